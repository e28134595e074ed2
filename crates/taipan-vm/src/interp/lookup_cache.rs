//! The megamorphic cache: what look-ups through shapes found, for instructions
//! that meet more than one shape.
//!
//! An instruction keeps the first shape it meets; others are looked for here, in a
//! two-way table by shape and name. It is emptied when any class changes,
//! and before each collection (it does not keep what it holds alive): its *epoch*,
//! a part of every key, moves on.

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
    /// The shape, and the epoch in the upper half.
    key: u64,
    name: u64,
    finding: Finding,
}

const EMPTY: Entry = Entry { key: 0, name: 0, finding: Finding::Class(Value::UNBOUND) };

/// How many entries there are.
const SIZE: usize = 512;

/// The table, made when it is first needed. See the head of this module.
#[derive(Default)]
pub(crate) struct LookupCache {
    entries: OnceCell<Box<[Cell<Entry>; SIZE]>>,
    /// In the upper half.
    epoch: Cell<u64>,
}

impl LookupCache {
    /// Where the first of an entry's two places is.
    #[inline(always)]
    fn first(shape: u32, name: Value) -> usize {
        let key = name.bits() ^ u64::from(shape) << 40;
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize % SIZE
    }

    /// What is known of `name` in objects of this shape.
    #[inline(always)]
    pub(crate) fn get(&self, shape: u32, name: Value) -> Option<Finding> {
        let entries = self.entries.get()?;
        let first = LookupCache::first(shape, name);
        let key = self.epoch.get() | u64::from(shape);
        let hit = |place: usize| {
            let entry = entries[place].get();
            (entry.key == key && entry.name == name.bits()).then_some(entry.finding)
        };
        hit(first).or_else(|| hit(first ^ 1))
    }

    /// The word of objects of this shape that holds `name`, if that is known.
    #[inline(always)]
    pub(crate) fn word(&self, shape: u32, name: Value) -> Option<usize> {
        match self.get(shape, name)? {
            Finding::Slot(SlotPlace::Word(word)) => Some(word),
            _ => None,
        }
    }

    pub(crate) fn put(&self, shape: u32, name: Value, finding: Finding) {
        let entries = self.entries.get_or_init(|| Box::new([const { Cell::new(EMPTY) }; SIZE]));
        let first = LookupCache::first(shape, name);
        entries[first ^ 1].set(entries[first].get());
        entries[first].set(Entry {
            key: self.epoch.get() | u64::from(shape),
            name: name.bits(),
            finding,
        });
    }

    pub(crate) fn clear(&self) {
        let (next, is_over) = self.epoch.get().overflowing_add(1 << 32);
        self.epoch.set(next);
        if is_over && let Some(entries) = self.entries.get() {
            entries.iter().for_each(|entry| entry.set(EMPTY));
        }
    }
}
