//! Arithmetic of very long integers, in steps.
//!
//! The library computes a product of a few million bits in some hundredths of a
//! second, and what is longer in minutes, in which nobody could stop it. So what is
//! longer is divided here, by Karatsuba's and by Burnikel and Ziegler's methods,
//! until the pieces are short enough for the library; between two pieces the
//! interrupt is looked at ([`Vm::check_interrupt`]). What is short goes straight to
//! the library.

pub mod root;
pub mod text;

use crate::error::PyResult;
use crate::vm::Vm;
use dashu_int::UBig;
use dashu_int::ops::{BitTest, DivRem};

/// Bits of numbers that the library takes: products in 40 ms.
const SHORT: usize = 1 << 21;

/// As [`SHORT`] for divisors, since a division costs several products.
const SHORT_DIVISOR: usize = 1 << 19;

/// The low `count` bits, and the rest.
fn halves(number: &UBig, count: usize) -> (UBig, UBig) {
    number.clone().split_bits(count)
}

/// `a * b`.
pub fn mul(a: &UBig, b: &UBig, vm: &Vm) -> PyResult<UBig> {
    let (a, b) = if a.bit_len() < b.bit_len() { (b, a) } else { (a, b) };
    if b.bit_len() <= SHORT && a.bit_len() <= 2 * SHORT {
        return Ok(a * b);
    }
    vm.check_interrupt()?;
    let half = a.bit_len().div_ceil(128) * 64;
    let (a0, a1) = halves(a, half);
    if b.bit_len() <= half {
        return Ok((mul(&a1, b, vm)? << half) + mul(&a0, b, vm)?);
    }
    let (b0, b1) = halves(b, half);
    let (low, high) = (mul(&a0, &b0, vm)?, mul(&a1, &b1, vm)?);
    let middle = mul(&(a0 + a1), &(b0 + b1), vm)? - &low - &high;
    Ok((high << (2 * half)) + (middle << half) + low)
}

/// `base ** exponent`.
pub fn power(base: &UBig, exponent: usize, vm: &Vm) -> PyResult<UBig> {
    let Some(zeros) = base.trailing_zeros() else {
        return Ok(if exponent == 0 { UBig::ONE } else { UBig::ZERO });
    };
    let odd = base >> zeros;
    // The library computes the power of the exponent's first bits.
    let mut later = 0;
    while (exponent >> later).saturating_mul(odd.bit_len()) > SHORT {
        later += 1;
    }
    let mut result = odd.pow(exponent >> later);
    for bit in (0..later).rev() {
        vm.check_interrupt()?;
        result = mul(&result, &result, vm)?;
        if exponent >> bit & 1 != 0 {
            result = mul(&result, &odd, vm)?;
        }
    }
    Ok(result << zeros.saturating_mul(exponent))
}

/// `a // b` and `a % b`; `b` is not zero.
pub fn div_rem(a: &UBig, b: &UBig, vm: &Vm) -> PyResult<(UBig, UBig)> {
    let bits = b.bit_len();
    if a.bit_len() <= 4 * SHORT_DIVISOR || a < b {
        return Ok(a.div_rem(b));
    }
    // Digits of `digit` bits each; where they are long, the divisor is made to
    // have exactly as many bits, which halve until they are short.
    let mut digit = bits.div_ceil(64) * 64;
    if bits > SHORT_DIVISOR {
        let halvings = (bits / SHORT_DIVISOR).ilog2() + 1;
        let unit = 64 << halvings;
        digit = bits.div_ceil(unit) * unit;
    } else {
        digit *= SHORT_DIVISOR / digit;
    }
    let shift = if bits > SHORT_DIVISOR { digit - bits } else { 0 };
    let (a, b) = (a << shift, b << shift);
    let words = a.as_words();
    let mut quotient = vec![0; words.len()];
    let mut rest = UBig::ZERO;
    let per_digit = digit / 64;
    for (number, chunk) in words.chunks(per_digit).enumerate().rev() {
        vm.check_interrupt()?;
        let dividend = (rest << (64 * chunk.len())) + UBig::from_words(chunk);
        let (digit, next) = if bits > SHORT_DIVISOR && chunk.len() == per_digit {
            two_by_one(&dividend, &b, digit, vm)?
        } else {
            (&dividend).div_rem(&b)
        };
        rest = next;
        let place = number * per_digit;
        let digit = digit.as_words();
        if let Some(room) = quotient.get_mut(place..place + digit.len()) {
            room.copy_from_slice(digit);
        }
    }
    Ok((UBig::from_words(&quotient), rest >> shift))
}

/// Divides a number below `b << bits` by `b` of `bits` bits.
fn two_by_one(a: &UBig, b: &UBig, bits: usize, vm: &Vm) -> PyResult<(UBig, UBig)> {
    if bits <= SHORT_DIVISOR || !bits.is_multiple_of(128) {
        return Ok(a.div_rem(b));
    }
    vm.check_interrupt()?;
    let half = bits / 2;
    let (low, high) = halves(a, half);
    let (first, rest) = three_by_two(&high, b, half, vm)?;
    let (second, rest) = three_by_two(&((rest << half) + low), b, half, vm)?;
    Ok(((first << half) + second, rest))
}

/// Divides a number below `b << half` by `b` of `2 * half` bits.
fn three_by_two(a: &UBig, b: &UBig, half: usize, vm: &Vm) -> PyResult<(UBig, UBig)> {
    let (b0, b1) = halves(b, half);
    let (low, high) = halves(a, half);
    // An estimate from the upper parts, at most two too large.
    let (mut quotient, rest) = if (&high >> half) == b1 {
        let quotient = (UBig::ONE << half) - UBig::ONE;
        let rest = high - (&b1 << half) + &b1;
        (quotient, rest)
    } else {
        two_by_one(&high, &b1, half, vm)?
    };
    let mut rest = (rest << half) + low;
    let product = mul(&quotient, &b0, vm)?;
    while rest < product {
        quotient -= UBig::ONE;
        rest += b;
    }
    Ok((quotient, rest - product))
}

/// The product of `from` to `to`, both included, by halves: factors of like size
/// multiply fastest.
pub fn range_product(from: u64, to: u64, vm: &Vm) -> PyResult<UBig> {
    if from > to {
        return Ok(UBig::ONE);
    }
    if to - from < 8 {
        return Ok((from..=to).fold(UBig::ONE, |product, i| product * i));
    }
    if to - from > 1000 {
        vm.check_interrupt()?;
    }
    let middle = from + (to - from) / 2;
    mul(&range_product(from, middle, vm)?, &range_product(middle + 1, to, vm)?, vm)
}

#[cfg(test)]
mod tests;
