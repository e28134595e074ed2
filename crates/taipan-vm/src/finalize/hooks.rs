//! The hooks of async generators (`sys.set_asyncgen_hooks`): an event loop learns
//! of generators when they begin, and is handed those that die unfinished.

use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::Class;
use crate::object::struct_sequence::{StructSequence, field};
use crate::object::tuple::Tuple;
use crate::vm::{Root, Vm};
use taipan_heap::Value;

/// What `sys.get_asyncgen_hooks` returns.
static HOOKS: StructSequence = StructSequence {
    name: "asyncgen_hooks",
    module: "sys",
    doc: "An object describing the installed asynchronous generators hooks.",
    fields: &[field::<0>("firstiter", "firstiter"), field::<1>("finalizer", "finalizer")],
};

impl Vm {
    fn current_hooks(&self) -> [Value; 2] {
        let hooks = self.root(Root::AsyncHooks).downcast::<Tuple>();
        match hooks.as_ref().map(|hooks| hooks.items()) {
            Some(&[first, finalizer]) => [first, finalizer],
            _ => [Value::NONE; 2],
        }
    }

    /// Sets the hooks that are given.
    pub fn set_async_hooks(&mut self, first: Option<Value>, finalizer: Option<Value>) {
        let [old_first, old_finalizer] = self.current_hooks();
        let hooks = [first.unwrap_or(old_first), finalizer.unwrap_or(old_finalizer)];
        self.set_root(Root::AsyncHooks, Tuple::small(hooks, self).value());
    }

    /// `sys.get_asyncgen_hooks()`.
    pub fn async_hooks(&mut self) -> PyResult<Value> {
        let class = match self.root(Root::AsyncHooksClass).downcast::<Class>() {
            Some(class) => class,
            None => {
                let class = self.struct_sequence(&HOOKS)?;
                self.set_root(Root::AsyncHooksClass, class.value());
                class
            }
        };
        self.struct_sequence_of(class, &self.current_hooks())
    }
}
