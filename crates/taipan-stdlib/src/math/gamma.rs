//! The gamma function, by Lanczos's approximation with Boost's coefficients for
//! 53 bits (N = 13, g = 6.024680040776729583740234375), as CPython computes it.

#![allow(clippy::excessive_precision, reason = "the coefficients as published")]

use super::range_error;
use std::f64::consts::PI;
use taipan_macros::native;
use taipan_vm::protocol::format::float::float_repr;
use taipan_vm::{PyResult, Vm};

const G: f64 = 6.024_680_040_776_729_583_740_234_375;
const G_MINUS_HALF: f64 = 5.524_680_040_776_729_583_740_234_375;
const LOG_PI: f64 = 1.144_729_885_849_400_174_143_427_351_353_058_711_647;

#[rustfmt::skip]
const NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];

/// The coefficients of `x (x + 1) … (x + 11)`.
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

fn lanczos_sum(x: f64) -> f64 {
    let (mut top, mut bottom) = (0.0, 0.0);
    let pairs = NUMERATOR.iter().zip(&DENOMINATOR);
    if x < 5.0 {
        for (n, d) in pairs.rev() {
            top = top * x + n;
            bottom = bottom * x + d;
        }
    } else {
        for (n, d) in pairs {
            top = top / x + n;
            bottom = bottom / x + d;
        }
    }
    top / bottom
}

/// `sin(pi * x)` without the error of the product.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let sine = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1.0f64.copysign(x) * sine
}

fn pole(x: f64, vm: &Vm) -> taipan_vm::Raised {
    vm.value_error(format!("expected a noninteger or positive integer, got {}", float_repr(x)))
}

/// Gamma function at x.
#[native("gamma(x, /)")]
pub(super) fn gamma(x: f64, vm: &Vm) -> PyResult<f64> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    let whole = x == x.floor();
    if x == f64::NEG_INFINITY || x == 0.0 || whole && x < 0.0 {
        return Err(pole(x, vm));
    }
    if whole && x <= 23.0 {
        return Ok((1..x as u64).map(|i| i as f64).product());
    }
    let size = x.abs();
    if size < 1e-20 {
        let result = 1.0 / x;
        return if result.is_infinite() { Err(range_error(vm)) } else { Ok(result) };
    }
    if size > 200.0 {
        return if x < 0.0 { Ok(0.0 / sin_pi(x)) } else { Err(range_error(vm)) };
    }
    let y = size + G_MINUS_HALF;
    // The rounding error of `y`, to be corrected for.
    let error =
        if size > G_MINUS_HALF { (y - size) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - size };
    let z = error * G / y;
    let mut result;
    if x < 0.0 {
        result = -PI / sin_pi(size) / size * y.exp() / lanczos_sum(size);
        result -= z * result;
        if size < 140.0 {
            result /= y.powf(size - 0.5);
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            result /= root;
            result /= root;
        }
    } else {
        result = lanczos_sum(size) / y.exp();
        result += z * result;
        if size < 140.0 {
            result *= y.powf(size - 0.5);
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            result *= root;
            result *= root;
        }
    }
    if result.is_infinite() { Err(range_error(vm)) } else { Ok(result) }
}

/// Natural logarithm of absolute value of Gamma function at x.
#[native("lgamma(x, /)")]
pub(super) fn lgamma(x: f64, vm: &Vm) -> PyResult<f64> {
    if !x.is_finite() {
        return Ok(if x.is_nan() { x } else { f64::INFINITY });
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(pole(x, vm)) } else { Ok(0.0) };
    }
    let result = log_of_magnitude(x);
    if result.is_infinite() { Err(range_error(vm)) } else { Ok(result) }
}

/// The logarithm of the magnitude of the gamma function, at no pole.
pub(super) fn log_of_magnitude(x: f64) -> f64 {
    let size = x.abs();
    if x == 1.0 || x == 2.0 {
        return 0.0;
    }
    if size < 1e-20 {
        return -size.ln();
    }
    let mut result = lanczos_sum(size).ln() - G;
    result += (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        result = LOG_PI - sin_pi(size).abs().ln() - size.ln() - result;
    }
    result
}
