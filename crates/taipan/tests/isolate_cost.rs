//! What an isolate costs beyond the first of a process: time and memory.
//!
//! One test, so that nothing else in the process allocates meanwhile.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use taipan::{Denied, Exit, Isolate, Settings};
use taipan_vm::Value;
use taipan_vm::interp::stack::Frame;

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

/// Bytes that a function keeps alive for each of the statements that `line` gives.
fn statement(line: impl Fn(usize) -> String) -> f64 {
    let bytes = |count: usize| {
        let mut isolate = make();
        let before = IN_USE.load(Ordering::Relaxed);
        let lines: String = (0..count).map(|i| line(i) + "\n").collect();
        let program = format!("def f(a, b):\n{lines}import gc\ngc.collect()\n");
        drop(lines);
        assert_eq!(isolate.run_text(&program, "<parts>"), Exit::SUCCESS);
        drop(program);
        (IN_USE.load(Ordering::Relaxed) + isolate.heap_bytes()).saturating_sub(before)
    };
    let (few, many) = (1000, 3000);
    (bytes(many) as f64 - bytes(few) as f64) / (many - few) as f64
}

fn instruction() -> f64 {
    statement(|_| " a = b".to_owned())
}

fn constant() -> f64 {
    statement(|i| format!(" a = {i}.5")) - instruction()
}

/// Compares the second table of `docs/costs.md` with these, a tenth up or down;
/// `TAIPAN_BLESS=1` writes them.
fn check_table(parts: &[(&str, f64, &str)]) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/costs.md");
    let table = std::fs::read_to_string(path).expect("docs/costs.md");
    let bless = std::env::var_os("TAIPAN_BLESS").is_some();
    let mut written = String::new();
    let mut found = 0;
    for line in table.lines() {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        let part = parts.iter().find(|(what, ..)| cells.get(1) == Some(what));
        match (part, &cells[..]) {
            (Some((what, cost, unit)), ["", _, stated, peer, ""]) => {
                found += 1;
                let number = stated.split(' ').next().and_then(|n| n.parse::<f64>().ok());
                let near = number.is_some_and(|n| (n - cost).abs() <= 0.1 * cost.abs() + 1.0);
                assert!(bless || near, "{what}: {cost} {unit}, the table says {stated}");
                written += &format!("| {what} | {} {unit} | {peer} |\n", cost.round());
            }
            _ => written += &format!("{line}\n"),
        }
    }
    assert_eq!(found, parts.len(), "rows of docs/costs.md");
    if bless {
        std::fs::write(path, written).expect("docs/costs.md");
    }
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
    let parts = [
        ("an isolate beyond the first", (malloc + ran) as f64 / 1024.0, "KB"),
        ("a frame of a Python call, and", size_of::<Frame>() as f64 + 8.0, "bytes"),
        ("each of its registers", size_of::<Value>() as f64, "bytes"),
        ("an instruction (`a = b`), with its place in the source", instruction(), "bytes"),
        ("a constant (`a = 1.5`), beyond its instruction", constant(), "bytes"),
    ];
    check_table(&parts);
    // Fifty microseconds of an idle machine's optimized build; a busy one and a
    // debug build take longer.
    let bound = if cfg!(debug_assertions) { 20_000 } else { 2_000 };
    assert!(times[100].0.as_micros() < bound, "{:?}", times[100].0);
}
