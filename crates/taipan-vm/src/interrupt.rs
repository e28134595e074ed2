//! Interrupts: how another thread (or a signal handler) stops a program.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A flag that the program polls at safepoints.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Asks the program to raise `KeyboardInterrupt`. Safe in a signal handler.
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Was it asked for?
    #[inline(always)]
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Was it asked for? If so, no longer.
    pub(crate) fn take(&self) -> bool {
        self.0.swap(false, Ordering::Relaxed)
    }
}
