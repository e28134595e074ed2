//! `isinstance` and `issubclass`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::Class;
use crate::object::native_function::Native;
use crate::object::tuple::Tuple;
use crate::object::union::Union;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;

const NO_CLASS: &str = "isinstance() arg 2 must be a type, a tuple of types, or a union";
const NO_CLASS_SUB: &str = "issubclass() arg 2 must be a class, a tuple of classes, or a union";

impl Vm {
    /// `isinstance(object, class)`: `class` is a class, a union, or a tuple of
    /// such.
    pub fn is_instance_of(&mut self, object: Value, class: Value) -> PyResult<bool> {
        if let Some(exact) = class.downcast::<Class>() {
            if self.class_of(object) == exact {
                return Ok(true);
            }
            let meta = self.class_of(class);
            if meta == self.class(ClassId::Type) {
                return self.plain_is_instance(object, class);
            }
        }
        self.check_native_stack()?;
        if let Some(union) = class.downcast::<Union>() {
            return self.any_class(union.args(), |vm, class| vm.is_instance_of(object, class));
        }
        if let Some(tuple) = class.downcast::<Tuple>() {
            return self.any_class(tuple, |vm, class| vm.is_instance_of(object, class));
        }
        match self.class_of(class).special(Special::InstanceCheck, self) {
            Some(check) if !is_types_check(check) => {
                let result = self.call_unbound(check, class, &[object])?;
                self.is_true(result)
            }
            _ => self.plain_is_instance(object, class),
        }
    }

    /// `issubclass(class, base)`.
    pub fn is_subclass_of(&mut self, class: Value, base: Value) -> PyResult<bool> {
        if base.is_kind(crate::Kind::Class) && self.class_of(base) == self.class(ClassId::Type) {
            return class
                .is(base)
                .then_some(true)
                .map_or_else(|| self.plain_is_subclass(class, base), Ok);
        }
        self.check_native_stack()?;
        if let Some(union) = base.downcast::<Union>() {
            if !class.is_kind(crate::Kind::Class) {
                return Err(self.type_error("issubclass() arg 1 must be a class"));
            }
            return self.any_class(union.args(), |vm, base| vm.is_subclass_of(class, base));
        }
        if let Some(tuple) = base.downcast::<Tuple>() {
            return self.any_class(tuple, |vm, base| vm.is_subclass_of(class, base));
        }
        match self.class_of(base).special(Special::SubclassCheck, self) {
            Some(check) if !is_types_check(check) => {
                let result = self.call_unbound(check, base, &[class])?;
                self.is_true(result)
            }
            _ => self.plain_is_subclass(class, base),
        }
    }

    fn any_class(
        &mut self,
        classes: Tuple,
        mut test: impl FnMut(&mut Vm, Value) -> PyResult<bool>,
    ) -> PyResult<bool> {
        for &class in classes.items() {
            if test(self, class)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `type.__instancecheck__`: by the class, then by `__class__`.
    pub(crate) fn plain_is_instance(&mut self, object: Value, class: Value) -> PyResult<bool> {
        let Some(class) = class.downcast::<Class>() else {
            return self.abstract_is_instance(object, class);
        };
        let actual = self.class_of(object);
        if actual.is_subclass_of(class) {
            return Ok(true);
        }
        if self.has_own_class_attribute(actual) {
            let name = self.intern("__class__")?;
            let claimed = self.try_get_attr(object, name)?;
            return Ok(claimed
                .and_then(|c| c.downcast::<Class>())
                .is_some_and(|c| c != actual && c.is_subclass_of(class)));
        }
        Ok(false)
    }

    /// May `object.__class__` differ from the class of an instance of `class`?
    fn has_own_class_attribute(&self, class: Class) -> bool {
        if class.decl().is_some()
            && !matches!(class.kind(), crate::Kind::GenericAlias | crate::Kind::WeakRef)
        {
            return false;
        }
        let Ok(name) = self.intern("__class__") else { return false };
        !self.has_generic_get(class)
            || class.lookup(name, self).is_none_or(|found| {
                found
                    .downcast::<crate::object::descriptor::GetSet>()
                    .is_none_or(|g| g.decl().name != "__class__")
            })
    }

    /// Of objects that are no classes but have `__bases__`.
    fn abstract_is_instance(&mut self, object: Value, class: Value) -> PyResult<bool> {
        if self.bases_of(class)?.is_none() {
            return Err(self.type_error(NO_CLASS));
        }
        let name = self.intern("__class__")?;
        match self.try_get_attr(object, name)? {
            Some(own) => self.abstract_is_subclass(own, class),
            None => Ok(false),
        }
    }

    /// `type.__subclasscheck__`: by the MRO.
    pub(crate) fn plain_is_subclass(&mut self, class: Value, base: Value) -> PyResult<bool> {
        if let (Some(class), Some(base)) = (class.downcast::<Class>(), base.downcast::<Class>()) {
            return Ok(class.is_subclass_of(base));
        }
        if self.bases_of(class)?.is_none() {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        }
        if self.bases_of(base)?.is_none() {
            return Err(self.type_error(NO_CLASS_SUB));
        }
        self.abstract_is_subclass(class, base)
    }

    fn bases_of(&mut self, class: Value) -> PyResult<Option<Tuple>> {
        let name = self.intern("__bases__")?;
        Ok(self.try_get_attr(class, name)?.and_then(|b| b.downcast()))
    }

    fn abstract_is_subclass(&mut self, class: Value, base: Value) -> PyResult<bool> {
        self.check_native_stack()?;
        if class.is(base) {
            return Ok(true);
        }
        let Some(bases) = self.bases_of(class)? else { return Ok(false) };
        for &ancestor in bases.items() {
            if self.abstract_is_subclass(ancestor, base)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn is_types_check(check: Value) -> bool {
    use crate::object::type_object::{TYPE_INSTANCECHECK, TYPE_SUBCLASSCHECK};
    check.downcast::<Native>().is_some_and(|n| {
        std::ptr::eq(n.decl(), &TYPE_INSTANCECHECK) || std::ptr::eq(n.decl(), &TYPE_SUBCLASSCHECK)
    })
}

const _: fn(Class) -> Value = |c| c.value();
