//! Floats taken apart and put together, rounding, and tests.

use super::{domain_error, range_error};
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::float::{self, scale, to_int};
use taipan_vm::object::int::{Operand, is_negative, to_i64};
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{ClassId, PyResult, Special, Vm};

/// Rounds: by the type's own method, or as a float.
fn rounded(x: Value, special: Special, round: fn(f64) -> f64, vm: &mut Vm) -> PyResult<Value> {
    if vm.is_exact(x, ClassId::Float)
        && let Some(f) = vm.as_float(x)
    {
        return to_int(round(f), vm);
    }
    if let Some(result) = vm.call_special(x, special, &[])? {
        return Ok(result);
    }
    let f = vm.to_float(x)?;
    to_int(round(f), vm)
}

/// Return the floor of x as an Integral.
///
/// This is the largest integer <= x.
#[native("floor(x, /)")]
pub(super) fn floor(x: Value, vm: &mut Vm) -> PyResult<Value> {
    rounded(x, Special::Floor, f64::floor, vm)
}

/// Return the ceiling of x as an Integral.
///
/// This is the smallest integer >= x.
#[native("ceil(x, /)")]
pub(super) fn ceil(x: Value, vm: &mut Vm) -> PyResult<Value> {
    rounded(x, Special::Ceil, f64::ceil, vm)
}

/// Truncates the Real x to the nearest Integral toward 0.
///
/// Uses the __trunc__ magic method.
#[native("trunc(x, /)")]
pub(super) fn trunc(x: Value, vm: &mut Vm) -> PyResult<Value> {
    match vm.call_special(x, Special::Trunc, &[])? {
        Some(result) => Ok(result),
        None => {
            let name = vm.type_name(x);
            Err(vm.type_error(format!("type {name} doesn't define __trunc__ method")))
        }
    }
}

/// Return a float with the magnitude (absolute value) of x but the sign of y.
///
/// On platforms that support signed zeros, copysign(1.0, -0.0)
/// returns -1.0.
#[native("copysign(x, y, /)")]
pub(super) fn copysign(x: f64, y: f64, _vm: &Vm) -> f64 {
    x.copysign(y)
}

/// Return the absolute value of the float x.
#[native("fabs(x, /)")]
pub(super) fn fabs(x: f64, _vm: &Vm) -> f64 {
    x.abs()
}

/// Fused multiply-add operation.
///
/// Compute (x * y) + z with a single round.
#[native("fma(x, y, z, /)")]
pub(super) fn fma(x: f64, y: f64, z: f64, vm: &Vm) -> PyResult<f64> {
    let result = x.mul_add(y, z);
    if result.is_finite() {
        return Ok(result);
    }
    if result.is_nan() {
        if !x.is_nan() && !y.is_nan() && !z.is_nan() {
            return Err(vm.value_error("invalid operation in fma"));
        }
    } else if x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(vm.overflow_error("overflow in fma"));
    }
    Ok(result)
}

/// Return fmod(x, y), according to platform C.
///
/// x % y may differ.
#[native("fmod(x, y, /)")]
pub(super) fn fmod(x: f64, y: f64, vm: &Vm) -> PyResult<f64> {
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() { Err(domain_error(vm)) } else { Ok(result) }
}

/// Difference between x and the closest integer multiple of y.
///
/// Return x - n*y where n*y is the closest integer multiple of y.
/// In the case where x is exactly halfway between two multiples of
/// y, the nearest even value of n is used. The result is always exact.
#[native("remainder(x, y, /)")]
pub(super) fn remainder(x: f64, y: f64, vm: &Vm) -> PyResult<f64> {
    if x.is_nan() || y.is_nan() {
        return Ok(if x.is_nan() { x } else { y });
    }
    if x.is_infinite() || y == 0.0 {
        return Err(domain_error(vm));
    }
    if y.is_infinite() {
        return Ok(x);
    }
    let (size, step) = (x.abs(), y.abs());
    let below = size % step;
    let above = step - below;
    let rest = if below < above {
        below
    } else if below > above {
        -above
    } else {
        // Halfway: toward the even multiple.
        below - 2.0 * ((0.5 * (size - below)) % step)
    };
    Ok(1.0f64.copysign(x) * rest)
}

/// Return the mantissa and exponent of x, as pair (m, e).
///
/// m is a float and e is an int, such that x = m * 2.**e.
/// If x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.
#[native("frexp(x, /)")]
pub(super) fn frexp(x: f64, vm: &Vm) -> Tuple {
    let (fraction, exponent) = float::frexp(x);
    Tuple::small([vm.float(fraction), Value::int(i64::from(exponent))], vm)
}

