//! Look-up in a dict.

use super::table::{DELETED, EMPTY, Probe};
use super::{Dict, LINEAR};
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::str::Str;
use crate::protocol::direct::same_element;
use crate::vm::Vm;
use taipan_heap::Value;

/// What a look-up found without running Python code.
enum Step {
    /// The entry with this number has the key.
    Found(usize),
    /// No entry has it.
    Absent,
    /// Only `==` can tell whether this entry's key is the one.
    Ask(usize, Value),
}

/// How far a look-up has come: the next position to look at.
enum Cursor {
    Linear(usize),
    Indexed(Probe),
}

impl Dict {
    /// The entry under an exact string.
    #[inline]
    pub(crate) fn find_str(self, key: Str, vm: &Vm) -> Option<usize> {
        let hash = key.hash(vm);
        let same = |number: usize| {
            let other = self.key_at(number);
            other.is(key.value())
                || self.has_hash(number, hash)
                    && other.downcast::<Str>().is_some_and(|other| other.same_text(&key))
        };
        if !self.is_indexed() {
            return (0..self.entry_count(vm)).find(|&number| same(number));
        }
        let mut probe = self.probe(hash);
        loop {
            match self.slot(probe.slot).get() {
                EMPTY => return None,
                DELETED => {}
                number if same(number as usize) => return Some(number as usize),
                _ => {}
            }
            probe.advance();
        }
    }

    /// The entry under `key`; runs `__eq__` where it must.
    #[inline]
    pub(crate) fn find(self, hash: u64, key: Value, vm: &mut Vm) -> PyResult<Option<usize>> {
        match self.find_at_once(hash, key) {
            Some(found) => Ok(found),
            None => self.find_asking(hash, key, vm),
        }
    }

    /// The entry under `key`, or `None` where only `==` can tell.
    #[inline(always)]
    fn find_at_once(self, hash: u64, key: Value) -> Option<Option<usize>> {
        let word = Value::int(hash as i64);
        if !self.is_indexed() {
            for number in 0..self.object().used.get() {
                if self.hash_word(number).is(word)
                    && let Some(decided) = self.decide(number, key)
                {
                    return decided;
                }
            }
            return Some(None);
        }
        let mut probe = self.probe(hash);
        loop {
            let number = self.slot(probe.slot).get();
            if number < DELETED {
                if self.hash_word(number as usize).is(word)
                    && let Some(decided) = self.decide(number as usize, key)
                {
                    return decided;
                }
            } else if number == EMPTY {
                return Some(None);
            }
            probe.advance();
        }
    }

    /// What an entry of the right hash means for [`Dict::find_at_once`]; `None`:
    /// search on.
    #[inline(always)]
    fn decide(self, number: usize, key: Value) -> Option<Option<Option<usize>>> {
        let other = self.key_at(number);
        if other.is(key) {
            return Some(Some(Some(number)));
        }
        // A deleted entry keeps its hash.
        if other.is_unbound() {
            return None;
        }
        match same_element(other, key) {
            Some(true) => Some(Some(Some(number))),
            Some(false) => None,
            None => Some(None),
        }
    }

    #[inline(never)]
    fn find_asking(self, hash: u64, key: Value, vm: &mut Vm) -> PyResult<Option<usize>> {
        'again: loop {
            // Entries that are added or removed in the same storage do not
            // disturb the search, nor could it end if they did.
            let storage = (self.object().entries.get(), self.object().index.get());
            let (indexed, mask) = (self.is_indexed(), self.object().mask.get());
            let mut cursor = self.start(hash);
            loop {
                match self.step(hash, key, &mut cursor, vm) {
                    Step::Found(number) => return Ok(Some(number)),
                    Step::Absent => return Ok(None),
                    Step::Ask(number, other) => {
                        let same = vm.eq(other, key)?;
                        let now = (self.object().entries.get(), self.object().index.get());
                        // A storage of the same size with the same key at this place goes
                        // on where the other stopped, so that a comparison that clears and
                        // fills the dict each time lets the search end.
                        let alike = now == storage
                            || self.object().mask.get() == mask
                                && self.is_indexed() == indexed
                                && number < self.entry_count(vm);
                        if !alike || !self.key_at(number).is(other) {
                            continue 'again;
                        }
                        if same {
                            return Ok(Some(number));
                        }
                    }
                }
            }
        }
    }

    fn start(self, hash: u64) -> Cursor {
        if self.is_indexed() { Cursor::Indexed(self.probe(hash)) } else { Cursor::Linear(0) }
    }

    fn step(self, hash: u64, key: Value, cursor: &mut Cursor, vm: &Vm) -> Step {
        match cursor {
            Cursor::Linear(next) => {
                debug_assert!(self.entry_count(vm) <= LINEAR);
                while *next < self.entry_count(vm) {
                    let number = *next;
                    *next += 1;
                    if let Some(step) = self.look(number, hash, key) {
                        return step;
                    }
                }
                Step::Absent
            }
            Cursor::Indexed(probe) => loop {
                let slot = self.slot(probe.slot).get();
                probe.advance();
                match slot {
                    EMPTY => return Step::Absent,
                    DELETED => {}
                    number => {
                        if let Some(step) = self.look(number as usize, hash, key) {
                            return step;
                        }
                    }
                }
            },
        }
    }

    /// What an entry says: it is the one, it must be asked, or (`None`) it is
    /// another.
    #[inline(always)]
    fn look(self, number: usize, hash: u64, key: Value) -> Option<Step> {
        if !self.has_hash(number, hash) {
            return None;
        }
        let other = self.key_at(number);
        // A deleted entry keeps its hash.
        if other.is_unbound() {
            return None;
        }
        match same_element(other, key) {
            Some(true) => Some(Step::Found(number)),
            Some(false) => None,
            None => Some(Step::Ask(number, other)),
        }
    }
}
