//! Square roots, common divisors and modular powers of very long integers.

use super::{SHORT, div_rem, mul};
use crate::error::PyResult;
use crate::vm::Vm;
use dashu_int::UBig;
use dashu_int::fast_div::ConstDivisor;
use dashu_int::modular::Reduced;
use dashu_int::ops::{BitTest, Gcd, SquareRoot};

/// The whole part of the square root, by Heron's method on ever more bits.
pub fn square_root(number: &UBig, vm: &Vm) -> PyResult<UBig> {
    if number.bit_len() <= 2 * SHORT {
        return Ok(number.sqrt());
    }
    // The root of the upper half of the bits, and one more step from there.
    let shift = number.bit_len() / 4;
    let estimate = (square_root(&(number >> (2 * shift)), vm)? + UBig::ONE) << shift;
    let mut root = estimate;
    loop {
        let (quotient, _) = div_rem(number, &root, vm)?;
        let next = (&root + quotient) >> 1;
        if next >= root {
            return Ok(root);
        }
        root = next;
    }
}

/// The greatest common divisor.
pub fn gcd(a: UBig, b: UBig, vm: &Vm) -> PyResult<UBig> {
    /// Bits of numbers that the library takes; its time grows with the square.
    const SHORT: usize = 1 << 20;
    let (mut a, mut b) = if a < b { (b, a) } else { (a, b) };
    while b.bit_len() > SHORT {
        let (_, rest) = div_rem(&a, &b, vm)?;
        (a, b) = (b, rest);
        vm.check_interrupt()?;
    }
    if b.is_zero() {
        return Ok(a);
    }
    let (_, rest) = div_rem(&a, &b, vm)?;
    Ok(if rest.is_zero() { b } else { b.gcd(&rest) })
}

/// The least common multiple of two numbers that are not zero.
pub fn lcm(a: UBig, b: UBig, vm: &Vm) -> PyResult<UBig> {
    let divisor = gcd(a.clone(), b.clone(), vm)?;
    mul(&div_rem(&a, &divisor, vm)?.0, &b, vm)
}

/// `base ** exponent` modulo the ring's number.
pub fn modular_power<'a>(
    base: Reduced<'a>,
    exponent: &UBig,
    ring: &'a ConstDivisor,
    bits: usize,
    vm: &Vm,
) -> PyResult<Reduced<'a>> {
    /// Squarings times bits that take the library a tenth of a second.
    const SHORT: usize = 1 << 25;
    if exponent.bit_len().saturating_mul(bits) <= SHORT {
        return Ok(base.pow(exponent));
    }
    let mut result = ring.reduce(UBig::ONE);
    for bit in (0..exponent.bit_len()).rev() {
        vm.check_interrupt()?;
        result = result.sqr();
        if exponent.bit(bit) {
            result *= &base;
        }
    }
    Ok(result)
}
