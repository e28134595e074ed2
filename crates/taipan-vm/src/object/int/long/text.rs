//! Very long integers as decimal text, and back: by halves, at powers of ten that
//! are squares of each other.

use super::{div_rem, mul};
use crate::error::PyResult;
use crate::vm::Vm;
use dashu_int::UBig;
use dashu_int::ops::BitTest;

/// Digits that the library converts: a hundredth of a second.
const SHORT: usize = 1 << 16;

/// `10 ** (SHORT << i)` for each `i` while those have at most `digits` digits.
fn powers(digits: usize, vm: &Vm) -> PyResult<Vec<UBig>> {
    let mut powers: Vec<UBig> = Vec::new();
    let mut size = SHORT;
    while size < digits {
        let next = match powers.last() {
            Some(last) => mul(last, last, vm)?,
            None => UBig::from(10u8).pow(SHORT),
        };
        powers.push(next);
        size *= 2;
    }
    Ok(powers)
}

/// The decimal digits.
pub fn decimal(number: &UBig, vm: &Vm) -> PyResult<String> {
    // One digit has more than three bits.
    let digits = number.bit_len() / 3 + 1;
    if digits <= 2 * SHORT {
        return Ok(number.to_string());
    }
    vm.check_room(digits)?;
    let powers = powers(digits / 2 + 1, vm)?;
    let mut text = String::with_capacity(digits);
    write(number, &powers, 0, &mut text, vm)?;
    Ok(text)
}

/// Appends the digits, with zeros in front up to `width`.
fn write(number: &UBig, powers: &[UBig], width: usize, text: &mut String, vm: &Vm) -> PyResult<()> {
    vm.check_interrupt()?;
    let Some((power, lower)) = powers.split_last() else {
        let digits = number.to_string();
        text.extend(std::iter::repeat_n('0', width.saturating_sub(digits.len())));
        text.push_str(&digits);
        return Ok(());
    };
    let low_width = SHORT << lower.len();
    if width == 0 && number < power {
        return write(number, lower, 0, text, vm);
    }
    let (high, low) = div_rem(number, power, vm)?;
    write(&high, lower, width.saturating_sub(low_width), text, vm)?;
    write(&low, lower, low_width, text, vm)
}

/// The number that decimal digits mean.
pub fn from_decimal(digits: &[u8], vm: &Vm) -> PyResult<UBig> {
    let powers = powers(digits.len().div_ceil(2) + 1, vm)?;
    read(digits, &powers, vm)
}

fn read(digits: &[u8], powers: &[UBig], vm: &Vm) -> PyResult<UBig> {
    vm.check_interrupt()?;
    let Some((power, lower)) = powers.split_last() else {
        let text = std::str::from_utf8(digits).unwrap_or_default();
        return Ok(UBig::from_str_radix(text, 10).unwrap_or_default());
    };
    let Some(high) = digits.len().checked_sub(SHORT << lower.len()).filter(|&high| high > 0) else {
        return read(digits, lower, vm);
    };
    let (high, low) = digits.split_at(high);
    let high = read(high, lower, vm)?;
    Ok(mul(&high, power, vm)? + read(low, lower, vm)?)
}
