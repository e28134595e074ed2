//! Division by one word, and long division where the quotient or the divisor is
//! short.

use super::{build, from_magnitude, increment, parts, sub_into, trimmed};
use crate::error::PyResult;
use crate::object::int::operand::Operand;
use crate::vm::Vm;
use taipan_heap::Value;

/// A divisor of one word, not zero, with its reciprocal: division of two words
/// by one takes two multiplications (Möller and Granlund, "Improved division by
/// invariant integers", 2011).
pub(in crate::object::int) struct Divisor {
    shifted: u64,
    shift: u32,
    reciprocal: u64,
}

impl Divisor {
    #[inline]
    pub(in crate::object::int) fn new(divisor: u64) -> Divisor {
        let shift = divisor.leading_zeros();
        let shifted = divisor << shift;
        let reciprocal =
            ((u128::from(!shifted) << 64 | u128::from(u64::MAX)) / u128::from(shifted)) as u64;
        Divisor { shifted, shift, reciprocal }
    }

    /// Quotient and remainder of `high:low` by the shifted divisor, which is
    /// more than `high`.
    #[inline(always)]
    fn step(&self, high: u64, low: u64) -> (u64, u64) {
        let product = u128::from(self.reciprocal) * u128::from(high)
            + (u128::from(high) << 64 | u128::from(low));
        let mut quotient = ((product >> 64) as u64).wrapping_add(1);
        let mut rest = low.wrapping_sub(quotient.wrapping_mul(self.shifted));
        if rest > product as u64 {
            quotient = quotient.wrapping_sub(1);
            rest = rest.wrapping_add(self.shifted);
        }
        if rest >= self.shifted {
            quotient = quotient.wrapping_add(1);
            rest -= self.shifted;
        }
        (quotient, rest)
    }

    /// Divides `words` (least significant first) and returns the remainder;
    /// `put(i, q)` gets the quotient's words, from the last to the first.
    #[inline(always)]
    pub(in crate::object::int) fn divide(
        &self,
        words: &[u64],
        mut put: impl FnMut(usize, u64),
    ) -> u64 {
        let shift = self.shift;
        let mut rest = match words.last() {
            Some(&top) if shift > 0 => top >> (64 - shift),
            _ => 0,
        };
        for (i, &word) in words.iter().enumerate().rev() {
            let below = if i > 0 && shift > 0 { words[i - 1] >> (64 - shift) } else { 0 };
            let (quotient, next) = self.step(rest, word << shift | below);
            put(i, quotient);
            rest = next;
        }
        rest >> shift
    }

    /// Divides in place and returns the remainder.
    pub(in crate::object::int) fn divide_in_place(&self, words: &mut [u64]) -> u64 {
        let shift = self.shift;
        let mut rest = match words.last() {
            Some(&top) if shift > 0 => top >> (64 - shift),
            _ => 0,
        };
        for i in (0..words.len()).rev() {
            let below = if i > 0 && shift > 0 { words[i - 1] >> (64 - shift) } else { 0 };
            let (quotient, next) = self.step(rest, words[i] << shift | below);
            words[i] = quotient;
            rest = next;
        }
        rest >> shift
    }
}

/// The divisor, if it is one word.
#[inline]
fn single(divisor: &Operand) -> Option<(bool, u64)> {
    match divisor {
        Operand::Small(i) => Some((*i < 0, i.unsigned_abs())),
        Operand::Big(big) => match big.magnitude() {
            &[word] => Some((big.is_negative(), word)),
            _ => None,
        },
    }
}

/// `a // b`, rounded toward minus infinity, if `b` is not zero and the division
/// is not one that the library does faster.
pub(in crate::object::int) fn floor_divide(
    a: &Operand,
    b: &Operand,
    vm: &Vm,
) -> Option<PyResult<Value>> {
    let (mut room_a, mut room_b) = (0, 0);
    let (negative_a, words) = parts(a, &mut room_a);
    if let Some((negative_b, divisor)) = single(b) {
        let negative = negative_a != negative_b;
        return Some(build(words.len() + 1, vm, |out| {
            let rest = Divisor::new(divisor).divide(words, |i, quotient| out[i] = quotient);
            if negative && rest != 0 {
                increment(out);
            }
            negative
        }));
    }
    let (negative_b, divisor) = parts(b, &mut room_b);
    let negative = negative_a != negative_b;
    if !suits_school(words, divisor) {
        return None;
    }
    let mut rest = rest_of(words);
    Some(build(words.len() - divisor.len() + 2, vm, |out| {
        divide_long(&mut rest, divisor, |i, quotient| out[i] = quotient);
        if negative && rest.iter().any(|&word| word != 0) {
            increment(out);
        }
        negative
    }))
}

/// `a % b` with the sign of `b`, if `b` is not zero and the division is not one
/// that the library does faster.
pub(in crate::object::int) fn modulo(a: &Operand, b: &Operand, vm: &Vm) -> Option<PyResult<Value>> {
    let (mut room_a, mut room_b) = (0, 0);
    let (negative_a, words) = parts(a, &mut room_a);
    if let Some((negative_b, divisor)) = single(b) {
        let rest = Divisor::new(divisor).divide(words, |_, _| ());
        let turned = negative_a != negative_b && rest != 0;
        let rest = i128::from(if turned { divisor - rest } else { rest });
        return Some(Ok(vm.wide_int(if negative_b { -rest } else { rest })));
    }
    let (negative_b, divisor) = parts(b, &mut room_b);
    if !suits_school(words, divisor) {
        return None;
    }
    let mut rest = rest_of(words);
    divide_long(&mut rest, divisor, |_, _| ());
    let rest = trimmed(&rest);
    if negative_a == negative_b || rest.is_empty() {
        return Some(from_magnitude(negative_b, rest, vm));
    }
    Some(build(divisor.len(), vm, |out| {
        sub_into(out, divisor, rest);
        negative_b
    }))
}

