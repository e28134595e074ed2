//! Floats in hexadecimal: `float.hex` and `float.fromhex`.

use super::scale;
use crate::error::PyResult;
use crate::object::number::digits::to_ascii;
use crate::vm::Vm;

/// `f.hex()`.
pub fn format(f: f64) -> String {
    if !f.is_finite() {
        return if f.is_nan() {
            "nan".into()
        } else if f > 0.0 {
            "inf".into()
        } else {
            "-inf".into()
        };
    }
    let sign = if f.is_sign_negative() { "-" } else { "" };
    if f == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = f.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let exponent = (bits >> 52 & 0x7ff) as i64;
    let (lead, exponent) = if exponent == 0 { (0, -1022) } else { (1, exponent - 1023) };
    format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")
}

enum Failure {
    Malformed,
    TooLarge,
}

/// `float.fromhex(text)`.
pub fn parse(text: &[u8], vm: &Vm) -> PyResult<f64> {
    // Digits and white space of other alphabets are none here.
    let number = if text.is_ascii() { read(&to_ascii(text)) } else { Err(Failure::Malformed) };
    number.map_err(|failure| match failure {
        Failure::Malformed => vm.value_error("invalid hexadecimal floating-point string"),
        Failure::TooLarge => {
            vm.overflow_error("hexadecimal value too large to represent as a float")
        }
    })
}

fn read(text: &[u8]) -> Result<f64, Failure> {
    let (negative, rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let word = rest.to_ascii_lowercase();
    let magnitude = match &*word {
        b"inf" | b"infinity" => f64::INFINITY,
        b"nan" => f64::NAN,
        [b'0', b'x', digits @ ..] => read_digits(digits)?,
        digits => read_digits(digits)?,
    };
    Ok(if negative { -magnitude } else { magnitude })
}

/// `digits[.digits][pexponent]`, all lower case.
fn read_digits(text: &[u8]) -> Result<f64, Failure> {
    let (mut mantissa, mut exponent) = (0u64, 0i64);
    let (mut any, mut point) = (false, false);
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        match (byte as char).to_digit(16) {
            Some(digit) => {
                any = true;
                if mantissa >> 58 == 0 {
                    mantissa = mantissa << 4 | u64::from(digit);
                    exponent -= if point { 4 } else { 0 };
                } else {
                    // Digits past the 15th only tell whether something is left.
                    mantissa |= u64::from(digit != 0);
                    exponent += if point { 0 } else { 4 };
                }
            }
            None if byte == b'.' && !point => point = true,
            None => break,
        }
        at += 1;
    }
    if !any {
        return Err(Failure::Malformed);
    }
    match text.get(at..) {
        None | Some([]) => {}
        Some([b'p', power @ ..]) => {
            let digits = power.strip_prefix(b"-").or(power.strip_prefix(b"+")).unwrap_or(power);
            if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
                return Err(Failure::Malformed);
            }
            let size = digits.iter().fold(0i64, |n, b| {
                n.saturating_mul(10).saturating_add(i64::from(b - b'0')).min(1 << 60)
            });
            exponent += if power.first() == Some(&b'-') { -size } else { size };
        }
        Some(_) => return Err(Failure::Malformed),
    }
    round(mantissa, exponent)
}

/// `mantissa * 2 ** exponent`, rounded once, ties to even; the mantissa's lowest
/// bit stands for everything below it.
fn round(mantissa: u64, exponent: i64) -> Result<f64, Failure> {
    if mantissa == 0 {
        return Ok(0.0);
    }
    let bits = i64::from(64 - mantissa.leading_zeros());
    let top = bits + exponent;
    if top > 1024 {
        return Err(Failure::TooLarge);
    }
    // Bits that a float of this exponent has: fewer where it is subnormal.
    let precision = (top + 1074).min(53);
    if precision < 0 {
        return Ok(0.0);
    }
    let dropped = bits - precision;
    if dropped <= 0 {
        return Ok(scale(mantissa as f64, exponent as i32));
    }
    let half = 1u64 << (dropped - 1);
    let mut kept = mantissa.checked_shr(dropped as u32).unwrap_or(0);
    let rest = mantissa & (half | (half - 1));
    if rest > half || (rest == half && kept & 1 != 0) {
        kept += 1;
    }
    let result = scale(kept as f64, (exponent + dropped) as i32);
    if result.is_infinite() { Err(Failure::TooLarge) } else { Ok(result) }
}
