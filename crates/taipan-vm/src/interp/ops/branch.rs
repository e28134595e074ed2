//! Comparisons and jumps. The branch on the comparison's outcome is a real
//! branch: as a conditional move it would chain the next fetch to the
//! comparison.

use crate::interp::binary::{self, Family, compare_floats, compare_ints, compare_strings};
use crate::interp::state::{Flow, State, Step};
use crate::vm::Vm;
use taipan_bytecode::{CompareOp, Op};
use taipan_heap::Value;

fn compare_op(number: u8) -> CompareOp {
    CompareOp::from_u8(number).unwrap_or(CompareOp::Eq)
}

#[inline(always)]
pub(crate) fn compare<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let (left, right, cache) = (s.r(s.b()), s.r(s.c()), s.word(1));
    let operator = compare_op(cache as u8);
    if binary::may_specialize(cache)
        && let Some(family) = binary::compare_family(operator, left, right, vm)
    {
        s.quicken(match family {
            Family::Int => Op::CompareInt,
            Family::Float => Op::CompareFloat,
            Family::Str => Op::CompareStr,
        });
    }
    s.save();
    let value = vm.compare_value(operator, left, right)?;
    s.put(value, 2)
}

#[inline(always)]
fn compare_special<const W: bool>(
    s: &mut State<W>,
    vm: &mut Vm,
    quick: impl FnOnce(u8, Value, Value, &Vm) -> Option<bool>,
) -> Step {
    let (left, right, cache) = (s.r(s.b()), s.r(s.c()), s.word(1));
    if let Some(truth) = quick(cache as u8, left, right, vm) {
        return s.put(Value::bool(truth), 2);
    }
    s.unspecialize(Op::Compare, 1);
    s.again(Op::Compare)
}

#[inline(always)]
fn ints(op: u8, left: Value, right: Value, _: &Vm) -> Option<bool> {
    left.both_ints(right).then(|| compare_ints(op, left, right))
}

#[inline(always)]
fn floats(op: u8, left: Value, right: Value, _: &Vm) -> Option<bool> {
    let (x, y) = (binary::exact_float(left)?, binary::exact_float(right)?);
    (!left.both_ints(right)).then(|| compare_floats(op, x, y))
}

#[inline(always)]
pub(crate) fn compare_int<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    compare_special(s, vm, ints)
}

#[inline(always)]
pub(crate) fn compare_float<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    compare_special(s, vm, floats)
}

#[inline(always)]
pub(crate) fn compare_str<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    compare_special(s, vm, compare_strings)
}

#[inline(always)]
pub(crate) fn back_edge<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.branch_back(true, 3, vm)
}

/// Jumps, backward if `BACK`, or goes on.
#[inline(always)]
fn go<const W: bool, const BACK: bool>(
    s: &mut State<W>,
    vm: &Vm,
    taken: bool,
    words: usize,
) -> Step {
    if BACK { s.branch_back(taken, words, vm) } else { s.branch(taken, words) }
}

/// Jumps if register `a` is, or is not, `None`.
#[inline(always)]
pub(crate) fn branch_none<const W: bool, const BACK: bool>(
    s: &mut State<W>,
    vm: &mut Vm,
    when: bool,
) -> Step {
    go::<W, BACK>(s, vm, s.r(s.a()).is_none() == when, 2)
}

/// Jumps if register `a`, a `bool`, is `when`.
#[inline(always)]
pub(crate) fn branch_bool<const W: bool, const BACK: bool>(
    s: &mut State<W>,
    vm: &Vm,
    when: bool,
) -> Step {
    let value = s.r(s.a());
    if value.is_bool() {
        return go::<W, BACK>(s, vm, (value == Value::TRUE) == when, 2);
    }
    Ok(Flow::Slow)
}

/// Jumps if the truth of register `a` is `when`.
#[inline(always)]
pub(crate) fn branch_truth<const W: bool, const BACK: bool>(
    s: &mut State<W>,
    vm: &mut Vm,
    when: bool,
) -> Step {
    s.save();
    let truth = vm.is_true(s.r(s.a()))?;
    go::<W, BACK>(s, vm, truth == when, 2)
}

fn generic(constant: bool, back: bool) -> Op {
    let op = if constant { Op::BranchCompareK } else { Op::BranchCompare };
    if back { op.backward() } else { op }
}

/// The right operand of a fused comparison.
#[inline(always)]
fn right_operand<const W: bool>(s: &State<W>, constant: bool) -> Value {
    if constant { s.k(s.b()) } else { s.r(s.b()) }
}

