//! When the system refuses memory, allocation goes on to the next safepoint,
//! which is told. Alone in its process: it lowers a limit of the process.

#![cfg(target_os = "linux")]

use std::ptr::NonNull;
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

/// What a machine does at a safepoint; `false` is a `MemoryError`.
fn safepoint(heap: &Heap, head: &mut Head) -> bool {
    if heap.collection_due() {
        // SAFETY: the list is all there is.
        unsafe {
            heap.collect(Collect::Auto, head);
            if heap.over_limit() {
                heap.collect(Collect::Full, head);
                return !heap.over_limit();
            }
        }
    }
    true
}

/// Puts a node in front of the list; then comes a safepoint.
fn prepend(heap: &Heap, head: &mut Head) -> bool {
    let node = heap.alloc_small(1, 0, 3, 0);
    // SAFETY: the node's two fields.
    unsafe {
        node.cast::<Value>().add(1).write(head.0);
        node.cast::<Value>().add(2).write(Value::NONE);
    }
    head.0 = Value::pointer(node);
    safepoint(heap, head)
}

/// Bytes of writable private memory that the process has now.
fn data_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmData:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) << 10
}

#[test]
fn a_refusal_of_the_system_is_told_at_the_next_safepoint() {
    let heap = Heap::new(HeapConfig::default());
    let mut head = Head(Value::NONE);
    prepend(&heap, &mut head);
    let most = data_bytes() + (100 << 20);
    let limit = libc::rlimit { rlim_cur: most, rlim_max: libc::RLIM_INFINITY };
    // SAFETY: sets a limit of this process.
    assert_eq!(unsafe { libc::setrlimit(libc::RLIMIT_DATA, &limit) }, 0);
    for round in 0..3 {
        let mut nodes = 0;
        while prepend(&heap, &mut head) {
            nodes += 1;
            assert!(nodes < 10_000_000, "240 MB in 100 MB");
        }
        assert!(nodes > 500_000, "round {round}: {nodes} nodes");
        head.0 = Value::NONE;
        // SAFETY: the list is all there is.
        unsafe { heap.collect(Collect::Full, &mut head) };
        assert!(!heap.over_limit());
    }
}
