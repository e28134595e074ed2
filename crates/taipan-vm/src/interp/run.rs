//! The loop that runs frames, and how a program that is watched goes on in steps
//! (see `observe`).

use super::dispatch::{Stop, go_on_in_top_frame};
use super::stack::Continuation;
use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::observe::events::Coming;
use crate::vm::Vm;
use taipan_bytecode::{Instr, Op};
use taipan_heap::Value;

impl Vm {
    /// Runs from the top frame until the frame that Rust entered returns.
    pub(crate) fn run(&mut self) -> PyResult<Value> {
        let floor = self.stacks.depth;
        if self.observer.stepping.get() {
            self.enter_watched(None, floor)?;
        }
        self.run_above(floor)
    }

    /// As [`Vm::run`], beginning with an exception raised in the top frame.
    pub(crate) fn run_raising(&mut self, raised: Raised) -> PyResult<Value> {
        let floor = self.stacks.depth;
        if self.observer.stepping.get() {
            self.enter_watched(Some(raised), floor)?;
        } else {
            self.unwind(raised, floor)?;
        }
        self.run_above(floor)
    }

    fn run_above(&mut self, floor: usize) -> PyResult<Value> {
        loop {
            let stop = if self.observer.stepping.get() {
                self.step_on()
            } else {
                go_on_in_top_frame::<false>(self)
            };
            match stop {
                Stop::Left => return Ok(self.left.replace(Value::UNBOUND)),
                Stop::Next => {}
                Stop::Raised => self.unwind(Raised::pending(), floor)?,
            }
        }
    }

    /// A watched frame is entered from Rust, by an exception perhaps.
    #[cold]
    fn enter_watched(&mut self, raised: Option<Raised>, floor: usize) -> PyResult<()> {
        let exception = raised.map(|raised| self.take_raised(raised));
        let raised = match (self.entry_events(), exception) {
            (Ok(()), None) => return Ok(()),
            (Ok(()), Some(exception)) => self.raise_again(exception),
            (Err(raised), _) => raised,
        };
        self.unwind(raised, floor)
    }

    /// Goes on in steps, as long as that is asked for.
    #[cold]
    #[inline(never)]
    fn step_on(&mut self) -> Stop {
        while self.observer.stepping.get() {
            let depth = self.stacks.depth;
            let code = self.stacks.top().code;
            let Ok((coming, native)) = self.before_step() else { return Stop::Raised };
            let returned = self.delegate_returns(coming);
            let may_raise = self.observer.has_events() && self.ends_by_raising(coming);
            let mut stop = go_on_in_top_frame::<true>(self);
            if self.observer.counts.borrow().is_some() {
                // The code is alive as long as this frame refers to it.
                self.count(coming);
                std::hint::black_box(code);
            }
            if let Some(native) = native {
                let has_raised = stop == Stop::Raised;
                if self.native_returned(native, has_raised).is_err() {
                    stop = Stop::Raised;
                }
            }
            if let Some(value) = returned
                && stop == Stop::Next
                && self.delegate_returned(value).is_err()
            {
                stop = Stop::Raised;
            }
            if may_raise
                && stop == Stop::Next
                && self.stacks.depth == depth
                && self.iterator_stepped(coming).is_err()
            {
                stop = Stop::Raised;
            }
            if stop == Stop::Next && self.stacks.depth > depth && self.entry_events().is_err() {
                stop = Stop::Raised;
            }
            if stop != Stop::Next {
                return stop;
            }
        }
        Stop::Next
    }

    /// What a generator is about to return to the loop or `yield from` that drives
    /// it (to a loop: unless that is `None`).
    fn delegate_returns(&self, coming: Coming) -> Option<Value> {
        let frame = self.stacks.frames().last()?;
        if coming.op != Op::Return || !self.observer.has_events() {
            return None;
        }
        // SAFETY: the instruction's operand names a register.
        let value = unsafe { *frame.base.add(coming.a) };
        match frame.continuation {
            Continuation::Send => Some(value),
            Continuation::ForIter if !value.is_none() => Some(value),
            _ => None,
        }
    }

    /// What comes before the top frame's next instruction.
    fn before_step(&mut self) -> PyResult<(Coming, Option<Value>)> {
        let record = self.stacks.record(self.stacks.depth - 1);
        // SAFETY: records stay where they are, and `pc` is at an instruction,
        // behind whose prefix another word stands.
        let pc = unsafe { (*record).pc };
        let mut at = pc;
        // SAFETY: as above.
        let mut instruction = unsafe { Instr(*pc) };
        if instruction.op() == Some(Op::Breakpoint) {
            self.remove_breakpoint(pc)?;
            if self.collects_at_breakpoint.take() {
                self.collect_at_breakpoint();
            }
            // SAFETY: as above.
            instruction = unsafe { Instr(*pc) };
        }
        let (mut upper, mut upper_b) = (0, 0);
        if instruction.op() == Some(Op::Wide) {
            (upper, upper_b) = (instruction.a() << 8, instruction.b() << 8);
            // SAFETY: as above.
            unsafe {
                at = pc.add(1);
                instruction = Instr(*at);
            }
        }
        let Some(op) = instruction.op() else { return Err(self.bad_instruction()) };
        let coming = Coming { at, op, a: instruction.a() | upper, b: instruction.b() | upper_b };
        if !self.observer.has_events() {
            return Ok((coming, None));
        }
        // SAFETY: as above.
        unsafe { (*record).pc = at.add(1) };
        let native = self.events_before(coming)?;
        // SAFETY: as above.
        unsafe { (*record).pc = pc };
        Ok((coming, native))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn bad_instruction(&self) -> Raised {
        self.raise(ClassId::SystemError, "the bytecode is not valid")
    }
}
