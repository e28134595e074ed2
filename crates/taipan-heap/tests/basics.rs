//! What a heap promises, one promise a test.

use std::ptr::NonNull;
use taipan_heap::header::{Header, MAX_SMALL_WORDS, RAW_ALL};
use taipan_heap::{
    Collect, FinalizeAction, Heap, HeapConfig, Marker, OutOfMemory, POISON_KIND, Roots, Tracer,
    Value,
};

const NODE: u8 = 7;

/// Precise roots, conservative words and a log of what was finalized.
#[derive(Default)]
struct TestRoots {
    values: Vec<Value>,
    words: Vec<usize>,
    weak: Vec<NonNull<Header>>,
    keep: bool,
    finalized: Vec<NonNull<Header>>,
    disposed: Vec<NonNull<Header>>,
    stack_base: Option<*const u8>,
}

impl Roots for TestRoots {
    fn trace(&mut self, tracer: &mut Tracer<'_>) {
        tracer.values(&self.values);
        let words = self.words.as_ptr_range();
        // SAFETY: the vector's words are readable, and so is the stack.
        unsafe {
            tracer.conservative_words(words.start, words.end);
            if let Some(base) = self.stack_base {
                tracer.native_stack(base);
            }
        }
    }

    fn after_mark(&mut self, marked: &mut Marker<'_>) {
        self.weak.retain(|&object| marked.is_marked(object));
    }

    fn finalize(&mut self, object: NonNull<Header>) -> FinalizeAction {
        self.finalized.push(object);
        if self.keep { FinalizeAction::Keep } else { FinalizeAction::Drop }
    }

    fn dispose(&mut self, object: NonNull<Header>) {
        self.disposed.push(object);
    }
}

fn heap() -> Heap {
    Heap::new(HeapConfig::default())
}

fn set(object: NonNull<Header>, field: usize, value: Value) {
    // SAFETY: the tests stay inside their objects.
    unsafe { object.cast::<Value>().add(1 + field).write(value) }
}

fn get(object: NonNull<Header>, field: usize) -> Value {
    // SAFETY: as above.
    unsafe { object.cast::<Value>().add(1 + field).read() }
}

/// An object of `fields` values, the first of which is its number.
fn node(heap: &Heap, number: i64, fields: usize) -> NonNull<Header> {
    let object = heap.try_alloc(NODE, 0, 1 + fields, number as u32).expect("no limit");
    set(object, 0, Value::int(number));
    for field in 1..fields {
        set(object, field, Value::NONE);
    }
    object
}

fn collect(heap: &Heap, kind: Collect, roots: &mut TestRoots) {
    // SAFETY: the tests initialise their objects and name their roots.
    unsafe { heap.collect(kind, roots) }
}

/// Addresses of all objects, after a full collection.
fn survivors(heap: &Heap, roots: &mut TestRoots) -> Vec<usize> {
    collect(heap, Collect::Full, roots);
    let mut all = Vec::new();
    heap.for_each_object(&mut |object| all.push(object.as_ptr() as usize));
    all
}

fn address(object: NonNull<Header>) -> usize {
    object.as_ptr() as usize
}

#[test]
fn what_roots_reach_survives_and_nothing_else() {
    let heap = heap();
    let mut roots = TestRoots::default();
    let a = node(&heap, 1, 3);
    let _garbage = node(&heap, 2, 3);
    let b = node(&heap, 3, 200);
    let c = node(&heap, 4, 5000);
    set(a, 1, Value::pointer(b));
    set(b, 199, Value::pointer(c));
    set(c, 4999, Value::pointer(a));
    roots.values.push(Value::pointer(a));
    assert_eq!(survivors(&heap, &mut roots), [a, b, c].map(address));
    assert_eq!(get(c, 0), Value::int(4));
    assert_eq!(heap.stats().large_objects, 1);
    roots.values.clear();
    assert!(survivors(&heap, &mut roots).is_empty());
    assert_eq!(heap.allocated_bytes(), 0);
}

