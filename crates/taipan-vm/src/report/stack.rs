//! The lines of a traceback: where, the source text, and the marks under it.

use super::anchors::{self, Anchors};
use super::source::Lines;
use crate::handle::Downcast;
use crate::object::traceback::Traceback;
use crate::vm::Vm;
use std::fmt::Write;
use std::sync::Arc;
use taipan_bytecode::Position;
use taipan_heap::Value;

/// How often the same line is shown before it is counted only.
const REPEATS: usize = 3;

/// Are the parts of source lines marked that were executed?
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Marking {
    Always,
    Never,
}

/// The entries of a traceback, formatted: the last `limit` of them.
pub(super) fn format(
    traceback: Value,
    limit: usize,
    marking: Marking,
    lines: &mut Lines,
    vm: &Vm,
) -> Vec<String> {
    let mut length = 0;
    let mut link = traceback;
    while let Some(entry) = link.downcast::<Traceback>() {
        length += 1;
        link = entry.next();
    }
    let skipped = usize::saturating_sub(length, limit);
    let mut shown = Vec::new();
    let mut last: Option<(Arc<str>, u32, Arc<str>)> = None;
    let (mut count, mut number) = (0, 0);
    let mut link = traceback;
    while let Some(entry) = link.downcast::<Traceback>() {
        link = entry.next();
        number += 1;
        if number <= skipped {
            continue;
        }
        let line = entry.line();
        let (filename, name) = entry.place();
        let same =
            last.as_ref().is_some_and(|(f, l, n)| **f == *filename && *l == line && **n == *name);
        if !same {
            note_repeats(&mut shown, count);
            last = Some((filename.clone(), line, name.clone()));
            count = 0;
        }
        count += 1;
        if count <= REPEATS {
            let position = entry.position().filter(|_| marking == Marking::Always);
            shown.push(entry_text(&filename, &name, line, position, lines, vm));
        }
    }
    note_repeats(&mut shown, count);
    shown
}

fn note_repeats(shown: &mut Vec<String>, count: usize) {
    if count > REPEATS {
        let more = count - REPEATS;
        let plural = if more > 1 { "s" } else { "" };
        shown.push(format!("  [Previous line repeated {more} more time{plural}]\n"));
    }
}

fn entry_text(
    filename: &Arc<str>,
    name: &str,
    line: u32,
    position: Option<Position>,
    lines: &mut Lines,
    vm: &Vm,
) -> String {
    let mut text = format!("  File \"{filename}\", line {line}, in {name}\n");
    match position {
        Some(position) => {
            let source = lines.get(filename, position.line, position.end_line, vm);
            if source.iter().any(|l| !l.trim().is_empty()) {
                marked(&source, position, &mut text);
            }
        }
        None => {
            let source = lines.get(filename, line, line, vm);
            if let Some(first) = source.first().filter(|l| !l.trim().is_empty()) {
                let _ = writeln!(text, "    {}", first.trim());
            }
        }
    }
    text
}

/// The marked source lines, indented by four.
fn marked(original: &[String], position: Position, text: &mut String) {
    let dedent = common_indent(original);
    let lines: Vec<&str> =
        original.iter().map(|l| l.get(dedent..).unwrap_or("").trim_end()).collect();
    let (Some(first), Some(last)) = (original.first(), original.last()) else { return };
    let start = characters(first, position.column).saturating_sub(dedent);
    let end = characters(last, position.end_column).saturating_sub(dedent);
    let marks = Marks::new(&lines, start, end);
    let mut output: Vec<String> = Vec::new();
    let significant = marks.significant(lines.len());
    for (i, &number) in significant.iter().enumerate() {
        if let Some(&before) = i.checked_sub(1).and_then(|i| significant.get(i)) {
            match number - before {
                0 | 1 => {}
                2 => marks.line(&lines, number - 1, &mut output),
                gap => output.push(format!("...<{} lines>...", gap - 1)),
            }
        }
        marks.line(&lines, number, &mut output);
    }
    let dedent = common_indent(&output);
    for line in &output {
        let rest = line.get(dedent.min(line.len())..).unwrap_or("");
        let rest = if rest.trim().is_empty() { "" } else { rest };
        let _ = writeln!(text, "    {rest}");
    }
}

