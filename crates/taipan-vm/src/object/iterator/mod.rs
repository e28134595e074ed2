//! Iterators of the built-in types.
//!
//! They share one memory layout, so that [`step`], what `for` runs, tells them
//! apart by one look at the header's shape and needs no call of `__next__`. An
//! instance of a subclass (`class Numbered(enumerate)`) has another shape and
//! goes through its class.
//!
//! An iterator drops its source when it comes to the end: from then on it stays
//! exhausted, whatever happens to the source.

mod adaptors;
mod collect;
mod declarations;
mod dicts;
mod map;
mod reversed;
mod sequences;
mod zip;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::Class;
use crate::object::list::List;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

pub(crate) use collect::collect;
pub use declarations::*;
pub(crate) use sequences::range_iterator;

/// The memory of an iterator. What the fields mean depends on its class.
#[repr(C)]
pub struct IteratorObject {
    header: Header,
    /// The position in the source, or the next integer of a range, or a flag.
    pub(crate) position: Cell<i64>,
    /// How many integers of a range, or items of a dict or set, are left.
    pub(crate) remaining: Cell<i64>,
    /// The step of a range, or the length that a dict or set began with.
    pub(crate) step: Cell<i64>,
    /// What is iterated; unbound when exhausted.
    pub(crate) source: Cell<Value>,
    /// A second value: a function, a sentinel.
    pub(crate) other: Cell<Value>,
}

/// Words of an iterator.
pub(crate) const ITERATOR_WORDS: usize = crate::memory::words_of::<IteratorObject>();
const ITERATOR_RAW: u8 = 3;

handle! {
    /// An iterator of a built-in type.
    Iterator => IteratorObject, Kind::Iterator
}

impl Iterator {
    /// An iterator of the given class; `numbers` are position, remaining and
    /// step.
    pub(crate) fn new(
        class: ClassId,
        source: Value,
        other: Value,
        numbers: [i64; 3],
        vm: &Vm,
    ) -> Iterator {
        Iterator(vm.place(Kind::Iterator, ITERATOR_RAW, class.shape(), |header| IteratorObject {
            header,
            position: Cell::new(numbers[0]),
            remaining: Cell::new(numbers[1]),
            step: Cell::new(numbers[2]),
            source: Cell::new(source),
            other: Cell::new(other),
        }))
    }

    /// As [`Iterator::new`], of a class that Python code may have derived.
    pub(crate) fn of_class(
        class: Class,
        source: Value,
        other: Value,
        numbers: [i64; 3],
        vm: &Vm,
    ) -> Iterator {
        let memory =
            vm.allocate_with_attributes(Kind::Iterator, ITERATOR_RAW, ITERATOR_WORDS, class);
        let iterator = Iterator(memory.cast());
        // SAFETY: fresh memory with room for the fields, which are all written
        // here.
        unsafe {
            let object = iterator.0.as_ptr();
            (&raw mut (*object).position).write(Cell::new(numbers[0]));
            (&raw mut (*object).remaining).write(Cell::new(numbers[1]));
            (&raw mut (*object).step).write(Cell::new(numbers[2]));
            (&raw mut (*object).source).write(Cell::new(source));
            (&raw mut (*object).other).write(Cell::new(other));
        }
        iterator
    }

    /// An iterator at the beginning of `source`.
    #[inline]
    pub(crate) fn over(class: ClassId, source: Value, vm: &Vm) -> Value {
        Iterator::new(class, source, Value::UNBOUND, [0; 3], vm).value()
    }

    /// Drops the source: the iterator is at its end.
    #[inline]
    fn exhaust(self) {
        self.object().source.set(Value::UNBOUND);
    }
}

/// `iter(value)` for a class with `__getitem__` only.
pub(crate) fn sequence_iterator(value: Value, vm: &Vm) -> Value {
    Iterator::over(ClassId::SequenceIterator, value, vm)
}

/// `iter(callable, sentinel)`.
pub(crate) fn callable_iterator(callable: Value, sentinel: Value, vm: &Vm) -> Value {
    Iterator::new(ClassId::CallableIterator, callable, sentinel, [0; 3], vm).value()
}

/// The shape numbers of the iterators' classes, as patterns.
mod shapes {
    use crate::class_id::ClassId;
    pub(super) const LIST: u32 = ClassId::ListIterator.shape();
    pub(super) const LIST_REVERSE: u32 = ClassId::ListReverseIterator.shape();
    pub(super) const TUPLE: u32 = ClassId::TupleIterator.shape();
    pub(super) const STR: u32 = ClassId::StrIterator.shape();
    pub(super) const STR_ASCII: u32 = ClassId::StrAsciiIterator.shape();
    pub(super) const BYTES: u32 = ClassId::BytesIterator.shape();
    pub(super) const RANGE: u32 = ClassId::RangeIterator.shape();
    pub(super) const LONG_RANGE: u32 = ClassId::LongRangeIterator.shape();
    pub(super) const DICT_KEY: u32 = ClassId::DictKeyIterator.shape();
    pub(super) const DICT_VALUE: u32 = ClassId::DictValueIterator.shape();
    pub(super) const DICT_ITEM: u32 = ClassId::DictItemIterator.shape();
    pub(super) const DICT_REVERSE: u32 = ClassId::DictReverseIterator.shape();
    pub(super) const ORDERED_DICT: u32 = ClassId::OrderedDictIterator.shape();
    pub(super) const SET: u32 = ClassId::SetIterator.shape();
    pub(super) const SEQUENCE: u32 = ClassId::SequenceIterator.shape();
    pub(super) const CALLABLE: u32 = ClassId::CallableIterator.shape();
    pub(super) const ENUMERATE: u32 = ClassId::Enumerate.shape();
    pub(super) const ZIP: u32 = ClassId::Zip.shape();
    pub(super) const MAP: u32 = ClassId::Map.shape();
    pub(super) const FILTER: u32 = ClassId::Filter.shape();
    pub(super) const REVERSED: u32 = ClassId::Reversed.shape();
}

