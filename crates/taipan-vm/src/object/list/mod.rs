//! `list`: a length and a buffer ([`Array`]) with spare capacity.
//!
//! Python code may run in the middle of an operation on a list (`__eq__`,
//! `__index__`, an iterator) and change it, so each operation takes its elements
//! by number and looks at the length again every time; sorting takes them out
//! (see [`sort`]).

mod item;
mod merge;
mod methods;
mod sort;

pub(crate) use methods::compare;
pub(crate) use sort::sort_values;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::object::array::Array;
use crate::object::class::{Class, ClassDecl};
use crate::object::iterator::{self, exact_items};
use crate::roots::GcVec;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// The memory of a list.
#[repr(C)]
pub struct ListObject {
    header: Header,
    len: Cell<usize>,
    buffer: Cell<Value>,
}

/// Words of a list's fixed part.
const LIST_WORDS: usize = crate::memory::words_of::<ListObject>();

handle! {
    /// `list`: its contents borrow from the token.
    List => ListObject, Kind::List
}

impl List {
    /// An empty list.
    pub fn new(vm: &Vm) -> List {
        List::with_shape(ClassId::List.shape(), vm)
    }

    /// An empty list of this class, `list` or a subclass.
    pub(crate) fn of_class(class: Class, vm: &Vm) -> List {
        if class.root_shape() == ClassId::List.shape() {
            return List::new(vm);
        }
        let memory = vm.allocate_with_attributes(Kind::List, 1, LIST_WORDS, class);
        let list = List(memory.cast());
        // SAFETY: fresh memory with room for the fields of a list.
        unsafe {
            let object = list.0.as_ptr();
            (&raw mut (*object).len).write(Cell::new(0));
            (&raw mut (*object).buffer).write(Cell::new(vm.empty_array().value()));
        }
        list
    }

    fn with_shape(shape: u32, vm: &Vm) -> List {
        let buffer = vm.empty_array().value();
        List(vm.place(Kind::List, 1, shape, |header| ListObject {
            header,
            len: Cell::new(0),
            buffer: Cell::new(buffer),
        }))
    }

    /// A list of these values.
    pub fn from_slice(items: &[Value], vm: &Vm) -> PyResult<List> {
        let list = List::new(vm);
        if !items.is_empty() {
            let buffer = Array::from_slice(items, vm)?;
            list.adopt(buffer, items.len(), vm);
        }
        Ok(list)
    }

    /// Makes the first `len` values of `buffer` the list's contents.
    pub(crate) fn adopt(self, buffer: Array, len: usize, vm: &Vm) {
        debug_assert!(len <= buffer.capacity());
        let object = self.object();
        vm.store(self.head(), &object.buffer, buffer.value());
        object.len.set(len);
    }

    /// The buffer behind it.
    #[inline(always)]
    pub(crate) fn buffer(self) -> Array {
        // SAFETY: the field always holds an array.
        unsafe { Array::from_value(self.object().buffer.get()) }
    }

    /// How many elements it has.
    #[inline(always)]
    pub fn len(self, _vm: &Vm) -> usize {
        self.object().len.get()
    }

    /// The elements.
    #[inline(always)]
    pub fn items(self, _vm: &Vm) -> &[Value] {
        // SAFETY: the buffer has at least `len` values; while the token is
        // borrowed nothing changes the list.
        unsafe { std::slice::from_raw_parts(self.buffer().start(), self.object().len.get()) }
    }

    /// The element at `index`.
    #[inline(always)]
    pub fn get(self, index: usize, vm: &Vm) -> Option<Value> {
        self.items(vm).get(index).copied()
    }

    /// Replaces the element at `index`; false if there is none.
    #[inline(always)]
    pub fn set(self, index: usize, value: Value, vm: &mut Vm) -> bool {
        if index >= self.object().len.get() {
            return false;
        }
        self.buffer().set(index, value, vm);
        true
    }

