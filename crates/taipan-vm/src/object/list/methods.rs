//! The methods of `list`, but for subscripts and sorting.

use super::List;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::Args;
use crate::object::array::Array;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::iterator::Iterator;
use crate::object::sequence::{clamp, common_prefix, place};
use crate::object::str::Str;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::CompareOp;
use taipan_heap::Value;
use taipan_macros::native;

/// Create and return a new object.  See help(type) for accurate signature.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub(super) fn list_new(
    class: Class,
    _args: Args,
    _kwargs: Option<Dict>,
    vm: &Vm,
) -> PyResult<List> {
    Ok(List::of_class(class, vm))
}

/// Initialize self.  See help(type(self)) for accurate signature.
#[native("__init__(self, iterable=?, /, **kwargs)")]
pub(super) fn list_init(
    list: List,
    iterable: Option<Value>,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<()> {
    if kwargs.is_some_and(|k| k.len(vm) > 0)
        && vm.inherits_special(vm.class_of(list.value()), ClassId::List, Special::New)
    {
        return Err(vm.type_error("list() takes no keyword arguments"));
    }
    if list.len(vm) > 0 {
        list.clear(vm);
    }
    match iterable {
        Some(iterable) => list.extend_from(iterable, vm),
        None => Ok(()),
    }
}

/// Return len(self).
#[native("__len__(self, /)")]
pub(super) fn list_len(list: List, vm: &Vm) -> PyResult<usize> {
    Ok(list.len(vm))
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub(super) fn list_repr(list: List, vm: &mut Vm) -> PyResult<Str> {
    vm.guarded_repr(list.value(), "[...]", |vm| vm.repr_elements("[", "]", |i, vm| list.get(i, vm)))
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
pub(super) fn list_iter(list: List, vm: &Vm) -> PyResult<Value> {
    Ok(Iterator::over(ClassId::ListIterator, list.value(), vm))
}

/// Return a reverse iterator over the list.
#[native("__reversed__(self, /)")]
pub(super) fn list_reversed(list: List, vm: &Vm) -> PyResult<Value> {
    let last = list.len(vm) as i64 - 1;
    let class = ClassId::ListReverseIterator;
    Ok(Iterator::new(class, list.value(), Value::UNBOUND, [last, 0, 0], vm).value())
}

/// Return bool(key in self).
#[native("__contains__(self, key, /)")]
pub(super) fn list_contains(list: List, key: Value, vm: &mut Vm) -> PyResult<bool> {
    vm.is_among(key, |i, vm| list.get(i, vm))
}

/// Return self+value.
#[native("__add__(self, value, /)")]
pub(super) fn list_add(list: List, value: Value, vm: &mut Vm) -> PyResult<List> {
    let Some(other) = value.downcast::<List>() else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("can only concatenate list (not \"{name}\") to list")));
    };
    let (left, right) = (list.items(vm), other.items(vm));
    let len = left.len().checked_add(right.len()).ok_or_else(|| vm.memory_error())?;
    let sum = List::new(vm);
    if len > 0 {
        let buffer = Array::with_room(left, len, vm)?;
        for (slot, &item) in buffer.slots()[left.len()..].iter().zip(right) {
            slot.set(item);
        }
        sum.adopt(buffer, len, vm);
    }
    Ok(sum)
}

/// Implement self+=value.
#[native("__iadd__(self, value, /)")]
pub(super) fn list_iadd(list: List, value: Value, vm: &mut Vm) -> PyResult<List> {
    list.extend_from(value, vm)?;
    Ok(list)
}

/// A buffer with `items` repeated `count` times, and its length.
fn repeat(items: &[Value], count: usize, vm: &Vm) -> PyResult<(Array, usize)> {
    let len = items.len().checked_mul(count).ok_or_else(|| vm.memory_error())?;
    if len == 0 {
        return Ok((vm.empty_array(), 0));
    }
    let buffer = Array::new(len, vm)?;
    if let [item] = items {
        buffer.slots().iter().for_each(|slot| slot.set(*item));
    } else {
        for (slot, &item) in buffer.slots().iter().zip(items.iter().cycle()) {
            slot.set(item);
        }
    }
    Ok((buffer, len))
}

/// Return self*value.
#[native("__mul__(self, value, /)")]
pub(super) fn list_mul(list: List, value: Value, vm: &mut Vm) -> PyResult<List> {
    let count = vm.repetitions(value)?;
    let (buffer, len) = repeat(list.items(vm), count, vm)?;
    let product = List::new(vm);
    product.adopt(buffer, len, vm);
    Ok(product)
}

/// Return value*self.
#[native("__rmul__(self, value, /)")]
pub(super) fn list_rmul(list: List, value: Value, vm: &mut Vm) -> PyResult<List> {
    list_mul(list, value, vm)
}

/// Implement self*=value.
#[native("__imul__(self, value, /)")]
pub(super) fn list_imul(list: List, value: Value, vm: &mut Vm) -> PyResult<List> {
    let count = vm.repetitions(value)?;
    let (buffer, len) = repeat(list.items(vm), count, vm)?;
    list.adopt(buffer, len, vm);
    Ok(list)
}

