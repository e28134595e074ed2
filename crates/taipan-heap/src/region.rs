//! The address space of the small objects.
//!
//! One range of addresses is reserved when the heap is made (reserving costs
//! nothing but page-table entries that are never filled) and committed step by
//! step. So "is this word an address in a block of mine" is one subtraction and
//! one comparison, and every side table is an array indexed by address:
//!
//! | table    | per            | size of an entry | holds                                         |
//! |----------|----------------|------------------|-----------------------------------------------|
//! | `marks`  | word (8 bytes) | 1 bit            | objects that survived, by the word they start at |
//! | `starts` | word           | 1 bit            | scratch of a collection, see `conservative`   |
//! | `lines`  | line           | 1 byte           | see [`crate::lines`]                          |
//!
//! Side tables rather than block headers: headers at the same offset of every
//! 32 KB block would fight for the same few cache sets.

use crate::bitmap::Bitmap;
use std::ptr;

/// Bytes of a line, the unit in which space is freed.
pub(crate) const LINE_BYTES: usize = 128;
/// Bytes of a block, the unit in which space is acquired.
pub(crate) const BLOCK_BYTES: usize = 32 << 10;
/// Lines of a block.
pub(crate) const LINES_PER_BLOCK: usize = BLOCK_BYTES / LINE_BYTES;

/// Where a huge page may start.
const HUGE_PAGE_BYTES: usize = 2 << 20;

/// Reserved if the system lets us; halved until it does.
const RESERVE_BYTES: usize = 64 << 30;
const SMALLEST_RESERVE: usize = 8 << 20;
/// Committed at a time: the tables' shares are whole pages on every system.
const COMMIT_BYTES: usize = 8 << 20;

/// The reserved addresses and their side tables.
pub(crate) struct Region {
    base: *mut u8,
    /// Survivors.
    pub(crate) marks: Bitmap,
    /// Scratch: object starts for the conservative scan.
    pub(crate) starts: Bitmap,
    lines: *mut u8,
    /// Bytes from `base` that may be touched.
    committed: usize,
    reserved: usize,
    mapping: *mut u8,
    mapping_bytes: usize,
}

impl Region {
    /// Reserves addresses; commits nothing yet.
    pub(crate) fn reserve() -> Option<Region> {
        // Where addresses are bounded, some are left for large objects.
        let half = address_limit().map_or(usize::MAX, |limit| limit / 2);
        let mut reserved = RESERVE_BYTES;
        while reserved > half.max(SMALLEST_RESERVE) {
            reserved /= 2;
        }
        loop {
            let marks_bytes = reserved / 64;
            let lines_bytes = reserved / LINE_BYTES;
            let mapping_bytes = reserved + 2 * marks_bytes + lines_bytes + HUGE_PAGE_BYTES;
            // SAFETY: a fresh anonymous mapping touches nobody's memory.
            let mapping = unsafe {
                libc::mmap(
                    ptr::null_mut(),
                    mapping_bytes,
                    libc::PROT_NONE,
                    libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                    -1,
                    0,
                )
            };
            if mapping != libc::MAP_FAILED {
                let mapping = mapping.cast::<u8>();
                let base = mapping.wrapping_add(mapping.align_offset(HUGE_PAGE_BYTES));
                let marks = base.wrapping_add(reserved);
                let starts = marks.wrapping_add(marks_bytes);
                return Some(Region {
                    base,
                    marks: Bitmap::new(marks.cast()),
                    starts: Bitmap::new(starts.cast()),
                    lines: starts.wrapping_add(marks_bytes),
                    committed: 0,
                    reserved,
                    mapping,
                    mapping_bytes,
                });
            }
            if reserved <= SMALLEST_RESERVE {
                return None;
            }
            reserved /= 2;
        }
    }

    /// Address of the first block.
    #[inline(always)]
    pub(crate) fn base(&self) -> usize {
        self.base as usize
    }

    /// Bytes from the base that may be touched: a word is an address of ours
    /// if it lies less than this behind the base.
    #[inline(always)]
    pub(crate) fn committed(&self) -> usize {
        self.committed
    }

