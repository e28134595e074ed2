//! The loop.
//!
//! One arm per opcode; each calls the opcode's handler in [`super::ops`], which is
//! inlined. Instructions without a fast path go through [`Vm::execute`].
//!
//! Operands past eight bits: the function is compiled twice. `dispatch::<true>`
//! runs the one instruction behind a `Wide` prefix, with 16-bit operands, and
//! returns to `dispatch::<false>`.

use super::containers::Operands;
use super::ops::{arithmetic, attribute, branch, build, invoke, item, iterate, variable};
use super::state::{Flow, State, Step};
use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle::Handle;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::Op;
use taipan_heap::Value;

/// What ended a stretch of the loop.
pub(super) enum Stop {
    /// The frame that Rust entered has returned or yielded this.
    Left(Value),
    /// The wide instruction is done.
    Stepped,
}

impl Vm {
    /// Runs from the top frame until the frame that Rust entered returns.
    pub(crate) fn run(&mut self) -> PyResult<Value> {
        let floor = self.stacks.depth;
        loop {
            match self.dispatch::<false>() {
                Ok(Stop::Left(value)) => return Ok(value),
                Ok(Stop::Stepped) => {}
                Err(raised) => self.unwind(raised, floor)?,
            }
        }
    }

    /// As [`Vm::run`], beginning with an exception raised in the top frame.
    pub(crate) fn run_raising(&mut self, raised: Raised) -> PyResult<Value> {
        let floor = self.stacks.depth;
        self.unwind(raised, floor)?;
        loop {
            match self.dispatch::<false>() {
                Ok(Stop::Left(value)) => return Ok(value),
                Ok(Stop::Stepped) => {}
                Err(raised) => self.unwind(raised, floor)?,
            }
        }
    }

