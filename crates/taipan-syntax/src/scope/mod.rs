//! Scopes: which variable a name means.
//!
//! Python decides this before it runs anything (language reference, section 4.2). [`analyze`] walks the tree twice
//! over: `build` opens a [`Scope`] for every block and notes what the block does with each name (binds, uses,
//! declares `global`, …); `resolve` then gives each name of each scope its [`Resolution`].
//!
//! **From a node to its scope.** A tree of `ruff_python_ast` has a slot for an index in every node. `build` stores
//! the [`ScopeId`] in the nodes that open a scope, and [`ScopeTree`] has a typed accessor for each kind of them
//! ([`ScopeTree::function`], [`ScopeTree::lambda`], …). The index travels with clones of a node.
//!
//! **The identity of a variable** is the pair (owner, name): [`Symbol::owner`] is the scope in which the variable
//! lives. For a `Local` or `Cell` of a function the owner is the function itself; for a `Free` name it is the scope
//! whose cell it is.
//!
//! **Inlined comprehensions** (PEP 709). A list, set or dict comprehension has a scope, but not a frame
//! ([`Scope::inlined`]): its variables are registers of the enclosing frame under another identity. Its symbols
//! are therefore resolved as the *enclosing frame* sees them: a name that it binds is `Local` (or `Cell`) with
//! `owner ==` the comprehension; a local of the enclosing function stays `Local` with that function as its owner and
//! need not be a cell. The names of a class body are invisible in it, as the language demands. Generator
//! expressions and comprehensions in annotation scopes of a class are functions of their own, whose parameter `.0`
//! is the iterator. The iterable of the first `for` always belongs to the enclosing scope.
//!
//! **Classes.** A `Local` of a class is a name of its namespace; a `GlobalImplicit` or `Free` name that the class only
//! uses is looked up in the namespace first (it may have been put there by a metaclass's `__prepare__`), then as
//! resolved. A class's own names are invisible to inner functions, but visible in annotation scopes directly inside
//! it ([`Scope::can_see_class`]): those look up every `Free` and `GlobalImplicit` name in the class namespace first,
//! through the cell `__classdict__` ([`Scope::needs_class_dict`] of the class).

mod annotation;
mod build;
mod comprehension;
mod declare;
mod expression;
mod resolve;
mod symbols;

use ruff_python_ast as ast;
use ruff_python_ast::name::Name;
use ruff_text_size::TextRange;

pub use symbols::{Resolution, Symbol, SymbolFlags, SymbolTable};

use crate::error::{SyntaxError, SyntaxErrorKind};
use crate::lines::LineIndex;
use crate::{FutureFeatures, Mode};

/// The index of a scope in its [`ScopeTree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScopeId(u32);

impl ScopeId {
    /// The scope of the module (or of the expression of `eval`).
    pub const MODULE: Self = Self(0);

    /// The position in [`ScopeTree::iter`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What block a scope is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScopeKind {
    /// A module, an interactive statement, or the expression of `eval`.
    Module,
    /// The body of a class.
    Class,
    /// The body of a function.
    Function,
    /// A lambda.
    Lambda,
    /// `[x for …]`
    ListComprehension,
    /// `{x for …}`
    SetComprehension,
    /// `{k: v for …}`
    DictComprehension,
    /// `(x for …)`
    GeneratorExpression,
    /// The type parameters of a generic function, class or type alias (PEP 695). For a function its symbols include
    /// the parameters `.defaults` and `.kwdefaults` where the function has any; for a class the locals
    /// `.type_params` and `.generic_base`.
    TypeParameters,
    /// The value of a `type` statement.
    TypeAlias,
    /// The bound, constraints or default of a type parameter.
    TypeVariable,
    /// The annotations of a function's signature, or all annotations of a module or class: the body of the lazily
    /// called `__annotate__(format)` (PEP 649). Its parameter is `.format`.
    Annotations,
}

impl ScopeKind {
    /// Whether names live in registers and cells: everything but modules and classes, whose names live in a namespace.
    #[must_use]
    pub fn is_function_like(self) -> bool {
        !matches!(self, Self::Module | Self::Class)
    }

