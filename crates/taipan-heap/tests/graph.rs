//! Random object graphs, checked against a model on the malloc heap.
//!
//! A *slot* is a root: handed over precisely, or, in the runs on the native
//! stack, a word somewhere in a frame that points somewhere into the object.
//! The model knows what each object holds, and every object carries its number
//! twice, so that any object that was lost or reused shows.

use std::collections::HashMap;
use std::ptr::NonNull;
use taipan_heap::header::{MAX_SMALL_WORDS, RAW_ALL};
use taipan_heap::{Collect, FinalizeAction, Header, Heap, HeapConfig, Roots, Tracer, Value};

/// A generator of numbers that is good enough here (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

/// How the collector finds what the slots hold.
#[derive(Clone, Copy)]
enum Finds {
    Precisely,
    /// By the words of the native stack below this address.
    OnTheStack(*const u8),
}

struct Slots {
    finds: Finds,
    /// On the malloc heap, which the collector does not read.
    values: Vec<Option<Value>>,
}

impl Roots for Slots {
    fn trace(&mut self, tracer: &mut Tracer<'_>) {
        match self.finds {
            Finds::Precisely => self.values.iter().flatten().for_each(|&value| tracer.value(value)),
            // SAFETY: the address is that of a local of the test.
            Finds::OnTheStack(base) => unsafe { tracer.native_stack(base) },
        }
    }

    fn finalize(&mut self, _: NonNull<Header>) -> FinalizeAction {
        FinalizeAction::Drop
    }
}

const SLOTS: usize = 40;
const KIND_FIELDS: u8 = 1;
const KIND_BYTES: u8 = 2;

/// What an object should hold: `None` is an integer field.
struct Model {
    fields: Vec<Option<u32>>,
    bytes: bool,
}

struct World {
    heap: Heap,
    slots: Slots,
    /// For each slot a word that points into its object. The world lives in
    /// a frame of the test, and these with it.
    words: [usize; SLOTS],
    numbers: Vec<Option<u32>>,
    model: HashMap<u32, Model>,
    random: Random,
    next: u32,
}

fn field(object: NonNull<Header>, index: usize) -> *mut Value {
    // SAFETY: every object here has the field that is asked for.
    unsafe { object.cast::<Value>().as_ptr().add(2 + index) }
}

/// Word 1 of every object is raw and holds its number.
fn number(object: NonNull<Header>) -> u32 {
    // SAFETY: every object here has two words.
    unsafe { *object.cast::<u64>().as_ptr().add(1) as u32 }
}

impl World {
    fn new(config: HeapConfig, seed: u64, finds: Finds) -> World {
        World {
            heap: Heap::new(config),
            slots: Slots { finds, values: vec![None; SLOTS] },
            words: [0; SLOTS],
            numbers: vec![None; SLOTS],
            model: HashMap::new(),
            random: Random(seed | 1),
            next: 0,
        }
    }

    fn allocate(&mut self) {
        let fields = match self.random.below(100) {
            0..70 => self.random.below(6),
            70..90 => self.random.below(40),
            90..98 => self.random.below(MAX_SMALL_WORDS - 2),
            _ => MAX_SMALL_WORDS + self.random.below(20000),
        };
        let bytes = self.random.below(8) == 0;
        let id = self.next;
        self.next += 1;
        let (kind, raw) = if bytes { (KIND_BYTES, RAW_ALL) } else { (KIND_FIELDS, 1) };
        let object = self.heap.try_alloc(kind, raw, fields + 2, id).expect("no limit");
        // SAFETY: every object here has two words.
        unsafe { object.cast::<u64>().as_ptr().add(1).write(id as u64) };
        let mut model = Model { fields: vec![None; fields], bytes };
        for i in 0..fields {
            let slot = self.random.below(SLOTS);
            let mut value = Value::int(i as i64);
            if let (false, 0..8, Some(target)) = (bytes, i, self.slots.values[slot]) {
                value = target;
                model.fields[i] = self.numbers[slot];
            }
            // SAFETY: the object has that field.
            unsafe { field(object, i).write(value) };
        }
        self.model.insert(id, model);
        let slot = self.random.below(SLOTS);
        self.set_slot(slot, Some(Value::pointer(object)), Some(id));
    }

    fn set_slot(&mut self, slot: usize, value: Option<Value>, number: Option<u32>) {
        self.slots.values[slot] = value;
        self.numbers[slot] = number;
        self.words[slot] = value.and_then(Value::as_pointer).map_or(0, |object| {
            // SAFETY: what a slot holds is alive.
            let bytes = unsafe { object.as_ref() }.words() * 8;
            let start = object.as_ptr() as usize;
            match self.random.below(4) {
                0 => start,
                1 => start | 2,
                2 => start + bytes,
                _ => start + self.random.below(bytes),
            }
        });
    }

    fn mutate(&mut self) {
        let (from, to) = (self.random.below(SLOTS), self.random.below(SLOTS));
        let (Some(value), Some(id)) = (self.slots.values[from], self.numbers[from]) else { return };
        let Some(object) = value.as_pointer() else { return };
        let model = self.model.get_mut(&id).expect("known");
        if model.bytes || model.fields.is_empty() {
            return;
        }
        let index = self.random.below(model.fields.len());
        let stored = self.slots.values[to].unwrap_or(Value::int(7));
        let slot = field(object, index);
        if self.random.below(2) == 0 {
            self.heap.barrier_slot(object, slot);
        } else {
            self.heap.barrier(object);
        }
        // SAFETY: the object has that field.
        unsafe { slot.write(stored) };
        model.fields[index] = self.slots.values[to].and(self.numbers[to]);
    }

