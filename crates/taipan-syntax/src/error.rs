//! Syntax errors and warnings as values: what CPython's exception objects carry.

use ruff_text_size::TextRange;

use crate::lines::LineIndex;

/// The exception class that an error is raised as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// `SyntaxError`
    SyntaxError,
    /// `IndentationError`
    IndentationError,
    /// `TabError`
    TabError,
    /// `RecursionError`: the syntax tree is deeper than the limit. Message only, no position.
    RecursionError,
    /// `MemoryError`: nesting that CPython's own parser gives up on. Message only, no position.
    MemoryError,
}

impl SyntaxErrorKind {
    /// The name of the Python exception class.
    #[must_use]
    pub fn class_name(self) -> &'static str {
        match self {
            Self::SyntaxError => "SyntaxError",
            Self::IndentationError => "IndentationError",
            Self::TabError => "TabError",
            Self::RecursionError => "RecursionError",
            Self::MemoryError => "MemoryError",
        }
    }

    /// Whether the exception has the attributes of a `SyntaxError` (file, line, column, text).
    #[must_use]
    pub fn has_position(self) -> bool {
        matches!(self, Self::SyntaxError | Self::IndentationError | Self::TabError)
    }
}

/// A program that cannot be compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The exception class.
    pub kind: SyntaxErrorKind,
    /// `msg`
    pub message: String,
    /// `filename`
    pub filename: String,
    /// `lineno`: from 1; 0 where CPython has none.
    pub line: u32,
    /// `offset`: from 1, in code points; 0 where CPython has none.
    pub column: u32,
    /// `end_lineno`
    pub end_line: u32,
    /// `end_offset`: from 1, exclusive. CPython uses 0 and -1 for "unknown".
    pub end_column: i32,
    /// `text`: the line in the source (with its newline, if it has one), or `None`.
    pub text: Option<String>,
    /// What compiling warned of before it came to the error.
    pub warnings: Vec<SyntaxWarning>,
    /// More input could make this a program: an interactive prompt asks for another line.
    pub incomplete: bool,
    /// The grammar allows it, the compiler refuses it: CPython reads the line from the file
    /// then, and so has none of a source that is no file.
    pub late: bool,
}

impl SyntaxError {
    /// The error as it is for an expression, whose last line CPython does not end
    /// with a newline: what is wrong at the end has no place in the line.
    pub(crate) fn in_expression(mut self, source: &str) -> Self {
        if let Some(text) = self.text.as_mut()
            && !source.ends_with('\n')
            && self.line as usize >= source.lines().count()
        {
            if text.ends_with('\n') {
                text.pop();
            }
            if self.message == "invalid syntax"
                && (self.column as usize > text.chars().count() || self.column == 0)
            {
                (self.column, self.end_column) = (0, 0);
            }
            if source.is_empty() {
                (self.line, self.end_line) = (0, 0);
            }
        }
        self
    }

    /// An error about the program as a whole.
    pub(crate) fn without_position(
        kind: SyntaxErrorKind,
        message: impl Into<String>,
        filename: &str,
    ) -> Self {
        Self {
            kind,
            message: message.into(),
            filename: filename.to_owned(),
            line: 0,
            column: 0,
            end_line: 0,
            end_column: 0,
            text: None,
            warnings: Vec::new(),
            incomplete: false,
            late: false,
        }
    }

    /// The error that a warning is where a filter of the program's says so. `text`: the
    /// warning's line. It ends with that line at the latest.
    #[must_use]
    pub fn of_warning(warning: &SyntaxWarning, filename: &str, text: Option<String>) -> Self {
        let len = text.as_ref().map_or(0, |text| text.chars().count() as u32);
        let end = warning.column.saturating_add(u32::from(warning.range.len())).min(len + 1);
        let kind = SyntaxErrorKind::SyntaxError;
        Self {
            line: warning.line,
            column: warning.column,
            end_line: warning.line,
            end_column: i32::try_from(end).unwrap_or(i32::MAX),
            text: text.map(|text| text + "\n"),
            late: warning.late,
            ..Self::without_position(kind, warning.message.clone(), filename)
        }
    }

    /// An error at a range of the source.
    pub(crate) fn at(
        kind: SyntaxErrorKind,
        message: impl Into<String>,
        range: TextRange,
        filename: &str,
        source: &str,
        lines: &LineIndex,
    ) -> Self {
        let start = lines.location(source, range.start());
        let end = lines.location(source, range.end());
        Self {
            kind,
            message: message.into(),
            filename: filename.to_owned(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: i32::try_from(end.column).unwrap_or(i32::MAX),
            text: lines.line_text(source, start.line).map(str::to_owned),
            warnings: Vec::new(),
            incomplete: false,
            late: false,
        }
    }
}

impl std::fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.kind.has_position() {
            write!(f, "{} ({}, line {})", self.message, self.filename, self.line)
        } else {
            f.write_str(&self.message)
        }
    }
}

impl std::error::Error for SyntaxError {}

/// A `SyntaxWarning` (or `DeprecationWarning`) that compiling gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxWarning {
    /// The text of the warning.
    pub message: String,
    /// Where it points to.
    pub range: TextRange,
    /// Line from 1.
    pub line: u32,
    /// Column from 1, in code points.
    pub column: u32,
    /// The compiler gives it, not the tokenizer: see [`SyntaxError::late`].
    pub late: bool,
}
