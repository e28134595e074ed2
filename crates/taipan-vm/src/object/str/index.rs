//! Characters by number: indexing, slicing and breadcrumbs.

use super::{SHORT, Str, wtf8};
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::array::RawBuffer;
use crate::vm::Vm;
use taipan_heap::Value;

/// A breadcrumb stands at every so many characters.
const CRUMB_EVERY: usize = 64;

/// `usize`s in a [`RawBuffer`].
fn crumbs_of(buffer: &RawBuffer) -> &[usize] {
    // SAFETY: the buffer was filled with words by `make_crumbs` and is never
    // written again; its start is aligned to words.
    unsafe { std::slice::from_raw_parts(buffer.start().cast::<usize>(), buffer.capacity() / 8) }
}

impl Str {
    /// How many characters it has.
    #[inline]
    pub fn char_len(&self) -> usize {
        if self.is_ascii() {
            return self.byte_len();
        }
        self.count_chars()
    }

    fn count_chars(&self) -> usize {
        let Some(shared) = self.as_shared() else { return wtf8::count(self.as_bytes()) };
        if shared.chars.get() == 0 {
            shared.chars.set(wtf8::count(self.as_bytes()));
        }
        shared.chars.get()
    }

    /// The character at `index`, as a string.
    #[inline]
    pub fn char_at(self, index: usize, vm: &Vm) -> Option<Str> {
        if self.is_ascii() {
            return vm.try_ascii_char(*self.as_bytes().get(index)?);
        }
        self.char_from(self.byte_offset(index, vm), vm).map(|(string, _)| string)
    }

    /// The character that begins at byte `offset`, as a string, and the offset
    /// behind it.
    #[inline]
    pub fn char_from(self, offset: usize, vm: &Vm) -> Option<(Str, usize)> {
        let bytes = self.as_bytes();
        let first = *bytes.get(offset)?;
        if first < 0x80 {
            return Some((vm.try_ascii_char(first)?, offset + 1));
        }
        let end = offset + wtf8::width_of_first(first);
        // Few bytes: this cannot fail.
        let string = Str::from_wtf8(bytes.get(offset..end)?, vm).ok()?;
        Some((string, end))
    }

    /// The byte offset of character `index`; the length in bytes if there are
    /// fewer.
    pub fn byte_offset(self, index: usize, vm: &Vm) -> usize {
        let bytes = self.as_bytes();
        if self.is_ascii() {
            return index.min(bytes.len());
        }
        if index < CRUMB_EVERY || bytes.len() <= SHORT {
            return wtf8::offset(bytes, index);
        }
        let Some(crumbs) = self.crumbs(vm) else { return wtf8::offset(bytes, index) };
        match crumbs_of(&crumbs).get(index / CRUMB_EVERY) {
            Some(&start) => start + wtf8::offset(&bytes[start..], index % CRUMB_EVERY),
            None => bytes.len(),
        }
    }

    /// The number of the character at byte `offset`.
    pub fn char_index(self, offset: usize) -> usize {
        if self.is_ascii() { offset } else { wtf8::count(&self.as_bytes()[..offset]) }
    }

    /// The breadcrumbs; `None` where there is no memory for them.
    fn crumbs(self, vm: &Vm) -> Option<RawBuffer> {
        let shared = self.as_shared()?;
        if let Some(crumbs) = shared.crumbs.get().downcast() {
            return Some(crumbs);
        }
        let crumbs = match self.make_crumbs(vm) {
            Ok(crumbs) => crumbs,
            Err(raised) => {
                // Without them the text is searched from its start.
                vm.take_raised(raised);
                return None;
            }
        };
        vm.store(self.head(), &shared.crumbs, crumbs.value());
        Some(crumbs)
    }

    fn make_crumbs(self, vm: &Vm) -> PyResult<RawBuffer> {
        let count = self.char_len().div_ceil(CRUMB_EVERY);
        let buffer = RawBuffer::new(count * 8, vm)?;
        let start = buffer.start().cast::<usize>();
        for i in 0..buffer.capacity() / 8 {
            // SAFETY: `capacity / 8` words lie in the buffer.
            unsafe { start.add(i).write(self.byte_len()) };
        }
        let heads = self.as_bytes().iter().enumerate().filter(|&(_, &b)| !wtf8::is_tail(b));
        for (number, (offset, _)) in heads.step_by(CRUMB_EVERY).enumerate().take(count) {
            // SAFETY: `number` is below `count`, and so many words were asked
            // for.
            unsafe { start.add(number).write(offset) };
        }
        Ok(buffer)
    }

    /// The characters from `start` to `end` (numbers within the text).
    pub fn slice(self, start: usize, end: usize, vm: &Vm) -> PyResult<Str> {
        if start >= end {
            return Ok(vm.empty_str());
        }
        if self.is_ascii() {
            return self.byte_slice(start, end, vm);
        }
        let from = self.byte_offset(start, vm);
        let to = if end - start < CRUMB_EVERY {
            from + wtf8::offset(&self.as_bytes()[from..], end - start)
        } else {
            self.byte_offset(end, vm)
        };
        self.byte_slice(from, to, vm)
    }

    /// The text between two byte offsets, which are boundaries of characters.
    pub(crate) fn byte_slice(self, from: usize, to: usize, vm: &Vm) -> PyResult<Str> {
        if from == 0 && to == self.byte_len() {
            return Ok(self.exact(vm));
        }
        let bytes = &self.as_bytes()[from..to];
        if self.is_ascii() { Str::from_ascii(bytes, vm) } else { Str::from_wtf8(bytes, vm) }
    }

    /// `count` characters from `start` on, each `step` behind the last.
    fn slice_by_step(self, start: isize, step: isize, count: usize, vm: &Vm) -> PyResult<Str> {
        if self.is_ascii() {
            let bytes = self.as_bytes();
            return Str::build(count, true, vm, |room| {
                let mut at = start;
                for to in room {
                    *to = bytes.get(at as usize).copied().unwrap_or(0);
                    at = at.wrapping_add(step);
                }
            });
        }
        let codes: Vec<u32> = self.code_points().collect();
        let mut text = Vec::new();
        let mut at = start;
        for _ in 0..count {
            if let Some(&code) = codes.get(at as usize) {
                wtf8::push(&mut text, code);
            }
            at = at.wrapping_add(step);
        }
        Str::from_wtf8(&text, vm)
    }
}

/// `self[key]`.
#[taipan_macros::native("__getitem__(self, key, /)")]
pub(super) fn get_item(string: Str, key: Value, vm: &mut Vm) -> PyResult<Str> {
    if let Some(slice) = key.downcast::<crate::object::slice::Slice>() {
        let (start, step, count) = super::range::slice_range(slice, string.char_len(), vm)?;
        if step == 1 {
            return string.slice(start as usize, start as usize + count, vm);
        }
        return string.slice_by_step(start, step, count, vm);
    }
    if !key.is_int()
        && !vm.is_instance(key, crate::ClassId::Int)
        && vm.class_of(key).special(crate::Special::Index, vm).is_none()
    {
        let name = vm.type_name(key);
        return Err(vm.type_error(format!("string indices must be integers, not '{name}'")));
    }
    let index = match key.as_int() {
        Some(index) => index as isize,
        None => super::range::index(key, vm)?,
    };
    let position = if index < 0 { index.wrapping_add(string.char_len() as isize) } else { index };
    usize::try_from(position)
        .ok()
        .and_then(|position| string.char_at(position, vm))
        .ok_or_else(|| vm.index_error("string index out of range"))
}
