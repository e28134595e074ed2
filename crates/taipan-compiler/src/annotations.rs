//! Annotations (PEP 649 and 749).
//!
//! They are not evaluated where they stand but by a function
//! `__annotate__(format)` of the function, class or module. In a module (where
//! an import may ask for them half-way) and inside `if`, `for`, … of a class it
//! includes only the annotations whose statement has been executed: each has a
//! number, which the statement adds to the set `__conditional_annotations__`.
//!
//! Under `from __future__ import annotations` the values are the source texts.

use std::sync::Arc;

use ast::{ExceptHandler, Expr, Stmt};
use ruff_python_ast as ast;
use ruff_python_ast::name::Name;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::{Code, CodeFlags, CompareOp, Const, Intrinsic1, Op, Parameters};
use taipan_syntax::{ScopeId, ScopeKind};

use crate::function::DEFAULTS;
use crate::registers::Reg;
use crate::unparse::unparse;
use crate::{Compiler, Outcome};

/// The last format that a compiled `__annotate__` knows:
/// `annotationlib.Format.VALUE_WITH_FAKE_GLOBALS`.
const LAST_FORMAT: i64 = 2;
const EXECUTED: &str = "__conditional_annotations__";

/// An annotated name of a module or class.
struct Annotated<'a> {
    node: &'a ast::StmtAnnAssign,
    name: &'a Name,
    /// Its number in the set, if it is conditional.
    number: Option<u32>,
}

impl<'a> Compiler<'a> {
    /// The annotate function of a module, made before anything runs.
    pub(crate) fn module_annotations(&mut self, body: &'a [Stmt]) -> Outcome {
        let at = TextRange::default();
        if self.parsed.future.annotations {
            return self.set_up_strings(body);
        }
        let Some(scope) = self.parsed.scopes.module().annotations else { return Ok(()) };
        let mark = self.unit.registers.mark();
        let value = self.unit.registers.temporary();
        self.emit(at, Op::BuildSet, [value, value, 0], &[]);
        self.store_mangled(EXECUTED, value, at);
        let annotated = self.annotated_names(body, true);
        self.annotate_function(scope, &annotated, value, at)?;
        self.store_mangled("__annotate__", value, at);
        self.unit.registers.release(mark);
        Ok(())
    }

    /// Before a class body: the set of its executed annotations.
    pub(crate) fn class_annotations_set(&mut self, body: &'a [Stmt], at: TextRange) -> Outcome {
        if self.parsed.future.annotations {
            return self.set_up_strings(body);
        }
        if let Some(cell) = self.class_cell(EXECUTED) {
            let mark = self.unit.registers.mark();
            let value = self.unit.registers.temporary();
            self.emit(at, Op::BuildSet, [value, value, 0], &[]);
            self.emit(at, Op::StoreCell, [value, cell, 0], &[]);
            self.unit.registers.release(mark);
        }
        // The statements of the body must know their numbers.
        self.annotated_names(body, false);
        Ok(())
    }

    /// Behind a class body: its annotate function.
    pub(crate) fn class_annotations(&mut self, body: &'a [Stmt]) -> Outcome {
        let Some(scope) = self.parsed.scopes[self.unit.frame].annotations else { return Ok(()) };
        if self.parsed.future.annotations || !self.unit.builder.reachable() {
            return Ok(());
        }
        let mark = self.unit.registers.mark();
        let at = TextRange::default();
        let annotated = self.annotated_names(body, false);
        let value = self.unit.registers.temporary();
        self.annotate_function(scope, &annotated, value, at)?;
        self.store_mangled("__annotate_func__", value, at);
        self.unit.registers.release(mark);
        Ok(())
    }

    fn set_up_strings(&mut self, body: &'a [Stmt]) -> Outcome {
        if self.annotated_names(body, false).is_empty() {
            return Ok(());
        }
        let at = TextRange::default();
        let namespace = self.unit.registers.temporary();
        let op = if self.unit.namespace { Op::LoadNamespace } else { Op::LoadNone };
        self.emit(at, op, [namespace, 0, 0], &[]);
        let kind = Intrinsic1::SetupAnnotations as u32;
        self.emit(at, Op::Intrinsic1, [namespace, namespace, kind], &[]);
        self.unit.registers.release(namespace);
        Ok(())
    }

