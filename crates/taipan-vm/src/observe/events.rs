//! The events of `sys.settrace` and `sys.setprofile`, in CPython's order: of two
//! functions the profile function is told first.
//!
//! Library modules in Python that stand in for CPython's native ones have no
//! events, as those have none.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::interp::stack::Frame;
use crate::kind::Kind;
use crate::object::exception::Exception;
use crate::object::frame::FrameView;
use crate::object::method::Method;
use crate::object::native_function::Native;
use crate::object::tuple::Tuple;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::{Instr, Op};
use taipan_heap::Value;

/// An instruction that is about to run.
#[derive(Clone, Copy)]
pub(crate) struct Coming {
    /// Its first word, behind a `Wide` prefix.
    pub(crate) at: *const u32,
    pub(crate) op: Op,
    /// Its operands `a` and `b`.
    pub(crate) a: usize,
    pub(crate) b: usize,
}

impl Vm {
    /// `sys.settrace`; `None`: off.
    pub fn set_trace_function(&mut self, function: Option<Value>) {
        self.observer.trace.set(function.unwrap_or(Value::UNBOUND));
        self.watch();
    }

    /// `sys.setprofile`; `None`: off.
    pub fn set_profile_function(&mut self, function: Option<Value>) {
        self.observer.profile.set(function.unwrap_or(Value::UNBOUND));
        self.watch();
    }

    /// `sys.gettrace()`.
    pub fn trace_function(&self) -> Option<Value> {
        self.observer.trace.get().bound()
    }

    /// `sys.getprofile()`.
    pub fn profile_function(&self) -> Option<Value> {
        self.observer.profile.get().bound()
    }

    /// What is watched has changed.
    pub(super) fn watch(&mut self) {
        let before = self.observer.stepping.get();
        self.observer.update();
        if self.observer.stepping.get() && !before {
            self.break_behind_natives();
        }
    }

    /// Runs `action`, of which no trace function is told.
    pub(crate) fn without_events<T>(&mut self, action: impl FnOnce(&mut Vm) -> T) -> T {
        let busy = &self.observer.busy;
        busy.set(busy.get() + 1);
        self.observer.update();
        let result = action(self);
        let busy = &self.observer.busy;
        busy.set(busy.get() - 1);
        self.observer.update();
        result
    }

    /// Runs `action`, of which trace functions are told even while one runs.
    pub fn with_events<T>(&mut self, action: impl FnOnce(&mut Vm) -> T) -> T {
        let busy = self.observer.busy.replace(0);
        self.observer.update();
        let result = action(self);
        self.observer.busy.set(busy);
        self.observer.update();
        result
    }

    /// The object of the top frame, if it has one.
    fn top_view(&self) -> Option<FrameView> {
        self.stacks.frames().last()?.view(self)
    }

    fn is_traced(&self) -> bool {
        !self.observer.trace.get().is_unbound()
    }

    fn is_profiled(&self) -> bool {
        !self.observer.profile.get().is_unbound()
    }

    /// Tells the frame's own trace function.
    fn trace_event(&mut self, view: FrameView, event: &str, argument: Value) -> PyResult<()> {
        match view.trace() {
            Some(function) if self.is_traced() => self.tell_trace(function, view, event, argument),
            _ => Ok(()),
        }
    }

    fn tell_trace(
        &mut self,
        function: Value,
        view: FrameView,
        event: &str,
        argument: Value,
    ) -> PyResult<()> {
        let name = self.intern(event)?.value();
        view.object().in_trace.set(true);
        let told = self.without_events(|vm| vm.call(function, &[view.value(), name, argument]));
        view.object().in_trace.set(false);
        match told {
            Ok(local) => {
                if !local.is_none() {
                    view.set_trace(Some(local), self);
                }
                Ok(())
            }
            Err(raised) => {
                self.set_trace_function(None);
                view.set_trace(None, self);
                Err(raised)
            }
        }
    }

