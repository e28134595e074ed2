//! How deep a program may nest, measured on its tokens.
//!
//! Everything that works on a tree recurses: the parser, the scope analysis, the compiler, even freeing the tree. A
//! program can make the tree as deep as it likes, by brackets, but also by `1+1+1+…`, `not not not …`, `a.b.c.…` or
//! `lambda: lambda: …`. [`Meter`] bounds the depth from above without recursion and before there is a tree: an operator
//! adds one level to what it combines, a bracket one to what it encloses, an operand is as deep as its deepest part.
//!
//! A program that is deeper than the limit is refused with a `RecursionError`, as CPython does from about 6,000 levels
//! on. One that is not is walked by [`with_stack`], which takes a larger stack where the present one might not do. So
//! the limit holds on every thread, whatever its stack.

use ruff_python_ast::token::TokenKind;

/// The default limit for the depth of a syntax tree.
pub const MAX_DEPTH: usize = 25_000;

/// Brackets that may be open at once (CPython's `MAXLEVEL`).
pub(crate) const MAX_BRACKETS: usize = 200;
/// Levels of indentation (CPython's `MAXINDENT`).
pub(crate) const MAX_INDENTS: usize = 100;
/// Template strings that may be open at once.
const MAX_TEMPLATES: usize = 149;
/// Interpolations of one template string that may be open at once.
const MAX_INTERPOLATIONS: usize = 2;

/// Native stack that dropping one level of a tree takes.
pub(crate) const DROP_FRAME: usize = 512;

/// Levels that a statement adds: the statement, its clause, its suite.
const LEVELS_OF_STATEMENT: usize = 4;

/// Runs `walk` on a stack that holds `depth` levels of `frame_bytes` each: on the current one where it is large
/// enough, on a new one otherwise.
pub fn with_stack<T>(depth: usize, frame_bytes: usize, walk: impl FnOnce() -> T) -> T {
    let need = depth.saturating_mul(frame_bytes).saturating_add(128 * 1024);
    stacker::maybe_grow(need, need, walk)
}

/// What the tokens of a program say about its nesting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Nesting {
    /// An upper bound of the depth of the tree.
    pub(crate) depth: usize,
    /// More brackets, indents or template strings are nested than CPython's tokenizer takes.
    pub(crate) beyond_tokenizer: bool,
}

/// An expression, or a list of them, that is being read.
#[derive(Clone, Copy, Default)]
struct Level {
    /// Depth of the operand so far.
    operand: usize,
    /// Constructs open to the right: `lambda`, `if … else`, `:=`.
    prefix: usize,
    /// Depth of the deepest finished part.
    deepest: usize,
    /// Lambdas whose colon has not come: commas before it separate parameters.
    lambdas: usize,
    is_template: bool,
    is_interpolation: bool,
}

impl Level {
    /// An operand is complete; another one of the same construct follows.
    fn finish_operand(&mut self) {
        self.deepest = self.deepest.max(self.operand + self.prefix + 3);
        self.operand = 0;
    }

    /// An expression is complete; a sibling follows.
    fn finish(&mut self) {
        self.finish_operand();
        if self.lambdas == 0 {
            self.prefix = 0;
        }
    }
}

/// Measures a stream of tokens.
#[derive(Default)]
pub(crate) struct Meter {
    levels: Vec<Level>,
    current: Level,
    indents: usize,
    templates: usize,
    depth: usize,
    beyond_tokenizer: bool,
}

impl Meter {
    /// Measures `source` by its tokens.
    pub(crate) fn measure(tokens: impl Iterator<Item = TokenKind>) -> Nesting {
        let mut meter = Self::default();
        for kind in tokens {
            meter.feed(kind);
        }
        while !meter.levels.is_empty() {
            meter.close();
        }
        meter.statement();
        Nesting { depth: meter.depth, beyond_tokenizer: meter.beyond_tokenizer }
    }

    fn feed(&mut self, kind: TokenKind) {
        match kind {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
                self.open(kind == TokenKind::Lbrace)
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => self.close(),
            TokenKind::FStringStart | TokenKind::TStringStart => {
                self.open(false);
                self.current.is_template = true;
                self.templates += 1;
                self.beyond_tokenizer |= self.templates > MAX_TEMPLATES;
            }
            TokenKind::FStringEnd | TokenKind::TStringEnd => {
                self.templates = self.templates.saturating_sub(1);
                self.close();
            }
            TokenKind::Newline | TokenKind::Semi if self.levels.is_empty() => self.statement(),
            TokenKind::Indent => {
                self.indents += 1;
                self.beyond_tokenizer |= self.indents >= MAX_INDENTS;
            }
            TokenKind::Dedent => self.indents = self.indents.saturating_sub(1),
            TokenKind::Comma => self.current.finish(),
            TokenKind::Colon => {
                self.current.lambdas = self.current.lambdas.saturating_sub(1);
                self.current.finish_operand();
            }
            TokenKind::Equal
            | TokenKind::And
            | TokenKind::Or
            | TokenKind::In
            | TokenKind::Is
            | TokenKind::Less
            | TokenKind::Greater
            | TokenKind::LessEqual
            | TokenKind::GreaterEqual
            | TokenKind::EqEqual
            | TokenKind::NotEqual
            | TokenKind::Else
            | TokenKind::For => self.current.finish_operand(),
            TokenKind::If | TokenKind::ColonEqual => {
                self.current.finish_operand();
                self.current.prefix += 1;
            }
            TokenKind::Lambda => {
                self.current.prefix += 1;
                self.current.lambdas += 1;
            }
            TokenKind::Await
            | TokenKind::Not
            | TokenKind::Yield
            | TokenKind::From
            | TokenKind::Async => {
                self.current.operand += 1;
            }
            kind if kind.is_operator() => self.current.operand += 1,
            _ => {}
        }
    }

    fn open(&mut self, brace: bool) {
        let is_interpolation = brace && self.current.is_template;
        self.levels.push(self.current);
        // The format specification of an interpolation is template text again.
        self.current =
            Level { is_template: is_interpolation, is_interpolation, ..Level::default() };
        self.beyond_tokenizer |= self.levels.len() > MAX_BRACKETS;
        if is_interpolation {
            let open = self.levels.iter().rev().take_while(|level| level.is_interpolation).count();
            self.beyond_tokenizer |= open >= MAX_INTERPOLATIONS;
        }
    }

    fn close(&mut self) {
        let Some(mut outer) = self.levels.pop() else { return };
        self.current.finish();
        outer.operand = outer.operand.max(self.current.deepest) + 2;
        self.current = outer;
    }

    fn statement(&mut self) {
        self.current.lambdas = 0;
        self.current.finish();
        let around = (self.indents + 1) * LEVELS_OF_STATEMENT;
        self.depth = self.depth.max(self.current.deepest + around);
        self.current = Level::default();
    }
}

/// Measures a text that has not been parsed.
pub(crate) fn measure_source(source: &str, mode: ruff_python_parser::Mode) -> Nesting {
    let mut lexer = ruff_python_parser::lexer::lex(source, mode);
    let mut last = None;
    let tokens = std::iter::from_fn(|| {
        if last == Some(TokenKind::EndOfFile) {
            return None;
        }
        last = Some(lexer.next_token());
        last
    });
    Meter::measure(tokens)
}
