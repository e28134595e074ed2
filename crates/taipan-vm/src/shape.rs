//! Shapes (hidden classes): what an object's class is and where its attributes
//! lie.
//!
//! Every header holds a shape number, an index into the [`ShapeTable`]. A shape
//! names the class and maps attribute keys to slot numbers. Instances that got
//! the same attributes in the same order share a shape, so an inline cache
//! compares one 32-bit number and knows class and slot.
//!
//! **A class that changes empties the caches that rely on it.** What a look-up
//! through a shape finds depends on the class too: a method, the absence of a
//! data descriptor. An instruction that caches such a finding is registered with
//! the class and the name ([`ShapeTable::depend`]); when the class or one of its
//! bases changes, the cached shape of each registered instruction is overwritten by
//! [`NO_SHAPE`], which no object has ([`ShapeTable::forget`]). So a hit needs no
//! version check. A name of the class concerns the instructions of that name, a
//! special one (`__getattribute__`, `__get__`) all.
//!
//! Slot `i` of an object lies in the object itself if `i < inline`, at word
//! `attributes_at + 1 + i`; else in the overflow array that word
//! `attributes_at` points to, at `i - inline`. An object in *dictionary mode*
//! (its `__dict__` was asked for, or an attribute deleted) has its dict in word
//! `attributes_at` and no slots.
//!
//! **Shapes die with their class.** A minor collection keeps them all. A full one is
//! told which shapes live objects have; a shape keeps its class, and a class all its
//! shapes. What is left over is freed, its numbers are used again, and the
//! instructions that cached one of them forget it. (See [`crate::shape_sweep`].)
//!
//! Keys are interned strings, or, for `__slots__`, the member descriptor
//! itself, so that slots of equal names in different classes stay apart. The
//! slots of `__slots__` are the first of every shape of the class.

use crate::class_id::ClassId;
use crate::handle::Handle;
use crate::object::class::{Class, class_flags};
use crate::object::code::Code;
use crate::object::str::Str;
use std::cell::{RefCell, UnsafeCell};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Deref;
use std::ptr::NonNull;
use std::rc::Rc;
use taipan_heap::Value;

/// Hashes a word by multiplication: keys are addresses.
#[derive(Default)]
pub struct WordHasher(u64);

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.write_u64(u64::from(b));
        }
    }
    fn write_u32(&mut self, word: u32) {
        self.write_u64(u64::from(word));
    }
    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

pub(crate) type WordMap<V> = HashMap<u64, V, BuildHasherDefault<WordHasher>>;

/// Shapes with more attributes than this are searched through a hash map.
const LINEAR_SEARCH: u32 = 8;
/// An object with more attributes than this goes to dictionary mode.
pub const MAX_SLOTS: u32 = 512;

/// New attributes of a class's objects make no more shapes than this.
const MAX_SHAPES: usize = 4096;

/// What a shape says. See the head of this module.
#[derive(Debug)]
pub struct Shape {
    /// The objects' class.
    pub class: Class,
    /// Word of the object that holds the overflow array or the dict; 0: the
    /// object's last word (types of variable size).
    pub attributes_at: u16,
    /// How many slots lie in the object itself.
    pub inline: u16,
    /// How many attributes there are.
    pub count: u32,
    /// How many of them, the first ones, belong to `__slots__`: every object of
    /// the class has them, in dictionary mode too, and all of them lie in the
    /// object itself.
    pub fixed: u32,
    /// Dictionary mode.
    pub dictionary: bool,
    /// Can it have attributes beyond `__slots__`?
    pub has_dict: bool,
    /// Keys in slot order; shared along a chain of transitions, of which this
    /// shape sees the first `count`.
    keys: Rc<RefCell<Vec<Value>>>, // tidy: traced by `ShapeTable::trace`
    transitions: RefCell<WordMap<u32>>,
    index: RefCell<Option<WordMap<u32>>>,
}

/// A shape number that no object has.
pub(crate) const NO_SHAPE: u32 = u32::MAX;

/// A shape of the isolate. It lives as long as its class or an object that has it.
#[derive(Clone, Copy, Debug)]
pub struct ShapeRef(NonNull<Shape>);

