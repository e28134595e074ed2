//! Operators: specialization in place, and the generic paths.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_bytecode::{BinaryOp, CompareOp, Instr, Op};
use taipan_heap::Value;

/// How often an instruction may lose its specialization before it stays
/// generic.
const MAX_MISSES: u32 = 16;

/// The miss count in a cache word's upper half.
pub(in crate::interp) fn may_specialize(cache: u32) -> bool {
    cache >> 16 < MAX_MISSES
}

/// Replaces the instruction's opcode.
///
/// # Safety
/// `at` points to an instruction of a live code object.
#[inline]
pub(in crate::interp) unsafe fn quicken(at: *mut u32, op: Op) {
    // SAFETY: the caller vouches for the place.
    unsafe { *at = Instr(*at).with_op(op).0 };
}

/// Takes a specialization back, and counts it in the cache word.
///
/// # Safety
/// `at` points to an instruction of a live code object with `cache` words behind
/// it to its counter.
pub(in crate::interp) unsafe fn unspecialize(at: *mut u32, generic: Op, cache: usize) {
    // SAFETY: the caller vouches for the place.
    unsafe {
        quicken(at, generic);
        *at.add(cache) = (*at.add(cache)).wrapping_add(1 << 16);
    }
}

/// The operator in a `Binary` cache word, and whether it is in place.
#[inline]
pub(in crate::interp) fn operator(cache: u32) -> (BinaryOp, bool) {
    (BinaryOp::from_u8(cache as u8).unwrap_or(BinaryOp::Add), cache >> 8 & 1 != 0)
}

/// The specialization that fits these operands.
pub(in crate::interp) fn specialize_binary(
    op: BinaryOp,
    a: Value,
    b: Value,
    vm: &Vm,
) -> Option<Op> {
    if a.both_ints(b) {
        return Some(match op {
            BinaryOp::Add => Op::AddInt,
            BinaryOp::Sub => Op::SubInt,
            BinaryOp::Mul => Op::MulInt,
            BinaryOp::FloorDiv => Op::FloorDivInt,
            BinaryOp::Mod => Op::ModInt,
            BinaryOp::And => Op::AndInt,
            BinaryOp::Or => Op::OrInt,
            BinaryOp::Xor => Op::XorInt,
            BinaryOp::LShift => Op::LShiftInt,
            BinaryOp::RShift => Op::RShiftInt,
            BinaryOp::TrueDiv => Op::DivFloat,
            BinaryOp::MatMul | BinaryOp::Pow => return None,
        });
    }
    if a.is_inline_float() && b.is_inline_float() {
        return Some(match op {
            BinaryOp::Add => Op::AddFloat,
            BinaryOp::Sub => Op::SubFloat,
            BinaryOp::Mul => Op::MulFloat,
            BinaryOp::TrueDiv => Op::DivFloat,
            _ => return None,
        });
    }
    if a.is_inline_number() && b.is_inline_number() {
        return match op {
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul => Some(Op::ArithMixed),
            BinaryOp::TrueDiv => Some(Op::DivFloat),
            _ => None,
        };
    }
    let strings = vm.is_exact(a, ClassId::Str) && vm.is_exact(b, ClassId::Str);
    (strings && op == BinaryOp::Add).then_some(Op::AddStr)
}

/// As [`specialize_binary`], the right operand being a constant.
pub(in crate::interp) fn specialize_binary_k(op: BinaryOp, a: Value, k: Value) -> Option<Op> {
    if a.both_ints(k) {
        let amount = k.int_unchecked();
        return match op {
            BinaryOp::Add => Some(Op::AddIntK),
            BinaryOp::Sub => Some(Op::SubIntK),
            BinaryOp::Mul => Some(Op::MulIntK),
            BinaryOp::FloorDiv if amount != 0 => Some(Op::FloorDivIntK),
            BinaryOp::Mod if amount != 0 => Some(Op::ModIntK),
            BinaryOp::And => Some(Op::AndIntK),
            BinaryOp::LShift | BinaryOp::RShift if (0..60).contains(&amount) => Some(Op::ShiftIntK),
            _ => None,
        };
    }
    let mixed = a.is_inline_number() && k.is_inline_number();
    let arithmetic =
        matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::TrueDiv);
    (mixed && arithmetic).then_some(Op::ArithFloatK)
}

