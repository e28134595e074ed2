//! Functions and lambdas: parameters, defaults, decorators, closures.

use ast::{Expr, Stmt};
use ruff_python_ast as ast;
use ruff_python_ast::name::Name;
use ruff_text_size::{Ranged, TextRange, TextSize};
use taipan_bytecode::{Code, CodeFlags, Const, Op, Parameters};
use taipan_syntax::{ScopeId, ScopeKind, mangle};

use crate::registers::Reg;
use crate::{Compiler, Outcome};

/// `MakeFunction`: what the registers hold.
pub(crate) const DEFAULTS: u32 = 1;
pub(crate) const KEYWORD_DEFAULTS: u32 = 2;
pub(crate) const CLOSURE: u32 = 4;
pub(crate) const ANNOTATE: u32 = 8;

impl<'a> Compiler<'a> {
    pub(crate) fn function_def(&mut self, node: &'a ast::StmtFunctionDef) -> Outcome {
        let at = self.definition_range(&node.decorator_list, node.range);
        self.bind_name(&node.name.id, at, |compiler, into| {
            compiler.decorated(&node.decorator_list, at, into, |compiler, into| {
                if let Some(type_params) = &node.type_params {
                    return compiler.generic_function(node, type_params, into, at);
                }
                let first = compiler.unit.registers.mark();
                let mut holds = compiler.default_values(&node.parameters, at)?;
                if compiler.function_annotations(node, at)? {
                    holds |= ANNOTATE;
                }
                compiler.function(node, first, holds, into, at)
            })
        })
    }

    /// Where a definition stands without its decorators.
    pub(crate) fn definition_range(
        &self,
        decorators: &[ast::Decorator],
        range: TextRange,
    ) -> TextRange {
        let Some(last) = decorators.last() else { return range };
        let mut start = last.range.end().to_usize();
        loop {
            let rest = self.source.get(start..).unwrap_or("");
            let trimmed = rest.trim_start_matches([' ', '\t', '\x0c', '\r', '\n', '\\', ')']);
            start += rest.len() - trimmed.len();
            if !trimmed.starts_with('#') {
                break;
            }
            start += trimmed.find(['\r', '\n']).unwrap_or(trimmed.len());
        }
        TextRange::new(TextSize::new(start as u32).min(range.end()), range.end())
    }

    /// Makes something and passes it through its decorators.
    pub(crate) fn decorated(
        &mut self,
        decorators: &'a [ast::Decorator],
        definition: TextRange,
        into: Reg,
        make: impl FnOnce(&mut Self, Reg) -> Outcome,
    ) -> Outcome {
        let mark = self.unit.registers.mark();
        let mut windows = Vec::new();
        for decorator in decorators {
            let window = self.unit.registers.window(2);
            let at = decorator.expression.range();
            self.expr_to(&decorator.expression, window)?;
            self.emit(at, Op::LoadUnbound, [window + 1, 0, 0], &[]);
            windows.push((window, at));
        }
        if windows.is_empty() {
            make(self, into)?;
        } else {
            let decorated = self.unit.registers.temporary();
            make(self, decorated)?;
        }
        while let Some((window, at)) = windows.pop() {
            let result = windows.last().map_or(into, |(outer, _)| outer + 2);
            self.emit(at, Op::Call, [window, 1, result], &[]);
        }
        if !decorators.is_empty() {
            self.mark(definition);
        }
        self.unit.registers.release(mark);
        Ok(())
    }

