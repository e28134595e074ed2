//! What `raise` and `except` mean.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::{Class, class_flags};
use crate::object::exception::Exception;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    /// The exception that `raise value` or `raise value from cause` raises.
    pub fn normalize_raise(&mut self, value: Value, cause: Option<Value>) -> PyResult<Value> {
        let message = "exceptions must derive from BaseException";
        let exception = self.to_exception(value, message)?;
        let Some(cause) = cause else { return Ok(exception) };
        let cause = if cause.is_none() {
            cause
        } else {
            self.to_exception(cause, "exception causes must derive from BaseException")?
        };
        if let Some(exception) = exception.downcast::<Exception>() {
            exception.set_field(|o| &o.cause, cause, self);
            exception.set_field(|o| &o.suppress_context, Value::TRUE, self);
        }
        Ok(exception)
    }

    /// An exception itself, or an instance of an exception class.
    fn to_exception(&mut self, value: Value, message: &str) -> PyResult<Value> {
        if value.is_kind(crate::Kind::Exception) {
            return Ok(value);
        }
        let Some(class) = value.downcast::<Class>().filter(|c| self.is_exception_class(*c)) else {
            return Err(self.type_error(message));
        };
        let made = self.call(class.value(), &[])?;
        if made.is_kind(crate::Kind::Exception) {
            return Ok(made);
        }
        let name = crate::report::class_path_full(class, self);
        let got = self.type_name(made);
        Err(self.type_error(format!(
            "calling <class '{name}'> should have returned an instance of BaseException, not <class '{got}'>"
        )))
    }

    fn is_exception_class(&self, class: Class) -> bool {
        class.has(class_flags::EXCEPTION)
            || class.is_subclass_of(self.class(ClassId::BaseException))
    }

    /// Does `except class` catch the exception? `class` may be a tuple.
    pub fn exception_matches(&mut self, exception: Value, class: Value) -> PyResult<bool> {
        let own = self.class_of(exception);
        if let Some(classes) = class.downcast::<Tuple>() {
            for &class in classes.items() {
                self.check_catchable(class)?;
            }
            return Ok(classes
                .items()
                .iter()
                .any(|c| c.downcast::<Class>().is_some_and(|class| own.is_subclass_of(class))));
        }
        self.check_catchable(class)?;
        Ok(class.downcast::<Class>().is_some_and(|class| own.is_subclass_of(class)))
    }

    fn check_catchable(&self, class: Value) -> PyResult<()> {
        match class.downcast::<Class>() {
            Some(class) if self.is_exception_class(class) => Ok(()),
            _ => Err(self.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            )),
        }
    }
}
