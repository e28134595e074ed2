//! Breakpoints: the opcode of an instruction is replaced for one turn.
//!
//! Where watching begins, the frames that wait for native functions go on in
//! their fast loops when those return. Behind the instruction at which each
//! stands, and at the target of its jump, `Op::Breakpoint` sends it back to its
//! loop, which sees that it is to go on in steps. The code is the isolate's own
//! copy; whoever comes there first puts the instruction back.

use crate::error::PyResult;
use crate::handle::Handle;
use crate::interp::stack::Frame;
use crate::vm::Vm;
use taipan_bytecode::Op;
use taipan_bytecode::decode::decode;
use taipan_heap::Value;

/// An instruction that was replaced.
pub(super) struct Breakpoint {
    /// Where.
    at: *mut u32,
    /// Its opcode.
    opcode: u8,
    /// The code it lies in, which must live on.
    pub(super) code: Value,
}

impl Vm {
    /// Sets breakpoints behind the instructions at which frames wait for native
    /// functions, the running one among them.
    pub(super) fn break_behind_natives(&self) {
        let frames = self.stacks.frames();
        for (index, frame) in frames.iter().enumerate() {
            if frames.get(index + 1).is_none_or(|inner| inner.continuation.is_from_rust()) {
                self.break_behind(frame);
            }
        }
    }

    /// Sets a breakpoint behind the instruction at which a frame waits.
    pub(crate) fn break_behind(&self, frame: &Frame) {
        let words = &frame.code.block().instructions;
        let word = frame.word();
        let mut at = 0;
        while let Ok(instruction) = decode(words, at) {
            at = instruction.end;
            if word < at {
                let target = instruction.target(words).and_then(|t| u32::try_from(t).ok());
                for next in [Some(at), target].into_iter().flatten() {
                    if next != instruction.start && (next as usize) < words.len() {
                        self.set_breakpoint(frame, next);
                    }
                }
                return;
            }
        }
    }

    fn set_breakpoint(&self, frame: &Frame, word: u32) {
        // SAFETY: the caller has found an instruction there.
        unsafe {
            let at = frame.code.object().instructions.add(word as usize);
            let opcode = *at as u8;
            if opcode == Op::Breakpoint as u8 {
                return;
            }
            *at = (*at & !0xff) | Op::Breakpoint as u32;
            let code = frame.code.value();
            self.observer.breakpoints.borrow_mut().push(Breakpoint { at, opcode, code });
        }
    }

    /// Puts the instruction at `pc` back.
    pub(crate) fn remove_breakpoint(&self, pc: *const u32) -> PyResult<()> {
        let mut breakpoints = self.observer.breakpoints.borrow_mut();
        let Some(number) = breakpoints.iter().position(|b| std::ptr::eq(b.at, pc)) else {
            return Err(self.bad_instruction());
        };
        let Breakpoint { at, opcode, .. } = breakpoints.swap_remove(number);
        // SAFETY: the code is alive, and so is its buffer.
        unsafe { *at = (*at & !0xff) | u32::from(opcode) };
        Ok(())
    }

    /// Puts all instructions back.
    pub(crate) fn remove_breakpoints(&self) {
        for Breakpoint { at, opcode, .. } in self.observer.breakpoints.take() {
            // SAFETY: as in `remove_breakpoint`.
            unsafe { *at = (*at & !0xff) | u32::from(opcode) };
        }
    }
}
