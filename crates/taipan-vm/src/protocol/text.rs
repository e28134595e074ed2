//! `repr`, `str`, `ascii` and `format`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::int::operand::Operand;
use crate::object::int::text::decimal_str;
use crate::object::str::Str;
use crate::protocol::format::float::{float_repr, plain_repr};
use crate::protocol::format::{number, text};
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;

/// How deep `repr` may be nested. What stands in the way of more is not the native
/// stack but that each text is copied into the one around it.
const MAX_REPR_DEPTH: u32 = 10_000;

impl Vm {
    /// `repr(value)`.
    pub fn repr(&mut self, value: Value) -> PyResult<Str> {
        if let Some(text) = self.number_text(value) {
            return text;
        }
        self.check_native_stack()?;
        let depth = self.repr_depth.get();
        if depth >= MAX_REPR_DEPTH {
            let message = "maximum recursion depth exceeded while getting the repr of an object";
            return Err(self.raise(ClassId::RecursionError, message));
        }
        self.repr_depth.set(depth + 1);
        let text = self.call_special(value, Special::Repr, &[]);
        self.repr_depth.set(depth);
        // On the way out of a nest, too: each text holds the one inside.
        let text = text?;
        self.poll()?;
        match text {
            Some(text) => self.expect_str(text, "__repr__"),
            None => {
                let name = self.type_name(value);
                Str::new(&format!("<{name} object>"), self)
            }
        }
    }

    /// `str(value)`.
    pub fn str(&mut self, value: Value) -> PyResult<Str> {
        if self.is_exact(value, ClassId::Str)
            && let Some(string) = value.downcast::<Str>()
        {
            return Ok(string);
        }
        if let Some(text) = self.number_text(value) {
            return text;
        }
        self.check_native_stack()?;
        match self.call_special(value, Special::Str, &[])? {
            Some(text) => self.expect_str(text, "__str__"),
            None => self.repr(value),
        }
    }

    /// `str` and `repr` of an exact `int` or `float`.
    #[inline]
    fn number_text(&self, value: Value) -> Option<PyResult<Str>> {
        if self.is_exact(value, ClassId::Int) {
            return Operand::of(value).map(|i| decimal_str(i, self));
        }
        if self.is_exact(value, ClassId::Float) {
            let f = self.as_float(value)?;
            if let Some(text) = plain_repr(f, &mut ryu::Buffer::new()) {
                return Some(Str::from_ascii(text.as_bytes(), self));
            }
            let text = float_repr(f);
            return Some(Str::from_ascii(text.as_bytes(), self));
        }
        None
    }

    fn expect_str(&self, text: Value, method: &str) -> PyResult<Str> {
        text.downcast::<Str>().ok_or_else(|| {
            self.type_error(format!("{method} returned non-string (type {})", self.type_name(text)))
        })
    }

    /// `ascii(value)`.
    pub fn ascii(&mut self, value: Value) -> PyResult<Str> {
        let text = self.repr(value)?;
        if text.is_ascii() { Ok(text) } else { crate::object::str::escape_non_ascii(text, self) }
    }

    /// `format(value, specification)`.
    pub fn format(&mut self, value: Value, specification: Str) -> PyResult<Str> {
        let exact = |id| self.is_exact(value, id);
        if specification.is_empty()
            && (exact(ClassId::Str) || exact(ClassId::Int) || exact(ClassId::Float))
        {
            return self.str(value);
        }
        if exact(ClassId::Int) {
            return number::format_int(value, specification, self);
        }
        if exact(ClassId::Float) {
            return number::format_float(value, specification, self);
        }
        if exact(ClassId::Str)
            && let Some(string) = value.downcast::<Str>()
        {
            return text::format_str(string, specification, self);
        }
        match self.call_special(value, Special::Format, &[specification.value()])? {
            Some(text) => text.downcast::<Str>().ok_or_else(|| {
                let got = self.type_name(text);
                self.type_error(format!("__format__ must return a str, not {got}"))
            }),
            None => self.str(value),
        }
    }

    /// `repr(value)` as Rust text, for messages.
    pub fn repr_text(&mut self, value: Value) -> PyResult<String> {
        Ok(self.repr(value)?.to_string_lossy().into_owned())
    }
}
