//! Rounding to decimal places: of the exact decimal value, ties to even.

use super::{integer_part, to_int};
use crate::error::PyResult;
use crate::vm::Vm;
use dashu_int::UBig;
use dashu_int::ops::DivRem;
use taipan_heap::Value;

/// Past this many places every float is already rounded.
const MOST_PLACES: i64 = 323;
/// Below this every float rounds to zero.
const LEAST_PLACES: i64 = -308;

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
