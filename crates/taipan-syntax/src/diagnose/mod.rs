//! What CPython says of a program that is no program.
//!
//! CPython parses with a PEG grammar (PEP 617). When that fails it parses again, now with extra rules that match
//! *erroneous* programs and raise with a fitting message; where none does, the error is a plain "invalid syntax" at
//! the furthest token that the first pass looked at. So the error of a program depends on the order in which rules
//! are tried and on every token that some rule looked at. This module is a parser of that kind, written for nothing but
//! the error: it builds no tree, only the shape and the place of expressions. It runs when `ruff_python_parser` has
//! found that there is an error.
//!
//! The grammar is that of the language reference, chapter 10; the rules for erroneous programs follow the observed
//! messages of CPython 3.14, which `tests/errors` records.

mod atoms;
mod calls;
mod compound;
mod exceptions;
mod expressions;
mod lexer;
mod literal;
mod parameters;
mod parser;
mod patterns;
mod statements;
mod strings;
mod targets;
mod token;

use parser::{Parse, Parser};
use token::{Fault, Kind};

use crate::Mode;
use crate::error::SyntaxError;

/// Levels of remembered rules that may nest. About ten of them make one level of parentheses.
const MAX_RULES: usize = 12_000;

/// Native stack that one of those levels takes at most.
const RULE_FRAME: usize = 4096;

/// The error that CPython reports for `source`, or `None` if its grammar accepts the text.
pub(crate) fn diagnose(source: &str, filename: &str, mode: Mode) -> Option<SyntaxError> {
    let text = normalize(source);
    let fault = crate::depth::with_stack(MAX_RULES, RULE_FRAME, || find_fault(&text, mode))?;
    Some(into_error(fault, &text, filename))
}

/// One kind of newline, and one at the end.
fn normalize(source: &str) -> String {
    let mut text = source.replace("\r\n", "\n").replace('\r', "\n");
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

fn find_fault(text: &str, mode: Mode) -> Option<Fault> {
    let mut parser = Parser::new(text, MAX_RULES);
    let run = |parser: &mut Parser| -> Parse<()> {
        match mode {
            Mode::Exec => parser.file(),
            Mode::Eval => parser.eval(),
            Mode::Single => parser.interactive(),
        }
    };
    match run(&mut parser) {
        Ok(Some(())) => return None,
        Err(fault) => return Some(later_fault(&mut parser, fault)),
        Ok(None) => {}
    }
    let last = parser.tokens.last().copied();
    parser.restart();
    if let Err(fault) = run(&mut parser) {
        return Some(later_fault(&mut parser, fault));
    }
    let Some(last) = last else { return Some(parser.raise("invalid syntax")) };
    if matches!(last.kind, Kind::Indent | Kind::Dedent) {
        let message =
            if last.kind == Kind::Indent { "unexpected indent" } else { "unexpected unindent" };
        return Some(parser.raise_indentation(message));
    }
    let mut fault = parser.raise_token(last, "invalid syntax");
    fault.incomplete = last.kind == Kind::End;
    Some(later_fault(&mut parser, fault))
}

/// The tokenizer's errors take precedence, wherever they are: the rest of the text is read to see whether it has one.
fn later_fault(parser: &mut Parser, fault: Fault) -> Fault {
    // The tokenizer has failed already.
    if fault.lexical || fault.message.ends_with("never closed") {
        return fault;
    }
    let line = parser.tokens.last().map_or(1, |token| token.line);
    loop {
        match parser.lexer.next() {
            Ok(token) if token.kind == Kind::End => return fault,
            Ok(_) => {}
            // An f-string that is wrong inside is not seen.
            Err(_) if !parser.lexer.templates.is_empty() => return fault,
            Err(later) if later.message.ends_with("was never closed") => {
                return if line > later.line { later } else { fault };
            }
            Err(later) if later.message == "unexpected EOF while parsing" => return fault,
            Err(later) if later.lexical && later.bare_text => return later,
            // An error of the indentation or of a line continuation is not raised by the tokenizer itself.
            Err(_) => return fault,
        }
    }
}

fn into_error(fault: Fault, text: &str, filename: &str) -> SyntaxError {
    let line = text.split_inclusive('\n').nth(fault.line.saturating_sub(1) as usize).unwrap_or("");
    let line = if fault.bare_text { line.trim_end_matches('\n') } else { line };
    SyntaxError {
        kind: fault.kind,
        message: fault.message,
        filename: filename.to_owned(),
        line: fault.line,
        column: fault.column,
        end_line: fault.end_line,
        end_column: fault.end_column,
        text: Some(line.to_owned()),
        warnings: Vec::new(),
        incomplete: fault.incomplete,
        late: false,
    }
}
