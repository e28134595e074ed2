//! Bytes made of bytes: case, stripping, padding, translation, hexadecimal.

use super::split::is_space;
use super::{Octets, buffer_of, bytes_like};
use crate::TextBuffer;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

fn mapped(octets: Octets, map: impl FnMut(u8) -> u8, vm: &Vm) -> PyResult<Value> {
    let out: Vec<u8> = octets.as_slice(vm).iter().copied().map(map).collect();
    octets.like(&out, vm)
}

/// B.upper() -> copy of B
///
/// Return a copy of B with all ASCII characters converted to uppercase.
#[native("upper(self, /)")]
pub(super) fn upper(octets: Octets, vm: &Vm) -> PyResult<Value> {
    mapped(octets, |b| b.to_ascii_uppercase(), vm)
}

/// B.lower() -> copy of B
///
/// Return a copy of B with all ASCII characters converted to lowercase.
#[native("lower(self, /)")]
pub(super) fn lower(octets: Octets, vm: &Vm) -> PyResult<Value> {
    mapped(octets, |b| b.to_ascii_lowercase(), vm)
}

/// B.swapcase() -> copy of B
///
/// Return a copy of B with uppercase ASCII characters converted
/// to lowercase ASCII and vice versa.
#[native("swapcase(self, /)")]
pub(super) fn swapcase(octets: Octets, vm: &Vm) -> PyResult<Value> {
    mapped(octets, |b| if b.is_ascii_alphabetic() { b ^ 0x20 } else { b }, vm)
}

/// B.capitalize() -> copy of B
///
/// Return a copy of B with only its first character capitalized (ASCII)
/// and the rest lower-cased.
#[native("capitalize(self, /)")]
pub(super) fn capitalize(octets: Octets, vm: &Vm) -> PyResult<Value> {
    let mut first = true;
    let map = |b: u8| {
        if std::mem::take(&mut first) { b.to_ascii_uppercase() } else { b.to_ascii_lowercase() }
    };
    mapped(octets, map, vm)
}

/// B.title() -> copy of B
///
/// Return a titlecased version of B, i.e. ASCII words start with uppercase
/// characters, all remaining cased characters have lowercase.
#[native("title(self, /)")]
pub(super) fn title(octets: Octets, vm: &Vm) -> PyResult<Value> {
    let mut in_word = false;
    let map = |b: u8| {
        let out = if in_word { b.to_ascii_lowercase() } else { b.to_ascii_uppercase() };
        in_word = b.is_ascii_alphabetic();
        out
    };
    mapped(octets, map, vm)
}

fn stripped(octets: Octets, set: Value, ends: (bool, bool), vm: &Vm) -> PyResult<Value> {
    let set = if set.is_none() { None } else { Some(bytes_like(set, vm)?) };
    let strips = |byte: &u8| set.map_or(is_space(*byte), |set| set.contains(byte));
    let content = octets.as_slice(vm);
    let start = if ends.0 { content.iter().take_while(|b| strips(b)).count() } else { 0 };
    let rest = &content[start..];
    let end = if ends.1 { rest.iter().rev().take_while(|b| strips(b)).count() } else { 0 };
    if start + end == 0 {
        return octets.same(vm);
    }
    octets.like(&rest[..rest.len() - end], vm)
}

/// Strip leading and trailing bytes contained in the argument.
///
/// If the argument is omitted or None, strip leading and trailing ASCII whitespace.
#[native("strip(self, bytes=None, /)")]
pub(super) fn strip(octets: Octets, bytes: Value, vm: &Vm) -> PyResult<Value> {
    stripped(octets, bytes, (true, true), vm)
}

/// Strip leading bytes contained in the argument.
///
/// If the argument is omitted or None, strip leading  ASCII whitespace.
#[native("lstrip(self, bytes=None, /)")]
pub(super) fn lstrip(octets: Octets, bytes: Value, vm: &Vm) -> PyResult<Value> {
    stripped(octets, bytes, (true, false), vm)
}

/// Strip trailing bytes contained in the argument.
///
/// If the argument is omitted or None, strip trailing ASCII whitespace.
#[native("rstrip(self, bytes=None, /)")]
pub(super) fn rstrip(octets: Octets, bytes: Value, vm: &Vm) -> PyResult<Value> {
    stripped(octets, bytes, (false, true), vm)
}