    /// As [`List::set`] for an index below the length, but false, and nothing is
    /// stored, if that is not so or the write barrier has something to do.
    #[inline(always)]
    pub(crate) fn try_set(self, index: usize, value: Value, vm: &Vm) -> bool {
        let buffer = self.buffer();
        if index >= self.object().len.get() {
            return false;
        }
        // SAFETY: the buffer has at least `len` values.
        let slot = unsafe { &*buffer.start().add(index).cast::<Cell<Value>>() };
        vm.try_store(buffer.head(), slot, value)
    }

    /// Appends an element.
    #[inline]
    pub fn push(self, value: Value, vm: &mut Vm) -> PyResult<()> {
        let len = self.object().len.get();
        if len == self.buffer().capacity() {
            self.reserve(len + 1, vm)?;
        }
        self.buffer().set(len, value, vm);
        self.object().len.set(len + 1);
        Ok(())
    }

    /// Takes the elements out: the list is empty until [`List::put`].
    pub(crate) fn take(self, vm: &mut Vm) -> GcVec {
        let (buffer, len) = (self.buffer(), self.object().len.get());
        self.adopt(vm.empty_array(), 0, vm);
        GcVec::from_parts(buffer, len)
    }

    /// Has anything been stored in the list since [`List::take`]?
    pub(crate) fn was_touched(self, vm: &Vm) -> bool {
        self.buffer().value() != vm.empty_array().value()
    }

    /// Makes these values the list's contents.
    pub(crate) fn put(self, items: GcVec, vm: &mut Vm) {
        let (buffer, len) = items.into_parts();
        self.adopt(buffer, len, vm);
    }

    /// Removes all elements.
    pub fn clear(self, vm: &mut Vm) {
        self.adopt(vm.empty_array(), 0, vm);
    }

    /// Removes and returns the last element.
    #[inline]
    pub fn pop(self, _vm: &mut Vm) -> Option<Value> {
        let last = self.object().len.get().checked_sub(1)?;
        self.object().len.set(last);
        self.buffer().slots().get(last).map(|slot| slot.replace(Value::UNBOUND))
    }

    /// Inserts an element in front of the one at `index`, which is at most the
    /// length.
    pub fn insert(self, index: usize, value: Value, vm: &mut Vm) -> PyResult<()> {
        self.push(value, vm)?;
        let buffer = self.buffer();
        buffer.will_change(vm);
        let used = &buffer.slots()[..self.len(vm)];
        if let Some(moved) = used.get(index..).filter(|moved| !moved.is_empty()) {
            // SAFETY: all but the last value move by one within the slice; the
            // collector was told.
            unsafe {
                let start = moved.as_ptr().cast::<Value>().cast_mut();
                std::ptr::copy(start, start.add(1), moved.len() - 1);
            }
            moved[0].set(value);
        }
        Ok(())
    }

    /// Replaces the elements in `range`, which lies within the list, by others
    /// from `items` (not borrowed from this list).
    pub(crate) fn splice(
        self,
        range: std::ops::Range<usize>,
        items: &[Value],
        vm: &mut Vm,
    ) -> PyResult<()> {
        let len = self.len(vm);
        let removed = range.len();
        let new_len = len - removed + items.len();
        if new_len > self.buffer().capacity() {
            self.grow(new_len, vm)?;
        }
        let buffer = self.buffer();
        buffer.will_change(vm);
        // SAFETY: the buffer has room for `new_len` values, the range lies within
        // the first `len`; `items` is not in the buffer. The barrier was told.
        unsafe {
            let start = buffer.start();
            let tail = len - range.end;
            std::ptr::copy(start.add(range.end), start.add(range.start + items.len()), tail);
            std::ptr::copy_nonoverlapping(items.as_ptr(), start.add(range.start), items.len());
            for slot in new_len..len {
                start.add(slot).write(Value::UNBOUND);
            }
        }
        self.object().len.set(new_len);
        Ok(())
    }

