//! Powers, logarithms, exponential, trigonometric and hyperbolic functions.

use super::{domain_error, range_error};
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::int::Operand;
use taipan_vm::protocol::format::float::float_repr;
use taipan_vm::{ClassId, PyResult, Vm};

// SAFETY: these functions of the C library take and return numbers only.
unsafe extern "C" {
    #[link_name = "erf"]
    safe fn c_erf(x: f64) -> f64;
    #[link_name = "erfc"]
    safe fn c_erfc(x: f64) -> f64;
}

/// What a function does where it has no value.
#[derive(Clone, Copy)]
enum Outside {
    /// It has a value everywhere.
    Never,
    /// `ValueError` with this text and the argument.
    Domain(&'static str),
}

/// The result, or the exception that an infinite or undefined one stands for.
fn checked(x: f64, result: f64, outside: Outside, vm: &Vm) -> PyResult<f64> {
    let undefined = result.is_nan() && !x.is_nan();
    let infinite = result.is_infinite() && x.is_finite();
    match outside {
        Outside::Domain(expected) if undefined || infinite => {
            Err(vm.value_error(format!("{expected}, got {}", float_repr(x))))
        }
        _ if undefined => Err(domain_error(vm)),
        _ if infinite => Err(range_error(vm)),
        _ => Ok(result),
    }
}

macro_rules! functions {
    ($($name:ident $text:literal $doc:literal |$x:ident| $result:expr, $outside:expr;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        pub(super) fn $name($x: f64, vm: &Vm) -> PyResult<f64> {
            checked($x, $result, $outside, vm)
        }
    )* };
}

const UNIT: Outside = Outside::Domain("expected a number in range from -1 up to 1");
const FINITE: Outside = Outside::Domain("expected a finite input");
const INSIDE_UNIT: Outside = Outside::Domain("expected a number between -1 and 1");
const FROM_ONE: Outside = Outside::Domain("expected argument value not less than 1");
const ABOVE_MINUS_ONE: Outside = Outside::Domain("expected argument value > -1");
const NONNEGATIVE: Outside = Outside::Domain("expected a nonnegative input");

functions! {
    acos "acos(x, /)" " Return the arc cosine (measured in radians) of x.

The result is between 0 and pi." |x| x.acos(), UNIT;
    acosh "acosh(x, /)" " Return the inverse hyperbolic cosine of x." |x| c::acosh(x), FROM_ONE;
    asin "asin(x, /)" " Return the arc sine (measured in radians) of x.

The result is between -pi/2 and pi/2." |x| x.asin(), UNIT;
    asinh "asinh(x, /)" " Return the inverse hyperbolic sine of x." |x| c::asinh(x), Outside::Never;
    atan "atan(x, /)" " Return the arc tangent (measured in radians) of x.

The result is between -pi/2 and pi/2." |x| x.atan(), Outside::Never;
    atanh "atanh(x, /)" " Return the inverse hyperbolic tangent of x." |x| c::atanh(x), INSIDE_UNIT;
    cbrt "cbrt(x, /)" " Return the cube root of x." |x| x.cbrt(), Outside::Never;
    cos "cos(x, /)" " Return the cosine of x (measured in radians)." |x| x.cos(), FINITE;
    cosh "cosh(x, /)" " Return the hyperbolic cosine of x." |x| x.cosh(), Outside::Never;
    erf "erf(x, /)" " Error function at x." |x| c_erf(x), Outside::Never;
    erfc "erfc(x, /)" " Complementary error function at x." |x| c_erfc(x), Outside::Never;
    exp "exp(x, /)" " Return e raised to the power of x." |x| x.exp(), Outside::Never;
    exp2 "exp2(x, /)" " Return 2 raised to the power of x." |x| x.exp2(), Outside::Never;
    expm1 "expm1(x, /)" " Return exp(x)-1.

This function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x." |x| x.exp_m1(), Outside::Never;
    log1p "log1p(x, /)" " Return the natural logarithm of 1+x (base e).

The result is computed in a way which is accurate for x near zero." |x| x.ln_1p(), ABOVE_MINUS_ONE;
    sin "sin(x, /)" " Return the sine of x (measured in radians)." |x| x.sin(), FINITE;
    sinh "sinh(x, /)" " Return the hyperbolic sine of x." |x| x.sinh(), Outside::Never;
    sqrt "sqrt(x, /)" " Return the square root of x." |x| x.sqrt(), NONNEGATIVE;
    tan "tan(x, /)" " Return the tangent of x (measured in radians)." |x| x.tan(), FINITE;
    tanh "tanh(x, /)" " Return the hyperbolic tangent of x." |x| x.tanh(), Outside::Never;
}

/// Functions whose Rust versions are computed otherwise than the C library's.
mod c {
    // SAFETY: these functions of the C library take and return numbers only.
    unsafe extern "C" {
        pub(super) safe fn acosh(x: f64) -> f64;
        pub(super) safe fn asinh(x: f64) -> f64;
        pub(super) safe fn atanh(x: f64) -> f64;
    }
}

/// Return the arc tangent (measured in radians) of y/x.
///
/// Unlike atan(y/x), the signs of both x and y are considered.
#[native("atan2(y, x, /)")]
pub(super) fn atan2(y: f64, x: f64, _vm: &Vm) -> f64 {
    y.atan2(x)
}

/// Convert angle x from radians to degrees.
#[native("degrees(x, /)")]
pub(super) fn degrees(x: f64, _vm: &Vm) -> f64 {
    x * (180.0 / std::f64::consts::PI)
}

/// Convert angle x from degrees to radians.
#[native("radians(x, /)")]
pub(super) fn radians(x: f64, _vm: &Vm) -> f64 {
    x * (std::f64::consts::PI / 180.0)
}

/// Return x**y (x to the power of y).
#[native("pow(x, y, /)")]
pub(super) fn pow(x: f64, y: f64, vm: &Vm) -> PyResult<f64> {
    let result = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() || result.is_infinite() && x == 0.0 {
            return Err(domain_error(vm));
        }
        if result.is_infinite() {
            return Err(range_error(vm));
        }
    }
    Ok(result)
}