fn padded(octets: Octets, left: usize, right: usize, fill: u8, vm: &Vm) -> PyResult<Value> {
    let content = octets.as_slice(vm);
    if left + right == 0 {
        return octets.same(vm);
    }
    let mut out = Vec::new();
    vm.reserve_text(&mut out, (left + right).saturating_add(content.len()))?;
    out.resize(left, fill);
    out.extend_from_slice(content);
    out.resize(out.len() + right, fill);
    octets.like(&out, vm)
}

fn fill_byte(fill: Option<Value>, name: &str, vm: &Vm) -> PyResult<u8> {
    let Some(fill) = fill else { return Ok(b' ') };
    match buffer_of(fill, vm) {
        Some(&[byte]) => Ok(byte),
        Some(bytes) => {
            let kind = vm.type_name(fill);
            Err(vm.type_error(format!(
                "{name}(): argument 2 must be a byte string of length 1, not a {kind} object of length {}",
                bytes.len()
            )))
        }
        None => {
            let kind = vm.type_name(fill);
            Err(vm.type_error(format!(
                "{name}() argument 2 must be a byte string of length 1, not {kind}"
            )))
        }
    }
}

fn missing(octets: Octets, width: isize, vm: &Vm) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(octets.as_slice(vm).len())
}

/// Return a centered string of length width.
///
/// Padding is done using the specified fill character.
#[native("center(self, width, fillchar=?, /)")]
pub(super) fn center(
    octets: Octets,
    width: isize,
    fillchar: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let fill = fill_byte(fillchar, "center", vm)?;
    let margin = missing(octets, width, vm);
    let left = margin / 2 + (margin & width as usize & 1);
    padded(octets, left, margin - left, fill, vm)
}

/// Return a left-justified string of length width.
///
/// Padding is done using the specified fill character.
#[native("ljust(self, width, fillchar=?, /)")]
pub(super) fn ljust(
    octets: Octets,
    width: isize,
    fillchar: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let fill = fill_byte(fillchar, "ljust", vm)?;
    padded(octets, 0, missing(octets, width, vm), fill, vm)
}

/// Return a right-justified string of length width.
///
/// Padding is done using the specified fill character.
#[native("rjust(self, width, fillchar=?, /)")]
pub(super) fn rjust(
    octets: Octets,
    width: isize,
    fillchar: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let fill = fill_byte(fillchar, "rjust", vm)?;
    padded(octets, missing(octets, width, vm), 0, fill, vm)
}

/// Pad a numeric string with zeros on the left, to fill a field of the given width.
///
/// The original string is never truncated.
#[native("zfill(self, width, /)")]
pub(super) fn zfill(octets: Octets, width: isize, vm: &mut Vm) -> PyResult<Value> {
    let zeros = missing(octets, width, vm);
    let content = octets.as_slice(vm);
    let sign = usize::from(matches!(content.first(), Some(b'+' | b'-')));
    let mut out = Vec::new();
    vm.reserve_text(&mut out, zeros.saturating_add(content.len()))?;
    out.extend_from_slice(&content[..sign]);
    out.resize(sign + zeros, b'0');
    out.extend_from_slice(&content[sign..]);
    octets.like(&out, vm)
}

/// Return a copy where all tab characters are expanded using spaces.
///
/// If tabsize is not given, a tab size of 8 characters is assumed.
#[native("expandtabs(self, /, tabsize=8)")]
pub(super) fn expandtabs(octets: Octets, tabsize: i32, vm: &mut Vm) -> PyResult<Value> {
    let tab = usize::try_from(tabsize).unwrap_or(0);
    let mut out = Vec::new();
    let mut column = 0;
    for &byte in octets.as_slice(vm) {
        if byte != b'\t' {
            out.push(byte);
            column = if byte == b'\n' || byte == b'\r' { 0 } else { column + 1 };
        } else if tab > 0 {
            let spaces = tab - column % tab;
            vm.reserve_text(&mut out, spaces)?;
            out.resize(out.len() + spaces, b' ');
            column += spaces;
        }
    }
    octets.like(&out, vm)
}

