//! Characters: case, categories, and sets as the library's compiler writes them.
//!
//! A locale's characters are those of the C locale.

use super::opcode::{category, op};
use taipan_vm::object::str::unicode;

/// How a character is changed before it is looked up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::sre) enum Fold {
    /// Not at all.
    None,
    /// ASCII letters to small ones.
    Ascii,
    /// As a locale has it: the small or the capital letter may be meant.
    Locale,
    /// To the small letter.
    Unicode,
}

impl Fold {
    pub(super) const ALL: [Fold; 4] = [Fold::None, Fold::Ascii, Fold::Locale, Fold::Unicode];

    /// The character that is compared.
    pub(in crate::sre) fn apply(self, ch: u32) -> u32 {
        match self {
            Fold::None => ch,
            Fold::Ascii | Fold::Locale => lower_ascii(ch),
            Fold::Unicode => lower(ch),
        }
    }

    /// Is the character, folded, in this set?
    pub(super) fn is_in(self, set: impl Fn(usize) -> u32, ch: u32) -> bool {
        let folded = self.apply(ch);
        contains(&set, folded)
            || self == Fold::Locale && upper_ascii(ch) != folded && contains(&set, upper_ascii(ch))
    }
}

pub(super) fn lower_ascii(ch: u32) -> u32 {
    u8::try_from(ch).map_or(ch, |byte| u32::from(byte.to_ascii_lowercase()))
}

pub(super) fn upper_ascii(ch: u32) -> u32 {
    u8::try_from(ch).map_or(ch, |byte| u32::from(byte.to_ascii_uppercase()))
}

/// The small letter: the first character of the full mapping, as CPython takes it.
pub(in crate::sre) fn lower(ch: u32) -> u32 {
    let small = char::from_u32(ch).and_then(|ch| ch.to_lowercase().next());
    small.map_or(ch, u32::from)
}

/// The capital letter, likewise.
pub(in crate::sre) fn upper(ch: u32) -> u32 {
    let capital = char::from_u32(ch).and_then(|ch| ch.to_uppercase().next());
    capital.map_or(ch, u32::from)
}

/// `\w` of ASCII.
pub(super) fn is_ascii_word(ch: u32) -> bool {
    u8::try_from(ch).is_ok_and(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
}

/// `\w`.
pub(super) fn is_word(ch: u32) -> bool {
    if ch < 0x80 { is_ascii_word(ch) } else { unicode::is_alnum(ch) }
}

/// Is the character in this category? `None`: there is no such category.
pub(super) fn is_category(kind: u32, ch: u32) -> Option<bool> {
    use category::*;
    let ascii = |test: fn(u8) -> bool| u8::try_from(ch).is_ok_and(test);
    let digit = || ascii(|byte| byte.is_ascii_digit());
    let space = || ascii(|byte| matches!(byte, 9..=13 | 32));
    Some(match kind {
        DIGIT => digit(),
        NOT_DIGIT => !digit(),
        SPACE => space(),
        NOT_SPACE => !space(),
        WORD | LOC_WORD => is_ascii_word(ch),
        NOT_WORD | LOC_NOT_WORD => !is_ascii_word(ch),
        LINEBREAK => ch == 10,
        NOT_LINEBREAK => ch != 10,
        UNI_DIGIT => unicode::is_decimal(ch),
        UNI_NOT_DIGIT => !unicode::is_decimal(ch),
        UNI_SPACE => unicode::is_space(ch),
        UNI_NOT_SPACE => !unicode::is_space(ch),
        UNI_WORD => is_word(ch),
        UNI_NOT_WORD => !is_word(ch),
        UNI_LINEBREAK => unicode::is_line_break(ch),
        UNI_NOT_LINEBREAK => !unicode::is_line_break(ch),
        _ => return None,
    })
}

/// Is this a set, from its first item to its `FAILURE`?
pub(super) fn is_valid(set: &[u32]) -> bool {
    let mut at = 0;
    while let Some(&item) = set.get(at) {
        at += match item {
            op::FAILURE => return at + 1 == set.len(),
            op::NEGATE => 1,
            op::LITERAL => 2,
            op::RANGE | op::RANGE_UNI_IGNORE => 3,
            op::CHARSET => 1 + 8,
            op::CATEGORY => {
                if set.get(at + 1).is_none_or(|&kind| is_category(kind, 0).is_none()) {
                    return false;
                }
                2
            }
            op::BIGCHARSET => match set.get(at + 1) {
                Some(&blocks) if blocks <= 256 => 2 + 64 + blocks as usize * 8,
                _ => return false,
            },
            _ => return false,
        };
    }
    false
}

/// Is the character in a set that [`is_valid`], whose words `word` gives?
fn contains(word: &impl Fn(usize) -> u32, ch: u32) -> bool {
    let bit = |table: usize, ch: u32| word(table + (ch / 32) as usize) >> (ch % 32) & 1 != 0;
    let (mut at, mut found) = (0, true);
    loop {
        let (hit, len) = match word(at) {
            op::NEGATE => {
                found = !found;
                (false, 1)
            }
            op::LITERAL => (ch == word(at + 1), 2),
            op::CATEGORY => (is_category(word(at + 1), ch).unwrap_or(false), 2),
            op::CHARSET => (ch < 256 && bit(at + 1, ch), 1 + 8),
            op::RANGE => ((word(at + 1)..=word(at + 2)).contains(&ch), 3),
            op::RANGE_UNI_IGNORE => {
                let range = word(at + 1)..=word(at + 2);
                (range.contains(&ch) || range.contains(&upper(ch)), 3)
            }
            op::BIGCHARSET => {
                let map = word(at + 2 + (ch / 1024) as usize);
                let block = (map >> (8 * (ch / 256 % 4)) & 0xff) as usize;
                (ch < 65536 && bit(at + 66 + block * 8, ch & 0xff), 66 + 8 * word(at + 1) as usize)
            }
            _ => return !found,
        };
        if hit {
            return found;
        }
        at += len;
    }
}
