//! The loop.
//!
//! Fast paths stand here, each a few lines; whatever can raise goes through
//! `attempt!`, which saves the instruction pointer first. A handler that pushes
//! or pops a frame goes on with `continue 'frame`, which reloads the state from
//! the top frame.
//!
//! Operands past eight bits: the function is compiled twice. `dispatch::<true>`
//! runs the one instruction behind a `Wide` prefix, with 16-bit operands, and
//! returns to `dispatch::<false>`.

use super::binary::{self, compare_floats, compare_ints, compare_strings, quicken, unspecialize};
use super::calls::{Called, Entry};
use super::stack::{Continuation, Frame};
use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle::{Downcast, Handle};
use crate::object::array::Array;
use crate::object::cell::Cell;
use crate::object::code::Code;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::iterator::Iterator;
use crate::object::list::List;
use crate::object::native_function::Native;
use crate::object::number::{floor_div, floor_mod};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::protocol::own::field;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::{BinaryOp, CompareOp, Instr, Op};
use taipan_heap::Value;

/// What ended a stretch of the loop.
pub(super) enum Stop {
    /// The frame that Rust entered has returned or yielded this.
    Left(Value),
    /// One wide instruction is done.
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

    /// The loop. See the head of this module. SAFETY of all register and
    /// constant accesses: the verifier has checked the block.
    #[allow(clippy::cognitive_complexity, reason = "one arm per opcode")]
    fn dispatch<const WIDE: bool>(&mut self) -> PyResult<Stop> {
        let vm = self;
        let mut stepped = false;
        'frame: loop {
            let frame: *mut Frame = vm.stacks.top();
            // SAFETY: the frame record stays where it is while it is on the
            // stack.
            let (mut pc, base, code) = unsafe { ((*frame).pc, (*frame).base, (*frame).code) };
            let constants = code.object().constants;
            let cells = code.object().cells;
            loop {
                if WIDE && stepped {
                    // SAFETY: as above.
                    unsafe { (*frame).pc = pc };
                    return Ok(Stop::Stepped);
                }
                // SAFETY: `pc` is at an instruction of a verified block.
                let mut ins = Instr(unsafe { *pc });
                let mut upper = 0u32;
                if WIDE {
                    upper = ins.0 >> 8;
                    // SAFETY: an instruction follows the prefix.
                    pc = unsafe { pc.add(1) };
                    ins = Instr(unsafe { *pc });
                    stepped = true;
                }
                macro_rules! a {
                    () => {
                        if WIDE { ins.a() | ((upper & 0xff) << 8) as usize } else { ins.a() }
                    };
                }
                macro_rules! b {
                    () => {
                        if WIDE { ins.b() | ((upper >> 8 & 0xff) << 8) as usize } else { ins.b() }
                    };
                }
                macro_rules! c {
                    () => {
                        if WIDE { ins.c() | ((upper >> 16 & 0xff) << 8) as usize } else { ins.c() }
                    };
                }
                macro_rules! bc {
                    () => {
                        if WIDE { ins.bc() | ((upper >> 8) << 16) as usize } else { ins.bc() }
                    };
                }
                macro_rules! r {
                    ($register:expr) => {{
                        let register = $register;
                        // SAFETY: verified.
                        unsafe { *base.add(register) }
                    }};
                }
                macro_rules! set {
                    ($register:expr, $value:expr) => {{
                        let value = $value;
                        let register = $register;
                        // SAFETY: verified.
                        unsafe { *base.add(register) = value }
                    }};
                }
                macro_rules! k {
                    ($index:expr) => {{
                        let index = $index;
                        // SAFETY: verified.
                        unsafe { *constants.add(index) }
                    }};
                }
                macro_rules! cell {
                    ($index:expr) => {{
                        let index = $index;
                        // SAFETY: verified (names), or taken by `take_cell`.
                        unsafe { (*cells.add(index)).get() }
                    }};
                }
                macro_rules! word {
                    ($n:expr) => {
                        // SAFETY: the instruction has that many words.
                        unsafe { *pc.add($n) }
                    };
                }
                macro_rules! next {
                    ($words:expr) => {{
                        // SAFETY: the instruction has that many words.
                        pc = unsafe { pc.add($words) };
                        continue;
                    }};
                }
                // Jumps by the offset in further word 1, from the instruction's
                // end.
                macro_rules! jump {
                    ($words:expr) => {{
                        let offset = word!(1) as i32 as isize;
                        // SAFETY: verified.
                        pc = unsafe { pc.offset($words + offset) };
                        continue;
                    }};
                }
                macro_rules! save {
                    () => {
                        // SAFETY: the frame is on the stack.
                        unsafe { (*frame).pc = pc.add(1) }
                    };
                }
                macro_rules! attempt {
                    ($result:expr) => {{
                        save!();
                        $result?
                    }};
                }
                macro_rules! at {
                    () => {
                        pc.cast_mut()
                    };
                }
                // Runs the instruction again, after it was made generic.
                macro_rules! retry {
                    () => {{
                        if WIDE {
                            // SAFETY: the prefix stands in front.
                            pc = unsafe { pc.sub(1) };
                            stepped = false;
                        }
                        continue;
                    }};
                }
                // Goes on behind the instruction when control comes back to this
                // frame.
                macro_rules! save_behind {
                    ($words:expr) => {
                        // SAFETY: the frame is on the stack.
                        unsafe { (*frame).pc = pc.add($words) }
                    };
                }
                macro_rules! int_op {
                    ($words:expr, $right:expr, |$x:ident, $y:ident| $result:expr, $generic:expr) => {{
                        let (left, right) = (r!(b!()), $right);
                        if left.both_ints(right) {
                            let ($x, $y) = (left.bits() as i64, right.bits() as i64);
                            if let Some(word) = $result {
                                let word: i64 = word;
                                // SAFETY: the word is a small integer's.
                                set!(a!(), unsafe { Value::from_bits(word as u64) });
                                next!($words);
                            }
                        }
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), $generic, 1) };
                        set!(a!(), attempt!(vm.binary_value(word!(1), left, right)));
                        next!($words);
                    }};
                }
                macro_rules! float_op {
                    (|$x:ident, $y:ident| $result:expr) => {{
                        let (left, right) = (r!(b!()), r!(c!()));
                        if left.is_inline_float() && right.is_inline_float() {
                            let $x = left.inline_float_unchecked();
                            let $y = right.inline_float_unchecked();
                            set!(a!(), vm.float($result));
                            next!(2);
                        }
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), Op::Binary, 1) };
                        set!(a!(), attempt!(vm.binary_value(word!(1), left, right)));
                        next!(2);
                    }};
                }
                // Calls a window; words: the instruction's length.
                macro_rules! called {
                    ($called:expr, $result:expr, $words:expr) => {{
                        save_behind!($words);
                        match $called? {
                            Called::Frame => {
                                if vm.collection_or_interrupt_due() {
                                    vm.safepoint()?;
                                }
                                if WIDE {
                                    return Ok(Stop::Stepped);
                                }
                                continue 'frame;
                            }
                            Called::Done(value) => {
                                set!($result, value);
                                next!($words);
                            }
                        }
                    }};
                }

                let Some(op) = ins.op() else { return Err(vm.bad_instruction()) };
                match op {
                    // ---- Moves and constants
                    Op::Nop => next!(1),
                    Op::Wide => {
                        // SAFETY: the frame is on the stack.
                        unsafe { (*frame).pc = pc };
                        vm.dispatch::<true>()?;
                        continue 'frame;
                    }
                    Op::Move => {
                        set!(a!(), r!(b!()));
                        next!(1)
                    }
                    Op::LoadConst => {
                        set!(a!(), k!(bc!()));
                        next!(1)
                    }
                    Op::LoadInt => {
                        set!(a!(), Value::int(ins.signed_bc()));
                        next!(1)
                    }
                    Op::LoadNone => {
                        set!(a!(), Value::NONE);
                        next!(1)
                    }
                    Op::LoadTrue => {
                        set!(a!(), Value::TRUE);
                        next!(1)
                    }
                    Op::LoadFalse => {
                        set!(a!(), Value::FALSE);
                        next!(1)
                    }
                    Op::LoadUnbound => {
                        set!(a!(), Value::UNBOUND);
                        next!(1)
                    }
                    Op::CheckBound => {
                        if r!(a!()).is_unbound() {
                            save!();
                            return Err(vm.unbound_local(code, a!()));
                        }
                        next!(1)
                    }

                    // ---- Variables
                    Op::LoadGlobal => {
                        set!(a!(), attempt!(vm.load_global(code, bc!(), at!())));
                        next!(2)
                    }
                    Op::LoadGlobalCell => {
                        // SAFETY: the quickened instruction's cell is in the table.
                        let value = unsafe { Cell::from_value(cell!(bc!())) }.content();
                        if value.is_unbound() {
                            set!(a!(), attempt!(vm.load_global(code, bc!(), at!())));
                        } else {
                            set!(a!(), value);
                        }
                        next!(2)
                    }
                    Op::LoadGlobalBuiltin => {
                        // SAFETY: as above.
                        let value = unsafe { Cell::from_value(cell!(bc!())) }.content();
                        if value.is_unbound() || code.globals().key_version(vm) != word!(1) {
                            set!(a!(), attempt!(vm.load_global(code, bc!(), at!())));
                        } else {
                            set!(a!(), value);
                        }
                        next!(2)
                    }
                    Op::StoreGlobal => {
                        attempt!(vm.store_global(code, bc!(), r!(a!()), at!()));
                        next!(2)
                    }
                    Op::StoreGlobalCell => {
                        // SAFETY: as above.
                        let cell = unsafe { Cell::from_value(cell!(bc!())) };
                        if cell.content().is_unbound() {
                            attempt!(vm.store_global(code, bc!(), r!(a!()), at!()));
                        } else {
                            cell.set(r!(a!()), vm);
                        }
                        next!(2)
                    }
                    Op::DeleteGlobal => {
                        attempt!(vm.delete_global(code, bc!()));
                        next!(1)
                    }
                    Op::LoadName => {
                        set!(a!(), attempt!(vm.load_name(code, r!(0), bc!())));
                        next!(1)
                    }
                    Op::StoreName => {
                        attempt!(vm.store_name(code, r!(0), bc!(), r!(a!())));
                        next!(1)
                    }
                    Op::DeleteName => {
                        attempt!(vm.delete_name(code, r!(0), bc!()));
                        next!(1)
                    }
                    Op::MakeCell => {
                        let cell = Cell::new(r!(a!()), vm);
                        set!(a!(), cell.value());
                        next!(1)
                    }
                    Op::LoadCell => {
                        // SAFETY: the compiler makes the cell before it is used.
                        let value = unsafe { Cell::from_value(r!(b!())) }.content();
                        if value.is_unbound() {
                            save!();
                            return Err(vm.unbound_local(code, b!()));
                        }
                        set!(a!(), value);
                        next!(1)
                    }
                    Op::StoreCell => {
                        // SAFETY: as above.
                        unsafe { Cell::from_value(r!(b!())) }.set(r!(a!()), vm);
                        next!(1)
                    }
                    Op::DeleteCell => {
                        // SAFETY: as above.
                        let cell = unsafe { Cell::from_value(r!(b!())) };
                        if cell.content().is_unbound() {
                            save!();
                            return Err(vm.unbound_local(code, b!()));
                        }
                        cell.set(Value::UNBOUND, vm);
                        next!(1)
                    }
                    Op::LoadFree | Op::LoadFreeCell => {
                        // SAFETY: the frame is on the stack.
                        let cell = super::globals::free_cell(unsafe { *frame }, bc!());
                        let Some(cell) = cell else { return Err(vm.bad_instruction()) };
                        let value =
                            if op == Op::LoadFreeCell { cell.value() } else { cell.content() };
                        if value.is_unbound() {
                            save!();
                            return Err(vm.unbound_free(code, bc!()));
                        }
                        set!(a!(), value);
                        next!(1)
                    }
                    Op::StoreFree => {
                        // SAFETY: the frame is on the stack.
                        let cell = super::globals::free_cell(unsafe { *frame }, bc!());
                        let Some(cell) = cell else { return Err(vm.bad_instruction()) };
                        cell.set(r!(a!()), vm);
                        next!(1)
                    }
                    Op::DeleteFree => {
                        // SAFETY: the frame is on the stack.
                        let cell = super::globals::free_cell(unsafe { *frame }, bc!());
                        let Some(cell) = cell else { return Err(vm.bad_instruction()) };
                        if cell.content().is_unbound() {
                            save!();
                            return Err(vm.unbound_free(code, bc!()));
                        }
                        cell.set(Value::UNBOUND, vm);
                        next!(1)
                    }
                    Op::LoadNameOrFree => {
                        // SAFETY: the frame is on the stack.
                        let running = unsafe { *frame };
                        set!(a!(), attempt!(vm.load_name_or_free(running, r!(0), bc!())));
                        next!(1)
                    }
                    Op::LoadNameFrom => {
                        let name = word!(1) as usize;
                        set!(a!(), attempt!(vm.load_name(code, r!(b!()), name)));
                        next!(2)
                    }
                    Op::LoadFreeFrom => {
                        // SAFETY: the frame is on the stack.
                        let running = unsafe { *frame };
                        let index = word!(1) as usize;
                        set!(a!(), attempt!(vm.load_name_or_free(running, r!(b!()), index)));
                        next!(2)
                    }

                    // ---- Operators
                    Op::Binary => {
                        let (left, right) = (r!(b!()), r!(c!()));
                        let cache = word!(1);
                        if binary::may_specialize(cache) {
                            let (operator, _) = binary::operator(cache);
                            if let Some(op) = binary::specialize_binary(operator, left, right, vm) {
                                // SAFETY: the instruction being executed.
                                unsafe { quicken(at!(), op) };
                            }
                        }
                        set!(a!(), attempt!(vm.binary_value(cache, left, right)));
                        next!(2)
                    }
                    Op::AddInt => int_op!(2, r!(c!()), |x, y| x.checked_add(y), Op::Binary),
                    Op::SubInt => int_op!(2, r!(c!()), |x, y| x.checked_sub(y), Op::Binary),
                    Op::MulInt => int_op!(2, r!(c!()), |x, y| x.checked_mul(y >> 3), Op::Binary),
                    Op::FloorDivInt => int_op!(
                        2,
                        r!(c!()),
                        |x, y| if y == 0 { None } else { floor_div(x, y).checked_mul(8) },
                        Op::Binary
                    ),
                    Op::ModInt => int_op!(
                        2,
                        r!(c!()),
                        |x, y| if y == 0 { None } else { Some(floor_mod(x, y)) },
                        Op::Binary
                    ),
                    Op::AndInt => int_op!(2, r!(c!()), |x, y| Some(x & y), Op::Binary),
                    Op::OrInt => int_op!(2, r!(c!()), |x, y| Some(x | y), Op::Binary),
                    Op::XorInt => int_op!(2, r!(c!()), |x, y| Some(x ^ y), Op::Binary),
                    Op::LShiftInt => int_op!(
                        2,
                        r!(c!()),
                        |x, y| {
                            let amount = y >> 3;
                            if (0..60).contains(&amount) && (x << amount) >> amount == x {
                                Some(x << amount)
                            } else {
                                None
                            }
                        },
                        Op::Binary
                    ),
                    Op::RShiftInt => int_op!(
                        2,
                        r!(c!()),
                        |x, y| if y >= 0 { Some(x >> (y >> 3).min(60) & !7) } else { None },
                        Op::Binary
                    ),
                    Op::AddFloat => float_op!(|x, y| x + y),
                    Op::SubFloat => float_op!(|x, y| x - y),
                    Op::MulFloat => float_op!(|x, y| x * y),
                    Op::DivFloat | Op::ArithMixed => {
                        let (left, right) = (r!(b!()), r!(c!()));
                        let cache = word!(1);
                        if let Some(value) = mixed(cache, left, right, vm) {
                            set!(a!(), value);
                            next!(2);
                        }
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), Op::Binary, 1) };
                        set!(a!(), attempt!(vm.binary_value(cache, left, right)));
                        next!(2)
                    }
                    Op::AddStr => {
                        let (left, right) = (r!(b!()), r!(c!()));
                        if vm.is_exact(left, ClassId::Str)
                            && vm.is_exact(right, ClassId::Str)
                            && let (Some(x), Some(y)) =
                                (left.downcast::<Str>(), right.downcast::<Str>())
                        {
                            set!(a!(), attempt!(vm.concat(x, y)).value());
                            next!(2);
                        }
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), Op::Binary, 1) };
                        set!(a!(), attempt!(vm.binary_value(word!(1), left, right)));
                        next!(2)
                    }
                    Op::BinaryK => {
                        let (left, right) = (r!(b!()), k!(c!()));
                        let cache = word!(1);
                        if binary::may_specialize(cache) {
                            let (operator, _) = binary::operator(cache);
                            if let Some(op) = binary::specialize_binary_k(operator, left, right) {
                                // SAFETY: the instruction being executed.
                                unsafe { quicken(at!(), op) };
                            }
                        }
                        set!(a!(), attempt!(vm.binary_value(cache, left, right)));
                        next!(2)
                    }
                    Op::AddIntK => int_op!(2, k!(c!()), |x, y| x.checked_add(y), Op::BinaryK),
                    Op::SubIntK => int_op!(2, k!(c!()), |x, y| x.checked_sub(y), Op::BinaryK),
                    Op::MulIntK => int_op!(2, k!(c!()), |x, y| x.checked_mul(y >> 3), Op::BinaryK),
                    Op::FloorDivIntK => int_op!(
                        2,
                        k!(c!()),
                        |x, y| if y == 0 { None } else { floor_div(x, y).checked_mul(8) },
                        Op::BinaryK
                    ),
                    Op::ModIntK => int_op!(
                        2,
                        k!(c!()),
                        |x, y| if y == 0 { None } else { Some(floor_mod(x, y)) },
                        Op::BinaryK
                    ),
                    Op::AndIntK => int_op!(2, k!(c!()), |x, y| Some(x & y), Op::BinaryK),
                    Op::ShiftIntK => {
                        let left = word!(1) as u8 == BinaryOp::LShift as u8;
                        int_op!(
                            2,
                            k!(c!()),
                            |x, y| {
                                let amount = y >> 3;
                                if !left {
                                    Some(x >> amount & !7)
                                } else if (x << amount) >> amount == x {
                                    Some(x << amount)
                                } else {
                                    None
                                }
                            },
                            Op::BinaryK
                        )
                    }
                    Op::ArithFloatK => {
                        let (left, right) = (r!(b!()), k!(c!()));
                        let cache = word!(1);
                        if let Some(value) = mixed(cache, left, right, vm) {
                            set!(a!(), value);
                            next!(2);
                        }
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), Op::BinaryK, 1) };
                        set!(a!(), attempt!(vm.binary_value(cache, left, right)));
                        next!(2)
                    }
                    Op::Negate => {
                        let value = r!(b!());
                        if let Some(f) = value.as_inline_float() {
                            set!(a!(), vm.float(-f));
                        } else if value.is_int() && value.int_unchecked() != Value::INT_MIN {
                            set!(a!(), Value::int(-value.int_unchecked()));
                        } else {
                            set!(a!(), attempt!(vm.unary(Special::Neg, value)));
                        }
                        next!(1)
                    }
                    Op::Positive => {
                        set!(a!(), attempt!(vm.unary(Special::Pos, r!(b!()))));
                        next!(1)
                    }
                    Op::Invert => {
                        set!(a!(), attempt!(vm.unary(Special::Invert, r!(b!()))));
                        next!(1)
                    }
                    Op::Not => {
                        let truth = attempt!(vm.is_true(r!(b!())));
                        set!(a!(), Value::bool(!truth));
                        next!(1)
                    }
                    Op::Compare => {
                        let (left, right) = (r!(b!()), r!(c!()));
                        let cache = word!(1);
                        let operator = CompareOp::from_u8(cache as u8).unwrap_or(CompareOp::Eq);
                        if binary::may_specialize(cache)
                            && let Some(family) = binary::compare_family(operator, left, right, vm)
                        {
                            let op = match family {
                                binary::Family::Int => Op::CompareInt,
                                binary::Family::Float => Op::CompareFloat,
                                binary::Family::Str => Op::CompareStr,
                            };
                            // SAFETY: the instruction being executed.
                            unsafe { quicken(at!(), op) };
                        }
                        set!(a!(), attempt!(vm.compare_value(operator, left, right)));
                        next!(2)
                    }
                    Op::CompareInt | Op::CompareFloat | Op::CompareStr => {
                        let (left, right) = (r!(b!()), r!(c!()));
                        let cache = word!(1);
                        if let Some(truth) = quick_compare(op, cache as u8, left, right, vm) {
                            set!(a!(), Value::bool(truth));
                            next!(2);
                        }
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), Op::Compare, 1) };
                        let operator = CompareOp::from_u8(cache as u8).unwrap_or(CompareOp::Eq);
                        set!(a!(), attempt!(vm.compare_value(operator, left, right)));
                        next!(2)
                    }

                    // ---- Jumps
                    Op::Jump => jump!(2),
                    Op::Loop => {
                        if vm.collection_or_interrupt_due() {
                            attempt!(vm.safepoint());
                        }
                        jump!(3)
                    }
                    Op::BranchTrue => {
                        let value = r!(a!());
                        let truth = if value.is_bool() {
                            value == Value::TRUE
                        } else {
                            attempt!(vm.is_true(value))
                        };
                        if truth {
                            jump!(2)
                        }
                        next!(2)
                    }
                    Op::BranchFalse => {
                        let value = r!(a!());
                        let truth = if value.is_bool() {
                            value == Value::TRUE
                        } else {
                            attempt!(vm.is_true(value))
                        };
                        if !truth {
                            jump!(2)
                        }
                        next!(2)
                    }
                    Op::BranchNone => {
                        if r!(a!()).is_none() {
                            jump!(2)
                        }
                        next!(2)
                    }
                    Op::BranchNotNone => {
                        if !r!(a!()).is_none() {
                            jump!(2)
                        }
                        next!(2)
                    }
                    Op::BranchUnbound => {
                        if r!(a!()).is_unbound() {
                            jump!(2)
                        }
                        next!(2)
                    }
                    Op::BranchCompare | Op::BranchCompareK => {
                        let constant = op == Op::BranchCompareK;
                        let (left, right) = (r!(a!()), if constant { k!(b!()) } else { r!(b!()) });
                        let operator = CompareOp::from_u8(c!() as u8 & 15).unwrap_or(CompareOp::Eq);
                        if binary::may_specialize(word!(2))
                            && let Some(family) = binary::compare_family(operator, left, right, vm)
                        {
                            let special = match (family, constant) {
                                (binary::Family::Int, false) => Some(Op::BranchCompareInt),
                                (binary::Family::Float, false) => Some(Op::BranchCompareFloat),
                                (binary::Family::Str, false) => Some(Op::BranchCompareStr),
                                (binary::Family::Int, true) => Some(Op::BranchCompareIntK),
                                (binary::Family::Str, true) => Some(Op::BranchCompareStrK),
                                (binary::Family::Float, true) => None,
                            };
                            if let Some(special) = special {
                                // SAFETY: the instruction being executed.
                                unsafe { quicken(at!(), special) };
                            }
                        }
                        let truth = attempt!(vm.compare(operator, left, right));
                        if truth == (c!() >> 4 & 1 != 0) {
                            jump!(3)
                        }
                        next!(3)
                    }
                    Op::BranchCompareInt => {
                        let (left, right) = (r!(a!()), r!(b!()));
                        if left.both_ints(right) {
                            if compare_ints(ins.c() as u8 & 15, left, right) == (ins.c() >> 4 != 0)
                            {
                                jump!(3)
                            }
                            next!(3)
                        }
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), Op::BranchCompare, 2) };
                        retry!()
                    }
                    Op::BranchCompareIntK => {
                        let (left, right) = (r!(a!()), k!(b!()));
                        if left.is_int() {
                            if compare_ints(ins.c() as u8 & 15, left, right) == (ins.c() >> 4 != 0)
                            {
                                jump!(3)
                            }
                            next!(3)
                        }
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), Op::BranchCompareK, 2) };
                        retry!()
                    }
                    Op::BranchCompareFloat => {
                        let (left, right) = (r!(a!()), r!(b!()));
                        if left.is_inline_float() && right.is_inline_float() {
                            let (x, y) =
                                (left.inline_float_unchecked(), right.inline_float_unchecked());
                            if compare_floats(ins.c() as u8 & 15, x, y) == (ins.c() >> 4 != 0) {
                                jump!(3)
                            }
                            next!(3)
                        }
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), Op::BranchCompare, 2) };
                        retry!()
                    }
                    Op::BranchCompareStr | Op::BranchCompareStrK => {
                        let constant = op == Op::BranchCompareStrK;
                        let (left, right) = (r!(a!()), if constant { k!(b!()) } else { r!(b!()) });
                        if let Some(truth) = compare_strings(ins.c() as u8 & 15, left, right, vm) {
                            if truth == (ins.c() >> 4 != 0) {
                                jump!(3)
                            }
                            next!(3)
                        }
                        let generic = if constant { Op::BranchCompareK } else { Op::BranchCompare };
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), generic, 2) };
                        retry!()
                    }

                    // ---- Attributes
                    Op::LoadAttr => {
                        set!(a!(), attempt!(vm.load_attr(code, at!(), r!(b!()))));
                        next!(5)
                    }
                    Op::LoadAttrSlot => {
                        let object = r!(b!());
                        if object.shape_number() == Some(word!(2)) {
                            // SAFETY: the shape says that the object has the word.
                            let value = unsafe {
                                field(object.pointer_unchecked(), word!(3) as usize).get()
                            };
                            if !value.is_unbound() {
                                set!(a!(), value);
                                next!(5)
                            }
                        }
                        set!(a!(), attempt!(vm.load_attr(code, at!(), object)));
                        next!(5)
                    }
                    Op::LoadAttrOverflow => {
                        let object = r!(b!());
                        let value = vm.overflow_slot(object, word!(2), word!(3) as usize);
                        match value {
                            Some(value) => set!(a!(), value),
                            None => set!(a!(), attempt!(vm.load_attr(code, at!(), object))),
                        }
                        next!(5)
                    }
                    Op::LoadAttrClass => {
                        let object = r!(b!());
                        if object.shape_number() == Some(word!(2)) {
                            set!(a!(), cell!(word!(3) as usize));
                            next!(5)
                        }
                        set!(a!(), attempt!(vm.load_attr(code, at!(), object)));
                        next!(5)
                    }
                    Op::LoadAttrModule => {
                        let object = r!(b!());
                        match module_cell(cell!(word!(3) as usize), object) {
                            Some(value) => set!(a!(), value),
                            None => set!(a!(), attempt!(vm.load_attr(code, at!(), object))),
                        }
                        next!(5)
                    }
                    Op::LoadAttrProperty => {
                        let object = r!(b!());
                        if object.shape_number() == Some(word!(2)) {
                            // SAFETY: the cache holds a Python function.
                            let getter = unsafe { Function::from_value(cell!(word!(3) as usize)) };
                            save!();
                            let start = vm.stage(&[object])?;
                            save_behind!(5);
                            vm.push_frame(getter, start, 1, None, Entry::store(a!()))?;
                            if WIDE {
                                return Ok(Stop::Stepped);
                            }
                            continue 'frame;
                        }
                        set!(a!(), attempt!(vm.load_attr(code, at!(), object)));
                        next!(5)
                    }
                    Op::StoreAttr => {
                        attempt!(vm.store_attr(code, at!(), r!(b!()), r!(a!())));
                        next!(5)
                    }
                    Op::StoreAttrSlot => {
                        let object = r!(b!());
                        if object.shape_number() == Some(word!(2)) {
                            // SAFETY: the shape says that the object has the word.
                            unsafe {
                                let head = object.pointer_unchecked();
                                vm.store(head, field(head, word!(3) as usize), r!(a!()));
                            }
                            next!(5)
                        }
                        attempt!(vm.store_attr(code, at!(), object, r!(a!())));
                        next!(5)
                    }
                    Op::StoreAttrAdd => {
                        let object = r!(b!());
                        if object.shape_number() == Some(word!(2)) {
                            // SAFETY: the shape says that the object has the word.
                            unsafe {
                                let head = object.pointer_unchecked();
                                vm.store(head, field(head, word!(3) as usize), r!(a!()));
                                head.as_ref().set_shape(word!(4));
                            }
                            next!(5)
                        }
                        attempt!(vm.store_attr(code, at!(), object, r!(a!())));
                        next!(5)
                    }
                    Op::StoreAttrOverflow => {
                        attempt!(vm.store_attr(code, at!(), r!(b!()), r!(a!())));
                        next!(5)
                    }
                    Op::DeleteAttr => {
                        let name = code.name_at(word!(1) as usize);
                        attempt!(vm.delete_attr(r!(b!()), name));
                        next!(2)
                    }
                    Op::LoadMethod => {
                        let (callee, receiver) = attempt!(vm.load_method(code, at!(), r!(b!())));
                        set!(a!(), callee);
                        set!(a!() + 1, receiver);
                        next!(5)
                    }
                    Op::LoadMethodClass => {
                        let object = r!(b!());
                        if object.shape_number() == Some(word!(2)) {
                            set!(a!(), cell!(word!(3) as usize));
                            set!(a!() + 1, object);
                            next!(5)
                        }
                        let (callee, receiver) = attempt!(vm.load_method(code, at!(), object));
                        set!(a!(), callee);
                        set!(a!() + 1, receiver);
                        next!(5)
                    }
                    Op::LoadMethodSlot => {
                        let object = r!(b!());
                        if object.shape_number() == Some(word!(2)) {
                            // SAFETY: the shape says that the object has the word.
                            let value = unsafe {
                                field(object.pointer_unchecked(), word!(3) as usize).get()
                            };
                            if !value.is_unbound() {
                                set!(a!(), value);
                                set!(a!() + 1, Value::UNBOUND);
                                next!(5)
                            }
                        }
                        let (callee, receiver) = attempt!(vm.load_method(code, at!(), object));
                        set!(a!(), callee);
                        set!(a!() + 1, receiver);
                        next!(5)
                    }
                    Op::LoadMethodModule => {
                        let object = r!(b!());
                        if let Some(value) = module_cell(cell!(word!(3) as usize), object) {
                            set!(a!(), value);
                            set!(a!() + 1, Value::UNBOUND);
                            next!(5)
                        }
                        let (callee, receiver) = attempt!(vm.load_method(code, at!(), object));
                        set!(a!(), callee);
                        set!(a!() + 1, receiver);
                        next!(5)
                    }
                    Op::LoadSuperMethod => {
                        let name = code.name_at(word!(1) as usize);
                        let (callee, receiver) =
                            attempt!(vm.super_method(r!(a!()), r!(b!()), r!(c!()), name));
                        set!(a!(), callee);
                        set!(a!() + 1, receiver);
                        next!(2)
                    }
                    Op::LoadSuperAttr => {
                        let name = code.name_at(word!(1) as usize);
                        let value = attempt!(vm.super_attr(r!(a!()), r!(b!()), r!(c!()), name));
                        set!(a!(), value);
                        next!(2)
                    }
                    Op::LoadSpecial => {
                        let (method, receiver) = attempt!(vm.load_special(r!(b!()), c!()));
                        set!(a!(), method);
                        set!(a!() + 1, receiver);
                        next!(1)
                    }

                    // ---- Items
                    Op::GetItem => {
                        let (object, key) = (r!(b!()), r!(c!()));
                        if binary::may_specialize(word!(1))
                            && let Some(op) = vm.specialize_get_item(object, key)
                        {
                            // SAFETY: the instruction being executed.
                            unsafe { quicken(at!(), op) };
                        }
                        set!(a!(), attempt!(vm.get_item(object, key)));
                        next!(2)
                    }
                    Op::GetItemListInt => {
                        let (object, key) = (r!(b!()), r!(c!()));
                        if object.shape_number() == Some(ClassId::List.shape()) && key.is_int() {
                            // SAFETY: an exact list.
                            let list = unsafe { List::from_value(object) };
                            if let Some(value) = element(list.items(vm), key) {
                                set!(a!(), value);
                                next!(2)
                            }
                        } else {
                            // SAFETY: the instruction being executed.
                            unsafe { unspecialize(at!(), Op::GetItem, 1) };
                        }
                        set!(a!(), attempt!(vm.get_item(object, key)));
                        next!(2)
                    }
                    Op::GetItemTupleInt => {
                        let (object, key) = (r!(b!()), r!(c!()));
                        if object.shape_number() == Some(ClassId::Tuple.shape()) && key.is_int() {
                            // SAFETY: an exact tuple.
                            let tuple = unsafe { Tuple::from_value(object) };
                            if let Some(value) = element(tuple.items(), key) {
                                set!(a!(), value);
                                next!(2)
                            }
                        } else {
                            // SAFETY: the instruction being executed.
                            unsafe { unspecialize(at!(), Op::GetItem, 1) };
                        }
                        set!(a!(), attempt!(vm.get_item(object, key)));
                        next!(2)
                    }
                    Op::GetItemDict => {
                        let (object, key) = (r!(b!()), r!(c!()));
                        if object.shape_number() == Some(ClassId::Dict.shape()) {
                            // SAFETY: an exact dict.
                            let dict = unsafe { Dict::from_value(object) };
                            match attempt!(dict.get(key, vm)) {
                                Some(value) => set!(a!(), value),
                                None => return Err(vm.key_error(key)),
                            }
                            next!(2)
                        }
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), Op::GetItem, 1) };
                        set!(a!(), attempt!(vm.get_item(object, key)));
                        next!(2)
                    }
                    Op::GetItemStrInt => {
                        let (object, key) = (r!(b!()), r!(c!()));
                        if let Some(value) = vm.ascii_item(object, key) {
                            set!(a!(), value);
                            next!(2)
                        }
                        if object.shape_number() != Some(ClassId::Str.shape()) {
                            // SAFETY: the instruction being executed.
                            unsafe { unspecialize(at!(), Op::GetItem, 1) };
                        }
                        set!(a!(), attempt!(vm.get_item(object, key)));
                        next!(2)
                    }
                    Op::SetItem => {
                        let (object, key) = (r!(a!()), r!(b!()));
                        if binary::may_specialize(word!(1)) {
                            if vm.is_exact(object, ClassId::Dict) {
                                // SAFETY: the instruction being executed.
                                unsafe { quicken(at!(), Op::SetItemDict) };
                            } else if vm.is_exact(object, ClassId::List) && key.is_int() {
                                // SAFETY: the instruction being executed.
                                unsafe { quicken(at!(), Op::SetItemListInt) };
                            }
                        }
                        attempt!(vm.set_item(object, key, r!(c!())));
                        next!(2)
                    }
                    Op::SetItemListInt => {
                        let (object, key) = (r!(a!()), r!(b!()));
                        if object.shape_number() == Some(ClassId::List.shape()) && key.is_int() {
                            // SAFETY: an exact list.
                            let list = unsafe { List::from_value(object) };
                            let index = normalized(key.int_unchecked(), list.len(vm));
                            if list.set(index, r!(c!()), vm) {
                                next!(2)
                            }
                        } else {
                            // SAFETY: the instruction being executed.
                            unsafe { unspecialize(at!(), Op::SetItem, 1) };
                        }
                        attempt!(vm.set_item(object, key, r!(c!())));
                        next!(2)
                    }
                    Op::SetItemDict => {
                        let (object, key) = (r!(a!()), r!(b!()));
                        if object.shape_number() == Some(ClassId::Dict.shape()) {
                            // SAFETY: an exact dict.
                            let dict = unsafe { Dict::from_value(object) };
                            attempt!(dict.set(key, r!(c!()), vm));
                            next!(2)
                        }
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), Op::SetItem, 1) };
                        attempt!(vm.set_item(object, key, r!(c!())));
                        next!(2)
                    }
                    Op::DeleteItem => {
                        attempt!(vm.delete_item(r!(a!()), r!(b!())));
                        next!(1)
                    }
                    Op::BuildSlice => {
                        let step = if c!() == 3 { r!(b!() + 2) } else { Value::NONE };
                        let slice =
                            crate::object::slice::Slice::new(r!(b!()), r!(b!() + 1), step, vm);
                        set!(a!(), slice.value());
                        next!(1)
                    }

                    // ---- Calls
                    Op::Call => {
                        // SAFETY: verified.
                        let window = unsafe { base.add(a!()) };
                        let callee = r!(a!());
                        if binary::may_specialize(word!(1)) {
                            if let Some(op) = vm.specialize_call(window, b!()) {
                                // SAFETY: the instruction being executed.
                                unsafe { quicken(at!(), op) };
                            } else if callee.is_kind(crate::Kind::Class) {
                                // SAFETY: the cache word is the instruction's.
                                unsafe { *at!().add(1) = word!(1).wrapping_add(1 << 16) };
                            }
                        }
                        save!();
                        called!(vm.call_window(window, b!(), None, c!()), c!(), 3)
                    }
                    Op::CallPyExact => {
                        // SAFETY: verified.
                        let window = unsafe { base.add(a!()) };
                        let callee = r!(a!());
                        if let Some(function) = callee.downcast::<Function>() {
                            // SAFETY: verified.
                            let (start, given) = unsafe { super::calls::self_first(window, b!()) };
                            let callee_code = function.code();
                            let object = callee_code.object();
                            if object.simple_parameters as usize == given
                                && vm.stacks.depth < vm.stacks.limit
                                && vm.stacks.has_room(start, object.registers as usize + 64)
                            {
                                save_behind!(3);
                                // SAFETY: room was checked; the word below belongs
                                // to the window.
                                unsafe {
                                    *start.sub(1) = callee;
                                    for register in given..object.locals as usize {
                                        *start.add(register) = Value::UNBOUND;
                                    }
                                }
                                vm.stacks.push(Frame {
                                    pc: object.instructions,
                                    base: start,
                                    code: function.code(),
                                    extra: Value::UNBOUND,
                                    result: c!() as u32,
                                    continuation: Continuation::Store,
                                });
                                if vm.collection_or_interrupt_due() {
                                    vm.safepoint()?;
                                }
                                if WIDE {
                                    return Ok(Stop::Stepped);
                                }
                                continue 'frame;
                            }
                        }
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), Op::Call, 1) };
                        save!();
                        called!(vm.call_window(window, b!(), None, c!()), c!(), 3)
                    }
                    Op::CallNative => {
                        // SAFETY: verified.
                        let window = unsafe { base.add(a!()) };
                        if let Some(native) = r!(a!()).downcast::<Native>() {
                            let receiver = r!(a!() + 1);
                            let decl = native.decl();
                            // SAFETY: verified.
                            let (start, given) = unsafe { super::calls::self_first(window, b!()) };
                            if decl.params.len() == given
                                && decl.fits_exactly()
                                && (!receiver.is_unbound() || native.bound_receiver().is_none())
                            {
                                // SAFETY: the window lies in this frame's registers.
                                let args = unsafe { crate::Args::from_raw(start, given) };
                                let value = attempt!((decl.entry)(vm, args));
                                set!(c!(), value);
                                next!(3)
                            }
                        }
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), Op::Call, 1) };
                        save!();
                        called!(vm.call_window(window, b!(), None, c!()), c!(), 3)
                    }
                    Op::CallPyDefaults | Op::CallClassPy | Op::CallClassNative => {
                        // SAFETY: verified.
                        let window = unsafe { base.add(a!()) };
                        save!();
                        called!(vm.call_window(window, b!(), None, c!()), c!(), 3)
                    }
                    Op::CallKw => {
                        // SAFETY: verified.
                        let window = unsafe { base.add(a!()) };
                        let names = k!(word!(1) as usize).downcast::<Tuple>();
                        save!();
                        called!(vm.call_window(window, b!(), names, c!()), c!(), 3)
                    }
                    Op::CallEx => {
                        let (callee, receiver) = (r!(a!()), r!(a!() + 1));
                        let value =
                            attempt!(vm.call_spread(callee, receiver, r!(a!() + 2), r!(a!() + 3)));
                        set!(c!(), value);
                        next!(1)
                    }
                    Op::Return => {
                        let value = r!(a!());
                        // SAFETY: the frame is on the stack.
                        let Frame { continuation, result, .. } = unsafe { *frame };
                        if continuation == Continuation::Store {
                            vm.stacks.depth -= 1;
                            let caller = vm.stacks.top();
                            // SAFETY: the caller's call named the register.
                            unsafe { *caller.base.add(result as usize) = value };
                            if WIDE {
                                return Ok(Stop::Stepped);
                            }
                            continue 'frame;
                        }
                        save!();
                        match vm.finish_frame(value)? {
                            Some(value) => return Ok(Stop::Left(value)),
                            None if WIDE => return Ok(Stop::Stepped),
                            None => continue 'frame,
                        }
                    }
                    Op::MakeFunction => {
                        // SAFETY: verified.
                        let window = unsafe { base.add(b!()) };
                        let constant = k!(word!(1) as usize);
                        set!(a!(), attempt!(vm.make_function(code, constant, window, c!())));
                        next!(2)
                    }
                    Op::LoadBuildClass => {
                        set!(a!(), attempt!(vm.builtin("__build_class__")));
                        next!(1)
                    }
                    Op::LoadNamespace => {
                        set!(a!(), r!(0));
                        next!(1)
                    }
                    Op::LoadAssertionError => {
                        set!(a!(), vm.class(ClassId::AssertionError).value());
                        next!(1)
                    }

                    // ---- Iteration and generators
                    Op::GetIter => {
                        set!(a!(), attempt!(vm.iter(r!(b!()))));
                        next!(1)
                    }
                    Op::ForRange => {
                        let iterator = r!(b!());
                        if iterator.shape_number() == Some(ClassId::RangeIterator.shape()) {
                            // SAFETY: an exact range iterator.
                            let object = unsafe { Iterator::from_value(iterator) };
                            match object.next_in_range() {
                                Some(value) => {
                                    set!(a!(), value);
                                    next!(3)
                                }
                                None => jump!(3),
                            }
                        }
                        // SAFETY: the instruction being executed.
                        unsafe { unspecialize(at!(), Op::ForIter, 2) };
                        retry!()
                    }
                    Op::ForIter | Op::ForList | Op::ForTuple | Op::ForGenerator => {
                        let iterator = r!(b!());
                        if op == Op::ForIter
                            && binary::may_specialize(word!(2))
                            && iterator.shape_number() == Some(ClassId::RangeIterator.shape())
                        {
                            // SAFETY: the instruction being executed.
                            unsafe { quicken(at!(), Op::ForRange) };
                        }
                        if iterator.is_kind(crate::Kind::Generator) {
                            save!();
                            if vm.enter_generator(iterator, Continuation::ForIter, a!())? {
                                // When the generator yields or ends, `ForIter`'s
                                // continuation goes on from this saved place.
                                if WIDE {
                                    return Ok(Stop::Stepped);
                                }
                                continue 'frame;
                            }
                        }
                        match attempt!(vm.next(iterator)) {
                            Some(value) => {
                                set!(a!(), value);
                                next!(3)
                            }
                            None => jump!(3),
                        }
                    }
                    Op::ReturnGenerator => {
                        save!();
                        match vm.make_generator()? {
                            Some(value) => return Ok(Stop::Left(value)),
                            None if WIDE => return Ok(Stop::Stepped),
                            None => continue 'frame,
                        }
                    }
                    Op::Yield | Op::YieldDelegate => {
                        let length = op.length();
                        save_behind!(length);
                        let delegate = if op == Op::YieldDelegate { Some(c!()) } else { None };
                        match vm.suspend(r!(a!()), a!(), b!(), delegate)? {
                            Some(value) => return Ok(Stop::Left(value)),
                            None if WIDE => return Ok(Stop::Stepped),
                            None => continue 'frame,
                        }
                    }
                    Op::Send => {
                        let (iterator, sent) = (r!(b!()), r!(a!()));
                        match attempt!(vm.send_to(iterator, sent)) {
                            Ok(yielded) => {
                                set!(a!(), yielded);
                                next!(2)
                            }
                            Err(returned) => {
                                set!(a!(), returned);
                                jump!(2)
                            }
                        }
                    }
                    Op::EndAsyncFor => {
                        let exception = r!(a!());
                        if !vm.is_instance(exception, ClassId::StopAsyncIteration) {
                            save!();
                            return Err(vm.raise_again(exception));
                        }
                        next!(1)
                    }

                    // ---- The rest
                    _ => {
                        save!();
                        let operands = super::containers::Operands {
                            base,
                            constants,
                            code,
                            a: a!(),
                            b: b!(),
                            c: c!(),
                            word1: if op.length() > 1 { word!(1) } else { 0 },
                            word2: if op.length() > 2 { word!(2) } else { 0 },
                        };
                        vm.execute(op, operands)?;
                        next!(op.length())
                    }
                }
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn bad_instruction(&self) -> Raised {
        self.raise(ClassId::SystemError, "the bytecode is not valid")
    }

    fn overflow_slot(&self, object: Value, shape: u32, index: usize) -> Option<Value> {
        if object.shape_number() != Some(shape) {
            return None;
        }
        let shape = self.shapes.get(shape);
        let word = shape.attributes_at as usize;
        if word == 0 {
            return None;
        }
        // SAFETY: the shape says that the object has the word.
        let array = unsafe { field(object.pointer_unchecked(), word) }.get().downcast::<Array>()?;
        if index < array.capacity() { array.get(index).bound() } else { None }
    }

    /// A character of an ASCII string.
    #[inline(always)]
    fn ascii_item(&self, object: Value, key: Value) -> Option<Value> {
        if object.shape_number() != Some(ClassId::Str.shape()) || !key.is_int() {
            return None;
        }
        // SAFETY: an exact string.
        let string = unsafe { Str::from_value(object) };
        if !string.is_ascii() {
            return None;
        }
        let bytes = string.as_bytes();
        let byte = *bytes.get(normalized(key.int_unchecked(), bytes.len()))?;
        self.try_ascii_char(byte).map(Handle::value)
    }

    fn specialize_get_item(&self, object: Value, key: Value) -> Option<Op> {
        if self.is_exact(object, ClassId::Dict) {
            return Some(Op::GetItemDict);
        }
        if !key.is_int() {
            return None;
        }
        if self.is_exact(object, ClassId::List) {
            Some(Op::GetItemListInt)
        } else if self.is_exact(object, ClassId::Tuple) {
            Some(Op::GetItemTupleInt)
        } else if self.is_exact(object, ClassId::Str) {
            Some(Op::GetItemStrInt)
        } else {
            None
        }
    }

    /// The specialization of a call with this window.
    fn specialize_call(&self, window: *mut Value, count: usize) -> Option<Op> {
        // SAFETY: a call window lies within its frame's registers.
        let (callee, (_, given)) = unsafe { (*window, super::calls::self_first(window, count)) };
        if let Some(function) = callee.downcast::<Function>() {
            let callee_code = function.code();
            let object = callee_code.object();
            return (object.simple_parameters as usize == given).then_some(Op::CallPyExact);
        }
        let native = callee.downcast::<Native>()?;
        let decl = native.decl();
        let fits = decl.params.len() == given && decl.fits_exactly();
        (fits && native.bound_receiver().is_none()).then_some(Op::CallNative)
    }
}

