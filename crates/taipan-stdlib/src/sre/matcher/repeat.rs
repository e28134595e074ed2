//! Repeats: of single characters, and of blocks turn by turn.

use super::super::backtrack::{Entry, NO, NONE, Turn};
use super::super::character::{Set, unit};
use super::super::engine::SreOpcode;
use super::super::text::Text;
use super::{Place, Run, UNBOUNDED};
use taipan_vm::PyResult;

impl<T: Text> Run<'_, T> {
    /// Passes up to `most` characters that the instruction at `item` matches.
    /// Where it came to, and how many they were.
    fn count(&mut self, item: usize, from: usize, most: usize) -> (usize, usize) {
        let (op, operands, text) = (self.op(item), self.operands(item), self.text);
        let end = self.matcher.end;
        let literal = operands.first().copied().unwrap_or(0);
        let set = operands.get(1..).unwrap_or_default();
        let passed = match (op, set.first().copied()) {
            (SreOpcode::ANY, _) => pass(text, from, end, most, |c| c != 10),
            (SreOpcode::ANY_ALL, _) => match text.forward(from, most, end) {
                Some(to) => (to, most),
                None => pass(text, from, end, most, |_| true),
            },
            (SreOpcode::LITERAL, _) => pass(text, from, end, most, |c| c == literal),
            (SreOpcode::NOT_LITERAL, _) => pass(text, from, end, most, |c| c != literal),
            (SreOpcode::IN, _) => {
                let ascii = ascii_of(set);
                pass(text, from, end, most, |c| match c {
                    0..128 if let Some(ascii) = ascii => ascii >> c & 1 != 0,
                    _ => Set(set).contains(c),
                })
            }
            _ => pass(text, from, end, most, |c| unit(op, operands, c)),
        };
        self.matcher.fuel = self.matcher.fuel.saturating_sub(passed.1 / 16);
        passed
    }

    /// The bounds of the repeat at `pc`.
    fn bounds(&self, pc: usize) -> (usize, usize) {
        let most = match self.word(pc + 3) {
            most if most == UNBOUNDED as usize => usize::MAX,
            most => most,
        };
        (self.word(pc + 2), most)
    }

    /// Passes the least number of characters that a repeat of single ones asks
    /// for.
    fn least(&mut self, pc: usize, at: usize) -> Option<usize> {
        match self.word(pc + 2) {
            0 => Some(at),
            least => {
                let (to, count) = self.count(pc + 4, at, least);
                (count == least).then_some(to)
            }
        }
    }

    /// Is the rest of the pattern empty, and may the match end at `at`?
    fn ends(&self, tail: usize, at: usize) -> bool {
        self.op(tail) == SreOpcode::SUCCESS && (self.matcher.barrier != NO || self.may_end(at))
    }

    pub(super) fn repeat_one(&mut self, pc: usize, at: usize) -> PyResult<Option<Place>> {
        let (least, most) = self.bounds(pc);
        let Some(low) = self.least(pc, at) else { return Ok(None) };
        let (high, _) = self.count(pc + 4, low, most.saturating_sub(least));
        let tail = self.skip(pc + 1);
        if high == low || self.ends(tail, high) {
            return Ok(Some((tail, high)));
        }
        self.give_back(pc, high, low)
    }

    /// Goes on behind the greedy repeat at `pc`, from the last place between
    /// `low` and `at` where the tail can begin.
    pub(super) fn give_back(
        &mut self,
        pc: usize,
        mut at: usize,
        low: usize,
    ) -> PyResult<Option<Place>> {
        let tail = self.skip(pc + 1);
        if self.op(tail) == SreOpcode::LITERAL {
            let high = at;
            while self.one(SreOpcode::LITERAL, tail, at).is_none() {
                if at <= low {
                    return Ok(None);
                }
                at = self.text.read_back(at).1;
            }
            self.matcher.fuel = self.matcher.fuel.saturating_sub((high - at) / 16);
        }
        if at > low {
            let before = self.text.read_back(at).1;
            let repeats = self.repeats();
            self.push(Entry::Greedy { pc: pc as u32, at: before, low, repeats })?;
        }
        Ok(Some((tail, at)))
    }

    pub(super) fn min_repeat_one(&mut self, pc: usize, at: usize) -> PyResult<Option<Place>> {
        let (least, most) = self.bounds(pc);
        let Some(at) = self.least(pc, at) else { return Ok(None) };
        self.go_on(pc, at, most.saturating_sub(least))
    }

    /// Goes on behind the lazy repeat at `pc`, which may take `left` characters
    /// more.
    fn go_on(&mut self, pc: usize, at: usize, left: usize) -> PyResult<Option<Place>> {
        let tail = self.skip(pc + 1);
        if left > 0 && !self.ends(tail, at) {
            let repeats = self.repeats();
            self.push(Entry::Lazy { pc: pc as u32, at, left, repeats })?;
        }
        Ok(Some((tail, at)))
    }

    /// Lets the lazy repeat at `pc` take one character more.
    pub(super) fn take_more(
        &mut self,
        pc: usize,
        at: usize,
        left: usize,
    ) -> PyResult<Option<Place>> {
        let item = pc + 4;
        match self.one(self.op(item), item, at) {
            Some(at) => self.go_on(pc, at, left - 1),
            None => Ok(None),
        }
    }

    pub(super) fn possessive_repeat_one(&mut self, pc: usize, at: usize) -> Option<Place> {
        let (least, most) = self.bounds(pc);
        let low = self.least(pc, at)?;
        let (high, _) = self.count(pc + 4, low, most.saturating_sub(least));
        Some((self.skip(pc + 1), high))
    }

    /// Begins a turn: in the place of the current turn of the same repeat where no
    /// choice can come back to it.
    pub(super) fn turn(&mut self, turn: Turn) -> PyResult<()> {
        let m = &mut *self.matcher;
        m.current = m.turns.len() as u32;
        m.turns.push(turn, self.vm)
    }

    /// Replaces the current turn by the next one.
    fn next_turn(&mut self, turn: Turn) -> PyResult<()> {
        let m = &mut *self.matcher;
        if m.current >= m.protected {
            if let Some(place) = m.turns.get_mut(m.current as usize) {
                *place = turn;
                m.turns.truncate(m.current as usize + 1);
                return Ok(());
            }
        }
        self.turn(turn)
    }

    /// The current turn, complete.
    fn completed(&self) -> Option<Turn> {
        let turn = *self.matcher.turns.get(self.matcher.current as usize)?;
        Some(Turn { count: turn.count + 1, ..turn })
    }

    pub(super) fn max_until(&mut self, pc: usize, at: usize) -> PyResult<Option<Place>> {
        let Some(turn) = self.completed() else { return Ok(None) };
        let body = turn.pc as usize + 4;
        let (least, most) = self.bounds(turn.pc as usize);
        if (turn.count as usize) < least {
            self.next_turn(turn)?;
            return Ok(Some((body, at)));
        }
        if (turn.count as usize) < most && at != turn.last {
            // Behind the repeat, should another turn not match.
            let mut repeats = self.repeats();
            repeats.current = turn.outer;
            self.push(Entry::Resume { pc: pc as u32 + 1, at, repeats })?;
            self.next_turn(Turn { last: at, ..turn })?;
            return Ok(Some((body, at)));
        }
        self.matcher.current = turn.outer;
        Ok(Some((pc + 1, at)))
    }

    pub(super) fn min_until(&mut self, pc: usize, at: usize) -> PyResult<Option<Place>> {
        let Some(turn) = self.completed() else { return Ok(None) };
        self.next_turn(turn)?;
        if (turn.count as usize) < self.bounds(turn.pc as usize).0 {
            return Ok(Some((turn.pc as usize + 4, at)));
        }
        let repeats = self.repeats();
        self.push(Entry::Again { at, repeats })?;
        self.matcher.current = turn.outer;
        Ok(Some((pc + 1, at)))
    }

    /// Lets the lazy repeat take another turn.
    pub(super) fn again(&mut self, at: usize) -> PyResult<Option<Place>> {
        let Some(&turn) = self.matcher.turns.get(self.matcher.current as usize) else {
            return Ok(None);
        };
        let most = self.bounds(turn.pc as usize).1;
        if turn.count as usize >= most || at == turn.last {
            return Ok(None);
        }
        self.next_turn(Turn { last: at, ..turn })?;
        Ok(Some((turn.pc as usize + 4, at)))
    }

    pub(super) fn possessive_turn(
        &mut self,
        pc: usize,
        at: usize,
        began: usize,
        count: u32,
    ) -> PyResult<Option<Place>> {
        let (least, most) = self.bounds(pc);
        let done = count as usize;
        // An optional turn that matched nothing is the last one.
        if done < least || done < most && (done <= least || began == NONE || at != began) {
            self.barrier(pc, at, count)?;
            return Ok(Some((pc + 4, at)));
        }
        Ok(Some((self.skip(pc + 1) + 1, at)))
    }
}

/// The ASCII part of a set, where that is a bit map and no more.
fn ascii_of(set: &[u32]) -> Option<u128> {
    let (&op, bits) = set.split_first()?;
    if op != SreOpcode::CHARSET as u32 || bits.get(8) != Some(&(SreOpcode::FAILURE as u32)) {
        return None;
    }
    let words = bits.get(..4)?;
    Some(words.iter().rev().fold(0, |all, &word| all << 32 | u128::from(word)))
}

/// Passes up to `most` characters that fit.
#[inline(always)]
fn pass<T: Text>(
    text: T,
    from: usize,
    end: usize,
    most: usize,
    fits: impl Fn(u32) -> bool,
) -> (usize, usize) {
    let (mut at, mut count) = (from, 0);
    while count < most && at < end {
        let (c, next) = text.read(at);
        if !fits(c) {
            break;
        }
        at = next;
        count += 1;
    }
    (at, count)
}
