//! The table of a set: open addressing as in CPython's `setobject.c`.
//!
//! A probe looks at the slot that the hash names and at the nine behind it, then
//! jumps by the recurrence that dicts use too. A slot that never held an element
//! has an unbound key and hash 0; that of a removed element has an unbound key
//! and hash -1, which no element has. A new element takes the last such slot that
//! its probe passed.

use super::Set;
use super::probe::{Place, Probe, REMOVED, Slots, Step};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Handle;
use crate::object::array::{Array, RawBuffer};
use crate::vm::Vm;
use taipan_heap::Value;

/// Slots of the smallest table.
pub(super) const MIN_SLOTS: usize = 8;
/// Sets with more elements than this grow by two instead of four.
const LARGE: usize = 50_000;

impl Set {
    /// As [`Set::contains`], the hash being known.
    pub(crate) fn contains_hashed(self, hash: i64, key: Value, vm: &mut Vm) -> PyResult<bool> {
        if self.object().used.get() == 0 {
            return Ok(false);
        }
        let Some(slots) = self.slots() else { return Ok(false) };
        Ok(matches!(self.find::<false>(slots, hash, key, vm)?, Place::Found(_)))
    }

    /// As [`Set::add`], the hash being known.
    pub(crate) fn add_hashed(self, hash: i64, key: Value, vm: &mut Vm) -> PyResult<bool> {
        let slots = match self.slots() {
            Some(slots) => slots,
            None => self.first_table(vm)?,
        };
        match self.find::<true>(slots, hash, key, vm)? {
            Place::Found(_) => Ok(false),
            Place::Vacant(slot) => self.occupy(slot, hash, key, vm).map(|()| true),
            Place::Freed(slot) => {
                self.put(slot, hash, key, vm);
                self.object().used.set(self.object().used.get() + 1);
                Ok(true)
            }
        }
    }

    /// The first table of a set.
    #[cold]
    fn first_table(self, vm: &Vm) -> PyResult<Slots> {
        self.rebuild(0, vm)?;
        self.slots().ok_or_else(|| vm.memory_error())
    }

    #[inline(always)]
    fn occupy(self, slot: usize, hash: i64, key: Value, vm: &Vm) -> PyResult<()> {
        let object = self.object();
        let (fill, mask) = (object.fill.get() + 1, object.mask.get());
        self.put(slot, hash, key, vm);
        object.fill.set(fill);
        object.used.set(object.used.get() + 1);
        if fill * 5 < mask * 3 {
            return Ok(());
        }
        self.enlarge(slot, vm)
    }

    /// Moves the elements, the last one in `slot` among them, to a larger table.
    #[cold]
    #[inline(never)]
    fn enlarge(self, slot: usize, vm: &Vm) -> PyResult<()> {
        let object = self.object();
        let grown = self.rebuild(self.grown(), vm);
        if grown.is_err() {
            // Without room the element stays out: a full table has no end of a
            // probe.
            self.put(slot, 0, Value::UNBOUND, vm);
            object.fill.set(object.fill.get() - 1);
            object.used.set(object.used.get() - 1);
        }
        grown
    }

    /// What a table is enlarged for.
    fn grown(self) -> usize {
        let used = self.object().used.get();
        if used > LARGE { used * 2 } else { used * 4 }
    }

    #[inline(always)]
    fn put(self, slot: usize, hash: i64, key: Value, vm: &Vm) {
        let Some(slots) = self.slots() else { return };
        let place = slots.key(slot);
        vm.heap.barrier_slot(self.keys().head(), place.as_ptr());
        place.set(key);
        slots.hash(slot).set(hash);
    }

    /// As [`Set::discard`], the hash being known.
    pub(crate) fn discard_hashed(self, hash: i64, key: Value, vm: &mut Vm) -> PyResult<bool> {
        if self.object().used.get() == 0 {
            return Ok(false);
        }
        let Some(slots) = self.slots() else { return Ok(false) };
        match self.find::<false>(slots, hash, key, vm)? {
            Place::Found(slot) => {
                self.vacate(slot, vm);
                Ok(true)
            }
            Place::Vacant(_) | Place::Freed(_) => Ok(false),
        }
    }

    fn vacate(self, slot: usize, vm: &Vm) {
        self.put(slot, REMOVED, Value::UNBOUND, vm);
        self.object().used.set(self.object().used.get() - 1);
    }

    /// Moves the elements to a fresh table of more than `wanted` slots, unless
    /// it is the smallest, stays so, and holds no removed elements.
    pub(super) fn rebuild(self, wanted: usize, vm: &Vm) -> PyResult<()> {
        let mut slots = MIN_SLOTS;
        while slots <= wanted {
            slots = slots.checked_mul(2).ok_or_else(|| vm.memory_error())?;
        }
        let object = self.object();
        let old = self.slots();
        if slots == MIN_SLOTS
            && old.is_some_and(|old| old.mask + 1 == MIN_SLOTS)
            && object.fill.get() == object.used.get()
        {
            return Ok(());
        }
        let keys = Array::new(slots, vm)?;
        let buffer = RawBuffer::new(slots * 8, vm)?;
        // SAFETY: the buffer has `slots * 8` bytes.
        unsafe { buffer.start().write_bytes(0, slots * 8) };
        if let Some(old) = old.filter(|_| object.used.get() > 0) {
            let new = Slots::new(keys.start(), buffer, slots - 1);
            for slot in 0..=old.mask {
                let key = old.key(slot).get();
                if !key.is_unbound() {
                    new.insert_clean(key, old.hash(slot).get());
                }
            }
        }
        vm.store(self.head(), &object.keys, keys.value());
        vm.store(self.head(), &object.hashes, buffer.value());
        object.mask.set(slots - 1);
        object.fill.set(object.used.get());
        Ok(())
    }

