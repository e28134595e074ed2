//! Rounding to decimal places: of the exact decimal value, ties to even.

use super::{integer_part, to_int};
use crate::error::PyResult;
use crate::protocol::format::float::scaled;
use crate::vm::Vm;
use dashu_int::UBig;
use dashu_int::ops::DivRem;
use taipan_heap::Value;

/// Past this many places every float is already rounded.
const MOST_PLACES: i64 = 323;
/// Below this every float rounds to zero.
const LEAST_PLACES: i64 = -308;

/// The powers of ten that are exact as floats.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// `round(f)`: the nearest integer, ties to even.
pub fn to_nearest_int(f: f64, vm: &Vm) -> PyResult<Value> {
    to_int(f.round_ties_even(), vm)
}

/// `round(f, places)`.
pub fn to_places(f: f64, places: i64, vm: &Vm) -> PyResult<f64> {
    if !f.is_finite() || f == 0.0 || places > MOST_PLACES {
        return Ok(f);
    }
    if places < LEAST_PLACES {
        return Ok(0.0 * f);
    }
    // Both numbers are exact, so their quotient is rounded once.
    const EXACT: u128 = 1 << 53;
    if (0..=22).contains(&places)
        && let Some(scaled) = scaled(f.abs(), places as usize)
        && scaled <= EXACT
    {
        return Ok((scaled as f64 / POWERS[places as usize]).copysign(f));
    }
    let text = if places >= 0 {
        // Rust formats the exact value and rounds ties to even.
        format!("{:.*}", places as usize, f.abs())
    } else {
        round_integer(f.abs(), places.unsigned_abs() as usize).to_string()
    };
    let rounded = text.parse::<f64>().unwrap_or(f).copysign(f);
    if rounded.is_infinite() {
        return Err(vm.overflow_error("rounded value too large to represent"));
    }
    Ok(rounded)
}

/// The multiple of `10 ** zeros` that is nearest to a positive float.
fn round_integer(f: f64, zeros: usize) -> UBig {
    let unit = UBig::from(10u8).pow(zeros);
    let whole = integer_part(f);
    let (quotient, rest) = (&whole).div_rem(&unit);
    let double = &rest + &rest;
    let tie = double == unit && f.fract() == 0.0;
    let odd = &quotient % 2u8 != 0;
    let up = if tie { odd } else { double >= unit };
    if up { whole - rest + unit } else { whole - rest }
}
