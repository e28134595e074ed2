//! `str.__format__`.

use super::layout::padding;
use super::spec::{Align, Spec, unknown_type};
use crate::error::PyResult;
use crate::handle::Handle;
use crate::object::str::{Str, pad, wtf8};
use crate::vm::Vm;
use taipan_macros::native;

/// `format(string, spec)`.
pub(crate) fn format_str(string: Str, text: Str, vm: &Vm) -> PyResult<Str> {
    let spec = Spec::parse(text, b's', Align::Left, string.value(), vm)?;
    if spec.kind != u32::from(b's') {
        return Err(unknown_type(spec.kind, string.value(), vm));
    }
    let refused = if spec.sign == b' ' {
        "Space not allowed in string format specifier"
    } else if spec.sign != 0 {
        "Sign not allowed in string format specifier"
    } else if spec.no_negative_zero {
        "Negative zero coercion (z) not allowed in string format specifier"
    } else if spec.alternate {
        "Alternate form (#) not allowed in string format specifier"
    } else if spec.align == Align::AfterSign {
        "'=' alignment not allowed in string format specifier"
    } else {
        ""
    };
    if !refused.is_empty() {
        return Err(vm.value_error(refused));
    }
    let mut bytes = string.as_bytes();
    let mut len = string.char_len();
    if let Some(precision) = spec.precision
        && precision < len
    {
        bytes = &bytes[..wtf8::offset(bytes, precision)];
        len = precision;
    }
    let missing = spec.width.unwrap_or(0).saturating_sub(len);
    if missing == 0 && bytes.len() == string.byte_len() {
        return Ok(string.exact(vm));
    }
    pad::padded(bytes, bytes.is_ascii(), padding(spec.align, missing), spec.fill, vm)
}

/// Return a formatted version of the string as described by format_spec.
#[native("__format__(self, format_spec, /)")]
pub(crate) fn str_format_spec(string: Str, format_spec: Str, vm: &mut Vm) -> PyResult<Str> {
    if format_spec.is_empty() {
        // A subclass may have a `__str__` of its own.
        return vm.str(string.value());
    }
    format_str(string, format_spec, vm)
}
