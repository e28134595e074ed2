//! Primaries, displays, comprehensions and calls.

use super::parser::{Node, Parse, Parser, Rule, Shape, alternative, need};
use super::targets::Purpose;
use super::token::{Fault, Kind};

impl Parser<'_> {
    pub(super) fn primary(&mut self) -> Parse<Node> {
        self.remember(Rule::Primary, |parser| {
            let start = parser.here()?;
            let mut value = need!(parser.atom());
            loop {
                match parser.attempt(|parser| parser.trailer(start))? {
                    Some(longer) => value = longer,
                    None => return Ok(Some(value)),
                }
            }
        })
    }

    /// `.name`, `(…)` or `[…]` after a primary that began at `start`.
    pub(super) fn trailer(&mut self, start: usize) -> Parse<Node> {
        if self.accept(".")?.is_some() {
            need!(self.name());
            return Ok(Some(self.node(Shape::Attribute, start, Vec::new())));
        }
        if self.at("(")? {
            if self.attempt(Self::generator)?.is_some() {
                return Ok(Some(self.node(Shape::Call, start, Vec::new())));
            }
            need!(self.accept("("));
            self.attempt(Self::arguments)?;
            need!(self.accept(")"));
            return Ok(Some(self.node(Shape::Call, start, Vec::new())));
        }
        need!(self.accept("["));
        need!(self.slices());
        need!(self.accept("]"));
        Ok(Some(self.node(Shape::Subscript, start, Vec::new())))
    }

    fn slices(&mut self) -> Parse<()> {
        alternative!(self, |parser| {
            need!(parser.slice());
            Ok((!parser.at(",")?).then_some(()))
        });
        need!(self.gather(",", |parser| {
            alternative!(parser, Self::slice);
            need!(parser.starred_expression());
            Ok(Some(()))
        }));
        self.accept(",")?;
        Ok(Some(()))
    }

    fn slice(&mut self) -> Parse<()> {
        alternative!(self, |parser| {
            parser.attempt(Self::expression)?;
            need!(parser.accept(":"));
            parser.attempt(Self::expression)?;
            if parser.accept(":")?.is_some() {
                parser.attempt(Self::expression)?;
            }
            Ok(Some(()))
        });
        need!(self.named_expression());
        Ok(Some(()))
    }

    pub(super) fn atom(&mut self) -> Parse<Node> {
        self.remember(Rule::Atom, |parser| {
            let token = parser.token()?;
            let shape = match (token.kind, parser.text(token)) {
                (Kind::Name, _) => Shape::Name,
                (Kind::Number, _) => Shape::Literal,
                (Kind::Keyword, "True") => Shape::True,
                (Kind::Keyword, "False") => Shape::False,
                (Kind::Keyword, "None") => Shape::None,
                (Kind::Op, "...") => Shape::Ellipsis,
                (Kind::Str | Kind::TemplateStart(_), _) => return parser.strings(),
                (Kind::Op, "(") => {
                    alternative!(parser, Self::tuple);
                    alternative!(parser, Self::group);
                    return parser.generator();
                }
                (Kind::Op, "[") => {
                    alternative!(parser, Self::list);
                    return parser.list_comprehension();
                }
                (Kind::Op, "{") => {
                    alternative!(parser, Self::dict);
                    alternative!(parser, Self::set);
                    alternative!(parser, Self::dict_comprehension);
                    return parser.set_comprehension();
                }
                _ => return Ok(None),
            };
            parser.mark += 1;
            Ok(Some(parser.node(shape, token.start, Vec::new())))
        })
    }

    fn group(&mut self) -> Parse<Node> {
        alternative!(self, |parser| {
            need!(parser.accept("("));
            let inner = match parser.attempt(Self::yield_expr)? {
                Some(inner) => inner,
                None => need!(parser.named_expression()),
            };
            need!(parser.accept(")"));
            Ok(Some(inner))
        });
        if !self.diagnosing {
            return Ok(None);
        }
        let starred = self.attempt(|parser| {
            need!(parser.accept("("));
            let starred = need!(parser.starred_expression());
            need!(parser.accept(")"));
            Ok(Some(starred))
        })?;
        if let Some(starred) = starred {
            return Err(self.raise_node(&starred, "cannot use starred expression here"));
        }
        need!(self.accept("("));
        let stars = need!(self.accept("**"));
        need!(self.expression());
        need!(self.accept(")"));
        Err(self.raise_token(stars, "cannot use double starred expression here"))
    }

    pub(super) fn tuple(&mut self) -> Parse<Node> {
        let start = need!(self.accept("(")).start;
        let parts = self.attempt(|parser| {
            let first = need!(parser.star_named_expression());
            need!(parser.accept(","));
            let mut parts = vec![first];
            parts.extend(parser.attempt(Self::star_named_expressions)?.into_iter().flatten());
            Ok(Some(parts))
        })?;
        need!(self.accept(")"));
        Ok(Some(self.node(Shape::Tuple, start, parts.unwrap_or_default())))
    }

    pub(super) fn list(&mut self) -> Parse<Node> {
        let start = need!(self.accept("[")).start;
        let parts = self.attempt(Self::star_named_expressions)?;
        need!(self.accept("]"));
        Ok(Some(self.node(Shape::List, start, parts.unwrap_or_default())))
    }

    fn set(&mut self) -> Parse<Node> {
        let start = need!(self.accept("{")).start;
        need!(self.star_named_expressions());
        need!(self.accept("}"));
        Ok(Some(self.node(Shape::Set, start, Vec::new())))
    }

    fn dict(&mut self) -> Parse<Node> {
        let start = self.here()?;
        alternative!(self, |parser| {
            need!(parser.accept("{"));
            parser.attempt(|parser| {
                need!(parser.gather(",", Self::dict_item));
                parser.accept(",")?;
                Ok(Some(()))
            })?;
            need!(parser.accept("}"));
            Ok(Some(parser.node(Shape::Dict, start, Vec::new())))
        });
        // CPython looks for these faults in either pass.
        need!(self.accept("{"));
        self.invalid_dict_items()?;
        Ok(None)
    }

    fn dict_item(&mut self) -> Parse<()> {
        alternative!(self, |parser| {
            need!(parser.accept("**"));
            need!(parser.bitwise_or());
            Ok(Some(()))
        });
        self.key_value()
    }

    fn key_value(&mut self) -> Parse<()> {
        need!(self.expression());
        need!(self.accept(":"));
        need!(self.expression());
        Ok(Some(()))
    }

    fn invalid_dict_items(&mut self) -> Result<(), Fault> {
        self.attempt(|parser| {
            need!(parser.gather(",", Self::dict_item));
            need!(parser.accept(","));
            let mark = parser.mark;
            if let Some(key) = parser.expression()?
                && !parser.at(":")?
            {
                let mut fault = parser.raise_node(&key, "':' expected after dictionary key");
                fault.column = fault.end_column as u32 - 1;
                fault.end_column = 0;
                return Err(fault);
            }
            parser.mark = mark;
            parser.invalid_dict_value()
        })?;
        self.attempt(Self::invalid_dict_value)?;
        Ok(())
    }

    fn invalid_dict_value(&mut self) -> Parse<()> {
        need!(self.expression());
        let colon = need!(self.accept(":"));
        let star = self.attempt(|parser| {
            let star = need!(parser.accept("*"));
            need!(parser.bitwise_or());
            Ok(Some(star))
        })?;
        if let Some(star) = star {
            return Err(self
                .raise_from(star.start, "cannot use a starred expression in a dictionary value"));
        }
        if self.at_any(&["}", ","])? {
            return Err(self.raise_token(colon, "expression expected after dictionary key and ':'"));
        }
        Ok(None)
    }

    // Comprehensions.

    pub(super) fn for_if_clauses(&mut self) -> Parse<usize> {
        let clauses = self.many(Self::for_if_clause)?;
        Ok((!clauses.is_empty()).then(|| self.behind()))
    }

    fn for_if_clause(&mut self) -> Parse<()> {
        let mark = self.mark;
        self.accept("async")?;
        if self.accept("for")?.is_none() {
            return Ok(None);
        }
        let after_for = self.mark;
        if self.attempt(Self::star_targets)?.is_some() && self.accept("in")?.is_some() {
            need!(self.disjunction());
            self.many(|parser| {
                need!(parser.accept("if"));
                parser.disjunction()
            })?;
            return Ok(Some(()));
        }
        if !self.diagnosing {
            return Ok(None);
        }
        self.mark = after_for;
        let variables = self.attempt(|parser| {
            need!(parser.gather(",", Self::bitwise_or));
            parser.accept(",")?;
            Ok((!parser.at("in")?).then_some(()))
        })?;
        if variables.is_some() {
            return Err(self.raise("'in' expected after for-loop variables"));
        }
        self.mark = mark;
        self.invalid_for_target()
    }

    pub(super) fn invalid_for_target<T>(&mut self) -> Parse<T> {
        self.accept("async")?;
        need!(self.accept("for"));
        let target = need!(self.star_expressions());
        self.check_target(Purpose::For, &target)?;
        Ok(None)
    }

    pub(super) fn generator(&mut self) -> Parse<Node> {
        let start = self.here()?;
        alternative!(self, |parser| {
            need!(parser.accept("("));
            if parser.attempt(Self::assignment_expression)?.is_none() {
                need!(parser.plain_expression());
            }
            need!(parser.for_if_clauses());
            need!(parser.accept(")"));
            Ok(Some(parser.node(Shape::Generator, start, Vec::new())))
        });
        self.invalid_comprehension("(")
    }

    fn list_comprehension(&mut self) -> Parse<Node> {
        alternative!(self, |parser| parser.bracketed_comprehension(
            "[",
            "]",
            Shape::ListComprehension
        ));
        self.invalid_comprehension("[")
    }

    fn set_comprehension(&mut self) -> Parse<Node> {
        alternative!(self, |parser| parser.bracketed_comprehension(
            "{",
            "}",
            Shape::SetComprehension
        ));
        self.invalid_comprehension("{")
    }

    fn bracketed_comprehension(&mut self, open: &str, close: &str, shape: Shape) -> Parse<Node> {
        let start = need!(self.accept(open)).start;
        need!(self.named_expression());
        need!(self.for_if_clauses());
        need!(self.accept(close));
        Ok(Some(self.node(shape, start, Vec::new())))
    }

    fn dict_comprehension(&mut self) -> Parse<Node> {
        let start = self.here()?;
        alternative!(self, |parser| {
            need!(parser.accept("{"));
            need!(parser.key_value());
            need!(parser.for_if_clauses());
            need!(parser.accept("}"));
            Ok(Some(parser.node(Shape::DictComprehension, start, Vec::new())))
        });
        if !self.diagnosing {
            return Ok(None);
        }
        need!(self.accept("{"));
        let stars = need!(self.accept("**"));
        need!(self.bitwise_or());
        need!(self.for_if_clauses());
        Err(self.raise_token(stars, "dict unpacking cannot be used in dict comprehension"))
    }

    fn invalid_comprehension(&mut self, open: &str) -> Parse<Node> {
        if !self.diagnosing {
            return Ok(None);
        }
        let starred = self.attempt(|parser| {
            need!(parser.accept(open));
            let starred = need!(parser.starred_expression());
            need!(parser.for_if_clauses());
            Ok(Some(starred))
        })?;
        if let Some(starred) = starred {
            return Err(
                self.raise_node(&starred, "iterable unpacking cannot be used in comprehension")
            );
        }
        if open == "(" {
            return Ok(None);
        }
        need!(self.accept(open));
        let first = need!(self.star_named_expression());
        let comma = need!(self.accept(","));
        let rest = self.attempt(|parser| {
            let rest = need!(parser.star_named_expressions());
            need!(parser.for_if_clauses());
            Ok(rest.last().map(Node::end))
        })?;
        let end = match rest {
            Some(end) => end,
            None => {
                need!(self.for_if_clauses());
                comma.end
            }
        };
        let message = "did you forget parentheses around the comprehension target?";
        Err(self.raise_span(first.start(), end, message))
    }
}
