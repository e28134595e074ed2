//! The arguments of calls and of class statements.

use super::parser::{Node, Parse, Parser, Rule, Shape, alternative, need};
use super::token::Fault;

/// Arguments in order, and whether each is passed by keyword.
#[derive(Clone, Debug)]
pub(super) struct Argument {
    node: Node,
    kind: ArgumentKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ArgumentKind {
    Positional,
    Starred,
    Keyword,
    DoubleStarred,
}

impl Parser<'_> {
    pub(super) fn arguments(&mut self) -> Parse<Node> {
        self.remember(Rule::Arguments, |parser| {
            let start = parser.here()?;
            alternative!(parser, |parser| {
                need!(parser.args());
                parser.accept(",")?;
                let node = parser.node(Shape::Other, start, Vec::new());
                Ok(parser.at(")")?.then_some(node))
            });
            if parser.diagnosing {
                parser.invalid_arguments()?;
            }
            Ok(None)
        })
    }

    fn args(&mut self) -> Parse<Vec<Argument>> {
        let positional = self.gather(",", |parser| {
            if let Some(node) = parser.attempt(Self::starred_expression)? {
                return Ok(Some(Argument { node, kind: ArgumentKind::Starred }));
            }
            let node = need!(parser.positional_argument());
            Ok(Some(Argument { node, kind: ArgumentKind::Positional }))
        })?;
        let Some(mut arguments) = positional else { return self.keyword_arguments() };
        let keywords = self.attempt(|parser| {
            need!(parser.accept(","));
            parser.keyword_arguments()
        })?;
        arguments.extend(keywords.into_iter().flatten());
        Ok(Some(arguments))
    }

    fn positional_argument(&mut self) -> Parse<Node> {
        let node = match self.attempt(Self::assignment_expression)? {
            Some(node) => node,
            None => need!(self.plain_expression()),
        };
        Ok((!self.at("=")?).then_some(node))
    }

    fn keyword_arguments(&mut self) -> Parse<Vec<Argument>> {
        alternative!(self, |parser| {
            let mut arguments = need!(parser.gather(",", Self::keyword_or_starred));
            need!(parser.accept(","));
            arguments.extend(need!(parser.gather(",", Self::keyword_or_double_starred)));
            Ok(Some(arguments))
        });
        alternative!(self, |parser| parser.gather(",", Self::keyword_or_starred));
        self.gather(",", Self::keyword_or_double_starred)
    }

    fn keyword_argument(&mut self) -> Parse<Argument> {
        if self.diagnosing {
            self.invalid_keyword_argument()?;
        }
        self.attempt(|parser| {
            let name = need!(parser.name());
            need!(parser.accept("="));
            need!(parser.expression());
            let node = parser.node(Shape::Other, name.start(), Vec::new());
            Ok(Some(Argument { node, kind: ArgumentKind::Keyword }))
        })
    }

    fn keyword_or_starred(&mut self) -> Parse<Argument> {
        alternative!(self, Self::keyword_argument);
        let node = need!(self.starred_expression());
        Ok(Some(Argument { node, kind: ArgumentKind::Starred }))
    }

    fn keyword_or_double_starred(&mut self) -> Parse<Argument> {
        alternative!(self, Self::keyword_argument);
        let start = need!(self.accept("**")).start;
        need!(self.expression());
        let node = self.node(Shape::Other, start, Vec::new());
        Ok(Some(Argument { node, kind: ArgumentKind::DoubleStarred }))
    }

    pub(super) fn starred_expression(&mut self) -> Parse<Node> {
        if self.diagnosing {
            let assigned = self.attempt(|parser| {
                let star = need!(parser.accept("*"));
                need!(parser.expression());
                need!(parser.accept("="));
                need!(parser.expression());
                Ok(Some((star.start, parser.behind())))
            })?;
            if let Some((start, end)) = assigned {
                return Err(self.raise_span(
                    start,
                    end,
                    "cannot assign to iterable argument unpacking",
                ));
            }
        }
        alternative!(self, |parser| {
            let start = need!(parser.accept("*")).start;
            let value = need!(parser.expression());
            Ok(Some(parser.node(Shape::Starred, start, vec![value])))
        });
        if self.diagnosing && self.accept("*")?.is_some() {
            return Err(self.raise("Invalid star expression"));
        }
        Ok(None)
    }

