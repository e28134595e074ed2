//! Interrupts: how another thread (or a signal handler) stops a program.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// The poll word's bit that asks for `KeyboardInterrupt`.
pub(crate) const POLL_INTERRUPT: u32 = 1 << 1;

/// The poll word's bit that asks for a sample of the stack.
pub(crate) const POLL_SAMPLE: u32 = 1 << 2;

/// The poll word's bit that says that the system has refused memory.
pub(crate) const POLL_MEMORY: u32 = 1 << 3;

/// Sets a bit of the poll word that the program tests at safepoints.
#[derive(Clone, Debug)]
pub struct Interrupt(Arc<AtomicU32>);

impl Interrupt {
    pub(crate) fn new(poll: Arc<AtomicU32>) -> Interrupt {
        Interrupt(poll)
    }

    /// Asks the program to raise `KeyboardInterrupt`. Safe in a signal handler.
    pub fn set(&self) {
        self.0.fetch_or(POLL_INTERRUPT, Ordering::Relaxed);
    }

    /// Asks the program to collect, and to raise `MemoryError`: for an allocator whose
    /// reserve is all that is left. Allocates nothing.
    pub fn memory_refused(&self) {
        self.0.fetch_or(POLL_MEMORY, Ordering::Relaxed);
    }
}