    /// Evaluates defaults into the next registers; what they are.
    pub(crate) fn default_values(
        &mut self,
        parameters: &'a ast::Parameters,
        at: TextRange,
    ) -> Outcome<u32> {
        let mut holds = 0;
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults: Vec<&'a Expr> = positional.filter_map(|p| p.default.as_deref()).collect();
        if !defaults.is_empty() {
            holds |= DEFAULTS;
            let into = self.unit.registers.temporary();
            let constant: Option<Vec<_>> =
                defaults.iter().map(|default| self.constant(default)).collect();
            if let Some(values) = constant {
                self.load_constant(Const::Tuple(values), into, at);
            } else {
                for &default in &defaults {
                    let slot = self.unit.registers.temporary();
                    self.expr_to(default, slot)?;
                }
                self.emit(at, Op::BuildTuple, [into, into + 1, defaults.len() as u32], &[]);
                self.unit.registers.release(into + 1);
            }
        }
        if parameters.kwonlyargs.iter().any(|parameter| parameter.default.is_some()) {
            holds |= KEYWORD_DEFAULTS;
            let into = self.unit.registers.temporary();
            let mut count = 0;
            for parameter in &parameters.kwonlyargs {
                let Some(default) = &parameter.default else { continue };
                let slot = self.unit.registers.window(2);
                let name = self.mangled_attribute(&parameter.parameter.name.id);
                self.load_str(&name, slot, at);
                self.expr_to(default, slot + 1)?;
                count += 1;
            }
            self.emit(at, Op::BuildDict, [into, into + 1, count], &[]);
            self.unit.registers.release(into + 1);
        }
        Ok(holds)
    }

    /// Compiles a function's body and makes the function of what is in the
    /// registers from `first`.
    pub(crate) fn function(
        &mut self,
        node: &'a ast::StmtFunctionDef,
        first: Reg,
        holds: u32,
        into: Reg,
        at: TextRange,
    ) -> Outcome {
        let scope = self.parsed.scopes.function(node);
        let line = self.line(node.decorator_list.first().map_or(at, |first| first.range));
        let mut flags = 0;
        if self.parsed.scopes[self.unit.scope].kind == ScopeKind::Class {
            flags |= CodeFlags::METHOD;
        }
        let code = self.function_code(
            scope,
            Some(&node.parameters),
            line,
            flags,
            |compiler| {
                compiler.body(&node.body)?;
                compiler.return_none(TextRange::default());
                Ok(())
            },
            &node.body,
        )?;
        self.make_function(scope, code, first, holds, into, at);
        Ok(())
    }

    pub(crate) fn lambda(&mut self, node: &'a ast::ExprLambda, into: Reg) -> Outcome {
        let scope = self.parsed.scopes.lambda(node);
        let (at, line) = (node.range, self.line(node.range));
        let first = self.unit.registers.mark();
        let holds = match &node.parameters {
            Some(parameters) => self.default_values(parameters, at)?,
            None => 0,
        };
        let parameters = node.parameters.as_deref();
        let code = self.function_code(
            scope,
            parameters,
            line,
            0,
            |compiler| {
                let value = compiler.expr(&node.body)?;
                compiler.emit(node.body.range(), Op::Return, [value, 0, 0], &[]);
                Ok(())
            },
            &[],
        )?;
        self.make_function(scope, code, first, holds, into, at);
        Ok(())
    }

    /// Compiles the code of a function.
    fn function_code(
        &mut self,
        scope: ScopeId,
        parameters: Option<&'a ast::Parameters>,
        line: u32,
        flags: u32,
        body: impl FnOnce(&mut Self) -> Outcome,
        statements: &[Stmt],
    ) -> Outcome<std::sync::Arc<Code>> {
        let here = &self.parsed.scopes[scope];
        let mut flags = flags | CodeFlags::FUNCTION;
        flags |= match (here.is_coroutine, here.is_generator) {
            (true, true) => CodeFlags::ASYNC_GENERATOR,
            (true, false) => CodeFlags::COROUTINE,
            (false, true) => CodeFlags::GENERATOR,
            (false, false) => 0,
        };
        let (names, counts, variadic) = self.parameters(scope, parameters);
        flags |= variadic;
        let outer = self.begin(scope, &names)?;
        self.unit.first_parameter = counts.positional > 0;
        if let Some((doc, _)) = self.docstring(statements) {
            self.constant_index(Const::Str(doc.into_bytes().into()));
            flags |= CodeFlags::HAS_DOCSTRING;
        }
        let generator = self.begin_generator(flags);
        self.make_cells(TextRange::default());
        body(self)?;
        self.end_generator(generator);
        self.finish(outer, flags, counts, line)
    }

