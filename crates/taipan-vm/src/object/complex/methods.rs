//! What Python sees of `complex`.

use super::arith::{self, Operand, Parts};
use super::{COMPLEX_WORDS, Complex, of_class, parse};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::float::methods::hash_part;
use crate::object::int::construct::subtype;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::protocol::compare::holds;
use crate::protocol::format::float::number_repr;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::CompareOp;
use taipan_heap::Value;
use taipan_macros::native;

/// Create and return a new object.  See help(type) for accurate signature.
#[native("__new__(cls, real=?, imag=?)", static)]
pub fn complex_new(
    class: Value,
    real: Option<Value>,
    imag: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let class = subtype(class, ClassId::Complex, vm)?;
    let Some(imag) = imag else {
        let Some(real) = real else { return Ok(of_class(class, (0.0, 0.0), vm)) };
        if class == vm.class(ClassId::Complex) && vm.is_exact(real, ClassId::Complex) {
            return Ok(real);
        }
        let parts = from_object(real, vm)?;
        return Ok(of_class(class, parts, vm));
    };
    let (re, re_im) = match real {
        Some(real) => part(real, "real", vm)?,
        None => (0.0, None),
    };
    let (im, im_im) = part(imag, "imag", vm)?;
    // Complex parts add up: real + imag * 1j.
    let re = im_im.map_or(re, |x| re - x);
    let im = re_im.map_or(im, |x| im + x);
    Ok(of_class(class, (re, im), vm))
}

/// The single argument of `complex`.
fn from_object(x: Value, vm: &mut Vm) -> PyResult<Parts> {
    if let Some(text) = x.downcast::<Str>() {
        return parse::parse(text.as_bytes())
            .ok_or_else(|| vm.value_error("complex() arg is a malformed string"));
    }
    match try_number(x, vm)? {
        Some(parts) => Ok(parts.parts()),
        None => {
            let name = vm.type_name(x);
            Err(vm
                .type_error(format!("complex() argument must be a string or a number, not {name}")))
        }
    }
}

/// A number by way of `__complex__`, `__float__` or `__index__`; `None`: it is
/// none.
fn try_number(x: Value, vm: &mut Vm) -> PyResult<Option<Operand>> {
    if let Some(result) = converted(x, vm)? {
        return Ok(Some(result));
    }
    if !is_real(x, vm) {
        return Ok(None);
    }
    vm.to_float(x).map(|re| Some(Operand::Real(re)))
}

fn is_real(x: Value, vm: &Vm) -> bool {
    let class = vm.class_of(x);
    class.special(Special::Float, vm).is_some() || class.special(Special::Index, vm).is_some()
}

/// A complex, or what `__complex__` gives.
fn converted(x: Value, vm: &mut Vm) -> PyResult<Option<Operand>> {
    let result = match x.downcast::<Complex>() {
        Some(complex) => Some(complex),
        None => match vm.call_special(x, Special::Complex, &[])? {
            None => None,
            Some(result) => Some(result.downcast::<Complex>().ok_or_else(|| {
                let got = vm.type_name(result);
                vm.type_error(format!("__complex__ returned non-complex (type {got})"))
            })?),
        },
    };
    Ok(result.map(Complex::parts).map(|(re, im)| Operand::Complex(re, im)))
}

/// One of two arguments: its real part, and the imaginary part of a complex.
fn part(x: Value, name: &str, vm: &mut Vm) -> PyResult<(f64, Option<f64>)> {
    let number = match x.downcast::<Complex>() {
        Some(complex) if name == "imag" => {
            let (re, im) = complex.parts();
            Some(Operand::Complex(re, im))
        }
        None if name == "imag" && !is_real(x, vm) => None,
        None if name == "imag" => Some(Operand::Real(vm.to_float(x)?)),
        _ if x.is_kind(Kind::Str) => None,
        _ => try_number(x, vm)?,
    };
    match number {
        Some(Operand::Complex(re, im)) => Ok((re, Some(im))),
        Some(Operand::Real(re)) => Ok((re, None)),
        None => {
            let got = vm.type_name(x);
            Err(vm.type_error(format!(
                "complex() argument '{name}' must be a real number, not {got}"
            )))
        }
    }
}

/// Convert number to a complex floating-point number.
#[native("from_number(type, number, /)", class)]
pub fn complex_from_number(class: Class, number: Value, vm: &mut Vm) -> PyResult<Value> {
    let plain = class == vm.class(ClassId::Complex);
    if plain && vm.is_exact(number, ClassId::Complex) {
        return Ok(number);
    }
    let Some(operand) = try_number(number, vm)? else {
        let name = vm.type_name(number);
        return Err(vm.type_error(format!("must be real number, not {name}")));
    };
    let (re, im) = operand.parts();
    let value = super::new(re, im, vm);
    if plain { Ok(value) } else { vm.call(class.value(), &[value]) }
}

