//! Text of numbers as ASCII: Python reads any script's decimal digits and any
//! white space, so both are brought to ASCII before a number is parsed.

use std::borrow::Cow;

/// The two digits of each number below 100.
const PAIRS: [u8; 200] = {
    let mut pairs = [0; 200];
    let mut i = 0;
    while i < 100 {
        pairs[2 * i] = b'0' + (i / 10) as u8;
        pairs[2 * i + 1] = b'0' + (i % 10) as u8;
        i += 1;
    }
    pairs
};

/// The decimal digits of `number`, written at the end of `room`.
#[inline]
pub fn write_u64(mut number: u64, room: &mut [u8; 20]) -> &[u8] {
    let mut at = room.len();
    while number >= 100 {
        let pair = 2 * (number % 100) as usize;
        number /= 100;
        at -= 2;
        room[at..at + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    }
    if number >= 10 {
        let pair = 2 * number as usize;
        at -= 2;
        room[at..at + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    } else {
        at -= 1;
        room[at] = b'0' + number as u8;
    }
    &room[at..]
}

/// The decimal form of `number`, written at the end of `room`.
#[inline]
pub fn write_i64(number: i64, room: &mut [u8; 21]) -> &[u8] {
    let mut digits = [0; 20];
    let written = write_u64(number.unsigned_abs(), &mut digits);
    let at = room.len() - written.len();
    room[at..].copy_from_slice(written);
    if number >= 0 {
        return &room[at..];
    }
    room[at - 1] = b'-';
    &room[at - 1..]
}

/// The zeros of Unicode 16's runs of ten decimal digits (category Nd).
const ZEROS: [u32; 75] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
    0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
    0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
    0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0,
    0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50,
    0x11da0, 0x11f50, 0x16130, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8,
    0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0,
];

/// The value of a decimal digit of any script.
pub fn decimal_digit(ch: char) -> Option<u8> {
    if ch.is_ascii() {
        return ch.to_digit(10).map(|d| d as u8);
    }
    let code = ch as u32;
    let run = ZEROS.partition_point(|&zero| zero <= code).checked_sub(1)?;
    let digit = code - ZEROS[run];
    (digit < 10).then_some(digit as u8)
}

/// Is it white space as `str.isspace` says?
pub fn is_space(ch: char) -> bool {
    matches!(ch, '\x1c'..='\x1f') || ch.is_whitespace()
}

/// The text with digits and white space in ASCII, without white space around
/// it; what is neither becomes `?`, which no number contains.
pub fn to_ascii(text: &[u8]) -> Cow<'_, [u8]> {
    let trim = |b: &u8| is_space(*b as char) && b.is_ascii();
    if text.is_ascii() {
        let start = text.iter().position(|b| !trim(b)).unwrap_or(text.len());
        let end = text.iter().rposition(|b| !trim(b)).map_or(start, |i| i + 1);
        return Cow::Borrowed(&text[start..end]);
    }
    let lossy = String::from_utf8_lossy(text);
    let ascii = lossy.trim_matches(is_space).chars().map(|ch| match decimal_digit(ch) {
        Some(digit) => b'0' + digit,
        None if is_space(ch) => b' ',
        None if ch.is_ascii() => ch as u8,
        None => b'?',
    });
    Cow::Owned(ascii.collect())
}

/// Removes the underscores that may stand between two digits; `None` where one
/// stands elsewhere.
pub fn without_underscores(text: &[u8]) -> Option<Cow<'_, [u8]>> {
    if !text.contains(&b'_') {
        return Some(Cow::Borrowed(text));
    }
    let digit = |i: Option<usize>| i.and_then(|i| text.get(i)).is_some_and(u8::is_ascii_digit);
    for (i, _) in text.iter().enumerate().filter(|(_, b)| **b == b'_') {
        if !digit(i.checked_sub(1)) || !digit(i.checked_add(1)) {
            return None;
        }
    }
    Some(Cow::Owned(text.iter().copied().filter(|&b| b != b'_').collect()))
}
