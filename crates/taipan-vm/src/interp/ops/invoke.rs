//! Calls and returns.

use crate::handle::{Downcast, Handle};
use crate::interp::binary::may_specialize;
use crate::interp::calls::{Called, self_first};
use crate::interp::stack::{Continuation, Frame};
use crate::interp::state::{Flow, State, Step};
use crate::native::NativeDecl;
use crate::object::class::Class;
use crate::object::function::Function;
use crate::object::native_function::Native;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_bytecode::Op;
use taipan_heap::Value;

/// Words of `Call` and `CallKw`.
const WORDS: usize = 3;

/// A call. `plain`: its window has no receiver, whatever the self slot holds.
#[inline(always)]
pub(crate) fn call<const W: bool>(s: &mut State<W>, vm: &mut Vm, plain: bool) -> Step {
    if plain {
        s.set(s.a() + 1, Value::UNBOUND);
    }
    let cache = s.word(1);
    if may_specialize(cache) {
        match specialization(s.window(s.a()), s.b(), plain, vm) {
            Some(op) => {
                s.quicken(op);
                let given = s.b() + usize::from(!plain && !s.r(s.a() + 1).is_unbound());
                let tag = s.r(s.a()).downcast::<Native>().and_then(|n| native_fit(n, given));
                // SAFETY: the second further word of the instruction being
                // executed, which is the interpreter's own.
                unsafe { *s.at().add(2) = tag.unwrap_or(0) };
            }
            // SAFETY: the counting word of the instruction being executed.
            None => unsafe { *s.at().add(1) = cache.wrapping_add(1 << 16) },
        }
    }
    call_generic(s, vm, None)
}

/// The specialization of a call with this window.
fn specialization(window: *mut Value, count: usize, plain: bool, vm: &Vm) -> Option<Op> {
    // SAFETY: a call window lies within its frame's registers.
    let (callee, (_, given)) = unsafe { (*window, self_first(window, count)) };
    if let Some(function) = callee.downcast::<Function>() {
        let simple = function.code().object().simple_parameters as usize == given;
        return simple.then_some(if plain { Op::CallPlainPyExact } else { Op::CallPyExact });
    }
    if let Some(class) = callee.downcast::<Class>() {
        let init = vm.plain_constructor(class)?;
        let exact = init.code().object().simple_parameters as usize == given + 1;
        return exact.then_some(if plain { Op::CallPlainConstruct } else { Op::CallConstruct });
    }
    let native = callee.downcast::<Native>()?;
    native_fit(native, given)?;
    Some(if plain { Op::CallPlainNative } else { Op::CallNative })
}

/// What a specialized call of a native function has cached: which declaration,
/// and how many arguments, a bound receiver among them. Declarations are statics
/// of one image, less than 4 GiB long and at multiples of 8.
#[inline(always)]
fn native_tag(decl: &'static NativeDecl, given: usize) -> u32 {
    std::ptr::from_ref(decl) as usize as u32 | given as u32
}

/// The tag, if that many positional arguments fit the native function's
/// parameters as [`Vm::call_fitting`] wants them.
fn native_fit(native: Native, given: usize) -> Option<u32> {
    const { assert!(align_of::<NativeDecl>() == 8) };
    let decl = native.decl();
    let given = given + usize::from(native.bound_receiver().is_some());
    (given < 8 && decl.takes(given) && !decl.is_constructor()).then(|| native_tag(decl, given))
}

/// Where a specialized call's arguments begin, and how many there are.
#[inline(always)]
fn arguments<const W: bool>(s: &State<W>, plain: bool) -> (*mut Value, usize) {
    let (window, count) = (s.window(s.a()), s.b());
    if plain {
        // SAFETY: a call window lies within its frame's registers.
        return (unsafe { window.add(2) }, count);
    }
    // SAFETY: as above.
    unsafe { self_first(window, count) }
}

/// Takes a call's specialization back.
#[inline(always)]
fn miss<const W: bool>(s: &mut State<W>, plain: bool) -> Step {
    let general = if plain { Op::CallPlain } else { Op::Call };
    s.unspecialize(general, 1);
    s.again(general)
}

#[inline(always)]
fn call_generic<const W: bool>(s: &mut State<W>, vm: &mut Vm, names: Option<Tuple>) -> Step {
    s.save();
    match vm.call_window(s.window(s.a()), s.b(), names, s.c())? {
        Called::Frame => {
            s.save_behind(WORDS);
            entered(vm)
        }
        Called::Done(value) => {
            s.set(s.c(), value);
            s.next(WORDS)
        }
    }
}

/// Goes on in a frame that was pushed: a safepoint.
#[inline(always)]
fn entered(vm: &Vm) -> Step {
    Ok(if vm.safepoint_due() { Flow::FramePoll } else { Flow::Frame })
}

#[inline(always)]
pub(crate) fn call_py<const W: bool>(s: &mut State<W>, vm: &mut Vm, plain: bool) -> Step {
    let callee = s.r(s.a());
    let Some(function) = callee.downcast::<Function>() else { return miss(s, plain) };
    let (start, given) = arguments(s, plain);
    let code = function.code();
    let object = code.object();
    if object.simple_parameters as usize != given {
        return miss(s, plain);
    }
    if needs_care(s, vm, start) {
        return Ok(Flow::Slow);
    }
    s.save_behind(WORDS);
    // SAFETY: there is room; the word below belongs to the window.
    unsafe {
        *start.sub(1) = callee;
        // Few: as vectors, they would take registers.
        for register in given..object.locals as usize {
            start.add(register).write_volatile(Value::UNBOUND);
        }
    }
    let frame = Frame {
        pc: object.instructions,
        base: start,
        code,
        constants: object.constants,
        cells: object.cells,
        extra: Value::UNBOUND,
        result: s.c() as u32,
        continuation: Continuation::Store,
    };
    let frame = vm.stacks.push_on(s.frame, frame);
    Ok(if vm.safepoint_due() { Flow::FramePoll } else { Flow::Into(frame) })
}

