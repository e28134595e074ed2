//! Sums and products of iterables.

use super::norms::product;
use taipan_bytecode::BinaryOp;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::int::{Operand, arith};
use taipan_vm::{ClassId, PyResult, Vm};

/// The sum as high and low part, whichever is larger (Knuth).
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let high = a + b;
    let other = high - a;
    (high, (a - (high - other)) + (b - other))
}

/// Return an accurate floating-point sum of values in the iterable seq.
///
/// Assumes IEEE-754 floating-point arithmetic.
#[native("fsum(seq, /)")]
pub(super) fn fsum(seq: Value, vm: &mut Vm) -> PyResult<f64> {
    // Parts without overlapping digits, in increasing order, whose sum is exact
    // (Shewchuk, *Adaptive Precision Floating-Point Arithmetic*, 1997).
    let mut parts: Vec<f64> = Vec::new();
    let (mut specials, mut infinities) = (0.0, 0.0);
    let iterator = vm.iter(seq)?;
    while let Some(item) = vm.next(iterator)? {
        let start = vm.to_float(item)?;
        let mut x = start;
        let mut kept = 0;
        for i in 0..parts.len() {
            let (high, low) = two_sum(x, parts[i]);
            if low != 0.0 {
                parts[kept] = low;
                kept += 1;
            }
            x = high;
        }
        parts.truncate(kept);
        if x == 0.0 {
            continue;
        }
        if x.is_finite() {
            parts.push(x);
            continue;
        }
        if start.is_finite() {
            return Err(vm.overflow_error("intermediate overflow in fsum"));
        }
        if start.is_infinite() {
            infinities += start;
        }
        specials += start;
        parts.clear();
    }
    if specials != 0.0 {
        if infinities.is_nan() {
            return Err(vm.value_error("-inf + inf in fsum"));
        }
        return Ok(specials);
    }
    Ok(rounded(&parts))
}

/// The sum of parts without overlapping digits, rounded once, ties to even.
fn rounded(parts: &[f64]) -> f64 {
    let Some((&top, mut rest)) = parts.split_last() else { return 0.0 };
    let (mut high, mut low) = (top, 0.0);
    while let Some((&next, smaller)) = rest.split_last() {
        rest = smaller;
        (high, low) = two_sum(high, next);
        if low != 0.0 {
            break;
        }
    }
    // A tie is no tie if more follows in the same direction.
    if let Some(&next) = rest.last()
        && (low < 0.0 && next < 0.0 || low > 0.0 && next > 0.0)
    {
        let double = low * 2.0;
        let nearer = high + double;
        if double == nearer - high {
            return nearer;
        }
    }
    high
}

/// Calculate the product of all the elements in the input iterable.
///
/// The default start value for the product is 1.
///
/// When the iterable is empty, return the start value.  This function is
/// intended specifically for use with numeric values and may reject
/// non-numeric types.
#[native("prod(iterable, /, *, start=1)")]
pub(super) fn prod(iterable: Value, start: Value, vm: &mut Vm) -> PyResult<Value> {
    let mut result = start;
    let iterator = vm.iter(iterable)?;
    while let Some(item) = vm.next(iterator)? {
        result = vm.binary(BinaryOp::Mul, result, item)?;
    }
    Ok(result)
}

/// A sum of three floats of decreasing size.
#[derive(Clone, Copy, Default)]
struct Triple {
    high: f64,
    low: f64,
    tiny: f64,
}

impl Triple {
    fn add_product(&mut self, x: f64, y: f64) {
        let (high, low) = product(x, y);
        let (sum, carry) = two_sum(self.high, high);
        let (first, rest) = two_sum(self.low, low);
        let (second, last) = two_sum(first, carry);
        *self = Triple { high: sum, low: second, tiny: self.tiny + rest + last };
    }

    fn total(self) -> f64 {
        let (low, tiny) = two_sum(self.low, self.tiny);
        let (high, rest) = two_sum(self.high, low);
        high + (rest + tiny)
    }
}

/// Return the sum of products of values from two iterables p and q.
///
/// Roughly equivalent to:
///
///     sum(map(operator.mul, p, q, strict=True))
///
/// For float and mixed int/float inputs, the intermediate products
/// and sums are computed with extended precision.
#[native("sumprod(p, q, /)")]
pub(super) fn sumprod(p: Value, q: Value, vm: &mut Vm) -> PyResult<Value> {
    let (left, right) = (vm.iter(p)?, vm.iter(q)?);
    let mut total = Value::int(0);
    let mut floats: Option<Triple> = None;
    loop {
        let (a, b) = (vm.next(left)?, vm.next(right)?);
        let (Some(a), Some(b)) = (a, b) else {
            if a.is_some() || b.is_some() {
                return Err(vm.value_error("Inputs are not the same length"));
            }
            return with_floats(total, floats, vm);
        };
        if let Some((x, y)) = float_pair(a, b, vm) {
            floats.get_or_insert_default().add_product(x, y);
            continue;
        }
        total = with_floats(total, floats.take(), vm)?;
        let exact =
            |v: Value, vm: &Vm| vm.is_exact(v, ClassId::Int).then(|| Operand::of(v)).flatten();
        let term = match (exact(a, vm), exact(b, vm)) {
            (Some(x), Some(y)) => arith::mul(x, y, vm)?,
            _ => vm.binary(BinaryOp::Mul, a, b)?,
        };
        total = vm.binary(BinaryOp::Add, total, term)?;
    }
}

/// The total with what the float sum holds.
fn with_floats(total: Value, floats: Option<Triple>, vm: &mut Vm) -> PyResult<Value> {
    match floats {
        None => Ok(total),
        Some(sum) => {
            let sum = vm.float(sum.total());
            vm.binary(BinaryOp::Add, total, sum)
        }
    }
}

/// Two factors of which one is a float and the other a float or integer.
fn float_pair(a: Value, b: Value, vm: &Vm) -> Option<(f64, f64)> {
    let number = |v: Value| match vm.is_exact(v, ClassId::Float) {
        true => vm.as_float(v),
        false if vm.is_exact(v, ClassId::Int) || v.is_bool() => Operand::of(v)?.to_f64(),
        false => None,
    };
    if !vm.is_exact(a, ClassId::Float) && !vm.is_exact(b, ClassId::Float) {
        return None;
    }
    Some((number(a)?, number(b)?))
}
