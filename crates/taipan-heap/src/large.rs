//! Large objects: each apart, from the system's allocator, never moved.
//!
//! In memory, front to back: the card table (a byte per [`CARD_BYTES`] of the
//! object, set where a slot was stored to since the last collection), the mark
//! word, the size word, then the header and the fields.
//!
//! The objects are listed in two vectors, young and old. Both are sorted by
//! address when a collection begins, so a word of the native stack finds the
//! object that it points into by binary search.

use crate::header::Header;
use std::alloc::Layout;
use std::ptr::NonNull;

/// Bytes of a large object that one card stands for.
pub(crate) const CARD_BYTES: usize = 512;
const PREFIX_BYTES: usize = 16;
/// Among how many objects one to be freed early is looked for.
const LAST: usize = 8;
/// Collections that a dead object spends in quarantine in stress mode.
const QUARANTINE: u8 = 2;

/// See the head of this module.
#[derive(Default)]
pub(crate) struct LargeSpace {
    young: Vec<NonNull<Header>>,
    old: Vec<NonNull<Header>>,
    quarantine: Vec<(NonNull<Header>, u8)>,
    bytes: usize,
}

fn card_table_bytes(words: usize) -> usize {
    (words * 8).div_ceil(CARD_BYTES).next_multiple_of(16)
}

/// Size and alignment of the memory of an object of so many words; `None` if
/// no machine has that.
pub(crate) fn layout(words: usize) -> Option<Layout> {
    let bytes = words.checked_mul(8).filter(|&bytes| bytes <= isize::MAX as usize / 2)?;
    Layout::from_size_align(card_table_bytes(words) + PREFIX_BYTES + bytes, 16).ok()
}

fn mark_word(object: *const Header) -> *mut u64 {
    object.cast::<u64>().wrapping_sub(2).cast_mut()
}

/// Is the object marked?
///
/// # Safety
/// It is a live large object.
#[inline]
pub(crate) unsafe fn is_marked(object: *const Header) -> bool {
    // SAFETY: the mark word stands in front of every large object.
    unsafe { *mark_word(object) != 0 }
}

/// Marks the object; `true` if it was not marked.
///
/// # Safety
/// It is a live large object.
#[inline]
pub(crate) unsafe fn set_mark(object: *const Header) -> bool {
    // SAFETY: as above.
    unsafe { mark_word(object).replace(1) == 0 }
}

/// The card byte of the slot at this address, and the card's number.
///
/// # Safety
/// `object` is a live large object and `slot` lies in it.
pub(crate) unsafe fn card_of(object: *const Header, slot: usize) -> (*mut u8, usize) {
    let card = (slot - object as usize) / CARD_BYTES;
    // SAFETY: the card table stands in front of the prefix.
    unsafe {
        let front = PREFIX_BYTES + card_table_bytes((*object).words());
        ((object as *mut u8).sub(front).add(card), card)
    }
}

impl LargeSpace {
    /// Allocates; the header and the words in front of it are written, the
    /// fields are not. `None` if the system has no memory.
    pub(crate) fn alloc(
        &mut self,
        kind: u8,
        raw: u8,
        words: usize,
        shape: u32,
    ) -> Option<NonNull<Header>> {
        let layout = layout(words)?;
        let front = card_table_bytes(words) + PREFIX_BYTES;
        // SAFETY: the layout is not empty; everything written lies inside it.
        unsafe {
            let memory = NonNull::new(std::alloc::alloc(layout))?;
            memory.write_bytes(0, front);
            let object = memory.add(front).cast::<Header>();
            object.cast::<usize>().sub(1).write(words);
            object.write(Header::large(kind, raw, shape));
            self.young.push(object);
            self.bytes += layout.size();
            Some(object)
        }
    }

    /// Is it among the last objects that survived a collection?
    pub(crate) fn is_retirable(&self, object: NonNull<Header>) -> bool {
        self.old.iter().rev().take(LAST).any(|&other| other == object)
    }

    /// Frees an object at once, if it is among the last that were made (or, if
    /// `old`, that survived); says whether it was.
    ///
    /// # Safety
    /// Nothing refers to the object any more: no object, no table of the heap or
    /// of its user, no native frame that will use it.
    pub(crate) unsafe fn retire(&mut self, object: NonNull<Header>, old: bool) -> bool {
        let list = if old { &mut self.old } else { &mut self.young };
        let from = list.len().saturating_sub(LAST);
        let Some(at) = list[from..].iter().position(|&other| other == object) else {
            return false;
        };
        list.remove(from + at);
        // SAFETY: it is a large object, which nobody uses any more.
        unsafe {
            self.bytes -= layout_of(object).size();
            free(object);
        }
        true
    }