/// Arithmetic on two numbers held in place of which one is a float, or true
/// division of any.
#[inline(always)]
fn mixed(cache: u32, left: Value, right: Value, vm: &Vm) -> Option<Value> {
    if !left.is_inline_number() || !right.is_inline_number() {
        return None;
    }
    let operator = cache as u8;
    let both = left.both_ints(right);
    let exact = |v: Value| {
        if !v.is_int() {
            return Some(v.inline_float_unchecked());
        }
        let i = v.int_unchecked();
        (i.unsigned_abs() < 1 << 53).then_some(i as f64)
    };
    let (x, y) = (exact(left)?, exact(right)?);
    Some(vm.float(match operator {
        o if o == BinaryOp::TrueDiv as u8 && y != 0.0 => x / y,
        _ if both => return None,
        o if o == BinaryOp::Add as u8 => x + y,
        o if o == BinaryOp::Sub as u8 => x - y,
        o if o == BinaryOp::Mul as u8 => x * y,
        _ => return None,
    }))
}

/// A specialized comparison; `None` where the operands are of other classes.
#[inline(always)]
fn quick_compare(op: Op, operator: u8, left: Value, right: Value, vm: &Vm) -> Option<bool> {
    match op {
        Op::CompareInt if left.both_ints(right) => Some(compare_ints(operator, left, right)),
        Op::CompareFloat if left.is_inline_float() && right.is_inline_float() => Some(
            compare_floats(operator, left.inline_float_unchecked(), right.inline_float_unchecked()),
        ),
        Op::CompareStr => compare_strings(operator, left, right, vm),
        _ => None,
    }
}

/// A Python index as an offset from the start; out of range for too small ones.
#[inline(always)]
fn normalized(index: i64, len: usize) -> usize {
    if index >= 0 { index as usize } else { index.wrapping_add(len as i64) as usize }
}

#[inline(always)]
fn element(items: &[Value], key: Value) -> Option<Value> {
    items.get(normalized(key.int_unchecked(), items.len())).copied()
}

/// The content of a module attribute's cell, if the cached module is `object`.
#[inline(always)]
fn module_cell(pair: Value, object: Value) -> Option<Value> {
    let pair = pair.downcast::<Tuple>()?;
    let (module, cell) = match pair.items() {
        &[module, cell] => (module, cell),
        _ => return None,
    };
    if !module.is(object) {
        return None;
    }
    cell.downcast::<Cell>()?.content().bound()
}
