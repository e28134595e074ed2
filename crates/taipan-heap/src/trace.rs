//! Marking.
//!
//! An object is marked when a reference to it is first met (the mark bits are
//! dense and mostly in the cache) and then pushed on an explicit stack; its
//! header and fields are read when it is taken off. Between the two stands a
//! short first-in-first-out ring: an object that leaves the stack is prefetched
//! and waits there for its turn, so that the reads of several objects overlap
//! (Cher, Hosking, Vitek, *Software prefetching for mark-sweep garbage
//! collection*, 2004). This is the largest single gain in marking.
//!
//! Marks are sticky: a minor collection keeps those of the last one, so old
//! objects stop the search at once, and what it marks has become old.

use crate::bitmap::Bitmap;
use crate::header::{Flags, Header, RAW_ALL};
use crate::large::{self, LargeSpace};
use crate::lines::MARKED;
use crate::region::LINE_BYTES;
use crate::roots::Roots;
use crate::small::SmallSpace;
use crate::value::Value;
use std::ptr::{self, NonNull};

/// Objects that wait for their prefetch.
const RING: usize = 8;
/// Values of a large object that are scanned at a time, so that the stack
/// does not grow to the size of the array.
const CHUNK_WORDS: usize = 1024;

/// What a collection works with. [`crate::Roots`] gets it as [`Tracer`].
pub struct Tracer<'h> {
    pub(crate) base: usize,
    pub(crate) extent: usize,
    marks: Bitmap,
    lines: *mut u8,
    pending: Vec<*mut Header>,
    /// Large objects of which only the words before the number are scanned.
    arrays: Vec<(*mut Header, usize)>,
    pub(crate) full: bool,
    stress: bool,
    /// Shapes from this number on are told to the embedder when an object of
    /// theirs is first met; in minor collections no shape is.
    shapes_from: u32,
    /// A bit per shape from there on.
    seen_shapes: Vec<u64>,
    /// Those met since the embedder was told last.
    new_shapes: Vec<u32>,
    /// Bytes of small objects marked.
    pub(crate) marked_bytes: usize,
    /// Bytes of native stack looked at.
    pub(crate) conservative_bytes: usize,
    pub(crate) small: &'h mut SmallSpace,
    pub(crate) large: &'h mut LargeSpace,
}

