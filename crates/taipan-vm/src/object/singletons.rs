//! The classes of `None`, `Ellipsis` and `NotImplemented`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::native::Args;
use crate::object::class::{Class, ClassDecl};
use crate::object::dict::Dict;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

fn no_arguments(name: &str, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<()> {
    if !args.is_empty() || kwargs.is_some_and(|k| k.len(vm) > 0) {
        return Err(vm.type_error(format!("{name} takes no arguments")));
    }
    Ok(())
}

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub fn none_new(_class: Class, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    no_arguments("NoneType", args, kwargs, vm).map(|()| Value::NONE)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn none_repr(_this: Value, _vm: &Vm) -> &'static str {
    "None"
}

/// True if self else False.
#[native("__bool__(self, /)")]
pub fn none_bool(_this: Value, _vm: &Vm) -> bool {
    false
}

/// Return hash(self).
#[native("__hash__(self, /)")]
pub fn none_hash(_this: Value, _vm: &Vm) -> i64 {
    // The constant of CPython 3.12 and later.
    0xfca8_6420
}

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub fn ellipsis_new(
    _class: Class,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    no_arguments("EllipsisType", args, kwargs, vm).map(|()| Value::ELLIPSIS)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn ellipsis_repr(_this: Value, _vm: &Vm) -> &'static str {
    "Ellipsis"
}

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub fn not_implemented_new(
    _class: Class,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    no_arguments("NotImplementedType", args, kwargs, vm).map(|()| Value::NOT_IMPLEMENTED)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn not_implemented_repr(_this: Value, _vm: &Vm) -> &'static str {
    "NotImplemented"
}

/// True if self else False.
#[native("__bool__(self, /)")]
pub fn not_implemented_bool(_this: Value, vm: &mut Vm) -> PyResult<bool> {
    Err(vm.type_error("NotImplemented should not be used in a boolean context"))
}

/// `NoneType`'s declaration.
pub static NONE_TYPE: ClassDecl = ClassDecl {
    methods: &[&NONE_NEW, &NONE_REPR, &NONE_BOOL, &NONE_HASH],
    doc: "The type of the None singleton.",
    ..ClassDecl::new(ClassId::NoneType, "NoneType")
};
/// `ellipsis`'s declaration.
pub static ELLIPSIS_TYPE: ClassDecl = ClassDecl {
    methods: &[&ELLIPSIS_NEW, &ELLIPSIS_REPR],
    doc: "The type of the Ellipsis singleton.",
    ..ClassDecl::new(ClassId::EllipsisType, "ellipsis")
};
/// `NotImplementedType`'s declaration.
pub static NOT_IMPLEMENTED_TYPE: ClassDecl = ClassDecl {
    methods: &[&NOT_IMPLEMENTED_NEW, &NOT_IMPLEMENTED_REPR, &NOT_IMPLEMENTED_BOOL],
    doc: "The type of the NotImplemented singleton.",
    ..ClassDecl::new(ClassId::NotImplementedType, "NotImplementedType")
};
