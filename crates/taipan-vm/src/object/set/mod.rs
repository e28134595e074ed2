//! `set` and `frozenset`.
//!
//! The table is CPython's, probe for probe ([`probe`], [`table`]), so that programs which
//! print a set of small integers print them in the same order: the order of
//! iteration is that of the slots, and depends on the sizes the table went
//! through. Look-up is a pure step and a driver that runs `__eq__` between
//! steps, and begins again when the table was changed under it.

mod methods;
mod operations;
mod operators;
mod probe;
mod table;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{ArgContext, FromArg};
use crate::object::array::Array;
use crate::object::class::{Class, ClassDecl};
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

pub(crate) use methods::hash_of;

/// The memory of a set.
#[repr(C)]
pub struct SetObject {
    header: Header,
    /// Elements.
    used: Cell<usize>,
    /// Slots in use, those of removed elements included.
    fill: Cell<usize>,
    /// Slots less one.
    mask: Cell<usize>,
    /// Where `pop` goes on looking.
    finger: Cell<usize>,
    /// The hash of a frozenset; -1: not computed yet.
    hash: Cell<i64>,
    /// An [`Array`] with a key per slot; the empty array for a set that never
    /// had an element.
    keys: Cell<Value>,
    /// A [`RawBuffer`] with a hash per slot, or unbound.
    hashes: Cell<Value>,
}

const SET_RAW: u8 = 5;
const SET_WORDS: usize = crate::memory::words_of::<SetObject>();
const _: () = assert!(std::mem::offset_of!(SetObject, keys) == 8 * (1 + SET_RAW as usize));

handle! {
    /// `set` or `frozenset`.
    Set => SetObject, Kind::Set
}

/// A set that may be changed: no frozenset.
#[derive(Clone, Copy, Debug)]
pub struct MutableSet(pub Set);

impl FromArg for MutableSet {
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        match value.downcast() {
            Some(set) if vm.is_instance(value, ClassId::Set) => Ok(MutableSet(set)),
            _ => Err(vm.bad_argument(value, ClassId::Set, context)),
        }
    }
}

impl Set {
    /// An empty `set`.
    pub fn new(vm: &Vm) -> Set {
        Set::of_class(vm.class(ClassId::Set), vm)
    }

    /// An empty `frozenset`, to be filled before anybody sees it.
    pub fn new_frozen(vm: &Vm) -> Set {
        Set::of_class(vm.class(ClassId::FrozenSet), vm)
    }

    /// An empty set of this class: `set`, `frozenset`, or a subclass.
    pub(crate) fn of_class(class: Class, vm: &Vm) -> Set {
        let memory = vm.allocate_with_attributes(Kind::Set, SET_RAW, SET_WORDS, class);
        let set = Set(memory.cast());
        // SAFETY: fresh memory with room for the fields, which are all written
        // here.
        unsafe {
            let object = set.0.as_ptr();
            (&raw mut (*object).used).write(Cell::new(0));
            (&raw mut (*object).fill).write(Cell::new(0));
            (&raw mut (*object).mask).write(Cell::new(table::MIN_SLOTS - 1));
            (&raw mut (*object).finger).write(Cell::new(0));
            (&raw mut (*object).hash).write(Cell::new(-1));
            (&raw mut (*object).keys).write(Cell::new(vm.empty_array().value()));
            (&raw mut (*object).hashes).write(Cell::new(Value::UNBOUND));
        }
        set
    }

    /// An empty set of the built-in class of `self`.
    pub(crate) fn like(self, vm: &Vm) -> Set {
        if self.is_frozen(vm) { Set::new_frozen(vm) } else { Set::new(vm) }
    }

    /// Is it a frozenset (or an instance of a subclass)?
    pub fn is_frozen(self, vm: &Vm) -> bool {
        vm.is_instance(self.value(), ClassId::FrozenSet)
    }

    /// How many elements it has.
    #[inline(always)]
    pub fn len(self, _vm: &Vm) -> usize {
        self.object().used.get()
    }

    /// Adds an element; false if it was there. Runs `__hash__` and `__eq__`.
    #[inline]
    pub fn add(self, key: Value, vm: &mut Vm) -> PyResult<bool> {
        let hash = vm.hash_element(key)?;
        self.add_hashed(hash, key, vm)
    }

    /// Is it an element? Runs `__hash__` and `__eq__`.
    pub fn contains(self, key: Value, vm: &mut Vm) -> PyResult<bool> {
        let hash = vm.hash_element(key)?;
        self.contains_hashed(hash, key, vm)
    }

    /// Removes an element; false if it was not there.
    pub fn discard(self, key: Value, vm: &mut Vm) -> PyResult<bool> {
        let hash = vm.hash_element(key)?;
        self.discard_hashed(hash, key, vm)
    }

    #[inline(always)]
    fn keys(self) -> Array {
        // SAFETY: the field always holds an array.
        unsafe { Array::from_value(self.object().keys.get()) }
    }
}

impl Vm {
    /// `hash(value)`, with the words of sets where it has none.
    #[inline]
    pub(crate) fn hash_element(&mut self, value: Value) -> PyResult<i64> {
        match self.hash(value) {
            Ok(hash) => Ok(hash),
            Err(raised) => Err(self.cannot_use(raised, value, "set element")),
        }
    }

    /// `cannot use 'list' as a dict key (unhashable type: 'list')`, if the
    /// pending exception is exactly a `TypeError`.
    #[cold]
    pub(crate) fn cannot_use(
        &mut self,
        raised: crate::Raised,
        value: Value,
        role: &str,
    ) -> crate::Raised {
        let pending = self.take_raised(raised);
        if !self.is_exact(pending, ClassId::TypeError) {
            return self.raise_value(pending);
        }
        let text = match self.str(pending) {
            Ok(text) => text,
            Err(raised) => return raised,
        };
        let name = self.qualified_type_name(value);
        self.type_error(format!("cannot use '{name}' as a {role} ({})", text.to_string_lossy()))
    }

    /// The class's qualified name, with its module unless that is `builtins` or
    /// `__main__`.
    pub(crate) fn qualified_type_name(&mut self, value: Value) -> String {
        self.type_name(value)
    }
}

/// A frozenset constant of hashable constants.
pub(crate) fn frozen_constant(items: &[Value], vm: &Vm) -> PyResult<Value> {
    let set = Set::new_frozen(vm);
    for &item in items {
        set.add_constant(item, vm)?;
    }
    // CPython's compiler makes the set once more from the first one's elements
    // when it merges equal constants.
    let merged = Set::new_frozen(vm);
    let mut slot = 0;
    while let Some((found, item)) = set.next_key(slot, vm) {
        merged.add_constant(item, vm)?;
        slot = found + 1;
    }
    Ok(merged.value())
}

/// `set`'s declaration.
pub static SET: ClassDecl = ClassDecl {
    kind: Kind::Set,
    fixed_words: SET_WORDS as u16,
    subclassable: true,
    methods: methods::SET_METHODS,
    doc: "Build an unordered collection of unique elements.",
    ..ClassDecl::new(ClassId::Set, "set")
};
/// `frozenset`'s declaration.
pub static FROZENSET: ClassDecl = ClassDecl {
    kind: Kind::Set,
    fixed_words: SET_WORDS as u16,
    subclassable: true,
    methods: methods::FROZENSET_METHODS,
    doc: "Build an immutable unordered collection of unique elements.",
    ..ClassDecl::new(ClassId::FrozenSet, "frozenset")
};
