//! Complex numbers from text.

use super::arith::Parts;
use crate::object::float::parse::parse_prefix;
use crate::object::number::digits;

/// The complex number that the text spells: `<float>`, `<float>j` or
/// `<float><signed float>j`, where the imaginary digits may be missing, in
/// parentheses or not.
pub fn parse(text: &[u8]) -> Option<Parts> {
    let ascii = digits::to_ascii(text);
    let plain = digits::without_underscores(&ascii)?;
    let inner = match &*plain {
        [b'(', inner @ .., b')'] => inner.trim_ascii(),
        [b'(', ..] => return None,
        text => text,
    };
    let (first, rest) = part(inner)?;
    match (first, rest) {
        ((Some(re), _), []) => Some((re, 0.0)),
        ((re, sign), [b'j' | b'J']) => Some((0.0, re.unwrap_or(sign))),
        ((Some(re), _), [b'+' | b'-', ..]) => match part(rest)? {
            ((im, sign), [b'j' | b'J']) => Some((re, im.unwrap_or(sign))),
            _ => None,
        },
        _ => None,
    }
}

/// A float, or the unit that a lone sign (or nothing) in front of `j` means.
#[allow(clippy::type_complexity, reason = "used twice, right above")]
fn part(text: &[u8]) -> Option<((Option<f64>, f64), &[u8])> {
    if let Some((number, rest)) = parse_prefix(text) {
        return Some(((Some(number), 0.0), rest));
    }
    Some(match text {
        [b'-', rest @ ..] => ((None, -1.0), rest),
        [b'+', rest @ ..] => ((None, 1.0), rest),
        [b'j' | b'J', ..] => ((None, 1.0), text),
        _ => return None,
    })
}
