//! Subscripts of lists: `a[k]`, `a[k] = v`, `del a[k]`.

use super::List;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::array::Array;
use crate::object::iterator::exact_items;
use crate::object::sequence::place;
use crate::object::slice::{Indices, Slice};
use crate::roots::GcVec;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Return self[index].
#[native("__getitem__(self, index, /)")]
pub(super) fn list_getitem(list: List, index: Value, vm: &mut Vm) -> PyResult<Value> {
    if let Some(slice) = index.downcast::<Slice>() {
        let bounds = slice.unpack(vm)?;
        let items = list.items(vm);
        return get_slice(items, bounds.over(items.len()), vm).map(Handle::value);
    }
    let index = vm.subscript(index, "list")?;
    let items = list.items(vm);
    match place(index, items.len()) {
        Some(index) => Ok(items[index]),
        None => Err(vm.index_error("list index out of range")),
    }
}

fn get_slice(items: &[Value], indices: Indices, vm: &Vm) -> PyResult<List> {
    if let Some(range) = indices.as_range() {
        return List::from_slice(&items[range], vm);
    }
    let list = List::new(vm);
    if indices.len > 0 {
        let chosen = Array::new(indices.len, vm)?;
        for (slot, i) in chosen.slots().iter().zip(indices.iter()) {
            slot.set(items[i]);
        }
        list.adopt(chosen, indices.len, vm);
    }
    Ok(list)
}

/// Set self[key] to value.
#[native("__setitem__(self, key, value, /)")]
pub(super) fn list_setitem(list: List, key: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
    if let Some(slice) = key.downcast::<Slice>() {
        return set_slice(list, slice, value, vm);
    }
    let index = vm.subscript(key, "list")?;
    match place(index, list.len(vm)) {
        Some(index) => {
            list.set(index, value, vm);
            Ok(())
        }
        None => Err(vm.index_error("list assignment index out of range")),
    }
}

fn set_slice(list: List, slice: Slice, value: Value, vm: &mut Vm) -> PyResult<()> {
    let bounds = slice.unpack(vm)?;
    let values = collect_operand(value, vm)?;
    // Collecting may have changed the list.
    let indices = bounds.over(list.len(vm));
    if let Some(range) = indices.as_range() {
        return list.splice(range, values.as_slice(), vm);
    }
    if values.len() != indices.len {
        return Err(vm.value_error(format!(
            "attempt to assign sequence of size {} to extended slice of size {}",
            values.len(),
            indices.len
        )));
    }
    for (i, &value) in indices.iter().zip(values.as_slice()) {
        list.set(i, value, vm);
    }
    Ok(())
}

/// What is assigned to a slice, as values apart from the list.
fn collect_operand(value: Value, vm: &mut Vm) -> PyResult<GcVec> {
    if exact_items(value, vm).is_none() && !vm.is_iterable(value) {
        return Err(vm.type_error("must assign iterable to extended slice"));
    }
    vm.collect_from_iterator(value)
}

/// Delete self[key].
#[native("__delitem__(self, key, /)")]
pub(super) fn list_delitem(list: List, key: Value, vm: &mut Vm) -> PyResult<()> {
    if let Some(slice) = key.downcast::<Slice>() {
        let bounds = slice.unpack(vm)?;
        return delete_slice(list, bounds.over(list.len(vm)), vm);
    }
    let index = vm.subscript(key, "list")?;
    match place(index, list.len(vm)) {
        Some(index) => list.splice(index..index + 1, &[], vm),
        None => Err(vm.index_error("list assignment index out of range")),
    }
}

fn delete_slice(list: List, indices: Indices, vm: &mut Vm) -> PyResult<()> {
    if let Some(range) = indices.as_range() {
        return list.splice(range, &[], vm);
    }
    if indices.len == 0 {
        return Ok(());
    }
    // The same elements from front to back.
    let (first, step) = if indices.step > 0 {
        (indices.start as usize, indices.step as usize)
    } else {
        let last = indices.start + (indices.len as isize - 1) * indices.step;
        (last as usize, indices.step.unsigned_abs())
    };
    let mut items = list.take(vm);
    let (mut kept, mut next, mut left) = (first, first, indices.len);
    let len = items.len();
    let slots = items.as_mut_slice(vm);
    for i in first..len {
        if left > 0 && i == next {
            left -= 1;
            next = next.saturating_add(step);
        } else {
            slots[kept] = slots[i];
            kept += 1;
        }
    }
    items.truncate(kept);
    list.put(items, vm);
    Ok(())
}
