//! Frame objects (`sys._getframe()`, `f_back`, `gi_frame`, `tb_frame`).
//!
//! A running frame is a record on the frame stack; an object for it is made when
//! somebody asks for one, and the same one each time. Its record then says so in
//! its continuation (`StoreSeen` and so on), which sends its return to the slow
//! half of `Return`: the object gets what the variables held, and the frame's
//! caller, before the registers are gone. Frames nobody looks at pay nothing.
//!
//! The object of a generator's frame reads the generator's registers. The
//! generator holds it in the place of its name, which the object keeps for it.

pub mod attributes;
mod variables;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::interp::stack::Frame;
use crate::kind::Kind;
use crate::native::{ArgContext, FromArg};
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::generator::{Generator, State};
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// The memory of a frame object.
#[repr(C)]
pub struct FrameObject {
    header: Header,
    /// Once the frame has ended: word position of its last instruction.
    word: Cell<u64>,
    /// How many frames there are up to this one while it is on the stack; 0: it
    /// has ended, or is a generator's.
    depth: Cell<u64>,
    /// For `line` events: the last line, and the last jump back.
    pub(crate) last_line: Cell<u32>,
    pub(crate) last_back_edge: Cell<u32>,
    /// `f_trace_lines`, `f_trace_opcodes`.
    pub(crate) trace_lines: Cell<bool>,
    pub(crate) trace_opcodes: Cell<bool>,
    /// Is a trace function running for it?
    pub(crate) in_trace: Cell<bool>,
    padding: [u8; 1],
    /// `f_lineno` while a trace function is told of a line that has no
    /// instructions; or 0.
    pub(crate) shown_line: Cell<u32>,
    function: Cell<Value>,
    /// Of a frame that has ended: `f_back`, or the traceback entry that knows it.
    back: Cell<Value>,
    /// Of a frame that has ended: see `traceback::snapshot`; or unbound.
    locals: Cell<Value>,
    /// `f_trace`, or unbound.
    pub(crate) trace: Cell<Value>,
    /// The generator whose frame it is, or `None`.
    generator: Cell<Value>,
    /// The name of that generator.
    pub(crate) generator_name: Cell<Value>,
    /// Variables that `f_locals` was given and the code does not have (a dict), or
    /// unbound.
    extra: Cell<Value>,
}

const FRAME_RAW: u8 = 4;
const _: () = assert!(std::mem::offset_of!(FrameObject, function) == 8 * (1 + FRAME_RAW as usize));

handle! {
    /// The object of a frame.
    FrameView => FrameObject, Kind::Frame
}

impl FromArg for FrameView {
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<FrameView> {
        value.downcast().ok_or_else(|| vm.bad_argument(value, ClassId::Frame, context))
    }
}

impl FrameView {
    fn make(function: Value, word: u32, depth: usize, rest: [Value; 4], vm: &Vm) -> FrameView {
        let [back, locals, generator, generator_name] = rest;
        FrameView(vm.place(Kind::Frame, FRAME_RAW, ClassId::Frame.shape(), |header| FrameObject {
            header,
            word: Cell::new(word.into()),
            depth: Cell::new(depth as u64),
            last_line: Cell::new(0),
            last_back_edge: Cell::new(u32::MAX),
            trace_lines: Cell::new(true),
            trace_opcodes: Cell::new(false),
            in_trace: Cell::new(false),
            padding: [0; 1],
            shown_line: Cell::new(0),
            function: Cell::new(function),
            back: Cell::new(back),
            locals: Cell::new(locals),
            trace: Cell::new(Value::UNBOUND),
            generator: Cell::new(generator),
            generator_name: Cell::new(generator_name),
            extra: Cell::new(Value::UNBOUND),
        }))
    }

    /// The object of a frame that has ended before anybody asked for it.
    pub(crate) fn ended(
        function: Value,
        word: u32,
        back: Value,
        locals: Value,
        vm: &Vm,
    ) -> FrameView {
        FrameView::make(function, word, 0, [back, locals, Value::NONE, Value::NONE], vm)
    }

    /// The function that runs in it.
    pub fn function(self) -> Option<Function> {
        self.object().function.get().downcast()
    }

    /// The generator whose frame it is, unless that has ended.
    pub(crate) fn generator(self) -> Option<Generator> {
        self.object().generator.get().downcast()
    }

    /// The number of its record on the frame stack, if it runs.
    pub(crate) fn index(self, vm: &Vm) -> Option<usize> {
        let Some(generator) = self.generator() else {
            return (self.object().depth.get() as usize).checked_sub(1);
        };
        if generator.state() != State::Running {
            return None;
        }
        let is_its = |frame: &Frame| frame.is_generator() && frame.extra.is(generator.value());
        vm.stacks.frames().iter().rposition(is_its)
    }

    /// Its registers, if it has not ended.
    pub(crate) fn registers(self, vm: &Vm) -> Option<*mut Value> {
        match self.generator() {
            Some(generator) if generator.state() == State::Finished => None,
            Some(generator) => Some(generator.base()),
            None => Some(vm.stacks.frames().get(self.index(vm)?)?.base),
        }
    }

