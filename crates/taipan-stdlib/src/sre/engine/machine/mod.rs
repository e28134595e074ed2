//! The machine: it runs a program on a subject.
//!
//! What it has to come back to lies on a stack of choices; what has to be undone on
//! the way lies on a trail of slots with their former values. The slots hold the
//! marks (start and end of each group), the group that matched last, and the
//! registers of loops and groups.

mod character;
mod repeat;

use self::character::{is_at, one};
use super::charset::Fold;
use super::compile::{COUNT, HEIGHT, LAST};
use super::input::Input;
use super::program::{Do, HEADER, Program, UNLIMITED, flags};
use super::start::Lookout;
use taipan_vm::{PyResult, Raised, Scratch, Vm};

/// A slot without a value.
pub(in crate::sre) const NONE: usize = usize::MAX;

/// Steps (choices taken back, turns of loops) between two pauses.
const FUEL: u32 = 10_000;

/// A way not taken yet.
#[derive(Clone, Copy)]
struct Choice {
    pc: u32,
    at: usize,
    /// For repeats: how far the choice goes back, or how often on.
    rest: usize,
    /// What of the trail stays.
    trail: usize,
}

/// What a run came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::sre) enum Outcome {
    /// The slots say what matched.
    Matched,
    /// There is no match.
    Failed,
    /// Others may want to do something; then it goes on.
    Paused,
}

/// Where a match may lie, in bytes.
#[derive(Clone, Copy)]
pub(in crate::sre) struct Task {
    pub(in crate::sre) start: usize,
    pub(in crate::sre) end: usize,
    /// At `start` only?
    pub(in crate::sre) here: bool,
    /// Up to `end`?
    pub(in crate::sre) full: bool,
    /// Longer than nothing, if it begins at `start`?
    pub(in crate::sre) must_advance: bool,
}

/// See the head of this module.
pub(in crate::sre) struct Machine {
    slots: Scratch<usize>,
    choices: Scratch<Choice>,
    trail: Scratch<(u32, usize)>,
    lookout: Lookout,
    marks: usize,
    start: usize,
    pc: usize,
    at: usize,
    rest: usize,
    fuel: u32,
    is_running: bool,
    is_clean: bool,
}

/// The run ends here.
enum Stop {
    With(Outcome),
    Raised(Raised),
}

impl From<Raised> for Stop {
    fn from(raised: Raised) -> Stop {
        Stop::Raised(raised)
    }
}

impl Machine {
    /// A machine for this program.
    pub(in crate::sre) fn new(program: Program, vm: &Vm) -> PyResult<Machine> {
        Ok(Machine {
            slots: Scratch::filled(NONE, program.slots(), vm)?,
            choices: Scratch::new(vm),
            trail: Scratch::new(vm),
            lookout: Lookout::of(program),
            marks: 2 * program.groups(),
            start: 0,
            pc: 0,
            at: 0,
            rest: 0,
            fuel: 0,
            is_running: false,
            is_clean: true,
        })
    }

    /// Where the match begins and ends.
    pub(in crate::sre) fn span(&self) -> (usize, usize) {
        (self.start, self.at)
    }

    /// Where a group begins and ends, if it matched.
    pub(in crate::sre) fn group(&self, group: usize) -> Option<(usize, usize)> {
        match self.slots.get(2 * group..2 * group + 2) {
            Some(&[start, end]) if group < self.marks / 2 => {
                (start != NONE && end != NONE).then_some((start, end))
            }
            _ => None,
        }
    }

    /// The number of the group that matched last.
    pub(in crate::sre) fn last_group(&self) -> Option<usize> {
        self.slots.get(self.marks).copied().filter(|&group| group != NONE)
    }

