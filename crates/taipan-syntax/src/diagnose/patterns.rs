//! `match` statements and their patterns.

use super::parser::{Node, Parse, Parser, Rule, Shape, alternative, need};
use super::token::{Fault, Kind, Token};

impl Parser<'_> {
    pub(super) fn match_statement(&mut self) -> Parse<()> {
        if !self.at_soft("match")? {
            return Ok(None);
        }
        alternative!(self, |parser| {
            need!(parser.soft("match"));
            need!(parser.subject());
            need!(parser.accept(":"));
            need!(parser.kind(Kind::Newline));
            need!(parser.kind(Kind::Indent));
            if parser.many(Self::case_block)?.is_empty() {
                return Ok(None);
            }
            need!(parser.kind(Kind::Dedent));
            Ok(Some(()))
        });
        self.diagnose_header("'match' statement", true, |parser| {
            let keyword = need!(parser.soft("match"));
            need!(parser.subject());
            Ok(Some(keyword))
        })?;
        Ok(None)
    }

    fn subject(&mut self) -> Parse<()> {
        alternative!(self, |parser| {
            need!(parser.star_named_expression());
            need!(parser.accept(","));
            parser.attempt(Self::star_named_expressions)?;
            Ok(Some(()))
        });
        need!(self.named_expression());
        Ok(Some(()))
    }

    fn case_block(&mut self) -> Parse<()> {
        self.diagnose_header("'case' statement", true, Self::case_header)?;
        need!(self.case_header());
        need!(self.accept(":"));
        need!(self.block());
        Ok(Some(()))
    }

    fn case_header(&mut self) -> Parse<Token> {
        let keyword = need!(self.soft("case"));
        need!(self.patterns());
        self.attempt(|parser| {
            need!(parser.accept("if"));
            parser.named_expression()
        })?;
        Ok(Some(keyword))
    }

    fn patterns(&mut self) -> Parse<()> {
        alternative!(self, Self::open_sequence);
        Ok(self.pattern()?.map(drop))
    }

    fn pattern(&mut self) -> Parse<Node> {
        let start = self.here()?;
        alternative!(self, |parser| {
            need!(parser.or_pattern());
            need!(parser.accept("as"));
            need!(parser.capture_target());
            Ok(Some(parser.node(Shape::Other, start, Vec::new())))
        });
        if self.diagnosing {
            self.invalid_as_pattern()?;
        }
        self.or_pattern()
    }

    fn invalid_as_pattern(&mut self) -> Result<(), Fault> {
        let target = self.attempt(|parser| {
            need!(parser.or_pattern());
            need!(parser.accept("as"));
            if let Some(wildcard) = parser.soft("_")? {
                return Err(parser.raise_token(wildcard, "cannot use '_' as a target"));
            }
            parser.expression()
        })?;
        match target {
            Some(target) => {
                let message = format!("cannot use {} as pattern target", target.shape().describe());
                Err(self.raise_node(&target, message))
            }
            None => Ok(()),
        }
    }

    fn or_pattern(&mut self) -> Parse<Node> {
        let start = self.here()?;
        need!(self.gather("|", Self::closed_pattern));
        Ok(Some(self.node(Shape::Other, start, Vec::new())))
    }

    fn closed_pattern(&mut self) -> Parse<Node> {
        self.remember(Rule::ClosedPattern, |parser| {
            let start = parser.here()?;
            let token = parser.token()?;
            let text = parser.text(token);
            let matched = match token.kind {
                Kind::Op if matches!(text, "(" | "[") => parser.group_or_sequence()?,
                Kind::Op if text == "{" => parser.mapping()?,
                Kind::Name => parser.name_pattern()?,
                _ => parser.literal_pattern()?,
            };
            Ok(matched.map(|()| parser.node(Shape::Other, start, Vec::new())))
        })
    }

    /// A capture, a wildcard, a dotted name or a class pattern.
    fn name_pattern(&mut self) -> Parse<()> {
        alternative!(self, Self::capture_target);
        let wildcard = self.attempt(|parser| parser.soft("_"))?;
        if wildcard.is_some() {
            return Ok(Some(()));
        }
        alternative!(self, |parser| {
            need!(parser.dotted_attribute());
            Ok((!parser.at_any(&[".", "(", "="])?).then_some(()))
        });
        self.class_pattern()
    }

    fn capture_target(&mut self) -> Parse<()> {
        if self.at_soft("_")? {
            return Ok(None);
        }
        need!(self.name());
        Ok((!self.at_any(&[".", "(", "="])?).then_some(()))
    }

    fn dotted_attribute(&mut self) -> Parse<()> {
        need!(self.name());
        let attributes = self.many(|parser| {
            need!(parser.accept("."));
            parser.name()
        })?;
        Ok((!attributes.is_empty()).then_some(()))
    }

    fn literal_pattern(&mut self) -> Parse<()> {
        alternative!(self, |parser| {
            need!(parser.signed_number());
            Ok((!parser.at_any(&["+", "-"])?).then_some(()))
        });
        alternative!(self, |parser| {
            need!(parser.signed_number());
            let real = parser.tokens[parser.mark - 1];
            if parser.is_imaginary(real) {
                return Err(parser.raise_token(real, "real number required in complex literal"));
            }
            need!(parser.accept_any(&["+", "-"]));
            let imaginary = need!(parser.kind(Kind::Number));
            if !parser.is_imaginary(imaginary) {
                return Err(
                    parser.raise_token(imaginary, "imaginary number required in complex literal")
                );
            }
            Ok(Some(()))
        });
        let token = self.token()?;
        if matches!(token.kind, Kind::Str | Kind::TemplateStart(_)) {
            return Ok(self.strings()?.map(drop));
        }
        Ok(self.accept_any(&["None", "True", "False"])?.map(drop))
    }

    fn is_imaginary(&self, number: Token) -> bool {
        self.text(number).ends_with(['j', 'J'])
    }

    fn signed_number(&mut self) -> Parse<()> {
        self.accept("-")?;
        Ok(self.kind(Kind::Number)?.map(drop))
    }

    fn group_or_sequence(&mut self) -> Parse<()> {
        alternative!(self, |parser| {
            need!(parser.accept("("));
            need!(parser.pattern());
            Ok(parser.accept(")")?.map(drop))
        });
        alternative!(self, |parser| {
            need!(parser.accept("["));
            parser.attempt(Self::sequence)?;
            Ok(parser.accept("]")?.map(drop))
        });
        need!(self.accept("("));
        self.attempt(Self::open_sequence)?;
        Ok(self.accept(")")?.map(drop))
    }

    fn open_sequence(&mut self) -> Parse<()> {
        need!(self.maybe_starred());
        need!(self.accept(","));
        self.attempt(Self::sequence)?;
        Ok(Some(()))
    }

    fn sequence(&mut self) -> Parse<()> {
        need!(self.gather(",", Self::maybe_starred));
        self.accept(",")?;
        Ok(Some(()))
    }

    fn maybe_starred(&mut self) -> Parse<()> {
        alternative!(self, |parser| {
            need!(parser.accept("*"));
            alternative!(parser, Self::capture_target);
            Ok(parser.soft("_")?.map(drop))
        });
        Ok(self.pattern()?.map(drop))
    }

    fn mapping(&mut self) -> Parse<()> {
        need!(self.accept("{"));
        let items = self.attempt(|parser| parser.gather(",", Self::key_value_pattern))?;
        let rest = self.attempt(|parser| {
            if items.is_some() {
                need!(parser.accept(","));
            }
            need!(parser.accept("**"));
            parser.capture_target()
        })?;
        if items.is_some() || rest.is_some() {
            self.accept(",")?;
        }
        Ok(self.accept("}")?.map(drop))
    }

    fn key_value_pattern(&mut self) -> Parse<()> {
        let key = self.attempt(Self::literal_pattern)?;
        if key.is_none() {
            need!(self.dotted_attribute());
        }
        need!(self.accept(":"));
        Ok(self.pattern()?.map(drop))
    }

    fn class_pattern(&mut self) -> Parse<()> {
        let start = self.mark;
        need!(self.class_name());
        need!(self.accept("("));
        let inner = self.mark;
        let positional = self.attempt(|parser| parser.gather(",", Self::pattern_argument))?;
        let keywords = self.attempt(|parser| {
            if positional.is_some() {
                need!(parser.accept(","));
            }
            parser.gather(",", Self::keyword_pattern)
        })?;
        if positional.is_some() || keywords.is_some() {
            self.accept(",")?;
        }
        if self.accept(")")?.is_some() {
            return Ok(Some(()));
        }
        self.mark = start;
        if self.diagnosing {
            self.mark = inner;
            self.late_positional_patterns()?;
        }
        Ok(None)
    }

    fn class_name(&mut self) -> Parse<()> {
        need!(self.name());
        self.many(|parser| {
            need!(parser.accept("."));
            parser.name()
        })?;
        Ok(Some(()))
    }

    /// A positional argument, which a following `=` makes a keyword.
    fn pattern_argument(&mut self) -> Parse<Node> {
        self.pattern()
    }

    fn keyword_pattern(&mut self) -> Parse<()> {
        need!(self.name());
        need!(self.accept("="));
        Ok(self.pattern()?.map(drop))
    }

    fn late_positional_patterns(&mut self) -> Result<(), Fault> {
        let found = self.attempt(|parser| {
            parser.attempt(|parser| {
                need!(parser.gather(",", Self::pattern_argument));
                parser.accept(",")
            })?;
            need!(parser.gather(",", Self::keyword_pattern));
            need!(parser.accept(","));
            parser.gather(",", Self::pattern_argument)
        })?;
        let span = found.as_deref().and_then(|late| late.first().zip(late.last()));
        match span {
            Some((first, last)) => {
                let message = "positional patterns follow keyword patterns";
                Err(self.raise_span(first.start(), last.end(), message))
            }
            None => Ok(()),
        }
    }
}
