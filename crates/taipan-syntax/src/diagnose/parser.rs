//! The machinery of the diagnosing parser: tokens on demand, backtracking, memory, and how to raise.
//!
//! A rule is a method that returns [`Parse`]: `Ok(Some(_))` and the position moved, `Ok(None)` and the position is
//! wherever it got to (callers that go on use [`Parser::attempt`]), or `Err` with the fault that ends everything.
//! Which tokens have been *looked at* matters: a plain "invalid syntax" points to the last one that the first pass
//! fetched.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::lexer::Lexer;
use super::token::{Fault, Kind, Token};
use crate::error::SyntaxErrorKind;

pub(super) type Parse<T> = Result<Option<T>, Fault>;

/// What an expression is, as error messages call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Name,
    Literal,
    True,
    False,
    None,
    Ellipsis,
    Attribute,
    Subscript,
    Starred,
    Call,
    List,
    Tuple,
    Set,
    Dict,
    ListComprehension,
    SetComprehension,
    DictComprehension,
    Generator,
    Operation,
    /// A comparison, and whether its first operator is `in`.
    Comparison(bool),
    Conditional,
    Lambda,
    Await,
    Yield,
    Named,
    FString,
    TString,
    Other,
}

impl Shape {
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Literal => "literal",
            Self::True => "True",
            Self::False => "False",
            Self::None => "None",
            Self::Ellipsis => "ellipsis",
            Self::Attribute => "attribute",
            Self::Subscript => "subscript",
            Self::Starred => "starred",
            Self::Call => "function call",
            Self::List => "list",
            Self::Tuple => "tuple",
            Self::Set => "set display",
            Self::Dict => "dict literal",
            Self::ListComprehension => "list comprehension",
            Self::SetComprehension => "set comprehension",
            Self::DictComprehension => "dict comprehension",
            Self::Generator => "generator expression",
            Self::Operation | Self::Other => "expression",
            Self::Comparison(_) => "comparison",
            Self::Conditional => "conditional expression",
            Self::Lambda => "lambda",
            Self::Await => "await expression",
            Self::Yield => "yield expression",
            Self::Named => "named expression",
            Self::FString => "f-string expression",
            Self::TString => "t-string expression",
        }
    }
}

/// A parsed expression: its shape, its place, and the parts that a search for bad targets looks into.
#[derive(Clone, Debug)]
pub(super) struct Node(pub(super) Rc<NodeData>);

#[derive(Debug)]
pub(super) struct NodeData {
    pub(super) shape: Shape,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) parts: Vec<Node>,
}

impl Node {
    pub(super) fn shape(&self) -> Shape {
        self.0.shape
    }

    pub(super) fn start(&self) -> usize {
        self.0.start
    }

    pub(super) fn end(&self) -> usize {
        self.0.end
    }

    pub(super) fn parts(&self) -> &[Node] {
        &self.0.parts
    }
}

/// The rules whose results are remembered, which keeps backtracking linear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Rule {
    SimpleStatement,
    Block,
    StarExpression,
    Expression,
    InvalidNamed,
    Disjunction,
    Conjunction,
    Inversion,
    BitwiseOr,
    Sum,
    Factor,
    AwaitPrimary,
    Primary,
    TargetPrimary,
    Arguments,
    Strings,
    StarTarget,
    TargetWithStarAtom,
    DelTarget,
    ClosedPattern,
    TypeParam,
    Atom,
    Statement,
}

pub(super) struct Parser<'a> {
    pub(super) lexer: Lexer<'a>,
    pub(super) tokens: Vec<Token>,
    pub(super) mark: usize,
    /// The second pass: rules for erroneous programs are active.
    pub(super) diagnosing: bool,
    memory: FxHashMap<(Rule, usize), (Option<Node>, usize)>,
    depth: usize,
    max_depth: usize,
}

impl<'a> Parser<'a> {
    pub(super) fn new(src: &'a str, max_depth: usize) -> Self {
        Self {
            lexer: Lexer::new(src),
            tokens: Vec::new(),
            mark: 0,
            diagnosing: false,
            memory: FxHashMap::default(),
            depth: 0,
            max_depth,
        }
    }

    /// Starts over for the second pass. The tokens that were fetched stay.
    pub(super) fn restart(&mut self) {
        self.mark = 0;
        self.diagnosing = true;
        self.memory.clear();
        self.depth = 0;
    }

