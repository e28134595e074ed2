//! `bytes`, `bytearray` and `memoryview`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::vm::Vm;
use taipan_heap::Header;
use taipan_heap::header::RAW_ALL;

/// The memory of a bytes object: the length, then the bytes.
#[repr(C)]
pub struct BytesObject {
    header: Header,
    len: usize,
}

handle! {
    /// `bytes`: immutable, so its contents borrow from the handle.
    Bytes => BytesObject, Kind::Bytes
}

impl Bytes {
    /// A bytes object with this content.
    pub fn new(content: &[u8], vm: &Vm) -> PyResult<Bytes> {
        let words = 2 + content.len().div_ceil(8);
        let memory = vm.try_allocate(Kind::Bytes, RAW_ALL, words, ClassId::Bytes.shape())?;
        // SAFETY: fresh memory of that size.
        unsafe {
            let start = memory.as_ptr().cast::<usize>();
            start.add(1).write(content.len());
            let bytes = start.add(2).cast::<u8>();
            std::ptr::copy_nonoverlapping(content.as_ptr(), bytes, content.len());
        }
        Ok(Bytes(memory.cast()))
    }

    /// The content.
    pub fn as_slice(&self) -> &[u8] {
        // SAFETY: `len` bytes follow the length; the object never changes.
        unsafe {
            let start = self.0.as_ptr().cast::<u8>().add(size_of::<BytesObject>());
            std::slice::from_raw_parts(start, self.object().len)
        }
    }
}

/// `bytes`'s declaration.
pub static BYTES: ClassDecl =
    ClassDecl { kind: Kind::Bytes, subclassable: true, ..ClassDecl::new(ClassId::Bytes, "bytes") };
/// `bytearray`'s declaration.
pub static BYTEARRAY: ClassDecl = ClassDecl {
    kind: Kind::ByteArray,
    subclassable: true,
    ..ClassDecl::new(ClassId::ByteArray, "bytearray")
};
/// `memoryview`'s declaration.
pub static MEMORYVIEW: ClassDecl =
    ClassDecl { kind: Kind::MemoryView, ..ClassDecl::new(ClassId::MemoryView, "memoryview") };
