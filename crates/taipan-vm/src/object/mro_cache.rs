//! A cache of look-ups along MROs, for whatever no inline cache covers: special
//! methods, `getattr`, attributes of classes, `super()`.
//!
//! Direct-mapped, by class, name and, for `super()`, the class behind which the
//! search begins. It is emptied when any class changes and before each collection
//! (it does not keep what it holds alive): its *epoch*, a part of every key,
//! moves on.

use std::cell::Cell;
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

const SIZE: usize = 512;
const EPOCH_SHIFT: u32 = 48;

/// The table. See the head of this module.
pub(crate) struct MroCache {
    entries: Box<[Cell<Entry>]>,
    /// From 1 on.
    epoch: Cell<u16>,
}

impl MroCache {
    pub(crate) fn new() -> MroCache {
        MroCache { entries: vec![Cell::default(); SIZE].into(), epoch: Cell::new(1) }
    }

    #[inline(always)]
    fn place(&self, class: Value, behind: Value, name: Value) -> (u64, &Cell<Entry>) {
        let key = class.bits() | u64::from(self.epoch.get()) << EPOCH_SHIFT;
        let hash = (class.bits() >> 5) ^ (name.bits() >> 4) ^ (behind.bits() >> 3);
        (key, &self.entries[hash as usize % SIZE])
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
                self.entries.iter().for_each(|entry| entry.set(Entry::default()));
                self.epoch.set(1);
            }
        }
    }
}
