//! Subscription: `a[k]`, `a[k] = v`, `del a[k]`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::Class;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    /// `container[key]`.
    pub fn get_item(&mut self, container: Value, key: Value) -> PyResult<Value> {
        if let Some(item) = self.direct_item(container, key) {
            return Ok(item);
        }
        let class = self.class_of(container);
        if let Some(method) = class.special(Special::GetItem, self) {
            return self.call_unbound(method, container, &[key]);
        }
        if let Some(class) = container.downcast::<Class>() {
            if class == self.class(crate::ClassId::Type) {
                return crate::object::typing::generic_alias::class_getitem(container, key, self);
            }
            let name = self.special_name(Special::ClassGetItem);
            if let Some(method) = self.try_get_attr(class.value(), name)? {
                return self.call(method, &[key]);
            }
            let name = class.name_text();
            return Err(self.type_error(format!("type '{name}' is not subscriptable")));
        }
        Err(self.type_error(format!("'{}' object is not subscriptable", class.name_text())))
    }

    /// `container[key] = value`.
    pub fn set_item(&mut self, container: Value, key: Value, value: Value) -> PyResult<()> {
        match self.call_special(container, Special::SetItem, &[key, value])? {
            Some(_) => Ok(()),
            None => {
                // A class written in Python has one slot for both methods.
                if self.class_of(container).special(Special::DelItem, self).is_some() {
                    return Err(self.raise(ClassId::AttributeError, "__setitem__"));
                }
                let name = self.type_name(container);
                Err(self.type_error(format!("'{name}' object does not support item assignment")))
            }
        }
    }

    /// `del container[key]`.
    pub fn delete_item(&mut self, container: Value, key: Value) -> PyResult<()> {
        match self.call_special(container, Special::DelItem, &[key])? {
            Some(_) => Ok(()),
            None => {
                let class = self.class_of(container);
                if class.special(Special::SetItem, self).is_some() {
                    return Err(self.raise(ClassId::AttributeError, "__delitem__"));
                }
                // CPython words it by which of its tables is asked last.
                let sequence =
                    class.decl().is_none() || class.special(Special::Len, self).is_some();
                let verb = if sequence && self.has_index(key) { "doesn't" } else { "does not" };
                let name = class.name_text();
                Err(self.type_error(format!("'{name}' object {verb} support item deletion")))
            }
        }
    }
}
