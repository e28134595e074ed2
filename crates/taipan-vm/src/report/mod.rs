//! How an uncaught exception is shown: the text on standard error.
//!
//! It is made in two steps. First every exception of the chain becomes a
//! [`Summary`], pure text; this runs the program's `__str__`. Then the summaries
//! are put together ([`layout`]): chains with their sentences, groups with their
//! boxes. The text is word for word CPython's.

pub mod anchors;
mod layout;
pub mod source;
mod stack;
pub(crate) mod suggest;
mod suggestion;
mod syntax;
mod uncaught;
mod warning;

use crate::class_id::ClassId;
use crate::error::Raised;
use crate::handle::{Downcast, Handle};
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::vm::{Root, Vm};
use source::Lines;
use std::collections::HashSet;
use taipan_heap::Value;

/// An exception as text, and how it hangs together with others (by number).
#[derive(Default)]
struct Summary {
    stack: Vec<String>,
    /// What stands below the stack: type, message, notes.
    lines: Vec<String>,
    cause: Option<usize>,
    context: Option<usize>,
    suppress_context: bool,
    /// The exceptions of a group.
    group: Option<Vec<usize>>,
}

impl Vm {
    /// The text that an uncaught exception is shown as.
    pub fn report(&mut self, exception: Value) -> String {
        let mut collector = Collector {
            summaries: Vec::new(),
            values: GcVec::new(self),
            seen: HashSet::new(),
            lines: Lines::default(),
            limit: self.traceback_limit(),
        };
        collector.run(exception, self);
        layout::format(&collector.summaries)
    }

    /// The text of an exception that nobody can catch: without those that it hangs
    /// together with, and without marks under the source lines.
    pub(crate) fn report_plainly(&mut self, exception: Value) -> String {
        let Some(exception) = exception.downcast::<Exception>() else { return String::new() };
        let mut text = String::new();
        if !exception.traceback().is_none() {
            text.push_str("Traceback (most recent call last):\n");
            let (limit, mut lines) = (self.traceback_limit(), Lines::default());
            let marks = stack::Marking::Never;
            let entries = stack::format(exception.traceback(), limit, marks, &mut lines, self);
            text.extend(entries);
        }
        text + &message_line(exception, self)
    }

    /// `sys.tracebacklimit`.
    fn traceback_limit(&self) -> usize {
        let sys = self.root(Root::Sys).downcast::<Dict>();
        let limit = sys.and_then(|sys| {
            let name = self.intern("tracebacklimit").ok()?;
            sys.get_str(name, self)?.as_int()
        });
        limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(0))
    }

    /// Takes what Python code raised while a report was made: it is not shown.
    fn ignore(&self, raised: Raised) {
        let _ = self.take_raised(raised);
    }
}

struct Collector {
    summaries: Vec<Summary>,
    /// The exceptions, by number.
    values: GcVec,
    /// Addresses of those that have a summary; `values` keeps them alive.
    seen: HashSet<usize>,
    lines: Lines,
    limit: usize,
}

impl Collector {
    fn run(&mut self, exception: Value, vm: &mut Vm) {
        let Some(first) = self.add(exception, vm) else { return };
        let mut queue = vec![first];
        while let Some(number) = queue.pop() {
            let Some(exception) = self.values.get(number).and_then(|v| v.downcast::<Exception>())
            else {
                continue;
            };
            let cause = self.add_new(exception.cause(), vm);
            let needs_context = cause.is_none() && !exception.suppress_context();
            let context = if needs_context { self.add_new(exception.context(), vm) } else { None };
            let group = self.add_group(exception, vm);
            queue.extend(cause.iter().chain(&context).chain(group.iter().flatten()));
            if let Some(summary) = self.summaries.get_mut(number) {
                summary.cause = cause;
                summary.context = context;
                summary.group = group;
                summary.suppress_context = exception.suppress_context();
            }
        }
    }

    /// Adds an exception that has not been seen.
    fn add_new(&mut self, exception: Value, vm: &mut Vm) -> Option<usize> {
        if !exception.is_kind(crate::Kind::Exception) || self.seen.contains(&address(exception)) {
            return None;
        }
        self.add(exception, vm)
    }

    fn add_group(&mut self, exception: Exception, vm: &mut Vm) -> Option<Vec<usize>> {
        if !vm.is_instance(exception.value(), ClassId::BaseExceptionGroup) {
            return None;
        }
        let members = exception.named_field("exceptions", vm).downcast::<Tuple>()?;
        let mut numbers = Vec::new();
        for &member in members.items() {
            numbers.extend(self.add(member, vm));
        }
        Some(numbers)
    }

