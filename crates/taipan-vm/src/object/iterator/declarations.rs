//! The classes of iterators and the methods they share.

use super::{Iterator, adaptors, map, or_stop, reversed, step, zip};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::kind::Kind;
use crate::native::NativeDecl;
use crate::object::class::ClassDecl;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn iterator_iter(iterator: Value, _vm: &Vm) -> PyResult<Value> {
    Ok(iterator)
}

/// Implement next(self).
#[native("__next__(self, /)")]
fn iterator_next(iterator: Value, vm: &mut Vm) -> PyResult<Value> {
    match step(iterator, vm) {
        Some(next) => or_stop(next, vm),
        None => {
            let name = vm.type_name(iterator);
            Err(vm.type_error(format!(
                "descriptor '__next__' requires an iterator but received a '{name}'"
            )))
        }
    }
}

/// Private method returning an estimate of len(list(it)).
#[native("__length_hint__(self, /)")]
fn iterator_hint(iterator: Value, vm: &mut Vm) -> PyResult<Value> {
    let Some(iterator) = iterator.downcast::<Iterator>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let object = iterator.object();
    let (source, position) = (object.source.get(), object.position.get());
    if source.is_unbound() {
        return Ok(Value::int(0));
    }
    let is = |id: ClassId| vm.is_exact(iterator.into(), id);
    if is(ClassId::RangeIterator) {
        return Ok(vm.int(object.remaining.get()));
    }
    if is(ClassId::LongRangeIterator) {
        let left = source.downcast::<Tuple>().and_then(|t| t.items().get(2).copied());
        return Ok(left.unwrap_or(Value::int(0)));
    }
    if is(ClassId::ListReverseIterator) || is(ClassId::Reversed) {
        return Ok(vm.int(position + 1));
    }
    let of_table = [
        ClassId::DictKeyIterator,
        ClassId::DictValueIterator,
        ClassId::DictItemIterator,
        ClassId::DictReverseIterator,
        ClassId::SetIterator,
    ];
    if of_table.into_iter().any(is) {
        let same = vm.len(source)? as i64 == object.step.get();
        return Ok(vm.int(if same { object.remaining.get() } else { 0 }));
    }
    if is(ClassId::StrIterator) || is(ClassId::StrAsciiIterator) {
        let bytes = source.downcast::<Str>().map_or(0, |s| {
            let rest = s.as_bytes().get(position as usize..).unwrap_or(&[]);
            rest.iter().filter(|&&b| b & 0xc0 != 0x80).count()
        });
        return Ok(vm.int(bytes as i64));
    }
    match vm.try_len(source)? {
        Some(len) => Ok(vm.int((len as i64 - position).max(0))),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// What every iterator has.
const METHODS: &[&NativeDecl] = &[&ITERATOR_ITER, &ITERATOR_NEXT, &ITERATOR_HINT];

const fn class(id: ClassId, name: &'static str) -> ClassDecl {
    ClassDecl { kind: Kind::Iterator, methods: METHODS, ..ClassDecl::new(id, name) }
}

/// `list_iterator`'s declaration.
pub static LIST_ITERATOR: ClassDecl = class(ClassId::ListIterator, "list_iterator");
/// `list_reverseiterator`'s declaration.
pub static LIST_REVERSE_ITERATOR: ClassDecl =
    class(ClassId::ListReverseIterator, "list_reverseiterator");
/// `tuple_iterator`'s declaration.
pub static TUPLE_ITERATOR: ClassDecl = class(ClassId::TupleIterator, "tuple_iterator");
/// `str_iterator`'s declaration.
pub static STR_ITERATOR: ClassDecl = class(ClassId::StrIterator, "str_iterator");
/// `str_ascii_iterator`'s declaration.
pub static STR_ASCII_ITERATOR: ClassDecl = class(ClassId::StrAsciiIterator, "str_ascii_iterator");
/// `bytes_iterator`'s declaration.
pub static BYTES_ITERATOR: ClassDecl = class(ClassId::BytesIterator, "bytes_iterator");
/// `range_iterator`'s declaration.
pub static RANGE_ITERATOR: ClassDecl = class(ClassId::RangeIterator, "range_iterator");
/// `longrange_iterator`'s declaration.
pub static LONG_RANGE_ITERATOR: ClassDecl = class(ClassId::LongRangeIterator, "longrange_iterator");
/// `dict_keyiterator`'s declaration.
pub static DICT_KEY_ITERATOR: ClassDecl = class(ClassId::DictKeyIterator, "dict_keyiterator");
/// `dict_valueiterator`'s declaration.
pub static DICT_VALUE_ITERATOR: ClassDecl = class(ClassId::DictValueIterator, "dict_valueiterator");
/// `dict_itemiterator`'s declaration.
pub static DICT_ITEM_ITERATOR: ClassDecl = class(ClassId::DictItemIterator, "dict_itemiterator");
/// `dict_reversekeyiterator`'s declaration (of values and items too).
pub static DICT_REVERSE_ITERATOR: ClassDecl =
    class(ClassId::DictReverseIterator, "dict_reversekeyiterator");
/// `odict_iterator`'s declaration.
pub static ORDERED_DICT_ITERATOR: ClassDecl = ClassDecl {
    methods: &[&ITERATOR_ITER, &ITERATOR_NEXT],
    ..class(ClassId::OrderedDictIterator, "odict_iterator")
};
/// `set_iterator`'s declaration.
pub static SET_ITERATOR: ClassDecl = class(ClassId::SetIterator, "set_iterator");
/// `iterator`'s declaration.
pub static SEQUENCE_ITERATOR: ClassDecl = class(ClassId::SequenceIterator, "iterator");
/// `callable_iterator`'s declaration.
pub static CALLABLE_ITERATOR: ClassDecl = ClassDecl {
    methods: &[&ITERATOR_ITER, &ITERATOR_NEXT],
    ..class(ClassId::CallableIterator, "callable_iterator")
};

/// A class that Python code can call and derive from.
const fn adaptor(
    id: ClassId,
    name: &'static str,
    methods: &'static [&'static NativeDecl],
) -> ClassDecl {
    ClassDecl {
        kind: Kind::Iterator,
        fixed_words: super::ITERATOR_WORDS as u16,
        subclassable: true,
        methods,
        ..ClassDecl::new(id, name)
    }
}

/// `enumerate`'s declaration.
pub static ENUMERATE: ClassDecl = ClassDecl {
    doc: "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    ..adaptor(
        ClassId::Enumerate,
        "enumerate",
        &[&adaptors::ENUMERATE_NEW, &ITERATOR_ITER, &adaptors::ENUMERATE_NEXT],
    )
};
/// `zip`'s declaration.
pub static ZIP: ClassDecl =
    adaptor(ClassId::Zip, "zip", &[&zip::ZIP_NEW, &ITERATOR_ITER, &zip::ZIP_NEXT]);
/// `map`'s declaration.
pub static MAP: ClassDecl =
    adaptor(ClassId::Map, "map", &[&map::MAP_NEW, &ITERATOR_ITER, &map::MAP_NEXT]);
/// `filter`'s declaration.
pub static FILTER: ClassDecl = adaptor(
    ClassId::Filter,
    "filter",
    &[&adaptors::FILTER_NEW, &ITERATOR_ITER, &adaptors::FILTER_NEXT],
);
/// `reversed`'s declaration.
pub static REVERSED: ClassDecl = adaptor(
    ClassId::Reversed,
    "reversed",
    &[&reversed::REVERSED_NEW, &ITERATOR_ITER, &reversed::REVERSED_NEXT, &ITERATOR_HINT],
);