/// Which family of operands a comparison can be specialized to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::interp) enum Family {
    Int,
    Float,
    Str,
}

/// A number held in place as a float: an integer past 53 bits is not exact as
/// one.
#[inline(always)]
pub(in crate::interp) fn exact_float(value: Value) -> Option<f64> {
    if value.is_inline_float() {
        return Some(value.inline_float_unchecked());
    }
    let small = value.is_int() && value.int_unchecked().unsigned_abs() < 1 << 53;
    small.then(|| value.int_unchecked() as f64)
}

/// What a comparison of these operands can be specialized to.
pub(in crate::interp) fn compare_family(
    op: CompareOp,
    a: Value,
    b: Value,
    vm: &Vm,
) -> Option<Family> {
    if op as u8 > CompareOp::Ge as u8 {
        return None;
    }
    if a.both_ints(b) {
        return Some(Family::Int);
    }
    if exact_float(a).is_some() && exact_float(b).is_some() {
        return Some(Family::Float);
    }
    let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    let strings = vm.is_exact(a, ClassId::Str) && vm.is_exact(b, ClassId::Str);
    (equality && strings).then_some(Family::Str)
}

/// For each comparison, in which cases it holds: bit 0 less, 1 equal, 2 greater,
/// 3 unordered. A table, because a jump by the operator would be predicted badly.
const HOLDS: [u8; 16] =
    [0b0001, 0b0011, 0b0010, 0b1101, 0b0100, 0b0110, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// `a op b` for small integers.
#[inline(always)]
pub(in crate::interp) fn compare_ints(op: u8, a: Value, b: Value) -> bool {
    // The words compare as the integers do.
    let (x, y) = (a.bits() as i64, b.bits() as i64);
    let case = 1 + u8::from(x > y) - u8::from(x < y);
    HOLDS[(op & 15) as usize] >> case & 1 != 0
}

/// `a op b` for floats.
#[inline(always)]
pub(in crate::interp) fn compare_floats(op: u8, x: f64, y: f64) -> bool {
    let ordered = 1 + u8::from(x > y) - u8::from(x < y);
    let case = if x.is_nan() || y.is_nan() { 3 } else { ordered };
    HOLDS[(op & 15) as usize] >> case & 1 != 0
}

/// `a == b` (or, `op` odd, `!=`) for exact strings; `None` if they are not.
#[inline(always)]
pub(in crate::interp) fn compare_strings(op: u8, a: Value, b: Value, vm: &Vm) -> Option<bool> {
    if !vm.is_exact(a, ClassId::Str) || !vm.is_exact(b, ClassId::Str) {
        return None;
    }
    let (a, b) = (a.downcast::<Str>()?, b.downcast::<Str>()?);
    Some(a.same_text(&b) == (op == CompareOp::Eq as u8))
}

impl Vm {
    /// `a op b` as a `Compare` instruction yields it: rich comparisons may yield
    /// any value.
    #[inline(never)]
    pub(in crate::interp) fn compare_value(
        &mut self,
        op: CompareOp,
        a: Value,
        b: Value,
    ) -> PyResult<Value> {
        if op as u8 <= CompareOp::Ge as u8 {
            self.rich_compare(op, a, b)
        } else {
            self.compare(op, a, b).map(Value::bool)
        }
    }

    /// `a op b` (or `a op= b`).
    #[inline(never)]
    pub(in crate::interp) fn binary_value(
        &mut self,
        cache: u32,
        a: Value,
        b: Value,
    ) -> PyResult<Value> {
        match operator(cache) {
            (op, false) => self.binary(op, a, b),
            (op, true) => self.binary_in_place(op, a, b),
        }
    }
}
