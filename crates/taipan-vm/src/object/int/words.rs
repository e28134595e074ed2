//! Arithmetic on magnitudes in 64-bit words, written straight into the result.
//!
//! The big-integer library owns its numbers, so each operation through it copies
//! both operands out of the heap and the result back in. For what takes linear
//! time, and for products of few words, that costs more than the operation. The
//! functions here read operands where they lie and write the result where it
//! will stay; what takes more than linear time on many words goes to the
//! library.

use super::BigInt;
use super::operand::Operand;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_heap::header::RAW_ALL;

/// Results of up to this many words are computed on the native stack.
const ON_STACK: usize = 8;

/// Above so many words of the shorter factor the library multiplies faster.
pub(super) const SCHOOL_LIMIT: usize = 20;

/// An operand's sign and magnitude; `room` holds the word of a small one.
#[inline(always)]
pub(super) fn parts<'a>(operand: &'a Operand, room: &'a mut u64) -> (bool, &'a [u64]) {
    match operand {
        Operand::Small(i) => {
            *room = i.unsigned_abs();
            (*i < 0, if *i == 0 { &[] } else { std::slice::from_ref(room) })
        }
        Operand::Big(big) => (big.is_negative(), big.magnitude()),
    }
}

/// Without leading zeros.
#[inline(always)]
fn trimmed(words: &[u64]) -> &[u64] {
    let mut len = words.len();
    while len > 0 && words[len - 1] == 0 {
        len -= 1;
    }
    &words[..len]
}

/// The integer of this sign and magnitude.
pub(super) fn from_magnitude(negative: bool, words: &[u64], vm: &Vm) -> PyResult<Value> {
    match trimmed(words) {
        [] => Ok(Value::int(0)),
        &[word] => {
            let wide = i128::from(word);
            Ok(vm.wide_int(if negative { -wide } else { wide }))
        }
        words => BigInt::new(negative, words, vm).map(Handle::value),
    }
}

/// The integer whose magnitude `fill` writes into `len` words of zeros; it says
/// whether the integer is negative.
#[inline]
pub(super) fn build(len: usize, vm: &Vm, fill: impl FnOnce(&mut [u64]) -> bool) -> PyResult<Value> {
    if len <= ON_STACK {
        let mut words = [0; ON_STACK];
        let negative = fill(&mut words[..len]);
        return from_magnitude(negative, &words[..len], vm);
    }
    let memory = vm.try_allocate(Kind::BigInt, RAW_ALL, 2 + len, ClassId::Int.shape())?;
    // SAFETY: fresh memory of `2 + len` words: the header, the length, and the
    // magnitude, which is zeroed before a slice of it is made.
    let words = unsafe {
        let start = memory.as_ptr().cast::<u64>();
        start.add(1).write(0);
        start.add(2).write_bytes(0, len);
        std::slice::from_raw_parts_mut(start.add(2), len)
    };
    let negative = fill(words);
    let used = trimmed(words).len();
    if used <= 1 {
        return from_magnitude(negative, &words[..used], vm);
    }
    let signed_len = if negative { -(used as i64) } else { used as i64 };
    // SAFETY: the length's word of the object made above, which may be longer
    // than its magnitude.
    unsafe { memory.as_ptr().cast::<i64>().add(1).write(signed_len) };
    Ok(Value::pointer(memory))
}

/// `out = a + b`; `a` is not shorter, `out` one word longer than `a`.
#[inline]
fn add_into(out: &mut [u64], a: &[u64], b: &[u64]) {
    let mut carry = false;
    let (low, high) = a.split_at(b.len());
    let (out_low, out_high) = out.split_at_mut(b.len());
    for ((to, &x), &y) in out_low.iter_mut().zip(low).zip(b) {
        let (sum, first) = x.overflowing_add(y);
        let (sum, second) = sum.overflowing_add(u64::from(carry));
        *to = sum;
        carry = first | second;
    }
    for (to, &x) in out_high.iter_mut().zip(high) {
        (*to, carry) = x.overflowing_add(u64::from(carry));
    }
    if let Some(last) = out_high.last_mut() {
        *last = u64::from(carry);
    }
}

