//! `bytes` and `bytearray` as sequences: subscripts, `+`, `*`, `in`, comparison,
//! `repr`.

use super::{Octets, buffer_of};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::iterator::Iterator;
use crate::object::slice::Slice;
use crate::object::str::Str;
use crate::object::str::concat::fill_repeated;
use crate::object::str::range::{index, slice_range};
use crate::vm::Vm;
use taipan_bytecode::CompareOp;
use taipan_heap::Value;
use taipan_macros::native;

/// `len(self)`.
#[native("__len__(self, /)")]
pub(super) fn len(octets: Octets, vm: &Vm) -> PyResult<usize> {
    Ok(octets.as_slice(vm).len())
}

/// `iter(self)`.
#[native("__iter__(self, /)")]
pub(super) fn iter(octets: Octets, vm: &Vm) -> PyResult<Value> {
    let class = if octets.is_array() { ClassId::SequenceIterator } else { ClassId::BytesIterator };
    Ok(Iterator::new(class, octets.value(), Value::UNBOUND, [0; 3], vm).value())
}

/// `self[key]`.
#[native("__getitem__(self, key, /)")]
pub(super) fn get_item(octets: Octets, key: Value, vm: &mut Vm) -> PyResult<Value> {
    if let Some(slice) = key.downcast::<Slice>() {
        let (start, step, count) = slice_range(slice, octets.as_slice(vm).len(), vm)?;
        let content = octets.as_slice(vm);
        let mut out = Vec::new();
        vm.reserve_text(&mut out, count)?;
        out.extend(picked(content, start, step, count));
        return octets.like(&out, vm);
    }
    let type_name = if octets.is_array() { "bytearray" } else { "byte" };
    let index = subscript(key, type_name, vm)?;
    let content = octets.as_slice(vm);
    let place = if index < 0 { index.wrapping_add(content.len() as isize) } else { index };
    let byte = usize::try_from(place).ok().and_then(|place| content.get(place));
    let byte = byte.ok_or_else(|| {
        vm.index_error(if octets.is_array() {
            "bytearray index out of range"
        } else {
            "index out of range"
        })
    })?;
    Ok(Value::int(i64::from(*byte)))
}

/// The bytes that a slice selects.
fn picked(
    content: &[u8],
    start: isize,
    step: isize,
    count: usize,
) -> impl std::iter::Iterator<Item = u8> {
    let at = move |i: usize| start.wrapping_add(step.wrapping_mul(i as isize)) as usize;
    (0..count).filter_map(move |i| content.get(at(i)).copied())
}

/// A subscript that is no slice.
pub(super) fn subscript(key: Value, type_name: &str, vm: &mut Vm) -> PyResult<isize> {
    let is_index = key.is_int()
        || vm.is_instance(key, ClassId::Int)
        || vm.class_of(key).special(crate::Special::Index, vm).is_some();
    if !is_index {
        let name = vm.type_name(key);
        return Err(
            vm.type_error(format!("{type_name} indices must be integers or slices, not {name}"))
        );
    }
    index(key, vm)
}

/// `self + value`.
#[native("__add__(self, value, /)")]
pub(super) fn add(octets: Octets, value: Value, vm: &Vm) -> PyResult<Value> {
    let Some(right) = buffer_of(value, vm) else {
        let (left, right) = (vm.type_name(octets.value()), vm.type_name(value));
        return Err(vm.type_error(format!("can't concat {right} to {left}")));
    };
    let left = octets.as_slice(vm);
    let mut out = Vec::new();
    vm.reserve_text(&mut out, left.len().saturating_add(right.len()))?;
    out.extend_from_slice(left);
    out.extend_from_slice(right);
    octets.like(&out, vm)
}

/// `self * value`.
#[native("__mul__(self, value, /)")]
pub(super) fn mul(octets: Octets, count: Value, vm: &mut Vm) -> PyResult<Value> {
    let count = crate::object::str::repeat_count(count, vm)?;
    let out = repeated(octets.as_slice(vm), count, vm)?;
    octets.like(&out, vm)
}

/// `value * self`.
#[native("__rmul__(self, value, /)")]
pub(super) fn rmul(octets: Octets, count: Value, vm: &mut Vm) -> PyResult<Value> {
    mul(octets, count, vm)
}

