//! Frames that suspend.

use super::calls::Entry;
use super::stack::{Continuation, Frame};
use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::generator::asynchronous::{Step, drive};
use crate::object::generator::{GENERATOR_RAW, GENERATOR_WORDS, Generator, State};
use crate::vm::Vm;
use taipan_bytecode::CodeFlags;
use taipan_heap::Value;

impl Vm {
    /// `ReturnGenerator`: turns the top frame into a generator object and
    /// returns it from the frame.
    pub(in crate::interp) fn make_generator(&mut self) -> PyResult<Option<Value>> {
        let frame = *self.stacks.top();
        let object = frame.code.object();
        let flags = frame.code.flags();
        let class = if flags.has(CodeFlags::ASYNC_GENERATOR) {
            ClassId::AsyncGenerator
        } else if flags.has(CodeFlags::COROUTINE) {
            ClassId::Coroutine
        } else {
            ClassId::Generator
        };
        // An async generator keeps its finalizer hook behind its registers.
        let hooks = usize::from(class == ClassId::AsyncGenerator);
        let words = GENERATOR_WORDS + object.registers as usize + hooks;
        let memory = self.try_allocate(Kind::Generator, GENERATOR_RAW, words, class.shape())?;
        // SAFETY: fresh memory of that size.
        let generator = unsafe { Generator::initialize(memory, frame.function(), frame.pc) };
        let locals = object.locals as usize;
        for (i, register) in generator.registers().iter().enumerate() {
            // SAFETY: the frame's registers are readable.
            let value = if i < locals { unsafe { *frame.base.add(i) } } else { Value::UNBOUND };
            register.set(value);
        }
        if object.needs_closing {
            self.heap.register_finalizer(memory);
        }
        self.finish_frame(generator.value())
    }

    /// Pushes the frame of a suspended generator, which runs on the generator's
    /// registers. What is sent goes to its receiver register.
    #[inline]
    fn push_generator(&mut self, generator: Generator, sent: Value, entry: Entry) -> PyResult<()> {
        let object = generator.object();
        let Some(end) = self.generator_stack_end() else {
            return Err(self.raise(ClassId::RecursionError, "maximum recursion depth exceeded"));
        };
        if !self.handled.get().is_none() {
            self.store(generator.head(), &object.outer_handled, self.handled.get());
        }
        if !object.handled.get().is_none() {
            self.handled.set(object.handled.get());
        }
        self.push_generator_frame(generator, sent, end, entry);
        Ok(())
    }

    /// Where the value stack is free for what a generator resumed now calls;
    /// `None`: there is no room for another frame.
    #[inline(always)]
    pub(in crate::interp) fn generator_stack_end(&self) -> Option<*mut Value> {
        let end = self.stacks.free();
        let room = self.stacks.depth < self.stacks.limit && self.stacks.has_room(end, 64);
        room.then_some(end)
    }

    /// Marks the generator as running and pushes its frame. The exceptions being
    /// handled are the caller's business.
    #[inline(always)]
    pub(in crate::interp) fn push_generator_frame(
        &mut self,
        generator: Generator,
        sent: Value,
        end: *mut Value,
        entry: Entry,
    ) {
        let object = generator.object();
        let code = generator.function().code();
        let base = generator.base();
        if object.state.get() == State::Suspended {
            // SAFETY: the register of the `yield` it stands at.
            unsafe { *base.add(object.receiver.get() as usize) = sent };
        }
        object.stack_end.set(end);
        object.state.set(State::Running);
        object.delegate.set(0);
        self.stacks.push(Frame {
            pc: object.pc.get(),
            base,
            code,
            constants: code.object().constants,
            cells: code.object().cells,
            extra: generator.value(),
            result: entry.result,
            continuation: entry.continuation,
        });
    }