    /// The names of parameters in the order of their registers, how many of
    /// which kind, and the flags of the variadic ones.
    fn parameters(
        &self,
        scope: ScopeId,
        parameters: Option<&ast::Parameters>,
    ) -> (Vec<Name>, Parameters, u32) {
        let Some(parameters) = parameters else { return Default::default() };
        let class = self.parsed.scopes[scope].private_class.as_deref();
        let name = |parameter: &ast::Parameter| Name::from(mangle(class, &parameter.name.id));
        let fixed = parameters.iter_non_variadic_params();
        let mut names: Vec<Name> =
            fixed.map(|with_default| name(&with_default.parameter)).collect();
        let mut flags = 0;
        if let Some(parameter) = &parameters.vararg {
            names.push(name(parameter));
            flags |= CodeFlags::VARARGS;
        }
        if let Some(parameter) = &parameters.kwarg {
            names.push(name(parameter));
            flags |= CodeFlags::VARKEYWORDS;
        }
        let counts = Parameters {
            positional_only: parameters.posonlyargs.len() as u16,
            positional: (parameters.posonlyargs.len() + parameters.args.len()) as u16,
            keyword_only: parameters.kwonlyargs.len() as u16,
        };
        (names, counts, flags)
    }

    /// Makes a function of what the registers from `first` hold; the closure
    /// is built here. (In the row's order the closure stands before the
    /// annotate function, which is moved if need be.)
    pub(crate) fn make_function(
        &mut self,
        scope: ScopeId,
        code: std::sync::Arc<Code>,
        first: Reg,
        holds: u32,
        into: Reg,
        at: TextRange,
    ) {
        let mut holds = holds;
        if !self.parsed.scopes[scope].free_variables.is_empty() {
            let mut slot = self.unit.registers.temporary();
            if holds & ANNOTATE != 0 {
                self.move_to(slot, slot - 1, at);
                slot -= 1;
            }
            self.closure(scope, slot, at);
            holds |= CLOSURE;
        }
        let code = self.constant_index(Const::Code(code));
        self.emit(at, Op::MakeFunction, [into, first, holds], &[code]);
        self.unit.registers.release(first);
    }

    /// The tuple of the cells that a function needs.
    fn closure(&mut self, scope: ScopeId, into: Reg, at: TextRange) {
        let free = &self.parsed.scopes[scope].free_variables;
        let cells = self.unit.registers.window(free.len() as u32);
        for (variable, slot) in free.iter().zip(cells..) {
            if let Some(&register) = self.unit.variables.get(&(variable.1, variable.0.clone())) {
                self.move_to(slot, register, at);
            } else if let Some(index) = self.unit.free.iter().position(|free| free == variable) {
                self.emit(at, Op::LoadFreeCell, [slot, index as u32, 0], &[]);
            }
        }
        self.emit(at, Op::BuildTuple, [into, cells, free.len() as u32], &[]);
        self.unit.registers.release(cells);
    }

    /// The docstring of a body, cleaned, and where it stands.
    pub(crate) fn docstring(&self, body: &[Stmt]) -> Option<(String, TextRange)> {
        let Some(Stmt::Expr(first)) = body.first() else { return None };
        let Expr::StringLiteral(literal) = &*first.value else { return None };
        if self.options.optimize >= 2 {
            return None;
        }
        Some((clean_docstring(literal.value.to_str()), first.range))
    }
}

/// Strips the indentation of a docstring, as CPython 3.13 and later does at
/// compile time: the first line loses its leading blanks, the others the margin
/// that they share. Blank lines stay.
fn clean_docstring(text: &str) -> String {
    let expanded: Vec<String> = text.split('\n').map(expand_tabs).collect();
    let indent = |line: &&String| line.len() - line.trim_start_matches(' ').len();
    let has_text = |line: &&String| !line.trim_start_matches(' ').is_empty();
    let margin = expanded.iter().skip(1).filter(has_text).map(|line| indent(&line)).min();
    let lines = expanded.iter().enumerate().map(|(number, line)| {
        let cut = if number == 0 { usize::MAX } else { margin.unwrap_or(0) };
        &line[indent(&line).min(cut)..]
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn expand_tabs(line: &str) -> String {
    let mut expanded = String::with_capacity(line.len());
    let mut column = 0;
    for character in line.chars() {
        if character == '\t' {
            let blanks = 8 - column % 8;
            expanded.extend(std::iter::repeat_n(' ', blanks));
            column += blanks;
        } else {
            expanded.push(character);
            column += 1;
        }
    }
    expanded
}
