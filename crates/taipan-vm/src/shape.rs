//! Shapes (hidden classes): what an object's class is and where its attributes
//! lie.
//!
//! Every header holds a shape number, an index into the [`ShapeTable`]. A shape
//! names the class and maps attribute keys to slot numbers. Instances that got
//! the same attributes in the same order share a shape, so an inline cache
//! compares one 32-bit number and knows class, slot and, because of
//! *renumbering*, that the class is still what it was:
//!
//! **A class that changes gets new shapes.** When a class attribute is set that
//! cached look-ups may rely on, all current shapes of the class and of its
//! subclasses become *stale*: each points to its successor, a copy under a new
//! number. Caches compare against the old number and simply miss; the slow path
//! moves the object on to the successor ([`ShapeTable::current`]). So a hit
//! needs no version check. A class that changes again and again is marked
//! *unstable*: nothing caches its shapes any more, and nothing is renumbered.
//!
//! Slot `i` of an object lies in the object itself if `i < inline`, at word
//! `attributes_at + 1 + i`; else in the overflow array that word
//! `attributes_at` points to, at `i - inline`. An object in *dictionary mode*
//! (its `__dict__` was asked for, or an attribute deleted) has its dict in word
//! `attributes_at` and no slots.
//!
//! Keys are interned strings, or, for `__slots__`, the member descriptor
//! itself, so that slots of equal names in different classes stay apart.

use crate::handle::Handle;
use crate::object::class::Class;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
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

type WordMap<V> = HashMap<u64, V, BuildHasherDefault<WordHasher>>;

/// How many times a class may change before its shapes are no longer cached.
const MAX_RENUMBERINGS: u32 = 64;
/// Shapes with more attributes than this are searched through a hash map.
const LINEAR_SEARCH: u32 = 8;
/// An object with more attributes than this goes to dictionary mode.
pub const MAX_SLOTS: u32 = 512;

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
    /// Dictionary mode.
    pub dictionary: bool,
    /// Can it have attributes beyond `__slots__`?
    pub has_dict: bool,
    /// The class changed: the successor's number.
    successor: Option<u32>,
    /// Keys in slot order; shared along a chain of transitions, of which this
    /// shape sees the first `count`.
    keys: Rc<RefCell<Vec<Value>>>, // tidy: traced by `ShapeTable::trace`
    transitions: RefCell<WordMap<u32>>,
    index: RefCell<Option<WordMap<u32>>>,
}

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

    /// Does the object's class still look as it did when this shape was made?
    pub fn is_current(&self) -> bool {
        self.successor.is_none()
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
#[derive(Debug, Default)]
pub struct ShapeTable {
    shapes: RefCell<Vec<Rc<Shape>>>,
}

impl ShapeTable {
    /// The shape with this number.
    #[inline]
    pub fn get(&self, number: u32) -> Rc<Shape> {
        self.shapes.borrow()[number as usize].clone()
    }

    /// The class of objects of this shape.
    #[inline]
    pub fn class(&self, number: u32) -> Class {
        self.shapes.borrow()[number as usize].class
    }

    /// Adds a class's first shape, without attributes.
    pub fn add_root(&self, class: Class, layout: AttributeLayout) -> u32 {
        self.add(Shape {
            class,
            attributes_at: layout.attributes_at,
            inline: layout.inline,
            count: 0,
            dictionary: false,
            has_dict: layout.has_dict,
            successor: None,
            keys: Rc::default(),
            transitions: RefCell::default(),
            index: RefCell::default(),
        })
    }

    fn add(&self, shape: Shape) -> u32 {
        let mut shapes = self.shapes.borrow_mut();
        shapes.push(Rc::new(shape));
        (shapes.len() - 1) as u32
    }

    /// The shape of an object of shape `number` after it got the attribute
    /// `key` in the next slot.
    pub fn with_attribute(&self, number: u32, key: Value) -> u32 {
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
        let next = self.add(Shape {
            class: shape.class,
            attributes_at: shape.attributes_at,
            inline: shape.inline,
            count: shape.count + 1,
            dictionary: false,
            has_dict: shape.has_dict,
            successor: None,
            keys,
            transitions: RefCell::default(),
            index: RefCell::default(),
        });
        shape.transitions.borrow_mut().insert(key.bits(), next);
        next
    }

    /// The dictionary-mode shape of the same class and layout.
    pub fn dictionary_of(&self, number: u32) -> u32 {
        const DICTIONARY_KEY: u64 = u64::MAX;
        let shape = self.get(number);
        if let Some(&next) = shape.transitions.borrow().get(&DICTIONARY_KEY) {
            return next;
        }
        let next = self.add(Shape {
            class: shape.class,
            attributes_at: shape.attributes_at,
            inline: shape.inline,
            count: 0,
            dictionary: true,
            has_dict: shape.has_dict,
            successor: None,
            keys: Rc::default(),
            transitions: RefCell::default(),
            index: RefCell::default(),
        });
        shape.transitions.borrow_mut().insert(DICTIONARY_KEY, next);
        next
    }

    /// Follows stale shapes to the current one.
    pub fn current(&self, mut number: u32) -> u32 {
        while let Some(next) = self.get(number).successor {
            number = next;
        }
        number
    }

    /// Gives the shapes of `class` new numbers, because the class changed.
    /// `renumberings` counts per class; past a limit the class is unstable and
    /// this does nothing. Returns whether the class is stable.
    pub fn renumber(&self, class: Class, renumberings: u32) -> bool {
        if renumberings > MAX_RENUMBERINGS {
            return false;
        }
        let mut shapes = self.shapes.borrow_mut();
        for number in 0..shapes.len() {
            let old = &shapes[number];
            if !old.class.value().is(class.value()) || old.successor.is_some() {
                continue;
            }
            let copy = Rc::new(Shape {
                class: old.class,
                attributes_at: old.attributes_at,
                inline: old.inline,
                count: old.count,
                dictionary: old.dictionary,
                has_dict: old.has_dict,
                successor: None,
                keys: old.keys.clone(),
                transitions: RefCell::new(old.transitions.borrow().clone()),
                index: RefCell::default(),
            });
            shapes.push(copy);
            let successor = (shapes.len() - 1) as u32;
            let mut stale = Shape { successor: Some(successor), ..shallow(&shapes[number]) };
            stale.transitions = RefCell::default();
            shapes[number] = Rc::new(stale);
        }
        true
    }

    /// Hands every value that shapes refer to to the collector.
    pub fn trace(&self, visit: &mut dyn FnMut(Value)) {
        for shape in self.shapes.borrow().iter() {
            visit(shape.class.value());
            shape.keys.borrow().iter().copied().for_each(&mut *visit);
        }
    }
}

fn shallow(shape: &Shape) -> Shape {
    Shape {
        class: shape.class,
        attributes_at: shape.attributes_at,
        inline: shape.inline,
        count: shape.count,
        dictionary: shape.dictionary,
        has_dict: shape.has_dict,
        successor: shape.successor,
        keys: shape.keys.clone(),
        transitions: RefCell::default(),
        index: RefCell::default(),
    }
}
