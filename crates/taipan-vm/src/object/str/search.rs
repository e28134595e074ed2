//! Searching and replacing. Texts are compared as bytes: an occurrence in
//! generalized UTF-8 always begins and ends at a character.

use super::occurrences::{Occurrences, find_in, rfind_in};
use super::{Str, range};
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// The byte offsets of the characters from `start` to `end`.
fn span(
    string: Str,
    start: Option<Value>,
    end: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Option<(usize, usize)>> {
    if start.is_none() && end.is_none() {
        return Ok(Some((0, string.byte_len())));
    }
    let range = range::search_range(start, end, string.char_len(), vm)?;
    Ok(range.map(|(from, to)| (string.byte_offset(from, vm), string.byte_offset(to, vm))))
}

/// The number of the character where `part` is found.
fn position(
    string: Str,
    part: Str,
    start: Option<Value>,
    end: Option<Value>,
    last: bool,
    vm: &mut Vm,
) -> PyResult<Option<usize>> {
    let Some((from, to)) = span(string, start, end, vm)? else { return Ok(None) };
    let (text, part) = (&string.as_bytes()[from..to], part.as_bytes());
    let found = if last { rfind_in(text, part) } else { find_in(text, part) };
    Ok(found.map(|at| string.char_index(from + at)))
}

fn or_minus_one(found: Option<usize>) -> i64 {
    found.map_or(-1, |at| at as i64)
}

/// Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].
///
/// Optional arguments start and end are interpreted as in slice notation.
/// Return -1 on failure.
#[native("find(self, sub, start=?, end=?, /)")]
pub(super) fn find(
    string: Str,
    part: Str,
    start: Option<Value>,
    end: Option<Value>,
    vm: &mut Vm,
) -> PyResult<i64> {
    position(string, part, start, end, false, vm).map(or_minus_one)
}

/// Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].
///
/// Optional arguments start and end are interpreted as in slice notation.
/// Return -1 on failure.
#[native("rfind(self, sub, start=?, end=?, /)")]
pub(super) fn rfind(
    string: Str,
    part: Str,
    start: Option<Value>,
    end: Option<Value>,
    vm: &mut Vm,
) -> PyResult<i64> {
    position(string, part, start, end, true, vm).map(or_minus_one)
}

/// Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].
///
/// Optional arguments start and end are interpreted as in slice notation.
/// Raises ValueError when the substring is not found.
#[native("index(self, sub, start=?, end=?, /)")]
pub(super) fn index(
    string: Str,
    part: Str,
    start: Option<Value>,
    end: Option<Value>,
    vm: &mut Vm,
) -> PyResult<usize> {
    let found = position(string, part, start, end, false, vm)?;
    found.ok_or_else(|| vm.value_error("substring not found"))
}

/// Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].
///
/// Optional arguments start and end are interpreted as in slice notation.
/// Raises ValueError when the substring is not found.
#[native("rindex(self, sub, start=?, end=?, /)")]
pub(super) fn rindex(
    string: Str,
    part: Str,
    start: Option<Value>,
    end: Option<Value>,
    vm: &mut Vm,
) -> PyResult<usize> {
    let found = position(string, part, start, end, true, vm)?;
    found.ok_or_else(|| vm.value_error("substring not found"))
}

/// Return the number of non-overlapping occurrences of substring sub in string S[start:end].
///
/// Optional arguments start and end are interpreted as in slice notation.
#[native("count(self, sub, start=?, end=?, /)")]
pub(super) fn count(
    string: Str,
    part: Str,
    start: Option<Value>,
    end: Option<Value>,
    vm: &mut Vm,
) -> PyResult<usize> {
    let Some((from, to)) = span(string, start, end, vm)? else { return Ok(0) };
    let text = &string.as_bytes()[from..to];
    if part.is_empty() {
        return Ok(super::wtf8::count(text) + 1);
    }
    if let &[byte] = part.as_bytes() {
        return Ok(memchr::memchr_iter(byte, text).count());
    }
    Ok(Occurrences::of(part.as_bytes(), text).count())
}

/// `value in self`.
#[native("__contains__(self, key, /)")]
pub(super) fn contains(string: Str, part: Value, vm: &Vm) -> PyResult<bool> {
    let Some(part) = part.downcast::<Str>() else {
        let name = vm.type_name(part);
        return Err(
            vm.type_error(format!("'in <string>' requires string as left operand, not {name}"))
        );
    };
    Ok(find_in(string.as_bytes(), part.as_bytes()).is_some())
}

/// Does a text begin, or end, with an affix?
type AffixTest = fn(&[u8], &[u8]) -> bool;

/// Is there, at the start or the end of the span, the affix or one of a tuple?
fn has_affix(
    string: Str,
    affix: Value,
    bounds: (Option<Value>, Option<Value>),
    (name, test): (&str, AffixTest),
    vm: &mut Vm,
) -> PyResult<bool> {
    let span = span(string, bounds.0, bounds.1, vm)?;
    let text = span.map(|(from, to)| &string.as_bytes()[from..to]);
    let found = |affix: Str| text.is_some_and(|text| test(text, affix.as_bytes()));
    if let Some(affix) = affix.downcast::<Str>() {
        return Ok(found(affix));
    }
    let Some(tuple) = affix.downcast::<Tuple>() else {
        let got = vm.type_name(affix);
        return Err(
            vm.type_error(format!("{name} first arg must be str or a tuple of str, not {got}"))
        );
    };
    for &item in tuple.items() {
        let Some(affix) = item.downcast::<Str>() else {
            let got = vm.type_name(item);
            return Err(vm.type_error(format!("tuple for {name} must only contain str, not {got}")));
        };
        if found(affix) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Return True if the string starts with the specified prefix, False otherwise.
///
///   prefix
///     A string or a tuple of strings to try.
///   start
///     Optional start position. Default: start of the string.
///   end
///     Optional stop position. Default: end of the string.
#[native("startswith(self, prefix, start=?, end=?, /)")]
pub(super) fn startswith(
    string: Str,
    prefix: Value,
    start: Option<Value>,
    end: Option<Value>,
    vm: &mut Vm,
) -> PyResult<bool> {
    has_affix(string, prefix, (start, end), ("startswith", <[u8]>::starts_with), vm)
}

/// Return True if the string ends with the specified suffix, False otherwise.
///
///   suffix
///     A string or a tuple of strings to try.
///   start
///     Optional start position. Default: start of the string.
///   end
///     Optional stop position. Default: end of the string.
#[native("endswith(self, suffix, start=?, end=?, /)")]
pub(super) fn endswith(
    string: Str,
    suffix: Value,
    start: Option<Value>,
    end: Option<Value>,
    vm: &mut Vm,
) -> PyResult<bool> {
    has_affix(string, suffix, (start, end), ("endswith", <[u8]>::ends_with), vm)
}

/// Return a str with the given prefix string removed if present.
///
/// If the string starts with the prefix string, return string[len(prefix):].
/// Otherwise, return a copy of the original string.
#[native("removeprefix(self, prefix, /)")]
pub(super) fn removeprefix(string: Str, prefix: Str, vm: &Vm) -> PyResult<Str> {
    if string.as_bytes().starts_with(prefix.as_bytes()) {
        return string.byte_slice(prefix.byte_len(), string.byte_len(), vm);
    }
    Ok(string.exact(vm))
}

/// Return a str with the given suffix string removed if present.
///
/// If the string ends with the suffix string and that suffix is not empty,
/// return string[:-len(suffix)]. Otherwise, return a copy of the original
/// string.
#[native("removesuffix(self, suffix, /)")]
pub(super) fn removesuffix(string: Str, suffix: Str, vm: &Vm) -> PyResult<Str> {
    if string.as_bytes().ends_with(suffix.as_bytes()) {
        return string.byte_slice(0, string.byte_len() - suffix.byte_len(), vm);
    }
    Ok(string.exact(vm))
}

/// Return a copy with all occurrences of substring old replaced by new.
///
///   count
///     Maximum number of occurrences to replace.
///     -1 (the default value) means replace all occurrences.
///
/// If the optional argument count is given, only the first count occurrences are
/// replaced.
#[native("replace(self, old, new, /, count=-1)")]
pub(super) fn replace(string: Str, old: Str, new: Str, count: isize, vm: &mut Vm) -> PyResult<Str> {
    let limit = usize::try_from(count).unwrap_or(usize::MAX);
    let new_ascii = new.is_ascii();
    let ascii = string.is_ascii() && new_ascii;
    let text = string.as_bytes();
    if old.is_empty() {
        return insert_everywhere(string, new, limit, vm);
    }
    let (old, new) = (old.as_bytes(), new.as_bytes());
    let found = Occurrences::of(old, text).take(limit).count();
    if found == 0 {
        return Ok(string.exact(vm));
    }
    let added = found.checked_mul(new.len());
    let total = added.and_then(|added| added.checked_add(text.len() - found * old.len()));
    let total = total.filter(|&n| n <= isize::MAX as usize);
    let total = total.ok_or_else(|| vm.overflow_error("replace string is too long"))?;
    let fill = |room: &mut [u8]| replace_into(room, text, old, new, found);
    if ascii || !new_ascii {
        return Str::build(total, ascii, vm, fill);
    }
    // The last character that is not ASCII may have gone.
    let mut out = Vec::new();
    vm.reserve_text(&mut out, total)?;
    out.resize(total, 0);
    fill(&mut out);
    Str::from_wtf8(&out, vm)
}

fn replace_into(room: &mut [u8], text: &[u8], old: &[u8], new: &[u8], count: usize) {
    let (mut from, mut at) = (0, 0);
    let mut put = |bytes: &[u8]| {
        room[at..at + bytes.len()].copy_from_slice(bytes);
        at += bytes.len();
    };
    for found in Occurrences::of(old, text).take(count) {
        put(&text[from..found]);
        put(new);
        from = found + old.len();
    }
    put(&text[from..]);
}

/// `replace('', new)`: `new` in front of each character and at the end.
fn insert_everywhere(string: Str, new: Str, limit: usize, vm: &Vm) -> PyResult<Str> {
    let places = limit.min(string.char_len() + 1);
    let total = new.byte_len().checked_mul(places).and_then(|n| n.checked_add(string.byte_len()));
    let total = total.filter(|&n| n <= isize::MAX as usize);
    let total = total.ok_or_else(|| vm.overflow_error("replace string is too long"))?;
    let mut out = Vec::new();
    vm.reserve_text(&mut out, total)?;
    let mut left = places;
    for &byte in string.as_bytes() {
        if left > 0 && !super::wtf8::is_tail(byte) {
            out.extend_from_slice(new.as_bytes());
            left -= 1;
        }
        out.push(byte);
    }
    if left > 0 {
        out.extend_from_slice(new.as_bytes());
    }
    Str::from_wtf8(&out, vm)
}
