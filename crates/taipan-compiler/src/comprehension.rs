//! Comprehensions and generator expressions.
//!
//! A comprehension runs in the frame around it (PEP 709): its variables have
//! registers of their own there, which are unbound again at its end; one that a
//! lambda inside captures is a fresh cell in every run. A generator expression,
//! and a comprehension that sees the names of a class, is a function whose one
//! argument is the iterator of the first `for`.

use ast::Expr;
use ruff_python_ast as ast;
use ruff_python_ast::name::Name;
use ruff_text_size::{Ranged, TextRange, TextSize};
use taipan_bytecode::{CodeFlags, Op, Parameters};
use taipan_syntax::{Resolution, ScopeId};

use crate::registers::Reg;
use crate::{Compiler, Outcome};

/// What becomes of each element.
#[derive(Clone, Copy)]
enum Element<'a> {
    List(&'a Expr),
    Set(&'a Expr),
    Dict(&'a Expr, &'a Expr),
    Yield(&'a Expr),
}

impl<'a> Compiler<'a> {
    pub(crate) fn comprehension(&mut self, expr: &'a Expr, into: Reg) -> Outcome {
        let scopes = &self.parsed.scopes;
        let (scope, element, generators) = match expr {
            Expr::ListComp(node) => {
                (scopes.list_comprehension(node), Element::List(&node.elt), &node.generators)
            }
            Expr::SetComp(node) => {
                (scopes.set_comprehension(node), Element::Set(&node.elt), &node.generators)
            }
            Expr::DictComp(node) => {
                let Some(key) = &node.key else {
                    return Err(self
                        .error("dict unpacking cannot be used in dict comprehension", node.range));
                };
                let element = Element::Dict(key, &node.value);
                (scopes.dict_comprehension(node), element, &node.generators)
            }
            Expr::Generator(node) => {
                (scopes.generator_expression(node), Element::Yield(&node.elt), &node.generators)
            }
            _ => return Ok(()),
        };
        if scopes[scope].inlined {
            self.inlined(scope, element, generators, into, expr.range())
        } else {
            let bare = matches!(expr, Expr::Generator(node) if !node.parenthesized);
            let at = if bare { self.with_parentheses(expr.range()) } else { expr.range() };
            self.as_function(scope, element, generators, into, at)
        }
    }

    /// The range of the only argument of a call with the call's parentheses,
    /// which CPython counts as the generator expression's.
    fn with_parentheses(&self, range: TextRange) -> TextRange {
        let before = self.source.get(..range.start().to_usize()).unwrap_or("");
        let behind = self.source.get(range.end().to_usize()..).unwrap_or("");
        let opening = before.trim_end().strip_suffix('(').map(str::len);
        let closing = behind.trim_start().strip_prefix(')').map(|rest| behind.len() - rest.len());
        match (opening, closing) {
            (Some(start), Some(length)) => TextRange::new(
                TextSize::new(start as u32),
                range.end() + TextSize::new(length as u32),
            ),
            _ => range,
        }
    }

    /// The iterator of the first `for`.
    fn outermost(&mut self, generators: &'a [ast::Comprehension]) -> Outcome<Reg> {
        let iterator = self.unit.registers.temporary();
        if let Some(first) = generators.first() {
            self.iterator(&first.iter, first.is_async, iterator)?;
        }
        Ok(iterator)
    }

    fn inlined(
        &mut self,
        scope: ScopeId,
        element: Element<'a>,
        generators: &'a [ast::Comprehension],
        into: Reg,
        at: TextRange,
    ) -> Outcome {
        let result = self.scratch(into);
        let iterator = self.outermost(generators)?;
        let outer = std::mem::replace(&mut self.unit.scope, scope);
        let variables = self.own_variables(scope);
        for &(register, is_cell) in &variables {
            if is_cell {
                self.emit(at, Op::LoadUnbound, [register, 0, 0], &[]);
                self.emit(at, Op::MakeCell, [register, 0, 0], &[]);
            }
        }
        let op = match element {
            Element::Set(_) => Op::BuildSet,
            Element::Dict(..) => Op::BuildDict,
            Element::List(_) | Element::Yield(_) => Op::BuildList,
        };
        self.emit(at, op, [result, result, 0], &[]);
        self.loops(generators, iterator, element, result)?;
        for (register, _) in variables {
            self.emit(TextRange::default(), Op::LoadUnbound, [register, 0, 0], &[]);
            self.unit.set_unbound(register);
        }
        self.unit.scope = outer;
        self.move_to(into, result, at);
        Ok(())
    }

    /// The registers of the variables of an inlined comprehension; which are
    /// cells.
    fn own_variables(&self, scope: ScopeId) -> Vec<(Reg, bool)> {
        let own = self.parsed.scopes[scope].symbols.iter().filter(|symbol| {
            symbol.owner == Some(scope)
                && matches!(symbol.resolution, Resolution::Local | Resolution::Cell)
        });
        own.filter_map(|symbol| {
            let register = self.unit.variables.get(&(scope, symbol.name.clone()))?;
            Some((*register, symbol.resolution == Resolution::Cell))
        })
        .collect()
    }

    fn as_function(
        &mut self,
        scope: ScopeId,
        element: Element<'a>,
        generators: &'a [ast::Comprehension],
        into: Reg,
        at: TextRange,
    ) -> Outcome {
        let window = self.unit.registers.window(2);
        let nowhere = TextRange::default();
        let iterator = self.outermost(generators)?;
        let here = &self.parsed.scopes[scope];
        let flags = CodeFlags::FUNCTION
            | match (here.is_coroutine, here.is_generator) {
                (true, true) => CodeFlags::ASYNC_GENERATOR,
                (true, false) => CodeFlags::COROUTINE,
                (false, true) => CodeFlags::GENERATOR,
                (false, false) => 0,
            };
        let is_coroutine = here.is_coroutine && !here.is_generator;
        let outer = self.begin(scope, &[Name::new_static(".0")])?;
        let body = self.begin_generator(flags);
        self.make_cells(nowhere);
        let inner_iterator = self.unit.registers.temporary();
        // Room for what an asynchronous loop needs behind its iterator.
        let result = self.unit.registers.window(2) + 1;
        self.move_to(inner_iterator, 0, at);
        match element {
            Element::Set(_) => self.emit(at, Op::BuildSet, [result, result, 0], &[]),
            Element::Dict(..) => self.emit(at, Op::BuildDict, [result, result, 0], &[]),
            Element::List(_) => self.emit(at, Op::BuildList, [result, result, 0], &[]),
            Element::Yield(_) => {}
        }
        self.loops(generators, inner_iterator, element, result)?;
        match element {
            Element::Yield(_) => self.return_none(nowhere),
            _ => self.emit(at, Op::Return, [result, 0, 0], &[]),
        }
        self.end_generator(body);
        let counts = Parameters { positional: 1, ..Parameters::default() };
        let code = self.finish(outer, flags, counts, self.line(at))?;
        self.make_function(scope, code, iterator + 1, 0, window, at);
        self.emit(at, Op::LoadUnbound, [window + 1, 0, 0], &[]);
        if is_coroutine {
            self.emit(at, Op::Call, [window, 1, window], &[]);
            self.unit.registers.release(window + 1);
            self.await_value(window, at);
            self.move_to(into, window, at);
        } else {
            self.emit(at, Op::Call, [window, 1, into], &[]);
        }
        Ok(())
    }

    /// The loops from the first of `generators` inward.
    fn loops(
        &mut self,
        generators: &'a [ast::Comprehension],
        iterator: Reg,
        element: Element<'a>,
        result: Reg,
    ) -> Outcome {
        let Some((generator, inner)) = generators.split_first() else { return Ok(()) };
        let mark = self.unit.registers.mark();
        let iterable = generator.iter.range();
        // An asynchronous loop catches the end of its iteration behind the
        // iterator.
        let iterator = if generator.is_async {
            let pair = self.unit.registers.window(1);
            self.move_to(pair, iterator, iterable);
            pair
        } else {
            iterator
        };
        let turn = self.begin_turn(iterator, &generator.target, generator.is_async, iterable)?;
        for condition in &generator.ifs {
            self.branch(condition, turn.next, false)?;
        }
        match inner.first() {
            Some(first) => {
                let iterator = self.unit.registers.temporary();
                self.iterator(&first.iter, first.is_async, iterator)?;
                self.loops(inner, iterator, element, result)?;
            }
            None => self.element(element, result)?,
        }
        self.end_turn(iterator, turn, iterable);
        self.unit.registers.release(mark);
        Ok(())
    }

    fn element(&mut self, element: Element<'a>, result: Reg) -> Outcome {
        let mark = self.unit.registers.mark();
        match element {
            Element::List(value) => {
                let register = self.expr(value)?;
                self.emit(value.range(), Op::ListAppend, [result, register, 0], &[]);
            }
            Element::Set(value) => {
                let register = self.expr(value)?;
                self.emit(value.range(), Op::SetAdd, [result, register, 0], &[]);
            }
            Element::Dict(key, value) => {
                let key_register = self.operand(key, value.range())?;
                let register = self.expr(value)?;
                let at = TextRange::new(key.start(), value.end());
                self.emit(at, Op::DictSet, [result, key_register, register], &[]);
            }
            Element::Yield(value) => {
                let register = self.unit.registers.temporary();
                self.expr_to(value, register)?;
                self.emit_yield(register, value.range());
            }
        }
        self.unit.registers.release(mark);
        Ok(())
    }
}
