//! Splitting and joining.

use super::{Str, unicode, wtf8};
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::iterator::exact_items;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::special::Special;
use crate::vm::Vm;
use memchr::memmem;
use taipan_heap::Value;
use taipan_macros::native;

/// Collects pieces of a string.
struct Pieces {
    string: Str,
    list: GcVec,
}

impl Pieces {
    fn new(string: Str, vm: &Vm) -> Pieces {
        Pieces { string, list: GcVec::new(vm) }
    }

    fn push(&mut self, from: usize, to: usize, vm: &Vm) -> PyResult<()> {
        let piece = self.string.byte_slice(from, to, vm)?;
        self.list.push(piece.value(), vm)
    }

    /// As a list; pieces found from the right are brought in order.
    fn into_list(mut self, reversed: bool, vm: &Vm) -> List {
        if reversed {
            self.list.as_mut_slice(vm).reverse();
        }
        self.list.into_list(vm)
    }
}

/// The end of the character that begins at `at`, if it is white space.
fn space_end(bytes: &[u8], at: usize) -> Option<usize> {
    let (code, width) = wtf8::decode(bytes, at);
    (at < bytes.len() && unicode::is_space(code)).then_some(at + width)
}

/// The start of the character that ends at `end`, if it is white space.
fn space_start(bytes: &[u8], end: usize) -> Option<usize> {
    if end == 0 {
        return None;
    }
    let at = wtf8::previous(bytes, end);
    unicode::is_space(wtf8::decode(bytes, at).0).then_some(at)
}

fn split_spaces(string: Str, limit: usize, vm: &Vm) -> PyResult<List> {
    let bytes = string.as_bytes();
    let mut pieces = Pieces::new(string, vm);
    let mut at = 0;
    if string.is_ascii() {
        let space = |&byte: &u8| unicode::is_space(u32::from(byte));
        while pieces.list.len() < limit {
            let Some(ahead) = bytes[at..].iter().position(|byte| !space(byte)) else {
                return Ok(pieces.into_list(false, vm));
            };
            let start = at + ahead;
            at = bytes[start..].iter().position(space).map_or(bytes.len(), |len| start + len);
            pieces.push(start, at, vm)?;
        }
    }
    loop {
        while let Some(end) = space_end(bytes, at) {
            at = end;
        }
        if at >= bytes.len() {
            break;
        }
        let start = at;
        if pieces.list.len() == limit {
            pieces.push(start, bytes.len(), vm)?;
            break;
        }
        while at < bytes.len() && space_end(bytes, at).is_none() {
            at += wtf8::width_of_first(bytes[at]);
        }
        pieces.push(start, at.min(bytes.len()), vm)?;
    }
    Ok(pieces.into_list(false, vm))
}

fn rsplit_spaces(string: Str, limit: usize, vm: &Vm) -> PyResult<List> {
    let bytes = string.as_bytes();
    let mut pieces = Pieces::new(string, vm);
    let mut end = bytes.len();
    loop {
        while let Some(start) = space_start(bytes, end) {
            end = start;
        }
        if end == 0 {
            break;
        }
        if pieces.list.len() == limit {
            pieces.push(0, end, vm)?;
            break;
        }
        let mut start = end;
        while start > 0 && space_start(bytes, start).is_none() {
            start = wtf8::previous(bytes, start);
        }
        pieces.push(start, end, vm)?;
        end = start;
    }
    Ok(pieces.into_list(true, vm))
}

fn split_at(string: Str, separator: &[u8], limit: usize, vm: &Vm) -> PyResult<List> {
    let bytes = string.as_bytes();
    let mut pieces = Pieces::new(string, vm);
    let mut from = 0;
    if let &[byte] = separator {
        for at in memchr::memchr_iter(byte, bytes).take(limit) {
            pieces.push(from, at, vm)?;
            from = at + 1;
        }
    } else {
        for at in memmem::find_iter(bytes, separator).take(limit) {
            pieces.push(from, at, vm)?;
            from = at + separator.len();
        }
    }
    pieces.push(from, bytes.len(), vm)?;
    Ok(pieces.into_list(false, vm))
}

fn rsplit_at(string: Str, separator: &[u8], limit: usize, vm: &Vm) -> PyResult<List> {
    let bytes = string.as_bytes();
    let mut pieces = Pieces::new(string, vm);
    let mut end = bytes.len();
    let finder = memmem::FinderRev::new(separator);
    while pieces.list.len() < limit
        && let Some(at) = finder.rfind(&bytes[..end])
    {
        pieces.push(at + separator.len(), end, vm)?;
        end = at;
    }
    pieces.push(0, end, vm)?;
    Ok(pieces.into_list(true, vm))
}

/// The separator argument: `None` stands for white space.
fn separator(value: Value, vm: &Vm) -> PyResult<Option<Str>> {
    if value.is_none() {
        return Ok(None);
    }
    let Some(separator) = value.downcast::<Str>() else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("must be str or None, not {name}")));
    };
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok(Some(separator))
}

/// Return a list of the substrings in the string, using sep as the separator string.
///
///   sep
///     The separator used to split the string.
///
///     When set to None (the default value), will split on any whitespace
///     character (including \n \r \t \f and spaces) and will discard
///     empty strings from the result.
///   maxsplit
///     Maximum number of splits.
///     -1 (the default value) means no limit.
///
/// Splitting starts at the front of the string and works to the end.
///
/// Note, str.split() is mainly useful for data that has been intentionally
/// delimited.  With natural text that includes punctuation, consider using
/// the regular expression module.
#[native("split(self, /, sep=None, maxsplit=-1)")]
pub(super) fn split(string: Str, sep: Value, maxsplit: isize, vm: &mut Vm) -> PyResult<List> {
    let limit = usize::try_from(maxsplit).unwrap_or(usize::MAX);
    match separator(sep, vm)? {
        None => split_spaces(string, limit, vm),
        Some(separator) => split_at(string, separator.as_bytes(), limit, vm),
    }
}

