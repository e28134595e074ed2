//! The marks under a line of a traceback: which part of the expression failed.
//!
//! Under a binary operation the operator is marked, under a subscript or a call
//! the brackets (PEP 657); the rest of the expression is underlined. The rules
//! are those of CPython's `traceback` module, which parses the marked text again.

use taipan_syntax::ast::{Expr, Mod, Stmt};
use taipan_syntax::text::{Ranged, TextSize};
use taipan_syntax::{Mode, ParseOptions, Parsed};

/// A place in the marked text: line and character, from 0.
pub type Place = (usize, usize);

/// What is marked apart: from the first place up to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchors {
    /// The first place.
    pub left: Place,
    /// The place behind.
    pub right: Place,
}

/// In front of the text, so that whatever may stand in a function may stand
/// there.
const HEAD: &str = "async def _():\n (\n";

/// The anchors of an expression's text.
pub fn find(segment: &str) -> Option<Anchors> {
    let source = format!("{HEAD}{segment}\n )\n");
    let parsed = parse(&source)?;
    let Stmt::Expr(statement) = only_statement(&parsed)? else { return None };
    let text = Text { lines: segment.split('\n').map(|l| l.chars().collect()).collect(), segment };
    match &*statement.value {
        Expr::BinOp(operation) => {
            let from = text.end_of(operation.left.end())?;
            let (line, column) = text.search(from, |c| !c.is_whitespace() && c != ')')?;
            let right = text.place(operation.right.start())?;
            let next = column + 1;
            let two = text.lines.get(line)?.get(next).is_some_and(|&c| {
                (right.0 > line || next < right.1) && !c.is_whitespace() && c != '\\' && c != '#'
            });
            Some(Anchors { left: (line, column), right: (line, next + usize::from(two)) })
        }
        Expr::Subscript(subscript) => {
            text.brackets(subscript.value.end(), '[', subscript.range().end())
        }
        Expr::Call(call) => text.brackets(call.func.end(), '(', call.range().end()),
        _ => None,
    }
}

/// Is the text of `lines` a `return f(…)` or `name = f(…)` whose call is all
/// that is marked? Then the marks would say nothing.
pub fn is_whole_call(lines: &[&str], start: usize, end: usize) -> bool {
    let mut source = String::from("async def _():\n");
    for line in lines {
        source.push(' ');
        source.push_str(line);
        source.push('\n');
    }
    let Some(parsed) = parse(&source) else { return false };
    let Some(statement) = first_statement(&parsed) else { return false };
    let call = match statement {
        Stmt::Return(statement) => match statement.value.as_deref() {
            Some(Expr::Call(call)) if matches!(&*call.func, Expr::Name(_)) => call,
            _ => return false,
        },
        Stmt::Assign(assign) => match (&*assign.value, &assign.targets[..]) {
            (Expr::Call(call), [Expr::Name(_)]) => call,
            _ => return false,
        },
        _ => return false,
    };
    let (from, to) = (locate(&source, call.start()), locate(&source, call.end()));
    from == (1, start + 1) && to == (lines.len(), end + 1)
}

fn parse(source: &str) -> Option<Parsed> {
    let options = ParseOptions { max_depth: 200, ..ParseOptions::default() };
    taipan_syntax::parse(source, "", Mode::Exec, &options).ok()
}

fn first_statement(parsed: &Parsed) -> Option<&Stmt> {
    let Mod::Module(module) = &parsed.ast else { return None };
    let Stmt::FunctionDef(function) = module.body.first()? else { return None };
    function.body.first()
}

fn only_statement(parsed: &Parsed) -> Option<&Stmt> {
    let Mod::Module(module) = &parsed.ast else { return None };
    match &module.body[..] {
        [Stmt::FunctionDef(function)] if function.body.len() == 1 => function.body.first(),
        _ => None,
    }
}

/// Line and byte column, from 0.
fn locate(source: &str, at: TextSize) -> Place {
    let before = source.get(..at.to_usize()).unwrap_or(source);
    let line = before.matches('\n').count();
    (line, before.len() - before.rfind('\n').map_or(0, |i| i + 1))
}

/// The marked text, by lines of characters.
struct Text<'a> {
    lines: Vec<Vec<char>>,
    segment: &'a str,
}

impl Text<'_> {
    /// The place of an offset in the parsed source.
    fn place(&self, at: TextSize) -> Option<Place> {
        let before = self.segment.get(..at.to_usize().checked_sub(HEAD.len())?)?;
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        Some((line, before.get(start..)?.chars().count()))
    }

    /// The first character at or behind an offset.
    fn end_of(&self, at: TextSize) -> Option<Place> {
        self.valid(self.place(at)?)
    }

    fn valid(&self, (mut line, mut column): Place) -> Option<Place> {
        while column >= self.lines.get(line)?.len() {
            (line, column) = (line + 1, 0);
        }
        Some((line, column))
    }

    /// The first character that `stop` holds for, comments and continuations
    /// skipped.
    fn search(&self, mut at: Place, stop: impl Fn(char) -> bool) -> Option<Place> {
        loop {
            let ch = *self.lines.get(at.0)?.get(at.1)?;
            at = if ch == '\\' || ch == '#' {
                self.valid((at.0 + 1, 0))?
            } else if !stop(ch) {
                self.valid((at.0, at.1 + 1))?
            } else {
                return Some(at);
            };
        }
    }

    fn brackets(&self, from: TextSize, open: char, end: TextSize) -> Option<Anchors> {
        let left = self.search(self.end_of(from)?, |c| c == open)?;
        Some(Anchors { left, right: self.place(end)? })
    }
}
