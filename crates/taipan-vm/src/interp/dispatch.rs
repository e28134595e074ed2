//! The dispatch.
//!
//! Each opcode has a function, which does the instruction and *jumps* to the
//! function of the next one: a call in tail position with the same parameters,
//! all of them in machine registers, which the optimizer makes a jump (a sibling
//! call). So every handler has its own indirect jump, that the branch predictor
//! learns by itself, and no handler shares registers with a slow path elsewhere.
//!
//! Rust does not promise such jumps. The build script sets `sibling_calls` where
//! the optimizer makes them (optimized builds for x86-64 and AArch64), a check
//! looks for calls through the table in the release binary, and everywhere else
//! a function returns to the loop in `Vm::run` after each instruction.
//!
//! A specialized instruction's function makes no calls: where its condition does
//! not hold it goes on with the generic one's ([`Flow::As`]), so that its fast
//! path has no stack frame.
//!
//! Operands past eight bits: each function exists twice; `Wide` goes on in the
//! second table, and what stands there goes on in the first.
//!
//! And each exists once more as a *step*, which always returns to the loop: a
//! program that is traced, profiled or counted runs on those (`stepping.rs`), and
//! one that is not pays nothing for it.

use super::containers::Operands;
use super::ops::{arithmetic, attribute, branch, build, invoke, item, iterate, variable};
use super::stack::Frame;
use super::state::{Flow, State, Step};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Handle;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::Op;
use taipan_heap::Value;

/// What ended a stretch of instructions. (One word: with more, calls in tail
/// position would not become jumps.)
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Stop {
    /// The frame that Rust entered has returned or yielded [`Vm::left`].
    Left,
    /// An exception is pending.
    Raised,
    /// Nothing: the top frame says where to go on.
    Next,
}

/// An opcode's function: the token, where the instruction stands, register 0, the
/// frame's record. (With more parameters too few machine registers are free.)
type Handler = fn(&mut Vm, *const u32, *mut Value, *mut Frame) -> Stop;

/// Goes on at `pc`.
#[inline(always)]
fn go_on<const STEP: bool>(
    vm: &mut Vm,
    pc: *const u32,
    base: *mut Value,
    frame: *mut Frame,
) -> Stop {
    if cfg!(sibling_calls) && !STEP {
        // SAFETY: the block has passed the verifier: `pc` is at an instruction.
        let opcode = unsafe { *pc } as u8;
        return NARROW[opcode as usize](vm, pc, base, frame);
    }
    // SAFETY: the frame is on the stack.
    unsafe { (*frame).pc = pc };
    Stop::Next
}

/// Goes on where the top frame says; `STEP`: for one instruction.
#[inline(always)]
pub(super) fn go_on_in_top_frame<const STEP: bool>(vm: &mut Vm) -> Stop {
    let frame: *mut Frame = vm.stacks.top();
    // SAFETY: a frame on the stack stays where it is, and its `pc` is at an
    // instruction.
    let (pc, base) = unsafe { ((*frame).pc, (*frame).base) };
    // SAFETY: as above.
    let opcode = unsafe { *pc } as u8;
    let table = if STEP { &NARROW_STEPS } else { &NARROW };
    table[opcode as usize](vm, pc, base, frame)
}

/// A safepoint with something to do, then on at `pc`.
#[cold]
#[inline(never)]
fn poll<const STEP: bool>(
    vm: &mut Vm,
    pc: *const u32,
    base: *mut Value,
    frame: *mut Frame,
) -> Stop {
    if vm.safepoint().is_err() {
        return Stop::Raised;
    }
    go_on::<STEP>(vm, pc, base, frame)
}

/// A safepoint with something to do, then on in the top frame.
#[cold]
#[inline(never)]
fn poll_in_top_frame<const STEP: bool>(vm: &mut Vm) -> Stop {
    if vm.safepoint().is_err() {
        return Stop::Raised;
    }
    enter::<STEP>(vm)
}

/// Goes on in a top frame that has changed.
#[inline(always)]
fn enter<const STEP: bool>(vm: &mut Vm) -> Stop {
    if cfg!(sibling_calls) && !STEP { go_on_in_top_frame::<false>(vm) } else { Stop::Next }
}

