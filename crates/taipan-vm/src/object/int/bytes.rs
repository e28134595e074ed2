//! `int.to_bytes` and `int.from_bytes`.

use super::operand::{Int, Operand};
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::bytes::Bytes;
use crate::object::class::Class;
use crate::object::str::Str;
use crate::special::Special;
use crate::vm::Vm;
use dashu_int::{IBig, UBig};
use taipan_heap::Value;
use taipan_macros::native;

/// Is it `"little"`?
fn is_little(order: Option<Str>, vm: &Vm) -> PyResult<bool> {
    match order.map(|o| o.as_bytes() == b"little" || o.as_bytes() != b"big") {
        Some(true) if order.is_some_and(|o| o.as_bytes() != b"little") => {
            Err(vm.value_error("byteorder must be either 'little' or 'big'"))
        }
        little => Ok(little.unwrap_or(false)),
    }
}

/// Return an array of bytes representing an integer.
#[native("to_bytes(self, length=1, byteorder='big', *, signed=False)")]
pub fn int_to_bytes(
    int: Int,
    length: isize,
    byteorder: Option<Str>,
    signed: bool,
    vm: &mut Vm,
) -> PyResult<Bytes> {
    let little = is_little(byteorder, vm)?;
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    let i = int.operand();
    if i.is_negative() && !signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    // A negative number fits as far as its complement does.
    let complement =
        if i.is_negative() { Operand::of(super::arith::invert(i, vm)?).unwrap_or(i) } else { i };
    let bits = complement.bits() + u64::from(signed && !(length == 0 && i.is_zero()));
    if bits > (length as u64).saturating_mul(8) {
        return Err(vm.overflow_error("int too big to convert"));
    }
    vm.check_integer_size((length as u64).saturating_mul(8))?;
    if let Operand::Small(small) = i {
        // Sign-extended in front, or behind.
        return Bytes::build(length, vm, |room| {
            room.fill(if small < 0 { 0xff } else { 0 });
            let content = small.to_le_bytes();
            let used = length.min(content.len());
            if little {
                room[..used].copy_from_slice(&content[..used]);
            } else {
                for (to, from) in room.iter_mut().rev().zip(&content) {
                    *to = *from;
                }
            }
        });
    }
    let fill = if i.is_negative() { 0xff } else { 0 };
    let mut content = vec![fill; length];
    let magnitude = complement.to_ibig().to_le_bytes();
    for (to, from) in content.iter_mut().zip(&magnitude) {
        *to = from ^ fill;
    }
    if !little {
        content.reverse();
    }
    Bytes::new(&content, vm)
}

/// Return the integer represented by the given array of bytes.
#[native("from_bytes(type, bytes, byteorder='big', *, signed=False)", class)]
pub fn int_from_bytes(
    class: Class,
    bytes: Value,
    byteorder: Option<Str>,
    signed: bool,
    vm: &mut Vm,
) -> PyResult<Value> {
    let little = is_little(byteorder, vm)?;
    let bytes = to_bytes_object(bytes, vm)?;
    if let Some(value) = few_bytes(bytes.as_slice(), little, signed)
        && class == vm.class(crate::ClassId::Int)
    {
        return Ok(vm.wide_int(value));
    }
    let magnitude = if little {
        UBig::from_le_bytes(bytes.as_slice())
    } else {
        UBig::from_be_bytes(bytes.as_slice())
    };
    let content = bytes.as_slice();
    let top = if little { content.last() } else { content.first() };
    let mut number = IBig::from(magnitude);
    if signed && top.is_some_and(|b| b & 0x80 != 0) {
        number -= IBig::ONE << (content.len() * 8);
    }
    let value = vm.big(&number)?;
    if class == vm.class(crate::ClassId::Int) {
        Ok(value)
    } else {
        vm.call(class.value(), &[value])
    }
}

/// The integer that at most eight bytes mean.
fn few_bytes(content: &[u8], little: bool, signed: bool) -> Option<i128> {
    let mut word = [0; 8];
    let room = word.get_mut(..content.len())?;
    room.copy_from_slice(content);
    if !little {
        room.reverse();
    }
    let magnitude = i128::from(u64::from_le_bytes(word));
    let bits = content.len() * 8;
    let negative = signed && bits > 0 && magnitude >> (bits - 1) & 1 != 0;
    Some(if negative { magnitude - (1 << bits) } else { magnitude })
}

/// What `bytes` would make of it, as far as `int.from_bytes` takes it: bytes,
/// `__bytes__`, a buffer, an iterable of integers; no string.
fn to_bytes_object(value: Value, vm: &mut Vm) -> PyResult<Bytes> {
    if let Some(bytes) = value.downcast::<Bytes>() {
        return Ok(bytes);
    }
    let cannot = |vm: &Vm| {
        vm.type_error(format!("cannot convert '{}' object to bytes", vm.type_name(value)))
    };
    if let Some(result) = vm.call_special(value, Special::Bytes, &[])? {
        return result.downcast().ok_or_else(|| {
            vm.type_error(format!("__bytes__ returned non-bytes (type {})", vm.type_name(result)))
        });
    }
    let class = vm.class_of(value);
    let iterable =
        class.special(Special::Iter, vm).is_some() || class.special(Special::GetItem, vm).is_some();
    if value.downcast::<Str>().is_some() || !iterable {
        return Err(cannot(vm));
    }
    let iterator = vm.iter(value)?;
    let mut content = Vec::new();
    while let Some(item) = vm.next(iterator)? {
        let item = vm.index(item)?;
        let byte = super::to_i64(item).and_then(|i| u8::try_from(i).ok());
        content.push(byte.ok_or_else(|| vm.value_error("bytes must be in range(0, 256)"))?);
        vm.check_integer_size(content.len() as u64 * 8)?;
    }
    Bytes::new(&content, vm)
}
