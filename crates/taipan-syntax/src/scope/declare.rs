//! The state of the first pass: the open scopes, and how a name is noted in them.

use ruff_python_ast::name::Name;
use ruff_python_ast::{AtomicNodeIndex, NodeIndex};
use ruff_text_size::TextRange;

use super::{Scope, ScopeError, ScopeId, ScopeKind, SymbolFlags, SymbolTable};
use crate::mangle::mangle;

/// Longer qualified names are not extended.
const MAX_QUALNAME: usize = 1 << 16;

pub(super) type Outcome = Result<(), ScopeError>;

/// What of a scope matters only while it is open.
#[derive(Default)]
pub(super) struct OpenScope {
    pub(super) id: u32,
    /// Inside the iterable of a comprehension's `for`, where `:=` is forbidden.
    pub(super) iterable_depth: u32,
    /// Visiting the target of a comprehension's `for`.
    pub(super) in_iteration_target: bool,
    /// Inside `if`, `for`, `try`, … of a class or module: annotations are conditional.
    pub(super) conditional_depth: u32,
    /// In a class's type parameter scope only its own parameters are mangled.
    pub(super) mangle_only: Option<Vec<Name>>,
    /// What a forbidden `yield` or `:=` is told it stands in.
    pub(super) restricted: Option<&'static str>,
}

pub(super) struct Builder {
    pub(super) scopes: Vec<Scope>,
    pub(super) open: Vec<OpenScope>,
    pub(super) private_class: Option<Name>,
    pub(super) future_annotations: bool,
    /// Inside an annotation that is never evaluated: names are not noted.
    pub(super) unevaluated: u32,
}

impl Builder {
    pub(super) fn current_id(&self) -> ScopeId {
        ScopeId(self.open.last().map_or(0, |open| open.id))
    }

    pub(super) fn current(&mut self) -> &mut Scope {
        let id = self.current_id();
        &mut self.scopes[id.index()]
    }

    pub(super) fn kind(&self) -> ScopeKind {
        self.scopes[self.current_id().index()].kind
    }