    /// Looks for a match, or goes on looking after a pause.
    pub(in crate::sre) fn find<I: Input>(
        &mut self,
        program: Program,
        input: I,
        task: &Task,
        vm: &Vm,
    ) -> PyResult<Outcome> {
        self.fuel = FUEL;
        if !self.is_running {
            self.start = task.start;
        }
        loop {
            if !self.is_running {
                match self.next_start(program, input, task) {
                    Some(start) => self.begin(start),
                    None => return Ok(Outcome::Failed),
                }
            }
            match self.run(program, input, task, vm)? {
                Outcome::Failed if !task.here && self.start < task.end => {
                    self.is_running = false;
                    self.start += input.next(self.start).1;
                    self.fuel -= 1;
                    if self.fuel == 0 {
                        // The next begins where this one would have.
                        match self.next_start(program, input, task) {
                            Some(start) => self.begin(start),
                            None => return Ok(Outcome::Failed),
                        }
                        return Ok(Outcome::Paused);
                    }
                }
                Outcome::Paused => return Ok(Outcome::Paused),
                outcome => {
                    self.is_running = false;
                    return Ok(outcome);
                }
            }
        }
    }

    fn begin(&mut self, start: usize) {
        self.start = start;
        self.at = start;
        self.pc = HEADER;
        self.choices.clear();
        self.trail.clear();
        if !self.is_clean {
            self.slots.fill(NONE);
            self.is_clean = true;
        }
        self.is_running = true;
    }

    /// Where a match may begin, from `self.start` on.
    fn next_start<I: Input>(&self, program: Program, input: I, task: &Task) -> Option<usize> {
        let start = self.start;
        if program.has(flags::ANCHORED) && start > 0 {
            return None;
        }
        let bytes = input.bytes().get(start..task.end)?;
        if task.here || program.has(flags::ANCHORED) {
            let fits = self.lookout.is_first(bytes);
            return fits.then_some(start);
        }
        self.lookout.find(bytes).map(|skip| start + skip)
    }

    /// Sets a slot, which going back undoes.
    #[inline(always)]
    fn set(&mut self, slot: usize, value: usize, vm: &Vm) -> Result<(), Stop> {
        let Some(place) = self.slots.get_mut(slot) else { return Err(Stop::With(Outcome::Failed)) };
        let former = std::mem::replace(place, value);
        self.is_clean = false;
        // Without a choice there is nothing to go back to.
        if !self.choices.is_empty() {
            self.trail.push((slot as u32, former), vm)?;
        }
        Ok(())
    }

    #[inline(always)]
    fn slot(&self, slot: usize) -> usize {
        self.slots.get(slot).copied().unwrap_or(NONE)
    }

    #[inline(always)]
    fn choose(&mut self, pc: usize, at: usize, rest: usize, vm: &Vm) -> Result<(), Stop> {
        self.choices.push(Choice { pc: pc as u32, at, rest, trail: self.trail.len() }, vm)?;
        Ok(())
    }

    /// Forgets the choices above `height`: what was chosen since stays.
    fn commit(&mut self, height: usize) {
        self.choices.truncate(height);
        if self.choices.is_empty() {
            self.trail.clear();
        }
    }

    /// Goes back to the last choice.
    #[inline(always)]
    fn fail(&mut self) -> Result<(), Stop> {
        let Some(choice) = self.choices.pop() else { return Err(Stop::With(Outcome::Failed)) };
        while self.trail.len() > choice.trail {
            if let Some((slot, former)) = self.trail.pop()
                && let Some(place) = self.slots.get_mut(slot as usize)
            {
                *place = former;
            }
        }
        (self.pc, self.at, self.rest) = (choice.pc as usize, choice.at, choice.rest);
        self.step()
    }

    #[inline(always)]
    fn step(&mut self) -> Result<(), Stop> {
        self.fuel = self.fuel.saturating_sub(1);
        if self.fuel == 0 { Err(Stop::With(Outcome::Paused)) } else { Ok(()) }
    }

