//! The classes of native modules, found by their declarations: an isolate makes each
//! once, and Python code cannot replace it.

use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::opaque::NativeClass;
use crate::vm::{Root, Vm};
use taipan_heap::Value;

impl Vm {
    /// The isolate's class of this declaration, made when first asked for.
    pub fn declared_class(&mut self, decl: &'static NativeClass) -> PyResult<Class> {
        let known = match self.root(Root::Declared).downcast::<Dict>() {
            Some(known) => known,
            None => {
                let known = Dict::new(self);
                self.set_root(Root::Declared, known.value());
                known
            }
        };
        let key = Value::int(std::ptr::from_ref(decl) as i64);
        if let Some(class) = known.get(key, self)?.and_then(|class| class.downcast()) {
            return Ok(class);
        }
        let class = self.native_class(decl)?;
        known.set(key, class.value(), self)?;
        Ok(class)
    }
}
