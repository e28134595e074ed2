//! `compress`, `dropwhile`, `filterfalse`, `takewhile`.

use super::NONE;
use crate::instance::{instance, or_stop};
use taipan_macros::native;
use taipan_vm::object::class::Class;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::{ClassId, Handle, PyResult, Value, Vm};

/// A class of two positional arguments, of which the second is iterated.
macro_rules! filtering {
    ($module:ident $class:ident $decl:ident $name:literal $signature:literal $doc:literal) => {
        pub(super) use self::$module::$decl;
        mod $module {
            use super::*;

            pub(in crate::itertools) static $decl: NativeClass =
                NativeClass::new($name, "itertools", $doc, &[&NEW, &ITER, &NEXT]);
            instance!($class, $decl);
            crate::itertools::own_iterator!($class);

            /// Create and return a new object.
            #[native($signature, static)]
            fn new(class: Class, first: Value, second: Value, vm: &mut Vm) -> PyResult<Value> {
                let fields = super::prepare(first, second, $name == "compress", vm)?;
                Ok(Opaque::of(&$decl, class, fields, vm).value())
            }

            /// Implement next(self).
            #[native("__next__(self, /)")]
            fn next(this: $class, vm: &mut Vm) -> PyResult<Value> {
                or_stop(super::$module(this.0, vm), vm)
            }
        }
    };
}

fn prepare(first: Value, second: Value, both: bool, vm: &mut Vm) -> PyResult<[Value; 4]> {
    let first = if both { vm.iter(first)? } else { first };
    let second = vm.iter(second)?;
    Ok([first, second, Value::FALSE, NONE])
}

filtering!(compress Compress COMPRESS "compress" "__new__(cls, data, selectors)"
    "Return data elements corresponding to true selector elements.\n\n\
     Forms a shorter iterator from selected data elements using the selectors to\n\
     choose the data elements.");
filtering!(dropwhile Dropwhile DROPWHILE "dropwhile" "__new__(cls, predicate, iterable, /)"
    "Drop items from the iterable while predicate(item) is true.\n\n\
     Afterwards, return every element until the iterable is exhausted.");
filtering!(filterfalse Filterfalse FILTERFALSE "filterfalse" "__new__(cls, function, iterable, /)"
    "Return those items of iterable for which function(item) is false.\n\n\
     If function is None, return the items that are false.");
filtering!(takewhile Takewhile TAKEWHILE "takewhile" "__new__(cls, predicate, iterable, /)"
    "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.");

fn compress(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
    let (data, selectors) = (this.field::<0>(vm), this.field::<1>(vm));
    loop {
        let Some(item) = vm.next(data)? else { return Ok(None) };
        let Some(selector) = vm.next(selectors)? else { return Ok(None) };
        if vm.is_true(selector)? {
            return Ok(Some(item));
        }
        vm.poll()?;
    }
}

fn dropwhile(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
    let (predicate, source) = (this.field::<0>(vm), this.field::<1>(vm));
    while let Some(item) = vm.next(source)? {
        if this.field::<2>(vm) == Value::TRUE {
            return Ok(Some(item));
        }
        let verdict = vm.call(predicate, &[item])?;
        if !vm.is_true(verdict)? {
            this.set_field::<2>(Value::TRUE, vm);
            return Ok(Some(item));
        }
        vm.poll()?;
    }
    Ok(None)
}

fn filterfalse(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
    let (function, source) = (this.field::<0>(vm), this.field::<1>(vm));
    let by_truth = function.is_none() || function.is(vm.class(ClassId::Bool).value());
    while let Some(item) = vm.next(source)? {
        let verdict = if by_truth { item } else { vm.call(function, &[item])? };
        if !vm.is_true(verdict)? {
            return Ok(Some(item));
        }
        vm.poll()?;
    }
    Ok(None)
}

fn takewhile(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
    if this.field::<2>(vm) == Value::TRUE {
        return Ok(None);
    }
    let (predicate, source) = (this.field::<0>(vm), this.field::<1>(vm));
    let Some(item) = vm.next(source)? else { return Ok(None) };
    let verdict = vm.call(predicate, &[item])?;
    if vm.is_true(verdict)? {
        return Ok(Some(item));
    }
    this.set_field::<2>(Value::TRUE, vm);
    Ok(None)
}