/// The logarithm of an integer of any size, or of what converts to a float.
fn logarithm(x: Value, function: fn(f64) -> f64, vm: &mut Vm) -> PyResult<f64> {
    let is_int = vm.is_instance(x, ClassId::Int);
    if let Some(i) = Operand::of(x).filter(|_| is_int) {
        if i.is_negative() || i.is_zero() {
            return Err(vm.value_error("expected a positive input"));
        }
        if let Some(f) = i.to_f64() {
            return Ok(function(f));
        }
        // Past the floats: the leading bits and the exponent apart.
        let exponent = i.bits();
        let leading = i.to_ibig() >> (exponent as usize - 64);
        let fraction = leading.to_f64().value() / 18_446_744_073_709_551_616.0;
        return Ok(function(fraction) + function(2.0) * exponent as f64);
    }
    let f = vm.to_float(x)?;
    if f <= 0.0 {
        return Err(vm.value_error(format!("expected a positive input, got {}", float_repr(f))));
    }
    Ok(function(f))
}

/// log(x, [base=math.e])
/// Return the logarithm of x to the given base.
///
/// If the base is not specified, returns the natural logarithm (base e) of x.
#[native("log(x, base=?, /)")]
pub(super) fn log(x: Value, base: Option<Value>, vm: &mut Vm) -> PyResult<f64> {
    let numerator = logarithm(x, f64::ln, vm)?;
    let Some(base) = base else { return Ok(numerator) };
    let denominator = logarithm(base, f64::ln, vm)?;
    if denominator == 0.0 {
        return Err(vm.raise(ClassId::ZeroDivisionError, "division by zero"));
    }
    Ok(numerator / denominator)
}

/// Return the base 2 logarithm of x.
#[native("log2(x, /)")]
pub(super) fn log2(x: Value, vm: &mut Vm) -> PyResult<f64> {
    logarithm(x, f64::log2, vm)
}

/// Return the base 10 logarithm of x.
#[native("log10(x, /)")]
pub(super) fn log10(x: Value, vm: &mut Vm) -> PyResult<f64> {
    logarithm(x, f64::log10, vm)
}