/// The content `count` times.
pub(super) fn repeated(content: &[u8], count: isize, vm: &Vm) -> PyResult<Vec<u8>> {
    let total = content.len().checked_mul(usize::try_from(count).unwrap_or(0));
    let total = total.ok_or_else(|| vm.memory_error())?;
    let mut out = Vec::new();
    vm.reserve_text(&mut out, total)?;
    out.resize(total, 0);
    if total > 0 {
        fill_repeated(&mut out, content);
    }
    Ok(out)
}

/// `self % value`.
#[native("__mod__(self, value, /)")]
pub(super) fn modulo(octets: Octets, value: Value, vm: &mut Vm) -> PyResult<Value> {
    let format = octets.as_slice(vm).to_vec();
    let out = crate::protocol::format::percent_bytes(&format, value, vm)?;
    octets.like(&out, vm)
}

/// `value % self`.
#[native("__rmod__(self, value, /)")]
pub(super) fn rmodulo(octets: Octets, value: Value, vm: &mut Vm) -> PyResult<Value> {
    let class = vm.class_of(octets.value());
    if !vm.class_of(value).is_subclass_of(class) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    vm.binary(taipan_bytecode::BinaryOp::Mod, value, octets.value())
}

/// A byte from an integer argument.
pub(super) fn byte_of(value: Value, vm: &mut Vm) -> PyResult<u8> {
    let index = vm.index(value)?;
    crate::object::int::to_i64(index)
        .and_then(|byte| u8::try_from(byte).ok())
        .ok_or_else(|| vm.value_error("byte must be in range(0, 256)"))
}

/// `key in self`.
#[native("__contains__(self, key, /)")]
pub(super) fn contains(octets: Octets, key: Value, vm: &mut Vm) -> PyResult<bool> {
    if let Some(part) = buffer_of(key, vm) {
        return Ok(crate::object::str::find_in(octets.as_slice(vm), part).is_some());
    }
    if vm.class_of(key).special(crate::Special::Index, vm).is_none()
        && !vm.is_instance(key, ClassId::Int)
    {
        let name = vm.type_name(key);
        return Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")));
    }
    let byte = byte_of(key, vm)?;
    Ok(octets.as_slice(vm).contains(&byte))
}

fn compare(op: CompareOp, a: Octets, b: Value, vm: &Vm) -> Value {
    match buffer_of(b, vm) {
        Some(b) => {
            let order = a.as_slice(vm).cmp(b);
            Value::bool(crate::protocol::compare::holds(op, Some(order)))
        }
        None => Value::NOT_IMPLEMENTED,
    }
}

macro_rules! comparisons {
    ($($name:ident $text:literal $op:ident,)*) => { $(
        #[doc = concat!("`self.", $text, "`.")]
        #[native($text)]
        pub(super) fn $name(a: Octets, b: Value, vm: &Vm) -> PyResult<Value> {
            Ok(compare(CompareOp::$op, a, b, vm))
        }
    )* };
}

comparisons! {
    eq "__eq__(self, value, /)" Eq,
    ne "__ne__(self, value, /)" Ne,
    lt "__lt__(self, value, /)" Lt,
    le "__le__(self, value, /)" Le,
    gt "__gt__(self, value, /)" Gt,
    ge "__ge__(self, value, /)" Ge,
}

/// `hash(self)`.
#[native("__hash__(self, /)")]
pub(super) fn hash(octets: Octets, vm: &Vm) -> PyResult<i64> {
    Ok(vm.hash_bytes(octets.as_slice(vm)) as i64)
}

/// `repr(self)`.
#[native("__repr__(self, /)")]
pub(super) fn repr(octets: Octets, vm: &Vm) -> PyResult<Str> {
    vm.check_room(octets.as_slice(vm).len().saturating_mul(4))?;
    let quoted = crate::object::str::quote_bytes(octets.as_slice(vm), octets.is_array());
    if !octets.is_array() {
        return Str::from_ascii(&quoted, vm);
    }
    let mut text = vm.class_of(octets.value()).name().as_bytes().to_vec();
    text.push(b'(');
    text.extend_from_slice(&quoted);
    text.push(b')');
    Str::from_wtf8(&text, vm)
}

/// `str(self)`: as `repr`, whatever a subclass makes of that.
#[native("__str__(self, /)")]
pub(super) fn to_str(octets: Octets, vm: &Vm) -> PyResult<Str> {
    repr(octets, vm)
}
