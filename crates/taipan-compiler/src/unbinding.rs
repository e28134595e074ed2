//! The names that something in a program unbinds: `del x`, `except … as x`.
//! All others, once bound, stay bound: see `unit`.

use ruff_python_ast as ast;
use ruff_python_ast::name::Name;
use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use rustc_hash::FxHashSet;

#[derive(Default)]
struct Unbound(FxHashSet<Name>);

impl Unbound {
    fn target(&mut self, target: &ast::Expr) {
        match target {
            ast::Expr::Name(name) => {
                self.0.insert(name.id.clone());
            }
            ast::Expr::Tuple(node) => node.elts.iter().for_each(|inner| self.target(inner)),
            ast::Expr::List(node) => node.elts.iter().for_each(|inner| self.target(inner)),
            _ => {}
        }
    }
}

impl<'a> StatementVisitor<'a> for Unbound {
    fn visit_stmt(&mut self, statement: &'a ast::Stmt) {
        match statement {
            ast::Stmt::Delete(node) => {
                node.targets.iter().for_each(|target| self.target(target));
            }
            ast::Stmt::Try(node) => {
                for ast::ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    self.0.extend(handler.name.as_ref().map(|name| name.id.clone()));
                }
            }
            _ => {}
        }
        walk_stmt(self, statement);
    }
}

/// See the head of this module.
pub(crate) fn unbound_names(tree: &ast::Mod) -> FxHashSet<Name> {
    let mut unbound = Unbound::default();
    if let ast::Mod::Module(module) = tree {
        unbound.visit_body(&module.body);
    }
    unbound.0
}
