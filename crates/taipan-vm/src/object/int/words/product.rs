//! Products by the method that is taught at school.

use super::{build, parts};
use crate::error::PyResult;
use crate::object::int::operand::Operand;
use crate::vm::Vm;
use taipan_heap::Value;

/// Above so many words of the shorter factor the library multiplies faster.
pub(in crate::object::int) const SCHOOL_LIMIT: usize = 20;

/// `out = a * y`; `out` is one word longer than `a`.
#[inline(always)]
fn product_into(out: &mut [u64], a: &[u64], y: u64) {
    let mut carry = 0;
    let (low, high) = out.split_at_mut(a.len());
    for (to, &x) in low.iter_mut().zip(a) {
        (*to, carry) = x.carrying_mul(y, carry);
    }
    if let Some(next) = high.first_mut() {
        *next = carry;
    }
}

/// `out += a * y`, all in `out`, which has room for the carry.
#[inline(always)]
fn add_product(out: &mut [u64], a: &[u64], y: u64) {
    let mut carry = 0;
    let (low, high) = out.split_at_mut(a.len());
    for (to, &x) in low.iter_mut().zip(a) {
        (*to, carry) = x.carrying_mul_add(y, *to, carry);
    }
    if let Some(next) = high.first_mut() {
        *next = carry;
    }
}

/// `a * b`, if the shorter factor has at most [`SCHOOL_LIMIT`] words.
pub(in crate::object::int) fn mul(a: &Operand, b: &Operand, vm: &Vm) -> Option<PyResult<Value>> {
    let (mut room_a, mut room_b) = (0, 0);
    let (negative_a, a) = parts(a, &mut room_a);
    let (negative_b, b) = parts(b, &mut room_b);
    let (a, b) = if a.len() < b.len() { (b, a) } else { (a, b) };
    if b.len() > SCHOOL_LIMIT {
        return None;
    }
    Some(build(a.len() + b.len(), vm, |out| {
        if let [first, rest @ ..] = b {
            product_into(out, a, *first);
            for (i, &y) in rest.iter().enumerate() {
                add_product(&mut out[i + 1..], a, y);
            }
        }
        negative_a != negative_b
    }))
}
