//! The rules that neither the grammar nor the scopes state.
//!
//! CPython finds these errors while it generates code: `'return' outside function`, a starred expression where none can
//! be, a pattern that makes others unreachable. The visit follows the order of its code generator, because the first
//! error is the one that is reported; warnings are collected on the way ([`warn`]).

mod future;
mod keywords;
mod pattern;
mod warn;

use ast::{Expr, Stmt};
use ruff_python_ast as ast;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_text_size::{Ranged, TextRange};

pub(crate) use future::future_features;

use crate::scope::{ScopeError, ScopeTree};

/// A problem that does not stop the program from being compiled.
#[derive(Clone, Debug)]
pub(crate) struct Warning {
    pub(crate) message: String,
    pub(crate) range: TextRange,
}

/// Checks a tree whose scopes are known.
pub(crate) fn check(
    tree: &ast::Mod,
    scopes: &ScopeTree,
    future_end: TextRange,
    top_level_await: bool,
) -> Result<Vec<Warning>, ScopeError> {
    let mut checker = Checker {
        scopes,
        frames: vec![Frame::new(FrameKind::Module)],
        future_end,
        top_level_await,
        error: None,
        warnings: Vec::new(),
    };
    match tree {
        ast::Mod::Module(module) => checker.visit_body(&module.body),
        ast::Mod::Expression(expression) => checker.visit_expr(&expression.body),
    }
    // CPython looks for these in a pass of its own, before it compiles.
    checker.warnings.sort_by_key(|warning| !warning.message.ends_with(IN_FINALLY));
    match checker.error {
        Some(error) => {
            checker.warnings.retain(|warning| warning.message.ends_with(IN_FINALLY));
            Err(ScopeError { warnings: checker.warnings, ..error })
        }
        None => Ok(checker.warnings),
    }
}

/// How PEP 765's warnings end.
const IN_FINALLY: &str = "in a 'finally' block";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FrameKind {
    Module,
    Class,
    Function,
    AsyncFunction {
        generator: bool,
    },
    /// A comprehension, in which `await` is judged by the comprehension's own rule.
    Comprehension,
}

/// What a statement may be inside of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    Loop,
    ExceptStar,
    Finally,
}

struct Frame {
    kind: FrameKind,
    blocks: Vec<Block>,
}

impl Frame {
    fn new(kind: FrameKind) -> Self {
        Self { kind, blocks: Vec::new() }
    }
}

struct Checker<'a> {
    scopes: &'a ScopeTree,
    frames: Vec<Frame>,
    /// Where the imports from `__future__` at the head of the module end.
    future_end: TextRange,
    top_level_await: bool,
    error: Option<ScopeError>,
    warnings: Vec<Warning>,
}

impl<'a> Checker<'a> {
    fn fail(&mut self, message: impl Into<String>, range: TextRange) {
        self.error.get_or_insert_with(|| ScopeError::new(message, range));
    }

    fn warn(&mut self, message: impl Into<String>, range: TextRange) {
        self.warnings.push(Warning { message: message.into(), range });
    }

    fn kind(&self) -> FrameKind {
        self.frames.last().map_or(FrameKind::Module, |frame| frame.kind)
    }

    fn blocks(&self) -> &[Block] {
        self.frames.last().map_or(&[], |frame| &frame.blocks)
    }

    fn within(&mut self, kind: FrameKind, visit: impl FnOnce(&mut Self)) {
        self.frames.push(Frame::new(kind));
        visit(self);
        self.frames.pop();
    }

    fn inside(&mut self, block: Block, body: &'a [Stmt]) {
        if let Some(frame) = self.frames.last_mut() {
            frame.blocks.push(block);
        }
        self.visit_body(body);
        if let Some(frame) = self.frames.last_mut() {
            frame.blocks.pop();
        }
    }

    fn is_function(&self) -> bool {
        !matches!(self.kind(), FrameKind::Module | FrameKind::Class)
    }

