//! Expressions, from conditional ones down to powers, and what goes wrong in them.

use super::parser::{Node, Parse, Parser, Rule, Shape, alternative, need};
use super::token::{Fault, Kind};

/// What a binary operator level consists of, loosest first.
const BINARY: [&[&str]; 5] = [&["|"], &["^"], &["&"], &["<<", ">>"], &["+", "-"]];
const TERM: [&str; 5] = ["*", "/", "//", "%", "@"];
const SOFT_KEYWORDS: [&str; 4] = ["_", "case", "match", "type"];

impl Parser<'_> {
    /// One expression, or several with commas: a tuple. Starred ones allowed if `starred`.
    fn tuple_of(&mut self, item: fn(&mut Self) -> Parse<Node>) -> Parse<Node> {
        let start = self.here()?;
        let first = need!(item(self));
        if !self.at(",")? {
            return Ok(Some(first));
        }
        let mut parts = vec![first];
        while self.accept(",")?.is_some() {
            match self.attempt(item)? {
                Some(part) => parts.push(part),
                None => break,
            }
        }
        Ok(Some(self.node(Shape::Tuple, start, parts)))
    }

    pub(super) fn star_expressions(&mut self) -> Parse<Node> {
        self.tuple_of(Self::star_expression)
    }

    pub(super) fn expressions(&mut self) -> Parse<Node> {
        self.tuple_of(Self::expression)
    }

    pub(super) fn star_expression(&mut self) -> Parse<Node> {
        self.remember(Rule::StarExpression, |parser| {
            alternative!(parser, Self::starred_operand);
            parser.expression()
        })
    }

    fn starred_operand(&mut self) -> Parse<Node> {
        let star = need!(self.accept("*"));
        let value = need!(self.bitwise_or());
        Ok(Some(self.node(Shape::Starred, star.start, vec![value])))
    }

    pub(super) fn star_named_expression(&mut self) -> Parse<Node> {
        alternative!(self, Self::starred_operand);
        self.named_expression()
    }

    /// `a, b, c,` with starred and named expressions.
    pub(super) fn star_named_expressions(&mut self) -> Parse<Vec<Node>> {
        let items = need!(self.gather(",", Self::star_named_expression));
        self.accept(",")?;
        Ok(Some(items))
    }

    pub(super) fn yield_expr(&mut self) -> Parse<Node> {
        let start = need!(self.accept("yield")).start;
        let from = self.attempt(|parser| {
            need!(parser.accept("from"));
            parser.expression()
        })?;
        if from.is_none() {
            self.attempt(Self::star_expressions)?;
        }
        Ok(Some(self.node(Shape::Yield, start, Vec::new())))
    }

    /// The right side of an assignment.
    pub(super) fn annotated_rhs(&mut self) -> Parse<Node> {
        alternative!(self, Self::yield_expr);
        self.star_expressions()
    }

    pub(super) fn assignment_expression(&mut self) -> Parse<Node> {
        let name = need!(self.name());
        need!(self.accept(":="));
        let value = need!(self.expression());
        Ok(Some(self.node(Shape::Named, name.start(), vec![value])))
    }

    pub(super) fn named_expression(&mut self) -> Parse<Node> {
        alternative!(self, Self::assignment_expression);
        if self.diagnosing {
            self.attempt(Self::invalid_named_expression)?;
        }
        self.plain_expression()
    }

    /// An expression that is not the target of `:=`.
    pub(super) fn plain_expression(&mut self) -> Parse<Node> {
        let value = need!(self.expression());
        Ok((!self.at(":=")?).then_some(value))
    }

    fn invalid_named_expression(&mut self) -> Parse<Node> {
        self.remember(Rule::InvalidNamed, |parser| {
            let found = parser.attempt(|parser| {
                let target = need!(parser.expression());
                need!(parser.accept(":="));
                need!(parser.expression());
                Ok(Some(target))
            })?;
            if let Some(target) = found {
                let message =
                    format!("cannot use assignment expressions with {}", target.shape().describe());
                return Err(parser.raise_node(&target, message));
            }
            let found = parser.attempt(|parser| {
                let target = need!(parser.name());
                need!(parser.accept("="));
                let value = need!(parser.bitwise_or());
                Ok((!parser.at_any(&["=", ":="])?).then_some((target, value)))
            })?;
            if let Some((target, value)) = found {
                let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                return Err(parser.raise_span(target.start(), value.end(), message));
            }
            let excluded = parser.at_any(&["True", "None", "False"])?
                || parser.ahead(Self::list)?
                || parser.ahead(Self::tuple)?
                || parser.ahead(Self::generator)?;
            if excluded {
                return Ok(None);
            }
            let target = need!(parser.bitwise_or());
            need!(parser.accept("="));
            need!(parser.bitwise_or());
            if parser.at_any(&["=", ":="])? {
                return Ok(None);
            }
            let what = target.shape().describe();
            let message =
                format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
            Err(parser.raise_node(&target, message))
        })
    }

    pub(super) fn expression(&mut self) -> Parse<Node> {
        self.remember(Rule::Expression, |parser| {
            if parser.diagnosing {
                parser.invalid_expression()?;
                parser.attempt(Self::invalid_legacy_expression)?;
            }
            parser.conditional_or_lambda()
        })
    }

    fn conditional_or_lambda(&mut self) -> Parse<Node> {
        let start = self.here()?;
        if let Some(value) = self.attempt(Self::disjunction)? {
            let conditional = self.attempt(|parser| {
                need!(parser.accept("if"));
                need!(parser.disjunction());
                need!(parser.accept("else"));
                need!(parser.expression());
                Ok(Some(parser.node(Shape::Conditional, start, Vec::new())))
            })?;
            return Ok(Some(conditional.unwrap_or(value)));
        }
        self.lambda()
    }

    /// An expression in whose parts nobody looks for faults.
    fn expression_without_invalid(&mut self) -> Parse<Node> {
        let diagnosing = std::mem::replace(&mut self.diagnosing, false);
        let result = self.conditional_or_lambda();
        self.diagnosing = diagnosing;
        result
    }

    fn invalid_expression(&mut self) -> Result<(), Fault> {
        if let Some((first, last)) = self.attempt(Self::words_between_strings)? {
            let message = "invalid syntax. Is this intended to be part of the string?";
            return Err(self.raise_span(first, last, message));
        }
        self.missing_comma()?;
        let mark = self.mark;
        if let Some(value) = self.disjunction()?
            && self.accept("if")?.is_some()
            && let Some(test) = self.disjunction()?
        {
            if !self.at_any(&["else", ":"])? {
                let message = "expected 'else' after 'if' expression";
                return Err(self.raise_span(value.start(), test.end(), message));
            }
            if self.accept("else")?.is_some() && !self.ahead(Self::expression)? {
                return Err(
                    self.raise_next("expected expression after 'else', but statement is given")
                );
            }
        }
        self.mark = mark;
        let statement = self.attempt(|parser| {
            let statement = need!(parser.accept_any(&["pass", "break", "continue"]));
            need!(parser.accept("if"));
            need!(parser.disjunction());
            need!(parser.accept("else"));
            need!(parser.simple_statement());
            Ok(Some(statement))
        })?;
        if let Some(statement) = statement {
            let message = "expected expression before 'if', but statement is given";
            return Err(self.raise_token(statement, message));
        }
        self.bare_lambda_in_template()
    }

    /// `"say "hi" there"`
    fn words_between_strings(&mut self) -> Parse<(usize, usize)> {
        need!(self.kind(Kind::Str));
        let words = self.many(|parser| {
            if parser.at_kind(Kind::Str)? {
                return Ok(None);
            }
            parser.expression_without_invalid()
        })?;
        need!(self.kind(Kind::Str));
        Ok(words.first().zip(words.last()).map(|(first, last)| (first.start(), last.end())))
    }

    fn missing_comma(&mut self) -> Result<(), Fault> {
        let mark = self.mark;
        let token = self.token()?;
        if token.kind == Kind::Name {
            if SOFT_KEYWORDS.contains(&self.text(token)) {
                return Ok(());
            }
            self.mark += 1;
            let string_follows = self.at_kind(Kind::Str)?;
            self.mark = mark;
            if string_follows {
                return Ok(());
            }
        }
        let pair = self.attempt(|parser| {
            let first = need!(parser.disjunction());
            let second = need!(parser.expression_without_invalid());
            let level = parser
                .mark
                .checked_sub(1)
                .and_then(|at| parser.tokens.get(at))
                .map_or(0, |t| t.level);
            let legacy = parser.is_legacy(&first);
            Ok((!legacy && level > 0).then_some((first, second)))
        })?;
        self.mark = mark;
        match pair {
            Some((first, second)) => {
                let message = "invalid syntax. Perhaps you forgot a comma?";
                Err(self.raise_span(first.start(), second.end(), message))
            }
            None => Ok(()),
        }
    }

    fn bare_lambda_in_template(&mut self) -> Result<(), Fault> {
        let found = self.attempt(|parser| {
            let lambda = need!(parser.accept("lambda"));
            parser.attempt(|parser| parser.parameters(true))?;
            let colon = need!(parser.accept(":"));
            let Kind::TemplateMiddle(is_t) = parser.token()?.kind else { return Ok(None) };
            Ok(Some((lambda, colon, is_t)))
        })?;
        let Some((lambda, colon, is_t)) = found else { return Ok(()) };
        let letter = if is_t { 't' } else { 'f' };
        let message =
            format!("{letter}-string: lambda expressions are not allowed without parentheses");
        Err(self.raise_span(lambda.start, colon.end, message))
    }

    /// Whether it is the name of a statement of Python 2.
    fn is_legacy(&self, node: &Node) -> bool {
        node.shape() == Shape::Name
            && matches!(self.lexer.src.get(node.start()..node.end()), Some("print" | "exec"))
    }

    fn invalid_legacy_expression(&mut self) -> Parse<Node> {
        let name = need!(self.name());
        if self.at("(")? {
            return Ok(None);
        }
        let value = need!(self.star_expressions());
        if !self.is_legacy(&name) {
            return Ok(None);
        }
        let word = &self.lexer.src[name.start()..name.end()];
        let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
        Err(self.raise_span(name.start(), value.end(), message))
    }

    fn lambda(&mut self) -> Parse<Node> {
        let start = need!(self.accept("lambda")).start;
        self.attempt(|parser| parser.parameters(true))?;
        need!(self.accept(":"));
        need!(self.expression());
        Ok(Some(self.node(Shape::Lambda, start, Vec::new())))
    }

    pub(super) fn disjunction(&mut self) -> Parse<Node> {
        self.remember(Rule::Disjunction, |parser| parser.boolean("or", Self::conjunction))
    }

    fn conjunction(&mut self) -> Parse<Node> {
        self.remember(Rule::Conjunction, |parser| parser.boolean("and", Self::inversion))
    }

    fn boolean(&mut self, word: &str, operand: fn(&mut Self) -> Parse<Node>) -> Parse<Node> {
        let start = self.here()?;
        let operands = need!(self.gather(word, operand));
        match operands.as_slice() {
            [single] => Ok(Some(single.clone())),
            [_, ..] => Ok(Some(self.node(Shape::Operation, start, Vec::new()))),
            [] => Ok(None),
        }
    }

    fn inversion(&mut self) -> Parse<Node> {
        self.remember(Rule::Inversion, |parser| {
            let start = parser.here()?;
            if parser.accept("not")?.is_some() {
                need!(parser.inversion());
                return Ok(Some(parser.node(Shape::Operation, start, Vec::new())));
            }
            parser.comparison()
        })
    }

    fn comparison(&mut self) -> Parse<Node> {
        let start = self.here()?;
        let left = need!(self.bitwise_or());
        let mut first_is_in = None;
        loop {
            let is_in = self.at("in")?;
            let operator = self.attempt(|parser| {
                if parser.accept("not")?.is_some() {
                    need!(parser.accept("in"));
                } else if parser.accept("is")?.is_some() {
                    // `is not x` first, as the grammar has it.
                    alternative!(parser, |parser| {
                        need!(parser.accept("not"));
                        parser.bitwise_or()
                    });
                } else {
                    need!(parser.accept_any(&["==", "!=", "<=", "<", ">=", ">", "in"]));
                }
                parser.bitwise_or()
            })?;
            if operator.is_none() {
                break;
            }
            first_is_in.get_or_insert(is_in);
        }
        Ok(Some(match first_is_in {
            Some(is_in) => self.node(Shape::Comparison(is_in), start, vec![left]),
            None => left,
        }))
    }

    pub(super) fn bitwise_or(&mut self) -> Parse<Node> {
        self.remember(Rule::BitwiseOr, |parser| parser.binary(0))
    }

    /// Left-associative operators of a level of [`BINARY`].
    fn binary(&mut self, level: usize) -> Parse<Node> {
        let Some(operators) = BINARY.get(level) else { return self.term() };
        if level == 3 && self.diagnosing {
            self.not_after_operator()?;
        }
        if level == 4 {
            return self.remember(Rule::Sum, |parser| parser.binary_chain(operators, 5));
        }
        self.binary_chain(operators, level + 1)
    }

    fn binary_chain(&mut self, operators: &[&str], next: usize) -> Parse<Node> {
        let start = self.here()?;
        let mut left = need!(self.binary(next));
        loop {
            let right = self.attempt(|parser| {
                need!(parser.accept_any(operators));
                parser.binary(next)
            })?;
            if right.is_none() {
                return Ok(Some(left));
            }
            left = self.node(Shape::Operation, start, Vec::new());
        }
    }

    fn not_after_operator(&mut self) -> Result<(), Fault> {
        let found = self.attempt(|parser| {
            need!(parser.binary(4));
            need!(parser.accept_any(&["+", "-", "*", "/", "%", "//", "@"]));
            let not = need!(parser.accept("not"));
            need!(parser.inversion());
            Ok(Some((not.start, parser.behind())))
        })?;
        match found {
            Some((start, end)) => {
                Err(self.raise_span(start, end, "'not' after an operator must be parenthesized"))
            }
            None => Ok(()),
        }
    }

    fn term(&mut self) -> Parse<Node> {
        if self.diagnosing && self.at_any(&["+", "-", "~"])? {
            let found = self.attempt(|parser| {
                need!(parser.accept_any(&["+", "-", "~"]));
                let not = need!(parser.accept("not"));
                need!(parser.factor());
                Ok(Some((not.start, parser.behind())))
            })?;
            if let Some((start, end)) = found {
                return Err(self.raise_span(
                    start,
                    end,
                    "'not' after an operator must be parenthesized",
                ));
            }
        }
        let start = self.here()?;
        let mut left = need!(self.factor());
        loop {
            let right = self.attempt(|parser| {
                need!(parser.accept_any(&TERM));
                parser.factor()
            })?;
            if right.is_none() {
                return Ok(Some(left));
            }
            left = self.node(Shape::Operation, start, Vec::new());
        }
    }

    fn factor(&mut self) -> Parse<Node> {
        self.remember(Rule::Factor, |parser| {
            let start = parser.here()?;
            if parser.accept_any(&["+", "-", "~"])?.is_some() {
                need!(parser.factor());
                return Ok(Some(parser.node(Shape::Operation, start, Vec::new())));
            }
            let base = need!(parser.await_primary());
            let power = parser.attempt(|parser| {
                need!(parser.accept("**"));
                parser.factor()
            })?;
            Ok(Some(match power {
                Some(_) => parser.node(Shape::Operation, start, Vec::new()),
                None => base,
            }))
        })
    }

    fn await_primary(&mut self) -> Parse<Node> {
        self.remember(Rule::AwaitPrimary, |parser| {
            let start = parser.here()?;
            if parser.accept("await")?.is_some() {
                need!(parser.primary());
                return Ok(Some(parser.node(Shape::Await, start, Vec::new())));
            }
            parser.primary()
        })
    }
}
