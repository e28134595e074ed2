//! Comparison of integers with integers and, exactly, with floats.

use super::operand::Operand;
use crate::object::number::compare_i64_f64;
use std::cmp::Ordering;

/// How `a` stands to `b`.
pub fn order(a: Operand, b: Operand) -> Ordering {
    use Operand::{Big, Small};
    match (a, b) {
        (Small(x), Small(y)) => x.cmp(&y),
        (Small(_), Big(big)) => {
            if big.is_negative() {
                Ordering::Greater
            } else {
                Ordering::Less
            }
        }
        (Big(big), Small(_)) => {
            if big.is_negative() {
                Ordering::Less
            } else {
                Ordering::Greater
            }
        }
        (Big(x), Big(y)) => match (x.is_negative(), y.is_negative()) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (negative, _) => {
                let order = magnitudes(x.magnitude(), y.magnitude());
                if negative { order.reverse() } else { order }
            }
        },
    }
}

fn magnitudes(a: &[u64], b: &[u64]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// How `i` stands to `f`, exactly; `None` where `f` is no number.
pub fn order_with_float(i: Operand, f: f64) -> Option<Ordering> {
    let big = match i {
        Operand::Small(i) => return compare_i64_f64(i, f),
        Operand::Big(big) => big,
    };
    if f.is_nan() {
        return None;
    }
    let side = if big.is_negative() { Ordering::Less } else { Ordering::Greater };
    // The integer is past 64 bits: another sign or a smaller exponent decides.
    if f == 0.0 || (f < 0.0) != big.is_negative() {
        return Some(side);
    }
    if f.is_infinite() {
        return Some(side.reverse());
    }
    let (_, exponent) = crate::object::float::frexp(f);
    let by_bits = i.bits().cmp(&(exponent.max(0) as u64));
    let order = by_bits.then_with(|| {
        // Equally long, so the float has no fraction: compare its digits.
        let words = crate::object::float::integer_words(f);
        magnitudes(big.magnitude(), &words)
    });
    Some(if big.is_negative() { order.reverse() } else { order })
}
