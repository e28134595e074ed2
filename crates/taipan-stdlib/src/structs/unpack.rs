//! Bytes to values.

use super::error;
use super::format::{Field, Format, Kind};
use taipan_heap::Value;
use taipan_vm::object::bytes::{Bytes, bytes_like};
use taipan_vm::{GcVec, Handle, PyResult, Vm};

/// The values of a buffer that has the format's size.
pub(super) fn whole(format: &Format, buffer: Value, vm: &mut Vm) -> PyResult<Value> {
    let len = bytes_like(buffer, vm)?.len();
    if len != format.size {
        let message = format!("unpack requires a buffer of {} bytes", format.size);
        return Err(error(message, vm));
    }
    at(format, buffer, 0, vm)
}

/// The values that begin at `offset`, counted from the end where it is negative.
pub(super) fn from(format: &Format, buffer: Value, offset: isize, vm: &mut Vm) -> PyResult<Value> {
    let len = bytes_like(buffer, vm)?.len();
    let size = format.size;
    let start = if offset < 0 {
        if offset.unsigned_abs() < size {
            let message = format!("not enough data to unpack {size} bytes");
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
            "unpack_from requires a buffer of at least {} bytes for unpacking {size} bytes at \
             offset {start} (actual buffer size is {len})",
            start.saturating_add(size)
        );
        return Err(error(message, vm));
    }
    at(format, buffer, start, vm)
}

/// An iterator over the tuples that fill a buffer.
pub(super) fn all(format: &Format, buffer: Value, vm: &mut Vm) -> PyResult<Value> {
    let len = bytes_like(buffer, vm)?.len();
    if format.size == 0 {
        return Err(error("cannot iteratively unpack with a struct of length 0", vm));
    }
    if len % format.size != 0 {
        let message =
            format!("iterative unpacking requires a buffer of a multiple of {} bytes", format.size);
        return Err(error(message, vm));
    }
    let mut tuples = GcVec::with_capacity(len / format.size, vm)?;
    for start in (0..len).step_by(format.size) {
        let tuple = at(format, buffer, start, vm)?;
        tuples.push(tuple, vm)?;
        vm.poll()?;
    }
    let list = tuples.into_list(vm).value();
    vm.iter(list)
}

fn at(format: &Format, buffer: Value, start: usize, vm: &Vm) -> PyResult<Value> {
    let bytes = bytes_like(buffer, vm)?;
    let mut values = GcVec::with_capacity(format.values, vm)?;
    for field in &format.fields {
        let width = field.width();
        for i in 0..field.count {
            let from = start + field.offset + i * width;
            let part = bytes.get(from..from + width).unwrap_or_default();
            values.push(value(field, part, format.big, vm)?, vm)?;
        }
    }
    Ok(values.into_tuple(vm)?.value())
}

fn value(field: &Field, part: &[u8], big: bool, vm: &Vm) -> PyResult<Value> {
    Ok(match field.kind {
        Kind::Char | Kind::Bytes { .. } => Bytes::new(part, vm)?.value(),
        Kind::Bool => Value::bool(part.iter().any(|&byte| byte != 0)),
        Kind::Pascal { .. } => match part {
            [len, rest @ ..] => {
                let text = rest.get(..usize::from(*len)).unwrap_or(rest);
                Bytes::new(text, vm)?.value()
            }
            [] => Bytes::new(b"", vm)?.value(),
        },
        Kind::Int { size, signed } => {
            let word = word(part, big);
            if signed {
                let unused = 64 - 8 * size as u32;
                vm.int(((word << unused) as i64) >> unused)
            } else {
                vm.wide_int(i128::from(word))
            }
        }
        Kind::Float { size } => {
            let word = word(part, big);
            vm.float(match size {
                2 => half(word as u16),
                4 => f64::from(f32::from_bits(word as u32)),
                _ => f64::from_bits(word),
            })
        }
    })
}

fn word(part: &[u8], big: bool) -> u64 {
    let fold = |word: u64, &byte: &u8| word << 8 | u64::from(byte);
    if big { part.iter().fold(0, fold) } else { part.iter().rev().fold(0, fold) }
}

/// The value of a number of IEEE 754 binary16.
fn half(bits: u16) -> f64 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    sign * match exponent {
        0 => fraction * 2_f64.powi(-24),
        0x1f if fraction == 0.0 => f64::INFINITY,
        0x1f => f64::NAN,
        _ => (1024.0 + fraction) * 2_f64.powi(exponent - 25),
    }
}
