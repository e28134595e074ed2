//! The loop.
//!
//! One arm per opcode; each calls the opcode's handler in [`super::ops`], which is
//! inlined. Instructions without a fast path go through [`Vm::execute`].
//!
//! Operands past eight bits: the function is compiled twice. `dispatch::<true>`
//! runs the one instruction behind a `Wide` prefix, with 16-bit operands, and
//! returns to `dispatch::<false>`.

use super::containers::Operands;
use super::ops::{arithmetic, attribute, branch, invoke, item, iterate, variable};
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
            loop {
                s.fetch();
                let op = s.op();
                let step = match op {
                    Op::Nop => s.next(1),
                    Op::Wide => {
                        s.save_behind(0);
                        match vm.dispatch::<true>()? {
                            Stop::Left(value) => Ok(Flow::Left(value)),
                            Stop::Stepped => Ok(Flow::Frame),
                        }
                    }
                    Op::Move => s.put(s.r(s.b()), 1),
                    Op::LoadConst => s.put(s.k(s.bc()), 1),
                    Op::LoadInt => s.put(Value::int(s.ins.signed_bc()), 1),
                    Op::LoadNone => s.put(Value::NONE, 1),
                    Op::LoadTrue => s.put(Value::TRUE, 1),
                    Op::LoadFalse => s.put(Value::FALSE, 1),
                    Op::LoadUnbound => s.put(Value::UNBOUND, 1),
                    Op::CheckBound => variable::check_bound(s, vm),

                    Op::LoadGlobal => variable::load_global(s, vm),
                    Op::LoadGlobalCell => variable::load_global_cell(s, vm),
                    Op::LoadGlobalBuiltin => variable::load_global_builtin(s, vm),
                    Op::StoreGlobal => variable::store_global(s, vm),
                    Op::StoreGlobalCell => variable::store_global_cell(s, vm),
                    Op::DeleteGlobal => variable::delete_global(s, vm),
                    Op::LoadName => variable::load_name(s, vm),
                    Op::StoreName => variable::store_name(s, vm),
                    Op::DeleteName => variable::delete_name(s, vm),
                    Op::MakeCell => variable::make_cell(s, vm),
                    Op::LoadCell => variable::load_cell(s, vm),
                    Op::StoreCell => variable::store_cell(s, vm),
                    Op::DeleteCell => variable::delete_cell(s, vm),
                    Op::LoadFree => variable::load_free(s, vm),
                    Op::LoadFreeCell => variable::load_free_cell(s, vm),
                    Op::StoreFree => variable::store_free(s, vm),
                    Op::DeleteFree => variable::delete_free(s, vm),
                    Op::LoadNameOrFree => variable::load_name_or_free(s, vm),
                    Op::LoadNameFrom => variable::load_name_from(s, vm),
                    Op::LoadFreeFrom => variable::load_free_from(s, vm),

                    Op::Binary => arithmetic::binary(s, vm),
                    Op::AddInt => arithmetic::add_int(s, vm),
                    Op::SubInt => arithmetic::sub_int(s, vm),
                    Op::MulInt => arithmetic::mul_int(s, vm),
                    Op::FloorDivInt => arithmetic::floor_div_int(s, vm),
                    Op::ModInt => arithmetic::mod_int(s, vm),
                    Op::AndInt => arithmetic::and_int(s, vm),
                    Op::OrInt => arithmetic::or_int(s, vm),
                    Op::XorInt => arithmetic::xor_int(s, vm),
                    Op::LShiftInt => arithmetic::lshift_int(s, vm),
                    Op::RShiftInt => arithmetic::rshift_int(s, vm),
                    Op::AddFloat => arithmetic::add_float(s, vm),
                    Op::SubFloat => arithmetic::sub_float(s, vm),
                    Op::MulFloat => arithmetic::mul_float(s, vm),
                    Op::DivFloat | Op::ArithMixed => arithmetic::mixed(s, vm),
                    Op::AddStr => arithmetic::add_str(s, vm),
                    Op::BinaryK => arithmetic::binary_k(s, vm),
                    Op::AddIntK => arithmetic::add_int_k(s, vm),
                    Op::SubIntK => arithmetic::sub_int_k(s, vm),
                    Op::MulIntK => arithmetic::mul_int_k(s, vm),
                    Op::FloorDivIntK => arithmetic::floor_div_int_k(s, vm),
                    Op::ModIntK => arithmetic::mod_int_k(s, vm),
                    Op::AndIntK => arithmetic::and_int_k(s, vm),
                    Op::ShiftIntK => arithmetic::shift_int_k(s, vm),
                    Op::ArithFloatK => arithmetic::mixed_k(s, vm),
                    Op::Negate => arithmetic::negate(s, vm),
                    Op::Positive => arithmetic::unary(s, vm, Special::Pos),
                    Op::Invert => arithmetic::unary(s, vm, Special::Invert),
                    Op::Not => arithmetic::not(s, vm),

                    Op::Compare => branch::compare(s, vm),
                    Op::CompareInt => branch::compare_int(s, vm),
                    Op::CompareFloat => branch::compare_float(s, vm),
                    Op::CompareStr => branch::compare_str(s, vm),
                    Op::Jump => s.jump(2),
                    Op::Loop => branch::back_edge(s, vm),
                    Op::BranchTrue => branch::branch_truth(s, vm, true),
                    Op::BranchFalse => branch::branch_truth(s, vm, false),
                    Op::BranchNone => s.branch(s.r(s.a()).is_none(), 2),
                    Op::BranchNotNone => s.branch(!s.r(s.a()).is_none(), 2),
                    Op::BranchUnbound => s.branch(s.r(s.a()).is_unbound(), 2),
                    Op::BranchCompare => branch::branch_compare(s, vm, false),
                    Op::BranchCompareInt => branch::branch_int(s, vm, false),
                    Op::BranchCompareFloat => branch::branch_float(s, vm),
                    Op::BranchCompareStr => branch::branch_str(s, vm, false),
                    Op::BranchCompareK => branch::branch_compare(s, vm, true),
                    Op::BranchCompareIntK => branch::branch_int(s, vm, true),
                    Op::BranchCompareStrK => branch::branch_str(s, vm, true),

                    Op::LoadAttr => attribute::load(s, vm),
                    Op::LoadAttrSlot => attribute::load_slot(s, vm),
                    Op::LoadAttrOverflow => attribute::load_overflow(s, vm),
                    Op::LoadAttrClass => attribute::load_class(s, vm),
                    Op::LoadAttrModule => attribute::load_module(s, vm),
                    Op::LoadAttrProperty => attribute::load_property(s, vm),
                    Op::StoreAttr | Op::StoreAttrOverflow => attribute::store(s, vm),
                    Op::StoreAttrSlot => attribute::store_slot(s, vm),
                    Op::StoreAttrAdd => attribute::store_add(s, vm),
                    Op::DeleteAttr => attribute::delete(s, vm),
                    Op::LoadMethod => attribute::load_method(s, vm),
                    Op::LoadMethodClass => attribute::load_method_class(s, vm),
                    Op::LoadMethodSlot => attribute::load_method_slot(s, vm),
                    Op::LoadMethodModule => attribute::load_method_module(s, vm),
                    Op::LoadSuperMethod => attribute::load_super_method(s, vm),
                    Op::LoadSuperAttr => attribute::load_super(s, vm),
                    Op::LoadSpecial => attribute::load_special(s, vm),

                    Op::GetItem => item::get(s, vm),
                    Op::GetItemListInt => item::get_list(s, vm),
                    Op::GetItemTupleInt => item::get_tuple(s, vm),
                    Op::GetItemDict => item::get_dict(s, vm),
                    Op::GetItemStrInt => item::get_str(s, vm),
                    Op::SetItem => item::set(s, vm),
                    Op::SetItemListInt => item::set_list(s, vm),
                    Op::SetItemDict => item::set_dict(s, vm),
                    Op::DeleteItem => item::delete(s, vm),
                    Op::BuildSlice => item::build_slice(s, vm),

                    Op::Call => invoke::call(s, vm, false),
                    Op::CallPyExact => invoke::call_py(s, vm, false),
                    Op::CallNative => invoke::call_native(s, vm, false),
                    Op::CallPlain => invoke::call(s, vm, true),
                    Op::CallPlainPyExact => invoke::call_py(s, vm, true),
                    Op::CallPlainNative => invoke::call_native(s, vm, true),
                    Op::CallKw => invoke::call_named(s, vm),
                    Op::CallEx => invoke::call_spread(s, vm),
                    Op::Return => invoke::return_value(s, vm),
                    Op::MakeFunction => invoke::make_function(s, vm),
                    Op::LoadNamespace => s.put(s.r(0), 1),
                    Op::LoadAssertionError => s.put(vm.class(ClassId::AssertionError).value(), 1),

                    Op::GetIter => iterate::get_iter(s, vm),
                    Op::ForIter | Op::ForList | Op::ForTuple | Op::ForGenerator => {
                        iterate::for_iter(s, vm)
                    }
                    Op::ForRange => iterate::for_range(s, vm),
                    Op::ReturnGenerator => iterate::return_generator(s, vm),
                    Op::Yield => iterate::suspend(s, vm, None),
                    Op::YieldDelegate => iterate::suspend(s, vm, Some(s.c())),
                    Op::Send => iterate::send(s, vm),
                    Op::EndAsyncFor => iterate::end_async_for(s, vm),

                    _ => uncommon(s, op, vm),
                };
                match step? {
                    Flow::Continue if WIDE => {
                        s.save_behind(0);
                        return Ok(Stop::Stepped);
                    }
                    Flow::Continue => {}
                    Flow::Frame if WIDE => return Ok(Stop::Stepped),
                    Flow::Frame => break,
                    Flow::Left(value) => return Ok(Stop::Left(value)),
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
fn uncommon<const W: bool>(s: &mut State<W>, op: Op, vm: &mut Vm) -> Step {
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