    /// The annotated names of a body in the order of their statements, which
    /// get their numbers.
    fn annotated_names(&mut self, body: &'a [Stmt], all_conditional: bool) -> Vec<Annotated<'a>> {
        let mut found = Vec::new();
        collect(body, all_conditional, &mut found);
        let mut next = 0;
        for annotated in &mut found {
            if let Some(number) = &mut annotated.number {
                *number = next;
                next += 1;
                self.annotation_numbers.insert(annotated.node.range.start(), *number);
            }
        }
        found
    }

    fn annotate_function(
        &mut self,
        scope: ScopeId,
        annotated: &[Annotated<'a>],
        into: Reg,
        at: TextRange,
    ) -> Outcome {
        let line = annotated.first().map_or(1, |first| self.line(first.node.range));
        let code = self.lazy_code(scope, line, |compiler, into| {
            compiler.emit(at, Op::BuildDict, [into, into, 0], &[]);
            for Annotated { node, name, number } in annotated {
                let skip = compiler.label();
                let entry = compiler.unit.registers.window(2);
                if let Some(number) = number {
                    compiler.load_constant(Const::Int(i64::from(*number)), entry, at);
                    compiler.load_place(EXECUTED, entry + 1, at);
                    let operands = [entry, entry + 1, CompareOp::In as u32];
                    compiler.jump(at, Op::BranchCompare, operands, skip);
                }
                let name = compiler.mangled_attribute(name);
                compiler.load_str(&name, entry, node.target.range());
                compiler.annotation(&node.annotation, entry + 1)?;
                compiler.emit(node.range, Op::DictSet, [into, entry, entry + 1], &[]);
                compiler.unit.registers.release(entry);
                compiler.unit.bind(skip);
            }
            Ok(())
        })?;
        let first = self.unit.registers.mark();
        self.make_function(scope, code, first, 0, into, at);
        Ok(())
    }

    /// The code of a lazily evaluated scope: `format` is its one parameter;
    /// `body` puts the value into a register.
    fn lazy_code(
        &mut self,
        scope: ScopeId,
        line: u32,
        body: impl FnOnce(&mut Self, Reg) -> Outcome,
    ) -> Outcome<Arc<Code>> {
        let at = TextRange::default();
        let outer = self.begin(scope, &[Name::new_static(".format")])?;
        self.unit.locals[0] = Arc::from("format");
        self.make_cells(at);
        let supported = self.label();
        let value = self.unit.registers.temporary();
        let last = self.constant_index(Const::Int(LAST_FORMAT));
        let operands = [0, last, CompareOp::Gt as u32];
        self.jump(at, Op::BranchCompareK, operands, supported);
        let error = self.unit.names.add("NotImplementedError");
        self.emit(at, Op::LoadGlobal, [value, error, 0], &[]);
        self.emit(at, Op::Raise, [value, 0, 1], &[]);
        self.unit.bind(supported);
        body(self, value)?;
        self.emit(at, Op::Return, [value, 0, 0], &[]);
        let parameters = Parameters { positional_only: 1, positional: 1, keyword_only: 0 };
        self.finish(outer, CodeFlags::FUNCTION, parameters, line)
    }

    /// An annotation's value: `*Ts` is the one element of its unpacking.
    fn annotation(&mut self, expr: &'a Expr, into: Reg) -> Outcome {
        if self.parsed.future.annotations {
            self.load_str(&unparse(expr), into, expr.range());
            return Ok(());
        }
        self.lazy_value(expr, into)
    }

    fn lazy_value(&mut self, expr: &'a Expr, into: Reg) -> Outcome {
        let Expr::Starred(node) = expr else { return self.expr_to(expr, into) };
        self.expr_to(&node.value, into)?;
        let element = self.unit.registers.temporary();
        self.emit(node.range, Op::Unpack, [into, element, 1], &[]);
        self.move_to(into, element, node.range);
        self.unit.registers.release(element);
        Ok(())
    }

    /// Makes the function that evaluates a type alias, or a bound or default of
    /// a type parameter.
    pub(crate) fn lazy_function(&mut self, scope: ScopeId, value: &'a Expr, into: Reg) -> Outcome {
        let at = value.range();
        let code = self.lazy_code(scope, self.line(at), |c, into| c.lazy_value(value, into))?;
        let defaults = self.unit.registers.temporary();
        self.load_constant(Const::Tuple(vec![Const::Int(1)]), defaults, at);
        self.make_function(scope, code, defaults, DEFAULTS, into, at);
        Ok(())
    }

    /// Makes the annotate function of a function in the next register, if its
    /// signature has annotations.
    pub(crate) fn function_annotations(
        &mut self,
        node: &'a ast::StmtFunctionDef,
        at: TextRange,
    ) -> Outcome<bool> {
        let Some(scope) = self.parsed.scopes.signature_annotations(node) else {
            return Ok(false);
        };
        let parameters = &*node.parameters;
        let plain = parameters.args.iter().chain(&parameters.posonlyargs).map(|p| &p.parameter);
        let keyword = parameters.kwonlyargs.iter().map(|p| &p.parameter);
        let all = plain
            .chain(parameters.vararg.as_deref())
            .chain(keyword)
            .chain(parameters.kwarg.as_deref());
        let mut annotated: Vec<(&'a str, &'a Expr)> = all
            .filter_map(|parameter| {
                Some((parameter.name.id.as_str(), parameter.annotation.as_deref()?))
            })
            .collect();
        annotated.extend(node.returns.as_deref().map(|returns| ("return", returns)));
        let into = self.unit.registers.temporary();
        let code = self.lazy_code(scope, self.line(at), |compiler, into| {
            compiler.emit(at, Op::BuildDict, [into, into, 0], &[]);
            for (name, expr) in annotated {
                let entry = compiler.unit.registers.window(2);
                let name = compiler.mangled_attribute(name);
                compiler.load_str(&name, entry, at);
                compiler.annotation(expr, entry + 1)?;
                compiler.emit(at, Op::DictSet, [into, entry, entry + 1], &[]);
                compiler.unit.registers.release(entry);
            }
            Ok(())
        })?;
        let first = self.unit.registers.mark();
        self.make_function(scope, code, first, 0, into, at);
        Ok(true)
    }

    /// An annotated name's statement is executed.
    pub(crate) fn note_annotation(
        &mut self,
        node: &'a ast::StmtAnnAssign,
        name: &str,
        at: TextRange,
    ) -> Outcome {
        let kind = self.parsed.scopes[self.unit.frame].kind;
        if !matches!(kind, ScopeKind::Module | ScopeKind::Class) {
            return Ok(());
        }
        let mark = self.unit.registers.mark();
        let pair = self.unit.registers.window(2);
        if self.parsed.future.annotations {
            let value = self.unit.registers.temporary();
            self.annotation(&node.annotation, value)?;
            self.load_place("__annotations__", pair, at);
            let name = self.mangled_attribute(name);
            self.load_str(&name, pair + 1, at);
            self.emit(at, Op::SetItem, [pair, pair + 1, value], &[]);
        } else if let Some(&number) = self.annotation_numbers.get(&node.range.start()) {
            match self.class_cell(EXECUTED) {
                Some(cell) => self.emit(at, Op::LoadCell, [pair, cell, 0], &[]),
                None => self.load_place(EXECUTED, pair, at),
            }
            self.load_constant(Const::Int(i64::from(number)), pair + 1, at);
            self.emit(at, Op::SetAdd, [pair, pair + 1, 0], &[]);
        }
        self.unit.registers.release(mark);
        Ok(())
    }
}

/// Collects the annotated names of a block, not those of blocks inside that are
/// functions or classes.
fn collect<'a>(body: &'a [Stmt], conditional: bool, found: &mut Vec<Annotated<'a>>) {
    for statement in body {
        match statement {
            Stmt::AnnAssign(node) if node.simple => {
                if let Expr::Name(name) = &*node.target {
                    let number = conditional.then_some(0);
                    found.push(Annotated { node, name: &name.id, number });
                }
            }
            Stmt::If(node) => {
                collect(&node.body, true, found);
                for clause in &node.elif_else_clauses {
                    collect(&clause.body, true, found);
                }
            }
            Stmt::For(node) => {
                collect(&node.body, true, found);
                collect(&node.orelse, true, found);
            }
            Stmt::While(node) => {
                collect(&node.body, true, found);
                collect(&node.orelse, true, found);
            }
            Stmt::With(node) => collect(&node.body, true, found),
            Stmt::Match(node) => {
                node.cases.iter().for_each(|case| collect(&case.body, true, found));
            }
            Stmt::Try(node) => {
                collect(&node.body, true, found);
                for ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    collect(&handler.body, true, found);
                }
                collect(&node.orelse, true, found);
                collect(&node.finalbody, true, found);
            }
            _ => {}
        }
    }
}
