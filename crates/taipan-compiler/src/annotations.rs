//! Annotations.
use crate::{Compiler, Outcome};
use ruff_python_ast as ast;
use ruff_text_size::TextRange;

impl<'a> Compiler<'a> {
    pub(crate) fn module_annotations(&mut self, _body: &'a [ast::Stmt]) -> Outcome {
        Ok(())
    }
    pub(crate) fn class_annotations(&mut self, _body: &'a [ast::Stmt]) -> Outcome {
        Ok(())
    }
    pub(crate) fn class_annotations_set(&mut self, _at: TextRange) {}
    pub(crate) fn function_annotations(
        &mut self,
        _n: &'a ast::StmtFunctionDef,
        _at: TextRange,
    ) -> Outcome<bool> {
        Ok(false)
    }
    pub(crate) fn note_annotation(
        &mut self,
        _n: &'a ast::StmtAnnAssign,
        _name: &str,
        _at: TextRange,
    ) -> Outcome {
        Ok(())
    }
}
