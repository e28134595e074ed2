//! Expressions.
//!
//! [`Compiler::expr_to`] keeps this promise: if `into` is a variable's register,
//! only the last instruction of the expression writes it. A temporary it may
//! write early: nothing else reads one that was just allocated.
//!
//! **Aliasing.** [`Compiler::expr`] gives a variable's own register for its
//! name. If an operand that is evaluated later rebinds the variable (only `:=`
//! can), the earlier operand must have been copied: [`Compiler::operand`].

mod call;
mod compare;
mod display;

use ast::{Expr, Operator, UnaryOp};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::{BinaryOp, Const, Op};

use crate::registers::Reg;
use crate::{Compiler, Outcome, fold};

impl<'a> Compiler<'a> {
    /// Evaluates an expression; the register that holds its value.
    pub(crate) fn expr(&mut self, expr: &'a Expr) -> Outcome<Reg> {
        match expr {
            Expr::Name(node) if &node.id != "__debug__" => {
                Ok(self.load_name_any(&node.id, node.range))
            }
            Expr::Named(node) => self.named(node),
            _ => {
                let into = self.unit.registers.temporary();
                self.expr_to(expr, into)?;
                Ok(into)
            }
        }
    }

    /// Evaluates an operand that must keep its value while what stands in
    /// `later` is evaluated.
    pub(crate) fn operand(&mut self, expr: &'a Expr, later: TextRange) -> Outcome<Reg> {
        let register = self.expr(expr)?;
        if self.unit.registers.is_variable(register) && self.may_rebind(later) {
            let copy = self.unit.registers.temporary();
            self.move_to(copy, register, expr.range());
            return Ok(copy);
        }
        Ok(register)
    }

    /// As [`Self::operand`], where `scratch` may be used if it is a temporary.
    pub(crate) fn operand_in(
        &mut self,
        expr: &'a Expr,
        later: TextRange,
        scratch: Reg,
    ) -> Outcome<Reg> {
        let is_name = matches!(expr, Expr::Name(node) if self.local_register(&node.id).is_some());
        if is_name || self.unit.registers.is_variable(scratch) {
            return self.operand(expr, later);
        }
        self.expr_to(expr, scratch)?;
        Ok(scratch)
    }

    /// Could an assignment expression stand in this range?
    pub(crate) fn may_rebind(&self, range: TextRange) -> bool {
        let first = self.rebinding.partition_point(|&at| at < range.start().to_u32());
        self.rebinding.get(first).is_some_and(|&at| at < range.end().to_u32())
    }

    /// A register that an expression with several steps may write before its
    /// end: `into` itself unless that is a variable. Move it there at the end.
    pub(crate) fn scratch(&mut self, into: Reg) -> Reg {
        if self.unit.registers.is_variable(into) { self.unit.registers.temporary() } else { into }
    }

    /// Evaluates an expression into a register.
    pub(crate) fn expr_to(&mut self, expr: &'a Expr, into: Reg) -> Outcome {
        let mark = self.unit.registers.mark();
        self.expr_into(expr, into)?;
        self.unit.registers.release(mark);
        Ok(())
    }

