//! Decimal forms of floats.

use crate::object::number::digits::write_u64;

/// Digits and exponent of a finite float: `d.ddd × 10^exponent`.
struct Scientific {
    digits: String,
    exponent: i32,
}

/// Behind so many digits every float has zeros only.
const MAX_DIGITS: usize = 1100;

/// With fewer digits than this, no float lies in the middle of two decimals that
/// both read back as it.
const LEAST_TIE_DIGITS: usize = 16;

/// Can the exact decimal value of the float end behind the 18th digit or before?
/// Each binary place behind the point takes a decimal place.
fn may_be_tie(f: f64) -> bool {
    const MOST_PLACES: i32 = 18;
    let bits = f.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32 - 1075;
    let mantissa = bits & ((1 << 52) - 1) | 1 << 52;
    exponent + mantissa.trailing_zeros() as i32 >= -MOST_PLACES && exponent <= 10
}

/// The digits of a finite, non-negative float: as many as asked for, correctly
/// rounded, or the fewest that read back as the same float.
fn scientific(f: f64, digits: Option<usize>) -> Scientific {
    let text = match digits {
        Some(digits) => format!("{f:.*e}", digits.saturating_sub(1).min(MAX_DIGITS)),
        None => format!("{f:e}"),
    };
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut shown: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    // Two shortest forms can be equally near; Rust then takes the upper one,
    // Python the even one, as rounding to that many digits does.
    if digits.is_none() && shown.len() >= LEAST_TIE_DIGITS && may_be_tie(f) {
        let even = scientific(f, Some(shown.len()));
        let text = format!("{}e{}", even.digits, even.exponent + 1 - shown.len() as i32);
        if text.parse() == Ok(f) {
            return even;
        }
    }
    let missing = digits.unwrap_or(0).saturating_sub(shown.len());
    shown.extend(std::iter::repeat_n('0', missing));
    Scientific { digits: shown, exponent: exponent.parse().unwrap_or(0) }
}

/// `repr` of a float: the fewest digits that read back as the same float, with an
/// exponent where that is below -4 or at least 16.
pub fn float_repr(f: f64) -> String {
    if let Some(text) = plain_repr(f, &mut ryu::Buffer::new()) {
        return text.to_owned();
    }
    let text = number_repr(f);
    if text.bytes().all(|b| b.is_ascii_digit() || b == b'-') { text + ".0" } else { text }
}

/// As [`float_repr`], for floats whose form has no exponent and that do not lie
/// in the middle of two equally short forms.
#[inline]
pub(crate) fn plain_repr(f: f64, buffer: &mut ryu::Buffer) -> Option<&str> {
    let magnitude = f.abs();
    if magnitude != 0.0 && !(1e-4..1e16).contains(&magnitude) || f.is_nan() {
        return None;
    }
    let text = buffer.format_finite(f);
    // Point and sign among them.
    (text.len() < LEAST_TIE_DIGITS + 1 || !may_be_tie(magnitude)).then_some(text)
}

/// `f * 10 ** places`, rounded to an integer, ties to even, if 128 bits are
/// enough for the computation; `f` is finite and not negative.
pub(crate) fn scaled(f: f64, places: usize) -> Option<u128> {
    const MOST_PLACES: usize = 22;
    let bits = f.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    if places > MOST_PLACES {
        return None;
    }
    let (mantissa, exponent) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    // Less than 2 ** 127: 53 bits and 74.
    let product = u128::from(mantissa) * 10u128.pow(places as u32);
    if exponent >= 0 {
        let fits = exponent < product.leading_zeros() as i32;
        return fits.then(|| product << exponent);
    }
    let shift = exponent.unsigned_abs();
    if shift >= 128 {
        return Some(0);
    }
    let (quotient, rest) = (product >> shift, product & ((1 << shift) - 1));
    let half = 1u128 << (shift - 1);
    let up = rest > half || rest == half && quotient & 1 == 1;
    Some(quotient + u128::from(up))
}

/// The magnitude of a finite float with so many digits behind the point, if that
/// takes few digits.
fn short_fixed(f: f64, precision: usize) -> Option<String> {
    let scaled = u64::try_from(scaled(f.abs(), precision)?).ok()?;
    let mut room = [0; 20];
    let digits = std::str::from_utf8(write_u64(scaled, &mut room)).ok()?;
    let mut out = String::with_capacity(digits.len() + precision + 2);
    let whole = digits.len().saturating_sub(precision);
    if whole == 0 {
        out.push('0');
    } else {
        out.push_str(&digits[..whole]);
    }
    if precision > 0 {
        out.push('.');
        (digits.len()..precision).for_each(|_| out.push('0'));
        out.push_str(&digits[whole..]);
    }
    Some(out)
}

