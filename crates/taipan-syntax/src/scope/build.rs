//! The first pass: opens a scope for every block and notes what each does with its names.
//!
//! The order of the visit is that of CPython's symbol table, because the first error of a program is the one that is
//! reported.

use ast::{Expr, Stmt};
use ruff_python_ast as ast;
use ruff_python_ast::name::Name;
use ruff_text_size::{Ranged, TextRange};

use super::declare::{Builder, Outcome, check_not_debug};
use super::{Scope, ScopeError, ScopeId, ScopeKind, SymbolFlags};
use crate::{FutureFeatures, Mode};

pub(super) fn build(
    tree: &ast::Mod,
    _mode: Mode,
    future: FutureFeatures,
) -> Result<Vec<Scope>, ScopeError> {
    let mut builder = Builder {
        scopes: Vec::new(),
        open: Vec::new(),
        private_class: None,
        future_annotations: future.annotations,
        unevaluated: 0,
    };
    let module = builder.create(ScopeKind::Module, Name::new_static("<module>"), tree.range());
    builder.enter(module);
    match tree {
        ast::Mod::Module(module) => builder.body(&module.body)?,
        ast::Mod::Expression(expression) => builder.expr(&expression.body)?,
    }
    builder.leave();
    Ok(builder.scopes)
}

impl Builder {
    fn body(&mut self, body: &[Stmt]) -> Outcome {
        body.iter().try_for_each(|statement| self.stmt(statement))
    }

    /// A block that may not run, or not run once.
    fn conditional(&mut self, body: &[Stmt]) -> Outcome {
        self.frame().conditional_depth += 1;
        self.body(body)?;
        self.frame().conditional_depth -= 1;
        Ok(())
    }

