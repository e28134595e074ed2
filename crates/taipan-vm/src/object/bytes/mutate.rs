//! Changing a `bytearray`.

use super::construct::from_iterable;
use super::sequence::{byte_of, repeated, subscript};
use super::{ByteArray, buffer_of};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::slice::Slice;
use crate::object::str::Str;
use crate::object::str::range::slice_range;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Append a single item to the end of the bytearray.
#[native("append(self, item, /)")]
pub(super) fn append(array: ByteArray, item: Value, vm: &mut Vm) -> PyResult<()> {
    let byte = byte_of(item, vm)?;
    let len = array.len(vm);
    array.splice(len, len, &[byte], vm)
}

/// The bytes of any bytes-like object or iterable of integers.
fn content_of(value: Value, vm: &mut Vm) -> PyResult<Vec<u8>> {
    match buffer_of(value, vm) {
        Some(bytes) => Ok(bytes.to_vec()),
        None => from_iterable(value, "bytearray", vm),
    }
}

/// Append all the items from the iterator or sequence to the bytearray.
#[native("extend(self, iterable_of_ints, /)")]
pub(super) fn extend(array: ByteArray, iterable: Value, vm: &mut Vm) -> PyResult<()> {
    if iterable.downcast::<Str>().is_some() {
        return Err(vm.type_error("expected iterable of integers; got: 'str'"));
    }
    let class = vm.class_of(iterable);
    if buffer_of(iterable, vm).is_none()
        && class.special(crate::Special::Iter, vm).is_none()
        && class.special(crate::Special::GetItem, vm).is_none()
    {
        let name = class.name_text();
        return Err(vm.type_error(format!("can't extend bytearray with {name}")));
    }
    let content = content_of(iterable, vm)?;
    let len = array.len(vm);
    array.splice(len, len, &content, vm)
}

/// Resize the internal buffer of bytearray to len.
///
///   size
///     New size to resize to.
#[native("resize(self, size, /)")]
pub(super) fn resize(array: ByteArray, size: isize, vm: &mut Vm) -> PyResult<()> {
    let Ok(size) = usize::try_from(size) else {
        return Err(
            vm.value_error(format!("bytearray.resize(): new size must be >= 0, got {size}"))
        );
    };
    let len = array.len(vm);
    if size <= len {
        return array.splice(size, len, &[], vm);
    }
    let zeros = crate::Scratch::filled(0_u8, size - len, vm)?;
    array.splice(len, len, &zeros, vm)
}

/// Insert a single item into the bytearray before the given index.
#[native("insert(self, index, item, /)")]
pub(super) fn insert(array: ByteArray, index: isize, item: Value, vm: &mut Vm) -> PyResult<()> {
    let byte = byte_of(item, vm)?;
    let len = array.len(vm) as isize;
    let at = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) } as usize;
    array.splice(at, at, &[byte], vm)
}

/// Remove and return a single item from the bytearray.
///
/// If no index argument is given, will pop the last item.
#[native("pop(self, index=-1, /)")]
pub(super) fn pop(array: ByteArray, index: isize, vm: &mut Vm) -> PyResult<Value> {
    let len = array.len(vm);
    if len == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let at = if index < 0 { index.wrapping_add(len as isize) } else { index };
    let at = usize::try_from(at).ok().filter(|&at| at < len);
    let at = at.ok_or_else(|| vm.index_error("pop index out of range"))?;
    let byte = array.as_slice(vm)[at];
    array.splice(at, at + 1, &[], vm)?;
    Ok(Value::int(i64::from(byte)))
}

/// Remove the first occurrence of a value in the bytearray.
#[native("remove(self, value, /)")]
pub(super) fn remove(array: ByteArray, value: Value, vm: &mut Vm) -> PyResult<()> {
    let byte = byte_of(value, vm)?;
    let at = array.as_slice(vm).iter().position(|&b| b == byte);
    let at = at.ok_or_else(|| vm.value_error("value not found in bytearray"))?;
    array.splice(at, at + 1, &[], vm)
}

/// Remove all items from the bytearray.
#[native("clear(self, /)")]
pub(super) fn clear(array: ByteArray, vm: &mut Vm) -> PyResult<()> {
    let len = array.len(vm);
    array.splice(0, len, &[], vm)
}

