//! All elements of a plain built-in iterable at once.
//!
//! What `list(d)`, `sorted(range(n))` or `tuple(s)` iterate over runs no Python
//! code and says how long it is, so its elements go straight into an array of
//! that size: no iterator, no growing.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::array::Array;
use crate::object::bytes::Bytes;
use crate::object::dict::{Dict, Entry};
use crate::object::dict_views::DictView;
use crate::object::range::Range;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_heap::Value;

/// The elements and how many there are; `None` for any other object.
pub(crate) fn collect(iterable: Value, vm: &Vm) -> Option<PyResult<(Array, usize)>> {
    if let Some(items) = super::exact_items(iterable, vm) {
        return Some(Array::from_slice(items, vm).map(|array| (array, items.len())));
    }
    const DICT: u32 = ClassId::Dict.shape();
    const KEYS: u32 = ClassId::DictKeys.shape();
    const VALUES: u32 = ClassId::DictValues.shape();
    const ITEMS: u32 = ClassId::DictItems.shape();
    const SET: u32 = ClassId::Set.shape();
    const FROZEN_SET: u32 = ClassId::FrozenSet.shape();
    const RANGE: u32 = ClassId::Range.shape();
    const STR: u32 = ClassId::Str.shape();
    const BYTES: u32 = ClassId::Bytes.shape();
    let view = || iterable.downcast::<DictView>().map(DictView::dict);
    match iterable.shape_number()? {
        DICT => Some(of_dict(iterable.downcast()?, |entry| entry.key, vm)),
        KEYS => Some(of_dict(view()?, |entry| entry.key, vm)),
        VALUES => Some(of_dict(view()?, |entry| entry.value, vm)),
        ITEMS => {
            let pair = |entry: Entry| Tuple::small([entry.key, entry.value], vm).value();
            Some(of_dict(view()?, pair, vm))
        }
        SET | FROZEN_SET => Some(of_set(iterable.downcast()?, vm)),
        RANGE => of_range(iterable.downcast()?, vm),
        STR => Some(of_str(iterable.downcast()?, vm)),
        BYTES => {
            let bytes = iterable.downcast::<Bytes>()?;
            let values = bytes.as_slice().iter().map(|&byte| Value::int(i64::from(byte)));
            Some(filled(bytes.as_slice().len(), values, vm))
        }
        _ => None,
    }
}

/// An array of `len` values.
fn filled(
    len: usize,
    values: impl std::iter::Iterator<Item = Value>,
    vm: &Vm,
) -> PyResult<(Array, usize)> {
    if len == 0 {
        return Ok((vm.empty_array(), 0));
    }
    let array = Array::new(len, vm)?;
    let mut count = 0;
    for (slot, value) in array.slots().iter().zip(values) {
        // The array is fresh: the collector need not be told.
        slot.set(value);
        count += 1;
    }
    Ok((array, count))
}

fn of_dict(dict: Dict, part: impl Fn(Entry) -> Value, vm: &Vm) -> PyResult<(Array, usize)> {
    let mut number = 0;
    let values = std::iter::from_fn(|| {
        let (found, entry) = dict.next_entry(number, vm)?;
        number = found + 1;
        Some(part(entry))
    });
    filled(dict.len(vm), values, vm)
}

fn of_set(set: Set, vm: &Vm) -> PyResult<(Array, usize)> {
    let mut slot = 0;
    let values = std::iter::from_fn(|| {
        let (found, key) = set.next_key(slot, vm)?;
        slot = found + 1;
        Some(key)
    });
    filled(set.len(vm), values, vm)
}

fn of_range(range: Range, vm: &Vm) -> Option<PyResult<(Array, usize)>> {
    let (start, _, step) = range.small_parts()?;
    let len = usize::try_from(range.small_len()?).ok()?;
    let last = i128::from(start) + i128::from(step) * (len.max(1) as i128 - 1);
    Value::small_int(i64::try_from(last).ok()?)?;
    Value::small_int(start)?;
    let mut next = start;
    let values = std::iter::from_fn(|| {
        let value = Value::int(next);
        // Past the last element the sum may not fit, but is not used.
        next = next.wrapping_add(step);
        Some(value)
    });
    Some(filled(len, values.take(len), vm))
}

fn of_str(string: Str, vm: &Vm) -> PyResult<(Array, usize)> {
    let mut offset = 0;
    let characters = std::iter::from_fn(|| {
        let (character, end) = string.char_from(offset, vm)?;
        offset = end;
        Some(character.value())
    });
    filled(string.char_len(), characters, vm)
}
