//! The table of a set: open addressing as in CPython's `setobject.c`.
//!
//! A probe looks at the slot that the hash names and at the nine behind it, then
//! jumps by the recurrence that dicts use too. A slot that never held an element
//! has an unbound key and hash 0; that of a removed element has an unbound key
//! and hash -1, which no element has. A new element takes the last such slot that
//! its probe passed.

use super::Set;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::array::{Array, RawBuffer};
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_heap::Value;

/// Slots of the smallest table.
pub(super) const MIN_SLOTS: usize = 8;
/// How many further slots are looked at before a jump.
const LINEAR_PROBES: usize = 9;
/// By how many bits of the hash each jump is perturbed.
const PERTURB_SHIFT: u32 = 5;
/// Sets with more elements than this grow by two instead of four.
const LARGE: usize = 50_000;
/// The hash in the slot of a removed element.
const REMOVED: i64 = -1;

/// The sequence of slots that a hash visits.
struct Probe {
    slot: usize,
    left: usize,
    base: usize,
    perturb: u64,
    mask: usize,
    /// The last slot of a removed element that was passed.
    free: Option<usize>,
}

impl Probe {
    #[inline(always)]
    fn new(hash: i64, mask: usize) -> Probe {
        let base = hash as usize & mask;
        Probe { slot: base, left: run(base, mask), base, perturb: hash as u64, mask, free: None }
    }

    #[inline(always)]
    fn advance(&mut self) {
        if self.left > 0 {
            self.left -= 1;
            self.slot += 1;
            return;
        }
        self.perturb >>= PERTURB_SHIFT;
        let next = self.base.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize);
        self.base = next & self.mask;
        self.slot = self.base;
        self.left = run(self.base, self.mask);
    }
}

/// How many slots behind `base` are looked at too.
#[inline(always)]
fn run(base: usize, mask: usize) -> usize {
    if base + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 }
}

/// What a look-up found without running Python code.
enum Step {
    Found(usize),
    /// Not there; this slot is free for it.
    Vacant(usize),
    /// Only `==` can tell whether this slot's key is the one.
    Ask(usize, Value),
}

/// Where a key is, or would be put.
#[derive(Clone, Copy)]
enum Place {
    Found(usize),
    /// It would go to this slot, which never held an element.
    Vacant(usize),
    /// It would go to this slot of a removed element.
    Freed(usize),
}

/// What is known of two keys of equal hash without running Python code.
#[inline]
fn same_key(a: Value, b: Value) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    if a.both_ints(b) {
        return Some(false);
    }
    let string = |v: Value| {
        // SAFETY: exact strings have the kind `Str`.
        (v.shape_number() == Some(ClassId::Str.shape())).then(|| unsafe { Str::from_value(v) })
    };
    match (string(a), string(b)) {
        (Some(a), Some(b)) => Some(a.same_text(&b)),
        _ => None,
    }
}

impl Set {
    fn step(self, hash: i64, key: Value, probe: &mut Probe) -> Step {
        let (hashes, keys) = (self.hashes(), self.keys());
        loop {
            let slot = probe.slot;
            let found = hashes[slot].get();
            probe.advance();
            if found == hash || found == 0 {
                let other = keys.get(slot);
                if other.is_unbound() {
                    return Step::Vacant(slot);
                }
                if found == hash {
                    match same_key(other, key) {
                        Some(true) => return Step::Found(slot),
                        Some(false) => {}
                        None => return Step::Ask(slot, other),
                    }
                }
            } else if found == REMOVED {
                probe.free = Some(slot);
            }
        }
    }

