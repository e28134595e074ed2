//! A tokenizer that fails as CPython's does.
//!
//! It runs only on programs that are known to be wrong, so it is written for fidelity and not for speed. The text is
//! normalized: lines end in `\n`, the last one too.

use super::token::{Fault, KEYWORDS, Kind, Token};
use crate::error::SyntaxErrorKind;

/// Nesting of brackets that CPython allows.
const MAX_BRACKETS: usize = 200;
/// Levels of indentation that CPython allows.
const MAX_INDENTS: usize = 100;

pub(super) struct Bracket {
    pub(super) open: char,
    pub(super) at: usize,
    pub(super) line: u32,
}

/// An f-string or t-string that is being read.
pub(super) struct Template {
    pub(super) is_t: bool,
    pub(super) quote: u8,
    pub(super) size: usize,
    pub(super) raw: bool,
    pub(super) start: usize,
    /// Brackets open inside, those of interpolations included.
    pub(super) depth: i32,
    /// Interpolations open inside, less one.
    pub(super) expressions: i32,
    pub(super) in_format: bool,
    /// Reading text, not an expression.
    pub(super) in_text: bool,
}

impl Template {
    pub(super) fn letter(&self) -> char {
        if self.is_t { 't' } else { 'f' }
    }
}

pub(super) struct Lexer<'a> {
    pub(super) src: &'a str,
    pub(super) pos: usize,
    pub(super) brackets: Vec<Bracket>,
    pub(super) templates: Vec<Template>,
    indents: Vec<(u32, u32)>,
    pending: i32,
    at_line_start: bool,
    lines: Vec<usize>,
}

pub(super) type Lexed = Result<Token, Fault>;

