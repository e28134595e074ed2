//! From source text to code objects.

use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::object::code::Code;
use crate::object::dict::Dict;
use crate::vm::Vm;
use taipan_compiler::Options;
use taipan_syntax::{Mode, ParseOptions, SyntaxError};

impl Vm {
    /// Parses and compiles `source`, to run with these globals.
    pub fn compile(
        &mut self,
        source: &str,
        filename: &str,
        mode: Mode,
        namespace: bool,
        globals: Dict,
    ) -> PyResult<Code> {
        let parsed = taipan_syntax::parse(source, filename, mode, &ParseOptions::default())
            .map_err(|error| self.syntax_error(&error))?;
        let options = Options { mode, optimize: self.config.optimize, namespace };
        let block = taipan_compiler::compile(&parsed, filename, &options)
            .map_err(|error| self.syntax_error(&error))?;
        Code::link(&block, globals, self)
    }

    /// Raises a `SyntaxError` (or what else the parser reports).
    #[cold]
    pub fn syntax_error(&mut self, error: &SyntaxError) -> Raised {
        self.raise(ClassId::SyntaxError, &error.message)
    }
}
