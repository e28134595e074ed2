//! `int` and `bool`.
//!
//! Integers of 61 bits are held in place ([`Value::small_int`]); larger ones are
//! objects of kind [`Kind::BigInt`]: the sign and the magnitude in 64-bit words,
//! least significant first. Every integer that fits in place is in place, so
//! equality of small ones is identity. Instances of subclasses of `int` are
//! always objects, whatever their magnitude.
//!
//! - [`operand`]: the two forms as one type to compute with.
//! - [`arith`], [`divide`], [`power`], [`compare`]: what the operators do.
//! - [`words`]: operations on magnitudes without the big-integer library.
//! - [`construct`], [`parse`], [`text`], [`bytes`]: from and to other types.
//! - [`methods`]: what Python sees. [`boolean`]: `bool`.

pub mod arith;
pub mod boolean;
pub mod bytes;
pub mod compare;
pub mod construct;
pub mod divide;
pub mod long;
pub mod methods;
pub mod operand;
pub mod parse;
pub mod power;
pub mod text;
mod words;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::array::RawBuffer;
use crate::object::class::{Class, class_flags};
use crate::vm::Vm;
use dashu_int::{IBig, Sign, UBig};
use taipan_heap::header::{Flags, RAW_ALL};
use taipan_heap::{Header, Value};

pub use boolean::BOOL;
pub use methods::INT;
pub use operand::{Int, Operand};

/// The memory of an integer object: the count of magnitude words, negative for
/// a negative integer; then the words (or, with the flag [`SPILLED`], the buffer
/// that holds them); then, in instances of subclasses, the attributes.
#[repr(C)]
pub struct BigIntObject {
    header: Header,
    signed_len: i64,
}

/// Header flag: the magnitude lies in a [`RawBuffer`] of its own. Only instances
/// of subclasses, whose object must tell raw words from attributes, need it.
const SPILLED: u16 = Flags::USER_0;

/// Instances of subclasses with more magnitude words than this are spilled: the
/// header counts at most 254 raw words.
const INLINE_LIMIT: usize = 200;

handle! {
    /// An integer that is an object.
    BigInt => BigIntObject, Kind::BigInt
}

impl BigInt {
    /// The magnitude, least significant word first.
    pub fn magnitude(&self) -> &[u64] {
        let len = self.object().signed_len.unsigned_abs() as usize;
        // SAFETY: that many words follow the length, or stand in the buffer that
        // the next word points to; integers never change.
        unsafe {
            let words = self.0.as_ptr().cast::<u64>().add(2);
            if self.object().header.has(SPILLED) {
                let buffer = RawBuffer::from_value(words.cast::<Value>().read());
                return std::slice::from_raw_parts(buffer.start().cast(), len);
            }
            std::slice::from_raw_parts(words, len)
        }
    }

    /// Is it below zero?
    #[inline]
    pub fn is_negative(self) -> bool {
        self.object().signed_len < 0
    }

    /// As a number to compute with.
    pub fn to_ibig(self) -> IBig {
        let sign = if self.is_negative() { Sign::Negative } else { Sign::Positive };
        IBig::from_parts(sign, UBig::from_words(self.magnitude()))
    }

    /// As 64 bits, if it fits.
    #[inline]
    pub fn to_i64(self) -> Option<i64> {
        match (self.magnitude(), self.is_negative()) {
            ([], _) => Some(0),
            ([word], false) => i64::try_from(*word).ok(),
            ([word], true) if *word <= 1 << 63 => Some((*word as i64).wrapping_neg()),
            _ => None,
        }
    }

    /// An integer object of class `int` from sign and magnitude.
    fn new(negative: bool, magnitude: &[u64], vm: &Vm) -> PyResult<BigInt> {
        let words = 2 + magnitude.len();
        let memory = vm.try_allocate(Kind::BigInt, RAW_ALL, words, ClassId::Int.shape())?;
        // SAFETY: fresh memory of that size.
        unsafe { write(memory, negative, magnitude) };
        Ok(BigInt(memory.cast()))
    }

    /// An instance of a subclass of `int`, with a word for its attributes.
    fn new_instance(class: Class, negative: bool, magnitude: &[u64], vm: &Vm) -> PyResult<BigInt> {
        let shape = class.root_shape();
        let memory = if magnitude.len() <= INLINE_LIMIT {
            let raw = 1 + magnitude.len();
            let memory = vm.try_allocate(Kind::BigInt, raw as u8, raw + 2, shape)?;
            // SAFETY: fresh memory of that size.
            unsafe {
                write(memory, negative, magnitude);
                memory.as_ptr().cast::<Value>().add(raw + 1).write(Value::UNBOUND);
            }
            memory
        } else {
            let buffer = RawBuffer::new(size_of_val(magnitude), vm)?;
            let memory = vm.allocate(Kind::BigInt, 1, 4, shape);
            // SAFETY: fresh memory: the buffer has room for the magnitude, the
            // object four words.
            unsafe {
                let start = buffer.start().cast::<u64>();
                std::ptr::copy_nonoverlapping(magnitude.as_ptr(), start, magnitude.len());
                let words = memory.as_ptr().cast::<Value>();
                let len = magnitude.len() as i64;
                words.add(1).cast::<i64>().write(if negative { -len } else { len });
                words.add(2).write(buffer.value());
                words.add(3).write(Value::UNBOUND);
                memory.as_ref().set(SPILLED);
            }
            memory
        };
        if class.has(class_flags::HAS_DEL) {
            vm.heap.register_finalizer(memory);
        }
        Ok(BigInt(memory.cast()))
    }
}

