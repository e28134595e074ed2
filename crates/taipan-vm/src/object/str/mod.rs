//! `str`: UTF-8 (lone surrogates as WTF-8), with an ASCII flag.
//!
//! A string is a hash, a length in bytes, a pointer to its bytes and, in most,
//! the bytes themselves. The pointer makes one representation of the ways to own
//! the bytes:
//!
//! - *inline*: they follow the fields in the same object (ASCII strings, and
//!   others of few bytes);
//! - *shared*: they lie in an object that other strings share too. `s + t` makes
//!   the result in a buffer with room to spare, and appends in place when the
//!   left operand ends where its buffer's used part ends, so building a string by
//!   `s += t` costs O(len t) each (amortized) by representation ([`concat`]).
//!   Instances of subclasses share the bytes of the string they are made from.
//!
//! In ASCII strings (header flag [`ASCII`]) a character is a byte. The long ones
//! of the others are always shared and have words for their length in characters
//! and for their *breadcrumbs*, built when first indexed: the byte offset of
//! every 64th character ([`index`]).
//!
//! The methods stand in the other files, by group.

mod case;
mod class;
pub(crate) mod concat;
mod convert;
mod encode;
mod index;
pub(crate) mod occurrences;
pub(crate) mod pad;
mod predicates;
pub(crate) mod range;
mod repr;
mod search;
mod split;
mod strip;
mod translate;
pub mod unicode;
pub mod wtf8;

pub use class::STR;
pub(crate) use convert::repeat_count;
pub(crate) use occurrences::find_in;
pub(crate) use repr::{escape_non_ascii, push_escape, quote_bytes};

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::object::class::Class;
use crate::vm::Vm;
use concat::TextBuffer;
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

/// The memory of a string whose bytes are in another object.
#[repr(C)]
pub(crate) struct SharedStr {
    string: StrObject,
    /// Length in characters; 0: not yet counted.
    chars: Cell<usize>,
    /// What keeps the bytes: a [`RawBuffer`] laid out as a [`TextBuffer`], or
    /// another string.
    buffer: Cell<Value>,
    /// Breadcrumbs: a [`RawBuffer`] of `usize`, or unbound.
    crumbs: Cell<Value>,
}

/// Words in front of inline bytes.
const INLINE_AT: usize = crate::memory::words_of::<StrObject>();
/// Raw words of a shared string.
const SHARED_RAW: u8 = INLINE_AT as u8;
/// Words of a shared string.
pub(crate) const SHARED_WORDS: usize = crate::memory::words_of::<SharedStr>();
/// Up to this many bytes a string that is not ASCII is inline, and counted each
/// time.
pub(crate) const SHORT: usize = 128;
const _: () = assert!(std::mem::offset_of!(SharedStr, buffer) == 8 * (1 + SHARED_RAW as usize));

handle! {
    /// `str`: immutable, so its text borrows from the handle.
    Str => StrObject, Kind::Str
}

/// Copies a text, short ones without a call.
///
/// # Safety
/// `to` has room for it, and is no part of it.
#[inline(always)]
unsafe fn copy_text(text: &[u8], to: *mut u8) {
    let (from, len) = (text.as_ptr(), text.len());
    // SAFETY: every access lies within `len` bytes, of which there are enough in
    // its arm; those at the end may overlap those at the beginning.
    unsafe {
        match len {
            0 => {}
            1 => to.write(from.read()),
            2..4 => {
                let (first, last) = (from.cast::<u16>(), from.add(len - 2).cast::<u16>());
                let (first, last) = (first.read_unaligned(), last.read_unaligned());
                to.cast::<u16>().write_unaligned(first);
                to.add(len - 2).cast::<u16>().write_unaligned(last);
            }
            4..8 => {
                let (first, last) = (from.cast::<u32>(), from.add(len - 4).cast::<u32>());
                let (first, last) = (first.read_unaligned(), last.read_unaligned());
                to.cast::<u32>().write_unaligned(first);
                to.add(len - 4).cast::<u32>().write_unaligned(last);
            }
            8..=16 => {
                let (first, last) = (from.cast::<u64>(), from.add(len - 8).cast::<u64>());
                let (first, last) = (first.read_unaligned(), last.read_unaligned());
                to.cast::<u64>().write_unaligned(first);
                to.add(len - 8).cast::<u64>().write_unaligned(last);
            }
            _ => std::ptr::copy_nonoverlapping(from, to, len),
        }
    }
}

