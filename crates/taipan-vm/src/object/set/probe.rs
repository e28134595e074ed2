//! Look-up in a set: the slots that a hash visits, and what they say.

use super::Set;
use crate::error::PyResult;
use crate::handle::Handle;
use crate::object::array::RawBuffer;
use crate::protocol::direct::same_element;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::Value;

/// How many further slots are looked at before a jump.
const LINEAR_PROBES: usize = 9;
/// By how many bits of the hash each jump is perturbed.
const PERTURB_SHIFT: u32 = 5;
/// The hash in the slot of a removed element.
pub(super) const REMOVED: i64 = -1;

/// The slots of a table: as long as nothing replaces it, and its set is
/// reachable.
#[derive(Clone, Copy)]
pub(super) struct Slots {
    keys: *const Cell<Value>,
    hashes: *const Cell<i64>,
    pub(super) mask: usize,
}

impl Slots {
    /// The slots in these buffers, which have `mask + 1` each.
    #[inline(always)]
    pub(super) fn new(keys: *const Value, hashes: RawBuffer, mask: usize) -> Slots {
        Slots { keys: keys.cast(), hashes: hashes.start().cast_const().cast(), mask }
    }

    /// The key in a slot (at most `mask`); unbound where there is none.
    #[inline(always)]
    pub(super) fn key(&self, slot: usize) -> &Cell<Value> {
        debug_assert!(slot <= self.mask);
        // SAFETY: slots come from probes, which stay within the mask, or were
        // compared with it; the buffers have so many.
        unsafe { &*self.keys.add(slot) }
    }

    /// The hash in a slot (at most `mask`).
    #[inline(always)]
    pub(super) fn hash(&self, slot: usize) -> &Cell<i64> {
        debug_assert!(slot <= self.mask);
        // SAFETY: as in `key`.
        unsafe { &*self.hashes.add(slot) }
    }

    /// Copies another table of the same size.
    pub(super) fn copy_from(&self, other: Slots) {
        debug_assert!(self.mask == other.mask);
        // SAFETY: both tables have as many slots, and are different objects.
        unsafe {
            let count = self.mask + 1;
            std::ptr::copy_nonoverlapping(other.keys, self.keys.cast_mut(), count);
            std::ptr::copy_nonoverlapping(other.hashes, self.hashes.cast_mut(), count);
        }
    }

    /// Enters a key that is known to be absent; no element was ever removed. The
    /// arrays are fresh, or the collector was told.
    #[inline]
    pub(super) fn insert_clean(&self, key: Value, hash: i64) {
        let mut probe = Probe::new(hash, self.mask);
        while !self.key(probe.slot).get().is_unbound() {
            probe.advance();
        }
        self.key(probe.slot).set(key);
        self.hash(probe.slot).set(hash);
    }
}

/// The sequence of slots that a hash visits.
pub(super) struct Probe {
    pub(super) slot: usize,
    left: usize,
    base: usize,
    perturb: u64,
    mask: usize,
    /// The last slot of a removed element that was passed.
    free: Option<usize>,
}

impl Probe {
    #[inline(always)]
    pub(super) fn new(hash: i64, mask: usize) -> Probe {
        let base = hash as usize & mask;
        Probe { slot: base, left: run(base, mask), base, perturb: hash as u64, mask, free: None }
    }

    #[inline(always)]
    pub(super) fn advance(&mut self) {
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
pub(super) enum Step {
    Found(usize),
    /// Not there; this slot is free for it.
    Vacant(usize),
    /// Only `==` can tell whether this slot's key is the one.
    Ask(usize, Value),
}

/// Where a key is, or would be put.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Found(usize),
    /// It would go to this slot, which never held an element.
    Vacant(usize),
    /// It would go to this slot of a removed element.
    Freed(usize),
}

impl Set {
    /// The table; `None` for a set that never had an element.
    #[inline(always)]
    pub(super) fn slots(self) -> Option<Slots> {
        let object = self.object();
        let hashes = object.hashes.get();
        if hashes.is_unbound() {
            return None;
        }
        // SAFETY: the field holds a buffer or is unbound.
        let hashes = unsafe { RawBuffer::from_value(hashes) };
        Some(Slots::new(self.keys().start(), hashes, object.mask.get()))
    }

    #[inline(always)]
    pub(super) fn step(slots: Slots, hash: i64, key: Value, probe: &mut Probe) -> Step {
        loop {
            let slot = probe.slot;
            let found = slots.hash(slot).get();
            if found == hash || found == 0 {
                let other = slots.key(slot).get();
                if other.is_unbound() {
                    return Step::Vacant(slot);
                }
                if found == hash {
                    match same_element(other, key) {
                        Some(true) => return Step::Found(slot),
                        Some(false) => {}
                        None => {
                            probe.advance();
                            return Step::Ask(slot, other);
                        }
                    }
                }
            } else if found == REMOVED {
                probe.free = Some(slot);
            }
            probe.advance();
        }
    }

    /// Looks for the key in the table of this set; runs `__eq__` where it must.
    /// With `ADD`, what `__eq__` has found equal stays found even if it removed
    /// it, as in CPython.
    #[inline]
    pub(super) fn find<const ADD: bool>(
        self,
        slots: Slots,
        hash: i64,
        key: Value,
        vm: &mut Vm,
    ) -> PyResult<Place> {
        // The first slot decides most look-ups.
        let first = hash as usize & slots.mask;
        let (found, other) = (slots.hash(first).get(), slots.key(first).get());
        if found == hash && other.is(key) {
            return Ok(Place::Found(first));
        }
        if found == 0 && other.is_unbound() {
            return Ok(Place::Vacant(first));
        }
        self.find_further::<ADD>(hash, key, vm)
    }

    #[inline(never)]
    fn find_further<const ADD: bool>(self, hash: i64, key: Value, vm: &mut Vm) -> PyResult<Place> {
        'again: loop {
            let Some(slots) = self.slots() else {
                self.rebuild(0, vm)?;
                continue 'again;
            };
            let mut table = self.object().keys.get();
            let mut slots = slots;
            let mut probe = Probe::new(hash, slots.mask);
            loop {
                match Set::step(slots, hash, key, &mut probe) {
                    Step::Found(slot) => return Ok(Place::Found(slot)),
                    Step::Vacant(slot) => {
                        return Ok(probe.free.map_or(Place::Vacant(slot), Place::Freed));
                    }
                    Step::Ask(slot, other) => {
                        let same = vm.eq(other, key)?;
                        if ADD && same {
                            return Ok(Place::Found(slot));
                        }
                        if !self.object().keys.get().is(table) {
                            // A table of the same size is searched on, so that a comparison
                            // that clears and fills the set each time lets the search end.
                            match self.slots() {
                                Some(now) if now.mask == slots.mask => slots = now,
                                _ => continue 'again,
                            }
                            table = self.object().keys.get();
                            probe.free = None;
                        }
                        if !slots.key(slot).get().is(other) {
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
}
