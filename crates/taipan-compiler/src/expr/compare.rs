//! Comparisons and conditions.
//!
//! A condition is compiled to branches, not to a value: [`Compiler::branch`]
//! goes through `not`, `and`, `or`, `if` and chained comparisons and fuses the
//! comparison with the jump.

use ast::{BoolOp, CmpOp, Expr};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::{CompareOp, Const, Label, Op};

use crate::registers::Reg;
use crate::{Compiler, Outcome};

impl<'a> Compiler<'a> {
    /// Jumps to `target` if the truth of `expr` equals `when`.
    pub(crate) fn branch(&mut self, expr: &'a Expr, target: Label, when: bool) -> Outcome {
        let at = expr.range();
        if let Some(truth) = self.constant_truth(expr) {
            if truth == when {
                self.jump(at, Op::Jump, [0; 3], target);
            }
            return Ok(());
        }
        match expr {
            Expr::UnaryOp(node) if node.op == ast::UnaryOp::Not => {
                return self.branch(&node.operand, target, !when);
            }
            Expr::BoolOp(node) => return self.branch_bool_op(node, target, when),
            Expr::Compare(node) => return self.branch_compare(node, target, when),
            Expr::If(node) => {
                let (otherwise, end) = (self.label(), self.label());
                self.branch(&node.test, otherwise, false)?;
                self.branch(&node.body, target, when)?;
                self.jump(at, Op::Jump, [0; 3], end);
                self.unit.bind(otherwise);
                self.branch(&node.orelse, target, when)?;
                self.unit.bind(end);
                return Ok(());
            }
            _ => {}
        }
        let mark = self.unit.registers.mark();
        let value = self.expr(expr)?;
        self.unit.registers.release(mark);
        let op = if when { Op::BranchTrue } else { Op::BranchFalse };
        self.jump(at, op, [value, 0, 0], target);
        Ok(())
    }

    fn branch_bool_op(&mut self, node: &'a ast::ExprBoolOp, target: Label, when: bool) -> Outcome {
        let Some((last, others)) = node.values.split_last() else { return Ok(()) };
        // `and` is decided by the first false one, `or` by the first true one.
        let decides = node.op == BoolOp::Or;
        if decides == when {
            return node.values.iter().try_for_each(|value| self.branch(value, target, when));
        }
        let skip = self.label();
        for value in others {
            self.branch(value, skip, decides)?;
        }
        self.branch(last, target, when)?;
        self.unit.bind(skip);
        Ok(())
    }

    /// `and` and `or` as values.
    pub(super) fn bool_op(&mut self, node: &'a ast::ExprBoolOp, into: Reg) -> Outcome {
        let Some((last, others)) = node.values.split_last() else { return Ok(()) };
        let decides = node.op == BoolOp::Or;
        let scratch = self.scratch(into);
        let end = self.label();
        for value in others {
            match self.constant_truth(value) {
                Some(truth) if truth == decides => {
                    self.expr_to(value, scratch)?;
                    self.jump(value.range(), Op::Jump, [0; 3], end);
                    break;
                }
                Some(_) => continue,
                None => {}
            }
            self.expr_to(value, scratch)?;
            let op = if decides { Op::BranchTrue } else { Op::BranchFalse };
            self.jump(node.range, op, [scratch, 0, 0], end);
        }
        self.expr_to(last, scratch)?;
        self.unit.bind(end);
        self.move_to(into, scratch, node.range);
        Ok(())
    }

    /// `not operand` as a value.
    pub(super) fn not(&mut self, node: &'a ast::ExprUnaryOp, into: Reg) -> Outcome {
        if let Expr::Compare(compare) = &*node.operand
            && let ([op], [right]) = (&*compare.ops, &*compare.comparators)
            && matches!(op, CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn)
        {
            let left = self.operand_in(&compare.left, right.range(), into)?;
            return self.compare_step(left, op.negate(), right, into, compare.range);
        }
        let operand = self.operand_in(&node.operand, TextRange::default(), into)?;
        self.emit(node.range, Op::Not, [into, operand, 0], &[]);
        Ok(())
    }

    /// A comparison, maybe chained, as a value.
    pub(super) fn compare(&mut self, node: &'a ast::ExprCompare, into: Reg) -> Outcome {
        if let ([op], [right]) = (&*node.ops, &*node.comparators) {
            let left = self.operand_in(&node.left, right.range(), into)?;
            return self.compare_step(left, *op, right, into, node.range);
        }
        let end = self.label();
        let result = self.scratch(into);
        let mut left = self.operand(&node.left, self.rest_of(node, 0))?;
        let last = node.ops.len() - 1;
        for (index, (op, right)) in node.ops.iter().zip(&*node.comparators).enumerate() {
            if index == last {
                self.compare_step(left, *op, right, result, node.range)?;
                break;
            }
            let right = self.operand(right, self.rest_of(node, index + 1))?;
            let op = compare_op(*op) as u32;
            self.emit(node.range, Op::Compare, [result, left, right], &[op]);
            self.jump(node.range, Op::BranchFalse, [result, 0, 0], end);
            left = right;
        }
        self.unit.bind(end);
        self.move_to(into, result, node.range);
        Ok(())
    }