#[inline(always)]
pub(crate) fn branch_compare<const W: bool, const BACK: bool>(
    s: &mut State<W>,
    vm: &mut Vm,
    constant: bool,
) -> Step {
    let (left, right) = (s.r(s.a()), right_operand(s, constant));
    let how = s.ins.c();
    let operator = compare_op(how as u8 & 15);
    if binary::may_specialize(s.word(2))
        && let Some(family) = binary::compare_family(operator, left, right, vm)
    {
        let specialized = match (family, constant) {
            (Family::Int, _) => Some(int_branch(how as u8, constant)),
            (Family::Float, false) => Some((Op::BranchCompareFloat, Op::LoopCompareFloat)),
            (Family::Str, false) => Some((Op::BranchCompareStr, Op::LoopCompareStr)),
            (Family::Str, true) => Some((Op::BranchCompareStrK, Op::LoopCompareStrK)),
            (Family::Float, true) => Some((Op::BranchCompareFloatK, Op::LoopCompareFloatK)),
        };
        if let Some((forward, backward)) = specialized {
            s.quicken(if BACK { backward } else { forward });
        }
    }
    s.save();
    let truth = vm.compare(operator, left, right)?;
    go::<W, BACK>(s, vm, truth == (how >> 4 & 1 != 0), 3)
}

#[inline(always)]
fn branch_special<const W: bool, const BACK: bool>(
    s: &mut State<W>,
    vm: &mut Vm,
    constant: bool,
    quick: impl FnOnce(u8, Value, Value, &Vm) -> Option<bool>,
) -> Step {
    let (left, right) = (s.r(s.a()), right_operand(s, constant));
    let how = s.ins.c();
    match quick(how as u8 & 15, left, right, vm) {
        Some(truth) => go::<W, BACK>(s, vm, truth == (how >> 4 & 1 != 0), 3),
        None => {
            s.unspecialize(generic(constant, BACK), 2);
            s.again(generic(constant, BACK))
        }
    }
}

/// Jumps if `holds` of two small integers, whose words compare as they do.
#[inline(always)]
pub(crate) fn branch_int<const W: bool, const BACK: bool>(
    s: &mut State<W>,
    vm: &Vm,
    constant: bool,
    holds: impl FnOnce(i64, i64) -> bool,
) -> Step {
    let (left, right) = (s.r(s.a()), right_operand(s, constant));
    if left.both_ints(right) {
        let taken = holds(left.bits() as i64, right.bits() as i64);
        return go::<W, BACK>(s, vm, taken, 3);
    }
    s.unspecialize(generic(constant, BACK), 2);
    s.again(generic(constant, BACK))
}

/// The branch on small integers, forward and backward, for the operator and
/// outcome `how`: on integers, "not less" is "greater or equal".
fn int_branch(how: u8, constant: bool) -> (Op, Op) {
    use CompareOp::{Eq, Ge, Gt, Le, Lt, Ne};
    let operator = match (compare_op(how & 15), how >> 4 & 1 != 0) {
        (operator, true) => operator,
        (Lt, false) => Ge,
        (Le, false) => Gt,
        (Gt, false) => Le,
        (Ge, false) => Lt,
        (Eq, false) => Ne,
        (_, false) => Eq,
    };
    match (operator, constant) {
        (Lt, false) => (Op::BranchLtInt, Op::LoopLtInt),
        (Le, false) => (Op::BranchLeInt, Op::LoopLeInt),
        (Gt, false) => (Op::BranchGtInt, Op::LoopGtInt),
        (Ge, false) => (Op::BranchGeInt, Op::LoopGeInt),
        (Eq, false) => (Op::BranchEqInt, Op::LoopEqInt),
        (_, false) => (Op::BranchNeInt, Op::LoopNeInt),
        (Lt, true) => (Op::BranchLtIntK, Op::LoopLtIntK),
        (Le, true) => (Op::BranchLeIntK, Op::LoopLeIntK),
        (Gt, true) => (Op::BranchGtIntK, Op::LoopGtIntK),
        (Ge, true) => (Op::BranchGeIntK, Op::LoopGeIntK),
        (Eq, true) => (Op::BranchEqIntK, Op::LoopEqIntK),
        (_, true) => (Op::BranchNeIntK, Op::LoopNeIntK),
    }
}

#[inline(always)]
pub(crate) fn branch_float<const W: bool, const BACK: bool>(
    s: &mut State<W>,
    vm: &mut Vm,
    constant: bool,
) -> Step {
    branch_special::<W, BACK>(s, vm, constant, floats)
}

#[inline(always)]
pub(crate) fn branch_str<const W: bool, const BACK: bool>(
    s: &mut State<W>,
    vm: &mut Vm,
    constant: bool,
) -> Step {
    branch_special::<W, BACK>(s, vm, constant, compare_strings)
}
