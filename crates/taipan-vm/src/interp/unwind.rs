//! Returning and raising through frames.

use super::stack::{Continuation, Frame};
use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle::Downcast;
use crate::object::exception::Exception;
use crate::vm::Vm;
use taipan_bytecode::{Instr, Op};
use taipan_heap::Value;

/// Is the frame at an instruction that raises the exception again (and not at
/// one that failed to)?
fn raises_again(frame: &Frame, exception: Value) -> bool {
    let handled_here = exception
        .downcast::<Exception>()
        .is_some_and(|e| e.traceback().is_kind(crate::Kind::Traceback));
    // SAFETY: the saved `pc` lies behind the first word of an instruction.
    let instruction = unsafe { Instr(*frame.pc.sub(1)) };
    handled_here
        && match instruction.op() {
            Some(Op::Reraise) => true,
            Some(Op::Raise) => instruction.c() == 0,
            _ => false,
        }
}

impl Vm {
    /// Raises an exception again: its context stays what it is.
    pub fn raise_again(&self, exception: Value) -> Raised {
        self.pending.set(exception);
        Raised::pending()
    }

    /// Looks for a handler of the pending exception, from the top frame down to
    /// the one that Rust entered (at depth `floor`). Each frame left gets its
    /// line in the traceback.
    #[cold]
    pub(in crate::interp) fn unwind(&mut self, raised: Raised, floor: usize) -> PyResult<()> {
        let mut exception = self.take_raised(raised);
        // A frame that raises again what it handled has its line already.
        let mut has_line = self.stacks.depth >= floor && raises_again(self.stacks.top(), exception);
        while self.stacks.depth >= floor {
            let frame = *self.stacks.top();
            let word = frame.word();
            let again = std::mem::take(&mut has_line);
            if !again {
                self.add_traceback(exception, frame, word);
            }
            if self.observer.has_events() && !again {
                exception = self.exception_event(exception);
            }
            if let Some(handler) = frame.code.block().handler(word) {
                let instructions = frame.code.object().instructions;
                // SAFETY: the verifier has checked handlers.
                unsafe {
                    *frame.base.add(handler.register as usize) = exception;
                    self.stacks.top().pc = instructions.add(handler.target as usize);
                }
                self.relieve();
                return Ok(());
            }
            if self.observer.has_events() {
                exception = self.unwind_event(exception);
            }
            if self.stacks.top().continuation.is_seen() {
                self.end_frame_object();
            }
            self.stacks.depth -= 1;
            match frame.continuation.unseen() {
                Continuation::Store | Continuation::Construct => {}
                Continuation::Leave => return Err(self.raise_again(exception)),
                Continuation::Resume => {
                    self.generator_died(frame);
                    return Err(self.raise_again(exception));
                }
                Continuation::ForIter | Continuation::Send => {
                    self.generator_died(frame);
                    let ends_loop = frame.continuation == Continuation::ForIter
                        && self.is_instance(exception, ClassId::StopIteration);
                    if ends_loop {
                        self.end_for();
                        return Ok(());
                    }
                }
                Continuation::StoreSeen | Continuation::LeaveSeen | Continuation::ConstructSeen => {
                }
            }
        }
        Err(self.raise_again(exception))
    }

    fn add_traceback(&mut self, exception: Value, frame: Frame, word: u32) {
        if let Some(exception) = exception.downcast::<Exception>() {
            crate::object::traceback::extend(exception, &frame, word, self);
        }
    }

    /// Pops the top frame, which returns `value`, and goes on as its
    /// continuation says; the value itself where it is Rust's.
    pub(in crate::interp) fn finish_frame(&mut self, value: Value) -> PyResult<Option<Value>> {
        if self.stacks.top().continuation.is_seen() {
            self.end_frame_object();
        }
        let frame = *self.stacks.top();
        match frame.continuation {
            Continuation::Leave => {
                self.stacks.depth -= 1;
                return Ok(Some(value));
            }
            Continuation::Store => {
                self.stacks.depth -= 1;
                self.set_result(frame.result, value);
            }
            Continuation::Construct => {
                if !value.is_none() {
                    // It is the caller who says so.
                    self.stacks.depth -= 1;
                    let name = self.type_name(value);
                    return Err(
                        self.type_error(format!("__init__() should return None, not '{name}'"))
                    );
                }
                self.stacks.depth -= 1;
                self.set_result(frame.result, frame.extra);
            }
            Continuation::Resume => {
                self.stacks.depth -= 1;
                self.generator_died(frame);
                return Ok(Some(value));
            }
            Continuation::ForIter => {
                self.stacks.depth -= 1;
                self.generator_died(frame);
                self.end_for();
            }
            Continuation::Send => {
                self.stacks.depth -= 1;
                self.generator_died(frame);
                self.set_result(frame.result, value);
                self.end_send();
            }
            Continuation::StoreSeen | Continuation::LeaveSeen | Continuation::ConstructSeen => {}
        }
        Ok(None)
    }

    /// Puts a value into a register of the top frame.
    #[inline(always)]
    pub(in crate::interp) fn set_result(&mut self, register: u32, value: Value) {
        let caller = self.stacks.top();
        // SAFETY: the caller's instruction named the register.
        unsafe { *caller.base.add(register as usize) = value };
    }

    /// The iterator of the `ForIter` that the top frame is at is exhausted: go on
    /// behind it.
    fn end_for(&mut self) {
        let caller = self.stacks.top();
        // SAFETY: the saved `pc` is one word into the `ForIter`, whose further
        // words are offset and cache.
        unsafe {
            debug_assert!(Instr(*caller.pc.sub(1)).op().is_some_and(|op| op.length() == 3));
            caller.pc = caller.pc.add(2);
        }
    }

    /// What the `Send` that the top frame is at drives has yielded: go on behind
    /// it.
    #[inline(always)]
    pub(in crate::interp) fn continue_send(&mut self) {
        let caller = self.stacks.top();
        // SAFETY: the saved `pc` is one word into the `Send`, whose further word
        // is its offset.
        unsafe {
            debug_assert!(Instr(*caller.pc.sub(1)).op() == Some(Op::Send));
            caller.pc = caller.pc.add(1);
        }
    }

    /// What the `Send` that the top frame is at drives has returned: go on at its
    /// target.
    fn end_send(&mut self) {
        let caller = self.stacks.top();
        // SAFETY: as in `continue_send`.
        unsafe { caller.pc = caller.pc.offset(1 + *caller.pc as i32 as isize) };
    }

    /// The iterator of the `ForIter` that the top frame is at has yielded: go on
    /// with the loop's body.
    #[inline(always)]
    pub(in crate::interp) fn continue_for(&mut self) {
        let caller = self.stacks.top();
        // SAFETY: as in `end_for`.
        unsafe {
            let at = caller.pc.sub(1);
            caller.pc = at.offset(3 + *at.add(1) as i32 as isize);
        }
    }
}
