//! `accumulate`, `starmap`, `zip_longest`.

use super::NONE;
use crate::instance::{instance, or_stop};
use taipan_bytecode::BinaryOp;
use taipan_macros::native;
use taipan_vm::native::OrNone;
use taipan_vm::object::class::Class;
use taipan_vm::object::list::List;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::{Args, Downcast, GcVec, Handle, PyResult, Value, Vm};

pub(super) use self::accumulating::ACCUMULATE;
pub(super) use self::longest::ZIP_LONGEST;
pub(super) use self::star::STARMAP;

/// The fields: the source, the function or unbound, the total, the initial value
/// while it is to come.
mod accumulating {
    use super::*;

    pub(in crate::itertools) static ACCUMULATE: NativeClass = NativeClass::new(
        "accumulate",
        "itertools",
        "Return series of accumulated sums.",
        &[&NEW, &ITER, &NEXT],
    );
    instance!(Accumulate, ACCUMULATE);
    crate::itertools::own_iterator!(Accumulate);

    /// Create and return a new object.
    #[native("__new__(cls, iterable, func=None, *, initial=None)", static)]
    fn new(
        class: Class,
        iterable: Value,
        function: OrNone<Value>,
        initial: OrNone<Value>,
        vm: &mut Vm,
    ) -> PyResult<Value> {
        let source = vm.iter(iterable)?;
        let fields = [source, function.0.unwrap_or(NONE), NONE, initial.0.unwrap_or(NONE)];
        Ok(Opaque::of(&ACCUMULATE, class, fields, vm).value())
    }

    fn step(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
        let initial = this.field::<3>(vm);
        if !initial.is_unbound() {
            this.set_field::<3>(NONE, vm);
            this.set_field::<2>(initial, vm);
            return Ok(Some(initial));
        }
        let source = this.field::<0>(vm);
        let Some(item) = vm.next(source)? else { return Ok(None) };
        let total = this.field::<2>(vm);
        let total = if total.is_unbound() {
            item
        } else {
            let function = this.field::<1>(vm);
            if function.is_unbound() {
                vm.binary(BinaryOp::Add, total, item)?
            } else {
                vm.call(function, &[total, item])?
            }
        };
        this.set_field::<2>(total, vm);
        Ok(Some(total))
    }

    /// Implement next(self).
    #[native("__next__(self, /)")]
    fn next(this: Accumulate, vm: &mut Vm) -> PyResult<Value> {
        or_stop(step(this.0, vm), vm)
    }
}

/// The fields: the function, the source.
mod star {
    use super::*;

    pub(in crate::itertools) static STARMAP: NativeClass = NativeClass::new(
        "starmap",
        "itertools",
        "Return an iterator whose values are returned from the function evaluated with an \
         argument tuple taken from the given sequence.",
        &[&NEW, &ITER, &NEXT],
    );
    instance!(Starmap, STARMAP);
    crate::itertools::own_iterator!(Starmap);

    /// Create and return a new object.
    #[native("__new__(cls, function, iterable, /)", static)]
    fn new(class: Class, function: Value, iterable: Value, vm: &mut Vm) -> PyResult<Value> {
        let source = vm.iter(iterable)?;
        Ok(Opaque::of(&STARMAP, class, [function, source, NONE, NONE], vm).value())
    }

    /// Implement next(self).
    #[native("__next__(self, /)")]
    fn next(this: Starmap, vm: &mut Vm) -> PyResult<Value> {
        let (function, source) = (this.0.field::<0>(vm), this.0.field::<1>(vm));
        let Some(args) = vm.next(source)? else { return Err(vm.stop_iteration(Value::NONE)) };
        let args = vm.collect(args)?;
        vm.call(function, args.as_slice())
    }
}

/// The fields: the list of iterators (`None`: exhausted), the fill value, how many
/// are not exhausted.
mod longest {
    use super::*;

    pub(in crate::itertools) static ZIP_LONGEST: NativeClass = NativeClass::new(
        "zip_longest",
        "itertools",
        "Return a zip_longest object whose .__next__() method returns a tuple where\n\
         the i-th element comes from the i-th iterable argument.",
        &[&NEW, &ITER, &NEXT],
    );
    instance!(ZipLongest, ZIP_LONGEST);
    crate::itertools::own_iterator!(ZipLongest);

    /// Create and return a new object.
    #[native("__new__(cls, *iterables, fillvalue=None)", static)]
    fn new(class: Class, iterables: Args, fill: Value, vm: &mut Vm) -> PyResult<Value> {
        let mut iterators = GcVec::with_capacity(iterables.len(), vm)?;
        for &iterable in iterables.as_slice() {
            let iterator = vm.iter(iterable)?;
            iterators.push(iterator, vm)?;
        }
        let active = Value::int(iterators.len() as i64);
        let iterators = iterators.into_list(vm).value();
        Ok(Opaque::of(&ZIP_LONGEST, class, [iterators, fill, active, NONE], vm).value())
    }

    fn step(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(iterators) = this.field::<0>(vm).downcast::<List>() else { return Ok(None) };
        let fill = this.field::<1>(vm);
        if this.field::<2>(vm) == Value::int(0) {
            return Ok(None);
        }
        let mut row = GcVec::with_capacity(iterators.len(vm), vm)?;
        let mut index = 0;
        while let Some(iterator) = iterators.get(index, vm) {
            let item = if iterator.is_none() { None } else { vm.next(iterator)? };
            if item.is_none() && !iterator.is_none() {
                let active = this.field::<2>(vm).as_int().unwrap_or(0) - 1;
                this.set_field::<2>(Value::int(active.max(0)), vm);
                if active <= 0 {
                    return Ok(None);
                }
                iterators.set(index, Value::NONE, vm);
            }
            row.push(item.unwrap_or(fill), vm)?;
            index += 1;
        }
        row.into_tuple(vm).map(|row| Some(row.value()))
    }

    /// Implement next(self).
    #[native("__next__(self, /)")]
    fn next(this: ZipLongest, vm: &mut Vm) -> PyResult<Value> {
        or_stop(step(this.0, vm), vm)
    }
}
