//! Compound statements and blocks.

use super::parser::{Node, Parse, Parser, Rule, Shape, alternative, need};
use super::token::{Fault, Kind, Token};

impl Parser<'_> {
    /// A module.
    pub(super) fn file(&mut self) -> Parse<()> {
        self.many(Self::statement)?;
        need!(self.kind(Kind::End));
        Ok(Some(()))
    }

    /// What `eval` takes.
    pub(super) fn eval(&mut self) -> Parse<()> {
        need!(self.expressions());
        self.many(|parser| parser.kind(Kind::Newline))?;
        need!(self.kind(Kind::End));
        Ok(Some(()))
    }

    /// What an interactive prompt takes.
    pub(super) fn interactive(&mut self) -> Parse<()> {
        alternative!(self, |parser| {
            need!(parser.compound_statement());
            need!(parser.kind(Kind::Newline));
            Ok(Some(()))
        });
        alternative!(self, Self::simple_statements);
        alternative!(self, |parser| Ok(parser.kind(Kind::Newline)?.map(drop)));
        need!(self.kind(Kind::End));
        Ok(Some(()))
    }

    fn statement(&mut self) -> Parse<Node> {
        self.remember(Rule::Statement, |parser| {
            let start = parser.here()?;
            if parser.attempt(Self::compound_statement)?.is_none() {
                need!(parser.simple_statements());
            }
            Ok(Some(parser.node(Shape::Other, start, Vec::new())))
        })
    }

    fn compound_statement(&mut self) -> Parse<()> {
        let token = self.token()?;
        match (token.kind, self.text(token)) {
            (Kind::Op, "@") => {
                alternative!(self, Self::function);
                self.class()
            }
            (Kind::Keyword, "async") => {
                alternative!(self, Self::function);
                alternative!(self, Self::with);
                self.for_loop()
            }
            (Kind::Keyword, "def") => self.function(),
            (Kind::Keyword, "class") => self.class(),
            (Kind::Keyword, "if") => self.condition("if"),
            (Kind::Keyword, "with") => self.with(),
            (Kind::Keyword, "for") => self.for_loop(),
            (Kind::Keyword, "try") => self.try_statement(),
            (Kind::Keyword, "while") => self.while_loop(),
            _ => self.match_statement(),
        }
    }

    pub(super) fn block(&mut self) -> Parse<Node> {
        self.remember(Rule::Block, |parser| {
            let start = parser.here()?;
            let node = |parser: &Self| parser.node(Shape::Other, start, Vec::new());
            alternative!(parser, |parser| {
                need!(parser.kind(Kind::Newline));
                need!(parser.kind(Kind::Indent));
                if parser.many(Self::statement)?.is_empty() {
                    return Ok(None);
                }
                need!(parser.kind(Kind::Dedent));
                Ok(Some(node(parser)))
            });
            alternative!(parser, |parser| {
                need!(parser.simple_statements());
                Ok(Some(node(parser)))
            });
            if parser.diagnosing
                && parser.kind(Kind::Newline)?.is_some()
                && !parser.at_kind(Kind::Indent)?
            {
                return Err(parser.raise_indentation("expected an indented block"));
            }
            Ok(None)
        })
    }

    /// Raises if a header's `:` and newline are not followed by an indented block.
    pub(super) fn check_indented(&mut self, what: &str, keyword: Token) -> Result<(), Fault> {
        let missing = self.attempt(|parser| {
            need!(parser.accept(":"));
            need!(parser.kind(Kind::Newline));
            Ok((!parser.at_kind(Kind::Indent)?).then_some(()))
        })?;
        match missing {
            Some(()) => {
                let line = keyword.line;
                Err(self.raise_indentation(format!(
                    "expected an indented block after {what} on line {line}"
                )))
            }
            None => Ok(()),
        }
    }

    /// Raises if a header ends without its colon.
    pub(super) fn check_colon(&mut self) -> Result<(), Fault> {
        if self.kind(Kind::Newline)?.is_some() {
            return Err(self.raise("expected ':'"));
        }
        Ok(())
    }

    /// Looks for faults after a header that `rule` parses, and comes back.
    pub(super) fn diagnose_header(
        &mut self,
        what: &str,
        colon: bool,
        rule: impl FnOnce(&mut Self) -> Parse<Token>,
    ) -> Result<(), Fault> {
        if !self.diagnosing {
            return Ok(());
        }
        let mark = self.mark;
        if let Some(keyword) = rule(self)? {
            if colon {
                self.check_colon()?;
            }
            self.check_indented(what, keyword)?;
        }
        self.mark = mark;
        Ok(())
    }

    fn decorators(&mut self) -> Result<(), Fault> {
        self.many(|parser| {
            need!(parser.accept("@"));
            need!(parser.named_expression());
            parser.kind(Kind::Newline)
        })?;
        Ok(())
    }

    fn function(&mut self) -> Parse<()> {
        self.decorators()?;
        self.diagnose_header("function definition", false, |parser| {
            parser.accept("async")?;
            let keyword = need!(parser.accept("def"));
            need!(parser.name());
            parser.attempt(Self::type_params)?;
            need!(parser.accept("("));
            parser.attempt(|parser| parser.parameters(false))?;
            need!(parser.accept(")"));
            parser.attempt(Self::returns)?;
            Ok(Some(keyword))
        })?;
        self.accept("async")?;
        need!(self.accept("def"));
        need!(self.name());
        // An empty list of type parameters is told apart from a missing parenthesis in the second pass only.
        if self.attempt(Self::type_params)?.is_none() && !self.diagnosing && self.at("[")? {
            return Ok(None);
        }
        self.force("(")?;
        self.attempt(|parser| parser.parameters(false))?;
        need!(self.accept(")"));
        self.attempt(Self::returns)?;
        self.force(":")?;
        need!(self.block());
        Ok(Some(()))
    }

    fn returns(&mut self) -> Parse<Node> {
        need!(self.accept("->"));
        self.expression()
    }

    fn class(&mut self) -> Parse<()> {
        self.decorators()?;
        self.diagnose_header("class definition", true, Self::class_header)?;
        need!(self.class_header());
        need!(self.accept(":"));
        need!(self.block());
        Ok(Some(()))
    }

    fn class_header(&mut self) -> Parse<Token> {
        let keyword = need!(self.accept("class"));
        need!(self.name());
        self.attempt(Self::type_params)?;
        self.attempt(|parser| {
            need!(parser.accept("("));
            parser.attempt(Self::arguments)?;
            parser.accept(")")
        })?;
        Ok(Some(keyword))
    }

    /// `if` and `elif`.
    fn condition(&mut self, word: &str) -> Parse<()> {
        // A loop, not a recursion: chains of `elif` are long.
        let mut word = word;
        loop {
            let what = format!("'{word}' statement");
            self.diagnose_header(&what, true, |parser| parser.keyword_and_condition(word))?;
            need!(self.keyword_and_condition(word));
            need!(self.accept(":"));
            need!(self.block());
            if !self.at("elif")? {
                break;
            }
            word = "elif";
        }
        self.attempt(Self::else_block)?;
        Ok(Some(()))
    }

    fn keyword_and_condition(&mut self, word: &str) -> Parse<Token> {
        let keyword = need!(self.accept(word));
        need!(self.named_expression());
        Ok(Some(keyword))
    }

    fn else_block(&mut self) -> Parse<()> {
        self.diagnose_header("'else' statement", false, |parser| parser.accept("else"))?;
        if self.diagnosing {
            let late_elif = self.attempt(|parser| {
                need!(parser.accept("else"));
                need!(parser.accept(":"));
                need!(parser.block());
                parser.accept("elif")
            })?;
            if late_elif.is_some() {
                return Err(self.raise("'elif' block follows an 'else' block"));
            }
        }
        need!(self.accept("else"));
        self.force(":")?;
        need!(self.block());
        Ok(Some(()))
    }

    fn while_loop(&mut self) -> Parse<()> {
        self.diagnose_header("'while' statement", true, |parser| {
            parser.keyword_and_condition("while")
        })?;
        need!(self.keyword_and_condition("while"));
        need!(self.accept(":"));
        need!(self.block());
        self.attempt(Self::else_block)?;
        Ok(Some(()))
    }

    fn for_loop(&mut self) -> Parse<()> {
        self.diagnose_header("'for' statement", true, |parser| {
            parser.accept("async")?;
            let keyword = need!(parser.accept("for"));
            need!(parser.star_targets());
            need!(parser.accept("in"));
            need!(parser.star_expressions());
            Ok(Some(keyword))
        })?;
        let mark = self.mark;
        self.accept("async")?;
        need!(self.accept("for"));
        if self.attempt(Self::star_targets)?.is_some() && self.accept("in")?.is_some() {
            need!(self.star_expressions());
            need!(self.accept(":"));
            need!(self.block());
            self.attempt(Self::else_block)?;
            return Ok(Some(()));
        }
        if !self.diagnosing {
            return Ok(None);
        }
        self.mark = mark;
        self.invalid_for_target()
    }

    // With.

    fn with(&mut self) -> Parse<()> {
        if self.diagnosing {
            self.diagnose_with(false)?;
        }
        alternative!(self, |parser| {
            parser.accept("async")?;
            need!(parser.accept("with"));
            need!(parser.accept("("));
            need!(parser.gather(",", Self::with_item));
            parser.accept(",")?;
            need!(parser.accept(")"));
            need!(parser.accept(":"));
            need!(parser.block());
            Ok(Some(()))
        });
        alternative!(self, |parser| {
            parser.accept("async")?;
            need!(parser.accept("with"));
            need!(parser.gather(",", Self::with_item));
            need!(parser.accept(":"));
            need!(parser.block());
            Ok(Some(()))
        });
        if self.diagnosing {
            self.diagnose_with(true)?;
        }
        Ok(None)
    }

    fn diagnose_with(&mut self, colon: bool) -> Result<(), Fault> {
        for parenthesized in [false, true] {
            let mark = self.mark;
            if let Some(keyword) = self.attempt(|parser| parser.with_header(parenthesized))? {
                match colon {
                    true => self.check_colon()?,
                    false => self.check_indented("'with' statement", keyword)?,
                }
            }
            self.mark = mark;
        }
        Ok(())
    }

    fn with_header(&mut self, parenthesized: bool) -> Parse<Token> {
        self.accept("async")?;
        let keyword = need!(self.accept("with"));
        if parenthesized {
            need!(self.accept("("));
        }
        need!(self.gather(",", |parser| {
            match parenthesized {
                true => need!(parser.expressions()),
                false => need!(parser.expression()),
            };
            parser.attempt(|parser| {
                need!(parser.accept("as"));
                parser.star_target()
            })?;
            Ok(Some(()))
        }));
        if parenthesized {
            self.accept(",")?;
            need!(self.accept(")"));
        }
        Ok(Some(keyword))
    }

    fn with_item(&mut self) -> Parse<()> {
        alternative!(self, |parser| {
            need!(parser.expression());
            need!(parser.accept("as"));
            need!(parser.star_target());
            Ok(parser.at_any(&[",", ")", ":"])?.then_some(()))
        });
        if self.diagnosing {
            let target = self.attempt(|parser| {
                need!(parser.expression());
                need!(parser.accept("as"));
                let target = need!(parser.expression());
                Ok(parser.at_any(&[",", ")", ":"])?.then_some(target))
            })?;
            if let Some(target) = target {
                self.check_target(super::targets::Purpose::Assign, &target)?;
            }
        }
        need!(self.expression());
        Ok(Some(()))
    }

    // Type parameters.

    pub(super) fn type_params(&mut self) -> Parse<()> {
        if self.diagnosing {
            let empty = self.attempt(|parser| {
                need!(parser.accept("["));
                parser.accept("]")
            })?;
            if let Some(close) = empty {
                return Err(self.raise_from(close.start, "Type parameter list cannot be empty"));
            }
        }
        need!(self.accept("["));
        need!(self.gather(",", Self::type_param));
        self.accept(",")?;
        need!(self.accept("]"));
        Ok(Some(()))
    }

    fn type_param(&mut self) -> Parse<Node> {
        self.remember(Rule::TypeParam, |parser| {
            let stars = parser.accept_any(&["*", "**"])?;
            let name = need!(parser.name());
            if let Some(stars) = stars {
                if parser.diagnosing {
                    parser.invalid_bound(parser.text(stars) == "*")?;
                }
            } else {
                parser.attempt(|parser| {
                    need!(parser.accept(":"));
                    parser.expression()
                })?;
            }
            let variadic = stars.is_some_and(|stars| parser.text(stars) == "*");
            parser.attempt(|parser| {
                need!(parser.accept("="));
                if variadic { parser.star_expression() } else { parser.expression() }
            })?;
            Ok(Some(name))
        })
    }

    fn invalid_bound(&mut self, variadic: bool) -> Result<(), Fault> {
        let bound = self.attempt(|parser| {
            let colon = need!(parser.accept(":"));
            let bound = need!(parser.expression());
            Ok(Some((colon, bound)))
        })?;
        let Some((colon, bound)) = bound else { return Ok(()) };
        let what = if bound.shape() == Shape::Tuple { "constraints" } else { "bound" };
        let whose = if variadic { "TypeVarTuple" } else { "ParamSpec" };
        Err(self.raise_from(colon.start, format!("cannot use {what} with {whose}")))
    }
}