impl Deref for ShapeRef {
    type Target = Shape;
    #[inline(always)]
    fn deref(&self) -> &Shape {
        // SAFETY: the table boxes every shape, changes none but through its
        // cells, and drops only those that no object has.
        unsafe { self.0.as_ref() }
    }
}

/// Keys handed out for one call.
type Keys = Box<[Value]>; // tidy: the shape they come from keeps them

/// Where an attribute of an object lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotPlace {
    /// At this word of the object.
    Word(usize),
    /// At this index of the overflow array.
    Overflow(usize),
}

impl Shape {
    /// Where slot `slot` lies.
    #[inline]
    pub fn place(&self, slot: u32) -> SlotPlace {
        if slot < u32::from(self.inline) {
            SlotPlace::Word(self.attributes_at as usize + 1 + slot as usize)
        } else {
            SlotPlace::Overflow((slot - u32::from(self.inline)) as usize)
        }
    }

    /// The slot that holds the attribute `key`.
    pub fn slot(&self, key: Value) -> Option<u32> {
        if self.count <= LINEAR_SEARCH {
            let keys = self.keys.borrow();
            return keys[..self.count as usize].iter().position(|k| k.is(key)).map(|i| i as u32);
        }
        let mut index = self.index.borrow_mut();
        let index = index.get_or_insert_with(|| {
            let keys = self.keys.borrow();
            let keys = keys[..self.count as usize].iter();
            keys.enumerate().map(|(slot, key)| (key.bits(), slot as u32)).collect()
        });
        index.get(&key.bits()).copied()
    }

    /// The key of slot `slot`.
    pub fn key(&self, slot: u32) -> Option<Value> {
        if slot >= self.count {
            return None;
        }
        self.keys.borrow().get(slot as usize).copied()
    }

    /// The keys of `__slots__`.
    pub(crate) fn fixed_keys(&self) -> Keys {
        self.keys.borrow()[..self.fixed as usize].into()
    }

    /// Does the shape live as long as the isolate? Instructions that cache a shape
    /// of a class that cannot change are registered nowhere.
    pub(crate) fn is_permanent(&self) -> bool {
        !self.class.has(class_flags::MUTABLE)
    }

    /// Can it have attributes at all?
    pub fn holds_attributes(&self) -> bool {
        self.has_dict || self.inline > 0 || self.count > 0
    }
}

/// How the objects of a class carry attributes.
#[derive(Clone, Copy, Debug)]
pub struct AttributeLayout {
    /// See [`Shape::attributes_at`].
    pub attributes_at: u16,
    /// See [`Shape::inline`].
    pub inline: u16,
    /// See [`Shape::has_dict`].
    pub has_dict: bool,
}

/// All shapes of an isolate.
///
/// *Invariant*: the two vectors are borrowed only within the methods below, none
/// of which calls anything that could come back here.
#[derive(Debug, Default)]
pub struct ShapeTable {
    /// Leaked boxes, dropped with the table.
    shapes: UnsafeCell<Vec<ShapeRef>>,
    /// The shapes' classes, apart from them: `type(object)` is two loads.
    classes: UnsafeCell<Vec<Class>>, // tidy: traced by `ShapeTable::trace`
    /// By class and name: the instructions that rely on what the class has of that
    /// name, as the word of a code object.
    pub(crate) dependents: RefCell<WordMap<WordMap<Vec<(Code, u32)>>>>, // tidy: traced by `ShapeTable::trace`
    /// The shapes of each class.
    pub(crate) by_class: RefCell<WordMap<Vec<u32>>>,
    /// The numbers of shapes that died.
    pub(crate) free: RefCell<Vec<u32>>,
    /// The classes that name a class as a base, by that class; held weakly.
    pub(crate) subclasses: RefCell<WordMap<Vec<Class>>>, // tidy: traced by `ShapeTable::trace`
}

impl ShapeTable {
    /// The shape with this number, which some header holds.
    #[inline(always)]
    pub(crate) fn get(&self, number: u32) -> ShapeRef {
        // SAFETY: see the invariant above.
        let shapes = unsafe { &*self.shapes.get() };
        shapes[number as usize]
    }

    /// The class of objects of this shape.
    #[inline(always)]
    pub(crate) fn class(&self, number: u32) -> Class {
        // SAFETY: see the invariant above.
        let classes = unsafe { &*self.classes.get() };
        classes[number as usize]
    }

