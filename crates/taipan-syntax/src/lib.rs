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

mod check;
pub mod depth;
mod diagnose;
mod error;
mod lines;
mod literals;
mod mangle;
pub mod scope;
mod source;

use std::sync::Arc;

pub use ruff_python_ast as ast;
pub use ruff_text_size as text;
use text::Ranged;

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
    /// `SyntaxWarning`s, in CPython's order: those of the tokenizer, of the pass over
    /// the tree, of the compiler.
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
        let tree = std::mem::replace(&mut self.ast, empty_module());
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
    // The tokenizer of CPython sees `\n` only.
    let source: Arc<str> = match source.contains('\r') {
        true => Arc::from(source.replace("\r\n", "\n").replace('\r', "\n")),
        false => Arc::from(source),
    };
    let lines = LineIndex::new(&source);
    if source.contains('\0') {
        let message = "source code string cannot contain null bytes";
        return Err(SyntaxError::without_position(SyntaxErrorKind::SyntaxError, message, filename));
    }
    let ruff_mode = match mode {
        Mode::Exec | Mode::Single => ruff_python_parser::Mode::Module,
        Mode::Eval => ruff_python_parser::Mode::Expression,
    };
    let ruff_options = ruff_python_parser::ParseOptions::from(ruff_mode)
        .with_target_version(ast::PythonVersion::PY314);
    if source.len() > SAFE_LENGTH {
        check_nesting(depth::measure_source(&source, ruff_mode), &source, filename, mode, options)?;
    }
    let parsed = ruff_python_parser::parse_unchecked(&source, ruff_options);
    let nesting = depth::Meter::measure(parsed.tokens().iter().map(|token| token.kind()));
    let guarded = Unparsed { parsed: Some(parsed), depth: nesting.depth };
    check_nesting(nesting, &source, filename, mode, options)?;
    if let Some(range) = guarded.first_error() {
        let error = diagnose::diagnose(&source, filename, mode).unwrap_or_else(|| {
            let kind = SyntaxErrorKind::SyntaxError;
            SyntaxError::at(kind, "invalid syntax", range, filename, &source, &lines)
        });
        let expression = matches!(mode, Mode::Eval);
        return Err(if expression { error.in_expression(&source) } else { error });
    }
    if let Some((message, range)) = guarded.literal_or_mode_error(&source, mode) {
        let kind = SyntaxErrorKind::SyntaxError;
        let mut error = SyntaxError::at(kind, message, range, filename, &source, &lines);
        if error.message.starts_with("Exceeds") {
            // CPython knows the line only.
            (error.column, error.end_column) = (0, 0);
        } else {
            // It points to the newline.
            error.end_column += 1;
        }
        return Err(error);
    }
    let mut spelling = guarded.warnings(&source);
    spelling.sort_by_key(|warning| warning.range.start());
    let mut program = Parsed {
        ast: guarded.into_syntax(),
        scopes: ScopeTree::default(),
        source,
        lines,
        future: options.future,
        warnings: Vec::new(),
        depth: nesting.depth,
    };
    let analyzed = depth::with_stack(nesting.depth, SCOPE_FRAME, || {
        let tree = &program.ast;
        let (future, future_end) = check::future_features(tree, options.future)?;
        let scopes = scope::analyze(tree, mode, future)?;
        let warnings = check::check(tree, &scopes, future_end, options.allow_top_level_await)?;
        Ok((future, scopes, warnings))
    });
    let located = |warnings: Vec<check::Warning>, program: &Parsed| -> Vec<SyntaxWarning> {
        let spelling = spelling.iter().cloned().map(|warning| (warning, false));
        let all = spelling.chain(warnings.into_iter().map(|warning| (warning, true)));
        let all = all.map(|(warning, late)| {
            let at = program.lines.location(&program.source, warning.range.start());
            let (line, column) = (at.line, at.column);
            SyntaxWarning { message: warning.message, range: warning.range, line, column, late }
        });
        all.collect()
    };
    let (future, scopes, warnings) = analyzed.map_err(|mut error: scope::ScopeError| {
        let warnings = located(std::mem::take(&mut error.warnings), &program);
        let error = error.into_syntax_error(filename, &program.source, &program.lines);
        SyntaxError { warnings, late: true, ..error }
    })?;
    program.future = future;
    program.scopes = scopes;
    program.warnings = located(warnings, &program);
    Ok(program)
}

/// What the parser yields, until it is known to be a program. Freeing it recurses like any other walk.
struct Unparsed {
    parsed: Option<ruff_python_parser::Parsed<ast::Mod>>,
    depth: usize,
}

impl Unparsed {
    /// The first error of the grammar, or of a grammar newer than Python 3.14's.
    fn first_error(&self) -> Option<text::TextRange> {
        let parsed = self.parsed.as_ref()?;
        let error = parsed.errors().first().map(|error| error.location);
        error.or_else(|| parsed.unsupported_syntax_errors().first().map(|error| error.range))
    }

    /// An integer that is too long, or a second statement where one is asked for.
    fn literal_or_mode_error(&self, source: &str, mode: Mode) -> Option<(String, text::TextRange)> {
        let parsed = self.parsed.as_ref()?;
        if let Some(error) = literals::huge_integer(parsed.tokens().iter(), source) {
            return Some(error);
        }
        let ast::Mod::Module(module) = parsed.syntax() else { return None };
        let (first, second) = (module.body.first()?, module.body.get(1)?);
        // Statements on one line, between semicolons, count as one.
        let between = source.get(first.end().to_usize()..second.start().to_usize()).unwrap_or("");
        let several = mode == Mode::Single
            && (between.contains(['\n', '\r'])
                || module.body.last().is_some_and(|last| {
                    let rest = source.get(second.end().to_usize()..last.start().to_usize());
                    rest.is_some_and(|rest| rest.contains('\n'))
                }));
        let message = "multiple statements found while compiling a single statement";
        several.then(|| (message.to_owned(), text::TextRange::empty(first.end())))
    }

    fn warnings(&self, source: &str) -> Vec<check::Warning> {
        match &self.parsed {
            Some(parsed) => literals::warnings(parsed.tokens().iter(), source),
            None => Vec::new(),
        }
    }

    fn into_syntax(mut self) -> ast::Mod {
        self.parsed.take().map_or_else(empty_module, ruff_python_parser::Parsed::into_syntax)
    }
}

impl Drop for Unparsed {
    fn drop(&mut self) {
        let parsed = self.parsed.take();
        depth::with_stack(self.depth, depth::DROP_FRAME, || drop(parsed));
    }
}

fn empty_module() -> ast::Mod {
    ast::Mod::Module(ast::ModModule {
        node_index: ast::AtomicNodeIndex::NONE,
        range: text::TextRange::default(),
        body: ast::Suite::new(),
    })
}

/// A text of at most this many bytes is parsed before its nesting is known: the parser grows its stack, and this is
/// what bounds the growth.
const SAFE_LENGTH: usize = 16 * 1024;

/// Native stack that the scope analysis takes for a level of the tree.
const SCOPE_FRAME: usize = 3072;

fn check_nesting(
    nesting: depth::Nesting,
    source: &str,
    filename: &str,
    mode: Mode,
    options: &ParseOptions,
) -> Result<(), SyntaxError> {
    if nesting.beyond_tokenizer
        && let Some(error) = diagnose::diagnose(source, filename, mode)
    {
        return Err(error);
    }
    if nesting.depth > options.max_depth {
        let message = "maximum recursion depth exceeded during compilation";
        return Err(SyntaxError::without_position(
            SyntaxErrorKind::RecursionError,
            message,
            filename,
        ));
    }
    Ok(())
}
