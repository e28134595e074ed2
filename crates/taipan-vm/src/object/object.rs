//! `object`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Handle;
use crate::object::class::{Class, ClassDecl};
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Return getattr(self, name).
#[native("__getattribute__(self, name, /)")]
pub fn getattribute(object: Value, name: Str, vm: &mut Vm) -> PyResult<Value> {
    let name = vm.intern_str(name)?;
    let class = vm.class_of(object);
    match vm.generic_get_attr(object, class, name)? {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(object, name)),
    }
}

/// Implement setattr(self, name, value).
#[native("__setattr__(self, name, value, /)")]
pub fn setattr(object: Value, name: Str, value: Value, vm: &mut Vm) -> PyResult<()> {
    let name = vm.intern_str(name)?;
    let class = vm.class_of(object);
    vm.generic_change_attr(object, class, name, Some(value))
}

/// Implement delattr(self, name).
#[native("__delattr__(self, name, /)")]
pub fn delattr(object: Value, name: Str, vm: &mut Vm) -> PyResult<()> {
    let name = vm.intern_str(name)?;
    let class = vm.class_of(object);
    vm.generic_change_attr(object, class, name, None)
}

/// Create and return a new object.
#[native("__new__(cls, *args, **kwargs)", static)]
pub fn object_new(
    class: Class,
    args: crate::native::Args,
    kwargs: Option<crate::object::dict::Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let _ = (args, kwargs);
    Ok(vm.allocate_instance(class))
}

/// This method is called when a class is subclassed.
#[native("__init_subclass__(cls, *args, **kwargs)", class)]
pub fn object_init_subclass(
    class: Class,
    args: crate::native::Args,
    kwargs: Option<crate::object::dict::Dict>,
    vm: &Vm,
) -> PyResult<()> {
    let name = class.name_text();
    if kwargs.is_some_and(|k| k.len(vm) > 0) {
        return Err(vm.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    if !args.is_empty() {
        let count = args.len();
        return Err(
            vm.type_error(format!("{name}.__init_subclass__() takes no arguments ({count} given)"))
        );
    }
    Ok(())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn object_repr(object: Value, vm: &mut Vm) -> PyResult<String> {
    let class = vm.class_of(object);
    Ok(format!("<{} object at {:#x}>", class.name_text(), object.bits() & !7))
}

/// Return hash(self).
#[native("__hash__(self, /)")]
pub fn object_hash(object: Value, vm: &Vm) -> PyResult<i64> {
    Ok(vm.identity_hash(object))
}

/// `object`'s declaration.
pub static OBJECT: ClassDecl = ClassDecl {
    subclassable: true,
    methods: &[
        &OBJECT_NEW,
        &GETATTRIBUTE,
        &SETATTR,
        &DELATTR,
        &OBJECT_REPR,
        &OBJECT_HASH,
        &OBJECT_INIT_SUBCLASS,
    ],
    doc: "The base class of the class hierarchy.",
    ..ClassDecl::new(ClassId::Object, "object")
};

const _: fn(Class) -> Value = |c| c.value();
