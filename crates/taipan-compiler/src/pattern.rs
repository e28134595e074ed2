//! `match` (PEP 634).
//!
//! A pattern is a run of tests that go to a label when they fail. What it
//! captures stays in registers until the whole pattern has matched; only then
//! the names are bound, before the guard is evaluated.

use ast::{Expr, Pattern};
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::{BinaryOp, CompareOp, Const, Label, Op};

use crate::registers::Reg;
use crate::{Compiler, Outcome};

/// Names with the registers that hold what they will be bound to.
type Captures<'a> = Vec<(&'a ast::Identifier, Reg)>;

impl<'a> Compiler<'a> {
    pub(crate) fn match_stmt(&mut self, node: &'a ast::StmtMatch) -> Outcome {
        let mark = self.unit.registers.mark();
        // A copy: a case whose guard fails may have rebound the variable.
        let subject = self.unit.registers.temporary();
        self.expr_to(&node.subject, subject)?;
        let end = self.label();
        for case in &node.cases {
            let case_mark = self.unit.registers.mark();
            let next = self.label();
            let mut captures = Captures::new();
            self.pattern(&case.pattern, subject, next, &mut captures)?;
            for (name, register) in captures {
                self.store_name(&name.id, register, name.range);
            }
            if let Some(guard) = &case.guard {
                self.branch(guard, next, false)?;
            }
            self.unit.registers.release(case_mark);
            self.body(&case.body)?;
            self.jump(TextRange::default(), Op::Jump, [0; 3], end);
            self.unit.bind(next);
        }
        self.unit.bind(end);
        self.unit.registers.release(mark);
        Ok(())
    }

    fn pattern(
        &mut self,
        pattern: &'a Pattern,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Outcome {
        let at = pattern.range();
        match pattern {
            Pattern::MatchValue(node) => self.value_pattern(&node.value, subject, fail, at),
            Pattern::MatchSingleton(node) => {
                self.singleton_pattern(node.value, subject, fail, at);
                Ok(())
            }
            Pattern::MatchSequence(node) => {
                self.sequence_pattern(&node.patterns, subject, fail, captures, at)
            }
            Pattern::MatchMapping(node) => self.mapping_pattern(node, subject, fail, captures),
            Pattern::MatchClass(node) => self.class_pattern(node, subject, fail, captures),
            Pattern::MatchStar(_) => Err(self.error("cannot use starred pattern here", at)),
            Pattern::MatchAs(node) => {
                if let Some(inner) = &node.pattern {
                    self.pattern(inner, subject, fail, captures)?;
                }
                captures.extend(node.name.as_ref().map(|name| (name, subject)));
                Ok(())
            }
            Pattern::MatchOr(node) => self.or_pattern(&node.patterns, subject, fail, captures, at),
        }
    }

    fn value_pattern(
        &mut self,
        value: &'a Expr,
        subject: Reg,
        fail: Label,
        at: TextRange,
    ) -> Outcome {
        let equal = CompareOp::Eq as u32;
        if let Some(value) = self.constant(value) {
            let index = self.constant_index(value);
            if index < 0x100 {
                self.jump(at, Op::BranchCompareK, [subject, index, equal], fail);
                return Ok(());
            }
        }
        let mark = self.unit.registers.mark();
        let value = self.expr(value)?;
        self.jump(at, Op::BranchCompare, [subject, value, equal], fail);
        self.unit.registers.release(mark);
        Ok(())
    }

    fn singleton_pattern(
        &mut self,
        value: ast::Singleton,
        subject: Reg,
        fail: Label,
        at: TextRange,
    ) {
        let value = match value {
            ast::Singleton::None => {
                return self.jump(at, Op::BranchNotNone, [subject, 0, 0], fail);
            }
            ast::Singleton::True => Const::Bool(true),
            ast::Singleton::False => Const::Bool(false),
        };
        let register = self.unit.registers.temporary();
        self.load_constant(value, register, at);
        self.jump(at, Op::BranchCompare, [subject, register, CompareOp::Is as u32], fail);
        self.unit.registers.release(register);
    }