#[test]
fn raw_words_are_no_references() {
    let heap = heap();
    let mut roots = TestRoots::default();
    let inner = node(&heap, 1, 2);
    let half = heap.alloc_small(NODE, 1, 3, 0);
    set(half, 0, Value::pointer(inner));
    set(half, 1, Value::NONE);
    let all = heap.alloc_small(NODE, RAW_ALL, 3, 0);
    set(all, 0, Value::pointer(inner));
    set(all, 1, Value::pointer(inner));
    roots.values.extend([Value::pointer(half), Value::pointer(all)]);
    assert_eq!(survivors(&heap, &mut roots).len(), 2);
    set(half, 1, Value::pointer(node(&heap, 2, 2)));
    assert_eq!(survivors(&heap, &mut roots).len(), 3);
}

#[test]
fn the_barrier_keeps_what_old_objects_refer_to() {
    for size in [3, 20, 900, 5000, 100_000] {
        let heap = heap();
        let mut roots = TestRoots::default();
        let old = node(&heap, 1, size);
        roots.values.push(Value::pointer(old));
        collect(&heap, Collect::Minor, &mut roots);
        for round in 0..3 {
            for (step, field) in [1, size / 2, size - 1].into_iter().enumerate() {
                let young = node(&heap, 100 + field as i64, 3);
                set(old, field, Value::pointer(young));
                if (round + step) % 2 == 0 {
                    heap.barrier(old);
                } else {
                    // SAFETY: inside the object.
                    heap.barrier_slot(old, unsafe { old.cast::<Value>().add(1 + field).as_ptr() });
                }
                collect(&heap, Collect::Minor, &mut roots);
                for n in 0..2000 {
                    node(&heap, n, 4);
                }
                assert_eq!(get(young, 0), Value::int(100 + field as i64), "size {size}");
            }
        }
        assert_eq!(survivors(&heap, &mut roots).len(), if size == 3 { 3 } else { 4 });
    }
}

#[test]
fn interior_and_tagged_words_keep_an_object() {
    for size in [2, 15, 16, 17, 300, 1023, 3000] {
        for full in [Collect::Minor, Collect::Full] {
            for old in [false, true] {
                let heap = heap();
                let mut roots = TestRoots::default();
                for n in 0..100 {
                    node(&heap, n, 3);
                }
                let object = node(&heap, 42, size);
                for n in 0..100 {
                    node(&heap, n, 3);
                }
                if old {
                    roots.values.push(Value::pointer(object));
                    collect(&heap, Collect::Minor, &mut roots);
                    roots.values.clear();
                }
                let at = address(object);
                let bytes = (size + 1) * 8;
                for word in [at, at | 2, at + 8, at + bytes / 2, at + bytes - 1, at + bytes] {
                    roots.words = vec![word];
                    collect(&heap, full, &mut roots);
                    // An untagged word may stand one past the end of its object:
                    // it keeps the neighbour too.
                    let found = survivors(&heap, &mut roots);
                    assert!(found.contains(&at), "size {size}, word {}", word - at);
                    assert!(found.len() <= 1 + (word % 8 == 0) as usize);
                }
                roots.words = vec![at + bytes + 8, at - 8];
                assert!(!survivors(&heap, &mut roots).contains(&at));
            }
        }
    }
}

#[test]
fn words_into_memory_without_objects_find_nothing() {
    let heap = heap();
    let mut roots = TestRoots::default();
    let first = node(&heap, 1, 3);
    let start = address(first) & !0x7fff;
    // Every word of the block, allocated or not, and of the block behind.
    roots.words = (start..start + 0x10000).step_by(8).collect();
    assert_eq!(survivors(&heap, &mut roots), [address(first)]);
    roots.words.clear();
    assert!(survivors(&heap, &mut roots).is_empty());
    // The object is dead now: stale words must not bring it back.
    roots.words = (start..start + 0x10000).step_by(8).collect();
    assert!(survivors(&heap, &mut roots).is_empty());
    // The block is filled anew, partly: unused tail words still find nothing.
    let objects: Vec<_> = (0..10).map(|n| address(node(&heap, n, 3))).collect();
    assert_eq!(survivors(&heap, &mut roots), objects);
}

