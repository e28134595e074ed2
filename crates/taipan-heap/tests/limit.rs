//! The limit is one of the process's memory, not of the sum of object sizes.

use std::ptr::NonNull;
use taipan_heap::header::RAW_ALL;
use taipan_heap::{Collect, FinalizeAction, Header, Heap, HeapConfig, Roots, Tracer, Value};

struct Head(Value);

impl Roots for Head {
    fn trace(&mut self, tracer: &mut Tracer<'_>) {
        tracer.value(self.0);
    }

    fn finalize(&mut self, _: NonNull<Header>) -> FinalizeAction {
        FinalizeAction::Drop
    }
}

impl Head {
    /// Puts a node in front of the list.
    fn prepend(&mut self, heap: &Heap) {
        let node = heap.alloc_small(1, 0, 3, 0);
        // SAFETY: the node's two fields.
        unsafe {
            node.cast::<Value>().add(1).write(self.0);
            node.cast::<Value>().add(2).write(Value::NONE);
        }
        self.0 = Value::pointer(node);
    }

    /// A safepoint; `false` is a `MemoryError`.
    fn safepoint(&mut self, heap: &Heap) -> bool {
        if !heap.collection_due() {
            return true;
        }
        // SAFETY: the list is all there is.
        unsafe {
            heap.collect(Collect::Auto, self);
            if heap.over_limit() {
                heap.collect(Collect::Full, self);
            }
        }
        !heap.over_limit()
    }
}

/// Nodes kept, each with `garbage` words behind it, until the limit is reached;
/// and bytes of blocks then.
fn fill(limit: usize, garbage: usize) -> (usize, usize) {
    let heap = Heap::new(HeapConfig { limit_bytes: limit, ..HeapConfig::default() });
    let mut head = Head(Value::NONE);
    let mut nodes = 0;
    while head.safepoint(&heap) {
        head.prepend(&heap);
        nodes += 1;
        if garbage > 0 {
            heap.alloc_small(1, RAW_ALL, garbage, 0);
        }
    }
    (nodes, heap.stats().blocks << 15)
}

#[test]
fn the_limit_is_reached_by_survivors_side_by_side() {
    let (nodes, blocks) = fill(32 << 20, 0);
    assert!(nodes * 24 > 31 << 20, "{nodes} nodes of 24 bytes");
    assert!(blocks < 40 << 20, "{blocks} bytes");
}

#[test]
fn scattered_survivors_do_not_pass_the_limit() {
    for garbage in [13, 29, 61, 125] {
        let (nodes, blocks) = fill(32 << 20, garbage);
        assert!(nodes > 100_000, "{nodes} nodes, {garbage} words of garbage each");
        assert!(blocks < 48 << 20, "{blocks} bytes, {garbage} words of garbage each");
    }
}