/// Writes length and magnitude behind the header.
///
/// # Safety
/// `memory` was just allocated with at least two words more than the magnitude.
unsafe fn write(memory: std::ptr::NonNull<Header>, negative: bool, magnitude: &[u64]) {
    let len = magnitude.len() as i64;
    // SAFETY: the caller vouches for the room.
    unsafe {
        let start = memory.as_ptr().cast::<u64>();
        start.add(1).cast::<i64>().write(if negative { -len } else { len });
        std::ptr::copy_nonoverlapping(magnitude.as_ptr(), start.add(2), magnitude.len());
    }
}

impl Vm {
    /// The integer as a value.
    #[inline(always)]
    pub fn int(&self, i: i64) -> Value {
        match Value::small_int(i) {
            Some(value) => value,
            None => self.big_from_i64(i),
        }
    }

    #[cold]
    fn big_from_i64(&self, i: i64) -> Value {
        let memory = self.allocate(Kind::BigInt, RAW_ALL, 3, ClassId::Int.shape());
        // SAFETY: fresh memory of three words.
        unsafe { write(memory, i < 0, &[i.unsigned_abs()]) };
        Value::pointer(memory)
    }

    /// The integer as a value.
    pub fn wide_int(&self, i: i128) -> Value {
        if let Ok(small) = i64::try_from(i) {
            return self.int(small);
        }
        let magnitude = i.unsigned_abs();
        let words = [magnitude as u64, (magnitude >> 64) as u64];
        let len = if words[1] == 0 { 1 } else { 2 };
        let memory = self.allocate(Kind::BigInt, RAW_ALL, 2 + len, ClassId::Int.shape());
        // SAFETY: fresh memory of two words more than `len`.
        unsafe { write(memory, i < 0, &words[..len]) };
        Value::pointer(memory)
    }

    /// The integer as a value.
    pub fn big(&self, i: &IBig) -> PyResult<Value> {
        if let Ok(small) = i64::try_from(i) {
            return Ok(self.int(small));
        }
        let (sign, words) = i.as_sign_words();
        BigInt::new(sign == Sign::Negative, words, self).map(Handle::value)
    }

    /// The integer `value` (of any subclass) as an instance of `class`, which is
    /// `int` or a subclass.
    pub(crate) fn int_of_class(&self, class: Class, value: Value) -> PyResult<Value> {
        if class == self.class(ClassId::Int) {
            return plain(value, self);
        }
        match value.downcast::<BigInt>() {
            Some(big) => BigInt::new_instance(class, big.is_negative(), big.magnitude(), self),
            None => {
                let i = to_i64(value).unwrap_or(0);
                let word = [i.unsigned_abs()];
                let magnitude = if i == 0 { &[] } else { &word[..] };
                BigInt::new_instance(class, i < 0, magnitude, self)
            }
        }
        .map(Handle::value)
    }
}

/// The integer as an instance of `int` itself.
pub fn plain(value: Value, vm: &Vm) -> PyResult<Value> {
    if vm.is_exact(value, ClassId::Int) {
        return Ok(value);
    }
    match Operand::of(value) {
        Some(operand) => plain_operand(operand, vm),
        None => Err(vm.type_error("an integer is required")),
    }
}

/// The operand as an instance of `int` itself.
pub fn plain_operand(operand: Operand, vm: &Vm) -> PyResult<Value> {
    match operand {
        Operand::Small(i) => Ok(vm.int(i)),
        Operand::Big(big) if vm.is_exact(big.value(), ClassId::Int) => Ok(big.value()),
        Operand::Big(big) => BigInt::new(big.is_negative(), big.magnitude(), vm).map(Handle::value),
    }
}

/// An integer constant from its magnitude in little-endian bytes.
pub(crate) fn from_le_bytes(negative: bool, bytes: &[u8], vm: &Vm) -> PyResult<Value> {
    let sign = if negative { Sign::Negative } else { Sign::Positive };
    vm.big(&IBig::from_parts(sign, UBig::from_le_bytes(bytes)))
}

/// An `int` (or instance of a subclass, or `bool`) as 64 bits, if it fits.
#[inline]
pub fn to_i64(value: Value) -> Option<i64> {
    if let Some(i) = value.as_int() {
        return Some(i);
    }
    if let Some(b) = value.as_bool() {
        return Some(i64::from(b));
    }
    value.downcast::<BigInt>()?.to_i64()
}

/// An `int` (or instance of a subclass, or `bool`) to compute with.
pub fn to_ibig(value: Value) -> Option<IBig> {
    match value.downcast::<BigInt>() {
        Some(big) => Some(big.to_ibig()),
        None => to_i64(value).map(IBig::from),
    }
}

/// Is the `int` below zero?
pub fn is_negative(value: Value) -> bool {
    value
        .downcast::<BigInt>()
        .map_or_else(|| to_i64(value).is_some_and(|i| i < 0), BigInt::is_negative)
}

/// The nearest float of an `int`; `None` past the range of floats.
pub fn to_f64(value: Value) -> Option<f64> {
    match value.downcast::<BigInt>() {
        Some(big) => divide::nearest_float(big.magnitude(), big.is_negative()),
        None => to_i64(value).map(|i| i as f64),
    }
}

/// `hash` of an `int`.
pub fn hash(value: Value) -> i64 {
    let Some(big) = value.downcast::<BigInt>() else {
        return crate::hash::int(to_i64(value).unwrap_or(0));
    };
    let modulus = u128::from(crate::hash::MODULUS);
    let fold = |rest: u128, &word: &u64| ((rest << 64) + u128::from(word)) % modulus;
    let magnitude = big.magnitude().iter().rev().fold(0, fold) as i64;
    match if big.is_negative() { -magnitude } else { magnitude } {
        -1 => -2,
        hash => hash,
    }
}
