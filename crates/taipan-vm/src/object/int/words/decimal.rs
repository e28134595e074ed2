//! Numbers of few words, from and to decimal digits.

use super::division::Divisor;
use super::from_magnitude;
use crate::error::PyResult;
use crate::vm::Vm;
use taipan_heap::Value;

/// Magnitudes of up to this many words are converted to decimal word by word.
pub(in crate::object::int) const DECIMAL_LIMIT: usize = 40;

/// The magnitude that at most `19 * (DECIMAL_LIMIT - 1)` decimal digits mean.
pub(in crate::object::int) fn from_decimal(
    negative: bool,
    digits: &[u8],
    vm: &Vm,
) -> PyResult<Value> {
    let mut words = [0; DECIMAL_LIMIT];
    let mut len = 0;
    let first = digits.len() % 19;
    let (head, rest) = digits.split_at(first);
    for group in std::iter::once(head).chain(rest.chunks_exact(19)) {
        let mut carry = group.iter().fold(0, |n, &digit| n * 10 + u64::from(digit - b'0'));
        let unit = 10u64.pow(group.len() as u32);
        for word in &mut words[..len] {
            let product = u128::from(*word) * u128::from(unit) + u128::from(carry);
            *word = product as u64;
            carry = (product >> 64) as u64;
        }
        if carry != 0 {
            words[len] = carry;
            len += 1;
        }
    }
    from_magnitude(negative, &words[..len], vm)
}

/// The decimal digits of a magnitude of at most [`DECIMAL_LIMIT`] words.
pub(in crate::object::int) fn decimal(negative: bool, magnitude: &[u64]) -> String {
    const UNIT: u64 = 10_000_000_000_000_000_000;
    let mut words = [0; DECIMAL_LIMIT];
    let mut len = magnitude.len().min(DECIMAL_LIMIT);
    words[..len].copy_from_slice(&magnitude[..len]);
    // Groups of 19 digits, the last ones first.
    let mut groups = [0u64; DECIMAL_LIMIT + 2];
    let mut count = 0;
    let divisor = Divisor::new(UNIT);
    while len > 0 {
        groups[count] = divisor.divide_in_place(&mut words[..len]);
        count += 1;
        while len > 0 && words[len - 1] == 0 {
            len -= 1;
        }
    }
    let mut text = Vec::with_capacity(count * 19 + 1);
    if negative {
        text.push(b'-');
    }
    for (i, &group) in groups[..count].iter().enumerate().rev() {
        let mut room = [0; 20];
        let digits = crate::object::number::digits::write_u64(group, &mut room);
        if i + 1 < count {
            text.resize(text.len() + 19 - digits.len(), b'0');
        }
        text.extend_from_slice(digits);
    }
    String::from_utf8(text).unwrap_or_default()
}
