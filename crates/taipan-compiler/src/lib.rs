//! From a syntax tree whose names are resolved to register bytecode.
//!
//! [`compile`] is the one way in. The compiler is one recursive walk over the
//! tree that emits instructions as it goes (there is no intermediate form: the
//! optimizing tier builds its own). What it decides:
//!
//! - **Registers** (`registers`, `unit`): a local variable *is* a register, and
//!   an operand that is a bound local is used where it is. An expression is
//!   compiled either *anywhere* (`Compiler::expr` says where the value is) or
//!   *into* a register, which is written by the last instruction only, so that
//!   the old value of an assigned variable can be read, and is still there if
//!   the right side raises.
//! - **Names** (`names`): register, cell, closure, global, namespace.
//! - **Control** (`control`): what a `break` or `return` must do on its way out:
//!   `finally` bodies and exits of `with` are compiled once more where they are
//!   left early; exceptions find their handler by table and cost nothing before.
//! - **Scopes that are functions** (`function`, `class`, `comprehension`,
//!   `annotations`, `generics`): each is a `Unit` that becomes a constant of
//!   the enclosing one.
//!
//! Nesting is bounded by the parser, and the walk runs on a stack that holds it.

mod annotations;
mod class;
mod comprehension;
mod constants;
mod control;
mod expr;
mod fold;
mod fstring;
mod function;
mod generator;
mod generics;
mod literal;
mod names;
mod pattern;
mod registers;
mod stmt;
mod unbinding;
mod unit;
mod unparse;

use std::sync::Arc;

use ruff_python_ast as ast;
use ruff_python_ast::name::Name;
use ruff_text_size::{TextRange, TextSize};
use rustc_hash::{FxHashMap, FxHashSet};
use taipan_bytecode::{Code, CodeFlags, Const, Label, Op, Parameters, Position};
use taipan_syntax::{Mode, Parsed, Resolution, ScopeId, ScopeKind, SyntaxError, SyntaxErrorKind};

use crate::registers::Reg;
use crate::unit::Unit;

/// How [`compile`] compiles.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the program was parsed as.
    pub mode: Mode,
    /// 0: `assert` and `__debug__` hold; 1 (`-O`): they do not; 2 (`-OO`): nor
    /// are docstrings kept.
    pub optimize: u8,
    /// Module-level names live in a mapping in register 0 (`exec` with separate
    /// locals).
    pub namespace: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { mode: Mode::Exec, optimize: 0, namespace: false }
    }
}

/// Compiles a program.
///
/// # Errors
/// What is a program by its syntax but too large for the machine, and the few
/// errors that CPython's code generator finds.
pub fn compile(
    parsed: &Parsed,
    filename: &str,
    options: &Options,
) -> Result<Arc<Code>, SyntaxError> {
    // Debug builds have large frames: the walk takes several functions a level.
    let frame = if cfg!(debug_assertions) { 16 * 1024 } else { 4 * 1024 };
    parsed.with_stack(frame, |parsed| {
        let code = Compiler::new(parsed, filename, options).program().map_err(|error| *error)?;
        if cfg!(debug_assertions) {
            let verified = taipan_bytecode::verify::verify(&code);
            debug_assert_eq!(verified, Ok(()), "{filename}");
        }
        Ok(code)
    })
}

type Outcome<T = ()> = Result<T, Box<SyntaxError>>;

/// The most code blocks inside one another: what holds them (dropping one,
/// loading one) recurses.
const MAX_NESTING: usize = 1000;

/// The state of the walk.
struct Compiler<'a> {
    parsed: &'a Parsed,
    source: &'a str,
    filename: Arc<str>,
    options: &'a Options,
    /// The block being built.
    unit: Box<Unit<'a>>,
    /// How many blocks are open around it.
    nesting: usize,
    /// Names that something in the program unbinds.
    unbindable: FxHashSet<Name>,
    /// Where `:=` stands in the source (and where it may seem to).
    rebinding: Vec<u32>,
    /// The attributes of `self` that the methods of the open classes assign.
    static_attributes: Vec<Vec<Name>>,
    /// The numbers of conditional annotations, by where they stand.
    annotation_numbers: FxHashMap<TextSize, u32>,
    last_position: (TextRange, Position),
}

