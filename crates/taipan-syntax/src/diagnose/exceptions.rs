//! `try` statements.

use super::parser::{Node, Parse, Parser, alternative, need};
use super::token::{Fault, Kind, Token};

impl Parser<'_> {
    pub(super) fn try_statement(&mut self) -> Parse<()> {
        self.diagnose_header("'try' statement", false, |parser| parser.accept("try"))?;
        if self.diagnosing {
            self.invalid_try()?;
        }
        need!(self.accept("try"));
        self.force(":")?;
        need!(self.block());
        alternative!(self, Self::finally_block);
        alternative!(self, |parser| parser.handlers(false));
        self.handlers(true)
    }

    fn handlers(&mut self, star: bool) -> Parse<()> {
        if self.many(|parser| parser.handler(star))?.is_empty() {
            return Ok(None);
        }
        self.attempt(|parser| parser.try_else())?;
        self.attempt(Self::finally_block)?;
        Ok(Some(()))
    }

    fn try_else(&mut self) -> Parse<Node> {
        self.diagnose_header("'else' statement", false, |parser| parser.accept("else"))?;
        need!(self.accept("else"));
        self.force(":")?;
        self.block()
    }

    fn invalid_try(&mut self) -> Result<(), Fault> {
        let bare = self.attempt(|parser| {
            need!(parser.accept("try"));
            need!(parser.accept(":"));
            need!(parser.block());
            Ok((!parser.at_any(&["except", "finally"])?).then_some(()))
        })?;
        if bare.is_some() {
            return Err(self.raise("expected 'except' or 'finally' block"));
        }
        for star in [false, true] {
            let mixed = self.attempt(|parser| {
                need!(parser.accept("try"));
                need!(parser.accept(":"));
                parser.many(Self::block)?;
                if parser.many(|parser| parser.handler(star))?.is_empty() {
                    return Ok(None);
                }
                let keyword = need!(parser.accept("except"));
                let end = if star { keyword } else { need!(parser.accept("*")) };
                let caught = parser.attempt(Self::caught)?;
                if caught.is_none() && !star {
                    return Ok(None);
                }
                need!(parser.accept(":"));
                Ok(Some((keyword.start, end.end)))
            })?;
            if let Some((start, end)) = mixed {
                let message = "cannot have both 'except' and 'except*' on the same 'try'";
                return Err(self.raise_span(start, end, message));
            }
        }
        Ok(())
    }

    /// `E as name`
    fn caught(&mut self) -> Parse<()> {
        need!(self.expression());
        self.attempt(|parser| {
            need!(parser.accept("as"));
            parser.name()
        })?;
        Ok(Some(()))
    }

    fn except(&mut self, star: bool) -> Parse<Token> {
        let keyword = need!(self.accept("except"));
        if star {
            need!(self.accept("*"));
        }
        Ok(Some(keyword))
    }

    fn handler(&mut self, star: bool) -> Parse<()> {
        let what = if star { "'except*' statement" } else { "'except' statement" };
        self.diagnose_header(what, false, |parser| {
            let keyword = need!(parser.except(star));
            if parser.attempt(Self::caught)?.is_none() && star {
                return Ok(None);
            }
            Ok(Some(keyword))
        })?;
        alternative!(self, |parser| {
            need!(parser.except(star));
            need!(parser.caught());
            need!(parser.accept(":"));
            need!(parser.block());
            Ok(Some(()))
        });
        alternative!(self, |parser| {
            need!(parser.except(star));
            need!(parser.expressions());
            need!(parser.accept(":"));
            need!(parser.block());
            Ok(Some(()))
        });
        if !star {
            alternative!(self, |parser| {
                need!(parser.accept("except"));
                need!(parser.accept(":"));
                need!(parser.block());
                Ok(Some(()))
            });
        }
        if self.diagnosing {
            self.invalid_handler(star)?;
        }
        Ok(None)
    }

    fn invalid_handler(&mut self, star: bool) -> Result<(), Fault> {
        let several = self.attempt(|parser| {
            need!(parser.except(star));
            let first = need!(parser.expression());
            need!(parser.accept(","));
            need!(parser.expressions());
            need!(parser.accept("as"));
            need!(parser.name());
            need!(parser.accept(":"));
            Ok(Some(first))
        })?;
        if let Some(first) = several {
            let message = "multiple exception types must be parenthesized when using 'as'";
            return Err(self.raise_from(first.start(), message));
        }
        let no_colon = self.attempt(|parser| {
            need!(parser.except(star));
            if parser.attempt(Self::caught)?.is_none() && star {
                return Ok(None);
            }
            parser.kind(Kind::Newline)
        })?;
        if no_colon.is_some() {
            return Err(self.raise("expected ':'"));
        }
        let no_type = self.attempt(|parser| {
            need!(parser.except(star));
            let ends = star && (parser.at(":")? || parser.at_kind(Kind::Newline)?);
            Ok(ends.then_some(()))
        })?;
        if no_type.is_some() {
            return Err(self.raise("expected one or more exception types"));
        }
        let target = self.attempt(|parser| {
            need!(parser.except(star));
            need!(parser.expression());
            need!(parser.accept("as"));
            let target = need!(parser.expression());
            need!(parser.accept(":"));
            need!(parser.block());
            Ok(Some(target))
        })?;
        match target {
            Some(target) => {
                let keyword = if star { "except*" } else { "except" };
                let what = target.shape().describe();
                Err(self.raise_node(&target, format!("cannot use {keyword} statement with {what}")))
            }
            None => Ok(()),
        }
    }

    fn finally_block(&mut self) -> Parse<()> {
        self.diagnose_header("'finally' statement", false, |parser| parser.accept("finally"))?;
        need!(self.accept("finally"));
        self.force(":")?;
        need!(self.block());
        Ok(Some(()))
    }
}
