//! What watches a program run: trace and profile functions, counts, samples.
//!
//! A program that is watched runs on the *steps* of `interp/dispatch.rs`, each of
//! which returns to the loop in `interp/run.rs`; what is to be known before and
//! after an instruction is found out there ([`events`], [`counts`]). A program
//! that is not watched pays for one test per call from Rust into Python code.
//!
//! Watching begins while natives run: `sys.settrace` is one, and may have been
//! called by frames that natives called. Each frame that waits for a native gets a
//! breakpoint behind its instruction ([`breakpoints`]), where its loop notices.

mod breakpoints;
pub mod counts;
mod disassembly;
pub(crate) mod events;
mod report;
pub mod sampling;

use breakpoints::Breakpoint;
use std::cell::{Cell, RefCell};
use taipan_heap::Value;

/// See the head of this module.
pub(crate) struct Observer {
    /// Does the program run on steps?
    pub(crate) stepping: Cell<bool>,
    /// Are there trace or profile functions to be told, and none runs?
    events: Cell<bool>,
    /// `sys.gettrace()`, `sys.getprofile()`, or unbound.
    trace: Cell<Value>,
    profile: Cell<Value>,
    /// How many of them run, and what else they are not told of.
    busy: Cell<u32>,
    /// The objects of frames on the value stack, by their register 0, ascending.
    pub(crate) views: RefCell<Vec<(usize, Value)>>, // tidy: traced by `trace_values`
    breakpoints: RefCell<Vec<Breakpoint>>, // tidy: traced by `trace_values`
    /// For `--stats`.
    pub(crate) counts: RefCell<Option<Box<counts::Counts>>>,
    /// For `--profile`.
    pub(crate) sampler: RefCell<Option<Box<sampling::Sampler>>>,
}

impl Default for Observer {
    fn default() -> Observer {
        Observer {
            stepping: Cell::new(false),
            events: Cell::new(false),
            trace: Cell::new(Value::UNBOUND),
            profile: Cell::new(Value::UNBOUND),
            busy: Cell::new(0),
            views: RefCell::default(),
            breakpoints: RefCell::default(),
            counts: RefCell::new(None),
            sampler: RefCell::new(None),
        }
    }
}

impl Observer {
    /// Are there trace or profile functions to be told?
    #[inline]
    pub(crate) fn has_events(&self) -> bool {
        self.events.get()
    }

    /// Hands the values that it keeps to `visit`.
    pub(crate) fn trace_values(&self, visit: &mut dyn FnMut(Value)) {
        visit(self.trace.get());
        visit(self.profile.get());
        self.views.borrow().iter().for_each(|(_, view)| visit(*view));
        if let Some(counts) = self.counts.borrow().as_deref() {
            counts.codes.iter().for_each(|code| visit(*code));
        }
        self.breakpoints.borrow().iter().for_each(|breakpoint| visit(breakpoint.code));
    }

    fn update(&self) {
        let told = !self.trace.get().is_unbound() || !self.profile.get().is_unbound();
        self.events.set(told && self.busy.get() == 0);
        self.stepping.set(told || self.counts.borrow().is_some());
    }
}
