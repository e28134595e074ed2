//! `list.sort` and `sorted`.
//!
//! What is sorted is a permutation, an array of `u32`; keys and elements stay
//! where the collector finds them, and whatever a comparison does, the result is
//! a permutation. Keys that are all small integers, all numbers, or all strings
//! are compared without Python code, by the sort of Rust's library; any others
//! by [`merge::sort`], whose comparisons may raise.

use super::List;
use super::merge;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::native::OrNone;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::vm::Vm;
use std::cmp::Ordering;
use taipan_heap::Value;
use taipan_macros::native;

/// Sort the list in ascending order and return None.
///
/// The sort is in-place (i.e. the list itself is modified) and stable (i.e. the
/// order of two equal elements is maintained).
///
/// If a key function is given, apply it once to each list item and sort them,
/// ascending or descending, according to their function values.
///
/// The reverse flag can be set to sort in descending order.
#[native("sort(self, /, *, key=None, reverse=False)")]
pub(super) fn list_sort(
    list: List,
    key: OrNone<Value>,
    reverse: bool,
    vm: &mut Vm,
) -> PyResult<()> {
    let items = list.take(vm);
    let (items, result) = sort_values(items, key.0, reverse, vm);
    let changed = list.was_touched(vm);
    list.put(items, vm);
    result?;
    if changed {
        return Err(vm.value_error("list modified during sort"));
    }
    Ok(())
}

/// Sorts the values, by their keys if there is a key function. They come back in
/// some order even if an exception is pending.
pub(crate) fn sort_values(
    mut items: GcVec,
    key: Option<Value>,
    reverse: bool,
    vm: &mut Vm,
) -> (GcVec, PyResult<()>) {
    if items.len() < 2 && key.is_none() {
        return (items, Ok(()));
    }
    if key.is_none() && sort_plain_ints(&mut items, reverse, vm) {
        return (items, Ok(()));
    }
    let keys = match key {
        Some(key) => match keys_of(&items, key, vm) {
            Ok(keys) => Some(keys),
            Err(raised) => return (items, Err(raised)),
        },
        None => None,
    };
    let Ok(count) = u32::try_from(items.len()) else {
        return (items, Err(vm.memory_error()));
    };
    let (order, result) = order_of(keys.as_ref().unwrap_or(&items), count, reverse, vm);
    match permuted(&items, &order, vm) {
        Ok(sorted) => (sorted, result),
        Err(raised) => (items, result.and(Err(raised))),
    }
}

/// Sorts small integers that are their own keys.
fn sort_plain_ints(items: &mut GcVec, reverse: bool, vm: &Vm) -> bool {
    if !items.as_slice().iter().all(|v| v.is_int()) {
        return false;
    }
    let slots = items.as_mut_slice(vm);
    if reverse {
        slots.sort_unstable_by_key(|v| std::cmp::Reverse(v.int_unchecked()));
    } else {
        slots.sort_unstable_by_key(|v| v.int_unchecked());
    }
    true
}

fn keys_of(items: &GcVec, key: Value, vm: &mut Vm) -> PyResult<GcVec> {
    let mut keys = GcVec::with_capacity(items.len(), vm)?;
    for i in 0..items.len() {
        let made = vm.call(key, &items.as_slice()[i..=i])?;
        keys.push(made, vm)?;
    }
    Ok(keys)
}

fn permuted(items: &GcVec, order: &[u32], vm: &Vm) -> PyResult<GcVec> {
    let mut sorted = GcVec::with_capacity(items.len(), vm)?;
    let from = items.as_slice();
    for &i in order {
        sorted.push(from[i as usize], vm)?;
    }
    Ok(sorted)
}

/// What all keys are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    /// Small integers.
    Ints,
    /// Floats that are numbers, and integers that are exact as floats.
    Numbers,
    /// Exact strings.
    Strings,
    /// Exact tuples that begin with integers.
    TuplesOfInt,
    /// Exact tuples that begin with strings.
    TuplesOfStr,
    /// Something else.
    Any,
}

