//! Built-in functions about attributes and classes: `getattr`, `isinstance`,
//! `dir`, ….

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::NativeDecl;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// The functions of `builtins` that this file declares.
pub static FUNCTIONS: &[&NativeDecl] = &[
    &GETATTR,
    &SETATTR,
    &HASATTR,
    &DELATTR,
    &ISINSTANCE,
    &ISSUBCLASS,
    &CALLABLE,
    &HASH,
    &ID,
    &VARS,
    &DIR,
];

/// The name of an attribute, interned.
pub(crate) fn attribute_name(name: Value, vm: &Vm) -> PyResult<Str> {
    let Some(text) = name.downcast::<Str>() else {
        let got = vm.type_name(name);
        return Err(vm.type_error(format!("attribute name must be string, not '{got}'")));
    };
    if vm.is_exact(name, ClassId::Str) {
        vm.intern_str(text)
    } else {
        vm.intern_str(Str::from_wtf8(text.as_bytes(), vm)?)
    }
}

/// getattr(object, name[, default]) -> value
///
/// Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y.
/// When a default argument is given, it is returned when the attribute doesn't
/// exist; without it, an exception is raised in that case.
#[native("getattr(object, name, default=?, /)")]
pub fn getattr(object: Value, name: Value, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    let name = attribute_name(name, vm)?;
    match default {
        Some(default) => Ok(vm.try_get_attr(object, name)?.unwrap_or(default)),
        None => vm.get_attr(object, name),
    }
}

/// Sets the named attribute on the given object to the specified value.
///
/// setattr(x, 'y', v) is equivalent to ``x.y = v``
#[native("setattr(obj, name, value, /)")]
pub fn setattr(object: Value, name: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
    let name = attribute_name(name, vm)?;
    vm.set_attr(object, name, value)
}

/// Return whether the object has an attribute with the given name.
///
/// This is done by calling getattr(obj, name) and catching AttributeError.
#[native("hasattr(obj, name, /)")]
pub fn hasattr(object: Value, name: Value, vm: &mut Vm) -> PyResult<bool> {
    let name = attribute_name(name, vm)?;
    Ok(vm.try_get_attr(object, name)?.is_some())
}

/// Deletes the named attribute from the given object.
///
/// delattr(x, 'y') is equivalent to ``del x.y``
#[native("delattr(obj, name, /)")]
pub fn delattr(object: Value, name: Value, vm: &mut Vm) -> PyResult<()> {
    let name = attribute_name(name, vm)?;
    vm.delete_attr(object, name)
}

/// Return whether an object is an instance of a class or of a subclass thereof.
///
/// A tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to
/// check against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)
/// or ...`` etc.
#[native("isinstance(obj, class_or_tuple, /)")]
pub fn isinstance(object: Value, class: Value, vm: &mut Vm) -> PyResult<bool> {
    vm.is_instance_of(object, class)
}

/// Return whether 'cls' is derived from another class or is the same class.
///
/// A tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to
/// check against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)
/// or ...``.
#[native("issubclass(cls, class_or_tuple, /)")]
pub fn issubclass(class: Value, base: Value, vm: &mut Vm) -> PyResult<bool> {
    vm.is_subclass_of(class, base)
}

/// Return whether the object is callable (i.e., some kind of function).
///
/// Note that classes are callable, as are instances of classes with a
/// __call__() method.
#[native("callable(obj, /)")]
pub fn callable(object: Value, vm: &Vm) -> PyResult<bool> {
    Ok(vm.is_callable(object))
}

/// Return the hash value for the given object.
///
/// Two objects that compare equal must also have the same hash value, but the
/// reverse is not necessarily true.
#[native("hash(obj, /)")]
pub fn hash(object: Value, vm: &mut Vm) -> PyResult<i64> {
    vm.hash(object)
}

/// Return the identity of an object.
///
/// This is guaranteed to be unique among simultaneously existing objects.
/// (CPython uses the object's memory address.)
#[native("id(obj, /)")]
pub fn id(object: Value, vm: &Vm) -> PyResult<Value> {
    let bits = vm.address(object);
    match i64::try_from(bits) {
        Ok(small) => Ok(vm.int(small)),
        Err(_) => crate::object::int::from_le_bytes(false, &bits.to_le_bytes(), vm),
    }
}

/// The local variables of the running block.
fn locals(vm: &mut Vm) -> PyResult<Value> {
    let name = vm.intern("locals")?;
    match vm.builtin_named(name) {
        Some(function) => vm.call(function, &[]),
        None => Err(vm.unsupported("locals()")),
    }
}

/// vars([object]) -> dictionary
///
/// Without arguments, equivalent to locals().
/// With an argument, equivalent to object.__dict__.
#[native("vars(object=?, /)")]
pub fn vars(object: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    let Some(object) = object else { return locals(vm) };
    let name = vm.intern("__dict__")?;
    match vm.try_get_attr(object, name)? {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

/// dir([object]) -> list of strings
///
/// If called without an argument, return the names in the current scope.
/// Else, return an alphabetized list of names comprising (some of) the attributes
/// of the given object, and of attributes reachable from it.
/// If the object supplies a method named __dir__, it will be used; otherwise
/// the default dir() logic is used and returns:
///   for a module object: the module's attributes.
///   for a class object:  its attributes, and recursively the attributes
///     of its bases.
///   for any other object: its attributes, its class's attributes, and
///     recursively the attributes of its class's base classes.
#[native("dir(object=?, /)")]
pub fn dir(object: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    let names = match object {
        None => {
            let mapping = locals(vm)?;
            match mapping.downcast::<Dict>() {
                Some(dict) => vm.names_list(dict)?.value(),
                None => vm.call_method(mapping, "keys", &[])?,
            }
        }
        Some(object) => match vm.call_special(object, crate::Special::Dir, &[])? {
            Some(names) => names,
            None => return Err(vm.type_error("object does not provide __dir__")),
        },
    };
    let list = vm.collect(names)?.into_list(vm).value();
    vm.call_method(list, "sort", &[])?;
    Ok(list)
}
