//! The first pass over expressions.

use ast::Expr;
use ruff_python_ast as ast;
use ruff_python_ast::name::Name;
use ruff_text_size::TextRange;

use super::declare::{Builder, Outcome, check_not_debug};
use super::{ScopeError, ScopeKind, SymbolFlags};

impl Builder {
    pub(super) fn arguments(&mut self, arguments: &ast::Arguments) -> Outcome {
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

    pub(super) fn interpolation(&mut self, element: &ast::InterpolatedStringElement) -> Outcome {
        let ast::InterpolatedStringElement::Interpolation(element) = element else { return Ok(()) };
        self.expr(&element.expression)?;
        match &element.format_spec {
            Some(spec) => spec.elements.iter().try_for_each(|element| self.interpolation(element)),
            None => Ok(()),
        }
    }

    pub(super) fn name(&mut self, node: &ast::ExprName) -> Outcome {
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

    pub(super) fn lambda(&mut self, node: &ast::ExprLambda) -> Outcome {
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
    pub(super) fn suspension(&mut self, what: &str, range: TextRange) -> Outcome {
        match self.frame().restricted {
            Some(place) => Err(ScopeError::new(
                format!("{what} expression cannot be used within {place}"),
                range,
            )),
            None => Ok(()),
        }
    }

    pub(super) fn yields(&mut self, range: TextRange) -> Outcome {
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
