//! `sub`, `subn`, and the templates that replacements are compiled to: a tuple of
//! literals and group numbers in turn.

use super::matching;
use super::own;
use super::pattern::{Pattern, bounds, piece, region};
use super::subject::{Anchor, Region, Subject};
use crate::instance::instance;
use taipan_macros::native;
use taipan_vm::object::bytes::{Bytes, Octets};
use taipan_vm::object::class::Class;
use taipan_vm::object::list::List;
use taipan_vm::object::module::Module;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{Downcast, GcVec, Handle, PyResult, TextBuffer, Value, Vm};

static SRE_TEMPLATE: NativeClass =
    NativeClass { subclassable: false, ..NativeClass::new("SRE_Template", "_sre", "", &[]) };

instance!(Template, SRE_TEMPLATE);

pub(super) fn add_class(module: Module, vm: &mut Vm) -> PyResult<()> {
    module.add("SRE_Template", vm.native_class(&SRE_TEMPLATE)?.value(), vm)
}

/// template is a list containing interleaved literal strings (str or bytes) and group indices (int), as returned by re._parser.parse_template():
///     [literal1, group1, ..., literalN, groupN]
#[native("template(pattern, template, /)")]
pub(super) fn template(pattern: Value, template: List, vm: &mut Vm) -> PyResult<Value> {
    let Some(pattern) = Pattern::of(pattern) else {
        return Err(vm.type_error("template() argument 1 must be re.Pattern"));
    };
    let groups = pattern.groups(vm) as i64;
    let parts = GcVec::from_slice(template.items(vm), vm)?.into_tuple(vm)?;
    for (i, part) in parts.items().iter().enumerate() {
        let good = if i % 2 == 1 {
            part.as_int().is_some_and(|group| (0..=groups).contains(&group))
        } else {
            part.downcast::<Str>().is_some() || Octets::of(*part).is_some()
        };
        if !good {
            return Err(vm.type_error("invalid template"));
        }
    }
    let Some(class) = own("SRE_Template", vm)?.downcast::<Class>() else {
        return Err(vm.type_error("_sre.SRE_Template is not a class"));
    };
    Ok(Opaque::of(&SRE_TEMPLATE, class, [parts.value()], vm).value())
}

/// The template that a replacement means.
pub(super) fn compile_template(
    pattern: Pattern,
    replacement: Value,
    vm: &mut Vm,
) -> PyResult<Value> {
    let module = vm.import_module("re")?;
    let name = vm.intern("_compile_template")?;
    let compile = vm.get_attr(module, name)?;
    let made = vm.call(compile, &[pattern.value(), replacement])?;
    if Template::of(made).is_none() {
        return Err(vm.type_error("invalid template"));
    }
    Ok(made)
}

/// Appends the text or bytes of an object.
fn push_text(value: Value, subject: &Subject, out: &mut TextBuffer, vm: &Vm) -> PyResult<()> {
    match (subject, value.downcast::<Str>(), Octets::of(value)) {
        (Subject::Text(_), Some(text), _) => out.extend(text.as_bytes(), vm),
        (Subject::Bytes(_) | Subject::Copied(_), _, Some(bytes)) => {
            out.extend(bytes.as_slice(vm), vm)
        }
        (Subject::Text(_), ..) => {
            let got = vm.type_name(value);
            let message = format!("sequence item 0: expected str instance, {got} found");
            Err(vm.type_error(message))
        }
        (Subject::Bytes(_) | Subject::Copied(_), ..) => {
            let got = vm.type_name(value);
            let message = format!("sequence item 0: expected a bytes-like object, {got} found");
            Err(vm.type_error(message))
        }
    }
}

