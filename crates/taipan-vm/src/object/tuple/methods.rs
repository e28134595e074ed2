//! The methods of `tuple`.

use super::Tuple;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::hash::TupleHash;
use crate::native::Args;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::iterator::{Iterator, exact_items};

use crate::object::sequence::{clamp, common_prefix, place, search_bound};
use crate::object::slice::Slice;
use crate::object::str::Str;
use crate::roots::GcVec;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::CompareOp;
use taipan_heap::Value;
use taipan_macros::native;

/// Create and return a new object.  See help(type) for accurate signature.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub(super) fn tuple_new(
    class: Class,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Tuple> {
    let exact = class == vm.class(ClassId::Tuple);
    if vm.inherits_special(class, ClassId::Tuple, Special::Init)
        && kwargs.is_some_and(|k| k.len(vm) > 0)
    {
        return Err(vm.type_error("tuple() takes no keyword arguments"));
    }
    let iterable = match args.as_slice() {
        [] => return Tuple::of_class(class, &[], vm),
        &[iterable] => iterable,
        _ => {
            let message = format!("tuple expected at most 1 argument, got {}", args.len());
            return Err(vm.type_error(message));
        }
    };
    if vm.is_exact(iterable, ClassId::Tuple)
        && let Some(same) = iterable.downcast()
        && exact
    {
        return Ok(same);
    }
    if let Some(items) = exact_items(iterable, vm) {
        return Tuple::of_class(class, items, vm);
    }
    let items = vm.collect(iterable)?;
    Tuple::of_class(class, items.as_slice(), vm)
}

