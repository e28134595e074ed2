//! Attribute instructions: the slow paths, which also decide what to cache.
//!
//! What a shape lets a cache conclude is said at the head of [`crate::shape`].

use super::binary::quicken;
use super::lookup_cache::Finding;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::{Class, class_flags};
use crate::object::code::Code;
use crate::object::descriptor::{Member, Property};
use crate::object::function::Function;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::protocol::attr::is_method;
use crate::shape::{ShapeRef, SlotPlace};
use crate::vm::Vm;
use taipan_bytecode::Op;
use taipan_heap::Value;

impl Vm {
    /// May look-ups on objects of this shape be cached?
    fn cacheable(&self, object: Value) -> Option<(u32, ShapeRef)> {
        let (number, shape) = self.shape_of(object)?;
        let ok = !shape.dictionary
            && !object.is_kind(crate::Kind::Class)
            && !object.is_kind(crate::Kind::Module)
            && !object.is_kind(crate::Kind::Function);
        ok.then_some((number, shape))
    }

    fn find_cacheable(&self, object: Value, name: Str) -> Option<(u32, Finding)> {
        let number = object.shape_number()?;
        if let Some(finding) = self.lookups.get(number, name.value()) {
            return Some((number, finding));
        }
        let finding = self.find_in_shape(object, name)?;
        self.lookups.put(number, name.value(), finding);
        Some((number, finding))
    }

    fn find_in_shape(&self, object: Value, name: Str) -> Option<Finding> {
        let (_, shape) = self.cacheable(object)?;
        if !self.has_generic_get(shape.class) {
            return None;
        }
        let found = shape.class.lookup(name, self);
        if let Some(attribute) = found
            && self.hides_own(attribute)
        {
            if attribute.is_kind(crate::Kind::Member) {
                let slot = shape.slot(attribute)?;
                return Some(Finding::Slot(shape.place(slot)));
            }
            return Some(Finding::Class(attribute));
        }
        if let Some(slot) = shape.slot(name.value()) {
            return Some(Finding::Slot(shape.place(slot)));
        }
        found.map(Finding::Class)
    }

    /// Registers the caching instruction at `at` with the class of the shape that
    /// it caches.
    fn depend_on(&self, shape: u32, code: Code, at: *mut u32) {
        self.depend_on_class(self.shape_class(shape), code, at);
    }

    /// Registers the caching instruction at `at` with a class that it relies on.
    pub(super) fn depend_on_class(&self, class: Class, code: Code, at: *mut u32) {
        if class.has(class_flags::MUTABLE) {
            // SAFETY: the first further word is the name.
            let name = code.name_at(unsafe { *at.add(1) } as usize);
            self.shapes.depend(class, name, code, code.word_of(at));
        }
    }

    /// A place in the code's cell table for the instruction at `at`: the one it
    /// had, or a fresh one.
    pub(super) fn cache_cell(&self, code: Code, at: *mut u32, value: Value) -> Option<u32> {
        // SAFETY: the instruction's fourth further word keeps its place, plus 1.
        let kept = unsafe { *at.add(4) };
        let place = match kept.checked_sub(1) {
            Some(place) => place,
            None => code.take_cell()?,
        };
        // SAFETY: as above.
        unsafe { *at.add(4) = place + 1 };
        code.cells().set(place as usize, value, self);
        Some(place)
    }

    /// `object.name`, for `LoadAttr`.
    #[inline(never)]
    pub(in crate::interp) fn load_attr(
        &mut self,
        code: Code,
        at: *mut u32,
        object: Value,
    ) -> PyResult<Value> {
        // SAFETY: the first further word is the name.
        let name = code.name_at(unsafe { *at.add(1) } as usize);
        if let Some(module) = object.downcast::<Module>() {
            return self.load_module_attr(code, at, module, name);
        }
        if let Some(class) = object.downcast::<Class>() {
            self.cache_type_attr(code, at, class, name);
            return self.get_attr(object, name);
        }
        if let Some((shape, finding)) = self.find_cacheable(object, name) {
            if !is_free(at) {
                return self.read_finding(object, name, finding);
            }
            match finding {
                Finding::Slot(place) => {
                    let (op, number) = match place {
                        SlotPlace::Word(word) => (Op::LoadAttrSlot, word),
                        SlotPlace::Overflow(index) => (Op::LoadAttrOverflow, index),
                    };
                    self.depend_on(shape, code, at);
                    // SAFETY: the cache words follow the name.
                    unsafe {
                        *at.add(2) = shape;
                        *at.add(3) = number as u32;
                        quicken(at, op);
                    }
                }
                Finding::Class(attribute) => self.cache_class_attr(code, at, shape, attribute),
            }
        }
        self.get_attr(object, name)
    }

