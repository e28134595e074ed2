//! Complex arithmetic, as C99's Annex G has it: an operand that is real stays
//! real, and products of infinities are infinite.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::vm::Vm;

/// Real and imaginary part.
pub type Parts = (f64, f64);

/// An operand: complex, or real and then without an imaginary part at all (not
/// even a zero, whose sign would count).
#[derive(Clone, Copy, Debug)]
pub enum Operand {
    /// A `complex`.
    Complex(f64, f64),
    /// A `float` or `int`.
    Real(f64),
}

use Operand::{Complex, Real};

impl Operand {
    /// With an imaginary part.
    pub fn parts(self) -> Parts {
        match self {
            Complex(re, im) => (re, im),
            Real(re) => (re, 0.0),
        }
    }
}

/// `a + b`.
pub fn add(a: Operand, b: Operand) -> Parts {
    match (a, b) {
        (Complex(re, im), Real(x)) | (Real(x), Complex(re, im)) => (re + x, im),
        _ => {
            let ((a, b), (c, d)) = (a.parts(), b.parts());
            (a + c, b + d)
        }
    }
}

/// `a - b`.
pub fn sub(a: Operand, b: Operand) -> Parts {
    match (a, b) {
        (Complex(re, im), Real(x)) => (re - x, im),
        (Real(x), Complex(re, im)) => (x - re, -im),
        _ => {
            let ((a, b), (c, d)) = (a.parts(), b.parts());
            (a - c, b - d)
        }
    }
}

/// `a * b`.
pub fn mul(a: Operand, b: Operand) -> Parts {
    match (a, b) {
        (Complex(re, im), Real(x)) | (Real(x), Complex(re, im)) => (re * x, im * x),
        _ => product(a.parts(), b.parts()),
    }
}

/// The product, infinite where a factor is (C11, G.5.1).
fn product((mut a, mut b): Parts, (mut c, mut d): Parts) -> Parts {
    let (re, im) = (a * c - b * d, a * d + b * c);
    if !(re.is_nan() && im.is_nan()) {
        return (re, im);
    }
    let unit = |x: f64| (if x.is_infinite() { 1.0f64 } else { 0.0 }).copysign(x);
    let zero = |x: f64| if x.is_nan() { 0.0f64.copysign(x) } else { x };
    let mut again = false;
    if a.is_infinite() || b.is_infinite() {
        (a, b, c, d) = (unit(a), unit(b), zero(c), zero(d));
        again = true;
    }
    if c.is_infinite() || d.is_infinite() {
        (a, b, c, d) = (zero(a), zero(b), unit(c), unit(d));
        again = true;
    }
    if !again && [a * c, b * d, a * d, b * c].iter().any(|p| p.is_infinite()) {
        (a, b, c, d) = (zero(a), zero(b), zero(c), zero(d));
        again = true;
    }
    if again {
        (f64::INFINITY * (a * c - b * d), f64::INFINITY * (a * d + b * c))
    } else {
        (re, im)
    }
}

/// `a / b`.
pub fn divide(a: Operand, b: Operand, vm: &Vm) -> PyResult<Parts> {
    if b.parts() == (0.0, 0.0) {
        return Err(vm.raise(ClassId::ZeroDivisionError, "division by zero"));
    }
    Ok(match (a, b) {
        (Complex(re, im), Real(x)) => (re / x, im / x),
        _ => quotient(a.parts(), b.parts()),
    })
}

/// The quotient by Smith's method (*Algorithm 116: Complex division*, 1962),
/// which divides by the larger part first.
fn quotient((a, b): Parts, (c, d): Parts) -> Parts {
    let (re, im) = if c.abs() >= d.abs() {
        let ratio = d / c;
        let denominator = c + d * ratio;
        ((a + b * ratio) / denominator, (b - a * ratio) / denominator)
    } else if d.abs() >= c.abs() {
        let ratio = c / d;
        let denominator = c * ratio + d;
        ((a * ratio + b) / denominator, (b * ratio - a) / denominator)
    } else {
        (f64::NAN, f64::NAN)
    };
    if !(re.is_nan() && im.is_nan()) {
        return (re, im);
    }
    let unit = |x: f64| (if x.is_infinite() { 1.0f64 } else { 0.0 }).copysign(x);
    if (a.is_infinite() || b.is_infinite()) && c.is_finite() && d.is_finite() {
        let (x, y) = (unit(a), unit(b));
        return (f64::INFINITY * (x * c + y * d), f64::INFINITY * (y * c - x * d));
    }
    if (c.is_infinite() || d.is_infinite()) && a.is_finite() && b.is_finite() {
        let (x, y) = (unit(c), unit(d));
        return (0.0 * (a * x + b * y), 0.0 * (b * x - a * y));
    }
    (re, im)
}

/// `base ** exponent`.
pub fn power(base: Parts, exponent: Parts, vm: &Vm) -> PyResult<Parts> {
    /// Whole exponents up to this are powers by squaring.
    const LARGEST_WHOLE: f64 = 100.0;
    let whole =
        exponent.1 == 0.0 && exponent.0 == exponent.0.floor() && exponent.0.abs() <= LARGEST_WHOLE;
    if base == (0.0, 0.0) && exponent != (0.0, 0.0) && (exponent.0 < 0.0 || exponent.1 != 0.0) {
        return Err(vm.raise(ClassId::ZeroDivisionError, "zero to a negative or complex power"));
    }
    let result =
        if whole { whole_power(base, exponent.0 as i32) } else { polar_power(base, exponent) };
    if result.0.is_infinite() || result.1.is_infinite() {
        return Err(vm.overflow_error("complex exponentiation"));
    }
    Ok(result)
}

fn whole_power(base: Parts, exponent: i32) -> Parts {
    let (mut result, mut square) = ((1.0, 0.0), base);
    let mut rest = exponent.unsigned_abs();
    while rest > 0 {
        if rest & 1 != 0 {
            result = product(result, square);
        }
        rest >>= 1;
        if rest > 0 {
            square = product(square, square);
        }
    }
    if exponent < 0 { quotient((1.0, 0.0), result) } else { result }
}

fn polar_power((a, b): Parts, (c, d): Parts) -> Parts {
    if (c, d) == (0.0, 0.0) {
        return (1.0, 0.0);
    }
    if (a, b) == (0.0, 0.0) {
        return (0.0, 0.0);
    }
    let modulus = a.hypot(b);
    let argument = b.atan2(a);
    let mut length = modulus.powf(c);
    let mut phase = argument * c;
    if d != 0.0 {
        length *= (-argument * d).exp();
        phase += d * modulus.ln();
    }
    (length * phase.cos(), length * phase.sin())
}
