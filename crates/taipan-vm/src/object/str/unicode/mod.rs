//! Properties of characters, as `str`'s methods ask for them.
//!
//! General categories come from the crate `unicode-general-category`, identifier
//! properties from `unicode-ident`, case from the standard library; what is left
//! stands in the tables beside this file. A surrogate has none of the
//! properties.

#[rustfmt::skip]
mod tables;

use unicode_general_category::{GeneralCategory as Category, get_general_category};

fn category(code: u32) -> Category {
    char::from_u32(code).map_or(Category::Surrogate, get_general_category)
}

fn in_ranges(ranges: &[(u32, u32)], code: u32) -> bool {
    let after = ranges.partition_point(|&(_, last)| last < code);
    ranges.get(after).is_some_and(|&(first, _)| first <= code)
}

/// `str.isprintable`: not a control, format, surrogate, private, unassigned or
/// separator character, the space excepted.
pub fn is_printable(code: u32) -> bool {
    if code < 0x7f {
        return code >= 0x20;
    }
    !matches!(
        category(code),
        Category::Control
            | Category::Format
            | Category::Surrogate
            | Category::PrivateUse
            | Category::Unassigned
            | Category::LineSeparator
            | Category::ParagraphSeparator
            | Category::SpaceSeparator
    )
}

/// `str.isalpha`: a letter.
pub fn is_alpha(code: u32) -> bool {
    if code < 0x80 {
        return (code as u8).is_ascii_alphabetic();
    }
    matches!(
        category(code),
        Category::UppercaseLetter
            | Category::LowercaseLetter
            | Category::TitlecaseLetter
            | Category::ModifierLetter
            | Category::OtherLetter
    )
}

/// `str.isdecimal`: a digit of a decimal system.
pub fn is_decimal(code: u32) -> bool {
    if code < 0x80 {
        return (code as u8).is_ascii_digit();
    }
    category(code) == Category::DecimalNumber
}

/// The value of a digit of a decimal system. Such digits stand in runs of ten
/// (the mathematical and the eastern Pwo Karen ones without a gap between runs).
pub fn decimal_value(code: u32) -> Option<u32> {
    if code < 0x80 {
        return (code as u8).is_ascii_digit().then(|| code - 0x30);
    }
    if !is_decimal(code) {
        return None;
    }
    if (0x1d7ce..=0x1d7ff).contains(&code) {
        return Some((code - 0x1d7ce) % 10);
    }
    if (0x116d0..=0x116e3).contains(&code) {
        return Some((code - 0x116d0) % 10);
    }
    let run = (1..10).take_while(|back| is_decimal(code - back)).count();
    Some(run as u32)
}

/// `str.isdigit`.
pub fn is_digit(code: u32) -> bool {
    is_decimal(code) || code >= 0x80 && in_ranges(tables::DIGITS, code)
}

/// `str.isnumeric`.
pub fn is_numeric(code: u32) -> bool {
    is_digit(code) || code >= 0x80 && in_ranges(tables::NUMERICS, code)
}

/// `str.isalnum`.
pub fn is_alnum(code: u32) -> bool {
    is_alpha(code) || is_numeric(code)
}

/// `str.isspace`: Zs, or of bidirectional type WS, B or S.
pub fn is_space(code: u32) -> bool {
    matches!(
        code,
        0x09..=0x0d
            | 0x1c..=0x20
            | 0x85
            | 0xa0
            | 0x1680
            | 0x2000..=0x200a
            | 0x2028
            | 0x2029
            | 0x202f
            | 0x205f
            | 0x3000
    )
}

/// Does a line end at this character?
pub fn is_line_break(code: u32) -> bool {
    matches!(code, 0x0a..=0x0d | 0x1c..=0x1e | 0x85 | 0x2028 | 0x2029)
}

/// Has it the property Uppercase?
pub fn is_upper(code: u32) -> bool {
    char::from_u32(code).is_some_and(char::is_uppercase)
}

/// Has it the property Lowercase?
pub fn is_lower(code: u32) -> bool {
    char::from_u32(code).is_some_and(char::is_lowercase)
}

/// Is it a title-case letter?
pub fn is_title(code: u32) -> bool {
    code >= 0x1c5 && category(code) == Category::TitlecaseLetter
}

/// Has it case?
pub fn is_cased(code: u32) -> bool {
    is_upper(code) || is_lower(code) || is_title(code)
}

/// May an identifier begin with it?
pub fn starts_identifier(code: u32) -> bool {
    code == 0x5f || char::from_u32(code).is_some_and(unicode_ident::is_xid_start)
}

/// May an identifier go on with it?
pub fn continues_identifier(code: u32) -> bool {
    char::from_u32(code).is_some_and(unicode_ident::is_xid_continue)
}

fn mapped(table: &[(u32, &'static str)], code: u32) -> Option<&'static str> {
    let at = table.binary_search_by_key(&code, |&(key, _)| key).ok()?;
    table.get(at).map(|&(_, text)| text)
}

/// Appends the upper case of a character.
#[inline]
pub fn push_upper(out: &mut Vec<u8>, code: u32) {
    if code < 0x80 {
        return out.push((code as u8).to_ascii_uppercase());
    }
    match char::from_u32(code) {
        Some(ch) => ch.to_uppercase().for_each(|c| super::wtf8::push(out, c as u32)),
        None => super::wtf8::push(out, code),
    }
}

/// Appends the lower case of a character, whatever stands around it.
#[inline]
pub fn push_lower(out: &mut Vec<u8>, code: u32) {
    if code < 0x80 {
        return out.push((code as u8).to_ascii_lowercase());
    }
    match char::from_u32(code) {
        Some(ch) => ch.to_lowercase().for_each(|c| super::wtf8::push(out, c as u32)),
        None => super::wtf8::push(out, code),
    }
}

/// Appends the title case of a character.
pub fn push_title(out: &mut Vec<u8>, code: u32) {
    match mapped(tables::TITLES, code) {
        Some(text) => out.extend_from_slice(text.as_bytes()),
        None => push_upper(out, code),
    }
}

/// Appends the full case folding of a character.
pub fn push_folded(out: &mut Vec<u8>, code: u32) {
    match mapped(tables::FOLDS, code) {
        Some(text) => out.extend_from_slice(text.as_bytes()),
        None => push_lower(out, code),
    }
}
