//! Leaving blocks: loops, `try`, `with`.
//!
//! A [`Block`] is what `break`, `continue` and `return` must leave on their way
//! out. Leaving compiles the block's cleanup once more, right there: a `finally`
//! body, the exit call of a `with`, the end of a handler. While a block's
//! cleanup runs, its own handlers must not see its exceptions: its regions are
//! suspended until the jump is emitted.

use ast::{ExceptHandler, Expr, Stmt};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::{Const, Intrinsic1, Intrinsic2, Label, Op, Region, SpecialName};

use crate::registers::Reg;
use crate::{Compiler, Outcome};

/// A block that can be left early.
#[derive(Clone, Copy)]
pub(crate) enum Block<'a> {
    /// `for` or `while`: where `continue` and `break` go.
    Loop { head: Label, end: Label },
    /// The body of a `try` with handlers.
    Try { region: Region },
    /// What a `finally` protects.
    Finally { region: Region, body: &'a [Stmt] },
    /// A handler (or the copy of a `finally` body that handles an exception).
    Handler { saved: Reg, region: Region, name: Option<(&'a ast::Identifier, Region)> },
    /// The body of a `with`, and its exit method.
    With { exit: Reg, region: Region, is_async: bool, at: TextRange },
}

impl<'a> Compiler<'a> {
    pub(crate) fn break_or_continue(&mut self, is_break: bool, at: TextRange) -> Outcome {
        let is_loop = |block: &Block<'_>| matches!(block, Block::Loop { .. });
        let Some(depth) = self.unit.blocks.iter().rposition(is_loop) else {
            let message =
                if is_break { "'break' outside loop" } else { "'continue' not properly in loop" };
            return Err(self.error(message, at));
        };
        let Block::Loop { head, end } = self.unit.blocks[depth] else { return Ok(()) };
        let left = self.leave_blocks(depth + 1, at)?;
        if is_break {
            self.jump(at, Op::Jump, [0; 3], end);
        } else {
            self.jump(at, Op::Loop, [0; 3], head);
        }
        self.reenter_blocks(left);
        Ok(())
    }

    /// Where a `break` here goes, if it has nothing to clean up.
    pub(crate) fn plain_break(&self) -> Option<Label> {
        match self.unit.blocks.last() {
            Some(Block::Loop { end, .. }) => Some(*end),
            _ => None,
        }
    }

    pub(crate) fn return_stmt(&mut self, node: &'a ast::StmtReturn) -> Outcome {
        let mark = self.unit.registers.mark();
        let at = node.range;
        let runs_code = self.unit.blocks.iter().any(|block| {
            matches!(block, Block::Finally { .. } | Block::With { .. } | Block::Handler { .. })
        });
        let value = match &node.value {
            Some(value) if runs_code => {
                // The cleanup may rebind a variable, or reuse what is above.
                let kept = self.unit.registers.temporary();
                self.expr_to(value, kept)?;
                kept
            }
            Some(value) => self.expr(value)?,
            None => {
                let none = self.unit.registers.temporary();
                self.emit(at, Op::LoadNone, [none, 0, 0], &[]);
                none
            }
        };
        let left = self.leave_blocks(0, at)?;
        self.emit(at, Op::Return, [value, 0, 0], &[]);
        self.reenter_blocks(left);
        self.unit.registers.release(mark);
        Ok(())
    }

    /// Emits the cleanup of all blocks from the innermost down to `depth`.
    fn leave_blocks(&mut self, depth: usize, at: TextRange) -> Outcome<Vec<Block<'a>>> {
        let mut left = Vec::new();
        while self.unit.blocks.len() > depth {
            let Some(block) = self.unit.blocks.pop() else { break };
            left.push(block);
            let builder = &mut self.unit.builder;
            match block {
                Block::Loop { .. } => {}
                Block::Try { region } => builder.suspend_region(region),
                Block::Finally { region, body } => {
                    builder.suspend_region(region);
                    self.body(body)?;
                }
                Block::Handler { saved, region, name } => {
                    if let Some((_, region)) = name {
                        builder.suspend_region(region);
                    }
                    builder.suspend_region(region);
                    self.emit(at, Op::PopHandled, [saved, 0, 0], &[]);
                    self.forget_exception(name.map(|(name, _)| name), at);
                }
                Block::With { exit, region, is_async, at } => {
                    builder.suspend_region(region);
                    self.exit_with_nones(exit, is_async, at);
                }
            }
        }
        Ok(left)
    }

    fn reenter_blocks(&mut self, left: Vec<Block<'a>>) {
        for block in left.into_iter().rev() {
            let builder = &mut self.unit.builder;
            match block {
                Block::Loop { .. } => {}
                Block::Try { region }
                | Block::Finally { region, .. }
                | Block::With { region, .. } => builder.resume_region(region),
                Block::Handler { region, name, .. } => {
                    builder.resume_region(region);
                    if let Some((_, region)) = name {
                        builder.resume_region(region);
                    }
                }
            }
            self.unit.blocks.push(block);
        }
    }

    pub(crate) fn try_stmt(&mut self, node: &'a ast::StmtTry) -> Outcome {
        if node.finalbody.is_empty() {
            return self.try_except(node);
        }
        let mark = self.unit.registers.mark();
        let exception = self.unit.registers.temporary();
        let (handler, end) = (self.label(), self.label());
        let region = self.unit.open_region(handler, exception);
        self.unit.blocks.push(Block::Finally { region, body: &node.finalbody });
        if node.handlers.is_empty() {
            self.body(&node.body)?;
            self.body(&node.orelse)?;
        } else {
            self.try_except(node)?;
        }
        self.unit.blocks.pop();
        self.unit.builder.close_region(region);
        self.body(&node.finalbody)?;
        self.jump(TextRange::default(), Op::Jump, [0; 3], end);
        self.unit.bind(handler);
        self.handling(exception, None, |compiler| compiler.body(&node.finalbody))?;
        self.unit.bind(end);
        self.unit.registers.release(mark);
        Ok(())
    }

    /// Runs `body` with the exception as the one that is handled, then raises
    /// the exception again. If `goes_on` is given, a jump to it from within
    /// ends the handling instead.
    fn handling(
        &mut self,
        exception: Reg,
        goes_on: Option<(Label, Label)>,
        body: impl FnOnce(&mut Self) -> Outcome,
    ) -> Outcome {
        let nowhere = TextRange::default();
        let saved = self.unit.registers.temporary();
        let second = self.unit.registers.temporary();
        let cleanup = self.label();
        self.emit(nowhere, Op::PushHandled, [exception, saved, 0], &[]);
        let region = self.unit.open_region(cleanup, second);
        self.unit.blocks.push(Block::Handler { saved, region, name: None });
        body(self)?;
        self.unit.blocks.pop();
        self.unit.builder.close_region(region);
        self.emit(nowhere, Op::PopHandled, [saved, 0, 0], &[]);
        self.emit(nowhere, Op::Reraise, [exception, 0, 0], &[]);
        if let Some((swallowed, end)) = goes_on {
            self.unit.bind(swallowed);
            self.emit(nowhere, Op::PopHandled, [saved, 0, 0], &[]);
            self.jump(nowhere, Op::Jump, [0; 3], end);
        }
        self.unit.bind(cleanup);
        self.emit(nowhere, Op::PopHandled, [saved, 0, 0], &[]);
        self.emit(nowhere, Op::Reraise, [second, 0, 0], &[]);
        Ok(())
    }

    fn try_except(&mut self, node: &'a ast::StmtTry) -> Outcome {
        let mark = self.unit.registers.mark();
        let exception = self.unit.registers.temporary();
        let (handlers, end) = (self.label(), self.label());
        let region = self.unit.open_region(handlers, exception);
        self.unit.blocks.push(Block::Try { region });
        self.body(&node.body)?;
        self.unit.blocks.pop();
        self.unit.builder.close_region(region);
        self.body(&node.orelse)?;
        self.jump(TextRange::default(), Op::Jump, [0; 3], end);
        self.unit.bind(handlers);
        if node.is_star {
            self.star_handlers(&node.handlers, exception, end)?;
        } else {
            self.handlers(&node.handlers, exception, end)?;
        }
        self.unit.bind(end);
        self.unit.registers.release(mark);
        Ok(())
    }

    fn handlers(&mut self, handlers: &'a [ExceptHandler], exception: Reg, end: Label) -> Outcome {
        self.handling(exception, None, |compiler| {
            // The block of `handling` is replaced by one that knows the name.
            let Some(Block::Handler { saved, region, .. }) = compiler.unit.blocks.pop() else {
                return Ok(());
            };
            for ExceptHandler::ExceptHandler(handler) in handlers {
                let next = compiler.label();
                if let Some(class) = &handler.type_ {
                    let mark = compiler.unit.registers.mark();
                    let class_register = compiler.expr(class)?;
                    let matches = compiler.unit.registers.temporary();
                    let operands = [matches, exception, class_register];
                    compiler.emit(class.range(), Op::MatchException, operands, &[]);
                    compiler.jump(class.range(), Op::BranchFalse, [matches, 0, 0], next);
                    compiler.unit.registers.release(mark);
                }
                compiler.handler_body(handler, exception, saved, region, end)?;
                compiler.unit.bind(next);
            }
            compiler.unit.blocks.push(Block::Handler { saved, region, name: None });
            Ok(())
        })
    }

    fn handler_body(
        &mut self,
        handler: &'a ast::ExceptHandlerExceptHandler,
        exception: Reg,
        saved: Reg,
        region: Region,
        end: Label,
    ) -> Outcome {
        let nowhere = TextRange::default();
        let mark = self.unit.registers.mark();
        let mut named = None;
        let (leaves, raised) = (self.label(), self.unit.registers.temporary());
        if let Some(name) = &handler.name {
            self.store_name(&name.id, exception, handler.range);
            named = Some((name, self.unit.open_region(leaves, raised)));
        }
        self.unit.blocks.push(Block::Handler { saved, region, name: named });
        self.body(&handler.body)?;
        self.unit.blocks.pop();
        if let Some((_, inner)) = named {
            self.unit.builder.close_region(inner);
        }
        self.unit.builder.suspend_region(region);
        self.emit(nowhere, Op::PopHandled, [saved, 0, 0], &[]);
        self.forget_exception(named.map(|(name, _)| name), nowhere);
        self.jump(nowhere, Op::Jump, [0; 3], end);
        self.unit.builder.resume_region(region);
        if let Some((name, _)) = named {
            self.unit.bind(leaves);
            self.forget_exception(Some(name), nowhere);
            self.emit(nowhere, Op::Reraise, [raised, 0, 0], &[]);
        }
        self.unit.registers.release(mark);
        Ok(())
    }

    /// The end of `except … as name`: `name = None; del name`.
    fn forget_exception(&mut self, name: Option<&ast::Identifier>, at: TextRange) {
        let Some(name) = name else { return };
        if let Some(register) = self.local_register(&name.id) {
            self.emit(at, Op::LoadUnbound, [register, 0, 0], &[]);
            self.unit.set_unbound(register);
            return;
        }
        let none = self.unit.registers.temporary();
        self.emit(at, Op::LoadNone, [none, 0, 0], &[]);
        self.store_name(&name.id, none, at);
        self.delete_name(&name.id, at);
        self.unit.registers.release(none);
    }

    /// `except*`: every handler gets the part of the group that it matches; what
    /// is left and what the handlers raise is raised together at the end.
    fn star_handlers(
        &mut self,
        handlers: &'a [ExceptHandler],
        exception: Reg,
        end: Label,
    ) -> Outcome {
        let nowhere = TextRange::default();
        let done = self.label();
        let raised = self.unit.registers.temporary();
        let result = self.unit.registers.temporary();
        let parts = self.unit.registers.window(2);
        let (matched, rest) = (parts, parts + 1);
        self.emit(nowhere, Op::BuildList, [raised, raised, 0], &[]);
        self.move_to(rest, exception, nowhere);
        self.move_to(result, exception, nowhere);
        self.handling(result, Some((done, end)), |compiler| {
            for ExceptHandler::ExceptHandler(handler) in handlers {
                compiler.star_handler(handler, matched, rest, raised)?;
            }
            compiler.emit(nowhere, Op::ListAppend, [raised, rest, 0], &[]);
            let prepare = Intrinsic2::PrepareReraiseStar as u32;
            let operands = [result, exception, raised];
            compiler.emit(nowhere, Op::Intrinsic2, operands, &[prepare]);
            compiler.jump(nowhere, Op::BranchNone, [result, 0, 0], done);
            Ok(())
        })
    }

    fn star_handler(
        &mut self,
        handler: &'a ast::ExceptHandlerExceptHandler,
        matched: Reg,
        rest: Reg,
        raised: Reg,
    ) -> Outcome {
        let nowhere = TextRange::default();
        let mark = self.unit.registers.mark();
        let (next, leaves) = (self.label(), self.label());
        if let Some(class) = &handler.type_ {
            let class_register = self.expr(class)?;
            let operands = [matched, rest, class_register];
            self.emit(class.range(), Op::MatchExceptionStar, operands, &[]);
            self.jump(class.range(), Op::BranchNone, [matched, 0, 0], next);
            self.unit.registers.release(mark);
        }
        let exception = self.unit.registers.temporary();
        self.emit(nowhere, Op::PushHandled, [matched, exception, 0], &[]);
        if let Some(name) = &handler.name {
            self.store_name(&name.id, matched, handler.range);
        }
        let region = self.unit.open_region(leaves, exception);
        self.body(&handler.body)?;
        self.unit.builder.close_region(region);
        self.forget_exception(handler.name.as_ref(), nowhere);
        self.jump(nowhere, Op::Jump, [0; 3], next);
        self.unit.bind(leaves);
        self.forget_exception(handler.name.as_ref(), nowhere);
        self.emit(nowhere, Op::ListAppend, [raised, exception, 0], &[]);
        self.unit.bind(next);
        self.unit.registers.release(mark);
        Ok(())
    }

    pub(crate) fn with_stmt(&mut self, node: &'a ast::StmtWith) -> Outcome {
        self.with_items(&node.items, node)
    }

    fn with_items(&mut self, items: &'a [ast::WithItem], node: &'a ast::StmtWith) -> Outcome {
        let Some((item, others)) = items.split_first() else { return self.body(&node.body) };
        let mark = self.unit.registers.mark();
        let at = item.context_expr.range();
        let exception = self.unit.registers.temporary();
        let exit = self.unit.registers.window(2);
        let inner = self.unit.registers.mark();
        let (exit_name, enter_name) = if node.is_async {
            (SpecialName::AExit, SpecialName::AEnter)
        } else {
            (SpecialName::Exit, SpecialName::Enter)
        };
        let manager = self.expr(&item.context_expr)?;
        self.emit(at, Op::LoadSpecial, [exit, manager, exit_name as u32], &[]);
        let enter = self.unit.registers.window(2);
        self.emit(at, Op::LoadSpecial, [enter, manager, enter_name as u32], &[]);
        self.emit(at, Op::Call, [enter, 0, enter], &[]);
        if node.is_async {
            self.await_value(enter, at);
        }
        let (handler, end, swallowed) = (self.label(), self.label(), self.label());
        let region = self.unit.open_region(handler, exception);
        self.unit.blocks.push(Block::With { exit, region, is_async: node.is_async, at });
        if let Some(target) = &item.optional_vars {
            self.assign(target, enter)?;
        }
        self.unit.registers.release(inner);
        self.with_items(others, node)?;
        self.unit.blocks.pop();
        self.unit.builder.close_region(region);
        self.exit_with_nones(exit, node.is_async, at);
        self.jump(at, Op::Jump, [0; 3], end);
        self.unit.bind(handler);
        self.handling(exception, Some((swallowed, end)), |compiler| {
            let window = compiler.exit_window(exit, at);
            compiler.emit(at, Op::ExcInfo, [window + 2, exception, 0], &[]);
            compiler.emit(at, Op::Call, [window, 3, window], &[]);
            compiler.unit.registers.release(window + 1);
            if node.is_async {
                compiler.await_value(window, at);
            }
            compiler.jump(at, Op::BranchTrue, [window, 0, 0], swallowed);
            compiler.unit.registers.release(window);
            Ok(())
        })?;
        self.unit.bind(end);
        self.unit.registers.release(mark);
        Ok(())
    }

    /// A call window of the exit method with three arguments.
    fn exit_window(&mut self, exit: Reg, at: TextRange) -> Reg {
        let window = self.unit.registers.window(5);
        self.move_to(window, exit, at);
        self.move_to(window + 1, exit + 1, at);
        window
    }

    /// `exit(None, None, None)`
    fn exit_with_nones(&mut self, exit: Reg, is_async: bool, at: TextRange) {
        let window = self.exit_window(exit, at);
        for slot in window + 2..window + 5 {
            self.emit(at, Op::LoadNone, [slot, 0, 0], &[]);
        }
        self.emit(at, Op::Call, [window, 3, window], &[]);
        self.unit.registers.release(window + 1);
        if is_async {
            self.await_value(window, at);
        }
        self.unit.registers.release(window);
    }

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
