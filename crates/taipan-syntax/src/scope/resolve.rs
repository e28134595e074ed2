//! The second pass: from what blocks do with names to what the names mean.

use ruff_python_ast::name::Name;

use super::{Resolution, Scope, ScopeError, ScopeId, ScopeKind, SymbolFlags};

/// The implicit variables of a class, which only scopes inside it can see.
const CLASS_VARIABLES: [&str; 3] = ["__class__", "__classdict__", "__conditional_annotations__"];

enum Found {
    /// A variable of an enclosing function (or an implicit one of a class).
    Variable(ScopeId),
    Global,
}

pub(super) fn resolve(scopes: Vec<Scope>) -> Result<Vec<Scope>, ScopeError> {
    let mut resolver = Resolver { scopes };
    for index in 0..resolver.scopes.len() {
        resolver.resolve_scope(ScopeId(index as u32))?;
    }
    resolver.settle_inlined();
    for scope in &mut resolver.scopes {
        scope.free_variables.sort();
        scope.free_variables.dedup();
    }
    Ok(resolver.scopes)
}

struct Resolver {
    scopes: Vec<Scope>,
}

impl Resolver {
    fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.index()]
    }

    fn resolve_scope(&mut self, id: ScopeId) -> Result<(), ScopeError> {
        for at in 0..self.scope(id).symbols.len() {
            let Some(symbol) = self.scope(id).symbols.at(at) else { continue };
            let (name, flags, range) = (symbol.name.clone(), symbol.flags, symbol.range);
            let (resolution, owner) = self.resolve_name(id, &name, flags, range)?;
            if let Some(symbol) = self.scopes[id.index()].symbols.at_mut(at) {
                // An inner scope may have made it a cell already only if it came first; parents come first.
                symbol.resolution = resolution;
                symbol.owner = owner;
            }
        }
        Ok(())
    }

    fn resolve_name(
        &mut self,
        id: ScopeId,
        name: &Name,
        flags: SymbolFlags,
        range: ruff_text_size::TextRange,
    ) -> Result<(Resolution, Option<ScopeId>), ScopeError> {
        if flags.contains(SymbolFlags::GLOBAL) {
            if flags.contains(SymbolFlags::NONLOCAL) {
                return Err(ScopeError::new(
                    format!("name '{name}' is nonlocal and global"),
                    range,
                ));
            }
            return Ok((Resolution::GlobalExplicit, None));
        }
        if flags.contains(SymbolFlags::NONLOCAL) {
            return self.resolve_nonlocal(id, name, range);
        }
        if flags.is_local() {
            return Ok((Resolution::Local, Some(id)));
        }
        if let Some(resolution) = self.in_visible_class(id, name) {
            return Ok((resolution, None));
        }
        Ok(match self.find(id, name) {
            Found::Global => (Resolution::GlobalImplicit, None),
            Found::Variable(owner) => (self.capture(id, name, owner), Some(owner)),
        })
    }

    fn resolve_nonlocal(
        &mut self,
        id: ScopeId,
        name: &Name,
        range: ruff_text_size::TextRange,
    ) -> Result<(Resolution, Option<ScopeId>), ScopeError> {
        if id == ScopeId::MODULE {
            return Err(ScopeError::new("nonlocal declaration not allowed at module level", range));
        }
        let Found::Variable(owner) = self.find(id, name) else {
            return Err(ScopeError::new(format!("no binding for nonlocal '{name}' found"), range));
        };
        if self.scope(owner).symbols.flags(name).contains(SymbolFlags::TYPE_PARAMETER) {
            return Err(ScopeError::new(
                format!("nonlocal binding not allowed for type parameter '{name}'"),
                range,
            ));
        }
        Ok((self.capture(id, name, owner), Some(owner)))
    }

    /// What an annotation scope sees of the class around it. A name that the class binds is looked up in the class
    /// namespace and then among the globals, never in enclosing functions.
    fn in_visible_class(&self, id: ScopeId, name: &Name) -> Option<Resolution> {
        let mut current = id;
        loop {
            if !self.scope(current).can_see_class {
                return None;
            }
            current = self.scope(current).parent?;
            let scope = self.scope(current);
            if scope.kind == ScopeKind::Class {
                let flags = scope.symbols.flags(name);
                if flags.contains(SymbolFlags::GLOBAL) {
                    return Some(Resolution::GlobalExplicit);
                }
                return flags.is_local().then_some(Resolution::GlobalImplicit);
            }
            if scope.symbols.flags(name).is_local() {
                return None;
            }
        }
    }

    /// The binding that `name` in `id` refers to, outside `id` itself.
    fn find(&self, id: ScopeId, name: &Name) -> Found {
        let mut current = self.scope(id).parent;
        while let Some(at) = current {
            let scope = self.scope(at);
            match scope.kind {
                ScopeKind::Module => return Found::Global,
                ScopeKind::Class => {
                    // What is inlined into the class itself runs before there is one.
                    if name == "__class__" && self.frame_of(id) == at {
                        return Found::Global;
                    }
                    if CLASS_VARIABLES.contains(&name.as_str()) {
                        return Found::Variable(at);
                    }
                }
                _ => {
                    let flags = scope.symbols.flags(name);
                    if flags.contains(SymbolFlags::GLOBAL) {
                        return Found::Global;
                    }
                    if flags.is_local() {
                        return Found::Variable(at);
                    }
                }
            }
            current = scope.parent;
        }
        Found::Global
    }

    /// Makes the variable `name` of `owner` reachable from `id`, and says how `id` reaches it.
    fn capture(&mut self, id: ScopeId, name: &Name, owner: ScopeId) -> Resolution {
        if self.frame_of(id) == self.frame_of(owner) && self.scope(owner).kind != ScopeKind::Class {
            return Resolution::Local;
        }
        let owner_scope = &mut self.scopes[owner.index()];
        match (owner_scope.kind, name.as_str()) {
            (ScopeKind::Class, "__class__") => owner_scope.needs_class_cell = true,
            (ScopeKind::Class, "__classdict__") => owner_scope.needs_class_dict = true,
            (ScopeKind::Class, _) => {}
            _ => {
                if let Some(symbol) = owner_scope.symbols.get_mut(name) {
                    symbol.resolution = Resolution::Cell;
                }
            }
        }
        let owner_frame = self.frame_of(owner);
        let mut current = Some(id);
        while let Some(at) = current {
            // A class's implicit variables are found before the frame of the class itself.
            if at == owner || at == owner_frame {
                break;
            }
            let scope = &mut self.scopes[at.index()];
            if !scope.inlined {
                scope.free_variables.push((name.clone(), owner));
            }
            current = scope.parent;
        }
        Resolution::Free
    }

    fn frame_of(&self, mut id: ScopeId) -> ScopeId {
        while self.scope(id).inlined {
            let Some(parent) = self.scope(id).parent else { break };
            id = parent;
        }
        id
    }

    /// A variable of the same frame that an inlined comprehension mentions may have become a cell since.
    fn settle_inlined(&mut self) {
        for index in 0..self.scopes.len() {
            for at in 0..self.scopes[index].symbols.len() {
                let Some(symbol) = self.scopes[index].symbols.at(at) else { continue };
                let Some(owner) = symbol.owner else { continue };
                if symbol.resolution != Resolution::Local || owner.index() == index {
                    continue;
                }
                let settled =
                    self.scope(owner).symbols.get(&symbol.name).map(|of_owner| of_owner.resolution);
                if let (Some(settled), Some(symbol)) =
                    (settled, self.scopes[index].symbols.at_mut(at))
                {
                    symbol.resolution = settled;
                }
            }
        }
    }
}
