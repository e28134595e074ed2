//! A scope's names, in order, with what is known of each.

use ruff_python_ast::name::Name;
use rustc_hash::FxHashMap;

use super::ScopeId;
use ruff_text_size::TextRange;

/// What a name means in a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resolution {
    /// A register of the frame; in modules and classes a name of their namespace.
    Local,
    /// A local variable that an inner scope captures.
    Cell,
    /// A variable of an enclosing function, reached through the closure.
    Free,
    /// Declared `global`.
    GlobalExplicit,
    /// Bound nowhere around: a global or a builtin.
    GlobalImplicit,
}

/// What a block does with a name.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct SymbolFlags(u16);

impl SymbolFlags {
    /// A parameter of the function.
    pub const PARAMETER: Self = Self(1);
    /// Bound by an assignment, `for`, `with`, `def`, `class`, `except … as`, `del`, a pattern, …
    pub const ASSIGNED: Self = Self(1 << 1);
    /// Loaded.
    pub const USED: Self = Self(1 << 2);
    /// Bound by an import.
    pub const IMPORTED: Self = Self(1 << 3);
    /// Annotated, with or without a value.
    pub const ANNOTATED: Self = Self(1 << 4);
    /// Named in a `global` statement.
    pub const GLOBAL: Self = Self(1 << 5);
    /// Named in a `nonlocal` statement.
    pub const NONLOCAL: Self = Self(1 << 6);
    /// Bound by a `for` of the comprehension.
    pub const ITERATION: Self = Self(1 << 7);
    /// A type parameter.
    pub const TYPE_PARAMETER: Self = Self(1 << 8);
    /// Bound in some way (and not necessarily local: see `GLOBAL` and `NONLOCAL`).
    pub const BOUND: Self =
        Self(Self::PARAMETER.0 | Self::ASSIGNED.0 | Self::IMPORTED.0 | Self::TYPE_PARAMETER.0);

    /// Whether all of `other` are set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any of `other` is set.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the name is a variable of the block itself.
    #[must_use]
    pub const fn is_local(self) -> bool {
        self.intersects(Self::BOUND) && !self.intersects(Self(Self::GLOBAL.0 | Self::NONLOCAL.0))
    }
}

impl std::fmt::Debug for SymbolFlags {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const NAMES: [(SymbolFlags, &str); 9] = [
            (SymbolFlags::PARAMETER, "parameter"),
            (SymbolFlags::ASSIGNED, "assigned"),
            (SymbolFlags::USED, "used"),
            (SymbolFlags::IMPORTED, "imported"),
            (SymbolFlags::ANNOTATED, "annotated"),
            (SymbolFlags::GLOBAL, "global"),
            (SymbolFlags::NONLOCAL, "nonlocal"),
            (SymbolFlags::ITERATION, "iteration"),
            (SymbolFlags::TYPE_PARAMETER, "type parameter"),
        ];
        let set = NAMES.iter().filter(|(flag, _)| self.contains(*flag)).map(|(_, name)| *name);
        f.debug_set().entries(set).finish()
    }
}

/// A name of a scope.
#[derive(Clone, Debug)]
pub struct Symbol {
    /// The name, mangled.
    pub name: Name,
    /// What the block does with it.
    pub flags: SymbolFlags,
    /// What it means here.
    pub resolution: Resolution,
    /// The scope in which the variable lives; `None` for globals.
    pub owner: Option<ScopeId>,
    /// The first `global` or `nonlocal` statement, or the first mention.
    pub(crate) range: TextRange,
}

/// The names of a scope in order of first mention.
#[derive(Debug, Default)]
pub struct SymbolTable {
    symbols: Vec<Symbol>,
    index: FxHashMap<Name, u32>,
}

impl SymbolTable {
    /// The symbol of `name` (mangled).
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).and_then(|&at| self.symbols.get(at as usize))
    }

    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut Symbol> {
        self.index.get(name).and_then(|&at| self.symbols.get_mut(at as usize))
    }

    /// The flags of `name`; none set if the block does not mention it.
    #[must_use]
    pub fn flags(&self, name: &str) -> SymbolFlags {
        self.get(name).map_or(SymbolFlags::default(), |symbol| symbol.flags)
    }

    pub(crate) fn add(&mut self, name: Name, flags: SymbolFlags, range: TextRange) {
        if let Some(&at) = self.index.get(&name) {
            let symbol = &mut self.symbols[at as usize];
            let declares = SymbolFlags::GLOBAL.union(SymbolFlags::NONLOCAL);
            if flags.intersects(declares) && !symbol.flags.intersects(declares) {
                symbol.range = range;
            }
            symbol.flags = symbol.flags.union(flags);
            return;
        }
        self.index.insert(name.clone(), self.symbols.len() as u32);
        self.symbols.push(Symbol {
            name,
            flags,
            resolution: Resolution::GlobalImplicit,
            owner: None,
            range,
        });
    }

    /// All symbols in order of first mention.
    pub fn iter(&self) -> std::slice::Iter<'_, Symbol> {
        self.symbols.iter()
    }

    pub(crate) fn at(&self, index: usize) -> Option<&Symbol> {
        self.symbols.get(index)
    }

    pub(crate) fn at_mut(&mut self, index: usize) -> Option<&mut Symbol> {
        self.symbols.get_mut(index)
    }

    /// The number of names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.symbols.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.symbols.is_empty()
    }
}

impl<'a> IntoIterator for &'a SymbolTable {
    type Item = &'a Symbol;
    type IntoIter = std::slice::Iter<'a, Symbol>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
