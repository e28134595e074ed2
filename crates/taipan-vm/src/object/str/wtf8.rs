//! Code points of generalized UTF-8 (WTF-8): UTF-8 in which surrogates may be
//! encoded as three bytes each, as any other code point below U+10000.
//!
//! Surrogates are never joined: to Python, two of them are two characters. So
//! equal texts have equal bytes, and the order of bytes is that of code points.

/// The code point that begins at `at`, and how many bytes it takes.
#[inline]
pub fn decode(bytes: &[u8], at: usize) -> (u32, usize) {
    let byte = |i: usize| u32::from(bytes.get(at + i).copied().unwrap_or(0));
    let tail = |i: usize| byte(i) & 0x3f;
    match byte(0) {
        first @ 0..0x80 => (first, 1),
        first @ 0x80..0xe0 => ((first & 0x1f) << 6 | tail(1), 2),
        first @ 0xe0..0xf0 => ((first & 0x0f) << 12 | tail(1) << 6 | tail(2), 3),
        first => ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4),
    }
}

/// How many bytes the code point takes that begins with this byte.
#[inline(always)]
pub fn width_of_first(byte: u8) -> usize {
    match byte {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// How many bytes this code point takes.
#[inline(always)]
pub fn width(code: u32) -> usize {
    match code {
        0..0x80 => 1,
        0x80..0x800 => 2,
        0x800..0x1_0000 => 3,
        _ => 4,
    }
}

/// The bytes of a code point, and how many they are.
#[inline]
pub fn encode(code: u32) -> ([u8; 4], usize) {
    let tail = |shift: u32| (code >> shift & 0x3f) as u8 | 0x80;
    match width(code) {
        1 => ([code as u8, 0, 0, 0], 1),
        2 => ([(code >> 6) as u8 | 0xc0, tail(0), 0, 0], 2),
        3 => ([(code >> 12) as u8 | 0xe0, tail(6), tail(0), 0], 3),
        _ => ([(code >> 18) as u8 | 0xf0, tail(12), tail(6), tail(0)], 4),
    }
}

/// Appends a code point.
#[inline]
pub fn push(text: &mut Vec<u8>, code: u32) {
    if code < 0x80 {
        return text.push(code as u8);
    }
    let (bytes, len) = encode(code);
    text.extend_from_slice(&bytes[..len]);
}

/// Is this byte the second or a later one of its code point?
#[inline(always)]
pub fn is_tail(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// How many code points these bytes hold.
#[inline]
pub fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| !is_tail(b)).count()
}

/// The byte offset of code point `index`, counted from the start of `bytes`;
/// their length if there are fewer.
pub fn offset(bytes: &[u8], index: usize) -> usize {
    let mut at = 0;
    for _ in 0..index {
        match bytes.get(at) {
            Some(&byte) => at += width_of_first(byte),
            None => break,
        }
    }
    at.min(bytes.len())
}

/// The offset of the code point in front of offset `at`.
#[inline]
pub fn previous(bytes: &[u8], at: usize) -> usize {
    let mut at = at.min(bytes.len());
    while at > 0 {
        at -= 1;
        if !is_tail(bytes[at]) {
            break;
        }
    }
    at
}

/// The code points of generalized UTF-8.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> CodePoints<'a> {
    /// From the start.
    pub fn new(bytes: &'a [u8]) -> CodePoints<'a> {
        CodePoints { bytes, at: 0 }
    }

    /// How many bytes have been passed.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// The bytes not yet passed.
    pub fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at.min(self.bytes.len())..]
    }
}

impl Iterator for CodePoints<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        if self.at >= self.bytes.len() {
            return None;
        }
        let (code, width) = decode(self.bytes, self.at);
        self.at += width;
        Some(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_width_round_trips() {
        let codes = [0, 0x7f, 0x80, 0x7ff, 0x800, 0xd800, 0xdfff, 0xffff, 0x1_0000, 0x10_ffff];
        let mut text = Vec::new();
        codes.iter().for_each(|&code| push(&mut text, code));
        assert_eq!(CodePoints::new(&text).collect::<Vec<_>>(), codes);
        assert_eq!(count(&text), codes.len());
        assert_eq!(offset(&text, 3), 4);
        assert_eq!(previous(&text, text.len()), text.len() - 4);
    }
}
