//! Searching and replacing in bytes.

use super::sequence::byte_of;
use super::{Bytes, Octets, buffer_of, bytes_like};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::object::str::occurrences::{Occurrences, find_in, rfind_in};
use crate::object::str::range::search_range;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// What is searched for: an integer stands for one byte.
enum Needle {
    /// It cannot change.
    Bytes(Bytes),
    /// A copy.
    Copied(Vec<u8>),
}

impl std::ops::Deref for Needle {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Needle::Bytes(bytes) => bytes.as_slice(),
            Needle::Copied(bytes) => bytes,
        }
    }
}

fn needle(value: Value, vm: &mut Vm) -> PyResult<Needle> {
    if let Some(bytes) = value.downcast::<Bytes>() {
        return Ok(Needle::Bytes(bytes));
    }
    copied_needle(value, vm).map(Needle::Copied)
}

fn copied_needle(value: Value, vm: &mut Vm) -> PyResult<Vec<u8>> {
    if let Some(bytes) = buffer_of(value, vm) {
        return Ok(bytes.to_vec());
    }
    let is_index = vm.is_instance(value, ClassId::Int)
        || vm.class_of(value).special(crate::Special::Index, vm).is_some();
    if !is_index {
        let name = vm.type_name(value);
        return Err(
            vm.type_error(format!("argument should be integer or bytes-like object, not '{name}'"))
        );
    }
    Ok(vec![byte_of(value, vm)?])
}

struct Span {
    start: usize,
    end: usize,
}

