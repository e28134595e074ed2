//! Blocks that are matched for themselves: look-around, atomic groups, the turns
//! of possessive repeats. A barrier on the stack marks where one began.

use super::super::backtrack::{Entry, NO, Repeats, cut};
use super::super::engine::SreOpcode;
use super::super::text::Text;
use super::{Place, Run};
use taipan_vm::PyResult;

/// A barrier taken off the stack.
struct Taken {
    pc: usize,
    at: usize,
    count: u32,
    repeats: Repeats,
}

impl<T: Text> Run<'_, T> {
    pub(super) fn barrier(&mut self, pc: usize, at: usize, count: u32) -> PyResult<()> {
        let (repeats, outer) = (self.repeats(), self.matcher.barrier);
        let place = self.matcher.stack.len() as u32;
        self.push(Entry::Barrier { pc: pc as u32, at, count, outer, repeats })?;
        self.matcher.barrier = place;
        Ok(())
    }

    pub(super) fn look_around(
        &mut self,
        op: SreOpcode,
        pc: usize,
        at: usize,
    ) -> PyResult<Option<Place>> {
        let mut from = at;
        for _ in 0..self.word(pc + 2) {
            if from == 0 {
                // Too near to the start for what is looked for.
                let behind = self.skip(pc + 1);
                return Ok((op == SreOpcode::ASSERT_NOT).then_some((behind, at)));
            }
            from = self.text.read_back(from).1;
        }
        self.barrier(pc, at, 0)?;
        Ok(Some((pc + 3, from)))
    }

    /// The block of the innermost barrier has matched up to `at`.
    pub(super) fn block_matched(&mut self, at: usize) -> PyResult<Option<Place>> {
        if self.matcher.barrier == NO {
            return Ok(None);
        }
        let place = self.matcher.barrier as usize;
        let Some(Entry::Barrier { pc, at: began, count, outer, repeats }) =
            self.matcher.stack.get(place).copied()
        else {
            return Ok(None);
        };
        let taken = Taken { pc: pc as usize, at: began, count, repeats };
        if self.op(taken.pc) == SreOpcode::ASSERT_NOT {
            // Undo all of it, the barrier too, and fail.
            while self.matcher.stack.len() > place + 1 {
                if let Some(Entry::Mark { index, last, old }) = self.matcher.stack.pop() {
                    if let Some(place) = self.matcher.marks.get_mut(index as usize) {
                        *place = old;
                    }
                    self.matcher.last_group = last;
                }
            }
            self.matcher.stack.pop();
            self.matcher.barrier = outer;
            self.restore(repeats);
            return Ok(None);
        }
        let looked = cut(&mut self.matcher.stack, place);
        self.matcher.fuel = self.matcher.fuel.saturating_sub(looked / 16);
        self.matcher.barrier = outer;
        self.go_behind(taken, at)
    }

    fn go_behind(&mut self, taken: Taken, at: usize) -> PyResult<Option<Place>> {
        // The turns of repeats inside are over; older ones are as they were.
        self.restore(taken.repeats);
        match self.op(taken.pc) {
            SreOpcode::ASSERT => Ok(Some((self.skip(taken.pc + 1), taken.at))),
            SreOpcode::ATOMIC_GROUP => Ok(Some((self.skip(taken.pc + 1), at))),
            SreOpcode::POSSESSIVE_REPEAT => {
                self.possessive_turn(taken.pc, at, taken.at, taken.count.saturating_add(1))
            }
            _ => Ok(None),
        }
    }

    /// The block of a barrier has not matched; the barrier is gone.
    pub(super) fn block_failed(&mut self, pc: usize, at: usize, count: u32) -> Option<Place> {
        match self.op(pc) {
            SreOpcode::ASSERT_NOT => Some((self.skip(pc + 1), at)),
            SreOpcode::POSSESSIVE_REPEAT if count as usize >= self.word(pc + 2) => {
                Some((self.skip(pc + 1) + 1, at))
            }
            _ => None,
        }
    }
}
