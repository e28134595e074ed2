//! The write barrier: which old objects to scan again.
//!
//! A minor collection does not look at old objects, so a young object that only
//! an old one refers to would be lost. Whoever stores into an object says so.
//! An old object has its `UNLOGGED` flag set; the first store after a collection
//! clears it and remembers the object, later ones see a clear flag and do
//! nothing, and neither do stores into young objects, whose flag was never set.
//! The next collection scans what was remembered and sets the flags again.
//!
//! Only pointers matter: a store of any other value needs no barrier.
//!
//! Scanning a large array again for one store would be quadratic: of these the
//! *card* of the slot is remembered (512 bytes), and the flag stays set.

use crate::header::{Flags, Header};
use crate::heap::Heap;
use crate::large;
use crate::value::Value;
use std::ptr::NonNull;

impl Heap {
    /// Call this before or after storing values into an object, before the next
    /// safepoint.
    #[inline(always)]
    pub fn barrier(&self, object: NonNull<Header>) {
        // SAFETY: the caller has a live object.
        if unsafe { object.as_ref() }.has(Flags::UNLOGGED) {
            self.remember(object);
        }
    }

    /// As [`Heap::barrier`], for a store into one slot: of a large array only
    /// the slot's surroundings are scanned again.
    #[inline(always)]
    pub fn barrier_slot(&self, object: NonNull<Header>, slot: *const Value) {
        // SAFETY: the caller has a live object.
        if unsafe { object.as_ref() }.has(Flags::UNLOGGED) {
            self.remember_slot(object, slot);
        }
    }

    /// Would [`Heap::barrier`] have anything to do for a store of this value?
    #[inline(always)]
    pub fn needs_barrier(&self, object: NonNull<Header>, value: Value) -> bool {
        // SAFETY: the caller has a live object.
        value.is_pointer() && unsafe { object.as_ref() }.has(Flags::UNLOGGED)
    }

    #[cold]
    #[inline(never)]
    fn remember(&self, object: NonNull<Header>) {
        // SAFETY: the caller of `barrier` has a live object.
        unsafe { object.as_ref() }.clear(Flags::UNLOGGED);
        self.spaces.borrow_mut().remembered.push(object);
    }

    #[cold]
    #[inline(never)]
    fn remember_slot(&self, object: NonNull<Header>, slot: *const Value) {
        // SAFETY: the caller of `barrier_slot` has a live object.
        let header = unsafe { object.as_ref() };
        let behind = (slot as usize).wrapping_sub(object.as_ptr() as usize);
        if !header.has(Flags::LARGE) || behind >= header.words() * 8 {
            return self.remember(object);
        }
        // SAFETY: the object is large and the slot lies in it.
        unsafe {
            let (byte, card) = large::card_of(object.as_ptr(), slot as usize);
            if byte.replace(1) == 0 {
                self.spaces.borrow_mut().cards.push((object, card));
            }
        }
    }
}
