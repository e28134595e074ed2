//! `_string`: how `string.Formatter` takes formats apart.
//!
//! Both functions give what they find as a list at once, where CPython gives
//! iterators; a wrong format is complained of when its part is reached.

use taipan_macros::native;
use taipan_vm::object::list::List;
use taipan_vm::object::module::ModuleDecl;
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{Handle, PyResult, Value, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl::new(
    "_string",
    "string helper module",
    &[&FORMATTER_PARSER, &FORMATTER_FIELD_NAME_SPLIT],
);

/// The end of the field that begins behind an opening brace: its text up to the
/// brace that closes it.
fn field_end(text: &[u8], vm: &Vm) -> PyResult<usize> {
    let (mut depth, mut in_brackets) = (1, false);
    let mut before_conversion = true;
    for (i, &byte) in text.iter().enumerate() {
        match byte {
            b'[' if before_conversion => in_brackets = true,
            b']' => in_brackets = false,
            b':' | b'!' if !in_brackets => before_conversion = false,
            b'{' if !in_brackets && before_conversion => {
                return Err(vm.value_error("unexpected '{' in field name"));
            }
            b'{' if !in_brackets => depth += 1,
            b'}' if !in_brackets => {
                depth -= 1;
                if depth == 0 {
                    return Ok(i);
                }
            }
            _ => {}
        }
    }
    Err(vm.value_error("expected '}' before end of string"))
}

/// The name, the specification and the conversion of a field.
type Field<'a> = (&'a [u8], &'a [u8], Option<Vec<u8>>);

fn split_field<'a>(field: &'a [u8], vm: &Vm) -> PyResult<Field<'a>> {
    let mut in_brackets = false;
    let split = field.iter().position(|&byte| {
        match byte {
            b'[' => in_brackets = true,
            b']' => in_brackets = false,
            _ => {}
        }
        !in_brackets && matches!(byte, b':' | b'!')
    });
    let Some(split) = split else { return Ok((field, b"", None)) };
    let (name, rest) = field.split_at(split);
    if rest.first() == Some(&b':') {
        return Ok((name, rest.get(1..).unwrap_or_default(), None));
    }
    let rest = rest.get(1..).unwrap_or_default();
    let first = rest.first().map_or(0, |&byte| match byte {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    });
    let (conversion, rest) = rest.split_at(first.min(rest.len()));
    if conversion.is_empty() {
        let message = "end of string while looking for conversion specifier";
        return Err(vm.value_error(message));
    }
    match rest.first() {
        None => Ok((name, b"", Some(conversion.to_vec()))),
        Some(b':') => Ok((name, rest.get(1..).unwrap_or_default(), Some(conversion.to_vec()))),
        Some(_) => Err(vm.value_error("expected ':' after conversion specifier")),
    }
}

/// parse the argument as a format string
#[native("formatter_parser(string, /)")]
fn formatter_parser(format: Str, vm: &mut Vm) -> PyResult<Value> {
    let text = format.as_bytes();
    let parts = List::new(vm);
    let mut at = 0;
    while at < text.len() {
        let (literal, next, has_field) = literal(text, at, vm)?;
        let literal = Str::from_wtf8(&literal, vm)?;
        at = next;
        if !has_field {
            let none = Value::NONE;
            let part = Tuple::small([literal.value(), none, none, none], vm);
            parts.push(part.value(), vm)?;
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let end = field_end(rest, vm)?;
        let (name, specification, conversion) =
            split_field(rest.get(..end).unwrap_or_default(), vm)?;
        let name = Str::from_wtf8(name, vm)?;
        let specification = Str::from_wtf8(specification, vm)?;
        let conversion = match conversion {
            Some(conversion) => Str::from_wtf8(&conversion, vm)?.value(),
            None => Value::NONE,
        };
        let part = [literal.value(), name.value(), specification.value(), conversion];
        parts.push(Tuple::small(part, vm).value(), vm)?;
        at += end + 1;
    }
    vm.iter(parts.value())
}

/// The literal text from `at` on, where the next part begins, and whether that is
/// a field. A doubled brace ends the text with one brace.
fn literal(text: &[u8], at: usize, vm: &Vm) -> PyResult<(Vec<u8>, usize, bool)> {
    let rest = text.get(at..).unwrap_or_default();
    let Some(brace) = rest.iter().position(|&byte| matches!(byte, b'{' | b'}')) else {
        return Ok((rest.to_vec(), text.len(), false));
    };
    let (before, from) = rest.split_at(brace);
    let doubled = from.first() == from.get(1);
    if doubled && from.len() > 1 {
        let mut literal = before.to_vec();
        literal.extend(from.first());
        return Ok((literal, at + brace + 2, false));
    }
    if from.first() == Some(&b'}') {
        return Err(vm.value_error("Single '}' encountered in format string"));
    }
    if from.len() == 1 {
        return Err(vm.value_error("Single '{' encountered in format string"));
    }
    Ok((before.to_vec(), at + brace + 1, true))
}

/// A name of digits only is an integer.
fn name_or_number(text: &[u8], vm: &Vm) -> PyResult<Value> {
    let digits = !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    if digits {
        let number = std::str::from_utf8(text).ok().and_then(|t| t.parse::<i64>().ok());
        return match number {
            Some(number) => Ok(vm.int(number)),
            None => Err(vm.value_error("Too many decimal digits in format string")),
        };
    }
    Str::from_wtf8(text, vm).map(Handle::value)
}

/// split the argument as a field name
#[native("formatter_field_name_split(string, /)")]
fn formatter_field_name_split(name: Str, vm: &mut Vm) -> PyResult<Tuple> {
    let text = name.as_bytes();
    let first = text.iter().position(|&b| matches!(b, b'.' | b'[')).unwrap_or(text.len());
    let (first, mut rest) = text.split_at(first);
    let first = name_or_number(first, vm)?;
    let steps = List::new(vm);
    while let Some((&kind, behind)) = rest.split_first() {
        let is_attribute = kind == b'.';
        let end = if is_attribute {
            behind.iter().position(|&b| matches!(b, b'.' | b'[')).unwrap_or(behind.len())
        } else if kind == b'[' {
            match behind.iter().position(|&b| b == b']') {
                Some(end) => end,
                None => return Err(vm.value_error("Missing ']' in format string")),
            }
        } else {
            let message = "Only '.' or '[' may follow ']' in format field specifier";
            return Err(vm.value_error(message));
        };
        let (step, behind) = behind.split_at(end);
        if step.is_empty() {
            return Err(vm.value_error("Empty attribute in format string"));
        }
        let step = if is_attribute {
            Str::from_wtf8(step, vm)?.value()
        } else {
            name_or_number(step, vm)?
        };
        steps.push(Tuple::small([Value::bool(is_attribute), step], vm).value(), vm)?;
        rest = if is_attribute { behind } else { behind.get(1..).unwrap_or_default() };
    }
    let steps = vm.iter(steps.value())?;
    Ok(Tuple::small([first, steps], vm))
}
