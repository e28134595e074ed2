//! The entries and the index of a dict: storage without meaning.

use super::{Dict, LINEAR};
use crate::error::PyResult;
use crate::handle::Handle;
use crate::object::array::{Array, RawBuffer};
use crate::object::str::Str;
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

/// How many entries go with an index of this many slots: two thirds.
fn usable(slots: usize) -> usize {
    ((slots as u128 * 2) / 3) as usize
}

/// The slots of CPython's table for a wish of `wanted`: a power of two, at least
/// eight.
fn slots_for(wanted: usize) -> usize {
    let bits = (((wanted | 8) - 1) | 7).min(isize::MAX as usize / 2);
    1 << (usize::BITS - bits.leading_zeros())
}

impl Dict {
    #[inline(always)]
    pub(super) fn entries(self) -> Array {
        // SAFETY: the field always holds an array.
        unsafe { Array::from_value(self.object().entries.get()) }
    }

    /// A word of an entry, as a field. `number` is below the number of entries in
    /// use, `word` below [`ENTRY`].
    #[inline(always)]
    fn field(&self, number: usize, word: usize) -> &std::cell::Cell<Value> {
        debug_assert!(number < self.object().used.get() && word < ENTRY);
        // SAFETY: the array has room for every entry in use; callers take their
        // numbers from there, or from the index, which holds no others.
        unsafe { &*self.entries().start().add(number * ENTRY + word).cast() }
    }

    /// Has it an index? Small dicts have none.
    #[inline(always)]
    pub(super) fn is_indexed(self) -> bool {
        self.object().mask.get() != 0
    }

    /// A slot of the index, as a field.
    #[inline(always)]
    pub(super) fn slot(&self, slot: usize) -> &std::cell::Cell<u32> {
        debug_assert!(self.is_indexed() && slot <= self.object().mask.get());
        // SAFETY: a dict with a mask has a buffer with a `u32` per slot; probes
        // stay within the mask.
        unsafe {
            let buffer = RawBuffer::from_value(self.object().index.get());
            &*buffer.start().cast::<std::cell::Cell<u32>>().add(slot)
        }
    }

    /// The hash word of an entry, to be compared at once.
    #[inline(always)]
    pub(super) fn hash_word(self, number: usize) -> Value {
        self.field(number, 0).get()
    }

    /// The slots that a hash visits.
    #[inline(always)]
    pub(super) fn probe(self, hash: u64) -> Probe {
        Probe::new(hash, self.object().mask.get())
    }

    #[inline(always)]
    pub(super) fn key_at(self, number: usize) -> Value {
        self.field(number, 1).get()
    }

    /// The hash of a live entry.
    #[inline(always)]
    pub(super) fn hash_at(self, number: usize) -> u64 {
        self.field(number, 0).get().int_unchecked() as u64
    }

    /// Has the entry this hash?
    #[inline(always)]
    pub(super) fn has_hash(self, number: usize, hash: u64) -> bool {
        self.field(number, 0).get().is(Value::int(hash as i64))
    }

    #[inline(always)]
    pub(super) fn raw_value(self, number: usize) -> Value {
        self.field(number, 2).get()
    }

    #[inline(always)]
    pub(super) fn set_raw_value(self, number: usize, value: Value, vm: &Vm) {
        let entries = self.entries();
        let field = self.field(number, 2);
        vm.heap.barrier_slot(entries.head(), field.as_ptr());
        field.set(value);
    }

    /// The value of a live entry, seen through its cell.
    #[inline(always)]
    pub(crate) fn entry_value(self, number: usize) -> Value {
        let raw = self.raw_value(number);
        match self.as_cell(raw) {
            Some(cell) => cell.content(),
            None => raw,
        }
    }

