//! The constructor, and the special methods that are not about one group:
//! `repr`, `hash`, comparison, `+`, `*`, `in`.

use super::Str;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::Class;
use crate::vm::Vm;
use taipan_bytecode::CompareOp;
use taipan_heap::Value;
use taipan_macros::native;

/// `str(self)`.
#[native("__str__(self, /)")]
pub(super) fn to_str(string: Str, vm: &Vm) -> PyResult<Str> {
    Ok(string.exact(vm))
}

/// `repr(self)`.
#[native("__repr__(self, /)")]
pub(super) fn repr(string: Str, vm: &Vm) -> PyResult<Str> {
    super::repr::quoted(string, vm)
}

/// `hash(self)`.
#[native("__hash__(self, /)")]
pub(super) fn hash(string: Str, vm: &Vm) -> PyResult<i64> {
    Ok(string.hash(vm) as i64)
}

/// `len(self)`.
#[native("__len__(self, /)")]
pub(super) fn len(string: Str, _vm: &Vm) -> PyResult<usize> {
    Ok(string.char_len())
}

fn compare(op: CompareOp, a: Str, b: Value) -> Value {
    let Some(b) = b.downcast::<Str>() else { return Value::NOT_IMPLEMENTED };
    Value::bool(match op {
        CompareOp::Eq => a.same_text(&b),
        CompareOp::Ne => !a.same_text(&b),
        _ => crate::protocol::compare::holds(op, Some(a.as_bytes().cmp(b.as_bytes()))),
    })
}

macro_rules! comparisons {
    ($($name:ident $text:literal $op:ident,)*) => { $(
        #[doc = concat!("`self.", $text, "(value)`.")]
        #[native($text)]
        pub(super) fn $name(a: Str, b: Value, _vm: &Vm) -> PyResult<Value> {
            Ok(compare(CompareOp::$op, a, b))
        }
    )* };
}

comparisons! {
    eq "__eq__(self, value, /)" Eq,
    ne "__ne__(self, value, /)" Ne,
    lt "__lt__(self, value, /)" Lt,
    le "__le__(self, value, /)" Le,
    gt "__gt__(self, value, /)" Gt,
    ge "__ge__(self, value, /)" Ge,
}

/// `self + value`.
#[native("__add__(self, value, /)")]
pub(super) fn add(a: Str, b: Value, vm: &Vm) -> PyResult<Value> {
    match b.downcast::<Str>() {
        Some(b) => vm.concat(a, b).map(Handle::value),
        None => {
            let name = vm.type_name(b);
            Err(vm.type_error(format!("can only concatenate str (not \"{name}\") to str")))
        }
    }
}

/// How often a sequence is to be repeated.
pub(crate) fn repeat_count(count: Value, vm: &mut Vm) -> PyResult<isize> {
    if let Some(count) = count.as_int() {
        return Ok(count as isize);
    }
    let index = vm.index(count)?;
    match crate::object::int::to_i64(index) {
        Some(count) => Ok(count as isize),
        None => {
            let name = vm.type_name(count);
            Err(vm.overflow_error(format!("cannot fit '{name}' into an index-sized integer")))
        }
    }
}

/// `self * value`.
#[native("__mul__(self, value, /)")]
pub(super) fn mul(string: Str, count: Value, vm: &mut Vm) -> PyResult<Value> {
    let count = repeat_count(count, vm)?;
    string.repeat(count, vm).map(Handle::value)
}

/// `value * self`.
#[native("__rmul__(self, value, /)")]
pub(super) fn rmul(string: Str, count: Value, vm: &mut Vm) -> PyResult<Value> {
    mul(string, count, vm)
}

/// The arguments for pickling and copying.
#[native("__getnewargs__(self, /)")]
pub(super) fn getnewargs(string: Str, vm: &Vm) -> PyResult<Value> {
    Ok(crate::object::tuple::Tuple::small([string.exact(vm).value()], vm).value())
}

/// Creates a string: of an object's `str`, or decoded from bytes.
#[native("__new__(cls, object=?, encoding=?, errors=?)", static)]
pub(super) fn new(
    class: Class,
    object: Option<Value>,
    encoding: Option<Value>,
    errors: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let text = match (object, encoding.is_some() || errors.is_some()) {
        (None, false) => vm.empty_str(),
        (Some(object), false) => vm.str(object)?,
        (None, true) => vm.empty_str(),
        (Some(object), true) => super::encode::decoded(object, encoding, errors, vm)?,
    };
    if class == vm.class(ClassId::Str) {
        return Ok(text.value());
    }
    Ok(Str::with_class(text, class, vm).value())
}

/// `self % value`.
#[native("__mod__(self, value, /)")]
pub(super) fn modulo(string: Str, value: Value, vm: &mut Vm) -> PyResult<Str> {
    crate::protocol::format::percent_str(string, value, vm)
}

/// `value % self`.
#[native("__rmod__(self, value, /)")]
pub(super) fn rmodulo(string: Str, value: Value, vm: &mut Vm) -> PyResult<Value> {
    match value.downcast::<Str>() {
        Some(format) => modulo(format, string.value(), vm).map(Handle::value),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `iter(self)`.
#[native("__iter__(self, /)")]
pub(super) fn iter(string: Str, vm: &Vm) -> PyResult<Value> {
    let class = if string.is_ascii() { ClassId::StrAsciiIterator } else { ClassId::StrIterator };
    let iterator = crate::object::iterator::Iterator::new;
    Ok(iterator(class, string.value(), Value::UNBOUND, [0; 3], vm).value())
}
