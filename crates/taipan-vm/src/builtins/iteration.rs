//! The functions of `builtins` that iterate, order and measure.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::native::{Args, NativeDecl, OrNone};
use crate::object::iterator::{callable_iterator, exact_items, skip, step};
use crate::object::list::{List, sort_values};
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::CompareOp;
use taipan_heap::Value;
use taipan_macros::native;

/// Return the number of items in a container.
#[native("len(obj, /)")]
fn len(object: Value, vm: &mut Vm) -> PyResult<usize> {
    vm.len(object)
}

/// Get an iterator from an object.
///
/// In the first form, the argument must supply its own iterator, or be a
/// sequence. In the second form, the callable is called until it returns the
/// sentinel.
#[native("iter(object, sentinel=?, /)")]
fn iter(object: Value, sentinel: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    let Some(sentinel) = sentinel else { return vm.iter(object) };
    if !vm.is_callable(object) {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    Ok(callable_iterator(object, sentinel, vm))
}

/// Return the next item from the iterator.
///
/// If default is given and the iterator is exhausted,
/// it is returned instead of raising StopIteration.
#[native("next(iterator, default=?, /)")]
fn next(iterator: Value, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    if let Some(step) = step(iterator, vm) {
        return match (step?, default) {
            (Some(value), _) | (None, Some(value)) => Ok(value),
            (None, None) => Err(vm.stop_iteration(Value::NONE)),
        };
    }
    match vm.call_special(iterator, Special::Next, &[]) {
        Ok(Some(value)) => Ok(value),
        Ok(None) => {
            let name = vm.type_name(iterator);
            Err(vm.type_error(format!("'{name}' object is not an iterator")))
        }
        Err(raised) => match default {
            Some(default) => vm.catch(raised, ClassId::StopIteration).map(|_| default),
            None => Err(raised),
        },
    }
}

/// Return True if bool(x) is True for all values x in the iterable.
///
/// If the iterable is empty, return True.
#[native("all(iterable, /)")]
fn all(iterable: Value, vm: &mut Vm) -> PyResult<bool> {
    let iterator = vm.iter(iterable)?;
    while let Some(value) = vm.next(iterator)? {
        if !vm.is_true(value)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Return True if bool(x) is True for any x in the iterable.
///
/// If the iterable is empty, return False.
#[native("any(iterable, /)")]
fn any(iterable: Value, vm: &mut Vm) -> PyResult<bool> {
    let iterator = vm.iter(iterable)?;
    while let Some(value) = vm.next(iterator)? {
        if vm.is_true(value)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Return a new list containing all items from the iterable in ascending order.
///
/// A custom key function can be supplied to customize the sort order, and the
/// reverse flag can be set to request the result in descending order.
#[native("sorted(iterable, /, *, key=None, reverse=False)")]
fn sorted(iterable: Value, key: OrNone<Value>, reverse: bool, vm: &mut Vm) -> PyResult<List> {
    let items = vm.collect(iterable)?;
    let (items, result) = sort_values(items, key.0, reverse, vm);
    result?;
    Ok(items.into_list(vm))
}

/// Of the small integers, or floats held in place, that the items begin with: the
/// first one that no other precedes by `op`, and how many they are; `None` where
/// there are none.
fn extreme_prefix(op: CompareOp, items: &[Value]) -> Option<(Value, usize)> {
    let (mut best, mut count) = (*items.first()?, 0);
    let less = op == CompareOp::Lt;
    for &item in items {
        let better = if item.both_ints(best) {
            // The words compare as the integers do.
            let (x, y) = (item.bits() as i64, best.bits() as i64);
            if less { x < y } else { x > y }
        } else if let (Some(x), Some(y)) = (item.as_inline_float(), best.as_inline_float()) {
            if less { x < y } else { x > y }
        } else {
            break;
        };
        if better {
            best = item;
        }
        count += 1;
    }
    (count > 0).then_some((best, count))
}

/// The element that comes first by `op`: the first of equal ones.
fn extreme(
    name: &str,
    op: CompareOp,
    args: Args,
    key: Option<Value>,
    default: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let several = args.len() > 1;
    let source = match args.as_slice() {
        [] => {
            return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0")));
        }
        &[iterable] => vm.iter(iterable)?,
        _ if default.is_some() => {
            return Err(vm.type_error(format!(
                "Cannot specify a default for {name}() with multiple positional arguments"
            )));
        }
        _ => Value::NONE,
    };
    let mut best: Option<(Value, Value)> = None;
    let mut position = 0;
    let items = if several { Some(args.as_slice()) } else { exact_items(args[0], vm) };
    if key.is_none()
        && let Some((item, count)) = items.and_then(|items| extreme_prefix(op, items))
    {
        if count == args.len() && several {
            return Ok(item);
        }
        best = Some((item, item));
        position = if several { count } else { 0 };
        if !several {
            skip(source, count);
        }
    }
    loop {
        let item = if several { args.get(position).copied() } else { vm.next(source)? };
        let Some(item) = item else { break };
        position += 1;
        let rank = match key {
            Some(key) => vm.call(key, &[item])?,
            None => item,
        };
        let better = match best {
            Some((_, top)) => vm.compare(op, rank, top)?,
            None => true,
        };
        if better {
            best = Some((item, rank));
        }
    }
    match best {
        Some((item, _)) => Ok(item),
        None => {
            default.ok_or_else(|| vm.value_error(format!("{name}() iterable argument is empty")))
        }
    }
}

/// With a single iterable argument, return its smallest item. The
/// default keyword-only argument specifies an object to return if
/// the provided iterable is empty.
/// With two or more positional arguments, return the smallest argument.
#[native("min(*args, key=None, default=?)")]
fn min(args: Args, key: OrNone<Value>, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    extreme("min", CompareOp::Lt, args, key.0, default, vm)
}

/// With a single iterable argument, return its biggest item. The
/// default keyword-only argument specifies an object to return if
/// the provided iterable is empty.
/// With two or more positional arguments, return the largest argument.
#[native("max(*args, key=None, default=?)")]
fn max(args: Args, key: OrNone<Value>, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    extreme("max", CompareOp::Gt, args, key.0, default, vm)
}

/// The functions of this file.
pub static FUNCTIONS: &[&NativeDecl] = &[&LEN, &ITER, &NEXT, &ALL, &ANY, &SORTED, &MIN, &MAX];