    fn run<I: Input>(
        &mut self,
        program: Program,
        input: I,
        task: &Task,
        vm: &Vm,
    ) -> PyResult<Outcome> {
        loop {
            match self.instruction(program, input, task, vm) {
                Ok(()) => {}
                Err(Stop::With(outcome)) => return Ok(outcome),
                Err(Stop::Raised(raised)) => return Err(raised),
            }
        }
    }

    /// Runs one instruction.
    #[inline(always)]
    fn instruction<I: Input>(
        &mut self,
        program: Program,
        input: I,
        task: &Task,
        vm: &Vm,
    ) -> Result<(), Stop> {
        let pc = self.pc;
        let inst = program.inst(pc);
        let (a, b) = (inst.a(), inst.b() as usize);
        match inst.what() {
            Do::Fail => self.fail()?,
            Do::Match => {
                let short = task.full && self.at != task.end;
                let stuck = task.must_advance && self.start == task.start && self.at == self.start;
                if !short && !stuck {
                    return Err(Stop::With(Outcome::Matched));
                }
                self.fail()?;
            }
            Do::Literal | Do::NotLiteral | Do::NotNewline | Do::Any | Do::Set => {
                match one(program, inst, input, self.at, task.end) {
                    Some(next) => (self.at, self.pc) = (next, pc + 1),
                    None => self.fail()?,
                }
            }
            Do::At => {
                if is_at(inst.b(), input, self.at, task.end) {
                    self.pc = pc + 1;
                } else {
                    self.fail()?;
                }
            }
            Do::Mark => {
                self.set(a, self.at, vm)?;
                if a % 2 == 1 {
                    self.set(self.marks, a / 2 + 1, vm)?;
                }
                self.pc = pc + 1;
            }
            Do::Jump => self.pc = b,
            Do::Split => {
                self.choose(b, self.at, 0, vm)?;
                self.pc = pc + 1;
            }
            Do::SplitLiteral | Do::SplitSet => {
                let fits = self.at < task.end && {
                    let ch = input.next(self.at).0;
                    match inst.what() {
                        Do::SplitLiteral => ch as usize == a,
                        _ => program.is_in(a, ch),
                    }
                };
                if fits {
                    self.choose(b, self.at, 0, vm)?;
                    self.pc = pc + 1;
                } else {
                    self.pc = b;
                }
            }
            Do::Greedy => self.greedy(program, input, task.end, vm)?,
            Do::GreedyLess => self.greedy_less(program, input, vm)?,
            Do::Lazy => self.lazy(program, input, task.end, vm)?,
            Do::LazyMore => self.lazy_more(program, input, task.end, vm)?,
            Do::Possessive => self.possessive(program, input, task.end)?,
            Do::Loop => {
                self.set(a + COUNT, 0, vm)?;
                self.set(a + LAST, NONE, vm)?;
                self.pc = b;
            }
            Do::LoopMost => {
                let (least, most) = program.bounds(pc + 1);
                let count = self.slot(a + COUNT);
                if count < least as usize {
                    self.turn(a, count, self.slot(a + LAST), b, vm)?;
                } else if (most == UNLIMITED || count < most as usize)
                    && self.slot(a + LAST) != self.at
                {
                    self.choose(pc + 2, self.at, 0, vm)?;
                    self.turn(a, count, self.at, b, vm)?;
                } else {
                    self.pc = pc + 2;
                }
            }
            Do::LoopLeast => {
                let (least, _) = program.bounds(pc + 1);
                let count = self.slot(a + COUNT);
                if count < least as usize {
                    self.turn(a, count, self.slot(a + LAST), b, vm)?;
                } else {
                    self.choose(pc + 2, self.at, 0, vm)?;
                    self.pc = pc + 3;
                }
            }
            Do::LoopAgain => {
                let (_, most) = program.bounds(pc - 1);
                let count = self.slot(a + COUNT);
                if most != UNLIMITED && count >= most as usize || self.slot(a + LAST) == self.at {
                    self.fail()?;
                } else {
                    self.turn(a, count, self.at, b, vm)?;
                }
            }
            Do::LoopAtomic => {
                let (least, most) = program.bounds(pc + 1);
                let count = self.slot(a + COUNT);
                self.set(a + HEIGHT, self.choices.len(), vm)?;
                if count < least as usize {
                    self.pc = pc + 2;
                } else if (most == UNLIMITED || count < most as usize)
                    && self.slot(a + LAST) != self.at
                {
                    self.choose(b, self.at, 0, vm)?;
                    self.set(a + LAST, self.at, vm)?;
                    self.pc = pc + 2;
                } else {
                    self.pc = b;
                }
            }
            Do::LoopTurned => {
                self.commit(self.slot(a + HEIGHT));
                self.set(a + COUNT, self.slot(a + COUNT).saturating_add(1), vm)?;
                self.pc = b;
                self.step()?;
            }
            Do::Atomic => {
                self.set(a + HEIGHT, self.choices.len(), vm)?;
                self.pc = pc + 1;
            }
            Do::AtomicEnd => {
                self.commit(self.slot(a + HEIGHT));
                self.pc = pc + 1;
            }
            Do::Assert => match input.back(self.at, b) {
                Some(back) => {
                    self.set(a + HEIGHT, self.choices.len(), vm)?;
                    self.set(a + LAST, self.at, vm)?;
                    (self.at, self.pc) = (back, pc + 1);
                }
                None => self.fail()?,
            },
            Do::AssertEnd => {
                self.at = self.slot(a + LAST);
                self.commit(self.slot(a + HEIGHT));
                self.pc = pc + 1;
            }
            Do::AssertNot => match input.back(self.at, program.inst(pc + 1).0 as usize) {
                Some(back) => {
                    self.set(a + HEIGHT, self.choices.len(), vm)?;
                    self.choose(b, self.at, 0, vm)?;
                    (self.at, self.pc) = (back, pc + 2);
                }
                None => self.pc = b,
            },
            Do::AssertNotEnd => {
                // The way on among the choices goes, and what was set is undone
                // with the choice below it.
                self.choices.truncate(self.slot(a + HEIGHT));
                self.fail()?;
            }
            Do::Group => match self.repeated_group(a, b, input, task.end) {
                Some(at) => (self.at, self.pc) = (at, pc + 1),
                None => self.fail()?,
            },
            Do::IfGroup => self.pc = if self.group(a).is_some() { pc + 1 } else { b },
        }
        Ok(())
    }

