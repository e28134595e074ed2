//! The value stack and the frame stack.
//!
//! Registers of active frames lie in one contiguous region of memory that is
//! reserved once and never moves; a callee's registers begin at its arguments in
//! the caller's call window. (Generators own their registers and run on them in
//! place.) Beside it stands a stack of fixed-size [`Frame`]
//! records. A call pushes one record and allocates nothing.
//!
//! The collector scans the used part of the value stack conservatively: a
//! register above the live temporaries may hold anything a dead frame left.

use crate::handle::Handle;
use crate::object::code::Code;
use crate::object::function::Function;
use crate::object::generator::Generator;
use std::cell::Cell;
use std::ptr::NonNull;
use taipan_heap::Value;

/// What happens to a frame's result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Continuation {
    /// It goes to the caller's register `Frame::result`.
    Store,
    /// The frame was entered from Rust: the interpreter loop returns it.
    Leave,
    /// The frame is an `__init__`: it must be `None`; the instance in
    /// `Frame::extra` goes to the caller's register.
    Construct,
    /// The frame is a generator's, resumed by `ForIter` of the caller:
    /// `Frame::extra` is the generator.
    ForIter,
    /// The frame is a generator's, resumed by `Send` of the caller.
    Send,
    /// The frame is a generator's, resumed from Rust.
    Resume,
    /// As `Store`, of a frame that has an object, which must be told.
    StoreSeen,
    /// As `Leave`, of a frame that has an object.
    LeaveSeen,
    /// As `Construct`, of a frame that has an object.
    ConstructSeen,
}

impl Continuation {
    /// Has the frame an object? (A generator keeps its frame's itself.)
    #[inline(always)]
    pub(crate) fn is_seen(self) -> bool {
        self as u8 >= Self::StoreSeen as u8
    }

    /// The same of a frame that has an object.
    pub(crate) fn seen(self) -> Continuation {
        match self {
            Self::Store => Self::StoreSeen,
            Self::Leave => Self::LeaveSeen,
            Self::Construct => Self::ConstructSeen,
            other => other,
        }
    }

    /// The same of a frame that has none.
    pub(crate) fn unseen(self) -> Continuation {
        match self {
            Self::StoreSeen => Self::Store,
            Self::LeaveSeen => Self::Leave,
            Self::ConstructSeen => Self::Construct,
            other => other,
        }
    }

    /// Was the frame entered by Rust code?
    pub(crate) fn is_from_rust(self) -> bool {
        matches!(self.unseen(), Self::Leave | Self::Resume)
    }
}

/// An active frame.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Frame {
    /// Where it goes on; while it runs, where it last called or polled.
    pub(crate) pc: *const u32,
    /// Register 0. The word below holds the frame's function.
    pub(crate) base: *mut Value,
    /// Its code.
    pub(crate) code: Code,
    /// The code's constants and cell table.
    pub(crate) constants: *const Value,
    pub(crate) cells: *const Cell<Value>,
    /// See [`Continuation`].
    pub(crate) extra: Value,
    /// The register of the caller that receives the result.
    pub(crate) result: u32,
    /// See [`Continuation`].
    pub(crate) continuation: Continuation,
}

impl Frame {
    /// The function that runs in it.
    #[inline(always)]
    pub(crate) fn function(&self) -> Function {
        // SAFETY: the word below a frame's registers always holds its function.
        unsafe { Function::from_value(*self.base.sub(1)) }
    }

    /// Is it the frame of a generator that was resumed? `extra` is the generator.
    #[inline(always)]
    pub(crate) fn is_generator(&self) -> bool {
        matches!(
            self.continuation,
            Continuation::ForIter | Continuation::Send | Continuation::Resume
        )
    }

    /// Where the value stack is free above it. A generator's registers do not lie
    /// there.
    #[inline(always)]
    fn stack_end(&self) -> *mut Value {
        if self.is_generator() {
            // SAFETY: `extra` is the generator.
            return unsafe { Generator::from_value(self.extra) }.object().stack_end.get();
        }
        // SAFETY: a frame's registers lie within the region.
        unsafe { self.base.add(self.code.object().registers as usize) }
    }

    /// The registers of a generator's frame.
    pub(crate) fn generator_registers(&self) -> Option<std::ops::Range<*mut Value>> {
        self.is_generator().then(|| {
            // SAFETY: the generator has that many registers.
            let end = unsafe { self.base.add(self.code.object().registers as usize) };
            self.base..end
        })
    }

    /// A word position within the instruction that it is executing: its saved
    /// `pc` has moved past that by at least one word.
    pub(crate) fn word(&self) -> u32 {
        self.code.word_of(self.pc).saturating_sub(1)
    }
}

/// Reserved, never moved memory for `T`s.
struct Region<T> {
    start: NonNull<T>,
    capacity: usize,
}

impl<T> Region<T> {
    /// Reserves room for so many, or, where the system refuses, half as many as often as
    /// it does.
    fn reserve(mut capacity: usize) -> Region<T> {
        loop {
            let bytes = capacity * size_of::<T>();
            // SAFETY: a fresh private mapping; pages are committed when touched.
            let start = unsafe {
                libc::mmap(
                    std::ptr::null_mut(),
                    bytes,
                    libc::PROT_READ | libc::PROT_WRITE,
                    libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                    -1,
                    0,
                )
            };
            if start != libc::MAP_FAILED {
                let start = NonNull::new(start.cast()).unwrap_or(NonNull::dangling());
                return Region { start, capacity };
            }
            assert!(bytes > 1 << 22, "cannot reserve {bytes} bytes of address space");
            capacity /= 2;
        }
    }
}

