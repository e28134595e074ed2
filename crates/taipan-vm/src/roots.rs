//! What the collector starts from, and temporaries that it must find.

use crate::error::PyResult;
use crate::object::array::Array;
use crate::vm::Vm;
use taipan_heap::Value;

/// A growable array of values for use in Rust code. Its buffer is a heap object,
/// so the stack scan finds the values through it; a `Vec<Value>` would hide
/// them.
#[derive(Debug)]
pub struct GcVec {
    buffer: Array,
    len: usize,
}

impl GcVec {
    /// An empty one.
    pub fn new(vm: &Vm) -> GcVec {
        GcVec { buffer: vm.empty_array(), len: 0 }
    }

    /// An empty one with room.
    pub fn with_capacity(capacity: usize, vm: &Vm) -> PyResult<GcVec> {
        let buffer = if capacity == 0 { vm.empty_array() } else { Array::new(capacity, vm)? };
        Ok(GcVec { buffer, len: 0 })
    }

    /// One with these values.
    pub fn from_slice(values: &[Value], vm: &Vm) -> PyResult<GcVec> {
        Ok(GcVec { buffer: Array::from_slice(values, vm)?, len: values.len() })
    }

    /// How many values it holds.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Is it empty?
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The values.
    #[inline(always)]
    pub fn as_slice(&self) -> &[Value] {
        // SAFETY: the buffer holds at least `len` values; it changes only through
        // `&mut self`.
        unsafe { std::slice::from_raw_parts(self.buffer.start(), self.len) }
    }

    /// The values, to be permuted or replaced by other reachable values. The
    /// barrier is told beforehand; no safepoint can fall while it is borrowed.
    #[inline]
    pub fn as_mut_slice<'a>(&'a mut self, vm: &'a Vm) -> &'a mut [Value] {
        self.buffer.will_change(vm);
        // SAFETY: as `as_slice`; `&mut self` makes it exclusive, since no list
        // shares the buffer before `into_list`.
        unsafe { std::slice::from_raw_parts_mut(self.buffer.start(), self.len) }
    }

    /// Appends a value.
    #[inline]
    pub fn push(&mut self, value: Value, vm: &Vm) -> PyResult<()> {
        if self.len == self.buffer.capacity() {
            self.grow(vm)?;
        }
        self.buffer.set(self.len, value, vm);
        self.len += 1;
        Ok(())
    }

    #[cold]
    fn grow(&mut self, vm: &Vm) -> PyResult<()> {
        let buffer = Array::with_room(self.as_slice(), (self.len * 2).max(8), vm)?;
        let old = std::mem::replace(&mut self.buffer, buffer);
        // SAFETY: only the vector knew its buffer.
        unsafe { old.retire(vm) };
        Ok(())
    }

    /// Removes the last value and returns it.
    pub fn pop(&mut self) -> Option<Value> {
        self.len = self.len.checked_sub(1)?;
        Some(self.buffer.get(self.len))
    }

    /// Keeps the first `len` values.
    pub fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
    }

    /// Replaces the value at `index`, which is below the length.
    pub fn set(&mut self, index: usize, value: Value, vm: &Vm) {
        debug_assert!(index < self.len);
        self.buffer.set(index, value, vm);
    }

    /// The value at `index`.
    pub fn get(&self, index: usize) -> Option<Value> {
        self.as_slice().get(index).copied()
    }

    /// A list with these values, without a copy.
    pub fn into_list(self, vm: &Vm) -> crate::object::list::List {
        let list = crate::object::list::List::new(vm);
        list.adopt(self.buffer, self.len, vm);
        list
    }

    /// A tuple with these values.
    pub fn into_tuple(self, vm: &Vm) -> PyResult<crate::object::tuple::Tuple> {
        crate::object::tuple::Tuple::new(self.as_slice(), vm)
    }

    /// The buffer and how many values in it are used.
    pub(crate) fn into_parts(self) -> (Array, usize) {
        (self.buffer, self.len)
    }

    /// Takes over a buffer whose first `len` values are used.
    pub(crate) fn from_parts(buffer: Array, len: usize) -> GcVec {
        debug_assert!(len <= buffer.capacity());
        GcVec { buffer, len }
    }
}