#[test]
fn holes_between_survivors_are_filled_and_scanned() {
    let heap = heap();
    let mut roots = TestRoots::default();
    let mut kept = Vec::new();
    for n in 0..20_000 {
        let object = node(&heap, n, 2 + (n % 30) as usize);
        if n % 97 == 0 {
            roots.values.push(Value::pointer(object));
            kept.push((n, object));
        }
    }
    let blocks = heap.stats().blocks;
    collect(&heap, Collect::Full, &mut roots);
    let young: Vec<_> = (0..5000).map(|n| node(&heap, n, 2 + (n % 12) as usize)).collect();
    assert_eq!(heap.stats().blocks, blocks, "holes are used before new blocks");
    roots.words = young.iter().map(|&object| address(object) + 8).collect();
    collect(&heap, Collect::Minor, &mut roots);
    for (n, object) in kept {
        assert_eq!(get(object, 0), Value::int(n));
    }
    for (n, object) in young.iter().enumerate() {
        assert_eq!(get(*object, 0), Value::int(n as i64));
    }
    assert_eq!(survivors(&heap, &mut roots).len(), 207 + 5000);
}

#[test]
fn the_native_stack_is_a_root() {
    #[inline(never)]
    fn scan(heap: &Heap, roots: &mut TestRoots) {
        collect(heap, Collect::Full, roots);
    }
    let heap = heap();
    let base = 0_usize;
    let mut roots =
        TestRoots { stack_base: Some((&raw const base).cast()), ..TestRoots::default() };
    let object = node(&heap, 42, 3);
    let value = std::hint::black_box(Value::pointer(object));
    scan(&heap, &mut roots);
    let mut found = false;
    heap.for_each_object(&mut |other| found |= Value::pointer(other) == value);
    assert!(found);
}

#[cfg(target_arch = "x86_64")]
#[test]
fn a_callee_saved_register_is_a_root() {
    extern "C" fn scan(heap: &Heap, roots: &mut TestRoots) {
        collect(heap, Collect::Full, roots);
    }
    let heap = heap();
    let base = 0_usize;
    // The stack base is below this frame: only registers can keep the object.
    let mut roots = TestRoots::default();
    #[inline(never)]
    fn make(heap: &Heap) -> usize {
        // Disguised, so that no copy of the address lies about.
        !address(node(heap, 42, 3))
    }
    let hidden = make(&heap);
    let survived: usize;
    roots.stack_base = Some((&raw const base).cast());
    // SAFETY: an ordinary call; r12 is callee-saved, and restored.
    unsafe {
        std::arch::asm!(
            "push r12",
            "push r12",
            "not rax",
            "mov r12, rax",
            "xor eax, eax",
            "call {scan}",
            "mov rax, r12",
            "pop r12",
            "pop r12",
            scan = sym scan,
            inout("rax") hidden => survived,
            inout("rdi") &raw const heap => _,
            inout("rsi") &raw mut roots => _,
            clobber_abi("C"),
        );
    }
    let mut found = Vec::new();
    heap.for_each_object(&mut |object| found.push(address(object)));
    assert_eq!(found, [survived]);
}

#[test]
fn finalizers_run_once_and_kept_objects_live_on() {
    let heap = heap();
    let mut roots = TestRoots { keep: true, ..TestRoots::default() };
    let a = node(&heap, 1, 3);
    let b = node(&heap, 2, 3);
    set(a, 1, Value::pointer(b));
    heap.register_finalizer(a);
    heap.register_finalizer(a);
    collect(&heap, Collect::Minor, &mut roots);
    assert_eq!(roots.finalized, [a]);
    assert_eq!(get(b, 0), Value::int(2));
    assert!(survivors(&heap, &mut roots).is_empty());
    assert_eq!(roots.finalized, [a], "not registered any more");
}

