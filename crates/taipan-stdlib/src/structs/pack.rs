//! Values to bytes.

use super::error;
use super::format::{Field, Format, Kind};
use taipan_heap::Value;
use taipan_vm::object::bytes::{Bytes, buffer_of, bytes_like};
use taipan_vm::object::int;
use taipan_vm::{Args, ClassId, Downcast, PyResult, Scratch, TextBuffer, Vm};

/// The values as bytes; `function` is who asks.
pub(super) fn packed(
    format: &Format,
    function: &str,
    values: Args,
    vm: &mut Vm,
) -> PyResult<Bytes> {
    let out = bytes_of(format, function, values, vm)?;
    Bytes::new(&out, vm)
}

fn bytes_of(format: &Format, function: &str, values: Args, vm: &mut Vm) -> PyResult<TextBuffer> {
    if values.len() != format.values {
        let message = format!(
            "{function} expected {} items for packing (got {})",
            format.values,
            values.len()
        );
        return Err(error(message, vm));
    }
    let mut out = Scratch::filled(0_u8, format.size, vm)?;
    let mut values = values.iter();
    for field in &format.fields {
        let width = field.width();
        for i in 0..field.count {
            let Some(&value) = values.next() else { break };
            let from = field.offset + i * width;
            if let Kind::Bytes { .. } | Kind::Pascal { .. } = field.kind {
                let text = match buffer_of(value, vm) {
                    Some(text) if !value.is_kind(taipan_vm::Kind::MemoryView) => text,
                    _ => {
                        let code = char::from(field.code);
                        let message = format!("argument for '{code}' must be a bytes object");
                        return Err(error(message, vm));
                    }
                };
                if let Some(room) = out.get_mut(from..from + width) {
                    place_text(field, text, room);
                }
                continue;
            }
            let (word, size) = word(field, value, format.big, vm)?;
            let bytes = if format.big { word.to_be_bytes() } else { word.to_le_bytes() };
            let part = if format.big { bytes.get(8 - size..) } else { bytes.get(..size) };
            if let (Some(room), Some(part)) = (out.get_mut(from..from + size), part) {
                room.copy_from_slice(part);
            }
        }
    }
    Ok(out)
}

/// Packs into a buffer, through a view of it.
pub(super) fn into(
    format: &Format,
    buffer: Value,
    offset: isize,
    values: Args,
    vm: &mut Vm,
) -> PyResult<()> {
    let out = bytes_of(format, "pack_into", values, vm)?;
    let (len, size) = (bytes_like(buffer, vm)?.len(), format.size);
    let start = if offset < 0 {
        if offset.unsigned_abs() < size {
            let message = format!("no space to pack {size} bytes at offset {offset}");
            return Err(error(message, vm));
        }
        match len.checked_sub(offset.unsigned_abs()) {
            Some(start) => start,
            None => {
                let message = format!("offset {offset} out of range for {len}-byte buffer");
                return Err(error(message, vm));
            }
        }
    } else {
        offset.unsigned_abs()
    };
    if len.checked_sub(start).is_none_or(|left| left < size) {
        let message = format!(
            "pack_into requires a buffer of at least {} bytes for packing {size} bytes at offset \
             {start} (actual buffer size is {len})",
            start.saturating_add(size)
        );
        return Err(error(message, vm));
    }
    let class = vm.class(ClassId::MemoryView);
    let view = vm.call(taipan_vm::Handle::value(class), &[buffer])?;
    let view = vm.call_method(view, "cast", &[taipan_vm::Handle::value(vm.intern("B")?)])?;
    let bounds = [vm.int(start as i64), vm.int((start + size) as i64)];
    let slice = vm.class(ClassId::Slice);
    let slice = vm.call(taipan_vm::Handle::value(slice), &bounds)?;
    let bytes = taipan_vm::Handle::value(Bytes::new(&out, vm)?);
    vm.set_item(view, slice, bytes)
}

fn place_text(field: &Field, text: &[u8], room: &mut [u8]) {
    let room = match (field.kind, room) {
        (Kind::Pascal { .. }, [len, rest @ ..]) => {
            *len = text.len().min(rest.len()).min(255) as u8;
            rest
        }
        (_, room) => room,
    };
    for (place, &byte) in room.iter_mut().zip(text) {
        *place = byte;
    }
}

/// The bits of a value, and how many bytes they take.
fn word(field: &Field, value: Value, big: bool, vm: &mut Vm) -> PyResult<(u64, usize)> {
    let _ = big;
    match field.kind {
        Kind::Bool => Ok((u64::from(vm.is_true(value)?), 1)),
        Kind::Char => match value.downcast::<Bytes>().as_ref().map(Bytes::as_slice) {
            Some(&[byte]) => Ok((u64::from(byte), 1)),
            _ => Err(error("char format requires a bytes object of length 1", vm)),
        },
        Kind::Float { size } => {
            let number = match vm.to_float(value) {
                Ok(number) => number,
                Err(raised) => {
                    vm.catch(raised, ClassId::TypeError)?;
                    return Err(error("required argument is not a float", vm));
                }
            };
            let bits =
                match size {
                    2 => u64::from(half_bits(number).ok_or_else(|| {
                        vm.overflow_error("float too large to pack with e format")
                    })?),
                    4 => {
                        let single = number as f32;
                        if single.is_infinite() && number.is_finite() {
                            return Err(vm.overflow_error("float too large to pack with f format"));
                        }
                        u64::from(single.to_bits())
                    }
                    _ => number.to_bits(),
                };
            Ok((bits, size))
        }
        Kind::Int { size, signed } => integer(field, value, size, signed, vm),
        Kind::Bytes { .. } | Kind::Pascal { .. } => Ok((0, 0)),
    }
}

fn integer(
    field: &Field,
    value: Value,
    size: usize,
    signed: bool,
    vm: &mut Vm,
) -> PyResult<(u64, usize)> {
    if !vm.has_index(value) {
        return Err(error("required argument is not an integer", vm));
    }
    let index = vm.index(value)?;
    let bits = 8 * size as u32;
    let (low, high) = if signed {
        (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1)
    } else {
        (0, (1_i128 << bits) - 1)
    };
    let number = int::to_ibig(index).and_then(|number| i128::try_from(&number).ok());
    match number {
        Some(number) if (low..=high).contains(&number) => Ok((number as u64, size)),
        _ => {
            let code = char::from(field.code);
            let message = if code == 'P' || size == 8 && number.is_none() {
                "int too large to convert".to_owned()
            } else {
                format!("'{code}' format requires {low} <= number <= {high}")
            };
            Err(error(message, vm))
        }
    }
}

/// A number as IEEE 754 binary16, rounded to even; `None` where it is too large.
fn half_bits(number: f64) -> Option<u16> {
    let sign = if number.is_sign_negative() { 0x8000 } else { 0 };
    let size = number.abs();
    if number.is_nan() {
        return Some(sign | 0x7e00);
    }
    if size.is_infinite() {
        return Some(sign | 0x7c00);
    }
    if size < 2_f64.powi(-14) {
        return Some(sign | (size * 2_f64.powi(24)).round_ties_even() as u16);
    }
    let exponent = ((size.to_bits() >> 52) as i32) - 1023;
    let scaled = (size * 2_f64.powi(10 - exponent)).round_ties_even() as i32;
    // A fraction that is rounded up to 2 makes the exponent greater by one.
    let bits = ((exponent + 15) << 10) + (scaled - 1024);
    (bits < 0x7c00).then_some(sign | bits as u16)
}
