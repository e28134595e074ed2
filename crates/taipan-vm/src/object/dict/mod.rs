//! `dict`: insertion-ordered and compact.
//!
//! The entries lie in insertion order in one array, three words each: hash (as a
//! small integer), key, value. A deleted entry has an unbound key. Past
//! [`LINEAR`] entries an index, an open-addressing table of entry numbers, is
//! probed by the hash. The sizes, and with them the moments when deleted entries
//! vanish, are CPython's: a program that changes a dict while it iterates over
//! it can tell.
//!
//! Namespaces of modules are dicts whose values may stand in *global cells*
//! ([`Dict::cell`]): code caches the cell once and reads the variable without a
//! look-up, and every reader of the dict looks through the cell. A deleted
//! variable's cell is emptied, so code that cached it looks again. Code that
//! cached a name's *absence* (a builtin) compares [`Dict::key_version`], which
//! changes whenever a key is added.
//!
//! Look-up is a pure step over `&Vm` (see [`probe`]) and a driver that runs
//! `__eq__` between steps and begins again when the dict has changed meanwhile.

mod merge;
mod methods;
mod probe;
mod table;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::cell::Cell as GlobalCell;
use crate::object::class::{Class, ClassDecl};
use crate::object::str::Str;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::header::Flags;
use taipan_heap::{Header, Value};

pub(crate) use methods::equal;
pub use table::Entry;

/// Dicts with at most this many entries have no index.
pub(crate) const LINEAR: usize = 5;

/// Header flag: a value stands, or stood, in a global cell.
const HAS_CELLS: u16 = Flags::USER_0;

/// The memory of a dict.
#[repr(C)]
pub struct DictObject {
    header: Header,
    /// Live entries.
    len: Cell<usize>,
    /// Entries in use, deleted ones included.
    used: Cell<usize>,
    /// Changes when a key is added; see [`Dict::key_version`].
    key_version: Cell<u32>,
    /// Changes whenever entries move or change; see [`Dict::version`].
    version: Cell<u32>,
    /// Slots of the index less one; 0: there is no index.
    mask: Cell<usize>,
    /// An [`Array`](crate::object::array::Array) of entries.
    entries: Cell<Value>,
    /// A [`RawBuffer`](crate::object::array::RawBuffer) of `u32`, or unbound.
    index: Cell<Value>,
}

const DICT_RAW: u8 = 4;
const DICT_WORDS: usize = crate::memory::words_of::<DictObject>();
const _: () = assert!(std::mem::offset_of!(DictObject, entries) == 8 * (1 + DICT_RAW as usize));

handle! {
    /// `dict`.
    Dict => DictObject, Kind::Dict
}

impl Dict {
    /// An empty dict.
    pub fn new(vm: &Vm) -> Dict {
        Dict::with_shape(ClassId::Dict.shape(), vm)
    }

    /// An empty dict of this class, `dict` or a subclass.
    pub(crate) fn of_class(class: Class, vm: &Vm) -> Dict {
        if class.root_shape() == ClassId::Dict.shape() {
            return Dict::new(vm);
        }
        let memory = vm.allocate_with_attributes(Kind::Dict, DICT_RAW, DICT_WORDS, class);
        let dict = Dict(memory.cast());
        // SAFETY: fresh memory with room for the fields, which are all written
        // here.
        unsafe {
            let object = dict.0.as_ptr();
            (&raw mut (*object).len).write(Cell::new(0));
            (&raw mut (*object).used).write(Cell::new(0));
            (&raw mut (*object).key_version).write(Cell::new(0));
            (&raw mut (*object).version).write(Cell::new(0));
            (&raw mut (*object).mask).write(Cell::new(0));
            (&raw mut (*object).entries).write(Cell::new(vm.empty_array().value()));
            (&raw mut (*object).index).write(Cell::new(Value::UNBOUND));
        }
        dict
    }

    fn with_shape(shape: u32, vm: &Vm) -> Dict {
        let entries = vm.empty_array().value();
        Dict(vm.place(Kind::Dict, DICT_RAW, shape, |header| DictObject {
            header,
            len: Cell::new(0),
            used: Cell::new(0),
            key_version: Cell::new(0),
            version: Cell::new(0),
            mask: Cell::new(0),
            entries: Cell::new(entries),
            index: Cell::new(Value::UNBOUND),
        }))
    }

    /// How many items it has.
    #[inline(always)]
    pub fn len(self, _vm: &Vm) -> usize {
        self.object().len.get()
    }

    /// How many entries there are, deleted ones included: the end for
    /// [`Dict::entry`].
    #[inline(always)]
    pub fn entry_count(self, _vm: &Vm) -> usize {
        self.object().used.get()
    }

    /// Changes whenever a key is added.
    #[inline(always)]
    pub fn key_version(self, _vm: &Vm) -> u32 {
        self.object().key_version.get()
    }

    /// Changes whenever an item is added, removed or moved.
    #[inline(always)]
    pub fn version(self, _vm: &Vm) -> u32 {
        self.object().version.get()
    }

    /// The item under a string key; runs no Python code: keys of other types
    /// are taken to differ.
    #[inline]
    pub fn get_str(self, key: Str, vm: &Vm) -> Option<Value> {
        let number = self.find_str(key, vm)?;
        Some(self.entry_value(number))
    }