#[test]
fn a_payload_is_not_disposed_of_while_a_kept_object_refers_to_it() {
    struct Both(TestRoots, NonNull<Header>);
    impl Roots for Both {
        fn trace(&mut self, tracer: &mut Tracer<'_>) {
            self.0.trace(tracer);
        }
        fn finalize(&mut self, object: NonNull<Header>) -> FinalizeAction {
            self.0.keep = object == self.1;
            self.0.finalize(object)
        }
        fn dispose(&mut self, object: NonNull<Header>) {
            self.0.dispose(object);
        }
    }
    let heap = heap();
    let payload = node(&heap, 1, 3);
    let kept = node(&heap, 2, 3);
    set(kept, 1, Value::pointer(payload));
    heap.register_finalizer(payload);
    heap.register_finalizer(kept);
    let mut roots = Both(TestRoots::default(), kept);
    for expected in [vec![], vec![payload]] {
        // SAFETY: nothing else is in use.
        unsafe { heap.collect(Collect::Full, &mut roots) };
        assert_eq!(roots.0.disposed, expected);
    }
}

#[test]
fn weak_references_are_cleaned() {
    let heap = heap();
    let (a, b) = (node(&heap, 1, 3), node(&heap, 2, 3));
    let mut roots =
        TestRoots { weak: vec![a, b], values: vec![Value::pointer(b)], ..TestRoots::default() };
    collect(&heap, Collect::Minor, &mut roots);
    assert_eq!(roots.weak, [b]);
    roots.values.clear();
    collect(&heap, Collect::Full, &mut roots);
    assert!(roots.weak.is_empty());
}

#[test]
fn the_limit_holds_for_all_kinds_of_memory() {
    let heap = Heap::new(HeapConfig { limit_bytes: 1 << 20, ..HeapConfig::default() });
    let mut roots = TestRoots::default();
    for words in [usize::MAX, usize::MAX / 8, 1 << 60, 1 << 40, 1 << 18] {
        assert_eq!(heap.try_alloc(NODE, RAW_ALL, words, 0).err(), Some(OutOfMemory));
    }
    assert!(heap.collection_due());
    collect(&heap, Collect::Auto, &mut roots);
    assert!(!heap.collection_due() && !heap.over_limit());
    heap.charge_external(2 << 20);
    assert!(heap.over_limit() && heap.collection_due());
    heap.charge_external(-(2 << 20));
    let mut count = 0;
    while let Ok(object) = heap.try_alloc(NODE, RAW_ALL, 100, 0) {
        roots.values.push(Value::pointer(object));
        count += 1;
    }
    // Small objects may use the reserve of 256 KiB too.
    assert!((1500..1660).contains(&count), "{count} objects of 800 bytes in 1.25 MiB");
    roots.values.clear();
    collect(&heap, Collect::Auto, &mut roots);
    assert!(heap.try_alloc(NODE, RAW_ALL, 100_000, 0).is_ok());
}

#[test]
fn a_collection_is_due_after_the_nursery_is_used() {
    let heap = Heap::new(HeapConfig { nursery_bytes: 1 << 20, ..HeapConfig::default() });
    let mut roots = TestRoots::default();
    for _ in 0..100 {
        let before = heap.stats().total_allocated_bytes;
        while !heap.collection_due() {
            node(&heap, 0, 7);
        }
        let used = heap.stats().total_allocated_bytes - before;
        assert!((1 << 20..(1 << 20) + (64 << 10)).contains(&used));
        collect(&heap, Collect::Auto, &mut roots);
    }
    assert!(heap.stats().blocks <= 40, "blocks are reused");
    assert_eq!(heap.stats().minor_collections, 100);
}

