//! `count`, `cycle`, `repeat`.

use super::NONE;
use crate::instance::{instance, or_stop};
use taipan_bytecode::BinaryOp;
use taipan_macros::native;
use taipan_vm::object::class::Class;
use taipan_vm::object::list::List;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::{ClassId, Downcast, Handle, PyResult, Special, Value, Vm};

pub(super) use self::counting::COUNT;
pub(super) use self::cycling::CYCLE;
pub(super) use self::repeating::REPEAT;

/// The fields: the next number, the step.
mod counting {
    use super::*;

    pub(in crate::itertools) static COUNT: NativeClass = NativeClass::new(
        "count",
        "itertools",
        "Return a count object whose .__next__() method returns consecutive values.\n\n\
         Equivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        \
         while 1:\n            yield x\n            x += step",
        &[&NEW, &ITER, &NEXT, &REPR],
    );

    instance!(Count, COUNT);
    crate::itertools::own_iterator!(Count);

    fn is_number(value: Value, vm: &Vm) -> bool {
        let class = vm.class_of(value);
        let complex = vm.is_instance(value, taipan_vm::ClassId::Complex);
        [Special::Index, Special::Int, Special::Float]
            .into_iter()
            .any(|special| class.special(special, vm).is_some())
            || complex
    }

    /// Create and return a new object.
    #[native("__new__(cls, start=0, step=1)", static)]
    fn new(class: Class, start: Value, step: Value, vm: &Vm) -> PyResult<Value> {
        if !is_number(start, vm) || !is_number(step, vm) {
            return Err(vm.type_error("a number is required"));
        }
        // CPython counts integers as machine words: `True` is 1.
        let word = |value: Value| match value.as_bool() {
            Some(flag) => Value::int(i64::from(flag)),
            None => value,
        };
        let counts = vm.is_instance(start, ClassId::Int) && vm.is_instance(step, ClassId::Int);
        let (start, step) = if counts { (word(start), word(step)) } else { (start, step) };
        Ok(Opaque::of(&COUNT, class, [start, step, NONE, NONE], vm).value())
    }

    /// Implement next(self).
    #[native("__next__(self, /)")]
    fn next(this: Count, vm: &mut Vm) -> PyResult<Value> {
        let (now, step) = (this.0.field::<0>(vm), this.0.field::<1>(vm));
        let next = vm.binary(BinaryOp::Add, now, step)?;
        this.0.set_field::<0>(next, vm);
        Ok(now)
    }

    /// Return repr(self).
    #[native("__repr__(self, /)")]
    fn repr(this: Count, vm: &mut Vm) -> PyResult<String> {
        let (now, step) = (this.0.field::<0>(vm), this.0.field::<1>(vm));
        let name = vm.class_of(this.value()).plain_name();
        vm.check_native_stack()?;
        let now = vm.repr_text(now)?;
        if step == Value::int(1) {
            return Ok(format!("{name}({now})"));
        }
        Ok(format!("{name}({now}, {})", vm.repr_text(step)?))
    }
}

/// The fields: the source while there is more, the list of what it gave, the
/// position in that list.
mod cycling {
    use super::*;

    pub(in crate::itertools) static CYCLE: NativeClass = NativeClass::new(
        "cycle",
        "itertools",
        "Return elements from the iterable until it is exhausted. Then repeat the sequence \
         indefinitely.",
        &[&NEW, &ITER, &NEXT],
    );

    instance!(Cycle, CYCLE);
    crate::itertools::own_iterator!(Cycle);

    /// Create and return a new object.
    #[native("__new__(cls, iterable, /)", static)]
    fn new(class: Class, iterable: Value, vm: &mut Vm) -> PyResult<Value> {
        let iterator = vm.iter(iterable)?;
        let saved = List::new(vm).value();
        Ok(Opaque::of(&CYCLE, class, [iterator, saved, Value::int(0), NONE], vm).value())
    }

    fn step(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(saved) = this.field::<1>(vm).downcast::<List>() else { return Ok(None) };
        let source = this.field::<0>(vm);
        if !source.is_unbound() {
            if let Some(item) = vm.next(source)? {
                saved.push(item, vm)?;
                return Ok(Some(item));
            }
            this.set_field::<0>(NONE, vm);
        }
        let index = this.field::<2>(vm).as_int().unwrap_or(0) as usize;
        let Some(item) = saved.get(index, vm) else { return Ok(None) };
        let next = if index + 1 < saved.len(vm) { index + 1 } else { 0 };
        this.set_field::<2>(Value::int(next as i64), vm);
        Ok(Some(item))
    }

    /// Implement next(self).
    #[native("__next__(self, /)")]
    fn next(this: Cycle, vm: &mut Vm) -> PyResult<Value> {
        or_stop(step(this.0, vm), vm)
    }
}

/// The fields: the object, how often it is still to come (or `None`).
mod repeating {
    use super::*;

    pub(in crate::itertools) static REPEAT: NativeClass = NativeClass::new(
        "repeat",
        "itertools",
        "repeat(object [,times]) -> create an iterator which returns the object\n\
         for the specified number of times.  If not specified, returns the object\nendlessly.",
        &[&NEW, &ITER, &NEXT, &REPR, &LENGTH_HINT],
    );

    instance!(Repeat, REPEAT);
    crate::itertools::own_iterator!(Repeat);

    /// Create and return a new object.
    #[native("__new__(cls, object, times=?)", static)]
    fn new(class: Class, object: Value, times: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
        let times = match times {
            Some(times) => {
                let index = vm.index(times)?;
                let fits = taipan_vm::object::int::to_i64(index);
                let times = fits.ok_or_else(|| {
                    vm.overflow_error("Python int too large to convert to C ssize_t")
                })?;
                Value::int(times.clamp(0, 1 << 59))
            }
            None => Value::NONE,
        };
        Ok(Opaque::of(&REPEAT, class, [object, times, NONE, NONE], vm).value())
    }

    /// Implement next(self).
    #[native("__next__(self, /)")]
    fn next(this: Repeat, vm: &mut Vm) -> PyResult<Value> {
        match this.0.field::<1>(vm).as_int() {
            None => Ok(this.0.field::<0>(vm)),
            Some(0) => Err(vm.stop_iteration(Value::NONE)),
            Some(left) => {
                this.0.set_field::<1>(Value::int(left - 1), vm);
                Ok(this.0.field::<0>(vm))
            }
        }
    }

    /// Return repr(self).
    #[native("__repr__(self, /)")]
    fn repr(this: Repeat, vm: &mut Vm) -> PyResult<String> {
        vm.check_native_stack()?;
        let name = vm.class_of(this.value()).plain_name();
        let object = vm.repr_text(this.0.field::<0>(vm))?;
        Ok(match this.0.field::<1>(vm).as_int() {
            None => format!("{name}({object})"),
            Some(left) => format!("{name}({object}, {left})"),
        })
    }

    /// Private method returning an estimate of len(list(it)).
    #[native("__length_hint__(self, /)")]
    fn length_hint(this: Repeat, vm: &Vm) -> PyResult<Value> {
        let left = this.0.field::<1>(vm);
        if left.is_none() { Err(vm.type_error("len() of unsized object")) } else { Ok(left) }
    }
}