/// Return a copy with each character mapped by the given translation table.
///
///   table
///     Translation table, which must be a bytes object of length 256.
///
/// All characters occurring in the optional argument delete are removed.
/// The remaining characters are mapped through the given translation table.
#[native("translate(self, table, /, delete=?)")]
pub(super) fn translate(
    octets: Octets,
    table: Value,
    delete: Option<Value>,
    vm: &Vm,
) -> PyResult<Value> {
    let table = if table.is_none() { None } else { Some(bytes_like(table, vm)?) };
    if table.is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let delete = delete.map_or(Ok(&[][..]), |delete| bytes_like(delete, vm))?;
    let mut deleted = [false; 256];
    delete.iter().for_each(|&byte| deleted[usize::from(byte)] = true);
    let mut out = TextBuffer::with_capacity(octets.as_slice(vm).len(), vm)?;
    let kept = octets.as_slice(vm).iter().filter(|&&byte| !deleted[usize::from(byte)]);
    match table {
        Some(table) => kept.map(|&byte| table[usize::from(byte)]).try_for_each(|b| out.push(b, vm)),
        None => kept.copied().try_for_each(|b| out.push(b, vm)),
    }?;
    octets.like(&out, vm)
}

/// Return a translation table usable for the bytes or bytearray translate method.
///
/// The returned table will be one where each byte in frm is mapped to the byte at
/// the same position in to.
///
/// The bytes objects frm and to must be of the same length.
#[native("maketrans(frm, to, /)", static)]
pub(super) fn maketrans(frm: Value, to: Value, vm: &Vm) -> PyResult<super::Bytes> {
    let (frm, to) = (bytes_like(frm, vm)?, bytes_like(to, vm)?);
    if frm.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (&from, &to) in frm.iter().zip(to) {
        table[from as usize] = to;
    }
    super::Bytes::new(&table, vm)
}

/// Create a string of hexadecimal numbers from a bytes object.
///
///   sep
///     An optional single character or byte to separate hex bytes.
///   bytes_per_sep
///     How many bytes between separators.  Positive values count from the
///     right, negative values count from the left.
#[native("hex(self, /, sep=?, bytes_per_sep=1)")]
pub(super) fn hex(
    octets: Octets,
    sep: Option<Value>,
    bytes_per_sep: i32,
    vm: &mut Vm,
) -> PyResult<Str> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let separator = sep.map(|sep| hex_separator(sep, vm)).transpose()?;
    let content = octets.as_slice(vm);
    let group = bytes_per_sep.unsigned_abs() as usize;
    if separator.is_none() && content.len() < isize::MAX as usize / 2 {
        return Str::build(content.len() * 2, true, vm, |room| {
            for (pair, &byte) in room.chunks_exact_mut(2).zip(content) {
                pair[0] = DIGITS[usize::from(byte >> 4)];
                pair[1] = DIGITS[usize::from(byte & 15)];
            }
        });
    }
    let mut out = Vec::new();
    vm.reserve_text(&mut out, content.len().saturating_mul(3))?;
    for (i, &byte) in content.iter().enumerate() {
        let counted = if bytes_per_sep < 0 { i } else { content.len() - i };
        if let Some(separator) = separator
            && i > 0
            && group > 0
            && counted % group == 0
        {
            out.push(separator);
        }
        out.push(DIGITS[usize::from(byte >> 4)]);
        out.push(DIGITS[usize::from(byte & 15)]);
    }
    Str::from_wtf8(&out, vm)
}

fn hex_separator(sep: Value, vm: &Vm) -> PyResult<u8> {
    let text = sep.downcast::<Str>();
    let bytes = match &text {
        Some(text) if !text.is_ascii() && text.code_points().count() == 1 => &[0x80],
        Some(text) => text.as_bytes(),
        None => match buffer_of(sep, vm) {
            Some(bytes) => bytes,
            None => return Err(vm.type_error("sep must be str or bytes.")),
        },
    };
    match bytes {
        &[byte] if byte < 0x80 => Ok(byte),
        [_] => Err(vm.value_error("sep must be ASCII.")),
        _ => Err(vm.value_error("sep must be length 1.")),
    }
}