/// Return len(self).
#[native("__len__(self, /)")]
pub(super) fn tuple_len(tuple: Tuple, _vm: &Vm) -> PyResult<usize> {
    Ok(tuple.len())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub(super) fn tuple_repr(tuple: Tuple, vm: &mut Vm) -> PyResult<Str> {
    let close = if tuple.len() == 1 { ",)" } else { ")" };
    vm.guarded_repr(tuple.value(), "(...)", |vm| {
        vm.repr_elements("(", close, |i, _| tuple.items().get(i).copied())
    })
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
pub(super) fn tuple_iter(tuple: Tuple, vm: &Vm) -> PyResult<Value> {
    Ok(Iterator::over(ClassId::TupleIterator, tuple.value(), vm))
}

/// How deep tuples in tuples are hashed at once.
const SHALLOW: u32 = 4;

/// `hash(tuple)`.
pub(crate) fn hash(tuple: Tuple, vm: &mut Vm) -> PyResult<i64> {
    if let Some(hash) = plain_hash(tuple, SHALLOW, vm) {
        return Ok(hash);
    }
    vm.check_native_stack()?;
    let mut state = TupleHash::default();
    for &item in tuple.items() {
        state.add(vm.hash(item)?);
    }
    Ok(state.finish(tuple.len()))
}

/// The hash of a tuple of numbers held in place, exact strings and such tuples, named
/// ones among them; `None` where anything else has to be asked.
fn plain_hash(tuple: Tuple, depth: u32, vm: &Vm) -> Option<i64> {
    let mut state = TupleHash::default();
    for &item in tuple.items() {
        state.add(if item.is_int() {
            crate::hash::small_int(item.int_unchecked())
        } else if let Some(string) = item.downcast::<Str>() {
            if !vm.is_exact(item, ClassId::Str) {
                return None;
            }
            string.hash(vm) as i64
        } else if let Some(inner) = item.downcast::<Tuple>() {
            if depth == 0 || !hashes_as_tuple(inner, vm) {
                return None;
            }
            plain_hash(inner, depth - 1, vm)?
        } else {
            crate::hash::float(item.as_inline_float()?)
        });
    }
    Some(state.finish(tuple.len()))
}

/// Is it a plain tuple, or of a class that inherits `tuple.__hash__`?
#[inline]
fn hashes_as_tuple(tuple: Tuple, vm: &Vm) -> bool {
    let own = |class: Class| class.special(Special::Hash, vm);
    vm.is_exact(tuple.value(), ClassId::Tuple)
        || own(vm.class_of(tuple.value())) == own(vm.class(ClassId::Tuple))
}

/// Return hash(self).
#[native("__hash__(self, /)")]
pub(super) fn tuple_hash(tuple: Tuple, vm: &mut Vm) -> PyResult<i64> {
    hash(tuple, vm)
}

/// Return bool(key in self).
#[native("__contains__(self, key, /)")]
pub(super) fn tuple_contains(tuple: Tuple, key: Value, vm: &mut Vm) -> PyResult<bool> {
    for &item in tuple.items() {
        if vm.eq(item, key)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Return self[key].
#[native("__getitem__(self, key, /)")]
pub(super) fn tuple_getitem(tuple: Tuple, key: Value, vm: &mut Vm) -> PyResult<Value> {
    let items = tuple.items();
    if let Some(slice) = key.downcast::<Slice>() {
        let indices = slice.unpack(vm)?.over(items.len());
        if let Some(range) = indices.as_range() {
            if range.len() == items.len() && vm.is_exact(tuple.value(), ClassId::Tuple) {
                return Ok(tuple.value());
            }
            return Tuple::new(&items[range], vm).map(Handle::value);
        }
        let mut chosen = GcVec::with_capacity(indices.len, vm)?;
        for i in indices.iter() {
            chosen.push(items[i], vm)?;
        }
        return chosen.into_tuple(vm).map(Handle::value);
    }
    let index = vm.subscript(key, "tuple")?;
    match place(index, items.len()) {
        Some(index) => Ok(items[index]),
        None => Err(vm.index_error("tuple index out of range")),
    }
}

/// Return self+value.
#[native("__add__(self, value, /)")]
pub(super) fn tuple_add(tuple: Tuple, value: Value, vm: &Vm) -> PyResult<Tuple> {
    let Some(other) = value.downcast::<Tuple>() else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("can only concatenate tuple (not \"{name}\") to tuple")));
    };
    if tuple.is_empty() && vm.is_exact(other.value(), ClassId::Tuple) {
        return Ok(other);
    }
    if other.is_empty() && vm.is_exact(tuple.value(), ClassId::Tuple) {
        return Ok(tuple);
    }
    let mut sum = GcVec::with_capacity(tuple.len() + other.len(), vm)?;
    for &item in tuple.items().iter().chain(other.items()) {
        sum.push(item, vm)?;
    }
    sum.into_tuple(vm)
}

/// Return self*value.
#[native("__mul__(self, value, /)")]
pub(super) fn tuple_mul(tuple: Tuple, value: Value, vm: &mut Vm) -> PyResult<Tuple> {
    let count = vm.repetitions(value)?;
    if count == 1 && vm.is_exact(tuple.value(), ClassId::Tuple) {
        return Ok(tuple);
    }
    let len = tuple.len().checked_mul(count).ok_or_else(|| vm.memory_error())?;
    let mut product = GcVec::with_capacity(len, vm)?;
    for &item in tuple.items().iter().cycle().take(len) {
        product.push(item, vm)?;
    }
    product.into_tuple(vm)
}

/// Return value*self.
#[native("__rmul__(self, value, /)")]
pub(super) fn tuple_rmul(tuple: Tuple, value: Value, vm: &mut Vm) -> PyResult<Tuple> {
    tuple_mul(tuple, value, vm)
}

pub(crate) fn compare(op: CompareOp, tuple: Tuple, other: Value, vm: &mut Vm) -> PyResult<Value> {
    let Some(other) = other.downcast::<Tuple>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let item = |tuple: Tuple, i: usize| tuple.items().get(i).copied();
    let start = common_prefix(tuple.items(), other.items());
    vm.compare_sequences(op, start, |i, _| item(tuple, i), |i, _| item(other, i))
}

macro_rules! comparisons {
    ($($function:ident $text:literal $op:ident;)*) => { $(
        /// Compare two tuples element by element.
        #[native($text)]
        pub(super) fn $function(tuple: Tuple, value: Value, vm: &mut Vm) -> PyResult<Value> {
            compare(CompareOp::$op, tuple, value, vm)
        }
    )* };
}

comparisons! {
    tuple_eq "__eq__(self, value, /)" Eq;
    tuple_ne "__ne__(self, value, /)" Ne;
    tuple_lt "__lt__(self, value, /)" Lt;
    tuple_le "__le__(self, value, /)" Le;
    tuple_gt "__gt__(self, value, /)" Gt;
    tuple_ge "__ge__(self, value, /)" Ge;
}

/// Return first index of value.
///
/// Raises ValueError if the value is not present.
#[native("index(self, value, start=?, stop=?, /)")]
pub(super) fn tuple_index(
    tuple: Tuple,
    value: Value,
    start: Option<Value>,
    stop: Option<Value>,
    vm: &mut Vm,
) -> PyResult<usize> {
    let start = clamp(search_bound(start, 0, vm)?, tuple.len());
    let stop = clamp(search_bound(stop, isize::MAX, vm)?, tuple.len());
    for i in start..stop {
        if vm.eq(tuple.items()[i], value)? {
            return Ok(i);
        }
    }
    Err(vm.value_error("tuple.index(x): x not in tuple"))
}

/// Return number of occurrences of value.
#[native("count(self, value, /)")]
pub(super) fn tuple_count(tuple: Tuple, value: Value, vm: &mut Vm) -> PyResult<usize> {
    let mut count = 0;
    for &item in tuple.items() {
        count += usize::from(vm.eq(item, value)?);
    }
    Ok(count)
}

/// The arguments that make it again, for pickling and copying.
#[native("__getnewargs__(self, /)")]
pub(super) fn tuple_getnewargs(tuple: Tuple, vm: &Vm) -> PyResult<Tuple> {
    let plain = Tuple::new(tuple.items(), vm)?;
    Ok(Tuple::small([plain.value()], vm))
}
