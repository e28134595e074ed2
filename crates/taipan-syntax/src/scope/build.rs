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

    fn exprs<'a>(&mut self, exprs: impl IntoIterator<Item = &'a Expr>) -> Outcome {
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

    fn defaults(&mut self, parameters: &ast::Parameters) -> Outcome {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        self.exprs(
            positional
                .chain(&parameters.kwonlyargs)
                .filter_map(|parameter| parameter.default.as_deref()),
        )
    }

    fn parameters(&mut self, parameters: &ast::Parameters) -> Outcome {
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

    /// The scope of a function's `__annotate__`, if it has annotations.
    fn signature_annotations(
        &mut self,
        node: &ast::StmtFunctionDef,
    ) -> Result<Option<ScopeId>, ScopeError> {
        let parameters = &node.parameters;
        let positional =
            parameters.posonlyargs.iter().chain(&parameters.args).map(|p| &p.parameter);
        let starred = parameters.vararg.iter().map(|parameter| &**parameter);
        let keyword = parameters.kwonlyargs.iter().map(|p| &p.parameter);
        let double_starred = parameters.kwarg.iter().map(|parameter| &**parameter);
        let all = positional.chain(starred).chain(keyword).chain(double_starred);
        let mut annotations: Vec<&Expr> =
            all.filter_map(|parameter| parameter.annotation.as_deref()).collect();
        annotations.extend(node.returns.as_deref());
        if annotations.is_empty() {
            return Ok(None);
        }
        let id = self.annotation_scope(node.range);
        self.enter(id);
        self.annotations(annotations)?;
        self.leave();
        Ok(Some(id))
    }

    fn annotation_scope(&mut self, range: TextRange) -> ScopeId {
        let id = self.create(ScopeKind::Annotations, Name::new_static("__annotate__"), range);
        self.enter(id);
        self.implicit(".format", SymbolFlags::PARAMETER.union(SymbolFlags::USED));
        if self.current().can_see_class && !self.future_annotations {
            self.implicit("__classdict__", SymbolFlags::USED);
        }
        self.leave();
        id
    }

    /// Annotations, in the current annotation scope.
    fn annotations<'a>(&mut self, annotations: impl IntoIterator<Item = &'a Expr>) -> Outcome {
        let outer = self.frame().restricted.replace("an annotation");
        // PEP 563 makes them strings: they mention no names, but are still checked.
        self.unevaluated += u32::from(self.future_annotations);
        self.exprs(annotations)?;
        self.unevaluated -= u32::from(self.future_annotations);
        self.frame().restricted = outer;
        Ok(())
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

    fn type_alias(&mut self, node: &ast::StmtTypeAlias) -> Outcome {
        self.expr(&node.name)?;
        let name = match &*node.name {
            Expr::Name(name) => name.id.clone(),
            _ => Name::new_static("<type alias>"),
        };
        if let Some(type_params) = &node.type_params {
            self.enter_type_params(type_params, &name);
            self.type_params(type_params)?;
        }
        let id = self.create(ScopeKind::TypeAlias, name, node.range);
        Self::note_node(&node.node_index, id);
        self.lazily_evaluated(id, &node.value, "a type alias")?;
        if node.type_params.is_some() {
            self.leave();
        }
        Ok(())
    }

    fn lazily_evaluated(&mut self, id: ScopeId, value: &Expr, place: &'static str) -> Outcome {
        self.enter(id);
        self.implicit(".format", SymbolFlags::PARAMETER.union(SymbolFlags::USED));
        if self.current().can_see_class {
            self.implicit("__classdict__", SymbolFlags::USED);
        }
        self.frame().restricted = Some(place);
        self.expr(value)?;
        self.leave();
        Ok(())
    }

    fn enter_type_params(&mut self, type_params: &ast::TypeParams, name: &Name) {
        let name = Name::from(format!("<generic parameters of {name}>"));
        let id = self.create(ScopeKind::TypeParameters, name, type_params.range);
        Self::note_node(&type_params.node_index, id);
        self.enter(id);
        if self.current().can_see_class {
            self.implicit("__classdict__", SymbolFlags::USED);
        }
    }

    fn type_params(&mut self, type_params: &ast::TypeParams) -> Outcome {
        let mut default_seen = false;
        for parameter in type_params.iter() {
            let name = &parameter.name().id;
            if name == "__classdict__" {
                let message = format!("reserved name '{name}' cannot be used for type parameter");
                return Err(ScopeError::new(message, parameter.range()));
            }
            let flags = SymbolFlags::TYPE_PARAMETER.union(SymbolFlags::ASSIGNED);
            self.bind(name, flags, parameter.range())?;
            if let ast::TypeParam::TypeVar(variable) = parameter
                && let Some(bound) = &variable.bound
            {
                let id = self.create(ScopeKind::TypeVariable, name.clone(), parameter.range());
                Self::note_node(&variable.node_index, id);
                let place =
                    if bound.is_tuple_expr() { "a TypeVar constraint" } else { "a TypeVar bound" };
                self.lazily_evaluated(id, bound, place)?;
            }
            let Some(default) = parameter.default() else {
                if default_seen {
                    let message = format!(
                        "non-default type parameter '{name}' follows default type parameter"
                    );
                    return Err(ScopeError::new(message, parameter.range()));
                }
                continue;
            };
            default_seen = true;
            let id = self.create(ScopeKind::TypeVariable, name.clone(), parameter.range());
            Self::note_node(&parameter.name().node_index, id);
            let place = match parameter {
                ast::TypeParam::TypeVar(_) => "a TypeVar default",
                ast::TypeParam::TypeVarTuple(_) => "a TypeVarTuple default",
                ast::TypeParam::ParamSpec(_) => "a ParamSpec default",
            };
            self.lazily_evaluated(id, default, place)?;
        }
        Ok(())
    }

    fn annotated_assignment(&mut self, node: &ast::StmtAnnAssign) -> Outcome {
        match &*node.target {
            Expr::Name(name) => {
                let mangled = self.mangled(&name.id);
                let kind = self.kind();
                let known = self.current().symbols.flags(&mangled);
                let declared = known.intersects(SymbolFlags::GLOBAL.union(SymbolFlags::NONLOCAL));
                if node.simple && declared && kind != ScopeKind::Module {
                    let what =
                        if known.contains(SymbolFlags::GLOBAL) { "global" } else { "nonlocal" };
                    return Err(ScopeError::new(
                        format!("annotated name '{mangled}' can't be {what}"),
                        node.range,
                    ));
                }
                if node.simple {
                    self.bind(
                        &name.id,
                        SymbolFlags::ANNOTATED.union(SymbolFlags::ASSIGNED),
                        name.range,
                    )?;
                } else if node.value.is_some() {
                    self.bind(&name.id, SymbolFlags::ASSIGNED, name.range)?;
                }
            }
            target => self.expr(target)?,
        }
        self.variable_annotation(&node.annotation)?;
        self.exprs(node.value.as_deref())
    }

    /// The annotation of a variable: in a module or class it belongs to the one `__annotate__` of the block; in a
    /// function it is never evaluated.
    fn variable_annotation(&mut self, annotation: &Expr) -> Outcome {
        let kind = self.kind();
        let conditional = self.frame().conditional_depth > 0;
        if kind.is_function_like() {
            self.unevaluated += 1;
            let id = self.annotation_scope(annotation.range());
            self.enter(id);
            self.annotations([annotation])?;
            self.leave();
            self.unevaluated -= 1;
            return Ok(());
        }
        let id = match self.current().annotations {
            Some(id) => id,
            None => self.annotation_scope(annotation.range()),
        };
        let scope = self.current();
        scope.annotations = Some(id);
        scope.has_conditional_annotations |= kind == ScopeKind::Module || conditional;
        self.enter(id);
        self.annotations([annotation])?;
        self.leave();
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

    fn arguments(&mut self, arguments: &ast::Arguments) -> Outcome {
        self.exprs(&*arguments.args)?;
        for keyword in &arguments.keywords {
            if let Some(name) = &keyword.arg {
                check_not_debug(&name.id, keyword.range)?;
            }
        }
        self.exprs(arguments.keywords.iter().map(|keyword| &keyword.value))
    }

    pub(super) fn expr(&mut self, expr: &Expr) -> Outcome {
        match expr {
            Expr::Name(node) => self.name(node),
            Expr::Named(node) => self.named_expression(node),
            Expr::Lambda(node) => self.lambda(node),
            Expr::ListComp(node) => {
                let elements = [Some(&*node.elt), None];
                let kind = ScopeKind::ListComprehension;
                self.comprehension(kind, &node.node_index, node.range, elements, &node.generators)
            }
            Expr::SetComp(node) => {
                let elements = [Some(&*node.elt), None];
                let kind = ScopeKind::SetComprehension;
                self.comprehension(kind, &node.node_index, node.range, elements, &node.generators)
            }
            Expr::DictComp(node) => {
                let elements = [node.key.as_deref(), Some(&*node.value)];
                let kind = ScopeKind::DictComprehension;
                self.comprehension(kind, &node.node_index, node.range, elements, &node.generators)
            }
            Expr::Generator(node) => {
                let elements = [Some(&*node.elt), None];
                let kind = ScopeKind::GeneratorExpression;
                self.comprehension(kind, &node.node_index, node.range, elements, &node.generators)
            }
            Expr::Yield(node) => {
                self.suspension("yield", node.range)?;
                self.exprs(node.value.as_deref())?;
                self.yields(node.range)
            }
            Expr::YieldFrom(node) => {
                self.suspension("yield", node.range)?;
                self.expr(&node.value)?;
                self.yields(node.range)
            }
            Expr::Await(node) => {
                self.suspension("await", node.range)?;
                self.expr(&node.value)?;
                if self.kind().is_comprehension() {
                    self.current().is_coroutine = true;
                }
                Ok(())
            }
            Expr::BoolOp(node) => self.exprs(&node.values),
            Expr::BinOp(node) => {
                self.expr(&node.left)?;
                self.expr(&node.right)
            }
            Expr::UnaryOp(node) => self.expr(&node.operand),
            Expr::If(node) => {
                self.expr(&node.test)?;
                self.expr(&node.body)?;
                self.expr(&node.orelse)
            }
            Expr::Dict(node) => {
                self.exprs(node.items.iter().filter_map(|item| item.key.as_ref()))?;
                self.exprs(node.items.iter().map(|item| &item.value))
            }
            Expr::Set(node) => self.exprs(&node.elts),
            Expr::Compare(node) => {
                self.expr(&node.left)?;
                self.exprs(&*node.comparators)
            }
            Expr::Call(node) => {
                self.expr(&node.func)?;
                self.arguments(&node.arguments)
            }
            Expr::FString(node) => {
                node.value.elements().try_for_each(|element| self.interpolation(element))
            }
            Expr::TString(node) => {
                node.value.elements().try_for_each(|element| self.interpolation(element))
            }
            Expr::Attribute(node) => {
                if node.ctx == ast::ExprContext::Del && &node.attr.id == "__debug__" {
                    return Err(ScopeError::new("cannot delete __debug__", node.range));
                }
                if node.ctx != ast::ExprContext::Load {
                    check_not_debug(&node.attr.id, node.range)?;
                }
                self.expr(&node.value)
            }
            Expr::Subscript(node) => {
                self.expr(&node.value)?;
                self.expr(&node.slice)
            }
            Expr::Starred(node) => self.expr(&node.value),
            Expr::List(node) => self.exprs(&node.elts),
            Expr::Tuple(node) => self.exprs(&node.elts),
            Expr::Slice(node) => self.exprs(
                [&node.lower, &node.upper, &node.step].into_iter().flatten().map(|part| &**part),
            ),
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => Ok(()),
        }
    }

    fn interpolation(&mut self, element: &ast::InterpolatedStringElement) -> Outcome {
        let ast::InterpolatedStringElement::Interpolation(element) = element else { return Ok(()) };
        self.expr(&element.expression)?;
        match &element.format_spec {
            Some(spec) => spec.elements.iter().try_for_each(|element| self.interpolation(element)),
            None => Ok(()),
        }
    }

    fn name(&mut self, node: &ast::ExprName) -> Outcome {
        match node.ctx {
            ast::ExprContext::Load => {
                self.add(&node.id, SymbolFlags::USED, node.range)?;
                // Zero-argument super() finds its class in the cell `__class__`.
                if &node.id == "super" && self.kind().is_function_like() && self.unevaluated == 0 {
                    self.add(&Name::new_static("__class__"), SymbolFlags::USED, node.range)?;
                }
                Ok(())
            }
            ast::ExprContext::Del if &node.id == "__debug__" => {
                Err(ScopeError::new("cannot delete __debug__", node.range))
            }
            _ => self.bind(&node.id, SymbolFlags::ASSIGNED, node.range),
        }
    }

    fn lambda(&mut self, node: &ast::ExprLambda) -> Outcome {
        if let Some(parameters) = &node.parameters {
            self.defaults(parameters)?;
        }
        let id = self.create(ScopeKind::Lambda, Name::new_static("<lambda>"), node.range);
        Self::note_node(&node.node_index, id);
        self.enter(id);
        if let Some(parameters) = &node.parameters {
            self.parameters(parameters)?;
        }
        self.expr(&node.body)?;
        self.leave();
        Ok(())
    }

    /// `yield` and `await` have no meaning in what is evaluated lazily.
    fn suspension(&mut self, what: &str, range: TextRange) -> Outcome {
        match self.frame().restricted {
            Some(place) => Err(ScopeError::new(
                format!("{what} expression cannot be used within {place}"),
                range,
            )),
            None => Ok(()),
        }
    }

    fn yields(&mut self, range: TextRange) -> Outcome {
        let inside = match self.kind() {
            ScopeKind::ListComprehension => "list comprehension",
            ScopeKind::SetComprehension => "set comprehension",
            ScopeKind::DictComprehension => "dict comprehension",
            ScopeKind::GeneratorExpression => "generator expression",
            _ => {
                self.current().is_generator = true;
                return Ok(());
            }
        };
        Err(ScopeError::new(format!("'yield' inside {inside}"), range))
    }
}
