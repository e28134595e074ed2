//! From the library's code to a [`program`](super::program).
//!
//! A program can hand any list of integers to `_sre.compile`, so the translation
//! trusts nothing: every jump must stay inside its block and come to where the
//! library's compiler lets it, every number must name a group, and what is not as
//! that compiler writes it has no translation.

use super::charset::{self, Fold};
use super::opcode::{at, op};
use super::program::{Do, HEADER, Inst, Layout, bitmap, flags, set_word};
use super::start::Start;

/// How deep blocks may be nested.
const DEEPEST: usize = 1000;

/// The program for this code of a pattern with so many groups; `None` if it is not
/// code. `octets`: characters are bytes, not text.
pub(in crate::sre) fn compile(code: &[u32], groups: usize, octets: bool) -> Option<Vec<u64>> {
    let (&last, body) = code.split_last()?;
    if last != op::SUCCESS || groups > code.len() {
        return None;
    }
    let mut compiler = Compiler {
        code,
        groups,
        registers: 2 * groups + 1,
        words: vec![0; HEADER],
        sets: Vec::new(),
        codes: Vec::new(),
    };
    compiler.block(0, body.len(), 0)?;
    compiler.emit(Do::Match, 0, 0)?;
    compiler.finish(octets)
}

/// Registers of a loop or a group, in the order that the machine knows.
pub(super) const COUNT: usize = 0;
pub(super) const LAST: usize = 1;
pub(super) const HEIGHT: usize = 2;
const REGISTERS: usize = 3;

struct Compiler<'a> {
    code: &'a [u32],
    groups: usize,
    /// The next free slot.
    registers: usize,
    words: Vec<u64>,
    sets: Vec<u64>,
    /// The library's code of sets.
    codes: Vec<u32>,
}

