//! Safepoints: where collections, interrupts and limits take effect.
//!
//! A safepoint is a back edge or a call of a Python function. Allocation only
//! requests; what it requested happens here.

use crate::error::PyResult;
use crate::handle::Handle;
use crate::interrupt::POLL_INTERRUPT;
use crate::kind::Kind;
use crate::vm::Vm;
use std::ptr::NonNull;
use std::sync::atomic::Ordering;
use taipan_heap::{Collect, FinalizeAction, Header, Roots, Tracer, Value};

impl Vm {
    /// Is there anything to do at a safepoint?
    #[inline(always)]
    pub(crate) fn safepoint_due(&self) -> bool {
        self.heap.poll_word().load(Ordering::Relaxed) != 0
    }

    /// A safepoint, for long loops of natives that allocate or call.
    #[inline(always)]
    pub fn poll(&mut self) -> PyResult<()> {
        if self.safepoint_due() { self.safepoint() } else { Ok(()) }
    }

    /// Collects, and raises what limits and interrupts ask for.
    #[cold]
    #[inline(never)]
    pub(crate) fn safepoint(&mut self) -> PyResult<()> {
        if self.heap.collection_due() {
            self.collect_garbage(Collect::Auto);
            if self.heap.over_limit() {
                self.collect_garbage(Collect::Full);
                if self.heap.over_limit() {
                    return Err(self.memory_error());
                }
            }
        }
        let poll = self.heap.poll_word();
        if poll.load(Ordering::Relaxed) & POLL_INTERRUPT != 0 {
            poll.fetch_and(!POLL_INTERRUPT, Ordering::Relaxed);
            return Err(self.raise(crate::ClassId::KeyboardInterrupt, ""));
        }
        Ok(())
    }

    /// Runs a collection now.
    pub(crate) fn collect_garbage(&mut self, kind: Collect) {
        self.lookups.clear();
        self.mro_cache.clear();
        let mut roots = IsolateRoots { vm: self };
        // SAFETY: the roots name every value outside the heap: the isolate's
        // tables, the value stack, the frames and the native stack.
        unsafe { self.heap.collect(kind, &mut roots) };
    }
}

struct IsolateRoots<'a> {
    vm: &'a Vm,
}

impl Roots for IsolateRoots<'_> {
    fn trace(&mut self, tracer: &mut Tracer<'_>) {
        let vm = self.vm;
        vm.trace_tables(&mut |value| tracer.value(value));
        for frame in vm.stacks.frames() {
            tracer.value(frame.code.value());
            tracer.value(frame.extra);
            if let Some(registers) = frame.generator_registers() {
                // SAFETY: a generator's registers always hold values.
                unsafe { tracer.conservative_words(registers.start.cast(), registers.end.cast()) };
            }
        }
        let (start, end) = vm.stacks.used();
        // SAFETY: the used part of the value stack is initialized or was once;
        // conservative scanning accepts any word.
        unsafe {
            tracer.conservative_words(start.cast(), end.cast());
            tracer.native_stack(vm.stacks.native_base as *const u8);
        }
    }

    fn finalize(&mut self, object: NonNull<Header>) -> FinalizeAction {
        // SAFETY: the heap hands over objects that were registered.
        if unsafe { object.as_ref() }.kind() == Kind::Code as u8 {
            // Nothing is released yet: an object that is kept for its `__del__`
            // may still refer to this code.
            return FinalizeAction::Drop;
        }
        self.vm.finalize(object)
    }

    fn dispose(&mut self, object: NonNull<Header>) {
        // SAFETY: the heap hands over objects that were registered.
        if unsafe { object.as_ref() }.kind() == Kind::Code as u8 {
            // SAFETY: its kind is `Code`, and the heap disposes of it once.
            unsafe { crate::object::code::Code::from_value(Value::pointer(object)).release() };
        }
    }
}
