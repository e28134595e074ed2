//! Random floats of the distributions that need no loop of their own, but for
//! rejection.

use super::or_float;
use super::source::Source;
use std::f64::consts::{PI, TAU};
use taipan_bytecode::BinaryOp;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::{ClassId, PyResult, Vm};

/// `a + (b - a) * x`, in the arithmetic of the operands.
fn interpolated(a: Value, b: Value, x: f64, vm: &mut Vm) -> PyResult<Value> {
    let width = vm.binary(BinaryOp::Sub, b, a)?;
    let part = vm.binary(BinaryOp::Mul, width, vm.float(x))?;
    vm.binary(BinaryOp::Add, a, part)
}

/// `mu + z * sigma`, in the arithmetic of the operands.
fn scaled(mu: Value, sigma: Value, z: f64, vm: &mut Vm) -> PyResult<Value> {
    let part = vm.binary(BinaryOp::Mul, vm.float(z), sigma)?;
    vm.binary(BinaryOp::Add, mu, part)
}

/// Get a random number in the range [a, b) or [a, b] depending on rounding.
///
/// The mean (expected value) and variance of the random variable are:
///
///     E[X] = (a + b) / 2
///     Var[X] = (b - a) ** 2 / 12
#[native("uniform(self, a, b)")]
pub(super) fn uniform(source: Source, a: Value, b: Value, vm: &mut Vm) -> PyResult<Value> {
    let x = source.float(vm)?;
    interpolated(a, b, x, vm)
}

/// Triangular distribution.
///
/// Continuous distribution bounded by given lower and upper limits,
/// and having a given mode value in-between.
///
/// http://en.wikipedia.org/wiki/Triangular_distribution
#[native("triangular(self, low=?, high=?, mode=None)")]
pub(super) fn triangular(
    source: Source,
    low: Option<Value>,
    high: Option<Value>,
    mode: Value,
    vm: &mut Vm,
) -> PyResult<Value> {
    let (low, high) = (or_float(low, 0.0, vm), or_float(high, 1.0, vm));
    let u = source.float(vm)?;
    let share = if mode.is_none() {
        0.5
    } else {
        let above = vm.binary(BinaryOp::Sub, mode, low)?;
        let width = vm.binary(BinaryOp::Sub, high, low)?;
        match vm.binary(BinaryOp::TrueDiv, above, width) {
            Ok(share) => vm.to_float(share)?,
            Err(raised) => {
                vm.catch(raised, ClassId::ZeroDivisionError)?;
                return Ok(low);
            }
        }
    };
    if u > share {
        return interpolated(high, low, ((1.0 - u) * (1.0 - share)).sqrt(), vm);
    }
    interpolated(low, high, (u * share).sqrt(), vm)
}

/// A normal deviate, by the ratio of uniform deviates (Kinderman and Monahan,
/// 1977).
fn normal(source: Source, vm: &mut Vm) -> PyResult<f64> {
    let magic = 4.0 * (-0.5f64).exp() / 2.0f64.sqrt();
    loop {
        let u1 = source.float(vm)?;
        let u2 = 1.0 - source.float(vm)?;
        let z = magic * (u1 - 0.5) / u2;
        if z * z / 4.0 <= -u2.ln() {
            return Ok(z);
        }
    }
}

/// Normal distribution.
///
/// mu is the mean, and sigma is the standard deviation.
#[native("normalvariate(self, mu=?, sigma=?)")]
pub(super) fn normalvariate(
    source: Source,
    mu: Option<Value>,
    sigma: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let z = normal(source, vm)?;
    scaled(or_float(mu, 0.0, vm), or_float(sigma, 1.0, vm), z, vm)
}

/// Gaussian distribution.
///
/// mu is the mean, and sigma is the standard deviation.  This is
/// slightly faster than the normalvariate() function.
///
/// Not thread-safe without a lock around calls.
#[native("gauss(self, mu=?, sigma=?)")]
pub(super) fn gauss(
    source: Source,
    mu: Option<Value>,
    sigma: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let key = vm.intern("gauss_next")?;
    let next = vm.get_attr(source.value(), key)?;
    vm.set_attr(source.value(), key, Value::NONE)?;
    let z = if next.is_none() {
        // Two at a time (Box and Muller, 1958): one is kept for the next call.
        let angle = source.float(vm)? * TAU;
        let radius = (-2.0 * (1.0 - source.float(vm)?).ln()).sqrt();
        let other = vm.float(angle.sin() * radius);
        vm.set_attr(source.value(), key, other)?;
        angle.cos() * radius
    } else {
        vm.to_float(next)?
    };
    scaled(or_float(mu, 0.0, vm), or_float(sigma, 1.0, vm), z, vm)
}

