//! `list`: a length and a buffer ([`Array`]) with spare capacity.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::array::Array;
use crate::object::class::ClassDecl;
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

handle! {
    /// `list`: its contents borrow from the token.
    List => ListObject, Kind::List
}

impl List {
    /// An empty list.
    pub fn new(vm: &Vm) -> List {
        List::with_shape(ClassId::List.shape(), vm)
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
            let buffer = Array::new(items.len(), vm)?;
            for (slot, &item) in buffer.slots().iter().zip(items) {
                slot.set(item);
            }
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
    pub fn items<'a>(&'a self, _vm: &'a Vm) -> &'a [Value] {
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

    /// Makes room for at least `capacity` elements, with an eighth to spare.
    #[cold]
    pub(crate) fn reserve(self, capacity: usize, vm: &mut Vm) -> PyResult<()> {
        if capacity <= self.buffer().capacity() {
            return Ok(());
        }
        let roomy =
            capacity.saturating_add(capacity >> 3).saturating_add(if capacity < 9 { 3 } else { 6 });
        let new = Array::new(roomy, vm)?;
        let len = self.object().len.get();
        for (to, from) in new.slots().iter().zip(&self.buffer().slots()[..len]) {
            to.set(from.get());
        }
        self.adopt(new, len, vm);
        Ok(())
    }
}

/// `list`'s declaration.
pub static LIST: ClassDecl =
    ClassDecl { kind: Kind::List, subclassable: true, ..ClassDecl::new(ClassId::List, "list") };

/// Makes the downcast import used where only handles are.
const _: fn(Value) -> Option<List> = |v| v.downcast();
