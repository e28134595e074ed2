//! The classes of `None`, `Ellipsis` and `NotImplemented`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::kind::Kind;
use crate::native::Args;
use crate::object::class::{Class, ClassDecl};
use crate::object::dict::Dict;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

fn no_arguments(name: &str, args: Args, kwargs: Option<Dict>, vm: &Vm) -> PyResult<()> {
    if args.is_empty() && kwargs.is_none_or(|kwargs| kwargs.len(vm) == 0) {
        return Ok(());
    }
    Err(vm.type_error(format!("{name} takes no arguments")))
}

/// Return `None`.
#[native("__new__(cls, *args, **kwargs)", static)]
fn none_new(_class: Class, args: Args, kwargs: Option<Dict>, vm: &Vm) -> PyResult<Value> {
    no_arguments("NoneType", args, kwargs, vm)?;
    Ok(Value::NONE)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn none_repr(_value: Value, _vm: &Vm) -> PyResult<&'static str> {
    Ok("None")
}

/// True if self else False
#[native("__bool__(self, /)")]
fn none_bool(_value: Value, _vm: &Vm) -> PyResult<bool> {
    Ok(false)
}

/// Return `Ellipsis`.
#[native("__new__(cls, *args, **kwargs)", static)]
fn ellipsis_new(_class: Class, args: Args, kwargs: Option<Dict>, vm: &Vm) -> PyResult<Value> {
    no_arguments("EllipsisType", args, kwargs, vm)?;
    Ok(Value::ELLIPSIS)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn ellipsis_repr(_value: Value, _vm: &Vm) -> PyResult<&'static str> {
    Ok("Ellipsis")
}

/// Helper for pickle.
#[native("__reduce__(self, /)")]
fn ellipsis_reduce(_value: Value, _vm: &Vm) -> PyResult<&'static str> {
    Ok("Ellipsis")
}

/// Return `NotImplemented`.
#[native("__new__(cls, *args, **kwargs)", static)]
fn not_implemented_new(
    _class: Class,
    args: Args,
    kwargs: Option<Dict>,
    vm: &Vm,
) -> PyResult<Value> {
    no_arguments("NotImplementedType", args, kwargs, vm)?;
    Ok(Value::NOT_IMPLEMENTED)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn not_implemented_repr(_value: Value, _vm: &Vm) -> PyResult<&'static str> {
    Ok("NotImplemented")
}

/// Helper for pickle.
#[native("__reduce__(self, /)")]
fn not_implemented_reduce(_value: Value, _vm: &Vm) -> PyResult<&'static str> {
    Ok("NotImplemented")
}

/// True if self else False
#[native("__bool__(self, /)")]
fn not_implemented_bool(_value: Value, vm: &Vm) -> PyResult<bool> {
    Err(vm.type_error("NotImplemented should not be used in a boolean context"))
}

/// `NoneType`'s declaration.
pub static NONE_TYPE: ClassDecl = ClassDecl {
    kind: Kind::Instance,
    methods: &[&NONE_NEW, &NONE_REPR, &NONE_BOOL],
    doc: "The type of the None singleton.",
    ..ClassDecl::new(ClassId::NoneType, "NoneType")
};
/// `ellipsis`'s declaration.
pub static ELLIPSIS_TYPE: ClassDecl = ClassDecl {
    kind: Kind::Instance,
    methods: &[&ELLIPSIS_NEW, &ELLIPSIS_REPR, &ELLIPSIS_REDUCE],
    doc: "The type of the Ellipsis singleton.",
    ..ClassDecl::new(ClassId::EllipsisType, "ellipsis")
};
/// `NotImplementedType`'s declaration.
pub static NOT_IMPLEMENTED_TYPE: ClassDecl = ClassDecl {
    kind: Kind::Instance,
    methods: &[
        &NOT_IMPLEMENTED_NEW,
        &NOT_IMPLEMENTED_REPR,
        &NOT_IMPLEMENTED_REDUCE,
        &NOT_IMPLEMENTED_BOOL,
    ],
    doc: "The type of the NotImplemented singleton.",
    ..ClassDecl::new(ClassId::NotImplementedType, "NotImplementedType")
};
