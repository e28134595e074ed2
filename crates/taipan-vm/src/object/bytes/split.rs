//! Splitting and joining bytes.

use super::{Octets, buffer_of, bytes_like};
use crate::error::PyResult;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::special::Special;
use crate::vm::Vm;
use memchr::memmem;
use taipan_heap::Value;
use taipan_macros::native;

/// ASCII white space as `bytes` methods see it.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0x09..=0x0d | 0x20)
}

type Pieces = Vec<(usize, usize)>;

fn split_spaces(content: &[u8], limit: usize) -> Pieces {
    let mut pieces = Pieces::new();
    let mut at = 0;
    loop {
        while at < content.len() && is_space(content[at]) {
            at += 1;
        }
        if at >= content.len() {
            return pieces;
        }
        let start = at;
        if pieces.len() == limit {
            pieces.push((start, content.len()));
            return pieces;
        }
        while at < content.len() && !is_space(content[at]) {
            at += 1;
        }
        pieces.push((start, at));
    }
}

fn rsplit_spaces(content: &[u8], limit: usize) -> Pieces {
    let mut pieces = Pieces::new();
    let mut end = content.len();
    loop {
        while end > 0 && is_space(content[end - 1]) {
            end -= 1;
        }
        if end == 0 {
            break;
        }
        if pieces.len() == limit {
            pieces.push((0, end));
            break;
        }
        let start = content[..end].iter().rposition(|&b| is_space(b)).map_or(0, |i| i + 1);
        pieces.push((start, end));
        end = start;
    }
    pieces.reverse();
    pieces
}

fn split_at(content: &[u8], separator: &[u8], limit: usize) -> Pieces {
    let mut pieces = Pieces::new();
    let mut from = 0;
    for at in memmem::find_iter(content, separator).take(limit) {
        pieces.push((from, at));
        from = at + separator.len();
    }
    pieces.push((from, content.len()));
    pieces
}

fn rsplit_at(content: &[u8], separator: &[u8], limit: usize) -> Pieces {
    let mut pieces = Pieces::new();
    let mut end = content.len();
    for at in memmem::rfind_iter(content, separator).take(limit) {
        pieces.push((at + separator.len(), end));
        end = at;
    }
    pieces.push((0, end));
    pieces.reverse();
    pieces
}

fn to_list(octets: Octets, pieces: &[(usize, usize)], vm: &Vm) -> PyResult<List> {
    let mut list = GcVec::with_capacity(pieces.len(), vm)?;
    for &(start, end) in pieces {
        list.push(octets.like(&octets.as_slice(vm)[start..end], vm)?, vm)?;
    }
    Ok(list.into_list(vm))
}

fn separator(value: Value, vm: &Vm) -> PyResult<Option<&[u8]>> {
    if value.is_none() {
        return Ok(None);
    }
    let separator = bytes_like(value, vm)?;
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok(Some(separator))
}

/// Return a list of the sections in the bytes, using sep as the delimiter.
#[native("split(self, /, sep=None, maxsplit=-1)")]
pub(super) fn split(octets: Octets, sep: Value, maxsplit: isize, vm: &mut Vm) -> PyResult<List> {
    let limit = usize::try_from(maxsplit).unwrap_or(usize::MAX);
    let content = octets.as_slice(vm);
    let pieces = match separator(sep, vm)? {
        None => split_spaces(content, limit),
        Some(separator) => split_at(content, separator, limit),
    };
    to_list(octets, &pieces, vm)
}

/// Return a list of the sections in the bytes, using sep as the delimiter.
///
/// Splitting is done starting at the end of the bytes and working to the front.
#[native("rsplit(self, /, sep=None, maxsplit=-1)")]
pub(super) fn rsplit(octets: Octets, sep: Value, maxsplit: isize, vm: &mut Vm) -> PyResult<List> {
    let limit = usize::try_from(maxsplit).unwrap_or(usize::MAX);
    let content = octets.as_slice(vm);
    let pieces = match separator(sep, vm)? {
        None => rsplit_spaces(content, limit),
        Some(separator) => rsplit_at(content, separator, limit),
    };
    to_list(octets, &pieces, vm)
}

/// Return a list of the lines in the bytes, breaking at line boundaries.
///
/// Line breaks are not included in the resulting list unless keepends is given and
/// true.
#[native("splitlines(self, /, keepends=False)")]
pub(super) fn splitlines(octets: Octets, keepends: bool, vm: &mut Vm) -> PyResult<List> {
    let content = octets.as_slice(vm);
    let mut pieces = Pieces::new();
    let (mut start, mut at) = (0, 0);
    while at < content.len() {
        let (byte, end) = (content[at], at);
        at += 1;
        if byte == b'\n' || byte == b'\r' {
            if byte == b'\r' && content.get(at) == Some(&b'\n') {
                at += 1;
            }
            pieces.push((start, if keepends { at } else { end }));
            start = at;
        }
    }
    if start < content.len() {
        pieces.push((start, content.len()));
    }
    to_list(octets, &pieces, vm)
}

fn parts(octets: Octets, sep: Value, last: bool, vm: &Vm) -> PyResult<Tuple> {
    let separator = bytes_like(sep, vm)?;
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let content = octets.as_slice(vm);
    let found =
        if last { memmem::rfind(content, separator) } else { memmem::find(content, separator) };
    let cuts = match (found, last) {
        (Some(at), _) => [at, at + separator.len()],
        (None, true) => [0, 0],
        (None, false) => [content.len(), content.len()],
    };
    let values = [
        octets.like(&content[..cuts[0]], vm)?,
        octets.like(&content[cuts[0]..cuts[1]], vm)?,
        octets.like(&content[cuts[1]..], vm)?,
    ];
    Ok(Tuple::small(values, vm))
}

/// Partition the bytes into three parts using the given separator.
#[native("partition(self, sep, /)")]
pub(super) fn partition(octets: Octets, sep: Value, vm: &Vm) -> PyResult<Tuple> {
    parts(octets, sep, false, vm)
}

/// Partition the bytes into three parts using the given separator, from the end.
#[native("rpartition(self, sep, /)")]
pub(super) fn rpartition(octets: Octets, sep: Value, vm: &Vm) -> PyResult<Tuple> {
    parts(octets, sep, true, vm)
}

/// Concatenate any number of bytes objects.
///
/// The bytes whose method is called is inserted in between each pair.
///
/// The result is returned as a new bytes object.
///
/// Example: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'.
#[native("join(self, iterable_of_bytes, /)")]
pub(super) fn join(octets: Octets, iterable: Value, vm: &mut Vm) -> PyResult<Value> {
    let class = vm.class_of(iterable);
    let iter = class.special(Special::Iter, vm);
    if iter.is_some_and(|iter| iter.is_none())
        || iter.is_none() && class.special(Special::GetItem, vm).is_none()
    {
        return Err(vm.type_error("can only join an iterable"));
    }
    let parts = vm.collect_from_iterator(iterable)?;
    let separator = octets.as_slice(vm);
    let mut out = Vec::new();
    for (number, &part) in parts.as_slice().iter().enumerate() {
        let Some(bytes) = buffer_of(part, vm) else {
            let name = vm.type_name(part);
            return Err(vm.type_error(format!(
                "sequence item {number}: expected a bytes-like object, {name} found"
            )));
        };
        vm.reserve_text(&mut out, separator.len().saturating_add(bytes.len()))?;
        if number > 0 {
            out.extend_from_slice(separator);
        }
        out.extend_from_slice(bytes);
    }
    octets.like(&out, vm)
}
