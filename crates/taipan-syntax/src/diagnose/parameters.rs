//! Parameter lists of functions (which end in `)`) and lambdas (which end in `:`).

use super::parser::{Parse, Parser, alternative, need};
use super::token::Fault;

/// Whether a parameter has a default.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Default {
    Never,
    Always,
    Maybe,
}

impl Parser<'_> {
    pub(super) fn parameters(&mut self, lambda: bool) -> Parse<()> {
        if self.diagnosing {
            self.invalid_parameters(lambda)?;
        }
        alternative!(self, |parser| {
            need!(parser.slash(lambda, false));
            parser.parameter_run(lambda, Default::Never)?;
            parser.parameter_run(lambda, Default::Always)?;
            parser.attempt(|parser| parser.star_etc(lambda))?;
            Ok(Some(()))
        });
        alternative!(self, |parser| {
            need!(parser.slash(lambda, true));
            parser.parameter_run(lambda, Default::Always)?;
            parser.attempt(|parser| parser.star_etc(lambda))?;
            Ok(Some(()))
        });
        let plain = self.parameter_run(lambda, Default::Never)?;
        let defaulted = self.parameter_run(lambda, Default::Always)?;
        let rest = self.attempt(|parser| parser.star_etc(lambda))?;
        Ok((plain + defaulted > 0 || rest.is_some()).then_some(()))
    }

    fn at_end(&mut self, lambda: bool) -> Result<bool, Fault> {
        self.at(if lambda { ":" } else { ")" })
    }

    fn parameter(&mut self, lambda: bool) -> Parse<usize> {
        let name = need!(self.name());
        if !lambda {
            self.attempt(|parser| {
                need!(parser.accept(":"));
                parser.expression()
            })?;
        }
        Ok(Some(name.start()))
    }

    fn default(&mut self) -> Parse<()> {
        alternative!(self, |parser| {
            need!(parser.accept("="));
            need!(parser.expression());
            Ok(Some(()))
        });
        let equals = need!(self.accept("="));
        if self.diagnosing && self.at_any(&[")", ","])? {
            return Err(self.raise_token(equals, "expected default value expression"));
        }
        Ok(None)
    }

    /// A parameter with its comma, or the last one. Yields its span.
    fn full_parameter(&mut self, lambda: bool, default: Default) -> Parse<(usize, usize)> {
        let start = need!(self.parameter(lambda));
        let end = self.behind();
        match default {
            Default::Never => {}
            Default::Always => need!(self.default()),
            Default::Maybe => {
                self.attempt(Self::default)?;
            }
        }
        if self.accept(",")?.is_some() || self.at_end(lambda)? {
            return Ok(Some((start, end)));
        }
        Ok(None)
    }

    fn parameter_run(&mut self, lambda: bool, default: Default) -> Result<usize, Fault> {
        Ok(self.many(|parser| parser.full_parameter(lambda, default))?.len())
    }

    /// Positional-only parameters and their `/`.
    fn slash(&mut self, lambda: bool, with_default: bool) -> Parse<()> {
        let plain = self.parameter_run(lambda, Default::Never)?;
        let count = match with_default {
            true => self.parameter_run(lambda, Default::Always)?,
            false => plain,
        };
        if count == 0 {
            return Ok(None);
        }
        need!(self.accept("/"));
        let ends = self.accept(",")?.is_some() || self.at_end(lambda)?;
        Ok(ends.then_some(()))
    }

    fn either_slash(&mut self, lambda: bool) -> Parse<()> {
        alternative!(self, |parser| parser.slash(lambda, false));
        self.slash(lambda, true)
    }

    fn star_etc(&mut self, lambda: bool) -> Parse<()> {
        if self.diagnosing {
            self.invalid_star_etc(lambda)?;
        }
        alternative!(self, |parser| {
            need!(parser.accept("*"));
            let starred = parser.attempt(|parser| {
                let parameter =
                    parser.attempt(|parser| parser.full_parameter(lambda, Default::Never))?;
                if parameter.is_some() || lambda {
                    return Ok(parameter.map(drop));
                }
                // `*args: *Ts`
                need!(parser.name());
                need!(parser.accept(":"));
                need!(parser.star_expression());
                let ends = parser.accept(",")?.is_some() || parser.at(")")?;
                Ok(ends.then_some(()))
            })?;
            if starred.is_none() {
                need!(parser.accept(","));
                if parser.parameter_run(lambda, Default::Maybe)? == 0 {
                    return Ok(None);
                }
            } else {
                parser.parameter_run(lambda, Default::Maybe)?;
            }
            parser.attempt(|parser| parser.double_starred(lambda))?;
            Ok(Some(()))
        });
        self.double_starred(lambda)
    }

    fn double_starred(&mut self, lambda: bool) -> Parse<()> {
        if self.diagnosing {
            self.invalid_double_starred(lambda)?;
        }
        need!(self.accept("**"));
        need!(self.full_parameter(lambda, Default::Never));
        Ok(Some(()))
    }

    fn invalid_parameters(&mut self, lambda: bool) -> Result<(), Fault> {
        let early = self.attempt(|parser| {
            let slash = need!(parser.accept("/"));
            need!(parser.accept(","));
            Ok(Some(slash))
        })?;
        if let Some(slash) = early {
            return Err(self.raise_token(slash, "at least one argument must precede /"));
        }
        let twice = self.attempt(|parser| {
            need!(parser.either_slash(lambda));
            parser.parameter_run(lambda, Default::Maybe)?;
            parser.accept("/")
        })?;
        if let Some(slash) = twice {
            return Err(self.raise_token(slash, "/ may appear only once"));
        }
        let no_default = self.attempt(|parser| {
            parser.attempt(|parser| parser.slash(lambda, false))?;
            parser.parameter_run(lambda, Default::Never)?;
            let defaulted = parser.attempt(|parser| parser.slash(lambda, true))?.is_some();
            if !defaulted && parser.parameter_run(lambda, Default::Always)? == 0 {
                return Ok(None);
            }
            parser.full_parameter(lambda, Default::Never)
        })?;
        if let Some((start, end)) = no_default {
            let message = "parameter without a default follows parameter with a default";
            return Err(self.raise_span(start, end, message));
        }
        self.parenthesized_parameters(lambda)?;
        let after_star = self.attempt(|parser| {
            parser.attempt(|parser| parser.either_slash(lambda))?;
            parser.parameter_run(lambda, Default::Maybe)?;
            need!(parser.accept("*"));
            if parser.accept(",")?.is_none() {
                need!(parser.full_parameter(lambda, Default::Never));
            }
            parser.parameter_run(lambda, Default::Maybe)?;
            parser.accept("/")
        })?;
        if let Some(slash) = after_star {
            return Err(self.raise_token(slash, "/ must be ahead of *"));
        }
        let no_comma = self.attempt(|parser| {
            if parser.parameter_run(lambda, Default::Maybe)? == 0 {
                return Ok(None);
            }
            need!(parser.accept("/"));
            parser.accept("*")
        })?;
        match no_comma {
            Some(star) => Err(self.raise_token(star, "expected comma between / and *")),
            None => Ok(()),
        }
    }

    fn parenthesized_parameters(&mut self, lambda: bool) -> Result<(), Fault> {
        let found = self.attempt(|parser| {
            parser.parameter_run(lambda, Default::Never)?;
            let open = need!(parser.accept("("));
            if lambda {
                need!(parser.gather(",", |parser| parser.parameter(true)));
            } else if parser.parameter_run(false, Default::Never)? == 0 {
                return Ok(None);
            }
            parser.accept(",")?;
            let close = need!(parser.accept(")"));
            Ok(Some((open.start, close.end)))
        })?;
        let what = if lambda { "Lambda expression" } else { "Function" };
        match found {
            Some((start, end)) => Err(self.raise_span(
                start,
                end,
                format!("{what} parameters cannot be parenthesized"),
            )),
            None => Ok(()),
        }
    }

    fn invalid_star_etc(&mut self, lambda: bool) -> Result<(), Fault> {
        let bare = self.attempt(|parser| {
            let star = need!(parser.accept("*"));
            if parser.at_end(lambda)? {
                parser.mark += 1;
                return Ok(Some(star));
            }
            need!(parser.accept(","));
            let ends = parser.at_end(lambda)? || parser.at("**")?;
            parser.mark += 1;
            Ok(ends.then_some(star))
        })?;
        if let Some(star) = bare {
            let message = "named arguments must follow bare *";
            return Err(if lambda { self.raise(message) } else { self.raise_token(star, message) });
        }
        let defaulted = self.attempt(|parser| {
            need!(parser.accept("*"));
            need!(parser.parameter(lambda));
            parser.accept("=")
        })?;
        if let Some(equals) = defaulted {
            return Err(
                self.raise_token(equals, "var-positional argument cannot have default value")
            );
        }
        let twice = self.attempt(|parser| {
            need!(parser.accept("*"));
            need!(parser.starred_or_comma(lambda));
            parser.parameter_run(lambda, Default::Maybe)?;
            let star = need!(parser.accept("*"));
            need!(parser.starred_or_comma(lambda));
            Ok(Some(star))
        })?;
        match twice {
            Some(star) => Err(self.raise_token(star, "* argument may appear only once")),
            None => Ok(()),
        }
    }

    fn starred_or_comma(&mut self, lambda: bool) -> Parse<()> {
        if self.attempt(|parser| parser.full_parameter(lambda, Default::Never))?.is_none() {
            need!(self.accept(","));
        }
        Ok(Some(()))
    }

    fn invalid_double_starred(&mut self, lambda: bool) -> Result<(), Fault> {
        let mark = self.mark;
        if self.accept("**")?.is_some()
            && self.attempt(|parser| parser.parameter(lambda))?.is_some()
        {
            if let Some(equals) = self.accept("=")? {
                return Err(
                    self.raise_token(equals, "var-keyword argument cannot have default value")
                );
            }
            if self.accept(",")?.is_some() {
                let message = "arguments cannot follow var-keyword argument";
                if let Some(start) = self.attempt(|parser| parser.parameter(lambda))? {
                    return Err(self.raise_span(start, self.behind(), message));
                }
                if let Some(token) = self.accept_any(&["*", "**", "/"])? {
                    return Err(self.raise_token(token, message));
                }
            }
        }
        self.mark = mark;
        Ok(())
    }
}