fn classify(keys: &[Value], vm: &Vm) -> Keys {
    let exact = |v: &Value, id| vm.is_exact(*v, id);
    let all = |test: &dyn Fn(&Value) -> bool| keys.iter().all(test);
    let first = |v: &Value| v.downcast::<Tuple>().and_then(|t| t.items().first().copied());
    match keys.first() {
        Some(v) if v.is_inline_number() => {
            if all(&|v| v.is_int()) {
                Keys::Ints
            } else if all(&|v| number(*v).is_some()) {
                Keys::Numbers
            } else {
                Keys::Any
            }
        }
        Some(v) if exact(v, ClassId::Str) && all(&|v| exact(v, ClassId::Str)) => Keys::Strings,
        Some(v) if exact(v, ClassId::Tuple) && all(&|v| exact(v, ClassId::Tuple)) => {
            if all(&|v| first(v).is_some_and(|f| f.is_int())) {
                Keys::TuplesOfInt
            } else if all(&|v| first(v).is_some_and(|f| exact(&f, ClassId::Str))) {
                Keys::TuplesOfStr
            } else {
                Keys::Any
            }
        }
        _ => Keys::Any,
    }
}

/// A number held in place that a float represents exactly.
fn number(value: Value) -> Option<f64> {
    match value.as_int() {
        Some(i) => (i.unsigned_abs() <= 1 << 53).then_some(i as f64),
        None => value.as_inline_float(),
    }
}

fn text(value: &Value) -> Option<Str> {
    value.downcast()
}

fn compare_texts(a: &Value, b: &Value) -> Ordering {
    match (text(a), text(b)) {
        (Some(a), Some(b)) => a.as_bytes().cmp(b.as_bytes()),
        _ => Ordering::Equal,
    }
}

/// The first eight bytes: decides most comparisons of strings.
fn prefix(value: Value) -> u64 {
    let mut word = [0; 8];
    if let Some(text) = value.downcast::<Str>() {
        let bytes = text.as_bytes();
        let len = bytes.len().min(8);
        word[..len].copy_from_slice(&bytes[..len]);
    }
    u64::from_be_bytes(word)
}

/// The order in which `keys` are sorted: indices. After an exception it is some
/// permutation.
fn order_of(keys: &GcVec, count: u32, reverse: bool, vm: &mut Vm) -> (Vec<u32>, PyResult<()>) {
    let slice = keys.as_slice();
    let kind = classify(slice, vm);
    // Reversed before and after, equal elements keep their order.
    let indices = || (0..count).map(move |i| if reverse { count - 1 - i } else { i });
    let numbered = || indices().zip(if reverse { Side::Back } else { Side::Front }.walk(slice));
    let mut result = Ok(());
    let mut order: Vec<u32> = match kind {
        Keys::Ints => {
            let mut pairs: Vec<(i64, u32)> =
                numbered().map(|(i, key)| (key.int_unchecked(), i)).collect();
            pairs.sort_by_key(|pair| pair.0);
            pairs.into_iter().map(|pair| pair.1).collect()
        }
        Keys::Numbers => {
            let mut pairs: Vec<(f64, u32)> =
                numbered().map(|(i, key)| (number(key).unwrap_or(0.0), i)).collect();
            pairs.sort_by(|a, b| a.0.partial_cmp(&b.0).unwrap_or(Ordering::Equal));
            pairs.into_iter().map(|pair| pair.1).collect()
        }
        Keys::Strings => {
            let mut pairs: Vec<(u64, u32)> = numbered().map(|(i, key)| (prefix(key), i)).collect();
            pairs.sort_by(|a, b| {
                a.0.cmp(&b.0)
                    .then_with(|| compare_texts(&slice[a.1 as usize], &slice[b.1 as usize]))
            });
            pairs.into_iter().map(|pair| pair.1).collect()
        }
        kind => {
            let mut order: Vec<u32> = indices().collect();
            result = merge::sort(&mut order, &mut |a, b| {
                let (a, b) = (slice[a as usize], slice[b as usize]);
                match by_first(kind, a, b) {
                    Some(order) if order.is_ne() => Ok(order.is_lt()),
                    _ => vm.less(a, b),
                }
            });
            order
        }
    };
    if reverse {
        order.reverse();
    }
    (order, result)
}

/// Compares tuples by their first elements, where their kind is known.
fn by_first(kind: Keys, a: Value, b: Value) -> Option<Ordering> {
    if kind == Keys::Any {
        return None;
    }
    let (a, b) = (a.downcast::<Tuple>()?, b.downcast::<Tuple>()?);
    let (a, b) = (a.items().first()?, b.items().first()?);
    Some(match kind {
        Keys::TuplesOfInt => a.as_int()?.cmp(&b.as_int()?),
        _ => compare_texts(a, b),
    })
}

/// From which end keys are walked.
enum Side {
    Front,
    Back,
}

impl Side {
    fn walk(self, keys: &[Value]) -> impl Iterator<Item = Value> + '_ {
        let len = keys.len();
        (0..len).map(move |i| match self {
            Side::Front => keys[i],
            Side::Back => keys[len - 1 - i],
        })
    }
}