    /// The attribute that a look-up through the object's shape has found.
    fn read_finding(&mut self, object: Value, name: Str, finding: Finding) -> PyResult<Value> {
        match finding {
            Finding::Slot(SlotPlace::Word(word)) => {
                // SAFETY: the shape says that the object has the word.
                let value =
                    unsafe { crate::protocol::own::field(object.pointer_unchecked(), word).get() };
                if value.is_unbound() { self.get_attr(object, name) } else { Ok(value) }
            }
            Finding::Slot(SlotPlace::Overflow(_)) => self.get_attr(object, name),
            Finding::Class(attribute) => {
                let class = self.class_of(object);
                self.bind_descriptor(attribute, object, class)
            }
        }
    }

    fn cache_class_attr(&mut self, code: Code, at: *mut u32, shape: u32, attribute: Value) {
        let exact = self.is_exact(attribute, crate::ClassId::Property);
        let property = if exact { attribute.downcast::<Property>() } else { None };
        let getter = property.map(|p| p.object().getter.get());
        let (op, value) = match getter {
            Some(getter) if simple_getter(getter) => (Op::LoadAttrProperty, getter),
            Some(_) => return,
            None => {
                let descriptor = attribute.is_pointer()
                    && self.class_of(attribute).special(crate::Special::Get, self).is_some();
                let bound = attribute.is_kind(crate::Kind::Function)
                    || attribute.is_kind(crate::Kind::Native)
                    || attribute.is_kind(crate::Kind::GetSet)
                    || attribute.is_kind(crate::Kind::Member)
                    || attribute.is_kind(crate::Kind::StaticMethod)
                    || attribute.is_kind(crate::Kind::ClassMethod);
                if descriptor || bound {
                    return;
                }
                (Op::LoadAttrClass, attribute)
            }
        };
        if let Some(place) = self.cache_cell(code, at, value) {
            self.depend_on(shape, code, at);
            // It may become a descriptor.
            self.depend_on_class(self.class_of(attribute), code, at);
            // SAFETY: the cache words follow the name.
            unsafe {
                *at.add(2) = shape;
                *at.add(3) = place;
                quicken(at, op);
            }
        }
    }

    fn load_module_attr(
        &mut self,
        code: Code,
        at: *mut u32,
        module: Module,
        name: Str,
    ) -> PyResult<Value> {
        let dict = module.dict(self);
        let in_class = self.class_of(module.value()).lookup(name, self);
        if in_class.is_none()
            && let Some(cell) = dict.cell(name, self)
        {
            let pair = crate::object::tuple::Tuple::small([module.value(), cell.value()], self);
            if let Some(place) = self.cache_cell(code, at, pair.value()) {
                // SAFETY: the cache words follow the name.
                unsafe {
                    *at.add(3) = place;
                    let method = taipan_bytecode::Instr(*at).op().map(|op| op.info().generic);
                    let op = if method == Some(Op::LoadMethod) {
                        Op::LoadMethodModule
                    } else {
                        Op::LoadAttrModule
                    };
                    quicken(at, op);
                }
            }
        }
        self.get_attr(module.value(), name)
    }

    /// The first two words of a call window, for `LoadMethod`.
    #[inline(never)]
    pub(in crate::interp) fn load_method_into(
        &mut self,
        code: Code,
        at: *mut u32,
        object: Value,
        window: *mut Value,
    ) -> PyResult<()> {
        let (callee, receiver) = self.load_method(code, at, object)?;
        // SAFETY: the window lies in the frame's registers.
        unsafe {
            *window = callee;
            *window.add(1) = receiver;
        }
        Ok(())
    }

