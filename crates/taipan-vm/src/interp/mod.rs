//! The interpreter: register bytecode, run in one loop.
//!
//! [`dispatch`] is the loop; [`ops`] holds the handlers of its instructions, by
//! family; what they do in the uncommon case is in this folder's other files. A call of a Python function pushes a
//! [`stack::Frame`] and goes on in the same loop: Python calls do not recurse in
//! Rust. An instruction that may raise, collect or look at the stack first saves
//! the instruction pointer in its frame.
//!
//! *Invariant*: every block has passed the bytecode verifier, so registers,
//! constants, names and jump targets are in range.

mod asynchronous;
mod attributes;
mod binary;
pub(crate) mod cache;
mod calls;
mod collect_call;
mod containers;
mod dispatch;
pub(crate) mod generators;
mod globals;
pub(crate) mod lookup_cache;
mod ops;
mod pattern;
mod pending;
mod run;
mod safepoint;
mod spread;
pub mod stack;
mod state;
mod type_attributes;
mod unwind;

use crate::error::PyResult;
use crate::vm::Vm;

impl Vm {
    /// Raises `RecursionError` where the native stack is nearly used up. Every
    /// native function that may recurse through Python values calls it.
    #[inline(always)]
    pub fn check_native_stack(&self) -> PyResult<()> {
        let here = 0u8;
        if (&raw const here as usize) < self.stacks.native_limit {
            return Err(self.native_stack_exhausted());
        }
        Ok(())
    }

    #[cold]
    fn native_stack_exhausted(&self) -> crate::Raised {
        self.raise(crate::ClassId::RecursionError, "maximum recursion depth exceeded")
    }

    /// Tells the isolate which native stack it runs on: `base` is its upper end,
    /// `size` how far it reaches down. A reserve is kept free for whatever must
    /// still run when the rest is used up.
    pub fn enter_thread(&mut self, base: usize, size: usize) {
        const RESERVE: usize = 256 * 1024;
        self.stacks.native_base = base;
        self.stacks.native_limit = base.saturating_sub(size).saturating_add(RESERVE.min(size / 2));
    }
}
