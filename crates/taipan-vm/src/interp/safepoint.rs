//! Safepoints: where collections, interrupts and limits take effect.
//!
//! A safepoint is a back edge or a call of a Python function. Allocation only
//! requests; what it requested happens here.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Handle;
use crate::interrupt::{POLL_INTERRUPT, POLL_MEMORY, POLL_SAMPLE};
use crate::shape::WordMap;
use crate::vm::Vm;
use std::ptr::NonNull;
use std::sync::atomic::Ordering;
use taipan_heap::{Collect, FinalizeAction, Header, Marker, Roots, Tracer};

impl Vm {
    /// Is there anything to do at a safepoint?
    #[inline(always)]
    pub(crate) fn safepoint_due(&self) -> bool {
        self.heap.poll_word().load(Ordering::Relaxed) != 0
    }

    /// A safepoint in a native function that takes its time: it collects where
    /// that is due, and raises what limits and interrupts ask for.
    #[inline]
    pub fn poll(&mut self) -> PyResult<()> {
        if self.safepoint_due() { self.safepoint() } else { Ok(()) }
    }

    /// Raises what an interrupt asks for. As [`Vm::poll`] for a native function that
    /// runs no Python code: it does not collect.
    #[inline]
    pub fn check_interrupt(&self) -> PyResult<()> {
        let poll = self.heap.poll_word();
        if poll.load(Ordering::Relaxed) & POLL_INTERRUPT == 0 {
            return Ok(());
        }
        poll.fetch_and(!POLL_INTERRUPT, Ordering::Relaxed);
        Err(self.raise(ClassId::KeyboardInterrupt, ""))
    }

    /// Collects, and raises what limits and interrupts ask for.
    #[cold]
    #[inline(never)]
    pub(crate) fn safepoint(&mut self) -> PyResult<()> {
        if self.heap.poll_word().load(Ordering::Relaxed) & POLL_SAMPLE != 0 {
            self.heap.poll_word().fetch_and(!POLL_SAMPLE, Ordering::Relaxed);
            self.sample();
        }
        if self.heap.collection_due() {
            self.collect_garbage(Collect::Auto);
            if self.heap.is_tight() {
                self.collect_garbage(Collect::Full);
                if self.heap.is_tight() {
                    return Err(self.memory_error());
                }
            }
            if self.finalizers_due() {
                self.run_finalizers();
            }
        }
        if self.heap.poll_word().load(Ordering::Relaxed) & POLL_MEMORY != 0 {
            self.heap.poll_word().fetch_and(!POLL_MEMORY, Ordering::Relaxed);
            self.collect_garbage(Collect::Full);
            return Err(self.memory_error());
        }
        self.check_interrupt()
    }

    /// Makes room after a request for memory was refused: for whoever handles the
    /// `MemoryError`.
    pub(crate) fn relieve(&mut self) {
        if self.heap.has_refused() {
            self.collect_garbage(Collect::Full);
        }
    }

    /// Runs a collection now.
    pub(crate) fn collect_garbage(&mut self, kind: Collect) {
        self.counted_collection(kind, Vm::collect_uncounted);
    }

    fn collect_uncounted(&mut self, kind: Collect) {
        self.lookups.clear();
        self.mro_cache.clear();
        clear_dead_stack();
        let mut roots = IsolateRoots { vm: self, classes: WordMap::default() };
        // SAFETY: the roots name every value outside the heap: the isolate's
        // tables, the value stack, the frames and the native stack.
        unsafe { self.heap.collect(kind, &mut roots) };
    }
}

/// Overwrites the part of the native stack below this frame, on which the
/// collection will lie: what calls that have returned left there would show
/// through the gaps in its frames and keep objects alive.
#[inline(never)]
pub(super) fn clear_dead_stack() {
    let mut dead = [0_u64; 1024];
    std::hint::black_box(&mut dead);
}

struct IsolateRoots<'a> {
    vm: &'a Vm,
    /// Addresses of the classes whose shapes were traced, in a full collection.
    classes: WordMap<()>,
}

impl Roots for IsolateRoots<'_> {
    fn trace(&mut self, tracer: &mut Tracer<'_>) {
        let vm = self.vm;
        vm.trace_tables(&mut |value| tracer.value(value));
        if tracer.is_full() {
            vm.shapes.trace_permanent(&mut |value| tracer.value(value));
            tracer.watch_shapes(ClassId::COUNT as u32);
        } else {
            vm.shapes.trace(&mut |value| tracer.value(value));
        }
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

    fn shape(&mut self, shape: u32, tracer: &mut Tracer<'_>) {
        tracer.value(self.vm.shapes.class(shape).value());
    }

    fn revisit(&mut self, tracer: &mut Tracer<'_>) -> bool {
        self.vm.shapes.trace_marked(&mut self.classes, tracer)
    }

    fn after_mark(&mut self, marked: &mut Marker<'_>) {
        self.vm.weak.clear_dead(marked, &self.vm.finalization);
    }

    fn after_finalize(&mut self, marked: &mut Marker<'_>) {
        self.vm.weak.drop_dead(marked);
        if marked.is_full() {
            self.vm.shapes.sweep(marked);
        }
    }

    fn finalize(&mut self, object: NonNull<Header>) -> FinalizeAction {
        self.vm.finalize(object)
    }

    fn dispose(&mut self, object: NonNull<Header>) {
        self.vm.dispose(object);
    }
}
