//! What Python sees of `int`: special methods, methods, attributes.

use super::arith;
use super::bytes::{INT_FROM_BYTES, INT_TO_BYTES};
use super::construct::INT_NEW;
use super::operand::{Int, Operand};
use super::{compare, divide, plain, power, text};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::object::class::{ClassDecl, GetSetDecl};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::protocol::compare::holds;
use crate::vm::Vm;
use taipan_bytecode::CompareOp;
use taipan_heap::Value;
use taipan_macros::native;

/// Binary operators with their reflections: `NotImplemented` for operands that
/// are no integers.
macro_rules! binary {
    ($($name:ident $reflected:ident $text:literal $rtext:literal $doc:literal $rdoc:literal
       $op:path;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        pub fn $name(this: Int, value: Value, vm: &Vm) -> PyResult<Value> {
            match Operand::of(value) {
                Some(other) => $op(this.operand(), other, vm),
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        }

        #[doc = $rdoc]
        #[native($rtext)]
        pub fn $reflected(this: Int, value: Value, vm: &Vm) -> PyResult<Value> {
            match Operand::of(value) {
                Some(other) => $op(other, this.operand(), vm),
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        }
    )* };
}

binary! {
    int_add int_radd "__add__(self, value, /)" "__radd__(self, value, /)"
        " Return self+value." " Return value+self." arith::add;
    int_sub int_rsub "__sub__(self, value, /)" "__rsub__(self, value, /)"
        " Return self-value." " Return value-self." arith::sub;
    int_mul int_rmul "__mul__(self, value, /)" "__rmul__(self, value, /)"
        " Return self*value." " Return value*self." arith::mul;
    int_truediv int_rtruediv "__truediv__(self, value, /)" "__rtruediv__(self, value, /)"
        " Return self/value." " Return value/self." divide::true_divide;
    int_floordiv int_rfloordiv "__floordiv__(self, value, /)" "__rfloordiv__(self, value, /)"
        " Return self//value." " Return value//self." arith::floor_divide;
    int_mod int_rmod "__mod__(self, value, /)" "__rmod__(self, value, /)"
        " Return self%value." " Return value%self." arith::modulo;
    int_divmod int_rdivmod "__divmod__(self, value, /)" "__rdivmod__(self, value, /)"
        " Return divmod(self, value)." " Return divmod(value, self)." divmod_tuple;
    int_lshift int_rlshift "__lshift__(self, value, /)" "__rlshift__(self, value, /)"
        " Return self<<value." " Return value<<self." arith::shift_left;
    int_rshift int_rrshift "__rshift__(self, value, /)" "__rrshift__(self, value, /)"
        " Return self>>value." " Return value>>self." arith::shift_right;
    int_and int_rand "__and__(self, value, /)" "__rand__(self, value, /)"
        " Return self&value." " Return value&self." arith::and;
    int_or int_ror "__or__(self, value, /)" "__ror__(self, value, /)"
        " Return self|value." " Return value|self." arith::or;
    int_xor int_rxor "__xor__(self, value, /)" "__rxor__(self, value, /)"
        " Return self^value." " Return value^self." arith::xor;
}

fn divmod_tuple(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    let (quotient, rest) = arith::divmod(a, b, vm)?;
    Ok(Tuple::small([quotient, rest], vm).value())
}

/// Return pow(self, value, mod).
#[native("__pow__(self, value, mod=None, /)")]
pub fn int_pow(this: Int, value: Value, modulus: Value, vm: &Vm) -> PyResult<Value> {
    power_of(this.value(), value, modulus, vm)
}

/// Return pow(value, self, mod).
#[native("__rpow__(self, value, mod=None, /)")]
pub fn int_rpow(this: Int, value: Value, modulus: Value, vm: &Vm) -> PyResult<Value> {
    power_of(value, this.value(), modulus, vm)
}

fn power_of(base: Value, exponent: Value, modulus: Value, vm: &Vm) -> PyResult<Value> {
    match (Operand::of(base), Operand::of(exponent), Operand::of(modulus)) {
        (Some(a), Some(b), None) if modulus.is_none() => power::power(a, b, vm),
        (Some(a), Some(b), Some(m)) => power::modular(a, b, m, vm),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Comparisons with integers; floats know how to compare with integers.
macro_rules! comparisons {
    ($($name:ident $text:literal $doc:literal $op:ident;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        pub fn $name(this: Int, value: Value, _vm: &Vm) -> Value {
            match Operand::of(value) {
                Some(other) => {
                    let order = compare::order(this.operand(), other);
                    Value::bool(holds(CompareOp::$op, Some(order)))
                }
                None => Value::NOT_IMPLEMENTED,
            }
        }
    )* };
}

comparisons! {
    int_lt "__lt__(self, value, /)" " Return self<value." Lt;
    int_le "__le__(self, value, /)" " Return self<=value." Le;
    int_eq "__eq__(self, value, /)" " Return self==value." Eq;
    int_ne "__ne__(self, value, /)" " Return self!=value." Ne;
    int_gt "__gt__(self, value, /)" " Return self>value." Gt;
    int_ge "__ge__(self, value, /)" " Return self>=value." Ge;
}

/// Methods that give the number itself, as an `int`.
macro_rules! itself {
    ($($name:ident $text:literal $doc:literal;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        pub fn $name(this: Int, vm: &Vm) -> PyResult<Value> {
            plain(this.value(), vm)
        }
    )* };
}

itself! {
    int_pos "__pos__(self, /)" " +self";
    int_int "__int__(self, /)" " int(self)";
    int_index "__index__(self, /)" " Return self converted to an integer, if self is suitable for use as an index into a list.";
    int_trunc "__trunc__(self, /)" " Truncating an Integral returns itself.";
    int_floor "__floor__(self, /)" " Flooring an Integral returns itself.";
    int_ceil "__ceil__(self, /)" " Ceiling of an Integral returns itself.";
    int_conjugate "conjugate(self, /)" " Returns self, the complex conjugate of any int.";
}

/// -self
#[native("__neg__(self, /)")]
pub fn int_neg(this: Int, vm: &Vm) -> PyResult<Value> {
    arith::neg(this.operand(), vm)
}

/// abs(self)
#[native("__abs__(self, /)")]
pub fn int_abs(this: Int, vm: &Vm) -> PyResult<Value> {
    arith::abs(this.value(), this.operand(), vm)
}

/// ~self
#[native("__invert__(self, /)")]
pub fn int_invert(this: Int, vm: &Vm) -> PyResult<Value> {
    arith::invert(this.operand(), vm)
}

/// True if self else False
#[native("__bool__(self, /)")]
pub fn int_bool(this: Int, _vm: &Vm) -> bool {
    !this.operand().is_zero()
}

/// float(self)
#[native("__float__(self, /)")]
pub fn int_float(this: Int, vm: &Vm) -> PyResult<f64> {
    this.operand().to_f64().ok_or_else(|| vm.overflow_error("int too large to convert to float"))
}

/// Return hash(self).
#[native("__hash__(self, /)")]
pub fn int_hash(this: Int, _vm: &Vm) -> i64 {
    super::hash(this.value())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn int_repr(this: Int, vm: &Vm) -> PyResult<Str> {
    text::decimal_str(this.operand(), vm)
}

/// Rounding an Integral returns itself.
///
/// Rounding with an ndigits argument also returns an integer.
#[native("__round__(self, ndigits=None, /)")]
pub fn int_round(this: Int, digits: Value, vm: &mut Vm) -> PyResult<Value> {
    if digits.is_none() {
        return plain(this.value(), vm);
    }
    let digits = vm.index(digits)?;
    let digits = Operand::of(digits).unwrap_or(Operand::Small(0));
    if !digits.is_negative() {
        return plain(this.value(), vm);
    }
    let i = this.operand();
    // 10 ** -digits is past twice the number: it rounds to zero.
    let power = match digits {
        Operand::Small(digits) if digits.unsigned_abs() as f64 * 3.3 < i.bits() as f64 + 8.0 => {
            dashu_int::IBig::from(10).pow(digits.unsigned_abs() as usize)
        }
        _ => return Ok(Value::int(0)),
    };
    let number = i.to_ibig();
    let (quotient, rest) = arith::floor_divmod(number.clone(), power.clone(), vm)?;
    let double = &rest + &rest;
    let up = double > power || (double == power && quotient % 2 != 0);
    vm.big(&if up { number - rest + power } else { number - rest })
}

/// Return a pair of integers, whose ratio is equal to the original int.
///
/// The ratio is in lowest terms and has a positive denominator.
#[native("as_integer_ratio(self, /)")]
pub fn int_as_integer_ratio(this: Int, vm: &Vm) -> PyResult<Tuple> {
    Ok(Tuple::small([plain(this.value(), vm)?, Value::int(1)], vm))
}

/// Returns True. Exists for duck type compatibility with float.is_integer.
#[native("is_integer(self, /)")]
pub fn int_is_integer(_this: Int, _vm: &Vm) -> bool {
    true
}

/// Number of bits necessary to represent self in binary.
#[native("bit_length(self, /)")]
pub fn int_bit_length(this: Int, _vm: &Vm) -> i64 {
    this.operand().bits() as i64
}

/// Number of ones in the binary representation of the absolute value of self.
///
/// Also known as the population count.
#[native("bit_count(self, /)")]
pub fn int_bit_count(this: Int, _vm: &Vm) -> i64 {
    match this.operand() {
        Operand::Small(i) => i64::from(i.unsigned_abs().count_ones()),
        Operand::Big(big) => big.magnitude().iter().map(|w| i64::from(w.count_ones())).sum(),
    }
}

/// Returns size in memory, in bytes.
#[native("__sizeof__(self, /)")]
pub fn int_sizeof(this: Int, _vm: &Vm) -> i64 {
    // As CPython counts: digits of 30 bits in 4 bytes behind 24 bytes.
    24 + 4 * (this.operand().bits().div_ceil(30).max(1) as i64)
}

/// Arguments for unpickling.
#[native("__getnewargs__(self, /)")]
pub fn int_getnewargs(this: Int, vm: &Vm) -> PyResult<Tuple> {
    Ok(Tuple::small([plain(this.value(), vm)?], vm))
}

fn number(vm: &mut Vm, this: Value) -> PyResult<Value> {
    plain(this, vm)
}

fn zero(_vm: &mut Vm, _this: Value) -> PyResult<Value> {
    Ok(Value::int(0))
}

fn one(_vm: &mut Vm, _this: Value) -> PyResult<Value> {
    Ok(Value::int(1))
}

const fn part(
    name: &'static str,
    get: fn(&mut Vm, Value) -> PyResult<Value>,
    doc: &'static str,
) -> GetSetDecl {
    GetSetDecl { name, get, set: None, doc }
}

/// `int`'s declaration.
pub static INT: ClassDecl = ClassDecl {
    kind: Kind::BigInt,
    subclassable: true,
    methods: &[
        &crate::protocol::format::number::INT_FORMAT,
        &INT_NEW,
        &crate::protocol::format::number::INT_FORMAT,
        &INT_REPR,
        &INT_HASH,
        &INT_BOOL,
        &INT_FLOAT,
        &INT_INT,
        &INT_INDEX,
        &INT_ADD,
        &INT_RADD,
        &INT_SUB,
        &INT_RSUB,
        &INT_MUL,
        &INT_RMUL,
        &INT_TRUEDIV,
        &INT_RTRUEDIV,
        &INT_FLOORDIV,
        &INT_RFLOORDIV,
        &INT_MOD,
        &INT_RMOD,
        &INT_DIVMOD,
        &INT_RDIVMOD,
        &INT_POW,
        &INT_RPOW,
        &INT_LSHIFT,
        &INT_RLSHIFT,
        &INT_RSHIFT,
        &INT_RRSHIFT,
        &INT_AND,
        &INT_RAND,
        &INT_OR,
        &INT_ROR,
        &INT_XOR,
        &INT_RXOR,
        &INT_LT,
        &INT_LE,
        &INT_EQ,
        &INT_NE,
        &INT_GT,
        &INT_GE,
        &INT_NEG,
        &INT_POS,
        &INT_ABS,
        &INT_INVERT,
        &INT_TRUNC,
        &INT_FLOOR,
        &INT_CEIL,
        &INT_ROUND,
        &INT_AS_INTEGER_RATIO,
        &INT_IS_INTEGER,
        &INT_BIT_LENGTH,
        &INT_BIT_COUNT,
        &INT_CONJUGATE,
        &INT_TO_BYTES,
        &INT_FROM_BYTES,
        &INT_SIZEOF,
        &INT_GETNEWARGS,
    ],
    getsets: &[
        part("real", number, "the real part of a complex number"),
        part("imag", zero, "the imaginary part of a complex number"),
        part("numerator", number, "the numerator of a rational number in lowest terms"),
        part("denominator", one, "the denominator of a rational number in lowest terms"),
    ],
    doc: "int([x]) -> integer\n\
          int(x, base=10) -> integer\n\n\
          Convert a number or string to an integer, or return 0 if no arguments\n\
          are given.  If x is a number, return x.__int__().  For floating-point\n\
          numbers, this truncates towards zero.\n\n\
          If x is not a number or if base is given, then x must be a string,\n\
          bytes, or bytearray instance representing an integer literal in the\n\
          given base.  The literal can be preceded by '+' or '-' and be surrounded\n\
          by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\n\
          Base 0 means to interpret the base from the string as an integer literal.\n\
          >>> int('0b100', base=0)\n4",
    ..ClassDecl::new(ClassId::Int, "int")
};
