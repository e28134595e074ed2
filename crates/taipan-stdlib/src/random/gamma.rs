//! The gamma distribution and those that rest on it or, like it, choose among
//! methods of rejection.

use super::source::Source;
use std::f64::consts::E;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::float::to_int;
use taipan_vm::object::int::{is_negative, to_f64};
use taipan_vm::{PyResult, Vm};

/// Gamma distribution.  Not the gamma function!
///
/// Conditions on the parameters are alpha > 0 and beta > 0.
#[native("gammavariate(self, alpha, beta)")]
pub(super) fn gammavariate(source: Source, alpha: f64, beta: f64, vm: &mut Vm) -> PyResult<f64> {
    if alpha <= 0.0 || beta <= 0.0 {
        return Err(vm.value_error("gammavariate: alpha and beta must be > 0.0"));
    }
    if alpha > 1.0 {
        return above_one(source, alpha, beta, vm);
    }
    if alpha == 1.0 {
        return Ok(-(1.0 - source.float(vm)?).ln() * beta);
    }
    below_one(source, alpha, beta, vm)
}

/// Cheng, *The generation of gamma variables with non-integral shape
/// parameter*, 1977.
fn above_one(source: Source, alpha: f64, beta: f64, vm: &mut Vm) -> PyResult<f64> {
    let magic = 1.0 + 4.5f64.ln();
    let inverse = (2.0 * alpha - 1.0).sqrt();
    let b = alpha - 4.0f64.ln();
    let c = alpha + inverse;
    loop {
        let u1 = source.float(vm)?;
        if !(1e-7 < u1 && u1 < 0.999_999_9) {
            continue;
        }
        let u2 = 1.0 - source.float(vm)?;
        let v = (u1 / (1.0 - u1)).ln() / inverse;
        let x = alpha * v.exp();
        let z = u1 * u1 * u2;
        let r = b + c * v - x;
        if r + magic - 4.5 * z >= 0.0 || r >= z.ln() {
            return Ok(x * beta);
        }
    }
}

/// Algorithm GS of Kennedy and Gentle, *Statistical Computing*, 1980.
fn below_one(source: Source, alpha: f64, beta: f64, vm: &mut Vm) -> PyResult<f64> {
    loop {
        let u = source.float(vm)?;
        let b = (E + alpha) / E;
        let p = b * u;
        let x = if p <= 1.0 { p.powf(1.0 / alpha) } else { -((b - p) / alpha).ln() };
        let u1 = source.float(vm)?;
        let accepted = if p > 1.0 { u1 <= x.powf(alpha - 1.0) } else { u1 <= (-x).exp() };
        if accepted {
            return Ok(x * beta);
        }
    }
}

/// Beta distribution.
///
/// Conditions on the parameters are alpha > 0 and beta > 0.
/// Returned values range between 0 and 1.
#[native("betavariate(self, alpha, beta)")]
pub(super) fn betavariate(source: Source, alpha: f64, beta: f64, vm: &mut Vm) -> PyResult<f64> {
    let y = gammavariate(source, alpha, 1.0, vm)?;
    if y == 0.0 {
        return Ok(0.0);
    }
    Ok(y / (y + gammavariate(source, beta, 1.0, vm)?))
}

/// Binomial random variable.
///
/// Gives the number of successes for *n* independent trials
/// with the probability of success in each trial being *p*.
#[native("binomialvariate(self, n=1, p=0.5)")]
pub(super) fn binomialvariate(source: Source, n: Value, p: f64, vm: &mut Vm) -> PyResult<Value> {
    let index = vm.index(n)?;
    if is_negative(index) {
        return Err(vm.value_error("n must be non-negative"));
    }
    let Some(count) = to_f64(index) else {
        return Err(vm.overflow_error("int too large to convert to float"));
    };
    if p <= 0.0 || p >= 1.0 {
        return match p {
            0.0 => Ok(Value::int(0)),
            1.0 => Ok(index),
            _ => Err(vm.value_error("p must be in the range 0.0 <= p <= 1.0")),
        };
    }
    let successes = successes(source, count, p, vm)?;
    to_int(successes, vm)
}

fn successes(source: Source, n: f64, p: f64, vm: &mut Vm) -> PyResult<f64> {
    if n == 1.0 {
        return Ok(if source.float(vm)? < p { 1.0 } else { 0.0 });
    }
    if p > 0.5 {
        return Ok(n - successes(source, n, 1.0 - p, vm)?);
    }
    if n * p < 10.0 {
        return by_waiting(source, n, p, vm);
    }
    by_rejection(source, n, p, vm)
}

/// Devroye's geometric method: the failures between successes.
fn by_waiting(source: Source, n: f64, p: f64, vm: &mut Vm) -> PyResult<f64> {
    let c = (1.0 - p).log2();
    if c == 0.0 {
        return Ok(0.0);
    }
    let (mut x, mut y) = (0.0, 0.0);
    loop {
        y += (source.float(vm)?.log2() / c).floor() + 1.0;
        if y > n {
            return Ok(x);
        }
        x += 1.0;
    }
}

/// Hörmann's transformed rejection BTRS, 1993.
fn by_rejection(source: Source, n: f64, p: f64, vm: &mut Vm) -> PyResult<f64> {
    let deviation = (n * p * (1.0 - p)).sqrt();
    let b = 1.15 + 2.53 * deviation;
    let a = -0.0873 + 0.0248 * b + 0.01 * p;
    let c = n * p + 0.5;
    let vr = 0.92 - 4.2 / b;
    let mut setup = None;
    loop {
        let u = source.float(vm)? - 0.5;
        let us = 0.5 - u.abs();
        let k = ((2.0 * a / us + b) * u + c).floor();
        if k < 0.0 || k > n {
            continue;
        }
        let mut v = source.float(vm)?;
        if us >= 0.07 && v <= vr {
            return Ok(k);
        }
        let (alpha, lpq, m, h) = *setup.get_or_insert_with(|| {
            let alpha = (2.83 + 5.1 / b) * deviation;
            let m = ((n + 1.0) * p).floor();
            let h = log_gamma(m + 1.0) + log_gamma(n - m + 1.0);
            (alpha, (p / (1.0 - p)).ln(), m, h)
        });
        v *= alpha / (a / (us * us) + b);
        if v.ln() <= h - log_gamma(k + 1.0) - log_gamma(n - k + 1.0) + (k - m) * lpq {
            return Ok(k);
        }
    }
}

fn log_gamma(x: f64) -> f64 {
    crate::math::log_gamma(x)
}