    /// Where it goes on or is, unless it has ended.
    fn pc(self, vm: &Vm) -> Option<*const u32> {
        if let Some(index) = self.index(vm) {
            return Some(vm.stacks.frames().get(index)?.pc);
        }
        let generator = self.generator()?;
        (generator.state() != State::Finished).then(|| generator.object().pc.get())
    }

    /// The word position of its instruction; `None`: it has not begun.
    pub(crate) fn word(self, vm: &Vm) -> Option<u32> {
        let Some(pc) = self.pc(vm) else { return Some(self.object().word.get() as u32) };
        let code = self.function()?.code();
        code.word_of(pc).checked_sub(1)
    }

    /// The variables that `f_locals` was given and the code does not have.
    pub(crate) fn extra_variables(self) -> Option<Dict> {
        self.object().extra.get().downcast()
    }

    /// Sets `f_trace`.
    pub(crate) fn set_trace(self, function: Option<Value>, vm: &Vm) {
        vm.store(self.head(), &self.object().trace, function.unwrap_or(Value::UNBOUND));
    }

    /// `f_trace`.
    pub(crate) fn trace(self) -> Option<Value> {
        self.object().trace.get().bound()
    }

    /// The frame ends: keeps what its variables hold and where it is.
    fn end(self, frame: &Frame, back: Value, vm: &Vm) {
        let object = self.object();
        object.word.set(frame.word().into());
        object.depth.set(0);
        vm.store(self.head(), &object.back, back);
        let locals = crate::object::traceback::snapshot(frame, vm);
        vm.store(self.head(), &object.locals, locals);
        vm.store(self.head(), &object.generator, Value::NONE);
    }
}

impl Frame {
    /// Its object, if it has one.
    pub(crate) fn view(&self, vm: &Vm) -> Option<FrameView> {
        if self.is_generator() {
            return self.extra.downcast::<Generator>()?.frame_view();
        }
        if !self.continuation.is_seen() {
            return None;
        }
        let views = vm.observer.views.borrow();
        let at = views.binary_search_by_key(&self.base.addr(), |(base, _)| *base).ok()?;
        views.get(at)?.1.downcast()
    }
}

impl Generator {
    /// The object of its frame, if it has one.
    pub(crate) fn frame_view(self) -> Option<FrameView> {
        self.object().name.get().downcast()
    }

    /// The object of its frame.
    pub(crate) fn frame_object(self, vm: &Vm) -> FrameView {
        if let Some(view) = self.frame_view() {
            return view;
        }
        let name = self.object().name.get();
        let rest = [Value::NONE, Value::UNBOUND, self.value(), name];
        let view = FrameView::make(self.function().value(), 0, 0, rest, vm);
        vm.store(self.head(), &self.object().name, view.value());
        view
    }

    /// It has returned or raised: its frame's object is left by itself.
    pub(crate) fn end_frame_object(self, frame: &Frame, vm: &Vm) {
        let Some(view) = self.frame_view() else { return };
        let caller = vm.stacks.depth.checked_sub(1);
        let back = caller.map_or(Value::NONE, |caller| vm.frame_object(caller).value());
        view.end(frame, back, vm);
        vm.store(self.head(), &self.object().name, view.object().generator_name.get());
    }
}

impl Vm {
    /// The frame `depth` calls above the running one (0), if there is one.
    pub fn frame_view(&self, depth: usize) -> Option<Value> {
        let index = self.stacks.depth.checked_sub(depth)?.checked_sub(1)?;
        Some(self.frame_object(index).value())
    }

    /// The object of the frame with this number, which exists.
    pub(crate) fn frame_object(&self, index: usize) -> FrameView {
        let record = self.stacks.record(index);
        // SAFETY: there is such a frame; nothing else refers to the record now.
        let frame = unsafe { &mut *record };
        if let Some(generator) = frame.extra.downcast::<Generator>()
            && frame.is_generator()
        {
            return generator.frame_object(self);
        }
        if let Some(view) = frame.view(self) {
            return view;
        }
        let rest = [Value::NONE, Value::UNBOUND, Value::NONE, Value::NONE];
        let view = FrameView::make(frame.function().value(), 0, index + 1, rest, self);
        let mut views = self.observer.views.borrow_mut();
        match views.binary_search_by_key(&frame.base.addr(), |(base, _)| *base) {
            Ok(stale) => views[stale].1 = view.value(),
            Err(at) => views.insert(at, (frame.base.addr(), view.value())),
        }
        frame.continuation = frame.continuation.seen();
        view
    }

    /// The top frame, which has an object, ends.
    #[cold]
    pub(crate) fn end_frame_object(&mut self) {
        let frame = *self.stacks.top();
        let view = frame.view(self);
        self.stacks.top().continuation = frame.continuation.unseen();
        let Some(view) = view else { return };
        let back = match self.stacks.depth.checked_sub(2) {
            Some(caller) => self.frame_object(caller).value(),
            None => Value::NONE,
        };
        view.end(&frame, back, self);
        let mut views = self.observer.views.borrow_mut();
        if let Ok(at) = views.binary_search_by_key(&frame.base.addr(), |(base, _)| *base) {
            views.remove(at);
        }
    }
}
