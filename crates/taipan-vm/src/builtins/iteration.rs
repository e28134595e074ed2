//! The functions of `builtins` that iterate, order and measure.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::native::{Args, NativeDecl, OrNone};
use crate::object::iterator::{callable_iterator, exact_items, skip, step};
use crate::object::list::{List, sort_values};
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::{BinaryOp, CompareOp};
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

/// The least, or greatest, of the small integers that a plain list or tuple
/// begins with, and how many there are; `None` where there are none.
fn extreme_prefix(op: CompareOp, iterable: Value, vm: &Vm) -> Option<(Value, usize)> {
    let items = exact_items(iterable, vm)?;
    let mut best = items.first()?.as_int()?;
    let mut count = 0;
    for item in items {
        let Some(i) = item.as_int() else { break };
        best = if op == CompareOp::Lt { best.min(i) } else { best.max(i) };
        count += 1;
    }
    Some((Value::int(best), count))
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
    if key.is_none()
        && !several
        && let Some((item, count)) = extreme_prefix(op, args[0], vm)
    {
        best = Some((item, item));
        skip(source, count);
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

/// A sum of floats with its rounding error kept apart (Neumaier's variant of
/// Kahan's summation), as CPython adds floats since 3.12.
#[derive(Clone, Copy)]
struct FloatSum {
    high: f64,
    low: f64,
}

impl FloatSum {
    fn add(&mut self, x: f64) {
        let total = self.high + x;
        self.low += if self.high.abs() >= x.abs() {
            (self.high - total) + x
        } else {
            (x - total) + self.high
        };
        self.high = total;
    }

    fn result(self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() { self.high + self.low } else { self.high }
    }
}

/// Adds floats (and integers between them); gives the sum and the first other
/// item, if there is one.
fn sum_floats(iterator: Value, start: f64, vm: &mut Vm) -> PyResult<(f64, Option<Value>)> {
    let mut sum = FloatSum { high: start, low: 0.0 };
    while let Some(item) = vm.next(iterator)? {
        if vm.is_exact(item, ClassId::Float)
            && let Some(x) = vm.as_float(item)
        {
            sum.add(x);
        } else if let Some(i) = crate::object::int::to_i64(item) {
            sum.high += i as f64;
        } else {
            return Ok((sum.result(), Some(item)));
        }
    }
    Ok((sum.result(), None))
}

/// Adds the small integers that a plain list or tuple begins with, while the sum
/// fits in 64 bits; gives the sum and how many there were.
fn sum_prefix(iterable: Value, start: i64, vm: &Vm) -> Option<(i64, usize)> {
    let (mut sum, mut count) = (start, 0);
    for item in exact_items(iterable, vm)? {
        let Some(total) = item.as_int().and_then(|i| sum.checked_add(i)) else { break };
        sum = total;
        count += 1;
    }
    Some((sum, count))
}

/// Adds integers while they fit in 64 bits; as [`sum_floats`].
fn sum_ints(iterator: Value, start: i64, vm: &mut Vm) -> PyResult<(i64, Option<Value>)> {
    let mut sum = start;
    while let Some(item) = vm.next(iterator)? {
        let small = if item.is_bool() || vm.is_exact(item, ClassId::Int) {
            crate::object::int::to_i64(item)
        } else {
            None
        };
        match small.and_then(|i| sum.checked_add(i)) {
            Some(total) => sum = total,
            None => return Ok((sum, Some(item))),
        }
    }
    Ok((sum, None))
}

/// Return the sum of a 'start' value (default: 0) plus an iterable of numbers
///
/// When the iterable is empty, return the start value.
/// This function is intended specifically for use with numeric values and may
/// reject non-numeric types.
#[native("sum(iterable, /, start=0)")]
fn sum(iterable: Value, start: Value, vm: &mut Vm) -> PyResult<Value> {
    let iterator = vm.iter(iterable)?;
    for (class, what, join) in [
        (ClassId::Str, "strings", "''"),
        (ClassId::Bytes, "bytes", "b''"),
        (ClassId::ByteArray, "bytearray", "b''"),
    ] {
        if vm.is_instance(start, class) {
            return Err(
                vm.type_error(format!("sum() can't sum {what} [use {join}.join(seq) instead]"))
            );
        }
    }
    let mut total = start;
    if let Some(first) = total.as_int()
        && let Some((sum, count)) = sum_prefix(iterable, first, vm)
    {
        total = vm.int(sum);
        skip(iterator, count);
    }
    if vm.is_exact(total, ClassId::Int)
        && let Some(small) = crate::object::int::to_i64(total)
    {
        let (sum, other) = sum_ints(iterator, small, vm)?;
        total = vm.int(sum);
        let Some(item) = other else { return Ok(total) };
        total = vm.binary(BinaryOp::Add, total, item)?;
    }
    loop {
        if vm.is_exact(total, ClassId::Float)
            && let Some(start) = vm.as_float(total)
        {
            let (sum, other) = sum_floats(iterator, start, vm)?;
            total = vm.float(sum);
            let Some(item) = other else { return Ok(total) };
            total = vm.binary(BinaryOp::Add, total, item)?;
            continue;
        }
        let Some(item) = vm.next(iterator)? else { return Ok(total) };
        total = vm.binary(BinaryOp::Add, total, item)?;
    }
}

/// The functions of this file.
pub static FUNCTIONS: &[&NativeDecl] = &[&LEN, &ITER, &NEXT, &ALL, &ANY, &SORTED, &MIN, &MAX, &SUM];
