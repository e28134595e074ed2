//! `try` with `except`, `except*`, `else` and `finally`.
//!
//! Entering a `try` costs nothing: handlers are found by table. A handler makes
//! its exception the one that is *handled* and, however it is left, puts back
//! the one that was: by the code of the way out ([`Block::Handler`]) or, if it
//! raises, by a cleanup handler around it.

use ast::ExceptHandler;
use ruff_python_ast as ast;
use ruff_text_size::TextRange;
use taipan_bytecode::{Intrinsic2, Label, Op, Region};

use crate::control::Block;
use crate::registers::Reg;
use crate::{Compiler, Outcome};

impl<'a> Compiler<'a> {
    pub(crate) fn try_stmt(&mut self, node: &'a ast::StmtTry) -> Outcome {
        self.mark(node.range);
        if node.finalbody.is_empty() {
            return self.try_except(node);
        }
        let mark = self.unit.registers.mark();
        let exception = self.unit.registers.temporary();
        let (handler, end) = (self.label(), self.label());
        let region = self.unit.open_region(handler, exception);
        self.push_block(Block::Finally { region, body: &node.finalbody }, node.range)?;
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
    pub(super) fn handling(
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
        self.push_block(Block::Try { region }, node.range)?;
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
                    compiler.emit(handler.range, Op::MatchException, operands, &[]);
                    compiler.jump(handler.range, Op::BranchFalse, [matches, 0, 0], next);
                    compiler.unit.registers.release(mark);
                } else {
                    compiler.mark(handler.range);
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
        // The handler, and what unbinds its name.
        self.unit.handlers += 1;
        self.push_block(Block::Handler { saved, region, name: named }, handler.range)?;
        self.body(&handler.body)?;
        self.unit.handlers -= 1;
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
    pub(crate) fn forget_exception(&mut self, name: Option<&ast::Identifier>, at: TextRange) {
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
            self.emit(handler.range, Op::MatchExceptionStar, operands, &[]);
            self.jump(handler.range, Op::BranchNone, [matched, 0, 0], next);
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
}
