//! Random programs against a model.
//!
//! A program allocates objects of all sizes, links and unlinks them, drops and
//! takes roots (precise, tagged words, interior addresses) and collects. The
//! model knows which objects are reachable and what their fields hold; after
//! each collection every reachable object is compared with it, and after a full
//! collection nothing else may be left.

use std::collections::{HashMap, HashSet};
use std::ptr::NonNull;
use taipan_heap::header::Header;
use taipan_heap::{Collect, FinalizeAction, Heap, HeapConfig, Marker, Roots, Tracer, Value};

const KIND: u8 = 9;

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

/// What the model knows of an object. Its number is in its first raw word.
struct Object {
    at: NonNull<Header>,
    raw: usize,
    fields: Vec<Option<u64>>,
    finalizer: bool,
}

#[derive(Clone, Copy)]
enum Root {
    Value(u64),
    Word(u64, usize),
}

struct Model {
    heap: Heap,
    random: Random,
    objects: HashMap<u64, Object>,
    /// The numbers in `objects`, to pick from.
    numbers: Vec<u64>,
    roots: Vec<Root>,
    next: u64,
    largest: usize,
}

/// The roots of one collection.
struct Scan {
    values: Vec<Value>,
    words: Vec<usize>,
    weak: HashSet<NonNull<Header>>,
    finalized: Vec<NonNull<Header>>,
    keep: bool,
}

impl Roots for Scan {
    fn trace(&mut self, tracer: &mut Tracer<'_>) {
        tracer.values(&self.values);
        let range = self.words.as_ptr_range();
        // SAFETY: the words of a vector.
        unsafe { tracer.conservative_words(range.start, range.end) };
    }

    fn after_mark(&mut self, marked: &mut Marker<'_>) {
        self.weak.retain(|&object| marked.is_marked(object));
    }

    fn finalize(&mut self, object: NonNull<Header>) -> FinalizeAction {
        self.finalized.push(object);
        if self.keep { FinalizeAction::Keep } else { FinalizeAction::Drop }
    }
}

impl Model {
    fn new(seed: u64, largest: usize, stress: bool) -> Model {
        let config = HeapConfig { nursery_bytes: 256 << 10, stress, ..HeapConfig::default() };
        Model {
            heap: Heap::new(config),
            random: Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
            objects: HashMap::new(),
            numbers: Vec::new(),
            roots: Vec::new(),
            next: 0,
            largest,
        }
    }

    fn pick(&mut self) -> Option<u64> {
        (!self.numbers.is_empty()).then(|| self.numbers[self.random.below(self.numbers.len())])
    }

    fn allocate(&mut self) {
        let random = &mut self.random;
        let raw = if random.one_in(20) { 1 + random.below(250) } else { 1 + random.below(3) };
        let count = match random.below(40) {
            0 => random.below(self.largest),
            1..4 => random.below(60),
            _ => random.below(6),
        };
        let words = 1 + raw + count;
        let shape = self.next as u32;
        let at = if words <= 1024 && random.one_in(2) {
            self.heap.alloc_small(KIND, raw as u8, words, shape)
        } else {
            self.heap.try_alloc(KIND, raw as u8, words, shape).expect("no limit")
        };
        let number = self.next;
        self.next += 1;
        // Raw words look like references, which they are not.
        let decoy = self.pick().map_or(0, |n| self.objects[&n].at.as_ptr() as u64 | 2);
        for word in 1..=raw {
            // SAFETY: inside the new object.
            unsafe { at.cast::<u64>().add(word).write(if word == 1 { number } else { decoy }) };
        }
        let mut object = Object { at, raw, fields: vec![None; count], finalizer: false };
        for field in 0..count {
            let target = if self.random.one_in(3) { self.pick() } else { None };
            self.write(&mut object, field, target);
        }
        if self.random.one_in(30) {
            object.finalizer = true;
            self.heap.register_finalizer(at);
        }
        if self.random.one_in(8) {
            self.roots.push(Root::Value(number));
        }
        self.objects.insert(number, object);
        self.numbers.push(number);
    }

    fn slot(object: &Object, field: usize) -> *mut Value {
        // SAFETY: the model stays inside its objects.
        unsafe { object.at.cast::<Value>().add(1 + object.raw + field).as_ptr() }
    }

    fn value(&self, target: Option<u64>) -> Value {
        target.map_or(Value::int(self.next as i64), |n| Value::pointer(self.objects[&n].at))
    }

    fn write(&self, object: &mut Object, field: usize, target: Option<u64>) {
        // SAFETY: a slot of the object.
        unsafe { Model::slot(object, field).write(self.value(target)) };
        object.fields[field] = target;
    }

    fn store(&mut self) {
        let (Some(from), target) = (self.pick(), self.pick()) else { return };
        let target = if self.random.one_in(4) { None } else { target };
        let Some(mut object) = self.objects.remove(&from) else { return };
        if !object.fields.is_empty() {
            let field = self.random.below(object.fields.len());
            let target = target.filter(|&n| n != from);
            self.write(&mut object, field, target);
            if self.random.one_in(3) {
                self.heap.barrier(object.at);
            } else {
                self.heap.barrier_slot(object.at, Model::slot(&object, field));
            }
        }
        self.objects.insert(from, object);
    }