    /// Adds the shape of `object` itself, which stands for the shapes of the
    /// other built-in classes until they are made.
    pub(crate) fn add_object(&self, object: Class, layout: AttributeLayout) {
        let number = self.add_root(object, layout, &[]);
        debug_assert!(number == 0);
        // SAFETY: see the invariant above.
        let (shapes, classes) = unsafe { (&mut *self.shapes.get(), &mut *self.classes.get()) };
        shapes.resize(ClassId::COUNT, shapes[0]);
        classes.resize(ClassId::COUNT, object);
    }

    /// Puts the shape of a built-in class's plain instances where its number
    /// says.
    pub(crate) fn set_builtin(&self, id: ClassId, class: Class, layout: AttributeLayout) {
        let shape = Shape::root(class, layout, &[]);
        // SAFETY: see the invariant above.
        let (shapes, classes) = unsafe { (&mut *self.shapes.get(), &mut *self.classes.get()) };
        classes[id as usize] = class;
        shapes[id as usize] = ShapeRef(NonNull::from(Box::leak(Box::new(shape))));
    }

    /// Adds a class's first shape, with the keys of its `__slots__`.
    pub(crate) fn add_root(&self, class: Class, layout: AttributeLayout, fixed: &[Value]) -> u32 {
        self.add(Shape::root(class, layout, fixed))
    }

    /// A first shape of `class` for objects that were made with another layout
    /// (`__class__` was assigned to).
    pub(crate) fn root_with(&self, class: Class, layout: AttributeLayout, fixed: &[Value]) -> u32 {
        let known = self.by_class.borrow().get(&class.value().bits()).cloned();
        for number in known.into_iter().flatten() {
            let shape = self.get(number);
            if shape.count == shape.fixed
                && !shape.dictionary
                && shape.inline == layout.inline
                && shape.attributes_at == layout.attributes_at
            {
                return number;
            }
        }
        self.add_root(class, layout, fixed)
    }

    fn add(&self, shape: Shape) -> u32 {
        // SAFETY: see the invariant above.
        let (shapes, classes) = unsafe { (&mut *self.shapes.get(), &mut *self.classes.get()) };
        let reused = self.free.borrow_mut().pop();
        let number = reused.unwrap_or(shapes.len() as u32);
        let mut by_class = self.by_class.borrow_mut();
        by_class.entry(shape.class.value().bits()).or_default().push(number);
        let class = shape.class;
        let shape = ShapeRef(NonNull::from(Box::leak(Box::new(shape))));
        if reused.is_some() {
            classes[number as usize] = class;
            shapes[number as usize] = shape;
        } else {
            classes.push(class);
            shapes.push(shape);
        }
        number
    }

    /// Frees a shape that no object has. Its number stands for `object`'s until
    /// it is used again.
    pub(crate) fn release(&self, number: u32) {
        // SAFETY: see the invariant above.
        let (shapes, classes) = unsafe { (&mut *self.shapes.get(), &mut *self.classes.get()) };
        let none = (shapes[0], classes[0]);
        let dead = std::mem::replace(&mut shapes[number as usize], none.0);
        classes[number as usize] = none.1;
        // SAFETY: `add` leaked the box; nothing refers to the shape any more.
        drop(unsafe { Box::from_raw(dead.0.as_ptr()) });
        self.free.borrow_mut().push(number);
    }

    /// Has the class so many shapes that an object of this shape is better off
    /// with a dict than with one more for the attribute `key`?
    pub(crate) fn is_crowded(&self, number: u32, key: Value) -> bool {
        if self.get(number).transitions.borrow().contains_key(&key.bits()) {
            return false;
        }
        let by_class = self.by_class.borrow();
        let shapes = by_class.get(&self.class(number).value().bits());
        shapes.is_some_and(|shapes| shapes.len() >= MAX_SHAPES)
    }

    /// How many shapes there ever were at a time.
    pub(crate) fn count(&self) -> u32 {
        // SAFETY: see the invariant above.
        unsafe { &*self.shapes.get() }.len() as u32
    }

