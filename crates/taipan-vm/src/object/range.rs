//! `range`.

use crate::class_id::ClassId;
use crate::handle;
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// The memory of a range.
#[repr(C)]
pub struct RangeObject {
    header: Header,
    pub(crate) start: Cell<Value>,
    pub(crate) stop: Cell<Value>,
    pub(crate) step: Cell<Value>,
}

handle! {
    /// `range`.
    Range => RangeObject, Kind::Range
}

impl Range {
    /// A range of these three values.
    pub fn new(start: Value, stop: Value, step: Value, vm: &Vm) -> Range {
        Range(vm.place(Kind::Range, 0, ClassId::Range.shape(), |header| RangeObject {
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

/// `range`'s declaration.
pub static RANGE: ClassDecl =
    ClassDecl { kind: Kind::Range, is_sequence: true, ..ClassDecl::new(ClassId::Range, "range") };
