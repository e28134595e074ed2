//! Async generators (PEP 525): their steps are awaitable objects.
//!
//! The body yields two kinds of things to its driver: what it awaits, and what it
//! yields to its consumer. The latter is wrapped ([`wrap_value`]), so that a step
//! can tell it: awaited things pass through, a wrapped value ends the step.

use super::methods::{stop, throw, thrown};
use super::{Generator, State};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};
use taipan_macros::native;

/// What awaiting a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Action {
    /// `asend`, `__anext__`.
    Send,
    /// `athrow`.
    Throw,
    /// `aclose`.
    Close,
}

/// How far a step has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Progress {
    New,
    Begun,
    Done,
}

/// The memory of a step (and of a wrapped value, and of a coroutine's iterator,
/// which use the first field only).
#[repr(C)]
pub struct StepObject {
    header: Header,
    action: Action,
    progress: Cell<Progress>,
    padding: [u8; 6],
    subject: Cell<Value>,
    /// What is sent or thrown.
    argument: Cell<Value>,
}

handle! {
    /// A step of an async generator, a value it yielded, or a coroutine's
    /// iterator: told by class.
    Step => StepObject, Kind::AsyncStep
}

impl Step {
    fn new(class: ClassId, action: Action, subject: Value, argument: Value, vm: &Vm) -> Step {
        Step(vm.place(Kind::AsyncStep, 1, class.shape(), |header| StepObject {
            header,
            action,
            progress: Cell::new(Progress::New),
            padding: [0; 6],
            subject: Cell::new(subject),
            argument: Cell::new(argument),
        }))
    }

    /// A coroutine's iterator.
    pub(super) fn wrapper(coroutine: Generator, vm: &Vm) -> Step {
        let class = ClassId::CoroutineWrapper;
        Step::new(class, Action::Send, coroutine.value(), Value::NONE, vm)
    }

    /// The generator or coroutine that it drives.
    pub(super) fn generator(self) -> Option<Generator> {
        self.object().subject.get().downcast()
    }
}

impl crate::native::FromArg for Step {
    fn from_arg(value: Value, _: crate::native::ArgContext, vm: &mut Vm) -> PyResult<Self> {
        value.downcast().ok_or_else(|| vm.type_error("an async generator's step is needed"))
    }
}

/// Wraps what an async generator yields, so that it is told from what it awaits.
pub(crate) fn wrap_value(value: Value, vm: &Vm) -> Value {
    Step::new(ClassId::AsyncGeneratorValue, Action::Send, value, Value::NONE, vm).value()
}

fn step(this: Generator, action: Action, argument: Value, vm: &Vm) -> Value {
    Step::new(ClassId::AsyncGeneratorStep, action, this.value(), argument, vm).value()
}

/// Return an awaitable, that resolves in asynchronous iterator.
#[native("__aiter__(self, /)")]
pub fn async_iter(this: Generator, _vm: &Vm) -> Value {
    this.value()
}

/// Return a value or raise StopAsyncIteration.
#[native("__anext__(self, /)")]
pub fn async_next(this: Generator, vm: &mut Vm) -> PyResult<Value> {
    this.take_hooks(vm)?;
    Ok(step(this, Action::Send, Value::NONE, vm))
}

/// asend(v) -> send 'v' in generator.
#[native("asend(self, value, /)")]
pub fn async_send(this: Generator, value: Value, vm: &mut Vm) -> PyResult<Value> {
    this.take_hooks(vm)?;
    Ok(step(this, Action::Send, value, vm))
}

/// athrow(value) -> raise exception in generator.
#[native("athrow(self, type, value=?, traceback=?, /)")]
pub fn async_throw(
    this: Generator,
    kind: Value,
    value: Option<Value>,
    traceback: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let exception = thrown(kind, value, traceback, vm)?;
    this.take_hooks(vm)?;
    Ok(step(this, Action::Throw, exception, vm))
}

/// aclose() -> raise GeneratorExit inside generator.
#[native("aclose(self, /)")]
pub fn async_close(this: Generator, vm: &mut Vm) -> PyResult<Value> {
    this.take_hooks(vm)?;
    Ok(step(this, Action::Close, Value::NONE, vm))
}

/// Return an iterator to be used in await expression.
#[native("__await__(self, /)")]
pub fn step_await(this: Step, _vm: &Vm) -> Value {
    this.value()
}

/// Implement next(self).
#[native("__next__(self, /)")]
pub fn step_next(this: Step, vm: &mut Vm) -> PyResult<Value> {
    step_send(this, Value::NONE, vm)
}

fn name_of(action: Action) -> &'static str {
    match action {
        Action::Send => "asend",
        Action::Throw => "athrow",
        Action::Close => "aclose",
    }
}

/// What a step has come to: something that it awaits, or its result.
type Stepped = Result<Value, Value>;

/// A native method's outcome: results are raised as `StopIteration`.
fn answer(stepped: PyResult<Stepped>, vm: &mut Vm) -> PyResult<Value> {
    stepped?.map_err(|result| stop(result, vm))
}

/// Send a value into the step.
#[native("send(self, value, /)")]
pub fn step_send(this: Step, value: Value, vm: &mut Vm) -> PyResult<Value> {
    answer(drive(this, value, vm), vm)
}

