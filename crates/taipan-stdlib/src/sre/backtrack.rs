//! What the matcher goes back to: choices not taken yet, marks to be put back,
//! barriers around what must not be gone back into.
//!
//! The entries lie on one stack of the matcher's own, so no pattern and no text is
//! too deep. Its growth asks for room under the isolate's limit.

use taipan_vm::Scratch;

/// No position, no repeat, no barrier.
pub(super) const NONE: usize = usize::MAX;
/// The same in 32 bits.
pub(super) const NO: u32 = u32::MAX;

/// A turn of a repeat (`REPEAT … UNTIL`). Turns are never changed while a choice
/// may come back to them; a new turn is a new entry of the arena.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    /// The `REPEAT` instruction.
    pub(super) pc: u32,
    /// The turn of the enclosing repeat, or [`NO`].
    pub(super) outer: u32,
    /// How many turns are complete; -1 before the first `UNTIL`.
    pub(super) count: i64,
    /// Where the last optional turn began, or [`NONE`].
    pub(super) last: usize,
}

/// Where the repeats were when a choice was made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Repeats {
    /// The innermost turn, or [`NO`].
    pub(super) current: u32,
    /// How many turns there were.
    pub(super) made: u32,
}

/// One entry of the stack.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry {
    /// Put a mark back, and the number of the last group.
    Mark { index: u32, last: u32, old: usize },
    /// Go on at `pc`.
    Resume { pc: u32, at: usize, repeats: Repeats },
    /// Try the arm of a branch whose skip stands at `arm`.
    Arm { arm: u32, at: usize, repeats: Repeats },
    /// Let the greedy single repeat at `pc` end at `at` or before, down to `low`.
    Greedy { pc: u32, at: usize, low: usize, repeats: Repeats },
    /// Let the lazy single repeat at `pc` take one of `left` more characters.
    Lazy { pc: u32, at: usize, left: usize, repeats: Repeats },
    /// Let the lazy repeat whose turn is `repeats.current` take another turn.
    Again { at: usize, repeats: Repeats },
    /// The block of the instruction at `pc` (a look-around, an atomic group, a
    /// turn of a possessive repeat) began here; `outer`: the barrier around it.
    Barrier { pc: u32, at: usize, count: u32, outer: u32, repeats: Repeats },
}

/// Takes a barrier and all choices above it off the stack; marks can still be put
/// back. Returns how many entries it looked at.
pub(super) fn cut(stack: &mut Scratch<Entry>, barrier: usize) -> usize {
    let looked = stack.len().saturating_sub(barrier);
    let mut kept = barrier;
    for index in barrier..stack.len() {
        if let Some(&entry @ Entry::Mark { .. }) = stack.get(index) {
            if let Some(place) = stack.get_mut(kept) {
                *place = entry;
            }
            kept += 1;
        }
    }
    stack.truncate(kept);
    looked
}