    /// Looks for the key; runs `__eq__` where it must. The table exists.
    #[inline]
    fn find(self, hash: i64, key: Value, vm: &mut Vm) -> PyResult<Place> {
        'again: loop {
            let table = self.object().keys.get();
            let mut probe = Probe::new(hash, self.object().mask.get());
            loop {
                match self.step(hash, key, &mut probe) {
                    Step::Found(slot) => return Ok(Place::Found(slot)),
                    Step::Vacant(slot) => {
                        return Ok(probe.free.map_or(Place::Vacant(slot), Place::Freed));
                    }
                    Step::Ask(slot, other) => {
                        let same = vm.eq(other, key)?;
                        if !self.object().keys.get().is(table) {
                            if self.object().hashes.get().is_unbound() {
                                self.rebuild(0, vm)?;
                            }
                            continue 'again;
                        }
                        if !self.keys().get(slot).is(other) {
                            continue 'again;
                        }
                        if same {
                            return Ok(Place::Found(slot));
                        }
                    }
                }
            }
        }
    }

    /// As [`Set::contains`], the hash being known.
    pub(crate) fn contains_hashed(self, hash: i64, key: Value, vm: &mut Vm) -> PyResult<bool> {
        if self.object().used.get() == 0 {
            return Ok(false);
        }
        Ok(matches!(self.find(hash, key, vm)?, Place::Found(_)))
    }

    /// As [`Set::add`], the hash being known.
    pub(crate) fn add_hashed(self, hash: i64, key: Value, vm: &mut Vm) -> PyResult<bool> {
        if self.object().hashes.get().is_unbound() {
            self.rebuild(0, vm)?;
        }
        match self.find(hash, key, vm)? {
            Place::Found(_) => Ok(false),
            Place::Vacant(slot) => self.occupy(slot, hash, key, vm).map(|()| true),
            Place::Freed(slot) => {
                self.put(slot, hash, key, vm);
                self.object().used.set(self.object().used.get() + 1);
                Ok(true)
            }
        }
    }

    fn occupy(self, slot: usize, hash: i64, key: Value, vm: &Vm) -> PyResult<()> {
        let object = self.object();
        let (fill, mask) = (object.fill.get() + 1, object.mask.get());
        self.put(slot, hash, key, vm);
        object.fill.set(fill);
        object.used.set(object.used.get() + 1);
        if fill * 5 < mask * 3 {
            return Ok(());
        }
        let grown = self.rebuild(self.grown(), vm);
        if grown.is_err() {
            // Without room the element stays out: a full table has no end of a
            // probe.
            self.put(slot, 0, Value::UNBOUND, vm);
            object.fill.set(fill - 1);
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
        self.keys().set(slot, key, vm);
        self.hashes()[slot].set(hash);
    }

    /// As [`Set::discard`], the hash being known.
    pub(crate) fn discard_hashed(self, hash: i64, key: Value, vm: &mut Vm) -> PyResult<bool> {
        if self.object().used.get() == 0 {
            return Ok(false);
        }
        match self.find(hash, key, vm)? {
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
        let (old_keys, old_hashes) = (self.keys(), self.hashes());
        if slots == MIN_SLOTS
            && old_hashes.len() == MIN_SLOTS
            && object.fill.get() == object.used.get()
        {
            return Ok(());
        }
        let keys = Array::new(slots, vm)?;
        let buffer = RawBuffer::new(slots * 8, vm)?;
        // SAFETY: the buffer has `slots * 8` bytes.
        unsafe { buffer.start().write_bytes(0, slots * 8) };
        // SAFETY: as many hashes were just initialized.
        let hashes: &[std::cell::Cell<i64>] =
            unsafe { std::slice::from_raw_parts(buffer.start().cast(), slots) };
        for (slot, hash) in old_hashes.iter().enumerate() {
            let key = old_keys.get(slot);
            if !key.is_unbound() {
                insert_clean(keys, hashes, key, hash.get());
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
        let (keys, hashes) = (self.keys(), self.hashes());
        keys.will_change(vm);
        let same = object.mask.get() == source.mask.get() && source.fill.get() == source.used.get();
        for (slot, hash) in other.hashes().iter().enumerate() {
            let key = other.keys().get(slot);
            if key.is_unbound() {
                continue;
            }
            if same {
                keys.slots()[slot].set(key);
                hashes[slot].set(hash.get());
            } else {
                insert_clean(keys, hashes, key, hash.get());
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
        let keys = self.keys();
        let rest = keys.slots().get(slot..)?;
        let ahead = rest.iter().position(|key| !key.get().is_unbound())?;
        Some((slot + ahead, rest[ahead].get()))
    }

    /// As [`Set::next_key`], with the hash between.
    pub(crate) fn next_entry(self, slot: usize, vm: &Vm) -> Option<(usize, i64, Value)> {
        let (slot, key) = self.next_key(slot, vm)?;
        Some((slot, self.hashes()[slot].get(), key))
    }

    /// The hashes of all slots, for the hash of a frozenset: also of those
    /// without an element.
    pub(super) fn slot_hashes(&self) -> impl std::iter::Iterator<Item = i64> + '_ {
        self.hashes().iter().map(|hash| hash.get())
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
        if self.object().hashes.get().is_unbound() {
            self.rebuild(0, vm)?;
        }
        let Some(hash) = vm.hash_of_constant(key) else {
            let name = vm.type_name(key);
            return Err(vm.raise(
                ClassId::NotImplementedError,
                format!("taipan does not support {name} constants in set displays yet"),
            ));
        };
        let mut probe = Probe::new(hash, self.object().mask.get());
        loop {
            match self.step(hash, key, &mut probe) {
                Step::Found(_) => return Ok(()),
                Step::Ask(_, other) if vm.equal_constants(other, key) => return Ok(()),
                Step::Ask(..) => {}
                Step::Vacant(slot) => return self.occupy(slot, hash, key, vm),
            }
        }
    }
}

/// Enters a key that is known to be absent into a table without removed
/// elements.
fn insert_clean(keys: Array, hashes: &[std::cell::Cell<i64>], key: Value, hash: i64) {
    let mut probe = Probe::new(hash, hashes.len() - 1);
    while !keys.get(probe.slot).is_unbound() {
        probe.advance();
    }
    // The array is fresh, or the collector was told.
    keys.slots()[probe.slot].set(key);
    hashes[probe.slot].set(hash);
}