/// Log normal distribution.
///
/// If you take the natural logarithm of this distribution, you'll get a
/// normal distribution with mean mu and standard deviation sigma.
/// mu can have any value, and sigma must be greater than zero.
#[native("lognormvariate(self, mu=?, sigma=?)")]
pub(super) fn lognormvariate(
    source: Source,
    mu: Option<Value>,
    sigma: Option<Value>,
    vm: &mut Vm,
) -> PyResult<f64> {
    let z = normal(source, vm)?;
    let exponent = scaled(or_float(mu, 0.0, vm), or_float(sigma, 1.0, vm), z, vm)?;
    let exponent = vm.to_float(exponent)?;
    let result = exponent.exp();
    if result.is_infinite() && exponent.is_finite() {
        return Err(vm.overflow_error("math range error"));
    }
    Ok(result)
}

/// Exponential distribution.
///
/// lambd is 1.0 divided by the desired mean.  It should be
/// nonzero.  (The parameter would be called "lambda", but that is
/// a reserved word in Python.)  Returned values range from 0 to
/// positive infinity if lambd is positive, and from negative
/// infinity to 0 if lambd is negative.
#[native("expovariate(self, lambd=?)")]
pub(super) fn expovariate(source: Source, lambd: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    let x = -(1.0 - source.float(vm)?).ln();
    let lambd = or_float(lambd, 1.0, vm);
    vm.binary(BinaryOp::TrueDiv, vm.float(x), lambd)
}

/// Circular data distribution.
///
/// mu is the mean angle, expressed in radians between 0 and 2*pi, and
/// kappa is the concentration parameter, which must be greater than or
/// equal to zero.  If kappa is equal to zero, this distribution reduces
/// to a uniform random angle over the range 0 to 2*pi.
#[native("vonmisesvariate(self, mu, kappa)")]
pub(super) fn vonmisesvariate(source: Source, mu: f64, kappa: f64, vm: &mut Vm) -> PyResult<f64> {
    // Fisher, *Statistical Analysis of Circular Data*, 1993, after Best and
    // Fisher.
    if kappa <= 1e-6 {
        return Ok(TAU * source.float(vm)?);
    }
    let s = 0.5 / kappa;
    let r = s + (1.0 + s * s).sqrt();
    let z = loop {
        let u1 = source.float(vm)?;
        let z = (PI * u1).cos();
        let d = z / (r + z);
        let u2 = source.float(vm)?;
        if u2 < 1.0 - d * d || u2 <= (1.0 - d) * d.exp() {
            break z;
        }
    };
    let q = 1.0 / r;
    let f = (q + z) / (1.0 + q * z);
    let angle = if source.float(vm)? > 0.5 { mu + f.acos() } else { mu - f.acos() };
    let rest = angle % TAU;
    Ok(if rest < 0.0 { rest + TAU } else { rest })
}

/// Pareto distribution.  alpha is the shape parameter.
#[native("paretovariate(self, alpha)")]
pub(super) fn paretovariate(source: Source, alpha: f64, vm: &mut Vm) -> PyResult<Value> {
    let u = 1.0 - source.float(vm)?;
    let exponent = vm.binary(BinaryOp::TrueDiv, vm.float(-1.0), vm.float(alpha))?;
    vm.binary(BinaryOp::Pow, vm.float(u), exponent)
}

/// Weibull distribution.
///
/// alpha is the scale parameter and beta is the shape parameter.
#[native("weibullvariate(self, alpha, beta)")]
pub(super) fn weibullvariate(
    source: Source,
    alpha: f64,
    beta: f64,
    vm: &mut Vm,
) -> PyResult<Value> {
    let u = -(1.0 - source.float(vm)?).ln();
    let exponent = vm.binary(BinaryOp::TrueDiv, vm.float(1.0), vm.float(beta))?;
    let power = vm.binary(BinaryOp::Pow, vm.float(u), exponent)?;
    vm.binary(BinaryOp::Mul, vm.float(alpha), power)
}
