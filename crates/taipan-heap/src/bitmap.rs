//! One bit per word of the region, indexed by byte offset from its base.

use crate::region::BLOCK_BYTES;

/// Bytes of heap that one word of the bitmap describes.
const SPAN: usize = 64 * 8;
const WORDS_PER_BLOCK: usize = BLOCK_BYTES / SPAN;

/// A bit table that somebody else keeps mapped ([`crate::region::Region`]).
/// Every offset given to its methods lies in the committed part of the region.
#[derive(Clone, Copy)]
pub(crate) struct Bitmap {
    table: *mut u64,
}

impl Bitmap {
    pub(crate) fn new(table: *mut u64) -> Bitmap {
        Bitmap { table }
    }

    pub(crate) fn table(self) -> *mut u64 {
        self.table
    }

    #[inline(always)]
    fn bit(offset: usize) -> u64 {
        1 << (offset >> 3 & 63)
    }

    /// Is the bit set?
    ///
    /// # Safety
    /// `offset` lies in the committed part of the region.
    #[inline(always)]
    pub(crate) unsafe fn get(self, offset: usize) -> bool {
        // SAFETY: the caller's promise.
        unsafe { *self.table.add(offset / SPAN) & Bitmap::bit(offset) != 0 }
    }

    /// Sets the bit; `true` if it was clear.
    ///
    /// # Safety
    /// `offset` lies in the committed part of the region.
    #[inline(always)]
    pub(crate) unsafe fn set(self, offset: usize) -> bool {
        // SAFETY: the caller's promise.
        unsafe {
            let word = self.table.add(offset / SPAN);
            let old = *word;
            *word = old | Bitmap::bit(offset);
            old & Bitmap::bit(offset) == 0
        }
    }

    /// The last set bit at or before `offset` and not before `floor`.
    ///
    /// # Safety
    /// Both lie in the committed part of the region.
    pub(crate) unsafe fn last_set(self, offset: usize, floor: usize) -> Option<usize> {
        let mut index = offset / SPAN;
        let up_to = u64::MAX >> (63 - (offset >> 3 & 63));
        // SAFETY: the caller's promise; `index` goes down to the floor's word at most.
        unsafe {
            let mut word = *self.table.add(index) & up_to;
            while word == 0 {
                if index <= floor / SPAN {
                    return None;
                }
                index -= 1;
                word = *self.table.add(index);
            }
            let found = index * SPAN + (63 - word.leading_zeros() as usize) * 8;
            (found >= floor).then_some(found)
        }
    }

    /// Clears the bits of the bytes `from..to`, both multiples of 64.
    ///
    /// # Safety
    /// The range lies in the committed part of the region.
    pub(crate) unsafe fn clear_range(self, from: usize, to: usize) {
        debug_assert!(from.is_multiple_of(64) && to.is_multiple_of(64) && from <= to);
        // SAFETY: the caller's promise; a byte of the table describes 64 bytes.
        // (Targets are little-endian, see `lib.rs`: the byte order of a `u64` is
        // the order of addresses.)
        unsafe { self.table.cast::<u8>().add(from / 64).write_bytes(0, (to - from) / 64) }
    }

    /// Calls `f` with the offset of each set bit of a block.
    ///
    /// # Safety
    /// The block is committed.
    pub(crate) unsafe fn for_each_in_block(self, block: u32, mut f: impl FnMut(usize)) {
        let first = block as usize * WORDS_PER_BLOCK;
        for index in first..first + WORDS_PER_BLOCK {
            // SAFETY: the caller's promise.
            let mut word = unsafe { *self.table.add(index) };
            while word != 0 {
                f(index * SPAN + word.trailing_zeros() as usize * 8);
                word &= word - 1;
            }
        }
    }
}
