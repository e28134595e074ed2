//! `__main__`: the program itself as a module.

use crate::error::PyResult;
use crate::handle::Handle;
use crate::object::dict::Dict;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::vm::Vm;
use std::sync::Arc;
use taipan_heap::Value;
use taipan_syntax::Mode;

/// The text of a program, and what it is called in tracebacks.
#[derive(Clone, Copy, Debug)]
pub struct Program<'a> {
    /// The text, in the encoding that its first lines name.
    pub source: &'a [u8],
    /// `co_filename`.
    pub filename: &'a str,
    /// Is it a file? Then it has `__file__`; else its text is kept for
    /// tracebacks if it has no other name than that.
    pub is_file: bool,
    /// `__package__`; absent: `None`.
    pub package: Option<&'a str>,
}

impl Vm {
    /// Makes the module `__main__`.
    pub fn make_main(&mut self) -> PyResult<Module> {
        let globals = Dict::new(self);
        let module = Module::new(globals, self);
        let name = self.intern("__main__")?;
        module.add("__name__", name.value(), self)?;
        for absent in ["__doc__", "__package__", "__loader__", "__spec__"] {
            module.add(absent, Value::NONE, self)?;
        }
        let modules = self.modules();
        if let Some(builtins) = modules.get_str(self.intern("builtins")?, self) {
            module.add("__builtins__", builtins, self)?;
        }
        modules.set_str(name, module.value(), self)?;
        Ok(module)
    }

    /// Runs a program as `__main__`.
    pub fn run_main(&mut self, program: Program<'_>) -> PyResult<()> {
        let main = self.make_main()?;
        if program.is_file {
            let file = Str::new(program.filename, self)?;
            main.add("__file__", file.value(), self)?;
            main.add("__cached__", Value::NONE, self)?;
        }
        if let Some(package) = program.package {
            let package = Str::new(package, self)?;
            main.add("__package__", package.value(), self)?;
        }
        let source = taipan_syntax::decode_source(program.source, program.filename)
            .map_err(|error| self.syntax_error(&error))?;
        let globals = main.dict(self);
        let block = self.compile_block(&source, program.filename, Mode::Exec, false)?;
        if program.filename == "<string>" {
            self.sources.add(Arc::clone(&block.filename), &source);
        }
        let code = crate::object::code::Code::link(&block, globals, self)?;
        self.run_code(code, None).map(|_| ())
    }
}