/// The whitespace (bytes) that all lines with text begin with.
fn common_indent(lines: &[String]) -> usize {
    let mut margin: Option<&str> = None;
    for line in lines.iter().filter(|l| !l.trim().is_empty()) {
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        margin = Some(match margin {
            None => indent,
            Some(margin) => {
                let same = margin.bytes().zip(indent.bytes()).take_while(|(a, b)| a == b).count();
                &margin[..same]
            }
        });
    }
    margin.map_or(0, str::len)
}

/// How many characters `bytes` bytes of a line are.
fn characters(line: &str, bytes: u32) -> usize {
    let bytes = (bytes as usize).min(line.len());
    line.char_indices().take_while(|(at, _)| *at < bytes).count()
}

/// How many columns the first `count` characters of a line take on a terminal.
fn width(line: &str, count: usize) -> usize {
    if line.is_ascii() {
        return count;
    }
    line.chars().take(count).map(columns).sum()
}

fn columns(ch: char) -> usize {
    if unicode_width::UnicodeWidthChar::width(ch) == Some(2) { 2 } else { 1 }
}

struct Marks {
    show: bool,
    start: usize,
    end: usize,
    /// With columns of the terminal instead of characters.
    anchors: Option<Anchors>,
}

impl Marks {
    fn new(lines: &[&str], start: usize, end: usize) -> Marks {
        let (first, last) = (lines.first().unwrap_or(&""), lines.last().unwrap_or(&""));
        let whole = lines.join("\n");
        let behind = last.chars().count().saturating_sub(end);
        let count = whole.chars().count().saturating_sub(behind);
        let segment: String = whole.chars().skip(start).take(count.saturating_sub(start)).collect();
        let anchors = anchors::find(&segment);
        let spare = first.chars().take(start).any(|c| !c.is_whitespace())
            || last.chars().skip(end).any(|c| !c.is_whitespace());
        let byte = |line: &str, count: usize| line.chars().take(count).map(char::len_utf8).sum();
        let show = (anchors.is_some() || spare)
            && !anchors::is_whole_call(lines, byte(first, start), byte(last, end));
        let place = |(line, column): (usize, usize)| {
            let column = if line == 0 { column + start } else { column };
            (line, lines.get(line).map_or(column, |l| width(l, column)))
        };
        Marks {
            show,
            start: width(first, start),
            end: width(last, end),
            anchors: anchors.map(|a| Anchors { left: place(a.left), right: place(a.right) }),
        }
    }

    /// The lines that are shown: the first, the last, and those around anchors.
    fn significant(&self, count: usize) -> Vec<usize> {
        let mut numbers = vec![0, count.saturating_sub(1)];
        if let Some(anchors) = self.anchors {
            for line in [anchors.left.0, anchors.right.0] {
                numbers.extend([line.wrapping_sub(1), line, line + 1]);
            }
        }
        numbers.retain(|&n| n < count);
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn line(&self, lines: &[&str], number: usize, output: &mut Vec<String>) {
        let Some(line) = lines.get(number) else { return };
        output.push((*line).to_owned());
        if !self.show {
            return;
        }
        let blank = line.chars().take_while(|c| c.is_whitespace()).count();
        let last = number + 1 == lines.len();
        let length = if last { self.end } else { width(line, line.chars().count()) };
        let marks = (0..length).map(|column| {
            if column < blank || number == 0 && column < self.start {
                return ' ';
            }
            match self.anchors {
                Some(a) if (number, column) >= a.left && (number, column) < a.right => '^',
                Some(_) => '~',
                None => '^',
            }
        });
        output.push(marks.collect());
    }
}