    fn invalid_keyword_argument(&mut self) -> Result<(), Fault> {
        let constant = self.attempt(|parser| {
            let constant = need!(parser.accept_any(&["True", "False", "None"]));
            let equals = need!(parser.accept("="));
            Ok(Some((constant, equals)))
        })?;
        if let Some((constant, equals)) = constant {
            let message = format!("cannot assign to {}", self.text(constant));
            return Err(self.raise_span(constant.start, equals.end, message));
        }
        self.keyword_generator()?;
        let is_keyword = self.ahead(|parser| {
            need!(parser.name());
            parser.accept("=")
        })?;
        if !is_keyword {
            let assigned = self.attempt(|parser| {
                let target = need!(parser.expression());
                let equals = need!(parser.accept("="));
                Ok(Some((target.start(), equals.end)))
            })?;
            if let Some((start, end)) = assigned {
                let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                return Err(self.raise_span(start, end, message));
            }
        }
        let unpacked = self.attempt(|parser| {
            let stars = need!(parser.accept("**"));
            need!(parser.expression());
            need!(parser.accept("="));
            need!(parser.expression());
            Ok(Some((stars.start, parser.behind())))
        })?;
        match unpacked {
            Some((start, end)) => {
                Err(self.raise_span(start, end, "cannot assign to keyword argument unpacking"))
            }
            None => Ok(()),
        }
    }

    /// `f(a=b for b in c)`
    fn keyword_generator(&mut self) -> Result<(), Fault> {
        let found = self.attempt(|parser| {
            let name = need!(parser.name());
            let equals = need!(parser.accept("="));
            need!(parser.expression());
            need!(parser.for_if_clauses());
            Ok(Some((name.start(), equals.end)))
        })?;
        match found {
            Some((start, end)) => {
                let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                Err(self.raise_span(start, end, message))
            }
            None => Ok(()),
        }
    }

    fn invalid_arguments(&mut self) -> Result<(), Fault> {
        let late_star = self.attempt(|parser| {
            let before = parser.attempt(|parser| {
                need!(parser.gather(",", |parser| {
                    alternative!(parser, Self::starred_expression);
                    parser.positional_argument()
                }));
                need!(parser.accept(","));
                parser.keyword_arguments()
            })?;
            if before.is_none() {
                need!(parser.keyword_arguments());
            }
            let comma = need!(parser.accept(","));
            need!(parser.gather(",", |parser| {
                let node = need!(parser.starred_expression());
                Ok((!parser.at("=")?).then_some(node))
            }));
            Ok(Some(comma))
        })?;
        if let Some(comma) = late_star {
            let message = "iterable argument unpacking follows keyword argument unpacking";
            return Err(self.raise_from(comma.start, message));
        }
        self.generator_among_arguments()?;
        self.keyword_generator()?;
        let missing = self.attempt(|parser| {
            parser.attempt(|parser| {
                need!(parser.args());
                parser.accept(",")
            })?;
            let name = need!(parser.name());
            let equals = need!(parser.accept("="));
            Ok(parser.at_any(&[",", ")"])?.then_some((name.start(), equals.end)))
        })?;
        if let Some((start, end)) = missing {
            return Err(self.raise_span(start, end, "expected argument value expression"));
        }
        self.generator_after_arguments()?;
        let disorder = self.attempt(|parser| {
            let first = need!(parser.args());
            need!(parser.accept(","));
            need!(parser.args());
            Ok(Some(first))
        })?;
        match disorder {
            Some(first) => {
                let unpacked =
                    first.iter().any(|argument| argument.kind == ArgumentKind::DoubleStarred);
                let suffix = if unpacked { " unpacking" } else { "" };
                Err(self.raise(format!("positional argument follows keyword argument{suffix}")))
            }
            None => Ok(()),
        }
    }

    fn bare_generator(&mut self) -> Parse<(usize, usize)> {
        let element = need!(self.expression());
        let end = need!(self.for_if_clauses());
        Ok(Some((element.start(), end)))
    }

    fn generator_among_arguments(&mut self) -> Result<(), Fault> {
        let found = self.attempt(|parser| {
            let span = need!(parser.bare_generator());
            need!(parser.accept(","));
            if parser.attempt(Self::args)?.is_none() {
                parser.attempt(Self::bare_generator)?;
            }
            Ok(Some(span))
        })?;
        self.must_be_parenthesized(found)
    }

    fn generator_after_arguments(&mut self) -> Result<(), Fault> {
        let found = self.attempt(|parser| {
            let arguments = need!(parser.args());
            let end = need!(parser.for_if_clauses());
            // A lone generator needs no parentheses, and only the last positional argument can be one.
            let is_positional = |argument: &&Argument| {
                matches!(argument.kind, ArgumentKind::Positional | ArgumentKind::Starred)
            };
            let sole = arguments.iter().filter(is_positional).count() <= 1;
            let last = arguments.iter().rfind(is_positional).filter(|_| !sole);
            Ok(last.map(|argument| (argument.node.start(), end)))
        })?;
        self.must_be_parenthesized(found)?;
        let found = self.attempt(|parser| {
            need!(parser.args());
            need!(parser.accept(","));
            parser.bare_generator()
        })?;
        self.must_be_parenthesized(found)
    }

    fn must_be_parenthesized(&self, span: Option<(usize, usize)>) -> Result<(), Fault> {
        match span {
            Some((start, end)) => {
                Err(self.raise_span(start, end, "Generator expression must be parenthesized"))
            }
            None => Ok(()),
        }
    }
}
