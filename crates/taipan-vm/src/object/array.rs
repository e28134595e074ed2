//! Arrays of values and buffers of bytes: what lists, dicts and strings keep
//! their contents in. Python code never sees them.

use crate::error::PyResult;
use crate::handle;
use crate::kind::Kind;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::header::RAW_ALL;
use taipan_heap::{Header, Value};

/// The memory of an [`Array`]: the header and as many values as its size says.
#[repr(C)]
pub struct ArrayObject {
    header: Header,
}

handle! {
    /// An array of values of fixed capacity.
    Array => ArrayObject, Kind::Array
}

impl Array {
    /// An array of `capacity` unbound values.
    pub fn new(capacity: usize, vm: &Vm) -> PyResult<Array> {
        let words = capacity.checked_add(1).ok_or_else(|| vm.memory_error())?;
        let memory = vm.try_allocate(Kind::Array, 0, words, 0)?;
        let array = Array(memory.cast());
        for slot in array.slots() {
            slot.set(Value::UNBOUND);
        }
        Ok(array)
    }

    /// An array with a copy of these values.
    pub fn from_slice(items: &[Value], vm: &Vm) -> PyResult<Array> {
        if items.is_empty() {
            return Ok(vm.empty_array());
        }
        Array::with_room(items, items.len(), vm)
    }

    /// An array of `capacity` values that begins with these.
    pub(crate) fn with_room(items: &[Value], capacity: usize, vm: &Vm) -> PyResult<Array> {
        debug_assert!(items.len() <= capacity);
        let words = capacity.checked_add(1).ok_or_else(|| vm.memory_error())?;
        let array = Array(vm.try_allocate(Kind::Array, 0, words, 0)?.cast());
        // SAFETY: fresh memory of `capacity` values behind the header, all of
        // which are written here.
        unsafe {
            let start = array.start();
            std::ptr::copy_nonoverlapping(items.as_ptr(), start, items.len());
            for i in items.len()..capacity {
                start.add(i).write(Value::UNBOUND);
            }
        }
        Ok(array)
    }

    /// Gives the memory of a buffer back that its owner has replaced.
    ///
    /// # Safety
    /// Nothing refers to the array any more, and no native frame will use it.
    #[inline]
    pub(crate) unsafe fn retire(self, vm: &Vm) {
        // The empty array is everybody's.
        if self != vm.empty_array() {
            // SAFETY: as the caller promises.
            unsafe { vm.heap.retire(self.head()) };
        }
    }

    /// How many values it holds.
    #[inline(always)]
    pub fn capacity(self) -> usize {
        self.object().header.words() - 1
    }

    /// Pointer to the first value.
    #[inline(always)]
    pub(crate) fn start(self) -> *mut Value {
        // SAFETY: the values follow the header within the object.
        unsafe { self.0.as_ptr().cast::<Value>().add(1) }
    }

    /// The values, as cells. Stores must go through [`Array::set`] unless the
    /// array is fresh.
    #[inline(always)]
    pub(crate) fn slots(&self) -> &[Cell<Value>] {
        // SAFETY: `capacity` values follow the header; `Cell<Value>` has the
        // layout of `Value`.
        unsafe { std::slice::from_raw_parts(self.start().cast(), self.capacity()) }
    }

    /// The value at `index`, which is below the capacity.
    #[inline(always)]
    pub fn get(self, index: usize) -> Value {
        self.slots()[index].get()
    }

    /// Sets the value at `index`, which is below the capacity.
    #[inline(always)]
    pub fn set(self, index: usize, value: Value, vm: &Vm) {
        let slot = &self.slots()[index];
        if value.is_pointer() {
            vm.heap.barrier_slot(self.head(), slot.as_ptr());
        }
        slot.set(value);
    }

    /// Tells the collector that many values are about to be written.
    #[inline]
    pub(crate) fn will_change(self, vm: &Vm) {
        vm.heap.barrier(self.head());
    }
}

/// The memory of a [`RawBuffer`].
#[repr(C)]
pub struct RawBufferObject {
    header: Header,
}

handle! {
    /// A buffer of bytes without values.
    RawBuffer => RawBufferObject, Kind::RawBuffer
}

impl RawBuffer {
    /// A buffer of at least `bytes` bytes, not initialized.
    pub fn new(bytes: usize, vm: &Vm) -> PyResult<RawBuffer> {
        let words = bytes.div_ceil(8) + 1;
        Ok(RawBuffer(vm.try_allocate(Kind::RawBuffer, RAW_ALL, words, 0)?.cast()))
    }

    /// How many bytes it holds.
    #[inline]
    pub fn capacity(self) -> usize {
        (self.object().header.words() - 1) * 8
    }

    /// A buffer of zeroed 64-bit words.
    pub fn zeroed(words: usize, vm: &Vm) -> PyResult<RawBuffer> {
        let bytes = words.checked_mul(8).ok_or_else(|| vm.memory_error())?;
        let buffer = RawBuffer::new(bytes, vm)?;
        // SAFETY: the buffer has room for that many words.
        unsafe { buffer.start().write_bytes(0, bytes) };
        Ok(buffer)
    }

    /// Its words. For buffers that Python code cannot reach and whose maker
    /// initialized them all ([`RawBuffer::zeroed`]).
    pub fn words_mut<'a>(&'a mut self, _vm: &'a mut Vm) -> &'a mut [u64] {
        // SAFETY: the words follow the header; the token is held exclusively, so
        // nobody else reads or writes contents meanwhile.
        unsafe { std::slice::from_raw_parts_mut(self.start().cast(), self.capacity() / 8) }
    }

    /// As [`RawBuffer::words_mut`], to be read.
    pub fn words<'a>(&'a self, _vm: &'a Vm) -> &'a [u64] {
        // SAFETY: the words follow the header; nobody writes while a shared
        // token is held.
        unsafe { std::slice::from_raw_parts(self.start().cast(), self.capacity() / 8) }
    }

    /// As [`RawBuffer::words`], in halves: the low half of each word first.
    pub fn half_words<'a>(&'a self, vm: &'a Vm) -> &'a [u32] {
        let words = self.words(vm);
        // SAFETY: the same initialized memory; its alignment is more than enough.
        unsafe { std::slice::from_raw_parts(words.as_ptr().cast(), words.len() * 2) }
    }

    /// Pointer to the first byte.
    #[inline(always)]
    pub(crate) fn start(self) -> *mut u8 {
        // SAFETY: the bytes follow the header within the object.
        unsafe { self.0.as_ptr().cast::<u8>().add(8) }
    }
}
