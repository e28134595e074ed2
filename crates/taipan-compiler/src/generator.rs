//! Generators, coroutines and async generators.
//!
//! Their first instruction makes the object and returns it; the whole body is a
//! region whose handler turns a `StopIteration` that leaves it into a
//! `RuntimeError` (PEP 479). `await` and `yield from` drive an iterator by a
//! loop of `Send` and `YieldDelegate`.

use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::{CodeFlags, Intrinsic1, Label, Op, Region};

use crate::registers::Reg;
use crate::{Compiler, Outcome};

/// The region around the body.
pub(crate) struct GeneratorBody {
    region: Region,
    handler: Label,
    exception: Reg,
}

impl<'a> Compiler<'a> {
    /// Begins the body of a generator, if it is one.
    pub(crate) fn begin_generator(&mut self, flags: u32) -> Option<GeneratorBody> {
        let kinds = CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR;
        if !CodeFlags(flags).any(kinds) {
            return None;
        }
        self.emit(TextRange::default(), Op::ReturnGenerator, [0; 3], &[]);
        let handler = self.label();
        let exception = self.unit.registers.temporary();
        let region = self.unit.open_region(handler, exception);
        Some(GeneratorBody { region, handler, exception })
    }

    /// Ends it.
    pub(crate) fn end_generator(&mut self, body: Option<GeneratorBody>) {
        let Some(GeneratorBody { region, handler, exception }) = body else { return };
        let nowhere = TextRange::default();
        self.unit.builder.close_region(region);
        self.unit.bind(handler);
        let kind = Intrinsic1::StopIterationError as u32;
        self.emit(nowhere, Op::Intrinsic1, [exception, exception, kind], &[]);
        self.emit(nowhere, Op::Reraise, [exception, 0, 0], &[]);
    }

    /// Drives the iterator in `iterator` to its end; its return value replaces
    /// it.
    pub(crate) fn delegate(&mut self, iterator: Reg, at: TextRange) {
        let mark = self.unit.registers.mark();
        let driven = self.unit.registers.temporary();
        self.move_to(driven, iterator, at);
        self.emit(at, Op::LoadNone, [iterator, 0, 0], &[]);
        let done = self.label();
        let head = self.unit.loop_head();
        let live = self.unit.registers.mark();
        self.jump(at, Op::Send, [iterator, driven, 0], done);
        self.jump(at, Op::YieldDelegate, [iterator, live, driven], done);
        self.jump(at, Op::Jump, [0; 3], head);
        self.unit.bind(done);
        self.unit.registers.release(mark);
    }

    /// Awaits the value in a register (a temporary), which is replaced by the
    /// result.
    pub(crate) fn await_value(&mut self, value: Reg, at: TextRange) {
        self.await_from(Intrinsic1::Awaitable, value, at);
    }

    /// As [`Compiler::await_value`], by the intrinsic that knows where the value
    /// comes from.
    pub(crate) fn await_from(&mut self, kind: Intrinsic1, value: Reg, at: TextRange) {
        self.emit(at, Op::Intrinsic1, [value, value, kind as u32], &[]);
        self.delegate(value, at);
    }

    pub(crate) fn yield_value(&mut self, node: &'a ast::ExprYield, into: Reg) -> Outcome {
        let at = node.range;
        let value = self.scratch(into);
        match &node.value {
            Some(expr) => self.expr_to(expr, value)?,
            None => self.emit(at, Op::LoadNone, [value, 0, 0], &[]),
        }
        self.emit_yield(value, at);
        self.move_to(into, value, at);
        Ok(())
    }

    /// Yields what is in a register, which receives what is sent.
    pub(crate) fn emit_yield(&mut self, value: Reg, at: TextRange) {
        if self.parsed.scopes[self.unit.frame].is_async_generator() {
            let kind = Intrinsic1::AsyncGeneratorWrap as u32;
            self.emit(at, Op::Intrinsic1, [value, value, kind], &[]);
        }
        let live = self.unit.registers.mark();
        self.emit(at, Op::Yield, [value, live, 0], &[]);
    }

    pub(crate) fn yield_from(&mut self, node: &'a ast::ExprYieldFrom, into: Reg) -> Outcome {
        let at = node.range();
        let value = self.scratch(into);
        self.expr_to(&node.value, value)?;
        let kind = Intrinsic1::YieldFromIter as u32;
        self.emit(at, Op::Intrinsic1, [value, value, kind], &[]);
        self.delegate(value, at);
        self.move_to(into, value, at);
        Ok(())
    }
}
