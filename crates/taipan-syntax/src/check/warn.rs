//! `SyntaxWarning`s for expressions that cannot mean what they say.

use ast::Expr;
use ruff_python_ast as ast;
use ruff_text_size::Ranged;

use super::Checker;

impl Checker<'_> {
    pub(super) fn warn_assert(&mut self, node: &ast::StmtAssert) {
        if let Expr::Tuple(test) = &*node.test
            && !test.elts.is_empty()
        {
            self.warn("assertion is always true, perhaps remove parentheses?", node.range);
        }
    }

    pub(super) fn warn_call(&mut self, node: &ast::ExprCall) {
        let callable = !matches!(
            &*node.func,
            Expr::Tuple(_)
                | Expr::List(_)
                | Expr::ListComp(_)
                | Expr::Dict(_)
                | Expr::DictComp(_)
                | Expr::Set(_)
                | Expr::SetComp(_)
                | Expr::Generator(_)
                | Expr::FString(_)
                | Expr::TString(_)
        ) && constant_type(&node.func).is_none();
        if !callable && let Some(name) = type_name(&node.func) {
            self.warn(
                format!("'{name}' object is not callable; perhaps you missed a comma?"),
                node.range(),
            );
        }
    }

    pub(super) fn warn_subscript(&mut self, node: &ast::ExprSubscript) {
        if node.ctx != ast::ExprContext::Load {
            return;
        }
        let subscriptable = match &*node.value {
            Expr::Set(_) | Expr::SetComp(_) | Expr::Generator(_) | Expr::Lambda(_) => false,
            value => !matches!(
                constant_type(value),
                Some("NoneType" | "ellipsis" | "int" | "float" | "complex" | "bool")
            ),
        };
        if !subscriptable {
            if let Some(name) = type_name(&node.value) {
                let message =
                    format!("'{name}' object is not subscriptable; perhaps you missed a comma?");
                self.warn(message, node.range);
            }
            return;
        }
        let sequence = match &*node.value {
            Expr::List(_) | Expr::ListComp(_) => "list",
            Expr::Tuple(_) => "tuple",
            Expr::FString(_) => "str",
            value => match constant_type(value) {
                Some(name @ ("str" | "bytes")) => name,
                _ => return,
            },
        };
        let index = match constant_type(&node.slice) {
            Some("int" | "bool") => return,
            Some(name) => name,
            None => match &*node.slice {
                Expr::Tuple(_)
                | Expr::List(_)
                | Expr::ListComp(_)
                | Expr::Set(_)
                | Expr::SetComp(_)
                | Expr::Dict(_)
                | Expr::DictComp(_)
                | Expr::Generator(_)
                | Expr::Lambda(_)
                | Expr::FString(_) => type_name(&node.slice).unwrap_or("object"),
                _ => return,
            },
        };
        self.warn(
            format!("{sequence} indices must be integers or slices, not {index}; perhaps you missed a comma?"),
            node.range,
        );
    }

    pub(super) fn warn_compare(&mut self, node: &ast::ExprCompare) {
        let mut left = &*node.left;
        for (operator, right) in node.ops.iter().zip(&node.comparators) {
            let found = identity_type(left).or_else(|| identity_type(right));
            if let Some(name) = found {
                match operator {
                    ast::CmpOp::Is => {
                        self.warn(
                            format!("\"is\" with '{name}' literal. Did you mean \"==\"?"),
                            node.range,
                        );
                    }
                    ast::CmpOp::IsNot => {
                        self.warn(
                            format!("\"is not\" with '{name}' literal. Did you mean \"!=\"?"),
                            node.range,
                        );
                    }
                    _ => {}
                }
            }
            left = right;
        }
    }
}

/// The type of a literal whose identity means nothing.
fn identity_type(expr: &Expr) -> Option<&'static str> {
    match expr {
        Expr::Tuple(node) if node.elts.iter().all(|element| identity_type(element).is_some()) => {
            Some("tuple")
        }
        _ => constant_type(expr)
            .filter(|name| matches!(*name, "int" | "float" | "complex" | "str" | "bytes")),
    }
}

fn constant_type(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::NumberLiteral(node) => match node.value {
            ast::Number::Int(_) => "int",
            ast::Number::Float(_) => "float",
            ast::Number::Complex { .. } => "complex",
        },
        Expr::StringLiteral(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::BooleanLiteral(_) => "bool",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        _ => return None,
    })
}

fn type_name(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::FString(_) => "str",
        Expr::TString(_) => "string.templatelib.Template",
        other => return constant_type(other),
    })
}
