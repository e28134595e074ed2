//! Programs of the matching machine.
//!
//! A program is a row of 64-bit words, so that it lies in the pattern's buffer and
//! is run from there: the [`HEADER`] words, the instructions, the sets, the prefix.
//! An instruction is one word: the operation in the low 8 bits, `a` in the next 24,
//! `b` in the high 32. Those that count are followed by a word of bounds (the least
//! in the low half), the repeats of one character by a further word with the
//! instruction that matches it.

use super::charset::Fold;

/// Words in front of the instructions; see [`Layout`].
pub(super) const HEADER: usize = 8;
/// Words of a set: 256 bits, then fold, place and length of the library's code of
/// the set, which is asked for the other characters.
pub(super) const SET: usize = 5;
/// The bound of what has no limit.
pub(super) const UNLIMITED: u32 = u32::MAX;

macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident)*) => {
        /// What an instruction does. "Fails" means: goes back to the last choice.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Do { $($(#[$doc])* $name),* }

        impl Do {
            const ALL: &[Do] = &[$(Do::$name),*];
        }
    };
}

operations! {
    /// Fails.
    Fail
    /// The end: there is a match.
    Match
    /// The character `b`.
    Literal
    /// Any character but `b`.
    NotLiteral
    /// Any character but a line feed.
    NotNewline
    /// Any character.
    Any
    /// A character of set `b`.
    Set
    /// The position `b` (an `AT` code).
    At
    /// Notes the position in mark `a`.
    Mark
    /// To `b`.
    Jump
    /// To the next, or else to `b`.
    Split
    /// As `Split`, but the next begins with the character `a`.
    SplitLiteral
    /// As `Split`, but the next begins with a character of set `a`.
    SplitSet
    /// As many as possible of one character. Followed by bounds, the character, and
    /// `GreedyLess`.
    Greedy
    /// One fewer of them.
    GreedyLess
    /// As few as possible of one character; laid out likewise, with `LazyMore`.
    Lazy
    /// One more of them.
    LazyMore
    /// As many as possible, and no fewer; followed by bounds and the character.
    Possessive
    /// Begins loop `a`, whose test stands at `b`.
    Loop
    /// Tests loop `a` with body `b`, as often as possible. Followed by bounds.
    LoopMost
    /// Likewise, as seldom as possible. Followed by bounds and `LoopAgain`.
    LoopLeast
    /// Loop `a` with body `b` once more. Its bounds stand before it.
    LoopAgain
    /// Tests loop `a`, each turn of which is atomic, and leaves for `b`. Followed by
    /// bounds.
    LoopAtomic
    /// Ends a turn of loop `a`, whose test stands at `b`.
    LoopTurned
    /// Begins atomic group `a`.
    Atomic
    /// Ends it: its choices are forgotten.
    AtomicEnd
    /// Begins assertion `a`, `b` characters back.
    Assert
    /// Ends it.
    AssertEnd
    /// Begins negative assertion `a`, after which `b` follows. The next word says
    /// how many characters back.
    AssertNot
    /// Ends it.
    AssertNotEnd
    /// What group `a` matched, folded by `b`.
    Group
    /// To `b` unless group `a` has matched.
    IfGroup
}

/// An instruction.
#[derive(Clone, Copy)]
pub(super) struct Inst(pub(super) u64);

impl Inst {
    pub(super) fn new(what: Do, a: usize, b: u32) -> Option<Inst> {
        let a = u32::try_from(a).ok().filter(|&a| a < 1 << 24)?;
        Some(Inst(what as u64 | u64::from(a) << 8 | u64::from(b) << 32))
    }

    #[inline(always)]
    pub(super) fn what(self) -> Do {
        Do::ALL.get((self.0 & 0xff) as usize).copied().unwrap_or(Do::Fail)
    }

    #[inline(always)]
    pub(super) fn a(self) -> usize {
        (self.0 >> 8 & 0xff_ffff) as usize
    }

    #[inline(always)]
    pub(super) fn b(self) -> u32 {
        (self.0 >> 32) as u32
    }
}

/// The header's words.
pub(super) struct Layout;

impl Layout {
    /// How many slots: marks, last group, registers (low half); where the sets
    /// begin (high half).
    pub(super) const SIZES: usize = 0;
    /// Where the folded sets' code begins (low half) and the prefix (high half).
    pub(super) const PLACES: usize = 1;
    /// Bytes of the prefix (low half) and [`flags`] (high half).
    pub(super) const START: usize = 2;
    /// How many groups.
    pub(super) const GROUPS: usize = 3;
    /// 256 bits: the bytes that a match can begin with.
    pub(super) const FIRST: usize = 4;
}