    pub(super) fn exprs<'a>(&mut self, exprs: impl IntoIterator<Item = &'a Expr>) -> Outcome {
        exprs.into_iter().try_for_each(|expr| self.expr(expr))
    }

    fn stmt(&mut self, statement: &Stmt) -> Outcome {
        match statement {
            Stmt::FunctionDef(node) => self.function(node),
            Stmt::ClassDef(node) => self.class(node),
            Stmt::TypeAlias(node) => self.type_alias(node),
            Stmt::Return(node) => {
                if let Some(value) = &node.value {
                    self.expr(value)?;
                    self.current().returns_value = true;
                }
                Ok(())
            }
            Stmt::Delete(node) => self.exprs(&node.targets),
            Stmt::Assign(node) => {
                self.exprs(&node.targets)?;
                self.expr(&node.value)
            }
            Stmt::AugAssign(node) => {
                self.expr(&node.target)?;
                self.expr(&node.value)
            }
            Stmt::AnnAssign(node) => self.annotated_assignment(node),
            Stmt::For(node) => {
                self.expr(&node.target)?;
                self.expr(&node.iter)?;
                self.conditional(&node.body)?;
                self.conditional(&node.orelse)
            }
            Stmt::While(node) => {
                self.expr(&node.test)?;
                self.conditional(&node.body)?;
                self.conditional(&node.orelse)
            }
            Stmt::If(node) => {
                self.expr(&node.test)?;
                self.conditional(&node.body)?;
                for clause in &node.elif_else_clauses {
                    if let Some(test) = &clause.test {
                        self.expr(test)?;
                    }
                    self.conditional(&clause.body)?;
                }
                Ok(())
            }
            Stmt::With(node) => {
                for item in &node.items {
                    self.expr(&item.context_expr)?;
                    if let Some(target) = &item.optional_vars {
                        self.expr(target)?;
                    }
                }
                self.conditional(&node.body)
            }
            Stmt::Match(node) => {
                self.expr(&node.subject)?;
                for case in &node.cases {
                    self.pattern(&case.pattern)?;
                    if let Some(guard) = &case.guard {
                        self.expr(guard)?;
                    }
                    self.conditional(&case.body)?;
                }
                Ok(())
            }
            Stmt::Raise(node) => {
                self.exprs(node.exc.as_deref())?;
                self.exprs(node.cause.as_deref())
            }
            Stmt::Try(node) => {
                self.conditional(&node.body)?;
                for ast::ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    self.exprs(handler.type_.as_deref())?;
                    if let Some(name) = &handler.name {
                        self.bind(&name.id, SymbolFlags::ASSIGNED, handler.range)?;
                    }
                    self.conditional(&handler.body)?;
                }
                self.conditional(&node.orelse)?;
                self.conditional(&node.finalbody)
            }
            Stmt::Assert(node) => {
                self.expr(&node.test)?;
                self.exprs(node.msg.as_deref())
            }
            Stmt::Import(node) => node.names.iter().try_for_each(|alias| self.import(alias)),
            Stmt::ImportFrom(node) => {
                node.names.iter().try_for_each(|alias| self.import_from(alias))
            }
            Stmt::Global(node) => self.declare(&node.names, SymbolFlags::GLOBAL, node.range),
            Stmt::Nonlocal(node) => self.declare(&node.names, SymbolFlags::NONLOCAL, node.range),
            Stmt::Expr(node) => self.expr(&node.value),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) | Stmt::IpyEscapeCommand(_) => {
                Ok(())
            }
        }
    }

    fn function(&mut self, node: &ast::StmtFunctionDef) -> Outcome {
        self.bind(&node.name.id, SymbolFlags::ASSIGNED, node.range)?;
        let has_defaults = node
            .parameters
            .args
            .iter()
            .chain(&node.parameters.posonlyargs)
            .any(|p| p.default.is_some());
        let has_kwdefaults = node.parameters.kwonlyargs.iter().any(|p| p.default.is_some());
        self.defaults(&node.parameters)?;
        self.exprs(node.decorator_list.iter().map(|decorator| &decorator.expression))?;
        if let Some(type_params) = &node.type_params {
            self.enter_type_params(type_params, &node.name.id);
            if has_defaults {
                self.implicit(".defaults", SymbolFlags::PARAMETER);
            }
            if has_kwdefaults {
                self.implicit(".kwdefaults", SymbolFlags::PARAMETER);
            }
            self.type_params(type_params)?;
        }
        let annotations = self.signature_annotations(node)?;
        let id = self.create(ScopeKind::Function, node.name.id.clone(), node.range);
        Self::note_node(&node.node_index, id);
        self.enter(id);
        self.current().annotations = annotations;
        self.current().is_coroutine = node.is_async;
        self.parameters(&node.parameters)?;
        self.body(&node.body)?;
        self.leave();
        if node.type_params.is_some() {
            self.leave();
        }
        Ok(())
    }

    pub(super) fn defaults(&mut self, parameters: &ast::Parameters) -> Outcome {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        self.exprs(
            positional
                .chain(&parameters.kwonlyargs)
                .filter_map(|parameter| parameter.default.as_deref()),
        )
    }

    pub(super) fn parameters(&mut self, parameters: &ast::Parameters) -> Outcome {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        for parameter in positional.chain(&parameters.kwonlyargs) {
            self.parameter(&parameter.parameter)?;
        }
        for parameter in [&parameters.vararg, &parameters.kwarg].into_iter().flatten() {
            self.parameter(parameter)?;
        }
        Ok(())
    }

    fn parameter(&mut self, parameter: &ast::Parameter) -> Outcome {
        let end = parameter
            .annotation
            .as_ref()
            .map_or(parameter.name.range.end(), |annotation| annotation.end());
        let range = TextRange::new(parameter.name.range.start(), end);
        self.bind(&parameter.name.id, SymbolFlags::PARAMETER, range)
    }

    fn class(&mut self, node: &ast::StmtClassDef) -> Outcome {
        self.bind(&node.name.id, SymbolFlags::ASSIGNED, node.range)?;
        self.exprs(node.decorator_list.iter().map(|decorator| &decorator.expression))?;
        let outer_class = self.private_class.clone();
        if let Some(type_params) = &node.type_params {
            self.enter_type_params(type_params, &node.name.id);
            self.private_class = Some(node.name.id.clone());
            self.frame().mangle_only =
                Some(type_params.iter().map(|parameter| parameter.name().id.clone()).collect());
            self.implicit(".type_params", SymbolFlags::ASSIGNED.union(SymbolFlags::USED));
            self.implicit(".generic_base", SymbolFlags::ASSIGNED.union(SymbolFlags::USED));
            self.type_params(type_params)?;
        }
        if let Some(arguments) = &node.arguments {
            self.frame().restricted =
                node.type_params.is_some().then_some("the definition of a generic");
            self.arguments(arguments)?;
            self.frame().restricted = None;
        }
        let id = self.create(ScopeKind::Class, node.name.id.clone(), node.range);
        Self::note_node(&node.node_index, id);
        self.enter(id);
        self.private_class = Some(node.name.id.clone());
        self.current().private_class = self.private_class.clone();
        if node.type_params.is_some() {
            self.implicit("__type_params__", SymbolFlags::ASSIGNED);
            self.implicit(".type_params", SymbolFlags::USED);
        }
        self.body(&node.body)?;
        self.leave();
        if node.type_params.is_some() {
            self.leave();
        }
        self.private_class = outer_class;
        Ok(())
    }

    fn import(&mut self, alias: &ast::Alias) -> Outcome {
        let name = match &alias.asname {
            Some(name) => name.id.clone(),
            None => Name::from(alias.name.id.split('.').next().unwrap_or_default()),
        };
        self.bind(&name, SymbolFlags::IMPORTED, alias.range)
    }

    fn import_from(&mut self, alias: &ast::Alias) -> Outcome {
        if &alias.name.id == "*" {
            if self.kind() != ScopeKind::Module {
                return Err(ScopeError::new("import * only allowed at module level", alias.range));
            }
            self.current().has_star_import = true;
            return Ok(());
        }
        let name = alias.asname.as_ref().unwrap_or(&alias.name);
        self.bind(&name.id, SymbolFlags::IMPORTED, alias.range)
    }

    /// `global` and `nonlocal`
    fn declare(
        &mut self,
        names: &[ast::Identifier],
        flag: SymbolFlags,
        range: TextRange,
    ) -> Outcome {
        let what = if flag == SymbolFlags::GLOBAL { "global" } else { "nonlocal" };
        for name in names {
            let mangled = self.mangled(&name.id);
            let known = self.current().symbols.flags(&mangled);
            let message = if known.contains(SymbolFlags::PARAMETER) {
                format!("name '{mangled}' is parameter and {what}")
            } else if known.contains(SymbolFlags::ANNOTATED) {
                format!("annotated name '{mangled}' can't be {what}")
            } else if known.intersects(SymbolFlags::USED) {
                format!("name '{mangled}' is used prior to {what} declaration")
            } else if known.contains(SymbolFlags::ASSIGNED) {
                format!("name '{mangled}' is assigned to before {what} declaration")
            } else {
                self.add(&name.id, flag, range)?;
                // What some block calls global is global in the module, too, should its namespace be another one.
                if flag == SymbolFlags::GLOBAL {
                    self.scopes[ScopeId::MODULE.index()].symbols.add(mangled, flag, range);
                }
                continue;
            };
            return Err(ScopeError::new(message, range));
        }
        Ok(())
    }

    fn pattern(&mut self, pattern: &ast::Pattern) -> Outcome {
        match pattern {
            ast::Pattern::MatchValue(node) => self.expr(&node.value),
            ast::Pattern::MatchSingleton(_) => Ok(()),
            ast::Pattern::MatchSequence(node) => {
                node.patterns.iter().try_for_each(|inner| self.pattern(inner))
            }
            ast::Pattern::MatchMapping(node) => {
                self.exprs(&node.keys)?;
                node.patterns.iter().try_for_each(|inner| self.pattern(inner))?;
                self.capture_pattern(node.rest.as_ref(), node.range)
            }
            ast::Pattern::MatchClass(node) => {
                self.expr(&node.cls)?;
                node.arguments.patterns.iter().try_for_each(|inner| self.pattern(inner))?;
                for keyword in &node.arguments.keywords {
                    check_not_debug(&keyword.attr.id, keyword.pattern.range())?;
                }
                node.arguments
                    .keywords
                    .iter()
                    .try_for_each(|keyword| self.pattern(&keyword.pattern))
            }
            ast::Pattern::MatchStar(node) => self.capture_pattern(node.name.as_ref(), node.range),
            ast::Pattern::MatchAs(node) => {
                if let Some(inner) = &node.pattern {
                    self.pattern(inner)?;
                }
                self.capture_pattern(node.name.as_ref(), node.range)
            }
            ast::Pattern::MatchOr(node) => {
                node.patterns.iter().try_for_each(|inner| self.pattern(inner))
            }
        }
    }

    fn capture_pattern(&mut self, name: Option<&ast::Identifier>, range: TextRange) -> Outcome {
        match name {
            Some(name) => self.bind(&name.id, SymbolFlags::ASSIGNED, range),
            None => Ok(()),
        }
    }
}