    fn dispatch<const WIDE: bool>(&mut self) -> PyResult<Stop> {
        let vm = self;
        loop {
            let mut state = State::<WIDE>::of(vm.stacks.top());
            let s = &mut state;
            // In every arm of its own, so that a handler's fast path goes on
            // without a test.
            macro_rules! go {
                ($step:expr) => {
                    match $step {
                        Ok(Flow::Continue) if WIDE => {
                            s.save_behind(0);
                            return Ok(Stop::Stepped);
                        }
                        Ok(Flow::Continue) => continue,
                        Ok(Flow::Frame) if WIDE => return Ok(Stop::Stepped),
                        Ok(Flow::Frame) => break,
                        Ok(Flow::Left(value)) => return Ok(Stop::Left(value)),
                        Err(raised) => return Err(raised),
                    }
                };
            }
            loop {
                s.fetch();
                let op = s.op();
                match op {
                    Op::Nop => go!(s.next(1)),
                    Op::Wide => go!({
                        s.save_behind(0);
                        match vm.dispatch::<true>()? {
                            Stop::Left(value) => Ok(Flow::Left(value)),
                            Stop::Stepped => Ok(Flow::Frame),
                        }
                    }),
                    Op::Move => go!(s.put(s.r(s.b()), 1)),
                    Op::LoadConst => go!(s.put(s.k(s.bc()), 1)),
                    Op::LoadInt => go!(s.put(Value::int(s.ins.signed_bc()), 1)),
                    Op::LoadNone => go!(s.put(Value::NONE, 1)),
                    Op::LoadTrue => go!(s.put(Value::TRUE, 1)),
                    Op::LoadFalse => go!(s.put(Value::FALSE, 1)),
                    Op::LoadUnbound => go!(s.put(Value::UNBOUND, 1)),
                    Op::CheckBound => go!(variable::check_bound(s, vm)),

                    Op::LoadGlobal => go!(variable::load_global(s, vm)),
                    Op::LoadGlobalCell => go!(variable::load_global_cell(s, vm)),
                    Op::LoadGlobalBuiltin => go!(variable::load_global_builtin(s, vm)),
                    Op::StoreGlobal => go!(variable::store_global(s, vm)),
                    Op::StoreGlobalCell => go!(variable::store_global_cell(s, vm)),
                    Op::DeleteGlobal => go!(variable::delete_global(s, vm)),
                    Op::LoadName => go!(variable::load_name(s, vm)),
                    Op::StoreName => go!(variable::store_name(s, vm)),
                    Op::DeleteName => go!(variable::delete_name(s, vm)),
                    Op::MakeCell => go!(variable::make_cell(s, vm)),
                    Op::LoadCell => go!(variable::load_cell(s, vm)),
                    Op::StoreCell => go!(variable::store_cell(s, vm)),
                    Op::DeleteCell => go!(variable::delete_cell(s, vm)),
                    Op::LoadFree => go!(variable::load_free(s, vm)),
                    Op::LoadFreeCell => go!(variable::load_free_cell(s, vm)),
                    Op::StoreFree => go!(variable::store_free(s, vm)),
                    Op::DeleteFree => go!(variable::delete_free(s, vm)),
                    Op::LoadNameOrFree => go!(variable::load_name_or_free(s, vm)),
                    Op::LoadNameFrom => go!(variable::load_name_from(s, vm)),
                    Op::LoadFreeFrom => go!(variable::load_free_from(s, vm)),

                    Op::Binary => go!(arithmetic::binary(s, vm)),
                    Op::AddInt => go!(arithmetic::add_int(s, vm)),
                    Op::SubInt => go!(arithmetic::sub_int(s, vm)),
                    Op::MulInt => go!(arithmetic::mul_int(s, vm)),
                    Op::FloorDivInt => go!(arithmetic::floor_div_int(s, vm)),
                    Op::ModInt => go!(arithmetic::mod_int(s, vm)),
                    Op::AndInt => go!(arithmetic::and_int(s, vm)),
                    Op::OrInt => go!(arithmetic::or_int(s, vm)),
                    Op::XorInt => go!(arithmetic::xor_int(s, vm)),
                    Op::LShiftInt => go!(arithmetic::lshift_int(s, vm)),
                    Op::RShiftInt => go!(arithmetic::rshift_int(s, vm)),
                    Op::AddFloat => go!(arithmetic::add_float(s, vm)),
                    Op::SubFloat => go!(arithmetic::sub_float(s, vm)),
                    Op::MulFloat => go!(arithmetic::mul_float(s, vm)),
                    Op::DivFloat | Op::ArithMixed => go!(arithmetic::mixed(s, vm)),
                    Op::AddStr => go!(arithmetic::add_str(s, vm)),
                    Op::BinaryK => go!(arithmetic::binary_k(s, vm)),
                    Op::AddIntK => go!(arithmetic::add_int_k(s, vm)),
                    Op::SubIntK => go!(arithmetic::sub_int_k(s, vm)),
                    Op::MulIntK => go!(arithmetic::mul_int_k(s, vm)),
                    Op::FloorDivIntK => go!(arithmetic::floor_div_int_k(s, vm)),
                    Op::ModIntK => go!(arithmetic::mod_int_k(s, vm)),
                    Op::AndIntK => go!(arithmetic::and_int_k(s, vm)),
                    Op::ShiftIntK => go!(arithmetic::shift_int_k(s, vm)),
                    Op::ArithFloatK => go!(arithmetic::mixed_k(s, vm)),
                    Op::Negate => go!(arithmetic::negate(s, vm)),
                    Op::Positive => go!(arithmetic::unary(s, vm, Special::Pos)),
                    Op::Invert => go!(arithmetic::unary(s, vm, Special::Invert)),
                    Op::Not => go!(arithmetic::not(s, vm)),

                    Op::Compare => go!(branch::compare(s, vm)),
                    Op::CompareInt => go!(branch::compare_int(s, vm)),
                    Op::CompareFloat => go!(branch::compare_float(s, vm)),
                    Op::CompareStr => go!(branch::compare_str(s, vm)),
                    Op::Jump => go!(s.jump(2)),
                    Op::Loop => go!(branch::back_edge(s, vm)),
                    Op::BranchTrue => go!(branch::branch_truth::<WIDE, false>(s, vm, true)),
                    Op::BranchFalse => go!(branch::branch_truth::<WIDE, false>(s, vm, false)),
                    Op::BranchNone => go!(branch::branch_none::<WIDE, false>(s, vm, true)),
                    Op::BranchNotNone => go!(branch::branch_none::<WIDE, false>(s, vm, false)),
                    Op::BranchCompare => go!(branch::branch_compare::<WIDE, false>(s, vm, false)),
                    Op::BranchCompareInt => go!(branch::branch_int::<WIDE, false>(s, vm, false)),
                    Op::BranchCompareFloat => go!(branch::branch_float::<WIDE, false>(s, vm)),
                    Op::BranchCompareStr => go!(branch::branch_str::<WIDE, false>(s, vm, false)),
                    Op::BranchCompareK => go!(branch::branch_compare::<WIDE, false>(s, vm, true)),
                    Op::BranchCompareIntK => go!(branch::branch_int::<WIDE, false>(s, vm, true)),
                    Op::BranchCompareStrK => go!(branch::branch_str::<WIDE, false>(s, vm, true)),
                    Op::LoopTrue => go!(branch::branch_truth::<WIDE, true>(s, vm, true)),
                    Op::LoopFalse => go!(branch::branch_truth::<WIDE, true>(s, vm, false)),
                    Op::LoopNone => go!(branch::branch_none::<WIDE, true>(s, vm, true)),
                    Op::LoopNotNone => go!(branch::branch_none::<WIDE, true>(s, vm, false)),
                    Op::LoopCompare => go!(branch::branch_compare::<WIDE, true>(s, vm, false)),
                    Op::LoopCompareInt => go!(branch::branch_int::<WIDE, true>(s, vm, false)),
                    Op::LoopCompareFloat => go!(branch::branch_float::<WIDE, true>(s, vm)),
                    Op::LoopCompareStr => go!(branch::branch_str::<WIDE, true>(s, vm, false)),
                    Op::LoopCompareK => go!(branch::branch_compare::<WIDE, true>(s, vm, true)),
                    Op::LoopCompareIntK => go!(branch::branch_int::<WIDE, true>(s, vm, true)),
                    Op::LoopCompareStrK => go!(branch::branch_str::<WIDE, true>(s, vm, true)),
                    Op::BranchUnbound => go!(s.branch(s.r(s.a()).is_unbound(), 2)),

                    Op::LoadAttr => go!(attribute::load(s, vm)),
                    Op::LoadAttrSlot => go!(attribute::load_slot(s, vm)),
                    Op::LoadAttrOverflow => go!(attribute::load_overflow(s, vm)),
                    Op::LoadAttrClass => go!(attribute::load_class(s, vm)),
                    Op::LoadAttrModule => go!(attribute::load_module(s, vm)),
                    Op::LoadAttrProperty => go!(attribute::load_property(s, vm)),
                    Op::StoreAttr | Op::StoreAttrOverflow => go!(attribute::store(s, vm)),
                    Op::StoreAttrSlot => go!(attribute::store_slot(s, vm)),
                    Op::StoreAttrAdd => go!(attribute::store_add(s, vm)),
                    Op::DeleteAttr => go!(attribute::delete(s, vm)),
                    Op::LoadMethod => go!(attribute::load_method(s, vm)),
                    Op::LoadMethodClass => go!(attribute::load_method_class(s, vm)),
                    Op::LoadMethodSlot => go!(attribute::load_method_slot(s, vm)),
                    Op::LoadMethodModule => go!(attribute::load_method_module(s, vm)),
                    Op::LoadSuperMethod => go!(attribute::load_super_method(s, vm)),
                    Op::LoadSuperAttr => go!(attribute::load_super(s, vm)),
                    Op::LoadSpecial => go!(attribute::load_special(s, vm)),

                    Op::GetItem => go!(item::get(s, vm)),
                    Op::GetItemListInt => go!(item::get_list(s, vm)),
                    Op::GetItemTupleInt => go!(item::get_tuple(s, vm)),
                    Op::GetItemDict => go!(item::get_dict(s, vm)),
                    Op::GetItemStrInt => go!(item::get_str(s, vm)),
                    Op::SetItem => go!(item::set(s, vm)),
                    Op::SetItemListInt => go!(item::set_list(s, vm)),
                    Op::SetItemDict => go!(item::set_dict(s, vm)),
                    Op::DeleteItem => go!(item::delete(s, vm)),
                    Op::BuildSlice => go!(item::build_slice(s, vm)),

                    Op::Call => go!(invoke::call(s, vm, false)),
                    Op::CallPyExact => go!(invoke::call_py(s, vm, false)),
                    Op::CallNative => go!(invoke::call_native(s, vm, false)),
                    Op::CallPlain => go!(invoke::call(s, vm, true)),
                    Op::CallPlainPyExact => go!(invoke::call_py(s, vm, true)),
                    Op::CallPlainNative => go!(invoke::call_native(s, vm, true)),
                    Op::CallKw => go!(invoke::call_named(s, vm)),
                    Op::CallEx => go!(invoke::call_spread(s, vm)),
                    Op::Return => go!(invoke::return_value(s, vm)),
                    Op::MakeFunction => go!(invoke::make_function(s, vm)),
                    Op::LoadNamespace => go!(s.put(s.r(0), 1)),
                    Op::LoadAssertionError => {
                        go!(s.put(vm.class(ClassId::AssertionError).value(), 1))
                    }

                    Op::GetIter => go!(iterate::get_iter(s, vm)),
                    Op::ForIter | Op::ForGenerator => go!(iterate::for_iter(s, vm)),
                    Op::ForList => go!(iterate::for_list(s, vm)),
                    Op::ForTuple => go!(iterate::for_tuple(s, vm)),
                    Op::ForPair => go!(iterate::for_pair(s, vm)),
                    Op::ForRange => go!(iterate::for_range(s, vm)),
                    Op::ReturnGenerator => go!(iterate::return_generator(s, vm)),
                    Op::Yield => go!(iterate::suspend(s, vm, None)),
                    Op::YieldDelegate => go!(iterate::suspend(s, vm, Some(s.c()))),
                    Op::Send => go!(iterate::send(s, vm)),
                    Op::EndAsyncFor => go!(iterate::end_async_for(s, vm)),

                    Op::BuildTuple => go!(build::tuple(s, vm)),
                    Op::BuildList => go!(build::list(s, vm)),
                    Op::ListAppend => go!(build::append(s, vm)),
                    Op::Unpack => go!(build::unpack(s, vm)),

                    _ => go!(uncommon(s, op, vm)),
                }
            }
        }
    }

    #[cold]
    #[inline(never)]
    pub(in crate::interp) fn bad_instruction(&self) -> Raised {
        self.raise(ClassId::SystemError, "the bytecode is not valid")
    }
}

/// An instruction without a fast path.
#[inline(always)]
pub(super) fn uncommon<const W: bool>(s: &mut State<W>, op: Op, vm: &mut Vm) -> Step {
    let words = op.length();
    s.save();
    let operands = Operands {
        base: s.base,
        constants: s.constants,
        code: s.code,
        a: s.a(),
        b: s.b(),
        c: s.c(),
        word1: if words > 1 { s.word(1) } else { 0 },
        word2: if words > 2 { s.word(2) } else { 0 },
    };
    vm.execute(op, operands)?;
    s.next(words)
}