    /// Adds the elements of another set.
    pub(crate) fn merge(self, other: Set, vm: &mut Vm) -> PyResult<()> {
        let object = self.object();
        if self == other || other.len(vm) == 0 {
            return Ok(());
        }
        let wanted = object.fill.get() + other.len(vm);
        if wanted * 5 >= object.mask.get() * 3 {
            self.rebuild((object.used.get() + other.len(vm)) * 2, vm)?;
        } else if object.hashes.get().is_unbound() {
            self.rebuild(0, vm)?;
        }
        if object.fill.get() == 0 {
            self.copy_table(other, vm);
            return Ok(());
        }
        let mut slot = 0;
        while let Some((found, hash, key)) = other.next_entry(slot, vm) {
            self.add_hashed(hash, key, vm)?;
            slot = found + 1;
        }
        Ok(())
    }

    /// Fills the table, which is empty and large enough, from another set's.
    fn copy_table(self, other: Set, vm: &Vm) {
        let (object, source) = (self.object(), other.object());
        let (Some(to), Some(from)) = (self.slots(), other.slots()) else { return };
        self.keys().will_change(vm);
        if to.mask == from.mask && source.fill.get() == source.used.get() {
            to.copy_from(from);
        } else {
            for slot in 0..=from.mask {
                let key = from.key(slot).get();
                if !key.is_unbound() {
                    to.insert_clean(key, from.hash(slot).get());
                }
            }
        }
        object.fill.set(source.used.get());
        object.used.set(source.used.get());
    }

    /// Makes room for `more` elements at once, if they would need it.
    pub(super) fn expect(self, more: usize, vm: &mut Vm) -> PyResult<()> {
        let object = self.object();
        if (object.fill.get() + more) * 5 >= object.mask.get() * 3 {
            return self.rebuild((object.used.get() + more) * 2, vm);
        }
        Ok(())
    }

    /// Rebuilds the table if more than a quarter of it are removed elements.
    pub(super) fn compact(self, vm: &mut Vm) -> PyResult<()> {
        let object = self.object();
        if object.fill.get() - object.used.get() <= object.mask.get() / 4 {
            return Ok(());
        }
        self.rebuild(self.grown(), vm)
    }

    /// The first element at or behind `slot`, with its slot.
    #[inline]
    pub(crate) fn next_key(self, slot: usize, _vm: &Vm) -> Option<(usize, Value)> {
        let slots = self.slots()?;
        let slot = (slot..=slots.mask).find(|&slot| !slots.key(slot).get().is_unbound())?;
        Some((slot, slots.key(slot).get()))
    }

    /// As [`Set::next_key`], with the hash between.
    #[inline]
    pub(crate) fn next_entry(self, slot: usize, vm: &Vm) -> Option<(usize, i64, Value)> {
        let slots = self.slots()?;
        let (slot, key) = self.next_key(slot, vm)?;
        Some((slot, slots.hash(slot).get(), key))
    }

    /// The hashes of all slots, for the hash of a frozenset: also of those
    /// without an element.
    pub(super) fn slot_hashes(&self) -> impl std::iter::Iterator<Item = i64> + '_ {
        let slots = self.slots();
        (0..=slots.map_or(0, |slots| slots.mask))
            .filter_map(move |slot| slots.map(|slots| slots.hash(slot).get()))
    }

    /// Removes and returns an element.
    pub(crate) fn pop(self, vm: &mut Vm) -> Option<Value> {
        let object = self.object();
        if object.used.get() == 0 {
            return None;
        }
        let start = object.finger.get() & object.mask.get();
        let (slot, key) = self.next_key(start, vm).or_else(|| self.next_key(0, vm))?;
        self.vacate(slot, vm);
        object.finger.set(slot + 1);
        Some(key)
    }

    /// Removes all elements.
    pub(crate) fn clear(self, vm: &mut Vm) {
        let object = self.object();
        object.used.set(0);
        object.fill.set(0);
        object.mask.set(MIN_SLOTS - 1);
        vm.store(self.head(), &object.keys, vm.empty_array().value());
        object.hashes.set(Value::UNBOUND);
    }

    /// Takes over the elements of a set that nobody else knows.
    pub(crate) fn become_like(self, other: Set, vm: &mut Vm) {
        let (object, source) = (self.object(), other.object());
        object.used.set(source.used.get());
        object.fill.set(source.fill.get());
        object.mask.set(source.mask.get());
        object.finger.set(source.finger.get());
        vm.store(self.head(), &object.keys, source.keys.get());
        vm.store(self.head(), &object.hashes, source.hashes.get());
        other.clear(vm);
    }

    /// Adds a constant to a set that nobody else knows; runs no Python code.
    pub(super) fn add_constant(self, key: Value, vm: &Vm) -> PyResult<()> {
        let slots = match self.slots() {
            Some(slots) => slots,
            None => self.first_table(vm)?,
        };
        let Some(hash) = vm.hash_of_constant(key) else {
            let name = vm.type_name(key);
            return Err(vm.raise(
                ClassId::NotImplementedError,
                format!("taipan does not support {name} constants in set displays yet"),
            ));
        };
        let mut probe = Probe::new(hash, slots.mask);
        loop {
            match Set::step(slots, hash, key, &mut probe) {
                Step::Found(_) => return Ok(()),
                Step::Ask(_, other) if vm.equal_constants(other, key) => return Ok(()),
                Step::Ask(..) => {}
                Step::Vacant(slot) => return self.occupy(slot, hash, key, vm),
            }
        }
    }
}
