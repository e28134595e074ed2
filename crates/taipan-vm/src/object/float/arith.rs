//! Float arithmetic where it differs from IEEE 754's: division by zero raises,
//! remainders take the divisor's sign, powers may be complex.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::object::complex;
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_heap::Value;

#[cold]
fn division_by_zero(vm: &Vm) -> crate::Raised {
    vm.raise(ClassId::ZeroDivisionError, "division by zero")
}

/// `x / y`.
pub fn divide(x: f64, y: f64, vm: &Vm) -> PyResult<f64> {
    if y == 0.0 { Err(division_by_zero(vm)) } else { Ok(x / y) }
}

/// `x // y` and `x % y`.
pub fn divmod(x: f64, y: f64, vm: &Vm) -> PyResult<(f64, f64)> {
    if y == 0.0 {
        return Err(division_by_zero(vm));
    }
    let mut rest = x % y;
    // Exact up to rounding: `x - rest` is a multiple of `y`.
    let mut quotient = (x - rest) / y;
    if rest == 0.0 {
        rest = 0.0f64.copysign(y);
    } else if (y < 0.0) != (rest < 0.0) {
        rest += y;
        quotient -= 1.0;
    }
    let floor = if quotient == 0.0 {
        0.0f64.copysign(x / y)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    Ok((floor, rest))
}

/// `x // y`.
pub fn floor_divide(x: f64, y: f64, vm: &Vm) -> PyResult<f64> {
    divmod(x, y, vm).map(|(quotient, _)| quotient)
}

/// `x % y`.
pub fn modulo(x: f64, y: f64, vm: &Vm) -> PyResult<f64> {
    if y == 0.0 {
        return Err(division_by_zero(vm));
    }
    let rest = x % y;
    Ok(if rest == 0.0 {
        0.0f64.copysign(y)
    } else if (y < 0.0) != (rest < 0.0) {
        rest + y
    } else {
        rest
    })
}

/// `x ** y`: complex where `x` is negative and `y` no integer.
pub fn power(x: f64, y: f64, vm: &Vm) -> PyResult<Value> {
    if x == 0.0 && y < 0.0 && y.is_finite() {
        return Err(vm.raise(ClassId::ZeroDivisionError, "zero to a negative power"));
    }
    if x < 0.0 && x.is_finite() && y.is_finite() && y != y.floor() {
        return complex::arith::power((x, 0.0), (y, 0.0), vm)
            .map(|(re, im)| complex::new(re, im, vm));
    }
    // IEEE 754's `pow` gives what Python wants for zeros, infinities and NaN.
    let result = x.powf(y);
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(range_error(vm));
    }
    Ok(vm.float(result))
}

/// `OverflowError` with the words of the C library for `ERANGE`.
#[cold]
pub fn range_error(vm: &Vm) -> crate::Raised {
    match Str::new("Numerical result out of range", vm) {
        Ok(text) => {
            let args = [Value::int(34), text.into()];
            vm.raise_value(vm.exception_of(ClassId::OverflowError, &args))
        }
        Err(raised) => raised,
    }
}
