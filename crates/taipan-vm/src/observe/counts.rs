//! What `--stats` counts while a program runs in steps: instructions by opcode,
//! specializations that were made and given up, collections, time by phase.

use crate::handle::{Downcast, Handle};
use crate::interp::cache;
use crate::object::code::Code;
use crate::observe::events::Coming;
use crate::vm::Vm;
use std::time::{Duration, Instant};
use taipan_bytecode::{Instr, Op};
use taipan_heap::{Collect, HeapStats, Value};

/// See the head of this module. Arrays are indexed by opcode.
#[derive(Clone, Debug)]
pub struct Counts {
    /// How many times each ran.
    pub executed: [u64; 256],
    /// How many sites became this specialized instruction, and how many times one
    /// was given up for the generic one.
    pub made: [u64; 256],
    /// See `made`.
    pub given_up: [u64; 256],
    /// Collections of young objects: how many, time, bytes reclaimed.
    pub young: Collections,
    /// Full collections.
    pub full: Collections,
    /// Time spent parsing, compiling, and after the program's end.
    pub parse: Duration,
    /// See `parse`.
    pub compile: Duration,
    /// See `parse`.
    pub exit: Duration,
    began: Instant,
    pub(super) codes: Vec<Value>, // tidy: traced by `Observer::trace_values`
}

/// Collections of one sort.
#[derive(Clone, Copy, Debug, Default)]
pub struct Collections {
    /// How many.
    pub count: u64,
    /// Their time together.
    pub time: Duration,
    /// The longest.
    pub longest: Duration,
    /// Bytes that they reclaimed.
    pub reclaimed: u64,
}

/// What to measure the time of.
#[derive(Clone, Copy, Debug)]
pub enum Phase {
    /// Text to tree, scopes and syntax errors.
    Parse,
    /// Tree to code.
    Compile,
    /// After the program's last instruction.
    Exit,
}

impl Default for Counts {
    fn default() -> Counts {
        Counts {
            executed: [0; 256],
            made: [0; 256],
            given_up: [0; 256],
            young: Collections::default(),
            full: Collections::default(),
            parse: Duration::ZERO,
            compile: Duration::ZERO,
            exit: Duration::ZERO,
            began: Instant::now(),
            codes: Vec::new(),
        }
    }
}

impl Counts {
    /// Time since counting began.
    pub fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }
}

impl Vm {
    /// From now on everything is counted.
    pub fn start_counting(&mut self) {
        *self.observer.counts.borrow_mut() = Some(Box::default());
        self.heap.start_tally();
        self.watch();
    }

    /// Ends counting: the counts.
    pub fn take_counts(&mut self) -> Option<Box<Counts>> {
        let counts = self.observer.counts.take();
        self.watch();
        counts
    }

    /// What the heap has counted.
    pub fn heap_stats(&self) -> HeapStats {
        self.heap.stats()
    }

    /// An instruction has run.
    pub(crate) fn count(&self, coming: Coming) {
        let mut counts = self.observer.counts.borrow_mut();
        let Some(counts) = counts.as_deref_mut() else { return };
        counts.executed[coming.op as usize] += 1;
        // SAFETY: the caller keeps the code alive.
        let Some(now) = (unsafe { Instr(*coming.at) }).op() else { return };
        if now == coming.op || now == Op::Breakpoint {
            return;
        }
        if now.is_generic() {
            counts.given_up[coming.op as usize] += 1;
        } else {
            // A miss may be followed by another specialization at once.
            if !coming.op.is_generic() {
                counts.given_up[coming.op as usize] += 1;
            }
            counts.made[now as usize] += 1;
        }
    }

    /// Runs `action`, whose time counts as `phase`.
    pub fn timed<T>(&mut self, phase: Phase, action: impl FnOnce(&mut Vm) -> T) -> T {
        if self.observer.counts.borrow().is_none() {
            return action(self);
        }
        let start = Instant::now();
        let result = action(self);
        if let Some(counts) = self.observer.counts.borrow_mut().as_deref_mut() {
            *match phase {
                Phase::Parse => &mut counts.parse,
                Phase::Compile => &mut counts.compile,
                Phase::Exit => &mut counts.exit,
            } += start.elapsed();
        }
        result
    }

    /// Runs a collection; counts it where that is asked for.
    pub(crate) fn counted_collection(
        &mut self,
        kind: Collect,
        collect: impl FnOnce(&mut Vm, Collect),
    ) {
        if self.observer.counts.borrow().is_none() {
            return collect(self, kind);
        }
        let before = (self.heap.stats().full_collections, self.heap.allocated_bytes());
        let start = Instant::now();
        collect(self, kind);
        let time = start.elapsed();
        let (full, left) = (self.heap.stats().full_collections, self.heap.allocated_bytes());
        let mut counts = self.observer.counts.borrow_mut();
        let Some(counts) = counts.as_deref_mut() else { return };
        let sort = if full > before.0 { &mut counts.full } else { &mut counts.young };
        sort.count += 1;
        sort.time += time;
        sort.longest = sort.longest.max(time);
        sort.reclaimed += before.1.saturating_sub(left) as u64;
    }

    /// Keeps a code object for the report.
    pub(crate) fn keep_code(&self, code: Code) {
        if let Some(counts) = self.observer.counts.borrow_mut().as_deref_mut() {
            counts.codes.push(code.value());
        }
    }

    /// All code objects made since counting began.
    pub(crate) fn kept_codes(&self) -> Vec<Code> {
        // tidy: copies of values that the observer traces
        let counts = self.observer.counts.borrow();
        let codes = counts.as_deref().map_or(&[][..], |counts| &counts.codes);
        codes.iter().filter_map(|code| code.downcast()).collect()
    }

    /// For each opcode, how many sites of the code made since counting began hold
    /// it now.
    pub fn sites(&self) -> Box<[u64; 256]> {
        self.remove_breakpoints();
        let mut sites = Box::new([0; 256]);
        for code in self.kept_codes() {
            cache::each_op(code.current_instructions(), |op| sites[op as usize] += 1);
        }
        sites
    }
}
