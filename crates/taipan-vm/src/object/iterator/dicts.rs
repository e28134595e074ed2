//! Iterators over dicts and sets. They notice when their source changes size:
//! the field `step` holds the length that it had (-1 once that was reported),
//! `remaining` how many items should be left.

use super::{Iterator, shapes};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::dict::{Dict, Entry};
use crate::object::set::Set;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_heap::Value;

impl Iterator {
    /// An iterator over the dict, of one of the three classes.
    pub(crate) fn over_dict(class: ClassId, dict: Dict, vm: &Vm) -> Value {
        let len = dict.len(vm) as i64;
        Iterator::new(class, dict.value(), Value::UNBOUND, [0, len, len], vm).value()
    }

    /// A reverse iterator; `class` says what of: keys, values or items.
    pub(crate) fn over_dict_reversed(class: ClassId, dict: Dict, vm: &Vm) -> Value {
        let (len, last) = (dict.len(vm) as i64, dict.entry_count(vm) as i64 - 1);
        let what = Value::int(i64::from(class.shape()));
        let class = ClassId::DictReverseIterator;
        Iterator::new(class, dict.value(), what, [last, len, len], vm).value()
    }

    /// An iterator over an `OrderedDict`; `class` says what of: keys, values or items.
    /// Its position is the next entry's number, -1 behind the last, and its step the
    /// dict's version: any change of keys or order ends it.
    pub(crate) fn over_ordered_dict(class: ClassId, dict: Dict, reverse: bool, vm: &Vm) -> Value {
        let what = Value::int(i64::from(class.shape()) << 1 | i64::from(reverse));
        let start = if reverse { dict.entry_count(vm) as i64 - 1 } else { 0 };
        let (first, version) = (live_from(dict, start, reverse, vm), dict.version(vm).into());
        let class = ClassId::OrderedDictIterator;
        Iterator::new(class, dict.value(), what, [first, 0, version], vm).value()
    }

    /// An iterator over the set.
    pub(crate) fn over_set(set: Set, vm: &Vm) -> Value {
        let len = set.len(vm) as i64;
        let class = ClassId::SetIterator;
        Iterator::new(class, set.value(), Value::UNBOUND, [0, len, len], vm).value()
    }

    /// Has the source another length than at the beginning?
    #[inline(always)]
    fn changed_size(self, len: usize) -> bool {
        self.object().step.get() != len as i64
    }

    #[cold]
    fn report_size(self, what: &str, vm: &Vm) -> crate::Raised {
        self.object().step.set(-1);
        vm.runtime_error(format!("{what} changed size during iteration"))
    }
}

/// A step of a `dict_itemiterator`.
pub(super) fn pair_step(iterator: Iterator, vm: &Vm) -> PyResult<Option<(Value, Value)>> {
    Ok(entry_step(iterator, vm)?.map(|entry| (entry.key, entry.value)))
}

fn item_of(shape: u32, entry: Entry, vm: &Vm) -> Value {
    match shape {
        shapes::DICT_KEY => entry.key,
        shapes::DICT_VALUE => entry.value,
        _ => Tuple::small([entry.key, entry.value], vm).value(),
    }
}

pub(super) fn dict_step(shape: u32, iterator: Iterator, vm: &Vm) -> PyResult<Option<Value>> {
    Ok(entry_step(iterator, vm)?.map(|entry| item_of(shape, entry, vm)))
}

#[inline(always)]
fn entry_step(iterator: Iterator, vm: &Vm) -> PyResult<Option<Entry>> {
    let object = iterator.object();
    let Some(dict) = object.source.get().downcast::<Dict>() else { return Ok(None) };
    if iterator.changed_size(dict.len(vm)) {
        return Err(iterator.report_size("dictionary", vm));
    }
    let Some((number, entry)) = dict.next_entry(object.position.get() as usize, vm) else {
        iterator.exhaust();
        return Ok(None);
    };
    let remaining = object.remaining.get();
    if remaining == 0 {
        iterator.exhaust();
        return Err(vm.runtime_error("dictionary keys changed during iteration"));
    }
    object.remaining.set(remaining - 1);
    object.position.set(number as i64 + 1);
    Ok(Some(entry))
}

pub(super) fn dict_reverse_step(iterator: Iterator, vm: &Vm) -> PyResult<Option<Value>> {
    let object = iterator.object();
    let Some(dict) = object.source.get().downcast::<Dict>() else { return Ok(None) };
    if iterator.changed_size(dict.len(vm)) {
        return Err(iterator.report_size("dictionary", vm));
    }
    let mut number = object.position.get();
    while let Ok(index) = usize::try_from(number) {
        number -= 1;
        if let Some(entry) = dict.entry(index, vm) {
            object.position.set(number);
            object.remaining.set(object.remaining.get() - 1);
            let what = object.other.get().as_int().unwrap_or(0) as u32;
            return Ok(Some(item_of(what, entry, vm)));
        }
    }
    iterator.exhaust();
    Ok(None)
}

/// The live entry nearest to `number` in the direction; -1: there is none.
fn live_from(dict: Dict, mut number: i64, reverse: bool, vm: &Vm) -> i64 {
    if !reverse {
        return dict.next_entry(number as usize, vm).map_or(-1, |(found, _)| found as i64);
    }
    while number >= 0 && dict.entry(number as usize, vm).is_none() {
        number -= 1;
    }
    number
}

pub(super) fn ordered_step(iterator: Iterator, vm: &Vm) -> PyResult<Option<Value>> {
    let object = iterator.object();
    let Some(dict) = object.source.get().downcast::<Dict>() else { return Ok(None) };
    let Ok(number) = usize::try_from(object.position.get()) else {
        iterator.exhaust();
        return Ok(None);
    };
    if object.step.get() != i64::from(dict.version(vm)) {
        iterator.exhaust();
        return Err(vm.runtime_error("OrderedDict mutated during iteration"));
    }
    let Some(entry) = dict.entry(number, vm) else { return Ok(None) };
    let what = object.other.get().as_int().unwrap_or(0);
    let reverse = what & 1 != 0;
    let next = if reverse { number as i64 - 1 } else { number as i64 + 1 };
    object.position.set(live_from(dict, next, reverse, vm));
    Ok(Some(item_of((what >> 1) as u32, entry, vm)))
}

pub(super) fn set_step(iterator: Iterator, vm: &Vm) -> PyResult<Option<Value>> {
    let object = iterator.object();
    let Some(set) = object.source.get().downcast::<Set>() else { return Ok(None) };
    if iterator.changed_size(set.len(vm)) {
        return Err(iterator.report_size("Set", vm));
    }
    let Some((slot, key)) = set.next_key(object.position.get() as usize, vm) else {
        iterator.exhaust();
        return Ok(None);
    };
    object.remaining.set(object.remaining.get() - 1);
    object.position.set(slot as i64 + 1);
    Ok(Some(key))
}
