//! Integers as text. Decimal conversion takes more than linear time, so, as in
//! CPython, it refuses numbers past a limit of digits that `sys` sets.

use super::operand::Operand;
use super::{long, words};
use crate::error::PyResult;
use crate::object::number::digits::{write_i64, write_u64};
use crate::object::str::Str;
use crate::vm::Vm;
use dashu_int::UBig;

/// `sys.get_int_max_str_digits()` at the start.
pub const DEFAULT_MAX_DIGITS: usize = 4300;
/// The smallest limit that `sys.set_int_max_str_digits` takes, but for 0.
pub const MIN_MAX_DIGITS: usize = 640;

/// `str(i)`: `ValueError` past the limit of digits.
pub fn decimal(i: Operand, vm: &Vm) -> PyResult<String> {
    let big = match i {
        Operand::Small(i) => return Ok(i.to_string()),
        Operand::Big(big) => big,
    };
    let limit = vm.int_max_str_digits.get();
    // A number of n bits has at least (n - 1) * log10(2) digits.
    let at_least = i.bits().saturating_sub(1) as f64 * std::f64::consts::LOG10_2;
    if limit > 0 && at_least > limit as f64 {
        return Err(too_many_digits(vm));
    }
    let magnitude = big.magnitude();
    let text = if magnitude.len() <= words::DECIMAL_LIMIT {
        words::decimal(big.is_negative(), magnitude)
    } else {
        let digits = long::text::decimal(&UBig::from_words(magnitude), vm)?;
        if big.is_negative() { format!("-{digits}") } else { digits }
    };
    if limit > 0 && text.len() - usize::from(big.is_negative()) > limit {
        return Err(too_many_digits(vm));
    }
    Ok(text)
}

#[cold]
fn too_many_digits(vm: &Vm) -> crate::Raised {
    vm.value_error(format!(
        "Exceeds the limit ({} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit",
        vm.int_max_str_digits.get()
    ))
}

/// `str(i)` as a string object.
#[inline]
pub fn decimal_str(i: Operand, vm: &Vm) -> PyResult<Str> {
    match i {
        Operand::Small(i) => Str::from_ascii(write_i64(i, &mut [0; 21]), vm),
        Operand::Big(_) => Str::from_ascii(decimal(i, vm)?.as_bytes(), vm),
    }
}

/// The digits in radix 2, 8 or 16, lower case, without sign and prefix.
pub fn power_of_two_digits(i: Operand, radix: u8) -> String {
    let magnitude = match i {
        Operand::Small(i) => {
            let i = i.unsigned_abs();
            return match radix {
                2 => format!("{i:b}"),
                8 => format!("{i:o}"),
                _ => format!("{i:x}"),
            };
        }
        Operand::Big(big) => dashu_int::UBig::from_words(big.magnitude()),
    };
    match radix {
        2 => format!("{magnitude:b}"),
        8 => format!("{magnitude:o}"),
        _ => format!("{magnitude:x}"),
    }
}

/// Writes the digits in radix 2, 8, 10 or 16 at the end of `room`.
pub(crate) fn write_magnitude(magnitude: u64, radix: u8, room: &mut [u8; 64]) -> &[u8] {
    if radix != 10 {
        let mut digits = [0; 67];
        let at = write_radix(magnitude, radix, &mut digits);
        let len = digits.len() - at;
        let start = room.len() - len;
        room[start..].copy_from_slice(&digits[at..]);
        return &room[start..];
    }
    let mut digits = [0; 20];
    let written = write_u64(magnitude, &mut digits);
    let start = room.len() - written.len();
    room[start..].copy_from_slice(written);
    &room[start..]
}

/// `bin(i)`, `oct(i)` or `hex(i)`.
pub fn prefixed(i: Operand, radix: u8, vm: &Vm) -> PyResult<Str> {
    // Each bit becomes a byte, at most.
    vm.check_integer_size(i.bits().saturating_mul(8))?;
    let prefix = match radix {
        2 => "0b",
        8 => "0o",
        _ => "0x",
    };
    if let Operand::Small(i) = i {
        let mut room = [0; 67];
        let mut at = write_radix(i.unsigned_abs(), radix, &mut room);
        at -= 2;
        room[at..at + 2].copy_from_slice(prefix.as_bytes());
        if i < 0 {
            at -= 1;
            room[at] = b'-';
        }
        return Str::from_ascii(&room[at..], vm);
    }
    let sign = if i.is_negative() { "-" } else { "" };
    Str::new(&format!("{sign}{prefix}{}", power_of_two_digits(i, radix)), vm)
}

/// Writes the digits in radix 2, 8 or 16 at the end of `room` and returns where
/// they begin.
fn write_radix(mut number: u64, radix: u8, room: &mut [u8; 67]) -> usize {
    let shift = radix.trailing_zeros();
    let mut at = room.len();
    loop {
        at -= 1;
        room[at] = b"0123456789abcdef"[(number & (u64::from(radix) - 1)) as usize];
        number >>= shift;
        if number == 0 {
            return at;
        }
    }
}
