//! `reversed` of what has `__len__` and `__getitem__`.

use super::adaptors::expect;
use super::{Iterator, or_stop};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::object::class::Class;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Return a reverse iterator over the values of the given sequence.
#[native("__new__(cls, object, /)", static)]
pub(super) fn reversed_new(class: Class, object: Value, vm: &mut Vm) -> PyResult<Value> {
    let of = vm.class_of(object);
    match of.special(Special::Reversed, vm) {
        Some(method) if !method.is_none() => vm.call_unbound(method, object, &[]),
        None if of.special(Special::GetItem, vm).is_some()
            && !vm.is_instance(object, ClassId::Dict) =>
        {
            let last = vm.len(object)? as i64 - 1;
            Ok(Iterator::of_class(class, object, Value::UNBOUND, [last, 0, 0], vm).into())
        }
        _ => {
            let name = of.name_text();
            Err(vm.type_error(format!("'{name}' object is not reversible")))
        }
    }
}

pub(super) fn step(iterator: Iterator, vm: &mut Vm) -> PyResult<Option<Value>> {
    let source = iterator.object().source.get();
    let position = iterator.object().position.get();
    if source.is_unbound() || position < 0 {
        iterator.exhaust();
        return Ok(None);
    }
    let index = vm.int(position);
    match vm.get_item(source, index) {
        Ok(item) => {
            iterator.object().position.set(position - 1);
            Ok(Some(item))
        }
        Err(raised) => {
            let stops = vm.raised_is(&raised, ClassId::IndexError)
                || vm.raised_is(&raised, ClassId::StopIteration);
            if !stops {
                return Err(raised);
            }
            let _ = vm.take_raised(raised);
            iterator.exhaust();
            Ok(None)
        }
    }
}

/// Implement next(self).
#[native("__next__(self, /)")]
pub(super) fn reversed_next(iterator: Value, vm: &mut Vm) -> PyResult<Value> {
    let iterator = expect(iterator, ClassId::Reversed, &REVERSED_NEXT, vm)?;
    let next = step(iterator, vm);
    or_stop(next, vm)
}