/// Return a list of the substrings in the string, using sep as the separator string.
///
///   sep
///     The separator used to split the string.
///
///     When set to None (the default value), will split on any whitespace
///     character (including \n \r \t \f and spaces) and will discard
///     empty strings from the result.
///   maxsplit
///     Maximum number of splits.
///     -1 (the default value) means no limit.
///
/// Splitting starts at the end of the string and works to the front.
#[native("rsplit(self, /, sep=None, maxsplit=-1)")]
pub(super) fn rsplit(string: Str, sep: Value, maxsplit: isize, vm: &mut Vm) -> PyResult<List> {
    let limit = usize::try_from(maxsplit).unwrap_or(usize::MAX);
    match separator(sep, vm)? {
        None => rsplit_spaces(string, limit, vm),
        Some(separator) => rsplit_at(string, separator.as_bytes(), limit, vm),
    }
}

/// Return a list of the lines in the string, breaking at line boundaries.
///
/// Line breaks are not included in the resulting list unless keepends is given
/// and true.
#[native("splitlines(self, /, keepends=False)")]
pub(super) fn splitlines(string: Str, keepends: bool, vm: &mut Vm) -> PyResult<List> {
    let bytes = string.as_bytes();
    let mut pieces = Pieces::new(string, vm);
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        // No character from the space on, up to ASCII's end, ends a line.
        if (0x20..0x80).contains(&bytes[at]) {
            at += 1;
            continue;
        }
        let (code, width) = wtf8::decode(bytes, at);
        let end = at;
        at += width;
        if unicode::is_line_break(code) {
            if code == 0x0d && bytes.get(at) == Some(&b'\n') {
                at += 1;
            }
            pieces.push(start, if keepends { at } else { end }, vm)?;
            start = at;
        }
    }
    if start < bytes.len() {
        pieces.push(start, bytes.len(), vm)?;
    }
    Ok(pieces.into_list(false, vm))
}

fn parts(
    string: Str,
    separator: Str,
    find: fn(&[u8], &[u8]) -> Option<usize>,
    vm: &Vm,
) -> PyResult<Option<Tuple>> {
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let Some(at) = find(string.as_bytes(), separator.as_bytes()) else { return Ok(None) };
    let head = string.byte_slice(0, at, vm)?;
    let tail = string.byte_slice(at + separator.byte_len(), string.byte_len(), vm)?;
    let values = [head.value(), separator.exact(vm).value(), tail.value()];
    Ok(Some(Tuple::small(values, vm)))
}

/// Partition the string into three parts using the given separator.
///
/// This will search for the separator in the string.  If the separator is found,
/// returns a 3-tuple containing the part before the separator, the separator
/// itself, and the part after it.
///
/// If the separator is not found, returns a 3-tuple containing the original string
/// and two empty strings.
#[native("partition(self, sep, /)")]
pub(super) fn partition(string: Str, sep: Value, vm: &Vm) -> PyResult<Tuple> {
    let sep = must_be_str(sep, vm)?;
    let empty = vm.empty_str().value();
    let found = parts(string, sep, super::find_in, vm)?;
    Ok(found.unwrap_or_else(|| Tuple::small([string.exact(vm).value(), empty, empty], vm)))
}

/// Partition the string into three parts using the given separator.
///
/// This will search for the separator in the string, starting at the end. If
/// the separator is found, returns a 3-tuple containing the part before the
/// separator, the separator itself, and the part after it.
///
/// If the separator is not found, returns a 3-tuple containing two empty strings
/// and the original string.
#[native("rpartition(self, sep, /)")]
pub(super) fn rpartition(string: Str, sep: Value, vm: &Vm) -> PyResult<Tuple> {
    let sep = must_be_str(sep, vm)?;
    let empty = vm.empty_str().value();
    let found = parts(string, sep, memmem::rfind, vm)?;
    Ok(found.unwrap_or_else(|| Tuple::small([empty, empty, string.exact(vm).value()], vm)))
}

fn must_be_str(value: Value, vm: &Vm) -> PyResult<Str> {
    value
        .downcast::<Str>()
        .ok_or_else(|| vm.type_error(format!("must be str, not {}", vm.type_name(value))))
}

/// Concatenate any number of strings.
///
/// The string whose method is called is inserted in between each given string.
/// The result is returned as a new string.
///
/// Example: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'
#[native("join(self, iterable, /)")]
pub(super) fn join(string: Str, iterable: Value, vm: &mut Vm) -> PyResult<Str> {
    // Nothing runs while the strings of a plain list or tuple are joined.
    if let Some(parts) = exact_items(iterable, vm)
        && parts.iter().all(|part| part.is_kind(Kind::Str))
    {
        return vm.join_with(string.as_bytes(), string.is_ascii(), parts);
    }
    let class = vm.class_of(iterable);
    let iter = class.special(Special::Iter, vm);
    if iter.is_some_and(|iter| iter.is_none())
        || iter.is_none() && class.special(Special::GetItem, vm).is_none()
    {
        return Err(vm.type_error("can only join an iterable"));
    }
    let parts = vm.collect_from_iterator(iterable)?;
    for (number, &part) in parts.as_slice().iter().enumerate() {
        if part.downcast::<Str>().is_none() {
            let name = vm.type_name(part);
            return Err(vm.type_error(format!(
                "sequence item {number}: expected str instance, {name} found"
            )));
        }
    }
    vm.join_with(string.as_bytes(), string.is_ascii(), parts.as_slice())
}