    /// Enters a generator's frame for `ForIter` or `Send`; false if the ordinary protocol
    /// must do it (exhausted, running, not a plain generator).
    pub(in crate::interp) fn enter_generator(
        &mut self,
        iterator: Value,
        sent: Value,
        continuation: Continuation,
        result: usize,
    ) -> PyResult<bool> {
        let Some(generator) = iterator.downcast::<Generator>() else { return Ok(false) };
        let ready = match generator.state() {
            State::Created => sent.is_none(),
            State::Suspended => true,
            State::Running | State::Finished => false,
        };
        let class = iterator.shape_number();
        let fits = class == Some(ClassId::Generator.shape())
            || (continuation == Continuation::Send && class == Some(ClassId::Coroutine.shape()));
        if !ready || !fits {
            return Ok(false);
        }
        let entry = Entry { continuation, result: result as u32, extra: iterator };
        self.push_generator(generator, sent, entry)?;
        Ok(true)
    }

    /// `Yield`: moves the top frame back into its generator and goes on as its
    /// continuation says; the value itself where it is Rust's.
    pub(in crate::interp) fn suspend(
        &mut self,
        value: Value,
        receiver: usize,
        live: usize,
        delegate: Option<usize>,
    ) -> PyResult<Option<Value>> {
        let frame = *self.stacks.top();
        let Some(generator) = frame.extra.downcast::<Generator>() else {
            return Err(self.raise(ClassId::SystemError, "yield outside of a generator's frame"));
        };
        let object = generator.object();
        self.heap.barrier(generator.head());
        rest(generator, &frame, frame.pc, receiver, live, delegate);
        // The barrier was told: it may handle an exception of its own.
        let (own, outer) = (self.handled.get(), object.outer_handled.get());
        object.handled.set(if own.is(outer) { Value::NONE } else { own });
        object.outer_handled.set(Value::NONE);
        self.handled.set(outer);
        self.stacks.depth -= 1;
        match frame.continuation {
            Continuation::ForIter => {
                self.set_result(frame.result, value);
                self.continue_for();
                Ok(None)
            }
            Continuation::Send => {
                self.set_result(frame.result, value);
                self.continue_send();
                Ok(None)
            }
            _ => Ok(Some(value)),
        }
    }

    /// A generator's frame has returned or raised.
    pub(in crate::interp) fn generator_died(&mut self, frame: Frame) {
        if let Some(generator) = frame.extra.downcast::<Generator>() {
            let object = generator.object();
            generator.end_frame_object(&frame, self);
            object.state.set(State::Finished);
            self.handled.set(object.outer_handled.get());
            self.store(generator.head(), &object.outer_handled, Value::NONE);
            self.store(generator.head(), &object.handled, Value::NONE);
            for register in generator.registers() {
                register.set(Value::UNBOUND);
            }
        }
    }

    /// Ends a suspended generator that need not notice.
    pub(crate) fn discard_generator(&mut self, generator: Generator) {
        let object = generator.object();
        if let Some(view) = generator.frame_view() {
            let name = view.object().generator_name.get();
            self.store(generator.head(), &object.name, name);
        }
        object.state.set(State::Finished);
        self.store(generator.head(), &object.handled, Value::NONE);
        for register in generator.registers() {
            register.set(Value::UNBOUND);
        }
    }

    /// Resumes a generator from Rust: `Ok(Ok(yielded))` or `Ok(Err(returned))`.
    pub(crate) fn resume(
        &mut self,
        generator: Generator,
        sent: Value,
    ) -> PyResult<Result<Value, Value>> {
        self.check_resumable(generator)?;
        if generator.state() == State::Created && !sent.is_none() {
            let what = self.generator_noun(generator);
            return Err(
                self.type_error(format!("can't send non-None value to a just-started {what}"))
            );
        }
        self.check_native_stack()?;
        let entry =
            Entry { continuation: Continuation::Resume, result: 0, extra: generator.value() };
        self.push_generator(generator, sent, entry)?;
        let value = self.run()?;
        Ok(if generator.state() == State::Suspended { Ok(value) } else { Err(value) })
    }