impl<'a> Compiler<'a> {
    fn new(parsed: &'a Parsed, filename: &str, options: &'a Options) -> Self {
        let source = &*parsed.source;
        let rebinding = source.match_indices(":=").map(|(at, _)| at as u32).collect();
        Compiler {
            parsed,
            source,
            filename: Arc::from(filename),
            options,
            unit: Box::new(Unit::new(ScopeId::MODULE, Vec::new())),
            nesting: 0,
            unbindable: unbinding::unbound_names(&parsed.ast),
            rebinding,
            static_attributes: Vec::new(),
            annotation_numbers: FxHashMap::default(),
            last_position: Default::default(),
        }
    }

    fn program(mut self) -> Outcome<Arc<Code>> {
        self.begin(ScopeId::MODULE, &[])?;
        let nowhere = TextRange::default();
        let scope = self.parsed.scopes.module();
        let mut flags = 0;
        if scope.is_coroutine {
            flags |=
                if scope.is_generator { CodeFlags::ASYNC_GENERATOR } else { CodeFlags::COROUTINE };
        }
        let body = self.begin_generator(flags);
        self.make_cells(nowhere);
        match &self.parsed.ast {
            ast::Mod::Expression(node) => {
                let value = self.expr(&node.body)?;
                self.emit(nowhere, Op::Return, [value, 0, 0], &[]);
            }
            ast::Mod::Module(node) => {
                self.module_body(node)?;
                self.return_none(nowhere);
            }
        }
        self.end_generator(body);
        let outer = Box::new(Unit::new(ScopeId::MODULE, Vec::new()));
        self.finish(outer, flags, Parameters::default(), 1)
    }

    fn module_body(&mut self, node: &'a ast::ModModule) -> Outcome {
        if self.options.mode == Mode::Exec
            && let Some((doc, at)) = self.docstring(&node.body)
        {
            self.store_constant("__doc__", Const::Str(doc.into_bytes().into()), at);
        }
        self.module_annotations(&node.body)?;
        self.body(&node.body)
    }

