//! Powers of integers, plain and modular.

use super::arith::floor_divmod;
use super::long;
use super::operand::Operand;
use crate::error::PyResult;
use crate::vm::Vm;
use dashu_int::fast_div::ConstDivisor;
use dashu_int::ops::{BitTest, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};
use taipan_heap::Value;

use Operand::Small;

/// `a ** b`; a float where `b` is negative.
pub fn power(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    if b.is_negative() {
        let too_large = || vm.overflow_error("int too large to convert to float");
        let base = a.to_f64().ok_or_else(too_large)?;
        let exponent = b.to_f64().ok_or_else(too_large)?;
        return crate::object::float::arith::power(base, exponent, vm);
    }
    match (a, b) {
        (_, Small(0)) => return Ok(Value::int(1)),
        (Small(0 | 1), _) => return super::plain_operand(a, vm),
        (Small(-1), _) => return Ok(Value::int(if b.is_odd() { -1 } else { 1 })),
        _ => {}
    }
    let Small(exponent) = b else { return Err(vm.memory_error()) };
    if let Small(base) = a
        && let Ok(exponent) = u32::try_from(exponent)
        && let Some(result) = base.checked_pow(exponent)
    {
        return Ok(vm.int(result));
    }
    // The result has at least this many bits.
    vm.check_integer_size((a.bits() - 1).saturating_mul(exponent as u64))?;
    let (sign, base) = a.to_ibig().into_parts();
    let power = long::power(&base, exponent as usize, vm)?;
    let negative = sign == Sign::Negative && exponent & 1 != 0;
    vm.big(&IBig::from_parts(if negative { sign } else { Sign::Positive }, power))
}

/// `pow(a, b, modulus)`.
pub fn modular(a: Operand, b: Operand, modulus: Operand, vm: &Vm) -> PyResult<Value> {
    if modulus.is_zero() {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    let signed = modulus.to_ibig();
    let magnitude = signed.clone().unsigned_abs();
    if magnitude.is_one() {
        return Ok(Value::int(0));
    }
    let base: UBig = floor_divmod(a.to_ibig(), IBig::from(magnitude.clone()), vm)?.1.unsigned_abs();
    let result = if let (Small(exponent @ 0..), Ok(small), Ok(base)) =
        (b, u64::try_from(&magnitude), u64::try_from(&base))
    {
        UBig::from(modular_u64(base, exponent as u64, small))
    } else {
        let ring = ConstDivisor::new(magnitude.clone());
        let mut base = ring.reduce(base);
        if b.is_negative() {
            base = base
                .inv()
                .ok_or_else(|| vm.value_error("base is not invertible for the given modulus"))?;
        }
        let exponent = b.to_ibig().unsigned_abs();
        long::root::modular_power(base, &exponent, &ring, magnitude.bit_len(), vm)?.residue()
    };
    let mut result = IBig::from(result);
    if signed.sign() == Sign::Negative && !result.is_zero() {
        result += signed;
    }
    vm.big(&result)
}

/// `base ** exponent % modulus` by squaring; `base` is below `modulus`.
fn modular_u64(mut base: u64, mut exponent: u64, modulus: u64) -> u64 {
    let times = |x: u64, y: u64| (u128::from(x) * u128::from(y) % u128::from(modulus)) as u64;
    let mut result = 1 % modulus;
    while exponent > 0 {
        if exponent & 1 != 0 {
            result = times(result, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    result
}
