//! Generics.
use crate::{Compiler, Outcome, registers::Reg};
use ruff_python_ast as ast;
use ruff_text_size::TextRange;
use taipan_bytecode::Position;

impl<'a> Compiler<'a> {
    pub(crate) fn generic_function(
        &mut self,
        _n: &'a ast::StmtFunctionDef,
        _t: &'a ast::TypeParams,
        _i: Reg,
        at: TextRange,
    ) -> Outcome {
        Err(self.error("taipan does not support type parameters yet", at))
    }
    pub(crate) fn generic_class(
        &mut self,
        _n: &'a ast::StmtClassDef,
        _t: &'a ast::TypeParams,
        _i: Reg,
        at: TextRange,
    ) -> Outcome {
        Err(self.error("taipan does not support type parameters yet", at))
    }
    pub(crate) fn type_alias(&mut self, n: &'a ast::StmtTypeAlias) -> Outcome {
        Err(self.error("taipan does not support type aliases yet", n.range))
    }
    pub(crate) fn call_with_generic_base(
        &mut self,
        _w: Reg,
        _b: &'a [ast::Expr],
        _k: &'a [ast::Keyword],
        _i: Reg,
        _at: Position,
    ) -> Outcome {
        Ok(())
    }
}
