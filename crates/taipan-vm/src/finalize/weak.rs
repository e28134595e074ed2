//! Weak references, as the collector sees them.
//!
//! A weak reference holds its referent's address in a word that is not traced. The
//! table knows the references of each object. After marking, references to what is
//! not marked are cleared and their callbacks queued; after finalization, references
//! that died themselves are dropped from the table.
//!
//! What is old does not die in a minor collection, so that one looks only at the
//! references made since the last collection.

use super::Finalization;
use crate::handle::Handle;
use crate::object::weakref::WeakRef;
use crate::shape::WordMap;
use std::cell::RefCell;
use std::ptr::NonNull;
use taipan_heap::{Header, Marker};

type Object = NonNull<Header>;

/// The table. See the head of this module.
#[derive(Debug, Default)]
pub(crate) struct WeakTable {
    /// By the referent's address.
    references: RefCell<WordMap<Vec<WeakRef>>>, // tidy: cleared by each collection
    /// Referent and reference, of references made since the last collection.
    young: RefCell<Vec<(Object, WeakRef)>>,
}

fn key(object: Object) -> u64 {
    object.as_ptr() as u64
}

impl WeakTable {
    /// Enters a reference.
    pub(crate) fn add(&self, referent: Object, reference: WeakRef) {
        self.references.borrow_mut().entry(key(referent)).or_default().push(reference);
        self.young.borrow_mut().push((referent, reference));
    }

    /// The reference to `referent` with this number, oldest first.
    pub(crate) fn get(&self, referent: Object, number: usize) -> Option<WeakRef> {
        self.references.borrow().get(&key(referent))?.get(number).copied()
    }

    /// How many references to `referent` there are.
    pub(crate) fn count(&self, referent: Object) -> usize {
        self.references.borrow().get(&key(referent)).map_or(0, Vec::len)
    }

    /// Clears the references to what is not marked.
    pub(crate) fn clear_dead(&self, marked: &Marker<'_>, queue: &Finalization) {
        let mut references = self.references.borrow_mut();
        let clear = |all: &[WeakRef]| {
            // The youngest first, as in CPython.
            for &reference in all.iter().rev() {
                reference.clear();
                if marked.is_live(reference.value()) && !reference.callback().is_none() {
                    queue.add_callback(reference.value());
                }
            }
        };
        if marked.is_full() {
            references.retain(|&address, all| {
                let alive = NonNull::new(address as *mut Header)
                    .is_none_or(|object| marked.is_marked(object));
                if !alive {
                    clear(all);
                }
                alive
            });
        } else {
            for &(referent, _) in self.young.borrow().iter() {
                if !marked.is_marked(referent)
                    && let Some(all) = references.remove(&key(referent))
                {
                    clear(&all);
                }
            }
        }
    }

    /// Drops references that are not marked themselves.
    pub(crate) fn drop_dead(&self, marked: &Marker<'_>) {
        let mut references = self.references.borrow_mut();
        let mut young = self.young.borrow_mut();
        if marked.is_full() {
            references.retain(|_, all| {
                all.retain(|reference| marked.is_live(reference.value()));
                !all.is_empty()
            });
        } else {
            for &(referent, reference) in young.iter() {
                if !marked.is_live(reference.value())
                    && let Some(all) = references.get_mut(&key(referent))
                {
                    all.retain(|known| known.value() != reference.value());
                    if all.is_empty() {
                        references.remove(&key(referent));
                    }
                }
            }
        }
        young.clear();
    }
}
