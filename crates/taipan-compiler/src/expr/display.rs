//! Displays of tuples, lists, sets and dicts.
//!
//! Few elements are evaluated into a run of registers and collected by one
//! instruction; many, or starred ones, are added one by one.

use ast::Expr;
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::{Const, Intrinsic1, Op};

use crate::registers::Reg;
use crate::{Compiler, Outcome};

/// The most elements that are collected from registers.
const MAX_RUN: usize = 40;

impl<'a> Compiler<'a> {
    pub(super) fn tuple(&mut self, node: &'a ast::ExprTuple, into: Reg) -> Outcome {
        let at = node.range;
        if let Some(value) = self.constant_tuple(&node.elts) {
            self.load_constant(value, into, at);
            return Ok(());
        }
        if collects(&node.elts) {
            return self.collect(Op::BuildTuple, &node.elts, into, at);
        }
        let list = self.scratch(into);
        self.emit(at, Op::BuildList, [list, list, 0], &[]);
        self.append_elements(list, &node.elts, at)?;
        self.emit(at, Op::Intrinsic1, [into, list, Intrinsic1::ListToTuple as u32], &[]);
        Ok(())
    }

    /// The tuple of elements that are all constant.
    fn constant_tuple(&self, elements: &[Expr]) -> Option<Const> {
        let constant = elements.iter().map(|element| self.constant(element));
        constant.collect::<Option<_>>().map(Const::Tuple)
    }

    pub(super) fn list(&mut self, elements: &'a [Expr], into: Reg, at: TextRange) -> Outcome {
        if elements.len() >= 3
            && let Some(value) = self.constant_tuple(elements)
        {
            let list = self.scratch(into);
            let constant = self.unit.registers.temporary();
            self.emit(at, Op::BuildList, [list, list, 0], &[]);
            self.load_constant(value, constant, at);
            self.emit(at, Op::ListExtend, [list, constant, 0], &[]);
            self.move_to(into, list, at);
            return Ok(());
        }
        if collects(elements) {
            return self.collect(Op::BuildList, elements, into, at);
        }
        let list = self.scratch(into);
        self.emit(at, Op::BuildList, [list, list, 0], &[]);
        self.append_elements(list, elements, at)?;
        self.move_to(into, list, at);
        Ok(())
    }

    pub(super) fn set(&mut self, elements: &'a [Expr], into: Reg, at: TextRange) -> Outcome {
        if elements.len() >= 3
            && let Some(Const::Tuple(values)) = self.constant_tuple(elements)
        {
            // Not for speed only: CPython does the same, and the way in which a
            // set is filled decides the order of its elements.
            let set = self.scratch(into);
            let constant = self.unit.registers.temporary();
            self.emit(at, Op::BuildSet, [set, set, 0], &[]);
            self.load_constant(Const::FrozenSet(values), constant, at);
            self.emit(at, Op::SetUpdate, [set, constant, 0], &[]);
            self.move_to(into, set, at);
            return Ok(());
        }
        if collects(elements) {
            return self.collect(Op::BuildSet, elements, into, at);
        }
        let set = self.scratch(into);
        self.emit(at, Op::BuildSet, [set, set, 0], &[]);
        self.add_elements(set, elements, at, Op::SetAdd, Op::SetUpdate)?;
        self.move_to(into, set, at);
        Ok(())
    }

    fn collect(&mut self, op: Op, elements: &'a [Expr], into: Reg, at: TextRange) -> Outcome {
        let window = self.unit.registers.mark();
        for element in elements {
            let slot = self.unit.registers.temporary();
            self.expr_to(element, slot)?;
        }
        self.emit(at, op, [into, window, elements.len() as u32], &[]);
        Ok(())
    }

    /// Appends elements, some of them maybe starred, to a list.
    pub(super) fn append_elements(
        &mut self,
        list: Reg,
        elements: &'a [Expr],
        at: TextRange,
    ) -> Outcome {
        self.add_elements(list, elements, at, Op::ListAppend, Op::ListExtend)
    }

    fn add_elements(
        &mut self,
        collection: Reg,
        elements: &'a [Expr],
        at: TextRange,
        add: Op,
        update: Op,
    ) -> Outcome {
        for element in elements {
            let mark = self.unit.registers.mark();
            let (op, value) = match element {
                Expr::Starred(node) => (update, &*node.value),
                _ => (add, element),
            };
            let value = self.expr(value)?;
            self.emit(at, op, [collection, value, 0], &[]);
            self.unit.registers.release(mark);
        }
        Ok(())
    }

    pub(super) fn dict(&mut self, node: &'a ast::ExprDict, into: Reg) -> Outcome {
        let at = node.range;
        let unpacks = node.items.iter().any(|item| item.key.is_none());
        if !unpacks && node.items.len() <= MAX_RUN / 2 {
            let window = self.unit.registers.mark();
            for item in &node.items {
                let slot = self.unit.registers.window(2);
                if let Some(key) = &item.key {
                    self.expr_to(key, slot)?;
                }
                self.expr_to(&item.value, slot + 1)?;
            }
            self.emit(at, Op::BuildDict, [into, window, node.items.len() as u32], &[]);
            return Ok(());
        }
        let dict = self.scratch(into);
        self.emit(at, Op::BuildDict, [dict, dict, 0], &[]);
        for item in &node.items {
            let mark = self.unit.registers.mark();
            match &item.key {
                Some(key) => {
                    let key = self.operand(key, item.value.range())?;
                    let value = self.expr(&item.value)?;
                    self.emit(at, Op::DictSet, [dict, key, value], &[]);
                }
                None => {
                    let mapping = self.expr(&item.value)?;
                    self.emit(at, Op::DictUpdate, [dict, mapping, 0], &[]);
                }
            }
            self.unit.registers.release(mark);
        }
        self.move_to(into, dict, at);
        Ok(())
    }
}

/// Are the elements collected from registers?
fn collects(elements: &[Expr]) -> bool {
    elements.len() <= MAX_RUN && !elements.iter().any(Expr::is_starred_expr)
}