impl<'a> Lexer<'a> {
    pub(super) fn new(src: &'a str) -> Self {
        let newlines = src.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = std::iter::once(0).chain(newlines.map(|(at, _)| at + 1)).collect();
        Self {
            src,
            pos: 0,
            brackets: Vec::new(),
            templates: Vec::new(),
            indents: vec![(0, 0)],
            pending: 0,
            at_line_start: true,
            lines,
        }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.src.as_bytes().get(self.pos).copied()
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<u8> {
        self.src.as_bytes().get(self.pos + ahead).copied()
    }

    /// The line of `offset`. The end of the text belongs to the last line, not to an empty one after it.
    pub(super) fn line_of(&self, offset: usize) -> u32 {
        let offset = if offset >= self.src.len() { offset.saturating_sub(1) } else { offset };
        self.lines.partition_point(|&start| start <= offset).max(1) as u32
    }

    pub(super) fn line_start(&self, line: u32) -> usize {
        self.lines.get(line as usize - 1).copied().unwrap_or(0)
    }

    /// Code points between the start of `line` and `offset`.
    pub(super) fn column(&self, line: u32, offset: usize) -> u32 {
        self.src.get(self.line_start(line)..offset).map_or(0, |text| text.chars().count() as u32)
    }

    /// The line that the tokenizer stands in: where the last character was read.
    pub(super) fn current_line(&self) -> u32 {
        self.line_of(self.pos.saturating_sub(1))
    }

    /// An error at the current position.
    pub(super) fn fault(&self, message: impl Into<String>) -> Fault {
        self.fault_at(self.pos, message)
    }

    /// An error whose last character ends at `offset`.
    pub(super) fn fault_at(&self, offset: usize, message: impl Into<String>) -> Fault {
        let line = self.line_of(offset.saturating_sub(1));
        let column = self.column(line, offset);
        Fault {
            kind: SyntaxErrorKind::SyntaxError,
            message: message.into(),
            line,
            column,
            end_line: line,
            end_column: column as i32,
            lexical: true,
            bare_text: true,
            incomplete: false,
        }
    }

    /// An error about the line as a whole, or about the place where the tokenizer stands in it.
    fn line_fault(
        &self,
        kind: SyntaxErrorKind,
        message: &str,
        column: u32,
        end_column: i32,
    ) -> Fault {
        let line = self.current_line();
        Fault {
            kind,
            message: message.into(),
            line,
            column,
            end_line: line,
            end_column,
            lexical: true,
            bare_text: false,
            incomplete: false,
        }
    }

    pub(super) fn unclosed(&self) -> Option<Fault> {
        let bracket = self.brackets.last()?;
        Some(Fault {
            kind: SyntaxErrorKind::SyntaxError,
            message: format!("'{}' was never closed", bracket.open),
            line: bracket.line,
            column: self.column(bracket.line, bracket.at) + 1,
            end_line: bracket.line,
            end_column: 0,
            lexical: false,
            bare_text: bracket.line < self.current_line(),
            incomplete: true,
        })
    }

    pub(super) fn token(&self, kind: Kind, start: usize) -> Token {
        let line = self.line_of(start);
        let level = self.brackets.len();
        Token { kind, start, end: self.pos, line, level, placed: true, spaced: false }
    }

    fn unplaced(&self, kind: Kind) -> Token {
        let line = self.line_of(self.pos);
        Token { kind, start: self.pos, end: self.pos, line, level: 0, placed: false, spaced: false }
    }

    pub(super) fn next(&mut self) -> Lexed {
        if self.templates.last().is_some_and(|template| template.in_text) {
            return self.template_text();
        }
        loop {
            let mut blank = false;
            if self.at_line_start {
                self.at_line_start = false;
                blank = self.indentation()?;
            }
            match self.pending {
                0 => {}
                1.. => {
                    self.pending -= 1;
                    return Ok(self.unplaced(Kind::Indent));
                }
                _ => {
                    self.pending += 1;
                    return Ok(self.unplaced(Kind::Dedent));
                }
            }
            let before = self.pos;
            while matches!(self.peek(), Some(b' ' | b'\t' | 0x0c)) {
                self.pos += 1;
            }
            if self.peek() == Some(b'#') {
                while !matches!(self.peek(), None | Some(b'\n')) {
                    self.pos += 1;
                }
            }
            let spaced = self.pos > before;
            let start = self.pos;
            let Some(byte) = self.peek() else { return self.end_of_text() };
            if byte == b'\n' {
                self.pos += 1;
                self.at_line_start = true;
                if blank || !self.brackets.is_empty() {
                    continue;
                }
                return Ok(self.token(Kind::Newline, start));
            }
            if byte == b'\\' {
                self.continuation()?;
                continue;
            }
            let mut token = self.word_or_operator(byte, start)?;
            token.spaced = spaced;
            return Ok(token);
        }
    }

    fn end_of_text(&mut self) -> Lexed {
        match self.unclosed() {
            Some(fault) => Err(fault),
            None if self.indents.len() > 1 => {
                self.pending = 1 - self.indents.len() as i32;
                self.indents.truncate(1);
                self.pending += 1;
                Ok(self.unplaced(Kind::Dedent))
            }
            None => Ok(self.unplaced(Kind::End)),
        }
    }

    fn continuation(&mut self) -> Result<(), Fault> {
        self.pos += 1;
        if self.peek() != Some(b'\n') {
            let next = self.src[self.pos..].chars().next().map_or(0, char::len_utf8);
            self.pos += next;
            let column = self.column(self.current_line(), self.pos);
            let message = "unexpected character after line continuation character";
            return Err(self.line_fault(SyntaxErrorKind::SyntaxError, message, column, 0));
        }
        self.pos += 1;
        if self.peek().is_some() {
            return Ok(());
        }
        if let Some(fault) = self.unclosed() {
            return Err(fault);
        }
        let column = self.column(self.current_line(), self.pos);
        let mut fault = self.line_fault(
            SyntaxErrorKind::SyntaxError,
            "unexpected EOF while parsing",
            column,
            -1,
        );
        fault.incomplete = true;
        Err(fault)
    }

    /// Measures the indentation of a line. True if the line is blank.
    fn indentation(&mut self) -> Result<bool, Fault> {
        // Tabs stop at columns of eight, and again at columns of one: where the two measures disagree on the order of
        // two lines, the indentation is ambiguous.
        let (mut wide, mut narrow) = (0, 0);
        loop {
            match self.peek() {
                Some(b' ') => (wide, narrow) = (wide + 1, narrow + 1),
                Some(b'\t') => (wide, narrow) = ((wide / 8 + 1) * 8, narrow + 1),
                Some(0x0c) => (wide, narrow) = (0, 0),
                Some(b'\\') => {
                    self.continuation()?;
                    continue;
                }
                _ => break,
            }
            self.pos += 1;
        }
        if matches!(self.peek(), Some(b'#' | b'\n')) {
            return Ok(true);
        }
        if self.peek().is_none() || !self.brackets.is_empty() {
            return Ok(false);
        }
        let (top, top_narrow) = self.indents.last().copied().unwrap_or_default();
        if wide == top && narrow != top_narrow || wide > top && narrow <= top_narrow {
            return Err(self.tab_fault());
        }
        if wide > top {
            if self.indents.len() >= MAX_INDENTS {
                self.pos = self.line_end();
                let message = "too many levels of indentation";
                return Err(self.line_fault(SyntaxErrorKind::IndentationError, message, 1, 0));
            }
            self.pending += 1;
            self.indents.push((wide, narrow));
            return Ok(false);
        }
        while self.indents.len() > 1
            && self.indents.last().is_some_and(|&(column, _)| wide < column)
        {
            self.pending -= 1;
            self.indents.pop();
        }
        let (column, column_narrow) = self.indents.last().copied().unwrap_or_default();
        if wide != column {
            self.pos = self.line_end();
            let end = self.column(self.current_line(), self.pos);
            let message = "unindent does not match any outer indentation level";
            return Err(self.line_fault(SyntaxErrorKind::IndentationError, message, end, -1));
        }
        if narrow != column_narrow {
            return Err(self.tab_fault());
        }
        Ok(false)
    }

    fn tab_fault(&mut self) -> Fault {
        self.pos = self.line_end();
        let message = "inconsistent use of tabs and spaces in indentation";
        self.line_fault(SyntaxErrorKind::TabError, message, 1, 0)
    }

    fn line_end(&self) -> usize {
        self.src[self.pos..].find('\n').map_or(self.src.len(), |at| self.pos + at + 1)
    }

    fn word_or_operator(&mut self, byte: u8, start: usize) -> Lexed {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => self.word(start),
            b'0'..=b'9' => self.number(start),
            b'.' if self.peek_at(1).is_some_and(|next| next.is_ascii_digit()) => self.number(start),
            b'"' | b'\'' => self.string(start, start),
            0..0x20 | 0x7f => {
                self.pos += 1;
                Err(self.fault(format!("invalid non-printable character U+{byte:04X}")))
            }
            _ => self.operator(byte, start),
        }
    }

