//! The megamorphic cache: what look-ups through shapes found, for instructions
//! that meet more than one shape.
//!
//! An instruction keeps the first shape it meets; others are looked for here, in a
//! direct-mapped table by shape and name. It is emptied when any class changes,
//! and before each collection (it does not keep what it holds alive).

use crate::shape::SlotPlace;
use std::cell::Cell;
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
    entries: Box<[Cell<Entry>; SIZE]>,
    used: Cell<bool>,
}

impl LookupCache {
    pub(crate) fn new() -> LookupCache {
        LookupCache {
            entries: Box::new([const { Cell::new(EMPTY) }; SIZE]),
            used: Cell::new(false),
        }
    }

    fn place(&self, shape: u32, name: Value) -> &Cell<Entry> {
        let hash = (name.bits() >> 4) ^ u64::from(shape).wrapping_mul(0x9e37_79b1);
        &self.entries[hash as usize % SIZE]
    }

    /// What is known of `name` in objects of this shape.
    #[inline]
    pub(crate) fn get(&self, shape: u32, name: Value) -> Option<Finding> {
        let entry = self.place(shape, name).get();
        (entry.shape == shape && entry.name == name.bits()).then_some(entry.finding)
    }

    pub(crate) fn put(&self, shape: u32, name: Value, finding: Finding) {
        self.used.set(true);
        self.place(shape, name).set(Entry { shape, name: name.bits(), finding });
    }

    pub(crate) fn clear(&self) {
        if self.used.replace(false) {
            self.entries.iter().for_each(|entry| entry.set(EMPTY));
        }
    }
}
