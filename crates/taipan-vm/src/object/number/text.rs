//! The shortest decimal form of floats, as `repr` gives it.

/// `repr(f)`: the fewest digits that read back as `f`, with a point or an
/// exponent.
pub fn float_repr(f: f64) -> String {
    let mut text = float_digits(f);
    if f.is_finite() && !text.contains(['.', 'e']) {
        text.push_str(".0");
    }
    text
}

/// As [`float_repr`] without a `.0` behind whole numbers (parts of complex
/// numbers).
pub fn float_digits(f: f64) -> String {
    if f.is_nan() {
        return "nan".into();
    }
    if f.is_infinite() {
        return if f > 0.0 { "inf".into() } else { "-inf".into() };
    }
    let scientific = format!("{f:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        return format!("{f}");
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.unsigned_abs())
}
