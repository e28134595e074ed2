//! Literals to constants.
//!
//! The parser's strings are UTF-8, which cannot hold the lone surrogates of
//! `"\ud800"`; such a literal is decoded again from the source, to WTF-8.

use std::sync::Arc;

use ruff_python_ast as ast;
use taipan_bytecode::Const;

use crate::{Compiler, Outcome};

/// The most digits that CPython converts from decimal.
const MAX_DECIMAL_DIGITS: usize = 4300;

impl Compiler<'_> {
    /// The constant of a number.
    pub(crate) fn number(&self, node: &ast::ExprNumberLiteral) -> Outcome<Const> {
        Ok(match &node.value {
            ast::Number::Int(value) => match value.as_i64() {
                Some(value) => Const::Int(value),
                None => self.big_integer(&value.to_string(), node.range)?,
            },
            ast::Number::Float(value) => Const::Float(*value),
            ast::Number::Complex { real, imag } => Const::Complex(*real, *imag),
        })
    }

    fn big_integer(&self, text: &str, at: ruff_text_size::TextRange) -> Outcome<Const> {
        let digits: String = text.chars().filter(|&digit| digit != '_').collect();
        let (radix, digits) = match digits.get(..2) {
            Some("0x" | "0X") => (16, &digits[2..]),
            Some("0o" | "0O") => (8, &digits[2..]),
            Some("0b" | "0B") => (2, &digits[2..]),
            _ => (10, &*digits),
        };
        let digits = digits.trim_start_matches('0');
        if radix == 10 && digits.len() > MAX_DECIMAL_DIGITS {
            return Err(self.error(
                format!(
                    "Exceeds the limit ({MAX_DECIMAL_DIGITS} digits) for integer string conversion: value has {} digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
                    digits.len()
                ),
                at,
            ));
        }
        let magnitude = if radix == 10 { from_decimal(digits) } else { from_power(digits, radix) };
        Ok(Const::BigInt(false, magnitude))
    }

    /// The constant of a string literal with all its implicitly concatenated
    /// parts.
    pub(crate) fn string(&self, node: &ast::ExprStringLiteral) -> Const {
        let mut bytes = Vec::new();
        for part in &node.value {
            self.string_part(part, &mut bytes);
        }
        Const::Str(Arc::from(bytes))
    }

    pub(crate) fn string_part(&self, part: &ast::StringLiteral, into: &mut Vec<u8>) {
        let raw = part.flags.prefix().is_raw();
        let content = self.source.get(std::ops::Range::<usize>::from(part.content_range()));
        match content {
            Some(content) if !raw && part.value.contains('\u{fffd}') => {
                decode_escapes(content, false, into);
            }
            _ => into.extend_from_slice(part.value.as_bytes()),
        }
    }

    /// The literal text inside an f-string or t-string.
    pub(crate) fn interpolated_text(
        &self,
        element: &ast::InterpolatedStringLiteralElement,
        raw: bool,
        into: &mut Vec<u8>,
    ) {
        let content = self.source.get(std::ops::Range::<usize>::from(element.range));
        match content {
            Some(content) if !raw && element.value.contains('\u{fffd}') => {
                decode_escapes(content, true, into);
            }
            _ => into.extend_from_slice(element.value.as_bytes()),
        }
    }

    /// The constant of a bytes literal.
    pub(crate) fn bytes(&self, node: &ast::ExprBytesLiteral) -> Const {
        let mut bytes = Vec::new();
        for part in &node.value {
            bytes.extend_from_slice(&part.value);
        }
        Const::Bytes(Arc::from(bytes))
    }
}

/// Decimal digits to little-endian magnitude bytes.
fn from_decimal(digits: &str) -> Vec<u8> {
    let mut limbs: Vec<u32> = Vec::new();
    for chunk in digits.as_bytes().chunks(9) {
        let number = chunk.iter().fold(0u64, |number, digit| number * 10 + u64::from(digit - b'0'));
        let mut carry = number;
        let scale = 10u64.pow(chunk.len() as u32);
        for limb in &mut limbs {
            carry += u64::from(*limb) * scale;
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            limbs.push(carry as u32);
        }
    }
    trimmed(limbs.iter().flat_map(|limb| limb.to_le_bytes()).collect())
}

