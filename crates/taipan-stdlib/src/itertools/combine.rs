//! `combinations` and `combinations_with_replacement`.
//!
//! The fields: the pool (a tuple), the indices of the last result (a list, or
//! unbound before the first), the length of the results, whether it is at its end.

use super::NONE;
use crate::instance::{instance, or_stop};
use taipan_macros::native;
use taipan_vm::object::class::Class;
use taipan_vm::object::list::List;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{Downcast, GcVec, Handle, PyResult, Value, Vm};

macro_rules! combining {
    ($module:ident $class:ident $decl:ident $name:literal $repeating:literal $doc:literal) => {
        pub(super) use self::$module::$decl;
        mod $module {
            use super::*;

            pub(in crate::itertools) static $decl: NativeClass =
                NativeClass::new($name, "itertools", $doc, &[&NEW, &ITER, &NEXT]);
            instance!($class, $decl);
            crate::itertools::own_iterator!($class);

            /// Create and return a new object.
            #[native("__new__(cls, iterable, r)", static)]
            fn new(class: Class, iterable: Value, r: isize, vm: &mut Vm) -> PyResult<Value> {
                let fields = super::prepare(iterable, r, $repeating, vm)?;
                Ok(Opaque::of(&$decl, class, fields, vm).value())
            }

            /// Implement next(self).
            #[native("__next__(self, /)")]
            fn next(this: $class, vm: &mut Vm) -> PyResult<Value> {
                or_stop(super::step(this.0, $repeating, vm), vm)
            }
        }
    };
}

combining!(plain Combinations COMBINATIONS "combinations" false
    "Return successive r-length combinations of elements in the iterable.\n\n\
     combinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)");
combining!(repeating Repeating COMBINATIONS_WITH_REPLACEMENT "combinations_with_replacement" true
    "Return successive r-length combinations of elements in the iterable allowing individual \
     elements to have successive repeats.\n\n\
     combinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), \
     ('B','C'), ('C','C')");

fn prepare(iterable: Value, r: isize, repeating: bool, vm: &mut Vm) -> PyResult<[Value; 4]> {
    let pool = vm.collect(iterable)?.into_tuple(vm)?;
    if r < 0 {
        return Err(vm.value_error("r must be non-negative"));
    }
    let over = if repeating { pool.is_empty() && r > 0 } else { r as usize > pool.len() };
    Ok([pool.value(), NONE, Value::int((r as i64).min(1 << 59)), Value::bool(over)])
}

/// The result that these indices name.
pub(super) fn pick(pool: Tuple, indices: List, count: usize, vm: &mut Vm) -> PyResult<Value> {
    let mut result = GcVec::with_capacity(count, vm)?;
    for place in 0..count {
        let index = indices.get(place, vm).and_then(|i| i.as_int()).unwrap_or(0) as usize;
        result.push(pool.items().get(index).copied().unwrap_or(Value::NONE), vm)?;
    }
    result.into_tuple(vm).map(Handle::value)
}

fn step(this: Opaque, repeating: bool, vm: &mut Vm) -> PyResult<Option<Value>> {
    let Some(pool) = this.field::<0>(vm).downcast::<Tuple>() else { return Ok(None) };
    if this.field::<3>(vm) == Value::TRUE {
        return Ok(None);
    }
    let r = this.field::<2>(vm).as_int().unwrap_or(0) as usize;
    let n = pool.len();
    let Some(indices) = this.field::<1>(vm).downcast::<List>() else {
        let mut first = GcVec::with_capacity(r, vm)?;
        for place in 0..r {
            first.push(Value::int(if repeating { 0 } else { place as i64 }), vm)?;
        }
        let first = first.into_list(vm);
        this.set_field::<1>(first.value(), vm);
        return pick(pool, first, r, vm).map(Some);
    };
    let at = |place: usize, vm: &Vm| {
        indices.get(place, vm).and_then(|i| i.as_int()).unwrap_or(0) as usize
    };
    // The rightmost index that has not come to its end goes on.
    let last = |place: usize| if repeating { n - 1 } else { place + n - r };
    let Some(place) = (0..r).rev().find(|&place| at(place, vm) != last(place)) else {
        this.set_field::<3>(Value::TRUE, vm);
        return Ok(None);
    };
    let mut index = at(place, vm) + 1;
    for place in place..r {
        indices.set(place, Value::int(index as i64), vm);
        index += usize::from(!repeating);
    }
    pick(pool, indices, r, vm).map(Some)
}
