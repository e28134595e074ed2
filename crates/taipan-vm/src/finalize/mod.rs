//! Finalization: what runs because an object has died.
//!
//! A collection finds objects dead; it cannot run Python code. So it keeps those
//! that have a finalizer, once, and queues them here, behind the callbacks of weak
//! references that it cleared. The safepoint that collected runs the queue: each
//! object's `__del__` once, generators closed, coroutines that nobody awaited
//! warned of. What a finalizer raises is reported by `sys.unraisablehook`.
//!
//! Finalizers run one after the other, never inside each other: a collection in
//! the middle of one only adds to the queue. At the end of the program all objects
//! that still have a finalizer get their turn.

mod hooks;
pub(crate) mod unraisable;
pub(crate) mod weak;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::interp::stack::HEADROOM;
use crate::kind::Kind;
use crate::object::class::Class;
use crate::object::code::Code;
use crate::object::file::File;
use crate::object::generator::methods::generator_close;
use crate::object::generator::{Generator, State};
use crate::object::memoryview::MemoryView;
use crate::special::Special;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ptr::NonNull;
use taipan_heap::{Collect, FinalizeAction, Header, Value};

/// What waits to be run.
#[derive(Clone, Copy, Debug)]
enum Task {
    /// The callback of a weak reference.
    Callback(Value),
    /// The finalizer of an object.
    Finalizer(Value),
}

/// The queue. See the head of this module.
#[derive(Debug, Default)]
pub(crate) struct Finalization {
    queue: RefCell<VecDeque<Task>>,
    running: Cell<bool>,
    /// The program has ended: `sys.is_finalizing()`.
    pub(crate) ending: Cell<bool>,
}

/// How often objects that finalizers make at the end get their turn.
const FINAL_ROUNDS: usize = 8;

/// Does the object only own something, without code to be run when it dies?
fn is_owner(value: Value) -> bool {
    [Kind::Code, Kind::File, Kind::MemoryView].into_iter().any(|kind| value.is_kind(kind))
}

impl Finalization {
    /// Queues the callback of a weak reference that was cleared.
    pub(crate) fn add_callback(&self, reference: Value) {
        self.queue.borrow_mut().push_back(Task::Callback(reference));
    }

    pub(crate) fn trace(&self, visit: &mut dyn FnMut(Value)) {
        for task in self.queue.borrow().iter() {
            match *task {
                Task::Callback(value) | Task::Finalizer(value) => visit(value),
            }
        }
    }
}

impl Vm {
    /// A collection found the object unreachable: does it live on until its
    /// finalizer has run?
    pub(crate) fn finalize(&self, object: NonNull<Header>) -> FinalizeAction {
        let value = Value::pointer(object);
        if is_owner(value) {
            // Nothing is released yet: an object that is kept for its `__del__`
            // may still refer to this one.
            return FinalizeAction::Drop;
        }
        if let Some(generator) = value.downcast::<Generator>()
            && !self.has_something_to_do(generator)
        {
            return FinalizeAction::Drop;
        }
        self.finalization.queue.borrow_mut().push_back(Task::Finalizer(value));
        FinalizeAction::Keep
    }

    fn has_something_to_do(&self, generator: Generator) -> bool {
        match generator.state() {
            State::Suspended => {
                let code = generator.function().code();
                // Behind the `yield`.
                let word = code.word_of(generator.object().pc.get()).saturating_sub(1);
                generator.object().delegate.get() != 0
                    || code.block().is_guarded(word)
                    || self.is_exact(generator.value(), ClassId::AsyncGenerator)
            }
            State::Created => self.is_exact(generator.value(), ClassId::Coroutine),
            State::Running | State::Finished => false,
        }
    }

    /// The object is gone: what it owns outside of the heap is released.
    pub(crate) fn dispose(&self, object: NonNull<Header>) {
        let value = Value::pointer(object);
        if let Some(code) = value.downcast::<Code>() {
            // SAFETY: the heap disposes of an object once.
            unsafe { code.release() };
        } else if let Some(file) = value.downcast::<File>() {
            file.abandon(self);
        } else if let Some(view) = value.downcast::<MemoryView>() {
            view.release();
        }
    }

    /// Is there anything in the queue, and nobody at it?
    pub(crate) fn finalizers_due(&self) -> bool {
        !self.finalization.running.get() && !self.finalization.queue.borrow().is_empty()
    }