/// `out = a - b`; `a` is not less than `b`, `out` as long as `a`.
#[inline]
fn sub_into(out: &mut [u64], a: &[u64], b: &[u64]) {
    let mut borrow = false;
    for (i, (to, &x)) in out.iter_mut().zip(a).enumerate() {
        let y = b.get(i).copied().unwrap_or(0);
        let (rest, first) = x.overflowing_sub(y);
        let (rest, second) = rest.overflowing_sub(u64::from(borrow));
        *to = rest;
        borrow = first | second;
    }
}

/// Is the magnitude `a` less than `b`? Neither has leading zeros.
#[inline]
fn is_less(a: &[u64], b: &[u64]) -> bool {
    if a.len() != b.len() {
        return a.len() < b.len();
    }
    for (x, y) in a.iter().rev().zip(b.iter().rev()) {
        if x != y {
            return x < y;
        }
    }
    false
}

/// `a + b`, with the second sign turned if `minus`.
pub(super) fn add(a: Operand, b: Operand, minus: bool, vm: &Vm) -> PyResult<Value> {
    let (mut room_a, mut room_b) = (0, 0);
    let (negative_a, a) = parts(&a, &mut room_a);
    let (negative_b, b) = parts(&b, &mut room_b);
    let negative_b = negative_b != minus;
    if negative_a == negative_b {
        let (a, b) = if a.len() < b.len() { (b, a) } else { (a, b) };
        return build(a.len() + 1, vm, |out| {
            add_into(out, a, b);
            negative_a
        });
    }
    let (a, b, negative) = if is_less(a, b) { (b, a, negative_b) } else { (a, b, negative_a) };
    build(a.len(), vm, |out| {
        sub_into(out, a, b);
        negative
    })
}

/// `out += a * y`, all in `out`, which has room for the carry.
#[inline(always)]
fn add_product(out: &mut [u64], a: &[u64], y: u64) {
    let mut carry = 0u128;
    let (low, high) = out.split_at_mut(a.len());
    for (to, &x) in low.iter_mut().zip(a) {
        let sum = u128::from(x) * u128::from(y) + u128::from(*to) + carry;
        *to = sum as u64;
        carry = sum >> 64;
    }
    if let Some(next) = high.first_mut() {
        *next = carry as u64;
    }
}

/// `a * b`, if the shorter factor has at most [`SCHOOL_LIMIT`] words.
pub(super) fn mul(a: &Operand, b: &Operand, vm: &Vm) -> Option<PyResult<Value>> {
    let (mut room_a, mut room_b) = (0, 0);
    let (negative_a, a) = parts(a, &mut room_a);
    let (negative_b, b) = parts(b, &mut room_b);
    let (a, b) = if a.len() < b.len() { (b, a) } else { (a, b) };
    if b.len() > SCHOOL_LIMIT {
        return None;
    }
    Some(build(a.len() + b.len(), vm, |out| {
        for (i, &y) in b.iter().enumerate() {
            add_product(&mut out[i..], a, y);
        }
        negative_a != negative_b
    }))
}

/// A divisor of one word, not zero, with its reciprocal: division of two words
/// by one takes two multiplications (Möller and Granlund, "Improved division by
/// invariant integers", 2011).
pub(super) struct Divisor {
    shifted: u64,
    shift: u32,
    reciprocal: u64,
}