impl Compiler<'_> {
    fn at(&self, index: usize) -> Option<usize> {
        self.code.get(index).map(|&word| word as usize)
    }

    /// The end of the skip whose word stands at `index`, not behind `end`.
    fn skip(&self, index: usize, end: usize) -> Option<usize> {
        let target = index.checked_add(self.at(index)?)?;
        (target > index && target <= end).then_some(target)
    }

    fn here(&self) -> Option<u32> {
        u32::try_from(self.words.len()).ok()
    }

    fn emit(&mut self, what: Do, a: usize, b: u32) -> Option<usize> {
        self.words.push(Inst::new(what, a, b)?.0);
        Some(self.words.len() - 1)
    }

    /// Lets the instruction at `index` go to what comes next.
    fn land(&mut self, index: usize) -> Option<()> {
        let target = u64::from(self.here()?);
        let word = self.words.get_mut(index)?;
        *word = *word & 0xffff_ffff | target << 32;
        Some(())
    }

    fn take_registers(&mut self) -> usize {
        self.registers += REGISTERS;
        self.registers - REGISTERS
    }

    /// The code of a block.
    fn block(&mut self, start: usize, end: usize, depth: usize) -> Option<()> {
        let mut index = start;
        while index < end {
            let next = self.instruction(index, end, depth)?;
            if next <= index || next > end {
                return None;
            }
            index = next;
        }
        (depth < DEEPEST && index == end).then_some(())
    }

    /// A block with `SUCCESS` as its last word, up to `end`.
    fn closed(&mut self, start: usize, end: usize, depth: usize) -> Option<()> {
        let last = end.checked_sub(1)?;
        if self.code.get(last) != Some(&op::SUCCESS) || start > last {
            return None;
        }
        self.block(start, last, depth + 1)
    }

    /// Translates the instruction at `index`; returns where it ends.
    fn instruction(&mut self, index: usize, end: usize, depth: usize) -> Option<usize> {
        let what = *self.code.get(index)?;
        if let Some((single, next)) = self.single(index, end) {
            self.words.push(single?.0);
            return Some(next);
        }
        match what {
            op::FAILURE => {
                self.emit(Do::Fail, 0, 0)?;
                Some(index + 1)
            }
            op::MARK => {
                let mark = self.at(index + 1).filter(|&mark| mark < 2 * self.groups)?;
                self.emit(Do::Mark, mark, 0)?;
                Some(index + 2)
            }
            op::AT => {
                let kind = *self.code.get(index + 1)?;
                if kind > at::UNI_NON_BOUNDARY {
                    return None;
                }
                self.emit(Do::At, 0, kind)?;
                Some(index + 2)
            }
            op::GROUPREF
            | op::GROUPREF_IGNORE
            | op::GROUPREF_LOC_IGNORE
            | op::GROUPREF_UNI_IGNORE => {
                let group = self.at(index + 1).filter(|&group| group < self.groups)?;
                let fold = match what {
                    op::GROUPREF => Fold::None,
                    op::GROUPREF_IGNORE => Fold::Ascii,
                    op::GROUPREF_LOC_IGNORE => Fold::Locale,
                    _ => Fold::Unicode,
                };
                self.emit(Do::Group, group, fold as u32)?;
                Some(index + 2)
            }
            op::INFO => self.skip(index + 1, end),
            op::BRANCH => self.branch(index, end, depth),
            op::REPEAT_ONE | op::MIN_REPEAT_ONE | op::POSSESSIVE_REPEAT_ONE => {
                self.repeat_one(what, index, end)
            }
            op::REPEAT => self.repeat(index, end, depth),
            op::POSSESSIVE_REPEAT => self.possessive_repeat(index, end, depth),
            op::ATOMIC_GROUP => {
                let next = self.skip(index + 1, end)?;
                let group = self.take_registers();
                self.emit(Do::Atomic, group, 0)?;
                self.closed(index + 2, next, depth)?;
                self.emit(Do::AtomicEnd, group, 0)?;
                Some(next)
            }
            op::ASSERT | op::ASSERT_NOT => self.assertion(what, index, end, depth),
            op::GROUPREF_EXISTS => self.conditional(index, end, depth),
            _ => None,
        }
    }

    /// The instruction that matches one character, and where its code ends. The
    /// outer `None`: it is none of these; the inner one: it is no code.
    fn single(&mut self, index: usize, end: usize) -> Option<(Option<Inst>, usize)> {
        let what = *self.code.get(index)?;
        let operand = self.code.get(index + 1).copied();
        let literal = |what| (operand.and_then(|ch| Inst::new(what, 0, ch)), index + 2);
        Some(match what {
            op::ANY => (Inst::new(Do::NotNewline, 0, 0), index + 1),
            op::ANY_ALL => (Inst::new(Do::Any, 0, 0), index + 1),
            op::LITERAL => literal(Do::Literal),
            op::NOT_LITERAL => literal(Do::NotLiteral),
            op::LITERAL_IGNORE | op::NOT_LITERAL_IGNORE => {
                (self.letter(what == op::LITERAL_IGNORE, Fold::Ascii, operand), index + 2)
            }
            op::LITERAL_LOC_IGNORE | op::NOT_LITERAL_LOC_IGNORE => {
                (self.letter(what == op::LITERAL_LOC_IGNORE, Fold::Locale, operand), index + 2)
            }
            op::LITERAL_UNI_IGNORE | op::NOT_LITERAL_UNI_IGNORE => {
                (self.letter(what == op::LITERAL_UNI_IGNORE, Fold::Unicode, operand), index + 2)
            }
            op::CATEGORY => {
                let set = [op::CATEGORY, operand.unwrap_or(u32::MAX), op::FAILURE];
                (self.set(Fold::None, &set), index + 2)
            }
            op::IN | op::IN_IGNORE | op::IN_LOC_IGNORE | op::IN_UNI_IGNORE => {
                let fold = match what {
                    op::IN => Fold::None,
                    op::IN_IGNORE => Fold::Ascii,
                    op::IN_LOC_IGNORE => Fold::Locale,
                    _ => Fold::Unicode,
                };
                let Some(next) = self.skip(index + 1, end) else { return Some((None, index)) };
                let code = self.code;
                (code.get(index + 2..next).and_then(|set| self.set(fold, set)), next)
            }
            _ => return None,
        })
    }

    /// The set of the characters that are, or are not, this one when folded.
    fn letter(&mut self, is_meant: bool, fold: Fold, letter: Option<u32>) -> Option<Inst> {
        let letter = letter?;
        let mut set = if is_meant { Vec::new() } else { vec![op::NEGATE] };
        set.extend([op::LITERAL, letter]);
        let fold = if fold == Fold::Locale {
            // Both letters are in the set, so that it is of characters not folded.
            let (small, capital) = (charset::lower_ascii(letter), charset::upper_ascii(letter));
            set.extend([op::LITERAL, small, op::LITERAL, capital]);
            Fold::None
        } else {
            fold
        };
        set.push(op::FAILURE);
        self.set(fold, &set)
    }

    fn set(&mut self, fold: Fold, set: &[u32]) -> Option<Inst> {
        if !charset::is_valid(set) {
            return None;
        }
        let number = self.sets.len() / super::program::SET;
        self.sets.extend(bitmap(fold, set));
        self.sets.push(set_word(fold, self.codes.len(), set.len())?);
        self.codes.extend_from_slice(set);
        // As an operand of `SplitSet` it has 24 bits.
        Inst::new(Do::Set, number, number as u32)
    }

    fn bounds(&self, index: usize) -> Option<u64> {
        let (least, most) = (*self.code.get(index)?, *self.code.get(index + 1)?);
        (least <= most).then_some(u64::from(least) | u64::from(most) << 32)
    }

    fn repeat_one(&mut self, what: u32, index: usize, end: usize) -> Option<usize> {
        let next = self.skip(index + 1, end)?;
        let bounds = self.bounds(index + 2)?;
        let (single, close) = self.single(index + 4, next)?;
        if close + 1 != next || self.code.get(close) != Some(&op::SUCCESS) {
            return None;
        }
        let (what, other) = match what {
            op::REPEAT_ONE => (Do::Greedy, Some(Do::GreedyLess)),
            op::MIN_REPEAT_ONE => (Do::Lazy, Some(Do::LazyMore)),
            _ => (Do::Possessive, None),
        };
        self.emit(what, 0, 0)?;
        self.words.extend([bounds, single?.0]);
        if let Some(other) = other {
            self.emit(other, 0, 0)?;
        }
        Some(next)
    }

    fn repeat(&mut self, index: usize, end: usize, depth: usize) -> Option<usize> {
        let close = self.skip(index + 1, end)?;
        let bounds = self.bounds(index + 2)?;
        let what = match *self.code.get(close)? {
            op::MAX_UNTIL => Do::LoopMost,
            op::MIN_UNTIL => Do::LoopLeast,
            _ => return None,
        };
        if close >= end {
            return None;
        }
        let register = self.take_registers();
        let begin = self.emit(Do::Loop, register, 0)?;
        let body = self.here()?;
        self.block(index + 4, close, depth + 1)?;
        self.land(begin)?;
        self.emit(what, register, body)?;
        self.words.push(bounds);
        if what == Do::LoopLeast {
            self.emit(Do::LoopAgain, register, body)?;
        }
        Some(close + 1)
    }

    fn possessive_repeat(&mut self, index: usize, end: usize, depth: usize) -> Option<usize> {
        let close = self.skip(index + 1, end)?;
        let bounds = self.bounds(index + 2)?;
        if close >= end || self.code.get(close) != Some(&op::SUCCESS) {
            return None;
        }
        let register = self.take_registers();
        let begin = self.emit(Do::Loop, register, 0)?;
        self.land(begin)?;
        let test = self.emit(Do::LoopAtomic, register, 0)?;
        self.words.push(bounds);
        self.block(index + 4, close, depth + 1)?;
        self.emit(Do::LoopTurned, register, u32::try_from(test).ok()?)?;
        self.land(test)?;
        Some(close + 1)
    }

    fn assertion(&mut self, what: u32, index: usize, end: usize, depth: usize) -> Option<usize> {
        let next = self.skip(index + 1, end)?;
        let back = *self.code.get(index + 2)?;
        let register = self.take_registers();
        if what == op::ASSERT {
            self.emit(Do::Assert, register, back)?;
            self.closed(index + 3, next, depth)?;
            self.emit(Do::AssertEnd, register, 0)?;
        } else {
            let begin = self.emit(Do::AssertNot, register, 0)?;
            self.words.push(u64::from(back));
            self.closed(index + 3, next, depth)?;
            self.emit(Do::AssertNotEnd, register, 0)?;
            self.land(begin)?;
        }
        Some(next)
    }

    fn branch(&mut self, index: usize, end: usize, depth: usize) -> Option<usize> {
        let mut arm = index + 1;
        let mut target = None;
        let mut leaving = Vec::new();
        loop {
            if self.at(arm)? == 0 {
                for jump in leaving {
                    self.land(jump)?;
                }
                return target.filter(|&target| target == arm + 1);
            }
            let next = self.skip(arm, end)?;
            let jump = next.checked_sub(2)?;
            if jump < arm + 1 || self.code.get(jump) != Some(&op::JUMP) {
                return None;
            }
            let leaves = self.skip(jump + 1, end)?;
            if target.is_some_and(|target| target != leaves) {
                return None;
            }
            target = Some(leaves);
            let is_last = self.at(next)? == 0;
            let split = if is_last { None } else { Some(self.split(arm + 1, jump)?) };
            self.block(arm + 1, jump, depth + 1)?;
            leaving.push(self.emit(Do::Jump, 0, 0)?);
            if let Some(split) = split {
                self.land(split)?;
            }
            arm = next;
        }
    }

    /// The choice in front of an arm: none is noted where its first character says
    /// that the arm cannot match.
    fn split(&mut self, start: usize, end: usize) -> Option<usize> {
        let sets = (self.sets.len(), self.codes.len());
        let first = if start < end { self.single(start, end) } else { None };
        match first {
            Some((Some(inst), _)) if inst.what() == Do::Set => {
                // The arm makes the set again, under the same number.
                self.sets.truncate(sets.0);
                self.codes.truncate(sets.1);
                self.emit(Do::SplitSet, inst.b() as usize, 0)
            }
            Some((Some(inst), _)) if inst.what() == Do::Literal && inst.b() < 1 << 24 => {
                self.emit(Do::SplitLiteral, inst.b() as usize, 0)
            }
            _ => self.emit(Do::Split, 0, 0),
        }
    }

    fn conditional(&mut self, index: usize, end: usize, depth: usize) -> Option<usize> {
        let group = self.at(index + 1).filter(|&group| group < self.groups)?;
        // The skip counts from the group's number.
        let no = index.checked_add(1)?.checked_add(self.at(index + 2)?)?;
        if no > end || no < index + 3 {
            return None;
        }
        let test = self.emit(Do::IfGroup, group, 0)?;
        let jump = no.checked_sub(2)?;
        if jump >= index + 3 && self.code.get(jump) == Some(&op::JUMP) {
            let next = self.skip(jump + 1, end)?;
            if next >= no {
                self.block(index + 3, jump, depth + 1)?;
                let leave = self.emit(Do::Jump, 0, 0)?;
                self.land(test)?;
                self.block(no, next, depth + 1)?;
                self.land(leave)?;
                return Some(next);
            }
        }
        self.block(index + 3, no, depth + 1)?;
        self.land(test)?;
        Some(no)
    }

    /// Puts the parts together.
    fn finish(mut self, octets: bool) -> Option<Vec<u64>> {
        let start = Start::of(&self.words, &self.sets, octets);
        let place = |words: &Vec<u64>| u32::try_from(words.len()).ok().map(u64::from);
        let sets = place(&self.words)?;
        self.words.append(&mut self.sets);
        let codes = place(&self.words)?;
        for pair in self.codes.chunks(2) {
            let high = pair.get(1).copied().unwrap_or(0);
            self.words.push(u64::from(pair[0]) | u64::from(high) << 32);
        }
        let prefix = place(&self.words)?;
        for part in start.prefix.chunks(8) {
            let mut word = [0; 8];
            word[..part.len()].copy_from_slice(part);
            self.words.push(u64::from_le_bytes(word));
        }
        let mut known = 0;
        if start.is_anchored {
            known |= flags::ANCHORED;
        }
        if let Some(first) = start.first {
            known |= flags::FIRST_KNOWN;
            self.words[Layout::FIRST..Layout::FIRST + 4].copy_from_slice(&first);
        }
        let slots = u32::try_from(self.registers).ok()?;
        self.words[Layout::SIZES] = u64::from(slots) | sets << 32;
        self.words[Layout::PLACES] = codes | prefix << 32;
        self.words[Layout::START] = start.prefix.len() as u64 | u64::from(known) << 32;
        self.words[Layout::GROUPS] = self.groups as u64;
        Some(self.words)
    }
}
