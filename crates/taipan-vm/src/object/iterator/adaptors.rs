//! `enumerate`, `filter`, and `iter(callable, sentinel)`.

use super::{Iterator, or_stop};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::native::Args;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_bytecode::BinaryOp;
use taipan_heap::Value;
use taipan_macros::native;

/// Return an enumerate object.
#[native("__new__(cls, iterable, start=0)", static)]
pub(super) fn enumerate_new(
    class: Class,
    iterable: Value,
    start: Value,
    vm: &mut Vm,
) -> PyResult<Value> {
    let start = vm.index(start)?;
    let iterator = vm.iter(iterable)?;
    // A count past 64 bits, or about to go there, stands in the second value.
    let (small, big) = match crate::object::int::to_i64(start) {
        Some(small) => (small, Value::UNBOUND),
        None => (i64::MAX, start),
    };
    Ok(Iterator::of_class(class, iterator, big, [small, 0, 0], vm).into())
}

pub(super) fn enumerate_step(iterator: Iterator, vm: &mut Vm) -> PyResult<Option<Value>> {
    let pair = enumerate_pair(iterator, vm)?;
    Ok(pair.map(|(count, item)| Tuple::small([count, item], vm).into()))
}

/// The step, without making the tuple.
#[inline]
pub(super) fn enumerate_pair(iterator: Iterator, vm: &mut Vm) -> PyResult<Option<(Value, Value)>> {
    let object = iterator.object();
    let source = object.source.get();
    let Some(item) = vm.next(source)? else { return Ok(None) };
    let small = object.position.get();
    let count = if small < i64::MAX {
        object.position.set(small + 1);
        vm.int(small)
    } else {
        let count = object.other.get().bound().unwrap_or_else(|| vm.int(small));
        let next = vm.binary(BinaryOp::Add, count, Value::int(1))?;
        vm.store(iterator.head(), &object.other, next);
        count
    };
    Ok(Some((count, item)))
}

/// Implement next(self).
#[native("__next__(self, /)")]
pub(super) fn enumerate_next(iterator: Value, vm: &mut Vm) -> PyResult<Value> {
    let iterator = expect(iterator, ClassId::Enumerate, &ENUMERATE_NEXT, vm)?;
    let next = enumerate_step(iterator, vm);
    or_stop(next, vm)
}

/// The receiver of a `__next__`, which must be of this class or a subclass.
pub(super) fn expect(
    value: Value,
    class: ClassId,
    decl: &'static crate::native::NativeDecl,
    vm: &Vm,
) -> PyResult<Iterator> {
    match value.downcast::<Iterator>() {
        Some(iterator) if vm.is_instance(value, class) => Ok(iterator),
        _ => {
            let context = crate::native::ArgContext { decl, index: 0 };
            Err(vm.bad_argument(value, class, context))
        }
    }
}

/// Return an iterator yielding those items of iterable for which function(item)
/// is true. If function is None, return the items that are true.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub(super) fn filter_new(
    class: Class,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    if class == vm.class(ClassId::Filter) && kwargs.is_some() {
        return Err(vm.type_error("filter() takes no keyword arguments"));
    }
    let &[function, iterable] = args.as_slice() else {
        return Err(vm.type_error(format!("filter expected 2 arguments, got {}", args.len())));
    };
    let iterator = vm.iter(iterable)?;
    Ok(Iterator::of_class(class, iterator, function, [0; 3], vm).into())
}

pub(super) fn filter_step(iterator: Iterator, vm: &mut Vm) -> PyResult<Option<Value>> {
    let (source, function) = (iterator.object().source.get(), iterator.object().other.get());
    let by_truth = function.is_none() || function.is(vm.class(ClassId::Bool).into());
    while let Some(item) = vm.next(source)? {
        let verdict = if by_truth { item } else { vm.call(function, &[item])? };
        if vm.is_true(verdict)? {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// Implement next(self).
#[native("__next__(self, /)")]
pub(super) fn filter_next(iterator: Value, vm: &mut Vm) -> PyResult<Value> {
    let iterator = expect(iterator, ClassId::Filter, &FILTER_NEXT, vm)?;
    let next = filter_step(iterator, vm);
    or_stop(next, vm)
}

pub(super) fn callable_step(iterator: Iterator, vm: &mut Vm) -> PyResult<Option<Value>> {
    let (callable, sentinel) = (iterator.object().source.get(), iterator.object().other.get());
    if callable.is_unbound() {
        return Ok(None);
    }
    match vm.call(callable, &[]) {
        // The call may have used up the iterator.
        Ok(_) if iterator.object().source.get().is_unbound() => Ok(None),
        Ok(value) => {
            if !vm.eq(sentinel, value)? {
                return Ok(Some(value));
            }
            iterator.exhaust();
            Ok(None)
        }
        Err(raised) => {
            vm.catch(raised, ClassId::StopIteration)?;
            iterator.exhaust();
            Ok(None)
        }
    }
}
