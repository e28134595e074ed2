//! `str.format`: replacement fields (library reference, "Format String Syntax").

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Handle;
use crate::native::Args;
use crate::object::dict::Dict;
use crate::object::str::unicode::decimal_value;
use crate::object::str::{Str, wtf8};
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// How fields are numbered: not yet known, by the format, or as they come.
#[derive(Clone, Copy, PartialEq)]
enum Numbering {
    Unknown,
    Manual,
    Automatic(usize),
}

/// What fields refer to.
struct Formatter {
    args: Option<Args>,
    /// Keyword arguments (a dict), or any mapping; unbound: none.
    names: Value,
    numbering: Numbering,
}

/// A replacement field as parsed: places in the format.
struct Field {
    name: (usize, usize),
    conversion: Option<u32>,
    spec: (usize, usize),
    /// Does the specification hold fields itself?
    nested: bool,
}

fn is(code: Option<&u8>, ch: u8) -> bool {
    code == Some(&ch)
}

/// Parses a field from behind its `{`; returns it and the place behind its `}`.
fn parse_field(codes: &[u8], start: usize, vm: &Vm) -> PyResult<(Field, usize)> {
    let mut at = start;
    let mut last = 0;
    while at < codes.len() {
        last = codes[at];
        at += 1;
        match last {
            b'{' => return Err(vm.value_error("unexpected '{' in field name")),
            b'[' => {
                while at < codes.len() && !is(codes.get(at), b']') {
                    at += 1;
                }
            }
            b'}' | b':' | b'!' => break,
            _ => {}
        }
    }
    let ended = matches!(last, b'}' | b':' | b'!') && at > start;
    if !ended {
        return Err(vm.value_error("expected '}' before end of string"));
    }
    let mut field =
        Field { name: (start, at - 1), conversion: None, spec: (at, at), nested: false };
    if last == b'}' {
        return Ok((field, at));
    }
    if last == b'!' {
        if at >= codes.len() {
            return Err(vm.value_error("end of string while looking for conversion specifier"));
        }
        let (conversion, width) = wtf8::decode(codes, at);
        field.conversion = Some(conversion);
        at += width;
        if let Some(&next) = codes.get(at) {
            at += 1;
            if next == b'}' {
                return Ok((field, at));
            }
            if next != b':' {
                return Err(vm.value_error("expected ':' after conversion specifier"));
            }
        }
    }
    let spec_start = at;
    let mut depth = 1;
    while let Some(&code) = codes.get(at) {
        at += 1;
        if code == b'{' {
            field.nested = true;
            depth += 1;
        } else if code == b'}' {
            depth -= 1;
            if depth == 0 {
                field.spec = (spec_start, at - 1);
                return Ok((field, at));
            }
        }
    }
    Err(vm.value_error("unmatched '{' in format spec"))
}

/// The integer that these characters write; `None` if they do not.
fn integer(codes: &[u8], vm: &Vm) -> PyResult<Option<usize>> {
    let mut number = 0isize;
    for code in wtf8::CodePoints::new(codes) {
        let Some(digit) = decimal_value(code) else { return Ok(None) };
        let next = number.checked_mul(10).and_then(|n| n.checked_add(digit as isize));
        number = next.ok_or_else(|| vm.value_error("Too many decimal digits in format string"))?;
    }
    Ok((!codes.is_empty()).then_some(number as usize))
}

fn string(codes: &[u8], vm: &Vm) -> PyResult<Str> {
    Str::from_wtf8(codes, vm)
}

impl Formatter {
    /// The text of a format, whose fields may nest to `depth`.
    fn build(&mut self, codes: &[u8], depth: u32, vm: &mut Vm) -> PyResult<Vec<u8>> {
        if depth == 0 {
            return Err(vm.value_error("Max string recursion exceeded"));
        }
        let mut out = Vec::with_capacity(codes.len() + 32);
        let mut at = 0;
        while at < codes.len() {
            let ahead = memchr::memchr2(b'{', b'}', &codes[at..]).unwrap_or(codes.len() - at);
            out.extend_from_slice(&codes[at..at + ahead]);
            at += ahead;
            let Some(&brace) = codes.get(at) else { break };
            at += 1;
            if is(codes.get(at), brace) {
                out.push(brace);
                at += 1;
                continue;
            }
            if brace == b'}' {
                return Err(vm.value_error("Single '}' encountered in format string"));
            }
            if at >= codes.len() {
                return Err(vm.value_error("Single '{' encountered in format string"));
            }
            let (field, end) = parse_field(codes, at, vm)?;
            at = end;
            let text = self.field(codes, &field, depth, vm)?;
            vm.reserve_text(&mut out, text.byte_len())?;
            out.extend_from_slice(text.as_bytes());
        }
        Ok(out)
    }