impl<T> Drop for Region<T> {
    fn drop(&mut self) {
        // SAFETY: the mapping was made by `reserve` with this size.
        unsafe { libc::munmap(self.start.as_ptr().cast(), self.capacity * size_of::<T>()) };
    }
}

/// The stacks of an isolate.
pub struct Stacks {
    values: Region<Value>,
    /// Below it there is room for any frame.
    frame_end: *mut Value,
    frames: Region<Frame>,
    /// How many frames there are.
    pub(crate) depth: usize,
    /// How many there may be (`sys.setrecursionlimit`).
    pub(crate) limit: usize,
    /// Where the native stack must not grow past; 0: not set yet.
    pub(crate) native_limit: usize,
    /// Where the native stack of the isolate's thread begins.
    pub(crate) native_base: usize,
}

/// How many values the value stack can hold.
const VALUES: usize = 1 << 26;
/// How many frames the frame stack can hold.
const FRAMES: usize = 1 << 21;
/// How many it holds at least.
const FEWEST_FRAMES: usize = 1 << 15;
/// More words than the arguments and registers of any frame.
const LARGEST_FRAME: usize = 1 << 18;
/// Python's default recursion limit.
pub(crate) const DEFAULT_LIMIT: usize = 1000;
/// Frames beyond the limit that the handling of a `RecursionError` may use.
pub(crate) const HEADROOM: usize = 50;

impl Stacks {
    /// Stacks of an isolate whose heap may take `memory_limit` bytes: they take at most
    /// as much again, and a quarter of the addresses where these are bounded.
    pub(crate) fn new(memory_limit: usize) -> Stacks {
        let share = memory_limit.min(taipan_heap::address_limit().unwrap_or(usize::MAX) / 4) / 2;
        let values = Region::<Value>::reserve((share / 8).clamp(2 * LARGEST_FRAME, VALUES));
        // SAFETY: within the region, which is larger than that.
        let frame_end =
            unsafe { values.start.as_ptr().add(values.capacity.saturating_sub(LARGEST_FRAME)) };
        let frames = (share / size_of::<Frame>()).clamp(FEWEST_FRAMES, FRAMES);
        Stacks {
            values,
            frame_end,
            frames: Region::reserve(frames),
            depth: 0,
            limit: DEFAULT_LIMIT,
            native_limit: 0,
            native_base: 0,
        }
    }

    /// The running frame.
    #[inline(always)]
    pub(crate) fn top(&mut self) -> &mut Frame {
        debug_assert!(self.depth > 0);
        // SAFETY: there is a frame: this is asked only while one runs.
        unsafe { &mut *self.frames.start.as_ptr().add(self.depth - 1) }
    }

    /// All frames, outermost first.
    pub(crate) fn frames(&self) -> &[Frame] {
        // SAFETY: the first `depth` records are initialized.
        unsafe { std::slice::from_raw_parts(self.frames.start.as_ptr(), self.depth) }
    }

    /// The record of a frame, by number from 0, the outermost.
    pub(crate) fn record(&self, index: usize) -> *mut Frame {
        debug_assert!(index < self.depth);
        // SAFETY: within the region.
        unsafe { self.frames.start.as_ptr().add(index) }
    }

    /// Pushes a frame.
    #[inline(always)]
    pub(crate) fn push(&mut self, frame: Frame) {
        debug_assert!(self.depth < self.frames.capacity);
        // SAFETY: the depth limit keeps the stack below its capacity.
        unsafe { self.frames.start.as_ptr().add(self.depth).write(frame) };
        self.depth += 1;
    }

    /// Pushes a frame on the running one, whose record is `running`: where its
    /// record is.
    #[inline(always)]
    pub(crate) fn push_on(&mut self, running: *mut Frame, frame: Frame) -> *mut Frame {
        debug_assert!(std::ptr::eq(running, self.top()));
        self.depth += 1;
        // SAFETY: the depth limit keeps the stack below its capacity.
        unsafe {
            let place = running.add(1);
            place.write(frame);
            place
        }
    }

    /// The first free word above the running frame's registers.
    #[inline(always)]
    pub(crate) fn free(&self) -> *mut Value {
        match self.frames().last() {
            Some(frame) => frame.stack_end(),
            None => self.values.start.as_ptr(),
        }
    }

    /// Have `words` more words room above `base`?
    #[inline(always)]
    pub(crate) fn has_room(&self, base: *mut Value, words: usize) -> bool {
        let end = self.frame_end as usize + LARGEST_FRAME * 8;
        base as usize + words * 8 < end
    }

    /// Has the frame of an exact call, with register 0 at `base`, room?
    #[inline(always)]
    pub(crate) fn has_room_for_frame(&self, base: *mut Value) -> bool {
        base < self.frame_end
    }

    /// The used part of the value stack.
    pub(crate) fn used(&self) -> (*const Value, *const Value) {
        (self.values.start.as_ptr(), self.free())
    }

    /// The deepest recursion limit that can be set.
    pub(crate) fn max_limit(&self) -> usize {
        self.frames.capacity - 2 * HEADROOM
    }
}
