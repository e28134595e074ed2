//! Allocation of objects, and stores into them.
//!
//! Allocation never collects: it takes `&Vm`, and a collection it makes due
//! happens at the next safepoint. A store of a value into an object goes
//! through [`Vm::store`], which keeps the collector's remembered set.

use crate::error::PyResult;
use crate::kind::Kind;
use crate::vm::Vm;
use std::cell::Cell;
use std::ptr::NonNull;
use taipan_heap::{Header, Value};

/// How many words `T` takes.
pub const fn words_of<T>() -> usize {
    size_of::<T>().div_ceil(8)
}

impl Vm {
    /// Memory for an object of `words` words (at most
    /// [`MAX_SMALL_WORDS`](taipan_heap::header::MAX_SMALL_WORDS)), of which
    /// `raw` behind the header hold no values. The header is written, the
    /// fields are not: the caller initializes them all before it does anything
    /// else.
    #[inline(always)]
    pub(crate) fn allocate(
        &self,
        kind: Kind,
        raw: u8,
        words: usize,
        shape: u32,
    ) -> NonNull<Header> {
        self.heap.alloc_small(kind as u8, raw, words, shape)
    }

    /// As [`Vm::allocate`] for any size; `MemoryError` where it would pass the
    /// limit.
    #[inline]
    pub(crate) fn try_allocate(
        &self,
        kind: Kind,
        raw: u8,
        words: usize,
        shape: u32,
    ) -> PyResult<NonNull<Header>> {
        self.heap.try_alloc(kind as u8, raw, words, shape).map_err(|_| self.memory_error())
    }

    /// Moves an object of the fixed layout `T` to the heap. `T`'s first field is
    /// its header, made by [`Vm::header`].
    #[inline(always)]
    pub(crate) fn place<T>(
        &self,
        kind: Kind,
        raw: u8,
        shape: u32,
        make: impl FnOnce(Header) -> T,
    ) -> NonNull<T> {
        let words = const { words_of::<T>() };
        let memory = self.allocate(kind, raw, words, shape).cast::<T>();
        // SAFETY: the memory was just allocated with the size of `T`; the
        // header written here is the same as the allocator's.
        unsafe { memory.write(make(Header::small(kind as u8, raw, words, shape))) };
        memory
    }

    /// Stores `value` into the field `slot` of `object`.
    #[inline(always)]
    pub(crate) fn store(&self, object: NonNull<Header>, slot: &Cell<Value>, value: Value) {
        if value.is_pointer() {
            self.heap.barrier(object);
        }
        slot.set(value);
    }

    /// As [`Vm::store`], but false, and nothing is stored, where the barrier has
    /// something to do.
    #[inline(always)]
    pub(crate) fn try_store(
        &self,
        object: NonNull<Header>,
        slot: &Cell<Value>,
        value: Value,
    ) -> bool {
        if self.heap.needs_barrier(object, value) {
            return false;
        }
        slot.set(value);
        true
    }
}
