//! Repeats of one character.

use super::character::{many, one, several};
use super::{Machine, NONE, Stop};
use crate::sre::engine::input::Input;
use crate::sre::engine::program::{Do, Program, UNLIMITED};
use taipan_vm::Vm;

impl Machine {
    /// `Do::Greedy`.
    #[inline(always)]
    pub(super) fn greedy<I: Input>(
        &mut self,
        program: Program,
        input: I,
        end: usize,
        vm: &Vm,
    ) -> Result<(), Stop> {
        let (least, most) = program.bounds(self.pc + 1);
        let single = program.inst(self.pc + 2);
        let Some(low) = several(program, single, input, self.at, end, least) else {
            return self.fail();
        };
        self.rest = low;
        let high = many(program, single, input, low, end, limit(least, most));
        self.pc += 3;
        self.greedy_tail(program, input, high, vm)
    }

    /// Goes on behind a greedy repeat, whose `GreedyLess` is at `pc`, with the longest
    /// that ends at `at` or before and not below `rest`.
    #[inline(always)]
    fn greedy_tail<I: Input>(
        &mut self,
        program: Program,
        input: I,
        at: usize,
        vm: &Vm,
    ) -> Result<(), Stop> {
        let (pc, low, mut at) = (self.pc, self.rest, at);
        let next = program.inst(pc + 1);
        if next.what() == Do::Literal {
            // Only places where the next character stands will do.
            let bytes = input.bytes();
            let found = match u8::try_from(next.b()) {
                Ok(byte) if I::OCTETS || byte < 0x80 => {
                    let window = bytes.get(low..bytes.len().min(at + 1)).unwrap_or_default();
                    memchr::memrchr(byte, window).map(|skip| low + skip)
                }
                _ if I::OCTETS => None,
                _ => loop {
                    if at < bytes.len() && input.next(at).0 == next.b() {
                        break Some(at);
                    }
                    if at <= low {
                        break None;
                    }
                    at -= input.before(at).1;
                },
            };
            match found {
                Some(place) => at = place,
                None => return self.fail(),
            }
        }
        if at > low {
            self.choose(pc, at, low, vm)?;
        }
        (self.at, self.pc) = (at, pc + 1);
        Ok(())
    }

    /// Goes on behind a lazy repeat, whose `LazyMore` is at `pc`: so many more may
    /// follow.
    #[inline(always)]
    fn lazy_tail<I: Input>(
        &mut self,
        program: Program,
        input: I,
        end: usize,
        pc: usize,
        more: usize,
        vm: &Vm,
    ) -> Result<(), Stop> {
        let mut more = more;
        let next = program.inst(pc + 1);
        if next.what() == Do::Literal {
            let single = program.inst(pc - 1);
            while self.at >= end || input.next(self.at).0 != next.b() {
                if more == 0 {
                    return self.fail();
                }
                match one(program, single, input, self.at, end) {
                    Some(at) => self.at = at,
                    None => return self.fail(),
                }
                more -= usize::from(more != NONE);
            }
        }
        if more > 0 && self.at < end {
            self.choose(pc, self.at, more, vm)?;
        }
        self.pc = pc + 1;
        Ok(())
    }

    /// `Do::GreedyLess`: the next shorter one than what ends at `at`, and not below
    /// `rest`.
    #[inline(always)]
    pub(super) fn greedy_less<I: Input>(
        &mut self,
        program: Program,
        input: I,
        vm: &Vm,
    ) -> Result<(), Stop> {
        let at = self.at - input.before(self.at).1;
        self.greedy_tail(program, input, at, vm)
    }

    /// `Do::Lazy`.
    #[inline(always)]
    pub(super) fn lazy<I: Input>(
        &mut self,
        program: Program,
        input: I,
        end: usize,
        vm: &Vm,
    ) -> Result<(), Stop> {
        let (least, most) = program.bounds(self.pc + 1);
        let single = program.inst(self.pc + 2);
        let Some(at) = several(program, single, input, self.at, end, least) else {
            return self.fail();
        };
        self.at = at;
        let more = if most == UNLIMITED { NONE } else { (most - least) as usize };
        self.lazy_tail(program, input, end, self.pc + 3, more, vm)
    }

    /// `Do::LazyMore`.
    #[inline(always)]
    pub(super) fn lazy_more<I: Input>(
        &mut self,
        program: Program,
        input: I,
        end: usize,
        vm: &Vm,
    ) -> Result<(), Stop> {
        let single = program.inst(self.pc - 1);
        let Some(at) = one(program, single, input, self.at, end) else { return self.fail() };
        self.at = at;
        let more = if self.rest == NONE { NONE } else { self.rest - 1 };
        self.lazy_tail(program, input, end, self.pc, more, vm)
    }

    /// `Do::Possessive`.
    #[inline(always)]
    pub(super) fn possessive<I: Input>(
        &mut self,
        program: Program,
        input: I,
        end: usize,
    ) -> Result<(), Stop> {
        let (least, most) = program.bounds(self.pc + 1);
        let single = program.inst(self.pc + 2);
        let Some(at) = several(program, single, input, self.at, end, least) else {
            return self.fail();
        };
        self.at = many(program, single, input, at, end, limit(least, most));
        self.pc += 3;
        Ok(())
    }
}

/// How many more than the least.
#[inline(always)]
fn limit(least: u32, most: u32) -> usize {
    if most == UNLIMITED { usize::MAX } else { (most - least) as usize }
}
