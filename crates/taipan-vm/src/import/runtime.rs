//! What the module `sys` asks of the machine.

use crate::error::PyResult;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    /// How deep Python calls may be nested.
    pub fn recursion_limit(&self) -> usize {
        self.stacks.limit
    }

    /// Sets how deep Python calls may be nested; more than the stacks can hold
    /// is cut to what they can.
    pub fn set_recursion_limit(&mut self, limit: usize) -> PyResult<()> {
        if limit <= self.stacks.depth {
            let depth = self.stacks.depth;
            return Err(self.raise(
                crate::ClassId::RecursionError,
                format!(
                    "cannot set the recursion limit to {limit} at the recursion depth {depth}: \
                     the limit is too low"
                ),
            ));
        }
        self.stacks.limit = limit.min(self.stacks.max_limit());
        Ok(())
    }

    /// The exception being handled, or `None`.
    pub fn handled_exception(&self) -> Value {
        self.handled.get()
    }

    /// The size of an object in bytes, headers and all that lies in it.
    pub fn size_of(&self, value: Value) -> usize {
        match value.as_pointer() {
            // SAFETY: a pointer value points to a live header.
            Some(header) => unsafe { header.as_ref() }.words() * 8,
            None => 8,
        }
    }

    /// Are assertions left out?
    pub fn optimize(&self) -> u8 {
        self.config.optimize
    }
}
