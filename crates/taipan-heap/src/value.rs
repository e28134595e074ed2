//! The value word.
//!
//! A [`Value`] is one self-tagged 8-byte word (Melançon, Serrano, Feeley,
//! *Float Self-Tagging*, 2024). The low three bits say what it is:
//!
//! | low bits      | what                 | the rest of the word                        |
//! |---------------|----------------------|---------------------------------------------|
//! | `000`         | small integer        | 61-bit two's complement, `i << 3`           |
//! | `001 100 101` | float                | `bits.rotate_left(4) + 1`                   |
//! | `010`         | pointer              | address of an object's header, plus 2       |
//! | `110`         | immediate            | its number, `n << 3`                        |
//! | `011 111`     | unused               |                                             |
//!
//! Why these: integers add, subtract and compare as tagged words. Rotating a
//! double by four brings its three upper exponent bits into the tag: `000`
//! (zero and the very small), `011` and `100` (magnitudes from 2^-255 to 2^257)
//! cover almost every float a program meets, and adding one moves these three
//! patterns off the integers' tag. The other floats (huge, tiny, infinities,
//! NaN) are boxed by the runtime. Numbers are exactly the words with bit 1
//! clear; pointers and immediates are the words with bit 1 set.
//!
//! *Invariant*: no other module knows a bit pattern; machine code takes the
//! constants below.

use crate::header::Header;
use std::fmt;
use std::ptr::NonNull;

/// Mask of the tag bits.
pub const TAG_MASK: u64 = 0b111;
/// Tag of small integers.
pub const TAG_INT: u64 = 0b000;
/// Tag of pointers to heap objects.
pub const TAG_POINTER: u64 = 0b010;
/// Tag of immediates (`None`, `True`, …).
pub const TAG_IMMEDIATE: u64 = 0b110;
/// Set in pointers and immediates, clear in numbers.
pub const NOT_NUMBER_BIT: u64 = 0b010;
/// Bit `w & 63` is set where `w` has one of the three float tags.
pub const FLOAT_TAGS: u64 = 0x3232_3232_3232_3232;
/// By how much small integers are shifted.
pub const INT_SHIFT: u32 = 3;
/// How far a double is rotated left.
pub const FLOAT_ROTATE: u32 = 4;
/// Added to a rotated double.
pub const FLOAT_BIAS: u64 = 1;

/// A Python value: a small integer, a float, an immediate or a pointer to a
/// heap object. See the head of this module for the representation.
///
/// Equality of `Value` is identity (`is`).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Value(u64);

const fn immediate(number: u64) -> Value {
    Value(number << 3 | TAG_IMMEDIATE)
}

impl Value {
    /// `None`.
    pub const NONE: Value = immediate(0);
    /// The marker of a slot that holds nothing: an unbound local, an absent
    /// argument, a deleted attribute. Python code never sees it.
    pub const UNBOUND: Value = immediate(1);
    /// `False`; differs from [`Value::TRUE`] in bit 3 only.
    pub const FALSE: Value = immediate(2);
    /// `True`.
    pub const TRUE: Value = immediate(3);
    /// `Ellipsis`.
    pub const ELLIPSIS: Value = immediate(4);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = immediate(5);

    /// Largest integer that is held in place: 2^60 - 1.
    pub const INT_MAX: i64 = (1 << 60) - 1;
    /// Smallest integer that is held in place: -2^60.
    pub const INT_MIN: i64 = -(1 << 60);

    /// The word itself.
    #[inline(always)]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The value with this word.
    ///
    /// # Safety
    /// `bits` came from [`Value::bits`] of a value that is still alive.
    #[inline(always)]
    pub const unsafe fn from_bits(bits: u64) -> Value {
        Value(bits)
    }

    /// The integer, if it is small enough to be held in place.
    #[inline(always)]
    pub const fn small_int(i: i64) -> Option<Value> {
        let word = i << INT_SHIFT;
        if word >> INT_SHIFT == i { Some(Value(word as u64)) } else { None }
    }

    /// The integer `i` that is known to lie in [`Value::INT_MIN`] to
    /// [`Value::INT_MAX`]: a length, an index, a hash of 60 bits.
    #[inline(always)]
    pub const fn int(i: i64) -> Value {
        debug_assert!(i >= Value::INT_MIN && i <= Value::INT_MAX);
        Value((i << INT_SHIFT) as u64)
    }

    /// `True` or `False`.
    #[inline(always)]
    pub const fn bool(b: bool) -> Value {
        Value(Value::FALSE.0 + ((b as u64) << 3))
    }

    /// The float, if its exponent is one that is held in place.
    #[inline(always)]
    pub const fn inline_float(f: f64) -> Option<Value> {
        let word = f.to_bits().rotate_left(FLOAT_ROTATE).wrapping_add(FLOAT_BIAS);
        if FLOAT_TAGS >> (word & 63) & 1 != 0 { Some(Value(word)) } else { None }
    }

    /// The value that points to this object.
    #[inline(always)]
    pub fn pointer(object: NonNull<Header>) -> Value {
        Value(object.as_ptr() as u64 | TAG_POINTER)
    }

    /// Is it a small integer (not a `bool`, not a big integer)?
    #[inline(always)]
    pub const fn is_int(self) -> bool {
        self.0 & TAG_MASK == TAG_INT
    }

    /// Are both small integers?
    #[inline(always)]
    pub const fn both_ints(self, other: Value) -> bool {
        (self.0 | other.0) & TAG_MASK == TAG_INT
    }