#[test]
fn stress_poisons_what_is_unreachable_and_keeps_it_out_of_use() {
    let heap = Heap::new(HeapConfig { stress: true, ..HeapConfig::default() });
    let mut roots = TestRoots::default();
    let old = node(&heap, 1, 3);
    roots.values.push(Value::pointer(old));
    collect(&heap, Collect::Minor, &mut roots);
    roots.values.clear();
    let young = node(&heap, 2, 3);
    let large = node(&heap, 3, 5000);
    assert!(heap.collection_due());
    collect(&heap, Collect::Full, &mut roots);
    for object in [old, young, large] {
        // SAFETY: poisoned memory stays mapped until the next collection but one.
        assert_eq!(unsafe { object.as_ref() }.kind(), POISON_KIND);
    }
    let other = node(&heap, 4, 3);
    assert!(other != old && other != young);
    collect(&heap, Collect::Minor, &mut roots);
    // SAFETY: as above.
    assert_eq!(unsafe { young.as_ref() }.kind(), POISON_KIND);
    collect(&heap, Collect::Minor, &mut roots);
    assert!(heap.collection_due(), "always");
}

#[test]
fn medium_objects_that_do_not_fit_a_hole_go_to_the_overflow_run() {
    let heap = heap();
    let mut roots = TestRoots::default();
    let mut expected = Vec::new();
    for n in 0..2000_i64 {
        let size = if n % 3 == 0 { MAX_SMALL_WORDS - 1 } else { 1 + (n % 40) as usize };
        let object = node(&heap, n, size);
        roots.values.push(Value::pointer(object));
        expected.push((n, object));
    }
    for kind in [Collect::Minor, Collect::Full] {
        collect(&heap, kind, &mut roots);
        for n in 0..3000 {
            node(&heap, n, (n % 500) as usize + 1);
        }
    }
    for (n, object) in expected {
        assert_eq!(get(object, 0), Value::int(n));
    }
}

#[test]
fn a_long_list_is_marked_without_recursion() {
    let heap = heap();
    let mut roots = TestRoots::default();
    let mut head = Value::NONE;
    for n in 0..1_000_000 {
        let object = node(&heap, n, 2);
        set(object, 1, head);
        head = Value::pointer(object);
    }
    roots.values.push(head);
    assert_eq!(survivors(&heap, &mut roots).len(), 1_000_000);
}

#[test]
fn memory_goes_back_after_a_peak_and_comes_again() {
    let heap = heap();
    let mut roots = TestRoots::default();
    for peak in 0..3 {
        let mut head = Value::NONE;
        for n in 0..1_000_000 {
            let object = node(&heap, n, 7);
            set(object, 1, head);
            head = Value::pointer(object);
        }
        roots.values = vec![head];
        collect(&heap, Collect::Full, &mut roots);
        let mut count = 0;
        while let Some(object) = head.as_pointer() {
            count += 1;
            assert_eq!(get(object, 0), Value::int(1_000_000 - count));
            head = get(object, 1);
        }
        assert_eq!(count, 1_000_000);
        roots.values.clear();
        collect(&heap, Collect::Full, &mut roots);
        assert_eq!(heap.stats().empty_blocks, heap.stats().blocks, "peak {peak}");
        assert!(heap.stats().blocks < 2200);
    }
}

#[test]
fn heaps_are_independent_and_go_to_other_threads() {
    let heaps: Vec<Heap> = (0..40).map(|_| heap()).collect();
    let threads: Vec<_> = heaps
        .into_iter()
        .map(|heap| {
            std::thread::spawn(move || {
                let kept = node(&heap, 5, 3);
                let mut roots =
                    TestRoots { values: vec![Value::pointer(kept)], ..TestRoots::default() };
                for n in 0..10_000 {
                    node(&heap, n, 5);
                }
                survivors(&heap, &mut roots).len()
            })
        })
        .collect();
    assert!(threads.into_iter().all(|thread| thread.join().is_ok_and(|count| count == 1)));
}