    fn is_async(&self) -> bool {
        matches!(self.kind(), FrameKind::AsyncFunction { .. })
            || (self.top_level_await && self.kind() == FrameKind::Module)
    }

    fn exprs(&mut self, exprs: impl IntoIterator<Item = &'a Expr>) {
        for expr in exprs {
            self.visit_expr(expr);
        }
    }

    /// Expressions among which starred ones may be.
    fn unpackable(&mut self, exprs: impl IntoIterator<Item = &'a Expr>) {
        for expr in exprs {
            match expr {
                Expr::Starred(starred) => self.visit_expr(&starred.value),
                other => self.visit_expr(other),
            }
        }
    }

    fn defaults(&mut self, parameters: &'a ast::Parameters) {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        self.exprs(
            positional
                .chain(&parameters.kwonlyargs)
                .filter_map(|parameter| parameter.default.as_deref()),
        );
    }

    fn function(&mut self, node: &'a ast::StmtFunctionDef) {
        self.exprs(node.decorator_list.iter().map(|decorator| &decorator.expression));
        self.defaults(&node.parameters);
        if let Some(type_params) = &node.type_params {
            self.visit_type_params(type_params);
        }
        for parameter in &*node.parameters {
            if let Some(annotation) = parameter.annotation() {
                self.unpackable([annotation]);
            }
        }
        self.exprs(node.returns.as_deref());
        let generator = self.scopes[self.scopes.function(node)].is_generator;
        let kind = if node.is_async {
            FrameKind::AsyncFunction { generator }
        } else {
            FrameKind::Function
        };
        self.within(kind, |checker| checker.visit_body(&node.body));
    }

    fn class(&mut self, node: &'a ast::StmtClassDef) {
        self.exprs(node.decorator_list.iter().map(|decorator| &decorator.expression));
        if let Some(type_params) = &node.type_params {
            self.visit_type_params(type_params);
        }
        self.within(FrameKind::Class, |checker| checker.visit_body(&node.body));
        if let Some(arguments) = &node.arguments {
            self.arguments(arguments);
        }
    }

    fn arguments(&mut self, arguments: &'a ast::Arguments) {
        if let Some(again) = keywords::repeated(&arguments.keywords) {
            let name = again.arg.as_ref().map_or("", |name| name.id.as_str());
            return self.fail(format!("keyword argument repeated: {name}"), again.range);
        }
        self.unpackable(&*arguments.args);
        self.exprs(arguments.keywords.iter().map(|keyword| &keyword.value));
    }

    fn return_statement(&mut self, node: &'a ast::StmtReturn) {
        if !self.is_function() {
            return self.fail("'return' outside function", node.range);
        }
        if node.value.is_some() && self.kind() == (FrameKind::AsyncFunction { generator: true }) {
            return self.fail("'return' with value in async generator", node.range);
        }
        self.exprs(node.value.as_deref());
        self.leave_blocks("return", node.range);
    }

    /// `break`, `continue` and `return` leave the blocks around them, up to the loop or all.
    fn leave_blocks(&mut self, word: &str, range: TextRange) {
        let to_loop = word != "return";
        let left: Vec<Block> = self
            .blocks()
            .iter()
            .rev()
            .take_while(|block| !to_loop || **block != Block::Loop)
            .copied()
            .collect();
        if left.contains(&Block::ExceptStar) {
            return self
                .fail("'break', 'continue' and 'return' cannot appear in an except* block", range);
        }
        if left.contains(&Block::Finally) {
            self.warn(format!("'{word}' {IN_FINALLY}"), range);
        }
        if to_loop && !self.blocks().contains(&Block::Loop) {
            let problem = if word == "break" {
                "'break' outside loop"
            } else {
                "'continue' not properly in loop"
            };
            self.fail(problem, range)
        }
    }

    fn try_statement(&mut self, node: &'a ast::StmtTry) {
        self.visit_body(&node.body);
        let count = node.handlers.len();
        for (index, handler) in node.handlers.iter().enumerate() {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            if handler.type_.is_none() && index + 1 < count {
                return self.fail("default 'except:' must be last", handler.range);
            }
            self.exprs(handler.type_.as_deref());
            match node.is_star {
                true => self.inside(Block::ExceptStar, &handler.body),
                false => self.visit_body(&handler.body),
            }
        }
        self.visit_body(&node.orelse);
        self.inside(Block::Finally, &node.finalbody);
    }

    fn import_from(&mut self, node: &ast::StmtImportFrom) {
        let is_future = node.level == 0
            && node.module.as_ref().is_some_and(|module| &module.id == "__future__");
        if is_future && node.range.start() >= self.future_end.end() {
            self.fail(
                "from __future__ imports must occur at the beginning of the file",
                node.range,
            );
        }
    }

    /// The target of an assignment, a loop, `with` or a comprehension.
    fn target(&mut self, target: &'a Expr) {
        match target {
            Expr::Starred(starred) => {
                self.fail("starred assignment target must be in a list or tuple", starred.range);
            }
            Expr::Tuple(ast::ExprTuple { elts, range, .. })
            | Expr::List(ast::ExprList { elts, range, .. }) => {
                if elts.iter().filter(|element| element.is_starred_expr()).count() > 1 {
                    return self.fail("multiple starred expressions in assignment", *range);
                }
                for element in elts {
                    match element {
                        Expr::Starred(starred) => self.target(&starred.value),
                        other => self.target(other),
                    }
                }
            }
            other => self.visit_expr(other),
        }
    }

    fn comprehension(
        &mut self,
        range: TextRange,
        is_coroutine: bool,
        is_generator: bool,
        elements: [Option<&'a Expr>; 2],
        generators: &'a [ast::Comprehension],
    ) {
        let Some((outermost, inner)) = generators.split_first() else { return };
        self.visit_expr(&outermost.iter);
        let may_await = is_generator || self.is_async() || self.kind() == FrameKind::Comprehension;
        if is_coroutine && !may_await {
            let message = "asynchronous comprehension outside of an asynchronous function";
            return self.fail(message, range);
        }
        self.within(FrameKind::Comprehension, |checker| {
            checker.target(&outermost.target);
            checker.exprs(&outermost.ifs);
            for generator in inner {
                checker.visit_expr(&generator.iter);
                checker.target(&generator.target);
                checker.exprs(&generator.ifs);
            }
            checker.exprs(elements.into_iter().flatten());
        });
    }

    fn yield_from(&mut self, node: &'a ast::ExprYieldFrom) {
        if !self.is_function() {
            return self.fail("'yield from' outside function", node.range);
        }
        if matches!(self.kind(), FrameKind::AsyncFunction { .. }) {
            return self.fail("'yield from' inside async function", node.range);
        }
        self.visit_expr(&node.value);
    }

    fn await_expression(&mut self, node: &'a ast::ExprAwait) {
        if !self.is_async() && self.kind() != FrameKind::Comprehension {
            let place = if self.is_function() { "async function" } else { "function" };
            return self.fail(format!("'await' outside {place}"), node.range);
        }
        self.visit_expr(&node.value);
    }
}