pub(super) mod flags {
    /// A match begins at the subject's beginning only.
    pub(in super::super) const ANCHORED: u32 = 1;
    /// The first byte of a match is one of `FIRST`.
    pub(in super::super) const FIRST_KNOWN: u32 = 2;
}

/// A program that [`super::compile`] made.
#[derive(Clone, Copy)]
pub(in crate::sre) struct Program<'a> {
    words: &'a [u64],
}

impl<'a> Program<'a> {
    /// The program in these words.
    pub(in crate::sre) fn new(words: &'a [u64]) -> Program<'a> {
        Program { words }
    }

    #[inline(always)]
    fn word(self, at: usize) -> u64 {
        self.words.get(at).copied().unwrap_or(0)
    }

    fn halves(self, at: usize) -> (usize, usize) {
        let word = self.word(at);
        (word as u32 as usize, (word >> 32) as usize)
    }

    /// The instruction at `pc`.
    #[inline(always)]
    pub(super) fn inst(self, pc: usize) -> Inst {
        Inst(self.word(pc))
    }

    /// The least and the most of the bounds at `pc`.
    #[inline(always)]
    pub(super) fn bounds(self, pc: usize) -> (u32, u32) {
        let word = self.word(pc);
        (word as u32, (word >> 32) as u32)
    }

    pub(in crate::sre) fn groups(self) -> usize {
        self.word(Layout::GROUPS) as usize
    }

    pub(super) fn slots(self) -> usize {
        self.halves(Layout::SIZES).0
    }

    pub(super) fn has(self, flag: u32) -> bool {
        self.halves(Layout::START).1 as u32 & flag != 0
    }

    /// The bytes that every match begins with.
    pub(super) fn prefix(self) -> Vec<u8> {
        let (len, _) = self.halves(Layout::START);
        let (_, place) = self.halves(Layout::PLACES);
        let words = self.words.get(place..).unwrap_or_default();
        words.iter().flat_map(|word| word.to_le_bytes()).take(len).collect()
    }

    /// The bytes that a match can begin with, as bits.
    pub(super) fn first_bytes(self) -> [u64; 4] {
        std::array::from_fn(|i| self.word(Layout::FIRST + i))
    }

    /// Is the character in the set?
    #[inline(always)]
    pub(super) fn is_in(self, set: usize, ch: u32) -> bool {
        let (_, sets) = self.halves(Layout::SIZES);
        let at = sets + SET * set;
        if ch < 256 {
            return self.word(at + (ch >> 6) as usize) >> (ch & 63) & 1 != 0;
        }
        self.is_in_code(at, ch)
    }

    #[cold]
    fn is_in_code(self, set: usize, ch: u32) -> bool {
        let word = self.word(set + SET - 1);
        let (fold, place, len) = (word >> 60, word as u32 as usize, word >> 32 & 0x0fff_ffff);
        let (codes, _) = self.halves(Layout::PLACES);
        let fold = Fold::ALL.get(fold as usize).copied().unwrap_or(Fold::None);
        // Two words of code in each of ours.
        let code = |i: usize| (self.word(codes + i / 2) >> (32 * (i % 2))) as u32;
        fold.is_in(|i| if i < len as usize { code(place + i) } else { 0 }, ch)
    }

    /// The 256 bits of a set.
    pub(super) fn bitmap(self, set: usize) -> [u64; 4] {
        let (_, sets) = self.halves(Layout::SIZES);
        std::array::from_fn(|i| self.word(sets + SET * set + i))
    }
}

/// The set's word behind its bits; `None` if the code is too long.
pub(super) fn set_word(fold: Fold, place: usize, len: usize) -> Option<u64> {
    let place = u32::try_from(place).ok()?;
    let len = u32::try_from(len).ok().filter(|&len| len < 1 << 28)?;
    Some((fold as u64) << 60 | u64::from(len) << 32 | u64::from(place))
}

/// The 256 bits of a set of the library's code.
pub(super) fn bitmap(fold: Fold, set: &[u32]) -> [u64; 4] {
    let mut bits = [0; 4];
    let word = |i: usize| set.get(i).copied().unwrap_or(0);
    for ch in 0..256_u32 {
        bits[(ch >> 6) as usize] |= u64::from(fold.is_in(word, ch)) << (ch & 63);
    }
    bits
}