    /// Moves a slot to a field of what it holds.
    fn follow(&mut self) {
        let (slot, into) = (self.random.below(SLOTS), self.random.below(SLOTS));
        let (Some(value), Some(id)) = (self.slots.values[slot], self.numbers[slot]) else { return };
        let fields = self.model[&id].fields.len();
        if fields == 0 || self.model[&id].bytes {
            return;
        }
        let index = self.random.below(fields);
        let object = value.as_pointer().expect("slots hold objects");
        // SAFETY: the object has that field.
        let target = unsafe { *field(object, index) };
        let number = self.model[&id].fields[index];
        self.set_slot(into, number.map(|_| target), number);
    }

    fn collect(&mut self, kind: Collect) {
        std::hint::black_box(&self.words);
        // SAFETY: the slots are all roots, and all fields are initialised.
        unsafe { self.heap.collect(kind, &mut self.slots) };
    }

    /// Everything reachable is as the model says; the number of objects.
    fn check(&mut self) -> usize {
        let mut seen: HashMap<u32, Value> = HashMap::new();
        let mut todo: Vec<(u32, Value)> = self
            .numbers
            .iter()
            .zip(&self.slots.values)
            .filter_map(|(id, v)| Some(((*id)?, (*v)?)))
            .collect();
        while let Some((id, value)) = todo.pop() {
            if let Some(known) = seen.insert(id, value) {
                assert_eq!(known, value, "object {id} is in two places");
                continue;
            }
            let object = value.as_pointer().expect("a pointer");
            let model = &self.model[&id];
            // SAFETY: what a slot reaches is alive: this is what is tested.
            let header = unsafe { object.as_ref() };
            assert_eq!(header.shape(), id);
            assert_eq!(header.kind(), if model.bytes { KIND_BYTES } else { KIND_FIELDS });
            assert_eq!(header.words(), model.fields.len() + 2);
            assert_eq!(number(object), id);
            for (i, expected) in model.fields.iter().enumerate() {
                // SAFETY: the object has that field.
                let value = unsafe { *field(object, i) };
                match expected {
                    Some(id) => todo.push((*id, value)),
                    None => assert!(value.is_int()),
                }
            }
        }
        let count = seen.len();
        self.model.retain(|id, _| seen.contains_key(id));
        count
    }

    fn run(&mut self, steps: usize, collect_every: usize) {
        for _ in 0..steps {
            match self.random.below(10) {
                0..5 => self.allocate(),
                5..8 => self.mutate(),
                8 => self.follow(),
                _ => {
                    let slot = self.random.below(SLOTS);
                    self.set_slot(slot, None, None);
                }
            }
            if self.heap.collection_due() || self.random.below(collect_every) == 0 {
                let kind = match self.random.below(8) {
                    0 => Collect::Full,
                    1..4 => Collect::Minor,
                    _ => Collect::Auto,
                };
                self.collect(kind);
                if self.random.below(4) == 0 {
                    self.check();
                }
            }
        }
        self.check();
        self.collect(Collect::Full);
        let live = self.check();
        let mut counted = 0;
        self.heap.for_each_object(&mut |_| counted += 1);
        match self.slots.finds {
            Finds::Precisely => assert_eq!(counted, live, "what is reachable, and nothing else"),
            // A stale word of the stack may keep some more.
            Finds::OnTheStack(_) => assert!(counted >= live),
        }
    }
}

fn nursery(bytes: usize) -> HeapConfig {
    HeapConfig { nursery_bytes: bytes, ..HeapConfig::default() }
}

const STRESS: HeapConfig =
    HeapConfig { nursery_bytes: 4 << 20, limit_bytes: usize::MAX, stress: true };

#[test]
fn graphs_survive_minor_and_full_collections() {
    for seed in 1..6 {
        World::new(nursery(256 << 10), seed * 0x9E37_79B9, Finds::Precisely).run(15_000, 200);
    }
}

#[test]
fn graphs_survive_with_the_nursery_of_a_real_heap() {
    World::new(HeapConfig::default(), 99, Finds::Precisely).run(30_000, 10_000);
}

#[test]
fn graphs_survive_stress() {
    for seed in 1..4 {
        World::new(STRESS, seed * 0x9E37_79B9, Finds::Precisely).run(2_000, 10);
    }
}

#[test]
fn graphs_survive_that_only_the_native_stack_refers_to() {
    /// A frame of its own, so that the worlds lie below the base.
    #[inline(never)]
    fn below(base: *const usize) {
        let finds = Finds::OnTheStack(base.cast());
        for seed in 1..4 {
            World::new(nursery(256 << 10), seed * 0x9E37_79B9, finds).run(15_000, 200);
        }
        World::new(STRESS, 7, finds).run(2_000, 10);
    }
    let base = 0_usize;
    below(std::hint::black_box(&raw const base));
}
