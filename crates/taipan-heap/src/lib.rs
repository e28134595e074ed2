//! Values and the heap they live in. Knows nothing of Python.
//!
//! [`value`] holds the one idea of the whole machine: a value is a self-tagged
//! word. [`header`] is what stands in front of every heap object. The rest of
//! the crate is the heap.
//!
//! # The heap in one page
//!
//! Objects never move. Memory is divided into **blocks** of 32 KB and these into
//! **lines** of 128 bytes (Blackburn and McKinley, *Immix: a mark-region garbage
//! collector*, 2008). Allocation bumps a cursor through a **run** of free lines;
//! a collection marks the objects that are reachable, and with each object its
//! line; lines without a mark are free. So allocation is six instructions,
//! freeing costs nothing per object, and neighbours in time are neighbours in
//! memory.
//!
//! Collection is **generational by sticky marks**: a minor collection keeps the
//! marks of the last one. What is marked is old and not looked at again; what is
//! not marked was allocated since. An old object that is stored to is remembered
//! by the **write barrier** ([`Heap::barrier`]) and scanned again.
//!
//! It is **precise in objects** (the header says which words are values) and
//! **conservative in the native stack**: any word on it that could be an address
//! in an object, or just behind one, keeps the object alive. That is why
//! [`Value`] is `Copy` and may sit in a Rust local or a machine register, with
//! no handles, no shadow stack and no stack maps; and why objects do not move.
//!
//! **Allocation never collects.** It makes a collection due
//! ([`Heap::collection_due`], one bit of the poll word); the embedder collects
//! at its next safepoint. Between two safepoints nothing is freed. Three rules
//! are the embedder's:
//!
//! 1. All fields of an object are initialised before the next safepoint: fresh
//!    memory holds garbage.
//! 2. A store of a value into an object is followed or preceded by its barrier
//!    before the next safepoint.
//! 3. At a safepoint every value in use is reported by [`Roots`], is on the
//!    native stack, or is in an object that is itself reachable. In particular
//!    memory from `malloc` (a `Vec<Value>`) is not looked at.
//!
//! The stress mode ([`HeapConfig::stress`]) shows a broken rule at once.
//!
//! # Where to look
//!
//! | module         | its idea                                                       |
//! |----------------|----------------------------------------------------------------|
//! | `heap`         | the heap, and allocation from it                               |
//! | `barrier`      | which old objects to scan again                                |
//! | `pacing`       | when a collection is due, what the limit allows                |
//! | `collect`      | a collection from beginning to end, and when it is due         |
//! | `roots`        | what the embedder tells a collection: roots, weak, finalizers  |
//! | `trace`        | marking with a prefetch ring                                   |
//! | `conservative` | from a word to the object it points into, or to nothing        |
//! | `stack`        | the native stack and the callee-saved registers                |
//! | `small`        | blocks and runs                                                |
//! | `lines`        | line bytes: free, marked, fresh                                |
//! | `large`        | objects of more than 8 KB, apart; cards                        |
//! | `region`       | reserved addresses and the tables beside them                  |
//! | `bitmap`       | one bit per word                                               |
//! | `stress`       | poison                                                         |
//! | `tally`        | allocations counted by kind, when asked for                    |
//!
//! # Example
//!
//! ```
//! use std::ptr::NonNull;
//! use taipan_heap::{Collect, FinalizeAction, Header, Heap, HeapConfig, Roots, Tracer, Value};
//!
//! struct Globals(Vec<Value>);
//!
//! impl Roots for Globals {
//!     fn trace(&mut self, tracer: &mut Tracer<'_>) {
//!         tracer.values(&self.0);
//!     }
//!     fn finalize(&mut self, _: NonNull<Header>) -> FinalizeAction {
//!         FinalizeAction::Drop
//!     }
//! }
//!
//! let heap = Heap::new(HeapConfig::default());
//! let pair = heap.alloc_small(1, 0, 3, 0); // a header and two values
//! for field in [1, 2] {
//!     // SAFETY: the two words behind the header.
//!     unsafe { pair.cast::<Value>().add(field).write(Value::int(42)) };
//! }
//! let mut globals = Globals(vec![Value::pointer(pair)]);
//! // SAFETY: every field is initialised, every value in use is a global.
//! unsafe { heap.collect(Collect::Full, &mut globals) };
//! assert_eq!(heap.allocated_bytes(), 24);
//! ```

#[cfg(not(all(target_endian = "little", target_pointer_width = "64")))]
compile_error!("taipan-heap needs a little-endian 64-bit target");

mod barrier;
mod bitmap;
mod collect;
mod conservative;
pub mod header;
mod heap;
mod large;
mod lines;
mod pacing;
mod region;
mod roots;
mod small;
mod stack;
mod stress;
mod tally;
mod trace;
pub mod value;

pub use header::Header;
pub use heap::{Heap, POLL_COLLECT};
pub use pacing::{Charge, Collect, HeapConfig, HeapStats, OutOfMemory};
pub use region::address_limit;
pub use roots::{FinalizeAction, Marker, Roots};
pub use stress::{POISON, POISON_KIND};
pub use trace::Tracer;
pub use value::Value;
