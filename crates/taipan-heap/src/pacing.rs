//! Accounting: when a collection is due and what the limit allows.
//!
//! Small objects are counted by the run, large ones and external memory by the
//! object. A limit is one of the process's memory: it counts the lines that
//! survivors hold, not the survivors.

use crate::heap::Heap;
use std::cell::Cell;
use std::rc::Rc;

/// What small objects may take beyond the limit until the next safepoint.
const HANDLING_BYTES: usize = 256 << 10;

/// How a heap paces itself.
#[derive(Clone, Debug)]
pub struct HeapConfig {
    /// Bytes allocated between two minor collections (more where the native
    /// stack is deep).
    pub nursery_bytes: usize,
    /// Bytes that live and unreclaimed objects may take, with the lines that
    /// small ones keep from reuse and external memory; `usize::MAX` for no limit.
    pub limit_bytes: usize,
    /// Collect at every safepoint, poison what is unreachable.
    pub stress: bool,
}

impl Default for HeapConfig {
    fn default() -> HeapConfig {
        HeapConfig { nursery_bytes: 4 << 20, limit_bytes: usize::MAX, stress: false }
    }
}

/// The limit is reached, or the system has no memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfMemory;

impl std::fmt::Display for OutOfMemory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("out of memory")
    }
}

impl std::error::Error for OutOfMemory {}

/// Which collection to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collect {
    /// A minor one, or a full one when the heap has doubled since the last.
    Auto,
    /// Young objects only.
    Minor,
    /// All objects.
    Full,
}

/// Counters since the heap was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeapStats {
    /// Minor collections.
    pub minor_collections: u64,
    /// Full collections.
    pub full_collections: u64,
    /// Bytes of objects after the last collection, external memory included.
    pub live_bytes: usize,
    /// Bytes ever allocated, counted by the run.
    pub total_allocated_bytes: u64,
    /// Large objects now.
    pub large_objects: usize,
    /// 32 KB blocks ever in use.
    pub blocks: usize,
    /// Of these, empty now.
    pub empty_blocks: usize,
}

/// Memory outside the heap that an operation takes for a while: it counts toward
/// the limit until it is dropped.
#[derive(Debug)]
pub struct Charge {
    account: Rc<Cell<usize>>,
    bytes: usize,
}

impl Drop for Charge {
    fn drop(&mut self) {
        self.account.set(self.account.get().saturating_sub(self.bytes));
    }
}

impl Heap {
    /// Counts bytes toward the next collection.
    pub(crate) fn pace(&self, bytes: usize) {
        let since = self.since.get().saturating_add(bytes);
        self.since.set(since);
        if since >= self.budget.get() || self.over_limit() {
            self.request_collection();
        }
    }

    /// Is there room for so many bytes more? If not, a full collection is due.
    ///
    /// # Errors
    /// [`OutOfMemory`] if not.
    pub fn check_limit(&self, bytes: usize) -> Result<(), OutOfMemory> {
        self.refuse_unless(self.has_room(bytes))
    }

    /// As [`Heap::check_limit`], but only asking.
    pub fn has_room(&self, bytes: usize) -> bool {
        let foreign = self.large_bytes.get().saturating_add(self.external_bytes.get());
        self.held_bytes().saturating_add(bytes) <= self.limit_bytes.get()
            && foreign.saturating_add(bytes) <= self.foreign_limit
    }

    /// As [`Heap::check_limit`] for a small object: some are let through beyond the
    /// limit, so that a program that a large request was refused can handle that.
    /// The next safepoint sees to it that it stays at that.
    pub(crate) fn check_small(&self, bytes: usize) -> Result<(), OutOfMemory> {
        let held = self.held_bytes().saturating_add(bytes);
        self.refuse_unless(held <= self.limit_bytes.get().saturating_add(HANDLING_BYTES))
    }

    fn refuse_unless(&self, fits: bool) -> Result<(), OutOfMemory> {
        if !fits {
            self.full_wanted.set(true);
            self.request_collection();
            return Err(OutOfMemory);
        }
        Ok(())
    }

    /// Was something refused since the last full collection?
    pub fn has_refused(&self) -> bool {
        self.full_wanted.get()
    }

    /// Memory outside the heap that objects own came (positive) or went.
    pub fn charge_external(&self, bytes: isize) {
        let now = self.external_bytes.get().saturating_add_signed(bytes);
        self.external_bytes.set(now);
        if bytes > 0 {
            self.pace(bytes as usize);
        }
    }

    /// A charge of nothing yet, to be raised ([`Heap::raise_charge`]).
    pub fn charge(&self) -> Charge {
        Charge { account: self.external_bytes.clone(), bytes: 0 }
    }

    /// Makes a charge larger.
    ///
    /// # Errors
    /// [`OutOfMemory`] where it would pass the limit.
    pub fn raise_charge(&self, charge: &mut Charge, bytes: usize) -> Result<(), OutOfMemory> {
        self.check_limit(bytes)?;
        charge.bytes = charge.bytes.saturating_add(bytes);
        charge.account.set(charge.account.get().saturating_add(bytes));
        Ok(())
    }

    /// Bytes of all objects, dead ones not yet reclaimed included.
    pub fn allocated_bytes(&self) -> usize {
        self.with_small(self.small_live.get())
    }

    /// What the limit is compared with: as [`Heap::allocated_bytes`], but of the
    /// survivors the lines that they hold, so that scattered survivors cannot
    /// make the process many times as large as its limit.
    pub(crate) fn held_bytes(&self) -> usize {
        self.with_small(self.small_held.get())
    }

    /// Bytes allocated since the last collection, of large objects and outside
    /// of the heap, and `survivors`.
    fn with_small(&self, survivors: usize) -> usize {
        let unused = self.unused_bytes();
        (survivors + self.small_since.get() - unused)
            .saturating_add(self.large_bytes.get())
            .saturating_add(self.external_bytes.get())
    }

    /// Does the heap hold more than its limit, or does the system refuse
    /// memory? If so right after a full collection, the program is out of memory.
    pub fn over_limit(&self) -> bool {
        self.held_bytes() > self.limit_bytes.get()
            || self.spaces.try_borrow().is_ok_and(|spaces| spaces.small.exhausted)
    }

    /// Is there so little room that a program would mostly collect garbage? Right
    /// after a full collection that counts as being out of memory.
    pub fn is_tight(&self) -> bool {
        let limit = self.limit_bytes.get();
        self.held_bytes() > limit - limit / 64 || self.over_limit()
    }

    /// Takes the limit away, and returns it for [`Heap::set_limit`].
    pub fn lift_limit(&self) -> usize {
        self.limit_bytes.replace(usize::MAX)
    }

    /// Sets the limit in bytes; `usize::MAX` for none.
    pub fn set_limit(&self, bytes: usize) {
        self.limit_bytes.set(bytes);
        if self.over_limit() {
            self.request_collection();
        }
    }
}
