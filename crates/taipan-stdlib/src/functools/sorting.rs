//! `cmp_to_key`. The fields of a key: the comparison, the object (unbound in what
//! `cmp_to_key` itself returns).

use crate::instance::instance;
use taipan_bytecode::CompareOp;
use taipan_macros::native;
use taipan_vm::object::class::{Class, GetSetDecl};
use taipan_vm::object::module::Module;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::{Downcast, Handle, PyResult, Value, Vm};

static KEY: NativeClass = NativeClass {
    subclassable: false,
    getters: &[GetSetDecl {
        name: "obj",
        get: |vm, this| {
            let object = this.downcast::<Opaque>().map_or(Value::NONE, |o| o.field::<1>(vm));
            Ok(object.bound().unwrap_or(Value::NONE))
        },
        set: None,
        doc: "Value wrapped by a key function.",
    }],
    ..NativeClass::new(
        "KeyWrapper",
        "functools",
        "",
        &[&CALL, &KEY_LT, &KEY_LE, &KEY_EQ, &KEY_NE, &KEY_GT, &KEY_GE],
    )
};

instance!(Key, KEY);

pub(super) fn add_class(module: Module, vm: &mut Vm) -> PyResult<()> {
    let class = vm.native_class(&KEY)?;
    class.dict(vm).set_str(vm.intern("__hash__")?, Value::NONE, vm)?;
    module.add("_KeyWrapper", class.value(), vm)
}

fn make(compare: Value, object: Value, vm: &mut Vm) -> PyResult<Value> {
    match super::own("_KeyWrapper", vm)?.downcast::<Class>() {
        Some(class) => Ok(Opaque::of(&KEY, class, [compare, object], vm).value()),
        None => Err(vm.type_error("_functools._KeyWrapper is not a class")),
    }
}

/// Convert a cmp= function into a key= function.
#[native("cmp_to_key(mycmp)")]
pub(super) fn cmp_to_key(compare: Value, vm: &mut Vm) -> PyResult<Value> {
    make(compare, Value::UNBOUND, vm)
}

/// Call self as a function.
#[native("__call__(self, obj)")]
fn call(this: Key, object: Value, vm: &mut Vm) -> PyResult<Value> {
    let class = vm.class_of(this.value());
    let compare = this.0.field::<0>(vm);
    Ok(Opaque::of(&KEY, class, [compare, object], vm).value())
}

fn compare(this: Key, other: Value, op: CompareOp, vm: &mut Vm) -> PyResult<Value> {
    let Some(other) = Key::of(other) else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    let (x, y) = (this.0.field::<1>(vm), other.0.field::<1>(vm));
    if x.is_unbound() || y.is_unbound() {
        let key = if x.is_unbound() { this } else { other };
        let name = vm.intern("object")?;
        return Err(vm.no_attribute(key.value(), name));
    }
    let function = this.0.field::<0>(vm);
    let order = vm.call(function, &[x, y])?;
    vm.rich_compare(op, order, Value::int(0))
}

macro_rules! comparisons {
    ($($name:ident $text:literal $op:ident;)*) => { $(
        /// Compare two keys.
        #[native($text)]
        fn $name(this: Key, other: Value, vm: &mut Vm) -> PyResult<Value> {
            compare(this, other, CompareOp::$op, vm)
        }
    )* };
}

comparisons! {
    key_lt "__lt__(self, value, /)" Lt;
    key_le "__le__(self, value, /)" Le;
    key_eq "__eq__(self, value, /)" Eq;
    key_ne "__ne__(self, value, /)" Ne;
    key_gt "__gt__(self, value, /)" Gt;
    key_ge "__ge__(self, value, /)" Ge;
}
