//! What an operation means: the data model (language reference, chapter 3).
//!
//! Each file holds one family. The interpreter's fast paths fall back to these,
//! and natives call them: `vm.eq`, `vm.call`, `vm.get_attr`, …

pub mod args;
pub mod arith;
pub mod attr;
pub mod bind;
pub mod call;
pub mod codec;
pub mod compare;
mod constructor;
mod conversion;
pub(crate) mod direct;
pub mod format;
pub mod instance;
pub mod item;
pub mod iter;
pub mod own;
pub(crate) mod params;
pub mod raising;
pub mod text;
pub mod truth;
