//! Methods of generators and coroutines (language reference, section 6.2.9.1).

use super::asynchronous::Step;
use super::{Generator, State};
use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle::{Downcast, Handle};
use crate::object::class::GetSetDecl;
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_bytecode::{Instr, Intrinsic1, Op};
use taipan_heap::Value;
use taipan_macros::native;

/// Implement iter(self).
#[native("__iter__(self, /)")]
pub fn self_iter(this: Value, _vm: &Vm) -> Value {
    this
}

/// Implement next(self).
#[native("__next__(self, /)")]
pub fn generator_next(this: Generator, vm: &mut Vm) -> PyResult<Value> {
    generator_send(this, Value::NONE, vm)
}

/// send(value) -> send 'value' into generator,
/// return next yielded value or raise StopIteration.
#[native("send(self, value, /)")]
pub fn generator_send(this: Generator, value: Value, vm: &mut Vm) -> PyResult<Value> {
    let step = if this.state() == State::Finished {
        vm.finished_step(this)?
    } else {
        vm.resume(this, value)?
    };
    step.map_err(|returned| stop(returned, vm))
}

/// `StopIteration` with a return value, which may itself be a tuple or an
/// exception.
pub(super) fn stop(returned: Value, vm: &mut Vm) -> Raised {
    let args: &[Value] = if returned.is_none() { &[] } else { &[returned] };
    vm.raise_value(vm.exception_of(ClassId::StopIteration, args))
}

/// The exception that `throw(kind, value, traceback)` means.
pub(super) fn thrown(
    kind: Value,
    value: Option<Value>,
    traceback: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let many = value.is_some();
    let given = |value: Option<Value>| value.filter(|value| !value.is_none());
    let (value, traceback) = (given(value), given(traceback));
    if let Some(traceback) = traceback
        && !traceback.is_kind(crate::Kind::Traceback)
    {
        return Err(vm.type_error("throw() third argument must be a traceback object"));
    }
    if many {
        let message = "the (type, exc, tb) signature of throw() is deprecated, \
                       use the single-arg signature instead.";
        vm.warn(ClassId::DeprecationWarning, message)?;
    }
    let exception = if kind.is_kind(crate::Kind::Exception) {
        if value.is_some() {
            return Err(vm.type_error("instance exception may not have a separate value"));
        }
        kind
    } else if kind.is_kind(crate::Kind::Class)
        && kind
            .downcast::<crate::object::class::Class>()
            .is_some_and(|c| c.is_subclass_of(vm.class(ClassId::BaseException)))
    {
        match value {
            Some(value) if value.is_kind(crate::Kind::Exception) => value,
            Some(value) => match value.downcast::<crate::object::tuple::Tuple>() {
                Some(args) => vm.call(kind, args.items())?,
                None => vm.call(kind, &[value])?,
            },
            None => vm.normalize_raise(kind, None)?,
        }
    } else {
        let name = vm.type_name(kind);
        return Err(vm.type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {name}"
        )));
    };
    if let (Some(traceback), Some(exception)) =
        (traceback, exception.downcast::<crate::object::exception::Exception>())
    {
        exception.set_field(|o| &o.traceback, traceback, vm);
    }
    Ok(exception)
}

/// Raise exception in generator, return next yielded value or raise
/// StopIteration.
#[native("throw(self, type, value=?, traceback=?, /)")]
pub fn generator_throw(
    this: Generator,
    kind: Value,
    value: Option<Value>,
    traceback: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let exception = thrown(kind, value, traceback, vm)?;
    throw(this, exception, vm)?.map_err(|returned| stop(returned, vm))
}

/// Raises `exception` where the generator stands, or in what it delegates to.
pub(crate) fn throw(
    this: Generator,
    exception: Value,
    vm: &mut Vm,
) -> PyResult<Result<Value, Value>> {
    vm.check_native_stack()?;
    if this.state() == State::Finished && vm.is_exact(this.value(), ClassId::Coroutine) {
        return vm.finished_step(this);
    }
    if this.state() == State::Finished {
        return Err(vm.raise_again(exception));
    }
    let Some(delegate) = this.delegate() else { return vm.resume_raising(this, exception) };
    if vm.is_instance(exception, ClassId::GeneratorExit) {
        this.object().state.set(State::Running);
        let closed = close_iterator(delegate, vm);
        this.object().state.set(State::Suspended);
        return match closed {
            Ok(()) => vm.resume_raising(this, exception),
            Err(raised) => {
                let raised = vm.take_raised(raised);
                vm.resume_raising(this, raised)
            }
        };
    }
    this.object().state.set(State::Running);
    let step = throw_into(delegate, exception, vm);
    this.object().state.set(State::Suspended);
    match step {
        Ok(Some(Ok(yielded))) => Ok(Ok(yielded)),
        Ok(Some(Err(returned))) => end_delegation(this, returned, vm),
        Ok(None) => vm.resume_raising(this, exception),
        Err(raised) => {
            let raised = vm.take_raised(raised);
            vm.resume_raising(this, raised)
        }
    }
}

