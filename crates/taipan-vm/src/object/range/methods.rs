//! The methods of `range`.

use super::{Range, small_len};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::{Args, NativeDecl};
use crate::object::class::{Class, GetSetDecl};
use crate::object::int;
use crate::object::slice::{Slice, long_indices};
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use dashu_int::IBig;
use taipan_heap::Value;
use taipan_macros::native;

/// An argument of `range` as an exact integer.
fn part(value: Value, vm: &mut Vm) -> PyResult<Value> {
    let index = vm.index(value)?;
    if vm.is_exact(index, ClassId::Int) {
        return Ok(index);
    }
    vm.big(&int::to_ibig(index).unwrap_or(IBig::ZERO))
}

/// Create and return a new object.  See help(type) for accurate signature.
#[native("__new__(cls, /, *args)", static)]
pub(super) fn range_new(_class: Class, args: Args, vm: &mut Vm) -> PyResult<Range> {
    let (start, stop, step) = match *args.as_slice() {
        [stop] => (Value::int(0), part(stop, vm)?, Value::int(1)),
        [start, stop] => (part(start, vm)?, part(stop, vm)?, Value::int(1)),
        [start, stop, step] => {
            let (start, stop, step) = (part(start, vm)?, part(stop, vm)?, part(step, vm)?);
            if step == Value::int(0) {
                return Err(vm.value_error("range() arg 3 must not be zero"));
            }
            (start, stop, step)
        }
        [] => return Err(vm.type_error("range expected at least 1 argument, got 0")),
        _ => {
            let message = format!("range expected at most 3 arguments, got {}", args.len());
            return Err(vm.type_error(message));
        }
    };
    Ok(Range::new(start, stop, step, vm))
}

/// Return len(self).
#[native("__len__(self, /)")]
fn range_len(range: Range, vm: &Vm) -> PyResult<i64> {
    i64::try_from(&range.big_len())
        .map_err(|_| vm.overflow_error("Python int too large to convert to C ssize_t"))
}