/// Return x * (2**i).
///
/// This is essentially the inverse of frexp().
#[native("ldexp(x, i, /)")]
pub(super) fn ldexp(x: f64, i: Value, vm: &mut Vm) -> PyResult<f64> {
    if Operand::of(i).is_none() {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    }
    // Past this every float is zero or infinite.
    let far = if is_negative(i) { -5000 } else { 5000 };
    let exponent = to_i64(i).unwrap_or(far).clamp(-5000, 5000);
    let result = scale(x, exponent as i32);
    if result.is_infinite() && x.is_finite() { Err(range_error(vm)) } else { Ok(result) }
}

/// Return the fractional and integer parts of x.
///
/// Both results carry the sign of x and are floats.
#[native("modf(x, /)")]
pub(super) fn modf(x: f64, vm: &Vm) -> Tuple {
    let whole = x.trunc();
    let fraction = if x.is_infinite() { 0.0f64.copysign(x) } else { (x - whole).copysign(x) };
    Tuple::small([vm.float(fraction), vm.float(whole)], vm)
}

/// Return the floating-point value the given number of steps after x towards y.
///
/// If steps is not specified or is None, it defaults to 1.
///
/// Raises a TypeError, if x or y is not a double, or if steps is not an integer.
/// Raises ValueError if steps is negative.
#[native("nextafter(x, y, /, *, steps=None)")]
pub(super) fn nextafter(x: f64, y: f64, steps: Value, vm: &mut Vm) -> PyResult<f64> {
    if x.is_nan() || y.is_nan() {
        return Ok(if x.is_nan() { x } else { y });
    }
    let steps = if steps.is_none() { Value::int(1) } else { vm.index(steps)? };
    if is_negative(steps) {
        return Err(vm.value_error("steps must be a non-negative integer"));
    }
    let steps = to_i64(steps).map_or(u64::MAX, |s| s as u64);
    // Floats of one sign are ordered as their bits: a step is one.
    let place = |f: f64| {
        let bits = i128::from(f.to_bits() & !(1 << 63));
        if f.is_sign_negative() { -bits } else { bits }
    };
    if steps == 0 || x == y {
        return Ok(if steps == 0 { x } else { y });
    }
    let (from, to) = (place(x), place(y));
    let goal = if from < to {
        (from + i128::from(steps)).min(to)
    } else {
        (from - i128::from(steps)).max(to)
    };
    let magnitude = f64::from_bits(goal.unsigned_abs() as u64);
    let negative =
        goal < 0 || goal == 0 && if goal == to { y.is_sign_negative() } else { from < 0 };
    Ok(if negative { -magnitude } else { magnitude })
}

/// Return the value of the least significant bit of the float x.
#[native("ulp(x, /)")]
pub(super) fn ulp(x: f64, _vm: &Vm) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let next = x.next_up();
    if next.is_infinite() { x - x.next_down() } else { next - x }
}

/// Determine whether two floating-point numbers are close in value.
///
///   rel_tol
///     maximum difference for being considered "close", relative to the
///     magnitude of the input values
///   abs_tol
///     maximum difference for being considered "close", regardless of the
///     magnitude of the input values
///
/// Return True if a is close in value to b, and False otherwise.
///
/// For the values to be considered close, the difference between them
/// must be smaller than at least one of the tolerances.
///
/// -inf, inf and NaN behave similarly to the IEEE 754 Standard.  That
/// is, NaN is not close to anything, even itself.  inf and -inf are
/// only close to themselves.
#[native("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)")]
pub(super) fn isclose(a: f64, b: f64, rel_tol: f64, abs_tol: f64, vm: &Vm) -> PyResult<bool> {
    if rel_tol < 0.0 || abs_tol < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(false);
    }
    let difference = (b - a).abs();
    Ok(difference <= (rel_tol * b).abs()
        || difference <= (rel_tol * a).abs()
        || difference <= abs_tol)
}

/// Return True if x is neither an infinity nor a NaN, and False otherwise.
#[native("isfinite(x, /)")]
pub(super) fn isfinite(x: f64, _vm: &Vm) -> bool {
    x.is_finite()
}

/// Return True if x is a positive or negative infinity, and False otherwise.
#[native("isinf(x, /)")]
pub(super) fn isinf(x: f64, _vm: &Vm) -> bool {
    x.is_infinite()
}

/// Return True if x is a NaN (not a number), and False otherwise.
#[native("isnan(x, /)")]
pub(super) fn isnan(x: f64, _vm: &Vm) -> bool {
    x.is_nan()
}
