//! What is evaluated lazily, in scopes of its own: annotations (PEP 649), type parameters and the values of `type`
//! statements (PEP 695).

use ast::Expr;
use ruff_python_ast as ast;
use ruff_python_ast::name::Name;
use ruff_text_size::{Ranged, TextRange};

use super::declare::{Builder, Outcome};
use super::{ScopeError, ScopeId, ScopeKind, SymbolFlags};

impl Builder {
    /// The scope of a function's `__annotate__`, if it has annotations.
    pub(super) fn signature_annotations(
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

    pub(super) fn annotation_scope(&mut self, range: TextRange) -> ScopeId {
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
    pub(super) fn annotations<'a>(
        &mut self,
        annotations: impl IntoIterator<Item = &'a Expr>,
    ) -> Outcome {
        let outer = self.frame().restricted.replace("an annotation");
        // PEP 563 makes them strings: they mention no names, but are still checked.
        self.unevaluated += u32::from(self.future_annotations);
        self.exprs(annotations)?;
        self.unevaluated -= u32::from(self.future_annotations);
        self.frame().restricted = outer;
        Ok(())
    }

    pub(super) fn type_alias(&mut self, node: &ast::StmtTypeAlias) -> Outcome {
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

    pub(super) fn lazily_evaluated(
        &mut self,
        id: ScopeId,
        value: &Expr,
        place: &'static str,
    ) -> Outcome {
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

    pub(super) fn enter_type_params(&mut self, type_params: &ast::TypeParams, name: &Name) {
        let name = Name::from(format!("<generic parameters of {name}>"));
        let id = self.create(ScopeKind::TypeParameters, name, type_params.range);
        Self::note_node(&type_params.node_index, id);
        self.enter(id);
        if self.current().can_see_class {
            self.implicit("__classdict__", SymbolFlags::USED);
        }
    }

    pub(super) fn type_params(&mut self, type_params: &ast::TypeParams) -> Outcome {
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

    pub(super) fn annotated_assignment(&mut self, node: &ast::StmtAnnAssign) -> Outcome {
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
    pub(super) fn variable_annotation(&mut self, annotation: &Expr) -> Outcome {
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
        if conditional && kind == ScopeKind::Class && !self.future_annotations {
            self.implicit("__conditional_annotations__", SymbolFlags::USED);
        }
        self.annotations([annotation])?;
        self.leave();
        Ok(())
    }
}
