//! `permutations` and `product`.

use super::NONE;
use super::combine::pick;
use crate::instance::{instance, or_stop};
use taipan_macros::native;
use taipan_vm::native::OrNone;
use taipan_vm::object::class::Class;
use taipan_vm::object::list::List;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{Args, Downcast, GcVec, Handle, PyResult, Value, Vm};

pub(super) use self::permuting::PERMUTATIONS;
pub(super) use self::products::PRODUCT;

fn at(list: List, place: usize, vm: &Vm) -> i64 {
    list.get(place, vm).and_then(|i| i.as_int()).unwrap_or(0)
}

/// The fields: the pool, the indices (unbound before the first result), the
/// cycles, the length of the results (unbound at the end).
mod permuting {
    use super::*;

    pub(in crate::itertools) static PERMUTATIONS: NativeClass = NativeClass::new(
        "permutations",
        "itertools",
        "Return successive r-length permutations of elements in the iterable.\n\n\
         permutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
        &[&NEW, &ITER, &NEXT],
    );
    instance!(Permutations, PERMUTATIONS);
    crate::itertools::own_iterator!(Permutations);

    /// Create and return a new object.
    #[native("__new__(cls, iterable, r=None)", static)]
    fn new(class: Class, iterable: Value, r: OrNone<Value>, vm: &mut Vm) -> PyResult<Value> {
        let pool = vm.collect(iterable)?.into_tuple(vm)?;
        let r = match r.0 {
            None => pool.len() as isize,
            Some(r) if !vm.is_instance(r, taipan_vm::ClassId::Int) => {
                return Err(vm.type_error("Expected int as r"));
            }
            Some(r) => vm.index_isize(r)?,
        };
        if r < 0 {
            return Err(vm.value_error("r must be non-negative"));
        }
        let r = if r as usize > pool.len() { NONE } else { Value::int(r as i64) };
        Ok(Opaque::of(&PERMUTATIONS, class, [pool.value(), NONE, NONE, r], vm).value())
    }

    fn step(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(pool) = this.field::<0>(vm).downcast::<Tuple>() else { return Ok(None) };
        let Some(r) = this.field::<3>(vm).as_int() else { return Ok(None) };
        let (r, n) = (r as usize, pool.len());
        let lists = (this.field::<1>(vm).downcast::<List>(), this.field::<2>(vm).downcast());
        let (Some(indices), Some(cycles)) = lists else {
            let (mut indices, mut cycles) = (GcVec::new(vm), GcVec::new(vm));
            for i in 0..n {
                indices.push(Value::int(i as i64), vm)?;
            }
            for i in 0..r {
                cycles.push(Value::int((n - i) as i64), vm)?;
            }
            let (indices, cycles) = (indices.into_list(vm), cycles.into_list(vm));
            this.set_field::<1>(indices.value(), vm);
            this.set_field::<2>(cycles.value(), vm);
            return pick(pool, indices, r, vm).map(Some);
        };
        let cycles: List = cycles;
        for place in (0..r).rev() {
            let left = at(cycles, place, vm) - 1;
            if left > 0 {
                cycles.set(place, Value::int(left), vm);
                let (a, b) = (at(indices, place, vm), at(indices, n - left as usize, vm));
                indices.set(place, Value::int(b), vm);
                indices.set(n - left as usize, Value::int(a), vm);
                return pick(pool, indices, r, vm).map(Some);
            }
            // This place has had all: the index goes to the end again.
            let first = at(indices, place, vm);
            for i in place..n - 1 {
                let next = at(indices, i + 1, vm);
                indices.set(i, Value::int(next), vm);
            }
            indices.set(n - 1, Value::int(first), vm);
            cycles.set(place, Value::int((n - place) as i64), vm);
        }
        this.set_field::<3>(NONE, vm);
        Ok(None)
    }

    /// Implement next(self).
    #[native("__next__(self, /)")]
    fn next(this: Permutations, vm: &mut Vm) -> PyResult<Value> {
        or_stop(step(this.0, vm), vm)
    }
}

/// The fields: the pools, the indices (unbound before the first result), whether
/// it is at its end.
mod products {
    use super::*;

    pub(in crate::itertools) static PRODUCT: NativeClass = NativeClass::new(
        "product",
        "itertools",
        "Cartesian product of input iterables.  Equivalent to nested for-loops.",
        &[&NEW, &ITER, &NEXT],
    );
    instance!(Product, PRODUCT);
    crate::itertools::own_iterator!(Product);

    /// Create and return a new object.
    #[native("__new__(cls, *iterables, repeat=1)", static)]
    fn new(class: Class, iterables: Args, repeat: isize, vm: &mut Vm) -> PyResult<Value> {
        if repeat < 0 {
            return Err(vm.value_error("repeat argument cannot be negative"));
        }
        let total = iterables.len().checked_mul(repeat as usize);
        if total.is_none_or(|total| total > isize::MAX as usize / 8) {
            return Err(vm.overflow_error("repeat argument too large"));
        }
        let mut own = GcVec::new(vm);
        if repeat > 0 {
            for &iterable in iterables.as_slice() {
                let pool = vm.collect(iterable)?.into_tuple(vm)?;
                own.push(pool.value(), vm)?;
            }
        }
        let mut pools = GcVec::with_capacity(total.unwrap_or(0), vm)?;
        if !own.is_empty() {
            for _ in 0..repeat {
                for &pool in own.as_slice() {
                    pools.push(pool, vm)?;
                }
            }
        }
        let pools = pools.into_tuple(vm)?;
        Ok(Opaque::of(&PRODUCT, class, [pools.value(), NONE, Value::FALSE, NONE], vm).value())
    }

    fn pool(pools: Tuple, place: usize) -> Option<Tuple> {
        pools.items().get(place)?.downcast()
    }

    fn result(pools: Tuple, indices: List, vm: &mut Vm) -> PyResult<Option<Value>> {
        let mut items = GcVec::with_capacity(pools.len(), vm)?;
        for place in 0..pools.len() {
            let index = at(indices, place, vm) as usize;
            let item = pool(pools, place).and_then(|p| p.items().get(index).copied());
            items.push(item.unwrap_or(Value::NONE), vm)?;
        }
        items.into_tuple(vm).map(|items| Some(items.value()))
    }

    fn step(this: Opaque, vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(pools) = this.field::<0>(vm).downcast::<Tuple>() else { return Ok(None) };
        if this.field::<2>(vm) == Value::TRUE {
            return Ok(None);
        }
        let size = |place| pool(pools, place).map_or(0, |p: Tuple| p.len());
        let Some(indices) = this.field::<1>(vm).downcast::<List>() else {
            if (0..pools.len()).any(|place| size(place) == 0) {
                this.set_field::<2>(Value::TRUE, vm);
                return Ok(None);
            }
            let mut indices = GcVec::with_capacity(pools.len(), vm)?;
            for _ in 0..pools.len() {
                indices.push(Value::int(0), vm)?;
            }
            let indices = indices.into_list(vm);
            this.set_field::<1>(indices.value(), vm);
            return result(pools, indices, vm);
        };
        for place in (0..pools.len()).rev() {
            let index = at(indices, place, vm) + 1;
            if (index as usize) < size(place) {
                indices.set(place, Value::int(index), vm);
                return result(pools, indices, vm);
            }
            indices.set(place, Value::int(0), vm);
        }
        this.set_field::<2>(Value::TRUE, vm);
        Ok(None)
    }

    /// Implement next(self).
    #[native("__next__(self, /)")]
    fn next(this: Product, vm: &mut Vm) -> PyResult<Value> {
        or_stop(step(this.0, vm), vm)
    }
}
