//! Tokens as CPython's tokenizer makes them, with the positions that its parser reports.

use crate::error::SyntaxErrorKind;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An identifier that is no keyword (soft keywords included).
    Name,
    Keyword,
    Number,
    Str,
    /// `f"`, or `t"` if true.
    TemplateStart(bool),
    TemplateMiddle(bool),
    TemplateEnd(bool),
    Op,
    Newline,
    Indent,
    Dedent,
    End,
}

/// A token and what the parser asks of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Byte range.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Line, from 1, of `start`.
    pub(super) line: u32,
    /// Depth of brackets after the token.
    pub(super) level: usize,
    /// `Indent`, `Dedent` and `End` have no column of their own: errors there point to where the tokenizer stands.
    pub(super) placed: bool,
    /// For an interpolation: blanks stood before the token.
    pub(super) spaced: bool,
}

/// An error found by tokenizer or parser, in the coordinates of Python's exception.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) kind: SyntaxErrorKind,
    pub(super) message: String,
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) end_line: u32,
    pub(super) end_column: i32,
    /// Found by the tokenizer itself.
    pub(super) lexical: bool,
    /// The text of the line is reported without its newline.
    pub(super) bare_text: bool,
    /// The source ended where more could have come.
    pub(super) incomplete: bool,
}

pub(super) const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];
