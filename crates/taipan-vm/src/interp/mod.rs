//! The interpreter.

pub(crate) mod cache;
pub mod stack;

use crate::error::PyResult;
use crate::object::function::Function;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_heap::Value;

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

    /// Calls a Python function from Rust.
    pub(crate) fn call_function(
        &mut self,
        function: Function,
        args: &[Value],
        names: Option<Tuple>,
    ) -> PyResult<Value> {
        let _ = (function, args, names);
        Err(self.runtime_error("the interpreter is not built"))
    }
}