/// Throws into an iterator; `None` if it has no `throw`.
fn throw_into(
    iterator: Value,
    exception: Value,
    vm: &mut Vm,
) -> PyResult<Option<Result<Value, Value>>> {
    if let Some(generator) = iterator.downcast::<Generator>() {
        return throw(generator, exception, vm).map(Some);
    }
    let name = vm.intern("throw")?;
    let Some(method) = vm.try_get_attr(iterator, name)? else { return Ok(None) };
    match vm.call(method, &[exception]) {
        Ok(value) => Ok(Some(Ok(value))),
        Err(raised) => {
            let stop = vm.catch(raised, ClassId::StopIteration)?;
            Ok(Some(Err(vm.stop_value(stop))))
        }
    }
}

/// What the generator delegates to has returned: goes on behind it.
fn end_delegation(this: Generator, returned: Value, vm: &mut Vm) -> PyResult<Result<Value, Value>> {
    let object = this.object();
    // SAFETY: the saved `pc` is behind a `YieldDelegate`, whose offset is the
    // word before it.
    let target = unsafe {
        let pc = object.pc.get();
        pc.offset(*pc.sub(1) as i32 as isize)
    };
    object.pc.set(target);
    vm.resume(this, returned)
}

/// Calls an iterator's `close`, if it has one.
fn close_iterator(iterator: Value, vm: &mut Vm) -> PyResult<()> {
    if let Some(generator) = iterator.downcast::<Generator>() {
        return generator_close(generator, vm).map(|_| ());
    }
    let name = vm.intern("close")?;
    match vm.try_get_attr(iterator, name)? {
        Some(method) => vm.call(method, &[]).map(|_| ()),
        None => Ok(()),
    }
}

/// Does nothing in the generator notice when it is closed where it stands? Then
/// no exception is raised in it.
fn closes_quietly(this: Generator) -> bool {
    let code = this.function().code();
    let word = code.word_of(this.object().pc.get()).saturating_sub(1);
    this.delegate().is_none()
        && code.block().handler(word).is_none_or(|handler| {
            // The one that turns `StopIteration` into `RuntimeError`.
            let first = code.block().instructions.get(handler.target as usize);
            first.is_some_and(|&first| {
                let first = Instr(first);
                first.op() == Some(Op::Intrinsic1)
                    && first.c() == Intrinsic1::StopIterationError as usize
            })
        })
}

