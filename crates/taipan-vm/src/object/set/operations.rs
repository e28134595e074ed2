//! What the methods and operators of sets compute. The order in which elements
//! are looked at and added is CPython's: the result's order depends on it.

use super::Set;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::dict::Dict;
use crate::object::iterator::exact_items;
use crate::vm::Vm;
use taipan_heap::Value;

/// An exact dict, whose keys and hashes are used as they are.
fn exact_dict(value: Value, vm: &Vm) -> Option<Dict> {
    if vm.is_exact(value, ClassId::Dict) { value.downcast() } else { None }
}

/// Calls `body` with each element of a set and its hash; elements may come and
/// go meanwhile.
#[inline]
fn each(
    set: Set,
    vm: &mut Vm,
    mut body: impl FnMut(i64, Value, &mut Vm) -> PyResult<bool>,
) -> PyResult<bool> {
    let mut slot = 0;
    while let Some((found, hash, key)) = set.next_entry(slot, vm) {
        if !body(hash, key, vm)? {
            return Ok(false);
        }
        slot = found + 1;
    }
    Ok(true)
}

impl Set {
    /// A `set` or `frozenset` with the same elements.
    pub(crate) fn copy(self, vm: &mut Vm) -> PyResult<Set> {
        let copy = self.like(vm);
        copy.merge(self, vm)?;
        Ok(copy)
    }

    /// Adds every element of an iterable.
    pub(crate) fn update_from(self, iterable: Value, vm: &mut Vm) -> PyResult<()> {
        if let Some(other) = iterable.downcast::<Set>() {
            return self.merge(other, vm);
        }
        if let Some(dict) = exact_dict(iterable, vm) {
            return self.update_from_dict(dict, vm);
        }
        // Adding may run code that changes a list: each turn looks again.
        let mut i = 0;
        while let Some(items) = exact_items(iterable, vm) {
            let Some(&key) = items.get(i) else { return Ok(()) };
            self.add(key, vm)?;
            i += 1;
        }
        let iterator = vm.iter(iterable)?;
        while let Some(key) = vm.next(iterator)? {
            self.add(key, vm)?;
        }
        Ok(())
    }

    fn update_from_dict(self, dict: Dict, vm: &mut Vm) -> PyResult<()> {
        self.expect(dict.len(vm), vm)?;
        let mut number = 0;
        while let Some((found, entry)) = dict.next_entry(number, vm) {
            // Entries hold 60 bits of the hash.
            let hash = vm.hash_element(entry.key)?;
            self.add_hashed(hash, entry.key, vm)?;
            number = found + 1;
        }
        Ok(())
    }

    pub(crate) fn intersection_with(self, other: Value, vm: &mut Vm) -> PyResult<Set> {
        if other.is(self.value()) {
            return self.copy(vm);
        }
        let result = self.like(vm);
        if let Some(other) = other.downcast::<Set>() {
            let (small, large) =
                if other.len(vm) > self.len(vm) { (self, other) } else { (other, self) };
            each(small, vm, |hash, key, vm| {
                if large.contains_hashed(hash, key, vm)? {
                    result.add_hashed(hash, key, vm)?;
                }
                Ok(true)
            })?;
            return Ok(result);
        }
        let iterator = vm.iter(other)?;
        while let Some(key) = vm.next(iterator)? {
            let hash = vm.hash_element(key)?;
            if self.contains_hashed(hash, key, vm)? {
                result.add_hashed(hash, key, vm)?;
            }
        }
        Ok(result)
    }

    pub(super) fn difference_with(self, other: Value, vm: &mut Vm) -> PyResult<Set> {
        let other_set = other.downcast::<Set>();
        let other_dict = exact_dict(other, vm);
        let other_len = match (other_set, other_dict) {
            (Some(set), _) => set.len(vm),
            (_, Some(dict)) => dict.len(vm),
            _ => usize::MAX,
        };
        // Copying pays where there is little to remove.
        if other_len == usize::MAX || self.len(vm) >> 2 > other_len {
            let copy = self.copy(vm)?;
            copy.remove_all(other, vm)?;
            return Ok(copy);
        }
        let result = self.like(vm);
        each(self, vm, |hash, key, vm| {
            let there = match (other_set, other_dict) {
                (Some(set), _) => set.contains_hashed(hash, key, vm)?,
                (_, Some(dict)) => dict.contains_hashed(hash, key, vm)?,
                _ => false,
            };
            if !there {
                result.add_hashed(hash, key, vm)?;
            }
            Ok(true)
        })?;
        Ok(result)
    }

    /// Removes every element of an iterable.
    pub(crate) fn remove_all(self, other: Value, vm: &mut Vm) -> PyResult<()> {
        if other.is(self.value()) {
            self.clear(vm);
            return Ok(());
        }
        if let Some(mut other) = other.downcast::<Set>() {
            if other.len(vm) >> 3 > self.len(vm) {
                other = self.intersection_with(other.value(), vm)?;
            }
            each(other, vm, |hash, key, vm| self.discard_hashed(hash, key, vm).map(|_| true))?;
        } else {
            let iterator = vm.iter(other)?;
            while let Some(key) = vm.next(iterator)? {
                self.discard(key, vm)?;
            }
        }
        self.compact(vm)
    }

    /// Keeps what is in one of both only.
    pub(crate) fn toggle_all(self, other: Value, vm: &mut Vm) -> PyResult<()> {
        if other.is(self.value()) {
            self.clear(vm);
            return Ok(());
        }
        let toggle = |hash, key, vm: &mut Vm| {
            if !self.discard_hashed(hash, key, vm)? {
                self.add_hashed(hash, key, vm)?;
            }
            Ok(true)
        };
        let other = match other.downcast::<Set>() {
            Some(other) => other,
            None => {
                let unique = self.like(vm);
                unique.update_from(other, vm)?;
                unique
            }
        };
        each(other, vm, toggle).map(|_| ())
    }

    pub(super) fn symmetric_difference_with(self, other: Value, vm: &mut Vm) -> PyResult<Set> {
        let result = self.like(vm);
        result.update_from(other, vm)?;
        result.toggle_all(self.value(), vm)?;
        Ok(result)
    }

    /// Is every element of `self` in `other`?
    pub(super) fn is_subset_of(self, other: Set, vm: &mut Vm) -> PyResult<bool> {
        if self.len(vm) > other.len(vm) {
            return Ok(false);
        }
        each(self, vm, |hash, key, vm| other.contains_hashed(hash, key, vm))
    }

    pub(super) fn is_disjoint_from(self, other: Value, vm: &mut Vm) -> PyResult<bool> {
        if other.is(self.value()) {
            return Ok(self.len(vm) == 0);
        }
        if let Some(other) = other.downcast::<Set>() {
            let (small, large) =
                if other.len(vm) > self.len(vm) { (self, other) } else { (other, self) };
            return each(small, vm, |hash, key, vm| {
                large.contains_hashed(hash, key, vm).map(|there| !there)
            });
        }
        let iterator = vm.iter(other)?;
        while let Some(key) = vm.next(iterator)? {
            if self.contains(key, vm)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
