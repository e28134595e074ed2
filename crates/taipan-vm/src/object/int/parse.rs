//! Integers from text: `int(text, base)`.

use super::{long, words};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::object::number::digits;
use crate::vm::Vm;
use dashu_int::{IBig, UBig};
use taipan_heap::Value;

/// What a text turned out to be.
enum Parsed<'a> {
    /// Sign and digits of this radix (underscores included).
    Number { negative: bool, radix: u32, digits: &'a [u8] },
    /// No integer.
    Malformed,
}

/// The integer that `text` spells in `base` (0, or 2 to 36); `literal` makes the
/// text's representation for the message where it spells none.
pub fn parse(
    text: &[u8],
    base: u32,
    vm: &mut Vm,
    literal: impl FnOnce(&mut Vm) -> PyResult<String>,
) -> PyResult<Value> {
    if base == 10
        && let Some(small) = few_digits(text)
    {
        return Ok(Value::int(small));
    }
    let ascii = digits::to_ascii(text);
    if let Parsed::Number { negative, radix, digits } = split(&ascii, base)
        && let Some(value) = number(negative, radix, digits, vm)?
    {
        return Ok(value);
    }
    let literal = literal(vm)?;
    Err(vm.value_error(format!("invalid literal for int() with base {base}: {literal}")))
}

/// The integer that up to 17 decimal digits and nothing else spell.
#[inline]
pub(crate) fn few_digits(text: &[u8]) -> Option<i64> {
    if text.is_empty() || text.len() > 17 {
        return None;
    }
    let mut number = 0;
    for &byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number * 10 + i64::from(digit);
    }
    Some(number)
}

fn split(text: &[u8], base: u32) -> Parsed<'_> {
    let (negative, rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let prefix = match rest {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    let radix = match (base, prefix) {
        (0, 0) => 10,
        (0, prefix) => prefix,
        (base, _) => base,
    };
    if prefix == radix {
        // One underscore may follow the prefix.
        let digits = rest[2..].strip_prefix(b"_").unwrap_or(&rest[2..]);
        return Parsed::Number { negative, radix, digits };
    }
    // `0123` is no literal, `000` is.
    if base == 0 && rest.first() == Some(&b'0') && !rest.iter().all(|b| matches!(b, b'0' | b'_')) {
        return Parsed::Malformed;
    }
    Parsed::Number { negative, radix, digits: rest }
}

/// The number these digits mean; `None` where they are malformed.
fn number(negative: bool, radix: u32, digits: &[u8], vm: &Vm) -> PyResult<Option<Value>> {
    let mut last = b'_';
    let mut count = 0usize;
    for &byte in digits {
        match byte {
            b'_' if last == b'_' => return Ok(None),
            b'_' => {}
            _ if (byte as char).is_digit(radix) => count += 1,
            _ => return Ok(None),
        }
        last = byte;
    }
    if last == b'_' {
        return Ok(None);
    }
    let limit = vm.int_max_str_digits.get();
    if limit > 0 && count > limit && !radix.is_power_of_two() {
        return Err(vm.raise(
            ClassId::ValueError,
            format!(
                "Exceeds the limit ({limit} digits) for integer string conversion: value has \
                 {count} digits; use sys.set_int_max_str_digits() to increase the limit"
            ),
        ));
    }
    vm.check_integer_size((count as u64).saturating_mul(u64::from(radix.ilog2() + 1)))?;
    let Ok(text) = std::str::from_utf8(digits) else { return Ok(None) };
    if count <= 12 || radix == 10 && count <= 18 {
        let small = digits.iter().filter_map(|&b| (b as char).to_digit(radix));
        let small = small.fold(0, |i, digit| i * i64::from(radix) + i64::from(digit));
        return Ok(Some(vm.int(if negative { -small } else { small })));
    }
    if radix == 10 && count == digits.len() && count <= 19 * (words::DECIMAL_LIMIT - 1) {
        return words::from_decimal(negative, digits, vm).map(Some);
    }
    let magnitude = if radix == 10 && count > 1 << 17 {
        let plain: Vec<u8> = digits.iter().copied().filter(u8::is_ascii_digit).collect();
        long::text::from_decimal(&plain, vm)?
    } else {
        let Ok(magnitude) = UBig::from_str_radix(text, radix) else { return Ok(None) };
        magnitude
    };
    let number = IBig::from(magnitude);
    vm.big(&if negative { -number } else { number }).map(Some)
}