/// Raise GeneratorExit inside generator.
#[native("close(self, /)")]
pub fn generator_close(this: Generator, vm: &mut Vm) -> PyResult<Value> {
    match this.state() {
        State::Finished => return Ok(Value::NONE),
        State::Created => {
            this.object().state.set(State::Finished);
            return Ok(Value::NONE);
        }
        State::Suspended if closes_quietly(this) => {
            vm.discard_generator(this);
            return Ok(Value::NONE);
        }
        State::Running | State::Suspended => {}
    }
    let exit = vm.exception_of(ClassId::GeneratorExit, &[]);
    match throw(this, exit, vm) {
        Ok(Ok(_)) => {
            let what = vm.generator_noun(this);
            Err(vm.runtime_error(format!("{what} ignored GeneratorExit")))
        }
        Ok(Err(returned)) => Ok(returned),
        Err(raised) if vm.raised_is(&raised, ClassId::StopIteration) => {
            let stop = vm.take_raised(raised);
            Ok(vm.stop_value(stop))
        }
        Err(raised) => vm.catch(raised, ClassId::GeneratorExit).map(|_| Value::NONE),
    }
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn generator_repr(this: Generator, vm: &mut Vm) -> PyResult<String> {
    let class = vm.type_name(this.value());
    let name = vm.str(this.object().qualified_name.get())?.to_string_lossy().into_owned();
    Ok(format!("<{class} object {name} at {:#x}>", this.value().bits() & !7))
}

/// Return an iterator to be used in await expression.
#[native("__await__(self, /)")]
pub fn coroutine_await(this: Generator, vm: &mut Vm) -> PyResult<Value> {
    Ok(Step::wrapper(this, vm).value())
}

/// The coroutine behind its iterator.
fn wrapped(this: Step, vm: &Vm) -> PyResult<Generator> {
    this.generator().ok_or_else(|| vm.type_error("a coroutine's iterator is needed"))
}

/// Implement next(self).
#[native("__next__(self, /)")]
pub fn wrapper_next(this: Step, vm: &mut Vm) -> PyResult<Value> {
    generator_send(wrapped(this, vm)?, Value::NONE, vm)
}

/// Send a value into the coroutine.
#[native("send(self, value, /)")]
pub fn wrapper_send(this: Step, value: Value, vm: &mut Vm) -> PyResult<Value> {
    generator_send(wrapped(this, vm)?, value, vm)
}

/// Raise an exception in the coroutine.
#[native("throw(self, type, value=?, traceback=?, /)")]
pub fn wrapper_throw(
    this: Step,
    kind: Value,
    value: Option<Value>,
    traceback: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    generator_throw(wrapped(this, vm)?, kind, value, traceback, vm)
}

/// Close the coroutine.
#[native("close(self, /)")]
pub fn wrapper_close(this: Step, vm: &mut Vm) -> PyResult<Value> {
    generator_close(wrapped(this, vm)?, vm)
}

fn generator(vm: &Vm, value: Value) -> PyResult<Generator> {
    value.downcast().ok_or_else(|| vm.type_error("a generator is needed"))
}

fn get_name(vm: &mut Vm, value: Value) -> PyResult<Value> {
    let generator = generator(vm, value)?;
    Ok(match generator.frame_view() {
        Some(view) => view.object().generator_name.get(),
        None => generator.object().name.get(),
    })
}

fn get_qualified_name(vm: &mut Vm, value: Value) -> PyResult<Value> {
    Ok(generator(vm, value)?.object().qualified_name.get())
}

fn set_name(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let this = generator(vm, object)?;
    let Some(name) = value.and_then(|v| v.downcast::<Str>()) else {
        return Err(vm.type_error("__name__ must be set to a string object"));
    };
    match this.frame_view() {
        Some(view) => vm.store(view.head(), &view.object().generator_name, name.value()),
        None => vm.store(this.head(), &this.object().name, name.value()),
    }
    Ok(())
}

fn set_qualified_name(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let this = generator(vm, object)?;
    let Some(name) = value.and_then(|v| v.downcast::<Str>()) else {
        return Err(vm.type_error("__qualname__ must be set to a string object"));
    };
    vm.store(this.head(), &this.object().qualified_name, name.value());
    Ok(())
}

fn get_running(vm: &mut Vm, value: Value) -> PyResult<Value> {
    Ok(Value::bool(generator(vm, value)?.state() == State::Running))
}

fn get_suspended(vm: &mut Vm, value: Value) -> PyResult<Value> {
    Ok(Value::bool(generator(vm, value)?.state() == State::Suspended))
}

fn get_delegate(vm: &mut Vm, value: Value) -> PyResult<Value> {
    Ok(generator(vm, value)?.delegate().unwrap_or(Value::NONE))
}

fn get_code(vm: &mut Vm, value: Value) -> PyResult<Value> {
    Ok(generator(vm, value)?.function().code().value())
}

fn get_frame(vm: &mut Vm, value: Value) -> PyResult<Value> {
    let generator = generator(vm, value)?;
    if generator.state() == State::Finished {
        return Ok(Value::NONE);
    }
    Ok(generator.frame_object(vm).value())
}

macro_rules! getsets {
    ($running:literal, $suspended:literal, $delegate:literal, $code:literal, $frame:literal $(, $origin:literal)?) => {
        &[
            $(GetSetDecl { name: $origin, get: |_, _| Ok(Value::NONE), set: None, doc: "" },)?
            GetSetDecl { name: "__name__", get: get_name, set: Some(set_name), doc: "" },
            GetSetDecl {
                name: "__qualname__",
                get: get_qualified_name,
                set: Some(set_qualified_name),
                doc: "",
            },
            GetSetDecl { name: $running, get: get_running, set: None, doc: "" },
            GetSetDecl { name: $suspended, get: get_suspended, set: None, doc: "" },
            GetSetDecl { name: $delegate, get: get_delegate, set: None, doc: "" },
            GetSetDecl { name: $code, get: get_code, set: None, doc: "" },
            GetSetDecl { name: $frame, get: get_frame, set: None, doc: "" },
        ]
    };
}

pub(super) static GENERATOR_GETSETS: &[GetSetDecl] =
    getsets!("gi_running", "gi_suspended", "gi_yieldfrom", "gi_code", "gi_frame");
pub(super) static COROUTINE_GETSETS: &[GetSetDecl] =
    getsets!("cr_running", "cr_suspended", "cr_await", "cr_code", "cr_frame", "cr_origin");
pub(super) static ASYNC_GETSETS: &[GetSetDecl] =
    getsets!("ag_running", "ag_suspended", "ag_await", "ag_code", "ag_frame");
