//! Patterns.
use crate::{Compiler, Outcome};
use ruff_python_ast as ast;

impl<'a> Compiler<'a> {
    pub(crate) fn match_stmt(&mut self, n: &'a ast::StmtMatch) -> Outcome {
        Err(self.error("taipan does not support match yet", n.range))
    }
}
