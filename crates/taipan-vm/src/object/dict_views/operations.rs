//! The set operations of `dict_keys` and `dict_items`. Results are sets.

use super::{DictView, Part};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::set::Set;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_bytecode::CompareOp;
use taipan_heap::Value;
use taipan_macros::native;

fn has(view: DictView, item: Value, vm: &mut Vm) -> PyResult<bool> {
    if view.part() != Part::Items {
        return Ok(view.dict().get(item, vm)?.is_some());
    }
    let Some(pair) = item.downcast::<Tuple>() else { return Ok(false) };
    let &[key, value] = pair.items() else { return Ok(false) };
    match view.dict().get(key, vm)? {
        Some(found) => vm.eq(found, value),
        None => Ok(false),
    }
}

/// Return bool(key in self).
#[native("__contains__(self, key, /)")]
pub(super) fn view_contains(view: DictView, key: Value, vm: &mut Vm) -> PyResult<bool> {
    has(view, key, vm)
}

/// A view that is a set: of keys or items.
fn as_set_view(value: Value) -> Option<DictView> {
    value.downcast::<DictView>().filter(|view| view.part() != Part::Values)
}

/// Is every element of `small` in `large`?
fn all_in(small: Value, large: Value, vm: &mut Vm) -> PyResult<bool> {
    let iterator = vm.iter(small)?;
    while let Some(item) = vm.next(iterator)? {
        if !vm.contains(large, item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn compare(op: CompareOp, view: DictView, other: Value, vm: &mut Vm) -> PyResult<Value> {
    if !other.is_kind(Kind::Set) && as_set_view(other).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (own, len, other_len) = (view.value(), view.dict().len(vm), vm.len(other)?);
    let holds = match op {
        CompareOp::Eq => len == other_len && all_in(own, other, vm)?,
        CompareOp::Ne => !(len == other_len && all_in(own, other, vm)?),
        CompareOp::Lt => len < other_len && all_in(own, other, vm)?,
        CompareOp::Le => len <= other_len && all_in(own, other, vm)?,
        CompareOp::Gt => len > other_len && all_in(other, own, vm)?,
        _ => len >= other_len && all_in(other, own, vm)?,
    };
    Ok(Value::bool(holds))
}

macro_rules! comparisons {
    ($($function:ident $text:literal $op:ident;)*) => { $(
        /// Compare as sets.
        #[native($text)]
        pub(super) fn $function(view: DictView, value: Value, vm: &mut Vm) -> PyResult<Value> {
            compare(CompareOp::$op, view, value, vm)
        }
    )* };
}

comparisons! {
    view_eq "__eq__(self, value, /)" Eq;
    view_ne "__ne__(self, value, /)" Ne;
    view_lt "__lt__(self, value, /)" Lt;
    view_le "__le__(self, value, /)" Le;
    view_gt "__gt__(self, value, /)" Gt;
    view_ge "__ge__(self, value, /)" Ge;
}

/// A set of the elements; of a view of keys by way of its dict, which decides
/// the set's size and so its order.
fn set_of(value: Value, vm: &mut Vm) -> PyResult<Set> {
    let set = Set::new(vm);
    let keys = value.downcast::<DictView>().filter(|view| view.part() == Part::Keys);
    set.update_from(keys.map_or(value, |view| view.dict().value()), vm)?;
    Ok(set)
}

/// `left & right`, either of which may be any iterable.
fn intersection(left: Value, right: Value, vm: &mut Vm) -> PyResult<Set> {
    let (mut own, mut other) =
        if as_set_view(left).is_some() { (left, right) } else { (right, left) };
    if let Some(set) = other.downcast::<Set>()
        && vm.is_exact(other, ClassId::Set)
        && vm.len(own)? <= set.len(vm)
    {
        return set.intersection_with(own, vm);
    }
    // The longer view is asked, the shorter one walked.
    if as_set_view(other).is_some() && vm.len(other)? > vm.len(own)? {
        (own, other) = (other, own);
    }
    let result = Set::new(vm);
    let iterator = vm.iter(other)?;
    while let Some(item) = vm.next(iterator)? {
        if vm.contains(own, item)? {
            result.add(item, vm)?;
        }
    }
    Ok(result)
}

fn union(left: Value, right: Value, vm: &mut Vm) -> PyResult<Set> {
    let result = set_of(left, vm)?;
    result.update_from(right, vm)?;
    Ok(result)
}

fn difference(left: Value, right: Value, vm: &mut Vm) -> PyResult<Set> {
    let result = set_of(left, vm)?;
    result.remove_all(right, vm)?;
    Ok(result)
}

fn symmetric_difference(left: Value, right: Value, vm: &mut Vm) -> PyResult<Set> {
    let items = |v: Value| v.downcast::<DictView>().filter(|view| view.part() == Part::Items);
    if let (Some(left), Some(right)) = (items(left), items(right)) {
        return items_in_one(left, right, vm);
    }
    let result = set_of(left, vm)?;
    result.toggle_all(right, vm)?;
    Ok(result)
}

/// The items that only one of two dicts has.
fn items_in_one(left: DictView, right: DictView, vm: &mut Vm) -> PyResult<Set> {
    let (mut small, mut large) = (left.dict(), right.dict());
    if small.len(vm) > large.len(vm) {
        (small, large) = (large, small);
    }
    let rest = small.copy(vm)?;
    let result = Set::new(vm);
    let mut number = 0;
    while let Some((found, entry)) = large.next_entry(number, vm) {
        let same = match rest.get(entry.key, vm)? {
            Some(value) => vm.eq(value, entry.value)?,
            None => false,
        };
        if same {
            rest.remove(entry.key, vm)?;
        } else {
            let pair = Tuple::small([entry.key, entry.value], vm);
            result.add(pair.value(), vm)?;
        }
        number = found + 1;
    }
    let rest = DictView::new(ClassId::DictItems, rest, vm);
    result.update_from(rest.value(), vm)?;
    Ok(result)
}

macro_rules! operators {
    ($($function:ident $text:literal |$view:ident, $other:ident| $compute:ident($a:ident, $b:ident);)*) => { $(
        /// Compute as sets; the other operand may be any iterable.
        #[native($text)]
        pub(super) fn $function(view: DictView, value: Value, vm: &mut Vm) -> PyResult<Set> {
            let ($view, $other) = (view.value(), value);
            $compute($a, $b, vm)
        }
    )* };
}

operators! {
    view_and "__and__(self, value, /)" |view, other| intersection(view, other);
    view_rand "__rand__(self, value, /)" |view, other| intersection(other, view);
    view_or "__or__(self, value, /)" |view, other| union(view, other);
    view_ror "__ror__(self, value, /)" |view, other| union(other, view);
    view_xor "__xor__(self, value, /)" |view, other| symmetric_difference(view, other);
    view_rxor "__rxor__(self, value, /)" |view, other| symmetric_difference(other, view);
    view_sub "__sub__(self, value, /)" |view, other| difference(view, other);
    view_rsub "__rsub__(self, value, /)" |view, other| difference(other, view);
}

/// Return True if the view and the given iterable have a null intersection.
#[native("isdisjoint(self, other, /)")]
pub(super) fn view_isdisjoint(view: DictView, other: Value, vm: &mut Vm) -> PyResult<bool> {
    let own = view.value();
    if other.is(own) {
        return Ok(view.dict().len(vm) == 0);
    }
    let sized = other.is_kind(Kind::Set) || as_set_view(other).is_some();
    let (walked, asked) =
        if sized && vm.len(other)? > view.dict().len(vm) { (own, other) } else { (other, own) };
    let iterator = vm.iter(walked)?;
    while let Some(item) = vm.next(iterator)? {
        if vm.contains(asked, item)? {
            return Ok(false);
        }
    }
    Ok(true)
}