impl<'h> Tracer<'h> {
    pub(crate) fn new(
        small: &'h mut SmallSpace,
        large: &'h mut LargeSpace,
        pending: Vec<*mut Header>,
        full: bool,
        stress: bool,
    ) -> Tracer<'h> {
        Tracer {
            base: small.region.base(),
            extent: small.region.committed(),
            marks: small.region.marks,
            lines: small.region.line_table(),
            pending,
            arrays: Vec::new(),
            full,
            stress,
            shapes_from: u32::MAX,
            seen_shapes: Vec::new(),
            new_shapes: Vec::new(),
            marked_bytes: 0,
            conservative_bytes: 0,
            small,
            large,
        }
    }

    /// The stack's memory, for the next collection.
    pub(crate) fn into_pending(self) -> Vec<*mut Header> {
        self.pending
    }

    /// A root: a value that is alive.
    #[inline]
    pub fn value(&mut self, value: Value) {
        if let Some(object) = value.as_pointer() {
            // SAFETY: a value that a root holds is alive: its object is one of ours.
            unsafe { self.mark(object.as_ptr()) }
        }
    }

    /// Many roots.
    #[inline]
    pub fn values(&mut self, values: &[Value]) {
        for &value in values {
            self.value(value);
        }
    }

    /// Is this a full collection?
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// Is the value marked already? Values in place always are.
    pub fn is_live(&self, value: Value) -> bool {
        // SAFETY: the embedder asks about values that it keeps: their objects were
        // alive when the collection began.
        value.as_pointer().is_none_or(|object| unsafe { self.is_marked(object.as_ptr()) })
    }

    /// Asks, in a full collection, for [`Roots::shape`] with each shape number
    /// from `first` on that a live object has.
    pub fn watch_shapes(&mut self, first: u32) {
        if self.full {
            self.shapes_from = first;
        }
    }

    /// Scans until nothing is left to scan and the embedder has nothing to add.
    pub(crate) fn settle<R: Roots>(&mut self, roots: &mut R) {
        loop {
            self.drain();
            if self.new_shapes.is_empty() {
                if self.shapes_from == u32::MAX || !roots.revisit(self) {
                    break;
                }
                continue;
            }
            for shape in std::mem::take(&mut self.new_shapes) {
                roots.shape(shape, self);
            }
        }
    }

    /// An object of this shape, which the embedder watches, is alive.
    #[inline(never)]
    fn meet_shape(&mut self, shape: u32) {
        let number = (shape - self.shapes_from) as usize;
        let (word, bit) = (number / 64, 1 << (number % 64));
        if word >= self.seen_shapes.len() {
            self.seen_shapes.resize(word + 1, 0);
        }
        if self.seen_shapes[word] & bit == 0 {
            self.seen_shapes[word] |= bit;
            self.new_shapes.push(shape);
        }
    }

    /// Marks the object and puts it on the stack, unless it is marked.
    ///
    /// # Safety
    /// It is a live object of this heap.
    #[inline(always)]
    pub(crate) unsafe fn mark(&mut self, object: *mut Header) {
        let offset = (object as usize).wrapping_sub(self.base);
        // SAFETY: the offset of a small object lies in the committed region;
        // any other object is large.
        let new = unsafe {
            if offset < self.extent { self.marks.set(offset) } else { large::set_mark(object) }
        };
        if new {
            self.pending.push(object);
        }
    }

    /// Is the object marked?
    ///
    /// # Safety
    /// It is an object of this heap that was alive when the collection began.
    #[inline]
    pub(crate) unsafe fn is_marked(&self, object: *const Header) -> bool {
        let offset = (object as usize).wrapping_sub(self.base);
        // SAFETY: as in `mark`.
        unsafe {
            if offset < self.extent { self.marks.get(offset) } else { large::is_marked(object) }
        }
    }

    /// Scans until nothing is left to scan.
    pub(crate) fn drain(&mut self) {
        let mut ring = [ptr::null_mut::<Header>(); RING];
        let mut at = 0;
        loop {
            while let Some(object) = self.pending.pop() {
                prefetch(object);
                let ready = std::mem::replace(&mut ring[at], object);
                at = (at + 1) % RING;
                if !ready.is_null() {
                    // SAFETY: only live objects are on the stack.
                    unsafe { self.scan(ready) };
                }
            }
            // The stack is empty: the oldest of those that wait refills it.
            let oldest = (0..RING).map(|n| (at + n) % RING).find(|&n| !ring[n].is_null());
            if let Some(oldest) = oldest {
                let ready = std::mem::replace(&mut ring[oldest], ptr::null_mut());
                // SAFETY: as above.
                unsafe { self.scan(ready) };
            } else if let Some((object, behind)) = self.arrays.pop() {
                // SAFETY: as above.
                unsafe { self.scan_chunk(object, behind) };
            } else {
                break;
            }
        }
    }

    /// A marked object: it is old from now on, its lines are in use, its
    /// values are references.
    ///
    /// # Safety
    /// It is a live object of this heap.
    #[inline(always)]
    unsafe fn scan(&mut self, object: *mut Header) {
        // SAFETY: the caller's promise; the lines that a small object touches
        // are committed.
        unsafe {
            let header = &*object;
            header.set(Flags::UNLOGGED);
            if header.shape() >= self.shapes_from {
                self.meet_shape(header.shape());
            }
            let words = header.words();
            if header.has(Flags::LARGE) {
                if header.raw() != RAW_ALL {
                    self.arrays.push((object, words));
                }
                return;
            }
            self.marked_bytes += words * 8;
            let offset = object as usize - self.base;
            *self.lines.add(offset / LINE_BYTES) |= MARKED;
            if words * 8 > LINE_BYTES || self.stress {
                let last = (offset + words * 8 - 1) / LINE_BYTES;
                for line in offset / LINE_BYTES + 1..=last {
                    *self.lines.add(line) |= MARKED;
                }
            }
            let raw = header.raw();
            if raw != RAW_ALL {
                self.scan_words(object, 1 + raw as usize, words);
            }
        }
    }

    /// The values in the words `from..to` of an object.
    ///
    /// # Safety
    /// They are initialised values of a live object.
    #[inline(always)]
    unsafe fn scan_words(&mut self, object: *mut Header, from: usize, to: usize) {
        let fields = object.cast::<Value>();
        for index in from..to {
            // SAFETY: the caller's promise.
            unsafe {
                if let Some(target) = (*fields.add(index)).as_pointer() {
                    self.mark(target.as_ptr());
                }
            }
        }
    }

    /// The last values before word `behind` of a large object.
    ///
    /// # Safety
    /// It is a live large object with values.
    unsafe fn scan_chunk(&mut self, object: *mut Header, behind: usize) {
        // SAFETY: the caller's promise.
        unsafe {
            let first = 1 + (*object).raw() as usize;
            let from = behind.saturating_sub(CHUNK_WORDS).max(first);
            if from > first {
                self.arrays.push((object, from));
            }
            self.scan_words(object, from, behind);
        }
    }

    /// Scans an old object that was stored to, whole.
    ///
    /// # Safety
    /// It is a live object of this heap.
    pub(crate) unsafe fn rescan(&mut self, object: NonNull<Header>) {
        // SAFETY: the caller's promise.
        unsafe {
            let header = object.as_ref();
            header.set(Flags::UNLOGGED);
            if header.raw() == RAW_ALL {
            } else if header.has(Flags::LARGE) {
                self.arrays.push((object.as_ptr(), header.words()));
            } else {
                self.scan_words(object.as_ptr(), 1 + header.raw() as usize, header.words());
            }
        }
    }

    /// Scans the slots of one card of an old large object.
    ///
    /// # Safety
    /// It is a live large object.
    pub(crate) unsafe fn rescan_card(&mut self, object: NonNull<Header>, card: usize) {
        // SAFETY: the caller's promise.
        unsafe {
            let header = object.as_ref();
            if header.raw() != RAW_ALL {
                let words = large::CARD_BYTES / 8;
                let from = (card * words).max(1 + header.raw() as usize);
                self.scan_words(object.as_ptr(), from, header.words().min((card + 1) * words));
            }
        }
    }
}

/// Asks for the cache line of an object's header.
#[inline(always)]
fn prefetch(object: *const Header) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: a prefetch has no effect that a program can see.
    unsafe {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T0>(object.cast());
    }
    #[cfg(target_arch = "aarch64")]
    // SAFETY: as above.
    unsafe {
        std::arch::asm!("prfm pldl1keep, [{}]", in(reg) object, options(nostack, preserves_flags, readonly));
    }
}