    /// The shape of an object of shape `number` after it got the attribute
    /// `key` in the next slot.
    pub(crate) fn with_attribute(&self, number: u32, key: Value) -> u32 {
        let shape = self.get(number);
        if let Some(&next) = shape.transitions.borrow().get(&key.bits()) {
            return next;
        }
        let keys = if shape.keys.borrow().len() == shape.count as usize {
            shape.keys.clone()
        } else {
            Rc::new(RefCell::new(shape.keys.borrow()[..shape.count as usize].to_vec()))
        };
        keys.borrow_mut().push(key);
        let next = self.add(Shape { count: shape.count + 1, keys, ..shape.sibling() });
        shape.transitions.borrow_mut().insert(key.bits(), next);
        next
    }

    /// The dictionary-mode shape of the same class and layout.
    pub(crate) fn dictionary_of(&self, number: u32) -> u32 {
        const DICTIONARY_KEY: u64 = u64::MAX;
        let shape = self.get(number);
        if let Some(&next) = shape.transitions.borrow().get(&DICTIONARY_KEY) {
            return next;
        }
        let next = self.add(Shape { count: shape.fixed, dictionary: true, ..shape.sibling() });
        shape.transitions.borrow_mut().insert(DICTIONARY_KEY, next);
        next
    }

    /// Registers that the instruction at word `word` of `code` has cached what a
    /// look-up of `name` (interned) on instances of `class` finds.
    pub(crate) fn depend(&self, class: Class, name: Str, code: Code, word: u32) {
        let mut dependents = self.dependents.borrow_mut();
        let of_class = dependents.entry(class.value().bits()).or_default();
        let of_name = of_class.entry(name.value().bits()).or_default();
        if !of_name.contains(&(code, word)) {
            of_name.push((code, word));
        }
    }

    /// Empties the caches that rely on what `class` has of this name, or has at all.
    /// The instructions remain registered.
    pub(crate) fn forget(&self, class: Class, name: Option<Str>) {
        let dependents = self.dependents.borrow();
        let Some(of_class) = dependents.get(&class.value().bits()) else { return };
        let forget = |sites: &Vec<(Code, u32)>| {
            sites.iter().for_each(|(code, word)| code.forget_shape(*word));
        };
        match name {
            Some(name) => of_class.get(&name.value().bits()).into_iter().for_each(forget),
            None => of_class.values().for_each(forget),
        }
    }

    /// Hands every value that shapes refer to to the collector.
    pub(crate) fn trace(&self, visit: &mut dyn FnMut(Value)) {
        for number in 0..self.count() {
            let shape = self.get(number);
            visit(shape.class.value());
            shape.trace_keys(visit);
        }
        for names in self.dependents.borrow().values() {
            names.values().flatten().for_each(|(code, _)| visit(code.value()));
        }
    }
}

impl Drop for ShapeTable {
    fn drop(&mut self) {
        let shapes = self.shapes.get_mut();
        let object = shapes.first().map(|shape| shape.0);
        for (number, shape) in shapes.drain(..).enumerate() {
            if number != 0 && Some(shape.0) == object {
                continue; // A built-in class that was never made, or a dead shape.
            }
            // SAFETY: `add` leaked the box; references end with the isolate.
            drop(unsafe { Box::from_raw(shape.0.as_ptr()) });
        }
    }
}

impl Shape {
    /// A class's first shape.
    fn root(class: Class, layout: AttributeLayout, fixed: &[Value]) -> Shape {
        Shape {
            class,
            attributes_at: layout.attributes_at,
            inline: layout.inline,
            count: fixed.len() as u32,
            fixed: fixed.len() as u32,
            dictionary: false,
            has_dict: layout.has_dict,
            keys: Rc::new(RefCell::new(fixed.to_vec())),
            transitions: RefCell::default(),
            index: RefCell::default(),
        }
    }

    pub(crate) fn trace_keys(&self, visit: &mut dyn FnMut(Value)) {
        self.keys.borrow().iter().copied().for_each(&mut *visit);
    }

    /// A copy without transitions.
    fn sibling(&self) -> Shape {
        Shape {
            class: self.class,
            attributes_at: self.attributes_at,
            inline: self.inline,
            count: self.count,
            fixed: self.fixed,
            dictionary: self.dictionary,
            has_dict: self.has_dict,
            keys: self.keys.clone(),
            transitions: RefCell::default(),
            index: RefCell::default(),
        }
    }
}