    fn field(&mut self, codes: &[u8], field: &Field, depth: u32, vm: &mut Vm) -> PyResult<Str> {
        let value = self.lookup(&codes[field.name.0..field.name.1], vm)?;
        let value = match field.conversion.and_then(char::from_u32) {
            None if field.conversion.is_none() => value,
            Some('r') => vm.repr(value)?.value(),
            Some('s') => vm.str(value)?.value(),
            Some('a') => vm.ascii(value)?.value(),
            other => {
                let code = field.conversion.unwrap_or(0);
                let shown = match other {
                    Some(ch) if (0x21..0x7f).contains(&code) => ch.to_string(),
                    _ => format!("\\x{code:x}"),
                };
                return Err(vm.value_error(format!("Unknown conversion specifier {shown}")));
            }
        };
        let spec = &codes[field.spec.0..field.spec.1];
        let spec = if field.nested {
            let text = self.build(spec, depth - 1, vm)?;
            Str::from_wtf8(&text, vm)?
        } else {
            string(spec, vm)?
        };
        vm.format(value, spec)
    }

    /// The value that a field's name (`first.attribute[key]…`) refers to.
    fn lookup(&mut self, name: &[u8], vm: &mut Vm) -> PyResult<Value> {
        let ends = |&code: &u8| code == b'.' || code == b'[';
        let first_end = name.iter().position(ends).unwrap_or(name.len());
        let (first, mut rest) = name.split_at(first_end);
        let mut value = self.first(first, vm)?;
        while let Some((&mark, after)) = rest.split_first() {
            let end = if mark == b'.' {
                after.iter().position(ends).unwrap_or(after.len())
            } else if mark == b'[' {
                let end = after.iter().position(|&code| code == b']');
                end.ok_or_else(|| vm.value_error("Missing ']' in format string"))?
            } else {
                return Err(
                    vm.value_error("Only '.' or '[' may follow ']' in format field specifier")
                );
            };
            let key = &after[..end];
            if key.is_empty() {
                return Err(vm.value_error("Empty attribute in format string"));
            }
            if mark == b'.' {
                rest = &after[end..];
                let name = string(key, vm)?;
                let name = vm.intern_str(name)?;
                value = vm.get_attr(value, name)?;
            } else {
                rest = &after[end + 1..];
                let key = match integer(key, vm)? {
                    Some(index) => vm.int(index as i64),
                    None => string(key, vm)?.value(),
                };
                value = vm.get_item(value, key)?;
            }
        }
        Ok(value)
    }

    /// The argument that the first part of a field's name refers to.
    fn first(&mut self, name: &[u8], vm: &mut Vm) -> PyResult<Value> {
        let number = integer(name, vm)?;
        if !name.is_empty() && number.is_none() {
            let key = string(name, vm)?.value();
            if self.names.is_unbound() {
                return Err(vm.key_error(key));
            }
            if vm.is_exact(self.names, ClassId::Dict) && self.args.is_some() {
                let names: Option<Dict> = crate::handle::Downcast::downcast(self.names);
                let found = names.map(|names| names.get(key, vm)).transpose()?.flatten();
                return found.ok_or_else(|| vm.key_error(key));
            }
            return vm.get_item(self.names, key);
        }
        let index = match (number, self.numbering) {
            (Some(_), Numbering::Automatic(_)) => {
                return Err(vm.value_error(
                    "cannot switch from automatic field numbering to manual field specification",
                ));
            }
            (None, Numbering::Manual) => {
                return Err(vm.value_error(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
            (Some(index), _) => {
                self.numbering = Numbering::Manual;
                index
            }
            (None, Numbering::Automatic(next)) => {
                self.numbering = Numbering::Automatic(next + 1);
                next
            }
            (None, Numbering::Unknown) => {
                self.numbering = Numbering::Automatic(1);
                0
            }
        };
        let Some(args) = self.args else {
            return Err(vm.value_error("Format string contains positional fields"));
        };
        args.get(index).copied().ok_or_else(|| {
            vm.index_error(format!(
                "Replacement index {index} out of range for positional args tuple"
            ))
        })
    }
}

/// `format.format(*args, **names)`.
fn format_fields(format: Str, args: Option<Args>, names: Value, vm: &mut Vm) -> PyResult<Str> {
    let mut formatter = Formatter { args, names, numbering: Numbering::Unknown };
    let text = formatter.build(format.as_bytes(), 2, vm)?;
    Str::from_wtf8(&text, vm)
}

/// Return a formatted version of the string, using substitutions from args and kwargs.
///
/// The substitutions are identified by braces ('{' and '}').
#[native("format(self, /, *args, **kwargs)")]
pub(crate) fn str_format(
    format: Str,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Str> {
    let names = kwargs.map_or(Value::UNBOUND, Handle::value);
    format_fields(format, Some(args), names, vm)
}

/// Return a formatted version of the string, using substitutions from mapping.
///
/// The substitutions are identified by braces ('{' and '}').
#[native("format_map(self, mapping, /)")]
pub(crate) fn format_map(format: Str, mapping: Value, vm: &mut Vm) -> PyResult<Str> {
    format_fields(format, None, mapping, vm)
}