    /// Appends the elements of any iterable.
    pub fn extend_from(self, iterable: Value, vm: &mut Vm) -> PyResult<()> {
        if self.len(vm) == 0
            && let Some(collected) = iterator::collect(iterable, vm)
        {
            let (buffer, len) = collected?;
            self.adopt(buffer, len, vm);
            return Ok(());
        }
        if let Some(items) = exact_items(iterable, vm) {
            return self.append_slice(items, vm);
        }
        let iterator = vm.iter(iterable)?;
        let hint = vm.length_hint(iterable)?;
        if hint > 0 {
            let wanted = self.len(vm).checked_add(hint).ok_or_else(|| vm.memory_error())?;
            self.reserve(wanted.min(self.len(vm) + MAX_HINT), vm)?;
        }
        while let Some(value) = vm.next(iterator)? {
            self.push(value, vm)?;
        }
        Ok(())
    }

    /// Appends these values, which may be the list's own.
    fn append_slice(self, items: &[Value], vm: &Vm) -> PyResult<()> {
        let len = self.len(vm);
        let count = items.len();
        let new_len = len.checked_add(count).ok_or_else(|| vm.memory_error())?;
        let own = std::ptr::eq(items.as_ptr(), self.buffer().start());
        if new_len > self.buffer().capacity() {
            self.grow(new_len, vm)?;
        }
        let buffer = self.buffer();
        buffer.will_change(vm);
        // Growing gives the old buffer back, in which its own elements were.
        let from = if own { buffer.start().cast_const() } else { items.as_ptr() };
        // SAFETY: the buffer has room for `new_len` values; `items` lies in
        // another buffer, or is the first `len` values of this one.
        unsafe { std::ptr::copy_nonoverlapping(from, buffer.start().add(len), count) };
        self.object().len.set(new_len);
        Ok(())
    }

    /// Makes room for at least `capacity` elements.
    pub(crate) fn reserve(self, capacity: usize, vm: &mut Vm) -> PyResult<()> {
        if capacity <= self.buffer().capacity() { Ok(()) } else { self.grow(capacity, vm) }
    }

    /// Moves the elements to a buffer with room for at least `capacity`, and an
    /// eighth to spare if the list was not empty.
    #[cold]
    fn grow(self, capacity: usize, vm: &Vm) -> PyResult<()> {
        let len = self.object().len.get();
        let spare = if len == 0 && capacity > 4 {
            0
        } else {
            (capacity >> 3) + if capacity < 9 { 3 } else { 6 }
        };
        let old = self.buffer();
        let new = Array::with_room(self.items(vm), capacity.saturating_add(spare), vm)?;
        self.adopt(new, len, vm);
        // SAFETY: only the list knew its buffer; who calls looks at it anew.
        unsafe { old.retire(vm) };
        Ok(())
    }
}

/// How far the length that an iterable says it has is trusted.
const MAX_HINT: usize = 1 << 16;

/// `list`'s declaration.
pub static LIST: ClassDecl = ClassDecl {
    kind: Kind::List,
    fixed_words: LIST_WORDS as u16,
    subclassable: true,
    is_sequence: true,
    methods: &[
        &methods::LIST_NEW,
        &methods::LIST_INIT,
        &methods::LIST_LEN,
        &methods::LIST_REPR,
        &methods::LIST_ITER,
        &methods::LIST_REVERSED,
        &methods::LIST_CONTAINS,
        &methods::LIST_ADD,
        &methods::LIST_IADD,
        &methods::LIST_MUL,
        &methods::LIST_RMUL,
        &methods::LIST_IMUL,
        &methods::LIST_EQ,
        &methods::LIST_NE,
        &methods::LIST_LT,
        &methods::LIST_LE,
        &methods::LIST_GT,
        &methods::LIST_GE,
        &methods::LIST_APPEND,
        &methods::LIST_EXTEND,
        &methods::LIST_INSERT,
        &methods::LIST_POP,
        &methods::LIST_REMOVE,
        &methods::LIST_CLEAR,
        &methods::LIST_COPY,
        &methods::LIST_INDEX,
        &methods::LIST_COUNT,
        &methods::LIST_REVERSE,
        &methods::LIST_SIZEOF,
        &item::LIST_GETITEM,
        &item::LIST_SETITEM,
        &item::LIST_DELITEM,
        &sort::LIST_SORT,
    ],
    doc: "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
    ..ClassDecl::new(ClassId::List, "list")
};