    /// Bytes of all large objects, card tables included.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.young.len() + self.old.len()
    }

    /// Calls `f` with each object that survived the last collection.
    pub(crate) fn for_each_old(&self, f: &mut dyn FnMut(NonNull<Header>)) {
        self.old.iter().for_each(|&object| f(object));
    }

    /// Sorts for [`LargeSpace::find`]; a full collection clears the marks.
    pub(crate) fn begin(&mut self, full: bool) {
        self.young.sort_unstable();
        if full {
            self.old.sort();
            for &object in &self.old {
                // SAFETY: listed objects are alive.
                unsafe { *mark_word(object.as_ptr()) = 0 };
            }
        }
    }

    /// The object that this address lies in; a minor collection asks for
    /// young objects only, the old ones live anyway.
    pub(crate) fn find(&self, address: usize, full: bool) -> Option<NonNull<Header>> {
        let old: &[NonNull<Header>] = if full { &self.old } else { &[] };
        find_in(&self.young, address).or_else(|| find_in(old, address))
    }

    /// Frees the unmarked objects (young ones only, unless `full`).
    pub(crate) fn sweep(&mut self, full: bool, stress: bool) {
        let mut quarantine = std::mem::take(&mut self.quarantine);
        quarantine.retain_mut(|(object, left)| {
            *left -= 1;
            if *left == 0 {
                // SAFETY: it was unreachable when it came here.
                unsafe { free(*object) };
            }
            *left > 0
        });
        self.quarantine = quarantine;
        if full {
            let old = std::mem::take(&mut self.old);
            self.keep_marked(old, stress);
        }
        let young = std::mem::take(&mut self.young);
        self.keep_marked(young, stress);
    }

    fn keep_marked(&mut self, objects: Vec<NonNull<Header>>, stress: bool) {
        for object in objects {
            // SAFETY: listed objects are alive; the unmarked ones are
            // unreachable and go.
            unsafe {
                if is_marked(object.as_ptr()) {
                    self.old.push(object);
                } else {
                    self.bytes -= layout_of(object).size();
                    if stress {
                        crate::stress::poison(object.as_ptr());
                        self.quarantine.push((object, QUARANTINE));
                    } else {
                        free(object);
                    }
                }
            }
        }
    }
}

/// Size and alignment of the memory of an object.
///
/// # Safety
/// It is a large object that is not freed.
unsafe fn layout_of(object: NonNull<Header>) -> Layout {
    // SAFETY: the caller's promise; an object was made, so its layout exists.
    unsafe { layout(object.as_ref().words()).unwrap_unchecked() }
}

/// # Safety
/// It is a large object that is not freed, and nobody uses it any more.
unsafe fn free(object: NonNull<Header>) {
    // SAFETY: the memory came from `alloc` with the same size.
    unsafe {
        let front = card_table_bytes(object.as_ref().words()) + PREFIX_BYTES;
        std::alloc::dealloc(object.cast::<u8>().sub(front).as_ptr(), layout_of(object));
    }
}

fn find_in(sorted: &[NonNull<Header>], address: usize) -> Option<NonNull<Header>> {
    // Most words lie in front of all objects: small integers, code, constants.
    if address < sorted.first()?.as_ptr() as usize {
        return None;
    }
    let behind = sorted.partition_point(|object| object.as_ptr() as usize <= address);
    let object = *sorted.get(behind.checked_sub(1)?)?;
    // SAFETY: listed objects are alive.
    let bytes = unsafe { object.as_ref().words() } * 8;
    (address - (object.as_ptr() as usize) < bytes).then_some(object)
}

impl Drop for LargeSpace {
    fn drop(&mut self) {
        let quarantined = std::mem::take(&mut self.quarantine);
        let young = std::mem::take(&mut self.young);
        let old = std::mem::take(&mut self.old);
        let all = young.into_iter().chain(old).chain(quarantined.into_iter().map(|dead| dead.0));
        for object in all {
            // SAFETY: the heap is gone, and so are its users.
            unsafe { free(object) };
        }
    }
}