    fn profile_event(&mut self, event: &str, argument: Value) -> PyResult<()> {
        let Some(function) = self.profile_function() else { return Ok(()) };
        let view = self.frame_object(self.stacks.depth - 1);
        let name = self.intern(event)?.value();
        let told = self.without_events(|vm| vm.call(function, &[view.value(), name, argument]));
        if told.is_err() {
            self.set_profile_function(None);
        }
        told.map(|_| ())
    }

    /// The top frame was entered: called, or resumed. (The call of a generator
    /// function only makes the generator.)
    pub(crate) fn entry_events(&mut self) -> PyResult<()> {
        let frame = *self.stacks.top();
        if !self.observer.has_events()
            || frame.code.is_suspendable() && !frame.is_generator()
            || stands_in_for_native(&frame)
        {
            return Ok(());
        }
        self.profile_event("call", Value::NONE)?;
        if let Some(function) = self.trace_function() {
            let view = self.frame_object(self.stacks.depth - 1);
            let new = view.trace().is_none();
            self.tell_trace(function, view, "call", Value::NONE)?;
            if new && frame.is_generator() && view.object().last_line.get() == 0 {
                view.object().last_line.set(resumed_line(&frame));
            }
        }
        Ok(())
    }

    /// What is told before an instruction; the native function that it calls, if
    /// that is to be told.
    pub(crate) fn events_before(&mut self, coming: Coming) -> PyResult<Option<Value>> {
        let frame = *self.stacks.top();
        if self.is_traced()
            && let Some(view) = frame.view(self)
            && view.trace().is_some()
        {
            self.place_events(&frame, view, coming)?;
        }
        if stands_in_for_native(&frame) {
            return Ok(None);
        }
        // SAFETY: the instruction's operand names a register.
        let operand = || unsafe { *frame.base.add(coming.a) };
        match coming.op.info().generic {
            Op::Return | Op::Yield | Op::YieldDelegate => {
                self.profile_event("return", operand())?;
                if let Some(view) = self.top_view() {
                    self.trace_event(view, "return", operand())?;
                }
                Ok(None)
            }
            Op::Call | Op::CallPlain | Op::CallKw | Op::CallEx if self.is_profiled() => {
                let native = self.native_called(&frame, coming);
                if let Some(native) = native {
                    self.profile_event("c_call", native)?;
                }
                Ok(native)
            }
            _ => Ok(None),
        }
    }

    /// `line` and `opcode`.
    fn place_events(&mut self, frame: &Frame, view: FrameView, coming: Coming) -> PyResult<()> {
        let object = view.object();
        let word = frame.code.word_of(coming.at);
        let block = frame.code.shared_block();
        for mark in block.marks(word) {
            if object.last_line.replace(mark.line) != mark.line && object.trace_lines.get() {
                object.shown_line.set(mark.line);
                let told = self.trace_event(view, "line", Value::NONE);
                object.shown_line.set(0);
                told?;
            }
        }
        if starts_line(frame, view, word, coming.op) && object.trace_lines.get() {
            self.trace_event(view, "line", Value::NONE)?;
        }
        if object.trace_opcodes.get() {
            self.trace_event(view, "opcode", Value::NONE)?;
        }
        Ok(())
    }

    /// The native function that a call instruction calls, bound to its receiver.
    fn native_called(&self, frame: &Frame, coming: Coming) -> Option<Value> {
        // SAFETY: a call window lies within its frame's registers.
        let (callee, receiver) =
            unsafe { (*frame.base.add(coming.a), *frame.base.add(coming.a + 1)) };
        let plain = coming.op.info().generic == Op::CallPlain;
        let receiver = if plain { Value::UNBOUND } else { receiver };
        if let Some(method) = callee.downcast::<Method>() {
            return method.function().downcast::<Native>().map(|_| callee);
        }
        let native = callee.downcast::<Native>()?;
        if self.is_exact(callee, ClassId::Native) {
            return Some(callee);
        }
        if !self.is_exact(callee, ClassId::MethodDescriptor) {
            return None;
        }
        let first = match receiver.bound() {
            Some(receiver) => receiver,
            // SAFETY: as above; without a receiver the first argument follows.
            None if coming.op.info().generic != Op::CallEx => unsafe {
                (*frame.base.add(coming.a + 2)).bound()?
            },
            None => return Some(callee),
        };
        Some(native.bind(first, self).value())
    }

