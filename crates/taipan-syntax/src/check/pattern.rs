//! `match` statements: unreachable cases, names bound twice, alternatives that bind different names (PEP 634).

use ast::{Expr, Pattern};
use ruff_python_ast as ast;
use ruff_python_ast::name::Name;
use ruff_python_ast::visitor::Visitor;
use ruff_text_size::{Ranged, TextRange};

use super::Checker;
use crate::scope::ScopeError;

type Outcome = Result<(), ScopeError>;

impl<'a> Checker<'a> {
    pub(super) fn match_statement(&mut self, node: &'a ast::StmtMatch) {
        self.unpackable([&*node.subject]);
        let count = node.cases.len();
        for (index, case) in node.cases.iter().enumerate() {
            let may_be_irrefutable = case.guard.is_some() || index + 1 == count;
            let mut bindings = Bindings { names: Vec::new(), may_be_irrefutable };
            if let Err(error) = bindings.pattern(&case.pattern) {
                self.error.get_or_insert(error);
                return;
            }
            self.exprs(case.guard.as_deref());
            self.visit_body(&case.body);
        }
    }
}

/// What a pattern binds so far.
struct Bindings {
    names: Vec<Name>,
    may_be_irrefutable: bool,
}

impl Bindings {
    fn pattern(&mut self, pattern: &Pattern) -> Outcome {
        match pattern {
            Pattern::MatchValue(node) => match is_value(&node.value) {
                true => Ok(()),
                false => {
                    let message = "patterns may only match literals and attribute lookups";
                    Err(ScopeError::new(message, node.range))
                }
            },
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(node) => {
                if node.patterns.iter().filter(|inner| inner.is_match_star()).count() > 1 {
                    return Err(ScopeError::new(
                        "multiple starred names in sequence pattern",
                        node.range,
                    ));
                }
                node.patterns.iter().try_for_each(|inner| self.part(inner))
            }
            Pattern::MatchMapping(node) => self.mapping(node),
            Pattern::MatchClass(node) => self.class(node),
            Pattern::MatchStar(node) => self.bind(node.name.as_ref(), node.range),
            Pattern::MatchAs(node) => self.capture(node),
            Pattern::MatchOr(node) => self.alternatives(node),
        }
    }

    /// A part of a larger pattern, which may match anything.
    fn part(&mut self, pattern: &Pattern) -> Outcome {
        let outer = std::mem::replace(&mut self.may_be_irrefutable, true);
        self.pattern(pattern)?;
        self.may_be_irrefutable = outer;
        Ok(())
    }

    fn bind(&mut self, name: Option<&ast::Identifier>, range: TextRange) -> Outcome {
        let Some(name) = name else { return Ok(()) };
        self.add(name.id.clone(), range)
    }

    fn add(&mut self, name: Name, range: TextRange) -> Outcome {
        if self.names.contains(&name) {
            return Err(ScopeError::new(
                format!("multiple assignments to name '{name}' in pattern"),
                range,
            ));
        }
        self.names.push(name);
        Ok(())
    }

    fn capture(&mut self, node: &ast::PatternMatchAs) -> Outcome {
        match &node.pattern {
            Some(inner) => self.pattern(inner)?,
            None if !self.may_be_irrefutable => {
                let what = match &node.name {
                    Some(name) => format!("name capture '{}'", name.id),
                    None => "wildcard".to_owned(),
                };
                return Err(ScopeError::new(
                    format!("{what} makes remaining patterns unreachable"),
                    node.range,
                ));
            }
            None => {}
        }
        self.bind(node.name.as_ref(), node.range)
    }

    fn alternatives(&mut self, node: &ast::PatternMatchOr) -> Outcome {
        let last = node.patterns.len().saturating_sub(1);
        let mut common: Option<Vec<Name>> = None;
        for (index, alternative) in node.patterns.iter().enumerate() {
            let may_be_irrefutable = self.may_be_irrefutable && index == last;
            let mut inner = Self { names: Vec::new(), may_be_irrefutable };
            inner.pattern(alternative)?;
            inner.names.sort();
            if common.get_or_insert_with(|| inner.names.clone()) != &inner.names {
                return Err(ScopeError::new(
                    "alternative patterns bind different names",
                    node.range,
                ));
            }
        }
        common.into_iter().flatten().try_for_each(|name| self.add(name, node.range))
    }

    fn mapping(&mut self, node: &ast::PatternMatchMapping) -> Outcome {
        let mut seen: Vec<Key> = Vec::new();
        for key in &node.keys {
            if !is_value(key) {
                let message = "mapping pattern keys may only match literals and attribute lookups";
                return Err(ScopeError::new(message, node.range));
            }
            let Some(key) = Key::of(key) else { continue };
            if seen.contains(&key) {
                let message = format!("mapping pattern checks duplicate key ({})", key.repr());
                return Err(ScopeError::new(message, node.range));
            }
            seen.push(key);
        }
        node.patterns.iter().try_for_each(|inner| self.part(inner))?;
        self.bind(node.rest.as_ref(), node.range)
    }

