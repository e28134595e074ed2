//! The heap and allocation from it. The barrier and the accounting have files
//! of their own.

use crate::header::{Flags, Header, MAX_SMALL_WORDS};
use crate::large::{self, LargeSpace};
use crate::pacing::{HeapConfig, HeapStats, OutOfMemory};
use crate::region::Region;
use crate::small::{self, SmallSpace};
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Bit of [`Heap::poll_word`]: a collection is due.
pub const POLL_COLLECT: u32 = 1;

/// Words of the largest object that fits every run.
const LINE_WORDS: usize = crate::region::LINE_BYTES / 8;
/// At most this part of a run is given up for an object that does not fit.
const RUN_LOSS: usize = 16;

/// The heap of one isolate. Allocation takes `&self` and never collects; it is
/// not `Sync`.
#[repr(C)]
pub struct Heap {
    pub(crate) cursor: Cell<usize>,
    limit: Cell<usize>,
    poll: Arc<AtomicU32>,
    pub(crate) stress: bool,
    pub(crate) full_wanted: Cell<bool>,
    /// Size of the current run.
    run_bytes: Cell<usize>,
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
    pub(crate) external_bytes: Rc<Cell<usize>>,
    pub(crate) limit_bytes: Cell<usize>,
    /// Bytes that large objects and external memory may take.
    pub(crate) foreign_limit: usize,
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
    /// Counts by kind, where they were asked for.
    pub(crate) tally: Option<Box<crate::tally::Tally>>,
}

// SAFETY: the heap owns all memory that its pointers lead to; nothing in it is
// bound to a thread. (An isolate runs on any thread, one at a time.)
unsafe impl Send for Heap {}

impl Heap {
    /// Where machine code finds the allocation cursor.
    pub const CURSOR_OFFSET: usize = std::mem::offset_of!(Heap, cursor);
    /// Where machine code finds the end of the current run.
    pub const LIMIT_OFFSET: usize = std::mem::offset_of!(Heap, limit);

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
            poll: Arc::new(AtomicU32::new(if config.stress { POLL_COLLECT } else { 0 })),
            stress: config.stress,
            full_wanted: Cell::new(false),
            run_bytes: Cell::new(0),
            budget: Cell::new(config.nursery_bytes),
            since: Cell::new(0),
            small_since: Cell::new(0),
            small_live: Cell::new(0),
            small_held: Cell::new(0),
            large_bytes: Cell::new(0),
            external_bytes: Rc::new(Cell::new(0)),
            limit_bytes: Cell::new(config.limit_bytes),
            foreign_limit: crate::region::foreign_room(),
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
                tally: None,
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
            self.check_small(words * 8)?;
        }
        Ok(self.alloc_small(kind, raw, words, shape))
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
        if let Some(tally) = spaces.tally.as_deref_mut() {
            tally.add(kind, words);
        }
        self.large_bytes.set(spaces.large.bytes());
        drop(spaces);
        self.pace(bytes);
        Ok(object)
    }

    /// Frees an object that its only owner has replaced (the buffer of a list that
    /// grew), if that is cheap: then its memory need not wait for a collection.
    ///
    /// # Safety
    /// Nothing refers to the object any more, and no native frame will use it.
    #[inline]
    pub unsafe fn retire(&self, object: NonNull<Header>) {
        // SAFETY: the caller has a live object.
        if unsafe { object.as_ref() }.has(Flags::LARGE) && !self.stress {
            // SAFETY: as the caller promises.
            unsafe { self.retire_large(object) }
        }
    }

    #[cold]
    unsafe fn retire_large(&self, object: NonNull<Header>) {
        let spaces = &mut *self.spaces.borrow_mut();
        // SAFETY: as the caller promises; stores into young objects are not
        // remembered, and those into an old one are forgotten first.
        unsafe {
            if !spaces.large.retire(object, false) {
                let tables = spaces.cards.len() + spaces.remembered.len();
                if tables > object.as_ref().words() {
                    return;
                }
                if spaces.large.is_retirable(object) {
                    spaces.cards.retain(|card| card.0 != object);
                    spaces.remembered.retain(|&other| other != object);
                    spaces.large.retire(object, true);
                }
            }
        }
        self.large_bytes.set(spaces.large.bytes());
    }

    /// Room for an object that does not fit the current run. An object of up to
    /// a line fits any run. A longer one goes to the overflow run instead, if
    /// much of the current run would be lost, or if the next is a hole too
    /// small for it.
    #[cold]
    #[inline(never)]
    fn alloc_slow(&self, words: usize) -> usize {
        let bytes = words * 8;
        let spaces = &mut *self.spaces.borrow_mut();
        if words <= LINE_WORDS || self.unused_bytes() * RUN_LOSS <= self.run_bytes.get() {
            self.count_run(spaces);
            // SAFETY: the rest of the current run.
            unsafe { small::retire(self.cursor.get(), self.limit.get()) };
            let run = self.took(spaces.small.next_run(), spaces.small.exhausted);
            self.run_bytes.set(run.end - run.start);
            self.limit.set(run.end);
            self.count_from(spaces, run.start);
            if bytes <= run.end - run.start {
                self.cursor.set(run.start + bytes);
                return run.start;
            }
            self.cursor.set(run.start);
        }
        if spaces.overflow.end - spaces.overflow.start < bytes {
            self.count_overflow(spaces);
            let overflow = &mut spaces.overflow;
            // SAFETY: the rest of the overflow run.
            unsafe { small::retire(overflow.start, overflow.end) };
            *overflow = self.took(spaces.small.empty_block(), spaces.small.exhausted);
            let start = overflow.start;
            if let Some(tally) = spaces.tally.as_deref_mut() {
                tally.start_overflow(start);
            }
        }
        let at = spaces.overflow.start;
        spaces.overflow.start += bytes;
        at
    }

    /// What is left of the current run.
    pub(crate) fn unused_bytes(&self) -> usize {
        self.limit.get() - self.cursor.get()
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

    /// The poll word, for whoever sets one of the embedder's bits from elsewhere.
    pub fn shared_poll_word(&self) -> Arc<AtomicU32> {
        self.poll.clone()
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
        self.count_run(spaces);
        self.count_overflow(spaces);
        let overflow = std::mem::replace(&mut spaces.overflow, small::Run { start: 0, end: 0 });
        // SAFETY: the rests of the two current runs.
        unsafe {
            small::retire(self.cursor.get(), self.limit.get());
            small::retire(overflow.start, overflow.end);
        }
        self.cursor.set(0);
        self.limit.set(0);
        self.run_bytes.set(0);
    }

    /// The poll bit after a collection.
    pub(crate) fn collected(&self) {
        if !self.stress {
            self.poll.fetch_and(!POLL_COLLECT, Ordering::Relaxed);
        }
    }
}
