//! Strings of JSON.

use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::str::{Str, wtf8};
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{Downcast, Handle, PyResult, Raised, Vm};

/// Raises `json.JSONDecodeError` about a byte offset.
#[cold]
pub(super) fn decode_error(message: &str, document: Str, at: usize, vm: &mut Vm) -> Raised {
    let index = document.char_index(at.min(document.byte_len()));
    decode_error_at(message, document, index as i64, vm)
}

/// The same, about a character.
#[cold]
fn decode_error_at(message: &str, document: Str, index: i64, vm: &mut Vm) -> Raised {
    let make = |vm: &mut Vm| {
        let module = vm.import_module("json.decoder")?;
        let name = vm.intern("JSONDecodeError")?;
        let class = vm.get_attr(module, name)?;
        let message = Str::new(message, vm)?;
        vm.call(class, &[message.value(), document.value(), Value::int(index)])
    };
    match make(vm) {
        Ok(error) => vm.raise_value(error),
        Err(raised) => raised,
    }
}

/// Reads the string whose first character is at byte `start`; the string, and the
/// offset behind its closing quote.
pub(super) fn scan(
    document: Str,
    start: usize,
    strict: bool,
    vm: &mut Vm,
) -> PyResult<(Str, usize)> {
    let bytes = document.as_bytes();
    let plain = plain_len(bytes.get(start..).unwrap_or(&[]), strict);
    let stop = start + plain;
    if bytes.get(stop) == Some(&b'"') {
        let text = Str::from_wtf8(&bytes[start..stop], vm)?;
        return Ok((text, stop + 1));
    }
    let mut text = bytes[start.min(bytes.len())..stop.min(bytes.len())].to_vec();
    let mut at = stop;
    loop {
        match bytes.get(at) {
            Some(b'"') => return Ok((Str::from_wtf8(&text, vm)?, at + 1)),
            Some(b'\\') => at = escape(document, start, at, &mut text, vm)?,
            Some(_) => return Err(decode_error("Invalid control character at", document, at, vm)),
            None => return Err(unterminated(document, start, vm)),
        }
        let plain = plain_len(bytes.get(at..).unwrap_or(&[]), strict);
        text.extend_from_slice(&bytes[at..at + plain]);
        at += plain;
    }
}

/// How many bytes stand in front of a quote, a backslash or what must not be there.
fn plain_len(bytes: &[u8], strict: bool) -> usize {
    let special = |&byte: &u8| byte == b'"' || byte == b'\\' || strict && byte < 0x20;
    bytes.iter().position(special).unwrap_or(bytes.len())
}

fn unterminated(document: Str, start: usize, vm: &mut Vm) -> Raised {
    let index = document.char_index(start.min(document.byte_len())) as i64;
    decode_error_at("Unterminated string starting at", document, index - 1, vm)
}

/// Reads the escape sequence whose backslash is at `at`; the offset behind it.
fn escape(
    document: Str,
    start: usize,
    at: usize,
    text: &mut Vec<u8>,
    vm: &mut Vm,
) -> PyResult<usize> {
    let bytes = document.as_bytes();
    let plain = match bytes.get(at + 1) {
        None => return Err(unterminated(document, start, vm)),
        Some(b'u') => {
            let invalid = "Invalid \\uXXXX escape";
            let Some(first) = hex(bytes, at + 2) else {
                return Err(decode_error(invalid, document, at + 1, vm));
            };
            let pair = (0xd800..0xdc00).contains(&first)
                && bytes.get(at + 6..at + 8) == Some(b"\\u")
                && bytes.len() > at + 12;
            if pair {
                let Some(second) = hex(bytes, at + 8) else {
                    return Err(decode_error(invalid, document, at + 7, vm));
                };
                if (0xdc00..0xe000).contains(&second) {
                    wtf8::push(text, 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00));
                    return Ok(at + 12);
                }
            }
            wtf8::push(text, first);
            return Ok(at + 6);
        }
        Some(&byte @ (b'"' | b'\\' | b'/')) => byte,
        Some(b'b') => 8,
        Some(b'f') => 12,
        Some(b'n') => b'\n',
        Some(b'r') => b'\r',
        Some(b't') => b'\t',
        Some(_) => return Err(decode_error("Invalid \\escape", document, at, vm)),
    };
    text.push(plain);
    Ok(at + 2)
}

