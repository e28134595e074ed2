//! What Python sees of `float`.

use super::{FLOAT_WORDS, FloatArg, arith, hex, operand, parse, round, to_int};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::{Class, ClassDecl, GetSetDecl, class_flags};
use crate::object::dict::Dict;
use crate::object::int::construct::{bytes_of, subtype};
use crate::object::int::{Operand, compare};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::protocol::compare::holds;
use crate::special::Special;
use crate::vm::Vm;
use dashu_int::IBig;
use taipan_bytecode::CompareOp;
use taipan_heap::Value;
use taipan_macros::native;

/// Create and return a new object.  See help(type) for accurate signature.
#[native("__new__(cls, x=?, /, **kwargs)", static)]
pub fn float_new(
    class: Value,
    x: Option<Value>,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let class = subtype(class, ClassId::Float, vm)?;
    if kwargs.is_some_and(|k| k.len(vm) > 0)
        && vm.inherits_special(class, ClassId::Float, Special::Init)
    {
        return Err(vm.type_error("float() takes no keyword arguments"));
    }
    let number = match x {
        None => 0.0,
        Some(x) if vm.is_exact(x, ClassId::Float) && class == vm.class(ClassId::Float) => {
            return Ok(x);
        }
        Some(x) => from_object(x, vm)?,
    };
    Ok(vm.float_of_class(class, number))
}

fn from_object(x: Value, vm: &mut Vm) -> PyResult<f64> {
    // A class of the program's, be it derived from `float`, `str` or `bytes`, may
    // convert its instances in its own way.
    if vm.class_of(x).has(class_flags::MUTABLE)
        && let Some(result) = vm.call_special(x, Special::Float, &[])?
    {
        return vm.float_result(x, result);
    }
    let text = match x.downcast::<Str>() {
        Some(text) => Some(parse::parse(text.as_bytes())),
        None => bytes_of(x, vm)?.map(|bytes| parse::parse(bytes.as_slice())),
    };
    if let Some(parsed) = text {
        return match parsed {
            Some(number) => Ok(number),
            None => {
                let repr = vm.repr_text(x)?;
                Err(vm.value_error(format!("could not convert string to float: {repr}")))
            }
        };
    }
    if !is_real(x, vm) {
        let name = vm.type_name(x);
        return Err(vm.type_error(format!(
            "float() argument must be a string or a real number, not '{name}'"
        )));
    }
    vm.to_float(x)
}

/// Has it a conversion to float?
fn is_real(x: Value, vm: &Vm) -> bool {
    let class = vm.class_of(x);
    class.special(Special::Float, vm).is_some() || class.special(Special::Index, vm).is_some()
}

/// Convert real number to a floating-point number.
#[native("from_number(type, number, /)", class)]
pub fn float_from_number(class: Class, number: Value, vm: &mut Vm) -> PyResult<Value> {
    if vm.is_exact(number, ClassId::Float) && class == vm.class(ClassId::Float) {
        return Ok(number);
    }
    let number = vm.to_float(number)?;
    let value = vm.float(number);
    if class == vm.class(ClassId::Float) { Ok(value) } else { vm.call(class.value(), &[value]) }
}

