//! From source text to code objects.

use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle::{Downcast, Handle};
use crate::object::code::Code;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::exception::special::SYNTAX_FIELDS;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::observe::counts::Phase;
use crate::vm::Vm;
use std::sync::Arc;
use taipan_compiler::Options;
use taipan_heap::{Charge, Value};
use taipan_syntax::{Mode, ParseOptions, SyntaxError, SyntaxErrorKind};

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
        let block = self.compile_block(source, filename, mode, namespace)?;
        Code::link(&block, globals, self)
    }

    /// Parses and compiles `source`.
    pub(crate) fn compile_block(
        &mut self,
        source: &str,
        filename: &str,
        mode: Mode,
        namespace: bool,
    ) -> PyResult<Arc<taipan_bytecode::Code>> {
        let _charge = self.charge_compilation(source)?;
        let parsed = self.timed(Phase::Parse, |_| {
            taipan_syntax::parse(source, filename, mode, &ParseOptions::default())
        });
        let parsed = match parsed {
            Ok(parsed) => parsed,
            Err(mut error) => {
                self.show_warnings(&error.warnings, source, filename)?;
                if error.late {
                    self.forget_text(&mut error);
                }
                return Err(self.syntax_error(&error));
            }
        };
        self.show_warnings(&parsed.warnings, source, filename)?;
        let options = Options { mode, optimize: self.config.optimize, namespace };
        self.timed(Phase::Compile, |_| taipan_compiler::compile(&parsed, filename, &options))
            .map_err(|mut error| {
                self.forget_text(&mut error);
                self.syntax_error(&error)
            })
    }

    /// The compiler's errors show a line only where it can be read from a file.
    fn forget_text(&self, error: &mut SyntaxError) {
        let file = std::path::Path::new(&error.filename);
        if self.config.host.file_kind(file) != Some(crate::host::FileKind::File) {
            error.text = None;
        }
    }

    /// Memory for the tree of a program text, which is made outside the heap.
    fn charge_compilation(&self, source: &str) -> PyResult<Charge> {
        /// Bytes that a tree takes for each byte of its text, where that is dense
        /// (`1,1,1,`); most texts take a tenth of it.
        const DENSEST: usize = 100;
        /// Shorter texts are not worth asking.
        const SHORT: usize = 100_000;
        let mut charge = self.heap.charge();
        if source.len() > SHORT {
            let bytes = source.len().saturating_mul(DENSEST);
            self.heap.raise_charge(&mut charge, bytes).map_err(|_| self.memory_error())?;
        }
        Ok(charge)
    }

    /// Runs Python code of the library's in these globals.
    pub fn run_library(&mut self, source: &str, filename: &str, globals: Dict) -> PyResult<()> {
        let code = self.compile(source, filename, Mode::Exec, false, globals)?;
        self.run_code(code, None).map(|_| ())
    }

    /// Writes the parser's warnings to standard error as the warnings module does.
    fn show_warnings(
        &mut self,
        warnings: &[taipan_syntax::SyntaxWarning],
        source: &str,
        filename: &str,
    ) -> PyResult<()> {
        for warning in warnings {
            if self.warn_by_module(warning, source, filename)? {
                continue;
            }
            let line = warning.line as usize;
            let mut text = format!("{filename}:{line}: SyntaxWarning: {}\n", warning.message);
            if !filename.starts_with('<')
                && let Some(line) = source.lines().nth(line.saturating_sub(1))
            {
                text.push_str(&format!("  {}\n", line.trim()));
            }
            self.flush_stream(crate::host::Stream::Out)?;
            self.write_stream(crate::host::Stream::Err, text.as_bytes())?;
        }
        Ok(())
    }

    /// Lets the `warnings` module decide, if the program has imported it. Where its
    /// filters make the warning an error, it is the `SyntaxError` of that place.
    fn warn_by_module(
        &mut self,
        warning: &taipan_syntax::SyntaxWarning,
        source: &str,
        filename: &str,
    ) -> PyResult<bool> {
        let name = self.intern("warn_explicit")?;
        let module = self.modules().get_str(self.intern("warnings")?, self);
        let Some(module) = module else { return Ok(false) };
        // There is none while the module is being imported.
        let Some(warn) = self.try_get_attr(module, name)? else { return Ok(false) };
        let category = self.class(ClassId::SyntaxWarning).value();
        let text = Str::new(&warning.message, self)?.value();
        let file = Str::new(filename, self)?.value();
        let line = Value::int(i64::from(warning.line));
        let Err(raised) = self.call(warn, &[text, category, file, line]) else {
            return Ok(true);
        };
        self.catch(raised, ClassId::SyntaxWarning)?;
        let index = (warning.line as usize).saturating_sub(1);
        let line_text = source.lines().nth(index).map(str::to_owned);
        let mut error = SyntaxError::of_warning(warning, filename, line_text);
        if error.late {
            self.forget_text(&mut error);
        }
        Err(self.syntax_error(&error))
    }

    /// Raises a `SyntaxError` (or what else the parser reports), with the place
    /// and the text of the line.
    #[cold]
    pub fn syntax_error(&mut self, error: &SyntaxError) -> Raised {
        let class = match error.kind {
            SyntaxErrorKind::SyntaxError => ClassId::SyntaxError,
            SyntaxErrorKind::IndentationError => ClassId::IndentationError,
            SyntaxErrorKind::TabError => ClassId::TabError,
            SyntaxErrorKind::RecursionError => {
                return self.raise(ClassId::RecursionError, &error.message);
            }
            SyntaxErrorKind::MemoryError => {
                return self.raise(ClassId::MemoryError, &error.message);
            }
        };
        match self.make_syntax_error(class, error) {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }

    fn make_syntax_error(&mut self, class: ClassId, error: &SyntaxError) -> PyResult<Value> {
        let message = Str::new(&error.message, self)?.value();
        let filename = Str::new(&error.filename, self)?.value();
        let text = match &error.text {
            Some(text) => Str::new(text, self)?.value(),
            None => Value::NONE,
        };
        let known = error.line != 0 || error.text.is_some();
        let number = |n: i64| Value::int(n);
        let details = [
            filename,
            number(i64::from(error.line)),
            number(i64::from(error.column)),
            text,
            number(i64::from(error.end_line)),
            number(i64::from(error.end_column)),
        ];
        let value = if known {
            let details = Tuple::small(details, self);
            self.exception_of(class, &[message, details.value()])
        } else {
            self.exception_of(class, &[message])
        };
        let Some(exception) = value.downcast::<Exception>() else { return Ok(value) };
        exception.set_named_field("msg", message, self)?;
        for (name, value) in SYNTAX_FIELDS.iter().zip(details) {
            exception.set_named_field(name, if known { value } else { Value::NONE }, self)?;
        }
        exception.set_named_field("print_file_and_line", Value::NONE, self)?;
        Ok(value)
    }
}
