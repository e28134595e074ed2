//! `slice`.

use crate::class_id::ClassId;
use crate::handle;
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// The memory of a slice.
#[repr(C)]
pub struct SliceObject {
    header: Header,
    pub(crate) start: Cell<Value>,
    pub(crate) stop: Cell<Value>,
    pub(crate) step: Cell<Value>,
}

handle! {
    /// `slice`.
    Slice => SliceObject, Kind::Slice
}

impl Slice {
    /// A slice of these three values.
    pub fn new(start: Value, stop: Value, step: Value, vm: &Vm) -> Slice {
        Slice(vm.place(Kind::Slice, 0, ClassId::Slice.shape(), |header| SliceObject {
            header,
            start: Cell::new(start),
            stop: Cell::new(stop),
            step: Cell::new(step),
        }))
    }

    /// Start, stop and step.
    pub fn parts(self) -> (Value, Value, Value) {
        let object = self.object();
        (object.start.get(), object.stop.get(), object.step.get())
    }
}

/// `slice`'s declaration.
pub static SLICE: ClassDecl =
    ClassDecl { kind: Kind::Slice, ..ClassDecl::new(ClassId::Slice, "slice") };