/// A step of a built-in iterator, by its exact class; `None` for any other
/// object.
#[inline]
pub(crate) fn step(iterator: Value, vm: &mut Vm) -> Option<PyResult<Option<Value>>> {
    let iterator = iterator.downcast::<Iterator>()?;
    match iterator.object().header.shape() {
        shapes::RANGE => Some(Ok(iterator.next_in_range())),
        shapes::LIST => Some(Ok(iterator.next_in_list(vm))),
        shape => other_step(shape, iterator, vm),
    }
}

fn other_step(shape: u32, iterator: Iterator, vm: &mut Vm) -> Option<PyResult<Option<Value>>> {
    Some(match shape {
        shapes::TUPLE => Ok(iterator.next_in_tuple()),
        shapes::DICT_KEY | shapes::DICT_VALUE | shapes::DICT_ITEM => {
            dicts::dict_step(shape, iterator, vm)
        }
        shapes::ENUMERATE => adaptors::enumerate_step(iterator, vm),
        shapes::ZIP => zip::step(iterator, vm),
        shapes::STR | shapes::STR_ASCII => sequences::str_step(iterator, vm),
        shapes::SET => dicts::set_step(iterator, vm),
        shapes::MAP => map::step(iterator, vm),
        shapes::FILTER => adaptors::filter_step(iterator, vm),
        shapes::REVERSED => reversed::step(iterator, vm),
        shapes::LIST_REVERSE => Ok(sequences::list_reverse_step(iterator, vm)),
        shapes::ORDERED_DICT => dicts::ordered_step(iterator, vm),
        shapes::DICT_REVERSE => dicts::dict_reverse_step(iterator, vm),
        shapes::BYTES => sequences::bytes_step(iterator, vm),
        shapes::LONG_RANGE => sequences::long_range_step(iterator, vm),
        shapes::SEQUENCE => sequences::sequence_step(iterator, vm),
        shapes::CALLABLE => adaptors::callable_step(iterator, vm),
        _ => return None,
    })
}

/// Can [`pair_step`] do a step of it?
pub(crate) fn yields_pairs(iterator: Value) -> bool {
    iterator.downcast::<Iterator>().is_some_and(|i| match i.object().header.shape() {
        shapes::DICT_ITEM | shapes::ENUMERATE => true,
        shapes::ZIP => i.object().source.get().downcast::<Tuple>().is_some_and(|t| t.len() == 2),
        _ => false,
    })
}

/// A step of a built-in iterator over pairs that makes no tuple; `None` for any
/// other object.
#[inline]
pub(crate) fn pair_step(iterator: Value, vm: &mut Vm) -> Option<PyResult<Option<(Value, Value)>>> {
    let iterator = iterator.downcast::<Iterator>()?;
    match iterator.object().header.shape() {
        shapes::DICT_ITEM => Some(dicts::pair_step(iterator, vm)),
        shapes::ENUMERATE => Some(adaptors::enumerate_pair(iterator, vm)),
        shapes::ZIP => zip::pair_step(iterator, vm),
        _ => None,
    }
}

/// Moves a fresh iterator over a plain list or tuple on by `count` elements.
pub(crate) fn skip(iterator: Value, count: usize) {
    if let Some(iterator) = iterator.downcast::<Iterator>() {
        iterator.object().position.set(count as i64);
    }
}

/// The elements of an exact list or tuple. They borrow from the token: nothing
/// can change the list meanwhile.
#[inline]
pub(crate) fn exact_items(value: Value, vm: &Vm) -> Option<&[Value]> {
    if vm.is_exact(value, ClassId::List) {
        return value.downcast::<List>().map(|list| list.items(vm));
    }
    if vm.is_exact(value, ClassId::Tuple) {
        return value.downcast::<Tuple>().map(|tuple| tuple.items_in(vm));
    }
    None
}

impl Vm {
    /// Can `iter` make an iterator of it?
    pub(crate) fn is_iterable(&self, value: Value) -> bool {
        use crate::special::Special;
        let class = self.class_of(value);
        match class.special(Special::Iter, self) {
            Some(method) => !method.is_none(),
            None => class.special(Special::GetItem, self).is_some(),
        }
    }
}

/// The result of a `__next__`, or `StopIteration`.
fn or_stop(next: PyResult<Option<Value>>, vm: &Vm) -> PyResult<Value> {
    match next? {
        Some(value) => Ok(value),
        None => Err(vm.stop_iteration(Value::NONE)),
    }
}
