//! The entries and the index of a dict: storage without meaning.

use super::{Dict, LINEAR, as_global_cell};
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::array::{Array, RawBuffer};
use crate::vm::Vm;
use taipan_heap::Value;

/// Words per entry.
pub(super) const ENTRY: usize = 3;
/// Index slot: never used.
pub(super) const EMPTY: u32 = u32::MAX;
/// Index slot: its entry was deleted.
pub(super) const DELETED: u32 = u32::MAX - 1;

/// An item of a dict.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The key's hash.
    pub hash: u64,
    /// The key.
    pub key: Value,
    /// The value.
    pub value: Value,
}

impl Dict {
    #[inline(always)]
    pub(super) fn entries(self) -> Array {
        // SAFETY: the field always holds an array.
        unsafe { Array::from_value(self.object().entries.get()) }
    }

    /// The index's slots; empty for small dicts.
    #[inline(always)]
    pub(super) fn index(&self) -> &[std::cell::Cell<u32>] {
        match self.object().index.get().downcast::<RawBuffer>() {
            // SAFETY: the buffer holds that many initialized `u32`s; it lives as
            // long as the dict refers to it, and callers allocate nothing that
            // could replace it while they hold the slice.
            Some(buffer) => unsafe {
                std::slice::from_raw_parts(buffer.start().cast(), buffer.capacity() / 4)
            },
            None => &[],
        }
    }

    #[inline(always)]
    pub(super) fn key_at(self, number: usize) -> Value {
        self.entries().get(number * ENTRY + 1)
    }

    #[inline(always)]
    pub(super) fn hash_at(self, number: usize) -> u64 {
        self.entries().get(number * ENTRY).int_unchecked() as u64
    }

    #[inline(always)]
    pub(super) fn raw_value(self, number: usize) -> Value {
        self.entries().get(number * ENTRY + 2)
    }

    pub(super) fn set_raw_value(self, number: usize, value: Value, vm: &Vm) {
        self.entries().set(number * ENTRY + 2, value, vm);
    }

    /// The value of a live entry, seen through its cell.
    #[inline(always)]
    pub(crate) fn entry_value(self, number: usize) -> Value {
        let raw = self.raw_value(number);
        match as_global_cell(raw) {
            Some(cell) => cell.content(),
            None => raw,
        }
    }

    /// Sets the value of a live entry, through its cell.
    #[inline]
    pub(crate) fn set_entry_value(self, number: usize, value: Value, vm: &Vm) {
        match as_global_cell(self.raw_value(number)) {
            Some(cell) => cell.set_content(value, vm),
            None => self.set_raw_value(number, value, vm),
        }
    }

    #[inline]
    pub(super) fn read_entry(self, number: usize) -> Option<Entry> {
        let key = self.key_at(number);
        if key.is_unbound() {
            return None;
        }
        Some(Entry { hash: self.hash_at(number), key, value: self.entry_value(number) })
    }

    pub(super) fn changed(self) {
        let object = self.object();
        object.version.set(object.version.get().wrapping_add(1));
    }

    /// Adds an entry whose key is known to be absent.
    pub(crate) fn append(self, hash: u64, key: Value, value: Value, vm: &Vm) -> PyResult<()> {
        let object = self.object();
        let number = object.used.get();
        if number * ENTRY == self.entries().capacity()
            || number >= LINEAR && self.index().is_empty()
        {
            self.resize(vm)?;
            return self.append(hash, key, value, vm);
        }
        let entries = self.entries();
        entries.set(number * ENTRY, Value::int(hash as i64), vm);
        entries.set(number * ENTRY + 1, key, vm);
        entries.set(number * ENTRY + 2, value, vm);
        if !self.index().is_empty() {
            self.index_entry(hash, number);
        }
        object.used.set(number + 1);
        object.len.set(object.len.get() + 1);
        object.key_version.set(object.key_version.get().wrapping_add(1));
        self.changed();
        Ok(())
    }

