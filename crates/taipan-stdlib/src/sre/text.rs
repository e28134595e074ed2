//! What the matcher reads: characters of one byte each, or generalized UTF-8.
//!
//! Positions are byte offsets, so that nothing is counted while matching; only
//! what a match reports is converted to characters.

use taipan_vm::object::str::wtf8;

/// A text to be matched. Offsets are those of characters' beginnings.
pub(super) trait Text: Copy {
    /// The bytes.
    fn bytes(&self) -> &[u8];
    /// The character at `at` and where the next one begins.
    fn read(&self, at: usize) -> (u32, usize);
    /// The character in front of `at` and where it begins.
    fn read_back(&self, at: usize) -> (u32, usize);
    /// The first byte of a character; `None`: it cannot occur.
    fn first_byte(&self, character: u32) -> Option<u8>;
    /// The offset `count` characters behind `at`, not behind `end`.
    fn forward(&self, at: usize, count: usize, end: usize) -> Option<usize>;
}

/// Characters of one byte: ASCII text and bytes.
#[derive(Clone, Copy)]
pub(super) struct Octet<'a>(pub(super) &'a [u8]);

impl Text for Octet<'_> {
    #[inline(always)]
    fn bytes(&self) -> &[u8] {
        self.0
    }

    #[inline(always)]
    fn read(&self, at: usize) -> (u32, usize) {
        (u32::from(self.0.get(at).copied().unwrap_or(0)), at + 1)
    }

    #[inline(always)]
    fn read_back(&self, at: usize) -> (u32, usize) {
        let before = at.saturating_sub(1);
        (u32::from(self.0.get(before).copied().unwrap_or(0)), before)
    }

    fn first_byte(&self, character: u32) -> Option<u8> {
        u8::try_from(character).ok()
    }

    #[inline]
    fn forward(&self, at: usize, count: usize, end: usize) -> Option<usize> {
        at.checked_add(count).filter(|&to| to <= end)
    }
}

/// Text with characters of several bytes.
#[derive(Clone, Copy)]
pub(super) struct Wide<'a>(pub(super) &'a [u8]);

impl Text for Wide<'_> {
    #[inline(always)]
    fn bytes(&self) -> &[u8] {
        self.0
    }

    #[inline(always)]
    fn read(&self, at: usize) -> (u32, usize) {
        match self.0.get(at) {
            Some(&byte @ 0..0x80) => (u32::from(byte), at + 1),
            _ => {
                let (code, width) = wtf8::decode(self.0, at);
                (code, at + width)
            }
        }
    }

    #[inline(always)]
    fn read_back(&self, at: usize) -> (u32, usize) {
        let before = wtf8::previous(self.0, at);
        (self.read(before).0, before)
    }

    fn first_byte(&self, character: u32) -> Option<u8> {
        let (bytes, _) = wtf8::encode(character);
        bytes.first().copied()
    }

    #[inline]
    fn forward(&self, at: usize, count: usize, end: usize) -> Option<usize> {
        let mut to = at;
        for _ in 0..count {
            if to >= end {
                return None;
            }
            to = self.read(to).1;
        }
        (to <= end).then_some(to)
    }
}