/// A fresh string of known length that is written from front to end.
pub(crate) struct Writer {
    string: Str,
    at: usize,
}

impl Writer {
    /// For a text of `total` bytes, ASCII or [`SHORT`].
    #[inline]
    pub(crate) fn new(total: usize, ascii: bool, vm: &Vm) -> PyResult<Writer> {
        debug_assert!(ascii || total <= SHORT);
        Ok(Writer { string: Str::uninitialized(total, ascii, vm)?, at: 0 })
    }

    /// Writes what comes next.
    #[inline(always)]
    pub(crate) fn put(&mut self, text: &[u8]) {
        assert!(text.len() <= self.string.byte_len() - self.at);
        // SAFETY: the string is fresh, its bytes are its own, and the text fits
        // what is left of them.
        unsafe { copy_text(text, self.string.object().bytes.cast_mut().add(self.at)) };
        self.at += text.len();
    }

    /// The string, all of which must have been written.
    #[inline]
    pub(crate) fn finish(self) -> Str {
        assert!(self.at == self.string.byte_len());
        self.string
    }
}

impl Str {
    /// A string of this text.
    pub fn new(text: &str, vm: &Vm) -> PyResult<Str> {
        Str::from_wtf8(text.as_bytes(), vm)
    }

    /// A string of these bytes, which are WTF-8 (UTF-8 in which lone surrogates
    /// may be encoded).
    pub fn from_wtf8(bytes: &[u8], vm: &Vm) -> PyResult<Str> {
        if bytes.is_ascii() {
            Str::from_ascii(bytes, vm)
        } else {
            Str::of_parts(std::iter::once(bytes), bytes.len(), false, vm)
        }
    }

    /// A string of these bytes, which are ASCII.
    pub fn from_ascii(bytes: &[u8], vm: &Vm) -> PyResult<Str> {
        debug_assert!(bytes.is_ascii());
        match bytes {
            [] if vm.try_empty_str().is_some() => Ok(vm.empty_str()),
            &[byte] => vm.try_ascii_char(byte).map_or_else(|| Str::one_ascii(byte, vm), Ok),
            _ => Str::of_parts(std::iter::once(bytes), bytes.len(), true, vm),
        }
    }

    /// A fresh string of one ASCII character.
    pub(crate) fn one_ascii(byte: u8, vm: &Vm) -> PyResult<Str> {
        Str::inline(1, true, vm, |room| room.copy_from_slice(&[byte]))
    }

    /// A string of one character.
    pub fn from_code_point(code: u32, vm: &Vm) -> PyResult<Str> {
        let (bytes, len) = wtf8::encode(code);
        Str::from_wtf8(&bytes[..len], vm)
    }

    /// A string of `len` bytes that `fill` writes: all ASCII, or WTF-8 that is
    /// not all ASCII. The room it gets holds zeros.
    pub(crate) fn build(
        len: usize,
        ascii: bool,
        vm: &Vm,
        fill: impl FnOnce(&mut [u8]),
    ) -> PyResult<Str> {
        if len == 0 {
            return Ok(vm.empty_str());
        }
        if ascii || len <= SHORT {
            return Str::inline(len, ascii, vm, fill);
        }
        let buffer = TextBuffer::new(len, vm)?;
        fill(buffer.append_zeros(len));
        Ok(Str::view(buffer.value(), buffer.start(), len, ascii, 0, vm))
    }

    fn inline(len: usize, ascii: bool, vm: &Vm, fill: impl FnOnce(&mut [u8])) -> PyResult<Str> {
        let string = Str::uninitialized(len, ascii, vm)?;
        // SAFETY: the string is fresh and its bytes are its own; they are zeroed
        // before a slice of them is made.
        unsafe {
            let start = string.object().bytes.cast_mut();
            start.write_bytes(0, len);
            fill(std::slice::from_raw_parts_mut(start, len));
        }
        Ok(string)
    }

