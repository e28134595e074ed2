//! The megamorphic cache: what look-ups through shapes found, for instructions
//! that meet more than one shape.
//!
//! An instruction keeps the first shape it meets; others are looked for here, in a
//! direct-mapped table by shape and name. It is emptied when any class changes,
//! and before each collection (it does not keep what it holds alive).

use crate::shape::SlotPlace;
use std::cell::{Cell, OnceCell};
use taipan_heap::Value;

/// What a look-up through a shape always finds.
#[derive(Clone, Copy)]
pub(crate) enum Finding {
    /// A slot of the object.
    Slot(SlotPlace),
    /// This value in the class, which shadows nothing and is shadowed by
    /// nothing.
    Class(Value),
}

#[derive(Clone, Copy)]
struct Entry {
    shape: u32,
    name: u64,
    finding: Finding,
}

const EMPTY: Entry =
    Entry { shape: crate::shape::NO_SHAPE, name: 0, finding: Finding::Class(Value::UNBOUND) };

/// How many entries there are.
const SIZE: usize = 256;

/// The table. See the head of this module.
pub(crate) struct LookupCache {
    /// Made when something is first put there: few programs need it.
    entries: OnceCell<Box<[Cell<Entry>; SIZE]>>,
    used: Cell<bool>,
}

impl LookupCache {
    pub(crate) fn new() -> LookupCache {
        LookupCache { entries: OnceCell::new(), used: Cell::new(false) }
    }

    fn place(shape: u32, name: Value) -> usize {
        let hash = (name.bits() >> 4) ^ u64::from(shape).wrapping_mul(0x9e37_79b1);
        hash as usize % SIZE
    }

    /// What is known of `name` in objects of this shape.
    #[inline]
    pub(crate) fn get(&self, shape: u32, name: Value) -> Option<Finding> {
        let entry = self.entries.get()?[LookupCache::place(shape, name)].get();
        (entry.shape == shape && entry.name == name.bits()).then_some(entry.finding)
    }

    pub(crate) fn put(&self, shape: u32, name: Value, finding: Finding) {
        self.used.set(true);
        let entries = self.entries.get_or_init(|| Box::new([const { Cell::new(EMPTY) }; SIZE]));
        entries[LookupCache::place(shape, name)].set(Entry { shape, name: name.bits(), finding });
    }

    pub(crate) fn clear(&self) {
        if self.used.replace(false) {
            self.entries
                .get()
                .into_iter()
                .flat_map(|e| e.iter())
                .for_each(|entry| entry.set(EMPTY));
        }
    }
}