    /// Resumes a generator from Rust with an exception raised where it stands.
    pub(crate) fn resume_raising(
        &mut self,
        generator: Generator,
        exception: Value,
    ) -> PyResult<Result<Value, Value>> {
        self.check_resumable(generator)?;
        if generator.state() == State::Created {
            generator.object().state.set(State::Finished);
            return Err(self.raise_again(exception));
        }
        self.check_native_stack()?;
        // What is thrown came from outside: only what the generator itself is handling
        // becomes its context.
        let handles = !generator.object().handled.get().is_none();
        let entry =
            Entry { continuation: Continuation::Resume, result: 0, extra: generator.value() };
        self.push_generator(generator, Value::NONE, entry)?;
        let raised =
            if handles { self.raise_value(exception) } else { self.raise_again(exception) };
        let value = self.run_raising(raised)?;
        Ok(if generator.state() == State::Suspended { Ok(value) } else { Err(value) })
    }

    fn check_resumable(&self, generator: Generator) -> PyResult<()> {
        if generator.state() == State::Running {
            let what = self.generator_noun(generator);
            return Err(self.value_error(format!("{what} already executing")));
        }
        Ok(())
    }

    /// What messages call it.
    pub(crate) fn generator_noun(&self, generator: Generator) -> &'static str {
        if self.is_exact(generator.value(), ClassId::Coroutine) {
            "coroutine"
        } else if self.is_exact(generator.value(), ClassId::AsyncGenerator) {
            "async generator"
        } else {
            "generator"
        }
    }

    /// `Send`: a step of the iterator that `yield from` or `await` drives:
    /// yielded, or returned.
    pub(in crate::interp) fn send_to(
        &mut self,
        iterator: Value,
        sent: Value,
    ) -> PyResult<Result<Value, Value>> {
        if let Some(generator) = iterator.downcast::<Generator>()
            && !self.is_exact(iterator, ClassId::AsyncGenerator)
        {
            if generator.state() == State::Finished {
                return self.finished_step(generator);
            }
            return self.resume(generator, sent);
        }
        if let Some(step) = iterator.downcast::<Step>()
            && self.is_exact(iterator, ClassId::AsyncGeneratorStep)
        {
            return drive(step, sent, self);
        }
        let step = if sent.is_none() {
            self.next_or_stop(iterator)
        } else {
            self.call_method(iterator, "send", &[sent])
        };
        match step {
            Ok(value) => Ok(Ok(value)),
            Err(raised) => {
                let stop = self.catch(raised, ClassId::StopIteration)?;
                Ok(Err(self.stop_value(stop)))
            }
        }
    }

    /// What a finished generator answers.
    pub(crate) fn finished_step(&mut self, generator: Generator) -> PyResult<Result<Value, Value>> {
        if self.is_exact(generator.value(), ClassId::Coroutine) {
            return Err(self.runtime_error("cannot reuse already awaited coroutine"));
        }
        Ok(Err(Value::NONE))
    }

    /// `iterator.__next__()`, with `StopIteration` as an error.
    pub(crate) fn next_or_stop(&mut self, iterator: Value) -> PyResult<Value> {
        let class = self.class_of(iterator);
        match class.special(crate::Special::Next, self) {
            Some(method) => self.call_unbound(method, iterator, &[]),
            None => Err(self.not_an_iterator(iterator)),
        }
    }

    fn not_an_iterator(&self, value: Value) -> Raised {
        self.type_error(format!("'{}' object is not an iterator", self.type_name(value)))
    }
}

/// Notes where a generator goes on: at `pc`, with what is sent in `receiver`.
/// The registers from `live` on are dead, and do not keep alive what they hold.
#[inline(always)]
pub(in crate::interp) fn rest(
    generator: Generator,
    frame: &Frame,
    pc: *const u32,
    receiver: usize,
    live: usize,
    delegate: Option<usize>,
) {
    for register in live..frame.code.object().registers as usize {
        // Few: as vectors, they would take machine registers.
        // SAFETY: the frame's registers.
        unsafe { frame.base.add(register).write_volatile(Value::UNBOUND) };
    }
    let object = generator.object();
    object.receiver.set(receiver as u16);
    object.delegate.set(delegate.map_or(0, |register| register as u16 + 1));
    object.pc.set(pc);
    object.state.set(State::Suspended);
}