    /// A string of these texts in a row, which are `total` bytes long: all ASCII,
    /// or WTF-8 that is not all ASCII.
    #[inline]
    pub(crate) fn of_parts<'a>(
        parts: impl Iterator<Item = &'a [u8]>,
        total: usize,
        ascii: bool,
        vm: &Vm,
    ) -> PyResult<Str> {
        if !ascii && total > SHORT {
            return Str::build(total, ascii, vm, |room| {
                let mut at = 0;
                for part in parts {
                    room[at..at + part.len()].copy_from_slice(part);
                    at += part.len();
                }
            });
        }
        let mut writer = Writer::new(total, ascii, vm)?;
        parts.for_each(|part| writer.put(part));
        Ok(writer.finish())
    }

    /// A string that owns `len` bytes, which its maker must write at once.
    #[inline]
    fn uninitialized(len: usize, ascii: bool, vm: &Vm) -> PyResult<Str> {
        let words = INLINE_AT + len.div_ceil(8);
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
            (&raw mut (*object.as_ptr()).hash).write(Cell::new(0));
            (&raw mut (*object.as_ptr()).len).write(len);
            (&raw mut (*object.as_ptr()).bytes).write(start);
            if ascii {
                memory.as_ref().set(ASCII);
            }
        }
        Ok(Str(object))
    }

    /// A string whose bytes lie in `buffer`, of `chars` characters (0: not
    /// counted).
    pub(crate) fn view(
        buffer: Value,
        bytes: *const u8,
        len: usize,
        ascii: bool,
        chars: usize,
        vm: &Vm,
    ) -> Str {
        let place = vm.place(Kind::Str, SHARED_RAW, ClassId::Str.shape(), |header| {
            if ascii {
                header.set(ASCII);
            }
            SharedStr {
                string: StrObject { header, hash: Cell::new(0), len, bytes },
                chars: Cell::new(chars),
                buffer: Cell::new(buffer),
                crumbs: Cell::new(Value::UNBOUND),
            }
        });
        Str(place.cast())
    }

    /// An instance of `class`, a subclass of `str`, with the text of `text`.
    pub(crate) fn with_class(text: Str, class: Class, vm: &Vm) -> Str {
        let memory = vm.allocate_with_attributes(Kind::Str, SHARED_RAW, SHARED_WORDS, class);
        let source = text.object();
        // SAFETY: fresh memory of that many words; the header is the
        // allocator's, the attribute words are unbound, the other fields are
        // written here.
        unsafe {
            let object = memory.cast::<SharedStr>().as_ptr();
            (&raw mut (*object).string.hash).write(Cell::new(source.hash.get()));
            (&raw mut (*object).string.len).write(source.len);
            (&raw mut (*object).string.bytes).write(source.bytes);
            (&raw mut (*object).chars).write(Cell::new(0));
            (&raw mut (*object).buffer).write(Cell::new(text.value()));
            (&raw mut (*object).crumbs).write(Cell::new(Value::UNBOUND));
            if text.is_ascii() {
                memory.as_ref().set(ASCII);
            }
        }
        Str(memory.cast())
    }

    /// The same text as an exact `str`.
    pub fn exact(self, vm: &Vm) -> Str {
        if vm.is_exact(self.value(), ClassId::Str) {
            return self;
        }
        let object = self.object();
        Str::view(self.value(), object.bytes, object.len, self.is_ascii(), 0, vm)
    }

    /// The fields that only shared strings have.
    #[inline]
    pub(crate) fn as_shared(&self) -> Option<&SharedStr> {
        if self.object().header.raw() == RAW_ALL {
            return None;
        }
        // SAFETY: strings that are not inline have the layout of `SharedStr`.
        Some(unsafe { self.0.cast::<SharedStr>().as_ref() })
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

    /// How many bytes the text takes.
    #[inline(always)]
    pub fn byte_len(&self) -> usize {
        self.object().len
    }

    /// Is it `''`?
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.object().len == 0
    }

    /// The code points.
    pub fn code_points(&self) -> wtf8::CodePoints<'_> {
        wtf8::CodePoints::new(self.as_bytes())
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

#[cfg(test)]
mod tests;