/// One opcode's function, or the second half of it: `=>` with the body in line,
/// `->` with the body in a function apart, for one whose locals need memory
/// (which would keep the last call from becoming a jump).
macro_rules! function {
    (=> $name:ident, $s:ident, $vm:ident, $body:expr) => {
        #[inline(never)]
        pub(super) fn $name<const WIDE: bool, const STEP: bool>(
            $vm: &mut Vm,
            pc: *const u32,
            base: *mut Value,
            frame: *mut Frame,
        ) -> Stop {
            let mut state = State::<WIDE>::at_instruction(pc, base, frame);
            let $s = &mut state;
            let step: Step = $body;
            match step {
                Ok(Flow::Continue) => go_on::<STEP>($vm, $s.pc, base, frame),
                Ok(Flow::As(op)) => table_of::<WIDE, STEP>()[op as usize]($vm, pc, base, frame),
                Ok(Flow::Slow) => super::slow::$name::<WIDE, STEP>($vm, pc, base, frame),
                Ok(Flow::Frame) => enter::<STEP>($vm),
                Ok(Flow::Into(frame)) => {
                    // SAFETY: it is the top frame.
                    let (pc, base) = unsafe { ((*frame).pc, (*frame).base) };
                    go_on::<STEP>($vm, pc, base, frame)
                }
                Ok(Flow::Poll) => poll::<STEP>($vm, $s.pc, base, frame),
                Ok(Flow::FramePoll) => poll_in_top_frame::<STEP>($vm),
                Ok(Flow::Left(value)) => {
                    $vm.left.set(value);
                    Stop::Left
                }
                Err(_) => Stop::Raised,
            }
        }
    };
    (-> $name:ident, $s:ident, $vm:ident, $body:expr) => {
        #[inline(never)]
        pub(super) fn $name<const WIDE: bool, const STEP: bool>(
            $vm: &mut Vm,
            pc: *const u32,
            base: *mut Value,
            frame: *mut Frame,
        ) -> Stop {
            #[inline(never)]
            fn apart<const WIDE: bool>(
                $vm: &mut Vm,
                pc: *const u32,
                base: *mut Value,
                frame: *mut Frame,
            ) -> Next {
                let mut state = State::<WIDE>::at_instruction(pc, base, frame);
                let $s = &mut state;
                let step: Step = $body;
                match step {
                    Ok(Flow::Continue) => $s.pc,
                    Ok(Flow::Frame | Flow::Into(_)) => IN_TOP_FRAME,
                    Ok(Flow::FramePoll) if $vm.safepoint().is_ok() => IN_TOP_FRAME,
                    _ => RAISED,
                }
            }
            let next = apart::<WIDE>($vm, pc, base, frame);
            if next == IN_TOP_FRAME {
                enter::<STEP>($vm)
            } else if next == RAISED {
                Stop::Raised
            } else {
                go_on::<STEP>($vm, next, base, frame)
            }
        }
    };
}

/// Where to go on after an instruction that was done apart, or one of the
/// following.
type Next = *const u32;
/// Where the top frame says.
const IN_TOP_FRAME: Next = std::ptr::null();
/// Nowhere: an exception is pending.
const RAISED: Next = std::ptr::without_provenance(4);

/// The second half of an opcode's function, where a row has one: what needs
/// calls, apart from the fast path.
macro_rules! slow_half {
    ($name:ident, $s:ident, $vm:ident, $body:expr) => {
        function!(=> $name, $s, $vm, $body);
    };
    ($name:ident, $s:ident, $vm:ident,) => {
        pub(super) use super::no_second_half as $name;
    };
}

/// Defines the functions and their tables.
macro_rules! instructions {
    ($s:ident, $vm:ident; $( $op:ident $kind:tt $body:expr $(, else $slow:expr)?; )*) => {
        #[allow(non_snake_case, reason = "named after the opcodes")]
        mod fast {
            use super::*;
            $( function!($kind $op, $s, $vm, $body); )*
        }

        #[allow(non_snake_case, unused_imports, reason = "named after the opcodes; most have none")]
        mod slow {
            use super::*;
            $( slow_half!($op, $s, $vm, $($slow)?); )*
        }

        const fn table<const WIDE: bool, const STEP: bool>() -> [Handler; 256] {
            let mut table: [Handler; 256] = [other::<WIDE, STEP>; 256];
            $( table[Op::$op as usize] = fast::$op::<WIDE, STEP>; )*
            table[Op::Wide as usize] = wide::<STEP>;
            table[Op::Breakpoint as usize] = breakpoint;
            table
        }
    };
}

