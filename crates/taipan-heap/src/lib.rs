//! Values and the heap they live in. Knows nothing of Python.
//!
//! [`value`] holds the one idea of the whole machine: a value is a self-tagged
//! word. [`header`] is what stands in front of every heap object.

pub mod header;
pub mod value;

pub use header::Header;
pub use value::Value;

mod stub;
pub use stub::*;
