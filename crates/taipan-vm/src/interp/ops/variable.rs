//! Variables: globals, namespaces, cells, free variables.

use crate::handle::Handle;
use crate::interp::globals::free_cell;
use crate::interp::state::{Flow, State, Step};
use crate::object::cell::Cell;
use crate::vm::Vm;
use taipan_bytecode::Op;
use taipan_heap::Value;

#[inline(always)]
pub(crate) fn check_bound<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    if s.r(s.a()).is_unbound() {
        s.save();
        return Err(vm.unbound_local(s.code(), s.a()));
    }
    s.next(1)
}

#[inline(always)]
pub(crate) fn load_global<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let value = vm.load_global(s.code(), s.bc(), s.at())?;
    s.put(value, 2)
}

/// The cell of a quickened global instruction.
#[inline(always)]
fn cached_cell<const W: bool>(s: &State<W>) -> Cell {
    // SAFETY: quickening put a cell into the table.
    unsafe { Cell::from_value(s.cell(s.bc())) }
}

#[inline(always)]
pub(crate) fn load_global_cell<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    let value = cached_cell(s).content();
    if value.is_unbound() {
        return s.again(Op::LoadGlobal);
    }
    s.put(value, 2)
}

#[inline(always)]
pub(crate) fn load_global_builtin<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let value = cached_cell(s).content();
    if value.is_unbound() || s.code().globals().key_version(vm) != s.word(1) {
        return s.again(Op::LoadGlobal);
    }
    s.put(value, 2)
}

#[inline(always)]
pub(crate) fn store_global<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    vm.store_global(s.code(), s.bc(), s.r(s.a()), s.at())?;
    s.next(2)
}

#[inline(always)]
pub(crate) fn store_global_cell<const W: bool>(s: &mut State<W>, vm: &Vm) -> Step {
    let cell = cached_cell(s);
    if cell.content().is_unbound() {
        return s.again(Op::StoreGlobal);
    }
    if cell.try_set(s.r(s.a()), vm) { s.next(2) } else { Ok(Flow::Slow) }
}

#[inline(always)]
pub(crate) fn store_global_cell_logged<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    cached_cell(s).set(s.r(s.a()), vm);
    s.next(2)
}

#[inline(always)]
pub(crate) fn delete_global<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    vm.delete_global(s.code(), s.bc())?;
    s.next(1)
}

#[inline(always)]
pub(crate) fn load_name<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let value = vm.load_name(s.code(), s.r(0), s.bc())?;
    s.put(value, 1)
}

#[inline(always)]
pub(crate) fn store_name<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    vm.store_name(s.code(), s.r(0), s.bc(), s.r(s.a()))?;
    s.next(1)
}

#[inline(always)]
pub(crate) fn delete_name<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    vm.delete_name(s.code(), s.r(0), s.bc())?;
    s.next(1)
}

#[inline(always)]
pub(crate) fn make_cell<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let cell = Cell::new(s.r(s.a()), vm);
    s.put(cell.value(), 1)
}

/// The cell in register `b`.
#[inline(always)]
fn local_cell<const W: bool>(s: &State<W>) -> Cell {
    // SAFETY: the compiler makes a cell before it uses it.
    unsafe { Cell::from_value(s.r(s.b())) }
}

#[inline(always)]
pub(crate) fn load_cell<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let value = local_cell(s).content();
    if value.is_unbound() {
        s.save();
        return Err(vm.unbound_local(s.code(), s.b()));
    }
    s.put(value, 1)
}

#[inline(always)]
pub(crate) fn store_cell<const W: bool>(s: &mut State<W>, vm: &Vm) -> Step {
    if local_cell(s).try_set(s.r(s.a()), vm) { s.next(1) } else { Ok(Flow::Slow) }
}

#[inline(always)]
pub(crate) fn store_cell_logged<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    local_cell(s).set(s.r(s.a()), vm);
    s.next(1)
}

#[inline(always)]
pub(crate) fn delete_cell<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let cell = local_cell(s);
    if cell.content().is_unbound() {
        s.save();
        return Err(vm.unbound_local(s.code(), s.b()));
    }
    cell.set(Value::UNBOUND, vm);
    s.next(1)
}

#[inline(always)]
pub(crate) fn load_free<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    match free_cell(s.running(), s.bc()).map(Cell::content) {
        Some(value) if !value.is_unbound() => s.put(value, 1),
        _ => {
            s.save();
            Err(vm.unbound_free(s.code(), s.bc()))
        }
    }
}

#[inline(always)]
pub(crate) fn load_free_cell<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    match free_cell(s.running(), s.bc()) {
        Some(cell) => s.put(cell.value(), 1),
        None => Err(vm.bad_instruction()),
    }
}

#[inline(always)]
pub(crate) fn store_free<const W: bool>(s: &mut State<W>, vm: &Vm) -> Step {
    match free_cell(s.running(), s.bc()) {
        Some(cell) if cell.try_set(s.r(s.a()), vm) => s.next(1),
        _ => Ok(Flow::Slow),
    }
}

#[inline(always)]
pub(crate) fn store_free_logged<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    match free_cell(s.running(), s.bc()) {
        Some(cell) => cell.set(s.r(s.a()), vm),
        None => return Err(vm.bad_instruction()),
    }
    s.next(1)
}

#[inline(always)]
pub(crate) fn delete_free<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    match free_cell(s.running(), s.bc()) {
        Some(cell) if !cell.content().is_unbound() => cell.set(Value::UNBOUND, vm),
        _ => {
            s.save();
            return Err(vm.unbound_free(s.code(), s.bc()));
        }
    }
    s.next(1)
}

#[inline(always)]
pub(crate) fn load_name_or_free<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let value = vm.load_name_or_free(s.running(), s.r(0), s.bc())?;
    s.put(value, 1)
}

#[inline(always)]
pub(crate) fn load_name_from<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let value = vm.load_name(s.code(), s.r(s.b()), s.word(1) as usize)?;
    s.put(value, 2)
}

#[inline(always)]
pub(crate) fn load_free_from<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let value = vm.load_name_or_free(s.running(), s.r(s.b()), s.word(1) as usize)?;
    s.put(value, 2)
}