/// Stands in the place of a second half that an opcode does not have.
#[cold]
fn no_second_half<const WIDE: bool, const STEP: bool>(
    vm: &mut Vm,
    _pc: *const u32,
    _base: *mut Value,
    _frame: *mut Frame,
) -> Stop {
    let _pending = vm.bad_instruction();
    Stop::Raised
}

static NARROW: [Handler; 256] = table::<false, false>();
static WIDE_ONES: [Handler; 256] = table::<true, false>();
static NARROW_STEPS: [Handler; 256] = table::<false, true>();
static WIDE_STEPS: [Handler; 256] = table::<true, true>();

#[inline(always)]
const fn table_of<const WIDE: bool, const STEP: bool>() -> &'static [Handler; 256] {
    match (WIDE, STEP) {
        (false, false) => &NARROW,
        (true, false) => &WIDE_ONES,
        (false, true) => &NARROW_STEPS,
        (true, true) => &WIDE_STEPS,
    }
}

/// `Wide`: the function of the instruction behind the prefix, in the second
/// table, finds the prefix at `pc`.
fn wide<const STEP: bool>(
    vm: &mut Vm,
    pc: *const u32,
    base: *mut Value,
    frame: *mut Frame,
) -> Stop {
    // SAFETY: an instruction stands behind a prefix.
    let opcode = unsafe { *pc.add(1) } as u8;
    table_of::<true, STEP>()[opcode as usize](vm, pc, base, frame)
}

/// `Breakpoint`: puts the instruction back, and lets the loop that runs the
/// frame look how to go on.
#[cold]
fn breakpoint(vm: &mut Vm, pc: *const u32, _base: *mut Value, frame: *mut Frame) -> Stop {
    // SAFETY: the frame is on the stack.
    unsafe { (*frame).pc = pc };
    if vm.remove_breakpoint(pc).is_err() {
        return Stop::Raised;
    }
    if vm.collects_at_breakpoint.take() {
        vm.collect_at_breakpoint();
    }
    Stop::Next
}

/// An instruction without a function of its own.
fn other<const WIDE: bool, const STEP: bool>(
    vm: &mut Vm,
    pc: *const u32,
    base: *mut Value,
    frame: *mut Frame,
) -> Stop {
    match uncommon::<WIDE>(vm, pc, base, frame) {
        Ok(next) => go_on::<STEP>(vm, next, base, frame),
        Err(_) => Stop::Raised,
    }
}

/// Runs such an instruction: where the next one stands.
#[inline(never)]
fn uncommon<const WIDE: bool>(
    vm: &mut Vm,
    pc: *const u32,
    base: *mut Value,
    frame: *mut Frame,
) -> PyResult<*const u32> {
    let mut state = State::<WIDE>::at_instruction(pc, base, frame);
    let Some(op) = state.ins.op() else { return Err(vm.bad_instruction()) };
    let words = op.length();
    state.save();
    let operands = Operands {
        base,
        code: state.code(),
        a: state.a(),
        b: state.b(),
        c: state.c(),
        word1: if words > 1 { state.word(1) } else { 0 },
        word2: if words > 2 { state.word(2) } else { 0 },
    };
    vm.execute(op.info().generic, operands)?;
    state.next(words)?;
    Ok(state.pc)
}

