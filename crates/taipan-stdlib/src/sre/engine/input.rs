//! What is matched: bytes of one character each, or WTF-8 text. Positions are
//! offsets in bytes.

/// A subject.
pub(in crate::sre) trait Input: Copy {
    /// All of it.
    fn bytes(&self) -> &[u8];
    /// The character at `at` and its length in bytes; `at` is not the end.
    fn next(&self, at: usize) -> (u32, usize);
    /// The character before `at` and its length in bytes; `at` is not 0.
    fn before(&self, at: usize) -> (u32, usize);
    /// Has every character one byte?
    const OCTETS: bool;

    /// The character before which this many lie between it and `at`, if there are
    /// so many; the lookbehind of fixed width.
    fn back(&self, at: usize, count: usize) -> Option<usize> {
        if Self::OCTETS {
            return at.checked_sub(count);
        }
        let mut at = at;
        for _ in 0..count {
            if at == 0 {
                return None;
            }
            at -= self.before(at).1;
        }
        Some(at)
    }
}

/// ASCII text, or bytes.
#[derive(Clone, Copy)]
pub(in crate::sre) struct Octets<'a>(pub(in crate::sre) &'a [u8]);

impl Input for Octets<'_> {
    const OCTETS: bool = true;

    #[inline(always)]
    fn bytes(&self) -> &[u8] {
        self.0
    }

    #[inline(always)]
    fn next(&self, at: usize) -> (u32, usize) {
        (u32::from(self.0[at]), 1)
    }

    #[inline(always)]
    fn before(&self, at: usize) -> (u32, usize) {
        (u32::from(self.0[at - 1]), 1)
    }
}

/// Text in WTF-8.
#[derive(Clone, Copy)]
pub(in crate::sre) struct Wide<'a>(pub(in crate::sre) &'a [u8]);

impl Wide<'_> {
    #[inline(always)]
    fn tail(&self, at: usize) -> u32 {
        u32::from(self.0.get(at).copied().unwrap_or(0) & 0x3f)
    }
}

impl Input for Wide<'_> {
    const OCTETS: bool = false;

    #[inline(always)]
    fn bytes(&self) -> &[u8] {
        self.0
    }

    #[inline(always)]
    fn next(&self, at: usize) -> (u32, usize) {
        let lead = u32::from(self.0[at]);
        match lead {
            0..0x80 => (lead, 1),
            0x80..0xe0 => ((lead & 0x1f) << 6 | self.tail(at + 1), 2),
            0xe0..0xf0 => ((lead & 0xf) << 12 | self.tail(at + 1) << 6 | self.tail(at + 2), 3),
            _ => {
                let high = (lead & 7) << 18 | self.tail(at + 1) << 12;
                (high | self.tail(at + 2) << 6 | self.tail(at + 3), 4)
            }
        }
    }

    #[inline(always)]
    fn before(&self, at: usize) -> (u32, usize) {
        let mut start = at - 1;
        while start > 0 && self.0[start] & 0xc0 == 0x80 {
            start -= 1;
        }
        self.next(start)
    }
}
