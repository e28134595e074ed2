//! Attributes with inline caches: the hits. The misses are in
//! [`crate::interp::attributes`].

use crate::class_id::ClassId;
use crate::handle::{Downcast, Handle};
use crate::interp::attributes::STORE;
use crate::interp::calls::Entry;
use crate::interp::lookup_cache::Finding;
use crate::interp::state::{Flow, State, Step};
use crate::interp::type_attributes::method_of_type;
use crate::object::cell::Cell;
use crate::object::class::Class;
use crate::object::function::Function;
use crate::object::tuple::Tuple;
use crate::protocol::own::field;
use crate::vm::Vm;
use std::cell::Cell as Field;
use std::ptr::NonNull;
use taipan_bytecode::Op;
use taipan_heap::{Header, Value};

#[inline(always)]
pub(crate) fn load<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let value = vm.load_attr(s.code(), s.at(), s.r(s.b()))?;
    s.put(value, 5)
}

/// Is this instruction specialized to another shape than it has met now? Then
/// the megamorphic cache is asked first.
#[inline(always)]
fn is_megamorphic<const W: bool>(s: &State<W>, general: Op) -> bool {
    s.ins.0 as u8 != general as u8
}

#[inline(always)]
pub(crate) fn load_known<const W: bool>(s: &mut State<W>, vm: &Vm) -> Step {
    let object = s.r(s.b());
    if is_megamorphic(s, Op::LoadAttr)
        && let Some(shape) = object.shape_number()
        && let Some(word) = vm.lookups.word(shape, s.code().name_at(s.word(1) as usize).value())
    {
        // SAFETY: the shape says that the object has the word.
        let value = unsafe { field(object.pointer_unchecked(), word).get() };
        if !value.is_unbound() {
            return s.put(value, 5);
        }
    }
    Ok(Flow::Slow)
}

#[inline(always)]
pub(crate) fn store_known<const W: bool>(s: &mut State<W>, vm: &Vm) -> Step {
    let object = s.r(s.b());
    let name = s.code().name_at(s.word(1) as usize).value();
    if is_megamorphic(s, Op::StoreAttr)
        && let Some(shape) = object.shape_number()
        && let Some(word) = vm.lookups.word(shape ^ STORE, name)
    {
        // SAFETY: the shape says that the object has the word.
        let stored = unsafe {
            let head = object.pointer_unchecked();
            vm.try_store(head, field(head, word), s.r(s.a()))
        };
        if stored {
            return s.next(5);
        }
    }
    Ok(Flow::Slow)
}

#[inline(always)]
pub(crate) fn load_method_known<const W: bool>(s: &mut State<W>, vm: &Vm) -> Step {
    let object = s.r(s.b());
    if is_megamorphic(s, Op::LoadMethod)
        && let Some(shape) = object.shape_number()
        && let Some(Finding::Class(callee)) =
            vm.lookups.get(shape, s.code().name_at(s.word(1) as usize).value())
        && callee.is_kind(crate::Kind::Function)
    {
        return put_window(s, callee, object, 5);
    }
    Ok(Flow::Slow)
}

/// Has the object the shape in the second further word?
#[inline(always)]
fn shape_hit<const W: bool>(s: &State<W>, object: Value) -> bool {
    object.shape_number() == Some(s.word(2))
}

/// The word of the object that the cache names.
///
/// # Safety
/// The object has the cached shape.
#[inline(always)]
unsafe fn cached_word<const W: bool>(s: &State<W>, object: Value) -> Value {
    // SAFETY: the shape says that the object has the word.
    unsafe { field(object.pointer_unchecked(), s.word(3) as usize).get() }
}

#[inline(always)]
pub(crate) fn load_slot<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    let object = s.r(s.b());
    if shape_hit(s, object) {
        // SAFETY: the shape was compared.
        let value = unsafe { cached_word(s, object) };
        if !value.is_unbound() {
            return s.put(value, 5);
        }
    }
    s.again(Op::LoadAttr)
}

#[inline(always)]
pub(crate) fn load_overflow<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    match vm.overflow_slot(s.r(s.b()), s.word(2), s.word(3) as usize) {
        Some(value) => s.put(value, 5),
        None => s.again(Op::LoadAttr),
    }
}

#[inline(always)]
pub(crate) fn load_class<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    if shape_hit(s, s.r(s.b())) {
        return s.put(s.cell(s.word(3) as usize), 5);
    }
    s.again(Op::LoadAttr)
}

/// What is cached for the class in register `b`, if the cache is that class's.
#[inline(always)]
fn cached_in_type<const W: bool>(s: &State<W>) -> Option<(Class, Value)> {
    let class = s.r(s.b()).downcast::<Class>()?;
    (class.root_shape() == s.word(2)).then(|| (class, s.cell(s.word(3) as usize)))
}

#[inline(always)]
pub(crate) fn load_type<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    match cached_in_type(s) {
        Some((_, attribute)) => s.put(attribute, 5),
        None => s.again(Op::LoadAttr),
    }
}

#[inline(always)]
pub(crate) fn load_method_type<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    match cached_in_type(s).and_then(|(class, attribute)| method_of_type(attribute, class)) {
        Some((callee, receiver)) => put_window(s, callee, receiver, 5),
        None => s.again(Op::LoadMethod),
    }
}

/// The content of a module attribute's cell, if the cached module is `object`.
#[inline(always)]
fn module_cell(pair: Value, object: Value) -> Option<Value> {
    let pair = pair.downcast::<Tuple>()?;
    let items = pair.items();
    if !items.first()?.is(object) {
        return None;
    }
    items.get(1)?.downcast::<Cell>()?.content().bound()
}