/// The operand, if it is a number of the built-in types.
fn operand(value: Value, vm: &Vm) -> PyResult<Option<Operand>> {
    if let Some(complex) = value.downcast::<Complex>() {
        let (re, im) = complex.parts();
        return Ok(Some(Operand::Complex(re, im)));
    }
    Ok(crate::object::float::operand(value, vm)?.map(Operand::Real))
}

/// Binary operators with their reflections: `NotImplemented` for operands that
/// are no numbers.
macro_rules! binary {
    ($($name:ident $reflected:ident $text:literal $rtext:literal $doc:literal $rdoc:literal
       |$x:ident, $y:ident, $vm:ident| $result:expr;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        pub fn $name(this: Complex, value: Value, $vm: &Vm) -> PyResult<Value> {
            let $x = { let (re, im) = this.parts(); Operand::Complex(re, im) };
            let Some($y) = operand(value, $vm)? else { return Ok(Value::NOT_IMPLEMENTED) };
            let (re, im) = $result?;
            Ok(super::new(re, im, $vm))
        }

        #[doc = $rdoc]
        #[native($rtext)]
        pub fn $reflected(this: Complex, value: Value, $vm: &Vm) -> PyResult<Value> {
            let $y = { let (re, im) = this.parts(); Operand::Complex(re, im) };
            let Some($x) = operand(value, $vm)? else { return Ok(Value::NOT_IMPLEMENTED) };
            let (re, im) = $result?;
            Ok(super::new(re, im, $vm))
        }
    )* };
}

binary! {
    complex_add complex_radd "__add__(self, value, /)" "__radd__(self, value, /)"
        " Return self+value." " Return value+self." |x, y, vm| PyResult::Ok(arith::add(x, y));
    complex_sub complex_rsub "__sub__(self, value, /)" "__rsub__(self, value, /)"
        " Return self-value." " Return value-self." |x, y, vm| PyResult::Ok(arith::sub(x, y));
    complex_mul complex_rmul "__mul__(self, value, /)" "__rmul__(self, value, /)"
        " Return self*value." " Return value*self." |x, y, vm| PyResult::Ok(arith::mul(x, y));
    complex_truediv complex_rtruediv "__truediv__(self, value, /)" "__rtruediv__(self, value, /)"
        " Return self/value." " Return value/self." |x, y, vm| arith::divide(x, y, vm);
}

/// Return pow(self, value, mod).
#[native("__pow__(self, value, mod=None, /)")]
pub fn complex_pow(this: Complex, value: Value, modulus: Value, vm: &Vm) -> PyResult<Value> {
    let exponent = operand(value, vm)?;
    powered(Some(this.parts()), exponent.map(Operand::parts), modulus, vm)
}

/// Return pow(value, self, mod).
#[native("__rpow__(self, value, mod=None, /)")]
pub fn complex_rpow(this: Complex, value: Value, modulus: Value, vm: &Vm) -> PyResult<Value> {
    let base = operand(value, vm)?;
    powered(base.map(Operand::parts), Some(this.parts()), modulus, vm)
}

fn powered(
    base: Option<Parts>,
    exponent: Option<Parts>,
    modulus: Value,
    vm: &Vm,
) -> PyResult<Value> {
    let (Some(base), Some(exponent)) = (base, exponent) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !modulus.is_none() {
        return Err(vm.value_error("complex modulo"));
    }
    let (re, im) = arith::power(base, exponent, vm)?;
    Ok(super::new(re, im, vm))
}