/// Binary operators with their reflections: `NotImplemented` for operands that
/// are no real numbers.
macro_rules! binary {
    ($($name:ident $reflected:ident $text:literal $rtext:literal $doc:literal $rdoc:literal
       |$x:ident, $y:ident, $vm:ident| $result:expr;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        pub fn $name(this: FloatArg, value: Value, $vm: &Vm) -> PyResult<Value> {
            let $x = this.number;
            match operand(value, $vm)? {
                Some($y) => $result,
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        }

        #[doc = $rdoc]
        #[native($rtext)]
        pub fn $reflected(this: FloatArg, value: Value, $vm: &Vm) -> PyResult<Value> {
            let $y = this.number;
            match operand(value, $vm)? {
                Some($x) => $result,
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        }
    )* };
}

binary! {
    float_add float_radd "__add__(self, value, /)" "__radd__(self, value, /)"
        " Return self+value." " Return value+self." |x, y, vm| Ok(vm.float(x + y));
    float_sub float_rsub "__sub__(self, value, /)" "__rsub__(self, value, /)"
        " Return self-value." " Return value-self." |x, y, vm| Ok(vm.float(x - y));
    float_mul float_rmul "__mul__(self, value, /)" "__rmul__(self, value, /)"
        " Return self*value." " Return value*self." |x, y, vm| Ok(vm.float(x * y));
    float_truediv float_rtruediv "__truediv__(self, value, /)" "__rtruediv__(self, value, /)"
        " Return self/value." " Return value/self."
        |x, y, vm| arith::divide(x, y, vm).map(|f| vm.float(f));
    float_floordiv float_rfloordiv "__floordiv__(self, value, /)" "__rfloordiv__(self, value, /)"
        " Return self//value." " Return value//self."
        |x, y, vm| arith::floor_divide(x, y, vm).map(|f| vm.float(f));
    float_mod float_rmod "__mod__(self, value, /)" "__rmod__(self, value, /)"
        " Return self%value." " Return value%self."
        |x, y, vm| arith::modulo(x, y, vm).map(|f| vm.float(f));
    float_divmod float_rdivmod "__divmod__(self, value, /)" "__rdivmod__(self, value, /)"
        " Return divmod(self, value)." " Return divmod(value, self)."
        |x, y, vm| arith::divmod(x, y, vm).map(|(quotient, rest)| {
            Tuple::small([vm.float(quotient), vm.float(rest)], vm).value()
        });
}

/// Return pow(self, value, mod).
#[native("__pow__(self, value, mod=None, /)")]
pub fn float_pow(this: FloatArg, value: Value, modulus: Value, vm: &Vm) -> PyResult<Value> {
    no_modulus(modulus, vm)?;
    match operand(value, vm)? {
        Some(exponent) => arith::power(this.number, exponent, vm),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Return pow(value, self, mod).
#[native("__rpow__(self, value, mod=None, /)")]
pub fn float_rpow(this: FloatArg, value: Value, modulus: Value, vm: &Vm) -> PyResult<Value> {
    no_modulus(modulus, vm)?;
    match operand(value, vm)? {
        Some(base) => arith::power(base, this.number, vm),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn no_modulus(modulus: Value, vm: &Vm) -> PyResult<()> {
    if modulus.is_none() {
        return Ok(());
    }
    Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"))
}

/// Comparisons with floats and, exactly, with integers of any size.
macro_rules! comparisons {
    ($($name:ident $text:literal $doc:literal $op:ident;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        pub fn $name(this: FloatArg, value: Value, vm: &Vm) -> Value {
            let order = if let Some(other) = vm.as_float(value) {
                this.number.partial_cmp(&other)
            } else if let Some(other) = Operand::of(value) {
                compare::order_with_float(other, this.number).map(std::cmp::Ordering::reverse)
            } else {
                return Value::NOT_IMPLEMENTED;
            };
            Value::bool(holds(CompareOp::$op, order))
        }
    )* };
}

comparisons! {
    float_lt "__lt__(self, value, /)" " Return self<value." Lt;
    float_le "__le__(self, value, /)" " Return self<=value." Le;
    float_eq "__eq__(self, value, /)" " Return self==value." Eq;
    float_ne "__ne__(self, value, /)" " Return self!=value." Ne;
    float_gt "__gt__(self, value, /)" " Return self>value." Gt;
    float_ge "__ge__(self, value, /)" " Return self>=value." Ge;
}

/// +self
#[native("__pos__(self, /)")]
pub fn float_pos(this: FloatArg, _vm: &Vm) -> f64 {
    this.number
}

/// -self
#[native("__neg__(self, /)")]
pub fn float_neg(this: FloatArg, _vm: &Vm) -> f64 {
    -this.number
}

/// abs(self)
#[native("__abs__(self, /)")]
pub fn float_abs(this: FloatArg, _vm: &Vm) -> f64 {
    this.number.abs()
}

/// True if self else False
#[native("__bool__(self, /)")]
pub fn float_bool(this: FloatArg, _vm: &Vm) -> bool {
    this.number != 0.0
}

/// float(self)
#[native("__float__(self, /)")]
pub fn float_float(this: FloatArg, _vm: &Vm) -> f64 {
    this.number
}

/// int(self)
#[native("__int__(self, /)")]
pub fn float_int(this: FloatArg, vm: &Vm) -> PyResult<Value> {
    to_int(this.number, vm)
}

/// Return the Integral closest to x between 0 and x.
#[native("__trunc__(self, /)")]
pub fn float_trunc(this: FloatArg, vm: &Vm) -> PyResult<Value> {
    to_int(this.number, vm)
}

/// Return the floor as an Integral.
#[native("__floor__(self, /)")]
pub fn float_floor(this: FloatArg, vm: &Vm) -> PyResult<Value> {
    to_int(this.number.floor(), vm)
}

/// Return the ceiling as an Integral.
#[native("__ceil__(self, /)")]
pub fn float_ceil(this: FloatArg, vm: &Vm) -> PyResult<Value> {
    to_int(this.number.ceil(), vm)
}

/// Return the Integral closest to x, rounding half toward even.
///
/// When an argument is passed, work like built-in round(x, ndigits).
#[native("__round__(self, ndigits=None, /)")]
pub fn float_round(this: FloatArg, digits: Value, vm: &mut Vm) -> PyResult<Value> {
    if digits.is_none() {
        return round::to_nearest_int(this.number, vm);
    }
    let digits = vm.index_clamped(digits)?;
    round::to_places(this.number, digits as i64, vm).map(|f| vm.float(f))
}

/// Return hash(self).
#[native("__hash__(self, /)")]
pub fn float_hash(this: FloatArg, vm: &Vm) -> i64 {
    hash_part(this.number, this.value, vm)
}

/// The hash of a float that is (a part of) `owner`: NaN hashes by identity.
pub(crate) fn hash_part(f: f64, owner: Value, vm: &Vm) -> i64 {
    if f.is_nan() { vm.identity_hash(owner) } else { crate::hash::float(f) }
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn float_repr(this: FloatArg, _vm: &Vm) -> String {
    crate::protocol::format::float::float_repr(this.number)
}

/// Return self, the complex conjugate of any float.
#[native("conjugate(self, /)")]
pub fn float_conjugate(this: FloatArg, _vm: &Vm) -> f64 {
    this.number
}

/// Return True if the float is an integer.
#[native("is_integer(self, /)")]
pub fn float_is_integer(this: FloatArg, _vm: &Vm) -> bool {
    this.number.is_finite() && this.number.floor() == this.number
}

/// Return a pair of integers, whose ratio is exactly equal to the original float.
///
/// The ratio is in lowest terms and has a positive denominator.  Raise
/// OverflowError on infinities and a ValueError on NaNs.
#[native("as_integer_ratio(self, /)")]
pub fn float_as_integer_ratio(this: FloatArg, vm: &Vm) -> PyResult<Tuple> {
    let f = this.number;
    if f.is_infinite() {
        return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
    }
    if f.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    let (fraction, exponent) = super::frexp(f);
    let mantissa = (fraction * 9_007_199_254_740_992.0) as i64;
    let zeros = if mantissa == 0 { 0 } else { mantissa.trailing_zeros() };
    let (numerator, exponent) = (IBig::from(mantissa >> zeros), exponent - 53 + zeros as i32);
    let one = Value::int(1);
    let pair = match exponent {
        _ if mantissa == 0 => [Value::int(0), one],
        0.. => [vm.big(&(numerator << exponent as usize))?, one],
        _ => [vm.big(&numerator)?, vm.big(&(IBig::ONE << exponent.unsigned_abs() as usize))?],
    };
    Ok(Tuple::small(pair, vm))
}

/// Return a hexadecimal representation of a floating-point number.
#[native("hex(self, /)")]
pub fn float_hex(this: FloatArg, _vm: &Vm) -> String {
    hex::format(this.number)
}

/// Create a floating-point number from a hexadecimal string.
#[native("fromhex(type, string, /)", class)]
pub fn float_fromhex(class: Class, string: Str, vm: &mut Vm) -> PyResult<Value> {
    let value = vm.float(hex::parse(string.as_bytes(), vm)?);
    if class == vm.class(ClassId::Float) { Ok(value) } else { vm.call(class.value(), &[value]) }
}

/// You probably don't want to use this function.
#[native("__getformat__(type, typestr, /)", class)]
pub fn float_getformat(_class: Class, kind: Str, vm: &Vm) -> PyResult<&'static str> {
    match kind.as_bytes() {
        b"double" | b"float" if cfg!(target_endian = "little") => Ok("IEEE, little-endian"),
        b"double" | b"float" => Ok("IEEE, big-endian"),
        _ => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}

/// Arguments for unpickling.
#[native("__getnewargs__(self, /)")]
pub fn float_getnewargs(this: FloatArg, vm: &Vm) -> Tuple {
    Tuple::small([vm.float(this.number)], vm)
}

fn real(vm: &mut Vm, this: Value) -> PyResult<Value> {
    Ok(vm.as_float(this).map_or(this, |f| vm.float(f)))
}

fn imaginary(vm: &mut Vm, _this: Value) -> PyResult<Value> {
    Ok(vm.float(0.0))
}

/// `float`'s declaration.
pub static FLOAT: ClassDecl = ClassDecl {
    kind: Kind::Float,
    subclassable: true,
    fixed_words: FLOAT_WORDS,
    methods: &[
        &crate::protocol::format::number::FLOAT_FORMAT,
        &FLOAT_NEW,
        &crate::protocol::format::number::FLOAT_FORMAT,
        &FLOAT_REPR,
        &FLOAT_HASH,
        &FLOAT_BOOL,
        &FLOAT_INT,
        &FLOAT_FLOAT,
        &FLOAT_ADD,
        &FLOAT_RADD,
        &FLOAT_SUB,
        &FLOAT_RSUB,
        &FLOAT_MUL,
        &FLOAT_RMUL,
        &FLOAT_TRUEDIV,
        &FLOAT_RTRUEDIV,
        &FLOAT_FLOORDIV,
        &FLOAT_RFLOORDIV,
        &FLOAT_MOD,
        &FLOAT_RMOD,
        &FLOAT_DIVMOD,
        &FLOAT_RDIVMOD,
        &FLOAT_POW,
        &FLOAT_RPOW,
        &FLOAT_LT,
        &FLOAT_LE,
        &FLOAT_EQ,
        &FLOAT_NE,
        &FLOAT_GT,
        &FLOAT_GE,
        &FLOAT_NEG,
        &FLOAT_POS,
        &FLOAT_ABS,
        &FLOAT_TRUNC,
        &FLOAT_FLOOR,
        &FLOAT_CEIL,
        &FLOAT_ROUND,
        &FLOAT_AS_INTEGER_RATIO,
        &FLOAT_IS_INTEGER,
        &FLOAT_CONJUGATE,
        &FLOAT_HEX,
        &FLOAT_FROMHEX,
        &FLOAT_FROM_NUMBER,
        &FLOAT_GETFORMAT,
        &FLOAT_GETNEWARGS,
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
    doc: "Convert a string or number to a floating-point number, if possible.",
    ..ClassDecl::new(ClassId::Float, "float")
};