/// Must the callee's frame lie apart from its caller's (a generator's), or is there
/// no room?
#[inline(always)]
fn needs_care<const W: bool>(s: &State<W>, vm: &Vm, start: *mut Value) -> bool {
    vm.stacks.depth >= vm.stacks.limit
        || !vm.stacks.has_room_for_frame(start)
        || s.code().is_suspendable()
}

/// A specialized call that the generic instruction does, and stays as it is.
#[inline(always)]
pub(crate) fn call_apart<const W: bool>(s: &mut State<W>, vm: &mut Vm, plain: bool) -> Step {
    if plain {
        s.set(s.a() + 1, Value::UNBOUND);
    }
    call_generic(s, vm, None)
}

/// The call of a class of plain instances: its `__init__` is entered.
#[inline(always)]
pub(crate) fn construct<const W: bool>(s: &mut State<W>, vm: &mut Vm, plain: bool) -> Step {
    let (window, given) = (s.window(s.a()), s.b() + 1);
    let class = s.r(s.a()).downcast::<Class>();
    let unbound = plain || s.r(s.a() + 1).is_unbound();
    let Some(class) = class.filter(|_| unbound) else { return miss(s, plain) };
    let Some(init) = vm.plain_constructor(class) else { return miss(s, plain) };
    let code = init.code();
    let object = code.object();
    if object.simple_parameters as usize != given {
        return miss(s, plain);
    }
    // SAFETY: a call window lies within its frame's registers: the instance takes
    // the place of the receiver.
    let start = unsafe { window.add(1) };
    if needs_care(s, vm, start) {
        return Ok(Flow::Slow);
    }
    let instance = vm.allocate_instance(class);
    s.save_behind(WORDS);
    // SAFETY: as above, and there is room.
    unsafe {
        *window = init.value();
        *start = instance;
        // Few: as vectors, they would take registers.
        for register in given..object.locals as usize {
            start.add(register).write_volatile(Value::UNBOUND);
        }
    }
    let frame = Frame {
        pc: object.instructions,
        base: start,
        code,
        constants: object.constants,
        cells: object.cells,
        extra: instance,
        result: s.c() as u32,
        continuation: Continuation::Construct,
    };
    let frame = vm.stacks.push_on(s.frame, frame);
    Ok(if vm.safepoint_due() { Flow::FramePoll } else { Flow::Into(frame) })
}

#[inline(always)]
pub(crate) fn call_native<const W: bool>(s: &mut State<W>, vm: &mut Vm, plain: bool) -> Step {
    if let Some(native) = s.r(s.a()).downcast::<Native>() {
        let decl = native.decl();
        let (start, given) = arguments(s, plain);
        let receiver = native.bound_receiver();
        if s.word(2) == native_tag(decl, given + usize::from(receiver.is_some())) {
            s.save();
            let value = if decl.params.len() == given && decl.exact && receiver.is_none() {
                // SAFETY: the window lies in this frame's registers.
                (decl.entry)(vm, unsafe { crate::Args::from_raw(start, given) })?
            } else {
                // SAFETY: as above.
                let args = unsafe { std::slice::from_raw_parts(start.cast_const(), given) };
                vm.call_fitting(decl, receiver, args)?
            };
            s.set(s.c(), value);
            return s.next(WORDS);
        }
    }
    miss(s, plain)
}

#[inline(always)]
pub(crate) fn call_named<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let names = s.k(s.word(1) as usize).downcast::<Tuple>();
    call_generic(s, vm, names)
}

#[inline(always)]
pub(crate) fn call_spread<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let a = s.a();
    s.save();
    match vm.enter_spread(s.r(a), s.r(a + 1), [s.r(a + 2), s.r(a + 3)], s.c())? {
        Called::Frame => {
            s.save_behind(1);
            entered(vm)
        }
        Called::Done(value) => {
            s.set(s.c(), value);
            s.next(1)
        }
    }
}

#[inline(always)]
pub(crate) fn return_value<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let value = s.r(s.a());
    // SAFETY: the frame is on the stack.
    let (continuation, result) = unsafe { ((*s.frame).continuation, (*s.frame).result) };
    let constructs = continuation == Continuation::Construct && value.is_none();
    if continuation == Continuation::Store || constructs {
        // SAFETY: as above.
        let value = if constructs { unsafe { (*s.frame).extra } } else { value };
        vm.stacks.depth -= 1;
        // SAFETY: the caller's record is below, and its call named the register.
        let caller = unsafe {
            let caller = s.frame.sub(1);
            *(*caller).base.add(result as usize) = value;
            caller
        };
        return Ok(Flow::Into(caller));
    }
    Ok(Flow::Slow)
}

/// A return from a frame that something more becomes of than its result.
#[inline(always)]
pub(crate) fn finish<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    Ok(vm.finish_frame(s.r(s.a()))?.map_or(Flow::Frame, Flow::Left))
}

#[inline(always)]
pub(crate) fn make_function<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let constant = s.k(s.word(1) as usize);
    s.save();
    let function = vm.make_function(s.code(), constant, s.window(s.b()), s.c())?;
    s.put(function, 2)
}
