//! The runtime: objects, what operations mean, and the interpreter.
//!
//! - [`vm`]: the machine of one isolate, the token of the borrow rule.
//! - [`object`]: a file per type. [`shape`]: hidden classes. [`special`]: the
//!   table of special methods.
//! - [`native`]: how Rust functions are declared and called.
//! - [`protocol`]: what an operation means. [`interp`]: how bytecode runs.
//! - [`observe`]: trace functions, counts, samples.
//! - [`host`]: the world outside. [`builtins`]: what an isolate is born with.

extern crate self as taipan_vm;

pub mod builtins;
pub mod class_id;
pub mod compile;
pub mod error;
pub(crate) mod finalize;
pub mod handle;
pub mod hash;
pub mod host;
pub mod import;
pub mod interp;
pub mod interrupt;
pub mod kind;
pub mod memory;
pub mod native;
pub mod object;
pub mod observe;
pub mod protocol;
pub mod report;
pub mod roots;
pub mod scratch;
pub mod shape;
mod shape_sweep;
pub mod special;
pub mod vm;

pub use class_id::ClassId;
pub use error::{PyResult, Raised};
pub use handle::{Downcast, Handle};
pub use kind::Kind;
pub use native::{Args, OrNone};
pub use roots::GcVec;
pub use scratch::{Scratch, TextBuffer};
pub use special::Special;
pub use taipan_heap::Value;
pub use vm::{Config, Vm};
