//! Bound methods of Python functions (and of any other callable).

use crate::class_id::ClassId;
use crate::handle;
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// The memory of a bound method.
#[repr(C)]
pub struct MethodObject {
    header: Header,
    function: Cell<Value>,
    receiver: Cell<Value>,
}

handle! {
    /// A callable and the object that is its first argument.
    Method => MethodObject, Kind::Method
}

impl Method {
    /// `function` bound to `receiver`.
    #[inline]
    pub fn new(function: Value, receiver: Value, vm: &Vm) -> Method {
        Method(vm.place(Kind::Method, 0, ClassId::Method.shape(), |header| MethodObject {
            header,
            function: Cell::new(function),
            receiver: Cell::new(receiver),
        }))
    }

    /// `__func__`.
    #[inline(always)]
    pub fn function(self) -> Value {
        self.object().function.get()
    }

    /// `__self__`.
    #[inline(always)]
    pub fn receiver(self) -> Value {
        self.object().receiver.get()
    }
}

/// `method`'s declaration.
pub static METHOD: ClassDecl =
    ClassDecl { kind: Kind::Method, ..ClassDecl::new(ClassId::Method, "method") };
