//! Slices and `start`, `end` arguments, as numbers within a length.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::object::slice::Slice;
use crate::vm::Vm;
use taipan_heap::Value;

/// A subscript; past 64 bits `IndexError`.
pub(crate) fn index(key: Value, vm: &mut Vm) -> PyResult<isize> {
    let key = vm.index(key)?;
    let too_large = |vm: &Vm| {
        let name = vm.type_name(key);
        vm.index_error(format!("cannot fit '{name}' into an index-sized integer"))
    };
    crate::object::int::to_i64(key).map(|i| i as isize).ok_or_else(|| too_large(vm))
}

fn slice_index(value: Value, vm: &mut Vm) -> PyResult<isize> {
    if value.is_int() {
        return Ok(value.int_unchecked() as isize);
    }
    if !vm.is_instance(value, ClassId::Int)
        && vm.class_of(value).special(crate::Special::Index, vm).is_none()
    {
        return Err(
            vm.type_error("slice indices must be integers or None or have an __index__ method")
        );
    }
    vm.index_clamped(value)
}

/// Start, step and count of the elements that `slice` selects of `len`.
pub(crate) fn slice_range(
    slice: Slice,
    len: usize,
    vm: &mut Vm,
) -> PyResult<(isize, isize, usize)> {
    let (start, stop, step) = slice.parts();
    let step = if step.is_none() { 1 } else { slice_index(step, vm)? };
    if step == 0 {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let step = step.max(-isize::MAX);
    let len = len as isize;
    let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let bound = |value: Value, default: isize, vm: &mut Vm| -> PyResult<isize> {
        if value.is_none() {
            return Ok(default);
        }
        let index = slice_index(value, vm)?;
        let index = if index < 0 { index.saturating_add(len) } else { index };
        Ok(index.clamp(low, high))
    };
    let start = bound(start, if step < 0 { high } else { low }, vm)?;
    let stop = bound(stop, if step < 0 { low } else { high }, vm)?;
    let count = if step < 0 {
        if stop < start { (start - stop - 1) / -step + 1 } else { 0 }
    } else if start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    Ok((start, step, count as usize))
}

/// `start` and `end` of a search within `len` elements; `None` where `start`
/// lies behind the end.
pub(crate) fn search_range(
    start: Option<Value>,
    end: Option<Value>,
    len: usize,
    vm: &mut Vm,
) -> PyResult<Option<(usize, usize)>> {
    let mut bound = |value: Option<Value>, default: isize| -> PyResult<isize> {
        match value {
            Some(value) if !value.is_none() => slice_index(value, vm),
            _ => Ok(default),
        }
    };
    let (start, end) = (bound(start, 0)?, bound(end, isize::MAX)?);
    let len = len as isize;
    let end = if end < 0 { end.saturating_add(len).max(0) } else { end.min(len) };
    let start = if start < 0 { start.saturating_add(len).max(0) } else { start };
    Ok((start <= end).then_some((start as usize, end as usize)))
}
