//! Questions about all characters of a string.

use super::{Str, unicode};
use crate::error::PyResult;
use crate::vm::Vm;
use taipan_macros::native;

macro_rules! all_of {
    ($($(#[$doc:meta])* $name:ident $text:literal $test:path;)*) => { $(
        $(#[$doc])*
        #[native($text)]
        pub(super) fn $name(string: Str, _vm: &Vm) -> PyResult<bool> {
            Ok(!string.is_empty() && string.code_points().all($test))
        }
    )* };
}

all_of! {
    /// Return True if the string is an alphabetic string, False otherwise.
    ///
    /// A string is alphabetic if all characters in the string are alphabetic and there
    /// is at least one character in the string.
    isalpha "isalpha(self, /)" unicode::is_alpha;
    /// Return True if the string is an alpha-numeric string, False otherwise.
    ///
    /// A string is alpha-numeric if all characters in the string are alpha-numeric and
    /// there is at least one character in the string.
    isalnum "isalnum(self, /)" unicode::is_alnum;
    /// Return True if the string is a decimal string, False otherwise.
    ///
    /// A string is a decimal string if all characters in the string are decimal and
    /// there is at least one character in the string.
    isdecimal "isdecimal(self, /)" unicode::is_decimal;
    /// Return True if the string is a digit string, False otherwise.
    ///
    /// A string is a digit string if all characters in the string are digits and there
    /// is at least one character in the string.
    isdigit "isdigit(self, /)" unicode::is_digit;
    /// Return True if the string is a numeric string, False otherwise.
    ///
    /// A string is numeric if all characters in the string are numeric and there is at
    /// least one character in the string.
    isnumeric "isnumeric(self, /)" unicode::is_numeric;
    /// Return True if the string is a whitespace string, False otherwise.
    ///
    /// A string is whitespace if all characters in the string are whitespace and there
    /// is at least one character in the string.
    isspace "isspace(self, /)" unicode::is_space;
}

/// Return True if all characters in the string are ASCII, False otherwise.
///
/// ASCII characters have code points in the range U+0000-U+007F.
/// Empty string is ASCII too.
#[native("isascii(self, /)")]
pub(super) fn isascii(string: Str, _vm: &Vm) -> PyResult<bool> {
    Ok(string.is_ascii())
}

/// Return True if all characters in the string are printable, False otherwise.
///
/// A character is printable if repr() may use it in its output.
#[native("isprintable(self, /)")]
pub(super) fn isprintable(string: Str, _vm: &Vm) -> PyResult<bool> {
    Ok(string.code_points().all(unicode::is_printable))
}

/// Return True if the string is a valid Python identifier, False otherwise.
///
/// Call keyword.iskeyword(s) to test whether string s is a reserved identifier,
/// such as "def" or "class".
#[native("isidentifier(self, /)")]
pub(super) fn isidentifier(string: Str, _vm: &Vm) -> PyResult<bool> {
    let mut codes = string.code_points();
    let first = codes.next().is_some_and(unicode::starts_identifier);
    Ok(first && codes.all(unicode::continues_identifier))
}

fn one_case(string: Str, has: fn(u32) -> bool, not: fn(u32) -> bool) -> bool {
    let mut found = false;
    for code in string.code_points() {
        if not(code) || unicode::is_title(code) {
            return false;
        }
        found |= has(code);
    }
    found
}

/// Return True if the string is an uppercase string, False otherwise.
///
/// A string is uppercase if all cased characters in the string are uppercase and
/// there is at least one cased character in the string.
#[native("isupper(self, /)")]
pub(super) fn isupper(string: Str, _vm: &Vm) -> PyResult<bool> {
    Ok(one_case(string, unicode::is_upper, unicode::is_lower))
}

/// Return True if the string is a lowercase string, False otherwise.
///
/// A string is lowercase if all cased characters in the string are lowercase and
/// there is at least one cased character in the string.
#[native("islower(self, /)")]
pub(super) fn islower(string: Str, _vm: &Vm) -> PyResult<bool> {
    Ok(one_case(string, unicode::is_lower, unicode::is_upper))
}

/// Return True if the string is a title-cased string, False otherwise.
///
/// In a title-cased string, upper- and title-case characters may only
/// follow uncased characters and lowercase characters only cased ones.
#[native("istitle(self, /)")]
pub(super) fn istitle(string: Str, _vm: &Vm) -> PyResult<bool> {
    let (mut found, mut after_cased) = (false, false);
    for code in string.code_points() {
        if unicode::is_upper(code) || unicode::is_title(code) {
            if after_cased {
                return Ok(false);
            }
            (found, after_cased) = (true, true);
        } else if unicode::is_lower(code) {
            if !after_cased {
                return Ok(false);
            }
            (found, after_cased) = (true, true);
        } else {
            after_cased = false;
        }
    }
    Ok(found)
}
