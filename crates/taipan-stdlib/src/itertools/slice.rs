//! `batched`, `islice`, `pairwise`.

use super::NONE;
use crate::instance::{instance, or_stop};
use taipan_macros::native;
use taipan_vm::object::class::Class;
use taipan_vm::object::int::to_i64;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{Args, ClassId, GcVec, Handle, PyResult, Value, Vm};

pub(super) use self::batches::BATCHED;
pub(super) use self::pairs::PAIRWISE;
pub(super) use self::slices::ISLICE;

/// The fields: the source, the size, strictness.
mod batches {
    use super::*;

    pub(in crate::itertools) static BATCHED: NativeClass = NativeClass::new(
        "batched",
        "itertools",
        "Batch data into tuples of length n. The last batch may be shorter than n.\n\n\
         Loops over the input iterable and accumulates data into tuples up to size n.",
        &[&NEW, &ITER, &NEXT],
    );
    instance!(Batched, BATCHED);
    crate::itertools::own_iterator!(Batched);

    /// Create and return a new object.
    #[native("__new__(cls, iterable, n, *, strict=False)", static)]
    fn new(class: Class, iterable: Value, n: isize, strict: bool, vm: &mut Vm) -> PyResult<Value> {
        if n < 1 {
            return Err(vm.value_error("n must be at least one"));
        }
        let source = vm.iter(iterable)?;
        let fields = [source, Value::int((n as i64).min(1 << 59)), Value::bool(strict), NONE];
        Ok(Opaque::of(&BATCHED, class, fields, vm).value())
    }

    fn step(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
        let source = this.field::<0>(vm);
        if source.is_unbound() {
            return Ok(None);
        }
        let size = this.field::<1>(vm).as_int().unwrap_or(1) as usize;
        let mut batch = GcVec::with_capacity(size.min(64), vm)?;
        while batch.len() < size {
            let Some(item) = vm.next(source)? else { break };
            batch.push(item, vm)?;
            vm.poll()?;
        }
        if batch.len() < size {
            this.set_field::<0>(NONE, vm);
            if batch.is_empty() {
                return Ok(None);
            }
            if this.field::<2>(vm) == Value::TRUE {
                return Err(vm.value_error("batched(): incomplete batch"));
            }
        }
        batch.into_tuple(vm).map(|batch| Some(batch.value()))
    }

    /// Implement next(self).
    #[native("__next__(self, /)")]
    fn next(this: Batched, vm: &mut Vm) -> PyResult<Value> {
        or_stop(step(this.0, vm), vm)
    }
}

/// The fields: the source; how many items are passed over before the next one
/// counts; how many may be taken from the source at most (`None`: all); the step.
mod slices {
    use super::*;

    pub(in crate::itertools) static ISLICE: NativeClass = NativeClass::new(
        "islice",
        "itertools",
        "islice(iterable, stop) --> islice object\n\
         islice(iterable, start, stop[, step]) --> islice object\n\n\
         Return an iterator whose next() method returns selected values from an\niterable.",
        &[&NEW, &ITER, &NEXT],
    );
    instance!(Islice, ISLICE);
    crate::itertools::own_iterator!(Islice);

    const LARGEST: i64 = 1 << 59;

    /// A bound: `None` or an integer of 0 at least.
    fn bound(value: Value, message: &str, vm: &mut Vm) -> PyResult<Option<i64>> {
        if value.is_none() {
            return Ok(None);
        }
        let index = match vm.index(value) {
            Ok(index) => to_i64(index),
            Err(raised) => {
                vm.catch(raised, ClassId::TypeError)?;
                None
            }
        };
        match index {
            Some(index) if index >= 0 => Ok(Some(index.min(LARGEST))),
            _ => Err(vm.value_error(message)),
        }
    }

