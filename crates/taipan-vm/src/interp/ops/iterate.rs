//! Iteration, and frames that suspend.

use crate::class_id::ClassId;
use crate::handle::{Downcast, Handle};
use crate::interp::binary::may_specialize;
use crate::interp::calls::Entry;
use crate::interp::generators::rest;
use crate::interp::stack::Continuation;
use crate::interp::state::{Flow, State, Step};
use crate::kind::Kind;
use crate::object::generator::{Generator, State as GeneratorState};
use crate::object::iterator::{self, Iterator};
use crate::vm::Vm;
use taipan_bytecode::{Instr, Op};
use taipan_heap::Value;

/// Words of `ForIter`.
const WORDS: usize = 3;
/// Words of `Unpack`.
const UNPACK_WORDS: usize = 2;

#[inline(always)]
pub(crate) fn get_iter<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let iterator = vm.iter(s.r(s.b()))?;
    s.put(iterator, 1)
}

#[inline(always)]
pub(crate) fn for_range<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    if let Some(iterator) = exactly(s, ClassId::RangeIterator) {
        return turn(s, iterator.next_in_range(), vm);
    }
    s.unspecialize(Op::ForIter, 2);
    s.again(Op::ForIter)
}

/// The iterator of a loop that is specialized to `class`.
#[inline(always)]
fn exactly<const W: bool>(s: &State<W>, class: ClassId) -> Option<Iterator> {
    let iterator = s.r(s.b());
    // SAFETY: plain instances of an iterator's class are iterators.
    (iterator.shape_number() == Some(class.shape()))
        .then(|| unsafe { Iterator::from_value(iterator) })
}

/// Binds the loop's variable to the next element and goes back to its body, or
/// leaves the loop.
#[inline(always)]
fn turn<const W: bool>(s: &mut State<W>, element: Option<Value>, vm: &mut Vm) -> Step {
    match element {
        Some(value) => {
            s.set(s.a(), value);
            s.branch_back(true, WORDS, vm)
        }
        None => s.next(WORDS),
    }
}

#[inline(always)]
pub(crate) fn for_list<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    if let Some(iterator) = exactly(s, ClassId::ListIterator) {
        let element = iterator.next_in_list(vm);
        return turn(s, element, vm);
    }
    s.unspecialize(Op::ForIter, 2);
    s.again(Op::ForIter)
}

#[inline(always)]
pub(crate) fn for_tuple<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    if let Some(iterator) = exactly(s, ClassId::TupleIterator) {
        return turn(s, iterator.next_in_tuple(), vm);
    }
    s.unspecialize(Op::ForIter, 2);
    s.again(Op::ForIter)
}

/// `for x, y in d.items()` and the like: the `Unpack` behind the instruction is
/// done too, and no tuple is made.
#[inline(always)]
pub(crate) fn for_pair<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    match iterator::pair_step(s.r(s.b()), vm) {
        Some(step) => match step? {
            Some((x, y)) => {
                let target = Instr(s.word_at_target(WORDS)).b();
                s.set(target, x);
                s.set(target + 1, y);
                let flow = s.branch_back(true, WORDS, vm);
                s.next(UNPACK_WORDS)?;
                flow
            }
            None => s.next(WORDS),
        },
        None => {
            s.unspecialize(Op::ForIter, 2);
            s.again(Op::ForIter)
        }
    }
}

/// The specialization of a `ForIter` over this iterator.
fn specialization<const W: bool>(s: &State<W>, iterator: Value) -> Option<Op> {
    const RANGE: u32 = ClassId::RangeIterator.shape();
    const LIST: u32 = ClassId::ListIterator.shape();
    const TUPLE: u32 = ClassId::TupleIterator.shape();
    const GENERATOR: u32 = ClassId::Generator.shape();
    match iterator.shape_number()? {
        RANGE => Some(Op::ForRange),
        LIST => Some(Op::ForList),
        TUPLE => Some(Op::ForTuple),
        GENERATOR => Some(Op::ForGenerator),
        _ if !W && iterator::yields_pairs(iterator) => {
            let next = Instr(s.word_at_target(WORDS));
            let temporary = s.a() >= s.code().object().locals as usize;
            (temporary && next.op() == Some(Op::Unpack) && next.a() == s.a() && next.c() == 2)
                .then_some(Op::ForPair)
        }
        _ => None,
    }
}

