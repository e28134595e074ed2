//! `_tuplegetter`: the attributes of named tuples. The fields: index, docstring.

use crate::instance::instance;
use taipan_macros::native;
use taipan_vm::object::class::{Class, GetSetDecl};
use taipan_vm::object::module::Module;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{ClassId, Downcast, Handle, PyResult, Value, Vm};

static GETTER: NativeClass = NativeClass {
    subclassable: false,
    getters: &[GetSetDecl {
        name: "__doc__",
        get: |vm, this| Ok(Getter::of(this).map_or(Value::NONE, |g| g.0.field::<1>(vm))),
        set: Some(|vm, this, doc| {
            if let Some(getter) = Getter::of(this) {
                getter.0.set_field::<1>(doc.unwrap_or(Value::NONE), vm);
            }
            Ok(())
        }),
        doc: "",
    }],
    ..NativeClass::new(
        "_tuplegetter",
        "collections",
        "",
        &[&NEW, &GET, &SET, &DELETE, &REPR, &REDUCE],
    )
};

instance!(Getter, GETTER);

pub(super) fn add_class(module: Module, vm: &mut Vm) -> PyResult<()> {
    let class = vm.native_class(&GETTER)?;
    // The docstring of the class would hide that of its instances.
    let doc = vm.intern("__doc__")?;
    let own = taipan_vm::object::descriptor::GetSet::new(&GETTER.getters[0], class.value(), vm);
    class.dict(vm).set_str(doc, own.value(), vm)?;
    module.add("_tuplegetter", class.value(), vm)
}

/// Create and return a new object.
#[native("__new__(cls, index, doc, /)", static)]
fn new(class: Class, index: isize, doc: Value, vm: &Vm) -> PyResult<Value> {
    let index = Value::int((index as i64).clamp(-1, 1 << 59));
    Ok(Opaque::of(&GETTER, class, [index, doc], vm).value())
}

/// Return an attribute of instance, which is of type owner.
#[native("__get__(self, instance, owner=None, /)")]
fn get(this: Getter, instance: Value, _owner: Value, vm: &Vm) -> PyResult<Value> {
    if instance.is_none() {
        return Ok(this.value());
    }
    let index = this.0.field::<0>(vm).as_int().unwrap_or(-1);
    let Some(tuple) = instance.downcast::<Tuple>() else {
        let got = vm.type_name(instance);
        return Err(vm.type_error(format!(
            "descriptor for index '{index}' for tuple subclasses doesn't apply to '{got}' object"
        )));
    };
    let item = usize::try_from(index).ok().and_then(|index| tuple.items().get(index).copied());
    item.ok_or_else(|| vm.index_error("tuple index out of range"))
}

/// Set an attribute of instance to value.
#[native("__set__(self, instance, value, /)")]
fn set(_this: Getter, _instance: Value, _value: Value, vm: &Vm) -> PyResult<()> {
    Err(vm.raise(ClassId::AttributeError, "can't set attribute"))
}

/// Delete an attribute of instance.
#[native("__delete__(self, instance, /)")]
fn delete(_this: Getter, _instance: Value, vm: &Vm) -> PyResult<()> {
    Err(vm.raise(ClassId::AttributeError, "can't delete attribute"))
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn repr(this: Getter, vm: &mut Vm) -> PyResult<String> {
    let index = vm.repr_text(this.0.field::<0>(vm))?;
    let doc = vm.repr_text(this.0.field::<1>(vm))?;
    Ok(format!("_tuplegetter({index}, {doc})"))
}

/// Helper for pickle.
#[native("__reduce__(self, /)")]
fn reduce(this: Getter, vm: &Vm) -> PyResult<Tuple> {
    let args = Tuple::small([this.0.field::<0>(vm), this.0.field::<1>(vm)], vm);
    Ok(Tuple::small([vm.class_of(this.value()).value(), args.value()], vm))
}
