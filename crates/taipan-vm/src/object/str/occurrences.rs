//! Where a part occurs in a text, as bytes.
//!
//! The searchers of the crate `memchr` are prepared before they run, which pays
//! in long texts only. In short ones the first byte is looked for, and what
//! follows it compared.

use memchr::memmem;

/// In texts shorter than this, no searcher is worth its preparation.
const SHORT_TEXT: usize = 64;

/// The offset of the first occurrence of `part`.
#[inline]
pub(crate) fn find_in(text: &[u8], part: &[u8]) -> Option<usize> {
    let Some((&first, rest)) = part.split_first() else { return Some(0) };
    if rest.is_empty() {
        return memchr::memchr(first, text);
    }
    if text.len() >= SHORT_TEXT {
        return memmem::find(text, part);
    }
    let last = text.len().checked_sub(part.len())?;
    let mut at = 0;
    while at <= last {
        at += memchr::memchr(first, &text[at..=last])?;
        if text[at + 1..].starts_with(rest) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The offsets of the occurrences of a part (an empty one: every place) that do not
/// overlap.
#[allow(clippy::large_enum_variant, reason = "it lives on the stack for one search")]
pub(crate) enum Occurrences<'a> {
    /// Of a single byte.
    Byte(memchr::Memchr<'a>),
    /// In a short text: what is left of it, and its offset.
    Short { text: &'a [u8], part: &'a [u8], from: usize },
    /// In a long one.
    Long(memmem::FindIter<'a, 'a>),
}

impl<'a> Occurrences<'a> {
    pub(crate) fn of(part: &'a [u8], text: &'a [u8]) -> Occurrences<'a> {
        match *part {
            [byte] => Occurrences::Byte(memchr::memchr_iter(byte, text)),
            [_, ..] if text.len() < SHORT_TEXT => Occurrences::Short { text, part, from: 0 },
            _ => Occurrences::Long(memmem::find_iter(text, part)),
        }
    }
}

impl Iterator for Occurrences<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        match self {
            Occurrences::Byte(offsets) => offsets.next(),
            Occurrences::Short { text, part, from } => {
                let at = *from + find_in(text.get(*from..)?, part)?;
                *from = at + part.len();
                Some(at)
            }
            Occurrences::Long(offsets) => offsets.next(),
        }
    }
}

/// The offset of the last occurrence of `part`.
#[inline]
pub(crate) fn rfind_in(text: &[u8], part: &[u8]) -> Option<usize> {
    match part {
        &[byte] => memchr::memrchr(byte, text),
        _ => memmem::rfind(text, part),
    }
}
