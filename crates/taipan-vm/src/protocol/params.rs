//! Binding of arguments to the parameters of Python functions, and the messages
//! where they do not fit (language reference, section 6.3.4).

use crate::error::{PyResult, Raised};
use crate::handle::{Downcast, Handle};
use crate::object::array::Array;
use crate::object::code::Code;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::vm::Vm;
use taipan_bytecode::CodeFlags;
use taipan_heap::Value;

/// How many parameters [`bind_quickly`] takes on.
const QUICK: usize = 24;

/// Puts the `given` arguments at `base` (the last `names.len()` of them by name)
/// into register order, where that is straightforward: false, and nothing is
/// changed, where [`bind`] must decide or report.
///
/// # Safety
/// `base` has room for the arguments and for all of the function's registers.
pub(crate) unsafe fn bind_quickly(
    function: Function,
    base: *mut Value,
    given: usize,
    names: Option<Tuple>,
    vm: &mut Vm,
) -> PyResult<bool> {
    let code = function.code();
    let layout = Layout::of(code);
    if layout.total > QUICK {
        return Ok(false);
    }
    let mut bound = [Value::UNBOUND; QUICK];
    // SAFETY: the caller put the arguments there.
    let args = unsafe { std::slice::from_raw_parts(base, given) };
    let (args, named) = args.split_at(given - names.map_or(0, |n| n.len()));
    let direct = args.len().min(layout.positional);
    bound[..direct].copy_from_slice(&args[..direct]);
    match layout.varargs {
        Some(register) => {
            let extra = &args[direct..];
            bound[register] = match extra {
                [] => vm.empty_tuple().value(),
                _ => Tuple::new(extra, vm)?.value(),
            };
        }
        None if args.len() > direct => return Ok(false),
        None => {}
    }
    let keywords = match layout.varkeywords {
        Some(register) => {
            let dict = Dict::new(vm);
            bound[register] = dict.value();
            Some(dict)
        }
        None => None,
    };
    if let Some(names) = names {
        let parameters = code.parameter_names(vm)?;
        for (&name, &value) in names.items().iter().zip(named) {
            if !quick_keyword(&layout, &mut bound, parameters, (name, value), keywords, vm)? {
                return Ok(false);
            }
        }
    }
    if direct < layout.positional && !quick_defaults(function, &layout, &mut bound, direct) {
        return Ok(false);
    }
    if layout.positional < layout.named && !quick_keyword_only(function, &layout, &mut bound, vm)? {
        return Ok(false);
    }
    // SAFETY: there is room for all registers.
    unsafe { std::ptr::copy_nonoverlapping(bound.as_ptr(), base, layout.total) };
    Ok(true)
}

