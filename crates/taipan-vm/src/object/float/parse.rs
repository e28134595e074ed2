//! Floats from text.

use crate::object::number::digits;

/// The float that the text spells: white space around it, underscores between
/// digits, `inf`, `infinity` and `nan` in any case are allowed.
pub fn parse(text: &[u8]) -> Option<f64> {
    let ascii = digits::to_ascii(text);
    let plain = digits::without_underscores(&ascii)?;
    // Rust reads exactly Python's forms, and rounds correctly.
    std::str::from_utf8(&plain).ok()?.parse().ok()
}

/// The longest float at the beginning of ASCII text, and what follows it.
pub fn parse_prefix(text: &[u8]) -> Option<(f64, &[u8])> {
    let len = prefix_len(text);
    let number = std::str::from_utf8(text.get(..len)?).ok()?.parse().ok()?;
    Some((number, text.get(len..)?))
}

fn prefix_len(text: &[u8]) -> usize {
    let sign = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    let unsigned = text.get(sign..).unwrap_or_default();
    for word in [&b"infinity"[..], b"inf", b"nan"] {
        if unsigned.get(..word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word)) {
            return sign + word.len();
        }
    }
    let digits = |from: usize| {
        let rest = unsigned.get(from..).unwrap_or_default();
        rest.iter().take_while(|b| b.is_ascii_digit()).count()
    };
    let mut len = digits(0);
    let mut any = len > 0;
    if unsigned.get(len) == Some(&b'.') {
        let fraction = digits(len + 1);
        if any || fraction > 0 {
            len += 1 + fraction;
            any = true;
        }
    }
    if !any {
        return 0;
    }
    if matches!(unsigned.get(len), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(unsigned.get(len + 1), Some(b'+' | b'-')));
        let exponent = digits(len + 1 + sign);
        if exponent > 0 {
            len += 1 + sign + exponent;
        }
    }
    sign + len
}
