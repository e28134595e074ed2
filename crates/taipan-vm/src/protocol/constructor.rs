//! The check that makes `int.__new__(str)` impossible.
//!
//! A built-in `__new__` makes an object of its own memory layout with the shape
//! of the class that it is given. That class must therefore derive from the one
//! that the `__new__` belongs to, and no class between may have a layout of its
//! own.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::object::class::Class;
use crate::object::native_function::Native;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    /// Checks the first argument of a built-in `__new__`.
    pub(super) fn check_constructor(&self, native: Native, class: Option<Value>) -> PyResult<()> {
        let Some(owner) = native.owner().downcast::<Class>() else { return Ok(()) };
        let Some(value) = class else {
            let owner = owner.name_text();
            return Err(self.type_error(format!("{owner}.__new__(): not enough arguments")));
        };
        let Some(class) = value.downcast::<Class>() else {
            let (owner, got) = (owner.name_text(), self.type_name(value));
            return Err(
                self.type_error(format!("{owner}.__new__(X): X is not a type object ({got})"))
            );
        };
        // `object.__new__` checks more by itself.
        if class == owner || owner == self.class(ClassId::Object) {
            return Ok(());
        }
        if !class.is_subclass_of(owner) {
            let (owner, class) = (owner.name_text(), class.name_text());
            return Err(self.type_error(format!(
                "{owner}.__new__({class}): {class} is not a subtype of {owner}"
            )));
        }
        let builtin = class.built_in_base(self);
        if builtin == owner || builtin == self.class(ClassId::Object) {
            return Ok(());
        }
        let own = builtin.special(Special::New, self).and_then(|new| new.downcast::<Native>());
        if own.is_some_and(|own| std::ptr::eq(own.decl(), native.decl())) {
            return Ok(());
        }
        let (owner, class) = (owner.name_text(), class.name_text());
        let safe = builtin.name_text();
        Err(self.type_error(format!("{owner}.__new__({class}) is not safe, use {safe}.__new__()")))
    }
}
