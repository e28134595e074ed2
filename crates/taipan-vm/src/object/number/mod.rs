//! Arithmetic on numbers held in place: the middle path between the
//! interpreter's specialized instructions and special methods.

pub mod digits;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::vm::Vm;
use std::cmp::Ordering;
use taipan_bytecode::{BinaryOp, CompareOp};
use taipan_heap::Value;

/// `a op b` for numbers held in place; `None` where only the types' own methods
/// know (overflow, powers, errors).
#[inline]
pub(crate) fn binary(op: BinaryOp, a: Value, b: Value, vm: &Vm) -> PyResult<Option<Value>> {
    if a.both_ints(b) {
        return int_binary(op, a.int_unchecked(), b.int_unchecked(), vm);
    }
    let number =
        |v: Value| if v.is_int() { v.int_unchecked() as f64 } else { v.inline_float_unchecked() };
    // Integers beyond 53 bits are rounded when they meet a float, as CPython
    // converts them.
    let (x, y) = (number(a), number(b));
    Ok(Some(vm.float(match op {
        BinaryOp::Add => x + y,
        BinaryOp::Sub => x - y,
        BinaryOp::Mul => x * y,
        BinaryOp::TrueDiv if y != 0.0 => x / y,
        _ => return Ok(None),
    })))
}

/// `a op b` for numbers held in place and one of the six rich comparisons;
/// `None` for the other operators. An integer and a float are compared exactly,
/// neither is rounded.
#[inline]
pub fn compare(op: CompareOp, a: Value, b: Value) -> Option<bool> {
    debug_assert!(a.is_inline_number() && b.is_inline_number());
    if !matches!(
        op,
        CompareOp::Lt
            | CompareOp::Le
            | CompareOp::Gt
            | CompareOp::Ge
            | CompareOp::Eq
            | CompareOp::Ne
    ) {
        return None;
    }
    let order = match (a.is_int(), b.is_int()) {
        (true, true) => Some(a.int_unchecked().cmp(&b.int_unchecked())),
        (false, false) => a.inline_float_unchecked().partial_cmp(&b.inline_float_unchecked()),
        (true, false) => compare_i64_f64(a.int_unchecked(), b.inline_float_unchecked()),
        (false, true) => {
            compare_i64_f64(b.int_unchecked(), a.inline_float_unchecked()).map(Ordering::reverse)
        }
    };
    Some(crate::protocol::compare::holds(op, order))
}

/// How `i` stands to `f`, exactly; `None` where `f` is no number.
#[inline]
pub fn compare_i64_f64(i: i64, f: f64) -> Option<Ordering> {
    const TOO_LARGE: f64 = 9_223_372_036_854_775_808.0;
    if f.is_nan() {
        return None;
    }
    if f >= TOO_LARGE {
        return Some(Ordering::Less);
    }
    if f < -TOO_LARGE {
        return Some(Ordering::Greater);
    }
    let whole = f.trunc();
    let order = i.cmp(&(whole as i64));
    // Equal up to the point: the fraction decides.
    Some(order.then_with(|| whole.partial_cmp(&f).unwrap_or(Ordering::Equal)))
}

fn int_binary(op: BinaryOp, x: i64, y: i64, vm: &Vm) -> PyResult<Option<Value>> {
    let result = match op {
        BinaryOp::Add => Some(x + y),
        BinaryOp::Sub => Some(x - y),
        BinaryOp::Mul => x.checked_mul(y),
        BinaryOp::FloorDiv if y != 0 => Some(floor_div(x, y)),
        BinaryOp::Mod if y != 0 => Some(floor_mod(x, y)),
        BinaryOp::And => Some(x & y),
        BinaryOp::Or => Some(x | y),
        BinaryOp::Xor => Some(x ^ y),
        BinaryOp::RShift if y >= 0 => Some(x >> y.min(63)),
        BinaryOp::LShift if (0..62).contains(&y) => {
            let shifted = x << y;
            (shifted >> y == x).then_some(shifted)
        }
        BinaryOp::TrueDiv if y != 0 && x.unsigned_abs() < 1 << 53 && y.unsigned_abs() < 1 << 53 => {
            return Ok(Some(vm.float(x as f64 / y as f64)));
        }
        BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::TrueDiv if y == 0 => {
            return Err(vm.raise(ClassId::ZeroDivisionError, "division by zero"));
        }
        _ => None,
    };
    Ok(result.map(|i| vm.int(i)))
}

/// Division rounding toward minus infinity; `y` is not 0, operands have 61 bits.
#[inline(always)]
pub(crate) fn floor_div(x: i64, y: i64) -> i64 {
    let quotient = x / y;
    if (x % y != 0) && ((x < 0) != (y < 0)) { quotient - 1 } else { quotient }
}

/// The remainder with the divisor's sign; `y` is not 0.
#[inline(always)]
pub(crate) fn floor_mod(x: i64, y: i64) -> i64 {
    let rest = x % y;
    if rest != 0 && ((rest < 0) != (y < 0)) { rest + y } else { rest }
}
