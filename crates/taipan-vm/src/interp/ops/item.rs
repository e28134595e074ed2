//! Subscription of lists, tuples, dicts and strings.

use crate::class_id::ClassId;
use crate::handle::{Downcast, Handle};
use crate::interp::binary::may_specialize;
use crate::interp::state::{Flow, State, Step};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::slice::Slice;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_bytecode::Op;
use taipan_heap::Value;

/// A Python index as an offset from the start; out of range for too small ones.
#[inline(always)]
fn normalized(index: i64, len: usize) -> usize {
    if index >= 0 { index as usize } else { index.wrapping_add(len as i64) as usize }
}

#[inline(always)]
fn element(items: &[Value], key: Value) -> Option<Value> {
    items.get(normalized(key.int_unchecked(), items.len())).copied()
}

/// The object, if it is exactly of the built-in class `id`, which is `H`'s.
#[inline(always)]
fn exactly<H: Handle>(object: Value, id: ClassId) -> Option<H> {
    if object.shape_number() == Some(id.shape()) {
        // SAFETY: plain instances of a built-in class have its kind.
        Some(unsafe { H::from_value(object) })
    } else {
        None
    }
}

#[inline(always)]
pub(crate) fn get<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let (object, key) = (s.r(s.b()), s.r(s.c()));
    if may_specialize(s.word(1))
        && let Some(op) = specialization(object, key, vm)
    {
        s.quicken(op);
    }
    generic_get(s, vm)
}

fn specialization(object: Value, key: Value, vm: &Vm) -> Option<Op> {
    if vm.is_exact(object, ClassId::Dict) {
        Some(Op::GetItemDict)
    } else if !key.is_int() {
        None
    } else if vm.is_exact(object, ClassId::List) {
        Some(Op::GetItemListInt)
    } else if vm.is_exact(object, ClassId::Tuple) {
        Some(Op::GetItemTupleInt)
    } else if vm.is_exact(object, ClassId::Str) {
        Some(Op::GetItemStrInt)
    } else {
        None
    }
}

#[inline(always)]
fn generic_get<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let value = vm.get_item(s.r(s.b()), s.r(s.c()))?;
    s.put(value, 2)
}

#[inline(always)]
pub(crate) fn get_list<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let key = s.r(s.c());
    match exactly::<List>(s.r(s.b()), ClassId::List) {
        Some(list) if key.is_int() => {
            if let Some(value) = element(list.items(vm), key) {
                return s.put(value, 2);
            }
        }
        _ => s.unspecialize(Op::GetItem, 1),
    }
    s.again(Op::GetItem)
}

#[inline(always)]
pub(crate) fn get_tuple<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    let key = s.r(s.c());
    match exactly::<Tuple>(s.r(s.b()), ClassId::Tuple) {
        Some(tuple) if key.is_int() => {
            if let Some(value) = element(tuple.items(), key) {
                return s.put(value, 2);
            }
        }
        _ => s.unspecialize(Op::GetItem, 1),
    }
    s.again(Op::GetItem)
}

#[inline(always)]
pub(crate) fn get_dict<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let key = s.r(s.c());
    if let Some(dict) = exactly::<Dict>(s.r(s.b()), ClassId::Dict) {
        s.save();
        return match dict.get(key, vm)? {
            Some(value) => s.put(value, 2),
            None => Err(vm.key_error(key)),
        };
    }
    s.unspecialize(Op::GetItem, 1);
    s.again(Op::GetItem)
}

#[inline(always)]
pub(crate) fn get_str<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let key = s.r(s.c());
    match exactly::<Str>(s.r(s.b()), ClassId::Str) {
        Some(string) if key.is_int() => {
            let bytes = string.as_bytes();
            if string.is_ascii()
                && let Some(&byte) = bytes.get(normalized(key.int_unchecked(), bytes.len()))
                && let Some(character) = vm.try_ascii_char(byte)
            {
                return s.put(character.value(), 2);
            }
        }
        _ => s.unspecialize(Op::GetItem, 1),
    }
    s.again(Op::GetItem)
}

#[inline(always)]
pub(crate) fn set<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let (object, key) = (s.r(s.a()), s.r(s.b()));
    if may_specialize(s.word(1)) {
        if vm.is_exact(object, ClassId::Dict) {
            s.quicken(Op::SetItemDict);
        } else if vm.is_exact(object, ClassId::List) && key.is_int() {
            s.quicken(Op::SetItemListInt);
        }
    }
    generic_set(s, vm)
}

#[inline(always)]
fn generic_set<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    vm.set_item(s.r(s.a()), s.r(s.b()), s.r(s.c()))?;
    s.next(2)
}

#[inline(always)]
pub(crate) fn set_list<const W: bool>(s: &mut State<W>, vm: &Vm) -> Step {
    let key = s.r(s.b());
    match exactly::<List>(s.r(s.a()), ClassId::List) {
        Some(list) if key.is_int() => {
            if list.try_set(normalized(key.int_unchecked(), list.len(vm)), s.r(s.c()), vm) {
                return s.next(2);
            }
            // Out of range, or the barrier has something to do.
            Ok(Flow::Slow)
        }
        _ => {
            s.unspecialize(Op::SetItem, 1);
            s.again(Op::SetItem)
        }
    }
}

/// `SetItem` without a look at its specialization.
#[inline(always)]
pub(crate) fn set_any<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    generic_set(s, vm)
}

#[inline(always)]
pub(crate) fn set_dict<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    if let Some(dict) = exactly::<Dict>(s.r(s.a()), ClassId::Dict) {
        s.save();
        dict.set(s.r(s.b()), s.r(s.c()), vm)?;
        return s.next(2);
    }
    s.unspecialize(Op::SetItem, 1);
    s.again(Op::SetItem)
}

#[inline(always)]
pub(crate) fn delete<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    vm.delete_item(s.r(s.a()), s.r(s.b()))?;
    s.next(1)
}

#[inline(always)]
pub(crate) fn build_slice<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let start = s.b();
    let step = if s.c() == 3 { s.r(start + 2) } else { Value::NONE };
    let slice = Slice::new(s.r(start), s.r(start + 1), step, vm);
    s.put(slice.value(), 1)
}
