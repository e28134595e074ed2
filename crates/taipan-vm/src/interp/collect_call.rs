//! `gc.collect()`, called by a program: where it takes place.
//!
//! The native stack is scanned word by word, and a frame of native code has gaps that it
//! does not write, in which calls that have returned left their values. So a collection
//! that runs *inside* a native function, above its frame and those of the instruction
//! that called it, finds what the function called before it had found there:
//! `r = weakref.ref(b); del b; gc.collect()` would leave `b` alive.
//!
//! Where an instruction calls `gc.collect` itself, the collection is put off until the
//! instruction is done. A breakpoint behind it returns to the interpreter, and nothing
//! but the interpreter's loop lies on the stack when the collection begins, below which
//! the dead part of the stack is overwritten. Where native code calls it (`map(gc.collect,
//! …)`) or nobody knows, it takes place at once.

use super::stack::Frame;
use crate::handle::Downcast;
use crate::native::NativeDecl;
use crate::object::native_function::Native;
use crate::vm::Vm;
use taipan_bytecode::Op;
use taipan_bytecode::decode::{Decoded, decode};
use taipan_heap::{Collect, Value};

impl Vm {
    /// Collects everything that is unreachable, now or behind the instruction that calls
    /// `caller`, the native function that asks for it.
    pub fn collect_for(&mut self, caller: &'static NativeDecl) {
        let frame = self.stacks.frames().last().copied();
        if let Some(frame) = frame
            && let Some(call) = self.call_of(&frame, caller)
        {
            forget_temporaries(&frame, call.operands[0] as usize + 2);
            self.break_behind(&frame);
            self.collects_at_breakpoint.set(true);
        } else {
            self.collect_fully();
        }
    }

    /// The collection that was put off until a breakpoint.
    #[inline(never)]
    pub(in crate::interp) fn collect_at_breakpoint(&mut self) {
        super::safepoint::clear_dead_stack();
        self.collect_fully();
    }

    fn collect_fully(&mut self) {
        self.collect_garbage(Collect::Full);
        self.run_finalizers();
    }

    /// The plain call at which the running frame stands, if `callee` is called by it.
    fn call_of(&self, frame: &Frame, callee: &'static NativeDecl) -> Option<Decoded> {
        let words = &frame.code.block().instructions;
        let word = frame.word();
        let mut at = 0;
        while let Ok(instruction) = decode(words, at) {
            at = instruction.end;
            if word < at {
                if !matches!(instruction.op, Op::Call | Op::CallPlain) {
                    return None;
                }
                // SAFETY: the window of a call lies within its frame's registers.
                let value = unsafe { *frame.base.add(instruction.operands[0] as usize) };
                let native = value.downcast::<Native>()?;
                return std::ptr::eq(native.decl(), callee).then_some(instruction);
            }
        }
        None
    }
}

/// Forgets what calls that have returned left in the registers from `first` on, all of
/// them temporaries above what is alive.
fn forget_temporaries(frame: &Frame, first: usize) {
    for register in first..frame.code.object().registers as usize {
        // SAFETY: the registers of the frame.
        unsafe { *frame.base.add(register) = Value::UNBOUND };
    }
}
