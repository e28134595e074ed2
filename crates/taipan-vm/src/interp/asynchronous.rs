//! `yield from`, `await`, `async for`: what they drive.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::code::Code;
use crate::object::exception::Exception;
use crate::object::generator::Generator;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::CodeFlags;
use taipan_heap::Value;

impl Vm {
    /// PEP 479: a `StopIteration` that leaves a generator's body becomes a
    /// `RuntimeError`.
    pub(super) fn stop_iteration_error(&mut self, exception: Value, code: Code) -> PyResult<Value> {
        let flags = code.flags();
        let (noun, asynchronous) = if flags.has(CodeFlags::ASYNC_GENERATOR) {
            ("async generator", true)
        } else if flags.has(CodeFlags::COROUTINE) {
            ("coroutine", false)
        } else {
            ("generator", false)
        };
        let name = if self.is_instance(exception, ClassId::StopIteration) {
            "StopIteration"
        } else if asynchronous && self.is_instance(exception, ClassId::StopAsyncIteration) {
            "StopAsyncIteration"
        } else {
            return Ok(exception);
        };
        let error = self.exception(ClassId::RuntimeError, &format!("{noun} raised {name}"));
        if let Some(error) = error.downcast::<Exception>() {
            error.set_field(|o| &o.cause, exception, self);
            error.set_field(|o| &o.context, exception, self);
            error.set_field(|o| &o.suppress_context, Value::TRUE, self);
        }
        Ok(error)
    }

    /// What `yield from value` drives.
    pub(super) fn yield_from_iter(&mut self, value: Value, code: Code) -> PyResult<Value> {
        if self.is_exact(value, ClassId::Coroutine) {
            if code.flags().any(CodeFlags::COROUTINE | CodeFlags::ITERABLE_COROUTINE) {
                return Ok(value);
            }
            return Err(self.type_error(
                "cannot 'yield from' a coroutine object in a non-coroutine generator",
            ));
        }
        if self.is_exact(value, ClassId::Generator) {
            return Ok(value);
        }
        self.iter(value)
    }

    /// What `await value` drives.
    pub(crate) fn awaitable(&mut self, value: Value) -> PyResult<Value> {
        if let Some(coroutine) = value.downcast::<Generator>()
            && self.is_exact(value, ClassId::Coroutine)
        {
            if coroutine.delegate().is_some() {
                return Err(self.runtime_error("coroutine is being awaited already"));
            }
            return Ok(value);
        }
        self.awaitable_from(value, None)
    }

    /// Is it a generator of a function that `types.coroutine` has marked?
    fn is_iterable_coroutine(&self, value: Value) -> bool {
        let generator = value.downcast::<Generator>();
        generator.is_some_and(|generator| {
            generator.function().code().flags().has(CodeFlags::ITERABLE_COROUTINE)
        })
    }

    /// As [`Vm::awaitable`], of what the method of a context manager has returned.
    pub(crate) fn awaitable_from(&mut self, value: Value, method: Option<&str>) -> PyResult<Value> {
        if self.is_exact(value, ClassId::Coroutine) && method.is_some() {
            return self.awaitable(value);
        }
        if self.is_iterable_coroutine(value) {
            return Ok(value);
        }
        let Some(iterator) = self.call_special(value, Special::Await, &[])? else {
            let name = self.type_name(value);
            return Err(self.type_error(match method {
                None => format!("'{name}' object can't be awaited"),
                Some(method) => format!(
                    "'async with' received an object from {method} that does not implement \
                     __await__: {name}"
                ),
            }));
        };
        if self.is_exact(iterator, ClassId::Coroutine) || self.is_iterable_coroutine(iterator) {
            return Err(self.type_error("__await__() returned a coroutine"));
        }
        if self.class_of(iterator).special(Special::Next, self).is_none() {
            let name = self.type_name(iterator);
            return Err(
                self.type_error(format!("__await__() returned non-iterator of type '{name}'"))
            );
        }
        Ok(iterator)
    }

    /// `__aiter__`, for `async for`.
    pub(super) fn async_iter(&mut self, value: Value) -> PyResult<Value> {
        let Some(iterator) = self.call_special(value, Special::AIter, &[])? else {
            let name = self.type_name(value);
            return Err(self.type_error(format!(
                "'async for' requires an object with __aiter__ method, got {name}"
            )));
        };
        if self.class_of(iterator).special(Special::ANext, self).is_none() {
            let name = self.type_name(iterator);
            return Err(self.type_error(format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {name}"
            )));
        }
        Ok(iterator)
    }

    /// `__anext__` made awaitable, for `async for`.
    pub(super) fn async_next(&mut self, iterator: Value) -> PyResult<Value> {
        let Some(step) = self.call_special(iterator, Special::ANext, &[])? else {
            let name = self.type_name(iterator);
            return Err(self.type_error(format!(
                "'async for' requires an iterator with __anext__ method, got {name}"
            )));
        };
        match self.awaitable(step) {
            Ok(iterator) => Ok(iterator),
            Err(raised) => {
                let cause = self.take_raised(raised);
                let name = self.type_name(step);
                let message =
                    format!("'async for' received an invalid object from __anext__: {name}");
                let error = self.exception(ClassId::TypeError, &message);
                if let Some(error) = error.downcast::<Exception>() {
                    error.set_field(|o| &o.cause, cause, self);
                    error.set_field(|o| &o.suppress_context, Value::TRUE, self);
                }
                Err(self.raise_value(error))
            }
        }
    }
}

const _: fn(Exception) -> Value = |e| e.value();
