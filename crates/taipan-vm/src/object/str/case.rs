//! Case: `upper`, `lower`, `title` and their kin.

use super::{Str, unicode, wtf8};
use crate::error::PyResult;
use crate::vm::Vm;
use taipan_macros::native;

const CAPITAL_SIGMA: u32 = 0x3a3;
const SIGMA: u32 = 0x3c3;
const FINAL_SIGMA: u32 = 0x3c2;

/// ASCII text with each byte mapped.
fn map_ascii(string: Str, mut map: impl FnMut(u8) -> u8, vm: &Vm) -> PyResult<Str> {
    let bytes = string.as_bytes();
    if let &[byte] = bytes {
        return Str::from_ascii(&[map(byte)], vm);
    }
    Str::build(bytes.len(), true, vm, |room| {
        for (to, &byte) in room.iter_mut().zip(bytes) {
            *to = map(byte);
        }
    })
}

/// Would a capital sigma behind this text become a final sigma? (The character
/// before it, case-ignorable ones skipped, has case.)
fn sigma_ends(before: &str) -> bool {
    let text = format!("{before}\u{3a3}");
    text.to_lowercase().ends_with('\u{3c2}')
}

/// Is the character passed over when the context of a sigma is looked at?
fn is_case_ignorable(code: u32) -> bool {
    let Some(ch) = char::from_u32(code) else { return false };
    sigma_ends(&format!("a{ch}")) && !sigma_ends(&ch.to_string())
}

fn is_cased_in_context(code: u32) -> bool {
    char::from_u32(code).is_some_and(|ch| sigma_ends(&ch.to_string()))
}

/// Appends the lower case of the character at `at` (SpecialCasing.txt,
/// Final_Sigma).
fn push_lower_at(out: &mut Vec<u8>, code: u32, bytes: &[u8], at: usize) {
    if code != CAPITAL_SIGMA {
        return unicode::push_lower(out, code);
    }
    let mut start = at;
    let mut cased_before = false;
    while start > 0 {
        start = wtf8::previous(bytes, start);
        let before = wtf8::decode(bytes, start).0;
        if !is_case_ignorable(before) {
            cased_before = is_cased_in_context(before);
            break;
        }
    }
    let mut after = wtf8::CodePoints::new(&bytes[at + wtf8::width(code)..]);
    let cased_after = after.find(|&code| !is_case_ignorable(code)).is_some_and(is_cased_in_context);
    wtf8::push(out, if cased_before && !cased_after { FINAL_SIGMA } else { SIGMA });
}

/// Text with each character mapped: `map` gets the bytes so far, the character,
/// the whole text and its place.
fn map_text(
    string: Str,
    mut map: impl FnMut(&mut Vec<u8>, u32, &[u8], usize),
    vm: &Vm,
) -> PyResult<Str> {
    let bytes = string.as_bytes();
    let mut out = Vec::with_capacity(bytes.len() + 8);
    let mut codes = string.code_points();
    let mut at = 0;
    while let Some(code) = codes.next() {
        map(&mut out, code, bytes, at);
        at = codes.offset();
    }
    Str::from_wtf8(&out, vm)
}

/// Return a copy of the string converted to uppercase.
#[native("upper(self, /)")]
pub(super) fn upper(string: Str, vm: &Vm) -> PyResult<Str> {
    if string.is_ascii() {
        return map_ascii(string, |b| b.to_ascii_uppercase(), vm);
    }
    map_text(string, |out, code, _, _| unicode::push_upper(out, code), vm)
}

/// Return a copy of the string converted to lowercase.
#[native("lower(self, /)")]
pub(super) fn lower(string: Str, vm: &Vm) -> PyResult<Str> {
    if string.is_ascii() {
        return map_ascii(string, |b| b.to_ascii_lowercase(), vm);
    }
    map_text(string, push_lower_at, vm)
}

/// Return a version of the string suitable for caseless comparisons.
#[native("casefold(self, /)")]
pub(super) fn casefold(string: Str, vm: &Vm) -> PyResult<Str> {
    if string.is_ascii() {
        return map_ascii(string, |b| b.to_ascii_lowercase(), vm);
    }
    map_text(string, |out, code, _, _| unicode::push_folded(out, code), vm)
}

/// Convert uppercase characters to lowercase and lowercase characters to uppercase.
#[native("swapcase(self, /)")]
pub(super) fn swapcase(string: Str, vm: &Vm) -> PyResult<Str> {
    if string.is_ascii() {
        let swap = |b: u8| if b.is_ascii_alphabetic() { b ^ 0x20 } else { b };
        return map_ascii(string, swap, vm);
    }
    let swap = |out: &mut Vec<u8>, code, bytes: &[u8], at| {
        if unicode::is_upper(code) {
            push_lower_at(out, code, bytes, at);
        } else if unicode::is_lower(code) {
            unicode::push_upper(out, code);
        } else {
            wtf8::push(out, code);
        }
    };
    map_text(string, swap, vm)
}

/// Return a capitalized version of the string.
///
/// More specifically, make the first character have upper case and the rest lower
/// case.
#[native("capitalize(self, /)")]
pub(super) fn capitalize(string: Str, vm: &Vm) -> PyResult<Str> {
    if string.is_ascii() {
        let mut first = true;
        return map_ascii(
            string,
            |b| {
                if std::mem::take(&mut first) {
                    b.to_ascii_uppercase()
                } else {
                    b.to_ascii_lowercase()
                }
            },
            vm,
        );
    }
    let map = |out: &mut Vec<u8>, code, bytes: &[u8], at| {
        if at == 0 {
            unicode::push_title(out, code);
        } else {
            push_lower_at(out, code, bytes, at);
        }
    };
    map_text(string, map, vm)
}

/// Return a version of the string where each word is titlecased.
///
/// More specifically, words start with uppercased characters and all remaining
/// cased characters have lower case.
#[native("title(self, /)")]
pub(super) fn title(string: Str, vm: &Vm) -> PyResult<Str> {
    if string.is_ascii() {
        let mut in_word = false;
        let map = |b: u8| {
            let mapped = if in_word { b.to_ascii_lowercase() } else { b.to_ascii_uppercase() };
            in_word = b.is_ascii_alphabetic();
            mapped
        };
        return map_ascii(string, map, vm);
    }
    let mut in_word = false;
    let map = |out: &mut Vec<u8>, code, bytes: &[u8], at| {
        if in_word {
            push_lower_at(out, code, bytes, at);
        } else {
            unicode::push_title(out, code);
        }
        in_word = unicode::is_cased(code);
    };
    map_text(string, map, vm)
}