    /// The generator that the top frame drives has returned `value`: the frame gets
    /// it as an exception.
    pub(crate) fn delegate_returned(&mut self, value: Value) -> PyResult<()> {
        let traced = self.top_view().is_some_and(|view| view.trace().is_some());
        if !self.observer.has_events() || !self.is_traced() || !traced {
            return Ok(());
        }
        let arguments: &[Value] = if value.is_none() { &[] } else { &[value] };
        let exception = self.exception_of(ClassId::StopIteration, arguments);
        let record = self.stacks.record(self.stacks.depth - 1);
        // SAFETY: the record of the top frame, which stands behind the instruction
        // that drives the generator, or at its target.
        let pc = unsafe { (*record).pc };
        let told = self.exception_event(exception);
        // SAFETY: as above.
        unsafe { (*record).pc = pc };
        if told.is(exception) { Ok(()) } else { Err(self.raise_again(told)) }
    }

    /// Is the instruction a step of an iterator that ends by raising
    /// `StopIteration`: one of Python code, or of an async generator?
    pub(crate) fn ends_by_raising(&mut self, coming: Coming) -> bool {
        if !matches!(coming.op.info().generic, Op::ForIter | Op::Send) || !self.is_traced() {
            return false;
        }
        // SAFETY: the instruction's operand names a register.
        let iterator = unsafe { *self.stacks.top().base.add(coming.b) };
        let next = self.class_of(iterator).special(Special::Next, self);
        iterator.is_kind(Kind::AsyncStep) || next.is_some_and(|next| next.is_kind(Kind::Function))
    }

    /// Such an iterator may have ended: the frame gets that as an exception.
    pub(crate) fn iterator_stepped(&mut self, coming: Coming) -> PyResult<()> {
        let frame = *self.stacks.top();
        let words = coming.op.length();
        let passed = frame.code.word_of(frame.pc) == frame.code.word_of(coming.at) + words as u32;
        if passed != (coming.op.info().generic == Op::ForIter) {
            return Ok(());
        }
        let value = match coming.op.info().generic {
            // SAFETY: as above.
            Op::Send => unsafe { *frame.base.add(coming.a) },
            _ => Value::NONE,
        };
        self.delegate_returned(value)
    }

    /// The native function has returned, or raised (which is pending).
    pub(crate) fn native_returned(&mut self, native: Value, has_raised: bool) -> PyResult<()> {
        if !self.observer.has_events() || !self.is_profiled() {
            return Ok(());
        }
        if !has_raised {
            return self.profile_event("c_return", native);
        }
        let exception = self.pending.replace(Value::UNBOUND);
        self.profile_event("c_exception", native)?;
        self.pending.set(exception);
        Ok(())
    }

    /// The exception was raised in the top frame, or came to it; what is raised
    /// then.
    #[cold]
    pub(crate) fn exception_event(&mut self, exception: Value) -> Value {
        let Some(view) = self.top_view().filter(|view| view.trace().is_some()) else {
            return exception;
        };
        let traceback = exception.downcast::<Exception>().map_or(Value::NONE, |e| e.traceback());
        let class = self.class_of(exception).value();
        let information = Tuple::small([class, exception, traceback], self).value();
        let told = self.trace_event(view, "exception", information);
        self.raised_instead(told, exception)
    }

