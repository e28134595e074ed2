//! `float`: held in place where the exponent allows, else boxed.
//!
//! - [`arith`]: what the operators do. [`round`], [`hex`], [`parse`]: from and to
//!   decimal and hexadecimal text. [`methods`]: what Python sees.

pub mod arith;
pub mod hex;
pub mod methods;
pub mod parse;
pub mod round;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::native::{ArgContext, FromArg};
use crate::object::class::Class;
use crate::object::int::Operand;
use crate::vm::Vm;
use dashu_int::{IBig, UBig};
use taipan_heap::header::RAW_ALL;
use taipan_heap::{Header, Value};

pub use methods::FLOAT;

/// The memory of a boxed float.
#[repr(C)]
pub struct FloatObject {
    header: Header,
    number: f64,
}

/// Words of a boxed float.
pub const FLOAT_WORDS: u16 = 2;

handle! {
    /// A boxed float: huge, tiny, infinite, NaN, or an instance of a subclass.
    Float => FloatObject, Kind::Float
}

impl Float {
    /// The number.
    #[inline(always)]
    pub fn get(self) -> f64 {
        self.object().number
    }
}

impl Vm {
    /// The float as a value.
    #[inline(always)]
    pub fn float(&self, f: f64) -> Value {
        match Value::inline_float(f) {
            Some(value) => value,
            None => self.boxed_float(f),
        }
    }

    #[cold]
    fn boxed_float(&self, number: f64) -> Value {
        let place = self.place(Kind::Float, RAW_ALL, ClassId::Float.shape(), |header| {
            FloatObject { header, number }
        });
        Float(place).value()
    }

    /// The float as an instance of `class`, which is `float` or a subclass.
    pub(crate) fn float_of_class(&self, class: Class, f: f64) -> Value {
        if class == self.class(ClassId::Float) {
            return self.float(f);
        }
        let memory = self.allocate_with_attributes(Kind::Float, 1, FLOAT_WORDS as usize, class);
        // SAFETY: fresh memory of at least two words, of which the allocator
        // wrote the header.
        unsafe { (&raw mut (*memory.cast::<FloatObject>().as_ptr()).number).write(f) };
        Value::pointer(memory)
    }
}

/// An argument that is a `float` (or an instance of a subclass).
#[derive(Clone, Copy, Debug)]
pub struct FloatArg {
    /// As it was given.
    pub value: Value,
    /// Its number.
    pub number: f64,
}

impl FromArg for FloatArg {
    #[inline]
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        match vm.as_float(value) {
            Some(number) => Ok(FloatArg { value, number }),
            None => Err(vm.bad_argument(value, ClassId::Float, context)),
        }
    }
}

/// The other operand of a float: a float, or an integer that fits one (else
/// `OverflowError`); `None`: no real number.
#[inline]
pub fn operand(value: Value, vm: &Vm) -> PyResult<Option<f64>> {
    if let Some(f) = vm.as_float(value) {
        return Ok(Some(f));
    }
    match Operand::of(value) {
        Some(i) => match i.to_f64() {
            Some(f) => Ok(Some(f)),
            None => Err(vm.overflow_error("int too large to convert to float")),
        },
        None => Ok(None),
    }
}

/// Fraction in `[0.5, 1)` (with the sign of `f`) and exponent: `f` is
/// `fraction * 2 ** exponent`. Zero, infinities and NaN are themselves with 0.
pub fn frexp(f: f64) -> (f64, i32) {
    if f == 0.0 || !f.is_finite() {
        return (f, 0);
    }
    let bits = f.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32;
    if exponent == 0 {
        // Subnormal: brought into the normal range first.
        let (fraction, exponent) = frexp(f * 18_014_398_509_481_984.0);
        return (fraction, exponent - 54);
    }
    (f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52), exponent - 1022)
}

/// `f * 2 ** exponent`, rounded once.
pub fn scale(f: f64, exponent: i32) -> f64 {
    let power = |e: i32| f64::from_bits(((e + 1023) as u64) << 52);
    if f == 0.0 || !f.is_finite() {
        return f;
    }
    let (fraction, own) = frexp(f);
    let target = i64::from(own) + i64::from(exponent);
    if target > 1024 {
        return f64::INFINITY.copysign(f);
    }
    if target < -1080 {
        return 0.0f64.copysign(f);
    }
    let target = target as i32;
    // `fraction` is exact, and so is each product but the last.
    if target > 1000 {
        fraction * power(1000) * power(target - 1000)
    } else if target >= -1021 {
        fraction * power(target)
    } else {
        fraction * power(-1000) * power(target + 1000)
    }
}

/// The integer part of the magnitude of a finite float.
fn integer_part(f: f64) -> UBig {
    let bits = f.abs().to_bits();
    let exponent = (bits >> 52) as i64 - 1075;
    let mantissa = bits & ((1 << 52) - 1) | 1 << 52;
    match exponent {
        0.. => UBig::from(mantissa) << exponent as usize,
        -52..0 => UBig::from(mantissa >> -exponent),
        _ => UBig::ZERO,
    }
}

/// The words of the integer part of the magnitude of a finite float.
pub(crate) fn integer_words(f: f64) -> Box<[u64]> {
    integer_part(f).as_words().into()
}

/// `int(f)`: truncated; `ValueError` or `OverflowError` where there is no
/// integer.
pub fn to_int(f: f64, vm: &Vm) -> PyResult<Value> {
    if f.abs() < 9.0e18 {
        return Ok(vm.int(f as i64));
    }
    if f.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    if f.is_infinite() {
        return Err(vm.overflow_error("cannot convert float infinity to integer"));
    }
    vm.big(&to_ibig(f))
}

/// The integer part of a finite float.
pub(crate) fn to_ibig(f: f64) -> IBig {
    let magnitude = IBig::from(integer_part(f));
    if f < 0.0 { -magnitude } else { magnitude }
}
