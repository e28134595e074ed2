//! `groupby`, and the iterators of its groups.

use crate::instance::{instance, or_stop};
use taipan_macros::native;
use taipan_vm::native::OrNone;
use taipan_vm::object::class::Class;
use taipan_vm::object::list::List;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{Downcast, Handle, PyResult, Value, Vm};

pub(super) use self::groups::GROUPBY;
pub(super) use self::members::GROUPER;

const NONE: Value = Value::UNBOUND;
/// Places in the list of a `groupby`'s state.
const TARGET: usize = 0;
const KEY: usize = 1;
const ITEM: usize = 2;
const GROUP: usize = 3;
const GROUP_CLASS: usize = 4;

fn get(state: List, place: usize, vm: &Vm) -> Value {
    state.get(place, vm).unwrap_or(NONE)
}

/// Takes the next item of the source and its key.
fn advance(parent: Opaque, state: List, vm: &mut Vm) -> PyResult<bool> {
    let (source, function) = (parent.field::<0>(vm), parent.field::<1>(vm));
    let Some(item) = vm.next(source)? else { return Ok(false) };
    let key = if function.is_none() { item } else { vm.call(function, &[item])? };
    state.set(ITEM, item, vm);
    state.set(KEY, key, vm);
    Ok(true)
}

/// The fields: the source, the key function, the list of state.
mod groups {
    use super::*;

    pub(in crate::itertools) static GROUPBY: NativeClass = NativeClass::new(
        "groupby",
        "itertools",
        "make an iterator that returns consecutive keys and groups from the iterable\n\n  \
         iterable\n    Elements to divide into groups according to the key function.\n  key\n    \
         A function for computing the group category for each element.\n    If the key function \
         is not specified or is None, the element itself\n    is used for grouping.",
        &[&NEW, &ITER, &NEXT],
    );
    instance!(Groupby, GROUPBY);
    crate::itertools::own_iterator!(Groupby);

    /// Create and return a new object.
    #[native("__new__(cls, iterable, key=None)", static)]
    fn new(class: Class, iterable: Value, key: OrNone<Value>, vm: &mut Vm) -> PyResult<Value> {
        let source = vm.iter(iterable)?;
        let module = vm.import_module("itertools")?;
        let name = vm.intern("_grouper")?;
        let group_class = vm.get_attr(module, name)?;
        let state = List::from_slice(&[NONE, NONE, NONE, NONE, group_class], vm)?;
        let fields = [source, key.0.unwrap_or(Value::NONE), state.value(), NONE];
        Ok(Opaque::of(&GROUPBY, class, fields, vm).value())
    }

    fn step(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(state) = this.field::<2>(vm).downcast::<List>() else { return Ok(None) };
        state.set(GROUP, NONE, vm);
        loop {
            let (key, target) = (get(state, KEY, vm), get(state, TARGET, vm));
            if !key.is_unbound()
                && (target.is_unbound() || !(target.is(key) || vm.eq(target, key)?))
            {
                break;
            }
            if !advance(this, state, vm)? {
                return Ok(None);
            }
            vm.poll()?;
        }
        let key = get(state, KEY, vm);
        state.set(TARGET, key, vm);
        let Some(class) = get(state, GROUP_CLASS, vm).downcast::<Class>() else {
            return Err(vm.type_error("itertools._grouper is not a class"));
        };
        let group = super::members::make(class, this, key, vm);
        state.set(GROUP, group, vm);
        Ok(Some(Tuple::small([key, group], vm).value()))
    }

    /// Implement next(self).
    #[native("__next__(self, /)")]
    fn next(this: Groupby, vm: &mut Vm) -> PyResult<Value> {
        or_stop(step(this.0, vm), vm)
    }
}

/// The fields: the `groupby`, the key of the group.
mod members {
    use super::*;

    pub(in crate::itertools) static GROUPER: NativeClass = NativeClass {
        subclassable: false,
        ..NativeClass::new("_grouper", "itertools", "", &[&NEW, &ITER, &NEXT])
    };
    instance!(Grouper, GROUPER);
    crate::itertools::own_iterator!(Grouper);

    pub(super) fn make(class: Class, parent: Opaque, key: Value, vm: &Vm) -> Value {
        Opaque::of(&GROUPER, class, [parent.value(), key, NONE, NONE], vm).value()
    }

    /// Create and return a new object.
    #[native("__new__(cls, parent, tgtkey, /)", static)]
    fn new(class: Class, parent: Value, key: Value, vm: &Vm) -> PyResult<Value> {
        match parent.downcast::<Opaque>().filter(|parent| parent.is(&GROUPBY)) {
            Some(parent) => Ok(make(class, parent, key, vm)),
            None => {
                let got = vm.type_name(parent);
                Err(vm.type_error(format!(
                    "_grouper() argument 1 must be itertools.groupby, not {got}"
                )))
            }
        }
    }

    fn step(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
        let parent = this.field::<0>(vm).downcast::<Opaque>().filter(|p| p.is(&GROUPBY));
        let Some(parent) = parent else { return Ok(None) };
        let Some(state) = parent.field::<2>(vm).downcast::<List>() else { return Ok(None) };
        if !get(state, GROUP, vm).is(this.value()) {
            return Ok(None);
        }
        if get(state, ITEM, vm).is_unbound() && !advance(parent, state, vm)? {
            return Ok(None);
        }
        let (target, key) = (this.field::<1>(vm), get(state, KEY, vm));
        if !(target.is(key) || vm.eq(target, key)?) {
            return Ok(None);
        }
        let item = get(state, ITEM, vm);
        state.set(ITEM, NONE, vm);
        // The comparison may have taken it already.
        Ok(if item.is_unbound() { None } else { Some(item) })
    }

    /// Implement next(self).
    #[native("__next__(self, /)")]
    fn next(this: Grouper, vm: &mut Vm) -> PyResult<Value> {
        or_stop(step(this.0, vm), vm)
    }
}