    /// The small integer.
    #[inline(always)]
    pub const fn as_int(self) -> Option<i64> {
        if self.is_int() { Some(self.int_unchecked()) } else { None }
    }

    /// The small integer, where [`Value::is_int`] is known.
    #[inline(always)]
    pub const fn int_unchecked(self) -> i64 {
        debug_assert!(self.is_int());
        self.0 as i64 >> INT_SHIFT
    }

    /// Is it a float held in place? (Boxed floats are pointers.)
    #[inline(always)]
    pub const fn is_inline_float(self) -> bool {
        FLOAT_TAGS >> (self.0 & 63) & 1 != 0
    }

    /// The float held in place.
    #[inline(always)]
    pub const fn as_inline_float(self) -> Option<f64> {
        if self.is_inline_float() { Some(self.inline_float_unchecked()) } else { None }
    }

    /// The float held in place, where [`Value::is_inline_float`] is known.
    #[inline(always)]
    pub const fn inline_float_unchecked(self) -> f64 {
        debug_assert!(self.is_inline_float());
        f64::from_bits(self.0.wrapping_sub(FLOAT_BIAS).rotate_right(FLOAT_ROTATE))
    }

    /// Is it a number held in place (small integer or float)?
    #[inline(always)]
    pub const fn is_inline_number(self) -> bool {
        self.0 & NOT_NUMBER_BIT == 0
    }

    /// Is it a pointer to a heap object?
    #[inline(always)]
    pub const fn is_pointer(self) -> bool {
        self.0 & TAG_MASK == TAG_POINTER
    }

    /// The heap object's header.
    #[inline(always)]
    pub fn as_pointer(self) -> Option<NonNull<Header>> {
        // SAFETY: its tag was tested.
        if self.is_pointer() { Some(unsafe { self.pointer_unchecked() }) } else { None }
    }

    /// The heap object's header, where [`Value::is_pointer`] is known.
    ///
    /// # Safety
    /// The value is a pointer.
    #[inline(always)]
    pub const unsafe fn pointer_unchecked(self) -> NonNull<Header> {
        debug_assert!(self.is_pointer());
        // SAFETY: a pointer value is made from a `NonNull` only.
        unsafe { NonNull::new_unchecked((self.0 - TAG_POINTER) as *mut Header) }
    }

    /// Is it `None`?
    #[inline(always)]
    pub const fn is_none(self) -> bool {
        self.0 == Value::NONE.0
    }

    /// Is it the marker of an empty slot?
    #[inline(always)]
    pub const fn is_unbound(self) -> bool {
        self.0 == Value::UNBOUND.0
    }

    /// Is it `True` or `False`?
    #[inline(always)]
    pub const fn is_bool(self) -> bool {
        self.0 | 8 == Value::TRUE.0
    }

    /// `True` or `False` as a `bool`.
    #[inline(always)]
    pub const fn as_bool(self) -> Option<bool> {
        if self.is_bool() { Some(self.0 == Value::TRUE.0) } else { None }
    }

    /// `None` where the slot is empty.
    #[inline(always)]
    pub const fn bound(self) -> Option<Value> {
        if self.is_unbound() { None } else { Some(self) }
    }

    /// Same word?
    #[inline(always)]
    pub const fn is(self, other: Value) -> bool {
        self.0 == other.0
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Value::NONE => f.write_str("None"),
            Value::UNBOUND => f.write_str("<unbound>"),
            Value::FALSE => f.write_str("False"),
            Value::TRUE => f.write_str("True"),
            Value::ELLIPSIS => f.write_str("Ellipsis"),
            Value::NOT_IMPLEMENTED => f.write_str("NotImplemented"),
            v if v.is_int() => write!(f, "{}", v.int_unchecked()),
            v if v.is_inline_float() => write!(f, "{:?}", v.inline_float_unchecked()),
            v => write!(f, "<object at {:#x}>", v.0 & !TAG_MASK),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_round_trip_up_to_61_bits() {
        for i in [0, 1, -1, 7, 8, Value::INT_MAX, Value::INT_MIN] {
            assert_eq!(Value::small_int(i).and_then(Value::as_int), Some(i));
        }
        assert!(Value::small_int(Value::INT_MAX + 1).is_none());
        assert!(Value::small_int(Value::INT_MIN - 1).is_none());
    }

    #[test]
    fn usual_floats_are_held_in_place_bit_for_bit() {
        for f in [0.0, -0.0, 1.0, -1.0, 0.1, 1e-70, 1e70, -123.456, f64::EPSILON] {
            let v = Value::inline_float(f).expect("held in place");
            assert_eq!(v.as_inline_float().map(f64::to_bits), Some(f.to_bits()));
            assert!(v.is_inline_number() && !v.is_int() && !v.is_pointer());
        }
        for f in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e200, f64::MAX] {
            assert!(Value::inline_float(f).is_none(), "{f} is boxed");
        }
    }

    #[test]
    fn immediates_are_no_numbers() {
        for v in [Value::NONE, Value::UNBOUND, Value::TRUE, Value::FALSE, Value::ELLIPSIS] {
            assert!(!v.is_inline_number() && !v.is_pointer() && !v.is_int());
        }
        assert_eq!(Value::bool(true), Value::TRUE);
        assert!(Value::TRUE.is_bool() && Value::FALSE.is_bool() && !Value::NONE.is_bool());
    }
}