    fn add(&mut self, value: Value, vm: &mut Vm) -> Option<usize> {
        let exception = value.downcast::<Exception>()?;
        if let Err(raised) = self.values.push(value, vm) {
            vm.ignore(raised);
            return None;
        }
        self.seen.insert(address(value));
        let stack = stack::format(
            exception.traceback(),
            self.limit,
            stack::Marking::Always,
            &mut self.lines,
            vm,
        );
        let mut lines = if vm.is_instance(value, ClassId::SyntaxError) {
            syntax::format(exception, vm)
        } else {
            vec![message_line(exception, vm)]
        };
        add_notes(exception, &mut lines, vm);
        self.summaries.push(Summary { stack, lines, ..Summary::default() });
        Some(self.summaries.len() - 1)
    }
}

fn address(value: Value) -> usize {
    value.as_pointer().map_or(0, |p| p.as_ptr() as usize)
}

/// `module.Class: message`.
fn message_line(exception: Exception, vm: &mut Vm) -> String {
    let mut message = text_or(exception.value(), "<exception str() failed>", Vm::str, vm);
    message.push_str(&suggestion::of(exception, vm));
    let class = class_path(vm.class_of(exception.value()), vm);
    if message.is_empty() { format!("{class}\n") } else { format!("{class}: {message}\n") }
}

/// The text that `convert` makes, or `failed` where it raises.
fn text_or(
    value: Value,
    failed: &str,
    convert: fn(&mut Vm, Value) -> crate::PyResult<Str>,
    vm: &mut Vm,
) -> String {
    match convert(vm, value) {
        Ok(text) => plain(text),
        Err(raised) => {
            vm.ignore(raised);
            failed.to_owned()
        }
    }
}

/// The text, lone surrogates as `\udcXX` (standard error's `backslashreplace`).
pub fn plain(text: Str) -> String {
    if let Some(text) = text.to_str() {
        return text.to_owned();
    }
    let mut plain = String::new();
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        match std::str::from_utf8(rest) {
            Ok(valid) => {
                plain.push_str(valid);
                break;
            }
            Err(error) => {
                let (valid, tail) = rest.split_at(error.valid_up_to());
                plain.push_str(&String::from_utf8_lossy(valid));
                let code = match *tail {
                    [a, b, c, ..] => {
                        (u32::from(a & 0xf) << 12)
                            | (u32::from(b & 0x3f) << 6)
                            | u32::from(c & 0x3f)
                    }
                    _ => 0xfffd,
                };
                plain.push_str(&format!("\\u{code:04x}"));
                rest = tail.get(3..).unwrap_or(&[]);
            }
        }
    }
    plain
}

/// `__module__` and `__qualname__`; `builtins` and `__main__` are left out.
pub(crate) fn class_path(class: Class, vm: &Vm) -> String {
    let name = class.qualified_name().downcast::<Str>().map_or(class.name_text(), plain);
    let module = match class.decl() {
        Some(decl) => Some(decl.module.to_owned()),
        None => {
            let key = vm.intern("__module__").ok();
            let module = key.and_then(|key| class.dict(vm).get_str(key, vm));
            module.and_then(|m| m.downcast::<Str>()).map(plain)
        }
    };
    match module.as_deref() {
        Some("builtins" | "__main__") => name,
        Some(module) => format!("{module}.{name}"),
        None => format!("<unknown>.{name}"),
    }
}

/// As in the repr of a class: `__main__` stays.
pub(crate) fn class_path_full(class: Class, vm: &Vm) -> String {
    let path = class_path(class, vm);
    let key = vm.intern("__module__").ok().filter(|_| class.decl().is_none());
    let module = key.and_then(|key| class.dict(vm).get_str(key, vm));
    match module.and_then(|m| m.downcast::<Str>()) {
        Some(module) if module.as_bytes() == b"__main__" => format!("__main__.{path}"),
        _ => path,
    }
}

fn add_notes(exception: Exception, lines: &mut Vec<String>, vm: &mut Vm) {
    let found = match vm.intern("__notes__") {
        Ok(name) => vm.try_get_attr(exception.value(), name),
        Err(raised) => Err(raised),
    };
    let notes = match found {
        Ok(Some(notes)) => notes,
        Ok(None) => return,
        Err(raised) => {
            let error = vm.take_raised(raised);
            let text = text_or(error, "<__notes__ repr() failed>", Vm::repr, vm);
            lines.push(format!("Ignored error getting __notes__: {text}\n"));
            return;
        }
    };
    if notes.is_none() {
        return;
    }
    if !notes.is_kind(crate::Kind::List) && !notes.is_kind(crate::Kind::Tuple) {
        let text = text_or(notes, "<__notes__ repr() failed>", Vm::repr, vm);
        lines.push(format!("{text}\n"));
        return;
    }
    let mut number = 0;
    while let Some(note) = item(notes, number, vm) {
        let text = text_or(note, "<note str() failed>", Vm::str, vm);
        lines.extend(text.split('\n').map(|line| format!("{line}\n")));
        number += 1;
    }
}

fn item(sequence: Value, number: usize, vm: &Vm) -> Option<Value> {
    match sequence.downcast::<List>() {
        Some(list) => list.get(number, vm),
        None => sequence.downcast::<Tuple>()?.items().get(number).copied(),
    }
}
