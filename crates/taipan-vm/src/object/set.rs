//! `set` and `frozenset`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::vm::Vm;
use taipan_heap::{Header, Value};

/// The memory of a set.
#[repr(C)]
pub struct SetObject {
    header: Header,
}

handle! {
    /// `set` or `frozenset`.
    Set => SetObject, Kind::Set
}

/// A frozenset constant of hashable constants.
pub(crate) fn frozen_constant(items: &[Value], vm: &Vm) -> PyResult<Value> {
    use crate::handle::Handle;
    crate::object::tuple::Tuple::new(items, vm).map(Handle::value)
}

/// `set`'s declaration.
pub static SET: ClassDecl =
    ClassDecl { kind: Kind::Set, subclassable: true, ..ClassDecl::new(ClassId::Set, "set") };
/// `frozenset`'s declaration.
pub static FROZENSET: ClassDecl = ClassDecl {
    kind: Kind::Set,
    subclassable: true,
    ..ClassDecl::new(ClassId::FrozenSet, "frozenset")
};

impl Set {
    /// An empty set.
    pub fn new(vm: &Vm) -> Set {
        Set(vm.place(Kind::Set, 0, ClassId::Set.shape(), |header| SetObject { header }))
    }

    /// Adds an element.
    pub fn add(self, _: Value, vm: &mut Vm) -> PyResult<bool> {
        Err(vm.unsupported("set"))
    }
}
