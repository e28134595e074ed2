//! A collection from beginning to end.
//!
//! 1. The current runs are retired. A full collection forgets the marks and the
//!    remembered set.
//! 2. Roots are traced; a minor collection adds the old objects that were
//!    stored to. Everything marked turns old (its `UNLOGGED` flag is set), so
//!    afterwards no old object refers to a young one.
//! 3. Weak references, then finalizers: all unreachable registered objects answer,
//!    those kept are marked, and the others are disposed of. Then weak tables.
//! 4. Lines without a mark are free.
//!
//! *When*: a minor collection after `nursery_bytes` of allocation, a full one
//! when the live bytes have doubled since the last ([`FULL_FLOOR`] at least),
//! earlier on the way to a limit.

use crate::header::{Flags, Header};
use crate::heap::{Heap, Spaces};
use crate::large;
use crate::pacing::Collect;
use crate::roots::{FinalizeAction, Marker, Roots};
use crate::stress;
use crate::trace::Tracer;
use std::ptr::NonNull;

/// Below this, the heap's growth asks for no full collection.
pub(crate) const FULL_FLOOR: usize = 32 << 20;
/// A collection is not due before this many times the scanned stack was allocated,
const STACK_FACTOR: usize = 4;
/// nor this many times what survived the last minor collection,
const SURVIVOR_FACTOR: usize = 4;
/// if that is no more than so many nurseries.
const MAX_NURSERIES: usize = 4;
/// In stress mode, every so many automatic collections are full.
const STRESS_FULL: u64 = 16;
/// Empty blocks kept for reuse, beside as many bytes as live.
const KEEP_BLOCKS: usize = 512;

/// A panic of the embedder's in the middle leaves nothing to go on with.
struct AbortOnUnwind;

impl Drop for AbortOnUnwind {
    fn drop(&mut self) {
        std::process::abort();
    }
}

impl Heap {
    /// Collects. Every object that is neither reachable from the roots nor from
    /// what the roots scan conservatively is gone afterwards.
    ///
    /// # Safety
    /// `roots` reports every value in use. Fields of all objects are initialised.
    pub unsafe fn collect<R: Roots>(&self, kind: Collect, roots: &mut R) {
        let spaces = &mut *self.spaces.borrow_mut();
        let abort = AbortOnUnwind;
        self.retire_runs(spaces);
        let stats = &spaces.stats;
        let full = match kind {
            Collect::Full => true,
            Collect::Minor => false,
            Collect::Auto => {
                self.full_wanted.get()
                    || spaces.small.exhausted
                    || stats.live_bytes >= spaces.full_at
                    || self.stress
                        && (stats.minor_collections + stats.full_collections) % STRESS_FULL
                            == STRESS_FULL - 1
            }
        };
        self.collect_once(full, spaces, roots);
        if !full && kind == Collect::Auto && self.held_bytes() > self.limit_bytes.get() {
            self.collect_once(true, spaces, roots);
        }
        self.collected();
        std::mem::forget(abort);
    }

    fn collect_once<R: Roots>(&self, full: bool, spaces: &mut Spaces, roots: &mut R) {
        let pending = std::mem::take(&mut spaces.pending);
        let remembered = std::mem::take(&mut spaces.remembered);
        let cards = std::mem::take(&mut spaces.cards);
        for &(object, card) in &cards {
            // SAFETY: an object in the card log was alive at the last collection's
            // end and not freed since.
            unsafe {
                let slot = object.as_ptr() as usize + card * large::CARD_BYTES;
                *large::card_of(object.as_ptr(), slot).0 = 0;
            }
        }
        spaces.large.begin(full);
        if full {
            spaces.small.begin_full(self.stress);
        }
        let mut tracer =
            Tracer::new(&mut spaces.small, &mut spaces.large, pending, full, self.stress);
        roots.trace(&mut tracer);
        if !full {
            // SAFETY: old objects are alive in a minor collection.
            unsafe {
                remembered.iter().for_each(|&object| tracer.rescan(object));
                cards.iter().for_each(|&(object, card)| tracer.rescan_card(object, card));
            }
        }
        tracer.settle(roots);
        roots.after_mark(&mut Marker { tracer: &tracer });
        finalize(
            full,
            &mut spaces.young_finalizers,
            &mut spaces.old_finalizers,
            &mut tracer,
            roots,
        );
        roots.after_finalize(&mut Marker { tracer: &tracer });
        if self.stress {
            poison_unmarked(&mut tracer);
        }
        let marked = tracer.marked_bytes;
        let scanned = tracer.conservative_bytes;
        spaces.pending = tracer.into_pending();
        self.sweep(full, spaces);
        self.small_live.set(if full { marked } else { self.small_live.get() + marked });
        spaces.remembered = emptied(remembered);
        spaces.cards = emptied(cards);
        self.account(full, marked, scanned, spaces);
    }

