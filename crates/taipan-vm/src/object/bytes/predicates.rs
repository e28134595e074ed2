//! Questions about all bytes.

use super::Octets;
use crate::error::PyResult;
use crate::vm::Vm;
use taipan_macros::native;

macro_rules! all_of {
    ($($(#[$doc:meta])* $name:ident $text:literal $test:expr;)*) => { $(
        $(#[$doc])*
        #[native($text)]
        pub(super) fn $name(octets: Octets, vm: &Vm) -> PyResult<bool> {
            let content = octets.as_slice(vm);
            let test: fn(&u8) -> bool = $test;
            Ok(!content.is_empty() && content.iter().all(test))
        }
    )* };
}

all_of! {
    /// B.isalnum() -> bool
    ///
    /// Return True if all characters in B are alphanumeric
    /// and there is at least one character in B, False otherwise.
    isalnum "isalnum(self, /)" u8::is_ascii_alphanumeric;
    /// B.isalpha() -> bool
    ///
    /// Return True if all characters in B are alphabetic
    /// and there is at least one character in B, False otherwise.
    isalpha "isalpha(self, /)" u8::is_ascii_alphabetic;
    /// B.isdigit() -> bool
    ///
    /// Return True if all characters in B are digits
    /// and there is at least one character in B, False otherwise.
    isdigit "isdigit(self, /)" u8::is_ascii_digit;
    /// B.isspace() -> bool
    ///
    /// Return True if all characters in B are whitespace
    /// and there is at least one character in B, False otherwise.
    isspace "isspace(self, /)" |&byte| super::split::is_space(byte);
}

/// B.isascii() -> bool
///
/// Return True if B is empty or all characters in B are ASCII,
/// False otherwise.
#[native("isascii(self, /)")]
pub(super) fn isascii(octets: Octets, vm: &Vm) -> PyResult<bool> {
    Ok(octets.as_slice(vm).is_ascii())
}

/// B.isupper() -> bool
///
/// Return True if all cased characters in B are uppercase and there is
/// at least one cased character in B, False otherwise.
#[native("isupper(self, /)")]
pub(super) fn isupper(octets: Octets, vm: &Vm) -> PyResult<bool> {
    let content = octets.as_slice(vm);
    Ok(content.iter().any(u8::is_ascii_uppercase) && !content.iter().any(u8::is_ascii_lowercase))
}

/// B.islower() -> bool
///
/// Return True if all cased characters in B are lowercase and there is
/// at least one cased character in B, False otherwise.
#[native("islower(self, /)")]
pub(super) fn islower(octets: Octets, vm: &Vm) -> PyResult<bool> {
    let content = octets.as_slice(vm);
    Ok(content.iter().any(u8::is_ascii_lowercase) && !content.iter().any(u8::is_ascii_uppercase))
}

/// B.istitle() -> bool
///
/// Return True if B is a titlecased string and there is at least one
/// character in B, i.e. uppercase characters may only follow uncased
/// characters and lowercase characters only cased ones. Return False
/// otherwise.
#[native("istitle(self, /)")]
pub(super) fn istitle(octets: Octets, vm: &Vm) -> PyResult<bool> {
    let (mut found, mut after_cased) = (false, false);
    for &byte in octets.as_slice(vm) {
        let cased = byte.is_ascii_alphabetic();
        if cased && byte.is_ascii_uppercase() == after_cased {
            return Ok(false);
        }
        found |= cased;
        after_cased = cased;
    }
    Ok(found)
}
