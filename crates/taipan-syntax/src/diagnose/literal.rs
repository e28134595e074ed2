//! The tokenizer's numbers and strings.

use super::lexer::{Lexed, Lexer, Template};
use super::token::{Fault, Kind};

/// Nesting of interpolations in one string literal that CPython allows.
const MAX_INTERPOLATIONS: i32 = 3;
/// Nesting of template strings.
const MAX_TEMPLATES: usize = 149;

impl Lexer<'_> {
    pub(super) fn number(&mut self, start: usize) -> Lexed {
        let radix = match (self.peek(), self.peek_at(1).map(|byte| byte.to_ascii_lowercase())) {
            (Some(b'0'), Some(b'x')) => Some((16, "hexadecimal")),
            (Some(b'0'), Some(b'o')) => Some((8, "octal")),
            (Some(b'0'), Some(b'b')) => Some((2, "binary")),
            _ => None,
        };
        match radix {
            Some((radix, name)) => self.radix_number(radix, name)?,
            None => self.decimal_number(start)?,
        }
        Ok(self.token(Kind::Number, start))
    }

    fn radix_number(&mut self, radix: u32, name: &str) -> Result<(), Fault> {
        self.pos += 2;
        let is_digit = |byte: Option<u8>| byte.is_some_and(|byte| char::from(byte).is_digit(radix));
        loop {
            if self.peek() == Some(b'_') {
                self.pos += 1;
            }
            if !is_digit(self.peek()) {
                return Err(match self.peek() {
                    Some(byte) if byte.is_ascii_digit() => {
                        self.pos += 1;
                        self.fault(format!(
                            "invalid digit '{}' in {name} literal",
                            char::from(byte)
                        ))
                    }
                    _ => self.fault(format!("invalid {name} literal")),
                });
            }
            while is_digit(self.peek()) {
                self.pos += 1;
            }
            match self.peek() {
                Some(b'_') => {}
                Some(byte) if byte.is_ascii_digit() => {
                    self.pos += 1;
                    return Err(self
                        .fault(format!("invalid digit '{}' in {name} literal", char::from(byte))));
                }
                _ => return self.end_of_number(name),
            }
        }
    }

    /// Digits with underscores between them.
    fn digits(&mut self) -> Result<(), Fault> {
        loop {
            while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                self.pos += 1;
            }
            if self.peek() != Some(b'_') {
                return Ok(());
            }
            self.pos += 1;
            if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                return Err(self.fault("invalid decimal literal"));
            }
        }
    }

    fn decimal_number(&mut self, start: usize) -> Result<(), Fault> {
        let mut zeros_end = None;
        if self.peek() == Some(b'0') {
            while matches!(self.peek(), Some(b'0' | b'_')) {
                let underscore = self.peek() == Some(b'_');
                self.pos += 1;
                if underscore && !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                    return Err(self.fault("invalid decimal literal"));
                }
            }
            if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                zeros_end = Some(self.pos + 1);
            }
        }
        self.digits()?;
        let mut name = "decimal";
        if self.peek() == Some(b'.') {
            zeros_end = None;
            self.pos += 1;
            if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                self.digits()?;
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            let signed = matches!(self.peek_at(1), Some(b'+' | b'-'));
            let digit =
                self.peek_at(1 + usize::from(signed)).is_some_and(|byte| byte.is_ascii_digit());
            if signed || digit {
                zeros_end = None;
                self.pos += 1 + usize::from(signed);
                if !digit {
                    return Err(self.fault("invalid decimal literal"));
                }
                self.digits()?;
            }
        }
        if matches!(self.peek(), Some(b'j' | b'J')) {
            zeros_end = None;
            name = "imaginary";
            self.pos += 1;
        }
        if let Some(zeros_end) = zeros_end {
            let mut fault = self.fault(
                "leading zeros in decimal integer literals are not permitted; \
                 use an 0o prefix for octal integers",
            );
            fault.column = self.column(fault.line, start) + 1;
            fault.end_column = self.column(fault.line, zeros_end) as i32;
            return Err(fault);
        }
        self.end_of_number(name)
    }

    /// A number may run into a keyword, but not into another name.
    fn end_of_number(&self, name: &str) -> Result<(), Fault> {
        let rest = &self.src[self.pos..];
        let keywords = ["and", "else", "for", "if", "in", "is", "or", "not"];
        if keywords.iter().any(|keyword| rest.starts_with(keyword)) {
            return Ok(());
        }
        match self.peek() {
            Some(byte) if byte == b'_' || byte.is_ascii_alphanumeric() => {
                Err(self.fault(format!("invalid {name} literal")))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn prefixed_string(&mut self, start: usize, prefix: &str) -> Lexed {
        let has = |letter: char| prefix.chars().any(|c| c.eq_ignore_ascii_case(&letter));
        let pairs =
            [('u', 'b'), ('u', 'r'), ('u', 'f'), ('u', 't'), ('b', 'f'), ('b', 't'), ('f', 't')];
        for (first, second) in pairs {
            if has(first) && has(second) {
                let message = format!("'{first}' and '{second}' prefixes are incompatible");
                let mut fault = self.fault_at(start + prefix.len(), message);
                fault.end_column = fault.column as i32 + 1;
                fault.column = self.column(fault.line, start) + 1;
                return Err(fault);
            }
        }
        let quote_at = start + prefix.len();
        if !has('f') && !has('t') {
            return self.string(start, quote_at);
        }
        self.pos = quote_at;
        let quote = self.peek().unwrap_or(b'"');
        let size = self.quote_size(quote);
        self.pos += size;
        if self.templates.len() >= MAX_TEMPLATES {
            return Err(self.fault("too many nested f-strings or t-strings"));
        }
        let is_t = has('t');
        let token = self.token(Kind::TemplateStart(is_t), start);
        self.templates.push(Template {
            is_t,
            quote,
            size,
            raw: has('r'),
            start,
            depth: 0,
            expressions: -1,
            in_format: false,
            in_text: true,
        });
        Ok(token)
    }

    fn quote_size(&self, quote: u8) -> usize {
        if self.peek_at(1) == Some(quote) && self.peek_at(2) == Some(quote) { 3 } else { 1 }
    }

    pub(super) fn string(&mut self, start: usize, quote_at: usize) -> Lexed {
        self.pos = quote_at;
        let quote = self.peek().unwrap_or(b'"');
        let size = self.quote_size(quote);
        if size == 1 && self.peek_at(1) == Some(quote) {
            self.pos += 2;
            return Ok(self.token(Kind::Str, start));
        }
        self.pos += size;
        let mut closing = 0;
        let mut escaped_quote = false;
        while closing < size {
            match self.peek() {
                None => return Err(self.unterminated(start, quote, size, escaped_quote)),
                Some(b'\n') if size == 1 => {
                    return Err(self.unterminated(start, quote, size, escaped_quote));
                }
                Some(b'\\') => {
                    closing = 0;
                    self.pos += 1;
                    escaped_quote |= self.peek() == Some(quote);
                }
                Some(byte) if byte == quote => closing += 1,
                Some(_) => closing = 0,
            }
            self.pos += usize::from(self.pos < self.src.len());
        }
        Ok(self.token(Kind::Str, start))
    }

    fn unterminated(&self, start: usize, quote: u8, size: usize, escaped_quote: bool) -> Fault {
        if let Some(template) = self.templates.last()
            && template.quote == quote
            && template.size == size
        {
            return self
                .fault_at(start + 1, format!("{}-string: expecting '}}'", template.letter()));
        }
        let line = self.line_of(self.pos);
        let what = if size == 3 { "triple-quoted string" } else { "string" };
        let mut message = format!("unterminated {what} literal (detected at line {line})");
        if size == 1 && escaped_quote {
            message.push_str("; perhaps you escaped the end quote?");
        }
        let mut fault = self.fault_at(start + 1, message);
        fault.incomplete = size == 3;
        fault
    }

    /// The text of a template string up to its next interpolation or its end.
    pub(super) fn template_text(&mut self) -> Lexed {
        let start = self.pos;
        let Some(template) = self.templates.last() else { return self.next_regular() };
        let (is_t, quote, size, raw) = (template.is_t, template.quote, template.size, template.raw);
        let in_format = template.in_format;
        let rest = &self.src.as_bytes()[self.pos..];
        if rest.first() == Some(&b'{') && (rest.get(1) != Some(&b'{') || in_format) {
            return self.open_interpolation();
        }
        if rest.len() >= size && rest[..size].iter().all(|&byte| byte == quote) {
            self.pos += size;
            self.templates.pop();
            return Ok(self.token(Kind::TemplateEnd(is_t), start));
        }
        loop {
            let rest = &self.src.as_bytes()[self.pos..];
            if rest.len() >= size && rest[..size].iter().all(|&byte| byte == quote) {
                return Ok(self.token(Kind::TemplateMiddle(is_t), start));
            }
            match rest.first() {
                None => return Err(self.unterminated_template()),
                Some(b'\n') if size == 1 && in_format => {
                    self.pos += 1;
                    let letter = if is_t { 't' } else { 'f' };
                    return Err(self.fault_at(
                        self.pos,
                        format!(
                            "{letter}-string: newlines are not allowed in format specifiers for \
                             single quoted {letter}-strings"
                        ),
                    ));
                }
                Some(b'\n') if size == 1 => return Err(self.unterminated_template()),
                Some(b'{') => {
                    if rest.get(1) == Some(&b'{') && !in_format {
                        self.pos += 2;
                        continue;
                    }
                    return Ok(self.token(Kind::TemplateMiddle(is_t), start));
                }
                Some(b'}') => {
                    let top_level =
                        self.templates.last().is_some_and(|template| template.depth == 0);
                    if rest.get(1) == Some(&b'}') && !in_format && top_level {
                        self.pos += 2;
                        continue;
                    }
                    let token = self.token(Kind::TemplateMiddle(is_t), start);
                    if let Some(template) = self.templates.last_mut() {
                        template.in_text = false;
                    }
                    return Ok(token);
                }
                Some(b'\\') => {
                    self.pos += 1;
                    match self.peek() {
                        Some(b'{' | b'}') => {}
                        Some(b'N') if !raw && self.peek_at(1) == Some(b'{') => {
                            let name = &self.src.as_bytes()[self.pos..];
                            let end = name
                                .iter()
                                .position(|&byte| byte == b'}' || byte == quote || byte == b'\n');
                            let closed = end.filter(|&end| name[end] == b'}').map(|end| end + 1);
                            self.pos += closed.or(end).unwrap_or(name.len());
                        }
                        Some(_) => self.pos += 1,
                        None => {}
                    }
                }
                Some(_) => self.pos += 1,
            }
        }
    }

    fn next_regular(&mut self) -> Lexed {
        Err(self.fault("unknown parsing error"))
    }

    fn open_interpolation(&mut self) -> Lexed {
        let Some(template) = self.templates.last_mut() else { return self.next_regular() };
        template.expressions += 1;
        template.in_text = false;
        template.in_format = false;
        if template.expressions >= MAX_INTERPOLATIONS {
            let letter = template.letter();
            return Err(
                self.fault_at(self.pos, format!("{letter}-string: expressions nested too deeply"))
            );
        }
        self.next()
    }

    fn unterminated_template(&self) -> Fault {
        let Some(template) = self.templates.last() else {
            return self.fault("unknown parsing error");
        };
        let letter = template.letter();
        let what = if template.size == 3 { "triple-quoted " } else { "" };
        let line = self.line_of(self.pos);
        let message =
            format!("unterminated {what}{letter}-string literal (detected at line {line})");
        let mut fault = self.fault_at(template.start + 1, message);
        fault.incomplete = template.size == 3;
        fault
    }
}
