//! Calls.
//!
//! A call's operands stand in its *window* at the top of the live registers:
//! `[callee, self or unbound, arguments…]`. They are evaluated straight into
//! their places, in CPython's order.

use ast::Expr;
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::{Const, Op, Position};
use taipan_syntax::ScopeKind;

use crate::registers::Reg;
use crate::{Compiler, Outcome};

/// What `super` looks through: registers of the class and the object.
#[derive(Clone, Copy)]
pub(crate) enum SuperArguments<'a> {
    /// `super()`: the cell `__class__` and the first parameter.
    Implicit,
    /// `super(class, object)`.
    Explicit(&'a Expr, &'a Expr),
}

/// More arguments than this are collected in a list.
const MAX_WINDOW: usize = 200;

/// Are all arguments positional, none starred, and few enough for a window?
fn is_plain(arguments: &ast::Arguments) -> bool {
    arguments.keywords.is_empty()
        && arguments.args.len() <= MAX_WINDOW
        && !arguments.args.iter().any(Expr::is_starred_expr)
}

impl<'a> Compiler<'a> {
    pub(super) fn call(&mut self, node: &'a ast::ExprCall, into: Reg) -> Outcome {
        let mut at = self.position(node.range());
        let arguments = &node.arguments;
        let window = self.unit.registers.window(2);
        match &*node.func {
            Expr::Attribute(method) if fits_window(arguments) => {
                let lines = &self.parsed.lines;
                let line = lines.line(method.range.end());
                if line != at.line {
                    // As CPython, which points to the line of the method's name.
                    at.line = line;
                    at.column = lines.byte_column(method.attr.range.start());
                }
                self.method(method, window)?;
            }
            callee => {
                self.expr_to(callee, window)?;
                if is_plain(arguments) {
                    return self.call_plain(window, &arguments.args, into, at);
                }
                self.emit(node.func.range(), Op::LoadUnbound, [window + 1, 0, 0], &[]);
            }
        }
        self.call_window(window, 0, &arguments.args, false, &arguments.keywords, into, at)
    }

    /// A call with positional arguments only, and no receiver.
    fn call_plain(
        &mut self,
        window: Reg,
        arguments: &'a [Expr],
        into: Reg,
        at: Position,
    ) -> Outcome {
        for argument in arguments {
            let slot = self.unit.registers.temporary();
            self.expr_to(argument, slot)?;
        }
        let count = arguments.len() as u32;
        self.unit.builder.emit(Op::CallPlain, [window, count, into], &[], at);
        Ok(())
    }

    /// `object.name` as callee and self.
    fn method(&mut self, node: &'a ast::ExprAttribute, window: Reg) -> Outcome {
        let at = self.attribute_range(node);
        if let Some((callee, arguments)) = self.super_arguments(&node.value) {
            let mark = self.unit.registers.mark();
            let (class, object) = self.super_operands(callee, arguments, window)?;
            let name = self.attribute_name(&node.attr);
            self.emit(at, Op::LoadSuperMethod, [window, class, object], &[name]);
            // The arguments follow the window.
            self.unit.registers.release(mark);
            return Ok(());
        }
        let object = self.operand_in(&node.value, TextRange::default(), window)?;
        let name = self.attribute_name(&node.attr);
        self.emit(at, Op::LoadMethod, [window, object, 0], &[name]);
        Ok(())
    }

    /// Evaluates arguments into the window behind those that it has, and calls.
    /// (A class with type parameters has a further base.)
    #[expect(clippy::too_many_arguments, reason = "the parts of a call")]
    pub(crate) fn call_window(
        &mut self,
        window: Reg,
        given: u32,
        arguments: &'a [Expr],
        generic_base: bool,
        keywords: &'a [ast::Keyword],
        into: Reg,
        at: Position,
    ) -> Outcome {
        let starred = arguments.iter().any(Expr::is_starred_expr)
            || keywords.iter().any(|keyword| keyword.arg.is_none());
        if starred || arguments.len() + keywords.len() > MAX_WINDOW {
            return self.call_collected(window, given, arguments, generic_base, keywords, into, at);
        }
        for argument in arguments {
            let slot = self.unit.registers.temporary();
            self.expr_to(argument, slot)?;
        }
        if generic_base {
            let slot = self.unit.registers.temporary();
            self.generic_base(slot, TextRange::default());
        }
        let mut names = Vec::new();
        for keyword in keywords {
            let slot = self.unit.registers.temporary();
            self.expr_to(&keyword.value, slot)?;
            names.extend(self.keyword_name(keyword));
        }
        let count = given + (arguments.len() + keywords.len()) as u32 + u32::from(generic_base);
        if names.is_empty() {
            self.unit.builder.emit(Op::Call, [window, count, into], &[], at);
        } else {
            let names = self.constant_index(Const::Tuple(names));
            self.unit.builder.emit(Op::CallKw, [window, count, into], &[names], at);
        }
        Ok(())
    }

    fn keyword_name(&self, keyword: &ast::Keyword) -> Option<Const> {
        let name = self.mangled_attribute(&keyword.arg.as_ref()?.id);
        Some(Const::Str(name.as_bytes().into()))
    }

