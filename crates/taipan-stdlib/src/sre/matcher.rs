//! The matcher: runs the code that the library's compiler (`re._compiler`) makes,
//! as `re` in C does, but keeps what it may go back to on a stack of its own.
//!
//! It is a machine that stops: [`Matcher::run`] gives up its borrows every few
//! thousand instructions ([`Outcome::Paused`]), so that its caller can poll for
//! interrupts and limits, and goes on where it was. So `(a+)+$` on a long text takes
//! its exponential time under the eyes of whoever wants to end it.
//!
//! The code has been checked ([`super::code`]); what is not there reads as
//! `FAILURE`.

use super::backtrack::{Entry, NO, NONE, Repeats, Turn};
use super::character::{self, unit};
use super::engine::string::{lower_ascii, lower_unicode};
use super::engine::{SreAtCode, SreOpcode};
use super::text::Text;
use taipan_vm::{PyResult, Scratch, Vm};

/// How many instructions are run between two pauses.
const SLICE: usize = 20_000;

/// What `MAXREPEAT` means: no bound.
const UNBOUNDED: u32 = u32::MAX;

/// Why the matcher has stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// A match; it ends at the matcher's position.
    Matched,
    /// There is none.
    Failed,
    /// Neither yet: run it again.
    Paused,
}

/// A match in progress.
#[derive(Debug)]
pub(super) struct Matcher {
    /// Where the match begins.
    pub(super) start: usize,
    /// Where it goes on.
    pub(super) at: usize,
    /// Behind the last byte that may match.
    pub(super) end: usize,
    /// Must the match reach the end?
    pub(super) full: bool,
    /// Must the match be longer than nothing?
    pub(super) must_advance: bool,
    /// Start and end of each group, or [`NONE`].
    pub(super) marks: Scratch<usize>,
    /// The number of the group that ended last; 0: none.
    pub(super) last_group: u32,
    pub(super) fuel: usize,
    pc: usize,
    stack: Scratch<Entry>,
    turns: Scratch<Turn>,
    /// The innermost turn.
    current: u32,
    /// Turns below this number may be come back to.
    protected: u32,
    /// The innermost barrier's place on the stack.
    barrier: u32,
}

impl Matcher {
    pub(super) fn new(groups: usize, end: usize, vm: &Vm) -> PyResult<Matcher> {
        Ok(Matcher {
            start: 0,
            at: 0,
            end,
            full: false,
            must_advance: false,
            marks: Scratch::filled(NONE, 2 * groups, vm)?,
            last_group: 0,
            fuel: SLICE,
            pc: 0,
            stack: Scratch::new(vm),
            turns: Scratch::new(vm),
            current: NO,
            protected: 0,
            barrier: NO,
        })
    }

    /// Begins to match at `at` with the instruction at `pc`.
    pub(super) fn begin(&mut self, pc: usize, at: usize) {
        self.stack.clear();
        // (Filling nothing is not cheap on every machine.)
        if !self.marks.is_empty() {
            self.marks.fill(NONE);
        }
        self.last_group = 0;
        self.turns.clear();
        (self.current, self.protected, self.barrier) = (NO, 0, NO);
        (self.start, self.at, self.pc) = (at, at, pc);
    }

    /// A new slice of instructions.
    pub(super) fn refuel(&mut self) {
        self.fuel = SLICE;
    }

    /// Start and end of a group that has matched.
    pub(super) fn group(&self, group: usize) -> Option<(usize, usize)> {
        let (start, end) = (*self.marks.get(2 * group)?, *self.marks.get(2 * group + 1)?);
        (start != NONE && end != NONE && start <= end).then_some((start, end))
    }

    /// Matches until there is a result or the slice is used up.
    pub(super) fn run<T: Text>(&mut self, code: &[u32], text: T, vm: &Vm) -> PyResult<Outcome> {
        let mut run = Run { matcher: self, code, text, vm };
        run.run()
    }
}

/// The matcher with what it borrows while it runs.
struct Run<'a, T: Text> {
    matcher: &'a mut Matcher,
    code: &'a [u32],
    text: T,
    vm: &'a Vm,
}

/// Where to go on: instruction and position.
type Place = (usize, usize);

impl<'a, T: Text> Run<'a, T> {
    #[inline(always)]
    fn word(&self, at: usize) -> usize {
        self.code.get(at).copied().unwrap_or(0) as usize
    }

    #[inline(always)]
    fn op(&self, at: usize) -> SreOpcode {
        let word = self.code.get(at).copied().unwrap_or(0);
        SreOpcode::try_from(word).unwrap_or(SreOpcode::FAILURE)
    }

