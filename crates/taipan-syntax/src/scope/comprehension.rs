//! Comprehensions, and where `:=` inside them binds (PEP 572).

use ruff_python_ast as ast;
use ruff_python_ast::name::Name;
use ruff_text_size::{Ranged, TextRange};

use super::declare::{Builder, Outcome};
use super::{ScopeError, ScopeId, ScopeKind, SymbolFlags};

impl Builder {
    /// The scope of a comprehension; `elements` are its results in the order of evaluation.
    pub(super) fn comprehension(
        &mut self,
        kind: ScopeKind,
        slot: &ast::AtomicNodeIndex,
        range: TextRange,
        elements: [Option<&ast::Expr>; 2],
        generators: &[ast::Comprehension],
    ) -> Outcome {
        let name = match kind {
            ScopeKind::ListComprehension => "<listcomp>",
            ScopeKind::SetComprehension => "<setcomp>",
            ScopeKind::DictComprehension => "<dictcomp>",
            _ => "<genexpr>",
        };
        let Some((outermost, inner)) = generators.split_first() else { return Ok(()) };
        self.iterable(&outermost.iter)?;
        let id = self.create(kind, Name::new_static(name), range);
        Self::note_node(slot, id);
        self.enter(id);
        if !self.current().inlined {
            self.implicit(".0", SymbolFlags::PARAMETER);
        }
        self.current().is_coroutine |= outermost.is_async;
        self.iteration_target(&outermost.target)?;
        for condition in &outermost.ifs {
            self.expr(condition)?;
        }
        for generator in inner {
            self.current().is_coroutine |= generator.is_async;
            self.iteration_target(&generator.target)?;
            self.iterable(&generator.iter)?;
            for condition in &generator.ifs {
                self.expr(condition)?;
            }
        }
        for element in elements.into_iter().flatten() {
            self.expr(element)?;
        }
        let is_async = self.current().is_coroutine && kind != ScopeKind::GeneratorExpression;
        self.leave();
        // An asynchronous comprehension makes an enclosing comprehension asynchronous (PEP 530).
        if is_async && self.kind().is_comprehension() {
            self.current().is_coroutine = true;
        }
        Ok(())
    }

    fn iterable(&mut self, iterable: &ast::Expr) -> Outcome {
        self.frame().iterable_depth += 1;
        self.expr(iterable)?;
        self.frame().iterable_depth -= 1;
        Ok(())
    }

    fn iteration_target(&mut self, target: &ast::Expr) -> Outcome {
        self.frame().in_iteration_target = true;
        self.expr(target)?;
        self.frame().in_iteration_target = false;
        Ok(())
    }

    /// `target := value`
    pub(super) fn named_expression(&mut self, node: &ast::ExprNamed) -> Outcome {
        if let Some(place) = self.frame().restricted
            && !self.kind().is_comprehension()
        {
            return Err(ScopeError::new(
                format!("named expression cannot be used within {place}"),
                node.range,
            ));
        }
        if self.frame().iterable_depth > 0 {
            return Err(ScopeError::new(
                "assignment expression cannot be used in a comprehension iterable expression",
                node.range,
            ));
        }
        if self.kind().is_comprehension()
            && let ast::Expr::Name(target) = &*node.target
        {
            self.bind_outside_comprehensions(&target.id, node.target.range())?;
        }
        self.expr(&node.value)?;
        self.expr(&node.target)
    }

    /// Binds the target of a `:=` in the nearest scope that is no comprehension.
    fn bind_outside_comprehensions(&mut self, name: &Name, range: TextRange) -> Outcome {
        let mangled = self.mangled(name);
        for level in (0..self.open.len()).rev() {
            let id = ScopeId(self.open[level].id);
            let scope = &mut self.scopes[id.index()];
            let flags = scope.symbols.flags(&mangled);
            if scope.kind.is_comprehension() {
                if flags.contains(SymbolFlags::ITERATION) {
                    let message = format!(
                        "assignment expression cannot rebind comprehension iteration variable '{mangled}'"
                    );
                    return Err(ScopeError::new(message, range));
                }
                continue;
            }
            match scope.kind {
                ScopeKind::Module => {
                    scope.symbols.add(mangled.clone(), SymbolFlags::GLOBAL, range);
                    self.current().symbols.add(mangled, SymbolFlags::GLOBAL, range);
                }
                ScopeKind::Function | ScopeKind::Lambda => {
                    let declared = if flags.contains(SymbolFlags::GLOBAL) {
                        SymbolFlags::GLOBAL
                    } else {
                        SymbolFlags::NONLOCAL
                    };
                    scope.symbols.add(mangled.clone(), SymbolFlags::ASSIGNED, range);
                    self.current().symbols.add(mangled, declared, range);
                }
                kind => return Err(ScopeError::new(forbidden(kind), range)),
            }
            return Ok(());
        }
        Ok(())
    }
}

fn forbidden(kind: ScopeKind) -> &'static str {
    match kind {
        ScopeKind::TypeParameters => {
            "assignment expression within a comprehension cannot be used within the definition of a generic"
        }
        ScopeKind::TypeAlias => {
            "assignment expression within a comprehension cannot be used in a type alias"
        }
        ScopeKind::TypeVariable => {
            "assignment expression within a comprehension cannot be used in a TypeVar bound"
        }
        _ => "assignment expression within a comprehension cannot be used in a class body",
    }
}