fn equals(this: Complex, value: Value, vm: &Vm) -> Option<bool> {
    let (re, im) = this.parts();
    if let Some(other) = value.downcast::<Complex>() {
        return Some(other.parts() == (re, im));
    }
    if let Some(other) = vm.as_float(value) {
        return Some(im == 0.0 && re == other);
    }
    let other = crate::object::int::Operand::of(value)?;
    let order = crate::object::int::compare::order_with_float(other, re);
    Some(im == 0.0 && holds(CompareOp::Eq, order))
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
pub fn complex_eq(this: Complex, value: Value, vm: &Vm) -> Value {
    equals(this, value, vm).map_or(Value::NOT_IMPLEMENTED, Value::bool)
}

/// Return self!=value.
#[native("__ne__(self, value, /)")]
pub fn complex_ne(this: Complex, value: Value, vm: &Vm) -> Value {
    equals(this, value, vm).map_or(Value::NOT_IMPLEMENTED, |same| Value::bool(!same))
}

/// Complex numbers have no order: `NotImplemented`.
macro_rules! unordered {
    ($($name:ident $text:literal $doc:literal;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        pub fn $name(_this: Complex, _value: Value, _vm: &Vm) -> Value {
            Value::NOT_IMPLEMENTED
        }
    )* };
}

unordered! {
    complex_lt "__lt__(self, value, /)" " Return self<value.";
    complex_le "__le__(self, value, /)" " Return self<=value.";
    complex_gt "__gt__(self, value, /)" " Return self>value.";
    complex_ge "__ge__(self, value, /)" " Return self>=value.";
}

/// +self
#[native("__pos__(self, /)")]
pub fn complex_pos(this: Complex, vm: &Vm) -> Value {
    super::new(this.parts().0, this.parts().1, vm)
}

/// -self
#[native("__neg__(self, /)")]
pub fn complex_neg(this: Complex, vm: &Vm) -> Value {
    super::new(-this.parts().0, -this.parts().1, vm)
}

/// abs(self)
#[native("__abs__(self, /)")]
pub fn complex_abs(this: Complex, vm: &Vm) -> PyResult<f64> {
    let (re, im) = this.parts();
    let modulus = re.hypot(im);
    if modulus.is_infinite() && re.is_finite() && im.is_finite() {
        return Err(vm.overflow_error("absolute value too large"));
    }
    Ok(modulus)
}

/// True if self else False
#[native("__bool__(self, /)")]
pub fn complex_bool(this: Complex, _vm: &Vm) -> bool {
    this.parts() != (0.0, 0.0)
}

/// Convert this value to exact type complex.
#[native("__complex__(self, /)")]
pub fn complex_complex(this: Complex, vm: &Vm) -> Value {
    if vm.is_exact(this.value(), ClassId::Complex) {
        return this.value();
    }
    super::new(this.parts().0, this.parts().1, vm)
}

/// Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.
#[native("conjugate(self, /)")]
pub fn complex_conjugate(this: Complex, vm: &Vm) -> Value {
    super::new(this.parts().0, -this.parts().1, vm)
}

/// Return hash(self).
#[native("__hash__(self, /)")]
pub fn complex_hash(this: Complex, vm: &Vm) -> i64 {
    let (re, im) = this.parts();
    let (re, im) = (hash_part(re, this.value(), vm), hash_part(im, this.value(), vm));
    match re.wrapping_add(im.wrapping_mul(1_000_003)) {
        -1 => -2,
        hash => hash,
    }
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn complex_repr(this: Complex, _vm: &Vm) -> String {
    repr(this.parts())
}

/// `repr` of a complex number.
pub fn repr((re, im): Parts) -> String {
    if re == 0.0 && re.is_sign_positive() {
        return format!("{}j", number_repr(im));
    }
    let sign = if im.is_nan() || im.is_sign_positive() { "+" } else { "" };
    format!("({}{sign}{}j)", number_repr(re), number_repr(im))
}

/// Arguments for unpickling.
#[native("__getnewargs__(self, /)")]
pub fn complex_getnewargs(this: Complex, vm: &Vm) -> Tuple {
    Tuple::small([vm.float(this.parts().0), vm.float(this.parts().1)], vm)
}

fn real(vm: &mut Vm, this: Value) -> PyResult<Value> {
    Ok(vm.float(this.downcast::<Complex>().map_or(0.0, |c| c.parts().0)))
}

fn imaginary(vm: &mut Vm, this: Value) -> PyResult<Value> {
    Ok(vm.float(this.downcast::<Complex>().map_or(0.0, |c| c.parts().1)))
}

/// `complex`'s declaration.
pub static COMPLEX: ClassDecl = ClassDecl {
    kind: Kind::Complex,
    subclassable: true,
    fixed_words: COMPLEX_WORDS,
    methods: &[
        &crate::protocol::format::number::COMPLEX_FORMAT,
        &COMPLEX_NEW,
        &crate::protocol::format::number::COMPLEX_FORMAT,
        &COMPLEX_REPR,
        &COMPLEX_HASH,
        &COMPLEX_BOOL,
        &COMPLEX_COMPLEX,
        &COMPLEX_ADD,
        &COMPLEX_RADD,
        &COMPLEX_SUB,
        &COMPLEX_RSUB,
        &COMPLEX_MUL,
        &COMPLEX_RMUL,
        &COMPLEX_TRUEDIV,
        &COMPLEX_RTRUEDIV,
        &COMPLEX_POW,
        &COMPLEX_RPOW,
        &COMPLEX_EQ,
        &COMPLEX_NE,
        &COMPLEX_LT,
        &COMPLEX_LE,
        &COMPLEX_GT,
        &COMPLEX_GE,
        &COMPLEX_NEG,
        &COMPLEX_POS,
        &COMPLEX_ABS,
        &COMPLEX_CONJUGATE,
        &COMPLEX_FROM_NUMBER,
        &COMPLEX_GETNEWARGS,
    ],
    getsets: &[
        GetSetDecl { name: "real", get: real, set: None, doc: "the real part of a complex number" },
        GetSetDecl {
            name: "imag",
            get: imaginary,
            set: None,
            doc: "the imaginary part of a complex number",
        },
    ],
    doc: "Create a complex number from a string or numbers.\n\n\
          If a string is given, parse it as a complex number.\n\
          If a single number is given, convert it to a complex number.\n\
          If the 'real' or 'imag' arguments are given, create a complex number\n\
          with the specified real and imaginary components.",
    ..ClassDecl::new(ClassId::Complex, "complex")
};