    /// Sets the item under a string key; runs no Python code.
    pub fn set_str(self, key: Str, value: Value, vm: &Vm) -> PyResult<()> {
        match self.find_str(key, vm) {
            Some(number) => self.set_entry_value(number, value, vm),
            None => self.append(key.hash(vm), key.value(), value, vm)?,
        }
        Ok(())
    }

    /// Deletes the item under a string key; false if there is none.
    pub fn delete_str(self, key: Str, vm: &mut Vm) -> bool {
        match self.find_str(key, vm) {
            Some(number) => {
                self.remove_entry(number, vm);
                true
            }
            None => false,
        }
    }

    /// The item under `key`. Runs `__hash__` and `__eq__`.
    #[inline]
    pub fn get(self, key: Value, vm: &mut Vm) -> PyResult<Option<Value>> {
        let hash = table_hash(vm.hash_key(key)?);
        Ok(self.find(hash, key, vm)?.map(|number| self.entry_value(number)))
    }

    /// Sets the item under `key`. Runs `__hash__` and `__eq__`.
    #[inline]
    pub fn set(self, key: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
        let hash = table_hash(vm.hash_key(key)?);
        self.set_hashed(hash, key, value, vm)
    }

    /// As [`Dict::set`], the hash being known.
    #[inline]
    pub fn set_hashed(self, hash: u64, key: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
        match self.find(hash, key, vm)? {
            Some(number) => self.set_entry_value(number, value, vm),
            None => self.append(hash, key, value, vm)?,
        }
        Ok(())
    }

    /// Is the key there, whose hash is known?
    pub fn contains_hashed(self, hash: i64, key: Value, vm: &mut Vm) -> PyResult<bool> {
        Ok(self.find(table_hash(hash), key, vm)?.is_some())
    }

    /// Removes the last item and returns it.
    pub fn pop_last(self, vm: &mut Vm) -> Option<Entry> {
        let object = self.object();
        while let Some(number) = object.used.get().checked_sub(1) {
            let entry = self.read_entry(number);
            if entry.is_some() {
                self.remove_entry(number, vm);
            }
            // What was removed at the end leaves no hole.
            object.used.set(number);
            if self.dead_prefix() > number {
                self.set_dead_prefix(number);
            }
            if entry.is_some() {
                return entry;
            }
        }
        None
    }

    /// Removes the item under `key` and returns it.
    pub fn remove(self, key: Value, vm: &mut Vm) -> PyResult<Option<Value>> {
        let hash = table_hash(vm.hash_key(key)?);
        let Some(number) = self.find(hash, key, vm)? else { return Ok(None) };
        let value = self.entry_value(number);
        self.remove_entry(number, vm);
        Ok(Some(value))
    }

    /// The global cell of the item under a string key: from now on the item
    /// stands in that cell.
    pub fn cell(self, key: Str, vm: &Vm) -> Option<GlobalCell> {
        let number = self.find_str(key, vm)?;
        let raw = self.raw_value(number);
        if let Some(cell) = self.as_cell(raw) {
            return Some(cell);
        }
        self.object().header.set(HAS_CELLS);
        let cell = GlobalCell::new_global(raw, vm);
        self.set_raw_value(number, cell.value(), vm);
        Some(cell)
    }

    /// The entry with this number; `None` if it was deleted.
    #[inline]
    pub fn entry(self, number: usize, vm: &Vm) -> Option<Entry> {
        (number < self.entry_count(vm)).then(|| self.read_entry(number)).flatten()
    }

    /// The first live entry at or behind `number`, and its number.
    #[inline]
    pub fn next_entry(self, mut number: usize, vm: &Vm) -> Option<(usize, Entry)> {
        while number < self.entry_count(vm) {
            if let Some(entry) = self.read_entry(number) {
                return Some((number, entry));
            }
            number = if number == 0 { self.dead_prefix() } else { number + 1 };
        }
        None
    }
}

impl Vm {
    /// `hash(value)`, with the words of dicts where it has none.
    #[inline]
    pub(crate) fn hash_key(&mut self, value: Value) -> PyResult<i64> {
        match self.hash(value) {
            Ok(hash) => Ok(hash),
            Err(raised) => Err(self.cannot_use(raised, value, "dict key")),
        }
    }
}

/// The part of a hash that entries hold: 60 bits, so that it fits in place.
#[inline(always)]
pub(crate) fn table_hash(hash: i64) -> u64 {
    hash as u64 & ((1 << 60) - 1)
}

impl Dict {
    /// The global cell that a raw value of an entry is.
    #[inline(always)]
    fn as_cell(self, value: Value) -> Option<GlobalCell> {
        if self.has_cells() && value.shape_number() == Some(ClassId::GlobalCell.shape()) {
            // SAFETY: only global cells have that shape.
            Some(unsafe { GlobalCell::from_value(value) })
        } else {
            None
        }
    }

    /// Has a value of it ever stood in a global cell?
    #[inline(always)]
    fn has_cells(self) -> bool {
        self.object().header.has(HAS_CELLS)
    }
}

/// `dict`'s declaration.
pub static DICT: ClassDecl = ClassDecl {
    kind: Kind::Dict,
    fixed_words: DICT_WORDS as u16,
    subclassable: true,
    methods: methods::METHODS,
    doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
    is_mapping: true,
    ..ClassDecl::new(ClassId::Dict, "dict")
};
