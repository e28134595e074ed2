//! The heap as its embedder sees it: allocation, barrier, accounting.

use crate::header::{Flags, Header, MAX_SMALL_WORDS};
use crate::large::{self, LargeSpace};
use crate::region::Region;
use crate::small::{self, SmallSpace};
use crate::value::Value;
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU32, Ordering};

/// Bit of [`Heap::poll_word`]: a collection is due.
pub const POLL_COLLECT: u32 = 1;

/// Words of the largest object that fits every run.
const LINE_WORDS: usize = crate::region::LINE_BYTES / 8;

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

/// The heap of one isolate. Allocation takes `&self` and never collects; it is
/// not `Sync`.
#[repr(C)]
pub struct Heap {
    cursor: Cell<usize>,
    limit: Cell<usize>,
    poll: AtomicU32,
    pub(crate) stress: bool,
    pub(crate) full_wanted: Cell<bool>,
    /// Bytes that may be allocated until a collection is due.
    pub(crate) budget: Cell<usize>,
    /// Bytes handed out since the last collection, large ones included.
    pub(crate) since: Cell<usize>,
    /// Bytes of small objects handed out in runs since the last collection.
    pub(crate) small_since: Cell<usize>,
    /// Bytes of small objects that survived the last collection.
    pub(crate) small_live: Cell<usize>,
    /// Bytes of lines that they hold.
    pub(crate) small_held: Cell<usize>,
    pub(crate) large_bytes: Cell<usize>,
    pub(crate) external_bytes: Cell<usize>,
    pub(crate) limit_bytes: Cell<usize>,
    pub(crate) nursery_bytes: usize,
    pub(crate) spaces: RefCell<Spaces>,
}

/// What allocation's slow path and collection change.
pub(crate) struct Spaces {
    pub(crate) small: SmallSpace,
    pub(crate) large: LargeSpace,
    /// The overflow run, for objects longer than a line that do not fit the
    /// current run: its cursor and end.
    pub(crate) overflow: small::Run,
    /// Old objects that were stored to.
    pub(crate) remembered: Vec<NonNull<Header>>,
    /// Cards of old large objects that were stored to.
    pub(crate) cards: Vec<(NonNull<Header>, usize)>,
    pub(crate) young_finalizers: Vec<NonNull<Header>>,
    pub(crate) old_finalizers: Vec<NonNull<Header>>,
    pub(crate) pending: Vec<*mut Header>,
    /// Live bytes at which the next automatic collection is full.
    pub(crate) full_at: usize,
    pub(crate) stats: HeapStats,
}

// SAFETY: the heap owns all memory that its pointers lead to; nothing in it is
// bound to a thread. (An isolate runs on any thread, one at a time.)
unsafe impl Send for Heap {}

impl Heap {
    /// Where machine code finds the allocation cursor.
    pub const CURSOR_OFFSET: usize = std::mem::offset_of!(Heap, cursor);
    /// Where machine code finds the end of the current run.
    pub const LIMIT_OFFSET: usize = std::mem::offset_of!(Heap, limit);
    /// Where machine code finds the poll word.
    pub const POLL_OFFSET: usize = std::mem::offset_of!(Heap, poll);

