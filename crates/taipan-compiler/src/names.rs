//! Where a name lives, and how it is loaded, stored and deleted there.

use ruff_python_ast::name::Name;
use ruff_text_size::TextRange;
use taipan_bytecode::Op;
use taipan_syntax::{Resolution, ScopeKind, mangle};

use crate::registers::Reg;
use crate::{Compiler, Outcome};

/// Where a name lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A register.
    Local(Reg),
    /// A cell in a register of this frame.
    Cell(Reg),
    /// A cell of the closure.
    Free(u32),
    /// A global or builtin.
    Global,
    /// The namespace in register 0, then the globals.
    Namespace,
    /// A class body's namespace, then the closure.
    NamespaceOrFree(u32),
    /// The class namespace that an annotation scope sees, then the globals.
    ClassThenGlobal,
    /// The class namespace that an annotation scope sees, then the closure.
    ClassThenFree(u32),
}

/// Implicit cells of classes: not names of their namespaces.
const CLASS_CELLS: [&str; 2] = ["__classdict__", "__conditional_annotations__"];

impl Compiler<'_> {
    /// The name as the symbol table knows it.
    pub(crate) fn mangled(&self, name: &str) -> Name {
        let scope = &self.parsed.scopes[self.unit.scope];
        let mangled = mangle(scope.private_class.as_deref(), name);
        if mangled != name && scope.symbol(&mangled).is_none() && scope.symbol(name).is_some() {
            return Name::new(name);
        }
        Name::from(mangled)
    }

    /// An attribute's name.
    pub(crate) fn mangled_attribute(&self, name: &str) -> Name {
        let scope = &self.parsed.scopes[self.unit.scope];
        Name::from(mangle(scope.private_class.as_deref(), name))
    }

    /// Where a name (mangled) lives.
    pub(crate) fn place(&self, name: &str) -> Place {
        let scope = &self.parsed.scopes[self.unit.scope];
        let frame = &self.parsed.scopes[self.unit.frame];
        let of_namespace = if self.unit.namespace { Place::Namespace } else { Place::Global };
        let Some(symbol) = scope.symbol(name) else {
            return match scope.kind {
                ScopeKind::Class | ScopeKind::Module => of_namespace,
                _ => Place::Global,
            };
        };
        let variable = symbol
            .owner
            .and_then(|owner| self.unit.variables.get(&(owner, symbol.name.clone())).copied());
        let free = || {
            let is_it = |(of, owner): &(Name, _)| of == name && Some(*owner) == symbol.owner;
            self.unit.free.iter().position(is_it).map(|at| at as u32)
        };
        match symbol.resolution {
            Resolution::GlobalExplicit => Place::Global,
            Resolution::GlobalImplicit => match scope.kind {
                _ if scope.can_see_class => Place::ClassThenGlobal,
                ScopeKind::Class | ScopeKind::Module => of_namespace,
                // Inlined into a module that runs with separate locals.
                _ if scope.inlined && frame.kind == ScopeKind::Module => of_namespace,
                _ => Place::Global,
            },
            Resolution::Local => match variable {
                // A class that binds `__class__` has a name and a cell of that name.
                Some(register) if scope.kind != ScopeKind::Class => Place::Local(register),
                _ => of_namespace,
            },
            Resolution::Cell => variable.map_or(of_namespace, Place::Cell),
            Resolution::Free => match free() {
                Some(index) if scope.kind == ScopeKind::Class => Place::NamespaceOrFree(index),
                Some(index) if scope.can_see_class && !CLASS_CELLS.contains(&name) => {
                    Place::ClassThenFree(index)
                }
                Some(index) => Place::Free(index),
                // An implicit cell of the class that this frame is.
                None => variable.map_or(of_namespace, Place::Cell),
            },
        }
    }

    /// Loads a name; a variable that is surely bound is used where it is.
    pub(crate) fn load_name_any(&mut self, name: &str, at: TextRange) -> Reg {
        let name = self.mangled(name);
        if let Place::Local(register) = self.place(&name) {
            self.check_bound(register, at);
            return register;
        }
        let into = self.unit.registers.temporary();
        self.load_place(&name, into, at);
        into
    }

    /// Loads a name into a register.
    pub(crate) fn load_name(&mut self, name: &str, into: Reg, at: TextRange) {
        let name = self.mangled(name);
        self.load_place(&name, into, at);
    }

    fn check_bound(&mut self, register: Reg, at: TextRange) {
        if !self.unit.is_bound(register) {
            self.emit(at, Op::CheckBound, [register, 0, 0], &[]);
            self.unit.set_bound(register);
        }
    }

    pub(crate) fn load_place(&mut self, name: &str, into: Reg, at: TextRange) {
        match self.place(name) {
            Place::Local(register) => {
                self.check_bound(register, at);
                self.move_to(into, register, at);
            }
            Place::Cell(register) => self.emit(at, Op::LoadCell, [into, register, 0], &[]),
            Place::Free(index) => self.emit(at, Op::LoadFree, [into, index, 0], &[]),
            Place::NamespaceOrFree(index) => {
                self.emit(at, Op::LoadNameOrFree, [into, index, 0], &[]);
            }
            Place::Global => {
                let name = self.unit.names.add(name);
                self.emit(at, Op::LoadGlobal, [into, name, 0], &[]);
            }
            Place::Namespace => {
                let name = self.unit.names.add(name);
                self.emit(at, Op::LoadName, [into, name, 0], &[]);
            }
            Place::ClassThenGlobal => {
                let name = self.unit.names.add(name);
                self.load_place("__classdict__", into, at);
                self.emit(at, Op::LoadNameFrom, [into, into, 0], &[name]);
            }
            Place::ClassThenFree(index) => {
                self.load_place("__classdict__", into, at);
                self.emit(at, Op::LoadFreeFrom, [into, into, 0], &[index]);
            }
        }
    }

    /// Binds a name to the value of a register.
    pub(crate) fn store_name(&mut self, name: &str, from: Reg, at: TextRange) {
        let name = self.mangled(name);
        self.store_mangled(&name, from, at);
    }

    pub(crate) fn store_mangled(&mut self, name: &str, from: Reg, at: TextRange) {
        match self.place(name) {
            Place::Local(register) => {
                self.move_to(register, from, at);
                self.unit.set_bound(register);
            }
            Place::Cell(register) => self.emit(at, Op::StoreCell, [from, register, 0], &[]),
            Place::Free(index) | Place::NamespaceOrFree(index) | Place::ClassThenFree(index) => {
                self.emit(at, Op::StoreFree, [from, index, 0], &[]);
            }
            Place::Global | Place::ClassThenGlobal => {
                let name = self.unit.names.add(name);
                self.emit(at, Op::StoreGlobal, [from, name, 0], &[]);
            }
            Place::Namespace => {
                let name = self.unit.names.add(name);
                self.emit(at, Op::StoreName, [from, name, 0], &[]);
            }
        }
    }

    /// Unbinds a name.
    pub(crate) fn delete_name(&mut self, name: &str, at: TextRange) {
        let name = self.mangled(name);
        match self.place(&name) {
            Place::Local(register) => {
                self.check_bound(register, at);
                self.emit(at, Op::LoadUnbound, [register, 0, 0], &[]);
                self.unit.set_unbound(register);
            }
            Place::Cell(register) => self.emit(at, Op::DeleteCell, [0, register, 0], &[]),
            Place::Free(index) | Place::NamespaceOrFree(index) | Place::ClassThenFree(index) => {
                self.emit(at, Op::DeleteFree, [0, index, 0], &[]);
            }
            Place::Global | Place::ClassThenGlobal => {
                let name = self.unit.names.add(&name);
                self.emit(at, Op::DeleteGlobal, [0, name, 0], &[]);
            }
            Place::Namespace => {
                let name = self.unit.names.add(&name);
                self.emit(at, Op::DeleteName, [0, name, 0], &[]);
            }
        }
    }

    /// The register of a name that is a plain local variable.
    pub(crate) fn local_register(&self, name: &str) -> Option<Reg> {
        match self.place(&self.mangled(name)) {
            Place::Local(register) => Some(register),
            _ => None,
        }
    }

    /// Evaluates something straight into a variable if it is a local one, else
    /// through a temporary.
    pub(crate) fn bind_name(
        &mut self,
        name: &str,
        at: TextRange,
        value: impl FnOnce(&mut Self, Reg) -> Outcome,
    ) -> Outcome {
        if let Some(register) = self.local_register(name) {
            value(self, register)?;
            self.unit.set_bound(register);
            return Ok(());
        }
        let mark = self.unit.registers.mark();
        let temporary = self.unit.registers.temporary();
        value(self, temporary)?;
        self.store_name(name, temporary, at);
        self.unit.registers.release(mark);
        Ok(())
    }
}
