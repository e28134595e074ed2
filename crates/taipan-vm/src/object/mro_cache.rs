//! A cache of look-ups along MROs, for whatever no inline cache covers: special
//! methods, `getattr`, attributes of classes, `super()`.
//!
//! Direct-mapped, by class, name and, for `super()`, the class behind which the
//! search begins. It is emptied when any class changes and before each collection
//! (it does not keep what it holds alive): its *epoch*, a part of every key,
//! moves on.

use std::cell::{Cell, UnsafeCell};
use taipan_heap::Value;

/// All zero: no entry.
#[derive(Clone, Copy, Default)]
struct Entry {
    /// Address of the class, and the epoch in the upper 16 bits.
    class: u64,
    behind: u64,
    name: u64,
    /// The bits of the value; those of unbound: there is no such attribute.
    value: u64,
}

/// How many entries it has at first, and at most.
const FIRST: usize = 32;
const SIZE: usize = 512;
const EPOCH_SHIFT: u32 = 48;

/// The table. See the head of this module.
pub(crate) struct MroCache {
    /// A power of two. No reference outlives the method that made it.
    entries: UnsafeCell<Box<[Cell<Entry>]>>,
    /// Entries put there since it last grew.
    puts: Cell<u32>,
    /// From 1 on.
    epoch: Cell<u16>,
}

impl MroCache {
    pub(crate) fn new() -> MroCache {
        let entries = UnsafeCell::new(vec![Cell::default(); FIRST].into());
        MroCache { entries, puts: Cell::new(0), epoch: Cell::new(1) }
    }

    #[inline(always)]
    fn entries(&self) -> &[Cell<Entry>] {
        // SAFETY: only `grow` replaces them, which nothing calls that holds any.
        unsafe { &*self.entries.get() }
    }

    /// Makes it four times as large, and empty.
    #[cold]
    fn grow(&self) {
        let size = self.entries().len() * 4;
        // SAFETY: the reference above is gone.
        unsafe { *self.entries.get() = vec![Cell::default(); size].into() };
        self.puts.set(0);
    }

    #[inline(always)]
    fn place(&self, class: Value, behind: Value, name: Value) -> (u64, &Cell<Entry>) {
        let key = class.bits() | u64::from(self.epoch.get()) << EPOCH_SHIFT;
        let hash = (class.bits() >> 5) ^ (name.bits() >> 4) ^ (behind.bits() >> 3);
        let entries = self.entries();
        (key, &entries[hash as usize & (entries.len() - 1)])
    }

    /// What was found: `None` if nothing is known, an unbound value if there is
    /// no such attribute. `behind` is unbound unless the search is `super()`'s.
    #[inline(always)]
    pub(crate) fn get(&self, class: Value, behind: Value, name: Value) -> Option<Value> {
        let (key, place) = self.place(class, behind, name);
        let entry = place.get();
        (entry.class == key && entry.name == name.bits() && entry.behind == behind.bits())
            // SAFETY: the bits of a value that was put there and, because the
            // cache is emptied before collections, still lives.
            .then(|| unsafe { Value::from_bits(entry.value) })
    }

    pub(crate) fn put(&self, class: Value, behind: Value, name: Value, value: Value) {
        let size = self.entries().len();
        if size < SIZE && self.puts.replace(self.puts.get() + 1) as usize >= size {
            self.grow();
        }
        let (key, place) = self.place(class, behind, name);
        place.set(Entry {
            class: key,
            behind: behind.bits(),
            name: name.bits(),
            value: value.bits(),
        });
    }

    /// Empties it.
    pub(crate) fn clear(&self) {
        match self.epoch.get().checked_add(1) {
            Some(next) => self.epoch.set(next),
            None => {
                self.entries().iter().for_each(|entry| entry.set(Entry::default()));
                self.epoch.set(1);
            }
        }
    }
}
