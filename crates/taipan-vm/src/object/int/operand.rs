//! Integers as operands: one type for those in place and those on the heap, so
//! that each operation is written once, with a fast path in 64 bits.

use super::BigInt;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::native::{ArgContext, FromArg, IntoResult};
use crate::vm::Vm;
use dashu_int::IBig;
use taipan_heap::Value;

/// An integer to compute with: 64 bits, or an object that holds more.
#[derive(Clone, Copy, Debug)]
pub enum Operand {
    /// It fits 64 bits.
    Small(i64),
    /// It does not.
    Big(BigInt),
}

impl Operand {
    /// The integer, if the value is an `int`, a `bool` or an instance of a
    /// subclass.
    #[inline]
    pub fn of(value: Value) -> Option<Operand> {
        if value.is_int() {
            return Some(Operand::Small(value.int_unchecked()));
        }
        match value.downcast::<BigInt>() {
            Some(big) => Some(big.to_i64().map_or(Operand::Big(big), Operand::Small)),
            None => value.as_bool().map(|b| Operand::Small(i64::from(b))),
        }
    }

    /// As a number of any size.
    pub fn to_ibig(self) -> IBig {
        match self {
            Operand::Small(i) => IBig::from(i),
            Operand::Big(big) => big.to_ibig(),
        }
    }

    /// Is it zero?
    #[inline]
    pub fn is_zero(self) -> bool {
        matches!(self, Operand::Small(0))
    }

    /// Is it below zero?
    #[inline]
    pub fn is_negative(self) -> bool {
        match self {
            Operand::Small(i) => i < 0,
            Operand::Big(big) => big.is_negative(),
        }
    }

    /// `int.bit_length`: how many bits the magnitude takes.
    pub fn bits(self) -> u64 {
        match self {
            Operand::Small(i) => u64::from(64 - i.unsigned_abs().leading_zeros()),
            Operand::Big(big) => {
                let words = big.magnitude();
                let top = words.last().map_or(64, |w| u64::from(w.leading_zeros()));
                words.len() as u64 * 64 - top
            }
        }
    }

    /// Is the magnitude odd?
    pub fn is_odd(self) -> bool {
        match self {
            Operand::Small(i) => i & 1 != 0,
            Operand::Big(big) => big.magnitude().first().is_some_and(|w| w & 1 != 0),
        }
    }

    /// The nearest float; `None` past their range.
    pub fn to_f64(self) -> Option<f64> {
        match self {
            Operand::Small(i) => Some(i as f64),
            Operand::Big(big) => super::divide::nearest_float(big.magnitude(), big.is_negative()),
        }
    }
}

/// An argument that is an `int` (or a `bool`, or an instance of a subclass).
#[derive(Clone, Copy, Debug)]
pub struct Int(Value);

impl Int {
    /// As a value.
    #[inline(always)]
    pub fn value(self) -> Value {
        self.0
    }

    /// As an operand.
    #[inline(always)]
    pub fn operand(self) -> Operand {
        Operand::of(self.0).unwrap_or(Operand::Small(0))
    }
}

impl FromArg for Int {
    #[inline]
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        if value.is_int() || value.is_bool() || value.downcast::<BigInt>().is_some() {
            return Ok(Int(value));
        }
        Err(vm.bad_argument(value, ClassId::Int, context))
    }
}

impl IntoResult for Int {
    #[inline(always)]
    fn into_result(self, _: &Vm) -> PyResult<Value> {
        Ok(self.0)
    }
}

impl Vm {
    /// `MemoryError` where an integer of `bits` bits is more than the isolate may
    /// take. Asked before a computation, since it works outside the heap.
    pub fn check_integer_size(&self, bits: u64) -> PyResult<()> {
        /// Bytes that no integer passes, whatever the limit.
        const MAX_BYTES: usize = 1 << 30;
        let bytes = usize::try_from(bits / 8).unwrap_or(usize::MAX);
        // Long computations keep a few numbers of that size at a time.
        let room = bytes.saturating_mul(if bytes > 1 << 16 { 4 } else { 1 });
        if bytes > MAX_BYTES || self.heap.check_limit(room).is_err() {
            return Err(self.memory_error());
        }
        Ok(())
    }
}
