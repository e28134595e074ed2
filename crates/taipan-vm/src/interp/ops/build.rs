//! Displays and unpacking of tuples and lists.

use crate::handle::{Downcast, Handle};
use crate::interp::state::{State, Step};
use crate::object::dict::Dict;
use crate::object::iterator::exact_items;
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_heap::Value;

/// The registers `b` names the first of, `c` the number.
#[inline(always)]
fn operands<'a, const W: bool>(s: &State<W>) -> &'a [Value] {
    // SAFETY: verified; callees' frames begin above this frame's registers, so
    // they stay in place while the frame is on the stack.
    unsafe { std::slice::from_raw_parts(s.window(s.b()), s.c()) }
}

#[inline(always)]
pub(crate) fn tuple<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let tuple = match *operands(s) {
        [x, y] => Tuple::small([x, y], vm),
        [x, y, z] => Tuple::small([x, y, z], vm),
        ref items => {
            s.save();
            Tuple::new(items, vm)?
        }
    };
    s.put(tuple.value(), 1)
}

#[inline(always)]
pub(crate) fn list<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let list = List::from_slice(operands(s), vm)?;
    s.put(list.value(), 1)
}

#[inline(always)]
pub(crate) fn append<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    match s.r(s.a()).downcast::<List>() {
        Some(list) => {
            s.save();
            list.push(s.r(s.b()), vm)?;
            s.next(1)
        }
        None => Err(vm.bad_instruction()),
    }
}

#[inline(always)]
pub(crate) fn add<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    match s.r(s.a()).downcast::<Set>() {
        Some(set) => {
            s.save();
            set.add(s.r(s.b()), vm)?;
            s.next(1)
        }
        None => Err(vm.bad_instruction()),
    }
}

#[inline(always)]
pub(crate) fn set_item<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    match s.r(s.a()).downcast::<Dict>() {
        Some(dict) => {
            s.save();
            dict.set(s.r(s.b()), s.r(s.c()), vm)?;
            s.next(1)
        }
        None => Err(vm.bad_instruction()),
    }
}

#[inline(always)]
pub(crate) fn unpack<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let (start, count) = (s.b(), s.c());
    if let Some(items) = exact_items(s.r(s.a()), vm)
        && items.len() == count
    {
        for (i, &item) in items.iter().enumerate() {
            s.set(start + i, item);
        }
        return s.next(2);
    }
    s.save();
    vm.unpack_registers(s.r(s.a()), s.window(start), count)?;
    s.next(2)
}