    fn word(&mut self, start: usize) -> Lexed {
        let is_part = |byte: u8| byte == b'_' || byte.is_ascii_alphanumeric() || byte >= 0x80;
        let length = self.src[start..].bytes().take_while(|&byte| is_part(byte)).count();
        let text = &self.src[start..start + length];
        let quote = self.peek_at(length);
        if length <= 3 && matches!(quote, Some(b'"' | b'\'')) && is_string_prefix(text) {
            return self.prefixed_string(start, text);
        }
        self.pos = start + length;
        if !text.is_ascii() {
            self.check_identifier(start, text)?;
        }
        let kind = if KEYWORDS.contains(&text) { Kind::Keyword } else { Kind::Name };
        Ok(self.token(kind, start))
    }

    fn check_identifier(&self, start: usize, text: &str) -> Result<(), Fault> {
        for (index, (at, character)) in text.char_indices().enumerate() {
            let fits = match index {
                0 => character == '_' || unicode_ident::is_xid_start(character),
                _ => unicode_ident::is_xid_continue(character),
            };
            if fits {
                continue;
            }
            let end = start + at + character.len_utf8();
            let code = u32::from(character);
            // `Debug` escapes what cannot be printed; after another character, combining marks are printable.
            let message = if format!("{:?}", format!("a{character}")).contains("\\u") {
                format!("invalid non-printable character U+{code:04X}")
            } else {
                format!("invalid character '{character}' (U+{code:04X})")
            };
            return Err(self.fault_at(end, message));
        }
        Ok(())
    }

