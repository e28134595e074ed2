//! `_bisect`: where things go in sorted sequences.
//!
//! Comparisons run Python code, which may change the sequence: each step asks the
//! sequence anew, as CPython does.

use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::list::List;
use taipan_vm::object::module::ModuleDecl;
use taipan_vm::{ClassId, Downcast, OrNone, PyResult, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl::new(
    "_bisect",
    "Bisection algorithms.\n\n\
     This module provides support for maintaining a list in sorted order without\n\
     having to sort the list after each insertion. For long lists of items with\n\
     expensive comparison operations, this can be an improvement over the more\n\
     common approach.\n",
    &[&BISECT_RIGHT, &BISECT, &BISECT_LEFT, &INSORT_RIGHT, &INSORT, &INSORT_LEFT],
);

/// On which side of equal elements.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

fn search(
    a: Value,
    x: Value,
    (lo, hi): (Option<isize>, OrNone<isize>),
    key: OrNone<Value>,
    side: Side,
    vm: &mut Vm,
) -> PyResult<usize> {
    let Ok(mut low) = usize::try_from(lo.unwrap_or(0)) else {
        return Err(vm.value_error("lo must be non-negative"));
    };
    // A negative end stands for the length.
    let mut high = match hi.0.and_then(|hi| usize::try_from(hi).ok()) {
        Some(high) => high,
        None => vm.len(a)?,
    };
    let list = a.downcast::<List>().filter(|_| vm.is_exact(a, ClassId::List));
    while low < high {
        let middle = low + (high - low) / 2;
        let item = match list {
            Some(list) => {
                list.get(middle, vm).ok_or_else(|| vm.index_error("list index out of range"))?
            }
            None => vm.get_item(a, vm.int(middle as i64))?,
        };
        let item = match key.0 {
            Some(key) => vm.call(key, &[item])?,
            None => item,
        };
        let go_left = match side {
            Side::Left => !vm.less(item, x)?,
            Side::Right => vm.less(x, item)?,
        };
        if go_left {
            high = middle;
        } else {
            low = middle + 1;
        }
        vm.poll()?;
    }
    Ok(low)
}

fn insert(
    a: Value,
    x: Value,
    range: (Option<isize>, OrNone<isize>),
    key: OrNone<Value>,
    side: Side,
    vm: &mut Vm,
) -> PyResult<()> {
    let wanted = match key.0 {
        Some(key) => vm.call(key, &[x])?,
        None => x,
    };
    let index = search(a, wanted, range, key, side, vm)?;
    match a.downcast::<List>().filter(|_| vm.is_exact(a, ClassId::List)) {
        Some(list) => {
            let index = index.min(list.len(vm));
            list.insert(index, x, vm)
        }
        None => {
            let index = vm.int(index as i64);
            vm.call_method(a, "insert", &[index, x]).map(|_| ())
        }
    }
}

macro_rules! functions {
    ($($(#[$doc:meta])* $signature:literal $name:ident $driver:ident $side:ident -> $result:ty;)*) => { $(
        $(#[$doc])*
        #[native($signature)]
        fn $name(
            a: Value,
            x: Value,
            lo: Option<isize>,
            hi: OrNone<isize>,
            key: OrNone<Value>,
            vm: &mut Vm,
        ) -> PyResult<$result> {
            $driver(a, x, (lo, hi), key, Side::$side, vm)
        }
    )* };
}

functions! {
    /// Return the index where to insert item x in list a, assuming a is sorted.
    ///
    /// The return value i is such that all e in a[:i] have e <= x, and all e in
    /// a[i:] have e > x.  So if x already appears in the list, a.insert(i, x) will
    /// insert just after the rightmost x already there.
    "bisect_right(a, x, lo=0, hi=None, *, key=None)" bisect_right search Right -> usize;
    /// Return the index where to insert item x in list a, assuming a is sorted.
    "bisect(a, x, lo=0, hi=None, *, key=None)" bisect search Right -> usize;
    /// Return the index where to insert item x in list a, assuming a is sorted.
    ///
    /// The return value i is such that all e in a[:i] have e < x, and all e in
    /// a[i:] have e >= x.  So if x already appears in the list, a.insert(i, x) will
    /// insert just before the leftmost x already there.
    "bisect_left(a, x, lo=0, hi=None, *, key=None)" bisect_left search Left -> usize;
    /// Insert item x in list a, and keep it sorted assuming a is sorted.
    ///
    /// If x is already in a, insert it to the right of the rightmost x.
    "insort_right(a, x, lo=0, hi=None, *, key=None)" insort_right insert Right -> ();
    /// Insert item x in list a, and keep it sorted assuming a is sorted.
    "insort(a, x, lo=0, hi=None, *, key=None)" insort insert Right -> ();
    /// Insert item x in list a, and keep it sorted assuming a is sorted.
    ///
    /// If x is already in a, insert it to the left of the leftmost x.
    "insort_left(a, x, lo=0, hi=None, *, key=None)" insort_left insert Left -> ();
}
