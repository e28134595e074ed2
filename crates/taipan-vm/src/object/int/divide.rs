//! True division, and conversion to floats: correctly rounded at any size.

use super::operand::Operand;
use crate::error::PyResult;
use crate::object::float::scale;
use crate::vm::Vm;
use dashu_int::UBig;
use dashu_int::ops::{BitTest, DivRem, UnsignedAbs};
use taipan_heap::Value;

/// Bits of a float's significand.
const DIGITS: i64 = 53;
/// The smallest exponent of a normal float, as `frexp` gives it.
const MIN_EXPONENT: i64 = -1021;
/// The largest.
const MAX_EXPONENT: i64 = 1024;

/// The nearest float of a magnitude, ties to even; `None` past their range.
pub fn nearest_float(magnitude: &[u64], negative: bool) -> Option<f64> {
    let Some((&top, lower)) = magnitude.split_last() else { return Some(0.0) };
    let shift = top.leading_zeros();
    let next = lower.last().copied().unwrap_or(0);
    let mut word = if shift == 0 { top } else { top << shift | next >> (64 - shift) };
    // What is cut off still decides a tie: it is kept as the lowest bit, which
    // lies below the bit that is rounded at.
    let rest = if shift == 0 { next } else { next << shift };
    let below = lower.len().saturating_sub(1);
    if rest != 0 || lower[..below].iter().any(|&w| w != 0) {
        word |= 1;
    }
    let exponent = i32::try_from(lower.len()).ok()?.checked_mul(64)?.checked_sub(shift as i32)?;
    if exponent > 1024 {
        return None;
    }
    let f = scale(word as f64, exponent);
    f.is_finite().then_some(if negative { -f } else { f })
}

/// `a / b`.
pub fn true_divide(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    const EXACT: u64 = 1 << 53;
    match (a, b) {
        (_, Operand::Small(0)) => Err(super::arith::division_by_zero(vm)),
        (Operand::Small(x), Operand::Small(y))
            if x.unsigned_abs() <= EXACT && y.unsigned_abs() <= EXACT =>
        {
            Ok(vm.float(x as f64 / y as f64))
        }
        _ if a.is_zero() => Ok(vm.float(if b.is_negative() { -0.0 } else { 0.0 })),
        _ => {
            let negative = a.is_negative() != b.is_negative();
            let quotient = quotient(a, b).ok_or_else(|| {
                vm.overflow_error("integer division result too large for a float")
            })?;
            Ok(vm.float(if negative { -quotient } else { quotient }))
        }
    }
}

/// The magnitude of `a / b`, rounded once, ties to even; neither is zero.
///
/// The quotient is computed as an integer with at least two bits more than a
/// float has (fewer where the result is subnormal), whose lowest bit is set if
/// anything was cut off; so one rounding of this integer rounds the quotient.
fn quotient(a: Operand, b: Operand) -> Option<f64> {
    let difference = a.bits() as i64 - b.bits() as i64;
    if difference > MAX_EXPONENT {
        return None;
    }
    if difference < MIN_EXPONENT - DIGITS - 1 {
        return Some(0.0);
    }
    let shift = difference.max(MIN_EXPONENT) - DIGITS - 2;
    let (mut dividend, mut divisor) = (a.to_ibig().unsigned_abs(), b.to_ibig().unsigned_abs());
    if shift <= 0 {
        dividend <<= shift.unsigned_abs() as usize;
    } else {
        divisor <<= shift as usize;
    }
    let (quotient, rest): (UBig, UBig) = dividend.div_rem(divisor);
    let bits = quotient.bit_len() as i64;
    let mut low = u64::try_from(&quotient).ok()?;
    if !rest.is_zero() {
        low |= 1;
    }
    // Round at the last bit that the result, normal or not, can hold.
    let extra = bits.max(MIN_EXPONENT - shift) - DIGITS;
    let half = 1u64 << (extra - 1);
    if low & half != 0 && low & (3 * half - 1) != 0 {
        low += half;
    }
    low &= !(2 * half - 1);
    let result = scale(low as f64, shift as i32);
    result.is_finite().then_some(result)
}
