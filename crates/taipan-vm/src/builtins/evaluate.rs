//! `compile`, `exec`, `eval`, `globals`, `locals`.
//!
//! Code that runs with separate locals looks its names up in a mapping; code
//! whose locals are its globals uses cells. `compile()` cannot know which it will
//! be, so what it makes uses a mapping, which serves both.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::{NativeDecl, OrNone};
use crate::object::bytes::Bytes;
use crate::object::cell::Cell;
use crate::object::code::Code;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_bytecode::CodeFlags;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_syntax::Mode;

impl Vm {
    /// The namespace of the running frame's globals.
    pub(crate) fn current_globals(&self) -> Option<Dict> {
        self.stacks.frames().last().map(|frame| frame.code.globals())
    }

    /// `locals()` of the running frame: its namespace, or a fresh dict of its
    /// variables.
    pub(crate) fn current_locals(&mut self) -> PyResult<Value> {
        let Some(&frame) = self.stacks.frames().last() else {
            return Err(self.raise(ClassId::SystemError, "frame does not exist"));
        };
        let code = frame.code;
        if code.flags().has(CodeFlags::NAMESPACE) {
            // SAFETY: such a frame holds its namespace in register 0.
            return Ok(unsafe { *frame.base });
        }
        if !code.flags().has(CodeFlags::FUNCTION) {
            return Ok(code.globals().value());
        }
        let dict = Dict::new(self);
        let block = code.shared_block();
        for (register, name) in block.locals.iter().enumerate() {
            // SAFETY: the locals are the frame's first registers.
            let value = unsafe { *frame.base.add(register) };
            let is_cell = block.cells.contains(&(register as u16));
            let value = match value.downcast::<Cell>() {
                Some(cell) if is_cell => cell.get(self),
                _ => value,
            };
            self.put_local(dict, name, value)?;
        }
        let closure = frame.function().closure();
        for (name, cell) in block.free.iter().zip(closure.items()) {
            let value = cell.downcast::<Cell>().map_or(Value::UNBOUND, |cell| cell.get(self));
            self.put_local(dict, name, value)?;
        }
        if let Some(extra) = frame.view(self).and_then(|view| view.extra_variables()) {
            dict.update(extra, self)?;
        }
        Ok(dict.value())
    }

    fn put_local(&mut self, dict: Dict, name: &str, value: Value) -> PyResult<()> {
        if value.is_unbound() || name.starts_with('.') {
            return Ok(());
        }
        let name = self.intern(name)?;
        dict.set_str(name, value, self)
    }

    /// The namespaces that `exec` and `eval` run in, and whether they differ.
    fn namespaces(
        &mut self,
        what: &str,
        globals: OrNone<Value>,
        locals: OrNone<Value>,
    ) -> PyResult<(Dict, Value, bool)> {
        let dict = match globals.0 {
            Some(value) => value.downcast::<Dict>().ok_or_else(|| {
                let got = self.type_name(value);
                self.type_error(if what == "exec" {
                    format!("exec() globals must be a dict, not {got}")
                } else {
                    "globals must be a real dict; try eval(code, {}, mapping)".to_owned()
                })
            })?,
            None => match self.current_globals() {
                Some(globals) => globals,
                None => {
                    return Err(
                        self.raise(ClassId::SystemError, "globals and locals cannot be NULL")
                    );
                }
            },
        };
        let locals = match (locals.0, globals.0) {
            (Some(locals), _) => locals,
            (None, Some(globals)) => globals,
            (None, None) => self.current_locals()?,
        };
        if self.class_of(locals).special(crate::Special::GetItem, self).is_none() {
            let got = self.type_name(locals);
            return Err(self.type_error(if what == "exec" {
                format!("locals must be a mapping or None, not {got}")
            } else {
                "locals must be a mapping".to_owned()
            }));
        }
        let builtins = self.intern("__builtins__")?;
        if dict.get_str(builtins, self).is_none() {
            let namespace = self.builtins().value();
            dict.set_str(builtins, namespace, self)?;
        }
        Ok((dict, locals, !locals.is(dict.value())))
    }

    /// The text of a source argument.
    fn source_text(&mut self, source: Value, what: &str) -> PyResult<String> {
        if let Some(text) = source.downcast::<Str>() {
            if text.to_str().is_none() {
                // The codec says where it is that no UTF-8 can be made.
                self.call_method(source, "encode", &[])?;
            }
            return Ok(text.to_string_lossy().into_owned());
        }
        if let Some(bytes) = source.downcast::<Bytes>() {
            return taipan_syntax::decode_source(bytes.as_slice(), "<string>")
                .map_err(|error| self.syntax_error(&error));
        }
        if let Some(content) = crate::object::bytes::buffer_of(source, self) {
            let content = content.to_vec();
            return taipan_syntax::decode_source(&content, "<string>")
                .map_err(|error| self.syntax_error(&error));
        }
        let object = if what == "compile" { "AST" } else { "code" };
        Err(self.type_error(format!("{what}() arg 1 must be a string, bytes or {object} object")))
    }

