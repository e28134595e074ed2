//! Checking code before the matcher runs it: the matcher trusts its code, and a
//! program can hand any list of integers to `_sre.compile`.
//!
//! The check walks the instructions as the compiler lays them out. Every jump must
//! stay inside its enclosing block and come to an instruction's beginning, every
//! group number must be one of the pattern's.

use rustpython_sre_engine::{SreAtCode, SreCatCode, SreOpcode};

/// Is this code that the matcher can run, for a pattern of so many groups?
pub(super) fn is_valid(code: &[u32], groups: usize) -> bool {
    let check = Check { code, groups };
    code.split_last().is_some_and(|(&last, _)| {
        last == SreOpcode::SUCCESS as u32 && check.block(0, code.len() - 1, 0)
    })
}

/// How deep blocks may be nested.
const DEEPEST: usize = 1000;

struct Check<'a> {
    code: &'a [u32],
    groups: usize,
}

impl Check<'_> {
    fn at(&self, index: usize) -> Option<usize> {
        self.code.get(index).map(|&word| word as usize)
    }

    /// The end of the skip whose word stands at `index`, not behind `end`.
    fn skip(&self, index: usize, end: usize) -> Option<usize> {
        let target = index.checked_add(self.at(index)?)?;
        (target > index && target <= end).then_some(target)
    }

    /// Are the instructions from `start` to `end` good?
    fn block(&self, start: usize, end: usize, depth: usize) -> bool {
        let mut at = start;
        while at < end {
            match self.instruction(at, end, depth) {
                Some(next) if next > at && next <= end => at = next,
                _ => return false,
            }
        }
        depth < DEEPEST && at == end
    }

    /// Where the instruction at `at` ends, if it is good.
    fn instruction(&self, at: usize, end: usize, depth: usize) -> Option<usize> {
        use SreOpcode::*;
        let op = SreOpcode::try_from(*self.code.get(at)?).ok()?;
        match op {
            FAILURE | SUCCESS | ANY | ANY_ALL => Some(at + 1),
            LITERAL
            | NOT_LITERAL
            | LITERAL_IGNORE
            | NOT_LITERAL_IGNORE
            | LITERAL_LOC_IGNORE
            | NOT_LITERAL_LOC_IGNORE
            | LITERAL_UNI_IGNORE
            | NOT_LITERAL_UNI_IGNORE => Some(at + 2),
            MARK => (self.at(at + 1)? < 2 * self.groups).then_some(at + 2),
            AT => SreAtCode::try_from(*self.code.get(at + 1)?).ok().map(|_| at + 2),
            CATEGORY => SreCatCode::try_from(*self.code.get(at + 1)?).ok().map(|_| at + 2),
            IN | IN_IGNORE | IN_LOC_IGNORE | IN_UNI_IGNORE => {
                let next = self.skip(at + 1, end)?;
                self.charset(at + 2, next).then_some(next)
            }
            GROUPREF | GROUPREF_IGNORE | GROUPREF_LOC_IGNORE | GROUPREF_UNI_IGNORE => {
                (self.at(at + 1)? < self.groups).then_some(at + 2)
            }
            INFO => self.info(at, end),
            BRANCH => self.branch(at, end, depth),
            REPEAT_ONE | MIN_REPEAT_ONE | POSSESSIVE_REPEAT_ONE => {
                let next = self.skip(at + 1, end)?;
                let bounds = self.at(at + 2)? <= self.at(at + 3)?;
                let inner_end = next.checked_sub(1)?;
                let closed = self.at(inner_end)? == SUCCESS as usize;
                let single = self.unit(at + 4, inner_end, depth) == Some(inner_end);
                (bounds && closed && single).then_some(next)
            }
            REPEAT | POSSESSIVE_REPEAT => {
                let close = self.skip(at + 1, end)?;
                let bounds = self.at(at + 2)? <= self.at(at + 3)?;
                let last = SreOpcode::try_from(*self.code.get(close)?).ok()?;
                let fits = match op {
                    REPEAT => matches!(last, MAX_UNTIL | MIN_UNTIL),
                    _ => last == SUCCESS,
                };
                (bounds && fits && close < end && self.block(at + 4, close, depth + 1))
                    .then_some(close + 1)
            }
            ATOMIC_GROUP => {
                let next = self.skip(at + 1, end)?;
                self.closed(at + 2, next, depth).then_some(next)
            }
            ASSERT | ASSERT_NOT => {
                let next = self.skip(at + 1, end)?;
                self.closed(at + 3, next, depth).then_some(next)
            }
            GROUPREF_EXISTS => self.conditional(at, end, depth),
            _ => None,
        }
    }

    /// Where the instruction at `at` ends, if it reads one character.
    fn unit(&self, at: usize, end: usize, depth: usize) -> Option<usize> {
        use SreOpcode::*;
        let reads_one = match SreOpcode::try_from(*self.code.get(at)?).ok()? {
            ANY | ANY_ALL | IN | IN_IGNORE | IN_LOC_IGNORE | IN_UNI_IGNORE | LITERAL
            | NOT_LITERAL | CATEGORY => true,
            LITERAL_IGNORE | LITERAL_LOC_IGNORE | LITERAL_UNI_IGNORE => true,
            NOT_LITERAL_IGNORE | NOT_LITERAL_LOC_IGNORE | NOT_LITERAL_UNI_IGNORE => true,
            _ => false,
        };
        if reads_one { self.instruction(at, end, depth) } else { None }
    }

    /// Is it a block with `SUCCESS` at its end?
    fn closed(&self, start: usize, end: usize, depth: usize) -> bool {
        let Some(last) = end.checked_sub(1) else { return false };
        self.at(last) == Some(SreOpcode::SUCCESS as usize)
            && start <= last
            && self.block(start, last, depth + 1)
    }

    fn info(&self, at: usize, end: usize) -> Option<usize> {
        let next = self.skip(at + 1, end)?;
        let flags = self.at(at + 2)?;
        if at + 5 > next {
            return None;
        }
        let (prefix, literal, charset) = (flags & 1 != 0, flags & 2 != 0, flags & 4 != 0);
        if prefix {
            let len = self.at(at + 5)?;
            let skip = self.at(at + 6)?;
            let table = at.checked_add(7)?.checked_add(len)?;
            let fits = len > 0 && skip <= len && table.checked_add(len)? == next && !charset;
            let overlaps = (0..len).all(|i| self.at(table + i).is_some_and(|o| o <= i));
            return (fits && overlaps).then_some(next);
        }
        if charset {
            return self.charset(at + 5, next).then_some(next);
        }
        (!literal && at + 5 == next).then_some(next)
    }

    fn branch(&self, at: usize, end: usize, depth: usize) -> Option<usize> {
        let mut arm = at + 1;
        let mut target = None;
        loop {
            if self.at(arm)? == 0 {
                return target.filter(|&target| target == arm + 1);
            }
            let next = self.skip(arm, end)?;
            let jump = next.checked_sub(2)?;
            if jump < arm + 1 || self.at(jump)? != SreOpcode::JUMP as usize {
                return None;
            }
            let leaves = self.skip(jump + 1, end)?;
            if target.is_some_and(|target| target != leaves)
                || !self.block(arm + 1, jump, depth + 1)
            {
                return None;
            }
            target = Some(leaves);
            arm = next;
        }
    }

    fn conditional(&self, at: usize, end: usize, depth: usize) -> Option<usize> {
        if self.at(at + 1)? >= self.groups {
            return None;
        }
        // The skip counts from the group's number.
        let no = at.checked_add(1)?.checked_add(self.at(at + 2)?)?;
        if no > end || no < at + 3 {
            return None;
        }
        let jump = no.checked_sub(2)?;
        if jump >= at + 3 && self.at(jump)? == SreOpcode::JUMP as usize {
            let next = jump + 1 + self.at(jump + 1)?;
            if next <= end
                && next >= no
                && self.block(at + 3, jump, depth + 1)
                && self.block(no, next, depth + 1)
            {
                return Some(next);
            }
        }
        self.block(at + 3, no, depth + 1).then_some(no)
    }

    /// Is it a set of characters?
    fn charset(&self, start: usize, end: usize) -> bool {
        use SreOpcode::*;
        let mut at = start;
        while at < end {
            let Some(op) = self.code.get(at).and_then(|&word| SreOpcode::try_from(word).ok())
            else {
                return false;
            };
            at += match op {
                FAILURE => return at + 1 == end,
                NEGATE => 1,
                LITERAL => 2,
                RANGE | RANGE_UNI_IGNORE => 3,
                CHARSET => 1 + 8,
                BIGCHARSET => {
                    let Some(blocks) = self.at(at + 1) else { return false };
                    if at + 2 + 64 > end || blocks > 256 {
                        return false;
                    }
                    let map = self.code.get(at + 2..at + 66).unwrap_or_default();
                    let known = |word: &u32| {
                        word.to_le_bytes().iter().all(|&block| (block as usize) < blocks)
                    };
                    if !map.iter().all(known) {
                        return false;
                    }
                    2 + 64 + blocks * 8
                }
                CATEGORY => {
                    let kind = self.code.get(at + 1).copied().unwrap_or(u32::MAX);
                    if SreCatCode::try_from(kind).is_err() {
                        return false;
                    }
                    2
                }
                _ => return false,
            };
        }
        false
    }
}
