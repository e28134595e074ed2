//! Formatting: the format specification mini-language (library reference,
//! "Format Specification Mini-Language"), `%`-formatting and `str.format`.
//!
//! The digits of floats come from Rust's formatting, which is exact for any
//! precision and shortest where none is given; what is Python's own is where the
//! point, the exponent, signs and separators go.

mod fields;
pub mod float;
mod layout;
pub mod number;
mod percent;
pub mod spec;
pub(crate) mod text;

pub(crate) use fields::{FORMAT_MAP, STR_FORMAT};
pub(crate) use percent::{percent_bytes, percent_str};
