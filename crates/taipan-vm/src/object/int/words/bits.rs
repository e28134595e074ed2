//! Shifts and the bitwise operations.

use super::{build, increment, parts};
use crate::error::PyResult;
use crate::object::int::operand::Operand;
use crate::vm::Vm;
use taipan_heap::Value;

/// `a << count`.
pub(in crate::object::int) fn shift_left(a: &Operand, count: usize, vm: &Vm) -> PyResult<Value> {
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
pub(in crate::object::int) fn shift_right(a: &Operand, count: usize, vm: &Vm) -> PyResult<Value> {
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
pub(in crate::object::int) fn bitwise(
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
