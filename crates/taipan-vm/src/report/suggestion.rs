//! What is added to a message: "Did you mean", "Did you forget to import".

use super::{plain, suggest};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::str::Str;
use crate::object::traceback::Traceback;
use crate::vm::Vm;
use taipan_heap::Value;

/// The addition to an exception's message; empty for most.
pub(super) fn of(exception: Exception, vm: &mut Vm) -> String {
    let value = exception.value();
    let attribute = |name: &str, vm: &Vm| exception.named_field(name, vm).downcast::<Str>();
    let is = |id, vm: &Vm| vm.is_instance(value, id);
    let found = if is(ClassId::ImportError, vm) {
        attribute("name_from", vm).map(|wrong| (wrong, for_import(exception, wrong, vm)))
    } else if is(ClassId::AttributeError, vm) {
        attribute("name", vm).map(|wrong| (wrong, for_attribute(exception, wrong, vm)))
    } else if is(ClassId::NameError, vm) {
        attribute("name", vm).map(|wrong| (wrong, for_name(exception, wrong, vm)))
    } else {
        None
    };
    let Some((wrong, suggestion)) = found else { return String::new() };
    let suggestion = suggestion.unwrap_or_else(|raised| {
        vm.ignore(raised);
        None
    });
    let mut text = suggestion.as_ref().map_or(String::new(), |s| format!(". Did you mean: '{s}'?"));
    let wrong = plain(wrong);
    if is(ClassId::NameError, vm) && crate::import::stdlib_names::contains(&wrong) {
        let or = if suggestion.is_some() { " Or did" } else { ". Did" };
        text.push_str(&format!("{or} you forget to import '{wrong}'?"));
    }
    text
}

type Suggestion = PyResult<Option<String>>;

fn for_attribute(exception: Exception, wrong: Str, vm: &mut Vm) -> Suggestion {
    let object = exception.named_field("obj", vm);
    let own = innermost(exception).and_then(|t| t.local("self", vm)).is_some_and(|s| s.is(object));
    let names = dir(object, vm)?;
    Ok(among(names, &plain(wrong), own))
}

fn for_import(exception: Exception, wrong: Str, vm: &mut Vm) -> Suggestion {
    let Some(name) = exception.named_field("name", vm).downcast::<Str>() else { return Ok(None) };
    let Some(module) = vm.modules().get(name.value(), vm)? else { return Ok(None) };
    let names = dir(module, vm)?;
    Ok(among(names, &plain(wrong), false))
}

fn among(mut names: Vec<String>, wrong: &str, private: bool) -> Option<String> {
    if !wrong.starts_with('_') && !private {
        names.retain(|name| !name.starts_with('_'));
    }
    suggest::nearest(&names, wrong).map(str::to_owned)
}

/// The strings of `dir(object)`.
fn dir(object: Value, vm: &mut Vm) -> PyResult<Vec<String>> {
    let name = vm.intern("dir")?;
    let Some(dir) = vm.builtin_named(name) else { return Ok(Vec::new()) };
    let names = vm.call(dir, &[object])?;
    let names = vm.collect(names)?;
    Ok(names.as_slice().iter().filter_map(|n| n.downcast::<Str>()).map(plain).collect())
}

fn for_name(exception: Exception, wrong: Str, vm: &mut Vm) -> Suggestion {
    let Some(entry) = innermost(exception) else { return Ok(None) };
    let Some(function) = entry.function() else { return Ok(None) };
    let mut names = entry.local_names(vm);
    names.extend(keys(function.code().globals(), vm));
    names.extend(keys(vm.builtins(), vm));
    if let Some(this) = entry.local("self", vm) {
        let wrong = vm.intern_str(wrong)?;
        if vm.try_get_attr(this, wrong)?.is_some() {
            return Ok(Some(format!("self.{}", plain(wrong))));
        }
    }
    Ok(suggest::nearest(&names, &plain(wrong)).map(str::to_owned))
}

fn keys(dict: Dict, vm: &Vm) -> Vec<String> {
    let mut names = Vec::new();
    let mut number = 0;
    while let Some((at, entry)) = dict.next_entry(number, vm) {
        names.extend(entry.key.downcast::<Str>().map(plain));
        number = at + 1;
    }
    names
}

fn innermost(exception: Exception) -> Option<Traceback> {
    let mut entry = exception.traceback().downcast::<Traceback>()?;
    while let Some(next) = entry.next().downcast() {
        entry = next;
    }
    Some(entry)
}
