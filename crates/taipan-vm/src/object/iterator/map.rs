//! `map`. The source is the tuple of iterators, the second value the function;
//! the position is 1 if they must be of equal length (since 3.14).

use super::adaptors::expect;
use super::zip::check_strict;
use super::{Iterator, or_stop};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::Args;
use crate::object::class::Class;
use crate::object::native_function::Native;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Make an iterator that computes the function using arguments from
/// each of the iterables.  Stops when the shortest iterable is exhausted.
///
/// If strict is true and one of the arguments is exhausted before the others,
/// raise a ValueError.
#[native("__new__(cls, /, *args, strict=False)", static)]
pub(super) fn map_new(class: Class, args: Args, strict: bool, vm: &mut Vm) -> PyResult<Value> {
    let (function, iterables) = match args.as_slice() {
        [function, iterables @ ..] if !iterables.is_empty() => (*function, iterables),
        _ => return Err(vm.type_error("map() must have at least two arguments.")),
    };
    let mut iterators = GcVec::with_capacity(iterables.len(), vm)?;
    for &iterable in iterables {
        let iterator = vm.iter(iterable)?;
        iterators.push(iterator, vm)?;
    }
    let iterators = iterators.into_tuple(vm)?;
    let numbers = [i64::from(strict), 0, 0];
    Ok(Iterator::of_class(class, iterators.value(), function, numbers, vm).value())
}

pub(super) fn step(iterator: Iterator, vm: &mut Vm) -> PyResult<Option<Value>> {
    let object = iterator.object();
    let Some(iterators) = object.source.get().downcast::<Tuple>() else { return Ok(None) };
    let function = object.other.get();
    if let &[source] = iterators.items() {
        let Some(item) = vm.next(source)? else { return Ok(None) };
        if let Some(entry) = function.downcast::<Native>().and_then(Native::unary_entry) {
            let window = [item];
            // SAFETY: the window lies in this frame, which outlives the call,
            // where the stack scan finds its value.
            return entry(vm, unsafe { Args::new(&window) }).map(Some);
        }
        return vm.call(function, &[item]).map(Some);
    }
    let mut items = GcVec::with_capacity(iterators.len(), vm)?;
    for (i, &source) in iterators.items().iter().enumerate() {
        match vm.next(source)? {
            Some(item) => items.push(item, vm)?,
            None => {
                if object.position.get() != 0 {
                    check_strict("map", iterators, i, vm)?;
                }
                return Ok(None);
            }
        }
    }
    vm.call(function, items.as_slice()).map(Some)
}

/// Implement next(self).
#[native("__next__(self, /)")]
pub(super) fn map_next(iterator: Value, vm: &mut Vm) -> PyResult<Value> {
    let iterator = expect(iterator, ClassId::Map, &MAP_NEXT, vm)?;
    let next = step(iterator, vm);
    or_stop(next, vm)
}