    /// Sets the value of a live entry, through its cell.
    #[inline]
    pub(crate) fn set_entry_value(self, number: usize, value: Value, vm: &Vm) {
        match self.as_cell(self.raw_value(number)) {
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
    #[inline]
    pub(crate) fn append(self, hash: u64, key: Value, value: Value, vm: &Vm) -> PyResult<()> {
        let object = self.object();
        let number = object.used.get();
        if (number + 1) * ENTRY > self.entries().capacity() {
            self.resize(vm)?;
            return self.append(hash, key, value, vm);
        }
        let entries = self.entries();
        object.used.set(number + 1);
        self.field(number, 0).set(Value::int(hash as i64));
        for (word, value) in [(1, key), (2, value)] {
            let field = self.field(number, word);
            vm.heap.barrier_slot(entries.head(), field.as_ptr());
            field.set(value);
        }
        if self.is_indexed() {
            self.index_entry(hash, number);
        }
        object.len.set(object.len.get() + 1);
        object.key_version.set(object.key_version.get().wrapping_add(1));
        self.changed();
        Ok(())
    }

    /// Enters an entry number into the index, which has room.
    fn index_entry(self, hash: u64, number: usize) {
        let mut probe = self.probe(hash);
        while self.slot(probe.slot).get() < DELETED {
            probe.advance();
        }
        self.slot(probe.slot).set(number as u32);
    }

    /// Removes a live entry.
    pub(crate) fn remove_entry(self, number: usize, vm: &mut Vm) {
        let object = self.object();
        if let Some(cell) = self.as_cell(self.raw_value(number)) {
            cell.set(Value::UNBOUND, vm);
        }
        if self.is_indexed() {
            let mut probe = self.probe(self.hash_at(number));
            while self.slot(probe.slot).get() != number as u32 {
                probe.advance();
            }
            self.slot(probe.slot).set(DELETED);
        }
        // No value: the collector need not be told.
        self.field(number, 1).set(Value::UNBOUND);
        self.field(number, 2).set(Value::UNBOUND);
        if number == self.dead_prefix() || number == 0 {
            self.set_dead_prefix(number + 1);
        }
        object.len.set(object.len.get() - 1);
        self.changed();
    }

    /// How many entries at the beginning are known to be deleted: an entry 0 that is
    /// says so in its hash word. A dict used as a queue is not searched from its
    /// beginning each time.
    #[inline]
    pub(super) fn dead_prefix(self) -> usize {
        let dead = self.object().used.get() > 0 && self.key_at(0).is_unbound();
        if dead { self.hash_at(0) as usize } else { 0 }
    }

    /// Entry 0 and those below `number` are deleted.
    #[inline]
    pub(super) fn set_dead_prefix(self, number: usize) {
        self.field(0, 0).set(Value::int(number as i64));
    }

    /// Moves a live entry to the beginning: in front of what lives, into a gap of
    /// deleted entries that is made where there is none.
    pub(crate) fn move_to_front(self, number: usize, vm: &Vm) -> PyResult<()> {
        if self.next_entry(0, vm).is_some_and(|(first, _)| first == number) {
            return Ok(());
        }
        let mut number = number;
        if self.dead_prefix() == 0 {
            let (live, before) = (self.object().len.get(), self.live_before(number));
            let gap = 4 + live / 2;
            let count = gap + live + 1;
            self.rebuild_behind(gap, slots_for(count.saturating_mul(3).div_ceil(2)), vm)?;
            number = gap + before;
        }
        let place = self.dead_prefix() - 1;
        self.relocate(number, place, vm);
        if place > 0 {
            self.set_dead_prefix(place);
        }
        Ok(())
    }

    /// Moves a live entry to the end.
    pub(crate) fn move_to_back(self, number: usize, vm: &Vm) -> PyResult<()> {
        let (mut number, mut used) = (number, self.object().used.get());
        if number + 1 == used {
            return Ok(());
        }
        if (used + 1) * ENTRY > self.entries().capacity() {
            let before = self.live_before(number);
            self.resize(vm)?;
            (number, used) = (before, self.object().used.get());
        }
        self.object().used.set(used + 1);
        self.relocate(number, used, vm);
        if number == 0 || number == self.dead_prefix() {
            self.set_dead_prefix(number + 1);
        }
        Ok(())
    }

    /// Moves a live entry to a place where there is none.
    fn relocate(self, number: usize, place: usize, vm: &Vm) {
        let entries = self.entries();
        if self.is_indexed() {
            let mut probe = self.probe(self.hash_at(number));
            while self.slot(probe.slot).get() != number as u32 {
                probe.advance();
            }
            self.slot(probe.slot).set(place as u32);
        }
        self.field(place, 0).set(self.hash_word(number));
        for word in [1, 2] {
            let (from, to) = (self.field(number, word), self.field(place, word));
            vm.heap.barrier_slot(entries.head(), to.as_ptr());
            to.set(from.replace(Value::UNBOUND));
        }
        self.changed();
    }

    /// How many live entries there are before this one.
    fn live_before(self, number: usize) -> usize {
        (0..number).filter(|&n| !self.key_at(n).is_unbound()).count()
    }

    /// Makes room: drops deleted entries, and grows to three times the live ones.
    #[cold]
    fn resize(self, vm: &Vm) -> PyResult<()> {
        let slots = slots_for(self.object().len.get().saturating_mul(3));
        self.rebuild(slots, vm)
    }

    /// Makes room for `count` items, if the storage is too small.
    pub(crate) fn reserve(self, count: usize, vm: &Vm) -> PyResult<()> {
        if count * ENTRY <= self.entries().capacity() {
            return Ok(());
        }
        let few = count <= LINEAR;
        self.rebuild(if few { 8 } else { slots_for(count.saturating_mul(3).div_ceil(2)) }, vm)
    }

    /// Moves the live entries to fresh storage with an index of `slots` slots.
    fn rebuild(self, slots: usize, vm: &Vm) -> PyResult<()> {
        self.rebuild_behind(0, slots, vm)
    }

    /// As [`Dict::rebuild`], behind a gap of deleted entries, which there is room for.
    fn rebuild_behind(self, gap: usize, slots: usize, vm: &Vm) -> PyResult<()> {
        let capacity = usable(slots);
        let words = capacity.checked_mul(ENTRY).filter(|_| capacity < DELETED as usize);
        let entries = Array::new(words.ok_or_else(|| vm.memory_error())?, vm)?;
        let (index, mask) = if capacity > LINEAR {
            let buffer = RawBuffer::new(slots * 4, vm)?;
            // SAFETY: the buffer has `slots * 4` bytes; all-ones is `EMPTY`.
            unsafe { buffer.start().write_bytes(0xff, buffer.capacity()) };
            (buffer.value(), slots - 1)
        } else {
            (Value::UNBOUND, 0)
        };
        let mut live = gap;
        for number in 0..self.object().used.get() {
            if self.key_at(number).is_unbound() {
                continue;
            }
            for word in 0..ENTRY {
                entries.slots()[live * ENTRY + word].set(self.field(number, word).get());
            }
            live += 1;
        }
        let object = self.object();
        vm.store(self.head(), &object.entries, entries.value());
        vm.store(self.head(), &object.index, index);
        object.mask.set(mask);
        object.used.set(live);
        if gap > 0 {
            self.set_dead_prefix(gap);
        }
        if mask != 0 {
            for number in gap..live {
                self.index_entry(self.hash_at(number), number);
            }
        }
        self.changed();
        Ok(())
    }

    /// Becomes a copy of another dict, if that needs no look at its entries: it
    /// has no holes, no cells, and CPython would not make its table smaller.
    /// This dict is empty.
    pub(super) fn clone_from(self, other: Dict, vm: &Vm) -> PyResult<bool> {
        let (object, source) = (self.object(), other.object());
        let (used, slots) = (source.used.get(), source.mask.get() + 1);
        let fits = slots <= 8 || usable(slots / 2) < used;
        if source.len.get() != used || other.has_cells() || !fits {
            return Ok(false);
        }
        let from = other.entries();
        let entries = Array::new(from.capacity(), vm)?;
        let index = if other.is_indexed() {
            let buffer = RawBuffer::new(slots * 4, vm)?;
            // SAFETY: both buffers hold `slots` numbers of four bytes.
            unsafe {
                let index = RawBuffer::from_value(source.index.get());
                std::ptr::copy_nonoverlapping(index.start(), buffer.start(), slots * 4);
            }
            buffer.value()
        } else {
            Value::UNBOUND
        };
        // SAFETY: both arrays have room for the entries in use; the new one is
        // fresh, so the collector need not be told.
        unsafe { std::ptr::copy_nonoverlapping(from.start(), entries.start(), used * ENTRY) };
        vm.store(self.head(), &object.entries, entries.value());
        vm.store(self.head(), &object.index, index);
        object.mask.set(source.mask.get());
        object.used.set(used);
        object.len.set(used);
        object.key_version.set(object.key_version.get().wrapping_add(1));
        self.changed();
        Ok(true)
    }

    /// What stands in the table under a string key: the value, or its global
    /// cell.
    pub(crate) fn standing(self, key: Str, vm: &Vm) -> Option<Value> {
        self.find_str(key, vm).map(|number| self.raw_value(number))
    }

    /// Its items become those of `other`, which holds all of its own as they
    /// stand (see [`Dict::standing`]) and is not used any more.
    pub(crate) fn take_table(self, other: Dict, vm: &Vm) {
        let (object, source) = (self.object(), other.object());
        vm.store(self.head(), &object.entries, source.entries.get());
        vm.store(self.head(), &object.index, source.index.get());
        object.mask.set(source.mask.get());
        object.used.set(source.used.get());
        object.len.set(source.len.get());
        object.key_version.set(object.key_version.get().wrapping_add(1));
        self.changed();
    }

    /// Removes every item.
    pub fn clear(self, vm: &mut Vm) {
        for number in 0..self.entry_count(vm) {
            if let Some(cell) = self.as_cell(self.raw_value(number)) {
                cell.set(Value::UNBOUND, vm);
            }
        }
        let object = self.object();
        vm.store(self.head(), &object.entries, vm.empty_array().value());
        object.index.set(Value::UNBOUND);
        object.mask.set(0);
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
    fn new(hash: u64, mask: usize) -> Probe {
        Probe { slot: hash as usize & mask, perturb: hash, mask }
    }

    #[inline(always)]
    pub(super) fn advance(&mut self) {
        self.perturb >>= 5;
        let next = self.slot.wrapping_mul(5).wrapping_add(self.perturb as usize).wrapping_add(1);
        self.slot = next & self.mask;
    }
}