impl<'a> Visitor<'a> for Checker<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if self.error.is_some() {
            return;
        }
        match statement {
            Stmt::FunctionDef(node) => self.function(node),
            Stmt::ClassDef(node) => self.class(node),
            Stmt::Return(node) => self.return_statement(node),
            Stmt::Break(node) => self.leave_blocks("break", node.range),
            Stmt::Continue(node) => self.leave_blocks("continue", node.range),
            Stmt::Assign(node) => {
                self.visit_expr(&node.value);
                for target in &node.targets {
                    self.target(target);
                }
            }
            Stmt::AnnAssign(node) => {
                self.exprs(node.value.as_deref());
                self.visit_expr(&node.target);
                self.visit_expr(&node.annotation);
            }
            Stmt::For(node) => {
                if node.is_async && !self.is_async() {
                    return self.fail("'async for' outside async function", node.range);
                }
                self.visit_expr(&node.iter);
                self.target(&node.target);
                self.inside(Block::Loop, &node.body);
                self.visit_body(&node.orelse);
            }
            Stmt::While(node) => {
                self.visit_expr(&node.test);
                self.inside(Block::Loop, &node.body);
                self.visit_body(&node.orelse);
            }
            Stmt::With(node) => {
                if node.is_async && !self.is_async() {
                    return self.fail("'async with' outside async function", node.range);
                }
                for item in &node.items {
                    self.visit_expr(&item.context_expr);
                    if let Some(target) = &item.optional_vars {
                        self.target(target);
                    }
                }
                self.visit_body(&node.body);
            }
            Stmt::Try(node) => self.try_statement(node),
            Stmt::Match(node) => self.match_statement(node),
            Stmt::ImportFrom(node) => self.import_from(node),
            Stmt::Assert(node) => {
                self.warn_assert(node);
                visitor::walk_stmt(self, statement);
            }
            _ => visitor::walk_stmt(self, statement),
        }
    }

    fn visit_type_param(&mut self, parameter: &'a ast::TypeParam) {
        match parameter {
            ast::TypeParam::TypeVarTuple(node) => self.unpackable(node.default.as_deref()),
            _ => visitor::walk_type_param(self, parameter),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if self.error.is_some() {
            return;
        }
        match expr {
            Expr::Starred(node) => self.fail("can't use starred expression here", node.range),
            Expr::Tuple(node) => self.unpackable(&node.elts),
            Expr::List(node) => self.unpackable(&node.elts),
            Expr::Set(node) => self.unpackable(&node.elts),
            Expr::Call(node) => {
                self.warn_call(node);
                self.visit_expr(&node.func);
                self.arguments(&node.arguments);
            }
            Expr::Subscript(node) => {
                self.warn_subscript(node);
                self.visit_expr(&node.value);
                self.unpackable([&*node.slice]);
            }
            Expr::Compare(node) => {
                self.warn_compare(node);
                visitor::walk_expr(self, expr);
            }
            Expr::Yield(node) => {
                if !self.is_function() {
                    return self.fail("'yield' outside function", node.range);
                }
                self.exprs(node.value.as_deref());
            }
            Expr::YieldFrom(node) => self.yield_from(node),
            Expr::Await(node) => self.await_expression(node),
            Expr::Lambda(node) => {
                if let Some(parameters) = &node.parameters {
                    self.defaults(parameters);
                }
                self.within(FrameKind::Function, |checker| checker.visit_expr(&node.body));
            }
            Expr::ListComp(node) => {
                let scope = &self.scopes[self.scopes.list_comprehension(node)];
                let elements = [Some(&*node.elt), None];
                self.comprehension(
                    node.range,
                    scope.is_coroutine,
                    false,
                    elements,
                    &node.generators,
                );
            }
            Expr::SetComp(node) => {
                let scope = &self.scopes[self.scopes.set_comprehension(node)];
                let elements = [Some(&*node.elt), None];
                self.comprehension(
                    node.range,
                    scope.is_coroutine,
                    false,
                    elements,
                    &node.generators,
                );
            }
            Expr::DictComp(node) => {
                let scope = &self.scopes[self.scopes.dict_comprehension(node)];
                let elements = [node.key.as_deref(), Some(&*node.value)];
                self.comprehension(
                    node.range,
                    scope.is_coroutine,
                    false,
                    elements,
                    &node.generators,
                );
            }
            Expr::Generator(node) => {
                let scope = &self.scopes[self.scopes.generator_expression(node)];
                let elements = [Some(&*node.elt), None];
                self.comprehension(
                    expr.range(),
                    scope.is_coroutine,
                    true,
                    elements,
                    &node.generators,
                );
            }
            _ => visitor::walk_expr(self, expr),
        }
    }
}