    fn class(&mut self, node: &ast::PatternMatchClass) -> Outcome {
        let keywords = &node.arguments.keywords;
        for (index, keyword) in keywords.iter().enumerate() {
            let again = keywords[index + 1..].iter().find(|other| other.attr.id == keyword.attr.id);
            if let Some(again) = again {
                let message =
                    format!("attribute name repeated in class pattern: {}", keyword.attr.id);
                return Err(ScopeError::new(message, again.pattern.range()));
            }
        }
        node.arguments.patterns.iter().try_for_each(|inner| self.part(inner))?;
        keywords.iter().try_for_each(|keyword| self.part(&keyword.pattern))
    }
}

fn is_value(expr: &Expr) -> bool {
    match expr {
        Expr::UnaryOp(node) => node.operand.is_number_literal_expr(),
        Expr::BinOp(_) | Expr::Attribute(_) => true,
        other => other.is_literal_expr(),
    }
}

/// A constant key, by Python's equality.
#[derive(PartialEq)]
enum Key {
    Number(NumberKey),
    Text(String),
    Bytes(Vec<u8>),
    None,
}

/// A number; `shown` is its `repr`. Parts that are whole are equal to integers.
struct NumberKey {
    real: String,
    imaginary: String,
    shown: String,
}

impl PartialEq for NumberKey {
    fn eq(&self, other: &Self) -> bool {
        self.real == other.real && self.imaginary == other.imaginary
    }
}

impl NumberKey {
    fn of(value: &ast::Number) -> Self {
        let (real, imaginary, shown) = match value {
            ast::Number::Int(value) => (value.to_string(), "0".to_owned(), value.to_string()),
            ast::Number::Float(value) => (value.to_string(), "0".to_owned(), format!("{value:?}")),
            ast::Number::Complex { real, imag } => {
                (real.to_string(), imag.to_string(), format!("{imag}j"))
            }
        };
        Self { real, imaginary, shown }
    }

    fn bool(value: bool) -> Self {
        let (real, shown) = if value { ("1", "True") } else { ("0", "False") };
        Self { real: real.to_owned(), imaginary: "0".to_owned(), shown: shown.to_owned() }
    }

    fn negated(self) -> Self {
        let negative = |text: String| match text.strip_prefix('-') {
            Some(rest) => rest.to_owned(),
            None if text == "0" => text,
            None => format!("-{text}"),
        };
        let shown = if self.imaginary == "0" {
            format!("-{}", self.shown)
        } else {
            format!("(-0-{})", self.shown)
        };
        let shown = if shown == "-0" { "0".to_owned() } else { shown };
        Self { real: negative(self.real), imaginary: negative(self.imaginary), shown }
    }

    /// `real + imaginary`, as far as literals go.
    fn plus(self, imaginary: Self, sign: char) -> Self {
        let shown = format!("({}{sign}{})", self.shown.trim_end_matches(".0"), imaginary.shown);
        let imaginary = if sign == '-' { imaginary.negated() } else { imaginary };
        Self { real: self.real, imaginary: imaginary.imaginary, shown }
    }
}

impl Key {
    fn of(expr: &Expr) -> Option<Self> {
        match expr {
            Expr::NumberLiteral(node) => Some(Self::Number(NumberKey::of(&node.value))),
            Expr::UnaryOp(node) if node.op == ast::UnaryOp::USub => {
                match Self::of(&node.operand)? {
                    Self::Number(number) => Some(Self::Number(number.negated())),
                    _ => None,
                }
            }
            Expr::BinOp(node) => {
                let sign = if node.op == ast::Operator::Sub { '-' } else { '+' };
                match (Self::of(&node.left)?, Self::of(&node.right)?) {
                    (Self::Number(real), Self::Number(imaginary)) => {
                        Some(Self::Number(real.plus(imaginary, sign)))
                    }
                    _ => None,
                }
            }
            Expr::StringLiteral(node) => Some(Self::Text(node.value.to_str().to_owned())),
            Expr::BytesLiteral(node) => Some(Self::Bytes(node.value.bytes().collect())),
            Expr::NoneLiteral(_) => Some(Self::None),
            Expr::BooleanLiteral(node) => Some(Self::Number(NumberKey::bool(node.value))),
            _ => None,
        }
    }

    fn repr(&self) -> String {
        match self {
            Self::Number(number) => number.shown.clone(),
            Self::Text(text) if text.contains('\'') && !text.contains('"') => format!("\"{text}\""),
            Self::Text(text) => format!("'{}'", text.escape_debug()),
            Self::Bytes(bytes) => format!("b'{}'", bytes.escape_ascii()),
            Self::None => "None".to_owned(),
        }
    }
}