    fn change_roots(&mut self) {
        if self.roots.len() > 40 || self.random.one_in(2) {
            if !self.roots.is_empty() {
                let index = self.random.below(self.roots.len());
                self.roots.swap_remove(index);
            }
        } else if let Some(number) = self.pick() {
            let object = &self.objects[&number];
            let bytes = (1 + object.raw + object.fields.len()) * 8;
            self.roots.push(match self.random.below(3) {
                0 => Root::Value(number),
                1 => Root::Word(number, 2),
                _ => Root::Word(number, self.random.below(bytes + 1)),
            });
        }
    }

    fn reachable(&self) -> HashSet<u64> {
        let mut found = HashSet::new();
        let mut open: Vec<u64> = self
            .roots
            .iter()
            .map(|&root| match root {
                Root::Value(n) | Root::Word(n, _) => n,
            })
            .collect();
        while let Some(number) = open.pop() {
            if found.insert(number) {
                open.extend(self.objects[&number].fields.iter().flatten());
            }
        }
        found
    }

    fn collect(&mut self, kind: Collect) {
        let reachable = self.reachable();
        let mut scan = Scan {
            values: Vec::new(),
            words: Vec::new(),
            weak: self.objects.values().map(|object| object.at).collect(),
            finalized: Vec::new(),
            keep: self.random.one_in(2),
        };
        for &root in &self.roots {
            match root {
                Root::Value(n) => scan.values.push(Value::pointer(self.objects[&n].at)),
                Root::Word(n, offset) => {
                    scan.words.push(self.objects[&n].at.as_ptr() as usize + offset)
                }
            }
        }
        for _ in 0..20 {
            // Words that mean nothing: near objects dead or alive, and anywhere.
            let near = scan.words.first().copied().unwrap_or(0) ^ self.random.below(1 << 21);
            scan.words.push(near | 1);
            scan.words.push(self.random.next() as usize);
        }
        let precise = !self.roots.iter().any(|root| matches!(root, Root::Word(..)));
        if precise {
            scan.words.clear();
        }
        let full = self.heap.stats().full_collections;
        // SAFETY: the model's objects are initialised and its roots complete.
        unsafe { self.heap.collect(kind, &mut scan) };
        let full = self.heap.stats().full_collections > full;
        self.check(&reachable, &scan);
        if full && precise && scan.finalized.is_empty() {
            let mut count = 0;
            self.heap.for_each_object(&mut |_| count += 1);
            assert_eq!(count, reachable.len(), "a full collection keeps what is reachable only");
        }
        for object in self.objects.values_mut() {
            object.finalizer &= !(scan.keep && scan.finalized.contains(&object.at));
        }
        self.objects.retain(|number, _| reachable.contains(number));
        self.numbers = reachable.into_iter().collect();
        self.numbers.sort_unstable();
    }

    fn check(&self, reachable: &HashSet<u64>, scan: &Scan) {
        for number in reachable {
            let object = &self.objects[number];
            // SAFETY: it is reachable, so it is alive.
            let header = unsafe { object.at.as_ref() };
            assert_eq!((header.kind(), header.shape()), (KIND, *number as u32));
            assert_eq!(header.words(), 1 + object.raw + object.fields.len());
            // SAFETY: as above.
            assert_eq!(unsafe { object.at.cast::<u64>().add(1).read() }, *number);
            for (field, target) in object.fields.iter().enumerate() {
                // SAFETY: as above.
                let value = unsafe { Model::slot(object, field).read() };
                assert_eq!(value.as_pointer(), target.map(|n| self.objects[&n].at));
            }
            assert!(scan.weak.contains(&object.at), "reachable, so marked");
            assert!(!scan.finalized.contains(&object.at), "reachable, so not finalized");
        }
    }

    fn run(&mut self, steps: usize, collect_one_in: usize) {
        for _ in 0..steps {
            match self.random.below(10) {
                0..5 => self.allocate(),
                5..8 => self.store(),
                _ => self.change_roots(),
            }
            let kind = match self.random.below(collect_one_in * 8) {
                0 => Collect::Full,
                1..6 => Collect::Minor,
                6..8 => Collect::Auto,
                _ if self.heap.collection_due() && !self.heap.stats().blocks.is_multiple_of(7) => {
                    Collect::Auto
                }
                _ => continue,
            };
            self.collect(kind);
        }
        self.roots.clear();
        self.collect(Collect::Full);
        self.collect(Collect::Full);
        self.collect(Collect::Full);
        assert_eq!(self.heap.stats().large_objects, 0);
        assert_eq!(self.heap.allocated_bytes(), 0);
    }
}

#[test]
fn small_graphs_collected_often() {
    for seed in 1..60 {
        Model::new(seed, 900, false).run(1500, 10);
    }
}

#[test]
fn large_graphs_collected_seldom() {
    for seed in 100..106 {
        Model::new(seed, 3000, false).run(20_000, 400);
    }
}

#[test]
fn large_arrays() {
    for seed in 200..210 {
        Model::new(seed, 40_000, false).run(2000, 50);
    }
}

#[test]
fn stress_mode() {
    for seed in 300..320 {
        Model::new(seed, 2000, true).run(700, 3);
    }
}
