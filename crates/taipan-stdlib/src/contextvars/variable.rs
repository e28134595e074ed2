//! Variables and the tokens that undo setting them. Fields of a variable: its
//! name and its default, or unbound. Of a token: the context, the variable, the
//! value before, or unbound, and whether it was used.

use super::context::{Context, current};
use crate::instance::{address, instance};
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::class::{Class, GetSetDecl};
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::str::Str;
use taipan_vm::object::typing::generic_alias::CLASS_GETITEM;
use taipan_vm::{ClassId, Handle, PyResult, Vm};

/// The class of variables.
pub(super) static VARIABLE: NativeClass = NativeClass {
    subclassable: false,
    getters: &[GetSetDecl {
        name: "name",
        get: |vm, this| Ok(Variable::of(this).map_or(Value::NONE, |v| v.0.field::<0>(vm))),
        set: None,
        doc: "",
    }],
    ..NativeClass::new(
        "ContextVar",
        "_contextvars",
        "",
        &[&NEW, &GET, &SET, &RESET, &REPR, &CLASS_GETITEM],
    )
};

/// The class of tokens.
pub(super) static TOKEN: NativeClass = NativeClass {
    subclassable: false,
    getters: &[
        GetSetDecl {
            name: "var",
            get: |vm, this| Ok(Token::of(this).map_or(Value::NONE, |t| t.0.field::<1>(vm))),
            set: None,
            doc: "",
        },
        GetSetDecl { name: "old_value", get: old_value, set: None, doc: "" },
    ],
    ..NativeClass::new("Token", "_contextvars", "", &[&TOKEN_REPR, &ENTER, &EXIT, &CLASS_GETITEM])
};

static MISSING: NativeClass = NativeClass {
    subclassable: false,
    ..NativeClass::new("Token.MISSING", "_contextvars", "", &[&MISSING_REPR])
};

instance!(Variable, VARIABLE);
instance!(Token, TOKEN);
instance!(Missing, MISSING);

/// What stands for no value, made when the module is imported.
pub(super) fn missing(vm: &mut Vm) -> PyResult<Value> {
    let class = vm.declared_class(&MISSING)?;
    Ok(Opaque::of(&MISSING, class, [], vm).value())
}

fn old_value(vm: &mut Vm, this: Value) -> PyResult<Value> {
    let old = Token::of(this).map_or(Value::NONE, |token| token.0.field::<2>(vm));
    if !old.is_unbound() {
        return Ok(old);
    }
    let class = vm.declared_class(&TOKEN)?;
    let name = vm.intern("MISSING")?;
    Ok(class.dict(vm).get_str(name, vm).unwrap_or(Value::NONE))
}

#[native("__repr__(self, /)")]
fn missing_repr(_this: Missing, _vm: &Vm) -> PyResult<&'static str> {
    Ok("<Token.MISSING>")
}

/// Create and return a new object.
#[native("__new__(cls, name, /, *, default=?)", static)]
fn new(class: Class, name: Value, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    if taipan_vm::Downcast::downcast::<Str>(name).is_none() {
        return Err(vm.type_error("context variable name must be a str"));
    }
    let default = default.unwrap_or(Value::UNBOUND);
    Ok(Opaque::of(&VARIABLE, class, [name, default], vm).value())
}

/// Return a value for the context variable for the current context.
///
/// If there is no value for the variable in the current context, the method will:
///  * return the value of the default argument of the method, if provided; or
///  * return the default value for the context variable, if it was created
///    with one; or
///  * raise a LookupError.
#[native("get(self, default=?, /)")]
fn get(variable: Variable, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    let values = current(vm)?.values(vm)?;
    if let Some(value) = values.get(variable.value(), vm)?.or(default) {
        return Ok(value);
    }
    let default = variable.0.field::<1>(vm);
    if !default.is_unbound() {
        return Ok(default);
    }
    let error = vm.exception_of(ClassId::LookupError, &[variable.value()]);
    Err(vm.raise_value(error))
}

/// Call to set a new value for the context variable in the current context.
///
/// The required *value* argument is the new value for the context variable.
///
/// Returns a Token object that can be used to restore the variable to its previous
/// value via the `ContextVar.reset()` method.
#[native("set(self, value, /)")]
fn set(variable: Variable, value: Value, vm: &mut Vm) -> PyResult<Value> {
    let context = current(vm)?;
    let values = context.values(vm)?;
    let old = values.get(variable.value(), vm)?.unwrap_or(Value::UNBOUND);
    values.set(variable.value(), value, vm)?;
    let class = vm.declared_class(&TOKEN)?;
    let fields = [context.value(), variable.value(), old, Value::bool(false)];
    Ok(Opaque::of(&TOKEN, class, fields, vm).value())
}

/// Reset the context variable.
///
/// The variable is reset to the value it had before the `ContextVar.set()` that
/// created the token was used.
#[native("reset(self, token, /)")]
fn reset(variable: Variable, token: Value, vm: &mut Vm) -> PyResult<()> {
    let Some(token) = Token::of(token) else {
        let shown = vm.repr_text(token)?;
        return Err(vm.type_error(format!("expected an instance of Token, got {shown}")));
    };
    let shown = vm.repr_text(token.value())?;
    if token.0.field::<3>(vm) == Value::bool(true) {
        return Err(vm.runtime_error(format!("{shown} has already been used once")));
    }
    if token.0.field::<1>(vm) != variable.value() {
        return Err(vm.value_error(format!("{shown} was created by a different ContextVar")));
    }
    let context = current(vm)?;
    if Context::of(token.0.field::<0>(vm)).map(Context::value) != Some(context.value()) {
        return Err(vm.value_error(format!("{shown} was created in a different Context")));
    }
    token.0.set_field::<3>(Value::bool(true), vm);
    let values = context.values(vm)?;
    let old = token.0.field::<2>(vm);
    if old.is_unbound() {
        values.remove(variable.value(), vm)?;
    } else {
        values.set(variable.value(), old, vm)?;
    }
    Ok(())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn repr(variable: Variable, vm: &mut Vm) -> PyResult<String> {
    vm.check_native_stack()?;
    let name = vm.repr_text(variable.0.field::<0>(vm))?;
    let default = variable.0.field::<1>(vm);
    let default = match default.is_unbound() {
        true => String::new(),
        false => format!(" default={}", vm.repr_text(default)?),
    };
    Ok(format!("<ContextVar name={name}{default} at {:#x}>", address(variable.value(), vm)))
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn token_repr(token: Token, vm: &mut Vm) -> PyResult<String> {
    let used = if token.0.field::<3>(vm) == Value::bool(true) { " used" } else { "" };
    let variable = vm.repr_text(token.0.field::<1>(vm))?;
    Ok(format!("<Token{used} var={variable} at {:#x}>", address(token.value(), vm)))
}

/// Enter into Token context manager.
#[native("__enter__(self, /)")]
fn enter(token: Token, _vm: &Vm) -> PyResult<Value> {
    Ok(token.value())
}

/// Exit from Token context manager, restore the linked ContextVar.
#[native("__exit__(self, type, val, tb, /)")]
fn exit(token: Token, _type: Value, _val: Value, _tb: Value, vm: &mut Vm) -> PyResult<()> {
    match Variable::of(token.0.field::<1>(vm)) {
        Some(variable) => reset(variable, token.value(), vm),
        None => Ok(()),
    }
}
