//! Filling dicts from other mappings and from pairs.

use super::Dict;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::Args;
use crate::object::class::Class;
use crate::object::dict_views::proxied_dict;
use crate::object::iterator::{exact_items, pair_step};
use crate::object::set::Set;
use crate::object::str::Str;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

impl Dict {
    /// A `dict` with the same items.
    pub fn copy(self, vm: &mut Vm) -> PyResult<Dict> {
        let copy = Dict::new(vm);
        copy.update(self, vm)?;
        Ok(copy)
    }

    /// Adds the items of another dict, read without its methods.
    pub fn update(self, other: Dict, vm: &mut Vm) -> PyResult<()> {
        if self == other || other.len(vm) == 0 {
            return Ok(());
        }
        if self.len(vm) == 0 {
            return self.fill_from(other, vm);
        }
        let len = other.len(vm);
        let mut number = 0;
        while let Some((found, entry)) = other.next_entry(number, vm) {
            self.set_hashed(entry.hash, entry.key, entry.value, vm)?;
            if other.len(vm) != len {
                return Err(vm.runtime_error("dict mutated during update"));
            }
            number = found + 1;
        }
        Ok(())
    }

    /// As [`Dict::update`], for an empty dict.
    fn fill_from(self, other: Dict, vm: &mut Vm) -> PyResult<()> {
        if self.entry_count(vm) == 0 && self.clone_from(other, vm)? {
            return Ok(());
        }
        self.reserve(other.len(vm), vm)?;
        let mut number = 0;
        while let Some((found, entry)) = other.next_entry(number, vm) {
            self.append(entry.hash, entry.key, entry.value, vm)?;
            number = found + 1;
        }
        Ok(())
    }

    /// Is the dict iterated by `dict.__iter__`? A subclass that overrides it is
    /// read through its `keys()`.
    pub(crate) fn has_plain_iteration(self, vm: &Vm) -> bool {
        let plain = vm.class(ClassId::Dict).special(Special::Iter, vm);
        vm.is_exact(self.value(), ClassId::Dict)
            || vm.is_exact(self.value(), ClassId::OrderedDict)
            || vm.class_of(self.value()).special(Special::Iter, vm) == plain
    }

    /// Are all keys exact strings, as those of keyword arguments?
    pub(crate) fn has_only_strings(self, vm: &Vm) -> bool {
        let mut number = 0;
        while let Some((at, entry)) = self.next_entry(number, vm) {
            if !vm.is_exact(entry.key, ClassId::Str) {
                return false;
            }
            number = at + 1;
        }
        true
    }

    /// Adds the items of a mapping, or the pairs of an iterable.
    pub fn update_from(self, source: Value, vm: &mut Vm) -> PyResult<()> {
        if let Some(dict) = source.downcast::<Dict>()
            && dict.has_plain_iteration(vm)
        {
            return self.update(dict, vm);
        }
        if let Some(dict) = proxied_dict(source) {
            return self.update(dict, vm);
        }
        let name = vm.intern("keys")?;
        match vm.try_get_attr(source, name)? {
            Some(keys) => self.update_from_mapping(source, keys, vm),
            None => self.update_from_pairs(source, vm),
        }
    }

    /// Adds `mapping[key]` for each key that `keys()` gives.
    fn update_from_mapping(self, mapping: Value, keys: Value, vm: &mut Vm) -> PyResult<()> {
        let keys = vm.call(keys, &[])?;
        let iterator = vm.iter(keys)?;
        while let Some(key) = vm.next(iterator)? {
            let value = vm.get_item(mapping, key)?;
            self.set(key, value, vm)?;
        }
        Ok(())
    }

