//! When the system refuses memory: a reserve of addresses.
//!
//! The heap counts what it takes and raises `MemoryError` in time. What Rust allocates
//! (code, tables, text on its way) is not counted; where addresses are bounded
//! (`ulimit -v`), such a request may fail, and Rust would abort. So a reserve is held
//! back: it is given up when a request fails, the request is repeated, and the program
//! is told to raise `MemoryError` at its next safepoint. The reserve is taken again when
//! there is room.

use crate::interrupt;
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Bytes of the reserve, at most.
const RESERVE: usize = 16 << 20;

/// Its share of the addresses that are allowed, where that is less: one in so many.
const SHARE: usize = 32;

/// How many bytes it has.
static SIZE: AtomicUsize = AtomicUsize::new(0);

/// Requests from this size on look whether the reserve can be taken again.
const LARGE: usize = 16 << 10;

/// Where the reserve lies; 0: nowhere.
static PLACE: AtomicUsize = AtomicUsize::new(0);

/// Was the reserve given up?
static SPENT: AtomicBool = AtomicBool::new(false);

/// The system's allocator, with the reserve.
struct Reserving;

#[global_allocator]
static ALLOCATOR: Reserving = Reserving;

// SAFETY: all memory is the system allocator's; a request is repeated only after it
// was refused.
unsafe impl GlobalAlloc for Reserving {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.size() >= LARGE && SPENT.load(Ordering::Relaxed) {
            take_again();
        }
        // SAFETY: the caller's promises are the same.
        let memory = unsafe { System.alloc(layout) };
        if memory.is_null() && give_up() {
            // SAFETY: as above.
            return unsafe { System.alloc(layout) };
        }
        memory
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promises are the same.
        let memory = unsafe { System.alloc_zeroed(layout) };
        if memory.is_null() && give_up() {
            // SAFETY: as above.
            return unsafe { System.alloc_zeroed(layout) };
        }
        memory
    }

    unsafe fn realloc(&self, old: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller's promises are the same.
        let memory = unsafe { System.realloc(old, layout, size) };
        if memory.is_null() && give_up() {
            // SAFETY: as above; a refused request has left the old memory alone.
            return unsafe { System.realloc(old, layout, size) };
        }
        memory
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller's promises are the same.
        unsafe { System.dealloc(memory, layout) }
    }
}

/// Lets the C library keep what large objects free, up to 32 MB, where it would give
/// memory back from 128 KB on: a program that makes such objects over and over would
/// wait for the system to clear pages.
pub(crate) fn keep_freed_memory() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: options of the allocator, set while there is one thread.
    unsafe {
        libc::mallopt(libc::M_TRIM_THRESHOLD, 32 << 20);
        libc::mallopt(libc::M_MMAP_THRESHOLD, 8 << 20);
    }
}

/// Prepares the process for bounded addresses, before it starts a thread: takes the
/// reserve, and keeps the C library from setting addresses aside for each thread.
pub(crate) fn prepare_for_limit(allowed: usize) {
    SIZE.store(RESERVE.min(allowed / SHARE), Ordering::Relaxed);
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: an option of the allocator, set while there is one thread.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
    }
    reserve();
}

/// Takes the reserve; false where the system refuses it.
fn reserve() -> bool {
    // SAFETY: a fresh mapping touches nobody's memory.
    let place = unsafe {
        libc::mmap(
            std::ptr::null_mut(),
            SIZE.load(Ordering::Relaxed),
            libc::PROT_NONE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
            -1,
            0,
        )
    };
    if place == libc::MAP_FAILED {
        return false;
    }
    PLACE.store(place as usize, Ordering::Relaxed);
    true
}

/// Gives the reserve up and tells the program; false where there is none.
#[cold]
fn give_up() -> bool {
    let place = PLACE.swap(0, Ordering::Relaxed);
    if place == 0 {
        return false;
    }
    // SAFETY: our own mapping, which nobody else knows.
    unsafe { libc::munmap(place as *mut libc::c_void, SIZE.load(Ordering::Relaxed)) };
    interrupt::tell_of_refusal();
    SPENT.store(true, Ordering::Relaxed);
    true
}

#[cold]
fn take_again() {
    if SPENT.swap(false, Ordering::Relaxed) && !reserve() {
        SPENT.store(true, Ordering::Relaxed);
    }
}