/// True if self else False
#[native("__bool__(self, /)")]
fn range_bool(range: Range, _vm: &Vm) -> PyResult<bool> {
    Ok(range.big_len() != IBig::ZERO)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn range_repr(range: Range, vm: &mut Vm) -> PyResult<String> {
    let (start, stop, step) = range.parts();
    let (first, last) = (vm.repr_text(start)?, vm.repr_text(stop)?);
    if step == Value::int(1) {
        return Ok(format!("range({first}, {last})"));
    }
    Ok(format!("range({first}, {last}, {})", vm.repr_text(step)?))
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn range_iter(range: Range, vm: &Vm) -> PyResult<Value> {
    range.iter(vm)
}

/// Return a reverse iterator.
#[native("__reversed__(self, /)")]
fn range_reversed(range: Range, vm: &Vm) -> PyResult<Value> {
    range.iter_reversed(vm)
}

/// Return self[key].
#[native("__getitem__(self, key, /)")]
fn range_getitem(range: Range, key: Value, vm: &mut Vm) -> PyResult<Value> {
    if let Some(slice) = key.downcast::<Slice>() {
        return range_slice(range, slice, vm).map(Handle::value);
    }
    if let (Some(index), Some((start, stop, step))) = (key.as_int(), range.small_parts()) {
        let len = small_len(start, stop, step) as i128;
        let index = i128::from(index);
        let index = if index < 0 { index + len } else { index };
        if !(0..len).contains(&index) {
            return Err(vm.index_error("range object index out of range"));
        }
        // Between start and stop, so it fits.
        return Ok(vm.int((i128::from(start) + index * i128::from(step)) as i64));
    }
    if !vm.has_index(key) {
        let name = vm.type_name(key);
        return Err(vm.type_error(format!("range indices must be integers or slices, not {name}")));
    }
    let index = vm.index(key)?;
    let (len, mut index) = (range.big_len(), int::to_ibig(index).unwrap_or(IBig::ZERO));
    if index < IBig::ZERO {
        index += &len;
    }
    if index < IBig::ZERO || index >= len {
        return Err(vm.index_error("range object index out of range"));
    }
    item(range, &index, vm)
}

/// Start plus `index` steps.
fn item(range: Range, index: &IBig, vm: &Vm) -> PyResult<Value> {
    let (start, _, step) = range.big_parts();
    vm.big(&(start + index * step))
}

fn range_slice(range: Range, slice: Slice, vm: &mut Vm) -> PyResult<Range> {
    if let Some(result) = small_slice(range, slice, vm) {
        return result;
    }
    let len = vm.big(&range.big_len())?;
    let (start, stop, step) = long_indices(slice, len, vm)?;
    let big = |v: Value| int::to_ibig(v).unwrap_or(IBig::ZERO);
    let (_, _, own_step) = range.big_parts();
    let step = vm.big(&(own_step * big(step)))?;
    let start = item(range, &big(start), vm)?;
    let stop = item(range, &big(stop), vm)?;
    Ok(Range::new(start, stop, step, vm))
}

/// The slice, if nothing exceeds 64 bits on the way and no Python code is asked.
fn small_slice(range: Range, slice: Slice, vm: &mut Vm) -> Option<PyResult<Range>> {
    let (start, _, step) = range.small_parts()?;
    let len = usize::try_from(range.small_len()?).ok().filter(|&len| len <= isize::MAX as usize)?;
    let (from, to, by) = slice.parts();
    if [from, to, by].iter().any(|part| !part.is_int() && !part.is_none()) {
        return None;
    }
    let indices = match slice.unpack(vm) {
        Ok(bounds) => bounds.over(len),
        Err(raised) => return Some(Err(raised)),
    };
    // Up to one step before or behind the range: 64 bits may not hold that.
    let item = |index| vm.wide_int(i128::from(start) + index as i128 * i128::from(step));
    let step = vm.wide_int(i128::from(step) * indices.step as i128);
    Some(Ok(Range::new(item(indices.start), item(indices.stop), step, vm)))
}

/// The position of an exact integer (or a bool) in the range.
fn position(range: Range, value: Value) -> Option<IBig> {
    if let (Some((start, stop, step)), Some(value)) = (range.small_parts(), int::to_i64(value)) {
        let inside =
            if step > 0 { start <= value && value < stop } else { stop < value && value <= start };
        let distance = i128::from(value) - i128::from(start);
        let step = i128::from(step);
        return (inside && distance % step == 0).then(|| IBig::from(distance / step));
    }
    let (start, stop, step) = range.big_parts();
    let value = int::to_ibig(value)?;
    let inside = if step > IBig::ZERO {
        start <= value && value < stop
    } else {
        stop < value && value <= start
    };
    let distance = value - start;
    (inside && &distance % &step == IBig::ZERO).then(|| distance / step)
}

/// Is membership a matter of arithmetic?
fn is_plain_int(value: Value, vm: &Vm) -> bool {
    value.is_bool() || vm.is_exact(value, ClassId::Int)
}

/// Return bool(key in self).
#[native("__contains__(self, key, /)")]
fn range_contains(range: Range, key: Value, vm: &mut Vm) -> PyResult<bool> {
    if is_plain_int(key, vm) {
        return Ok(position(range, key).is_some());
    }
    Ok(search(range, key, vm)?.is_some())
}

/// Looks for a value that is no plain integer, one element after the other.
fn search(range: Range, value: Value, vm: &mut Vm) -> PyResult<Option<u64>> {
    let iterator = range.iter(vm)?;
    let mut index = 0;
    while let Some(element) = vm.next(iterator)? {
        if vm.eq(element, value)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

/// rangeobject.index(value) -> integer -- return index of value.
/// Raise ValueError if the value is not present.
#[native("index(self, value, /)")]
fn range_index(range: Range, value: Value, vm: &mut Vm) -> PyResult<Value> {
    if is_plain_int(value, vm) {
        if let Some(index) = position(range, value) {
            return vm.big(&index);
        }
        return Err(vm.value_error("range.index(x): x not in range"));
    }
    match search(range, value, vm)? {
        Some(index) => vm.big(&IBig::from(index)),
        None => Err(vm.value_error("sequence.index(x): x not in sequence")),
    }
}

/// rangeobject.count(value) -> integer -- return number of occurrences of value
#[native("count(self, value, /)")]
fn range_count(range: Range, value: Value, vm: &mut Vm) -> PyResult<i64> {
    if is_plain_int(value, vm) {
        return Ok(i64::from(position(range, value).is_some()));
    }
    let iterator = range.iter(vm)?;
    let mut count = 0;
    while let Some(element) = vm.next(iterator)? {
        count += i64::from(vm.eq(element, value)?);
    }
    Ok(count)
}

/// Do both yield the same integers?
fn equal(left: Range, right: Range) -> bool {
    if left == right {
        return true;
    }
    let (len, other_len) = (left.big_len(), right.big_len());
    let ((start, _, step), (other_start, _, other_step)) = (left.big_parts(), right.big_parts());
    len == other_len
        && (len == IBig::ZERO || start == other_start && (len == IBig::ONE || step == other_step))
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
fn range_eq(range: Range, value: Value, _vm: &Vm) -> PyResult<Value> {
    Ok(match value.downcast::<Range>() {
        Some(other) => Value::bool(equal(range, other)),
        None => Value::NOT_IMPLEMENTED,
    })
}

/// Return self!=value.
#[native("__ne__(self, value, /)")]
fn range_ne(range: Range, value: Value, _vm: &Vm) -> PyResult<Value> {
    Ok(match value.downcast::<Range>() {
        Some(other) => Value::bool(!equal(range, other)),
        None => Value::NOT_IMPLEMENTED,
    })
}

/// Return hash(self).
#[native("__hash__(self, /)")]
fn range_hash(range: Range, vm: &mut Vm) -> PyResult<i64> {
    let (start, _, step) = range.parts();
    let len = range.big_len();
    let first = if len == IBig::ZERO { Value::NONE } else { start };
    let step = if len <= IBig::ONE { Value::NONE } else { step };
    let len = vm.big(&len)?;
    let parts = Tuple::small([len, first, step], vm);
    vm.hash(parts.value())
}

/// Return state information for pickling.
#[native("__reduce__(self, /)")]
fn range_reduce(range: Range, vm: &Vm) -> PyResult<Tuple> {
    let (start, stop, step) = range.parts();
    let parts = Tuple::small([start, stop, step], vm);
    Ok(Tuple::small([vm.class(ClassId::Range).value(), parts.value()], vm))
}

pub(super) const METHODS: &[&NativeDecl] = &[
    &RANGE_NEW,
    &RANGE_LEN,
    &RANGE_BOOL,
    &RANGE_REPR,
    &RANGE_ITER,
    &RANGE_REVERSED,
    &RANGE_GETITEM,
    &RANGE_CONTAINS,
    &RANGE_INDEX,
    &RANGE_COUNT,
    &RANGE_EQ,
    &RANGE_NE,
    &RANGE_HASH,
    &RANGE_REDUCE,
];

fn get(value: Value, vm: &Vm, pick: fn((Value, Value, Value)) -> Value) -> PyResult<Value> {
    match value.downcast::<Range>() {
        Some(range) => Ok(pick(range.parts())),
        None => Err(vm.type_error("not a range")),
    }
}

/// Refuses to set or delete a part.
fn read_only(vm: &mut Vm, _: Value, _: Option<Value>) -> PyResult<()> {
    Err(vm.raise(ClassId::AttributeError, "readonly attribute"))
}

pub(super) const GETSETS: &[GetSetDecl] = &[
    GetSetDecl { name: "start", get: |vm, v| get(v, vm, |p| p.0), set: Some(read_only), doc: "" },
    GetSetDecl { name: "stop", get: |vm, v| get(v, vm, |p| p.1), set: Some(read_only), doc: "" },
    GetSetDecl { name: "step", get: |vm, v| get(v, vm, |p| p.2), set: Some(read_only), doc: "" },
];
