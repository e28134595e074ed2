//! Type parameters, aliases and generic aliases.

pub mod generic_alias;
pub mod intrinsics;
pub mod parameter;
pub mod parameter_methods;
pub mod type_alias;

pub use crate::object::union::UNION;
pub use generic_alias::{CLASS_GETITEM, GENERIC_ALIAS, GenericAlias};
pub use parameter::TypeParameter;
pub use parameter_methods::{
    GENERIC, NO_DEFAULT_TYPE, PARAM_SPEC, PARAM_SPEC_ARGS, PARAM_SPEC_KWARGS, TYPE_VAR,
    TYPE_VAR_TUPLE,
};
pub use type_alias::{TYPE_ALIAS_TYPE, TypeAlias};

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::Class;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::vm::Vm;
use taipan_heap::Value;

/// Is it one of the classes that can be subscripted with types (PEP 585)?
pub(crate) fn is_generic(id: ClassId) -> bool {
    use ClassId::*;
    matches!(
        id,
        List | Tuple
            | Dict
            | Set
            | FrozenSet
            | Slice
            | Enumerate
            | MappingProxy
            | Generator
            | Coroutine
            | AsyncGenerator
            | BaseExceptionGroup
    )
}

/// How a type is written in the text of a union or generic alias.
pub(crate) fn type_text(value: Value, vm: &mut Vm) -> PyResult<String> {
    if value == Value::ELLIPSIS {
        return Ok("...".to_owned());
    }
    if let Some(class) = value.downcast::<Class>() {
        return Ok(class.full_name(vm));
    }
    if let Some(list) = value.downcast::<List>() {
        let mut texts = Vec::new();
        let mut i = 0;
        while let Some(item) = list.get(i, vm) {
            vm.check_native_stack()?;
            texts.push(type_text(item, vm)?);
            i += 1;
        }
        return Ok(format!("[{}]", texts.join(", ")));
    }
    if value.is_kind(Kind::GenericAlias) {
        return vm.repr_text(value);
    }
    // What has an origin and arguments writes itself.
    let mut parts = 0;
    for name in ["__origin__", "__args__"] {
        let name = vm.intern(name)?;
        parts += usize::from(vm.try_get_attr(value, name)?.is_some());
    }
    if parts == 2 {
        return vm.repr_text(value);
    }
    let name = vm.intern("__qualname__")?;
    if let Some(name) = vm.try_get_attr(value, name)?.and_then(|n| n.downcast::<Str>()) {
        let key = vm.intern("__module__")?;
        if let Some(module) = vm.try_get_attr(value, key)?
            && !module.is_none()
        {
            let module = vm.str(module)?;
            let (module, name) = (module.to_string_lossy(), name.to_string_lossy());
            return Ok(if module == "builtins" {
                name.into_owned()
            } else {
                format!("{module}.{name}")
            });
        }
    }
    vm.repr_text(value)
}

/// The type parameters among these type arguments, each once.
pub(crate) fn collect_parameters(args: Tuple, vm: &mut Vm) -> PyResult<Tuple> {
    let mut found = GcVec::new(vm);
    collect_into(args.items(), &mut found, vm)?;
    found.into_tuple(vm)
}

fn collect_into(args: &[Value], found: &mut GcVec, vm: &mut Vm) -> PyResult<()> {
    vm.check_native_stack()?;
    for &value in args {
        if value.is_kind(Kind::Class) {
            continue;
        }
        if value.is_kind(Kind::TypeVar) {
            add(value, found, vm)?;
        } else if let Some(tuple) = value.downcast::<Tuple>() {
            collect_into(tuple.items(), found, vm)?;
        } else if let Some(list) = value.downcast::<List>() {
            let items = Tuple::new(list.items(vm), vm)?;
            collect_into(items.items(), found, vm)?;
        } else {
            let name = vm.intern("__parameters__")?;
            let inner = vm.try_get_attr(value, name)?.and_then(|p| p.downcast::<Tuple>());
            for &parameter in inner.iter().flat_map(|t| t.items()) {
                add(parameter, found, vm)?;
            }
        }
    }
    Ok(())
}

fn add(value: Value, found: &mut GcVec, vm: &Vm) -> PyResult<()> {
    if found.as_slice().iter().any(|v| v.is(value)) {
        return Ok(());
    }
    found.push(value, vm)
}

/// The type arguments of `alias[key]`: `args` with the types in `key` put for
/// `parameters`.
pub(crate) fn substitute(
    alias: Value,
    args: Tuple,
    parameters: Tuple,
    key: Value,
    vm: &mut Vm,
) -> PyResult<Tuple> {
    if parameters.is_empty() {
        let text = vm.repr_text(alias)?;
        return Err(vm.type_error(format!("{text} is not a generic class")));
    }
    let mut items = generic_alias::as_arguments(key, vm);
    let prepare = vm.intern("__typing_prepare_subst__")?;
    for &parameter in parameters.items() {
        if let Some(hook) = vm.try_get_attr(parameter, prepare)?
            && !hook.is_none()
        {
            let result = vm.call(hook, &[alias, items.value()])?;
            items = generic_alias::as_arguments(result, vm);
        }
    }
    if items.len() != parameters.len() {
        let text = vm.repr_text(alias)?;
        let few = if items.len() > parameters.len() { "many" } else { "few" };
        return Err(vm.type_error(format!(
            "Too {few} arguments for {text}; actual {}, expected {}",
            items.len(),
            parameters.len()
        )));
    }
    substitute_in(args.items(), parameters, items, vm)
}

fn substitute_in(args: &[Value], parameters: Tuple, items: Tuple, vm: &mut Vm) -> PyResult<Tuple> {
    vm.check_native_stack()?;
    let mut result = GcVec::new(vm);
    let hook_name = vm.intern("__typing_subst__")?;
    for &arg in args {
        if arg.is_kind(Kind::Class) {
            result.push(arg, vm)?;
            continue;
        }
        if let Some(tuple) = arg.downcast::<Tuple>() {
            let inner = substitute_in(tuple.items(), parameters, items, vm)?;
            result.push(inner.value(), vm)?;
            continue;
        }
        let place = parameters.items().iter().position(|p| p.is(arg));
        if let Some(place) = place
            && let Some(&item) = items.items().get(place)
        {
            let value = match vm.try_get_attr(arg, hook_name)? {
                Some(hook) => vm.call(hook, &[item])?,
                None => item,
            };
            match value.downcast::<Tuple>() {
                Some(many) if starred(arg, vm) => {
                    for &one in many.items() {
                        result.push(one, vm)?;
                    }
                }
                _ => result.push(value, vm)?,
            }
            continue;
        }
        let name = vm.intern("__parameters__")?;
        let inner = vm.try_get_attr(arg, name)?.and_then(|p| p.downcast::<Tuple>());
        let Some(inner) = inner.filter(|p| !p.is_empty()) else {
            result.push(arg, vm)?;
            continue;
        };
        let mut own = GcVec::new(vm);
        for &parameter in inner.items() {
            let place = parameters.items().iter().position(|p| p.is(parameter));
            let item = place.and_then(|i| items.items().get(i).copied()).unwrap_or(parameter);
            own.push(item, vm)?;
        }
        let own = own.into_tuple(vm)?;
        let value = vm.get_item(arg, own.value())?;
        result.push(value, vm)?;
    }
    result.into_tuple(vm)
}

fn starred(parameter: Value, vm: &Vm) -> bool {
    vm.is_exact(parameter, ClassId::TypeVarTuple)
}

const _: fn(GenericAlias) -> Value = |a| a.value();