/// As [`float_repr`], whole numbers without `.0` (the parts of a complex).
pub fn number_repr(f: f64) -> String {
    if f.is_nan() {
        return "nan".to_owned();
    }
    if f.is_infinite() {
        return if f < 0.0 { "-inf" } else { "inf" }.to_owned();
    }
    let mut out = String::new();
    if f.is_sign_negative() {
        out.push('-');
    }
    let Scientific { digits, exponent } = scientific(f.abs(), None);
    if (-4..16).contains(&exponent) {
        push_fixed(&mut out, &digits, exponent);
    } else {
        push_exponent(&mut out, &digits, exponent, false);
    }
    out
}

/// Appends `digits`, the first of which stands for `10^exponent`, without an
/// exponent.
fn push_fixed(out: &mut String, digits: &str, exponent: i32) {
    if exponent < 0 {
        out.push_str("0.");
        (1..-exponent).for_each(|_| out.push('0'));
        return out.push_str(digits);
    }
    let whole = exponent as usize + 1;
    if digits.len() <= whole {
        out.push_str(digits);
        return (digits.len()..whole).for_each(|_| out.push('0'));
    }
    out.push_str(&digits[..whole]);
    out.push('.');
    out.push_str(&digits[whole..]);
}

/// Appends `d.ddde±xx`; with `point`, a point even if no digit follows it.
fn push_exponent(out: &mut String, digits: &str, exponent: i32, point: bool) {
    out.push_str(&digits[..1]);
    if digits.len() > 1 || point {
        out.push('.');
        out.push_str(&digits[1..]);
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    out.push_str(&format!("e{sign}{:02}", exponent.unsigned_abs()));
}

/// The magnitude of a finite float as `%e` writes it.
pub fn exponent_form(f: f64, precision: usize, alternate: bool) -> String {
    let Scientific { digits, exponent } = scientific(f.abs(), Some(precision.saturating_add(1)));
    let mut out = String::new();
    push_exponent(&mut out, &digits, exponent, alternate);
    out
}

/// The magnitude of a finite float as `%f` writes it.
pub fn fixed_form(f: f64, precision: usize, alternate: bool) -> String {
    let short = short_fixed(f, precision);
    let mut out = short.unwrap_or_else(|| format!("{:.*}", precision.min(MAX_DIGITS), f.abs()));
    out.extend(std::iter::repeat_n('0', precision.saturating_sub(MAX_DIGITS)));
    if alternate && precision == 0 {
        out.push('.');
    }
    out
}

/// The magnitude of a finite float as `%g` writes it: `precision` significant
/// digits, trailing zeros dropped unless `alternate`.
pub fn general_form(f: f64, precision: usize, alternate: bool) -> String {
    let precision = precision.max(1);
    let Scientific { mut digits, exponent } = scientific(f.abs(), Some(precision));
    let fixed = exponent >= -4 && i64::from(exponent) < precision as i64;
    if !alternate {
        let kept = digits.trim_end_matches('0').len().max(1);
        digits.truncate(kept);
    }
    let mut out = String::new();
    if fixed {
        push_fixed(&mut out, &digits, exponent);
        if alternate && !out.contains('.') {
            out.push('.');
        }
    } else {
        push_exponent(&mut out, &digits, exponent, alternate);
    }
    out
}

/// The magnitude of a finite float with no presentation type: as `repr` without a
/// precision; else as `%g`, but with an exponent from `10^(precision - 1)` on and
/// at least one digit behind the point.
pub fn plain_form(f: f64, precision: Option<usize>, alternate: bool) -> String {
    let Some(precision) = precision else {
        let mut out = float_repr(f.abs());
        if alternate && f.is_finite() && !out.contains('.') {
            let at = out.find('e').unwrap_or(out.len());
            out.insert(at, '.');
        }
        return out;
    };
    let precision = precision.max(1);
    let Scientific { mut digits, exponent } = scientific(f.abs(), Some(precision));
    if !alternate {
        let kept = digits.trim_end_matches('0').len().max(1);
        digits.truncate(kept);
    }
    let mut out = String::new();
    if exponent >= -4 && i64::from(exponent) < precision as i64 - 1 {
        push_fixed(&mut out, &digits, exponent);
        if !out.contains('.') {
            out.push_str(".0");
        }
    } else {
        push_exponent(&mut out, &digits, exponent, alternate);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_is_shortest_and_switches_to_exponents() {
        let cases = [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (9_999_999_999_999_998.0, "9999999999999998.0"),
            (1e-5, "1e-05"),
            (0.000_123, "0.000123"),
            (1.5e300, "1.5e+300"),
            (5e-324, "5e-324"),
            (f64::INFINITY, "inf"),
        ];
        for (f, text) in cases {
            assert_eq!(float_repr(f), text);
        }
    }

    #[test]
    fn general_form_drops_zeros_and_picks_the_exponent() {
        assert_eq!(general_form(100_000.0, 6, false), "100000");
        assert_eq!(general_form(1_000_000.0, 6, false), "1e+06");
        assert_eq!(general_form(0.0001, 6, false), "0.0001");
        assert_eq!(general_form(0.0, 6, true), "0.00000");
    }
}