    /// Fails unless `len(subject)` compares so with a number.
    fn length_test(
        &mut self,
        subject: Reg,
        op: CompareOp,
        count: usize,
        fail: Label,
        at: TextRange,
    ) {
        let length = self.unit.registers.window(2);
        self.emit(at, Op::GetLen, [length, subject, 0], &[]);
        self.load_constant(Const::Int(count as i64), length + 1, at);
        self.jump(at, Op::BranchCompare, [length, length + 1, op as u32], fail);
        self.unit.registers.release(length);
    }

    fn kind_test(&mut self, op: Op, subject: Reg, fail: Label, at: TextRange) {
        let is = self.unit.registers.temporary();
        self.emit(at, op, [is, subject, 0], &[]);
        self.jump(at, Op::BranchFalse, [is, 0, 0], fail);
        self.unit.registers.release(is);
    }

    fn sequence_pattern(
        &mut self,
        patterns: &'a [Pattern],
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
        at: TextRange,
    ) -> Outcome {
        self.kind_test(Op::MatchSequence, subject, fail, at);
        let count = patterns.len();
        let star = patterns.iter().position(Pattern::is_match_star);
        if star.is_some_and(|star| patterns[star + 1..].iter().any(Pattern::is_match_star)) {
            return Err(self.error("multiple starred expressions in sequence pattern", at));
        }
        match star {
            None => self.length_test(subject, CompareOp::Eq, count, fail, at),
            Some(_) if count > 1 => {
                self.length_test(subject, CompareOp::Ge, count - 1, fail, at);
            }
            Some(_) => {}
        }
        if patterns.iter().all(is_wildcard) {
            return Ok(());
        }
        match star {
            Some(star) if is_wildcard(&patterns[star]) => {
                self.subscripted(patterns, star, subject, fail, captures, at)
            }
            Some(star) => {
                let window = self.unit.registers.window(count as u32);
                let after = (count - star - 1) as u32;
                self.emit(at, Op::UnpackEx, [subject, window, star as u32], &[after]);
                self.each(patterns, window, fail, captures)
            }
            None => {
                let window = self.unit.registers.window(count as u32);
                self.emit(at, Op::Unpack, [subject, window, count as u32], &[]);
                self.each(patterns, window, fail, captures)
            }
        }
    }

    /// Matches patterns with the registers from `window`.
    fn each(
        &mut self,
        patterns: &'a [Pattern],
        window: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Outcome {
        for (pattern, register) in patterns.iter().zip(window..) {
            match pattern {
                Pattern::MatchStar(node) => {
                    captures.extend(node.name.as_ref().map(|name| (name, register)));
                }
                pattern => self.pattern(pattern, register, fail, captures)?,
            }
        }
        Ok(())
    }

    /// A sequence pattern with `*_`: only the items that are looked at are
    /// taken.
    fn subscripted(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
        at: TextRange,
    ) -> Outcome {
        for (index, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) {
                continue;
            }
            let item = self.unit.registers.temporary();
            if index < star {
                self.load_constant(Const::Int(index as i64), item, at);
            } else {
                let back = self.unit.registers.temporary();
                self.emit(at, Op::GetLen, [item, subject, 0], &[]);
                self.load_constant(Const::Int((patterns.len() - index) as i64), back, at);
                self.emit(at, Op::Binary, [item, item, back], &[BinaryOp::Sub as u32]);
                self.unit.registers.release(back);
            }
            self.emit(at, Op::GetItem, [item, subject, item], &[]);
            self.pattern(pattern, item, fail, captures)?;
        }
        Ok(())
    }

