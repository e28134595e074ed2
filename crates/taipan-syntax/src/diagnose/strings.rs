//! String literals: concatenation, interpolations, escapes.

use super::parser::{Node, Parse, Parser, Rule, Shape, alternative, need};
use super::token::{Fault, Kind, Token};

/// Which kind of literal a piece of a concatenation is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Text,
    Bytes,
    FString,
    TString,
}

impl Parser<'_> {
    pub(super) fn strings(&mut self) -> Parse<Node> {
        self.remember(Rule::Strings, |parser| {
            let start = parser.here()?;
            let mut pieces: Vec<(Piece, usize)> = Vec::new();
            loop {
                let at = parser.here()?;
                let Some(piece) = parser.attempt(Self::piece)? else { break };
                let end = parser.behind();
                if let Some(&(previous, previous_start)) = pieces.last()
                    && (previous == Piece::TString) != (piece == Piece::TString)
                {
                    if !parser.diagnosing {
                        return Ok(None);
                    }
                    let message = "cannot mix t-string literals with string or bytes literals";
                    return Err(parser.raise_span(previous_start, end, message));
                }
                pieces.push((piece, at));
            }
            let has = |wanted: Piece| pieces.iter().any(|(piece, _)| *piece == wanted);
            if pieces.is_empty() {
                return Ok(None);
            }
            if has(Piece::Bytes) && (has(Piece::Text) || has(Piece::FString)) {
                parser.token()?;
                return Err(parser.raise("cannot mix bytes and nonbytes literals"));
            }
            let shape = if has(Piece::TString) {
                Shape::TString
            } else if has(Piece::FString) {
                Shape::FString
            } else {
                Shape::Literal
            };
            Ok(Some(parser.node(shape, start, Vec::new())))
        })
    }

    fn piece(&mut self) -> Parse<Piece> {
        if let Some(token) = self.kind(Kind::Str)? {
            // CPython looks at the next token before it decodes.
            self.token()?;
            let text = self.text(token);
            let quote = text.find(['"', '\'']).unwrap_or(0);
            let prefix = text[..quote].to_ascii_lowercase();
            let size = if text[quote..].starts_with("\"\"\"") || text[quote..].starts_with("'''") {
                3
            } else {
                1
            };
            let body = text.get(quote + size..text.len().saturating_sub(size)).unwrap_or("");
            let bytes = prefix.contains('b');
            if bytes && !body.is_ascii() {
                return Err(
                    self.raise_token(token, "bytes can only contain ASCII literal characters")
                );
            }
            if !prefix.contains('r') {
                self.check_escapes(token, body, bytes)?;
            }
            return Ok(Some(if bytes { Piece::Bytes } else { Piece::Text }));
        }
        let token = self.token()?;
        let Kind::TemplateStart(is_t) = token.kind else { return Ok(None) };
        self.mark += 1;
        let raw = self.text(token).contains(['r', 'R']);
        self.many(|parser| parser.template_part(is_t, raw))?;
        need!(self.kind(Kind::TemplateEnd(is_t)));
        Ok(Some(if is_t { Piece::TString } else { Piece::FString }))
    }

    fn template_part(&mut self, is_t: bool, raw: bool) -> Parse<()> {
        alternative!(self, |parser| parser.interpolation(is_t, raw));
        let token = need!(self.kind(Kind::TemplateMiddle(is_t)));
        if !raw {
            let body = self.text(token);
            self.check_escapes(token, body, false)?;
        }
        Ok(Some(()))
    }

    fn interpolation(&mut self, is_t: bool, raw: bool) -> Parse<()> {
        alternative!(self, |parser| {
            need!(parser.accept("{"));
            need!(parser.annotated_rhs());
            parser.accept("=")?;
            parser.attempt(|parser| parser.conversion(is_t))?;
            parser.attempt(|parser| {
                need!(parser.accept(":"));
                parser.many(|parser| parser.template_part(is_t, raw))?;
                Ok(Some(()))
            })?;
            Ok(parser.accept("}")?.map(drop))
        });
        if self.diagnosing {
            self.invalid_interpolation(is_t, raw)?;
        }
        Ok(None)
    }

    fn conversion(&mut self, is_t: bool) -> Parse<()> {
        let mark = need!(self.accept("!"));
        let name = self.token()?;
        need!(self.name());
        let letter = if is_t { 't' } else { 'f' };
        if name.start != mark.end {
            let message = format!(
                "{letter}-string: conversion type must come right after the exclamation mark"
            );
            return Err(self.raise_span(mark.start, name.end, message));
        }
        let text = self.text(name);
        if !matches!(text, "s" | "r" | "a") {
            let message = format!(
                "{letter}-string: invalid conversion character '{text}': expected 's', 'r', or 'a'"
            );
            return Err(self.raise_token(name, message));
        }
        Ok(Some(()))
    }

    fn invalid_interpolation(&mut self, is_t: bool, raw: bool) -> Result<(), Fault> {
        let mark = self.mark;
        let letter = if is_t { 't' } else { 'f' };
        if self.accept("{")?.is_none() {
            return Ok(());
        }
        for sign in ["=", "!", ":", "}"] {
            if let Some(token) = self.accept(sign)? {
                let message = format!("{letter}-string: valid expression required before '{sign}'");
                return Err(self.raise_token(token, message));
            }
        }
        if self.attempt(Self::annotated_rhs)?.is_none() {
            return Err(self
                .raise_next(format!("{letter}-string: expecting a valid expression after '{{'")));
        }
        if !self.at_any(&["=", "!", ":", "}"])? {
            let message = format!("{letter}-string: expecting '=', or '!', or ':', or '}}'");
            return Err(self.raise_next(message));
        }
        if self.accept("=")?.is_some() && !self.at_any(&["!", ":", "}"])? {
            return Err(self.raise_next(format!("{letter}-string: expecting '!', or ':', or '}}'")));
        }
        if self.accept("!")?.is_some() {
            if self.at_any(&[":", "}"])? {
                return Err(
                    self.raise_next(format!("{letter}-string: missing conversion character"))
                );
            }
            if self.name()?.is_none() {
                return Err(
                    self.raise_next(format!("{letter}-string: invalid conversion character"))
                );
            }
        }
        if !self.at_any(&[":", "}"])? {
            return Err(self.raise_next(format!("{letter}-string: expecting ':' or '}}'")));
        }
        if self.accept(":")?.is_some() {
            self.many(|parser| parser.template_part(is_t, raw))?;
            if !self.at("}")? {
                return Err(
                    self.raise_next(format!("{letter}-string: expecting '}}', or format specs"))
                );
            }
        }
        self.mark = mark;
        Ok(())
    }

    /// Raises for an escape that cannot be decoded.
    fn check_escapes(&self, token: Token, body: &str, bytes: bool) -> Result<(), Fault> {
        let Some(problem) = bad_escape(body, bytes) else { return Ok(()) };
        Err(self.raise_token(token, problem))
    }
}