    /// Whether it is one of the four comprehension scopes.
    #[must_use]
    pub fn is_comprehension(self) -> bool {
        matches!(
            self,
            Self::ListComprehension
                | Self::SetComprehension
                | Self::DictComprehension
                | Self::GeneratorExpression
        )
    }

    /// Whether it is evaluated lazily or may see the names of a class around it (PEP 649, PEP 695).
    #[must_use]
    pub fn is_annotation_scope(self) -> bool {
        matches!(
            self,
            Self::TypeParameters | Self::TypeAlias | Self::TypeVariable | Self::Annotations
        )
    }
}

/// A block of the program and its names.
#[derive(Debug)]
pub struct Scope {
    /// Its own index.
    pub id: ScopeId,
    /// What it is of.
    pub kind: ScopeKind,
    /// The scope around it.
    pub parent: Option<ScopeId>,
    /// `__name__`: as in `co_name` (`f`, `C`, `<lambda>`, `<listcomp>`, `<generic parameters of f>`, `__annotate__`).
    pub name: Name,
    /// `__qualname__`
    pub qualname: String,
    /// The node that opened it.
    pub range: TextRange,
    /// The scopes directly inside, in the order of the symbol table's visit.
    pub children: Vec<ScopeId>,
    /// Every name that the block itself mentions, in order of first mention; names are mangled.
    pub symbols: SymbolTable,
    /// The class that names are mangled for, if any.
    pub private_class: Option<Name>,
    /// Names that reach an inner scope through this one, or are used here, as free variables: (name, owner), sorted by
    /// name. What `co_freevars` is. Empty for inlined comprehensions.
    pub free_variables: Vec<(Name, ScopeId)>,
    /// Inside a function, however deep.
    pub nested: bool,
    /// Contains `yield`; or is a generator expression.
    pub is_generator: bool,
    /// `async def`; or a comprehension that awaits or has an `async for`.
    pub is_coroutine: bool,
    /// Contains `return` with a value.
    pub returns_value: bool,
    /// Contains `from … import *` (modules only).
    pub has_star_import: bool,
    /// A comprehension without a frame of its own; see the module's documentation.
    pub inlined: bool,
    /// An annotation scope directly inside a class: names are looked up in the class namespace first.
    pub can_see_class: bool,
    /// A class some method of which uses `super` or `__class__`: it has the cell `__class__`.
    pub needs_class_cell: bool,
    /// A class some annotation scope of which sees its names: it has the cell `__classdict__`.
    pub needs_class_dict: bool,
    /// A module or class whose annotations may be conditional, so that `__annotate__` must know which were executed
    /// (CPython's set `__conditional_annotations__`).
    pub has_conditional_annotations: bool,
    /// The scope of `__annotate__` of a module or class, or of a function's signature.
    pub annotations: Option<ScopeId>,
}

impl Scope {
    /// The symbol of `name` (mangled), if the block mentions it.
    #[must_use]
    pub fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.symbols.get(name)
    }

    /// `async def` with a `yield`, or an asynchronous generator expression.
    #[must_use]
    pub fn is_async_generator(&self) -> bool {
        self.is_coroutine && self.is_generator
    }

    /// The variables of this scope that are cells, in order of first mention, the implicit ones of a class last.
    pub fn cell_variables(&self) -> impl Iterator<Item = &str> {
        let implicit =
            [(self.needs_class_cell, "__class__"), (self.needs_class_dict, "__classdict__")];
        let own = self
            .symbols
            .iter()
            .filter(|s| s.resolution == Resolution::Cell && s.owner == Some(self.id));
        own.map(|symbol| symbol.name.as_str())
            .chain(implicit.into_iter().filter(|(needed, _)| *needed).map(|(_, name)| name))
    }
}

/// All scopes of a program.
#[derive(Debug, Default)]
pub struct ScopeTree {
    scopes: Vec<Scope>,
}

impl std::ops::Index<ScopeId> for ScopeTree {
    type Output = Scope;

    fn index(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.index()]
    }
}

impl ScopeTree {
    /// The scope of the module.
    #[must_use]
    pub fn module(&self) -> &Scope {
        &self[ScopeId::MODULE]
    }

    /// Every scope; a scope comes after the one around it.
    pub fn iter(&self) -> impl Iterator<Item = &Scope> {
        self.scopes.iter()
    }

