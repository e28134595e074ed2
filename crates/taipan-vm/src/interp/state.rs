//! What the interpreter keeps in machine registers.
//!
//! A [`State`] lives in one instruction only. Every method and every handler that
//! takes it is inlined, so its fields become local variables. SAFETY of all its
//! accesses: the block has passed the verifier, so registers, constants, cells
//! and further words that an instruction names exist.

use super::binary::{quicken, unspecialize};
use super::stack::Frame;
use crate::error::PyResult;
use crate::object::code::Code;
use crate::vm::Vm;
use taipan_bytecode::{Instr, Op};
use taipan_heap::Value;

/// How the loop goes on after an instruction.
pub(super) enum Flow {
    /// At `State::pc`.
    Continue,
    /// In the top frame, which has changed.
    Frame,
    /// At the same place, by the handler of this instruction: of the generic one
    /// where a specialized one's condition does not hold.
    As(Op),
    /// At the same place, by the second half of the instruction's function.
    Slow,
    /// At `State::pc`, after a safepoint: there is something to do.
    Poll,
    /// In the top frame, which has changed, after a safepoint.
    FramePoll,
    /// In this frame, the top one now.
    Into(*mut Frame),
    /// The frame that Rust entered has returned or yielded this.
    Left(Value),
}

/// What a handler returns.
pub(super) type Step = PyResult<Flow>;

/// The state. `WIDE`: the instruction stands behind a `Wide` prefix.
pub(super) struct State<const WIDE: bool> {
    pub pc: *const u32,
    pub base: *mut Value,
    pub frame: *mut Frame,
    pub ins: Instr,
    /// The prefix's operands.
    pub upper: u32,
}

impl<const WIDE: bool> State<WIDE> {
    /// The state at the instruction at `pc` (in wide mode: at its prefix).
    #[inline(always)]
    pub(super) fn at_instruction(mut pc: *const u32, base: *mut Value, frame: *mut Frame) -> Self {
        let mut upper = 0;
        // SAFETY: see the head of this module.
        let ins = unsafe {
            if WIDE {
                upper = *pc >> 8;
                pc = pc.add(1);
            }
            Instr(*pc)
        };
        State { pc, base, frame, ins, upper }
    }

    /// The code that runs.
    #[inline(always)]
    pub(super) fn code(&self) -> Code {
        // SAFETY: the frame is on the stack.
        unsafe { (*self.frame).code }
    }

    /// Goes on by the handler of another instruction.
    #[inline(always)]
    pub(super) fn again(&self, op: Op) -> Step {
        Ok(Flow::As(op))
    }

    /// Operand `a`.
    #[inline(always)]
    pub(super) fn a(&self) -> usize {
        if WIDE { self.ins.a() | ((self.upper & 0xff) << 8) as usize } else { self.ins.a() }
    }

    /// Operand `b`.
    #[inline(always)]
    pub(super) fn b(&self) -> usize {
        if WIDE { self.ins.b() | ((self.upper >> 8 & 0xff) << 8) as usize } else { self.ins.b() }
    }

    /// Operand `c`.
    #[inline(always)]
    pub(super) fn c(&self) -> usize {
        if WIDE { self.ins.c() | ((self.upper >> 16 & 0xff) << 8) as usize } else { self.ins.c() }
    }

    /// Operands `b` and `c` as one number.
    #[inline(always)]
    pub(super) fn bc(&self) -> usize {
        if WIDE { self.ins.bc() | ((self.upper >> 8) << 16) as usize } else { self.ins.bc() }
    }

    /// The content of a register.
    #[inline(always)]
    pub(super) fn r(&self, register: usize) -> Value {
        // SAFETY: see the head of this module.
        unsafe { *self.base.add(register) }
    }

    /// Sets a register.
    #[inline(always)]
    pub(super) fn set(&self, register: usize, value: Value) {
        // SAFETY: see the head of this module.
        unsafe { *self.base.add(register) = value }
    }

