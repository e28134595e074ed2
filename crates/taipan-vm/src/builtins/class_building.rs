//! `__build_class__`: what a `class` statement calls.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::{Args, NativeDecl};
use crate::object::cell::Cell;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// The functions of `builtins` that this file declares.
pub static FUNCTIONS: &[&NativeDecl] = &[&BUILD_CLASS];

/// __build_class__(func, name, /, *bases, [metaclass], **kwds) -> class
///
/// Internal helper function used by the class statement.
#[native("__build_class__(*args, **kwargs)")]
pub fn build_class(args: Args, keywords: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    let [function, name, given @ ..] = &args[..] else {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    };
    let Some(function) = function.downcast::<Function>() else {
        return Err(vm.type_error("__build_class__: func must be a function"));
    };
    let Some(name) = name.downcast::<Str>() else {
        return Err(vm.type_error("__build_class__: name is not a string"));
    };
    let given = Tuple::new(given, vm)?;
    let bases = resolve_bases(given, vm)?;
    let explicit = match keywords {
        Some(keywords) => {
            let key = vm.intern("metaclass")?;
            let meta = keywords.get_str(key, vm);
            keywords.delete_str(key, vm);
            meta
        }
        None => None,
    };
    let mut meta = match (explicit, bases.items().first()) {
        (Some(meta), _) => meta,
        (None, Some(&base)) => vm.class_of(base).value(),
        (None, None) => vm.class(ClassId::Type).value(),
    };
    if let Some(class) = meta.downcast::<Class>() {
        meta = vm.calculate_metaclass(class, bases)?.value();
    }
    let namespace = prepare(meta, name, bases, keywords, vm)?;
    let cell = vm.run_class_body(function, namespace)?;
    if bases != given {
        let key = Str::new("__orig_bases__", vm)?.value();
        vm.set_item(namespace, key, given.value())?;
    }
    let class = call_metaclass(meta, name, bases, namespace, keywords, vm)?;
    check_cell(cell, name, class, vm)?;
    Ok(class)
}

/// The bases, those that are no classes replaced by what their
/// `__mro_entries__` gives (PEP 560).
fn resolve_bases(given: Tuple, vm: &mut Vm) -> PyResult<Tuple> {
    if given.items().iter().all(|base| base.is_kind(crate::Kind::Class)) {
        return Ok(given);
    }
    let mut changed = false;
    let mut bases = GcVec::new(vm);
    let hook_name = vm.special_name(Special::MroEntries);
    for &base in given.items() {
        let hook = match base.is_kind(crate::Kind::Class) {
            true => None,
            false => vm.try_get_attr(base, hook_name)?,
        };
        let Some(hook) = hook else {
            bases.push(base, vm)?;
            continue;
        };
        changed = true;
        let entries = vm.call(hook, &[given.value()])?;
        let Some(entries) = entries.downcast::<Tuple>() else {
            return Err(vm.type_error("__mro_entries__ must return a tuple"));
        };
        for &entry in entries.items() {
            bases.push(entry, vm)?;
        }
    }
    if changed { bases.into_tuple(vm) } else { Ok(given) }
}

/// The namespace that the body runs in: `metaclass.__prepare__(…)`.
fn prepare(
    meta: Value,
    name: Str,
    bases: Tuple,
    keywords: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    if meta.is(vm.class(ClassId::Type).value()) {
        return Ok(Dict::new(vm).value());
    }
    let hook = vm.special_name(Special::Prepare);
    let Some(hook) = vm.try_get_attr(meta, hook)? else { return Ok(Dict::new(vm).value()) };
    let args = Tuple::small([name.value(), bases.value()], vm);
    let keywords = keywords.map_or(Value::UNBOUND, Dict::value);
    let namespace = vm.call_spread(hook, Value::UNBOUND, args.value(), keywords)?;
    if namespace.is_kind(crate::Kind::Dict)
        || vm.class_of(namespace).special(Special::GetItem, vm).is_some()
    {
        return Ok(namespace);
    }
    let meta = meta.downcast::<Class>().map_or("<metaclass>".to_owned(), Class::name_text);
    let got = vm.type_name(namespace);
    Err(vm.type_error(format!("{meta}.__prepare__() must return a mapping, not {got}")))
}

fn call_metaclass(
    meta: Value,
    name: Str,
    bases: Tuple,
    namespace: Value,
    keywords: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let args = Tuple::small([name.value(), bases.value(), namespace], vm);
    let keywords = keywords.map_or(Value::UNBOUND, Dict::value);
    vm.call_spread(meta, Value::UNBOUND, args.value(), keywords)
}

/// Checks that the metaclass has handed `__classcell__` on.
fn check_cell(cell: Value, name: Str, class: Value, vm: &mut Vm) -> PyResult<()> {
    let Some(cell) = cell.downcast::<Cell>() else { return Ok(()) };
    if !class.is_kind(crate::Kind::Class) {
        return Ok(());
    }
    let content = cell.get(vm);
    if content.is(class) {
        return Ok(());
    }
    let name = vm.repr_text(name.value())?;
    let class = vm.repr_text(class)?;
    if content.is_unbound() {
        return Err(vm.runtime_error(format!(
            "__class__ not set defining {name} as {class}. \
             Was __classcell__ propagated to type.__new__?"
        )));
    }
    let content = vm.repr_text(content)?;
    Err(vm.type_error(format!("__class__ set to {content} defining {name} as {class}")))
}
