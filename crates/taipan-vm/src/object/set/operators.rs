//! The operators of sets: both operands must be sets or frozensets.

use super::{MutableSet, Set};
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// A result, or `NotImplemented` where the other operand is no set.
fn with_set(
    other: Value,
    vm: &mut Vm,
    run: impl FnOnce(Set, &mut Vm) -> PyResult<Value>,
) -> PyResult<Value> {
    match other.downcast::<Set>() {
        Some(other) => run(other, vm),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn union(left: Set, right: Set, vm: &mut Vm) -> PyResult<Value> {
    let result = left.copy(vm)?;
    result.merge(right, vm)?;
    Ok(result.value())
}

macro_rules! operators {
    ($($function:ident $text:literal $doc:literal |$set:ident, $other:ident, $vm:ident| $body:expr;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        pub(super) fn $function($set: Set, value: Value, vm: &mut Vm) -> PyResult<Value> {
            with_set(value, vm, |$other, $vm| $body)
        }
    )* };
}

operators! {
    set_and "__and__(self, value, /)" "Return self&value."
        |set, other, vm| set.intersection_with(other.value(), vm).map(Handle::value);
    set_rand "__rand__(self, value, /)" "Return value&self."
        |set, other, vm| other.intersection_with(set.value(), vm).map(Handle::value);
    set_or "__or__(self, value, /)" "Return self|value." |set, other, vm| union(set, other, vm);
    set_ror "__ror__(self, value, /)" "Return value|self." |set, other, vm| union(other, set, vm);
    set_xor "__xor__(self, value, /)" "Return self^value."
        |set, other, vm| set.symmetric_difference_with(other.value(), vm).map(Handle::value);
    set_rxor "__rxor__(self, value, /)" "Return value^self."
        |set, other, vm| other.symmetric_difference_with(set.value(), vm).map(Handle::value);
    set_sub "__sub__(self, value, /)" "Return self-value."
        |set, other, vm| set.difference_with(other.value(), vm).map(Handle::value);
    set_rsub "__rsub__(self, value, /)" "Return value-self."
        |set, other, vm| other.difference_with(set.value(), vm).map(Handle::value);
    set_eq "__eq__(self, value, /)" "Return self==value."
        |set, other, vm| equal(set, other, vm).map(Value::bool);
    set_ne "__ne__(self, value, /)" "Return self!=value."
        |set, other, vm| equal(set, other, vm).map(|same| Value::bool(!same));
    set_le "__le__(self, value, /)" "Return self<=value."
        |set, other, vm| set.is_subset_of(other, vm).map(Value::bool);
    set_ge "__ge__(self, value, /)" "Return self>=value."
        |set, other, vm| other.is_subset_of(set, vm).map(Value::bool);
    set_lt "__lt__(self, value, /)" "Return self<value."
        |set, other, vm| is_proper_subset(set, other, vm).map(Value::bool);
    set_gt "__gt__(self, value, /)" "Return self>value."
        |set, other, vm| is_proper_subset(other, set, vm).map(Value::bool);
}

fn equal(left: Set, right: Set, vm: &mut Vm) -> PyResult<bool> {
    vm.check_native_stack()?;
    if left.len(vm) != right.len(vm) {
        return Ok(false);
    }
    left.is_subset_of(right, vm)
}

fn is_proper_subset(left: Set, right: Set, vm: &mut Vm) -> PyResult<bool> {
    Ok(left.len(vm) < right.len(vm) && left.is_subset_of(right, vm)?)
}

macro_rules! in_place {
    ($($function:ident $text:literal $doc:literal |$set:ident, $other:ident, $vm:ident| $body:expr;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        pub(super) fn $function(set: MutableSet, value: Value, vm: &mut Vm) -> PyResult<Value> {
            let MutableSet($set) = set;
            with_set(value, vm, |$other, $vm| {
                $body?;
                Ok($set.value())
            })
        }
    )* };
}

in_place! {
    set_iand "__iand__(self, value, /)" "Return self&=value." |set, other, vm| {
        let common = set.intersection_with(other.value(), vm)?;
        set.become_like(common, vm);
        PyResult::Ok(())
    };
    set_ior "__ior__(self, value, /)" "Return self|=value." |set, other, vm| set.merge(other, vm);
    set_ixor "__ixor__(self, value, /)" "Return self^=value."
        |set, other, vm| set.toggle_all(other.value(), vm);
    set_isub "__isub__(self, value, /)" "Return self-=value."
        |set, other, vm| set.remove_all(other.value(), vm);
}