    /// The first two words of a call window, for `LoadSuperMethod`: `operands` are
    /// what `super` stands for, the class and the object.
    #[inline(never)]
    pub(in crate::interp) fn load_super_method_into(
        &mut self,
        code: Code,
        at: *mut u32,
        [global_super, class, object]: [Value; 3],
        window: *mut Value,
    ) -> PyResult<()> {
        // SAFETY: the first further word is the name.
        let name = code.name_at(unsafe { *at.add(1) } as usize);
        let (callee, receiver) = self.super_method(global_super, class, object, name)?;
        // SAFETY: the window lies in the frame's registers.
        unsafe {
            *window = callee;
            *window.add(1) = receiver;
        }
        // Of an instance of the class the shape decides what is found.
        let plain = global_super.is(self.class(ClassId::Super).value())
            && receiver.is(object)
            && !object.is_kind(crate::Kind::Class)
            && class.downcast::<Class>().is_some_and(|c| self.class_of(object).is_subclass_of(c));
        if plain
            && is_free(at)
            && let Some(shape) = object.shape_number()
        {
            let pair = crate::object::tuple::Tuple::small([class, callee], self);
            if let Some(place) = self.cache_cell(code, at, pair.value()) {
                self.depend_on(shape, code, at);
                // SAFETY: the cache words follow the name.
                unsafe {
                    *at.add(2) = shape;
                    *at.add(3) = place;
                    quicken(at, Op::LoadSuperMethodClass);
                }
            }
        }
        Ok(())
    }

    /// Callee and receiver of `object.name(…)`.
    #[inline(never)]
    pub(in crate::interp) fn load_method(
        &mut self,
        code: Code,
        at: *mut u32,
        object: Value,
    ) -> PyResult<(Value, Value)> {
        // SAFETY: the first further word is the name.
        let name = code.name_at(unsafe { *at.add(1) } as usize);
        if let Some(module) = object.downcast::<Module>() {
            return Ok((self.load_module_attr(code, at, module, name)?, Value::UNBOUND));
        }
        if let Some(class) = object.downcast::<Class>() {
            self.cache_type_method(code, at, class, name);
            return self.find_method(object, name);
        }
        match self.find_cacheable(object, name) {
            Some((shape, Finding::Class(attribute))) if is_method(attribute) => {
                if is_free(at)
                    && let Some(place) = self.cache_cell(code, at, attribute)
                {
                    self.depend_on(shape, code, at);
                    // SAFETY: the cache words follow the name.
                    unsafe {
                        *at.add(2) = shape;
                        *at.add(3) = place;
                        quicken(at, Op::LoadMethodClass);
                    }
                }
                return Ok((attribute, object));
            }
            Some((shape, Finding::Slot(SlotPlace::Word(word)))) if is_free(at) => {
                self.depend_on(shape, code, at);
                // SAFETY: the cache words follow the name.
                unsafe {
                    *at.add(2) = shape;
                    *at.add(3) = word as u32;
                    quicken(at, Op::LoadMethodSlot);
                }
            }
            _ => {}
        }
        self.find_method(object, name)
    }

    /// Callee and receiver of `object.name(…)`, without caching.
    pub(crate) fn find_method(&mut self, object: Value, name: Str) -> PyResult<(Value, Value)> {
        let class = self.class_of(object);
        if self.has_generic_get(class)
            && !object.is_kind(crate::Kind::Class)
            && let Some(attribute) = class.lookup(name, self)
            && is_method(attribute)
            && self.own_attribute(object, name).is_none()
        {
            return Ok((attribute, object));
        }
        Ok((self.get_attr(object, name)?, Value::UNBOUND))
    }

