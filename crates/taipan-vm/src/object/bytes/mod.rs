//! `bytes` and `bytearray`.
//!
//! A bytes object is a length, a pointer to its bytes and, in most, the bytes
//! themselves; an instance of a subclass points into the plain object that it
//! was made from. A bytearray is a length and a [`RawBuffer`] with spare
//! capacity. The methods that both have take an [`Octets`], and give back an
//! object of its type.

mod class;
mod construct;
mod decode;
mod mutate;
mod predicates;
mod search;
mod sequence;
mod split;
mod transform;

pub use class::{BYTEARRAY, BYTES};

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{ArgContext, FromArg};
use crate::object::array::RawBuffer;
use crate::object::class::Class;
use crate::object::memoryview::MemoryView;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::header::RAW_ALL;
use taipan_heap::{Header, Value};

/// The memory of a bytes object.
#[repr(C)]
pub struct BytesObject {
    header: Header,
    len: usize,
    bytes: *const u8,
}

/// The memory of an instance of a subclass.
#[repr(C)]
struct SharedBytes {
    object: BytesObject,
    /// The plain object that has the bytes.
    source: Cell<Value>,
}

/// Words in front of inline bytes.
const INLINE_AT: usize = crate::memory::words_of::<BytesObject>();
/// Words of an instance of a subclass.
const SHARED_WORDS: usize = crate::memory::words_of::<SharedBytes>();

handle! {
    /// `bytes`: immutable, so its contents borrow from the handle.
    Bytes => BytesObject, Kind::Bytes
}

impl Bytes {
    /// A bytes object with this content.
    pub fn new(content: &[u8], vm: &Vm) -> PyResult<Bytes> {
        Bytes::build(content.len(), vm, |room| room.copy_from_slice(content))
    }

    /// A bytes object of `len` bytes that `fill` writes over zeros.
    pub fn build(len: usize, vm: &Vm, fill: impl FnOnce(&mut [u8])) -> PyResult<Bytes> {
        if len > isize::MAX as usize / 2 {
            return Err(vm.memory_error());
        }
        let words = INLINE_AT + len.div_ceil(8);
        let memory = vm.try_allocate(Kind::Bytes, RAW_ALL, words, ClassId::Bytes.shape())?;
        let object = memory.cast::<BytesObject>();
        // SAFETY: fresh memory of that many words; the header is the
        // allocator's, the bytes are zeroed before a slice of them is made.
        unsafe {
            let start = memory.as_ptr().cast::<u64>().add(INLINE_AT).cast::<u8>();
            (&raw mut (*object.as_ptr()).len).write(len);
            (&raw mut (*object.as_ptr()).bytes).write(start);
            start.write_bytes(0, len);
            fill(std::slice::from_raw_parts_mut(start, len));
        }
        Ok(Bytes(object))
    }

    /// An instance of `class`, a subclass of `bytes`, with the content of
    /// `source`.
    pub(crate) fn with_class(source: Bytes, class: Class, vm: &Vm) -> Bytes {
        let raw = (INLINE_AT - 1) as u8;
        let memory = vm.allocate_with_attributes(Kind::Bytes, raw, SHARED_WORDS, class);
        let object = memory.cast::<SharedBytes>().as_ptr();
        // SAFETY: fresh memory of that many words; the header is the
        // allocator's, the attribute words are unbound.
        unsafe {
            (&raw mut (*object).object.len).write(source.object().len);
            (&raw mut (*object).object.bytes).write(source.object().bytes);
            (&raw mut (*object).source).write(Cell::new(source.value()));
        }
        Bytes(memory.cast())
    }

    /// The same content as an exact `bytes`.
    pub(crate) fn exact(self, vm: &Vm) -> PyResult<Bytes> {
        if vm.is_exact(self.value(), ClassId::Bytes) {
            return Ok(self);
        }
        Bytes::new(self.as_slice(), vm)
    }