    /// The range of the comparators from `index` on.
    fn rest_of(&self, node: &ast::ExprCompare, index: usize) -> TextRange {
        node.comparators
            .get(index)
            .map_or(TextRange::default(), |first| TextRange::new(first.start(), node.range.end()))
    }

    fn compare_step(
        &mut self,
        left: Reg,
        op: CmpOp,
        right: &'a Expr,
        into: Reg,
        at: TextRange,
    ) -> Outcome {
        let right = self.comparand(op, right)?;
        self.emit(at, Op::Compare, [into, left, right], &[compare_op(op) as u32]);
        Ok(())
    }

    /// The right side: a constant collection that is only searched is a tuple
    /// or a frozen set.
    fn comparand(&mut self, op: CmpOp, right: &'a Expr) -> Outcome<Reg> {
        if let Some(value) = self.searched_constant(op, right) {
            let into = self.unit.registers.temporary();
            self.load_constant(value, into, right.range());
            return Ok(into);
        }
        self.expr(right)
    }

    fn searched_constant(&self, op: CmpOp, right: &Expr) -> Option<Const> {
        if !matches!(op, CmpOp::In | CmpOp::NotIn) {
            return None;
        }
        let all = |elements: &[Expr]| -> Option<Vec<Const>> {
            elements.iter().map(|element| self.constant(element)).collect()
        };
        match right {
            Expr::List(node) => all(&node.elts).map(Const::Tuple),
            Expr::Set(node) => all(&node.elts).map(Const::FrozenSet),
            _ => None,
        }
    }

    fn branch_compare(&mut self, node: &'a ast::ExprCompare, target: Label, when: bool) -> Outcome {
        let mark = self.unit.registers.mark();
        let skip = self.label();
        let mut left = self.operand(&node.left, self.rest_of(node, 0))?;
        let last = node.ops.len() - 1;
        for (index, (&op, right)) in node.ops.iter().zip(&*node.comparators).enumerate() {
            if index == last {
                self.branch_step(left, op, right, target, when, node.range)?;
                break;
            }
            let right = self.operand(right, self.rest_of(node, index + 1))?;
            let op = compare_op(op) as u32;
            let goes_on = if when { skip } else { target };
            self.jump(node.range, Op::BranchCompare, [left, right, op], goes_on);
            left = right;
        }
        self.unit.bind(skip);
        self.unit.registers.release(mark);
        Ok(())
    }

    fn branch_step(
        &mut self,
        left: Reg,
        op: CmpOp,
        right: &'a Expr,
        target: Label,
        when: bool,
        at: TextRange,
    ) -> Outcome {
        if right.is_none_literal_expr() && matches!(op, CmpOp::Is | CmpOp::IsNot) {
            let jumps_if_none = (op == CmpOp::Is) == when;
            let op = if jumps_if_none { Op::BranchNone } else { Op::BranchNotNone };
            self.jump(at, op, [left, 0, 0], target);
            return Ok(());
        }
        let flags = compare_op(op) as u32 | u32::from(when) << 4;
        let constant = self.searched_constant(op, right).or_else(|| self.constant(right));
        if let Some(value) = constant {
            let index = self.constant_index(value);
            if index < 0x100 {
                self.jump(at, Op::BranchCompareK, [left, index, flags], target);
                return Ok(());
            }
        }
        let right = self.comparand(op, right)?;
        self.jump(at, Op::BranchCompare, [left, right, flags], target);
        Ok(())
    }
}

/// The operator in the bytecode.
fn compare_op(op: CmpOp) -> CompareOp {
    match op {
        CmpOp::Eq => CompareOp::Eq,
        CmpOp::NotEq => CompareOp::Ne,
        CmpOp::Lt => CompareOp::Lt,
        CmpOp::LtE => CompareOp::Le,
        CmpOp::Gt => CompareOp::Gt,
        CmpOp::GtE => CompareOp::Ge,
        CmpOp::Is => CompareOp::Is,
        CmpOp::IsNot => CompareOp::IsNot,
        CmpOp::In => CompareOp::In,
        CmpOp::NotIn => CompareOp::NotIn,
    }
}
