//! Integer arithmetic. Each function takes operands of any size and returns the
//! value; where both fit 64 bits nothing is allocated unless the result asks for
//! it.

use super::operand::Operand;
use super::{long, words};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::object::number::{floor_div, floor_mod};
use crate::vm::Vm;
use dashu_int::IBig;
use taipan_heap::Value;

use Operand::Small;

/// `a + b`.
#[inline]
pub fn add(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    match (a, b) {
        (Small(x), Small(y)) => Ok(vm.wide_int(i128::from(x) + i128::from(y))),
        _ => words::add(a, b, false, vm),
    }
}

/// `a - b`.
#[inline]
pub fn sub(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    match (a, b) {
        (Small(x), Small(y)) => Ok(vm.wide_int(i128::from(x) - i128::from(y))),
        _ => words::add(a, b, true, vm),
    }
}

/// `a * b`.
#[inline]
pub fn mul(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    match (a, b) {
        (Small(x), Small(y)) => Ok(vm.wide_int(i128::from(x) * i128::from(y))),
        _ => {
            vm.check_integer_size(a.bits() + b.bits())?;
            match words::mul(&a, &b, vm) {
                Some(product) => product,
                None => {
                    let ((sign_a, a), (sign_b, b)) =
                        (a.to_ibig().into_parts(), b.to_ibig().into_parts());
                    vm.big(&IBig::from_parts(sign_a * sign_b, long::mul(&a, &b, vm)?))
                }
            }
        }
    }
}

/// Raises what a division by zero raises.
#[cold]
pub fn division_by_zero(vm: &Vm) -> crate::Raised {
    vm.raise(ClassId::ZeroDivisionError, "division by zero")
}

/// `a // b`.
pub fn floor_divide(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    match (a, b) {
        (_, Small(0)) => Err(division_by_zero(vm)),
        (Small(i64::MIN), Small(-1)) => Ok(vm.wide_int(1 << 63)),
        (Small(x), Small(y)) => Ok(vm.int(floor_div(x, y))),
        _ => match words::floor_divide(&a, &b, vm) {
            Some(quotient) => quotient,
            None => vm.big(&floor_divmod(a.to_ibig(), b.to_ibig(), vm)?.0),
        },
    }
}

/// `a % b`.
pub fn modulo(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    match (a, b) {
        (_, Small(0)) => Err(division_by_zero(vm)),
        (_, Small(-1)) => Ok(Value::int(0)),
        (Small(x), Small(y)) => Ok(vm.int(floor_mod(x, y))),
        _ => match words::modulo(&a, &b, vm) {
            Some(rest) => rest,
            None => vm.big(&floor_divmod(a.to_ibig(), b.to_ibig(), vm)?.1),
        },
    }
}

/// `a // b` and `a % b`.
pub fn divmod(a: Operand, b: Operand, vm: &Vm) -> PyResult<(Value, Value)> {
    match (a, b) {
        (_, Small(_)) => Ok((floor_divide(a, b, vm)?, modulo(a, b, vm)?)),
        _ => {
            let (quotient, rest) = floor_divmod(a.to_ibig(), b.to_ibig(), vm)?;
            Ok((vm.big(&quotient)?, vm.big(&rest)?))
        }
    }
}

/// Quotient rounded toward minus infinity, and remainder with the divisor's
/// sign; `b` is not zero.
pub(crate) fn floor_divmod(a: IBig, b: IBig, vm: &Vm) -> PyResult<(IBig, IBig)> {
    let ((sign_a, a), (sign_b, b)) = (a.into_parts(), b.into_parts());
    let (quotient, rest) = long::div_rem(&a, &b, vm)?;
    let quotient = IBig::from_parts(sign_a * sign_b, quotient);
    let rest = IBig::from_parts(sign_a, rest);
    if !rest.is_zero() && sign_a != sign_b {
        return Ok((quotient - IBig::ONE, rest + IBig::from_parts(sign_b, b)));
    }
    Ok((quotient, rest))
}

/// `a << b`.
pub fn shift_left(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    if b.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    if a.is_zero() {
        return Ok(Value::int(0));
    }
    let Small(count) = b else {
        return Err(vm.overflow_error("too many digits in integer"));
    };
    if let Small(x) = a
        && count < 64
    {
        return Ok(vm.wide_int(i128::from(x) << count));
    }
    vm.check_integer_size(a.bits().saturating_add(count as u64))?;
    words::shift_left(&a, count as usize, vm)
}

/// `a >> b`.
pub fn shift_right(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    if b.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    match (a, b) {
        (Small(x), Small(count)) => Ok(vm.int(x >> count.min(63))),
        (_, Small(count)) if (count as u64) < a.bits() => {
            words::shift_right(&a, count as usize, vm)
        }
        _ => Ok(Value::int(if a.is_negative() { -1 } else { 0 })),
    }
}

/// `a & b`, as if in two's complement without end.
pub fn and(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    match (a, b) {
        (Small(x), Small(y)) => Ok(vm.int(x & y)),
        _ => words::bitwise(&a, &b, vm, |x, y| x & y),
    }
}

/// `a | b`.
pub fn or(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    match (a, b) {
        (Small(x), Small(y)) => Ok(vm.int(x | y)),
        _ => words::bitwise(&a, &b, vm, |x, y| x | y),
    }
}

/// `a ^ b`.
pub fn xor(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    match (a, b) {
        (Small(x), Small(y)) => Ok(vm.int(x ^ y)),
        _ => words::bitwise(&a, &b, vm, |x, y| x ^ y),
    }
}

/// `-a`.
pub fn neg(a: Operand, vm: &Vm) -> PyResult<Value> {
    match a {
        Small(x) => Ok(vm.wide_int(-i128::from(x))),
        Operand::Big(big) => words::from_magnitude(!big.is_negative(), big.magnitude(), vm),
    }
}

/// `abs(a)`, where `value` is the operand itself.
pub fn abs(value: Value, a: Operand, vm: &Vm) -> PyResult<Value> {
    if a.is_negative() { neg(a, vm) } else { super::plain(value, vm) }
}

/// `~a`.
pub fn invert(a: Operand, vm: &Vm) -> PyResult<Value> {
    match a {
        Small(x) => Ok(vm.int(!x)),
        Operand::Big(_) => words::bitwise(&a, &Small(-1), vm, |x, y| x ^ y),
    }
}
