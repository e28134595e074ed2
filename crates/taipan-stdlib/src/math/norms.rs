//! Euclidean lengths, with less than one unit of error in the last place: the
//! squares are summed with their rounding errors, and the root is corrected
//! once.

use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::handle::{Downcast, Handle};
use taipan_vm::native::Args;
use taipan_vm::object::float::{frexp, scale};
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{ClassId, PyResult, Vm};

/// The sum as high and low part; `a` is the larger.
fn fast_sum(a: f64, b: f64) -> (f64, f64) {
    let high = a + b;
    (high, (a - high) + b)
}

/// The product as high and low part.
pub(super) fn product(a: f64, b: f64) -> (f64, f64) {
    let high = a * b;
    (high, a.mul_add(b, -high))
}

/// The length of a vector of magnitudes, the largest of which is `max`.
fn norm(vector: &mut [f64], max: f64) -> f64 {
    if max.is_infinite() || max == 0.0 || max.is_nan() || vector.len() <= 1 {
        return max;
    }
    let (_, exponent) = frexp(max);
    if exponent < -1023 {
        // Subnormal: brought into the normal range.
        vector.iter_mut().for_each(|x| *x /= f64::MIN_POSITIVE);
        return f64::MIN_POSITIVE * norm(vector, max / f64::MIN_POSITIVE);
    }
    let factor = scale(1.0, -exponent);
    let (mut sum, mut errors, mut carries) = (1.0, 0.0, 0.0);
    let mut add = |x: f64, y: f64| {
        let (high, low) = product(x, y);
        let (total, carry) = fast_sum(sum, high);
        sum = total;
        errors += low;
        carries += carry;
        sum - 1.0 + (errors + carries)
    };
    let mut square = 0.0;
    for x in &*vector {
        square = add(x * factor, x * factor);
    }
    let root = square.sqrt();
    // What is left of the square, by Newton's method.
    let rest = add(-root, root);
    (root + rest / (2.0 * root)) / factor
}

/// The largest magnitude; an infinity before NaN.
fn largest(vector: &[f64]) -> f64 {
    let max = vector.iter().fold(0.0f64, |max, &x| if x > max { x } else { max });
    if max.is_finite() && vector.iter().any(|x| x.is_nan()) { f64::NAN } else { max }
}

/// hypot(*coordinates) -> value
///
/// Multidimensional Euclidean distance from the origin to a point.
///
/// Roughly equivalent to:
///     sqrt(sum(x**2 for x in coordinates))
///
/// For a two dimensional point (x, y), gives the hypotenuse
/// using the Pythagorean theorem:  sqrt(x*x + y*y).
///
/// For example, the hypotenuse of a 3/4/5 right triangle is:
///
///     >>> hypot(3.0, 4.0)
///     5.0
#[native("hypot(*coordinates)")]
pub(super) fn hypot(coordinates: Args, vm: &mut Vm) -> PyResult<f64> {
    let mut vector = Vec::with_capacity(coordinates.len());
    for &x in coordinates.iter() {
        vector.push(vm.to_float(x)?.abs());
    }
    let max = largest(&vector);
    Ok(norm(&mut vector, max))
}

/// The point as a tuple.
fn point(value: Value, vm: &mut Vm) -> PyResult<Tuple> {
    if let Some(tuple) = value.downcast::<Tuple>() {
        return Ok(tuple);
    }
    let class = vm.class(ClassId::Tuple).value();
    let tuple = vm.call(class, &[value])?;
    tuple.downcast().ok_or_else(|| vm.type_error("a point must be a sequence"))
}

/// Return the Euclidean distance between two points p and q.
///
/// The points should be specified as sequences (or iterables) of
/// coordinates.  Both inputs must have the same dimension.
///
/// Roughly equivalent to:
///     sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))
#[native("dist(p, q, /)")]
pub(super) fn dist(p: Value, q: Value, vm: &mut Vm) -> PyResult<f64> {
    let (p, q) = (point(p, vm)?, point(q, vm)?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut vector = Vec::with_capacity(p.len());
    for (&a, &b) in p.items().iter().zip(q.items()) {
        let (a, b) = (vm.to_float(a)?, vm.to_float(b)?);
        vector.push((a - b).abs());
    }
    let max = largest(&vector);
    Ok(norm(&mut vector, max))
}
