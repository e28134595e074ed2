//! Padding to a width, and tabs.

use super::concat::fill_repeated;
use super::{Str, wtf8};
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// The text with `left` and `right` copies of the character `fill` around it.
pub(crate) fn padded(
    text: &[u8],
    ascii: bool,
    (left, right): (usize, usize),
    fill: u32,
    vm: &Vm,
) -> PyResult<Str> {
    let mut unit = Vec::with_capacity(4);
    wtf8::push(&mut unit, fill);
    let size = |count: usize| count.checked_mul(unit.len());
    let total = size(left)
        .zip(size(right))
        .and_then(|(left, right)| left.checked_add(right)?.checked_add(text.len()));
    let total = total.filter(|&n| n <= isize::MAX as usize);
    let total = total.ok_or_else(|| vm.overflow_error("padded string is too long"))?;
    Str::build(total, ascii && (fill < 0x80 || left + right == 0), vm, |room| {
        let (front, rest) = room.split_at_mut(left * unit.len());
        let (middle, back) = rest.split_at_mut(text.len());
        fill_repeated(front, &unit);
        middle.copy_from_slice(text);
        fill_repeated(back, &unit);
    })
}

fn fill_character(fill: Option<Value>, vm: &Vm) -> PyResult<u32> {
    let Some(fill) = fill else { return Ok(0x20) };
    let Some(fill) = fill.downcast::<Str>() else {
        let name = vm.type_name(fill);
        return Err(
            vm.type_error(format!("The fill character must be a unicode character, not {name}"))
        );
    };
    let mut codes = fill.code_points();
    match (codes.next(), codes.next()) {
        (Some(code), None) => Ok(code),
        _ => Err(vm.type_error("The fill character must be exactly one character long")),
    }
}

/// How many characters are missing to `width`.
fn missing(string: Str, width: isize) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(string.char_len())
}

fn pad(string: Str, left: usize, right: usize, fill: u32, vm: &Vm) -> PyResult<Str> {
    if left + right == 0 {
        return Ok(string.exact(vm));
    }
    padded(string.as_bytes(), string.is_ascii(), (left, right), fill, vm)
}

/// Return a centered string of length width.
///
/// Padding is done using the specified fill character (default is a space).
#[native("center(self, width, fillchar=?, /)")]
pub(super) fn center(
    string: Str,
    width: isize,
    fillchar: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Str> {
    let fill = fill_character(fillchar, vm)?;
    let margin = missing(string, width);
    let left = margin / 2 + (margin & width as usize & 1);
    pad(string, left, margin - left, fill, vm)
}

/// Return a left-justified string of length width.
///
/// Padding is done using the specified fill character (default is a space).
#[native("ljust(self, width, fillchar=?, /)")]
pub(super) fn ljust(
    string: Str,
    width: isize,
    fillchar: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Str> {
    let fill = fill_character(fillchar, vm)?;
    pad(string, 0, missing(string, width), fill, vm)
}

/// Return a right-justified string of length width.
///
/// Padding is done using the specified fill character (default is a space).
#[native("rjust(self, width, fillchar=?, /)")]
pub(super) fn rjust(
    string: Str,
    width: isize,
    fillchar: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Str> {
    let fill = fill_character(fillchar, vm)?;
    pad(string, missing(string, width), 0, fill, vm)
}

/// Pad a numeric string with zeros on the left, to fill a field of the given width.
///
/// The string is never truncated.
#[native("zfill(self, width, /)")]
pub(super) fn zfill(string: Str, width: isize, vm: &mut Vm) -> PyResult<Str> {
    let zeros = missing(string, width);
    let bytes = string.as_bytes();
    if zeros == 0 {
        return Ok(string.exact(vm));
    }
    let total = zeros.checked_add(bytes.len()).filter(|&n| n <= isize::MAX as usize);
    let total = total.ok_or_else(|| vm.overflow_error("padded string is too long"))?;
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    Str::build(total, string.is_ascii(), vm, |room| {
        room[..sign].copy_from_slice(&bytes[..sign]);
        room[sign..sign + zeros].fill(b'0');
        room[sign + zeros..].copy_from_slice(&bytes[sign..]);
    })
}

/// Return a copy where all tab characters are expanded using spaces.
///
/// If tabsize is not given, a tab size of 8 characters is assumed.
#[native("expandtabs(self, /, tabsize=8)")]
pub(super) fn expandtabs(string: Str, tabsize: i32, vm: &mut Vm) -> PyResult<Str> {
    let tab = usize::try_from(tabsize).unwrap_or(0);
    let bytes = string.as_bytes();
    if memchr::memchr(b'\t', bytes).is_none() {
        return Ok(string.exact(vm));
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut column = 0;
    for &byte in bytes {
        if byte == b'\t' {
            if tab > 0 {
                let spaces = tab - column % tab;
                vm.reserve_text(&mut out, spaces)?;
                out.resize(out.len() + spaces, b' ');
                column += spaces;
            }
            continue;
        }
        out.push(byte);
        if byte == b'\n' || byte == b'\r' {
            column = 0;
        } else if !wtf8::is_tail(byte) {
            column += 1;
        }
    }
    Str::from_wtf8(&out, vm)
}
