//! Iterators over lists, tuples, strings, bytes, ranges, and whatever has
//! `__getitem__` only.

use super::Iterator;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::bytes::Bytes;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_bytecode::BinaryOp;
use taipan_heap::Value;

/// The element at the iterator's position, and on to the next; at the end the
/// source is dropped.
#[inline(always)]
fn advance(iterator: Iterator, item: Option<Value>) -> Option<Value> {
    match item {
        Some(_) => iterator.object().position.set(iterator.object().position.get() + 1),
        None => iterator.exhaust(),
    }
    item
}

impl Iterator {
    /// The next element of a `list_iterator`.
    #[inline(always)]
    pub(crate) fn next_in_list(self, vm: &Vm) -> Option<Value> {
        let list = self.object().source.get().downcast::<List>()?;
        advance(self, list.get(self.object().position.get() as usize, vm))
    }

    /// The next element of a `tuple_iterator`.
    #[inline(always)]
    pub(crate) fn next_in_tuple(self) -> Option<Value> {
        let tuple = self.object().source.get().downcast::<Tuple>()?;
        advance(self, tuple.items().get(self.object().position.get() as usize).copied())
    }
}

pub(super) fn list_reverse_step(iterator: Iterator, vm: &Vm) -> Option<Value> {
    let list = iterator.object().source.get().downcast::<List>()?;
    let position = iterator.object().position.get();
    let item = usize::try_from(position).ok().and_then(|i| list.get(i, vm));
    match item {
        Some(_) => iterator.object().position.set(position - 1),
        None => iterator.exhaust(),
    }
    item
}

pub(super) fn bytes_step(iterator: Iterator, vm: &mut Vm) -> PyResult<Option<Value>> {
    let source = iterator.object().source.get();
    if let Some(bytes) = source.downcast::<Bytes>() {
        let position = iterator.object().position.get() as usize;
        let byte = bytes.as_slice().get(position).map(|&b| Value::int(i64::from(b)));
        return Ok(advance(iterator, byte));
    }
    sequence_step(iterator, vm)
}

/// The position counts bytes.
pub(super) fn str_step(iterator: Iterator, vm: &Vm) -> PyResult<Option<Value>> {
    let Some(string) = iterator.object().source.get().downcast::<Str>() else { return Ok(None) };
    let position = iterator.object().position.get() as usize;
    let Some(rest) = string.as_bytes().get(position..).filter(|rest| !rest.is_empty()) else {
        iterator.exhaust();
        return Ok(None);
    };
    if let Some(ch) = vm.try_ascii_char(rest[0]) {
        iterator.object().position.set(position as i64 + 1);
        return Ok(Some(ch.value()));
    }
    let len = match rest[0] {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    };
    iterator.object().position.set((position + len) as i64);
    let ch = rest.get(..len).unwrap_or(rest);
    Str::from_wtf8(ch, vm).map(|ch| Some(ch.value()))
}

/// An iterator over `count` integers, if all are small enough to be held in
/// place.
pub(crate) fn range_iterator(start: i64, step: i64, count: u64, vm: &Vm) -> Option<Value> {
    let count = i64::try_from(count).ok()?;
    let last = i128::from(start) + i128::from(step) * i128::from(count.max(1) - 1);
    Value::small_int(start).and(Value::small_int(i64::try_from(last).ok()?))?;
    let class = ClassId::RangeIterator;
    Some(Iterator::new(class, Value::NONE, Value::UNBOUND, [start, count, step], vm).value())
}

impl Iterator {
    /// The next integer of a `range_iterator`.
    #[inline(always)]
    pub(crate) fn next_in_range(self) -> Option<Value> {
        let object = self.object();
        let remaining = object.remaining.get();
        if remaining <= 0 {
            return None;
        }
        let next = object.position.get();
        object.remaining.set(remaining - 1);
        // Past the last element the sum may not fit, but is not used.
        object.position.set(next.wrapping_add(object.step.get()));
        Some(Value::int(next))
    }
}

/// The source is a tuple of next integer, step and count left; integers of any
/// size.
pub(super) fn long_range_step(iterator: Iterator, vm: &mut Vm) -> PyResult<Option<Value>> {
    let Some(state) = iterator.object().source.get().downcast::<Tuple>() else {
        return Ok(None);
    };
    let &[next, step, left] = state.items() else { return Ok(None) };
    if !vm.is_true(left)? {
        iterator.exhaust();
        return Ok(None);
    }
    let after = vm.binary(BinaryOp::Add, next, step)?;
    let left = vm.binary(BinaryOp::Sub, left, Value::int(1))?;
    let state = Tuple::small([after, step, left], vm);
    vm.store(iterator.head(), &iterator.object().source, state.value());
    Ok(Some(next))
}

pub(super) fn sequence_step(iterator: Iterator, vm: &mut Vm) -> PyResult<Option<Value>> {
    let source = iterator.object().source.get();
    if source.is_unbound() {
        return Ok(None);
    }
    let position = iterator.object().position.get();
    if position == i64::MAX {
        return Err(vm.overflow_error("iter index too large"));
    }
    let index = vm.int(position);
    match vm.get_item(source, index) {
        Ok(item) => {
            iterator.object().position.set(position + 1);
            Ok(Some(item))
        }
        Err(raised) => {
            let stops = vm.raised_is(&raised, ClassId::IndexError)
                || vm.raised_is(&raised, ClassId::StopIteration);
            if !stops {
                return Err(raised);
            }
            let _ = vm.take_raised(raised);
            iterator.exhaust();
            Ok(None)
        }
    }
}
