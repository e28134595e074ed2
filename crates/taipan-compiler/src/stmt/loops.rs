//! `while` and `for`. The test, or the step of the iterator, stands at the end
//! of the body and jumps back: one instruction a turn. The way into the loop is
//! a jump there.

use ast::{Expr, Stmt};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::{Const, Intrinsic1, Label, Op};

use crate::control::Block;
use crate::registers::Reg;
use crate::{Compiler, Outcome};

impl<'a> Compiler<'a> {
    pub(crate) fn while_stmt(&mut self, node: &'a ast::StmtWhile) -> Outcome {
        if self.constant_truth(&node.test) == Some(false) {
            self.mark(node.test.range());
            return self.body(&node.orelse);
        }
        let end = self.label();
        if self.constant_truth(&node.test) == Some(true) {
            self.mark(node.test.range());
            let next = self.unit.loop_head();
            self.push_block(Block::Loop { next, end }, node.range)?;
            self.turn_body(&node.body)?;
            self.unit.blocks.pop();
            self.jump(node.test.range(), Op::Jump, [0; 3], next);
        } else {
            let (next, head) = self.enter_loop();
            self.push_block(Block::Loop { next, end }, node.range)?;
            self.turn_body(&node.body)?;
            self.unit.blocks.pop();
            self.unit.bind(next);
            self.branch(&node.test, head, true)?;
            self.body(&node.orelse)?;
        }
        self.unit.bind(end);
        Ok(())
    }

    /// The body of a loop; one that is only `pass` has not even a mark, which
    /// would cost an instruction each turn.
    fn turn_body(&mut self, body: &'a [Stmt]) -> Outcome {
        if matches!(body, [Stmt::Pass(_)]) { Ok(()) } else { self.body(body) }
    }

    pub(crate) fn for_stmt(&mut self, node: &'a ast::StmtFor) -> Outcome {
        let mark = self.unit.registers.mark();
        let at = node.iter.range();
        let iterator = self.unit.registers.temporary();
        self.iterator(&node.iter, node.is_async, iterator)?;
        let end = self.label();
        let turn = self.begin_turn(iterator, &node.target, node.is_async, at)?;
        self.push_block(Block::Loop { next: turn.next, end }, node.range)?;
        self.turn_body(&node.body)?;
        self.unit.blocks.pop();
        self.end_turn(iterator, turn, at);
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

    /// Jumps to the end of a loop's turn, and begins the body: the labels of
    /// both.
    fn enter_loop(&mut self) -> (Label, Label) {
        let next = self.label();
        let reachable = self.unit.builder.reachable();
        self.jump(TextRange::default(), Op::Jump, [0; 3], next);
        (next, self.unit.loop_body(reachable))
    }

    /// Begins the body of a `for` loop, with the item bound to the target. The
    /// registers above the iterator are free to use.
    pub(crate) fn begin_turn(
        &mut self,
        iterator: Reg,
        target: &'a Expr,
        is_async: bool,
        at: TextRange,
    ) -> Outcome<Turn> {
        let mark = self.unit.registers.mark();
        let turn = if is_async {
            self.begin_async_turn(iterator, target, at)?
        } else {
            let (next, head) = self.enter_loop();
            let local = match target {
                Expr::Name(name) => self.local_register(&name.id),
                _ => None,
            };
            let item = match local {
                Some(register) => {
                    self.unit.set_bound(register);
                    register
                }
                None => {
                    let item = self.unit.registers.temporary();
                    self.assign(target, item)?;
                    item
                }
            };
            Turn { next, kind: TurnKind::Sync { head, item } }
        };
        self.unit.registers.release(mark);
        Ok(turn)
    }

    /// A turn of `async for` begins with the step, which may suspend, and ends
    /// with a jump there.
    fn begin_async_turn(
        &mut self,
        iterator: Reg,
        target: &'a Expr,
        at: TextRange,
    ) -> Outcome<Turn> {
        let exhausted = self.label();
        let next = self.unit.loop_head();
        let item = self.unit.registers.temporary();
        let region = self.unit.open_region(exhausted, iterator + 1);
        let step = Intrinsic1::AsyncNext as u32;
        self.emit(at, Op::Intrinsic1, [item, iterator, step], &[]);
        self.delegate(item, at);
        self.unit.builder.close_region(region);
        self.assign(target, item)?;
        Ok(Turn { next, kind: TurnKind::Async { exhausted } })
    }

    /// Ends the body of a `for` loop: what follows runs once the iterator is
    /// exhausted.
    pub(crate) fn end_turn(&mut self, iterator: Reg, turn: Turn, at: TextRange) {
        match turn.kind {
            TurnKind::Sync { head, item } => {
                self.unit.bind(turn.next);
                self.jump(at, Op::ForIter, [item, iterator, 0], head);
            }
            TurnKind::Async { exhausted } => {
                self.jump(TextRange::default(), Op::Jump, [0; 3], turn.next);
                self.unit.bind(exhausted);
                self.emit(at, Op::EndAsyncFor, [iterator + 1, 0, 0], &[]);
            }
        }
    }
}

/// The body of a `for` loop, between its two ends.
#[derive(Clone, Copy)]
pub(crate) struct Turn {
    /// Where `continue` goes.
    pub next: Label,
    kind: TurnKind,
}

#[derive(Clone, Copy)]
enum TurnKind {
    /// The body's head, and the register that receives the item.
    Sync { head: Label, item: Reg },
    /// Where the end of the iteration is caught.
    Async { exhausted: Label },
}