    fn expr_into(&mut self, expr: &'a Expr, into: Reg) -> Outcome {
        let at = expr.range();
        match expr {
            Expr::NumberLiteral(node) => {
                let value = self.number(node)?;
                self.load_constant(value, into, at);
            }
            Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_) => self.load_folded(expr, into),
            Expr::Name(node) if &node.id == "__debug__" => self.load_folded(expr, into),
            Expr::Name(node) => self.load_name(&node.id, into, at),
            Expr::Named(node) => {
                let value = self.named(node)?;
                self.move_to(into, value, at);
            }
            Expr::BinOp(node) => self.binary(node, into)?,
            Expr::UnaryOp(node) => self.unary(node, into)?,
            Expr::BoolOp(node) => self.bool_op(node, into)?,
            Expr::Compare(node) => self.compare(node, into)?,
            Expr::If(node) => self.conditional(node, into)?,
            Expr::Call(node) => self.call(node, into)?,
            Expr::Attribute(node) => self.attribute(node, into)?,
            Expr::Subscript(node) => {
                let value = self.operand_in(&node.value, node.slice.range(), into)?;
                let index = self.expr(&node.slice)?;
                self.emit(at, Op::GetItem, [into, value, index], &[]);
            }
            Expr::Slice(node) => self.slice(node, into)?,
            Expr::Tuple(node) => self.tuple(node, into)?,
            Expr::List(node) => self.list(&node.elts, into, at)?,
            Expr::Set(node) => self.set(&node.elts, into, at)?,
            Expr::Dict(node) => self.dict(node, into)?,
            Expr::FString(node) => self.f_string(node, into)?,
            Expr::TString(node) => self.t_string(node, into)?,
            Expr::Lambda(node) => self.lambda(node, into)?,
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(expr, into)?;
            }
            Expr::Await(node) => {
                let value = self.scratch(into);
                self.expr_to(&node.value, value)?;
                self.await_value(value, at);
                self.move_to(into, value, at);
            }
            Expr::Yield(node) => self.yield_value(node, into)?,
            Expr::YieldFrom(node) => self.yield_from(node, into)?,
            Expr::Starred(_) => return Err(self.error("can't use starred expression here", at)),
            Expr::IpyEscapeCommand(_) => return Err(self.error("invalid syntax", at)),
        }
        Ok(())
    }

    fn load_folded(&mut self, expr: &'a Expr, into: Reg) {
        if let Some(value) = self.constant(expr) {
            self.load_constant(value, into, expr.range());
        }
    }

    /// `target := value`; the register that holds the value.
    fn named(&mut self, node: &'a ast::ExprNamed) -> Outcome<Reg> {
        let Expr::Name(target) = &*node.target else {
            return Err(self.error("cannot use assignment expressions here", node.range));
        };
        if let Some(register) = self.local_register(&target.id) {
            self.expr_to(&node.value, register)?;
            self.unit.set_bound(register);
            return Ok(register);
        }
        let value = self.expr(&node.value)?;
        self.store_name(&target.id, value, target.range);
        Ok(value)
    }

    /// A chain of operators along its left side.
    fn binary(&mut self, node: &'a ast::ExprBinOp, into: Reg) -> Outcome {
        let mut chain = vec![node];
        while let Expr::BinOp(left) = &*chain[chain.len() - 1].left {
            chain.push(left);
        }
        // What is constant at the left end is folded first.
        let first = chain[chain.len() - 1];
        let mut folded = self.constant(&first.left);
        while let (Some(left), Some(&link)) = (&folded, chain.last()) {
            let right = self.constant(&link.right);
            let Some(value) = right.and_then(|right| fold::binary(link.op, left, &right)) else {
                break;
            };
            folded = Some(value);
            chain.pop();
        }
        let Some(&first) = chain.last() else {
            if let Some(value) = folded {
                self.load_constant(value, into, node.range);
            }
            return Ok(());
        };
        let scratch = self.scratch(into);
        let mut left = match folded {
            Some(value) => {
                self.load_constant(value, scratch, first.left.range());
                scratch
            }
            None => self.operand_in(&first.left, first.right.range(), scratch)?,
        };
        while let Some(link) = chain.pop() {
            let target = if chain.is_empty() { into } else { scratch };
            let mark = self.unit.registers.mark();
            self.binary_step(link.op, left, &link.right, target, link.range, 0)?;
            self.unit.registers.release(mark);
            left = scratch;
        }
        Ok(())
    }

    /// `into = left op right`; `in_place` is 0 or the flag.
    pub(crate) fn binary_step(
        &mut self,
        op: Operator,
        left: Reg,
        right: &'a Expr,
        into: Reg,
        at: TextRange,
        in_place: u32,
    ) -> Outcome {
        let op = binary_op(op) as u32 | in_place;
        if let Some(value) = self.constant(right) {
            let index = self.constant_index(value);
            if index < 0x100 {
                self.emit(at, Op::BinaryK, [into, left, index], &[op]);
                return Ok(());
            }
        }
        let right = self.expr(right)?;
        self.emit(at, Op::Binary, [into, left, right], &[op]);
        Ok(())
    }

    fn unary(&mut self, node: &'a ast::ExprUnaryOp, into: Reg) -> Outcome {
        if let Some(value) = self.constant_unary(node) {
            self.load_constant(value, into, node.range);
            return Ok(());
        }
        let op = match node.op {
            UnaryOp::Not => return self.not(node, into),
            UnaryOp::Invert => Op::Invert,
            UnaryOp::UAdd => Op::Positive,
            UnaryOp::USub => Op::Negate,
        };
        let operand = self.operand_in(&node.operand, TextRange::default(), into)?;
        self.emit(node.range, op, [into, operand, 0], &[]);
        Ok(())
    }

    fn constant_unary(&self, node: &'a ast::ExprUnaryOp) -> Option<Const> {
        // `---…x` would be searched from each of its signs.
        let mut operand = &*node.operand;
        while let Expr::UnaryOp(inner) = operand {
            operand = &inner.operand;
        }
        let maybe = matches!(operand, Expr::BinOp(_) | Expr::Tuple(_) | Expr::Name(_))
            || operand.is_literal_expr();
        if !maybe {
            return None;
        }
        let value = self.constant(&node.operand)?;
        fold::unary(node.op, value)
    }

    fn conditional(&mut self, node: &'a ast::ExprIf, into: Reg) -> Outcome {
        match self.constant_truth(&node.test) {
            Some(true) => return self.expr_to(&node.body, into),
            Some(false) => return self.expr_to(&node.orelse, into),
            None => {}
        }
        let (otherwise, end) = (self.label(), self.label());
        self.branch(&node.test, otherwise, false)?;
        self.expr_to(&node.body, into)?;
        self.jump(node.body.range(), Op::Jump, [0; 3], end);
        self.unit.bind(otherwise);
        self.expr_to(&node.orelse, into)?;
        self.unit.bind(end);
        Ok(())
    }

    fn attribute(&mut self, node: &'a ast::ExprAttribute, into: Reg) -> Outcome {
        if let Some((class, object)) = self.super_arguments(&node.value) {
            return self.super_attribute(node, class, object, into);
        }
        let value = self.operand_in(&node.value, TextRange::default(), into)?;
        let name = self.attribute_name(&node.attr);
        let at = self.attribute_range(node);
        self.emit(at, Op::LoadAttr, [into, value, 0], &[name]);
        Ok(())
    }

    /// The index of an attribute's name.
    pub(crate) fn attribute_name(&mut self, attribute: &ast::Identifier) -> u32 {
        let name = self.mangled_attribute(&attribute.id);
        self.unit.names.add(&name)
    }

    /// Where an attribute is reported to stand: a chain over several lines
    /// points to the line of the name itself.
    pub(crate) fn attribute_range(&self, node: &ast::ExprAttribute) -> TextRange {
        let lines = &self.parsed.lines;
        let one_line = lines.line(node.range.start()) == lines.line(node.range.end());
        if one_line { node.range } else { node.attr.range }
    }

    fn slice(&mut self, node: &'a ast::ExprSlice, into: Reg) -> Outcome {
        let count = 2 + u32::from(node.step.is_some());
        let window = self.unit.registers.window(count);
        let parts = [&node.lower, &node.upper, &node.step];
        for (part, slot) in parts.into_iter().take(count as usize).zip(window..) {
            match part {
                Some(part) => self.expr_to(part, slot)?,
                None => self.emit(node.range, Op::LoadNone, [slot, 0, 0], &[]),
            }
        }
        self.emit(node.range, Op::BuildSlice, [into, window, count], &[]);
        Ok(())
    }
}

/// The operator in the bytecode.
pub(crate) fn binary_op(op: Operator) -> BinaryOp {
    match op {
        Operator::Add => BinaryOp::Add,
        Operator::Sub => BinaryOp::Sub,
        Operator::Mult => BinaryOp::Mul,
        Operator::MatMult => BinaryOp::MatMul,
        Operator::Div => BinaryOp::TrueDiv,
        Operator::Mod => BinaryOp::Mod,
        Operator::Pow => BinaryOp::Pow,
        Operator::LShift => BinaryOp::LShift,
        Operator::RShift => BinaryOp::RShift,
        Operator::BitOr => BinaryOp::Or,
        Operator::BitXor => BinaryOp::Xor,
        Operator::BitAnd => BinaryOp::And,
        Operator::FloorDiv => BinaryOp::FloorDiv,
    }
}
