//! `list.sort` and `sorted`.
//!
//! What is sorted is a permutation, an array of `u32`; keys and elements stay
//! where the collector finds them, and whatever a comparison does, the result is
//! a permutation. Keys that are all small integers, all numbers, or all strings
//! are compared without Python code, by the sort of Rust's library; any others
//! by [`merge::sort`], whose comparisons may raise; among these, tuples of plain
//! numbers and strings still compare without a call.

use super::List;
use super::merge;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::native::{Args, OrNone};
use crate::object::array::Array;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::protocol::direct;
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
    if key.is_none()
        && (sort_plain_ints(&mut items, reverse, vm) || sort_plain_floats(&mut items, reverse, vm))
    {
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

/// As [`sort_plain_ints`], for floats held in place, among which equal ones are
/// the same. Their bits are sorted, turned so that they compare as the numbers.
fn sort_plain_floats(items: &mut GcVec, reverse: bool, vm: &Vm) -> bool {
    let plain = |v: &Value| v.as_inline_float().is_some_and(|f| f != 0.0 || f.is_sign_positive());
    if !items.as_slice().iter().all(plain) {
        return false;
    }
    // Of a negative number all bits but the sign are turned; this undoes itself.
    let turned = |bits: i64| bits ^ ((bits >> 63) as u64 >> 1) as i64;
    let slots = items.as_mut_slice(vm);
    let mut keys: Vec<i64> =
        slots.iter().map(|v| turned(v.as_inline_float().unwrap_or(0.0).to_bits() as i64)).collect();
    keys.sort_unstable();
    let sorted = keys.into_iter().map(|key| vm.float(f64::from_bits(turned(key) as u64)));
    let fill = |(slot, value): (&mut Value, Value)| *slot = value;
    if reverse {
        slots.iter_mut().rev().zip(sorted).for_each(fill);
    } else {
        slots.iter_mut().zip(sorted).for_each(fill);
    }
    true
}

fn keys_of(items: &GcVec, key: Value, vm: &mut Vm) -> PyResult<GcVec> {
    let mut keys = GcVec::with_capacity(items.len(), vm)?;
    let native = key.downcast::<Native>().and_then(Native::unary_entry);
    for i in 0..items.len() {
        let item = &items.as_slice()[i..=i];
        let made = match native {
            // SAFETY: the window lies in the buffer that `items` keeps alive and
            // nobody else knows.
            Some(entry) => entry(vm, unsafe { Args::new(item) })?,
            None => vm.call(key, item)?,
        };
        keys.push(made, vm)?;
    }
    Ok(keys)
}

fn permuted(items: &GcVec, order: &[u32], vm: &Vm) -> PyResult<GcVec> {
    let buffer = Array::new(items.len(), vm)?;
    let from = items.as_slice();
    for (slot, &i) in buffer.slots().iter().zip(order) {
        // The array is fresh: the collector need not be told.
        slot.set(from[i as usize]);
    }
    let sorted = GcVec::from_parts(buffer, from.len());
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
    /// Something else.
    Any,
}

fn classify(keys: &[Value], vm: &Vm) -> Keys {
    let exact = |v: &Value, id| vm.is_exact(*v, id);
    let all = |test: &dyn Fn(&Value) -> bool| keys.iter().all(test);
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
        Keys::Any => {
            let mut order: Vec<u32> = indices().collect();
            result = merge::sort(&mut order, |a, b| {
                let (a, b) = (slice[a as usize], slice[b as usize]);
                match direct::less(a, b) {
                    Some(less) => Ok(less),
                    None => vm.less(a, b),
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
