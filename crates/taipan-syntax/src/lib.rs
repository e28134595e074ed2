//! From source text to a syntax tree whose names are resolved.
//!
//! [`parse`] is the one way in. It runs, in this order:
//!
//! 1. [`depth`]: a scan of the tokens that bounds the nesting of the tree *before* anything recurses over it;
//! 2. `ruff_python_parser`, whose tree ([`ast`]) is the input of the compiler;
//! 3. the rules that a grammar cannot state (`check`), and the [`scope`] analysis, which CPython does in its
//!    symbol table and its compiler.
//!
//! What is not a program is a [`SyntaxError`], with the words and the position that CPython 3.14 gives it. Ruff is
//! a linter's parser: it recovers and words its errors for an editor. So when it finds fault, its error is not
//! translated: `diagnose` parses the text again with CPython's grammar, rules for erroneous programs included, and
//! reports what that grammar reports.
#![warn(missing_docs)]

pub mod depth;
mod diagnose;
mod error;
mod lines;
mod mangle;
pub mod scope;
mod source;

use std::sync::Arc;

pub use ruff_python_ast as ast;
pub use ruff_text_size as text;

pub use error::{SyntaxError, SyntaxErrorKind, SyntaxWarning};
pub use lines::{LineIndex, Location};
pub use mangle::mangle;
pub use scope::{Resolution, Scope, ScopeId, ScopeKind, ScopeTree, Symbol, SymbolFlags};
pub use source::decode_source;

/// What kind of program a source text is, as the `mode` of Python's `compile()` says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A module: any number of statements (`"exec"`).
    Exec,
    /// One expression (`"eval"`).
    Eval,
    /// One interactive statement, whose expression values are printed (`"single"`).
    Single,
}

/// How [`parse`] reads a source text.
#[derive(Clone, Debug)]
pub struct ParseOptions {
    /// The greatest depth of the syntax tree; a deeper program is a `RecursionError`.
    pub max_depth: usize,
    /// The `from __future__` features that hold already (inherited from the code that calls `compile()`).
    pub future: FutureFeatures,
    /// Await, `async for` and `async with` at module level are allowed (`PyCF_ALLOW_TOP_LEVEL_AWAIT`).
    pub allow_top_level_await: bool,
}

impl Default for ParseOptions {
    fn default() -> Self {
        Self {
            max_depth: depth::MAX_DEPTH,
            future: FutureFeatures::default(),
            allow_top_level_await: false,
        }
    }
}

/// The `from __future__` features that still change the meaning of a program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FutureFeatures {
    /// `annotations` (PEP 563): annotations are strings.
    pub annotations: bool,
    /// `barry_as_FLUFL` (PEP 401): `<>` instead of `!=`.
    pub barry_as_flufl: bool,
}

/// A program that is free of syntax errors.
#[derive(Debug)]
pub struct Parsed {
    /// `Mod::Module`, or `Mod::Expression` for [`Mode::Eval`].
    pub ast: ast::Mod,
    /// Every scope of the program with its resolved names.
    pub scopes: ScopeTree,
    /// The text that the tree's ranges point into.
    pub source: Arc<str>,
    /// Byte offsets to lines and columns.
    pub lines: LineIndex,
    /// The future features that hold: those of the options and those that the program itself imports.
    pub future: FutureFeatures,
    /// `SyntaxWarning`s, in the order of their positions.
    pub warnings: Vec<SyntaxWarning>,
    /// An upper bound of the depth of `ast`: what a recursive walk must expect.
    pub depth: usize,
}

impl Parsed {
    /// Runs `walk` on a stack that is large enough to recurse over the whole tree with `frame_bytes` of native stack
    /// per level (all functions of one turn of the recursion together).
    pub fn with_stack<T>(&self, frame_bytes: usize, walk: impl FnOnce(&Self) -> T) -> T {
        depth::with_stack(self.depth, frame_bytes, || walk(self))
    }
}

impl Drop for Parsed {
    fn drop(&mut self) {
        // Dropping a tree recurses over it, too.
        let empty = ast::Mod::Module(ast::ModModule {
            node_index: ast::AtomicNodeIndex::NONE,
            range: text::TextRange::default(),
            body: ast::Suite::new(),
        });
        let tree = std::mem::replace(&mut self.ast, empty);
        depth::with_stack(self.depth, depth::DROP_FRAME, || drop(tree));
    }
}

/// Parses `source`, resolves its names and checks all that CPython checks before it runs a program.
///
/// # Errors
/// The first error of the program, as CPython 3.14 reports it.
pub fn parse(
    source: &str,
    filename: &str,
    mode: Mode,
    options: &ParseOptions,
) -> Result<Parsed, SyntaxError> {
    let source: Arc<str> = Arc::from(source);
    let lines = LineIndex::new(&source);
    let ruff_mode = match mode {
        Mode::Exec | Mode::Single => ruff_python_parser::Mode::Module,
        Mode::Eval => ruff_python_parser::Mode::Expression,
    };
    let ruff_options = ruff_python_parser::ParseOptions::from(ruff_mode)
        .with_target_version(ast::PythonVersion::PY314);
    let depth = options.max_depth;
    let parsed = ruff_python_parser::parse_unchecked(&source, ruff_options);
    let unsupported = parsed.unsupported_syntax_errors().first().map(|error| error.range);
    if let Some(range) = parsed.errors().first().map(|error| error.location).or(unsupported) {
        return Err(diagnose::diagnose(&source, filename, mode).unwrap_or_else(|| {
            let kind = SyntaxErrorKind::SyntaxError;
            SyntaxError::at(kind, "invalid syntax", range, filename, &source, &lines)
        }));
    }
    let future = options.future;
    let tree = parsed.into_syntax();
    let scopes = scope::analyze(&tree, mode, future)
        .map_err(|error| error.into_syntax_error(filename, &source, &lines))?;
    Ok(Parsed { ast: tree, scopes, source, lines, future, warnings: Vec::new(), depth })
}