    /// Makes an empty heap. Panics if the system has not even addresses.
    pub fn new(config: HeapConfig) -> Heap {
        #[expect(
            clippy::expect_used,
            reason = "before any program runs; there is no heap to go on with"
        )]
        let region = Region::reserve().expect("address space for a heap");
        Heap {
            cursor: Cell::new(0),
            limit: Cell::new(0),
            poll: AtomicU32::new(if config.stress { POLL_COLLECT } else { 0 }),
            stress: config.stress,
            full_wanted: Cell::new(false),
            budget: Cell::new(config.nursery_bytes),
            since: Cell::new(0),
            small_since: Cell::new(0),
            small_live: Cell::new(0),
            small_held: Cell::new(0),
            large_bytes: Cell::new(0),
            external_bytes: Cell::new(0),
            limit_bytes: Cell::new(config.limit_bytes),
            nursery_bytes: config.nursery_bytes,
            spaces: RefCell::new(Spaces {
                small: SmallSpace::new(region),
                large: LargeSpace::default(),
                overflow: small::Run { start: 0, end: 0 },
                remembered: Vec::new(),
                cards: Vec::new(),
                young_finalizers: Vec::new(),
                old_finalizers: Vec::new(),
                pending: Vec::new(),
                full_at: crate::collect::FULL_FLOOR,
                stats: HeapStats::default(),
            }),
        }
    }

    /// Allocates an object of `words` words, header included, at most
    /// [`MAX_SMALL_WORDS`]. The header is written; the caller initialises every
    /// field before the next safepoint. See [`Header`] for `raw`.
    #[inline(always)]
    pub fn alloc_small(&self, kind: u8, raw: u8, words: usize, shape: u32) -> NonNull<Header> {
        assert!((1..=MAX_SMALL_WORDS).contains(&words));
        let at = self.cursor.get();
        let next = at + words * 8;
        let at = if next <= self.limit.get() {
            self.cursor.set(next);
            at
        } else {
            self.alloc_slow(words)
        };
        let object = at as *mut Header;
        // SAFETY: `at` is the start of `words` unused words of ours.
        unsafe {
            object.write(Header::small(kind, raw, words, shape));
            NonNull::new_unchecked(object)
        }
    }

    /// Allocates an object of any size.
    ///
    /// # Errors
    /// [`OutOfMemory`] when the object would pass the limit (a full collection
    /// is then due) or the system has no memory.
    #[inline]
    pub fn try_alloc(
        &self,
        kind: u8,
        raw: u8,
        words: usize,
        shape: u32,
    ) -> Result<NonNull<Header>, OutOfMemory> {
        if words > MAX_SMALL_WORDS {
            return self.alloc_large(kind, raw, words, shape);
        }
        if self.limit_bytes.get() != usize::MAX {
            self.check_limit(words * 8)?;
        }
        Ok(self.alloc_small(kind, raw, words, shape))
    }

    fn check_limit(&self, bytes: usize) -> Result<(), OutOfMemory> {
        if self.held_bytes().saturating_add(bytes) > self.limit_bytes.get() {
            self.full_wanted.set(true);
            self.request_collection();
            return Err(OutOfMemory);
        }
        Ok(())
    }

    #[cold]
    fn alloc_large(
        &self,
        kind: u8,
        raw: u8,
        words: usize,
        shape: u32,
    ) -> Result<NonNull<Header>, OutOfMemory> {
        let bytes = large::layout(words).ok_or(OutOfMemory)?.size();
        self.check_limit(bytes)?;
        let mut spaces = self.spaces.borrow_mut();
        let object = spaces.large.alloc(kind, raw, words, shape).ok_or(OutOfMemory)?;
        self.large_bytes.set(spaces.large.bytes());
        drop(spaces);
        self.pace(bytes);
        Ok(object)
    }

    /// Room for an object that does not fit the current run.
    #[cold]
    #[inline(never)]
    fn alloc_slow(&self, words: usize) -> usize {
        let bytes = words * 8;
        let spaces = &mut *self.spaces.borrow_mut();
        if words > LINE_WORDS {
            let overflow = &mut spaces.overflow;
            if overflow.end - overflow.start < bytes {
                // SAFETY: the rest of the overflow run.
                unsafe { small::retire(overflow.start, overflow.end) };
                *overflow = self.took(spaces.small.empty_block(), spaces.small.exhausted);
            }
            let at = spaces.overflow.start;
            spaces.overflow.start += bytes;
            return at;
        }
        // SAFETY: the rest of the current run.
        unsafe { small::retire(self.cursor.get(), self.limit.get()) };
        let run = self.took(spaces.small.next_run(), spaces.small.exhausted);
        self.cursor.set(run.start + bytes);
        self.limit.set(run.end);
        run.start
    }

    fn took(&self, run: Option<small::Run>, exhausted: bool) -> small::Run {
        if exhausted {
            self.request_collection();
        }
        let Some(run) = run else {
            // The system refused memory long ago (`over_limit` has said so
            // since) and the reserve is used up.
            std::alloc::handle_alloc_error(std::alloc::Layout::new::<[u8; 32 << 10]>())
        };
        let bytes = run.end - run.start;
        self.small_since.set(self.small_since.get() + bytes);
        self.pace(bytes);
        run
    }

    /// Counts bytes toward the next collection.
    fn pace(&self, bytes: usize) {
        let since = self.since.get().saturating_add(bytes);
        self.since.set(since);
        if since >= self.budget.get() || self.over_limit() {
            self.request_collection();
        }
    }

    /// Is a collection due? To be asked at every safepoint.
    #[inline(always)]
    pub fn collection_due(&self) -> bool {
        self.poll.load(Ordering::Relaxed) & POLL_COLLECT != 0
    }

    /// Makes a collection due at the next safepoint.
    pub fn request_collection(&self) {
        self.poll.fetch_or(POLL_COLLECT, Ordering::Relaxed);
    }

    /// The word that safepoints test. The heap owns bit [`POLL_COLLECT`]; the
    /// others are the embedder's.
    #[inline(always)]
    pub fn poll_word(&self) -> &AtomicU32 {
        &self.poll
    }

    /// Call this before or after storing values into an object, before the next
    /// safepoint.
    #[inline(always)]
    pub fn barrier(&self, object: NonNull<Header>) {
        // SAFETY: the caller has a live object.
        if unsafe { object.as_ref() }.has(Flags::UNLOGGED) {
            self.remember(object);
        }
    }

    /// As [`Heap::barrier`], for a store into one slot: of a large array only
    /// the slot's surroundings are scanned again.
    #[inline(always)]
    pub fn barrier_slot(&self, object: NonNull<Header>, slot: *const Value) {
        // SAFETY: the caller has a live object.
        if unsafe { object.as_ref() }.has(Flags::UNLOGGED) {
            self.remember_slot(object, slot);
        }
    }

    #[cold]
    #[inline(never)]
    fn remember(&self, object: NonNull<Header>) {
        // SAFETY: the caller of `barrier` has a live object.
        unsafe { object.as_ref() }.clear(Flags::UNLOGGED);
        self.spaces.borrow_mut().remembered.push(object);
    }

    #[cold]
    #[inline(never)]
    fn remember_slot(&self, object: NonNull<Header>, slot: *const Value) {
        // SAFETY: the caller of `barrier_slot` has a live object.
        let header = unsafe { object.as_ref() };
        let behind = (slot as usize).wrapping_sub(object.as_ptr() as usize);
        if !header.has(Flags::LARGE) || behind >= header.words() * 8 {
            return self.remember(object);
        }
        // SAFETY: the object is large and the slot lies in it.
        unsafe {
            let (byte, card) = large::card_of(object.as_ptr(), slot as usize);
            if byte.replace(1) == 0 {
                self.spaces.borrow_mut().cards.push((object, card));
            }
        }
    }

    /// Asks for [`crate::Roots::finalize`] when the object has become unreachable.
    pub fn register_finalizer(&self, object: NonNull<Header>) {
        // SAFETY: the caller has a live object.
        let header = unsafe { object.as_ref() };
        if !header.has(Flags::FINALIZE) {
            header.set(Flags::FINALIZE);
            // It may be old already: the list is looked through and sorted by
            // age at the next collection of either kind.
            self.spaces.borrow_mut().young_finalizers.push(object);
        }
    }

    /// Every object that has a finalizer; they are registered no more. The
    /// embedder drops foreign payloads with it before the heap goes.
    pub fn take_finalizable(&self) -> Vec<NonNull<Header>> {
        let spaces = &mut *self.spaces.borrow_mut();
        let mut all = std::mem::take(&mut spaces.old_finalizers);
        all.append(&mut spaces.young_finalizers);
        for object in &all {
            // SAFETY: listed objects are alive.
            unsafe { object.as_ref() }.clear(Flags::FINALIZE);
        }
        all
    }

    /// Memory outside the heap that objects own came (positive) or went.
    pub fn charge_external(&self, bytes: isize) {
        let now = self.external_bytes.get().saturating_add_signed(bytes);
        self.external_bytes.set(now);
        if bytes > 0 {
            self.pace(bytes as usize);
        }
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
        let unused = self.limit.get() - self.cursor.get();
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

    /// Sets the limit in bytes; `usize::MAX` for none.
    pub fn set_limit(&self, bytes: usize) {
        self.limit_bytes.set(bytes);
        if self.over_limit() {
            self.request_collection();
        }
    }

    /// Counters.
    pub fn stats(&self) -> HeapStats {
        let spaces = self.spaces.borrow();
        HeapStats {
            large_objects: spaces.large.count(),
            blocks: spaces.small.blocks() as usize,
            empty_blocks: spaces.small.empty_blocks(),
            total_allocated_bytes: spaces.stats.total_allocated_bytes + self.since.get() as u64,
            ..spaces.stats
        }
    }

    /// Calls `f` with every object. Valid right after a full collection: what
    /// was allocated since is not shown. `f` must not use the heap.
    pub fn for_each_object(&self, f: &mut dyn FnMut(NonNull<Header>)) {
        let spaces = self.spaces.borrow();
        let region = &spaces.small.region;
        for block in 0..spaces.small.blocks() {
            // SAFETY: the block is committed; a mark bit says that an object
            // starts there.
            unsafe {
                region.marks.for_each_in_block(block, |offset| {
                    f(NonNull::new_unchecked((region.base() + offset) as *mut Header));
                });
            }
        }
        spaces.large.for_each_old(f);
    }

    /// Ends the current runs: a collection begins.
    pub(crate) fn retire_runs(&self, spaces: &mut Spaces) {
        let overflow = std::mem::replace(&mut spaces.overflow, small::Run { start: 0, end: 0 });
        // SAFETY: the rests of the two current runs.
        unsafe {
            small::retire(self.cursor.get(), self.limit.get());
            small::retire(overflow.start, overflow.end);
        }
        self.cursor.set(0);
        self.limit.set(0);
    }

    /// The poll bit after a collection.
    pub(crate) fn collected(&self) {
        if !self.stress {
            self.poll.fetch_and(!POLL_COLLECT, Ordering::Relaxed);
        }
    }
}