    fn operator(&mut self, byte: u8, start: usize) -> Lexed {
        if matches!(byte, b':' | b'}' | b'!' | b'{')
            && let Some(template) = self.templates.last_mut()
            && template.expressions >= 0
            && byte == b':'
            && template.depth - 1 == template.expressions
        {
            // The colon that starts a format specification.
            template.in_text = true;
            template.in_format = true;
            self.pos += 1;
            return Ok(self.token(Kind::Op, start));
        }
        const LONG: [&str; 28] = [
            "**=", "//=", ">>=", "<<=", "...", "!=", "->", "+=", "-=", "*=", "/=", "%=", "&=",
            "|=", "^=", "@=", "==", "<=", ">=", "<>", "<<", ">>", "**", "//", ":=", "&&", "||",
            "??",
        ];
        let rest = &self.src[start..];
        let known = LONG.iter().take(25).find(|operator| rest.starts_with(**operator));
        self.pos += known.map_or(1, |operator| operator.len());
        match byte {
            b'(' | b'[' | b'{' => {
                if self.brackets.len() >= MAX_BRACKETS {
                    return Err(self.fault("too many nested parentheses"));
                }
                let line = self.line_of(start);
                self.brackets.push(Bracket { open: char::from(byte), at: start, line });
                if let Some(template) = self.templates.last_mut() {
                    template.depth += 1;
                }
            }
            b')' | b']' | b'}' => self.close_bracket(char::from(byte))?,
            _ => {}
        }
        Ok(self.token(Kind::Op, start))
    }

    fn close_bracket(&mut self, close: char) -> Result<(), Fault> {
        let inside = self
            .templates
            .last()
            .map(|template| (template.letter(), template.depth, template.expressions));
        if let Some((letter, 0, _)) = inside
            && close == '}'
        {
            return Err(self.fault(format!("{letter}-string: single '}}' is not allowed")));
        }
        let Some(bracket) = self.brackets.pop() else {
            return Err(self.fault(format!("unmatched '{close}'")));
        };
        let matches = matches!((bracket.open, close), ('(', ')') | ('[', ']') | ('{', '}'));
        if !matches {
            if let Some((letter, depth, expressions)) = inside
                && bracket.open == '{'
                && depth - 1 == expressions
            {
                return Err(self.fault(format!("{letter}-string: unmatched '{close}'")));
            }
            let open = bracket.open;
            let mut message = format!(
                "closing parenthesis '{close}' does not match opening parenthesis '{open}'"
            );
            if bracket.line != self.current_line() {
                message.push_str(&format!(" on line {}", bracket.line));
            }
            return Err(self.fault(message));
        }
        if let Some(template) = self.templates.last_mut() {
            template.depth -= 1;
            if close == '}' && template.depth == template.expressions {
                template.expressions -= 1;
                template.in_text = true;
                template.in_format = false;
                // Back inside the format specification of an outer interpolation?
                template.in_format = template.expressions >= 0;
            }
        }
        Ok(())
    }
}

/// Whether a word before a quote can be a string prefix, be it a forbidden combination.
fn is_string_prefix(text: &str) -> bool {
    let mut seen = [false; 5];
    text.bytes().all(|byte| {
        let slot = match byte.to_ascii_lowercase() {
            b'b' => 0,
            b'u' => 1,
            b'r' => 2,
            b'f' => 3,
            b't' => 4,
            _ => return false,
        };
        !std::mem::replace(&mut seen[slot], true)
    })
}
