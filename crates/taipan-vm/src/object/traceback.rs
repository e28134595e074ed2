//! Tracebacks and frame objects.

use crate::class_id::ClassId;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::object::exception::Exception;
use crate::object::function::Function;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// The memory of a traceback entry.
#[repr(C)]
pub struct TracebackObject {
    header: Header,
    /// Word position of the instruction in the function's code.
    word: u64,
    function: Cell<Value>,
    next: Cell<Value>,
}

handle! {
    /// A line of a traceback: a function and where it was.
    Traceback => TracebackObject, Kind::Traceback
}

impl Traceback {
    /// The function whose frame it was.
    pub fn function(self) -> Option<Function> {
        self.object().function.get().downcast()
    }

    /// Word position of the instruction in the function's code.
    pub fn word(self) -> u32 {
        self.object().word as u32
    }

    /// The next entry, nearer to where it was raised; or `None`.
    pub fn next(self) -> Value {
        self.object().next.get()
    }
}

/// Puts the frame that an exception leaves (or is handled in) in front of its
/// traceback.
pub(crate) fn extend(exception: Exception, function: Function, word: u32, vm: &Vm) {
    let next = exception.traceback();
    let entry =
        vm.place(Kind::Traceback, 1, ClassId::Traceback.shape(), |header| TracebackObject {
            header,
            word: u64::from(word),
            function: Cell::new(function.value()),
            next: Cell::new(next),
        });
    exception.set_field(|o| &o.traceback, Traceback(entry).value(), vm);
}

/// `traceback`'s declaration.
pub static TRACEBACK: ClassDecl =
    ClassDecl { kind: Kind::Traceback, ..ClassDecl::new(ClassId::Traceback, "traceback") };
/// `frame`'s declaration.
pub static FRAME: ClassDecl =
    ClassDecl { kind: Kind::Frame, ..ClassDecl::new(ClassId::Frame, "frame") };
