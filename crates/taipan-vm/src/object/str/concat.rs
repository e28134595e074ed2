//! Joining texts: `s + t`, `s * n`, and the parts of an f-string.
//!
//! The result of a long `s + t` lies in a [`TextBuffer`] with room behind it. A
//! later `+` whose left operand ends where the used part of its buffer ends
//! writes into that room, and the result is a new view of the same buffer; older
//! views never see the bytes behind their own end. The first such buffer has an
//! eighth to spare; one that has been outgrown is followed by one of twice the
//! size.

use super::{SHORT, Str, Writer};
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::array::RawBuffer;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::Value;

/// Results of fewer bytes are copied: a view costs as much.
const COPIED: usize = 128;

/// A [`RawBuffer`] whose first word counts the bytes of text in use behind it.
#[derive(Clone, Copy)]
pub(crate) struct TextBuffer(RawBuffer);

impl TextBuffer {
    /// A buffer without text, with room for `capacity` bytes.
    pub(crate) fn new(capacity: usize, vm: &Vm) -> PyResult<TextBuffer> {
        let bytes = capacity.checked_add(8).filter(|&n| n <= isize::MAX as usize);
        let bytes = bytes.ok_or_else(|| vm.memory_error())?;
        let buffer = TextBuffer(RawBuffer::new(bytes, vm)?);
        // SAFETY: a buffer has at least the one word asked for above, not yet
        // initialized.
        unsafe { buffer.0.start().cast::<Cell<usize>>().write(Cell::new(0)) };
        Ok(buffer)
    }

    pub(crate) fn value(self) -> Value {
        self.0.value()
    }

    fn used(&self) -> &Cell<usize> {
        // SAFETY: the first word was initialized by `new`.
        unsafe { &*self.0.start().cast::<Cell<usize>>() }
    }

    /// Pointer to the first byte of text.
    pub(crate) fn start(self) -> *mut u8 {
        // SAFETY: a buffer is at least eight bytes long.
        unsafe { self.0.start().add(8) }
    }

    fn room(self) -> usize {
        self.0.capacity() - 8 - self.used().get()
    }

    /// Takes `len` more bytes, which are there, into use; they hold zeros.
    #[allow(clippy::mut_from_ref, reason = "no other slice covers fresh bytes")]
    pub(crate) fn append_zeros(&self, len: usize) -> &mut [u8] {
        let used = self.used().get();
        assert!(len <= self.room());
        self.used().set(used + len);
        // SAFETY: the bytes lie within the buffer, behind all that any string
        // shows, so nothing else refers to them.
        unsafe {
            let start = self.start().add(used);
            start.write_bytes(0, len);
            std::slice::from_raw_parts_mut(start, len)
        }
    }

    /// Appends bytes for which there is room.
    fn append(self, bytes: &[u8]) {
        let used = self.used().get();
        assert!(bytes.len() <= self.room());
        self.used().set(used + bytes.len());
        // SAFETY: as in `append_zeros`; `bytes` cannot overlap bytes that no
        // string shows.
        unsafe {
            std::ptr::copy_nonoverlapping(bytes.as_ptr(), self.start().add(used), bytes.len());
        }
    }
}

impl Str {
    /// The buffer that holds its bytes, if it ends where the buffer's used part
    /// ends.
    fn open_buffer(&self) -> Option<TextBuffer> {
        let shared = self.as_shared()?;
        let buffer = TextBuffer(shared.buffer.get().downcast::<RawBuffer>()?);
        let end = self.as_bytes().as_ptr_range().end;
        let used_end = buffer.start().wrapping_add(buffer.used().get());
        std::ptr::eq(end, used_end).then_some(buffer)
    }

    fn known_chars(&self) -> Option<usize> {
        match self.as_shared() {
            Some(shared) if !self.is_ascii() => {
                Some(shared.chars.get()).filter(|&chars| chars != 0)
            }
            _ => Some(self.char_len()),
        }
    }

    /// `self * count`.
    pub fn repeat(self, count: isize, vm: &Vm) -> PyResult<Str> {
        let count = usize::try_from(count).unwrap_or(0);
        let bytes = self.as_bytes();
        if count == 0 || bytes.is_empty() {
            return Ok(vm.empty_str());
        }
        if count == 1 {
            return Ok(self.exact(vm));
        }
        let total = bytes.len().checked_mul(count).filter(|&n| n <= isize::MAX as usize);
        let total = total.ok_or_else(|| vm.overflow_error("repeated string is too long"))?;
        Str::build(total, self.is_ascii(), vm, |room| fill_repeated(room, bytes))
    }
}

