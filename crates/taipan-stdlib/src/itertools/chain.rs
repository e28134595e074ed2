//! `chain`: the first field is the iterator of iterables, the second that of the
//! one at hand.

use super::{NONE, own_iterator};
use crate::instance::{instance, or_stop};
use taipan_macros::native;
use taipan_vm::object::class::Class;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::tuple::Tuple;
use taipan_vm::object::typing::generic_alias::CLASS_GETITEM;
use taipan_vm::{Args, Handle, PyResult, Value, Vm};

pub(super) static CHAIN: NativeClass = NativeClass::new(
    "chain",
    "itertools",
    "Return a chain object whose .__next__() method returns elements from the\n\
     first iterable until it is exhausted, then elements from the next\n\
     iterable, until all of the iterables are exhausted.",
    &[&NEW, &ITER, &NEXT, &FROM_ITERABLE, &CLASS_GETITEM],
);

instance!(Chain, CHAIN);
own_iterator!(Chain);

/// Create and return a new object.
#[native("__new__(cls, *iterables)", static)]
fn new(class: Class, iterables: Args, vm: &mut Vm) -> PyResult<Value> {
    let iterables = Tuple::new(iterables.as_slice(), vm)?;
    let iterator = vm.iter(iterables.value())?;
    Ok(Opaque::of(&CHAIN, class, [iterator, NONE, NONE, NONE], vm).value())
}

/// Alternative chain() constructor taking a single iterable argument that evaluates lazily.
#[native("from_iterable(type, iterable, /)", class)]
fn from_iterable(class: Class, iterable: Value, vm: &mut Vm) -> PyResult<Value> {
    let iterator = vm.iter(iterable)?;
    Ok(Opaque::of(&CHAIN, class, [iterator, NONE, NONE, NONE], vm).value())
}

fn step(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
    loop {
        let source = this.field::<0>(vm);
        if source.is_unbound() {
            return Ok(None);
        }
        let active = this.field::<1>(vm);
        if active.is_unbound() {
            let next = match vm.next(source) {
                Ok(Some(iterable)) => vm.iter(iterable),
                Ok(None) => {
                    this.set_field::<0>(NONE, vm);
                    return Ok(None);
                }
                Err(raised) => Err(raised),
            };
            match next {
                Ok(iterator) => this.set_field::<1>(iterator, vm),
                Err(raised) => {
                    this.set_field::<0>(NONE, vm);
                    return Err(raised);
                }
            }
            continue;
        }
        if let Some(item) = vm.next(active)? {
            return Ok(Some(item));
        }
        this.set_field::<1>(NONE, vm);
        vm.poll()?;
    }
}

/// Implement next(self).
#[native("__next__(self, /)")]
fn next(this: Chain, vm: &mut Vm) -> PyResult<Value> {
    or_stop(step(this.0, vm), vm)
}
