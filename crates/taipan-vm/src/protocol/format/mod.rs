//! Formatting: the format specification mini-language (library reference,
//! "Format Specification Mini-Language"), `%`-formatting and `str.format`.
//!
//! The digits of floats come from Rust's formatting, which is exact for any
//! precision and shortest where none is given; what is Python's own is where the
//! point, the exponent, signs and separators go.

pub mod float;