#[inline(always)]
pub(crate) fn for_iter<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let iterator = s.r(s.b());
    if may_specialize(s.word(2))
        && let Some(op) = specialization(s, iterator)
    {
        s.quicken(op);
    }
    s.save();
    if vm.safepoint_due() {
        vm.safepoint()?;
    }
    if iterator.is_kind(Kind::Generator)
        && vm.enter_generator(iterator, Value::NONE, Continuation::ForIter, s.a())?
    {
        return Ok(Flow::Frame);
    }
    let element = vm.next(iterator)?;
    turn(s, element, vm)
}

/// Pushes the frame of a generator where nothing stands in the way: it can go
/// on, no exception is being handled, and there is nothing to do at a safepoint.
#[inline(always)]
fn push_quickly(
    iterator: Value,
    sent: Value,
    continuation: Continuation,
    result: usize,
    vm: &mut Vm,
) -> bool {
    if iterator.shape_number() != Some(ClassId::Generator.shape()) {
        return false;
    }
    // SAFETY: exactly a generator.
    let generator = unsafe { Generator::from_value(iterator) };
    let object = generator.object();
    if object.state.get() != GeneratorState::Suspended
        || !vm.handled.get().is_none()
        || !object.handled.get().is_none()
        || vm.safepoint_due()
    {
        return false;
    }
    let Some(end) = vm.generator_stack_end() else { return false };
    let entry = Entry { continuation, result: result as u32, extra: iterator };
    vm.push_generator_frame(generator, sent, end, entry);
    true
}

#[inline(always)]
pub(crate) fn for_generator<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    if push_quickly(s.r(s.b()), Value::NONE, Continuation::ForIter, s.a(), vm) {
        return Ok(Flow::Frame);
    }
    s.again(Op::ForIter)
}

#[inline(always)]
pub(crate) fn send_quickly<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    if push_quickly(s.r(s.b()), s.r(s.a()), Continuation::Send, s.a(), vm) {
        return Ok(Flow::Frame);
    }
    Ok(Flow::Slow)
}

/// A `yield` to a `for` loop or a `yield from` where nothing stands in the way: no
/// exception is being handled, and the generator is young or remembered already.
#[inline(always)]
pub(crate) fn suspend_quickly<const W: bool>(
    s: &mut State<W>,
    vm: &mut Vm,
    delegate: Option<usize>,
) -> Step {
    // SAFETY: the frame is on the stack.
    let frame = unsafe { &*s.frame };
    let to_loop = frame.continuation == Continuation::ForIter;
    if !to_loop && frame.continuation != Continuation::Send {
        return Ok(Flow::Slow);
    }
    // SAFETY: with these continuations that is the generator.
    let generator = unsafe { Generator::from_value(frame.extra) };
    let object = generator.object();
    if !vm.handled.get().is_none()
        || !object.outer_handled.get().is_none()
        || !object.handled.get().is_none()
        || vm.heap.needs_barrier(generator.head(), frame.extra)
    {
        return Ok(Flow::Slow);
    }
    let (receiver, live) = (s.a(), s.b());
    let value = s.r(receiver);
    // SAFETY: the next instruction.
    let behind = unsafe { s.pc.add(if delegate.is_some() { 2 } else { 1 }) };
    rest(generator, frame, behind, receiver, live, delegate);
    vm.stacks.depth -= 1;
    vm.set_result(frame.result, value);
    if to_loop {
        vm.continue_for()
    } else {
        vm.continue_send()
    }
    // SAFETY: the record of the frame that resumed it is below.
    Ok(Flow::Into(unsafe { s.frame.sub(1) }))
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
    if vm.enter_generator(s.r(s.b()), s.r(s.a()), Continuation::Send, s.a())? {
        return Ok(if vm.safepoint_due() { Flow::FramePoll } else { Flow::Frame });
    }
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
