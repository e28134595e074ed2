//! One code block being built: its instructions, registers, constants and
//! names, and which variables are surely bound where the next instruction
//! stands.
//!
//! **Definite assignment.** A local variable that is bound on every way to an
//! instruction is read from its register without a check. The set of bound
//! variables is kept along the emission; where ways meet (a label) it is the
//! intersection. Ways back (loops) and ways out of any instruction (handlers)
//! start from the set at the loop's or the region's beginning without the names
//! that something unbinds (`del`, `except … as`), which is sound, since nothing
//! else unbinds.

use std::sync::Arc;

use ruff_python_ast::name::Name;
use rustc_hash::FxHashMap;
use taipan_bytecode::{Builder, Label, Region};
use taipan_syntax::ScopeId;

use crate::constants::Constants;
use crate::control::Block;
use crate::registers::{Reg, Registers};

/// A set of registers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct RegisterSet(Vec<u64>);

impl RegisterSet {
    pub(crate) fn insert(&mut self, register: Reg) {
        let word = register as usize / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (register % 64);
    }

    pub(crate) fn remove(&mut self, register: Reg) {
        if let Some(word) = self.0.get_mut(register as usize / 64) {
            *word &= !(1 << (register % 64));
        }
    }

    pub(crate) fn contains(&self, register: Reg) -> bool {
        self.0.get(register as usize / 64).is_some_and(|word| word >> (register % 64) & 1 != 0)
    }

    fn intersect(&mut self, other: &RegisterSet) {
        self.0.truncate(other.0.len());
        for (word, &with) in self.0.iter_mut().zip(&other.0) {
            *word &= with;
        }
    }

    fn subtract(&mut self, other: &RegisterSet) {
        for (word, &without) in self.0.iter_mut().zip(&other.0) {
            *word &= !without;
        }
    }
}

/// The names of a code block, each once.
#[derive(Debug, Default)]
pub(crate) struct Names {
    names: Vec<Arc<str>>,
    index: FxHashMap<Arc<str>, u32>,
}

impl Names {
    pub(crate) fn add(&mut self, name: &str) -> u32 {
        if let Some(&at) = self.index.get(name) {
            return at;
        }
        let at = self.names.len() as u32;
        let name: Arc<str> = Arc::from(name);
        self.names.push(name.clone());
        self.index.insert(name, at);
        at
    }

    pub(crate) fn into_names(self) -> Vec<Arc<str>> {
        self.names
    }
}

/// See the head of this module.
pub(crate) struct Unit<'a> {
    /// The scope whose names are being compiled: the block's own, or that of a
    /// comprehension inlined into it.
    pub(crate) scope: ScopeId,
    /// The scope of the block.
    pub(crate) frame: ScopeId,
    pub(crate) builder: Builder,
    pub(crate) registers: Registers,
    pub(crate) constants: Constants,
    pub(crate) names: Names,
    /// Names of the variables' registers.
    pub(crate) locals: Vec<Arc<str>>,
    /// Where the variables are, by owner and name.
    pub(crate) variables: FxHashMap<(ScopeId, Name), Reg>,
    /// The registers of the block's own cell variables.
    pub(crate) cells: Vec<u16>,
    /// Free variables, by name and owner.
    pub(crate) free: Vec<(Name, ScopeId)>,
    /// Its names live in a mapping in register 0.
    pub(crate) namespace: bool,
    /// What `break`, `continue` and `return` must leave.
    pub(crate) blocks: Vec<Block<'a>>,
    /// How many of them are bodies of handlers, which count twice.
    pub(crate) handlers: usize,
    /// Register 0 holds a positional parameter.
    pub(crate) first_parameter: bool,
    bound: RegisterSet,
    at_labels: FxHashMap<Label, RegisterSet>,
    unbindable: RegisterSet,
}

impl<'a> Unit<'a> {
    pub(crate) fn new(scope: ScopeId, locals: Vec<Arc<str>>) -> Unit<'a> {
        Unit {
            scope,
            frame: scope,
            builder: Builder::new(),
            registers: Registers::new(locals.len() as u32),
            constants: Constants::default(),
            names: Names::default(),
            locals,
            variables: FxHashMap::default(),
            cells: Vec::new(),
            free: Vec::new(),
            namespace: false,
            blocks: Vec::new(),
            handlers: 0,
            first_parameter: false,
            bound: RegisterSet::default(),
            at_labels: FxHashMap::default(),
            unbindable: RegisterSet::default(),
        }
    }

    /// Something in the program may unbind this variable.
    pub(crate) fn set_unbindable(&mut self, register: Reg) {
        self.unbindable.insert(register);
    }

    /// Is this variable bound on every way to here?
    pub(crate) fn is_bound(&self, register: Reg) -> bool {
        self.bound.contains(register)
    }

    pub(crate) fn set_bound(&mut self, register: Reg) {
        if self.registers.is_variable(register) {
            self.bound.insert(register);
        }
    }

    pub(crate) fn set_unbound(&mut self, register: Reg) {
        self.bound.remove(register);
    }

    /// A jump to `label` stands here.
    pub(crate) fn note_jump(&mut self, label: Label) {
        if !self.builder.reachable() {
            return;
        }
        match self.at_labels.entry(label) {
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(self.bound.clone());
            }
            std::collections::hash_map::Entry::Occupied(mut entry) => {
                entry.get_mut().intersect(&self.bound);
            }
        }
    }

    /// Binds a label that is jumped to from before.
    pub(crate) fn bind(&mut self, label: Label) {
        let falls_through = self.builder.reachable();
        self.builder.bind(label);
        let Some(at_label) = self.at_labels.remove(&label) else { return };
        if falls_through {
            self.bound.intersect(&at_label);
        } else {
            self.bound = at_label;
        }
    }

    /// Binds a new label that is jumped back to.
    pub(crate) fn loop_head(&mut self) -> Label {
        let head = self.builder.label();
        self.builder.bind(head);
        self.bound.subtract(&self.unbindable);
        head
    }

    /// Begins a loop whose turns end with a test at the label `bottom`, to which
    /// the code before the loop has jumped: the head, where the body begins.
    pub(crate) fn loop_body(&mut self, reachable: bool) -> Label {
        let head = self.builder.label();
        self.builder.bind_loop_head(head, reachable);
        self.bound.subtract(&self.unbindable);
        head
    }

    /// Begins a region whose exceptions continue at `target`.
    pub(crate) fn open_region(&mut self, target: Label, register: Reg) -> Region {
        let mut bound = self.bound.clone();
        bound.subtract(&self.unbindable);
        match self.at_labels.get_mut(&target) {
            Some(known) => known.intersect(&bound),
            None => {
                self.at_labels.insert(target, bound);
            }
        }
        self.builder.open_region(target, register)
    }
}