/// Reverse the order of the values in B in place.
#[native("reverse(self, /)")]
pub(super) fn reverse(array: ByteArray, vm: &mut Vm) -> PyResult<()> {
    array.as_mut_slice(vm).reverse();
    Ok(())
}

/// Return a copy of B.
#[native("copy(self, /)")]
pub(super) fn copy(array: ByteArray, vm: &Vm) -> PyResult<Value> {
    let class = vm.class(ClassId::ByteArray);
    ByteArray::new(array.as_slice(vm), class, vm).map(Handle::value)
}

/// Return self += value.
#[native("__iadd__(self, value, /)")]
pub(super) fn iadd(array: ByteArray, value: Value, vm: &mut Vm) -> PyResult<Value> {
    let Some(content) = buffer_of(value, vm).map(<[u8]>::to_vec) else {
        let (left, right) = (vm.type_name(array.value()), vm.type_name(value));
        return Err(vm.type_error(format!("can't concat {right} to {left}")));
    };
    let len = array.len(vm);
    array.splice(len, len, &content, vm)?;
    Ok(array.value())
}

/// Return self *= value.
#[native("__imul__(self, value, /)")]
pub(super) fn imul(array: ByteArray, count: Value, vm: &mut Vm) -> PyResult<Value> {
    let count = crate::object::str::repeat_count(count, vm)?;
    let content = repeated(array.as_slice(vm), count, vm)?;
    let len = array.len(vm);
    array.splice(0, len, &content, vm)?;
    Ok(array.value())
}

fn place(array: ByteArray, key: Value, vm: &mut Vm) -> PyResult<usize> {
    let index = subscript(key, "bytearray", vm)?;
    let len = array.len(vm);
    let at = if index < 0 { index.wrapping_add(len as isize) } else { index };
    let at = usize::try_from(at).ok().filter(|&at| at < len);
    at.ok_or_else(|| vm.index_error("bytearray index out of range"))
}

/// `self[key] = value`.
#[native("__setitem__(self, key, value, /)")]
pub(super) fn set_item(array: ByteArray, key: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
    let Some(slice) = key.downcast::<Slice>() else {
        let at = place(array, key, vm)?;
        let byte = byte_of(value, vm)?;
        // `value` may have run Python code.
        match array.as_mut_slice(vm).get_mut(at) {
            Some(slot) => *slot = byte,
            None => return Err(vm.index_error("bytearray index out of range")),
        }
        return Ok(());
    };
    if value.downcast::<Str>().is_some() || vm.is_instance(value, ClassId::Int) {
        return Err(
            vm.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
        );
    }
    let content = content_of(value, vm)?;
    let (start, step, count) = slice_range(slice, array.len(vm), vm)?;
    if step == 1 {
        return array.splice(start as usize, start as usize + count, &content, vm);
    }
    if content.len() != count {
        return Err(vm.value_error(format!(
            "attempt to assign bytes of size {} to extended slice of size {count}",
            content.len()
        )));
    }
    let bytes = array.as_mut_slice(vm);
    let mut at = start;
    for byte in content {
        if let Some(slot) = bytes.get_mut(at as usize) {
            *slot = byte;
        }
        at = at.wrapping_add(step);
    }
    Ok(())
}

/// `del self[key]`.
#[native("__delitem__(self, key, /)")]
pub(super) fn delete_item(array: ByteArray, key: Value, vm: &mut Vm) -> PyResult<()> {
    let Some(slice) = key.downcast::<Slice>() else {
        let at = place(array, key, vm)?;
        return array.splice(at, at + 1, &[], vm);
    };
    let (start, step, count) = slice_range(slice, array.len(vm), vm)?;
    if step == 1 {
        return array.splice(start as usize, start as usize + count, &[], vm);
    }
    let mut gone = vec![false; array.len(vm)];
    let mut at = start;
    for _ in 0..count {
        if let Some(gone) = gone.get_mut(at as usize) {
            *gone = true;
        }
        at = at.wrapping_add(step);
    }
    let kept = array.as_slice(vm).iter().zip(&gone).filter(|&(_, &gone)| !gone);
    let kept: Vec<u8> = kept.map(|(&byte, _)| byte).collect();
    let len = array.len(vm);
    array.splice(0, len, &kept, vm)
}
