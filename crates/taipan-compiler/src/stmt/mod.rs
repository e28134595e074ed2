//! Statements.

mod assign;
mod exceptions;
mod import;
mod loops;
mod with;

use ast::{Expr, Stmt};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::{Intrinsic1, Op};
use taipan_syntax::{Mode, ScopeId};

use crate::{Compiler, Outcome};

impl<'a> Compiler<'a> {
    pub(crate) fn body(&mut self, body: &'a [Stmt]) -> Outcome {
        for statement in body {
            // What nothing reaches is not compiled at all.
            if !self.unit.builder.reachable() {
                break;
            }
            let mark = self.unit.registers.mark();
            self.stmt(statement)?;
            self.unit.registers.release(mark);
        }
        Ok(())
    }

    fn stmt(&mut self, statement: &'a Stmt) -> Outcome {
        match statement {
            Stmt::FunctionDef(node) => self.function_def(node),
            Stmt::ClassDef(node) => self.class_def(node),
            Stmt::Return(node) => {
                if !self.parsed.scopes[self.unit.frame].kind.is_function_like() {
                    return Err(self.error("'return' outside function", node.range));
                }
                self.return_stmt(node)
            }
            Stmt::Delete(node) => node.targets.iter().try_for_each(|target| self.delete(target)),
            Stmt::TypeAlias(node) => self.type_alias(node),
            Stmt::Assign(node) => self.assignment(node),
            Stmt::AugAssign(node) => self.augmented(node),
            Stmt::AnnAssign(node) => self.annotated(node),
            Stmt::For(node) => self.for_stmt(node),
            Stmt::While(node) => self.while_stmt(node),
            Stmt::If(node) => self.if_stmt(node),
            Stmt::With(node) => self.with_stmt(node),
            Stmt::Match(node) => self.match_stmt(node),
            Stmt::Raise(node) => self.raise(node),
            Stmt::Try(node) => self.try_stmt(node),
            Stmt::Assert(node) => self.assert(node),
            Stmt::Import(node) => self.import(node),
            Stmt::ImportFrom(node) => self.import_from(node),
            Stmt::Expr(node) => self.expression(&node.value, node.range),
            Stmt::Break(node) => self.break_or_continue(true, node.range),
            Stmt::Continue(node) => self.break_or_continue(false, node.range),
            Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::Pass(node) => {
                self.mark(node.range);
                Ok(())
            }
            Stmt::IpyEscapeCommand(node) => Err(self.error("invalid syntax", node.range)),
        }
    }

    fn expression(&mut self, value: &'a Expr, at: TextRange) -> Outcome {
        if self.options.mode == Mode::Single && self.unit.frame == ScopeId::MODULE {
            let register = self.expr(value)?;
            let result = self.unit.registers.temporary();
            let kind = Intrinsic1::PrintExpression as u32;
            self.emit(at, Op::Intrinsic1, [result, register, kind], &[]);
            return Ok(());
        }
        let unused =
            value.is_literal_expr() || matches!(value, Expr::Name(name) if &name.id == "__debug__");
        if !unused {
            let before = self.unit.builder.position();
            self.expr(value)?;
            if self.unit.builder.position() == before {
                self.mark(at);
            }
        } else if !value.is_string_literal_expr() {
            self.mark(at);
        }
        Ok(())
    }

    fn if_stmt(&mut self, node: &'a ast::StmtIf) -> Outcome {
        // `if test: break` is one branch.
        if let ([Stmt::Break(_)], []) = (&node.body[..], &node.elif_else_clauses[..])
            && let Some(end) = self.plain_break()
        {
            return self.branch(&node.test, end, true);
        }
        if self.constant_truth(&node.test).is_some() {
            self.mark(node.test.range());
        }
        let end = self.label();
        let first = (Some(&*node.test), &node.body[..]);
        let clauses =
            node.elif_else_clauses.iter().map(|clause| (clause.test.as_ref(), &clause.body[..]));
        let mut clauses = std::iter::once(first).chain(clauses).peekable();
        while let Some((test, body)) = clauses.next() {
            let next = self.label();
            let mark = self.unit.registers.mark();
            if let Some(test) = test {
                self.branch(test, next, false)?;
            }
            self.unit.registers.release(mark);
            self.body(body)?;
            if clauses.peek().is_some() {
                self.jump(TextRange::default(), Op::Jump, [0; 3], end);
            }
            self.unit.bind(next);
        }
        self.unit.bind(end);
        Ok(())
    }

    fn raise(&mut self, node: &'a ast::StmtRaise) -> Outcome {
        let at = node.range;
        let (mut operands, mut count) = ([0, 0], 0);
        if let Some(exception) = &node.exc {
            let later = node.cause.as_ref().map_or(TextRange::default(), |cause| cause.range());
            operands[0] = self.operand(exception, later)?;
            count = 1;
            if let Some(cause) = &node.cause {
                operands[1] = self.expr(cause)?;
                count = 2;
            }
        }
        self.emit(at, Op::Raise, [operands[0], operands[1], count], &[]);
        Ok(())
    }

    fn assert(&mut self, node: &'a ast::StmtAssert) -> Outcome {
        if self.options.optimize > 0 {
            return Ok(());
        }
        let holds = self.label();
        self.branch(&node.test, holds, true)?;
        let window = self.unit.registers.window(2);
        let at = node.range;
        self.emit(at, Op::LoadAssertionError, [window, 0, 0], &[]);
        if let Some(message) = &node.msg {
            self.emit(at, Op::LoadUnbound, [window + 1, 0, 0], &[]);
            let argument = self.unit.registers.temporary();
            self.expr_to(message, argument)?;
            self.emit(at, Op::Call, [window, 1, window], &[]);
        }
        self.emit(node.test.range(), Op::Raise, [window, 0, 1], &[]);
        self.unit.bind(holds);
        Ok(())
    }
}
