//! `tee`: the iterators share a chain of links, each a list of an item, the link
//! behind it, and whether the source is being asked. What all of them have passed
//! is garbage by itself.

use super::{NONE, own_iterator};
use crate::instance::{instance, or_stop};
use taipan_macros::native;
use taipan_vm::object::class::Class;
use taipan_vm::object::list::List;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::{Downcast, GcVec, Handle, PyResult, Special, Value, Vm};

/// The fields: the source, the link in front.
pub(super) static TEE_CLASS: NativeClass = NativeClass::new(
    "_tee",
    "itertools",
    "Iterator wrapped to make it copyable.",
    &[&NEW, &ITER, &NEXT, &COPY],
);

instance!(Tee, TEE_CLASS);
own_iterator!(Tee);

/// A link without an item.
fn link(vm: &mut Vm) -> PyResult<List> {
    List::from_slice(&[NONE, NONE, Value::FALSE], vm)
}

fn make(class: Class, iterable: Value, vm: &mut Vm) -> PyResult<Value> {
    let iterator = vm.iter(iterable)?;
    if let Some(other) = Tee::of(iterator) {
        return copy(other, vm);
    }
    let first = link(vm)?;
    Ok(Opaque::of(&TEE_CLASS, class, [iterator, first.value(), NONE, NONE], vm).value())
}

/// Create and return a new object.
#[native("__new__(cls, iterable, /)", static)]
fn new(class: Class, iterable: Value, vm: &mut Vm) -> PyResult<Value> {
    make(class, iterable, vm)
}

/// Returns an independent iterator.
#[native("__copy__(self, /)")]
fn copy(this: Tee, vm: &mut Vm) -> PyResult<Value> {
    let class = vm.class_of(this.value());
    let fields = [this.0.field::<0>(vm), this.0.field::<1>(vm), NONE, NONE];
    Ok(Opaque::of(&TEE_CLASS, class, fields, vm).value())
}

fn step(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
    let Some(link_now) = this.field::<1>(vm).downcast::<List>() else { return Ok(None) };
    if link_now.get(1, vm).is_none_or(|next| next.is_unbound()) {
        if link_now.get(2, vm) == Some(Value::TRUE) {
            return Err(vm.runtime_error("cannot re-enter the tee iterator"));
        }
        link_now.set(2, Value::TRUE, vm);
        let source = this.field::<0>(vm);
        let item = vm.next(source);
        link_now.set(2, Value::FALSE, vm);
        let Some(item) = item? else { return Ok(None) };
        let next = link(vm)?;
        link_now.set(0, item, vm);
        link_now.set(1, next.value(), vm);
    }
    let next = link_now.get(1, vm).unwrap_or(NONE);
    this.set_field::<1>(next, vm);
    Ok(link_now.get(0, vm))
}

/// Implement next(self).
#[native("__next__(self, /)")]
fn next(this: Tee, vm: &mut Vm) -> PyResult<Value> {
    or_stop(step(this.0, vm), vm)
}

/// Returns a tuple of n independent iterators.
#[native("tee(iterable, n=2, /)")]
pub(super) fn tee(iterable: Value, n: isize, vm: &mut Vm) -> PyResult<Value> {
    if n < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    if n == 0 {
        return Ok(vm.empty_tuple().value());
    }
    let iterator = vm.iter(iterable)?;
    let name = vm.intern("__copy__")?;
    let copyable = if vm.class_of(iterator).special(Special::Next, vm).is_some() {
        vm.try_get_attr(iterator, name)?
    } else {
        None
    };
    let mut all = GcVec::with_capacity((n as usize).min(1 << 16), vm)?;
    let copy_function = if let Some(copy) = copyable {
        all.push(iterator, vm)?;
        copy
    } else {
        let module = vm.import_module("itertools")?;
        let class = vm.intern("_tee")?;
        let class = vm.get_attr(module, class)?;
        let Some(class) = class.downcast::<Class>() else {
            return Err(vm.type_error("itertools._tee is not a class"));
        };
        let first = make(class, iterator, vm)?;
        all.push(first, vm)?;
        vm.get_attr(first, name)?
    };
    while all.len() < n as usize {
        let copy = vm.call(copy_function, &[])?;
        all.push(copy, vm)?;
        vm.poll()?;
    }
    all.into_tuple(vm).map(Handle::value)
}
