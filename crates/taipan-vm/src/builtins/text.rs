//! `repr`, `ascii`, `format`, `chr`, `ord` and `hash`.

use crate::error::PyResult;
use crate::handle::Downcast;
use crate::native::NativeDecl;
use crate::object::bytes::buffer_of;
use crate::object::int;
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Return the canonical string representation of the object.
///
/// For many object types, including most builtins, eval() will return an object with
/// the same value when passed to that string.
#[native("repr(obj, /)")]
pub fn repr(object: Value, vm: &mut Vm) -> PyResult<Str> {
    vm.repr(object)
}

/// Return an ASCII-only representation of an object.
///
/// As repr(), return a string containing a printable representation of an
/// object, but escape the non-ASCII characters in the string returned by
/// repr() using \\x, \\u or \\U escapes.
#[native("ascii(obj, /)")]
pub fn ascii(object: Value, vm: &mut Vm) -> PyResult<Str> {
    vm.ascii(object)
}

/// Return type(value).__format__(value, format_spec)
///
/// Many built-in types implement format_spec according to the
/// Format Specification Mini-language. See help('FORMATTING')
/// for details.
#[native("format(value, format_spec=?, /)")]
pub fn format(value: Value, format_spec: Option<Str>, vm: &mut Vm) -> PyResult<Str> {
    let specification = format_spec.unwrap_or(vm.empty_str());
    vm.format(value, specification)
}

/// Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.
#[native("chr(i, /)")]
pub fn chr(i: Value, vm: &mut Vm) -> PyResult<Str> {
    if let Some(code @ 0..0x80) = i.as_int()
        && let Some(character) = vm.try_ascii_char(code as u8)
    {
        return Ok(character);
    }
    let index = vm.index(i)?;
    let code = int::to_i64(index).and_then(|code| u32::try_from(code).ok());
    match code.filter(|&code| code < 0x11_0000) {
        Some(code) => Str::from_code_point(code, vm),
        None => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

/// Return the ordinal value of a character.
///
/// If the argument is a one-byte string, return the integer value of that byte.
#[native("ord(character, /)")]
pub fn ord(character: Value, vm: &Vm) -> PyResult<i64> {
    let len = if let Some(string) = character.downcast::<Str>() {
        let mut codes = string.code_points();
        if let (Some(code), None) = (codes.next(), codes.next()) {
            return Ok(i64::from(code));
        }
        string.char_len()
    } else if let Some(bytes) = buffer_of(character, vm) {
        if let &[byte] = bytes {
            return Ok(i64::from(byte));
        }
        bytes.len()
    } else {
        let name = vm.type_name(character);
        return Err(vm.type_error(format!("ord() expected string of length 1, but {name} found")));
    };
    Err(vm.type_error(format!("ord() expected a character, but string of length {len} found")))
}

/// Return the hash value for the given object.
///
/// Two objects that compare equal must also have the same hash value, but the
/// reverse is not necessarily true.
#[native("hash(obj, /)")]
pub fn hash(object: Value, vm: &mut Vm) -> PyResult<i64> {
    vm.hash(object)
}

/// The functions of this file.
pub static FUNCTIONS: &[&NativeDecl] = &[&REPR, &ASCII, &FORMAT, &CHR, &ORD, &HASH];
