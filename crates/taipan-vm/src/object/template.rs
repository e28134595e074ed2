//! Template strings (PEP 750).

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::vm::Vm;
use taipan_heap::Value;

/// `Template`'s declaration.
pub static TEMPLATE: ClassDecl =
    ClassDecl { kind: Kind::Template, ..ClassDecl::new(ClassId::Template, "Template") };
/// `Interpolation`'s declaration.
pub static INTERPOLATION: ClassDecl = ClassDecl {
    kind: Kind::Interpolation,
    ..ClassDecl::new(ClassId::Interpolation, "Interpolation")
};

/// A t-string's `Interpolation`.
pub(crate) fn interpolation(
    _: Value,
    _: Value,
    _: Value,
    _: Value,
    vm: &mut Vm,
) -> PyResult<Value> {
    Err(vm.unsupported("template strings"))
}

/// A t-string's `Template`.
pub(crate) fn template(_: Value, _: Value, vm: &mut Vm) -> PyResult<Value> {
    Err(vm.unsupported("template strings"))
}