pub(crate) fn compare(op: CompareOp, list: List, other: Value, vm: &mut Vm) -> PyResult<Value> {
    let Some(other) = other.downcast::<List>() else { return Ok(Value::NOT_IMPLEMENTED) };
    if matches!(op, CompareOp::Eq | CompareOp::Ne) && list.len(vm) != other.len(vm) {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    let start = common_prefix(list.items(vm), other.items(vm));
    vm.compare_sequences(op, start, |i, vm| list.get(i, vm), |i, vm| other.get(i, vm))
}

macro_rules! comparisons {
    ($($function:ident $text:literal $op:ident;)*) => { $(
        /// Compare two lists element by element.
        #[native($text)]
        pub(super) fn $function(list: List, value: Value, vm: &mut Vm) -> PyResult<Value> {
            compare(CompareOp::$op, list, value, vm)
        }
    )* };
}

comparisons! {
    list_eq "__eq__(self, value, /)" Eq;
    list_ne "__ne__(self, value, /)" Ne;
    list_lt "__lt__(self, value, /)" Lt;
    list_le "__le__(self, value, /)" Le;
    list_gt "__gt__(self, value, /)" Gt;
    list_ge "__ge__(self, value, /)" Ge;
}

/// Append object to the end of the list.
#[native("append(self, object, /)")]
pub(super) fn list_append(list: List, object: Value, vm: &mut Vm) -> PyResult<()> {
    list.push(object, vm)
}

/// Extend list by appending elements from the iterable.
#[native("extend(self, iterable, /)")]
pub(super) fn list_extend(list: List, iterable: Value, vm: &mut Vm) -> PyResult<()> {
    list.extend_from(iterable, vm)
}

/// Insert object before index.
#[native("insert(self, index, object, /)")]
pub(super) fn list_insert(list: List, index: isize, object: Value, vm: &mut Vm) -> PyResult<()> {
    list.insert(clamp(index, list.len(vm)), object, vm)
}

/// Remove and return item at index (default last).
///
/// Raises IndexError if list is empty or index is out of range.
#[native("pop(self, index=-1, /)")]
pub(super) fn list_pop(list: List, index: isize, vm: &mut Vm) -> PyResult<Value> {
    let len = list.len(vm);
    if len == 0 {
        return Err(vm.index_error("pop from empty list"));
    }
    let Some(index) = place(index, len) else {
        return Err(vm.index_error("pop index out of range"));
    };
    if index + 1 == len
        && let Some(last) = list.pop(vm)
    {
        return Ok(last);
    }
    let value = list.items(vm)[index];
    list.splice(index..index + 1, &[], vm)?;
    Ok(value)
}

/// Remove first occurrence of value.
///
/// Raises ValueError if the value is not present.
#[native("remove(self, value, /)")]
pub(super) fn list_remove(list: List, value: Value, vm: &mut Vm) -> PyResult<()> {
    let mut i = 0;
    while let Some(item) = list.get(i, vm) {
        if vm.eq(item, value)? {
            if i < list.len(vm) {
                list.splice(i..i + 1, &[], vm)?;
            }
            return Ok(());
        }
        i += 1;
    }
    Err(vm.value_error("list.remove(x): x not in list"))
}

/// Remove all items from list.
#[native("clear(self, /)")]
pub(super) fn list_clear(list: List, vm: &mut Vm) -> PyResult<()> {
    list.clear(vm);
    Ok(())
}

/// Return a shallow copy of the list.
#[native("copy(self, /)")]
pub(super) fn list_copy(list: List, vm: &Vm) -> PyResult<List> {
    List::from_slice(list.items(vm), vm)
}

/// Return first index of value.
///
/// Raises ValueError if the value is not present.
#[native("index(self, value, start=?, stop=?, /)")]
pub(super) fn list_index(
    list: List,
    value: Value,
    start: Option<Value>,
    stop: Option<Value>,
    vm: &mut Vm,
) -> PyResult<usize> {
    let start = crate::object::sequence::search_bound(start, 0, vm)?;
    let stop = crate::object::sequence::search_bound(stop, isize::MAX, vm)?;
    let (mut i, stop) = (clamp(start, list.len(vm)), clamp(stop, list.len(vm)));
    while let Some(item) = list.get(i, vm).filter(|_| i < stop) {
        if vm.eq(item, value)? {
            return Ok(i);
        }
        i += 1;
    }
    Err(vm.value_error("list.index(x): x not in list"))
}

/// Return number of occurrences of value.
#[native("count(self, value, /)")]
pub(super) fn list_count(list: List, value: Value, vm: &mut Vm) -> PyResult<usize> {
    let (mut i, mut count) = (0, 0);
    while let Some(item) = list.get(i, vm) {
        count += usize::from(vm.eq(item, value)?);
        i += 1;
    }
    Ok(count)
}

/// Reverse *IN PLACE*.
#[native("reverse(self, /)")]
pub(super) fn list_reverse(list: List, vm: &mut Vm) -> PyResult<()> {
    let mut items = list.take(vm);
    items.as_mut_slice(vm).reverse();
    list.put(items, vm);
    Ok(())
}

/// Return the size of the list in memory, in bytes.
#[native("__sizeof__(self, /)")]
pub(super) fn list_sizeof(list: List, _vm: &Vm) -> PyResult<usize> {
    Ok(40 + 8 * list.buffer().capacity())
}