    /// The scope whose frame runs the code of `id`: itself, or what an inlined comprehension is inlined into.
    #[must_use]
    pub fn frame_of(&self, mut id: ScopeId) -> ScopeId {
        while self[id].inlined {
            let Some(parent) = self[id].parent else { break };
            id = parent;
        }
        id
    }

    /// How `name` (mangled) is resolved in `id`. `None` if the block does not mention the name.
    #[must_use]
    pub fn lookup(&self, id: ScopeId, name: &str) -> Option<&Symbol> {
        self[id].symbol(name)
    }

    /// The body of a function.
    #[must_use]
    pub fn function(&self, node: &ast::StmtFunctionDef) -> ScopeId {
        self.at(&node.node_index)
    }

    /// The annotations of a function's signature: `__annotate__`. `None` if nothing is annotated.
    #[must_use]
    pub fn signature_annotations(&self, node: &ast::StmtFunctionDef) -> Option<ScopeId> {
        self[self.function(node)].annotations
    }

    /// A lambda.
    #[must_use]
    pub fn lambda(&self, node: &ast::ExprLambda) -> ScopeId {
        self.at(&node.node_index)
    }

    /// The body of a class.
    #[must_use]
    pub fn class(&self, node: &ast::StmtClassDef) -> ScopeId {
        self.at(&node.node_index)
    }

    /// `[x for …]`
    #[must_use]
    pub fn list_comprehension(&self, node: &ast::ExprListComp) -> ScopeId {
        self.at(&node.node_index)
    }

    /// `{x for …}`
    #[must_use]
    pub fn set_comprehension(&self, node: &ast::ExprSetComp) -> ScopeId {
        self.at(&node.node_index)
    }

    /// `{k: v for …}`
    #[must_use]
    pub fn dict_comprehension(&self, node: &ast::ExprDictComp) -> ScopeId {
        self.at(&node.node_index)
    }

    /// `(x for …)`
    #[must_use]
    pub fn generator_expression(&self, node: &ast::ExprGenerator) -> ScopeId {
        self.at(&node.node_index)
    }

    /// The type parameters of a function, class or type alias.
    #[must_use]
    pub fn type_parameters(&self, node: &ast::TypeParams) -> ScopeId {
        self.at(&node.node_index)
    }

    /// The value of a `type` statement.
    #[must_use]
    pub fn type_alias_value(&self, node: &ast::StmtTypeAlias) -> ScopeId {
        self.at(&node.node_index)
    }

    /// The bound (or the constraints) of a `TypeVar`. Meaningful only if it has one.
    #[must_use]
    pub fn type_variable_bound(&self, node: &ast::TypeParamTypeVar) -> ScopeId {
        self.at(&node.node_index)
    }

    /// The default of a type parameter. Meaningful only if it has one.
    #[must_use]
    pub fn type_parameter_default(&self, node: &ast::TypeParam) -> ScopeId {
        self.at(&node.name().node_index)
    }

    fn at(&self, slot: &ast::AtomicNodeIndex) -> ScopeId {
        let index = slot.load().as_u32();
        debug_assert!(index.is_some(), "a node of another tree");
        ScopeId(index.unwrap_or(0))
    }
}

/// An error of the analysis: it has no file yet.
#[derive(Debug)]
pub(crate) struct ScopeError {
    pub(crate) message: String,
    pub(crate) range: TextRange,
    /// What was warned of before.
    pub(crate) warnings: Vec<crate::check::Warning>,
}

impl ScopeError {
    pub(crate) fn new(message: impl Into<String>, range: TextRange) -> Self {
        Self { message: message.into(), range, warnings: Vec::new() }
    }

    pub(crate) fn into_syntax_error(
        self,
        filename: &str,
        source: &str,
        lines: &LineIndex,
    ) -> SyntaxError {
        SyntaxError::at(
            SyntaxErrorKind::SyntaxError,
            self.message,
            self.range,
            filename,
            source,
            lines,
        )
    }
}

/// Opens the scopes of a tree and resolves all names.
pub(crate) fn analyze(
    tree: &ast::Mod,
    mode: Mode,
    future: FutureFeatures,
) -> Result<ScopeTree, ScopeError> {
    let scopes = build::build(tree, mode, future)?;
    let scopes = resolve::resolve(scopes)?;
    Ok(ScopeTree { scopes })
}
