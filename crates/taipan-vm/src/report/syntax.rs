//! `SyntaxError`s: the line of the program, with carets under the error.

use super::{class_path, plain, text_or};
use crate::handle::{Downcast, Handle};
use crate::object::exception::Exception;
use crate::object::str::Str;
use crate::vm::Vm;

/// The lines of a report: file and line, the text with carets, the message.
pub(super) fn format(exception: Exception, vm: &mut Vm) -> Vec<String> {
    let mut lines = Vec::new();
    let filename = exception.named_field("filename", vm).downcast::<Str>().map(plain);
    let line = exception.named_field("lineno", vm);
    let mut suffix = String::new();
    if !line.is_none() {
        let line = text_or(line, "?", Vm::str, vm);
        let filename = filename.as_deref().filter(|f| !f.is_empty()).unwrap_or("<string>");
        lines.push(format!("  File \"{filename}\", line {line}\n"));
    } else if let Some(filename) = filename {
        suffix = format!(" ({filename})");
    }
    if let Some(text) = exception.named_field("text", vm).downcast::<Str>() {
        source(&plain(text), exception, &mut lines, vm);
    }
    let class = class_path(vm.class_of(exception.value()), vm);
    let message = exception.named_field("msg", vm);
    let message = if message.is_none() {
        "<no detail available>".to_owned()
    } else {
        text_or(message, "<exception str() failed>", Vm::str, vm)
    };
    lines.push(format!("{class}: {message}{suffix}\n"));
    lines
}

fn source(text: &str, exception: Exception, lines: &mut Vec<String>, vm: &Vm) {
    let number = |name: &str| exception.named_field(name, vm).as_int();
    let whole = text.trim_end_matches('\n');
    let line = whole.trim_start_matches([' ', '\n', '\x0c']);
    let length = whole.chars().count() as i64;
    let spaces = length - line.chars().count() as i64;
    lines.push(format!("    {line}\n"));
    let Some(mut offset) = number("offset") else { return };
    let mut end = if number("lineno") == number("end_lineno") {
        number("end_offset").filter(|&end| end != 0).unwrap_or(offset)
    } else {
        length + 1
    };
    let all = text.chars().count() as i64;
    if all > 0 && offset > all {
        offset = length + 1;
    }
    if all > 0 && end > all {
        end = length + 1;
    }
    if offset >= end || end < 0 {
        end = offset + 1;
    }
    let (column, end_column) = (offset - 1 - spaces, end - 1 - spaces);
    let Ok(column) = usize::try_from(column) else { return };
    // Tabs stay tabs, so that the carets stand below the error.
    let lead: String =
        line.chars().take(column).map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
    let carets = "^".repeat(usize::try_from(end_column).unwrap_or(0).saturating_sub(column));
    lines.push(format!("    {lead}{carets}\n"));
}
