//! `with` and `async with`.

use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::{Intrinsic1, Op, SpecialName};

use crate::control::Block;
use crate::registers::Reg;
use crate::{Compiler, Outcome};

impl<'a> Compiler<'a> {
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
            self.await_from(Intrinsic1::AwaitableEnter, enter, at);
        }
        let (handler, end, swallowed) = (self.label(), self.label(), self.label());
        let region = self.unit.open_region(handler, exception);
        self.push_block(Block::With { exit, region, is_async: node.is_async, at }, at)?;
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
                compiler.await_from(Intrinsic1::AwaitableExit, window, at);
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
    pub(crate) fn exit_with_nones(&mut self, exit: Reg, is_async: bool, at: TextRange) {
        let window = self.exit_window(exit, at);
        for slot in window + 2..window + 5 {
            self.emit(at, Op::LoadNone, [slot, 0, 0], &[]);
        }
        self.emit(at, Op::Call, [window, 3, window], &[]);
        self.unit.registers.release(window + 1);
        if is_async {
            self.await_from(Intrinsic1::AwaitableExit, window, at);
        }
        self.unit.registers.release(window);
    }
}
