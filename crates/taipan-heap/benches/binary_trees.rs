//! binary-trees 16: a stretch tree, a long-lived tree, and short-lived trees of
//! depths 4 to 16; about 15 million nodes of a header and two values.
//!
//! `heap` is this crate with safepoints at every call and the native stack as
//! root, as the virtual machine uses it; `mimalloc` is the same program with
//! `Box` and mimalloc's malloc and free; `node` is the same in JavaScript, if node
//! is installed, timed inside without its start-up.

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::process::Command;
use std::ptr::NonNull;
use std::time::Duration;
use taipan_heap::{Collect, FinalizeAction, Header, Heap, HeapConfig, Roots, Tracer, Value};

#[global_allocator]
static GLOBAL: mimalloc::MiMalloc = mimalloc::MiMalloc;

const DEPTH: u32 = 16;

struct Stack(*const u8);

impl Roots for Stack {
    fn trace(&mut self, tracer: &mut Tracer<'_>) {
        // SAFETY: the base is an address in the frame of `heap_trees`.
        unsafe { tracer.native_stack(self.0) };
    }

    fn finalize(&mut self, _: NonNull<Header>) -> FinalizeAction {
        FinalizeAction::Drop
    }
}

struct Machine {
    heap: Heap,
    roots: Stack,
}

impl Machine {
    #[cold]
    #[inline(never)]
    fn collect(&mut self) {
        // SAFETY: all values are on the stack, all nodes initialised.
        unsafe { self.heap.collect(Collect::Auto, &mut self.roots) };
    }

    fn make(&mut self, depth: u32) -> Value {
        if self.heap.collection_due() {
            self.collect();
        }
        let (left, right) = if depth == 0 {
            (Value::NONE, Value::NONE)
        } else {
            (self.make(depth - 1), self.make(depth - 1))
        };
        let node = self.heap.alloc_small(1, 0, 3, 0);
        // SAFETY: the node's two fields.
        unsafe {
            node.cast::<Value>().add(1).write(left);
            node.cast::<Value>().add(2).write(right);
        }
        Value::pointer(node)
    }
}

fn check(node: Value) -> u32 {
    let Some(node) = node.as_pointer() else { return 0 };
    // SAFETY: the node's two fields.
    unsafe {
        1 + check(node.cast::<Value>().add(1).read()) + check(node.cast::<Value>().add(2).read())
    }
}

fn heap_trees() -> u32 {
    let base = 0_u64;
    let roots = Stack(black_box(&raw const base).cast());
    let mut machine = Machine { heap: Heap::new(HeapConfig::default()), roots };
    let mut total = check(machine.make(DEPTH + 1));
    let long_lived = machine.make(DEPTH);
    for depth in (4..=DEPTH).step_by(2) {
        for _ in 0..1 << (DEPTH - depth + 4) {
            total += check(machine.make(depth));
        }
    }
    total + check(long_lived)
}

struct Node {
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

fn make_box(depth: u32) -> Option<Box<Node>> {
    let (left, right) =
        if depth == 0 { (None, None) } else { (make_box(depth - 1), make_box(depth - 1)) };
    Some(Box::new(Node { left, right }))
}

fn check_box(node: &Option<Box<Node>>) -> u32 {
    node.as_ref().map_or(0, |node| 1 + check_box(&node.left) + check_box(&node.right))
}

fn mimalloc_trees() -> u32 {
    let mut total = check_box(&make_box(DEPTH + 1));
    let long_lived = make_box(DEPTH);
    for depth in (4..=DEPTH).step_by(2) {
        for _ in 0..1 << (DEPTH - depth + 4) {
            total += check_box(&make_box(depth));
        }
    }
    total + check_box(&long_lived)
}

/// Runs the JavaScript so many times; the time that took and what it counted.
fn node_trees(times: u64) -> Option<(Duration, u32)> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/binary_trees.js");
    let output = Command::new("node").arg(script).arg(times.to_string()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut words = text.split_whitespace();
    let milliseconds: f64 = words.next()?.parse().ok()?;
    Some((Duration::from_secs_f64(milliseconds / 1000.0), words.next()?.parse().ok()?))
}

fn binary_trees(criterion: &mut Criterion) {
    assert_eq!(heap_trees(), mimalloc_trees());
    let mut group = criterion.benchmark_group("binary_trees_16");
    group.sample_size(10);
    group.bench_function("heap", |bencher| bencher.iter(heap_trees));
    group.bench_function("mimalloc", |bencher| bencher.iter(mimalloc_trees));
    if let Some((_, total)) = node_trees(1) {
        assert_eq!(heap_trees(), total);
        group.bench_function("node", |bencher| {
            bencher.iter_custom(|times| node_trees(times).map_or(Duration::ZERO, |(time, _)| time));
        });
    }
    group.finish();
}

criterion_group!(benches, binary_trees);
criterion_main!(benches);