    fn sweep(&self, full: bool, spaces: &mut Spaces) {
        if full || self.stress {
            spaces.small.sweep_all(self.stress);
        } else {
            spaces.small.sweep_touched();
        }
        spaces.large.sweep(full, self.stress);
        if full {
            spaces.small.reconsider_exhausted();
            let live = self.small_live.get() / crate::region::BLOCK_BYTES;
            spaces.small.discard_beyond(KEEP_BLOCKS.max(live));
        }
    }

    fn account(&self, full: bool, marked: usize, scanned: usize, spaces: &mut Spaces) {
        let stats = &mut spaces.stats;
        stats.total_allocated_bytes += self.since.get() as u64;
        self.since.set(0);
        self.small_since.set(0);
        self.large_bytes.set(spaces.large.bytes());
        // Lines in quarantine say nothing about the program's need.
        let held = if self.stress { self.small_live.get() } else { spaces.small.held_bytes() };
        self.small_held.set(held);
        stats.live_bytes = self.allocated_bytes();
        if !full {
            // Where much is caught alive, a larger nursery catches less.
            let roomy = marked.saturating_mul(SURVIVOR_FACTOR);
            let most = self.nursery_bytes.saturating_mul(MAX_NURSERIES);
            let budget = roomy.min(most).max(self.nursery_bytes);
            self.budget.set(budget.max(scanned.saturating_mul(STACK_FACTOR)));
        }
        if full {
            stats.full_collections += 1;
            self.full_wanted.set(false);
            let live = stats.live_bytes;
            let limit = self.limit_bytes.get();
            let halfway = live.saturating_add(limit.saturating_sub(self.held_bytes()) / 2);
            spaces.full_at = live.saturating_mul(2).max(FULL_FLOOR).min(halfway.max(live + 1));
        } else {
            stats.minor_collections += 1;
        }
    }
}

fn emptied<T>(mut list: Vec<T>) -> Vec<T> {
    list.clear();
    list
}

/// Asks the embedder about registered objects that are not marked.
fn finalize<R: Roots>(
    full: bool,
    young: &mut Vec<NonNull<Header>>,
    old: &mut Vec<NonNull<Header>>,
    tracer: &mut Tracer<'_>,
    roots: &mut R,
) {
    let mut unreachable = Vec::new();
    let mut sort = |object: NonNull<Header>| {
        // SAFETY: registered objects were alive when the collection began.
        let alive = unsafe { tracer.is_marked(object.as_ptr()) };
        if !alive {
            unreachable.push(object);
        }
        alive
    };
    if full {
        old.retain(|&object| sort(object));
    }
    young.retain(|&object| sort(object));
    old.append(young);
    if unreachable.is_empty() {
        return;
    }
    let (mut kept, mut dying) = (Vec::new(), Vec::new());
    for object in unreachable {
        match roots.finalize(object) {
            FinalizeAction::Keep => kept.push(object),
            FinalizeAction::Drop => dying.push(object),
        }
    }
    for object in kept {
        // SAFETY: not swept yet, so it is intact, and so is what it refers to.
        unsafe {
            object.as_ref().clear(Flags::FINALIZE);
            tracer.mark(object.as_ptr());
        }
    }
    tracer.settle(roots);
    for object in dying {
        // SAFETY: as above.
        if unsafe { tracer.is_marked(object.as_ptr()) } {
            old.push(object);
        } else {
            roots.dispose(object);
        }
    }
}

/// Stress: overwrites all that is about to be freed. (Large objects are
/// overwritten where they are swept.)
fn poison_unmarked(tracer: &mut Tracer<'_>) {
    let region = &tracer.small.region;
    let (base, marks, starts) = (region.base(), region.marks, region.starts);
    tracer.small.for_each_fresh(&mut |object| {
        // SAFETY: an object of a fresh run, dead if it is not marked.
        unsafe {
            if !marks.get(object as usize - base) {
                stress::poison(object);
            }
        }
    });
    if tracer.full {
        for block in 0..tracer.small.blocks() {
            // SAFETY: a `starts` bit is an object that survived the last
            // collection, or a fresh one: its size is readable even if it was
            // overwritten just now.
            unsafe {
                starts.for_each_in_block(block, |offset| {
                    if !marks.get(offset) {
                        stress::poison((base + offset) as *mut Header);
                    }
                });
            }
        }
    }
}
