//! `int(…)`.

use super::operand::Operand;
use super::{parse, plain};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::Args;
use crate::object::bytes::Bytes;
use crate::object::class::Class;
use crate::object::str::Str;
use crate::special::Special;
use crate::vm::Vm;
pub(crate) use parse::few_digits;
use taipan_heap::Value;
use taipan_macros::native;

/// Create and return a new object.  See help(type) for accurate signature.
#[native("__new__(cls, x=?, /, base=?, *args)", static)]
pub fn int_new(
    class: Value,
    x: Option<Value>,
    base: Option<Value>,
    more: Args,
    vm: &mut Vm,
) -> PyResult<Value> {
    if !more.is_empty() {
        let given = more.len() + 2;
        return Err(vm.type_error(format!("int expected at most 2 arguments, got {given}")));
    }
    let class = subtype(class, ClassId::Int, vm)?;
    let Some(x) = x else {
        if base.is_some() {
            return Err(vm.type_error("int() missing string argument"));
        }
        return vm.int_of_class(class, Value::int(0));
    };
    let value = match base {
        None => from_object(x, vm)?,
        Some(base) => {
            let base = vm.index_clamped(base)?;
            if base != 0 && !(2..=36).contains(&base) {
                return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
            }
            match from_text(x, base as u32, vm)? {
                Some(value) => value,
                None => {
                    return Err(vm.type_error("int() can't convert non-string with explicit base"));
                }
            }
        }
    };
    vm.int_of_class(class, value)
}

/// The argument `cls` of a built-in `__new__`: a subclass of `base`.
pub(crate) fn subtype(class: Value, base: ClassId, vm: &Vm) -> PyResult<Class> {
    let name = base.decl().name;
    let Some(class) = class.downcast::<Class>() else {
        let got = vm.type_name(class);
        return Err(vm.type_error(format!("{name}.__new__(X): X is not a type object ({got})")));
    };
    if class.is_subclass_of(vm.class(base)) {
        return Ok(class);
    }
    let got = class.name_text();
    Err(vm.type_error(format!("{name}.__new__({got}): {got} is not a subtype of {name}")))
}

/// The text of a `str`, `bytes` or `bytearray` parsed in `base`; `None` for other
/// objects.
fn from_text(x: Value, base: u32, vm: &mut Vm) -> PyResult<Option<Value>> {
    if let Some(text) = x.downcast::<Str>() {
        let repr = |vm: &mut Vm| shortened_repr(x, vm);
        return parse::parse(text.as_bytes(), base, vm, repr).map(Some);
    }
    if let Some(bytes) = bytes_of(x, vm)? {
        let text = bytes.as_slice();
        // A copy: what a subclass says of itself is not asked.
        let repr = |vm: &mut Vm| shortened_repr(Bytes::new(text, vm)?.value(), vm);
        // White space and digits past ASCII count in strings only.
        if !text.is_ascii() {
            let literal = repr(vm)?;
            let message = format!("invalid literal for int() with base {base}: {literal}");
            return Err(vm.value_error(message));
        }
        return parse::parse(text, base, vm, repr).map(Some);
    }
    Ok(None)
}

/// The content of a `bytes` or `bytearray`.
pub(crate) fn bytes_of(x: Value, vm: &mut Vm) -> PyResult<Option<Bytes>> {
    if let Some(bytes) = x.downcast::<Bytes>() {
        return Ok(Some(bytes));
    }
    if vm.is_instance(x, ClassId::ByteArray) || x.is_kind(crate::Kind::MemoryView) {
        let class = vm.class(ClassId::Bytes).value();
        return Ok(vm.call(class, &[x])?.downcast());
    }
    Ok(None)
}

/// The literal in the message of a failed conversion: at most 200 characters.
fn shortened_repr(x: Value, vm: &mut Vm) -> PyResult<String> {
    let repr = vm.repr_text(x)?;
    Ok(repr.chars().take(200).collect())
}

/// `int(x)`: `__int__`, `__index__`, `__trunc__`'s heirs, text.
fn from_object(x: Value, vm: &mut Vm) -> PyResult<Value> {
    if vm.is_exact(x, ClassId::Int) {
        return Ok(x);
    }
    if vm.is_exact(x, ClassId::Float)
        && let Some(f) = vm.as_float(x)
    {
        return crate::object::float::to_int(f, vm);
    }
    if let Some(result) = vm.call_special(x, Special::Int, &[])? {
        return integer_result(result, "__int__", vm);
    }
    if vm.class_of(x).special(Special::Index, vm).is_some() {
        let index = vm.index(x)?;
        return plain(index, vm);
    }
    if let Some(value) = from_text(x, 10, vm)? {
        return Ok(value);
    }
    Err(vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{}'",
        vm.type_name(x)
    )))
}

fn integer_result(result: Value, method: &str, vm: &mut Vm) -> PyResult<Value> {
    match Operand::of(result) {
        Some(_) => {
            if !vm.is_exact(result, ClassId::Int) {
                let name = vm.type_name(result);
                let text =
                    strict_subclass(&format!("{method} returned non-int (type {name})"), "int");
                vm.warn(ClassId::DeprecationWarning, &text)?;
            }
            plain(result, vm)
        }
        None => {
            Err(vm.type_error(format!("{method} returned non-int (type {})", vm.type_name(result))))
        }
    }
}

/// The warning that a conversion's result is of a subclass of the built-in class.
pub(crate) fn strict_subclass(what: &str, class: &str) -> String {
    format!(
        "{what}.  The ability to return an instance of a strict subclass of {class} is \
         deprecated, and may be removed in a future version of Python."
    )
}