/// Above so many words of both quotient and divisor the library divides faster.
const LONG_DIVISION_LIMIT: usize = 32;

/// Is it a division that [`divide_long`] does, and does well?
#[inline]
fn suits_school(words: &[u64], divisor: &[u64]) -> bool {
    divisor.len() > 1
        && words.len() >= divisor.len()
        && divisor.len().min(words.len() - divisor.len()) <= LONG_DIVISION_LIMIT
}

/// What is to be divided, with a word for the borrow.
fn rest_of(words: &[u64]) -> Vec<u64> {
    let mut rest = Vec::with_capacity(words.len() + 1);
    rest.extend_from_slice(words);
    rest.push(0);
    rest
}

/// Divides `rest`, whose last word is zero, by a divisor of at least two words
/// and leaves the remainder in it; `put(i, q)` gets the quotient's words, from the
/// last to the first (Knuth, The Art of Computer Programming, volume 2, 4.3.1,
/// algorithm D). Only the words that a quotient is guessed from are normalized.
fn divide_long(rest: &mut [u64], divisor: &[u64], mut put: impl FnMut(usize, u64)) {
    let n = divisor.len();
    let shift = divisor[n - 1].leading_zeros();
    // The word at `at`, as it would be if all were shifted.
    let shifted = |words: &[u64], at: usize| {
        let below = if at > 0 && shift > 0 { words[at - 1] >> (64 - shift) } else { 0 };
        words[at] << shift | below
    };
    let (first, second) = (shifted(divisor, n - 1), shifted(divisor, n - 2));
    let guesser = Divisor::new(first);
    for i in (0..rest.len() - n).rev() {
        let window = &mut rest[i..=i + n];
        let (high, middle) = (shifted(window, n), shifted(window, n - 1));
        let mut quotient = u64::MAX;
        if high < first {
            let mut left;
            (quotient, left) = guesser.step(high, middle);
            let low = shifted(window, n - 2);
            // At most twice.
            while u128::from(quotient) * u128::from(second)
                > (u128::from(left) << 64 | u128::from(low))
            {
                quotient -= 1;
                let overflow;
                (left, overflow) = left.overflowing_add(first);
                if overflow {
                    break;
                }
            }
        }
        while sub_product(window, divisor, quotient) {
            // The guess was one too much, which is rare: put all back, and again.
            add_product_back(window, divisor, quotient);
            quotient -= 1;
        }
        put(i, quotient);
    }
}

/// `out -= a * y`, where `out` is one word longer; true if it went below zero.
#[inline(always)]
fn sub_product(out: &mut [u64], a: &[u64], y: u64) -> bool {
    let mut carry = 0;
    let mut borrow = false;
    let (low, high) = out.split_at_mut(a.len());
    for (to, &x) in low.iter_mut().zip(a) {
        let product;
        (product, carry) = x.carrying_mul(y, carry);
        (*to, borrow) = to.borrowing_sub(product, borrow);
    }
    (high[0], borrow) = high[0].borrowing_sub(carry, borrow);
    borrow
}

/// Undoes [`sub_product`].
#[cold]
fn add_product_back(out: &mut [u64], a: &[u64], y: u64) {
    let mut carry = 0;
    let (low, high) = out.split_at_mut(a.len());
    for (to, &x) in low.iter_mut().zip(a) {
        (*to, carry) = x.carrying_mul_add(y, *to, carry);
    }
    high[0] = high[0].wrapping_add(carry);
}

#[cfg(test)]
mod tests {
    use super::super::decimal::decimal;
    use super::super::tests::samples;
    use super::*;
    use dashu_int::UBig;

    #[test]
    fn division_by_a_word_agrees_with_the_library() {
        let words = samples();
        for len in 1..12 {
            for start in 0..words.len() - len {
                let magnitude = trimmed(&words[start..start + len]);
                for divisor in
                    [1, 2, 10, 1 << 32, 1 << 63, u64::MAX, 1_000_000_007, words[start] | 1]
                {
                    let mut out = magnitude.to_vec();
                    let rest = Divisor::new(divisor).divide_in_place(&mut out);
                    let number = UBig::from_words(magnitude);
                    assert_eq!(UBig::from_words(&out), &number / divisor);
                    assert_eq!(UBig::from(rest), UBig::from(&number % divisor));
                }
                let text = decimal(false, magnitude);
                let expected = UBig::from_words(magnitude).to_string();
                assert!(text == expected || magnitude.is_empty());
            }
        }
    }

    #[test]
    fn long_division_agrees_with_the_library() {
        let words = samples();
        for n in 2..6 {
            for len in n..9 {
                for start in 0..words.len() - len {
                    for at in 0..words.len() - n {
                        let dividend = &words[start..start + len];
                        let divisor = trimmed(&words[at..at + n]);
                        if divisor.len() < 2 {
                            continue;
                        }
                        let mut rest = rest_of(dividend);
                        let mut quotient = vec![0; len + 1];
                        divide_long(&mut rest, divisor, |i, word| quotient[i] = word);
                        let number = |words: &[u64]| UBig::from_words(words);
                        assert_eq!(number(&quotient), number(dividend) / number(divisor));
                        assert_eq!(number(&rest), number(dividend) % number(divisor));
                    }
                }
            }
        }
    }
}