    /// Create and return a new object.
    #[native("__new__(cls, /, *args)", static)]
    fn new(class: Class, args: Args, vm: &mut Vm) -> PyResult<Value> {
        const BOUNDS: &str =
            "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
        const STOP: &str =
            "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
        const STEP: &str = "Step for islice() must be a positive integer or None.";
        let [iterable, ref bounds @ ..] = *args.as_slice() else {
            return Err(vm.type_error("islice expected at least 2 arguments, got 0"));
        };
        let (start, stop, step) = match *bounds {
            [stop] => (Value::NONE, stop, Value::NONE),
            [start, stop] => (start, stop, Value::NONE),
            [start, stop, step] => (start, stop, step),
            [] => return Err(vm.type_error("islice expected at least 2 arguments, got 1")),
            _ => {
                let count = args.len();
                let message = format!("islice expected at most 4 arguments, got {count}");
                return Err(vm.type_error(message));
            }
        };
        let stop = bound(stop, if bounds.len() == 1 { STOP } else { BOUNDS }, vm)?;
        let start = bound(start, BOUNDS, vm)?.unwrap_or(0);
        let step = match bound(step, STEP, vm)? {
            Some(0) => return Err(vm.value_error(STEP)),
            step => step.unwrap_or(1),
        };
        let source = vm.iter(iterable)?;
        let stop = stop.map_or(Value::NONE, Value::int);
        let fields = [source, Value::int(start), stop, Value::int(step)];
        Ok(Opaque::of(&ISLICE, class, fields, vm).value())
    }

    /// Takes one item of the source, if that is allowed.
    fn take(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
        let source = this.field::<0>(vm);
        let left = this.field::<2>(vm).as_int();
        if source.is_unbound() || left == Some(0) {
            this.set_field::<0>(NONE, vm);
            return Ok(None);
        }
        let Some(item) = vm.next(source)? else {
            this.set_field::<0>(NONE, vm);
            return Ok(None);
        };
        if let Some(left) = this.field::<2>(vm).as_int() {
            this.set_field::<2>(Value::int((left - 1).max(0)), vm);
        }
        Ok(Some(item))
    }

    fn step(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
        loop {
            let skip = this.field::<1>(vm).as_int().unwrap_or(0);
            if skip == 0 {
                break;
            }
            if take(this, vm)?.is_none() {
                return Ok(None);
            }
            this.set_field::<1>(Value::int(skip - 1), vm);
            vm.poll()?;
        }
        let Some(item) = take(this, vm)? else { return Ok(None) };
        let skip = this.field::<3>(vm).as_int().unwrap_or(1) - 1;
        let skip = this.field::<2>(vm).as_int().map_or(skip, |left| skip.min(left));
        this.set_field::<1>(Value::int(skip), vm);
        Ok(Some(item))
    }

    /// Implement next(self).
    #[native("__next__(self, /)")]
    fn next(this: Islice, vm: &mut Vm) -> PyResult<Value> {
        or_stop(step(this.0, vm), vm)
    }
}

/// The fields: the source, the item before.
mod pairs {
    use super::*;

    pub(in crate::itertools) static PAIRWISE: NativeClass = NativeClass::new(
        "pairwise",
        "itertools",
        "Return an iterator of overlapping pairs taken from the input iterator.\n\n    \
         s -> (s0,s1), (s1,s2), (s2, s3), ...",
        &[&NEW, &ITER, &NEXT],
    );
    instance!(Pairwise, PAIRWISE);
    crate::itertools::own_iterator!(Pairwise);

    /// Create and return a new object.
    #[native("__new__(cls, iterable, /)", static)]
    fn new(class: Class, iterable: Value, vm: &mut Vm) -> PyResult<Value> {
        let source = vm.iter(iterable)?;
        Ok(Opaque::of(&PAIRWISE, class, [source, NONE, NONE, NONE], vm).value())
    }

    fn step(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
        let source = this.field::<0>(vm);
        if source.is_unbound() {
            return Ok(None);
        }
        let mut old = this.field::<1>(vm);
        if old.is_unbound() {
            let first = vm.next(source)?;
            // The source may have advanced this very iterator.
            let Some(first) = first else {
                this.set_field::<0>(NONE, vm);
                return Ok(None);
            };
            this.set_field::<1>(first, vm);
            old = first;
            if this.field::<0>(vm).is_unbound() {
                this.set_field::<1>(NONE, vm);
                return Ok(None);
            }
        }
        let Some(new) = vm.next(source)? else {
            this.set_field::<0>(NONE, vm);
            this.set_field::<1>(NONE, vm);
            return Ok(None);
        };
        this.set_field::<1>(new, vm);
        Ok(Some(Tuple::small([old, new], vm).value()))
    }

    /// Implement next(self).
    #[native("__next__(self, /)")]
    fn next(this: Pairwise, vm: &mut Vm) -> PyResult<Value> {
        or_stop(step(this.0, vm), vm)
    }
}