    /// Enters an entry number into the index, which has room.
    fn index_entry(self, hash: u64, number: usize) {
        let index = self.index();
        let mut probe = Probe::new(hash, index.len());
        while index[probe.slot].get() < DELETED {
            probe.advance();
        }
        index[probe.slot].set(number as u32);
    }

    /// Removes a live entry.
    pub(crate) fn remove_entry(self, number: usize, vm: &mut Vm) {
        let object = self.object();
        if let Some(cell) = as_global_cell(self.raw_value(number)) {
            cell.set(Value::UNBOUND, vm);
        }
        let index = self.index();
        if !index.is_empty() {
            let mut probe = Probe::new(self.hash_at(number), index.len());
            while index[probe.slot].get() != number as u32 {
                probe.advance();
            }
            index[probe.slot].set(DELETED);
        }
        let entries = self.entries();
        entries.set(number * ENTRY + 1, Value::UNBOUND, vm);
        entries.set(number * ENTRY + 2, Value::UNBOUND, vm);
        object.len.set(object.len.get() - 1);
        self.changed();
    }

    /// Makes room: drops deleted entries, and grows if the dict is full of live
    /// ones.
    #[cold]
    fn resize(self, vm: &Vm) -> PyResult<()> {
        let object = self.object();
        let len = object.len.get();
        let capacity = if len < LINEAR / 2 { LINEAR } else { len.saturating_mul(2).max(LINEAR) };
        self.rebuild(capacity, vm)
    }

    /// Moves the live entries to fresh storage with room for `capacity`.
    pub(crate) fn rebuild(self, capacity: usize, vm: &Vm) -> PyResult<()> {
        let words = capacity.checked_mul(ENTRY).filter(|_| capacity < DELETED as usize);
        let entries = Array::new(words.ok_or_else(|| vm.memory_error())?, vm)?;
        let index = if capacity > LINEAR {
            let slots = (capacity + capacity / 2).next_power_of_two();
            let buffer = RawBuffer::new(slots * 4, vm)?;
            // SAFETY: the buffer has `slots * 4` bytes; all-ones is `EMPTY`.
            unsafe { buffer.start().write_bytes(0xff, buffer.capacity()) };
            buffer.value()
        } else {
            Value::UNBOUND
        };
        let old = self.entries();
        let object = self.object();
        let mut live = 0;
        for number in 0..object.used.get() {
            if old.get(number * ENTRY + 1).is_unbound() {
                continue;
            }
            for word in 0..ENTRY {
                entries.slots()[live * ENTRY + word].set(old.get(number * ENTRY + word));
            }
            live += 1;
        }
        vm.store(self.head(), &object.entries, entries.value());
        vm.store(self.head(), &object.index, index);
        object.used.set(live);
        if !index.is_unbound() {
            for number in 0..live {
                self.index_entry(self.hash_at(number), number);
            }
        }
        self.changed();
        Ok(())
    }

    /// Removes every item.
    pub fn clear(self, vm: &mut Vm) {
        for number in 0..self.entry_count(vm) {
            if let Some(cell) = as_global_cell(self.raw_value(number)) {
                cell.set(Value::UNBOUND, vm);
            }
        }
        let object = self.object();
        vm.store(self.head(), &object.entries, vm.empty_array().value());
        object.index.set(Value::UNBOUND);
        object.used.set(0);
        object.len.set(0);
        self.changed();
    }
}

/// The sequence of index slots that a hash visits: every slot in the end.
pub(super) struct Probe {
    pub(super) slot: usize,
    perturb: u64,
    mask: usize,
}

impl Probe {
    #[inline(always)]
    pub(super) fn new(hash: u64, slots: usize) -> Probe {
        let mask = slots - 1;
        Probe { slot: hash as usize & mask, perturb: hash, mask }
    }

    #[inline(always)]
    pub(super) fn advance(&mut self) {
        self.perturb >>= 5;
        let next = self.slot.wrapping_mul(5).wrapping_add(self.perturb as usize).wrapping_add(1);
        self.slot = next & self.mask;
    }
}
