//! `__format__` of `int`, `float` and `complex`.

use super::float::{exponent_form, fixed_form, general_form, number_repr, plain_form};
use super::layout::{Number, group_fraction, lay_out, padding};
use super::spec::{Align, Spec, unknown_type};
use crate::error::PyResult;
use crate::object::complex::Complex;
use crate::object::int::{self, operand::Operand};
use crate::object::str::{Str, pad, wtf8};
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Sign and digits of an integer in a base, without prefix.
pub(super) fn int_digits(value: Value, base: u8, vm: &mut Vm) -> PyResult<(bool, String)> {
    let number = Operand::of(value).unwrap_or(Operand::Small(0));
    let digits = match base {
        10 => {
            let mut text = int::text::decimal(number, vm)?;
            if number.is_negative() {
                text.remove(0);
            }
            text
        }
        // Each bit becomes a byte, at most.
        _ => {
            vm.reserve_text(&mut Vec::new(), number.bits() as usize)?;
            int::text::power_of_two_digits(number, base)
        }
    };
    Ok((number.is_negative(), digits))
}

/// `format(value, spec)` of an `int`.
pub(crate) fn format_int(value: Value, text: Str, vm: &mut Vm) -> PyResult<Str> {
    if text.is_empty() {
        return vm.str(value);
    }
    let spec = Spec::parse(text, b'd', Align::Right, value, vm)?;
    let kind = char::from_u32(spec.kind).unwrap_or('\0');
    match kind {
        'b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n' => format_integer(value, &spec, kind, vm),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
            let float = int::to_f64(value)
                .ok_or_else(|| vm.overflow_error("int too large to convert to float"))?;
            format_real(float, &spec, vm)
        }
        _ => Err(unknown_type(spec.kind, value, vm)),
    }
}