/// Digits of a radix that is a power of two to little-endian magnitude bytes.
fn from_power(digits: &str, radix: u32) -> Vec<u8> {
    let width = radix.trailing_zeros();
    let (mut bytes, mut pending, mut bits) = (Vec::new(), 0u32, 0);
    for digit in digits.chars().rev() {
        pending |= digit.to_digit(radix).unwrap_or(0) << bits;
        bits += width;
        while bits >= 8 {
            bytes.push(pending as u8);
            pending >>= 8;
            bits -= 8;
        }
    }
    bytes.push(pending as u8);
    trimmed(bytes)
}

fn trimmed(mut bytes: Vec<u8>) -> Vec<u8> {
    while bytes.last() == Some(&0) {
        bytes.pop();
    }
    bytes
}

/// Decodes the escapes of a string literal's content to WTF-8.
fn decode_escapes(content: &str, doubled_braces: bool, into: &mut Vec<u8>) {
    let mut rest = content;
    while let Some(first) = rest.chars().next() {
        rest = &rest[first.len_utf8()..];
        match first {
            '\\' => rest = decode_escape(rest, into),
            '\r' => {
                rest = rest.strip_prefix('\n').unwrap_or(rest);
                into.push(b'\n');
            }
            '{' | '}' if doubled_braces => {
                rest = rest.strip_prefix(first).unwrap_or(rest);
                into.push(first as u8);
            }
            _ => into.extend_from_slice(first.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

/// Decodes one escape, behind its backslash; what is behind it.
fn decode_escape<'s>(text: &'s str, into: &mut Vec<u8>) -> &'s str {
    let Some(kind) = text.chars().next() else { return text };
    let rest = &text[kind.len_utf8()..];
    let simple = match kind {
        '\n' => return rest,
        '\r' => return rest.strip_prefix('\n').unwrap_or(rest),
        '\\' | '\'' | '"' => kind,
        'a' => '\x07',
        'b' => '\x08',
        'f' => '\x0c',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\x0b',
        'x' => return hexadecimal(rest, 2, into),
        'u' => return hexadecimal(rest, 4, into),
        'U' => return hexadecimal(rest, 8, into),
        '0'..='7' => {
            let length = text.bytes().take(3).take_while(|b| (b'0'..=b'7').contains(b)).count();
            push_code_point(u32::from_str_radix(&text[..length], 8).unwrap_or(0), into);
            return &text[length..];
        }
        'N' if rest.starts_with('{') => {
            // The only name of a replacement character is its own.
            let end = rest.find('}').map_or(rest.len(), |at| at + 1);
            let name = rest.get(1..end.saturating_sub(1)).unwrap_or("");
            let found = unicode_by_parser(name);
            into.extend_from_slice(found.as_bytes());
            return &rest[end..];
        }
        _ => {
            into.push(b'\\');
            kind
        }
    };
    into.extend_from_slice(simple.encode_utf8(&mut [0; 4]).as_bytes());
    rest
}

/// The character of a Unicode name, by way of the parser's tables.
fn unicode_by_parser(name: &str) -> String {
    let literal = format!("\"\\N{{{name}}}\"");
    let parsed = taipan_syntax::parse(
        &literal,
        "",
        taipan_syntax::Mode::Eval,
        &taipan_syntax::ParseOptions::default(),
    );
    match parsed.as_ref().map(|parsed| &parsed.ast) {
        Ok(ast::Mod::Expression(module)) => match &*module.body {
            ast::Expr::StringLiteral(node) => node.value.to_str().to_owned(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

fn hexadecimal<'s>(text: &'s str, digits: usize, into: &mut Vec<u8>) -> &'s str {
    let length = text.bytes().take(digits).take_while(u8::is_ascii_hexdigit).count();
    push_code_point(u32::from_str_radix(&text[..length], 16).unwrap_or(0), into);
    &text[length..]
}

/// Appends a code point; a surrogate in the three bytes of WTF-8.
fn push_code_point(code: u32, into: &mut Vec<u8>) {
    match char::from_u32(code) {
        Some(character) => into.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
        None if code < 0x1_0000 => into.extend_from_slice(&[
            0xe0 | (code >> 12) as u8,
            0x80 | (code >> 6 & 0x3f) as u8,
            0x80 | (code & 0x3f) as u8,
        ]),
        None => into.extend_from_slice("\u{fffd}".as_bytes()),
    }
}
