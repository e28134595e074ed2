//! Attributes: look-up through descriptors, shapes and `__dict__`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::Binding;
use crate::object::class::{Class, class_flags};
use crate::object::descriptor::{ClassMethod, GetSet, Member, Property, StaticMethod};
use crate::object::function::Function;
use crate::object::method::Method;
use crate::object::module::Module;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    /// `object.name`; `name` is interned.
    pub fn get_attr(&mut self, object: Value, name: Str) -> PyResult<Value> {
        let class = self.class_of(object);
        if self.has_generic_get(class) {
            let error = match self.generic_get_attr(object, class, name) {
                Ok(Some(value)) => return Ok(value),
                Ok(None) => None,
                Err(raised) => Some(raised),
            };
            if class.access(self) & class_flags::HAS_GETATTR == 0 {
                return Err(match error {
                    Some(raised) => raised,
                    None => self.no_attribute(object, name),
                });
            }
            if let Some(raised) = error {
                self.catch(raised, ClassId::AttributeError)?;
            }
            return self.call_get_attr_hook(object, class, name);
        }
        let Some(method) = class.special(Special::GetAttribute, self) else {
            return Err(self.no_attribute(object, name));
        };
        match self.call_unbound(method, object, &[name.value()]) {
            Ok(value) => Ok(value),
            Err(raised) if class.special(Special::GetAttr, self).is_some() => {
                self.catch(raised, ClassId::AttributeError)?;
                self.call_get_attr_hook(object, class, name)
            }
            Err(raised) => Err(raised),
        }
    }

    fn call_get_attr_hook(&mut self, object: Value, class: Class, name: Str) -> PyResult<Value> {
        match class.special(Special::GetAttr, self) {
            Some(hook) => self.call_unbound(hook, object, &[name.value()]),
            None => Err(self.no_attribute(object, name)),
        }
    }

    /// Is the class's `__getattribute__` the built-in one (so that attributes
    /// may be looked up, and cached, without calling it)?
    #[inline(always)]
    pub(crate) fn has_generic_get(&self, class: Class) -> bool {
        class.access(self) & class_flags::GENERIC_GET != 0
    }

    pub(crate) fn finds_generic_get(&self, class: Class) -> bool {
        match class.special(Special::GetAttribute, self) {
            Some(method) => method.downcast::<Native>().is_some_and(|n| {
                std::ptr::eq(n.decl(), &crate::object::object::GETATTRIBUTE)
                    || std::ptr::eq(n.decl(), &crate::object::type_object::TYPE_GETATTRIBUTE)
                    || std::ptr::eq(n.decl(), &crate::object::module::MODULE_GETATTRIBUTE)
            }),
            None => true,
        }
    }

    /// As [`Vm::get_attr`], `None` instead of `AttributeError`.
    pub fn try_get_attr(&mut self, object: Value, name: Str) -> PyResult<Option<Value>> {
        let class = self.class_of(object);
        if class.access(self) & (class_flags::GENERIC_GET | class_flags::HAS_GETATTR)
            == class_flags::GENERIC_GET
        {
            return match self.generic_get_attr(object, class, name) {
                Ok(value) => Ok(value),
                Err(raised) => self.catch(raised, ClassId::AttributeError).map(|_| None),
            };
        }
        match self.get_attr(object, name) {
            Ok(value) => Ok(Some(value)),
            Err(raised) => self.catch(raised, ClassId::AttributeError).map(|_| None),
        }
    }

    /// `object.__getattribute__`, `type.__getattribute__` or the module's, by
    /// the object's kind; `None` where there is no such attribute.
    pub(crate) fn generic_get_attr(
        &mut self,
        object: Value,
        class: Class,
        name: Str,
    ) -> PyResult<Option<Value>> {
        if let Some(own) = object.downcast::<Class>() {
            return self.class_get_attr(own, class, name);
        }
        let found = class.lookup(name, self);
        if let Some(attribute) = found
            && self.hides_own(attribute)
        {
            return self.bind_descriptor(attribute, object, class).map(Some);
        }
        if let Some(value) = self.own_attribute(object, name) {
            return Ok(Some(value));
        }
        match found {
            Some(attribute) => self.bind_descriptor(attribute, object, class).map(Some),
            None => match object.downcast::<Module>() {
                Some(module) => crate::object::module::missing_attribute(module, name, self),
                None => Ok(None),
            },
        }
    }

    /// `type.__getattribute__`.
    fn class_get_attr(&mut self, own: Class, meta: Class, name: Str) -> PyResult<Option<Value>> {
        let in_meta = meta.lookup(name, self);
        if let Some(attribute) = in_meta
            && self.hides_own(attribute)
        {
            return self.bind_descriptor(attribute, own.value(), meta).map(Some);
        }
        if let Some(attribute) = own.lookup(name, self) {
            return self.bind_from_class(attribute, own).map(Some);
        }
        match in_meta {
            Some(attribute) => self.bind_descriptor(attribute, own.value(), meta).map(Some),
            None => Ok(None),
        }
    }

    /// `attribute.__get__(None, class)`, or the attribute itself.
    pub(crate) fn bind_from_class(&mut self, attribute: Value, class: Class) -> PyResult<Value> {
        if let Some(native) = attribute.downcast::<Native>() {
            if native.decl().binding == Binding::Class && native.receiver().is_unbound() {
                return Ok(native.bind(class.value(), self).value());
            }
            return Ok(attribute);
        }
        if attribute.is_kind(Kind::Function) {
            return Ok(attribute);
        }
        if let Some(wrapper) = attribute.downcast::<StaticMethod>()
            && self.is_built_in(attribute)
        {
            return Ok(wrapper.callable());
        }
        if let Some(wrapper) = attribute.downcast::<ClassMethod>()
            && self.is_built_in(attribute)
        {
            return self.bind_class_method(wrapper.callable(), class);
        }
        if attribute.is_kind(Kind::Property) && self.is_built_in(attribute)
            || attribute.is_kind(Kind::Member)
            || attribute.is_kind(Kind::GetSet)
        {
            return Ok(attribute);
        }
        match self.class_of(attribute).special(Special::Get, self) {
            Some(get) => self.call_unbound(get, attribute, &[Value::NONE, class.value()]),
            None => Ok(attribute),
        }
    }

    fn bind_class_method(&mut self, callable: Value, class: Class) -> PyResult<Value> {
        Ok(Method::new(callable, class.value(), self).value())
    }

    /// `attribute.__get__(object, class)`, or the attribute itself if it is no
    /// descriptor.
    pub fn bind_descriptor(
        &mut self,
        attribute: Value,
        object: Value,
        class: Class,
    ) -> PyResult<Value> {
        if let Some(function) = attribute.downcast::<Function>() {
            return Ok(Method::new(function.value(), object, self).value());
        }
        if let Some(native) = attribute.downcast::<Native>() {
            if !native.receiver().is_unbound() || native.owner().is_unbound() {
                return Ok(attribute);
            }
            return Ok(match native.decl().binding {
                Binding::Method => native.bind(object, self).value(),
                Binding::Class => native.bind(class.value(), self).value(),
                Binding::Static => attribute,
            });
        }
        if let Some(getset) = attribute.downcast::<GetSet>() {
            if !getset.owner().is(class.value()) {
                self.check_owner(getset.decl().name, getset.owner(), object)?;
            }
            return (getset.decl().get)(self, object);
        }
        if let Some(property) = attribute.downcast::<Property>()
            && self.is_built_in(attribute)
        {
            return property.read(object, self);
        }
        if let Some(member) = attribute.downcast::<Member>() {
            return member.read(object, self);
        }
        if let Some(wrapper) = attribute.downcast::<StaticMethod>()
            && self.is_built_in(attribute)
        {
            return Ok(wrapper.callable());
        }
        if let Some(wrapper) = attribute.downcast::<ClassMethod>()
            && self.is_built_in(attribute)
        {
            return self.bind_class_method(wrapper.callable(), class);
        }
        match self.class_of(attribute).special(Special::Get, self) {
            Some(get) => self.call_unbound(get, attribute, &[object, class.value()]),
            None => Ok(attribute),
        }
    }

    /// Is the object's class a built-in one, so that nothing is overridden?
    #[inline]
    fn is_built_in(&self, value: Value) -> bool {
        self.class_of(value).decl().is_some()
    }

    /// Does the class attribute go before the object's own? So do data
    /// descriptors that have `__get__`.
    #[inline]
    pub(crate) fn hides_own(&self, attribute: Value) -> bool {
        self.is_data_descriptor(attribute)
            && self.class_of(attribute).special(Special::Get, self).is_some()
    }

    /// Has the attribute's class `__set__` or `__delete__`?
    pub(crate) fn is_data_descriptor(&self, attribute: Value) -> bool {
        if !attribute.is_pointer() || attribute.is_kind(Kind::Function) {
            return false;
        }
        if attribute.is_kind(Kind::Property)
            || attribute.is_kind(Kind::GetSet)
            || attribute.is_kind(Kind::Member)
        {
            return true;
        }
        let class = self.class_of(attribute);
        class.special(Special::Set, self).is_some()
            || class.special(Special::Delete, self).is_some()
    }

    /// `object.name = value`; `name` is interned.
    pub fn set_attr(&mut self, object: Value, name: Str, value: Value) -> PyResult<()> {
        self.change_attr(object, name, Some(value))
    }

    /// `del object.name`; `name` is interned.
    pub fn delete_attr(&mut self, object: Value, name: Str) -> PyResult<()> {
        self.change_attr(object, name, None)
    }

    fn change_attr(&mut self, object: Value, name: Str, value: Option<Value>) -> PyResult<()> {
        let class = self.class_of(object);
        if self.has_generic_set(class) {
            return self.generic_change_attr(object, class, name, value);
        }
        let (special, args) = match value {
            Some(value) => (Special::SetAttr, &[name.value(), value][..]),
            None => (Special::DelAttr, &[name.value()][..]),
        };
        match class.special(special, self) {
            Some(method) => self.call_unbound(method, object, args).map(|_| ()),
            None => Err(self.no_attribute(object, name)),
        }
    }

    /// Are the class's `__setattr__` and `__delattr__` the built-in ones?
    #[inline(always)]
    pub(crate) fn has_generic_set(&self, class: Class) -> bool {
        class.access(self) & class_flags::GENERIC_SET != 0
    }

    pub(crate) fn finds_generic_set(&self, class: Class) -> bool {
        let builtin = |special: Special| match class.special(special, self) {
            Some(method) => method.downcast::<Native>().is_some_and(|n| {
                let decl: *const _ = n.decl();
                std::ptr::eq(decl, &crate::object::object::SETATTR)
                    || std::ptr::eq(decl, &crate::object::object::DELATTR)
                    || std::ptr::eq(decl, &crate::object::type_object::TYPE_SETATTR)
                    || std::ptr::eq(decl, &crate::object::type_object::TYPE_DELATTR)
            }),
            None => true,
        };
        builtin(Special::SetAttr) && builtin(Special::DelAttr)
    }

    /// `object.__setattr__` and `__delattr__` (`value` is `None`), or `type`'s.
    pub(crate) fn generic_change_attr(
        &mut self,
        object: Value,
        class: Class,
        name: Str,
        value: Option<Value>,
    ) -> PyResult<()> {
        if let Some(own) = object.downcast::<Class>() {
            return self.change_class_attr(own, class, name, value);
        }
        if let Some(attribute) = class.lookup(name, self)
            && self.is_data_descriptor(attribute)
        {
            return self.change_through(attribute, object, value);
        }
        self.change_own_attribute(object, class, name, value)
    }

    /// `attribute.__set__(object, value)` or `__delete__`.
    pub(crate) fn change_through(
        &mut self,
        attribute: Value,
        object: Value,
        value: Option<Value>,
    ) -> PyResult<()> {
        if let Some(getset) = attribute.downcast::<GetSet>() {
            self.check_owner(getset.decl().name, getset.owner(), object)?;
            return match getset.decl().set {
                Some(set) => set(self, object, value),
                None => Err(self.read_only(getset.decl().name, object)),
            };
        }
        if let Some(member) = attribute.downcast::<Member>() {
            return member.write(object, value, self);
        }
        if let Some(property) = attribute.downcast::<Property>()
            && self.is_built_in(attribute)
        {
            return property.write(object, value, self);
        }
        let (special, args) = match &value {
            Some(value) => (Special::Set, &[object, *value][..]),
            None => (Special::Delete, &[object][..]),
        };
        match self.call_special(attribute, special, args)? {
            Some(_) => Ok(()),
            None => Err(self.raise(
                ClassId::AttributeError,
                if value.is_some() { "__set__" } else { "__delete__" },
            )),
        }
    }

    #[cold]
    fn read_only(&self, name: &str, object: Value) -> crate::Raised {
        self.raise(
            ClassId::AttributeError,
            format!("attribute '{name}' of '{}' objects is not writable", self.type_name(object)),
        )
    }

    /// `AttributeError` for a missing attribute, with `name` and `obj` set.
    #[cold]
    pub fn no_attribute(&mut self, object: Value, name: Str) -> crate::Raised {
        let text = name.to_string_lossy().into_owned();
        let message = if let Some(class) = object.downcast::<Class>() {
            format!("type object '{}' has no attribute '{text}'", class.name_text())
        } else if let Some(module) = object.downcast::<Module>() {
            self.no_module_attribute(module, &text)
        } else {
            format!("'{}' object has no attribute '{text}'", self.type_name(object))
        };
        self.attribute_error(message, object, name)
    }

    /// `AttributeError` with its `name` and `obj` attributes.
    #[cold]
    pub fn attribute_error(
        &mut self,
        message: impl AsRef<str>,
        object: Value,
        name: Str,
    ) -> crate::Raised {
        let error = self.exception(ClassId::AttributeError, message.as_ref());
        if let Some(error) = error.downcast::<crate::object::exception::Exception>() {
            for (field, value) in [("name", name.value()), ("obj", object)] {
                if let Err(raised) = error.set_named_field(field, value, self) {
                    return raised;
                }
            }
        }
        self.raise_value(error)
    }
}

/// Does a call through an instance pass the instance as first argument, as
/// functions do?
pub(crate) fn is_method(attribute: Value) -> bool {
    attribute.is_kind(crate::Kind::Function)
        || attribute.downcast::<Native>().is_some_and(|n| {
            n.decl().binding == Binding::Method
                && n.receiver().is_unbound()
                && !n.owner().is_unbound()
        })
}
