//! The object header: 8 bytes in front of every heap object.
//!
//! | bits  | field   | meaning                                                     |
//! |-------|---------|-------------------------------------------------------------|
//! | 0-31  | `shape` | what the embedder says of the object's class and attributes |
//! | 32-39 | `kind`  | which Rust type owns the object's memory                    |
//! | 40-47 | `raw`   | pointer layout: that many words behind the header hold no values, all after them do; [`RAW_ALL`]: no values at all |
//! | 48-58 | size    | in words, header included; not for large objects            |
//! | 59-63 | flags   | see [`Flags`]                                               |
//!
//! A large object (more than [`MAX_SMALL_WORDS`] words) has its size in the
//! word in front of the header.

use std::cell::Cell;

/// `raw` of an object that holds no values.
pub const RAW_ALL: u8 = u8::MAX;
/// Objects of more words than this are large: allocated apart.
pub const MAX_SMALL_WORDS: usize = 1024;

const SIZE_MASK: u16 = (1 << 11) - 1;

/// The flag bits of a header.
pub struct Flags;

impl Flags {
    /// The object is old and not in the remembered set: the write barrier
    /// must record the next store into it.
    pub const UNLOGGED: u16 = 1 << 11;
    /// The size is in the word in front of the header.
    pub const LARGE: u16 = 1 << 12;
    /// The object is on the finalizer list.
    pub const FINALIZE: u16 = 1 << 13;
    /// Free for the embedder.
    pub const USER_0: u16 = 1 << 14;
    /// Free for the embedder.
    pub const USER_1: u16 = 1 << 15;
}

/// The header of every heap object. See the head of this module.
#[derive(Debug)]
#[repr(C, align(8))]
pub struct Header {
    shape: Cell<u32>,
    kind: u8,
    raw: u8,
    bits: Cell<u16>,
}

impl Header {
    /// Where machine code finds the shape (32 bits).
    pub const SHAPE_OFFSET: usize = std::mem::offset_of!(Header, shape);
    /// Where machine code finds the kind (8 bits).
    pub const KIND_OFFSET: usize = std::mem::offset_of!(Header, kind);
    /// Where machine code finds size and [`Flags`] (16 bits).
    pub const FLAGS_OFFSET: usize = std::mem::offset_of!(Header, bits);

    /// The word that machine code writes as the header of a new small object.
    pub const fn small_word(kind: u8, raw: u8, words: usize, shape: u32) -> u64 {
        shape as u64 | (kind as u64) << 32 | (raw as u64) << 40 | (words as u64) << 48
    }

    /// The header of a small object.
    #[inline(always)]
    pub const fn small(kind: u8, raw: u8, words: usize, shape: u32) -> Header {
        debug_assert!(words >= 1 && words <= MAX_SMALL_WORDS);
        Header { shape: Cell::new(shape), kind, raw, bits: Cell::new(words as u16) }
    }

    /// The header of a large object, whose size stands in front of it.
    #[inline]
    pub const fn large(kind: u8, raw: u8, shape: u32) -> Header {
        Header { shape: Cell::new(shape), kind, raw, bits: Cell::new(Flags::LARGE) }
    }

    /// The embedder's shape number.
    #[inline(always)]
    pub fn shape(&self) -> u32 {
        self.shape.get()
    }

    /// Gives the object another shape.
    #[inline(always)]
    pub fn set_shape(&self, shape: u32) {
        self.shape.set(shape);
    }

    /// Which Rust type owns the memory.
    #[inline(always)]
    pub fn kind(&self) -> u8 {
        self.kind
    }

    /// How many words behind the header hold no values.
    #[inline(always)]
    pub fn raw(&self) -> u8 {
        self.raw
    }

    /// Is this flag set?
    #[inline(always)]
    pub fn has(&self, flag: u16) -> bool {
        self.bits.get() & flag != 0
    }

    /// Sets a flag.
    #[inline(always)]
    pub fn set(&self, flag: u16) {
        self.bits.set(self.bits.get() | flag);
    }

    /// Clears a flag.
    #[inline(always)]
    pub fn clear(&self, flag: u16) {
        self.bits.set(self.bits.get() & !flag);
    }

    /// The size in words, header included.
    #[inline]
    pub fn words(&self) -> usize {
        if self.has(Flags::LARGE) {
            // SAFETY: the allocator writes a large object's size into the word
            // in front of its header.
            unsafe { (self as *const Header).cast::<usize>().sub(1).read() }
        } else {
            (self.bits.get() & SIZE_MASK) as usize
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_for_machine_code_is_the_header() {
        let header = Header::small(0x12, 0x34, 567, 0x89ab_cdef);
        // SAFETY: a header is 8 bytes without padding.
        let word = unsafe { std::mem::transmute::<Header, u64>(header) };
        assert_eq!(word, Header::small_word(0x12, 0x34, 567, 0x89ab_cdef));
        assert_eq!((Header::SHAPE_OFFSET, Header::KIND_OFFSET, Header::FLAGS_OFFSET), (0, 4, 6));
    }
}