    /// Runs what is queued.
    #[cold]
    pub(crate) fn run_finalizers(&mut self) {
        if self.finalization.running.replace(true) {
            return;
        }
        let pending = self.pending.replace(Value::UNBOUND);
        // The place where an object is found dead is not of the program's choosing.
        self.stacks.limit += HEADROOM;
        loop {
            let task = self.finalization.queue.borrow_mut().pop_front();
            match task {
                Some(Task::Callback(reference)) => self.run_callback(reference),
                Some(Task::Finalizer(object)) => self.run_finalizer(object),
                None => break,
            }
        }
        self.stacks.limit -= HEADROOM;
        self.pending.set(pending);
        self.finalization.running.set(false);
    }

    fn run_finalizer(&mut self, object: Value) {
        if let Some(generator) = object.downcast::<Generator>() {
            self.finalize_generator(generator);
            return;
        }
        let Some(method) = self.class_of(object).special(Special::Del, self) else { return };
        if let Err(raised) = self.call_unbound(method, object, &[]) {
            self.report_unraisable(raised, "Exception ignored while calling deallocator", method);
        }
    }

    fn finalize_generator(&mut self, generator: Generator) {
        let value = generator.value();
        if self.is_exact(value, ClassId::AsyncGenerator)
            && let Some(finalizer) = generator.finalizer_hook()
        {
            if let Err(raised) = self.call(finalizer, &[value]) {
                let what = "Exception ignored while finalizing generator";
                self.report_unraisable(raised, what, value);
            }
            return;
        }
        let result = match generator.state() {
            State::Created if self.is_exact(value, ClassId::Coroutine) => {
                generator.object().state.set(State::Finished);
                self.warn_never_awaited(generator)
            }
            State::Created | State::Suspended => generator_close(generator, self).map(|_| ()),
            State::Running | State::Finished => Ok(()),
        };
        if let Err(raised) = result {
            self.report_unraisable(raised, "Exception ignored while closing generator", value);
        }
    }

    /// Has the program ended, and are finalizers running (`sys.is_finalizing()`)?
    pub fn is_finalizing(&self) -> bool {
        self.finalization.ending.get()
    }

    /// The program has ended: everything that has a finalizer gets its turn,
    /// garbage first, as far as it was found.
    pub fn run_final_finalizers(&mut self) {
        self.finalization.ending.set(true);
        for _ in 0..FINAL_ROUNDS {
            self.run_finalizers();
            let mut found = false;
            for object in self.heap.take_finalizable() {
                let value = Value::pointer(object);
                if is_owner(value) {
                    self.heap.register_finalizer(object);
                } else if self.finalize(object) == FinalizeAction::Keep {
                    found = true;
                }
            }
            if !found {
                break;
            }
        }
    }

    /// `class` has got a `__del__`: its instances are to be finalized from now on.
    pub(crate) fn register_instances(&mut self, class: Class) {
        self.collect_garbage(Collect::Full);
        let mut instances = Vec::new();
        self.heap.for_each_object(&mut |object| {
            // Nothing may be allocated here: the built-in classes, which are made
            // when they are asked for, are left out.
            let shape = Value::pointer(object).shape_number().unwrap_or(0);
            if shape >= ClassId::COUNT as u32 && self.shapes.class(shape).is_subclass_of(class) {
                instances.push(object);
            }
        });
        instances.into_iter().for_each(|object| self.heap.register_finalizer(object));
        self.run_finalizers();
    }

    /// Warns of a coroutine that dies without having been awaited.
    fn warn_never_awaited(&mut self, coroutine: Generator) -> PyResult<()> {
        let name = self.intern("warnings")?;
        if let Some(warnings) = self.modules().get_str(name, self) {
            let name = self.intern("_warn_unawaited_coroutine")?;
            if let Some(warn) = self.try_get_attr(warnings, name)? {
                return self.call(warn, &[coroutine.value()]).map(|_| ());
            }
        }
        let name = self.str(coroutine.object().qualified_name.get())?;
        let message = format!("coroutine '{}' was never awaited", name.to_string_lossy());
        self.show_runtime_warning(&message)
    }
}

impl Drop for Vm {
    /// Releases what objects own outside of the heap.
    fn drop(&mut self) {
        for object in self.heap.take_finalizable() {
            self.dispose(object);
        }
    }
}
