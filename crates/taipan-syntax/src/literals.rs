//! Warnings about the spelling of literals: escapes without a meaning, numbers that run into a keyword.

use ruff_python_ast::token::{Token, TokenKind};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::check::Warning;

/// Looks through the tokens of a program. Each piece of a string gives one warning at most, as in CPython.
pub(crate) fn warnings<'a>(tokens: impl Iterator<Item = &'a Token>, source: &str) -> Vec<Warning> {
    let mut found = Vec::new();
    let mut number: Option<TextRange> = None;
    // Whether the template strings that are open are raw.
    let mut raw = Vec::new();
    for token in tokens {
        let range = token.range();
        let text = source.get(range.start().to_usize()..range.end().to_usize()).unwrap_or("");
        match token.kind() {
            TokenKind::String => {
                let quote = text.find(['"', '\'']).unwrap_or(0);
                let prefix = &text[..quote];
                if !prefix.contains(['r', 'R']) {
                    let bytes = prefix.contains(['b', 'B']);
                    found.extend(bad_escape(
                        &text[quote..],
                        range.start() + TextSize::of(prefix),
                        bytes,
                    ));
                }
            }
            TokenKind::FStringStart | TokenKind::TStringStart => {
                raw.push(text.contains(['r', 'R']))
            }
            TokenKind::FStringEnd | TokenKind::TStringEnd => {
                raw.pop();
            }
            TokenKind::FStringMiddle | TokenKind::TStringMiddle if raw.last() == Some(&false) => {
                found.extend(bad_escape(text, range.start(), false));
            }
            _ => {}
        }
        if let Some(number) = number.filter(|number| number.end() == range.start())
            && token.kind().is_keyword()
        {
            let digits =
                source.get(number.start().to_usize()..number.end().to_usize()).unwrap_or("");
            found.push(Warning {
                message: format!("invalid {} literal", number_kind(digits)),
                range: number,
            });
        }
        let is_number =
            matches!(token.kind(), TokenKind::Int | TokenKind::Float | TokenKind::Complex);
        number = is_number.then_some(range);
    }
    found
}

fn number_kind(digits: &str) -> &'static str {
    match digits.get(..2) {
        Some("0x" | "0X") => "hexadecimal",
        Some("0o" | "0O") => "octal",
        Some("0b" | "0B") => "binary",
        _ if digits.ends_with(['j', 'J']) => "imaginary",
        _ => "decimal",
    }
}

fn bad_escape(text: &str, start: TextSize, bytes: bool) -> Option<Warning> {
    if !text.contains('\\') {
        return None;
    }
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character != '\\' {
            continue;
        }
        let Some((_, escape)) = characters.next() else { break };
        let mut spelling = format!("\\{escape}");
        let problem = match escape {
            '\n' | '\r' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' => None,
            'u' | 'U' | 'N' if !bytes => None,
            '0'..='7' => {
                while spelling.len() < 4
                    && let Some((_, digit)) =
                        characters.next_if(|(_, next)| matches!(next, '0'..='7'))
                {
                    spelling.push(digit);
                }
                let too_large = spelling.len() == 4 && spelling.as_str() > "\\377";
                too_large.then_some("invalid octal escape sequence")
            }
            _ => Some("invalid escape sequence"),
        };
        if let Some(problem) = problem {
            let message = format!(
                "\"{spelling}\" is an {problem}. Such sequences will not work in the future. Did you mean \
                 \"\\{spelling}\"? A raw string is also an option."
            );
            let start = start + TextSize::try_from(at).unwrap_or_default();
            return Some(Warning {
                message,
                range: TextRange::at(start, TextSize::of(spelling.as_str())),
            });
        }
    }
    None
}

/// Decimal digits that Python converts to an integer unless told otherwise (`sys.set_int_max_str_digits`).
const MAX_DECIMAL_DIGITS: usize = 4300;

/// The first decimal literal that is too long, and the message for it.
pub(crate) fn huge_integer<'a>(
    tokens: impl Iterator<Item = &'a Token>,
    source: &str,
) -> Option<(String, TextRange)> {
    tokens.filter(|token| token.kind() == TokenKind::Int).find_map(|token| {
        let range = token.range();
        if range.len().to_usize() <= MAX_DECIMAL_DIGITS {
            return None;
        }
        let text = source.get(range.start().to_usize()..range.end().to_usize())?;
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if digits <= MAX_DECIMAL_DIGITS || number_kind(text) != "decimal" {
            return None;
        }
        let message = format!(
            "Exceeds the limit ({MAX_DECIMAL_DIGITS} digits) for integer string conversion: value has {digits} \
             digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge \
             integer literals to avoid decimal conversion limits."
        );
        Some((message, range))
    })
}