    pub(super) fn token(&mut self) -> Result<Token, Fault> {
        while self.tokens.len() <= self.mark {
            let token = self.lexer.next()?;
            self.tokens.push(token);
        }
        Ok(self.tokens[self.mark])
    }

    pub(super) fn text(&self, token: Token) -> &'a str {
        self.lexer.src.get(token.start..token.end).unwrap_or("")
    }

    /// The start of what comes next.
    pub(super) fn here(&mut self) -> Result<usize, Fault> {
        Ok(self.token()?.start)
    }

    /// The end of the last token that was accepted.
    pub(super) fn behind(&self) -> usize {
        self.mark.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |token| token.end)
    }

    pub(super) fn kind(&mut self, kind: Kind) -> Parse<Token> {
        let token = self.token()?;
        if token.kind != kind {
            return Ok(None);
        }
        self.mark += 1;
        Ok(Some(token))
    }

    /// Accepts an operator or a keyword.
    pub(super) fn accept(&mut self, text: &str) -> Parse<Token> {
        let token = self.token()?;
        let matches = matches!(token.kind, Kind::Op | Kind::Keyword) && self.text(token) == text;
        if matches {
            self.mark += 1;
        }
        Ok(matches.then_some(token))
    }

    pub(super) fn at(&mut self, text: &str) -> Result<bool, Fault> {
        let token = self.token()?;
        Ok(matches!(token.kind, Kind::Op | Kind::Keyword) && self.text(token) == text)
    }

    pub(super) fn at_any(&mut self, texts: &[&str]) -> Result<bool, Fault> {
        let token = self.token()?;
        let text = self.text(token);
        Ok(matches!(token.kind, Kind::Op | Kind::Keyword) && texts.contains(&text))
    }

    pub(super) fn accept_any(&mut self, texts: &[&str]) -> Parse<Token> {
        let token = self.token()?;
        if self.at_any(texts)? {
            self.mark += 1;
            return Ok(Some(token));
        }
        Ok(None)
    }

    pub(super) fn at_kind(&mut self, kind: Kind) -> Result<bool, Fault> {
        Ok(self.token()?.kind == kind)
    }

    pub(super) fn at_soft(&mut self, word: &str) -> Result<bool, Fault> {
        let token = self.token()?;
        Ok(token.kind == Kind::Name && self.text(token) == word)
    }

    pub(super) fn soft(&mut self, word: &str) -> Parse<Token> {
        let token = self.token()?;
        let matches = token.kind == Kind::Name && self.text(token) == word;
        if matches {
            self.mark += 1;
        }
        Ok(matches.then_some(token))
    }

    pub(super) fn name(&mut self) -> Parse<Node> {
        let token = self.token()?;
        if token.kind != Kind::Name {
            return Ok(None);
        }
        self.mark += 1;
        Ok(Some(self.node(Shape::Name, token.start, Vec::new())))
    }

    /// A token that must come here, in either pass.
    pub(super) fn force(&mut self, text: &str) -> Result<Token, Fault> {
        match self.accept(text)? {
            Some(token) => Ok(token),
            None => {
                let token = self.token()?;
                Err(self.raise_token(token, format!("expected '{text}'")))
            }
        }
    }

    /// A node that ends with the last accepted token.
    pub(super) fn node(&self, shape: Shape, start: usize, parts: Vec<Node>) -> Node {
        Node(Rc::new(NodeData { shape, start, end: self.behind(), parts }))
    }

    /// Runs a rule and comes back if it fails.
    pub(super) fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        let mark = self.mark;
        let result = rule(self)?;
        if result.is_none() {
            self.mark = mark;
        }
        Ok(result)
    }

    /// Whether a rule would match here.
    pub(super) fn ahead<T>(
        &mut self,
        rule: impl FnOnce(&mut Self) -> Parse<T>,
    ) -> Result<bool, Fault> {
        let mark = self.mark;
        let result = rule(self)?;
        self.mark = mark;
        Ok(result.is_some())
    }

    /// Runs a rule, or remembers what it did here. Also bounds the recursion.
    pub(super) fn remember(
        &mut self,
        rule: Rule,
        body: impl FnOnce(&mut Self) -> Parse<Node>,
    ) -> Parse<Node> {
        let mark = self.mark;
        if let Some((node, end)) = self.memory.get(&(rule, mark)) {
            let node = node.clone();
            self.mark = *end;
            return Ok(node);
        }
        if self.depth >= self.max_depth {
            return Err(self.too_deep());
        }
        self.depth += 1;
        let result = body(self);
        self.depth -= 1;
        let result = result?;
        if result.is_none() {
            self.mark = mark;
        }
        self.memory.insert((rule, mark), (result.clone(), self.mark));
        Ok(result)
    }

    fn too_deep(&self) -> Fault {
        let mut fault =
            self.lexer.fault("Parser stack overflowed - Python source too complex to compile");
        fault.kind = SyntaxErrorKind::MemoryError;
        fault
    }

    /// One or more of `item`, separated by `separator`.
    pub(super) fn gather<T>(
        &mut self,
        separator: &str,
        mut item: impl FnMut(&mut Self) -> Parse<T>,
    ) -> Parse<Vec<T>> {
        let Some(first) = self.attempt(&mut item)? else { return Ok(None) };
        let mut items = vec![first];
        loop {
            let next = self.attempt(|parser| {
                if parser.accept(separator)?.is_none() {
                    return Ok(None);
                }
                item(parser)
            })?;
            match next {
                Some(next) => items.push(next),
                None => return Ok(Some(items)),
            }
        }
    }

    /// Zero or more of `item`.
    pub(super) fn many<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Parse<T>,
    ) -> Result<Vec<T>, Fault> {
        let mut items = Vec::new();
        while let Some(next) = self.attempt(&mut item)? {
            items.push(next);
        }
        Ok(items)
    }

    // Raising. Columns are those of the exception: from 1.

    pub(super) fn raise_span(&self, start: usize, end: usize, message: impl Into<String>) -> Fault {
        let line = self.lexer.line_of(start);
        let end_line = self.lexer.line_of(end.max(start + 1) - 1);
        Fault {
            kind: SyntaxErrorKind::SyntaxError,
            message: message.into(),
            line,
            column: self.lexer.column(line, start) + 1,
            end_line,
            end_column: self.lexer.column(end_line, end) as i32 + 1,
            lexical: false,
            bare_text: line < self.lexer.current_line(),
            incomplete: false,
        }
    }

    pub(super) fn raise_node(&self, node: &Node, message: impl Into<String>) -> Fault {
        self.raise_span(node.start(), node.end(), message)
    }

    /// At a token whose place the rule has captured; a token without a place is at column 0.
    pub(super) fn raise_token(&self, token: Token, message: impl Into<String>) -> Fault {
        if token.placed {
            return self.raise_span(token.start, token.end, message);
        }
        let mut fault = self.raise_span(token.start, token.end, message);
        (fault.line, fault.end_line) = (token.line, token.line);
        (fault.column, fault.end_column) = (0, 0);
        fault
    }

    /// At the last token that was fetched, however far the rules have come.
    pub(super) fn raise(&self, message: impl Into<String>) -> Fault {
        match self.tokens.last() {
            Some(token) => self.raise_loose(*token, message),
            None => self.raise_span(0, 0, message),
        }
    }

    /// At the token that comes next.
    pub(super) fn raise_next(&mut self, message: impl Into<String>) -> Fault {
        match self.token() {
            Ok(token) => self.raise_loose(token, message),
            Err(fault) => fault,
        }
    }

    fn raise_loose(&self, token: Token, message: impl Into<String>) -> Fault {
        if token.placed {
            return self.raise_span(token.start, token.end, message);
        }
        let mut fault = self.raise_token(token, message);
        fault.column = self.lexer.column(fault.line, self.lexer.pos);
        fault.end_column = -1;
        fault
    }

    /// From a place to where the tokenizer stands.
    pub(super) fn raise_from(&self, start: usize, message: impl Into<String>) -> Fault {
        let mut fault = self.raise_span(start, start, message);
        fault.end_line = self.lexer.current_line();
        fault.end_column = self.lexer.column(fault.end_line, self.lexer.pos) as i32;
        fault
    }

    pub(super) fn raise_indentation(&self, message: impl Into<String>) -> Fault {
        let mut fault = self.raise(message);
        fault.kind = SyntaxErrorKind::IndentationError;
        let at_end = self.tokens.last().is_some_and(|token| token.kind == Kind::End);
        fault.incomplete = at_end;
        fault
    }
}

/// Unwraps what a rule needs, or fails the rule.
macro_rules! need {
    ($result:expr) => {
        match $result? {
            Some(value) => value,
            None => return Ok(None),
        }
    };
}

/// Returns what an alternative of a rule yields, if it matches.
macro_rules! alternative {
    ($parser:expr, $rule:expr) => {
        if let Some(found) = $parser.attempt($rule)? {
            return Ok(Some(found));
        }
    };
}

pub(super) use {alternative, need};