instructions! { s, vm;
    Nop => s.next(1);
    Move => s.put(s.r(s.b()), 1);
    LoadConst => s.put(s.k(s.bc()), 1);
    LoadInt => s.put(Value::int(s.ins.signed_bc()), 1);
    LoadNone => s.put(Value::NONE, 1);
    LoadTrue => s.put(Value::TRUE, 1);
    LoadFalse => s.put(Value::FALSE, 1);
    LoadUnbound => s.put(Value::UNBOUND, 1);
    CheckBound => variable::check_bound(s, vm);

    LoadGlobal => variable::load_global(s, vm);
    LoadGlobalCell => variable::load_global_cell(s, vm);
    LoadGlobalBuiltin => variable::load_global_builtin(s, vm);
    StoreGlobal => variable::store_global(s, vm);
    StoreGlobalCell => variable::store_global_cell(s, vm), else variable::store_global_cell_logged(s, vm);
    DeleteGlobal => variable::delete_global(s, vm);
    LoadName => variable::load_name(s, vm);
    StoreName => variable::store_name(s, vm);
    DeleteName => variable::delete_name(s, vm);
    MakeCell => variable::make_cell(s, vm);
    LoadCell => variable::load_cell(s, vm);
    StoreCell => variable::store_cell(s, vm), else variable::store_cell_logged(s, vm);
    DeleteCell => variable::delete_cell(s, vm);
    LoadFree => variable::load_free(s, vm);
    LoadFreeCell => variable::load_free_cell(s, vm);
    StoreFree => variable::store_free(s, vm), else variable::store_free_logged(s, vm);
    DeleteFree => variable::delete_free(s, vm);
    LoadNameOrFree -> variable::load_name_or_free(s, vm);
    LoadNameFrom => variable::load_name_from(s, vm);
    LoadFreeFrom -> variable::load_free_from(s, vm);

    Binary => arithmetic::binary(s, vm);
    AddInt => arithmetic::add_int(s, vm);
    SubInt => arithmetic::sub_int(s, vm);
    MulInt => arithmetic::mul_int(s, vm);
    FloorDivInt => arithmetic::floor_div_int(s, vm);
    ModInt => arithmetic::mod_int(s, vm);
    AndInt => arithmetic::and_int(s, vm);
    OrInt => arithmetic::or_int(s, vm);
    XorInt => arithmetic::xor_int(s, vm);
    LShiftInt => arithmetic::lshift_int(s, vm);
    RShiftInt => arithmetic::rshift_int(s, vm);
    AddFloat => arithmetic::add_float(s, vm);
    SubFloat => arithmetic::sub_float(s, vm);
    MulFloat => arithmetic::mul_float(s, vm);
    DivFloat => arithmetic::mixed(s, vm);
    ArithMixed => arithmetic::mixed(s, vm);
    AddStr => arithmetic::add_str(s, vm);
    BinaryK => arithmetic::binary_k(s, vm);
    AddIntK => arithmetic::add_int_k(s, vm);
    SubIntK => arithmetic::sub_int_k(s, vm);
    MulIntK => arithmetic::mul_int_k(s, vm);
    FloorDivIntK => arithmetic::floor_div_int_k(s, vm);
    ModIntK => arithmetic::mod_int_k(s, vm);
    AndIntK => arithmetic::and_int_k(s, vm);
    ShiftIntK => arithmetic::shift_int_k(s, vm);
    ArithFloatK => arithmetic::mixed_k(s, vm);
    Negate => arithmetic::negate(s, vm), else arithmetic::unary(s, vm, Special::Neg);
    Positive => arithmetic::unary(s, vm, Special::Pos);
    Invert => arithmetic::unary(s, vm, Special::Invert);
    Not => arithmetic::not_bool(s, vm), else arithmetic::not(s, vm);

    Compare => branch::compare(s, vm);
    CompareInt => branch::compare_int(s, vm);
    CompareFloat => branch::compare_float(s, vm);
    CompareStr => branch::compare_str(s, vm);
    Jump => s.jump(2);
    Loop => branch::back_edge(s, vm);
    BranchTrue => branch::branch_bool::<WIDE, false>(s, vm, true),
        else branch::branch_truth::<WIDE, false>(s, vm, true);
    BranchFalse => branch::branch_bool::<WIDE, false>(s, vm, false),
        else branch::branch_truth::<WIDE, false>(s, vm, false);
    BranchNone => branch::branch_none::<WIDE, false>(s, vm, true);
    BranchNotNone => branch::branch_none::<WIDE, false>(s, vm, false);
    BranchCompare => branch::branch_compare::<WIDE, false>(s, vm, false);
    BranchLtInt => branch::branch_int::<WIDE, false>(s, vm, false, |x, y| x < y);
    BranchLeInt => branch::branch_int::<WIDE, false>(s, vm, false, |x, y| x <= y);
    BranchGtInt => branch::branch_int::<WIDE, false>(s, vm, false, |x, y| x > y);
    BranchGeInt => branch::branch_int::<WIDE, false>(s, vm, false, |x, y| x >= y);
    BranchEqInt => branch::branch_int::<WIDE, false>(s, vm, false, |x, y| x == y);
    BranchNeInt => branch::branch_int::<WIDE, false>(s, vm, false, |x, y| x != y);
    BranchCompareFloat => branch::branch_float::<WIDE, false>(s, vm, false);
    BranchCompareFloatK => branch::branch_float::<WIDE, false>(s, vm, true);
    BranchCompareStr => branch::branch_str::<WIDE, false>(s, vm, false);
    BranchCompareK => branch::branch_compare::<WIDE, false>(s, vm, true);
    BranchLtIntK => branch::branch_int::<WIDE, false>(s, vm, true, |x, y| x < y);
    BranchLeIntK => branch::branch_int::<WIDE, false>(s, vm, true, |x, y| x <= y);
    BranchGtIntK => branch::branch_int::<WIDE, false>(s, vm, true, |x, y| x > y);
    BranchGeIntK => branch::branch_int::<WIDE, false>(s, vm, true, |x, y| x >= y);
    BranchEqIntK => branch::branch_int::<WIDE, false>(s, vm, true, |x, y| x == y);
    BranchNeIntK => branch::branch_int::<WIDE, false>(s, vm, true, |x, y| x != y);
    BranchCompareStrK => branch::branch_str::<WIDE, false>(s, vm, true);
    LoopTrue => branch::branch_bool::<WIDE, true>(s, vm, true),
        else branch::branch_truth::<WIDE, true>(s, vm, true);
    LoopFalse => branch::branch_bool::<WIDE, true>(s, vm, false),
        else branch::branch_truth::<WIDE, true>(s, vm, false);
    LoopNone => branch::branch_none::<WIDE, true>(s, vm, true);
    LoopNotNone => branch::branch_none::<WIDE, true>(s, vm, false);
    LoopCompare => branch::branch_compare::<WIDE, true>(s, vm, false);
    LoopLtInt => branch::branch_int::<WIDE, true>(s, vm, false, |x, y| x < y);
    LoopLeInt => branch::branch_int::<WIDE, true>(s, vm, false, |x, y| x <= y);
    LoopGtInt => branch::branch_int::<WIDE, true>(s, vm, false, |x, y| x > y);
    LoopGeInt => branch::branch_int::<WIDE, true>(s, vm, false, |x, y| x >= y);
    LoopEqInt => branch::branch_int::<WIDE, true>(s, vm, false, |x, y| x == y);
    LoopNeInt => branch::branch_int::<WIDE, true>(s, vm, false, |x, y| x != y);
    LoopCompareFloat => branch::branch_float::<WIDE, true>(s, vm, false);
    LoopCompareFloatK => branch::branch_float::<WIDE, true>(s, vm, true);
    LoopCompareStr => branch::branch_str::<WIDE, true>(s, vm, false);
    LoopCompareK => branch::branch_compare::<WIDE, true>(s, vm, true);
    LoopLtIntK => branch::branch_int::<WIDE, true>(s, vm, true, |x, y| x < y);
    LoopLeIntK => branch::branch_int::<WIDE, true>(s, vm, true, |x, y| x <= y);
    LoopGtIntK => branch::branch_int::<WIDE, true>(s, vm, true, |x, y| x > y);
    LoopGeIntK => branch::branch_int::<WIDE, true>(s, vm, true, |x, y| x >= y);
    LoopEqIntK => branch::branch_int::<WIDE, true>(s, vm, true, |x, y| x == y);
    LoopNeIntK => branch::branch_int::<WIDE, true>(s, vm, true, |x, y| x != y);
    LoopCompareStrK => branch::branch_str::<WIDE, true>(s, vm, true);
    BranchUnbound => s.branch(s.r(s.a()).is_unbound(), 2);

    LoadAttr => attribute::load_known(s, vm), else attribute::load(s, vm);
    LoadAttrSlot => attribute::load_slot(s, vm);
    LoadAttrOverflow => attribute::load_overflow(s, vm);
    LoadAttrClass => attribute::load_class(s, vm);
    LoadAttrModule => attribute::load_module(s, vm);
    LoadAttrType => attribute::load_type(s, vm);
    LoadAttrProperty => attribute::load_property(s, vm);
    StoreAttr => attribute::store_known(s, vm), else attribute::store(s, vm);
    StoreAttrOverflow => attribute::store(s, vm);
    StoreAttrSlot => attribute::store_slot(s, vm), else attribute::store_slot_logged(s, vm);
    StoreAttrAdd => attribute::store_add(s, vm), else attribute::store_add_logged(s, vm);
    DeleteAttr => attribute::delete(s, vm);
    LoadMethod => attribute::load_method_known(s, vm), else attribute::load_method(s, vm);
    LoadMethodClass => attribute::load_method_class(s, vm);
    LoadMethodSlot => attribute::load_method_slot(s, vm);
    LoadMethodModule => attribute::load_method_module(s, vm);
    LoadMethodType => attribute::load_method_type(s, vm);
    LoadSuperMethod -> attribute::load_super_method(s, vm);
    LoadSuperMethodClass => attribute::load_super_method_class(s, vm);
    LoadSuperAttr => attribute::load_super(s, vm);
    LoadSpecial -> attribute::load_special(s, vm);

    GetItem => item::get(s, vm);
    GetItemListInt => item::get_list(s, vm);
    GetItemTupleInt => item::get_tuple(s, vm);
    GetItemDict => item::get_dict(s, vm);
    GetItemStrInt => item::get_str(s, vm);
    SetItem => item::set(s, vm);
    SetItemListInt => item::set_list(s, vm), else item::set_any(s, vm);
    SetItemDict => item::set_dict(s, vm);
    DeleteItem => item::delete(s, vm);
    BuildSlice => item::build_slice(s, vm);

    Call => invoke::call(s, vm, false);
    CallPyExact => invoke::call_py(s, vm, false), else invoke::call_apart(s, vm, false);
    CallConstruct => invoke::construct(s, vm, false), else invoke::call_apart(s, vm, false);
    CallNative => invoke::call_native(s, vm, false);
    CallPlain => invoke::call(s, vm, true);
    CallPlainPyExact => invoke::call_py(s, vm, true), else invoke::call_apart(s, vm, true);
    CallPlainConstruct => invoke::construct(s, vm, true), else invoke::call_apart(s, vm, true);
    CallPlainNative => invoke::call_native(s, vm, true);
    CallKw => invoke::call_named(s, vm);
    CallEx -> invoke::call_spread(s, vm);
    Return => invoke::return_value(s, vm), else invoke::finish(s, vm);
    MakeFunction => invoke::make_function(s, vm);
    LoadNamespace => s.put(s.r(0), 1);
    LoadAssertionError => s.put(vm.class(ClassId::AssertionError).value(), 1);

    GetIter => iterate::get_iter(s, vm);
    ForIter => iterate::for_iter(s, vm);
    ForGenerator => iterate::for_generator(s, vm);
    ForList => iterate::for_list(s, vm);
    ForTuple => iterate::for_tuple(s, vm);
    ForPair => iterate::for_pair(s, vm);
    ForRange => iterate::for_range(s, vm);
    ReturnGenerator => iterate::return_generator(s, vm);
    Yield => iterate::suspend_quickly(s, vm, None), else iterate::suspend(s, vm, None);
    YieldDelegate => iterate::suspend_quickly(s, vm, Some(s.c())), else iterate::suspend(s, vm, Some(s.c()));
    Send => iterate::send_quickly(s, vm), else iterate::send(s, vm);
    EndAsyncFor => iterate::end_async_for(s, vm);

    BuildTuple => build::tuple(s, vm);
    BuildList => build::list(s, vm);
    ListAppend => build::append(s, vm);
    SetAdd => build::add(s, vm);
    DictSet => build::set_item(s, vm);
    Unpack => build::unpack(s, vm);
}