/// What CPython's decoder says of the first bad escape. Positions count bytes after every character that is not ASCII
/// has become an escape of ten.
fn bad_escape(body: &str, bytes: bool) -> Option<String> {
    let mut position = 0;
    let mut rest = body;
    while let Some(character) = rest.chars().next() {
        rest = &rest[character.len_utf8()..];
        if character != '\\' {
            position += if character.is_ascii() { 1 } else { 10 };
            continue;
        }
        let escape = rest.chars().next()?;
        rest = &rest[escape.len_utf8()..];
        let (digits, name) = match escape {
            'x' => (2, "truncated \\xXX escape"),
            'u' if !bytes => (4, "truncated \\uXXXX escape"),
            'U' if !bytes => (8, "truncated \\UXXXXXXXX escape"),
            'N' if !bytes => {
                let length = match named_escape(rest) {
                    Ok(length) => length,
                    Err((length, reason)) => {
                        return Some(decode_error(position, position + 2 + length, reason));
                    }
                };
                rest = &rest[length..];
                position += 2 + length;
                continue;
            }
            _ => {
                position += 1 + if escape.is_ascii() { 1 } else { 10 };
                continue;
            }
        };
        let found = rest.bytes().take(digits).take_while(u8::is_ascii_hexdigit).count();
        if found < digits {
            if bytes {
                return Some(format!("(value error) invalid \\x escape at position {position}"));
            }
            return Some(decode_error(position, position + 2 + found, name));
        }
        let value = u32::from_str_radix(&rest[..digits], 16).unwrap_or(u32::MAX);
        if value > 0x0010_ffff {
            return Some(decode_error(
                position,
                position + 2 + digits,
                "illegal Unicode character",
            ));
        }
        rest = &rest[digits..];
        position += 2 + digits;
    }
    None
}

/// The length of `{NAME}`, or how much of it the decoder read and why it failed.
fn named_escape(rest: &str) -> Result<usize, (usize, &'static str)> {
    const MALFORMED: &str = "malformed \\N character escape";
    if !rest.starts_with('{') {
        return Err((0, MALFORMED));
    }
    let Some(end) = rest.find('}') else {
        return Err((rest.len(), MALFORMED));
    };
    let name = &rest[1..end];
    if name.is_empty() {
        return Err((end, MALFORMED));
    }
    match unicode_names2::character(name) {
        Some(_) => Ok(end + 1),
        None => Err((end + 1, "unknown Unicode character name")),
    }
}

fn decode_error(start: usize, end: usize, reason: &str) -> String {
    let last = end - 1;
    if start == last {
        return format!(
            "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position {start}: {reason}"
        );
    }
    format!(
        "(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{last}: {reason}"
    )
}