impl Divisor {
    #[inline]
    pub(super) fn new(divisor: u64) -> Divisor {
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
    pub(super) fn divide(&self, words: &[u64], mut put: impl FnMut(usize, u64)) -> u64 {
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
    pub(super) fn divide_in_place(&self, words: &mut [u64]) -> u64 {
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

/// `a // b`, rounded toward minus infinity, if `b` is one word and not zero.
pub(super) fn floor_divide(a: &Operand, b: &Operand, vm: &Vm) -> Option<PyResult<Value>> {
    let (negative_b, divisor) = single(b)?;
    let mut room = 0;
    let (negative_a, words) = parts(a, &mut room);
    let negative = negative_a != negative_b;
    Some(build(words.len() + 1, vm, |out| {
        let rest = Divisor::new(divisor).divide(words, |i, quotient| out[i] = quotient);
        if negative && rest != 0 {
            increment(out);
        }
        negative
    }))
}

/// `a % b` with the sign of `b`, if `b` is one word and not zero.
pub(super) fn modulo(a: &Operand, b: &Operand, vm: &Vm) -> Option<Value> {
    let (negative_b, divisor) = single(b)?;
    let mut room = 0;
    let (negative_a, words) = parts(a, &mut room);
    let rest = Divisor::new(divisor).divide(words, |_, _| ());
    let rest = if negative_a != negative_b && rest != 0 { divisor - rest } else { rest };
    let rest = i128::from(rest);
    Some(vm.wide_int(if negative_b { -rest } else { rest }))
}

/// Adds one.
fn increment(words: &mut [u64]) {
    for word in words {
        let (sum, carry) = word.overflowing_add(1);
        *word = sum;
        if !carry {
            return;
        }
    }
}

/// `a << count`.
pub(super) fn shift_left(a: &Operand, count: usize, vm: &Vm) -> PyResult<Value> {
    let mut room = 0;
    let (negative, words) = parts(a, &mut room);
    let (skip, shift) = (count / 64, (count % 64) as u32);
    build(words.len() + skip + 1, vm, |out| {
        let out = &mut out[skip..];
        if shift == 0 {
            out[..words.len()].copy_from_slice(words);
        } else {
            let mut below = 0;
            for (to, &word) in out.iter_mut().zip(words) {
                *to = word << shift | below;
                below = word >> (64 - shift);
            }
            out[words.len()] = below;
        }
        negative
    })
}

/// `a >> count`, rounded toward minus infinity; `count` is less than the bits of
/// `a`.
pub(super) fn shift_right(a: &Operand, count: usize, vm: &Vm) -> PyResult<Value> {
    let mut room = 0;
    let (negative, words) = parts(a, &mut room);
    let (skip, shift) = (count / 64, (count % 64) as u32);
    let (lost, kept) = words.split_at(skip.min(words.len()));
    build(kept.len() + 1, vm, |out| {
        let mut dropped = lost.iter().any(|&word| word != 0);
        if shift == 0 {
            out[..kept.len()].copy_from_slice(kept);
        } else {
            for (i, to) in out[..kept.len()].iter_mut().enumerate() {
                let above = kept.get(i + 1).copied().unwrap_or(0);
                *to = kept[i] >> shift | above << (64 - shift);
            }
            dropped |= kept.first().is_some_and(|word| word << (64 - shift) != 0);
        }
        if negative && dropped {
            increment(out);
        }
        negative
    })
}

/// The words of an integer in two's complement without end.
struct Complement<'a> {
    words: &'a [u64],
    negative: bool,
    carry: bool,
}

impl Complement<'_> {
    #[inline(always)]
    fn next(&mut self, at: usize) -> u64 {
        let word = self.words.get(at).copied().unwrap_or(0);
        if !self.negative {
            return word;
        }
        let (word, carry) = (!word).overflowing_add(u64::from(self.carry));
        self.carry = carry;
        word
    }
}

/// A bitwise operation, as if in two's complement without end.
#[inline(always)]
pub(super) fn bitwise(
    a: &Operand,
    b: &Operand,
    vm: &Vm,
    operation: impl Fn(u64, u64) -> u64,
) -> PyResult<Value> {
    let (mut room_a, mut room_b) = (0, 0);
    let (negative_a, words_a) = parts(a, &mut room_a);
    let (negative_b, words_b) = parts(b, &mut room_b);
    let sign = |negative: bool| if negative { u64::MAX } else { 0 };
    let negative = operation(sign(negative_a), sign(negative_b)) != 0;
    let mut left = Complement { words: words_a, negative: negative_a, carry: true };
    let mut right = Complement { words: words_b, negative: negative_b, carry: true };
    build(words_a.len().max(words_b.len()) + 1, vm, |out| {
        for (at, to) in out.iter_mut().enumerate() {
            *to = operation(left.next(at), right.next(at));
        }
        if negative {
            out.iter_mut().for_each(|word| *word = !*word);
            increment(out);
        }
        negative
    })
}

/// Magnitudes of up to this many words are converted to decimal word by word.
pub(super) const DECIMAL_LIMIT: usize = 40;

/// The magnitude that at most `19 * (DECIMAL_LIMIT - 1)` decimal digits mean.
pub(super) fn from_decimal(negative: bool, digits: &[u8], vm: &Vm) -> PyResult<Value> {
    let mut words = [0; DECIMAL_LIMIT];
    let mut len = 0;
    let first = digits.len() % 19;
    let (head, rest) = digits.split_at(first);
    for group in std::iter::once(head).chain(rest.chunks_exact(19)) {
        let mut carry = group.iter().fold(0, |n, &digit| n * 10 + u64::from(digit - b'0'));
        let unit = 10u64.pow(group.len() as u32);
        for word in &mut words[..len] {
            let product = u128::from(*word) * u128::from(unit) + u128::from(carry);
            *word = product as u64;
            carry = (product >> 64) as u64;
        }
        if carry != 0 {
            words[len] = carry;
            len += 1;
        }
    }
    from_magnitude(negative, &words[..len], vm)
}

/// The decimal digits of a magnitude of at most [`DECIMAL_LIMIT`] words.
pub(super) fn decimal(negative: bool, magnitude: &[u64]) -> String {
    const UNIT: u64 = 10_000_000_000_000_000_000;
    let mut words = [0; DECIMAL_LIMIT];
    let mut len = magnitude.len().min(DECIMAL_LIMIT);
    words[..len].copy_from_slice(&magnitude[..len]);
    // Groups of 19 digits, the last ones first.
    let mut groups = [0u64; DECIMAL_LIMIT + 2];
    let mut count = 0;
    let divisor = Divisor::new(UNIT);
    while len > 0 {
        groups[count] = divisor.divide_in_place(&mut words[..len]);
        count += 1;
        while len > 0 && words[len - 1] == 0 {
            len -= 1;
        }
    }
    let mut text = Vec::with_capacity(count * 19 + 1);
    if negative {
        text.push(b'-');
    }
    for (i, &group) in groups[..count].iter().enumerate().rev() {
        let mut room = [0; 20];
        let digits = crate::object::number::digits::write_u64(group, &mut room);
        if i + 1 < count {
            text.resize(text.len() + 19 - digits.len(), b'0');
        }
        text.extend_from_slice(digits);
    }
    String::from_utf8(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use dashu_int::{IBig, Sign, UBig};

    /// Words that end in many ones or zeros, as carries like them.
    fn samples() -> Vec<u64> {
        let mut state = 7u64;
        let mut words = Vec::new();
        for i in 0..40u32 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            words.push(match i % 5 {
                0 => u64::MAX,
                1 => 0,
                2 => 1 << 63,
                _ => state,
            });
        }
        words
    }

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
    fn sums_and_differences_agree_with_the_library() {
        let words = samples();
        for len in 1..6 {
            for start in 0..words.len() - 2 * len {
                let a = trimmed(&words[start..start + len]);
                let b = trimmed(&words[start + len..start + 2 * len - 1]);
                let (long, short) = if is_less(a, b) { (b, a) } else { (a, b) };
                let number = |w: &[u64]| IBig::from_parts(Sign::Positive, UBig::from_words(w));
                let mut sum = vec![0; long.len() + 1];
                add_into(&mut sum, long, short);
                assert_eq!(number(&sum), number(a) + number(b));
                let mut difference = vec![0; long.len()];
                sub_into(&mut difference, long, short);
                assert_eq!(number(&difference), number(long) - number(short));
            }
        }
    }
}
