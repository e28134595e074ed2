//! Properties of characters that patterns ask for: categories, sets, case.

use super::engine::string::{lower_ascii, lower_unicode, upper_unicode};
use super::engine::{SreCatCode, SreOpcode};
use taipan_vm::object::str::unicode;

/// Letters, digits and `_` of ASCII.
pub(super) fn is_word(c: u32) -> bool {
    c == u32::from(b'_') || u8::try_from(c).is_ok_and(|byte| byte.is_ascii_alphanumeric())
}

/// Letters, digits of any kind and `_`.
pub(super) fn is_unicode_word(c: u32) -> bool {
    if c < 0x80 {
        return is_word(c);
    }
    unicode::is_alpha(c) || unicode::is_decimal(c) || unicode::is_digit(c) || unicode::is_numeric(c)
}

fn is_space(c: u32) -> bool {
    matches!(c, 9..=13 | 32)
}

fn is_unicode_line_break(c: u32) -> bool {
    unicode::is_line_break(c)
}

/// Is the character of this category?
pub(super) fn is_category(category: u32, c: u32) -> bool {
    use SreCatCode::*;
    let Ok(category) = SreCatCode::try_from(category) else { return false };
    match category {
        DIGIT => matches!(c, 0x30..=0x39),
        NOT_DIGIT => !matches!(c, 0x30..=0x39),
        SPACE => is_space(c),
        NOT_SPACE => !is_space(c),
        // Of locales there is the one of ASCII.
        WORD | LOC_WORD => is_word(c),
        NOT_WORD | LOC_NOT_WORD => !is_word(c),
        LINEBREAK => c == 10,
        NOT_LINEBREAK => c != 10,
        UNI_DIGIT => unicode::is_decimal(c),
        UNI_NOT_DIGIT => !unicode::is_decimal(c),
        UNI_SPACE => unicode::is_space(c),
        UNI_NOT_SPACE => !unicode::is_space(c),
        UNI_WORD => is_unicode_word(c),
        UNI_NOT_WORD => !is_unicode_word(c),
        UNI_LINEBREAK => is_unicode_line_break(c),
        UNI_NOT_LINEBREAK => !is_unicode_line_break(c),
    }
}

/// A set of characters: the words behind `IN` and its skip.
#[derive(Clone, Copy)]
pub(super) struct Set<'a>(pub(super) &'a [u32]);

impl Set<'_> {
    fn word(self, at: usize) -> u32 {
        self.0.get(at).copied().unwrap_or(0)
    }

    /// Is this bit set in the bits that begin at a word?
    fn bit(self, at: usize, index: u32) -> bool {
        self.word(at + (index >> 5) as usize) >> (index & 31) & 1 != 0
    }

    /// Does the set hold this character? What no compiler makes holds none.
    pub(super) fn contains(self, c: u32) -> bool {
        use SreOpcode::*;
        let mut inside = true;
        let mut at = 0;
        while let Some(Ok(op)) = self.0.get(at).map(|&word| SreOpcode::try_from(word)) {
            let (hit, words) = match op {
                FAILURE => return !inside,
                NEGATE => {
                    inside = !inside;
                    (false, 1)
                }
                LITERAL => (c == self.word(at + 1), 2),
                RANGE => (self.in_range(at, c), 3),
                RANGE_UNI_IGNORE => {
                    (self.in_range(at, c) || self.in_range(at, upper_unicode(c)), 3)
                }
                CATEGORY => (is_category(self.word(at + 1), c), 2),
                CHARSET => (c < 256 && self.bit(at + 1, c), 1 + 8),
                BIGCHARSET => {
                    let hit = c < 0x1_0000 && {
                        let map = self.word(at + 2 + (c >> 10) as usize);
                        let block = map >> (8 * (c >> 8 & 3)) & 0xff;
                        self.bit(at + 2 + 64, block * 256 + (c & 255))
                    };
                    (hit, 2 + 64 + self.word(at + 1) as usize * 8)
                }
                _ => return false,
            };
            if hit {
                return inside;
            }
            at += words;
        }
        false
    }

    fn in_range(self, at: usize, c: u32) -> bool {
        (self.word(at + 1)..=self.word(at + 2)).contains(&c)
    }

    /// As [`Set::contains`] where either case of the letter will do.
    pub(super) fn contains_either(self, c: u32) -> bool {
        self.contains(lower_ascii(c)) || self.contains(upper_ascii(c))
    }
}

/// The capital letter of an ASCII letter.
pub(super) fn upper_ascii(c: u32) -> u32 {
    u8::try_from(c).map_or(c, |byte| u32::from(byte.to_ascii_uppercase()))
}

/// How an instruction that reads one character compares it: with what comes
/// behind its opcode.
#[inline(always)]
pub(super) fn unit(op: SreOpcode, operands: &[u32], c: u32) -> bool {
    use SreOpcode::*;
    let literal = operands.first().copied().unwrap_or(0);
    let set = || Set(operands.get(1..).unwrap_or_default());
    match op {
        ANY => c != 10,
        ANY_ALL => true,
        LITERAL => c == literal,
        NOT_LITERAL => c != literal,
        LITERAL_IGNORE => lower_ascii(c) == literal,
        NOT_LITERAL_IGNORE => lower_ascii(c) != literal,
        LITERAL_UNI_IGNORE => lower_unicode(c) == literal,
        NOT_LITERAL_UNI_IGNORE => lower_unicode(c) != literal,
        LITERAL_LOC_IGNORE => either_case(literal, c),
        NOT_LITERAL_LOC_IGNORE => !either_case(literal, c),
        IN => set().contains(c),
        IN_IGNORE => set().contains(lower_ascii(c)),
        IN_UNI_IGNORE => set().contains(lower_unicode(c)),
        IN_LOC_IGNORE => set().contains_either(c),
        CATEGORY => is_category(literal, c),
        _ => false,
    }
}

fn either_case(literal: u32, c: u32) -> bool {
    literal == c || literal == lower_ascii(c) || literal == upper_ascii(c)
}