/// Fills `room` with copies of `bytes`, doubling what is there.
pub(crate) fn fill_repeated(room: &mut [u8], bytes: &[u8]) {
    if let &[byte] = bytes {
        return room.fill(byte);
    }
    let mut done = bytes.len().min(room.len());
    room[..done].copy_from_slice(&bytes[..done]);
    while done < room.len() && done > 0 {
        let next = done.min(room.len() - done);
        room.copy_within(..next, done);
        done += next;
    }
}

impl Vm {
    /// `a + b` for two strings; amortized O(len b) where `a` is the result of
    /// such a `+` before.
    pub fn concat(&self, a: Str, b: Str) -> PyResult<Str> {
        if a.is_empty() {
            return Ok(b.exact(self));
        }
        if b.is_empty() {
            return Ok(a.exact(self));
        }
        let (left, right) = (a.as_bytes(), b.as_bytes());
        let total = left.len().checked_add(right.len()).filter(|&n| n <= isize::MAX as usize);
        let total = total.ok_or_else(|| self.overflow_error("strings are too large to concat"))?;
        let ascii = a.is_ascii() && b.is_ascii();
        if total <= COPIED {
            return Str::of_parts([left, right].into_iter(), total, ascii, self);
        }
        let chars = match (ascii, a.known_chars(), b.byte_len() <= COPIED || b.is_ascii()) {
            (false, Some(chars), true) => chars + b.char_len(),
            _ => 0,
        };
        let open = a.open_buffer();
        let buffer = match open {
            Some(buffer) if buffer.room() >= right.len() => buffer,
            _ => {
                let spare = if open.is_some() { total } else { total / 8 };
                let buffer = TextBuffer::new(total.saturating_add(spare), self)?;
                buffer.append(left);
                buffer
            }
        };
        let end = buffer.used().get();
        buffer.append(right);
        let start = buffer.start().wrapping_add(end - left.len());
        Ok(Str::view(buffer.value(), start, total, ascii, chars, self))
    }

    /// All of these strings in a row. Whoever calls vouches that they are
    /// strings; other values count as empty.
    pub fn join_strs(&self, parts: &[Value]) -> PyResult<Str> {
        self.join_with(&[], true, parts)
    }

    /// The strings of `parts` with `separator` between them.
    pub(crate) fn join_with(
        &self,
        separator: &[u8],
        separator_ascii: bool,
        parts: &[Value],
    ) -> PyResult<Str> {
        let strings = || parts.iter().filter_map(|part| part.downcast::<Str>());
        if let (1, Some(only)) = (parts.len(), strings().next()) {
            return Ok(only.exact(self));
        }
        let mut total = separator.len().checked_mul(parts.len().saturating_sub(1));
        let mut ascii = separator_ascii || parts.len() < 2;
        for part in strings() {
            total = total.and_then(|total| total.checked_add(part.byte_len()));
            ascii &= part.is_ascii();
        }
        let total = total
            .filter(|&n| n <= isize::MAX as usize)
            .ok_or_else(|| self.overflow_error("join() result is too long for a Python string"))?;
        if total == 0 {
            return Ok(self.empty_str());
        }
        if ascii || total <= SHORT {
            let mut writer = Writer::new(total, ascii, self)?;
            for (i, part) in strings().enumerate() {
                if i > 0 {
                    writer.put(separator);
                }
                writer.put(part.as_bytes());
            }
            return Ok(writer.finish());
        }
        Str::build(total, ascii, self, |room| {
            let mut at = 0;
            let mut put = |bytes: &[u8]| {
                room[at..at + bytes.len()].copy_from_slice(bytes);
                at += bytes.len();
            };
            for (i, part) in strings().enumerate() {
                if i > 0 {
                    put(separator);
                }
                put(part.as_bytes());
            }
        })
    }

    /// Room for `bytes` more bytes in a text being built outside the heap;
    /// `MemoryError` where there is none.
    pub(crate) fn reserve_text(&self, text: &mut Vec<u8>, bytes: usize) -> PyResult<()> {
        if bytes <= text.capacity() - text.len() {
            return Ok(());
        }
        let whole = bytes.saturating_add(text.len());
        if self.heap.check_limit(whole).is_err() || text.try_reserve(bytes).is_err() {
            return Err(self.memory_error());
        }
        Ok(())
    }
}
