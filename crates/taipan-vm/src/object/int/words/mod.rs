//! Arithmetic on magnitudes in 64-bit words, written straight into the result.
//!
//! The big-integer library owns its numbers, so each operation through it copies
//! both operands out of the heap and the result back in. For what takes linear
//! time, and for products of few words, that costs more than the operation. The
//! functions here read operands where they lie and write the result where it
//! will stay; what takes more than linear time on many words goes to the
//! library.

mod bits;
mod decimal;
mod division;
mod product;

pub(super) use bits::{bitwise, shift_left, shift_right};
pub(super) use decimal::{DECIMAL_LIMIT, decimal, from_decimal};
pub(super) use division::{floor_divide, modulo};
pub(super) use product::mul;

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
        (*to, carry) = x.carrying_add(y, carry);
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
    let (low, high) = a.split_at(b.len());
    let (out_low, out_high) = out.split_at_mut(b.len());
    for ((to, &x), &y) in out_low.iter_mut().zip(low).zip(b) {
        (*to, borrow) = x.borrowing_sub(y, borrow);
    }
    for (to, &x) in out_high.iter_mut().zip(high) {
        (*to, borrow) = x.overflowing_sub(u64::from(borrow));
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

#[cfg(test)]
mod tests {
    use super::*;
    use dashu_int::{IBig, Sign, UBig};

    /// Words that end in many ones or zeros, as carries like them.
    pub(super) fn samples() -> Vec<u64> {
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
