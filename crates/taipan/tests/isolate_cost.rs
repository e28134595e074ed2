//! What an isolate costs beyond the first of a process: time and memory.
//!
//! One test, so that nothing else in the process allocates meanwhile.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use taipan::{Denied, Exit, Isolate, Settings};

/// The system's allocator, counting what is in use.
struct Counting;

static IN_USE: AtomicUsize = AtomicUsize::new(0);

// SAFETY: everything is handed on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        IN_USE.fetch_add(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn make() -> Isolate {
    Isolate::new(Settings::default(), Box::new(Denied))
}

#[test]
fn an_extra_isolate_is_small_and_fast() {
    let mut first = make();
    assert_eq!(first.run_text("1 + 1", "<first>"), Exit::SUCCESS);
    let before = IN_USE.load(Ordering::Relaxed);
    let mut second = make();
    let made = IN_USE.load(Ordering::Relaxed) - before;
    let heap = second.heap_bytes();
    assert_eq!(second.run_text("1 + 1", "<second>"), Exit::SUCCESS);
    let malloc = IN_USE.load(Ordering::Relaxed) - before;
    let ran = second.heap_bytes();
    println!("new: {made} malloc + {heap} heap; after 1+1: {malloc} malloc + {ran} heap");
    drop(second);
    let mut times: Vec<_> = (0..200)
        .map(|_| {
            let start = Instant::now();
            let isolate = make();
            let made = start.elapsed();
            drop(isolate);
            (made, start.elapsed())
        })
        .collect();
    times.sort();
    println!("median time to make: {:?}, and drop: {:?}", times[100].0, times[100].1);
    assert!(malloc + ran < 64 << 10, "{malloc} + {ran} bytes");
    // Fifty microseconds of an idle machine's optimized build; a busy one and a
    // debug build take longer.
    let bound = if cfg!(debug_assertions) { 20_000 } else { 2_000 };
    assert!(times[100].0.as_micros() < bound, "{:?}", times[100].0);
}
