//! The methods of `dict`, but for merging.

use super::{Dict, merge};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::{Args, NativeDecl};
use crate::object::class::Class;
use crate::object::dict_views::DictView;
use crate::object::iterator::Iterator;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::scratch::TextBuffer;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Create and return a new object.  See help(type) for accurate signature.
#[native("__new__(cls, /, *args, **kwargs)", static)]
fn dict_new(class: Class, _args: Args, _kwargs: Option<Dict>, vm: &Vm) -> PyResult<Dict> {
    Ok(Dict::of_class(class, vm))
}

/// Initialize self.  See help(type(self)) for accurate signature.
#[native("__init__(self, /, *args, **kwargs)")]
fn dict_init(dict: Dict, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<()> {
    merge::update_from_arguments(dict, "dict", args, kwargs, vm)
}

/// Return len(self).
#[native("__len__(self, /)")]
fn dict_len(dict: Dict, vm: &Vm) -> PyResult<usize> {
    Ok(dict.len(vm))
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn dict_repr(dict: Dict, vm: &mut Vm) -> PyResult<Str> {
    if dict.len(vm) == 0 {
        return Str::new("{}", vm);
    }
    vm.guarded_repr(dict.value(), "{...}", |vm| {
        let mut text = TextBuffer::new(vm);
        text.push(b'{', vm)?;
        let mut number = 0;
        while let Some((found, entry)) = dict.next_entry(number, vm) {
            if text.len() > 1 {
                text.extend(b", ", vm)?;
            }
            text.extend(vm.repr(entry.key)?.as_bytes(), vm)?;
            text.extend(b": ", vm)?;
            text.extend(vm.repr(entry.value)?.as_bytes(), vm)?;
            number = found + 1;
        }
        text.push(b'}', vm)?;
        Str::from_wtf8(&text, vm)
    })
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn dict_iter(dict: Dict, vm: &Vm) -> PyResult<Value> {
    Ok(Iterator::over_dict(ClassId::DictKeyIterator, dict, vm))
}

/// Return a reverse iterator over the dict keys.
#[native("__reversed__(self, /)")]
fn dict_reversed(dict: Dict, vm: &Vm) -> PyResult<Value> {
    Ok(Iterator::over_dict_reversed(ClassId::DictKeyIterator, dict, vm))
}

/// True if the dictionary has the specified key, else False.
#[native("__contains__(self, key, /)")]
fn dict_contains(dict: Dict, key: Value, vm: &mut Vm) -> PyResult<bool> {
    Ok(dict.get(key, vm)?.is_some())
}

/// Return self[key].
#[native("__getitem__(self, key, /)")]
fn dict_getitem(dict: Dict, key: Value, vm: &mut Vm) -> PyResult<Value> {
    if let Some(value) = dict.get(key, vm)? {
        return Ok(value);
    }
    dict.missing(key, vm)
}

impl Dict {
    /// The item under a key that is not there: what `__missing__` of a subclass
    /// says, or `KeyError`.
    #[cold]
    pub fn missing(self, key: Value, vm: &mut Vm) -> PyResult<Value> {
        if !vm.is_exact(self.value(), ClassId::Dict)
            && let Some(value) = vm.call_special(self.value(), Special::Missing, &[key])?
        {
            return Ok(value);
        }
        Err(vm.key_error(key))
    }
}

/// Set self[key] to value.
#[native("__setitem__(self, key, value, /)")]
fn dict_setitem(dict: Dict, key: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
    dict.set(key, value, vm)
}

/// Delete self[key].
#[native("__delitem__(self, key, /)")]
fn dict_delitem(dict: Dict, key: Value, vm: &mut Vm) -> PyResult<()> {
    match dict.remove(key, vm)? {
        Some(_) => Ok(()),
        None => Err(vm.key_error(key)),
    }
}

/// Return the value for key if key is in the dictionary, else default.
#[native("get(self, key, default=None, /)")]
fn dict_get(dict: Dict, key: Value, default: Value, vm: &mut Vm) -> PyResult<Value> {
    Ok(dict.get(key, vm)?.unwrap_or(default))
}

/// Insert key with a value of default if key is not in the dictionary.
///
/// Return the value for key if key is in the dictionary, else default.
#[native("setdefault(self, key, default=None, /)")]
fn dict_setdefault(dict: Dict, key: Value, default: Value, vm: &mut Vm) -> PyResult<Value> {
    let hash = super::table_hash(vm.hash_key(key)?);
    if let Some(number) = dict.find(hash, key, vm)? {
        return Ok(dict.entry_value(number));
    }
    dict.append(hash, key, default, vm)?;
    Ok(default)
}

/// D.pop(k[,d]) -> v, remove specified key and return the corresponding value.
///
/// If the key is not found, return the default if given; otherwise,
/// raise a KeyError.
#[native("pop(self, key, default=?, /)")]
fn dict_pop(dict: Dict, key: Value, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    if dict.len(vm) > 0
        && let Some(value) = dict.remove(key, vm)?
    {
        return Ok(value);
    }
    default.ok_or_else(|| vm.key_error(key))
}

/// Remove and return a (key, value) pair as a 2-tuple.
///
/// Pairs are returned in LIFO (last-in, first-out) order.
/// Raises KeyError if the dict is empty.
#[native("popitem(self, /)")]
fn dict_popitem(dict: Dict, vm: &mut Vm) -> PyResult<Tuple> {
    match dict.pop_last(vm) {
        Some(entry) => Ok(Tuple::small([entry.key, entry.value], vm)),
        None => Err(vm.raise(ClassId::KeyError, "popitem(): dictionary is empty")),
    }
}

/// Remove all items from the dict.
#[native("clear(self, /)")]
fn dict_clear(dict: Dict, vm: &mut Vm) -> PyResult<()> {
    dict.clear(vm);
    Ok(())
}

/// Return a shallow copy of the dict.
#[native("copy(self, /)")]
fn dict_copy(dict: Dict, vm: &mut Vm) -> PyResult<Dict> {
    let copy = Dict::new(vm);
    copy.update_from(dict.value(), vm)?;
    Ok(copy)
}

/// Return a set-like object providing a view on the dict's keys.
#[native("keys(self, /)")]
fn dict_keys(dict: Dict, vm: &Vm) -> PyResult<Value> {
    Ok(DictView::new(ClassId::DictKeys, dict, vm).value())
}

/// Return an object providing a view on the dict's values.
#[native("values(self, /)")]
fn dict_values(dict: Dict, vm: &Vm) -> PyResult<Value> {
    Ok(DictView::new(ClassId::DictValues, dict, vm).value())
}

/// Return a set-like object providing a view on the dict's items.
#[native("items(self, /)")]
fn dict_items(dict: Dict, vm: &Vm) -> PyResult<Value> {
    Ok(DictView::new(ClassId::DictItems, dict, vm).value())
}

/// Have both the same items?
pub(crate) fn equal(left: Dict, right: Dict, vm: &mut Vm) -> PyResult<bool> {
    vm.check_native_stack()?;
    if left.len(vm) != right.len(vm) {
        return Ok(false);
    }
    let mut number = 0;
    while let Some((found, entry)) = left.next_entry(number, vm) {
        let Some(other) = right.find(entry.hash, entry.key, vm)? else { return Ok(false) };
        let value = right.entry_value(other);
        if !vm.eq(entry.value, value)? {
            return Ok(false);
        }
        number = found + 1;
    }
    Ok(true)
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
fn dict_eq(dict: Dict, value: Value, vm: &mut Vm) -> PyResult<Value> {
    match value.downcast::<Dict>() {
        Some(other) => equal(dict, other, vm).map(Value::bool),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Return self!=value.
#[native("__ne__(self, value, /)")]
fn dict_ne(dict: Dict, value: Value, vm: &mut Vm) -> PyResult<Value> {
    match value.downcast::<Dict>() {
        Some(other) => equal(dict, other, vm).map(|same| Value::bool(!same)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Return the size of the dict in memory, in bytes.
#[native("__sizeof__(self, /)")]
fn dict_sizeof(dict: Dict, vm: &Vm) -> PyResult<usize> {
    Ok(48 + 24 * dict.entry_count(vm))
}

pub(super) const METHODS: &[&NativeDecl] = &[
    &DICT_NEW,
    &DICT_INIT,
    &DICT_LEN,
    &DICT_REPR,
    &DICT_ITER,
    &DICT_REVERSED,
    &DICT_CONTAINS,
    &DICT_GETITEM,
    &DICT_SETITEM,
    &DICT_DELITEM,
    &DICT_GET,
    &DICT_SETDEFAULT,
    &DICT_POP,
    &DICT_POPITEM,
    &DICT_CLEAR,
    &DICT_COPY,
    &DICT_KEYS,
    &DICT_VALUES,
    &DICT_ITEMS,
    &DICT_EQ,
    &DICT_NE,
    &DICT_SIZEOF,
    &merge::DICT_UPDATE,
    &merge::DICT_FROMKEYS,
    &merge::DICT_OR,
    &merge::DICT_ROR,
    &merge::DICT_IOR,
];
