//! An object's own attributes: slots by shape, or a dict.

use crate::error::PyResult;
use crate::handle::{Downcast, Handle, header};
use crate::kind::Kind;
use crate::object::array::Array;
use crate::object::class::{Class, class_flags};
use crate::object::dict::Dict;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::shape::{MAX_SLOTS, Shape, ShapeRef, SlotPlace};
use crate::vm::Vm;
use std::cell::Cell;
use std::ptr::NonNull;
use taipan_heap::{Header, Value};

/// A word of an object, as a field.
///
/// # Safety
/// `word` lies within the object, behind its raw words.
#[inline(always)]
pub(crate) unsafe fn field<'a>(object: NonNull<Header>, word: usize) -> &'a Cell<Value> {
    // SAFETY: the caller vouches for the word; `Cell<Value>` has the layout of a
    // word.
    unsafe { &*object.as_ptr().cast::<Cell<Value>>().add(word) }
}

impl Vm {
    /// Memory for an instance of `class` with `fixed` words of its own (header
    /// included), the attribute words unbound. The caller fills the fixed words.
    #[inline]
    pub(crate) fn allocate_with_attributes(
        &self,
        kind: Kind,
        raw: u8,
        fixed: usize,
        class: Class,
    ) -> NonNull<Header> {
        let layout = class.layout();
        let extra = if layout.attributes_at == 0 { 0 } else { 1 + layout.inline as usize };
        let memory = self.allocate(kind, raw, fixed + extra, class.root_shape());
        for word in fixed..fixed + extra {
            // SAFETY: fresh memory of that size.
            unsafe { memory.as_ptr().cast::<Value>().add(word).write(Value::UNBOUND) };
        }
        if class.has(class_flags::HAS_DEL) {
            self.heap.register_finalizer(memory);
        }
        memory
    }

    /// A plain instance of `class`, whose kind is [`Kind::Instance`], without
    /// attributes.
    #[inline]
    pub(crate) fn allocate_instance(&self, class: Class) -> Value {
        debug_assert!(class.kind() == Kind::Instance);
        Value::pointer(self.allocate_with_attributes(Kind::Instance, 0, 1, class))
    }

    /// The object's shape and its number.
    pub(crate) fn shape_of(&self, object: Value) -> Option<(u32, ShapeRef)> {
        let number = object.shape_number()?;
        if (number as usize) < crate::ClassId::COUNT {
            self.shape_class(number);
        }
        Some((number, self.shapes.get(number)))
    }

    /// The field in front of the slots: overflow array or dict.
    fn attributes_field(&self, object: Value, shape: &Shape) -> Option<&Cell<Value>> {
        let head = object.as_pointer()?;
        let word = match shape.attributes_at {
            // SAFETY: a pointer value points to a live header.
            0 if shape.has_dict || shape.count > 0 => unsafe { head.as_ref() }.words() - 1,
            0 => return None,
            word => word as usize,
        };
        // SAFETY: the shape says that the object has this word.
        Some(unsafe { field(head, word) })
    }

    fn read_slot(&self, object: Value, shape: &Shape, slot: u32) -> Option<Value> {
        match shape.place(slot) {
            // SAFETY: the shape says that the object has this word.
            SlotPlace::Word(word) => Some(unsafe { field(object.as_pointer()?, word) }.get()),
            SlotPlace::Overflow(index) => {
                let array = self.attributes_field(object, shape)?.get().downcast::<Array>()?;
                (index < array.capacity()).then(|| array.get(index))
            }
        }
    }

    /// The attribute in the object itself (not its class). `key` is an interned
    /// string, or a member descriptor.
    pub(crate) fn own_value(&self, object: Value, key: Value) -> Option<Value> {
        let (_, shape) = self.shape_of(object)?;
        if shape.dictionary
            && let Some(name) = key.downcast::<Str>()
        {
            let dict = self.attributes_field(object, &shape)?.get().downcast::<Dict>()?;
            return dict.get_str(name, self);
        }
        self.read_slot(object, &shape, shape.slot(key)?)?.bound()
    }

    /// As [`Vm::own_value`], for every kind of object that has a namespace.
    pub(crate) fn own_attribute(&self, object: Value, name: Str) -> Option<Value> {
        if let Some(module) = object.downcast::<Module>() {
            return module.dict(self).get_str(name, self);
        }
        if let Some(function) = object.downcast::<crate::object::function::Function>() {
            return function.object().dict.get().downcast::<Dict>()?.get_str(name, self);
        }
        self.own_value(object, name.value())
    }

    /// Sets an attribute in the object itself, without a look at its class.
    pub(crate) fn set_own_attribute(
        &mut self,
        object: Value,
        key: Value,
        value: Value,
    ) -> PyResult<()> {
        let Some((number, shape)) = self.shape_of(object) else { return Ok(()) };
        if shape.dictionary
            && let Some(name) = key.downcast::<Str>()
        {
            let dict =
                self.attributes_field(object, &shape).and_then(|f| f.get().downcast::<Dict>());
            return match dict {
                Some(dict) => dict.set_str(name, value, self),
                None => Err(self.runtime_error("an object has lost its attributes")),
            };
        }
        if let Some(slot) = shape.slot(key) {
            return self.write_slot(object, &shape, slot, value);
        }
        if !key.is_kind(Kind::Str) {
            // Slots of `__slots__` are there from the start.
            return Err(self.type_error("the object has no such slot"));
        }
        if shape.count - shape.fixed >= MAX_SLOTS
            || shape.has_dict && self.shapes.is_crowded(number, key)
        {
            self.to_dictionary(object)?;
            return self.set_own_attribute(object, key, value);
        }
        let next = self.shapes.with_attribute(number, key);
        let slot = shape.count;
        let next_shape = self.shapes.get(next);
        self.write_slot(object, &next_shape, slot, value)?;
        // SAFETY: an object with a shape is a pointer.
        unsafe { header(object) }.set_shape(next);
        Ok(())
    }