/// Sends a value into the step.
pub(crate) fn drive(this: Step, value: Value, vm: &mut Vm) -> PyResult<Stepped> {
    let object = this.object();
    let Some(generator) = this.generator() else {
        return Err(vm.type_error("an async generator's step is needed"));
    };
    match object.progress.get() {
        Progress::Done => {
            let what = if object.action == Action::Send {
                "__anext__()/asend()"
            } else {
                "aclose()/athrow()"
            };
            return Err(vm.runtime_error(format!("cannot reuse already awaited {what}")));
        }
        Progress::Begun => return advance(this, generator, value, vm),
        Progress::New => {}
    }
    if generator.state() == State::Running || generator.delegate().is_some() {
        object.progress.set(Progress::Done);
        let name = if object.action == Action::Send { "anext" } else { name_of(object.action) };
        return Err(
            vm.runtime_error(format!("{name}(): asynchronous generator is already running"))
        );
    }
    object.progress.set(Progress::Begun);
    if generator.state() == State::Finished && object.action == Action::Close {
        object.progress.set(Progress::Done);
        return Ok(Err(Value::NONE));
    }
    let argument = object.argument.get();
    match object.action {
        Action::Send => advance(this, generator, argument, vm),
        Action::Throw | Action::Close => {
            let closing = object.action == Action::Close;
            if closing && generator.state() == State::Created {
                generator.object().state.set(State::Finished);
                object.progress.set(Progress::Done);
                return Ok(Err(Value::NONE));
            }
            let exception =
                if closing { vm.exception_of(ClassId::GeneratorExit, &[]) } else { argument };
            let step = throw(generator, exception, vm);
            settle(this, step, vm)
        }
    }
}

fn advance(this: Step, generator: Generator, value: Value, vm: &mut Vm) -> PyResult<Stepped> {
    let step = if generator.state() == State::Finished {
        Ok(Err(Value::NONE))
    } else {
        vm.resume(generator, value)
    };
    settle(this, step, vm)
}

/// What a step answers to what its generator did.
fn settle(this: Step, step: PyResult<Result<Value, Value>>, vm: &mut Vm) -> PyResult<Stepped> {
    let object = this.object();
    let closing = object.action == Action::Close;
    match step {
        Ok(Ok(yielded)) if vm.is_exact(yielded, ClassId::AsyncGeneratorValue) => {
            object.progress.set(Progress::Done);
            if closing {
                return Err(vm.runtime_error("async generator ignored GeneratorExit"));
            }
            let value =
                yielded.downcast::<Step>().map_or(Value::NONE, |s| s.object().subject.get());
            Ok(Err(value))
        }
        Ok(Ok(awaited)) => Ok(Ok(awaited)),
        Ok(Err(_)) => {
            object.progress.set(Progress::Done);
            if closing {
                return Ok(Err(Value::NONE));
            }
            Err(vm.raise_value(vm.exception_of(ClassId::StopAsyncIteration, &[])))
        }
        Err(raised) => {
            object.progress.set(Progress::Done);
            let ends = vm.raised_is(&raised, ClassId::GeneratorExit)
                || vm.raised_is(&raised, ClassId::StopAsyncIteration);
            if closing && ends {
                let _ = vm.take_raised(raised);
                return Ok(Err(Value::NONE));
            }
            Err(raised)
        }
    }
}

/// Raise an exception in the step.
#[native("throw(self, type, value=?, traceback=?, /)")]
pub fn step_throw(
    this: Step,
    kind: Value,
    value: Option<Value>,
    traceback: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let exception = thrown(kind, value, traceback, vm)?;
    let Some(generator) = this.generator() else {
        return Err(vm.type_error("an async generator's step is needed"));
    };
    if this.object().progress.get() == Progress::Done {
        let what = name_of(this.object().action);
        return Err(vm.runtime_error(format!("cannot reuse already awaited {what}()")));
    }
    this.object().progress.set(Progress::Begun);
    let step = throw(generator, exception, vm);
    answer(settle(this, step, vm), vm)
}

/// Close the step.
#[native("close(self, /)")]
pub fn step_close(this: Step, _vm: &Vm) {
    this.object().progress.set(Progress::Done);
}

/// Return an AsyncIterator for an AsyncIterable object.
#[native("aiter(async_iterable, /)")]
pub fn aiter(iterable: Value, vm: &mut Vm) -> PyResult<Value> {
    let Some(iterator) = vm.call_special(iterable, crate::Special::AIter, &[])? else {
        let name = vm.type_name(iterable);
        return Err(vm.type_error(format!("'{name}' object is not an async iterable")));
    };
    if vm.class_of(iterator).special(crate::Special::ANext, vm).is_none() {
        let name = vm.type_name(iterator);
        return Err(
            vm.type_error(format!("aiter() returned not an async iterator of type '{name}'"))
        );
    }
    Ok(iterator)
}

/// Return the next item from the async iterator.
#[native("anext(aiterator, default=?, /)")]
pub fn anext(iterator: Value, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    let Some(step) = vm.call_special(iterator, crate::Special::ANext, &[])? else {
        let name = vm.type_name(iterator);
        return Err(vm.type_error(format!("'{name}' object is not an async iterator")));
    };
    match default {
        None => Ok(step),
        Some(default) => Ok(super::anext::AnextStep::new(step, default, vm).value()),
    }
}

/// The functions of this file that are in `builtins`.
pub static FUNCTIONS: &[&crate::native::NativeDecl] = &[&AITER, &ANEXT];
