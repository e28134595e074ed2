//! Simple statements.

use super::parser::{Node, Parse, Parser, Rule, Shape, alternative, need};
use super::targets::Purpose;
use super::token::{Fault, Kind};

const AUGMENTED: [&str; 13] =
    ["+=", "-=", "*=", "@=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "**=", "//="];

impl Parser<'_> {
    /// `a; b; c` and the newline.
    pub(super) fn simple_statements(&mut self) -> Parse<()> {
        need!(self.gather(";", Self::simple_statement));
        self.accept(";")?;
        need!(self.kind(Kind::Newline));
        Ok(Some(()))
    }

    pub(super) fn simple_statement(&mut self) -> Parse<Node> {
        self.remember(Rule::SimpleStatement, |parser| {
            let start = parser.here()?;
            let matched = match parser.attempt(Self::assignment)? {
                Some(()) => true,
                None => parser.attempt(Self::other_statement)?.is_some(),
            };
            Ok(matched.then(|| parser.node(Shape::Other, start, Vec::new())))
        })
    }

    fn other_statement(&mut self) -> Parse<()> {
        if self.at_soft("type")? {
            alternative!(self, Self::type_alias);
        }
        alternative!(self, |parser| {
            need!(parser.star_expressions());
            Ok(Some(()))
        });
        let token = self.token()?;
        if token.kind != Kind::Keyword {
            return Ok(None);
        }
        match self.text(token) {
            "return" => {
                self.mark += 1;
                self.attempt(Self::star_expressions)?;
                Ok(Some(()))
            }
            "import" | "from" => self.import(),
            "raise" => self.raise_statement(),
            "pass" | "break" | "continue" => {
                self.mark += 1;
                Ok(Some(()))
            }
            "del" => self.delete(),
            "yield" => Ok(self.yield_expr()?.map(drop)),
            "assert" => {
                self.mark += 1;
                need!(self.expression());
                self.attempt(|parser| {
                    need!(parser.accept(","));
                    parser.expression()
                })?;
                Ok(Some(()))
            }
            "global" | "nonlocal" => {
                self.mark += 1;
                need!(self.gather(",", Self::name));
                Ok(Some(()))
            }
            _ => Ok(None),
        }
    }

    fn assignment(&mut self) -> Parse<()> {
        let annotated = |parser: &mut Self| {
            need!(parser.accept(":"));
            need!(parser.expression());
            parser.attempt(|parser| {
                need!(parser.accept("="));
                parser.annotated_rhs()
            })?;
            Ok(Some(()))
        };
        alternative!(self, |parser| {
            need!(parser.name());
            annotated(parser)
        });
        alternative!(self, |parser| {
            let parenthesized = parser.attempt(|parser| {
                need!(parser.accept("("));
                need!(parser.single_target());
                parser.accept(")")
            })?;
            if parenthesized.is_none() {
                need!(parser.attribute_or_subscript());
            }
            annotated(parser)
        });
        alternative!(self, |parser| {
            let targets = parser.many(Self::target_and_equals)?;
            if targets.is_empty() {
                return Ok(None);
            }
            need!(parser.annotated_rhs());
            Ok((!parser.at("=")?).then_some(()))
        });
        let augmented = self.attempt(|parser| {
            need!(parser.single_target());
            need!(parser.accept_any(&AUGMENTED));
            // From here on it can be nothing else.
            Ok(Some(parser.annotated_rhs()?.is_some()))
        })?;
        match augmented {
            Some(complete) => return Ok(complete.then_some(())),
            None if self.diagnosing => self.invalid_assignment()?,
            None => {}
        }
        Ok(None)
    }

    fn target_and_equals(&mut self) -> Parse<()> {
        need!(self.star_targets());
        need!(self.accept("="));
        Ok(Some(()))
    }

    fn annotation_target_display(&mut self) -> Parse<Node> {
        alternative!(self, Self::list);
        alternative!(self, Self::tuple);
        need!(self.accept("("));
        let inner = need!(self.annotation_target_display());
        need!(self.accept(")"));
        Ok(Some(inner))
    }

    fn invalid_assignment(&mut self) -> Result<(), Fault> {
        let annotation = |parser: &mut Self| {
            need!(parser.accept(":"));
            parser.expression()
        };
        let display = self.attempt(|parser| {
            let target = need!(parser.annotation_target_display());
            need!(annotation(parser));
            Ok(Some(target))
        })?;
        if let Some(target) = display {
            let what = target.shape().describe();
            return Err(self
                .raise_node(&target, format!("only single target (not {what}) can be annotated")));
        }
        let several = self.attempt(|parser| {
            let target = need!(parser.star_named_expression());
            need!(parser.accept(","));
            parser.many(Self::star_named_expressions)?;
            need!(annotation(parser));
            Ok(Some(target))
        })?;
        if let Some(target) = several {
            return Err(self.raise_node(&target, "only single target (not tuple) can be annotated"));
        }
        let other = self.attempt(|parser| {
            let target = need!(parser.expression());
            need!(annotation(parser));
            Ok(Some(target))
        })?;
        if let Some(target) = other {
            return Err(self.raise_node(&target, "illegal target for annotation"));
        }
        let target = self.attempt(|parser| {
            parser.many(Self::target_and_equals)?;
            let target = need!(parser.star_expressions());
            need!(parser.accept("="));
            Ok(Some(target))
        })?;
        if let Some(target) = target {
            self.check_target(Purpose::Assign, &target)?;
        }
        let yielded = self.attempt(|parser| {
            parser.many(Self::target_and_equals)?;
            let target = need!(parser.yield_expr());
            need!(parser.accept("="));
            Ok(Some(target))
        })?;
        if let Some(target) = yielded {
            return Err(self.raise_node(&target, "assignment to yield expression not possible"));
        }
        let augmented = self.attempt(|parser| {
            let target = need!(parser.star_expressions());
            need!(parser.accept_any(&AUGMENTED));
            need!(parser.annotated_rhs());
            Ok(Some(target))
        })?;
        match augmented {
            Some(target) => {
                let what = target.shape().describe();
                let message = format!("'{what}' is an illegal expression for augmented assignment");
                Err(self.raise_node(&target, message))
            }
            None => Ok(()),
        }
    }

    fn type_alias(&mut self) -> Parse<()> {
        need!(self.soft("type"));
        need!(self.name());
        self.attempt(Self::type_params)?;
        need!(self.accept("="));
        need!(self.expression());
        Ok(Some(()))
    }

    fn raise_statement(&mut self) -> Parse<()> {
        need!(self.accept("raise"));
        if self.attempt(Self::expression)?.is_some() {
            self.attempt(|parser| {
                need!(parser.accept("from"));
                parser.expression()
            })?;
        }
        Ok(Some(()))
    }

    fn delete(&mut self) -> Parse<()> {
        alternative!(self, |parser| {
            need!(parser.accept("del"));
            need!(parser.del_targets());
            let ends = parser.at(";")? || parser.at_kind(Kind::Newline)?;
            Ok(ends.then_some(()))
        });
        if self.diagnosing {
            need!(self.accept("del"));
            let targets = need!(self.star_expressions());
            self.check_target(Purpose::Delete, &targets)?;
        }
        Ok(None)
    }

    // Imports.

    fn import(&mut self) -> Parse<()> {
        if self.diagnosing {
            self.invalid_import()?;
        }
        alternative!(self, |parser| {
            need!(parser.accept("import"));
            need!(parser.gather(",", Self::dotted_as_name));
            Ok(Some(()))
        });
        need!(self.accept("from"));
        let mut dots = 0;
        while self.accept_any(&[".", "..."])?.is_some() {
            dots += 1;
        }
        if self.attempt(Self::dotted_name)?.is_none() && dots == 0 {
            return Ok(None);
        }
        need!(self.accept("import"));
        self.import_targets()
    }

    fn invalid_import(&mut self) -> Result<(), Fault> {
        let reversed = self.attempt(|parser| {
            let import = need!(parser.accept("import"));
            need!(parser.gather(",", Self::dotted_name));
            need!(parser.accept("from"));
            need!(parser.dotted_name());
            Ok(Some(import))
        })?;
        if let Some(import) = reversed {
            return Err(
                self.raise_from(import.start, "Did you mean to use 'from ... import ...' instead?")
            );
        }
        let nothing = self.attempt(|parser| {
            need!(parser.accept("import"));
            parser.kind(Kind::Newline)
        })?;
        match nothing {
            Some(newline) => {
                Err(self.raise_from(newline.start, "Expected one or more names after 'import'"))
            }
            None => Ok(()),
        }
    }

    fn dotted_name(&mut self) -> Parse<()> {
        need!(self.name());
        self.many(|parser| {
            need!(parser.accept("."));
            parser.name()
        })?;
        Ok(Some(()))
    }

    fn dotted_as_name(&mut self) -> Parse<()> {
        self.imported(Self::dotted_name)
    }

    fn name_as_name(&mut self) -> Parse<()> {
        self.imported(|parser| Ok(parser.name()?.map(drop)))
    }

    fn imported(&mut self, imported: fn(&mut Self) -> Parse<()>) -> Parse<()> {
        if self.diagnosing {
            let target = self.attempt(|parser| {
                need!(imported(parser));
                need!(parser.accept("as"));
                let is_name = parser.ahead(|parser| {
                    need!(parser.name());
                    let ends = parser.at_any(&[",", ")", ";"])? || parser.at_kind(Kind::Newline)?;
                    Ok(ends.then_some(()))
                })?;
                if is_name {
                    return Ok(None);
                }
                parser.expression()
            })?;
            if let Some(target) = target {
                let message = format!("cannot use {} as import target", target.shape().describe());
                return Err(self.raise_node(&target, message));
            }
        }
        need!(imported(self));
        self.attempt(|parser| {
            need!(parser.accept("as"));
            parser.name()
        })?;
        Ok(Some(()))
    }

    fn import_targets(&mut self) -> Parse<()> {
        alternative!(self, |parser| {
            need!(parser.accept("("));
            need!(parser.gather(",", Self::name_as_name));
            parser.accept(",")?;
            need!(parser.accept(")"));
            Ok(Some(()))
        });
        alternative!(self, |parser| {
            need!(parser.gather(",", Self::name_as_name));
            Ok((!parser.at(",")?).then_some(()))
        });
        if self.accept("*")?.is_some() {
            return Ok(Some(()));
        }
        if !self.diagnosing {
            return Ok(None);
        }
        let trailing = self.attempt(|parser| {
            need!(parser.gather(",", Self::name_as_name));
            need!(parser.accept(","));
            parser.kind(Kind::Newline)
        })?;
        if trailing.is_some() {
            return Err(self.raise("trailing comma not allowed without surrounding parentheses"));
        }
        let newline = need!(self.kind(Kind::Newline));
        Err(self.raise_from(newline.start, "Expected one or more names after 'import'"))
    }
}
