//! Words that may be references: the native stack.
//!
//! Rust code and machine code keep values and addresses of objects wherever the
//! compiler puts them; nobody says which words of the stack they are. So each
//! word that could be an address in an object of ours keeps that object alive.
//! It need not be the object's start (a slice of its fields will do), nor
//! untagged. Since objects never move, a word that only looks like an address
//! costs some memory and nothing else.
//!
//! The art is never to interpret memory that holds no object:
//!
//! - *Objects that survived a collection*: their starts are its mark bits. A
//!   minor collection need not look (they live anyway); a full one keeps the
//!   old bits in the `starts` table while it makes the new. An object that died
//!   before has no bit, so a stale word finds nothing.
//! - *Objects allocated since* lie in runs (see [`crate::lines`]). The first
//!   word to hit a run has it walked from its start by sizes and the starts
//!   noted in the `starts` table; what lies behind the run's last object is not
//!   looked at.
//! - *Free lines* are neither.

use crate::header::Header;
use crate::lines::{FRESH, WALKED};
use crate::region::{BLOCK_BYTES, LINE_BYTES};
use crate::small;
use crate::trace::Tracer;

impl Tracer<'_> {
    /// Keeps alive whatever the words from `start` to `end` point into.
    ///
    /// # Safety
    /// The words are readable.
    pub unsafe fn conservative_words(&mut self, start: *const usize, end: *const usize) {
        let mut at = start;
        while at < end {
            // SAFETY: the caller's promise. Volatile: nobody promised that the
            // word is initialised.
            let word = unsafe { at.read_volatile() };
            self.conservative_word(word);
            at = at.wrapping_add(1);
        }
        self.conservative_bytes += (end as usize).saturating_sub(start as usize);
    }

    #[inline]
    fn conservative_word(&mut self, word: usize) {
        let address = word & !7;
        self.keep_address(address);
        if word == address {
            // An untagged pointer may stand one past the end of what it is
            // used to read: loops that count up to zero keep only that.
            self.keep_address(address.wrapping_sub(8));
        }
    }

    #[inline]
    fn keep_address(&mut self, address: usize) {
        let offset = address.wrapping_sub(self.base);
        let object = if offset < self.extent {
            self.find_small(offset)
        } else {
            self.large.find(address, self.full).map(|object| object.as_ptr())
        };
        if let Some(object) = object {
            // SAFETY: `find` returns objects that were alive when the
            // collection began, or fresh ones whose references are intact.
            unsafe { self.mark(object) }
        }
    }

    /// The small object at this offset. In a minor collection: if it is fresh.
    fn find_small(&mut self, offset: usize) -> Option<*mut Header> {
        let block = offset / BLOCK_BYTES;
        let line = offset % BLOCK_BYTES / LINE_BYTES;
        let lines = self.small.region.lines_of(block as u32);
        let floor = if lines[line] & FRESH != 0 {
            let run = small::run_at(lines, line, block * BLOCK_BYTES);
            let first = &mut lines[run.start % BLOCK_BYTES / LINE_BYTES];
            let walked = *first & WALKED != 0;
            *first |= WALKED;
            if !walked {
                self.note_starts(run);
            }
            run.start
        } else if self.full {
            block * BLOCK_BYTES
        } else {
            return None;
        };
        // SAFETY: both offsets lie in a committed block.
        let start = unsafe { self.small.region.starts.last_set(offset, floor) }?;
        let object = (self.base + start) as *mut Header;
        // SAFETY: the `starts` bit says that an object starts here: one that
        // survived the last collection and whose lines were not handed out
        // since, or one of a fresh run.
        let bytes = unsafe { (*object).words() } * 8;
        (offset < start + bytes).then_some(object)
    }

    /// Sets the `starts` bits of a fresh run (given by offsets).
    fn note_starts(&mut self, run: small::Run) {
        let base = self.base;
        let starts = self.small.region.starts;
        let addresses = small::Run { start: base + run.start, end: base + run.end };
        // SAFETY: the run lies in a committed block and was retired when the
        // collection began.
        unsafe {
            starts.clear_range(run.start, run.end);
            small::walk(addresses, &mut |object| {
                starts.set(object as usize - base);
            });
        }
    }
}
