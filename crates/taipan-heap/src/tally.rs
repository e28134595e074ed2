//! Counting allocations by kind, at no cost to allocation.
//!
//! The objects of a run lie one behind the other, and each header knows its kind
//! and size. So small objects are counted when their run is left: where the next
//! one is taken, at a collection, and when somebody asks.

use crate::header::Header;
use crate::heap::{Heap, Spaces};

/// Objects allocated since counting began, by kind.
#[derive(Clone, Debug)]
pub struct Tally {
    /// How many.
    pub objects: [u64; 256],
    /// Their bytes, headers included.
    pub bytes: [u64; 256],
    /// Up to where the current run and the overflow run are counted.
    run: usize,
    overflow: usize,
}

impl Tally {
    pub(crate) fn add(&mut self, kind: u8, words: usize) {
        self.objects[kind as usize] += 1;
        self.bytes[kind as usize] += words as u64 * 8;
    }

    /// The overflow run begins here.
    pub(crate) fn start_overflow(&mut self, start: usize) {
        self.overflow = start;
    }

    /// Counts what lies between two addresses.
    ///
    /// # Safety
    /// Objects do, one behind the other.
    unsafe fn walk(&mut self, mut at: usize, end: usize) {
        while at < end {
            // SAFETY: an object begins here.
            let header = unsafe { &*(at as *const Header) };
            let words = header.words();
            if words == 0 {
                return;
            }
            self.add(header.kind(), words);
            at += words * 8;
        }
    }
}

impl Heap {
    /// From now on allocations are counted.
    pub fn start_tally(&self) {
        let spaces = &mut *self.spaces.borrow_mut();
        spaces.tally = Some(Box::new(Tally {
            objects: [0; 256],
            bytes: [0; 256],
            run: self.cursor.get(),
            overflow: spaces.overflow.start,
        }));
    }

    /// What was counted up to now.
    pub fn tally(&self) -> Option<Box<Tally>> {
        let spaces = &mut *self.spaces.borrow_mut();
        self.count_run(spaces);
        self.count_overflow(spaces);
        spaces.tally.clone()
    }

    /// Counts the rest of the current run, which is left, or of which more will be
    /// used.
    pub(crate) fn count_run(&self, spaces: &mut Spaces) {
        if let Some(tally) = spaces.tally.as_deref_mut() {
            // SAFETY: the run is filled up to the cursor.
            unsafe { tally.walk(tally.run, self.cursor.get()) };
            tally.run = self.cursor.get();
        }
    }

    /// As [`Heap::count_run`], of the overflow run.
    pub(crate) fn count_overflow(&self, spaces: &mut Spaces) {
        if let Some(tally) = spaces.tally.as_deref_mut() {
            // SAFETY: as above.
            unsafe { tally.walk(tally.overflow, spaces.overflow.start) };
            tally.overflow = spaces.overflow.start;
        }
    }

    /// The current run begins here.
    pub(crate) fn count_from(&self, spaces: &mut Spaces, start: usize) {
        if let Some(tally) = spaces.tally.as_deref_mut() {
            tally.run = start;
        }
    }
}
