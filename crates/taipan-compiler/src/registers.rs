//! The registers of a frame: variables below, temporaries above.
//!
//! Temporaries are a stack. Whoever needs some takes a [`Registers::mark`],
//! allocates, and releases down to the mark when their values are dead; so a
//! call window is always at the top of what lives.

/// A register's number. It may pass 65535 while compiling: then the block is
/// refused at its end.
pub(crate) type Reg = u32;

/// The allocator.
#[derive(Debug, Default)]
pub(crate) struct Registers {
    variables: u32,
    top: u32,
    most: u32,
}

impl Registers {
    /// `variables` registers are taken for good.
    pub(crate) fn new(variables: u32) -> Registers {
        Registers { variables, top: variables, most: variables }
    }

    /// Is it a variable's register (or a parameter's)?
    pub(crate) fn is_variable(&self, register: Reg) -> bool {
        register < self.variables
    }

    /// The number of registers that live now.
    pub(crate) fn mark(&self) -> u32 {
        self.top
    }

    /// Frees all temporaries from `mark` up.
    pub(crate) fn release(&mut self, mark: u32) {
        debug_assert!(mark >= self.variables && mark <= self.top);
        self.top = mark;
    }

    /// A run of `count` temporaries; its first.
    pub(crate) fn window(&mut self, count: u32) -> Reg {
        let first = self.top;
        self.top += count;
        self.most = self.most.max(self.top);
        first
    }

    /// One temporary.
    pub(crate) fn temporary(&mut self) -> Reg {
        self.window(1)
    }

    /// How many registers the frame needs.
    pub(crate) fn count(&self) -> u32 {
        self.most
    }
}
