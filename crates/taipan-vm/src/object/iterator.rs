//! Iterators of the built-in types.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// The memory of an iterator. What the fields mean depends on its class.
#[repr(C)]
pub struct IteratorObject {
    header: Header,
    /// The position, or the next integer of a range.
    pub(crate) position: Cell<i64>,
    /// The end of a range, or the version of a dict.
    pub(crate) end: Cell<i64>,
    /// The step of a range.
    pub(crate) step: Cell<i64>,
    /// What is iterated; unbound when exhausted.
    pub(crate) source: Cell<Value>,
    /// A second value: a function, a sentinel.
    pub(crate) other: Cell<Value>,
}

handle! {
    /// An iterator of a built-in type.
    Iterator => IteratorObject, Kind::Iterator
}

impl Iterator {
    /// An iterator of the given class.
    pub(crate) fn new(
        class: ClassId,
        source: Value,
        other: Value,
        range: [i64; 3],
        vm: &Vm,
    ) -> Iterator {
        Iterator(vm.place(Kind::Iterator, 3, class.shape(), |header| IteratorObject {
            header,
            position: Cell::new(range[0]),
            end: Cell::new(range[1]),
            step: Cell::new(range[2]),
            source: Cell::new(source),
            other: Cell::new(other),
        }))
    }
}

/// `iter(value)` for a class with `__getitem__` only.
pub(crate) fn sequence_iterator(value: Value, vm: &Vm) -> Value {
    Iterator::new(ClassId::SequenceIterator, value, Value::UNBOUND, [0; 3], vm).value()
}

/// A step of a built-in iterator, by its exact class; `None` for any other
/// object.
#[inline]
pub(crate) fn step(iterator: Value, vm: &mut Vm) -> Option<PyResult<Option<Value>>> {
    let _ = (iterator.downcast::<Iterator>()?, vm);
    None
}

/// The elements of an exact list or tuple.
#[inline]
pub(crate) fn exact_items(value: Value, vm: &Vm) -> Option<&'static [Value]> {
    let _ = (value, vm);
    None
}

/// `list_iterator`'s declaration.
pub static LIST_ITERATOR: ClassDecl =
    ClassDecl { kind: Kind::Iterator, ..ClassDecl::new(ClassId::ListIterator, "list_iterator") };
/// `list_reverseiterator`'s declaration.
pub static LIST_REVERSE_ITERATOR: ClassDecl = ClassDecl {
    kind: Kind::Iterator,
    ..ClassDecl::new(ClassId::ListReverseIterator, "list_reverseiterator")
};
/// `tuple_iterator`'s declaration.
pub static TUPLE_ITERATOR: ClassDecl =
    ClassDecl { kind: Kind::Iterator, ..ClassDecl::new(ClassId::TupleIterator, "tuple_iterator") };
/// `str_iterator`'s declaration.
pub static STR_ITERATOR: ClassDecl =
    ClassDecl { kind: Kind::Iterator, ..ClassDecl::new(ClassId::StrIterator, "str_iterator") };
/// `bytes_iterator`'s declaration.
pub static BYTES_ITERATOR: ClassDecl =
    ClassDecl { kind: Kind::Iterator, ..ClassDecl::new(ClassId::BytesIterator, "bytes_iterator") };
/// `range_iterator`'s declaration.
pub static RANGE_ITERATOR: ClassDecl =
    ClassDecl { kind: Kind::Iterator, ..ClassDecl::new(ClassId::RangeIterator, "range_iterator") };
/// `longrange_iterator`'s declaration.
pub static LONG_RANGE_ITERATOR: ClassDecl = ClassDecl {
    kind: Kind::Iterator,
    ..ClassDecl::new(ClassId::LongRangeIterator, "longrange_iterator")
};
/// `dict_keyiterator`'s declaration.
pub static DICT_KEY_ITERATOR: ClassDecl = ClassDecl {
    kind: Kind::Iterator,
    ..ClassDecl::new(ClassId::DictKeyIterator, "dict_keyiterator")
};
/// `dict_valueiterator`'s declaration.
pub static DICT_VALUE_ITERATOR: ClassDecl = ClassDecl {
    kind: Kind::Iterator,
    ..ClassDecl::new(ClassId::DictValueIterator, "dict_valueiterator")
};
/// `dict_itemiterator`'s declaration.
pub static DICT_ITEM_ITERATOR: ClassDecl = ClassDecl {
    kind: Kind::Iterator,
    ..ClassDecl::new(ClassId::DictItemIterator, "dict_itemiterator")
};
/// `dict_reversekeyiterator`'s declaration.
pub static DICT_REVERSE_ITERATOR: ClassDecl = ClassDecl {
    kind: Kind::Iterator,
    ..ClassDecl::new(ClassId::DictReverseIterator, "dict_reversekeyiterator")
};
/// `set_iterator`'s declaration.
pub static SET_ITERATOR: ClassDecl =
    ClassDecl { kind: Kind::Iterator, ..ClassDecl::new(ClassId::SetIterator, "set_iterator") };
/// `iterator`'s declaration.
pub static SEQUENCE_ITERATOR: ClassDecl =
    ClassDecl { kind: Kind::Iterator, ..ClassDecl::new(ClassId::SequenceIterator, "iterator") };
/// `callable_iterator`'s declaration.
pub static CALLABLE_ITERATOR: ClassDecl = ClassDecl {
    kind: Kind::Iterator,
    ..ClassDecl::new(ClassId::CallableIterator, "callable_iterator")
};
/// `enumerate`'s declaration.
pub static ENUMERATE: ClassDecl =
    ClassDecl { kind: Kind::Iterator, ..ClassDecl::new(ClassId::Enumerate, "enumerate") };
/// `zip`'s declaration.
pub static ZIP: ClassDecl =
    ClassDecl { kind: Kind::Iterator, ..ClassDecl::new(ClassId::Zip, "zip") };
/// `map`'s declaration.
pub static MAP: ClassDecl =
    ClassDecl { kind: Kind::Iterator, ..ClassDecl::new(ClassId::Map, "map") };
/// `filter`'s declaration.
pub static FILTER: ClassDecl =
    ClassDecl { kind: Kind::Iterator, ..ClassDecl::new(ClassId::Filter, "filter") };
/// `reversed`'s declaration.
pub static REVERSED: ClassDecl =
    ClassDecl { kind: Kind::Iterator, ..ClassDecl::new(ClassId::Reversed, "reversed") };

impl Iterator {
    /// The next integer of a range iterator.
    #[inline(always)]
    pub(crate) fn next_in_range(self) -> Option<Value> {
        let object = self.object();
        let (at, end, step) = (object.position.get(), object.end.get(), object.step.get());
        if if step > 0 { at < end } else { at > end } {
            object.position.set(at + step);
            return Some(Value::int(at));
        }
        None
    }
}
