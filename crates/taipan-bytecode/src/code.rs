//! A compiled code block: what the compiler hands to the runtime. It belongs to
//! no isolate, so it can be shared, cached and written to a file.

use std::sync::Arc;

/// A constant of a code block.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "named after the Python value")]
pub enum Const {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    /// An integer past 64 bits: sign and little-endian magnitude bytes.
    BigInt(bool, Vec<u8>),
    Float(f64),
    /// The imaginary part of a complex literal, or a folded complex.
    Complex(f64, f64),
    /// UTF-8, with lone surrogates encoded as WTF-8.
    Str(Arc<[u8]>),
    Bytes(Arc<[u8]>),
    Tuple(Vec<Const>),
    FrozenSet(Vec<Const>),
    Code(Arc<Code>),
}

/// Properties of a code block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeFlags(pub u32);

impl CodeFlags {
    /// Takes `*args`.
    pub const VARARGS: u32 = 1 << 0;
    /// Takes `**kwargs`.
    pub const VARKEYWORDS: u32 = 1 << 1;
    /// A generator function.
    pub const GENERATOR: u32 = 1 << 2;
    /// A coroutine function.
    pub const COROUTINE: u32 = 1 << 3;
    /// An async generator function.
    pub const ASYNC_GENERATOR: u32 = 1 << 4;
    /// Its names live in a mapping held in register 0 (class bodies, and
    /// modules or `exec` with separate locals).
    pub const NAMESPACE: u32 = 1 << 5;
    /// A function (not a module or class body).
    pub const FUNCTION: u32 = 1 << 6;
    /// Defined inside a function.
    pub const NESTED: u32 = 1 << 7;
    /// The first constant is its docstring.
    pub const HAS_DOCSTRING: u32 = 1 << 8;
    /// Compiled under `from __future__ import annotations`.
    pub const FUTURE_ANNOTATIONS: u32 = 1 << 9;
    /// A method: first bound in a class body.
    pub const METHOD: u32 = 1 << 10;
    /// A generator function whose generators can be awaited (`types.coroutine`).
    pub const ITERABLE_COROUTINE: u32 = 1 << 11;

    /// Are all these bits set?
    #[inline]
    pub const fn has(self, bits: u32) -> bool {
        self.0 & bits == bits
    }

    /// Is any of these bits set?
    #[inline]
    pub const fn any(self, bits: u32) -> bool {
        self.0 & bits != 0
    }
}

/// An exception handler: exceptions raised by instructions in
/// `start..end` (word positions) continue at `target` with the exception in
/// `register`. Handlers are sorted so that the first that covers a position is
/// the innermost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// First covered word.
    pub start: u32,
    /// First word that is no longer covered.
    pub end: u32,
    /// Where the handler begins.
    pub target: u32,
    /// Receives the exception.
    pub register: u16,
}

/// Where an instruction stands in the source: lines from 1, columns in UTF-8
/// bytes from 0, as `code.co_positions()` gives them. Line 0: no position
/// (artificial code).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// First line.
    pub line: u32,
    /// Last line.
    pub end_line: u32,
    /// First column.
    pub column: u32,
    /// Column behind the last.
    pub end_column: u32,
}

/// The parameters of a function. Their registers are `0..total()`, in the
/// order: positional-only, positional-or-keyword, keyword-only, `*args`,
/// `**kwargs`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// Positional-only ones.
    pub positional_only: u16,
    /// All positional ones, the positional-only included (`co_argcount`).
    pub positional: u16,
    /// Keyword-only ones.
    pub keyword_only: u16,
}

/// A compiled code block: a module, class body, function, lambda,
/// comprehension or annotation scope.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Code {
    /// `co_name`.
    pub name: Arc<str>,
    /// `co_qualname`.
    pub qualified_name: Arc<str>,
    /// `co_filename`.
    pub filename: Arc<str>,
    /// `co_firstlineno`.
    pub first_line: u32,
    /// See [`CodeFlags`].
    pub flags: CodeFlags,
    /// See [`Parameters`].
    pub parameters: Parameters,
    /// How many registers a frame has, call windows included.
    pub registers: u16,
    /// The names of the local variables: register `i` is `locals[i]`. Cell
    /// variables are among them.
    pub locals: Vec<Arc<str>>,
    /// The registers among the locals that are cell variables.
    pub cells: Vec<u16>,
    /// The names of the free variables, as in the function's closure.
    pub free: Vec<Arc<str>>,
    /// Instruction words.
    pub instructions: Vec<u32>,
    /// Constants.
    pub constants: Vec<Const>,
    /// Names of globals, attributes and imports.
    pub names: Vec<Arc<str>>,
    /// Exception handlers, innermost first.
    pub handlers: Vec<Handler>,
    /// `(word position, source position)`, ascending; each holds up to the
    /// next. One that ends where it begins is a statement without instructions.
    pub positions: Vec<(u32, Position)>,
}

impl Code {
    /// The source position of the instruction at this word.
    pub fn position(&self, word: u32) -> Position {
        let after = self.positions.partition_point(|&(start, _)| start <= word);
        after.checked_sub(1).map_or(Position::default(), |i| self.positions[i].1)
    }

    /// In a generator: does a handler of the program's cover this word, besides the
    /// one around the whole body (PEP 479)?
    pub fn is_guarded(&self, word: u32) -> bool {
        self.handlers.iter().filter(|h| h.start <= word && word < h.end).count() > 1
    }

    /// The positions in front of the instruction at this word that have no
    /// instructions of their own.
    pub fn marks(&self, word: u32) -> impl Iterator<Item = Position> {
        let first = self.positions.partition_point(|&(start, _)| start < word);
        let end = self.positions.partition_point(|&(start, _)| start <= word);
        let marks = self.positions.get(first..end.saturating_sub(1)).unwrap_or(&[]);
        marks.iter().map(|&(_, position)| position)
    }

    /// The innermost handler that covers this word.
    pub fn handler(&self, word: u32) -> Option<&Handler> {
        self.handlers.iter().find(|h| h.start <= word && word < h.end)
    }
}
