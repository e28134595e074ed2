//! Iteration, and frames that suspend.

use crate::class_id::ClassId;
use crate::handle::{Downcast, Handle};
use crate::interp::binary::may_specialize;
use crate::interp::stack::Continuation;
use crate::interp::state::{Flow, State, Step};
use crate::kind::Kind;
use crate::object::iterator::Iterator;
use crate::vm::Vm;
use taipan_bytecode::Op;

/// Words of `ForIter`.
const WORDS: usize = 3;

#[inline(always)]
pub(crate) fn get_iter<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let iterator = vm.iter(s.r(s.b()))?;
    s.put(iterator, 1)
}

#[inline(always)]
pub(crate) fn for_range<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let iterator = s.r(s.b());
    if iterator.shape_number() == Some(ClassId::RangeIterator.shape()) {
        // SAFETY: exactly a range iterator.
        let iterator = unsafe { Iterator::from_value(iterator) };
        return match iterator.next_in_range() {
            Some(value) => s.put(value, WORDS),
            None => s.jump(WORDS),
        };
    }
    s.unspecialize(Op::ForIter, 2);
    for_iter(s, vm)
}

#[inline(always)]
pub(crate) fn for_iter<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let iterator = s.r(s.b());
    if may_specialize(s.word(2)) && iterator.shape_number() == Some(ClassId::RangeIterator.shape())
    {
        s.quicken(Op::ForRange);
    }
    s.save();
    if iterator.is_kind(Kind::Generator)
        && vm.enter_generator(iterator, Continuation::ForIter, s.a())?
    {
        return Ok(Flow::Frame);
    }
    match vm.next(iterator)? {
        Some(value) => s.put(value, WORDS),
        None => s.jump(WORDS),
    }
}

#[inline(always)]
pub(crate) fn return_generator<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    Ok(vm.make_generator()?.map_or(Flow::Frame, Flow::Left))
}

#[inline(always)]
pub(crate) fn suspend<const W: bool>(
    s: &mut State<W>,
    vm: &mut Vm,
    delegate: Option<usize>,
) -> Step {
    s.save_behind(if delegate.is_some() { 2 } else { 1 });
    let (a, b) = (s.a(), s.b());
    Ok(vm.suspend(s.r(a), a, b, delegate)?.map_or(Flow::Frame, Flow::Left))
}

#[inline(always)]
pub(crate) fn send<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    match vm.send_to(s.r(s.b()), s.r(s.a()))? {
        Ok(yielded) => s.put(yielded, 2),
        Err(returned) => {
            s.set(s.a(), returned);
            s.jump(2)
        }
    }
}

#[inline(always)]
pub(crate) fn end_async_for<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let exception = s.r(s.a());
    if !vm.is_instance(exception, ClassId::StopAsyncIteration) {
        s.save();
        return Err(vm.raise_again(exception));
    }
    s.next(1)
}