    pub(super) fn frame(&mut self) -> &mut OpenScope {
        if self.open.is_empty() {
            self.open.push(OpenScope::default());
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    /// Creates a scope inside the current one.
    pub(super) fn create(&mut self, kind: ScopeKind, name: Name, range: TextRange) -> ScopeId {
        let id = ScopeId(self.scopes.len() as u32);
        let parent = (!self.open.is_empty()).then(|| self.current_id());
        let (mut nested, mut can_see_class, mut parent_is_class) = (false, false, false);
        let mut qualname = name.to_string();
        if let Some(parent) = parent {
            let outer = &mut self.scopes[parent.index()];
            outer.children.push(id);
            nested = outer.nested || outer.kind.is_function_like();
            parent_is_class = outer.kind == ScopeKind::Class;
            can_see_class = outer.can_see_class;
            qualname = self.qualname(parent, kind, &name);
        }
        let sees_class = kind.is_annotation_scope() && (parent_is_class || can_see_class);
        self.scopes.push(Scope {
            id,
            kind,
            parent,
            name,
            qualname,
            range,
            children: Vec::new(),
            symbols: SymbolTable::default(),
            private_class: self.private_class.clone(),
            free_variables: Vec::new(),
            nested,
            is_generator: kind == ScopeKind::GeneratorExpression,
            is_coroutine: false,
            returns_value: false,
            has_star_import: false,
            inlined: kind.is_comprehension()
                && kind != ScopeKind::GeneratorExpression
                && !can_see_class,
            can_see_class: sees_class,
            needs_class_cell: false,
            needs_class_dict: false,
            has_conditional_annotations: false,
            annotations: None,
        });
        id
    }

    /// `__qualname__` of a block inside `parent`: PEP 3155. Type parameter scopes do not count.
    fn qualname(&self, parent: ScopeId, kind: ScopeKind, name: &Name) -> String {
        let mut at = parent;
        while self.scopes[at.index()].kind == ScopeKind::TypeParameters {
            let Some(outer) = self.scopes[at.index()].parent else { break };
            at = outer;
        }
        let outer = &self.scopes[at.index()];
        let names_itself = matches!(kind, ScopeKind::Function | ScopeKind::Class);
        let mangled = mangle(self.private_class.as_deref(), name);
        if names_itself && outer.symbols.flags(&mangled).contains(SymbolFlags::GLOBAL) {
            return name.to_string();
        }
        match outer.kind {
            ScopeKind::Module => name.to_string(),
            // Blocks so deep in one another are refused by the compiler; their
            // names would take memory with the square of their number.
            _ if outer.qualname.len() > MAX_QUALNAME => name.to_string(),
            ScopeKind::Class => format!("{}.{name}", outer.qualname),
            _ => format!("{}.<locals>.{name}", outer.qualname),
        }
    }

    pub(super) fn enter(&mut self, id: ScopeId) {
        let inherited = self.open.last();
        let mangle_only = inherited.and_then(|open| open.mangle_only.clone());
        let restricted = inherited.and_then(|open| open.restricted);
        let iterable_depth = inherited.map_or(0, |open| open.iterable_depth);
        let keeps =
            self.scopes[id.index()].kind.is_annotation_scope() || self.scopes[id.index()].inlined;
        self.open.push(OpenScope {
            id: id.0,
            iterable_depth,
            mangle_only: if self.scopes[id.index()].kind == ScopeKind::Class {
                None
            } else {
                mangle_only
            },
            restricted: if keeps { restricted } else { None },
            ..OpenScope::default()
        });
    }

    pub(super) fn leave(&mut self) {
        self.open.pop();
    }

    pub(super) fn note_node(slot: &AtomicNodeIndex, id: ScopeId) {
        slot.set(NodeIndex::from(id.0));
    }

    pub(super) fn mangled(&self, name: &Name) -> Name {
        if !name.starts_with("__") {
            return name.clone();
        }
        if let Some(only) = self.open.last().and_then(|open| open.mangle_only.as_ref())
            && !only.contains(name)
        {
            return name.clone();
        }
        Name::from(mangle(self.private_class.as_deref(), name))
    }

    /// Notes what the current block does with `name`.
    pub(super) fn add(&mut self, name: &Name, flags: SymbolFlags, range: TextRange) -> Outcome {
        if self.unevaluated > 0 {
            return Ok(());
        }
        let mangled = self.mangled(name);
        let in_iteration_target = self.open.last().is_some_and(|open| open.in_iteration_target);
        let scope = self.current();
        let known = scope.symbols.flags(&mangled);
        if flags.contains(SymbolFlags::PARAMETER) && known.contains(SymbolFlags::PARAMETER) {
            return Err(ScopeError::new(
                format!("duplicate argument '{mangled}' in function definition"),
                range,
            ));
        }
        if flags.contains(SymbolFlags::TYPE_PARAMETER)
            && known.contains(SymbolFlags::TYPE_PARAMETER)
        {
            return Err(ScopeError::new(format!("duplicate type parameter '{mangled}'"), range));
        }
        let mut flags = flags;
        if in_iteration_target && flags.contains(SymbolFlags::ASSIGNED) {
            if known.intersects(SymbolFlags::GLOBAL.union(SymbolFlags::NONLOCAL)) {
                let message = format!(
                    "comprehension inner loop cannot rebind assignment expression target '{mangled}'"
                );
                return Err(ScopeError::new(message, range));
            }
            flags = flags.union(SymbolFlags::ITERATION);
        }
        scope.symbols.add(mangled, flags, range);
        Ok(())
    }

    /// Notes a name that is bound; `__debug__` cannot be.
    pub(super) fn bind(&mut self, name: &Name, flags: SymbolFlags, range: TextRange) -> Outcome {
        check_not_debug(name, range)?;
        self.add(name, flags, range)
    }

    /// Notes an implicit name of the compiler's.
    pub(super) fn implicit(&mut self, name: &'static str, flags: SymbolFlags) {
        let range = TextRange::default();
        self.current().symbols.add(Name::new_static(name), flags, range);
    }
}

pub(super) fn check_not_debug(name: &Name, range: TextRange) -> Outcome {
    if name == "__debug__" {
        return Err(ScopeError::new("cannot assign to __debug__", range));
    }
    Ok(())
}