    /// The content.
    #[inline]
    pub fn as_slice(&self) -> &[u8] {
        let object = self.object();
        // SAFETY: `bytes` points to `len` bytes of this object or of one that
        // it keeps alive; bytes objects never change.
        unsafe { std::slice::from_raw_parts(object.bytes, object.len) }
    }
}

/// The memory of a bytearray.
#[repr(C)]
pub struct ByteArrayObject {
    header: Header,
    len: Cell<usize>,
    /// How many views are on it: while there are any its length stays.
    exports: Cell<usize>,
    /// A [`RawBuffer`].
    buffer: Cell<Value>,
}

/// Words of a bytearray.
const ARRAY_WORDS: usize = crate::memory::words_of::<ByteArrayObject>();

handle! {
    /// `bytearray`: its contents borrow from the token.
    ByteArray => ByteArrayObject, Kind::ByteArray
}

impl ByteArray {
    /// A bytearray with this content.
    pub fn new(content: &[u8], class: Class, vm: &Vm) -> PyResult<ByteArray> {
        let buffer = RawBuffer::new(content.len(), vm)?;
        let memory = vm.allocate_with_attributes(Kind::ByteArray, 2, ARRAY_WORDS, class);
        let object = memory.cast::<ByteArrayObject>().as_ptr();
        // SAFETY: fresh memory of that many words; the buffer has room for the
        // content.
        unsafe {
            (&raw mut (*object).len).write(Cell::new(content.len()));
            (&raw mut (*object).exports).write(Cell::new(0));
            (&raw mut (*object).buffer).write(Cell::new(buffer.value()));
            std::ptr::copy_nonoverlapping(content.as_ptr(), buffer.start(), content.len());
        }
        Ok(ByteArray(memory.cast()))
    }

    fn buffer(self) -> RawBuffer {
        // SAFETY: the field always holds a buffer.
        unsafe { RawBuffer::from_value(self.object().buffer.get()) }
    }

    /// How many bytes it has.
    pub fn len(self, _vm: &Vm) -> usize {
        self.object().len.get()
    }

    /// The content.
    pub fn as_slice<'a>(&self, _vm: &'a Vm) -> &'a [u8] {
        // SAFETY: the buffer holds at least `len` initialized bytes; while the
        // token is borrowed nothing changes the array, and no collection runs.
        unsafe { std::slice::from_raw_parts(self.buffer().start(), self.object().len.get()) }
    }

    /// The content, to be changed in place.
    pub(crate) fn as_mut_slice<'a>(&self, _vm: &'a mut Vm) -> &'a mut [u8] {
        // SAFETY: as `as_slice`; the token is borrowed exclusively.
        unsafe { std::slice::from_raw_parts_mut(self.buffer().start(), self.object().len.get()) }
    }

    /// A view is on it.
    pub(crate) fn export(self) {
        let exports = &self.object().exports;
        exports.set(exports.get().saturating_add(1));
    }

    /// A view has let go of it.
    pub(crate) fn end_export(self) {
        let exports = &self.object().exports;
        exports.set(exports.get().saturating_sub(1));
    }

    /// `BufferError` if there are views. Those that nothing refers to any more
    /// are collected first.
    fn check_exports(self, vm: &mut Vm) -> PyResult<()> {
        if self.object().exports.get() > 0 {
            vm.collect_garbage(taipan_heap::Collect::Full);
        }
        if self.object().exports.get() == 0 {
            return Ok(());
        }
        let message = "Existing exports of data: object cannot be re-sized";
        Err(vm.raise(ClassId::BufferError, message))
    }

    /// Replaces the bytes from `from` to `to`, as far as there are any.
    pub(crate) fn splice(
        self,
        from: usize,
        to: usize,
        content: &[u8],
        vm: &mut Vm,
    ) -> PyResult<()> {
        let len = self.object().len.get();
        // The bounds may be older than the content: `__index__` can change it.
        let to = to.min(len);
        let from = from.min(to);
        let total = (len - (to - from)).checked_add(content.len());
        let total = total.filter(|&n| n <= isize::MAX as usize / 2);
        let total = total.ok_or_else(|| vm.memory_error())?;
        if total != len {
            self.check_exports(vm)?;
        }
        let old = self.buffer();
        let new =
            if total <= old.capacity() { old } else { RawBuffer::new(total + total / 8 + 8, vm)? };
        // SAFETY: both buffers hold what is copied (`len` bytes, and `total`);
        // `ptr::copy` allows the two to be one. `content` is no part of this
        // buffer: callers pass copies.
        unsafe {
            if new != old {
                std::ptr::copy_nonoverlapping(old.start(), new.start(), from);
            }
            std::ptr::copy(old.start().add(to), new.start().add(from + content.len()), len - to);
            std::ptr::copy_nonoverlapping(content.as_ptr(), new.start().add(from), content.len());
        }
        vm.store(self.head(), &self.object().buffer, new.value());
        self.object().len.set(total);
        Ok(())
    }
}