/// Appends what a template makes of a match.
pub(super) fn expand(
    template: Value,
    subject: &Subject,
    numbers: &[i64],
    out: &mut TextBuffer,
    vm: &Vm,
) -> PyResult<()> {
    let parts = Template::of(template).and_then(|t| t.0.field::<0>(vm).downcast::<Tuple>());
    let Some(parts) = parts else { return Ok(()) };
    for &part in parts.items() {
        match part.as_int() {
            Some(group) => {
                let (from, to) = bounds(numbers, group.max(0) as usize);
                if from >= 0 {
                    out.extend(subject.slice(from as usize, to.max(0) as usize, vm), vm)?;
                }
            }
            None => push_text(part, subject, out, vm)?,
        }
    }
    Ok(())
}

/// Text or bytes as an object.
pub(super) fn joined(subject: &Subject, text: &[u8], vm: &Vm) -> PyResult<Value> {
    match subject {
        Subject::Text(_) => Str::from_wtf8(text, vm).map(Handle::value),
        Subject::Bytes(_) | Subject::Copied(_) => Bytes::new(text, vm).map(Handle::value),
    }
}

/// What is put in the place of a match.
enum Replacement {
    /// The same text always.
    Literal(Value),
    Template(Value),
    Function(Value),
}

fn replacement(pattern: Pattern, value: Value, vm: &mut Vm) -> PyResult<Replacement> {
    if vm.is_callable(value) {
        return Ok(Replacement::Function(value));
    }
    let plain = match (value.downcast::<Str>(), Octets::of(value)) {
        (Some(text), _) => !text.as_bytes().contains(&b'\\'),
        (_, Some(bytes)) => !bytes.as_slice(vm).contains(&b'\\'),
        _ => false,
    };
    if plain {
        return Ok(Replacement::Literal(value));
    }
    compile_template(pattern, value, vm).map(Replacement::Template)
}

fn substitute(
    this: Pattern,
    value: Value,
    string: Value,
    count: isize,
    vm: &mut Vm,
) -> PyResult<(Value, i64)> {
    let replacement = replacement(this, value, vm)?;
    let subject = this.subject(string, vm)?;
    let whole = region(&subject, 0, isize::MAX);
    let limit = if count == 0 { usize::MAX } else { count.max(0) as usize };
    let found = this.run(&subject, Anchor::Search, Region { limit, ..whole }, vm)?;
    let mut out = TextBuffer::new(vm);
    let (mut last, mut made) = (0, 0);
    for numbers in found.iter() {
        let (from, to) = bounds(numbers, 0);
        out.extend(subject.slice(last as usize, from.max(0) as usize, vm), vm)?;
        match replacement {
            Replacement::Literal(text) => push_text(text, &subject, &mut out, vm)?,
            Replacement::Template(template) => {
                expand(template, &subject, numbers, &mut out, vm)?;
            }
            Replacement::Function(function) => {
                let matched = matching::make(this, string, whole, numbers, vm)?;
                let text = vm.call(function, &[matched])?;
                if !text.is_none() {
                    push_text(text, &subject, &mut out, vm)?;
                }
            }
        }
        last = to.max(0);
        made += 1;
    }
    if made == 0 && vm.is_exact(string, taipan_vm::ClassId::Str) {
        return Ok((string, 0));
    }
    if made == 0 {
        return Ok((piece(&subject, 0, subject.len() as i64, vm)?, 0));
    }
    out.extend(subject.slice(last as usize, subject.len(), vm), vm)?;
    Ok((joined(&subject, &out, vm)?, made))
}

/// Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.
#[native("sub(self, /, repl, string, count=0)")]
pub(super) fn sub(
    this: Pattern,
    value: Value,
    string: Value,
    count: isize,
    vm: &mut Vm,
) -> PyResult<Value> {
    substitute(this, value, string, count, vm).map(|(text, _)| text)
}

/// Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.
#[native("subn(self, /, repl, string, count=0)")]
pub(super) fn subn(
    this: Pattern,
    value: Value,
    string: Value,
    count: isize,
    vm: &mut Vm,
) -> PyResult<Tuple> {
    let (text, made) = substitute(this, value, string, count, vm)?;
    Ok(Tuple::small([text, Value::int(made)], vm))
}