fn format_integer(value: Value, spec: &Spec, kind: char, vm: &mut Vm) -> PyResult<Str> {
    if spec.precision.is_some() {
        return Err(vm.value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(
            vm.value_error("Negative zero coercion (z) not allowed in integer format specifier")
        );
    }
    if kind == 'c' {
        return format_character(value, spec, vm);
    }
    let (base, prefix) = match kind {
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let prefix = if spec.alternate { prefix } else { "" };
    if let Some(i) = value.as_int()
        && kind != 'X'
    {
        let mut room = [0; 64];
        let digits = int::text::write_magnitude(i.unsigned_abs(), base, &mut room);
        return lay_out(&Number { negative: i < 0, prefix, digits, rest: b"" }, spec, vm);
    }
    let (negative, mut digits) = int_digits(value, base, vm)?;
    if kind == 'X' {
        digits.make_ascii_uppercase();
    }
    lay_out(&Number { negative, prefix, digits: digits.as_bytes(), rest: b"" }, spec, vm)
}

fn format_character(value: Value, spec: &Spec, vm: &Vm) -> PyResult<Str> {
    if spec.sign != 0 {
        return Err(vm.value_error("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(
            vm.value_error("Alternate form (#) not allowed with integer format specifier 'c'")
        );
    }
    let code = int::to_i64(value)
        .ok_or_else(|| vm.overflow_error("Python int too large to convert to C long"))?;
    let code = u32::try_from(code)
        .ok()
        .filter(|&code| code < 0x11_0000)
        .ok_or_else(|| vm.overflow_error("%c arg not in range(0x110000)"))?;
    let mut text = Vec::new();
    wtf8::push(&mut text, code);
    let missing = spec.width.unwrap_or(0).saturating_sub(1);
    pad::padded(&text, code < 0x80, padding(spec.align, missing), spec.fill, vm)
}

/// The magnitude of a float as a presentation type writes it (`\0`: none), and
/// whether the type shows in upper case.
pub(super) fn magnitude(
    f: f64,
    kind: char,
    precision: Option<usize>,
    alternate: bool,
    vm: &Vm,
) -> PyResult<String> {
    let wanted = precision.unwrap_or(6);
    if wanted > i32::MAX as usize {
        return Err(vm.value_error("precision too big"));
    }
    if f.is_nan() || f.is_infinite() {
        let text = if f.is_nan() { "nan" } else { "inf" };
        return Ok(if kind.is_ascii_uppercase() { text.to_uppercase() } else { text.to_owned() });
    }
    if wanted > 1 << 16 {
        // See that there is memory for it.
        vm.reserve_text(&mut Vec::new(), wanted)?;
    }
    let mut text = match kind.to_ascii_lowercase() {
        'e' => exponent_form(f, wanted, alternate),
        'f' | '%' => fixed_form(f, wanted, alternate),
        'g' | 'n' => general_form(f, wanted, alternate),
        'r' if precision.is_none() => number_repr(f.abs()),
        'r' => general_form(f, wanted, alternate),
        _ => plain_form(f, precision, alternate),
    };
    if kind.is_ascii_uppercase() {
        text.make_ascii_uppercase();
    }
    Ok(text)
}

/// Splits a magnitude where its integer digits end.
fn split_digits(text: &[u8]) -> (&[u8], &[u8]) {
    text.split_at(text.iter().take_while(|b| b.is_ascii_digit()).count())
}

/// Has the text a digit other than zero in front of its exponent?
fn is_zero_text(text: &str) -> bool {
    let end = text.find(['e', 'E']).unwrap_or(text.len());
    !text[..end].bytes().any(|b| b.is_ascii_digit() && b != b'0' || b.is_ascii_alphabetic())
}

fn format_real(f: f64, spec: &Spec, vm: &Vm) -> PyResult<Str> {
    let kind = char::from_u32(spec.kind).unwrap_or('\0');
    let shown = if kind == '%' { f * 100.0 } else { f };
    let mut text = magnitude(shown, kind, spec.precision, spec.alternate, vm)?;
    let negative =
        f.is_sign_negative() && !f.is_nan() && !(spec.no_negative_zero && is_zero_text(&text));
    if kind == '%' {
        text.push('%');
    }
    let (digits, rest) = split_digits(text.as_bytes());
    if spec.fraction_grouping.is_none() {
        return lay_out(&Number { negative, prefix: "", digits, rest }, spec, vm);
    }
    let rest = group_fraction(rest, spec.fraction_grouping);
    lay_out(&Number { negative, prefix: "", digits, rest: &rest }, spec, vm)
}

/// `format(value, spec)` of a `float`.
pub(crate) fn format_float(value: Value, text: Str, vm: &mut Vm) -> PyResult<Str> {
    if text.is_empty() {
        return vm.str(value);
    }
    let spec = Spec::parse(text, 0, Align::Right, value, vm)?;
    match char::from_u32(spec.kind) {
        Some('\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') => {
            format_real(vm.as_float(value).unwrap_or(0.0), &spec, vm)
        }
        _ => Err(unknown_type(spec.kind, value, vm)),
    }
}

/// `format(value, spec)` of a `complex`.
pub(crate) fn format_complex(
    value: Value,
    number: Complex,
    text: Str,
    vm: &mut Vm,
) -> PyResult<Str> {
    if text.is_empty() {
        return vm.str(value);
    }
    let spec = Spec::parse(text, 0, Align::Right, value, vm)?;
    if spec.fill == 0x30 {
        return Err(vm.value_error("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(vm.value_error("'=' alignment flag is not allowed in complex format specifier"));
    }
    let kind = match char::from_u32(spec.kind) {
        Some('\0') => 'r',
        Some(kind @ ('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) => kind,
        _ => return Err(unknown_type(spec.kind, value, vm)),
    };
    let (re, im) = number.parts();
    let plain = spec.kind == 0;
    let only_imaginary = plain && re == 0.0 && re.is_sign_positive();
    let mut part = Spec { width: None, align: Align::Left, ..spec.clone() };
    let one = |f: f64, part: &Spec| -> PyResult<Str> {
        let text = magnitude(f, kind, spec.precision, spec.alternate, vm)?;
        let (digits, rest) = split_digits(text.as_bytes());
        let rest = group_fraction(rest, spec.fraction_grouping);
        let negative =
            f.is_sign_negative() && !f.is_nan() && !(spec.no_negative_zero && is_zero_text(&text));
        lay_out(&Number { negative, prefix: "", digits, rest: &rest }, part, vm)
    };
    let mut body = Vec::new();
    if !only_imaginary {
        body.extend_from_slice(one(re, &part)?.as_bytes());
        part.sign = b'+';
    }
    body.extend_from_slice(one(im, &part)?.as_bytes());
    body.push(b'j');
    if plain && !only_imaginary {
        body.insert(0, b'(');
        body.push(b')');
    }
    let missing = spec.width.unwrap_or(0).saturating_sub(body.len());
    pad::padded(&body, true, padding(spec.align, missing), spec.fill, vm)
}

/// Convert to a string according to format_spec.
#[native("__format__(self, format_spec, /)")]
pub fn int_format(value: Value, format_spec: Str, vm: &mut Vm) -> PyResult<Str> {
    format_int(value, format_spec, vm)
}

/// Formats the float according to format_spec.
#[native("__format__(self, format_spec, /)")]
pub fn float_format(value: Value, format_spec: Str, vm: &mut Vm) -> PyResult<Str> {
    format_float(value, format_spec, vm)
}

/// Convert to a string according to format_spec.
#[native("__format__(self, format_spec, /)")]
pub fn complex_format(value: Complex, format_spec: Str, vm: &mut Vm) -> PyResult<Str> {
    format_complex(value.into(), value, format_spec, vm)
}
