//! Memory that a native operation takes for itself: text being built, choices to
//! go back to, tables. It lies on the malloc heap, but its growth asks first: it
//! counts toward the isolate's limit as long as it lives, and where there is no
//! room, or the system refuses, the operation raises `MemoryError`.
//!
//! It holds no values; those belong into a [`GcVec`](crate::GcVec).

use crate::error::PyResult;
use crate::vm::Vm;
use std::ops::{Deref, DerefMut};
use taipan_heap::Charge;

/// A growable array outside the heap that is charged to the isolate.
#[derive(Debug)]
pub struct Scratch<T: Copy> {
    items: Vec<T>,
    charge: Charge,
}

/// Text or bytes being built.
pub type TextBuffer = Scratch<u8>;

impl<T: Copy> Scratch<T> {
    /// An empty one.
    pub fn new(vm: &Vm) -> Scratch<T> {
        Scratch { items: Vec::new(), charge: vm.heap.charge() }
    }

    /// An empty one with room.
    pub fn with_capacity(capacity: usize, vm: &Vm) -> PyResult<Scratch<T>> {
        let mut scratch = Scratch::new(vm);
        scratch.reserve(capacity, vm)?;
        Ok(scratch)
    }

    /// `count` times `item`.
    pub fn filled(item: T, count: usize, vm: &Vm) -> PyResult<Scratch<T>> {
        let mut scratch = Scratch::with_capacity(count, vm)?;
        scratch.items.resize(count, item);
        Ok(scratch)
    }

    /// Makes room for `more` items.
    #[inline]
    pub fn reserve(&mut self, more: usize, vm: &Vm) -> PyResult<()> {
        if more <= self.items.capacity() - self.items.len() { Ok(()) } else { self.grow(more, vm) }
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self, more: usize, vm: &Vm) -> PyResult<()> {
        let least = self.items.len().checked_add(more).ok_or_else(|| vm.memory_error())?;
        let twice = least.max(self.items.capacity().saturating_mul(2)).max(8);
        // Where twice as much is too much, a little more may still fit.
        let little = least.saturating_add(least / 8);
        let added = (twice - self.items.capacity()).saturating_mul(size_of::<T>());
        let capacity = if vm.heap.has_room(added) { twice } else { little };
        self.grow_to(capacity, vm).map_err(|_| vm.memory_error())
    }

    fn grow_to(&mut self, capacity: usize, vm: &Vm) -> Result<(), taipan_heap::OutOfMemory> {
        let added = capacity.saturating_sub(self.items.capacity());
        let bytes = added.checked_mul(size_of::<T>()).ok_or(taipan_heap::OutOfMemory)?;
        vm.heap.raise_charge(&mut self.charge, bytes)?;
        let more = capacity - self.items.len();
        self.items.try_reserve_exact(more).map_err(|_| taipan_heap::OutOfMemory)
    }

    /// Appends an item.
    #[inline(always)]
    pub fn push(&mut self, item: T, vm: &Vm) -> PyResult<()> {
        if self.items.len() == self.items.capacity() {
            self.grow(1, vm)?;
        }
        self.items.push(item);
        Ok(())
    }

    /// Appends items.
    #[inline]
    pub fn extend(&mut self, items: &[T], vm: &Vm) -> PyResult<()> {
        self.reserve(items.len(), vm)?;
        self.items.extend_from_slice(items);
        Ok(())
    }

    /// Appends an item many times.
    pub fn push_many(&mut self, item: T, count: usize, vm: &Vm) -> PyResult<()> {
        self.reserve(count, vm)?;
        self.items.resize(self.items.len() + count, item);
        Ok(())
    }

    /// Takes the last item.
    #[inline(always)]
    pub fn pop(&mut self) -> Option<T> {
        self.items.pop()
    }

    /// Keeps the first `len` items.
    #[inline]
    pub fn truncate(&mut self, len: usize) {
        self.items.truncate(len);
    }

    /// Removes all items; the room stays.
    pub fn clear(&mut self) {
        self.items.clear();
    }

    /// How many items fit without growing.
    #[inline(always)]
    pub fn capacity(&self) -> usize {
        self.items.capacity()
    }
}

impl Vm {
    /// `MemoryError` where there is no room for `bytes` bytes more: asked before a
    /// temporary of that size is made outside the heap. Few bytes always fit.
    #[inline]
    pub fn check_room(&self, bytes: usize) -> PyResult<()> {
        const FEW: usize = 64 << 10;
        if bytes > FEW && self.heap.check_limit(bytes).is_err() {
            return Err(self.memory_error());
        }
        Ok(())
    }
}

impl TextBuffer {
    /// Appends a code point.
    #[inline]
    pub fn push_code(&mut self, code: u32, vm: &Vm) -> PyResult<()> {
        if code < 0x80 {
            return self.push(code as u8, vm);
        }
        let (bytes, len) = crate::object::str::wtf8::encode(code);
        self.extend(bytes.get(..len).unwrap_or(&bytes), vm)
    }

    /// Appends text.
    #[inline]
    pub fn push_str(&mut self, text: &str, vm: &Vm) -> PyResult<()> {
        self.extend(text.as_bytes(), vm)
    }
}

impl<T: Copy> Deref for Scratch<T> {
    type Target = [T];

    #[inline(always)]
    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<T: Copy> DerefMut for Scratch<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.items
    }
}
