//! Stress mode: makes a missing root or barrier show at once.
//!
//! A collection is due at every safepoint. Every object that it finds
//! unreachable is overwritten: with [`POISON`] words, which as values are
//! pointers to an address that no program has, behind a header of kind
//! [`POISON_KIND`]. Its lines are handed out again only after two further
//! collections, so a dangling reference meets poison and not a new object.

use crate::header::{Flags, Header, RAW_ALL};

/// Fills dead objects. Tagged as a pointer, to a non-canonical address.
pub const POISON: u64 = 0xDEAD_DEAD_DEAD_DEAA;
/// `kind` of a dead object.
pub const POISON_KIND: u8 = 0xFF;

/// Overwrites a dead object; its size stays readable.
///
/// # Safety
/// The object is unreachable and its memory not yet reused.
pub(crate) unsafe fn poison(object: *mut Header) {
    // SAFETY: the caller owns the dead object's memory.
    unsafe {
        let words = (*object).words();
        if (*object).has(Flags::LARGE) {
            object.write(Header::large(POISON_KIND, RAW_ALL, 0xDEAD_DEAD));
        } else {
            object.write(Header::small(POISON_KIND, RAW_ALL, words, 0xDEAD_DEAD));
        }
        let fields = object.cast::<u64>().add(1);
        for index in 0..words - 1 {
            fields.add(index).write(POISON);
        }
    }
}
