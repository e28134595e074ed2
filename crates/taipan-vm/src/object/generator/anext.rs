//! `anext(iterator, default)`: an awaitable that answers `default` where the step it
//! wraps ends with `StopAsyncIteration`.

use super::methods::{SELF_ITER, stop};
use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle;
use crate::handle::Downcast;
use crate::kind::Kind;
use crate::native::{ArgContext, Args, FromArg};
use crate::object::class::ClassDecl;
use crate::special::Special;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};
use taipan_macros::native;

/// The memory of such an awaitable.
#[repr(C)]
pub struct AnextObject {
    header: Header,
    /// The awaitable that `__anext__` returned; its iterator once that is needed.
    wrapped: Cell<Value>,
    default: Cell<Value>,
    iterating: Cell<Value>,
}

handle! {
    /// What `anext` with a default returns.
    AnextStep => AnextObject, Kind::Anext
}

impl AnextStep {
    /// Wraps a step.
    pub(super) fn new(step: Value, default: Value, vm: &Vm) -> AnextStep {
        let shape = ClassId::AnextAwaitable.shape();
        AnextStep(vm.place(Kind::Anext, 0, shape, |header| AnextObject {
            header,
            wrapped: Cell::new(step),
            default: Cell::new(default),
            iterating: Cell::new(Value::FALSE),
        }))
    }

    /// The iterator of the wrapped awaitable.
    fn iterator(self, vm: &mut Vm) -> PyResult<Value> {
        let object = self.object();
        if object.iterating.get() == Value::TRUE {
            return Ok(object.wrapped.get());
        }
        let wrapped = object.wrapped.get();
        let Some(iterator) = vm.call_special(wrapped, Special::Await, &[])? else {
            let name = vm.type_name(wrapped);
            return Err(vm.type_error(format!("'{name}' object can't be awaited")));
        };
        vm.store(self.head(), &object.wrapped, iterator);
        object.iterating.set(Value::TRUE);
        Ok(iterator)
    }

    /// `StopAsyncIteration` ends it with the default.
    fn settle(self, raised: Raised, vm: &mut Vm) -> Raised {
        if vm.raised_is(&raised, ClassId::StopAsyncIteration) {
            let _ = vm.take_raised(raised);
            return stop(self.object().default.get(), vm);
        }
        raised
    }
}

impl FromArg for AnextStep {
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        value.downcast().ok_or_else(|| vm.bad_argument(value, ClassId::AnextAwaitable, context))
    }
}

/// Implement next(self).
#[native("__next__(self, /)")]
pub fn anext_next(this: AnextStep, vm: &mut Vm) -> PyResult<Value> {
    let iterator = this.iterator(vm)?;
    vm.next_or_stop(iterator).map_err(|raised| this.settle(raised, vm))
}

/// send(value) -> send 'value' to the wrapped step.
#[native("send(self, value, /)")]
pub fn anext_send(this: AnextStep, value: Value, vm: &mut Vm) -> PyResult<Value> {
    let iterator = this.iterator(vm)?;
    vm.call_method(iterator, "send", &[value]).map_err(|raised| this.settle(raised, vm))
}

/// throw(exception) -> raise it in the wrapped step.
#[native("throw(self, /, *args)")]
pub fn anext_throw(this: AnextStep, args: Args, vm: &mut Vm) -> PyResult<Value> {
    let iterator = this.iterator(vm)?;
    vm.call_method(iterator, "throw", &args[..]).map_err(|raised| this.settle(raised, vm))
}

/// close() -> close the wrapped step.
#[native("close(self, /)")]
pub fn anext_close(this: AnextStep, vm: &mut Vm) -> PyResult<Value> {
    let iterator = this.iterator(vm)?;
    vm.call_method(iterator, "close", &[])
}

/// Return an iterator to be used in await expression.
#[native("__await__(self, /)")]
pub fn anext_await(this: Value, _vm: &Vm) -> PyResult<Value> {
    Ok(this)
}

/// `anext_awaitable`'s declaration.
pub static ANEXT_AWAITABLE: ClassDecl = ClassDecl {
    kind: Kind::Anext,
    methods: &[&SELF_ITER, &ANEXT_AWAIT, &ANEXT_NEXT, &ANEXT_SEND, &ANEXT_THROW, &ANEXT_CLOSE],
    ..ClassDecl::new(ClassId::AnextAwaitable, "anext_awaitable")
};
