//! Source bytes to text: the byte order mark and the coding cookie of PEP 263.

use crate::error::{SyntaxError, SyntaxErrorKind};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Decodes a source file: UTF-8 unless a coding cookie in the first two lines says otherwise. UTF-8, ASCII and Latin-1
/// (ISO 8859-1) are known, by all their names.
///
/// # Errors
/// A `SyntaxError` with CPython's message for an unknown encoding, for bytes that are not in the encoding, and for null
/// characters.
pub fn decode_source(bytes: &[u8], filename: &str) -> Result<String, SyntaxError> {
    let fail = |message: String| {
        Err(SyntaxError::without_position(SyntaxErrorKind::SyntaxError, message, filename))
    };
    let marked = bytes.starts_with(BYTE_ORDER_MARK);
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        let mut error = SyntaxError::without_position(
            SyntaxErrorKind::SyntaxError,
            "source code cannot contain null bytes",
            filename,
        );
        error.line = line_of(bytes, at);
        return Err(error);
    }
    let cookie = coding_cookie(bytes);
    let Some(cookie) = cookie else {
        return match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => {
                let at = error.valid_up_to();
                let byte = bytes.get(at).copied().unwrap_or_default();
                fail(format!(
                    "Non-UTF-8 code starting with '\\x{byte:02x}' in file {filename} on line {}, but no \
                     encoding declared; see https://peps.python.org/pep-0263/ for details",
                    line_of(bytes, at)
                ))
            }
        };
    };
    let normalized = cookie.to_ascii_lowercase().replace('_', "-");
    match normalized.as_str() {
        "utf-8" | "utf8" | "u8" | "utf-8-sig" | "cp65001" => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => fail(utf8_message(bytes, &error)),
        },
        _ if marked => fail(format!("encoding problem: {cookie} with BOM")),
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "iso-latin-1" | "l1" | "8859"
        | "cp819" => Ok(bytes.iter().copied().map(char::from).collect()),
        "ascii" | "us-ascii" | "646" | "ansi-x3.4-1968" => match bytes.is_ascii() {
            true => Ok(bytes.iter().copied().map(char::from).collect()),
            false => fail(format!("encoding problem: {cookie}")),
        },
        _ => fail(format!("encoding problem: {cookie}")),
    }
}

fn utf8_message(bytes: &[u8], error: &std::str::Utf8Error) -> String {
    let at = error.valid_up_to();
    let byte = bytes.get(at).copied().unwrap_or_default();
    let reason = match error.error_len() {
        None => "unexpected end of data",
        Some(_) if !(0xc2..0xf5).contains(&byte) => "invalid start byte",
        Some(_) => "invalid continuation byte",
    };
    format!(
        "(unicode error) 'utf-8' codec can't decode byte 0x{byte:02x} in position {at}: {reason}"
    )
}

fn line_of(bytes: &[u8], at: usize) -> u32 {
    bytes.iter().take(at).filter(|&&byte| byte == b'\n').count() as u32 + 1
}

/// The encoding that a comment in one of the first two lines names; the first must be blank or a comment for the
/// second to count.
fn coding_cookie(bytes: &[u8]) -> Option<&str> {
    for line in bytes.split(|&byte| byte == b'\n').take(2) {
        let blanks =
            line.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | 0x0c | b'\r')).count();
        let rest = line.get(blanks..).unwrap_or_default();
        if rest.is_empty() {
            continue;
        }
        if rest.first() != Some(&b'#') {
            return None;
        }
        if let Some(name) = cookie_in(rest) {
            return Some(name);
        }
    }
    None
}

/// `coding:` or `coding=`, blanks, the name.
fn cookie_in(comment: &[u8]) -> Option<&str> {
    let word = b"coding";
    let at = (0..comment.len()).find(|&at| {
        comment[at..].starts_with(word) && matches!(comment.get(at + word.len()), Some(b':' | b'='))
    })?;
    let rest = comment.get(at + word.len() + 1..)?;
    let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let rest = rest.get(blanks..)?;
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let length = rest.iter().take_while(is_part).count();
    std::str::from_utf8(&rest[..length]).ok().filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::decode_source;

    fn decode(bytes: &[u8]) -> Result<String, String> {
        decode_source(bytes, "f.py").map_err(|error| error.message)
    }

    #[test]
    fn encodings() {
        assert_eq!(decode(b"\xef\xbb\xbfx = 1"), Ok("x = 1".to_owned()));
        assert_eq!(
            decode(b"#!x\n# -*- coding: latin-1 -*-\n'\xe9'").as_deref(),
            Ok("#!x\n# -*- coding: latin-1 -*-\n'é'")
        );
        assert_eq!(decode(b"x = 1\n# coding: foo\n").as_deref(), Ok("x = 1\n# coding: foo\n"));
        assert_eq!(decode(b"# coding: foo\n"), Err("encoding problem: foo".to_owned()));
        assert_eq!(
            decode(b"\xef\xbb\xbf# coding: ascii"),
            Err("encoding problem: ascii with BOM".to_owned())
        );
        let message = "Non-UTF-8 code starting with '\\xff' in file f.py on line 2, but no encoding declared; \
                       see https://peps.python.org/pep-0263/ for details";
        assert_eq!(decode(b"x=1\n\xff\n"), Err(message.to_owned()));
        assert_eq!(decode(b"x=\0"), Err("source code cannot contain null bytes".to_owned()));
    }
}