    /// Runs source or code in the namespaces that were asked for.
    fn evaluate(
        &mut self,
        what: &str,
        source: Value,
        globals: OrNone<Value>,
        locals: OrNone<Value>,
        closure: OrNone<Value>,
    ) -> PyResult<Value> {
        let (globals, locals, separate) = self.namespaces(what, globals, locals)?;
        if let Some(code) = source.downcast::<Code>() {
            let code = self.relink(code, globals)?;
            let wanted = code.block().free.len();
            let cells = match closure.0 {
                None if wanted == 0 => self.empty_tuple(),
                None if what == "eval" => {
                    return Err(self.type_error(
                        "code object passed to eval() may not contain free variables",
                    ));
                }
                Some(cells) if what == "exec" => match cells.downcast::<Tuple>() {
                    Some(cells)
                        if cells.len() == wanted
                            && cells.items().iter().all(|c| c.is_kind(crate::Kind::Cell)) =>
                    {
                        cells
                    }
                    _ => {
                        return Err(self.type_error(format!(
                            "code object requires a closure of exactly length {wanted}"
                        )));
                    }
                },
                _ => {
                    return Err(self.type_error(format!(
                        "code object requires a closure of exactly length {wanted}"
                    )));
                }
            };
            let function = Function::new(code, cells, Value::NONE, Value::NONE, self);
            return self.run_function_body(function, Some(locals));
        }
        if closure.0.is_some() {
            return Err(self.type_error("closure can only be used when source is a code object"));
        }
        let mode = if what == "eval" { Mode::Eval } else { Mode::Exec };
        let mut text = self.source_text(source, what)?;
        if mode == Mode::Eval {
            text = text.trim_start_matches([' ', '\t']).to_owned();
        }
        let code = self.compile(&text, "<string>", mode, separate, globals)?;
        self.run_code(code, Some(locals))
    }

    /// The code, to run with these globals: itself, or a copy if it is linked to
    /// others.
    pub(crate) fn relink(&mut self, code: Code, globals: Dict) -> PyResult<Code> {
        if code.globals() == globals {
            return Ok(code);
        }
        Code::link(&code.shared_block(), globals, self)
    }
}

/// Execute the given source in the context of globals and locals.
#[native("exec(source, /, globals=None, locals=None, *, closure=None)")]
pub fn exec(
    source: Value,
    globals: OrNone<Value>,
    locals: OrNone<Value>,
    closure: OrNone<Value>,
    vm: &mut Vm,
) -> PyResult<()> {
    vm.evaluate("exec", source, globals, locals, closure).map(|_| ())
}

/// Evaluate the given source in the context of globals and locals.
#[native("eval(source, /, globals=None, locals=None)")]
pub fn eval(
    source: Value,
    globals: OrNone<Value>,
    locals: OrNone<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    vm.evaluate("eval", source, globals, locals, OrNone(None))
}

/// Compile source into a code object that can be executed by exec() or eval().
#[native(
    "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)"
)]
pub fn compile(
    source: Value,
    filename: Value,
    mode: Str,
    flags: i64,
    dont_inherit: bool,
    optimize: i64,
    feature_version: i64,
    vm: &mut Vm,
) -> PyResult<Value> {
    let _ = (dont_inherit, optimize, feature_version);
    if flags & 0x400 != 0 {
        return Err(vm.unsupported("compile() to a syntax tree"));
    }
    let mode = match mode.as_bytes() {
        b"exec" => Mode::Exec,
        b"eval" => Mode::Eval,
        b"single" => Mode::Single,
        _ => {
            return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'"));
        }
    };
    if source.is_kind(crate::Kind::Code) {
        return Ok(source);
    }
    let filename = match filename.downcast::<Str>() {
        Some(name) => name.to_string_lossy().into_owned(),
        None => match filename.downcast::<Bytes>() {
            Some(name) => String::from_utf8_lossy(name.as_slice()).into_owned(),
            None => {
                let got = vm.type_name(filename);
                return Err(
                    vm.type_error(format!("expected str, bytes or os.PathLike object, not {got}"))
                );
            }
        },
    };
    let mut text = vm.source_text(source, "compile")?;
    if mode == Mode::Eval {
        text = text.trim_start_matches([' ', '\t']).to_owned();
    }
    let globals = Dict::new(vm);
    // Whether its locals will be its globals is not known yet: a mapping serves
    // both.
    vm.compile(&text, &filename, mode, true, globals).map(Handle::value)
}

/// Return the dictionary containing the current scope's global variables.
#[native("globals()")]
pub fn globals(vm: &mut Vm) -> PyResult<Value> {
    match vm.current_globals() {
        Some(globals) => Ok(globals.value()),
        None => Err(vm.raise(ClassId::SystemError, "frame does not exist")),
    }
}

/// Return a dictionary containing the current scope's local variables.
#[native("locals()")]
pub fn locals(vm: &mut Vm) -> PyResult<Value> {
    vm.current_locals()
}

/// The functions of this file.
pub static FUNCTIONS: &[&NativeDecl] = &[&EXEC, &EVAL, &COMPILE, &GLOBALS, &LOCALS];