    /// Begins another turn of a loop.
    #[inline(always)]
    fn turn(
        &mut self,
        register: usize,
        count: usize,
        last: usize,
        body: usize,
        vm: &Vm,
    ) -> Result<(), Stop> {
        self.set(register + COUNT, count + 1, vm)?;
        self.set(register + LAST, last, vm)?;
        self.pc = body;
        self.step()
    }

    /// Where what a group matched ends, if it stands here once more.
    fn repeated_group<I: Input>(
        &self,
        group: usize,
        fold: usize,
        input: I,
        end: usize,
    ) -> Option<usize> {
        let (from, to) = self.group(group).filter(|(from, to)| from <= to)?;
        let fold = Fold::ALL.get(fold).copied().unwrap_or(Fold::None);
        let (mut at, mut other) = (self.at, from);
        if fold == Fold::None {
            let text = input.bytes().get(from..to)?;
            let after = at + text.len();
            let here = input.bytes().get(at..after.min(end))?;
            return (here == text).then_some(after);
        }
        while other < to {
            if at >= end {
                return None;
            }
            let ((x, x_len), (y, y_len)) = (input.next(at), input.next(other));
            if fold.apply(x) != fold.apply(y) {
                return None;
            }
            (at, other) = (at + x_len, other + y_len);
        }
        Some(at)
    }
}
