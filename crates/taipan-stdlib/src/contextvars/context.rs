//! Contexts. Fields: the dict of values, and whether the context is entered.

use crate::calling::call_with_keywords;
use crate::instance::{address, instance};
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::class::Class;
use taipan_vm::object::dict::Dict;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::vm::Root;
use taipan_vm::{Args, Downcast, Handle, PyResult, Vm};

use super::variable::Variable;

/// The class.
pub(super) static CONTEXT: NativeClass = NativeClass {
    subclassable: false,
    ..NativeClass::new(
        "Context",
        "_contextvars",
        "",
        &[&NEW, &RUN, &COPY, &GET, &KEYS, &VALUES, &ITEMS, &GETITEM, &CONTAINS, &LEN, &ITER, &EQ],
    )
};

instance!(Context, CONTEXT);

impl Context {
    /// The values of its variables.
    pub(super) fn values(self, vm: &Vm) -> PyResult<Dict> {
        let dict = self.0.field::<0>(vm).downcast();
        dict.ok_or_else(|| vm.runtime_error("a context without values"))
    }
}

fn make(class: Class, values: Dict, vm: &Vm) -> Value {
    Opaque::of(&CONTEXT, class, [values.value(), Value::bool(false)], vm).value()
}

/// The current context, made when first asked for.
pub(super) fn current(vm: &mut Vm) -> PyResult<Context> {
    if let Some(context) = Context::of(vm.root(Root::Context)) {
        return Ok(context);
    }
    let class = vm.declared_class(&CONTEXT)?;
    let context = make(class, Dict::new(vm), vm);
    vm.set_root(Root::Context, context);
    Context::of(context).ok_or_else(|| vm.runtime_error("no context"))
}

/// A context with the same values.
pub(super) fn copy_of(context: Context, vm: &mut Vm) -> PyResult<Value> {
    let values = context.values(vm)?;
    let copied = vm.call_method(values.value(), "copy", &[])?;
    let class = vm.declared_class(&CONTEXT)?;
    match copied.downcast() {
        Some(copied) => Ok(make(class, copied, vm)),
        None => Err(vm.runtime_error("a context without values")),
    }
}

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
fn new(class: Class, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    if !args.is_empty() || kwargs.is_some_and(|kwargs| kwargs.len(vm) > 0) {
        return Err(vm.type_error("Context() does not accept any arguments"));
    }
    Ok(make(class, Dict::new(vm), vm))
}

/// Calls `callable` in this context.
#[native("run(self, /, *args, **kwargs)")]
fn run(context: Context, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    let Some(&callable) = args.first() else {
        return Err(vm.type_error("run() missing 1 required positional argument"));
    };
    if context.0.field::<1>(vm) == Value::bool(true) {
        let at = address(context.value(), vm);
        return Err(vm.runtime_error(format!(
            "cannot enter context: <_contextvars.Context object at {at:#x}> is already entered"
        )));
    }
    let outer = current(vm)?;
    context.0.set_field::<1>(Value::bool(true), vm);
    vm.set_root(Root::Context, context.value());
    let rest = args.rest(1);
    let result = call_with_keywords(callable, rest.as_slice(), kwargs, vm);
    vm.set_root(Root::Context, outer.value());
    context.0.set_field::<1>(Value::bool(false), vm);
    result
}

/// Return a shallow copy of the context object.
#[native("copy(self, /)")]
fn copy(context: Context, vm: &mut Vm) -> PyResult<Value> {
    copy_of(context, vm)
}

fn known(key: Value, vm: &mut Vm) -> PyResult<Value> {
    if Variable::of(key).is_some() {
        return Ok(key);
    }
    let key = vm.repr_text(key)?;
    Err(vm.type_error(format!("a ContextVar key was expected, got {key}")))
}

/// Return the value for `key` if `key` has the value in the context object.
///
/// If `key` does not exist, return `default`. If `default` is not given,
/// return None.
#[native("get(self, key, default=None, /)")]
fn get(context: Context, key: Value, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    let key = known(key, vm)?;
    let value = context.values(vm)?.get(key, vm)?;
    Ok(value.or(default).unwrap_or(Value::NONE))
}

/// Return self[key].
#[native("__getitem__(self, key, /)")]
fn getitem(context: Context, key: Value, vm: &mut Vm) -> PyResult<Value> {
    let key = known(key, vm)?;
    context.values(vm)?.get(key, vm)?.ok_or_else(|| vm.key_error(key))
}

/// Return bool(key in self).
#[native("__contains__(self, key, /)")]
fn contains(context: Context, key: Value, vm: &mut Vm) -> PyResult<bool> {
    let key = known(key, vm)?;
    Ok(context.values(vm)?.get(key, vm)?.is_some())
}

/// Return len(self).
#[native("__len__(self, /)")]
fn len(context: Context, vm: &mut Vm) -> PyResult<usize> {
    Ok(context.values(vm)?.len(vm))
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn iter(context: Context, vm: &mut Vm) -> PyResult<Value> {
    let values = context.values(vm)?;
    vm.iter(values.value())
}

/// Return a list of all variables in the context object.
#[native("keys(self, /)")]
fn keys(context: Context, vm: &mut Vm) -> PyResult<Value> {
    let values = context.values(vm)?;
    vm.call_method(values.value(), "keys", &[])
}

/// Return a list of all variables' values in the context object.
#[native("values(self, /)")]
fn values(context: Context, vm: &mut Vm) -> PyResult<Value> {
    let values = context.values(vm)?;
    vm.call_method(values.value(), "values", &[])
}

/// Return all variables and their values in the context object.
#[native("items(self, /)")]
fn items(context: Context, vm: &mut Vm) -> PyResult<Value> {
    let values = context.values(vm)?;
    vm.call_method(values.value(), "items", &[])
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
fn eq(context: Context, other: Value, vm: &mut Vm) -> PyResult<Value> {
    let Some(other) = Context::of(other) else { return Ok(Value::NOT_IMPLEMENTED) };
    let (a, b) = (context.values(vm)?, other.values(vm)?);
    vm.eq(a.value(), b.value()).map(Value::bool)
}