    /// Blocks that may be touched.
    pub(crate) fn committed_blocks(&self) -> usize {
        self.committed / BLOCK_BYTES
    }

    /// Makes the next [`COMMIT_BYTES`] and their share of the tables usable.
    /// `false` if the system has no memory or the addresses are used up.
    pub(crate) fn commit_more(&mut self) -> bool {
        if self.committed + COMMIT_BYTES > self.reserved {
            return false;
        }
        let from = self.committed;
        let commit = |table: *mut u8, bytes_per_unit: usize| {
            let start = table.wrapping_add(from / bytes_per_unit);
            // SAFETY: the range lies in our own mapping.
            unsafe {
                libc::mprotect(
                    start.cast(),
                    COMMIT_BYTES / bytes_per_unit,
                    libc::PROT_READ | libc::PROT_WRITE,
                ) == 0
            }
        };
        let done = commit(self.base, 1)
            && commit(self.marks.table().cast(), 64)
            && commit(self.starts.table().cast(), 64)
            && commit(self.lines, LINE_BYTES);
        if done {
            #[cfg(target_os = "linux")]
            {
                let small = if from == 0 { HUGE_PAGE_BYTES } else { 0 };
                self.advise(from + small, COMMIT_BYTES - small, libc::MADV_HUGEPAGE);
            }
            self.committed += COMMIT_BYTES;
        }
        done
    }

    /// Tells the system how a range of blocks is used. A heap of more
    /// than 2 MB takes huge pages (fewer faults, fewer address translations);
    /// below, a small program's memory matters more.
    fn advise(&self, from: usize, bytes: usize, advice: libc::c_int) {
        // SAFETY: the range lies in our mapping; advice changes no contents
        // that anybody relies on.
        unsafe { libc::madvise(self.base.add(from).cast(), bytes, advice) };
    }

    /// The line bytes of the whole region.
    #[inline(always)]
    pub(crate) fn line_table(&self) -> *mut u8 {
        self.lines
    }

    /// The line bytes of a block.
    pub(crate) fn lines_of(&mut self, block: u32) -> &mut [u8; LINES_PER_BLOCK] {
        assert!((block as usize) < self.committed_blocks());
        // SAFETY: the block is committed, so its line bytes are; `&mut self`
        // makes this the only reference to them.
        unsafe { &mut *self.lines.add(block as usize * LINES_PER_BLOCK).cast() }
    }

    /// Gives the pages of blocks that hold no object back; they stay usable.
    pub(crate) fn discard(&mut self, first: u32, count: u32) {
        assert!((first + count) as usize <= self.committed_blocks());
        let bytes = count as usize * BLOCK_BYTES;
        self.advise(first as usize * BLOCK_BYTES, bytes, libc::MADV_DONTNEED);
    }
}

/// Bytes of memory beside the region that the system will let the process have,
/// where it bounds the process's addresses (`ulimit -v`); a part is left for what
/// nobody asks for beforehand.
pub(crate) fn foreign_room() -> usize {
    match address_limit() {
        Some(limit) => limit.saturating_sub(used_addresses()) / 4 * 3,
        None => usize::MAX,
    }
}

/// Bytes of addresses that the process may map, if that is bounded.
pub fn address_limit() -> Option<usize> {
    let mut limit = libc::rlimit { rlim_cur: libc::RLIM_INFINITY, rlim_max: libc::RLIM_INFINITY };
    // SAFETY: the call writes the structure that it is given.
    let known = unsafe { libc::getrlimit(libc::RLIMIT_AS, &raw mut limit) } == 0;
    (known && limit.rlim_cur != libc::RLIM_INFINITY).then_some(limit.rlim_cur as usize)
}

/// Bytes of addresses that the process has mapped, as far as the system says.
fn used_addresses() -> usize {
    const PAGE: usize = 4096;
    let status = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = status.split(' ').next().and_then(|pages| pages.parse::<usize>().ok());
    pages.unwrap_or(0).saturating_mul(PAGE)
}

impl Drop for Region {
    fn drop(&mut self) {
        // SAFETY: our own mapping, and the heap that hands out its memory is gone.
        unsafe {
            libc::munmap(self.mapping.cast(), self.mapping_bytes);
        }
    }
}
