//! `str`: UTF-8 (lone surrogates as WTF-8), with an ASCII flag.
//!
//! A string is a hash, a length in bytes, a pointer to its bytes and, in most,
//! the bytes themselves. The pointer makes one representation of three ways to
//! own the bytes:
//!
//! - *inline*: they follow the fields in the same object (ASCII strings);
//! - *shared*: they lie in a [`RawBuffer`] that other strings share too. `s + t`
//!   makes the result in a buffer with room to spare, and appends in place when
//!   the left operand ends where its buffer's used part ends, so building a
//!   string by `s += t` costs O(len t) each (amortized) by representation.
//!
//! In ASCII strings (header flag [`ASCII`]) a character is a byte. The others are
//! always shared and have a word for their *breadcrumbs*, built when first
//! indexed: the byte offset of every 64th character.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::object::array::RawBuffer;
use crate::object::class::ClassDecl;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::header::{Flags, MAX_SMALL_WORDS, RAW_ALL};
use taipan_heap::{Header, Value};

/// Header flag: every character is ASCII.
pub const ASCII: u16 = Flags::USER_0;
/// Header flag: interned; equal interned strings are identical.
pub const INTERNED: u16 = Flags::USER_1;

/// The memory of a string.
#[repr(C)]
pub struct StrObject {
    header: Header,
    /// 0: not yet computed.
    hash: Cell<u64>,
    len: usize,
    bytes: *const u8,
}

/// The memory of a string whose bytes are in a buffer.
#[repr(C)]
struct SharedStr {
    string: StrObject,
    buffer: Cell<Value>,
    /// Breadcrumbs: a [`RawBuffer`] of `u32` or `u64`, or unbound.
    index: Cell<Value>,
}

/// Words in front of inline bytes.
const INLINE_AT: usize = crate::memory::words_of::<StrObject>();
/// Raw words of a shared string.
const SHARED_RAW: u8 = (INLINE_AT - 1) as u8;

handle! {
    /// `str`: immutable, so its text borrows from the handle.
    Str => StrObject, Kind::Str
}

impl Str {
    /// A string of this text.
    pub fn new(text: &str, vm: &Vm) -> PyResult<Str> {
        Str::from_wtf8(text.as_bytes(), vm)
    }

    /// A string of these bytes, which are WTF-8 (UTF-8 in which lone surrogates
    /// may be encoded).
    pub fn from_wtf8(bytes: &[u8], vm: &Vm) -> PyResult<Str> {
        if bytes.is_ascii() { Str::inline(bytes, vm) } else { Str::shared(bytes, vm) }
    }

    fn inline(bytes: &[u8], vm: &Vm) -> PyResult<Str> {
        if bytes.len() <= 1 {
            let single =
                bytes.first().map_or_else(|| vm.try_empty_str(), |&b| vm.try_ascii_char(b));
            if let Some(string) = single {
                return Ok(string);
            }
        }
        let words = INLINE_AT + bytes.len().div_ceil(8);
        let shape = ClassId::Str.shape();
        let memory = if words <= MAX_SMALL_WORDS {
            vm.allocate(Kind::Str, RAW_ALL, words, shape)
        } else {
            vm.try_allocate(Kind::Str, RAW_ALL, words, shape)?
        };
        let object = memory.cast::<StrObject>();
        // SAFETY: fresh memory of that many words; the header is the
        // allocator's, the other fields are written here.
        unsafe {
            let start = memory.as_ptr().cast::<u64>().add(INLINE_AT).cast::<u8>();
            std::ptr::copy_nonoverlapping(bytes.as_ptr(), start, bytes.len());
            (&raw mut (*object.as_ptr()).hash).write(Cell::new(0));
            (&raw mut (*object.as_ptr()).len).write(bytes.len());
            (&raw mut (*object.as_ptr()).bytes).write(start);
            memory.as_ref().set(ASCII);
        }
        Ok(Str(object))
    }

    fn shared(bytes: &[u8], vm: &Vm) -> PyResult<Str> {
        let buffer = RawBuffer::new(bytes.len(), vm)?;
        // SAFETY: the buffer has room for the bytes.
        unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), buffer.start(), bytes.len()) };
        Ok(Str::view(buffer, buffer.start(), bytes.len(), false, vm))
    }

    /// A string whose bytes lie in `buffer`.
    fn view(buffer: RawBuffer, bytes: *const u8, len: usize, ascii: bool, vm: &Vm) -> Str {
        let place = vm.place(Kind::Str, SHARED_RAW, ClassId::Str.shape(), |header| {
            if ascii {
                header.set(ASCII);
            }
            SharedStr {
                string: StrObject { header, hash: Cell::new(0), len, bytes },
                buffer: Cell::new(buffer.value()),
                index: Cell::new(Value::UNBOUND),
            }
        });
        Str(place.cast())
    }

    /// The text as bytes: UTF-8, lone surrogates as WTF-8.
    #[inline(always)]
    pub fn as_bytes(&self) -> &[u8] {
        let object = self.object();
        // SAFETY: `bytes` points to `len` bytes that the object owns or keeps
        // alive through its buffer; strings never change.
        unsafe { std::slice::from_raw_parts(object.bytes, object.len) }
    }

    /// The text; `None` if it holds a lone surrogate.
    #[inline]
    pub fn to_str(&self) -> Option<&str> {
        if self.is_ascii() {
            // SAFETY: ASCII is UTF-8.
            return Some(unsafe { std::str::from_utf8_unchecked(self.as_bytes()) });
        }
        std::str::from_utf8(self.as_bytes()).ok()
    }

    /// The text, lone surrogates replaced: for messages.
    pub fn to_string_lossy(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(self.as_bytes())
    }

    /// Is every character ASCII?
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.object().header.has(ASCII)
    }

    /// Is it interned?
    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.object().header.has(INTERNED)
    }

    pub(crate) fn set_interned(&self) {
        self.object().header.set(INTERNED);
    }

    /// The hash: keyed per isolate, 60 bits, never 0.
    #[inline]
    pub fn hash(&self, vm: &Vm) -> u64 {
        match self.object().hash.get() {
            0 => {
                let hash = vm.hash_bytes(self.as_bytes());
                self.object().hash.set(hash);
                hash
            }
            hash => hash,
        }
    }

    /// Same text?
    #[inline]
    pub fn same_text(&self, other: &Str) -> bool {
        self.0 == other.0
            || !(self.is_interned() && other.is_interned()) && self.as_bytes() == other.as_bytes()
    }
}

/// `str`'s declaration.
pub static STR: ClassDecl =
    ClassDecl { kind: Kind::Str, subclassable: true, ..ClassDecl::new(ClassId::Str, "str") };

/// The text with every character past ASCII written as an escape, for `ascii()`.
pub(crate) fn escape_non_ascii(text: Str, vm: &Vm) -> PyResult<Str> {
    let mut escaped = String::with_capacity(text.as_bytes().len() * 2);
    for ch in text.to_string_lossy().chars() {
        match ch as u32 {
            0..0x80 => escaped.push(ch),
            code @ 0x80..0x100 => escaped.push_str(&format!("\\x{code:02x}")),
            code @ 0x100..0x10000 => escaped.push_str(&format!("\\u{code:04x}")),
            code => escaped.push_str(&format!("\\U{code:08x}")),
        }
    }
    Str::new(&escaped, vm)
}