    /// `object.name = value`, for `StoreAttr`.
    #[inline(never)]
    pub(in crate::interp) fn store_attr(
        &mut self,
        code: Code,
        at: *mut u32,
        object: Value,
        value: Value,
    ) -> PyResult<()> {
        // SAFETY: the first further word is the name.
        let name = code.name_at(unsafe { *at.add(1) } as usize);
        if let Some(number) = object.shape_number()
            && let Some(Finding::Slot(SlotPlace::Word(word))) =
                self.lookups.get(number ^ STORE, name.value())
            && let Some(head) = object.as_pointer()
        {
            // SAFETY: the shape says that the object has the word.
            self.store(head, unsafe { crate::protocol::own::field(head, word) }, value);
            return Ok(());
        }
        let before = self.cacheable(object).filter(|(_, shape)| self.has_generic_set(shape.class));
        let Some((number, shape)) = before else { return self.set_attr(object, name, value) };
        let found = shape.class.lookup(name, self);
        let key = match found {
            Some(attribute) if attribute.is_kind(crate::Kind::Member) => attribute,
            Some(attribute) if self.is_data_descriptor(attribute) => {
                return self.set_attr(object, name, value);
            }
            _ => name.value(),
        };
        if key.is_kind(crate::Kind::Member)
            && !key
                .downcast::<Member>()
                .and_then(|m| m.owner().downcast::<Class>())
                .is_some_and(|o| shape.class.is_subclass_of(o))
        {
            return self.set_attr(object, name, value);
        }
        self.set_attr(object, name, value)?;
        if let Some(slot) = shape.slot(key) {
            self.lookups.put(number ^ STORE, name.value(), Finding::Slot(shape.place(slot)));
        }
        if !is_free(at) {
            return Ok(());
        }
        let cache = |op: Op, word: usize, after: u32| {
            self.depend_on(number, code, at);
            // SAFETY: the cache words follow the name.
            unsafe {
                *at.add(2) = number;
                *at.add(3) = word as u32;
                *at.add(4) = after;
                quicken(at, op);
            }
        };
        if let Some(slot) = shape.slot(key) {
            match shape.place(slot) {
                SlotPlace::Word(word) => cache(Op::StoreAttrSlot, word, 0),
                SlotPlace::Overflow(index) => cache(Op::StoreAttrOverflow, index, 0),
            }
        } else if let Some((after, now)) = self.cacheable(object)
            && after != number
            && now.class == shape.class
            && now.count == shape.count + 1
            && let Some(slot) = now.slot(key)
            && let SlotPlace::Word(word) = now.place(slot)
        {
            cache(Op::StoreAttrAdd, word, after);
        }
        Ok(())
    }

    /// An attribute in an object's overflow array, if the object has the shape.
    pub(in crate::interp) fn overflow_slot(
        &self,
        object: Value,
        shape: u32,
        index: usize,
    ) -> Option<Value> {
        if object.shape_number() != Some(shape) {
            return None;
        }
        let word = self.shapes.get(shape).attributes_at as usize;
        if word == 0 {
            return None;
        }
        // SAFETY: the shape says that the object has the word.
        let slots = unsafe { crate::protocol::own::field(object.as_pointer()?, word) }.get();
        let array = slots.downcast::<crate::object::array::Array>()?;
        if index < array.capacity() { array.get(index).bound() } else { None }
    }

    /// Looks up the special method that a `with` statement needs.
    pub(in crate::interp) fn load_special(
        &mut self,
        object: Value,
        which: usize,
    ) -> PyResult<(Value, Value)> {
        use crate::Special;
        let special = match which {
            0 => Special::Enter,
            1 => Special::Exit,
            2 => Special::AEnter,
            _ => Special::AExit,
        };
        let class = self.class_of(object);
        if let Some(method) = class.special(special, self) {
            if is_method(method) {
                return Ok((method, object));
            }
            return Ok((self.bind_descriptor(method, object, class)?, Value::UNBOUND));
        }
        let protocols = ["context manager", "asynchronous context manager"];
        let (own, other) = if which < 2 { (0, 1) } else { (1, 0) };
        let mut message = format!(
            "'{}' object does not support the {} protocol (missed {} method)",
            class.name_text(),
            protocols[own],
            special.name()
        );
        let others = [[Special::Enter, Special::Exit], [Special::AEnter, Special::AExit]][other];
        if others.iter().all(|&special| class.special(special, self).is_some()) {
            let keyword = ["with", "async with"][other];
            message.push_str(&format!(
                " but it supports the {} protocol. Did you mean to use '{keyword}'?",
                protocols[other]
            ));
        }
        Err(self.raise(ClassId::TypeError, message))
    }
}

/// Is it a plain Python function of one parameter?
fn simple_getter(getter: Value) -> bool {
    getter.downcast::<Function>().is_some_and(|f| {
        let code = f.code();
        let object = code.object();
        object.parameters == 1 && object.keyword_only == 0 && !code.is_variadic()
    })
}

/// Tells what a store finds from what a load finds, in the megamorphic cache.
pub(in crate::interp) const STORE: u32 = 1 << 31;

/// Has the instruction not cached a shape yet (or lost it)?
pub(super) fn is_free(at: *mut u32) -> bool {
    // SAFETY: the instruction being executed, whose second further word is the
    // cached shape.
    let (op, shape) = unsafe { (taipan_bytecode::Instr(*at).op(), *at.add(2)) };
    op.is_some_and(Op::is_generic) || shape == crate::shape::NO_SHAPE
}
