//! What integers and floats held in place have in common: comparison, and
//! division as Python rounds it.

pub mod digits;

use std::cmp::Ordering;
use taipan_bytecode::CompareOp;
use taipan_heap::Value;

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