    fn update_from_pairs(self, pairs: Value, vm: &mut Vm) -> PyResult<()> {
        let iterator = vm.iter(pairs)?;
        while let Some(step) = pair_step(iterator, vm) {
            let Some((key, value)) = step? else { return Ok(()) };
            self.set(key, value, vm)?;
        }
        let mut number = 0usize;
        while let Some(pair) = vm.next(iterator)? {
            if let Some(&[key, value]) = exact_items(pair, vm) {
                self.set(key, value, vm)?;
                number += 1;
                continue;
            }
            if !vm.is_iterable(pair) {
                return Err(no_pair(number, vm));
            }
            let pair = vm.collect_from_iterator(pair)?;
            let &[key, value] = pair.as_slice() else {
                return Err(vm.value_error(format!(
                    "dictionary update sequence element #{number} has length {}; 2 is required",
                    pair.len()
                )));
            };
            self.set(key, value, vm)?;
            number += 1;
        }
        Ok(())
    }
}

/// `TypeError` for an element that is no pair, with a note that says which.
#[cold]
fn no_pair(number: usize, vm: &mut Vm) -> crate::Raised {
    let raised = vm.type_error("object is not iterable");
    let exception = vm.take_raised(raised);
    let note = format!("Cannot convert dictionary update sequence element #{number} to a sequence");
    let noted =
        Str::new(&note, vm).and_then(|note| vm.call_method(exception, "add_note", &[note.value()]));
    if let Err(raised) = noted {
        let _ = vm.take_raised(raised);
    }
    vm.raise_value(exception)
}

/// The arguments of `dict()` and `dict.update()`.
pub(super) fn update_from_arguments(
    dict: Dict,
    name: &str,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<()> {
    match args.as_slice() {
        [] => {}
        &[source] => dict.update_from(source, vm)?,
        _ => {
            let message = format!("{name} expected at most 1 argument, got {}", args.len());
            return Err(vm.type_error(message));
        }
    }
    match kwargs {
        Some(keywords) => dict.update(keywords, vm),
        None => Ok(()),
    }
}

/// D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.
/// If E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]
/// If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v
/// In either case, this is followed by: for k in F:  D[k] = F[k]
#[native("update(self, /, *args, **kwargs)")]
pub(super) fn dict_update(
    dict: Dict,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<()> {
    update_from_arguments(dict, "update", args, kwargs, vm)
}

/// Create a new dictionary with keys from iterable and values set to value.
#[native("fromkeys(cls, iterable, value=None, /)", class)]
pub(super) fn dict_fromkeys(
    class: Class,
    iterable: Value,
    value: Value,
    vm: &mut Vm,
) -> PyResult<Value> {
    let made = vm.call(class.value(), &[])?;
    let exact = vm.is_exact(made, ClassId::Dict);
    let target = made.downcast::<Dict>().filter(|_| exact);
    if let (Some(dict), Some(set)) = (target, iterable.downcast::<Set>()) {
        let mut slot = 0;
        while let Some((found, hash, key)) = set.next_entry(slot, vm) {
            dict.set_hashed(super::table_hash(hash), key, value, vm)?;
            slot = found + 1;
        }
        return Ok(made);
    }
    let iterator = vm.iter(iterable)?;
    while let Some(key) = vm.next(iterator)? {
        match target {
            Some(dict) => dict.set(key, value, vm)?,
            None => vm.set_item(made, key, value)?,
        }
    }
    Ok(made)
}

/// A dict with the items of both, those of `right` taking precedence.
fn union(left: Dict, right: Dict, vm: &mut Vm) -> PyResult<Value> {
    let result = Dict::new(vm);
    result.update_from(left.value(), vm)?;
    result.update_from(right.value(), vm)?;
    Ok(result.value())
}

/// Return self|value.
#[native("__or__(self, value, /)")]
pub(super) fn dict_or(dict: Dict, value: Value, vm: &mut Vm) -> PyResult<Value> {
    match value.downcast::<Dict>() {
        Some(other) => union(dict, other, vm),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Return value|self.
#[native("__ror__(self, value, /)")]
pub(super) fn dict_ror(dict: Dict, value: Value, vm: &mut Vm) -> PyResult<Value> {
    match value.downcast::<Dict>() {
        Some(other) => union(other, dict, vm),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Return self|=value.
#[native("__ior__(self, value, /)")]
pub(super) fn dict_ior(dict: Dict, value: Value, vm: &mut Vm) -> PyResult<Value> {
    dict.update_from(value, vm)?;
    Ok(dict.value())
}