/// Binds one keyword argument; false where that needs a closer look.
#[inline]
fn quick_keyword(
    layout: &Layout,
    bound: &mut [Value; QUICK],
    parameters: Array,
    (name, value): (Value, Value),
    keywords: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<bool> {
    let mut by_name = layout.positional_only..layout.named;
    if let Some(register) = by_name.find(|&i| parameters.get(i).is(name)) {
        let absent = bound[register].is_unbound();
        bound[register] = value;
        return Ok(absent);
    }
    let (Some(dict), Some(name)) = (keywords, name.downcast::<Str>()) else { return Ok(false) };
    // A parameter's name may be another object with the same characters.
    let is_parameter = (layout.positional_only..layout.named)
        .filter_map(|i| parameters.get(i).downcast::<Str>())
        .any(|parameter| parameter.as_bytes() == name.as_bytes());
    if is_parameter || dict.get_str(name, vm).is_some() {
        return Ok(false);
    }
    dict.set_str(name, value, vm)?;
    Ok(true)
}

/// Fills absent positional parameters with their defaults; false if one has
/// none.
#[inline]
fn quick_defaults(
    function: Function,
    layout: &Layout,
    bound: &mut [Value; QUICK],
    first: usize,
) -> bool {
    let defaults = function.defaults().downcast::<Tuple>();
    let defaults = defaults.as_ref().map_or(&[][..], |d| d.items());
    let Some(required) = layout.positional.checked_sub(defaults.len()) else { return false };
    for (register, value) in bound.iter_mut().enumerate().take(layout.positional).skip(first) {
        if value.is_unbound() {
            let Some(i) = register.checked_sub(required) else { return false };
            *value = defaults[i];
        }
    }
    true
}

/// Fills absent keyword-only parameters with their defaults; false if one has
/// none.
#[inline]
fn quick_keyword_only(
    function: Function,
    layout: &Layout,
    bound: &mut [Value; QUICK],
    vm: &Vm,
) -> PyResult<bool> {
    let parameters = function.code().parameter_names(vm)?;
    let defaults = function.keyword_defaults().downcast::<Dict>();
    let keyword_only = bound.iter_mut().enumerate().take(layout.named).skip(layout.positional);
    for (register, value) in keyword_only {
        if value.is_unbound() {
            let name = parameters.get(register).downcast::<Str>();
            match defaults.zip(name).and_then(|(d, name)| d.get_str(name, vm)) {
                Some(default) => *value = default,
                None => return Ok(false),
            }
        }
    }
    Ok(true)
}

/// The function's parameters in register order, from the arguments (the last
/// `names.len()` of them by name) and the defaults.
pub(crate) fn bind(
    function: Function,
    args: &[Value],
    names: Option<Tuple>,
    vm: &mut Vm,
) -> PyResult<GcVec> {
    let code = function.code();
    let layout = Layout::of(code);
    let given = args.len() - names.map_or(0, |n| n.len());
    let mut bound = GcVec::with_capacity(layout.total, vm)?;
    for i in 0..layout.total {
        let value = args[..layout.positional.min(given)].get(i).copied().unwrap_or(Value::UNBOUND);
        bound.push(value, vm)?;
    }
    if let Some(register) = layout.varargs {
        let extra = args.get(layout.positional..given).unwrap_or(&[]);
        let extra = Tuple::new(extra, vm)?;
        bound.set(register, extra.value(), vm);
    }
    let keywords = match layout.varkeywords {
        Some(register) => {
            let dict = Dict::new(vm);
            bound.set(register, dict.value(), vm);
            Some(dict)
        }
        None => None,
    };
    if let Some(names) = names {
        for (i, &name) in names.items().iter().enumerate() {
            let name = vm.keyword_name(name)?;
            let (value, all) = (args[given + i], names);
            bind_keyword(function, &layout, &mut bound, (name, all), value, keywords, vm)?;
        }
    }
    if given > layout.positional && layout.varargs.is_none() {
        return Err(too_many(function, &layout, &bound, given, vm));
    }
    fill_positional(function, &layout, &mut bound, vm)?;
    fill_keyword_only(function, &layout, &mut bound, vm)?;
    Ok(bound)
}

/// Which registers the parameters have.
struct Layout {
    positional_only: usize,
    positional: usize,
    named: usize,
    varargs: Option<usize>,
    varkeywords: Option<usize>,
    total: usize,
}

impl Layout {
    fn of(code: Code) -> Layout {
        let object = code.object();
        let positional = object.positional as usize;
        let named = positional + object.keyword_only as usize;
        let varargs = code.flags().has(CodeFlags::VARARGS).then_some(named);
        let next = named + usize::from(varargs.is_some());
        let varkeywords = code.flags().has(CodeFlags::VARKEYWORDS).then_some(next);
        Layout {
            positional_only: object.positional_only as usize,
            positional,
            named,
            varargs,
            varkeywords,
            total: object.parameters as usize,
        }
    }
}

fn name_of(function: Function, register: usize) -> String {
    function.code().block().locals.get(register).map_or_else(String::new, |n| n.to_string())
}

fn display(function: Function, _vm: &Vm) -> String {
    let name = function.qualified_name().downcast::<Str>();
    name.map_or_else(|| "function".into(), |n| n.to_string_lossy().into_owned())
}

fn bind_keyword(
    function: Function,
    layout: &Layout,
    bound: &mut GcVec,
    (name, all_names): (Str, Tuple),
    value: Value,
    keywords: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<()> {
    let code = function.code();
    let locals = &code.block().locals;
    let parameter = (layout.positional_only..layout.named)
        .find(|&i| locals.get(i).is_some_and(|local| local.as_bytes() == name.as_bytes()));
    if let Some(register) = parameter {
        if bound.get(register).is_some_and(|v| !v.is_unbound()) {
            return Err(vm.type_error(format!(
                "{}() got multiple values for argument '{}'",
                display(function, vm),
                name.to_string_lossy()
            )));
        }
        bound.set(register, value, vm);
        return Ok(());
    }
    if let Some(dict) = keywords {
        if dict.get_str(name, vm).is_some() {
            return Err(vm.type_error(format!(
                "{}() got multiple values for keyword argument '{}'",
                display(function, vm),
                name.to_string_lossy()
            )));
        }
        return dict.set_str(name, value, vm);
    }
    let is_local = |i: usize, name: Str| {
        locals.get(i).is_some_and(|local| local.as_bytes() == name.as_bytes())
    };
    if (0..layout.positional_only).any(|i| is_local(i, name)) {
        let given = all_names.items().iter().filter_map(|n| n.downcast::<Str>());
        let positional_only: Vec<String> = (0..layout.positional_only)
            .filter(|&i| given.clone().any(|name| is_local(i, name)))
            .map(|i| name_of(function, i))
            .collect();
        return Err(vm.type_error(format!(
            "{}() got some positional-only arguments passed as keyword arguments: '{}'",
            display(function, vm),
            positional_only.join(", ")
        )));
    }
    let wrong = crate::report::plain(name);
    let known: Vec<String> =
        (layout.positional_only..layout.named).map(|i| name_of(function, i)).collect();
    let hint = crate::report::suggest::nearest(&known, &wrong)
        .map_or_else(String::new, |known| format!(". Did you mean '{known}'?"));
    Err(vm.type_error(format!(
        "{}() got an unexpected keyword argument '{wrong}'{hint}",
        display(function, vm),
    )))
}

fn fill_positional(
    function: Function,
    layout: &Layout,
    bound: &mut GcVec,
    vm: &mut Vm,
) -> PyResult<()> {
    let defaults = function.defaults().downcast::<Tuple>();
    let count = defaults.map_or(0, |d| d.len());
    let first = layout.positional.saturating_sub(count);
    let mut missing = Vec::new();
    for register in 0..layout.positional {
        if bound.get(register).is_none_or(|v| !v.is_unbound()) {
            continue;
        }
        let skipped = count.saturating_sub(layout.positional);
        let default = register
            .checked_sub(first)
            .and_then(|i| defaults.as_ref()?.items().get(i + skipped).copied());
        match default {
            Some(value) => bound.set(register, value, vm),
            None => missing.push(name_of(function, register)),
        }
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(report_missing(function, "positional", &missing, vm))
    }
}

fn fill_keyword_only(
    function: Function,
    layout: &Layout,
    bound: &mut GcVec,
    vm: &mut Vm,
) -> PyResult<()> {
    let defaults = function.keyword_defaults().downcast::<Dict>();
    let mut missing = Vec::new();
    for register in layout.positional..layout.named {
        if bound.get(register).is_none_or(|v| !v.is_unbound()) {
            continue;
        }
        let name = name_of(function, register);
        let default = match defaults {
            Some(dict) => {
                let key = vm.intern(&name)?;
                dict.get_str(key, vm)
            }
            None => None,
        };
        match default {
            Some(value) => bound.set(register, value, vm),
            None => missing.push(name),
        }
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(report_missing(function, "keyword-only", &missing, vm))
    }
}

/// `'a', 'b', and 'c'`.
fn listed(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|n| format!("'{n}'")).collect();
    match quoted.as_slice() {
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [most @ .., last] => format!("{}, and {last}", most.join(", ")),
        [] => String::new(),
    }
}

#[cold]
fn report_missing(function: Function, what: &str, missing: &[String], vm: &Vm) -> Raised {
    let plural = if missing.len() == 1 { "" } else { "s" };
    vm.type_error(format!(
        "{}() missing {} required {what} argument{plural}: {}",
        display(function, vm),
        missing.len(),
        listed(missing)
    ))
}

#[cold]
fn too_many(function: Function, layout: &Layout, bound: &GcVec, given: usize, vm: &Vm) -> Raised {
    let defaults = function.defaults().downcast::<Tuple>().map_or(0, |d| d.len());
    let keyword_only = (layout.positional..layout.named)
        .filter(|&i| bound.get(i).is_some_and(|v| !v.is_unbound()))
        .count();
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    let takes = if defaults > 0 {
        let least = layout.positional.saturating_sub(defaults);
        format!("from {least} to {}", layout.positional)
    } else {
        layout.positional.to_string()
    };
    let takes_plural = if defaults > 0 { "s" } else { plural(layout.positional) };
    let (sum, was) = if keyword_only > 0 {
        let text = format!(
            "{given} positional argument{} (and {keyword_only} keyword-only argument{})",
            plural(given),
            plural(keyword_only)
        );
        (text, "were")
    } else {
        (given.to_string(), if given == 1 { "was" } else { "were" })
    };
    vm.type_error(format!(
        "{}() takes {takes} positional argument{takes_plural} but {sum} {was} given",
        display(function, vm)
    ))
}
