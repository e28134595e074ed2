//! `__slots__`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::Class;
use crate::object::class_layout::MAX_FIXED_SLOTS;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::roots::GcVec;
use crate::vm::Vm;
use taipan_heap::Value;

/// What a class's `__slots__` says.
pub(crate) struct Slots {
    /// Mangled names, sorted as CPython sorts them.
    pub names: GcVec,
    /// Was there a `__slots__` at all?
    pub given: bool,
    /// Does it name `__dict__`?
    pub wants_dict: bool,
    /// Does it name `__weakref__`?
    pub wants_weakref: bool,
}

impl Vm {
    /// Reads `__slots__` from a class's namespace.
    pub(crate) fn read_slots(
        &mut self,
        class_name: Str,
        base: Class,
        namespace: Dict,
        inherits_dict: bool,
    ) -> PyResult<Slots> {
        let key = self.intern("__slots__")?;
        let mut slots = Slots {
            names: GcVec::new(self),
            given: false,
            wants_dict: false,
            wants_weakref: false,
        };
        let Some(value) = namespace.get_str(key, self) else { return Ok(slots) };
        slots.given = true;
        let items = match value.downcast::<Str>() {
            Some(single) => GcVec::from_slice(&[single.value()], self)?,
            None => match value.downcast::<crate::object::tuple::Tuple>() {
                Some(tuple) => GcVec::from_slice(tuple.items(), self)?,
                None => self.collect(value)?,
            },
        };
        if !items.is_empty() && base.kind_has_variable_size() {
            return Err(self.type_error(format!(
                "nonempty __slots__ not supported for subtype of '{}'",
                base.name_text()
            )));
        }
        for &item in items.as_slice() {
            let name = self.slot_name(item)?;
            let text = name.to_string_lossy();
            if text == "__dict__" {
                if inherits_dict || slots.wants_dict {
                    return Err(self.type_error("__dict__ slot disallowed: we already got one"));
                }
                slots.wants_dict = true;
            } else if text == "__weakref__" {
                if slots.wants_weakref || base.allows_weak_references(self) {
                    return Err(self.type_error("__weakref__ slot disallowed: we already got one"));
                }
                slots.wants_weakref = true;
            } else {
                let mangled = self.mangle(class_name, name)?;
                if text != "__qualname__" && text != "__classcell__" && text != "__classdictcell__"
                {
                    self.check_slot(mangled, namespace)?;
                }
                slots.names.push(mangled.value(), self)?;
            }
        }
        sort_names(&mut slots.names, self);
        if slots.names.len() > MAX_FIXED_SLOTS {
            return Err(self.unsupported("as many __slots__ in one class"));
        }
        Ok(slots)
    }

    fn slot_name(&self, item: Value) -> PyResult<Str> {
        let Some(name) = item.downcast::<Str>() else {
            let got = self.type_name(item);
            return Err(self.type_error(format!("__slots__ items must be strings, not '{got}'")));
        };
        let text = name.to_string_lossy();
        let mut chars = text.chars();
        let starts = chars.next().is_some_and(|c| c == '_' || c.is_alphabetic());
        if !starts || !chars.all(|c| c == '_' || c.is_alphanumeric()) {
            return Err(self.type_error("__slots__ must be identifiers"));
        }
        Ok(name)
    }

    fn check_slot(&self, name: Str, namespace: Dict) -> PyResult<()> {
        if namespace.get_str(name, self).is_some() {
            let text = name.to_string_lossy();
            return Err(
                self.value_error(format!("'{text}' in __slots__ conflicts with class variable"))
            );
        }
        Ok(())
    }

    /// A private name as the class `class_name` spells it (`__x` → `_C__x`).
    pub(crate) fn mangle(&self, class_name: Str, name: Str) -> PyResult<Str> {
        let (class, text) = (class_name.to_string_lossy(), name.to_string_lossy());
        let class = class.trim_start_matches('_');
        if !text.starts_with("__") || text.ends_with("__") || text.contains('.') || class.is_empty()
        {
            return self.intern_str(name);
        }
        self.intern(&format!("_{class}{text}"))
    }
}

/// Sorts the names and drops none: doubled ones stay, as in CPython.
fn sort_names(names: &mut GcVec, vm: &Vm) {
    names.as_mut_slice(vm).sort_by(|a, b| match (a.downcast::<Str>(), b.downcast::<Str>()) {
        (Some(a), Some(b)) => a.as_bytes().cmp(b.as_bytes()),
        _ => std::cmp::Ordering::Equal,
    });
}

impl Class {
    fn kind_has_variable_size(self) -> bool {
        matches!(self.kind(), Kind::Class | Kind::Bytes)
            || self.layout().attributes_at == 0 && self.kind() != Kind::Instance
    }

    /// Can instances be the target of weak references, as CPython decides it?
    pub(crate) fn allows_weak_references(self, vm: &Vm) -> bool {
        let name = vm.intern("__weakref__").ok();
        if name.is_some_and(|n| self.lookup(n, vm).is_some()) {
            return true;
        }
        self.mro().items().iter().filter_map(|c| c.downcast::<Class>()).any(|class| {
            class.decl().is_some_and(|decl| {
                matches!(decl.id, ClassId::Set | ClassId::FrozenSet | ClassId::Type)
                    || matches!(decl.id, ClassId::Module | ClassId::OrderedDict)
            })
        })
    }
}