    fn write_slot(&self, object: Value, shape: &Shape, slot: u32, value: Value) -> PyResult<()> {
        let Some(head) = object.as_pointer() else { return Ok(()) };
        match shape.place(slot) {
            // SAFETY: the shape says that the object has this word.
            SlotPlace::Word(word) => self.store(head, unsafe { field(head, word) }, value),
            SlotPlace::Overflow(index) => {
                let Some(place) = self.attributes_field(object, shape) else { return Ok(()) };
                let old = place.get().downcast::<Array>();
                let array = match old {
                    Some(array) if index < array.capacity() => array,
                    _ => {
                        let grown = Array::new((index + 1).next_power_of_two().max(4), self)?;
                        for (to, from) in
                            grown.slots().iter().zip(old.iter().flat_map(|a| a.slots()))
                        {
                            to.set(from.get());
                        }
                        self.store(head, place, grown.value());
                        grown
                    }
                };
                array.set(index, value, self);
            }
        }
        Ok(())
    }

    /// Turns the object to dictionary mode and returns the dict; `None` if it has
    /// no `__dict__`.
    pub(crate) fn to_dictionary(&self, object: Value) -> PyResult<Option<Dict>> {
        if let Some(module) = object.downcast::<Module>() {
            return Ok(Some(module.dict(self)));
        }
        let Some((number, shape)) = self.shape_of(object) else { return Ok(None) };
        if !shape.has_dict {
            return Ok(None);
        }
        let Some(place) = self.attributes_field(object, &shape) else { return Ok(None) };
        if shape.dictionary {
            return Ok(place.get().downcast());
        }
        let dict = Dict::new(self);
        for slot in shape.fixed..shape.count {
            let (key, value) = (shape.key(slot), self.read_slot(object, &shape, slot));
            if let (Some(key), Some(value)) = (key.and_then(|k| k.downcast::<Str>()), value)
                && !value.is_unbound()
            {
                dict.set_str(key, value, self)?;
            }
        }
        let next = self.shapes.dictionary_of(number);
        if let Some(head) = object.as_pointer() {
            self.store(head, place, dict.value());
            // SAFETY: a pointer value points to a live header.
            unsafe { head.as_ref() }.set_shape(next);
        }
        Ok(Some(dict))
    }

    /// Replaces the object's `__dict__`.
    pub(crate) fn set_dictionary(&mut self, object: Value, dict: Dict) -> PyResult<bool> {
        if self.to_dictionary(object)?.is_none() {
            return Ok(false);
        }
        let Some((_, shape)) = self.shape_of(object) else { return Ok(false) };
        if let (Some(place), Some(head)) =
            (self.attributes_field(object, &shape), object.as_pointer())
        {
            self.store(head, place, dict.value());
        }
        Ok(true)
    }

    /// Deletes an attribute of the object itself; false if it has none such.
    pub(crate) fn delete_own_attribute(&mut self, object: Value, key: Value) -> PyResult<bool> {
        let Some((_, shape)) = self.shape_of(object) else { return Ok(false) };
        if !shape.dictionary || !key.is_kind(Kind::Str) {
            let Some(slot) = shape.slot(key) else { return Ok(false) };
            if self.read_slot(object, &shape, slot).is_none_or(|v| v.is_unbound()) {
                return Ok(false);
            }
            if !key.is_kind(Kind::Str) || !shape.has_dict {
                return self.write_slot(object, &shape, slot, Value::UNBOUND).map(|()| true);
            }
        }
        match (self.to_dictionary(object)?, key.downcast::<Str>()) {
            (Some(dict), Some(name)) => Ok(dict.delete_str(name, self)),
            _ => Ok(false),
        }
    }

    /// Sets or deletes an attribute in the object's namespace, for
    /// `object.__setattr__`.
    pub(crate) fn change_own_attribute(
        &mut self,
        object: Value,
        class: Class,
        name: Str,
        value: Option<Value>,
    ) -> PyResult<()> {
        let namespace = if let Some(module) = object.downcast::<Module>() {
            Some(module.dict(self))
        } else {
            let function = object.downcast::<crate::object::function::Function>();
            function.map(|function| function.dict(self))
        };
        let done = match (namespace, value) {
            (Some(dict), Some(value)) => dict.set_str(name, value, self).map(|()| true)?,
            (Some(dict), None) => dict.delete_str(name, self),
            (None, Some(value)) if self.can_have_attributes(object) => {
                self.set_own_attribute(object, name.value(), value).map(|()| true)?
            }
            (None, Some(_)) => false,
            (None, None) => self.delete_own_attribute(object, name.value())?,
        };
        if done {
            return Ok(());
        }
        let has_place = namespace.is_some() || self.can_have_attributes(object);
        let (class_name, text) = (class.name_text(), name.to_string_lossy().into_owned());
        if has_place {
            let message = format!("'{class_name}' object has no attribute '{text}'");
            return Err(self.raise(crate::ClassId::AttributeError, message));
        }
        let message = if class.lookup(name, self).is_some() {
            format!("'{class_name}' object attribute '{text}' is read-only")
        } else {
            format!(
                "'{class_name}' object has no attribute '{text}' and no __dict__ for setting new attributes"
            )
        };
        Err(self.attribute_error(message, object, name))
    }

    fn can_have_attributes(&self, object: Value) -> bool {
        self.shape_of(object).is_some_and(|(_, shape)| shape.has_dict)
    }
}