    /// A call with `*` or `**`, or with very many arguments.
    #[expect(clippy::too_many_arguments, reason = "the parts of a call")]
    fn call_collected(
        &mut self,
        window: Reg,
        given: u32,
        arguments: &'a [Expr],
        generic_base: bool,
        keywords: &'a [ast::Keyword],
        into: Reg,
        at: Position,
    ) -> Outcome {
        let whole = arguments.first().map_or(TextRange::default(), Ranged::range);
        // The arguments that are in the window already, then the collections.
        let positional = if given == 0 { self.unit.registers.temporary() } else { window + 2 };
        match arguments {
            [Expr::Starred(only)] if given == 0 => self.expr_to(&only.value, positional)?,
            _ => {
                self.unit.builder.emit(Op::BuildList, [positional, window + 2, given], &[], at);
                self.unit.registers.release(positional + 1);
                self.append_elements(positional, arguments, whole)?;
            }
        }
        if generic_base {
            let base = self.unit.registers.temporary();
            self.generic_base(base, whole);
            self.emit(whole, Op::ListAppend, [positional, base, 0], &[]);
            self.unit.registers.release(base);
        }
        let named = self.unit.registers.temporary();
        if keywords.is_empty() {
            self.unit.builder.emit(Op::LoadUnbound, [named, 0, 0], &[], at);
        } else {
            self.unit.builder.emit(Op::BuildDict, [named, named, 0], &[], at);
        }
        let mut merged = false;
        for run in keywords.chunk_by(|left, right| left.arg.is_some() && right.arg.is_some()) {
            let mark = self.unit.registers.mark();
            match run {
                [ast::Keyword { arg: None, value, .. }] => {
                    let mapping = self.expr(value)?;
                    self.unit.builder.emit(Op::DictMerge, [named, mapping, window], &[], at);
                    merged = true;
                }
                // What came from a `**` must not be overwritten silently.
                _ if merged => {
                    let given = self.unit.registers.temporary();
                    self.unit.builder.emit(Op::BuildDict, [given, given, 0], &[], at);
                    self.set_keywords(given, run)?;
                    self.unit.builder.emit(Op::DictMerge, [named, given, window], &[], at);
                }
                _ => self.set_keywords(named, run)?,
            }
            self.unit.registers.release(mark);
        }
        self.unit.builder.emit(Op::CallEx, [window, 0, into], &[], at);
        Ok(())
    }

    fn set_keywords(&mut self, dict: Reg, keywords: &'a [ast::Keyword]) -> Outcome {
        for keyword in keywords {
            let mark = self.unit.registers.mark();
            let key = self.unit.registers.temporary();
            let value = self.expr(&keyword.value)?;
            if let Some(name) = self.keyword_name(keyword) {
                self.load_constant(name, key, keyword.range);
            }
            self.emit(keyword.range, Op::DictSet, [dict, key, value], &[]);
            self.unit.registers.release(mark);
        }
        Ok(())
    }

    /// Is this `super(…)`, in a place where that can be looked through? The name
    /// itself and its arguments.
    pub(super) fn super_arguments(
        &self,
        callee: &'a Expr,
    ) -> Option<(&'a ast::ExprCall, SuperArguments<'a>)> {
        let Expr::Call(call) = callee else { return None };
        let Expr::Name(name) = &*call.func else { return None };
        let scope = &self.parsed.scopes[self.unit.scope];
        let frame = &self.parsed.scopes[self.unit.frame];
        if &name.id != "super" || !call.arguments.keywords.is_empty() {
            return None;
        }
        if self.place("super") != crate::names::Place::Global {
            return None;
        }
        match &*call.arguments.args {
            [] => {
                let in_function = matches!(frame.kind, ScopeKind::Function | ScopeKind::Lambda);
                let has_class = scope
                    .symbol("__class__")
                    .is_some_and(|s| s.resolution == taipan_syntax::Resolution::Free);
                (in_function && has_class && self.first_parameter().is_some())
                    .then_some((call, SuperArguments::Implicit))
            }
            [class, object] if !class.is_starred_expr() && !object.is_starred_expr() => {
                Some((call, SuperArguments::Explicit(class, object)))
            }
            _ => None,
        }
    }

    /// The first positional parameter of the function that is being compiled.
    fn first_parameter(&self) -> Option<Reg> {
        self.unit.first_parameter.then_some(0)
    }

    /// Loads `super` into `window` and what it would be called with.
    fn super_operands(
        &mut self,
        call: &'a ast::ExprCall,
        arguments: SuperArguments<'a>,
        window: Reg,
    ) -> Outcome<(Reg, Reg)> {
        self.load_name("super", window, call.func.range());
        let at = call.range();
        match arguments {
            SuperArguments::Implicit => {
                let class = self.unit.registers.temporary();
                self.load_place("__class__", class, at);
                // Register 0, which an inlined comprehension has no name for. If
                // the parameter was deleted, the instruction says so.
                if !self.unit.cells.contains(&0) {
                    return Ok((class, 0));
                }
                let object = self.unit.registers.temporary();
                self.emit(at, Op::LoadCell, [object, 0, 0], &[]);
                Ok((class, object))
            }
            SuperArguments::Explicit(class, object) => {
                let class = self.operand(class, object.range())?;
                Ok((class, self.expr(object)?))
            }
        }
    }

    /// `super(…).name` that is not called.
    pub(super) fn super_attribute(
        &mut self,
        node: &'a ast::ExprAttribute,
        call: &'a ast::ExprCall,
        arguments: SuperArguments<'a>,
        into: Reg,
    ) -> Outcome {
        let scratch = self.scratch(into);
        let (class, object) = self.super_operands(call, arguments, scratch)?;
        let name = self.attribute_name(&node.attr);
        let at = self.attribute_range(node);
        self.emit(at, Op::LoadSuperAttr, [scratch, class, object], &[name]);
        self.move_to(into, scratch, at);
        Ok(())
    }
}

/// Can the arguments stand in registers?
fn fits_window(arguments: &ast::Arguments) -> bool {
    let starred = arguments.args.iter().any(Expr::is_starred_expr)
        || arguments.keywords.iter().any(|keyword| keyword.arg.is_none());
    !starred && arguments.args.len() + arguments.keywords.len() <= MAX_WINDOW
}
