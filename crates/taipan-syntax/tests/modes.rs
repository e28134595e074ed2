//! Modes of compilation, literals that are too long, warnings. Expectations from CPython 3.13 and 3.14.

use taipan_syntax::{Mode, ParseOptions, SyntaxError, parse};

fn error(source: &str, mode: Mode) -> Option<SyntaxError> {
    parse(source, "f", mode, &ParseOptions::default()).err()
}

#[test]
fn one_interactive_statement() {
    for source in ["a; b\n", "if 1: pass\n", "a\n# c\n", "def f():\n    a\n    b\n"] {
        assert_eq!(error(source, Mode::Single), None, "{source}");
    }
    let several = error("a\nb\n", Mode::Single).expect("an error");
    assert_eq!(several.message, "multiple statements found while compiling a single statement");
    assert_eq!((several.line, several.column, several.end_column), (1, 2, 3));
}

#[test]
fn expressions() {
    assert_eq!(error("1 + a", Mode::Eval), None);
    assert_eq!(
        error("x = 1", Mode::Eval).map(|e| (e.message, e.column)),
        Some(("invalid syntax".to_owned(), 3))
    );
    assert_eq!(error("(1", Mode::Eval).map(|e| e.message), Some("'(' was never closed".to_owned()));
}

#[test]
fn huge_integers() {
    let source = format!("y = 2\nx = {}", "1".repeat(5000));
    let huge = error(&source, Mode::Exec).expect("an error");
    assert!(huge.message.starts_with(
        "Exceeds the limit (4300 digits) for integer string conversion: value has 5000"
    ));
    assert_eq!((huge.line, huge.column), (2, 0));
    assert_eq!(error(&format!("x = 0x{}", "1".repeat(5000)), Mode::Exec), None);
}

#[test]
fn warnings() {
    let source = "x = '\\d'\nx is 1\nassert (x, 'y')\ndef f():\n    try: pass\n    finally: return 1\n1or x\n1()\n[1]['a']\n";
    let parsed = parse(source, "f", Mode::Exec, &ParseOptions::default()).expect("a program");
    let warnings: Vec<(u32, &str)> =
        parsed.warnings.iter().map(|w| (w.line, w.message.as_str())).collect();
    assert_eq!(
        warnings,
        [
            (
                1,
                "\"\\d\" is an invalid escape sequence. Such sequences will not work in the future. \
                 Did you mean \"\\\\d\"? A raw string is also an option."
            ),
            (7, "invalid decimal literal"),
            (6, "'return' in a 'finally' block"),
            (2, "\"is\" with 'int' literal. Did you mean \"==\"?"),
            (3, "assertion is always true, perhaps remove parentheses?"),
            (8, "'int' object is not callable; perhaps you missed a comma?"),
            (9, "list indices must be integers or slices, not str; perhaps you missed a comma?"),
        ]
    );
}