fn span(
    octets: Octets,
    start: Option<Value>,
    end: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Option<Span>> {
    let len = octets.as_slice(vm).len();
    let range = search_range(start, end, len, vm)?;
    // Python code may have run: the content may be shorter now.
    let len = octets.as_slice(vm).len();
    Ok(range.filter(|&(_, end)| end <= len).map(|(start, end)| Span { start, end }))
}

fn position(
    octets: Octets,
    sub: Value,
    bounds: (Option<Value>, Option<Value>),
    last: bool,
    vm: &mut Vm,
) -> PyResult<Option<usize>> {
    let span = span(octets, bounds.0, bounds.1, vm)?;
    let part = needle(sub, vm)?;
    // Python code may have run: the content may be shorter now.
    let len = octets.as_slice(vm).len();
    let Some(Span { start, end }) = span.filter(|span| span.end <= len) else {
        return Ok(None);
    };
    let content = &octets.as_slice(vm)[start..end];
    let found = if last { rfind_in(content, &part) } else { find_in(content, &part) };
    Ok(found.map(|at| at + start))
}

fn or_minus_one(found: Option<usize>) -> i64 {
    found.map_or(-1, |at| at as i64)
}

macro_rules! finders {
    ($($name:ident $text:literal $last:literal $finish:expr;)*) => { $(
        #[doc = concat!("`", $text, "`: where the part is, as in slice notation.")]
        #[native($text)]
        pub(super) fn $name(
            octets: Octets,
            sub: Value,
            start: Option<Value>,
            end: Option<Value>,
            vm: &mut Vm,
        ) -> PyResult<i64> {
            let found = position(octets, sub, (start, end), $last, vm)?;
            let finish: fn(Option<usize>, &Vm) -> PyResult<i64> = $finish;
            finish(found, vm)
        }
    )* };
}

fn required(found: Option<usize>, vm: &Vm) -> PyResult<i64> {
    found.map(|at| at as i64).ok_or_else(|| vm.value_error("subsection not found"))
}

finders! {
    find "find(self, sub, start=?, end=?, /)" false |found, _| Ok(or_minus_one(found));
    rfind "rfind(self, sub, start=?, end=?, /)" true |found, _| Ok(or_minus_one(found));
    index "index(self, sub, start=?, end=?, /)" false required;
    rindex "rindex(self, sub, start=?, end=?, /)" true required;
}

/// Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end].
#[native("count(self, sub, start=?, end=?, /)")]
pub(super) fn count(
    octets: Octets,
    sub: Value,
    start: Option<Value>,
    end: Option<Value>,
    vm: &mut Vm,
) -> PyResult<usize> {
    let part = needle(sub, vm)?;
    let Some(Span { start, end }) = span(octets, start, end, vm)? else { return Ok(0) };
    if part.is_empty() {
        return Ok(end - start + 1);
    }
    Ok(Occurrences::of(&part, &octets.as_slice(vm)[start..end]).count())
}

/// Does a text begin, or end, with an affix?
type AffixTest = fn(&[u8], &[u8]) -> bool;

fn has_affix(
    octets: Octets,
    affix: Value,
    bounds: (Option<Value>, Option<Value>),
    (name, test): (&str, AffixTest),
    vm: &mut Vm,
) -> PyResult<bool> {
    let span = span(octets, bounds.0, bounds.1, vm)?;
    let content = span.map(|span| &octets.as_slice(vm)[span.start..span.end]);
    let found = |affix: &[u8]| content.is_some_and(|content| test(content, affix));
    if let Some(tuple) = affix.downcast::<Tuple>() {
        for &item in tuple.items() {
            if found(bytes_like(item, vm)?) {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    match buffer_of(affix, vm) {
        Some(affix) => Ok(found(affix)),
        None => Err(vm.type_error(format!(
            "{name} first arg must be bytes or a tuple of bytes, not {}",
            vm.type_name(affix)
        ))),
    }
}

/// Return True if the bytes starts with the specified prefix, False otherwise.
#[native("startswith(self, prefix, start=?, end=?, /)")]
pub(super) fn startswith(
    octets: Octets,
    prefix: Value,
    start: Option<Value>,
    end: Option<Value>,
    vm: &mut Vm,
) -> PyResult<bool> {
    has_affix(octets, prefix, (start, end), ("startswith", <[u8]>::starts_with), vm)
}

/// Return True if the bytes ends with the specified suffix, False otherwise.
#[native("endswith(self, suffix, start=?, end=?, /)")]
pub(super) fn endswith(
    octets: Octets,
    suffix: Value,
    start: Option<Value>,
    end: Option<Value>,
    vm: &mut Vm,
) -> PyResult<bool> {
    has_affix(octets, suffix, (start, end), ("endswith", <[u8]>::ends_with), vm)
}

/// Return a bytes object with the given prefix string removed if present.
#[native("removeprefix(self, prefix, /)")]
pub(super) fn removeprefix(octets: Octets, prefix: Value, vm: &Vm) -> PyResult<Value> {
    let prefix = bytes_like(prefix, vm)?;
    match octets.as_slice(vm).strip_prefix(prefix) {
        Some(rest) => octets.like(rest, vm),
        None => octets.same(vm),
    }
}

/// Return a bytes object with the given suffix string removed if present.
#[native("removesuffix(self, suffix, /)")]
pub(super) fn removesuffix(octets: Octets, suffix: Value, vm: &Vm) -> PyResult<Value> {
    let suffix = bytes_like(suffix, vm)?;
    match octets.as_slice(vm).strip_suffix(suffix) {
        Some(rest) => octets.like(rest, vm),
        None => octets.same(vm),
    }
}

/// Return a copy with all occurrences of substring old replaced by new.
#[native("replace(self, old, new, count=-1, /)")]
pub(super) fn replace(
    octets: Octets,
    old: Value,
    new: Value,
    count: isize,
    vm: &mut Vm,
) -> PyResult<Value> {
    let (old, new) = (bytes_like(old, vm)?, bytes_like(new, vm)?);
    let content = octets.as_slice(vm);
    let limit = usize::try_from(count).unwrap_or(usize::MAX);
    let places = || Occurrences::of(old, content).take(limit);
    let found = if old.is_empty() { limit.min(content.len() + 1) } else { places().count() };
    let total = found
        .checked_mul(new.len())
        .and_then(|added| added.checked_add(content.len() - found * old.len()));
    let total = total.ok_or_else(|| vm.overflow_error("replace bytes is too long"))?;
    let mut out = Vec::new();
    vm.reserve_text(&mut out, total)?;
    let mut from = 0;
    for at in places() {
        out.extend_from_slice(&content[from..at]);
        out.extend_from_slice(new);
        from = at + old.len();
    }
    out.extend_from_slice(&content[from..]);
    octets.like(&out, vm)
}