#[inline(always)]
pub(crate) fn load_module<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    match module_cell(s.cell(s.word(3) as usize), s.r(s.b())) {
        Some(value) => s.put(value, 5),
        None => s.again(Op::LoadAttr),
    }
}

#[inline(always)]
pub(crate) fn load_property<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let object = s.r(s.b());
    if !shape_hit(s, object) {
        return s.again(Op::LoadAttr);
    }
    // SAFETY: the cache holds a Python function.
    let getter = unsafe { Function::from_value(s.cell(s.word(3) as usize)) };
    s.save();
    let start = vm.stage(&[object])?;
    vm.push_frame(getter, start, 1, None, Entry::store(s.a()))?;
    s.save_behind(5);
    Ok(Flow::Frame)
}

#[inline(always)]
pub(crate) fn store<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    vm.store_attr(s.code(), s.at(), s.r(s.b()), s.r(s.a()))?;
    s.next(5)
}

/// The cached word of the object in register `b`, if it has the cached shape.
#[inline(always)]
fn cached_field<const W: bool>(s: &State<W>) -> Option<(NonNull<Header>, &'static Field<Value>)> {
    let object = s.r(s.b());
    if !shape_hit(s, object) {
        return None;
    }
    // SAFETY: the shape says that the object has the word. It is used before
    // anything can collect.
    unsafe {
        let head = object.pointer_unchecked();
        Some((head, &*std::ptr::from_ref(field(head, s.word(3) as usize))))
    }
}

#[inline(always)]
pub(crate) fn store_slot<const W: bool>(s: &mut State<W>, vm: &Vm) -> Step {
    match cached_field(s) {
        Some((head, slot)) if vm.try_store(head, slot, s.r(s.a())) => s.next(5),
        Some(_) => Ok(Flow::Slow),
        None => s.again(Op::StoreAttr),
    }
}

#[inline(always)]
pub(crate) fn store_slot_logged<const W: bool>(s: &mut State<W>, vm: &Vm) -> Step {
    if let Some((head, slot)) = cached_field(s) {
        vm.store(head, slot, s.r(s.a()));
    }
    s.next(5)
}

#[inline(always)]
pub(crate) fn store_add<const W: bool>(s: &mut State<W>, vm: &Vm) -> Step {
    match cached_field(s) {
        Some((head, slot)) if vm.try_store(head, slot, s.r(s.a())) => {
            // SAFETY: the object is live.
            unsafe { head.as_ref() }.set_shape(s.word(4));
            s.next(5)
        }
        Some(_) => Ok(Flow::Slow),
        None => s.again(Op::StoreAttr),
    }
}

#[inline(always)]
pub(crate) fn store_add_logged<const W: bool>(s: &mut State<W>, vm: &Vm) -> Step {
    if let Some((head, slot)) = cached_field(s) {
        vm.store(head, slot, s.r(s.a()));
        // SAFETY: the object is live.
        unsafe { head.as_ref() }.set_shape(s.word(4));
    }
    s.next(5)
}

#[inline(always)]
pub(crate) fn delete<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let name = s.code().name_at(s.word(1) as usize);
    vm.delete_attr(s.r(s.b()), name)?;
    s.next(2)
}

/// Sets the first two words of a call window.
#[inline(always)]
fn put_window<const W: bool>(
    s: &mut State<W>,
    callee: Value,
    receiver: Value,
    words: usize,
) -> Step {
    s.set(s.a() + 1, receiver);
    s.put(callee, words)
}

#[inline(always)]
pub(crate) fn load_method<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    vm.load_method_into(s.code(), s.at(), s.r(s.b()), s.window(s.a()))?;
    s.next(5)
}

#[inline(always)]
pub(crate) fn load_method_class<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    let object = s.r(s.b());
    if shape_hit(s, object) {
        let callee = s.cell(s.word(3) as usize);
        return put_window(s, callee, object, 5);
    }
    s.again(Op::LoadMethod)
}

#[inline(always)]
pub(crate) fn load_method_slot<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    let object = s.r(s.b());
    if shape_hit(s, object) {
        // SAFETY: the shape was compared.
        let value = unsafe { cached_word(s, object) };
        if !value.is_unbound() {
            return put_window(s, value, Value::UNBOUND, 5);
        }
    }
    s.again(Op::LoadMethod)
}

#[inline(always)]
pub(crate) fn load_method_module<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    match module_cell(s.cell(s.word(3) as usize), s.r(s.b())) {
        Some(value) => put_window(s, value, Value::UNBOUND, 5),
        None => s.again(Op::LoadMethod),
    }
}

#[inline(always)]
pub(crate) fn load_super_method<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let operands = [s.r(s.a()), s.r(s.b()), s.r(s.c())];
    vm.load_super_method_into(s.code(), s.at(), operands, s.window(s.a()))?;
    s.next(5)
}

#[inline(always)]
pub(crate) fn load_super_method_class<const W: bool>(s: &mut State<W>, vm: &Vm) -> Step {
    let object = s.r(s.c());
    if object.shape_number() == Some(s.word(2))
        && s.r(s.a()).is(vm.class(ClassId::Super).value())
        && let Some(pair) = s.cell(s.word(3) as usize).downcast::<Tuple>()
        && let &[class, callee] = pair.items()
        && class.is(s.r(s.b()))
    {
        return put_window(s, callee, object, 5);
    }
    s.again(Op::LoadSuperMethod)
}

#[inline(always)]
pub(crate) fn load_super<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let name = s.code().name_at(s.word(1) as usize);
    let value = vm.super_attr(s.r(s.a()), s.r(s.b()), s.r(s.c()), name)?;
    s.put(value, 2)
}

#[inline(always)]
pub(crate) fn load_special<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let (method, receiver) = vm.load_special(s.r(s.b()), s.c())?;
    put_window(s, method, receiver, 1)
}
