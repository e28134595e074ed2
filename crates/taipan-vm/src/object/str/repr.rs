//! `repr` of text: quotes and escapes.

use super::{Str, unicode, wtf8};
use crate::error::PyResult;
use crate::vm::Vm;

/// Appends the escape of a character that is not printed as it is.
pub(crate) fn push_escape(out: &mut Vec<u8>, code: u32) {
    let text = match code {
        0x0a => "\\n".to_owned(),
        0x0d => "\\r".to_owned(),
        0x09 => "\\t".to_owned(),
        0..0x100 => format!("\\x{code:02x}"),
        0x100..0x1_0000 => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    };
    out.extend_from_slice(text.as_bytes());
}

/// The quote that `repr` takes: `"` only where the text has `'` and no `"`.
fn quote_of(bytes: &[u8]) -> u8 {
    if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' }
}

/// `repr` of a string.
pub(super) fn quoted(string: Str, vm: &Vm) -> PyResult<Str> {
    let bytes = string.as_bytes();
    // Printable ASCII without a quote or a backslash stands as it is.
    let plain = |&byte: &u8| (0x20..0x7f).contains(&byte) && byte != b'\'' && byte != b'\\';
    if !bytes.iter().all(plain) {
        // Each byte becomes four at most.
        vm.check_room(bytes.len().saturating_mul(4))?;
        return Str::from_wtf8(&quote(bytes), vm);
    }
    Str::build(bytes.len() + 2, true, vm, |room| {
        room[0] = b'\'';
        room[1..=bytes.len()].copy_from_slice(bytes);
        room[bytes.len() + 1] = b'\'';
    })
}

/// The `repr` of a text, as WTF-8.
pub(crate) fn quote(bytes: &[u8]) -> Vec<u8> {
    let mark = quote_of(bytes);
    let mut out = Vec::with_capacity(bytes.len() + 2);
    out.push(mark);
    let mut codes = wtf8::CodePoints::new(bytes);
    let mut start = 0;
    while let Some(code) = codes.next() {
        let end = codes.offset();
        if code == u32::from(mark) || code == 0x5c {
            out.push(b'\\');
            out.push(code as u8);
        } else if unicode::is_printable(code) {
            out.extend_from_slice(&bytes[start..end]);
        } else {
            push_escape(&mut out, code);
        }
        start = end;
    }
    out.push(mark);
    out
}

/// The text with every character past ASCII written as an escape, for `ascii()`.
pub(crate) fn escape_non_ascii(text: Str, vm: &Vm) -> PyResult<Str> {
    vm.check_room(text.byte_len().saturating_mul(3))?;
    let mut escaped = Vec::with_capacity(text.byte_len() * 2);
    for code in text.code_points() {
        if code < 0x80 {
            escaped.push(code as u8);
        } else {
            push_escape(&mut escaped, code);
        }
    }
    Str::from_wtf8(&escaped, vm)
}

/// `repr` of the bytes of a bytes object: with the prefix `b`. A bytearray
/// escapes `'` whatever the quotes are.
pub(crate) fn quote_bytes(bytes: &[u8], array: bool) -> Vec<u8> {
    let mark = quote_of(bytes);
    let mut out = Vec::with_capacity(bytes.len() + 3);
    out.extend_from_slice(&[b'b', mark]);
    for &byte in bytes {
        if byte == mark || byte == b'\\' || array && byte == b'\'' {
            out.extend_from_slice(&[b'\\', byte]);
        } else if (0x20..0x7f).contains(&byte) {
            out.push(byte);
        } else {
            push_escape(&mut out, u32::from(byte));
        }
    }
    out.push(mark);
    out
}
