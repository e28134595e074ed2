//! Leaving blocks: loops, `try`, `with`.
//!
//! A [`Block`] is what `break`, `continue` and `return` must leave on their way
//! out. Leaving compiles the block's cleanup once more, right there: a `finally`
//! body, the exit call of a `with`, the end of a handler. While a block's
//! cleanup runs, its own handlers must not see its exceptions: its regions are
//! suspended until the jump is emitted.

use ast::Stmt;
use ruff_python_ast as ast;
use ruff_text_size::TextRange;
use taipan_bytecode::{Label, Op, Region};

use crate::registers::Reg;
use crate::{Compiler, Outcome};

/// A block that can be left early.
#[derive(Clone, Copy)]
pub(crate) enum Block<'a> {
    /// `for` or `while`: where `continue` and `break` go.
    Loop { next: Label, end: Label },
    /// The body of a `try` with handlers.
    Try { region: Region },
    /// What a `finally` protects.
    Finally { region: Region, body: &'a [Stmt] },
    /// A handler (or the copy of a `finally` body that handles an exception).
    Handler { saved: Reg, region: Region, name: Option<(&'a ast::Identifier, Region)> },
    /// The body of a `with`, and its exit method.
    With { exit: Reg, region: Region, is_async: bool, at: TextRange },
}

impl Block<'_> {
    /// Is anything run when it is left?
    fn runs_code(&self) -> bool {
        matches!(self, Block::Finally { .. } | Block::With { .. } | Block::Handler { .. })
    }
}

/// How many blocks may be nested (CPython's `CO_MAXBLOCKS`).
const MAX_BLOCKS: usize = 21;

impl<'a> Compiler<'a> {
    /// Begins a block of the statement `at`; `SyntaxError` if too many are open.
    pub(crate) fn push_block(&mut self, block: Block<'a>, at: TextRange) -> Outcome {
        if self.unit.blocks.len() + self.unit.handlers >= MAX_BLOCKS {
            return Err(self.error("too many statically nested blocks", at));
        }
        self.unit.blocks.push(block);
        Ok(())
    }

    pub(crate) fn break_or_continue(&mut self, is_break: bool, at: TextRange) -> Outcome {
        let is_loop = |block: &Block<'_>| matches!(block, Block::Loop { .. });
        let Some(depth) = self.unit.blocks.iter().rposition(is_loop) else {
            let message =
                if is_break { "'break' outside loop" } else { "'continue' not properly in loop" };
            return Err(self.error(message, at));
        };
        let Block::Loop { next, end } = self.unit.blocks[depth] else { return Ok(()) };
        let at = if self.unit.blocks[depth + 1..].iter().any(Block::runs_code) {
            self.mark(at);
            TextRange::default()
        } else {
            at
        };
        let left = self.leave_blocks(depth + 1, at)?;
        self.jump(at, Op::Jump, [0; 3], if is_break { end } else { next });
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
        let runs_code = self.unit.blocks.iter().any(Block::runs_code);
        if runs_code {
            self.mark(at);
        }
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
        // After cleanup it belongs to the cleanup's last line.
        let at = if runs_code { TextRange::default() } else { at };
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
}
