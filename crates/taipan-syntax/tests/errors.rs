//! Erroneous programs and what CPython 3.14 says of them.
//!
//! `errors/TOPIC.py` holds programs, separated by lines of `###`; one that starts with `!"` is a string literal with
//! escapes. `errors/TOPIC.expected` holds one line for each, recorded by CPython 3.14.2: `ok`, or class, message, line,
//! column, end line, end column and text of the exception.

use std::fs;
use std::path::Path;

use taipan_syntax::{Mode, ParseOptions, SyntaxError, parse};

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t").replace('\r', "\\r")
}

fn unescape(literal: &str) -> String {
    let mut text = String::new();
    let mut characters =
        literal.trim().trim_start_matches("!\"").strip_suffix('"').expect("a literal").chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        let code = |count: usize, characters: &mut std::str::Chars| {
            let digits: String = characters.take(count).collect();
            u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32).expect("a code point")
        };
        match characters.next().expect("an escape") {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'x' => text.push(code(2, &mut characters)),
            'u' => text.push(code(4, &mut characters)),
            other => text.push(other),
        }
    }
    text
}

/// What is compared. CPython leaves the text out where it has only the tree at hand and no file to read.
fn describe(error: &SyntaxError, with_text: bool) -> String {
    if !error.kind.has_position() {
        return format!("{}|{}", error.kind.class_name(), error.message);
    }
    let text = match &error.text {
        Some(text) if with_text => escape(text),
        _ => "None".to_owned(),
    };
    format!(
        "{}|{}|{}|{}|{}|{}|{text}",
        error.kind.class_name(),
        escape(&error.message),
        error.line,
        error.column,
        error.end_line,
        error.end_column
    )
}

/// Programs whose error differs from CPython's.
const KNOWN_DIFFERENCES: [&str; 2] = [
    // `ruff_python_parser` refuses the pattern, as CPython's compiler does, but before it.
    "match x:\n    case {f\"a\": 1}: pass\n",
    // `<>` is never an operator.
    "from __future__ import barry_as_FLUFL\n1 <> 2\n1 != 2\n",
];

fn run(topic: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors");
    let programs = fs::read_to_string(folder.join(format!("{topic}.py"))).expect("programs");
    let expected =
        fs::read_to_string(folder.join(format!("{topic}.expected"))).expect("expectations");
    let programs: Vec<&str> = programs.split("###\n").collect();
    let expected: Vec<&str> = expected.lines().collect();
    assert_eq!(programs.len(), expected.len(), "record the expectations of {topic} again");
    let mut differences = 0;
    for (program, expected) in programs.iter().zip(expected) {
        let source =
            if program.starts_with("!\"") { unescape(program) } else { (*program).to_owned() };
        let actual = match parse(&source, "<t>", Mode::Exec, &ParseOptions::default()) {
            Ok(_) => "ok".to_owned(),
            Err(error) => describe(&error, !expected.ends_with("|None")),
        };
        if actual != expected && !KNOWN_DIFFERENCES.contains(program) {
            differences += 1;
            eprintln!("{source}\n  expected {expected}\n  but got  {actual}\n");
        }
    }
    assert_eq!(differences, 0, "of {} programs", programs.len());
}

macro_rules! topics {
    ($($topic:ident),*) => {
        $(#[test] fn $topic() { run(stringify!($topic)); })*
    };
}

topics!(
    blocks, brackets, calls, characters, colons, numbers, order, parameters, patterns, statements,
    strings, symbols, targets, mutations
);
