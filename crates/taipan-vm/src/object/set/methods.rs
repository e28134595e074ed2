//! The methods of `set` and `frozenset`, but for operators.

use super::{MutableSet, Set, operators};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::{Args, NativeDecl};
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::iterator::Iterator;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Create and return a new object.  See help(type) for accurate signature.
#[native("__new__(cls, /, *args, **kwargs)", static)]
fn set_new(class: Class, _args: Args, _kwargs: Option<Dict>, vm: &Vm) -> PyResult<Set> {
    Ok(Set::of_class(class, vm))
}

/// Initialize self.  See help(type(self)) for accurate signature.
#[native("__init__(self, iterable=?, /)")]
fn set_init(set: MutableSet, iterable: Option<Value>, vm: &mut Vm) -> PyResult<()> {
    let MutableSet(set) = set;
    set.clear(vm);
    match iterable {
        Some(iterable) => set.update_from(iterable, vm),
        None => Ok(()),
    }
}

/// Return state information for pickling.
#[native("__reduce__(self, /)")]
fn set_reduce(set: Set, vm: &mut Vm) -> PyResult<Tuple> {
    let items = vm.collect(set.value())?.into_list(vm);
    let args = Tuple::small([items.value()], vm);
    let state = vm.state_of(set.value(), false)?;
    Ok(Tuple::small([vm.class_of(set.value()).value(), args.value(), state], vm))
}

/// Create and return a new object.  See help(type) for accurate signature.
#[native("__new__(cls, /, *args, **kwargs)", static)]
fn frozenset_new(class: Class, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    let exact = class == vm.class(ClassId::FrozenSet);
    if vm.inherits_special(class, ClassId::FrozenSet, Special::Init)
        && kwargs.is_some_and(|k| k.len(vm) > 0)
    {
        return Err(vm.type_error("frozenset() takes no keyword arguments"));
    }
    let iterable = match args.as_slice() {
        [] => None,
        &[iterable] => Some(iterable),
        _ => {
            let message = format!("frozenset expected at most 1 argument, got {}", args.len());
            return Err(vm.type_error(message));
        }
    };
    if exact
        && let Some(same) = iterable
        && vm.is_exact(same, ClassId::FrozenSet)
    {
        return Ok(same);
    }
    let set = Set::of_class(class, vm);
    if let Some(iterable) = iterable {
        set.update_from(iterable, vm)?;
    }
    Ok(set.value())
}

