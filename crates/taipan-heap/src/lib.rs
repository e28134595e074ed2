//! Values and the heap they live in. Knows nothing of Python.
//!
//! [`value`] holds the one idea of the whole machine: a value is a self-tagged
//! word. [`header`] is what stands in front of every heap object.

#[cfg(not(all(target_endian = "little", target_pointer_width = "64")))]
compile_error!("taipan-heap needs a little-endian 64-bit target");

mod bitmap;
mod collect;
mod conservative;
pub mod header;
mod heap;
mod large;
mod lines;
mod region;
mod roots;
mod small;
mod stack;
mod stress;
mod trace;
pub mod value;

pub use header::Header;
pub use heap::{Collect, Heap, HeapConfig, HeapStats, OutOfMemory, POLL_COLLECT};
pub use roots::{FinalizeAction, Marker, Roots};
pub use stress::{POISON, POISON_KIND};
pub use trace::Tracer;
pub use value::Value;