    /// The exception leaves the top frame.
    #[cold]
    pub(crate) fn unwind_event(&mut self, exception: Value) -> Value {
        let frame = *self.stacks.top();
        if frame.code.is_suspendable() && !frame.is_generator() || stands_in_for_native(&frame) {
            return exception;
        }
        let told = self.profile_event("return", Value::NONE);
        let exception = self.raised_instead(told, exception);
        let Some(view) = self.top_view() else { return exception };
        let told = self.trace_event(view, "return", Value::NONE);
        self.raised_instead(told, exception)
    }

    fn raised_instead(&mut self, told: PyResult<()>, exception: Value) -> Value {
        let Err(raised) = told else { return exception };
        let raised = self.take_raised(raised);
        let frame = *self.stacks.top();
        if let Some(exception) = raised.downcast::<Exception>() {
            crate::object::traceback::extend(exception, &frame, frame.word(), self);
        }
        raised
    }
}

/// Does the frame run code of a module that CPython has in C?
fn stands_in_for_native(frame: &Frame) -> bool {
    const FILES: &[&str] = &[
        "<_codecs>",
        "<_thread>",
        "<frame>",
        "<io>",
        "<stdlib>/_ast.py",
        "<stdlib>/_csv.py",
        "<stdlib>/_lazy.py",
        "<stdlib>/_pydatetime.py",
        "<stdlib>/_pydecimal.py",
        "<stdlib>/_pyio.py",
        "<stdlib>/_signal.py",
        "<stdlib>/_tokenize.py",
        "<stdlib>/atexit.py",
        "<stdlib>/posix.py",
        "<stdlib>/select.py",
        "<sys>",
        "<types>",
    ];
    let file = &*frame.code.block().filename;
    file.starts_with('<') && FILES.contains(&file)
}

/// The line at which a generator goes on.
fn resumed_line(frame: &Frame) -> u32 {
    let word = frame.code.word_of(frame.pc);
    let is_begun = word > 0 && {
        // SAFETY: the word before belongs to the instruction it stands at.
        let before = unsafe { Instr(*frame.pc.sub(1)) };
        before.op() != Some(Op::ReturnGenerator)
    };
    if is_begun { frame.code.block().position(word - 1).line } else { 0 }
}

/// In `FrameObject::last_back_edge`: its jump has been made twice in one line.
const SECOND: u32 = 1 << 31;

/// Does a `line` event come before the instruction at `word`? Where its line is
/// another one than that of the instruction before, and for each turn of a loop
/// that stands in one line: `for` at its step, others where they jump back to.
fn starts_line(frame: &Frame, view: FrameView, word: u32, op: Op) -> bool {
    let object = view.object();
    let line = frame.code.block().position(word).line;
    let last = object.last_back_edge.get();
    let mut turn = false;
    if op.info().generic == Op::ForIter {
        turn = object.last_back_edge.replace(word) == word;
    } else if op.is_back_edge() && !drives_iterator(frame, word) {
        let lands = last & !SECOND == word || op == Op::Loop;
        object.last_back_edge.set(if lands { word | SECOND } else { word });
    } else if last & SECOND != 0 && last != u32::MAX && word < last & !SECOND {
        object.last_back_edge.set(last & !SECOND);
        turn = true;
    }
    if line == 0 {
        return false;
    }
    if object.last_line.replace(line) != line {
        if !op.is_back_edge() {
            object.last_back_edge.set(u32::MAX);
        }
        return true;
    }
    turn
}

/// Is this the jump of `yield from` back to its step?
fn drives_iterator(frame: &Frame, word: u32) -> bool {
    let words = &frame.code.block().instructions;
    let target =
        taipan_bytecode::decode::decode(words, word).ok().and_then(|jump| jump.target(words));
    let target = target.and_then(|target| words.get(usize::try_from(target).ok()?));
    target.is_some_and(|&target| Instr(target).op() == Some(Op::Send))
}
