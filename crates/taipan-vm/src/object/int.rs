//! `int` and `bool`.
//!
//! Integers of 61 bits are held in place ([`Value::small_int`]); larger ones are
//! objects of kind [`Kind::BigInt`]: the sign and the magnitude in 64-bit words,
//! least significant first. Every integer that fits in place is in place, so
//! equality of small ones is identity. Instances of subclasses of `int` are
//! always objects, whatever their magnitude.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::vm::Vm;
use dashu_int::{IBig, Sign, UBig};
use taipan_heap::header::RAW_ALL;
use taipan_heap::{Header, Value};

/// The memory of an integer object: the count of magnitude words, negative for
/// a negative integer; then the words.
#[repr(C)]
pub struct BigIntObject {
    header: Header,
    signed_len: i64,
}

handle! {
    /// An integer that is an object.
    BigInt => BigIntObject, Kind::BigInt
}

impl BigInt {
    /// The magnitude, least significant word first.
    pub fn magnitude(&self) -> &[u64] {
        let len = self.object().signed_len.unsigned_abs() as usize;
        // SAFETY: that many words follow the length; integers never change.
        unsafe { std::slice::from_raw_parts(self.0.as_ptr().cast::<u64>().add(2), len) }
    }

    /// Is it below zero?
    pub fn is_negative(self) -> bool {
        self.object().signed_len < 0
    }

    /// As a number to compute with.
    pub fn to_ibig(self) -> IBig {
        let sign = if self.is_negative() { Sign::Negative } else { Sign::Positive };
        IBig::from_parts(sign, UBig::from_words(self.magnitude()))
    }

    /// As 64 bits, if it fits.
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
        let len = magnitude.len() as i64;
        // SAFETY: fresh memory of that size.
        unsafe {
            let start = memory.as_ptr().cast::<u64>();
            start.add(1).cast::<i64>().write(if negative { -len } else { len });
            std::ptr::copy_nonoverlapping(magnitude.as_ptr(), start.add(2), magnitude.len());
        }
        Ok(BigInt(memory.cast()))
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
        unsafe {
            let start = memory.as_ptr().cast::<u64>();
            start.add(1).cast::<i64>().write(if i < 0 { -1 } else { 1 });
            start.add(2).write(i.unsigned_abs());
        }
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
}

/// An integer constant from its magnitude in little-endian bytes.
pub(crate) fn from_le_bytes(negative: bool, bytes: &[u8], vm: &Vm) -> PyResult<Value> {
    let sign = if negative { Sign::Negative } else { Sign::Positive };
    vm.big(&IBig::from_parts(sign, UBig::from_le_bytes(bytes)))
}

/// An `int` (or instance of a subclass, or `bool`) as 64 bits, if it fits.
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
        Some(big) => Some(big.to_ibig().to_f64().value()).filter(|f| f.is_finite()),
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

/// `int`'s declaration.
pub static INT: ClassDecl =
    ClassDecl { kind: Kind::BigInt, subclassable: true, ..ClassDecl::new(ClassId::Int, "int") };
/// `bool`'s declaration.
pub static BOOL: ClassDecl =
    ClassDecl { kind: Kind::BigInt, base: ClassId::Int, ..ClassDecl::new(ClassId::Bool, "bool") };
