//! `zip`. The source is the tuple of iterators; the position is 1 if they must
//! be of equal length.

use super::adaptors::expect;
use super::{Iterator, or_stop};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::Args;
use crate::object::class::Class;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// The zip object yields n-length tuples, where n is the number of iterables
/// passed as positional arguments to zip().  The i-th element in every tuple
/// comes from the i-th iterable argument to zip().  This continues until the
/// shortest argument is exhausted.
///
/// If strict is true and one of the arguments is exhausted before the others,
/// raise a ValueError.
#[native("__new__(cls, *iterables, strict=False)", static)]
pub(super) fn zip_new(class: Class, iterables: Args, strict: bool, vm: &mut Vm) -> PyResult<Value> {
    let mut iterators = GcVec::with_capacity(iterables.len(), vm)?;
    for &iterable in iterables.iter() {
        let iterator = vm.iter(iterable)?;
        iterators.push(iterator, vm)?;
    }
    let iterators = iterators.into_tuple(vm)?;
    let numbers = [i64::from(strict), 0, 0];
    Ok(Iterator::of_class(class, iterators.value(), Value::UNBOUND, numbers, vm).value())
}

pub(super) fn step(iterator: Iterator, vm: &mut Vm) -> PyResult<Option<Value>> {
    let Some(iterators) = iterator.object().source.get().downcast::<Tuple>() else {
        return Ok(None);
    };
    match *iterators.items() {
        [] => Ok(None),
        [first, second] => {
            let pair = both(iterator, iterators, first, second, vm)?;
            Ok(pair.map(|(a, b)| Tuple::small([a, b], vm).value()))
        }
        _ => {
            let mut items = GcVec::with_capacity(iterators.len(), vm)?;
            for (i, &source) in iterators.items().iter().enumerate() {
                let Some(item) = vm.next(source)? else {
                    return ended(iterator, iterators, i, vm);
                };
                items.push(item, vm)?;
            }
            Ok(Some(items.into_tuple(vm)?.value()))
        }
    }
}

/// The step of a `zip` of two, without making the tuple; `None` for others.
pub(super) fn pair_step(
    iterator: Iterator,
    vm: &mut Vm,
) -> Option<PyResult<Option<(Value, Value)>>> {
    let iterators = iterator.object().source.get().downcast::<Tuple>()?;
    let &[first, second] = iterators.items() else { return None };
    Some(both(iterator, iterators, first, second, vm))
}

fn both(
    iterator: Iterator,
    iterators: Tuple,
    first: Value,
    second: Value,
    vm: &mut Vm,
) -> PyResult<Option<(Value, Value)>> {
    let i = match vm.next(first)? {
        Some(a) => match vm.next(second)? {
            Some(b) => return Ok(Some((a, b))),
            None => 1,
        },
        None => 0,
    };
    ended(iterator, iterators, i, vm).map(|_| None)
}

/// Iterator number `i` has come to its end.
fn ended(iterator: Iterator, iterators: Tuple, i: usize, vm: &mut Vm) -> PyResult<Option<Value>> {
    if iterator.object().position.get() != 0 {
        check_strict("zip", iterators, i, vm)?;
    }
    Ok(None)
}

/// With `strict=True`: iterator number `i` has come to its end; have all the
/// others?
pub(super) fn check_strict(what: &str, iterators: Tuple, i: usize, vm: &mut Vm) -> PyResult<()> {
    let plural = |n: usize| if n == 1 { " " } else { "s 1-" };
    if i > 0 {
        let message =
            format!("{what}() argument {} is shorter than argument{}{i}", i + 1, plural(i));
        return Err(vm.value_error(message));
    }
    for (k, &other) in iterators.items().iter().enumerate().skip(1) {
        if vm.next(other)?.is_some() {
            return Err(vm.value_error(format!(
                "{what}() argument {} is longer than argument{}{k}",
                k + 1,
                plural(k)
            )));
        }
    }
    Ok(())
}

/// Implement next(self).
#[native("__next__(self, /)")]
pub(super) fn zip_next(iterator: Value, vm: &mut Vm) -> PyResult<Value> {
    let iterator = expect(iterator, ClassId::Zip, &ZIP_NEXT, vm)?;
    let next = step(iterator, vm);
    or_stop(next, vm)
}