    /// A constant.
    #[inline(always)]
    pub(super) fn k(&self, index: usize) -> Value {
        // SAFETY: see the head of this module.
        unsafe { *(*self.frame).constants.add(index) }
    }

    /// A value of the cell table.
    #[inline(always)]
    pub(super) fn cell(&self, index: usize) -> Value {
        // SAFETY: see the head of this module.
        unsafe { (*(*self.frame).cells.add(index)).get() }
    }

    /// A further word, from 1.
    #[inline(always)]
    pub(super) fn word(&self, number: usize) -> u32 {
        // SAFETY: see the head of this module.
        unsafe { *self.pc.add(number) }
    }

    /// The first word of the instruction that this one jumps to.
    #[inline(always)]
    pub(super) fn word_at_target(&self, words: usize) -> u32 {
        let offset = self.word(1) as i32 as isize;
        // SAFETY: see the head of this module.
        unsafe { *self.pc.offset(words as isize + offset) }
    }

    /// The instruction, to be specialized.
    #[inline(always)]
    pub(super) fn at(&self) -> *mut u32 {
        self.pc.cast_mut()
    }

    /// A call window.
    #[inline(always)]
    pub(super) fn window(&self, register: usize) -> *mut Value {
        // SAFETY: see the head of this module.
        unsafe { self.base.add(register) }
    }

    /// Saves in the frame where it is: for whatever may raise, collect or look
    /// at the stack.
    #[inline(always)]
    pub(super) fn save(&self) {
        // SAFETY: the frame is on the stack.
        unsafe { (*self.frame).pc = self.pc.add(1) }
    }

    /// Saves that the frame goes on behind this instruction of `words` words.
    #[inline(always)]
    pub(super) fn save_behind(&self, words: usize) {
        // SAFETY: the frame is on the stack.
        unsafe { (*self.frame).pc = self.pc.add(words) }
    }

    /// Goes on behind this instruction.
    #[inline(always)]
    pub(super) fn next(&mut self, words: usize) -> Step {
        // SAFETY: see the head of this module.
        self.pc = unsafe { self.pc.add(words) };
        Ok(Flow::Continue)
    }

    /// Sets register `a` and goes on.
    #[inline(always)]
    pub(super) fn put(&mut self, value: Value, words: usize) -> Step {
        self.set(self.a(), value);
        self.next(words)
    }

    /// Jumps by the offset in the first further word.
    #[inline(always)]
    pub(super) fn jump(&mut self, words: usize) -> Step {
        let offset = self.word(1) as i32 as isize;
        // SAFETY: see the head of this module.
        self.pc = unsafe { self.pc.offset(words as isize + offset) };
        Ok(Flow::Continue)
    }

    /// Jumps, or goes on.
    #[inline(always)]
    pub(super) fn branch(&mut self, taken: bool, words: usize) -> Step {
        if taken { self.jump(words) } else { self.next(words) }
    }

    /// Jumps back to the head of a loop, which is a safepoint, or goes on.
    #[inline(always)]
    pub(super) fn branch_back(&mut self, taken: bool, words: usize, vm: &Vm) -> Step {
        if !taken {
            return self.next(words);
        }
        if vm.safepoint_due() {
            self.save();
            self.jump(words)?;
            return Ok(Flow::Poll);
        }
        self.jump(words)
    }

    /// Specializes this instruction.
    #[inline(always)]
    pub(super) fn quicken(&self, op: Op) {
        // SAFETY: the instruction being executed.
        unsafe { quicken(self.at(), op) };
    }

    /// Makes this instruction generic again; `counter` is its counting word.
    #[inline(always)]
    pub(super) fn unspecialize(&self, generic: Op, counter: usize) {
        // SAFETY: the instruction being executed.
        unsafe { unspecialize(self.at(), generic, counter) };
    }

    /// A copy of the running frame's record.
    #[inline(always)]
    pub(super) fn running(&self) -> Frame {
        // SAFETY: the frame is on the stack.
        unsafe { *self.frame }
    }
}