    fn mapping_pattern(
        &mut self,
        node: &'a ast::PatternMatchMapping,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Outcome {
        let (at, count) = (node.range, node.keys.len());
        self.kind_test(Op::MatchMapping, subject, fail, at);
        if count == 0 && node.rest.is_none() {
            return Ok(());
        }
        if count > 0 {
            self.length_test(subject, CompareOp::Ge, count, fail, at);
        }
        let keys = self.unit.registers.temporary();
        let first = self.unit.registers.mark();
        for key in &node.keys {
            let slot = self.unit.registers.temporary();
            self.expr_to(key, slot)?;
        }
        self.emit(at, Op::BuildTuple, [keys, first, count as u32], &[]);
        self.unit.registers.release(first);
        let values = self.unit.registers.temporary();
        self.emit(at, Op::MatchKeys, [values, subject, keys], &[]);
        self.jump(at, Op::BranchNone, [values, 0, 0], fail);
        let window = self.unit.registers.window(count as u32);
        self.emit(at, Op::Unpack, [values, window, count as u32], &[]);
        self.each(&node.patterns, window, fail, captures)?;
        if let Some(rest) = &node.rest {
            let register = self.unit.registers.temporary();
            self.emit(at, Op::MatchRest, [register, subject, keys], &[]);
            captures.push((rest, register));
        }
        Ok(())
    }

    fn class_pattern(
        &mut self,
        node: &'a ast::PatternMatchClass,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) -> Outcome {
        let at = node.range;
        let arguments = &node.arguments;
        let positional = arguments.patterns.len() as u32;
        let names =
            arguments.keywords.iter().map(|keyword| Const::Str(keyword.attr.id.as_bytes().into()));
        let names = names.collect();
        let names = self.constant_index(Const::Tuple(names));
        let matched = self.unit.registers.temporary();
        let mark = self.unit.registers.mark();
        let class = self.expr(&node.cls)?;
        self.emit(at, Op::MatchClass, [matched, subject, class], &[positional, names]);
        self.unit.registers.release(mark);
        self.jump(at, Op::BranchNone, [matched, 0, 0], fail);
        let count = positional + arguments.keywords.len() as u32;
        let window = self.unit.registers.window(count);
        self.emit(at, Op::Unpack, [matched, window, count], &[]);
        self.each(&arguments.patterns, window, fail, captures)?;
        for (keyword, register) in arguments.keywords.iter().zip(window + positional..) {
            self.pattern(&keyword.pattern, register, fail, captures)?;
        }
        Ok(())
    }

    fn or_pattern(
        &mut self,
        alternatives: &'a [Pattern],
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
        at: TextRange,
    ) -> Outcome {
        let matched = self.label();
        let mut bound: Option<Captures<'a>> = None;
        for (index, alternative) in alternatives.iter().enumerate() {
            let next = if index + 1 == alternatives.len() { fail } else { self.label() };
            let mut own = Captures::new();
            self.pattern(alternative, subject, next, &mut own)?;
            // Every alternative puts a name into the same register.
            let bound = bound.get_or_insert_with(|| {
                let first = self.unit.registers.window(own.len() as u32);
                own.iter().zip(first..).map(|(capture, into)| (capture.0, into)).collect()
            });
            if bound.len() != own.len() {
                return Err(self.error("alternative patterns bind different names", at));
            }
            for &(name, into) in bound.iter() {
                let Some(&(_, from)) = own.iter().find(|(own, _)| own.id == name.id) else {
                    return Err(self.error("alternative patterns bind different names", at));
                };
                self.move_to(into, from, at);
            }
            if next != fail {
                self.jump(at, Op::Jump, [0; 3], matched);
                self.unit.bind(next);
            }
        }
        self.unit.bind(matched);
        captures.extend(bound.unwrap_or_default());
        Ok(())
    }
}

/// Does the pattern match anything and bind nothing?
fn is_wildcard(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(node) => node.pattern.is_none() && node.name.is_none(),
        Pattern::MatchStar(node) => node.name.is_none(),
        _ => false,
    }
}