    /// What comes behind an opcode.
    #[inline(always)]
    fn operands(&self, pc: usize) -> &'a [u32] {
        self.code.get(pc + 1..).unwrap_or_default()
    }

    /// The target of the skip that stands at `at`.
    #[inline(always)]
    fn skip(&self, at: usize) -> usize {
        at + self.word(at)
    }

    fn repeats(&self) -> Repeats {
        Repeats { current: self.matcher.current, made: self.matcher.turns.len() as u32 }
    }

    #[inline(always)]
    fn push(&mut self, entry: Entry) -> PyResult<()> {
        self.matcher.protected = self.matcher.turns.len() as u32;
        self.matcher.stack.push(entry, self.vm)
    }

    fn restore(&mut self, repeats: Repeats) {
        self.matcher.current = repeats.current;
        self.matcher.turns.truncate(repeats.made as usize);
        self.matcher.protected = repeats.made;
    }

    fn run(&mut self) -> PyResult<Outcome> {
        let (mut pc, mut at) = (self.matcher.pc, self.matcher.at);
        loop {
            if self.matcher.fuel == 0 {
                (self.matcher.pc, self.matcher.at) = (pc, at);
                return Ok(Outcome::Paused);
            }
            self.matcher.fuel -= 1;
            let op = self.op(pc);
            if op == SreOpcode::SUCCESS && self.matcher.barrier == NO && self.may_end(at) {
                self.matcher.at = at;
                return Ok(Outcome::Matched);
            }
            let next = match self.step(op, pc, at)? {
                None => self.backtrack()?,
                next => next,
            };
            let Some(next) = next else { return Ok(Outcome::Failed) };
            (pc, at) = next;
        }
    }

    /// May the whole match end here?
    fn may_end(&self, at: usize) -> bool {
        let m = &*self.matcher;
        !(m.full && at != m.end || m.must_advance && at == m.start)
    }

    /// Runs one instruction. `None`: it has not matched.
    #[inline(always)]
    fn step(&mut self, op: SreOpcode, pc: usize, at: usize) -> PyResult<Option<Place>> {
        use SreOpcode::*;
        let next = match op {
            LITERAL
            | NOT_LITERAL
            | LITERAL_IGNORE
            | NOT_LITERAL_IGNORE
            | LITERAL_LOC_IGNORE
            | NOT_LITERAL_LOC_IGNORE
            | LITERAL_UNI_IGNORE
            | NOT_LITERAL_UNI_IGNORE
            | CATEGORY => self.one(op, pc, at).map(|at| (pc + 2, at)),
            ANY | ANY_ALL => self.one(op, pc, at).map(|at| (pc + 1, at)),
            IN | IN_IGNORE | IN_UNI_IGNORE | IN_LOC_IGNORE => {
                self.one(op, pc, at).map(|at| (self.skip(pc + 1), at))
            }
            MARK => {
                self.mark(self.word(pc + 1), at)?;
                Some((pc + 2, at))
            }
            JUMP | INFO => Some((self.skip(pc + 1), at)),
            AT => self.is_at(self.word(pc + 1), at).then_some((pc + 2, at)),
            REPEAT_ONE => return self.repeat_one(pc, at),
            MIN_REPEAT_ONE => return self.min_repeat_one(pc, at),
            POSSESSIVE_REPEAT_ONE => self.possessive_repeat_one(pc, at),
            BRANCH => return self.arm(pc + 1, at),
            REPEAT => {
                let outer = self.matcher.current;
                self.turn(Turn { pc: pc as u32, outer, count: -1, last: NONE })?;
                Some((self.skip(pc + 1), at))
            }
            MAX_UNTIL => return self.max_until(pc, at),
            MIN_UNTIL => return self.min_until(pc, at),
            GROUPREF | GROUPREF_IGNORE | GROUPREF_LOC_IGNORE | GROUPREF_UNI_IGNORE => {
                self.group_again(op, self.word(pc + 1), at).map(|at| (pc + 2, at))
            }
            GROUPREF_EXISTS => match self.matcher.group(self.word(pc + 1)) {
                Some(_) => Some((pc + 3, at)),
                None => Some((pc + 1 + self.word(pc + 2), at)),
            },
            ASSERT | ASSERT_NOT => return self.look_around(op, pc, at),
            ATOMIC_GROUP => {
                self.barrier(pc, at, 0)?;
                Some((pc + 2, at))
            }
            POSSESSIVE_REPEAT => return self.possessive_turn(pc, at, NONE, 0),
            SUCCESS => return self.block_matched(at),
            FAILURE | CHARSET | BIGCHARSET | NEGATE | RANGE | RANGE_UNI_IGNORE | SUBPATTERN => None,
        };
        Ok(next)
    }

    /// Reads one character. Where the next begins, if it fits.
    #[inline(always)]
    fn one(&self, op: SreOpcode, pc: usize, at: usize) -> Option<usize> {
        if at >= self.matcher.end {
            return None;
        }
        let (c, next) = self.text.read(at);
        unit(op, self.operands(pc), c).then_some(next)
    }

    fn mark(&mut self, index: usize, at: usize) -> PyResult<()> {
        let last = self.matcher.last_group;
        let Some(place) = self.matcher.marks.get_mut(index) else { return Ok(()) };
        let old = std::mem::replace(place, at);
        if index & 1 != 0 {
            self.matcher.last_group = (index / 2 + 1) as u32;
        }
        // With nothing to go back to, all marks are forgotten at once.
        if self.matcher.stack.is_empty() {
            return Ok(());
        }
        self.matcher.stack.push(Entry::Mark { index: index as u32, last, old }, self.vm)
    }

    fn is_at(&self, code: usize, at: usize) -> bool {
        use SreAtCode::*;
        let Ok(code) = SreAtCode::try_from(code as u32) else { return false };
        let end = self.matcher.end;
        let newline = |at: usize| at < end && self.text.bytes().get(at) == Some(&b'\n');
        match code {
            BEGINNING | BEGINNING_STRING => at == 0,
            BEGINNING_LINE => at == 0 || self.text.bytes().get(at - 1) == Some(&b'\n'),
            END => at == end || at + 1 == end && newline(at),
            END_LINE => at == end || newline(at),
            END_STRING => at == end,
            BOUNDARY | LOC_BOUNDARY => self.is_boundary(at, character::is_word),
            NON_BOUNDARY | LOC_NON_BOUNDARY => !self.is_boundary(at, character::is_word),
            UNI_BOUNDARY => self.is_boundary(at, character::is_unicode_word),
            UNI_NON_BOUNDARY => !self.is_boundary(at, character::is_unicode_word),
        }
    }

    fn is_boundary(&self, at: usize, is_word: fn(u32) -> bool) -> bool {
        let before = at > 0 && is_word(self.text.read_back(at).0);
        let after = at < self.matcher.end && is_word(self.text.read(at).0);
        before != after
    }

    /// Matches what a group has matched.
    fn group_again(&mut self, op: SreOpcode, group: usize, at: usize) -> Option<usize> {
        let (start, stop) = self.matcher.group(group)?;
        self.matcher.fuel = self.matcher.fuel.saturating_sub((stop - start) / 16);
        let lower: fn(u32) -> u32 = match op {
            SreOpcode::GROUPREF => {
                let to = at.checked_add(stop - start).filter(|&to| to <= self.matcher.end)?;
                let bytes = self.text.bytes();
                return (bytes.get(start..stop)? == bytes.get(at..to)?).then_some(to);
            }
            SreOpcode::GROUPREF_UNI_IGNORE => lower_unicode,
            _ => lower_ascii,
        };
        let (mut from, mut at) = (start, at);
        while from < stop {
            if at >= self.matcher.end {
                return None;
            }
            let ((a, next_from), (b, next_at)) = (self.text.read(from), self.text.read(at));
            if lower(a) != lower(b) {
                return None;
            }
            (from, at) = (next_from, next_at);
        }
        Some(at)
    }

    /// Takes the first arm at or behind `arm` that can begin here.
    fn arm(&mut self, mut arm: usize, at: usize) -> PyResult<Option<Place>> {
        loop {
            if self.word(arm) == 0 {
                return Ok(None);
            }
            let next = self.skip(arm);
            let body = arm + 1;
            let op = self.op(body);
            let hopeless = matches!(op, SreOpcode::LITERAL | SreOpcode::IN)
                && self.one(op, body, at).is_none();
            if !hopeless {
                if self.word(next) != 0 {
                    let repeats = self.repeats();
                    self.push(Entry::Arm { arm: next as u32, at, repeats })?;
                }
                return Ok(Some((body, at)));
            }
            arm = next;
        }
    }

    /// Goes back to the last choice.
    fn backtrack(&mut self) -> PyResult<Option<Place>> {
        while let Some(entry) = self.matcher.stack.pop() {
            let place = match entry {
                Entry::Mark { index, last, old } => {
                    if let Some(place) = self.matcher.marks.get_mut(index as usize) {
                        *place = old;
                    }
                    self.matcher.last_group = last;
                    None
                }
                Entry::Resume { pc, at, repeats } => {
                    self.restore(repeats);
                    Some((pc as usize, at))
                }
                Entry::Arm { arm, at, repeats } => {
                    self.restore(repeats);
                    self.arm(arm as usize, at)?
                }
                Entry::Greedy { pc, at, low, repeats } => {
                    self.restore(repeats);
                    self.give_back(pc as usize, at, low)?
                }
                Entry::Lazy { pc, at, left, repeats } => {
                    self.restore(repeats);
                    self.take_more(pc as usize, at, left)?
                }
                Entry::Again { at, repeats } => {
                    self.restore(repeats);
                    self.again(at)?
                }
                Entry::Barrier { pc, at, count, outer, repeats } => {
                    self.restore(repeats);
                    self.matcher.barrier = outer;
                    self.block_failed(pc as usize, at, count)
                }
            };
            if place.is_some() {
                return Ok(place);
            }
        }
        Ok(None)
    }
}

mod blocks;
mod repeat;