    /// Begins a new block for the frame of `scope`, which has these parameters,
    /// and gives back the enclosing one.
    fn begin(&mut self, scope: ScopeId, parameters: &[Name]) -> Outcome<Box<Unit<'a>>> {
        self.nesting += 1;
        if self.nesting > MAX_NESTING {
            return Err(self.too_deep());
        }
        let mut locals: Vec<(ScopeId, Name)> = Vec::new();
        let here = &self.parsed.scopes[scope];
        let namespace = here.kind == ScopeKind::Class
            || here.kind == ScopeKind::Module && self.options.namespace;
        if namespace {
            locals.push((scope, Name::new_static(".namespace")));
        }
        locals.extend(parameters.iter().map(|name| (scope, name.clone())));
        if here.kind == ScopeKind::Class {
            let cells = here.cell_variables().map(|name| (scope, Name::new(name)));
            locals.extend(cells);
            if here.has_conditional_annotations && !self.parsed.future.annotations {
                locals.push((scope, Name::new_static("__conditional_annotations__")));
            }
        } else if here.kind.is_function_like() {
            self.variables_of(scope, &mut locals);
        }
        self.inlined_variables(scope, &mut locals);
        let names = locals.iter().map(|(_, name)| Arc::from(name.as_str())).collect();
        let mut unit = Unit::new(scope, names);
        unit.namespace = namespace;
        unit.free = here.free_variables.clone();
        for (register, (owner, name)) in locals.into_iter().enumerate() {
            if self.unbindable.contains(&name) {
                unit.set_unbindable(register as Reg);
            }
            let symbol = self.parsed.scopes.lookup(owner, &name);
            let is_cell = match self.parsed.scopes[owner].kind {
                ScopeKind::Class => register > 0,
                _ => symbol.is_some_and(|symbol| symbol.resolution == Resolution::Cell),
            };
            if is_cell {
                unit.cells.push(register as u16);
            }
            unit.variables.entry((owner, name)).or_insert(register as Reg);
        }
        for register in 0..parameters.len() + usize::from(namespace) {
            unit.set_bound(register as Reg);
        }
        Ok(std::mem::replace(&mut self.unit, Box::new(unit)))
    }

    /// The local variables of a scope that are not among `locals` yet.
    fn variables_of(&self, scope: ScopeId, locals: &mut Vec<(ScopeId, Name)>) {
        let known: FxHashSet<Name> =
            locals.iter().filter(|(of, _)| *of == scope).map(|(_, name)| name.clone()).collect();
        for symbol in &self.parsed.scopes[scope].symbols {
            let is_local = matches!(symbol.resolution, Resolution::Local | Resolution::Cell);
            if is_local && symbol.owner == Some(scope) && !known.contains(&symbol.name) {
                locals.push((scope, symbol.name.clone()));
            }
        }
    }

    /// The variables of the comprehensions that run in the frame of `scope`.
    fn inlined_variables(&self, scope: ScopeId, locals: &mut Vec<(ScopeId, Name)>) {
        for &child in &self.parsed.scopes[scope].children {
            if self.parsed.scopes[child].inlined {
                self.variables_of(child, locals);
                self.inlined_variables(child, locals);
            }
        }
    }

    /// Makes the cells of the frame's own cell variables.
    fn make_cells(&mut self, at: TextRange) {
        let frame = self.unit.frame;
        let mut own: Vec<Reg> = self
            .unit
            .variables
            .iter()
            .filter(|((owner, _), register)| {
                *owner == frame && self.unit.cells.contains(&(**register as u16))
            })
            .map(|(_, &register)| register)
            .collect();
        own.sort_unstable();
        for register in own {
            self.emit(at, Op::MakeCell, [register, 0, 0], &[]);
        }
    }

    /// Ends the block: `outer` is the current one again.
    fn finish(
        &mut self,
        outer: Box<Unit<'a>>,
        flags: u32,
        parameters: Parameters,
        first_line: u32,
    ) -> Outcome<Arc<Code>> {
        let unit = *std::mem::replace(&mut self.unit, outer);
        self.nesting -= 1;
        let scope = &self.parsed.scopes[unit.frame];
        let mut flags = flags;
        if unit.namespace {
            flags |= CodeFlags::NAMESPACE;
        }
        if scope.nested {
            flags |= CodeFlags::NESTED;
        }
        if self.parsed.future.annotations {
            flags |= CodeFlags::FUTURE_ANNOTATIONS;
        }
        let Ok(registers) = u16::try_from(unit.registers.count()) else {
            return Err(self.error("too many local variables and temporary values", scope.range));
        };
        let built = unit.builder.finish();
        let code = Code {
            name: Arc::from(scope.name.as_str()),
            qualified_name: Arc::from(scope.qualname.as_str()),
            filename: self.filename.clone(),
            first_line,
            flags: CodeFlags(flags),
            parameters,
            registers,
            locals: unit.locals,
            cells: unit.cells,
            free: unit.free.iter().map(|(name, _)| Arc::from(name.as_str())).collect(),
            instructions: built.instructions,
            constants: unit.constants.into_values(),
            names: unit.names.into_names(),
            handlers: built.handlers,
            positions: built.positions,
        };
        Ok(Arc::new(code))
    }

    fn error(&self, message: impl Into<String>, range: TextRange) -> Box<SyntaxError> {
        let lines = &self.parsed.lines;
        let start = lines.location(self.source, range.start());
        let end = lines.location(self.source, range.end());
        Box::new(SyntaxError {
            kind: SyntaxErrorKind::SyntaxError,
            message: message.into(),
            filename: self.filename.to_string(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: i32::try_from(end.column).unwrap_or(i32::MAX),
            text: lines.line_text(self.source, start.line).map(str::to_owned),
            warnings: Vec::new(),
            incomplete: false,
            late: false,
        })
    }

    fn too_deep(&self) -> Box<SyntaxError> {
        let mut error =
            self.error("maximum recursion depth exceeded during compilation", TextRange::default());
        error.kind = SyntaxErrorKind::RecursionError;
        error
    }

    /// The position of a range; an empty range is none.
    fn position(&mut self, range: TextRange) -> Position {
        if range.is_empty() {
            return Position::default();
        }
        if self.last_position.0 == range {
            return self.last_position.1;
        }
        let lines = &self.parsed.lines;
        let position = Position {
            line: lines.line(range.start()),
            end_line: lines.line(range.end()),
            column: lines.byte_column(range.start()),
            end_column: lines.byte_column(range.end()),
        };
        self.last_position = (range, position);
        position
    }

    /// The line on which a range begins.
    fn line(&self, range: TextRange) -> u32 {
        self.parsed.lines.line(range.start())
    }

    /// Emits an instruction. See [`taipan_bytecode::Builder::emit`].
    fn emit(&mut self, at: TextRange, op: Op, operands: [u32; 3], words: &[u32]) {
        let position = self.position(at);
        self.unit.builder.emit(op, operands, words, position);
    }

    /// A statement that has no instructions stands here.
    fn mark(&mut self, at: TextRange) {
        let position = self.position(at);
        self.unit.builder.mark(position);
    }

    /// Emits a jump or branch.
    /// A jump or branch, backward if the label is bound already.
    fn jump(&mut self, at: TextRange, op: Op, operands: [u32; 3], target: Label) {
        let position = self.position(at);
        let op = if self.unit.builder.is_bound(target) {
            op.backward()
        } else {
            self.unit.note_jump(target);
            op
        };
        self.unit.builder.emit_jump(op, operands, target, position);
    }

    fn label(&mut self) -> Label {
        self.unit.builder.label()
    }

    fn move_to(&mut self, into: Reg, from: Reg, at: TextRange) {
        if into != from {
            self.emit(at, Op::Move, [into, from, 0], &[]);
        }
    }

    fn constant_index(&mut self, value: Const) -> u32 {
        self.unit.constants.add(value)
    }

    fn load_constant(&mut self, value: Const, into: Reg, at: TextRange) {
        let op = match value {
            Const::None => Op::LoadNone,
            Const::Bool(true) => Op::LoadTrue,
            Const::Bool(false) => Op::LoadFalse,
            Const::Int(number) if i16::try_from(number).is_ok() => {
                let bits = u32::from(number as i16 as u16);
                return self.emit(at, Op::LoadInt, [into, bits, 0], &[]);
            }
            _ => {
                let index = self.constant_index(value);
                return self.emit(at, Op::LoadConst, [into, index, 0], &[]);
            }
        };
        self.emit(at, op, [into, 0, 0], &[]);
    }

    fn load_str(&mut self, text: &str, into: Reg, at: TextRange) {
        self.load_constant(Const::Str(Arc::from(text.as_bytes())), into, at);
    }

    fn store_constant(&mut self, name: &str, value: Const, at: TextRange) {
        let mark = self.unit.registers.mark();
        let temporary = self.unit.registers.temporary();
        self.load_constant(value, temporary, at);
        self.store_mangled(name, temporary, at);
        self.unit.registers.release(mark);
    }

    fn return_none(&mut self, at: TextRange) {
        let mark = self.unit.registers.mark();
        let temporary = self.unit.registers.temporary();
        self.emit(at, Op::LoadNone, [temporary, 0, 0], &[]);
        self.emit(at, Op::Return, [temporary, 0, 0], &[]);
        self.unit.registers.release(mark);
    }
}