/// Return len(self).
#[native("__len__(self, /)")]
fn set_len(set: Set, vm: &Vm) -> PyResult<usize> {
    Ok(set.len(vm))
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn set_repr(set: Set, vm: &mut Vm) -> PyResult<Str> {
    let name = vm.type_name(set.value());
    if set.len(vm) == 0 {
        return Str::new(&format!("{name}()"), vm);
    }
    let again = format!("{name}(...)");
    vm.guarded_repr(set.value(), &again, |vm| {
        let items = vm.collect(set.value())?;
        let exact = vm.is_exact(set.value(), ClassId::Set);
        let (open, close) = if exact { ("{".into(), "}") } else { (format!("{name}({{"), "})") };
        vm.repr_elements(&open, close, |i, _| items.get(i))
    })
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn set_iter(set: Set, vm: &Vm) -> PyResult<Value> {
    Ok(Iterator::over_set(set, vm))
}

/// The hash of an element to look for: a set stands for the frozenset of its
/// elements.
fn hash_to_find(key: Value, vm: &mut Vm) -> PyResult<i64> {
    match vm.hash(key) {
        Ok(hash) => Ok(hash),
        Err(raised) => match key.downcast::<Set>() {
            Some(set) if vm.raised_is(&raised, ClassId::TypeError) => {
                let _ = vm.take_raised(raised);
                Ok(hash_of(set, vm))
            }
            _ => Err(vm.cannot_use(raised, key, "set element")),
        },
    }
}

/// x.__contains__(y) <==> y in x.
#[native("__contains__(self, object, /)")]
fn set_contains(set: Set, object: Value, vm: &mut Vm) -> PyResult<bool> {
    let hash = hash_to_find(object, vm)?;
    set.contains_hashed(hash, object, vm)
}

fn shuffle(hash: u64) -> u64 {
    ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167)
}

/// The hash of a set's elements: does not depend on their order.
pub(crate) fn hash_of(set: Set, vm: &Vm) -> i64 {
    let object = set.object();
    let known = object.hash.get();
    if known != -1 && set.is_frozen(vm) {
        return known;
    }
    let mut slots = 0;
    let mut hash = set.slot_hashes().fold(0, |state, hash| {
        slots += 1;
        state ^ shuffle(hash as u64)
    });
    // What the slots without an element have added goes out again.
    let (fill, used) = (object.fill.get(), object.used.get());
    if (slots - fill) & 1 == 1 {
        hash ^= shuffle(0);
    }
    if (fill - used) & 1 == 1 {
        hash ^= shuffle(u64::MAX);
    }
    hash ^= (used as u64 + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    let hash = if hash == u64::MAX { 590_923_713 } else { hash as i64 };
    object.hash.set(hash);
    hash
}

/// Return hash(self).
#[native("__hash__(self, /)")]
fn frozenset_hash(set: Set, vm: &Vm) -> PyResult<i64> {
    Ok(hash_of(set, vm))
}

/// Add an element to a set.
///
/// This has no effect if the element is already present.
#[native("add(self, object, /)")]
pub(super) fn set_add(set: MutableSet, object: Value, vm: &mut Vm) -> PyResult<()> {
    set.0.add(object, vm).map(|_| ())
}

/// Remove an element from a set if it is a member.
///
/// Unlike set.remove(), the discard() method does not raise
/// an exception when an element is missing from the set.
#[native("discard(self, object, /)")]
fn set_discard(set: MutableSet, object: Value, vm: &mut Vm) -> PyResult<()> {
    let hash = hash_to_find(object, vm)?;
    set.0.discard_hashed(hash, object, vm).map(|_| ())
}

/// Remove an element from a set; it must be a member.
///
/// If the element is not a member, raise a KeyError.
#[native("remove(self, object, /)")]
fn set_remove(set: MutableSet, object: Value, vm: &mut Vm) -> PyResult<()> {
    let hash = hash_to_find(object, vm)?;
    if set.0.discard_hashed(hash, object, vm)? { Ok(()) } else { Err(vm.key_error(object)) }
}

/// Remove and return an arbitrary set element.
///
/// Raises KeyError if the set is empty.
#[native("pop(self, /)")]
fn set_pop(set: MutableSet, vm: &mut Vm) -> PyResult<Value> {
    set.0.pop(vm).ok_or_else(|| vm.raise(ClassId::KeyError, "pop from an empty set"))
}

/// Remove all elements from this set.
#[native("clear(self, /)")]
fn set_clear(set: MutableSet, vm: &mut Vm) -> PyResult<()> {
    set.0.clear(vm);
    Ok(())
}

/// Return a shallow copy of a set.
#[native("copy(self, /)")]
fn set_copy(set: Set, vm: &mut Vm) -> PyResult<Set> {
    if vm.is_exact(set.value(), ClassId::FrozenSet) {
        return Ok(set);
    }
    set.copy(vm)
}

/// Update the set, adding elements from all others.
#[native("update(self, *others)")]
fn set_update(set: MutableSet, others: Args, vm: &mut Vm) -> PyResult<()> {
    others.iter().try_for_each(|&other| set.0.update_from(other, vm))
}

/// Return a new set with elements from the set and all others.
#[native("union(self, *others)")]
fn set_union(set: Set, others: Args, vm: &mut Vm) -> PyResult<Set> {
    let result = set.copy(vm)?;
    others.iter().try_for_each(|&other| result.update_from(other, vm))?;
    Ok(result)
}

/// Return a new set with elements common to the set and all others.
#[native("intersection(self, *others)")]
fn set_intersection(set: Set, others: Args, vm: &mut Vm) -> PyResult<Set> {
    if others.is_empty() {
        return set_copy(set, vm);
    }
    let mut result = set;
    for &other in others.iter() {
        result = result.intersection_with(other, vm)?;
    }
    Ok(result)
}

/// Update the set, keeping only elements found in it and all others.
#[native("intersection_update(self, *others)")]
fn set_intersection_update(set: MutableSet, others: Args, vm: &mut Vm) -> PyResult<()> {
    if others.is_empty() {
        return Ok(());
    }
    let common = set_intersection(set.0, others, vm)?;
    set.0.become_like(common, vm);
    Ok(())
}

/// Return a new set with elements in the set that are not in the others.
#[native("difference(self, *others)")]
fn set_difference(set: Set, others: Args, vm: &mut Vm) -> PyResult<Set> {
    let Some((&first, rest)) = others.split_first() else { return set_copy(set, vm) };
    let result = set.difference_with(first, vm)?;
    rest.iter().try_for_each(|&other| result.remove_all(other, vm))?;
    Ok(result)
}

/// Update the set, removing elements found in others.
#[native("difference_update(self, *others)")]
fn set_difference_update(set: MutableSet, others: Args, vm: &mut Vm) -> PyResult<()> {
    others.iter().try_for_each(|&other| set.0.remove_all(other, vm))
}

/// Return a new set with elements in either the set or other but not both.
#[native("symmetric_difference(self, other, /)")]
fn set_symmetric_difference(set: Set, other: Value, vm: &mut Vm) -> PyResult<Set> {
    set.symmetric_difference_with(other, vm)
}

/// Update the set, keeping only elements found in either set, but not in both.
#[native("symmetric_difference_update(self, other, /)")]
fn set_symmetric_difference_update(set: MutableSet, other: Value, vm: &mut Vm) -> PyResult<()> {
    set.0.toggle_all(other, vm)
}

/// Return True if two sets have a null intersection.
#[native("isdisjoint(self, other, /)")]
fn set_isdisjoint(set: Set, other: Value, vm: &mut Vm) -> PyResult<bool> {
    set.is_disjoint_from(other, vm)
}

/// Report whether another set contains this set.
#[native("issubset(self, other, /)")]
fn set_issubset(set: Set, other: Value, vm: &mut Vm) -> PyResult<bool> {
    if let Some(other) = other.downcast::<Set>() {
        return set.is_subset_of(other, vm);
    }
    Ok(set.intersection_with(other, vm)?.len(vm) == set.len(vm))
}

/// Report whether this set contains another set.
#[native("issuperset(self, other, /)")]
fn set_issuperset(set: Set, other: Value, vm: &mut Vm) -> PyResult<bool> {
    if let Some(other) = other.downcast::<Set>() {
        return other.is_subset_of(set, vm);
    }
    let iterator = vm.iter(other)?;
    while let Some(key) = vm.next(iterator)? {
        if !set.contains(key, vm)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What both classes have; `$own` comes first.
macro_rules! methods {
    ($($own:expr),* $(,)?) => {
        &[
            $($own,)*
            &SET_LEN, &SET_REPR, &SET_REDUCE, &SET_ITER, &SET_CONTAINS, &SET_COPY, &SET_UNION,
            &SET_INTERSECTION, &SET_DIFFERENCE, &SET_SYMMETRIC_DIFFERENCE,
            &SET_ISDISJOINT, &SET_ISSUBSET, &SET_ISSUPERSET,
            &operators::SET_AND, &operators::SET_RAND, &operators::SET_OR, &operators::SET_ROR,
            &operators::SET_XOR, &operators::SET_RXOR, &operators::SET_SUB, &operators::SET_RSUB,
            &operators::SET_EQ, &operators::SET_NE, &operators::SET_LT, &operators::SET_LE,
            &operators::SET_GT, &operators::SET_GE,
        ]
    };
}

pub(super) const SET_METHODS: &[&NativeDecl] = methods![
    &SET_NEW,
    &SET_INIT,
    &SET_ADD,
    &SET_DISCARD,
    &SET_REMOVE,
    &SET_POP,
    &SET_CLEAR,
    &SET_UPDATE,
    &SET_INTERSECTION_UPDATE,
    &SET_DIFFERENCE_UPDATE,
    &SET_SYMMETRIC_DIFFERENCE_UPDATE,
    &operators::SET_IAND,
    &operators::SET_IOR,
    &operators::SET_IXOR,
    &operators::SET_ISUB,
];

pub(super) const FROZENSET_METHODS: &[&NativeDecl] = methods![&FROZENSET_NEW, &FROZENSET_HASH];
