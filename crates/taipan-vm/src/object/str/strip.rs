//! Stripping.

use super::{Str, unicode, wtf8};
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

fn strip_ends(
    string: Str,
    strips: impl Fn(u32) -> bool,
    (left, right): (bool, bool),
    vm: &Vm,
) -> PyResult<Str> {
    let bytes = string.as_bytes();
    let (mut start, mut end) = (0, bytes.len());
    while left && start < end {
        let (code, width) = wtf8::decode(bytes, start);
        if !strips(code) {
            break;
        }
        start += width;
    }
    while right && end > start {
        let at = wtf8::previous(bytes, end);
        if !strips(wtf8::decode(bytes, at).0) {
            break;
        }
        end = at;
    }
    string.byte_slice(start, end, vm)
}

fn strip_with(string: Str, chars: Value, name: &str, ends: (bool, bool), vm: &Vm) -> PyResult<Str> {
    if chars.is_none() {
        return strip_ends(string, unicode::is_space, ends, vm);
    }
    let Some(chars) = chars.downcast::<Str>() else {
        return Err(vm.type_error(format!("{name} arg must be None or str")));
    };
    if chars.is_ascii() {
        let set = chars.as_bytes().iter().fold(0u128, |set, &byte| set | 1 << byte);
        return strip_ends(string, |code| code < 128 && set >> code & 1 != 0, ends, vm);
    }
    let set: Vec<u32> = chars.code_points().collect();
    strip_ends(string, |code| set.contains(&code), ends, vm)
}

/// Return a copy of the string with leading and trailing whitespace removed.
///
/// If chars is given and not None, remove characters in chars instead.
#[native("strip(self, chars=None, /)")]
pub(super) fn strip(string: Str, chars: Value, vm: &Vm) -> PyResult<Str> {
    strip_with(string, chars, "strip", (true, true), vm)
}

/// Return a copy of the string with leading whitespace removed.
///
/// If chars is given and not None, remove characters in chars instead.
#[native("lstrip(self, chars=None, /)")]
pub(super) fn lstrip(string: Str, chars: Value, vm: &Vm) -> PyResult<Str> {
    strip_with(string, chars, "lstrip", (true, false), vm)
}

/// Return a copy of the string with trailing whitespace removed.
///
/// If chars is given and not None, remove characters in chars instead.
#[native("rstrip(self, chars=None, /)")]
pub(super) fn rstrip(string: Str, chars: Value, vm: &Vm) -> PyResult<Str> {
    strip_with(string, chars, "rstrip", (false, true), vm)
}