/// Four hexadecimal digits, behind which something must follow.
fn hex(bytes: &[u8], at: usize) -> Option<u32> {
    if bytes.len() <= at + 4 {
        return None;
    }
    let digits = bytes.get(at..at + 4)?;
    digits.iter().try_fold(0, |sum, &digit| Some(sum << 4 | char::from(digit).to_digit(16)?))
}

/// scanstring(string, end, strict=True) -> (string, end)
///
/// Scan the string s for a JSON string. End is the index of the
/// character in s after the quote that started the JSON string.
/// Unescapes all valid JSON string escape sequences and raises ValueError
/// on attempt to decode an invalid string. If strict is False then literal
/// control characters are allowed in the string.
///
/// Returns a tuple of the decoded string and the index of the character in s
/// after the end quote.
#[native("scanstring(string, end, strict=?, /)")]
pub(super) fn scanstring(
    string: Value,
    end: isize,
    strict: Option<bool>,
    vm: &mut Vm,
) -> PyResult<Tuple> {
    let Some(document) = string.downcast::<Str>() else {
        let name = vm.type_name(string);
        return Err(vm.type_error(format!("first argument must be a string, not {name}")));
    };
    let start = match usize::try_from(end) {
        Ok(end) if end <= document.char_len() => document.byte_offset(end, vm),
        _ => return Err(vm.value_error("end is out of bounds")),
    };
    let (text, end) = scan(document, start, strict.unwrap_or(true), vm)?;
    Ok(Tuple::small([text.value(), Value::int(document.char_index(end) as i64)], vm))
}

/// Appends the string in quotes.
pub(super) fn quote(text: Str, ascii: bool, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    out.push(b'"');
    let mut done = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let plain = match byte {
            b'"' | b'\\' | 0..0x20 => false,
            0x7f.. => !ascii,
            _ => true,
        };
        if plain {
            at += 1;
            continue;
        }
        out.extend_from_slice(&bytes[done..at]);
        if byte < 0x80 {
            escape_ascii(byte, out);
            at += 1;
        } else {
            let (code, len) = wtf8::decode(bytes, at);
            escape_wide(code, out);
            at += len;
        }
        done = at;
    }
    out.extend_from_slice(&bytes[done..]);
    out.push(b'"');
}

fn escape_ascii(byte: u8, out: &mut Vec<u8>) {
    let short = match byte {
        b'"' | b'\\' => byte,
        8 => b'b',
        12 => b'f',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        _ => return unit(u32::from(byte), out),
    };
    out.extend_from_slice(&[b'\\', short]);
}

fn escape_wide(code: u32, out: &mut Vec<u8>) {
    if code < 0x1_0000 {
        return unit(code, out);
    }
    let code = code - 0x1_0000;
    unit(0xd800 | code >> 10, out);
    unit(0xdc00 | code & 0x3ff, out);
}

fn unit(unit: u32, out: &mut Vec<u8>) {
    let digit = |shift: u32| b"0123456789abcdef"[(unit >> shift & 15) as usize];
    out.extend_from_slice(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]);
}

fn quoted(string: Value, ascii: bool, vm: &Vm) -> PyResult<Str> {
    let Some(text) = string.downcast::<Str>() else {
        let name = vm.type_name(string);
        return Err(vm.type_error(format!("first argument must be a string, not {name}")));
    };
    let mut out = Vec::with_capacity(text.byte_len() + 2);
    quote(text, ascii, &mut out);
    Str::from_wtf8(&out, vm)
}

/// encode_basestring(string) -> string
///
/// Return a JSON representation of a Python string
#[native("encode_basestring(string, /)")]
pub(super) fn encode_basestring(string: Value, vm: &Vm) -> PyResult<Str> {
    quoted(string, false, vm)
}

/// encode_basestring_ascii(string) -> string
///
/// Return an ASCII-only JSON representation of a Python string
#[native("encode_basestring_ascii(string, /)")]
pub(super) fn encode_basestring_ascii(string: Value, vm: &Vm) -> PyResult<Str> {
    quoted(string, true, vm)
}