/// A `bytes` or a `bytearray`.
#[derive(Clone, Copy)]
pub enum Octets {
    /// `bytes`.
    Bytes(Bytes),
    /// `bytearray`.
    Array(ByteArray),
}

impl Octets {
    /// The value, if it is one of the two.
    pub fn of(value: Value) -> Option<Octets> {
        match value.downcast::<Bytes>() {
            Some(bytes) => Some(Octets::Bytes(bytes)),
            None => value.downcast().map(Octets::Array),
        }
    }

    /// As a value.
    pub fn value(self) -> Value {
        match self {
            Octets::Bytes(bytes) => bytes.value(),
            Octets::Array(array) => array.value(),
        }
    }

    /// The content.
    #[inline]
    pub fn as_slice<'a>(&'a self, vm: &'a Vm) -> &'a [u8] {
        match self {
            Octets::Bytes(bytes) => bytes.as_slice(),
            Octets::Array(array) => array.as_slice(vm),
        }
    }

    /// An object of the same type with this content.
    pub(crate) fn like(self, content: &[u8], vm: &Vm) -> PyResult<Value> {
        match self {
            Octets::Bytes(_) => Bytes::new(content, vm).map(Handle::value),
            Octets::Array(_) => {
                ByteArray::new(content, vm.class(ClassId::ByteArray), vm).map(Handle::value)
            }
        }
    }

    /// Itself if it cannot change, else a copy.
    pub(crate) fn same(self, vm: &Vm) -> PyResult<Value> {
        match self {
            Octets::Bytes(bytes) => bytes.exact(vm).map(Handle::value),
            Octets::Array(array) => self.like(array.as_slice(vm), vm),
        }
    }

    /// Is it a `bytearray`?
    pub(crate) fn is_array(self) -> bool {
        matches!(self, Octets::Array(_))
    }
}

impl FromArg for Octets {
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        Octets::of(value).ok_or_else(|| vm.bad_argument(value, ClassId::Bytes, context))
    }
}

impl FromArg for ByteArray {
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        value.downcast().ok_or_else(|| vm.bad_argument(value, ClassId::ByteArray, context))
    }
}

/// The bytes of a bytes-like object.
#[inline]
pub fn buffer_of(value: Value, vm: &Vm) -> Option<&[u8]> {
    let Some(octets) = Octets::of(value) else {
        return value.downcast::<MemoryView>()?.contiguous(vm);
    };
    match octets {
        Octets::Bytes(bytes) => {
            let slice = bytes.as_slice();
            // SAFETY: the object lives while its value is in a native frame,
            // and is not collected while the token is borrowed.
            Some(unsafe { std::slice::from_raw_parts(slice.as_ptr(), slice.len()) })
        }
        Octets::Array(array) => Some(array.as_slice(vm)),
    }
}

/// The bytes of an argument that must be bytes-like.
pub fn bytes_like(value: Value, vm: &Vm) -> PyResult<&[u8]> {
    buffer_of(value, vm).ok_or_else(|| {
        let name = vm.type_name(value);
        vm.type_error(format!("a bytes-like object is required, not '{name}'"))
    })
}
