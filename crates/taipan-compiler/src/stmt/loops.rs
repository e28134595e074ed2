//! `while` and `for`. Each turn passes one [`Op::Loop`].

use ast::Expr;
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::{Const, Intrinsic1, Label, Op};

use crate::control::Block;
use crate::registers::Reg;
use crate::{Compiler, Outcome};

impl<'a> Compiler<'a> {
    pub(crate) fn while_stmt(&mut self, node: &'a ast::StmtWhile) -> Outcome {
        if self.constant_truth(&node.test) == Some(false) {
            return self.body(&node.orelse);
        }
        let (end, otherwise) = (self.label(), self.label());
        let head = self.unit.loop_head();
        self.branch(&node.test, otherwise, false)?;
        self.unit.blocks.push(Block::Loop { head, end });
        self.body(&node.body)?;
        self.unit.blocks.pop();
        self.jump(node.test.range(), Op::Loop, [0; 3], head);
        self.unit.bind(otherwise);
        self.body(&node.orelse)?;
        self.unit.bind(end);
        Ok(())
    }

    pub(crate) fn for_stmt(&mut self, node: &'a ast::StmtFor) -> Outcome {
        let mark = self.unit.registers.mark();
        let at = node.iter.range();
        let iterator = self.unit.registers.temporary();
        self.iterator(&node.iter, node.is_async, iterator)?;
        let (end, exhausted) = (self.label(), self.label());
        let head = self.unit.loop_head();
        self.next_item(iterator, &node.target, node.is_async, exhausted, at)?;
        self.unit.blocks.push(Block::Loop { head, end });
        self.body(&node.body)?;
        self.unit.blocks.pop();
        self.jump(TextRange::default(), Op::Loop, [0; 3], head);
        self.exhausted(iterator, node.is_async, exhausted, at);
        self.body(&node.orelse)?;
        self.unit.bind(end);
        self.unit.registers.release(mark);
        Ok(())
    }

    /// The iterator of what a loop goes over: a list of constants is a tuple
    /// here.
    pub(crate) fn iterator(&mut self, expr: &'a Expr, is_async: bool, iterator: Reg) -> Outcome {
        let at = expr.range();
        let constant = match expr {
            Expr::List(node) => node.elts.iter().map(|element| self.constant(element)).collect(),
            _ => None,
        };
        let iterable = match constant {
            Some(values) => {
                self.load_constant(Const::Tuple(values), iterator, at);
                iterator
            }
            None => self.operand_in(expr, TextRange::default(), iterator)?,
        };
        if is_async {
            let kind = Intrinsic1::AsyncIter as u32;
            self.emit(at, Op::Intrinsic1, [iterator, iterable, kind], &[]);
        } else {
            self.emit(at, Op::GetIter, [iterator, iterable, 0], &[]);
        }
        Ok(())
    }

    /// Binds the next item to the target, or goes to `exhausted`. The register
    /// above the iterator is free to use.
    pub(crate) fn next_item(
        &mut self,
        iterator: Reg,
        target: &'a Expr,
        is_async: bool,
        exhausted: Label,
        at: TextRange,
    ) -> Outcome {
        let mark = self.unit.registers.mark();
        if is_async {
            let item = self.unit.registers.temporary();
            let region = self.unit.open_region(exhausted, iterator + 1);
            let next = Intrinsic1::AsyncNext as u32;
            self.emit(at, Op::Intrinsic1, [item, iterator, next], &[]);
            self.delegate(item, at);
            self.unit.builder.close_region(region);
            self.assign(target, item)?;
        } else if let Expr::Name(name) = target
            && let Some(register) = self.local_register(&name.id)
        {
            self.jump(at, Op::ForIter, [register, iterator, 0], exhausted);
            self.unit.set_bound(register);
        } else {
            let item = self.unit.registers.temporary();
            self.jump(at, Op::ForIter, [item, iterator, 0], exhausted);
            self.assign(target, item)?;
        }
        self.unit.registers.release(mark);
        Ok(())
    }

    /// Binds the label at which a loop finds its iterator exhausted.
    pub(crate) fn exhausted(
        &mut self,
        iterator: Reg,
        is_async: bool,
        exhausted: Label,
        at: TextRange,
    ) {
        self.unit.bind(exhausted);
        if is_async {
            self.emit(at, Op::EndAsyncFor, [iterator + 1, 0, 0], &[]);
        }
    }
}
