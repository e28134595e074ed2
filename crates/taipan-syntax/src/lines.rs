//! Byte offsets to lines and columns.

use ruff_text_size::TextSize;

/// A position as Python counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in code points.
    pub column: u32,
}

/// Where the lines of a source text begin. `\n`, `\r\n` and a lone `\r` end a line, as in CPython's universal
/// newlines; form feeds and the separators of Unicode do not.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes `source`.
    #[must_use]
    pub fn new(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mut starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            let ends = byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends {
                starts.push(at as u32 + 1);
            }
        }
        Self { starts }
    }

    /// The line (from 1) that holds `offset`.
    #[must_use]
    pub fn line(&self, offset: TextSize) -> u32 {
        self.starts.partition_point(|&start| start <= offset.to_u32()) as u32
    }

    /// The number of lines; a text that ends in a newline has an empty last one.
    #[must_use]
    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The offset at which `line` (from 1) begins.
    #[must_use]
    pub fn line_start(&self, line: u32) -> Option<TextSize> {
        let index = (line as usize).checked_sub(1)?;
        self.starts.get(index).map(|&start| TextSize::new(start))
    }

    /// The line and the column in code points.
    #[must_use]
    pub fn location(&self, source: &str, offset: TextSize) -> Location {
        let line = self.line(offset);
        let start = self.line_start(line).unwrap_or_default().to_usize();
        let before = source.get(start..offset.to_usize()).unwrap_or("");
        Location { line, column: before.chars().count() as u32 + 1 }
    }

    /// The column (from 0) in UTF-8 bytes, as code objects' position tables count it.
    #[must_use]
    pub fn byte_column(&self, offset: TextSize) -> u32 {
        let start = self.line_start(self.line(offset)).unwrap_or_default();
        offset.to_u32() - start.to_u32()
    }

    /// The text of `line` (from 1) with its newline.
    #[must_use]
    pub fn line_text<'a>(&self, source: &'a str, line: u32) -> Option<&'a str> {
        let start = self.line_start(line)?.to_usize();
        let end = self.line_start(line + 1).map_or(source.len(), |next| next.to_usize());
        source.get(start..end)
    }
}
