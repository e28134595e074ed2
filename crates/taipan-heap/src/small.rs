//! The space of small objects: which blocks are empty, which have holes, and
//! where the next run of free lines comes from.

use crate::header::Header;
use crate::lines::{self, FRESH, MIN_USABLE, RUN_START};
use crate::region::{BLOCK_BYTES, LINE_BYTES, LINES_PER_BLOCK, Region};

/// Blocks kept committed for small allocations that must not fail.
const EMERGENCY_BLOCKS: usize = 32;

/// A range of addresses in which objects are allocated by bumping a cursor.
#[derive(Clone, Copy)]
pub(crate) struct Run {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// See the head of this module.
pub(crate) struct SmallSpace {
    pub(crate) region: Region,
    /// Blocks in use or once in use: all below this number.
    blocks: u32,
    /// Blocks with holes; the last is used first.
    recyclable: Vec<u32>,
    /// Empty blocks; the last, most recently emptied and warmest in the cache, is used first.
    free: Vec<u32>,
    /// Empty blocks whose pages went back to the system.
    discarded: Vec<u32>,
    /// Blocks in which runs were handed out since the last collection.
    touched: Vec<u32>,
    /// The block with holes that is being filled, and the line to go on at.
    filling: Option<(u32, usize)>,
    /// The system refused memory.
    pub(crate) exhausted: bool,
    /// Of each block, how many lines cannot be handed out: see
    /// [`SmallSpace::held_bytes`].
    held: Vec<u16>,
    held_lines: usize,
}

impl SmallSpace {
    pub(crate) fn new(region: Region) -> SmallSpace {
        SmallSpace {
            region,
            blocks: 0,
            recyclable: Vec::new(),
            free: Vec::new(),
            discarded: Vec::new(),
            touched: Vec::new(),
            filling: None,
            exhausted: false,
            held: Vec::new(),
            held_lines: 0,
        }
    }

    /// Bytes that survivors keep from being handed out: their lines, the lines
    /// behind these, and holes that are not worth a visit. It is what a limit
    /// must count, since a survivor of three words may hold two lines.
    pub(crate) fn held_bytes(&self) -> usize {
        self.held_lines * LINE_BYTES
    }

    /// How many blocks there are.
    pub(crate) fn blocks(&self) -> u32 {
        self.blocks
    }

    /// How many of them are empty.
    pub(crate) fn empty_blocks(&self) -> usize {
        self.free.len() + self.discarded.len()
    }

    /// The next run, at least one line long. When the system refuses memory,
    /// `exhausted` is set and some blocks are left; `None` when none is.
    pub(crate) fn next_run(&mut self) -> Option<Run> {
        loop {
            if let Some((block, line)) = self.filling {
                let lines = self.region.lines_of(block);
                if let Some((start, end)) = lines::next_hole(lines, line) {
                    lines[start..end].fill(FRESH);
                    lines[start] |= RUN_START;
                    self.filling = Some((block, end));
                    let base = self.region.base() + block as usize * BLOCK_BYTES;
                    return Some(Run {
                        start: base + start * LINE_BYTES,
                        end: base + end * LINE_BYTES,
                    });
                }
                self.filling = None;
            }
            let Some(block) = self.recyclable.pop() else {
                return self.empty_block();
            };
            self.touched.push(block);
            self.filling = Some((block, 0));
        }
    }

    /// A run that is a whole block.
    pub(crate) fn empty_block(&mut self) -> Option<Run> {
        if self.is_low() && !self.region.commit_more() {
            self.exhausted = true;
        }
        let block = match self.free.pop().or_else(|| self.discarded.pop()) {
            Some(block) => block,
            None => self.new_block()?,
        };
        self.touched.push(block);
        let lines = self.region.lines_of(block);
        lines.fill(FRESH);
        lines[0] |= RUN_START;
        let start = self.region.base() + block as usize * BLOCK_BYTES;
        Some(Run { start, end: start + BLOCK_BYTES })
    }

    /// Are no more empty blocks left than must be kept for the way to the next
    /// safepoint?
    fn is_low(&self) -> bool {
        let unused = self.region.committed_blocks() - self.blocks as usize;
        unused + self.empty_blocks() <= EMERGENCY_BLOCKS
    }

    /// After a full collection: the program is out of memory no longer if
    /// enough blocks are empty.
    pub(crate) fn reconsider_exhausted(&mut self) {
        self.exhausted &= self.is_low();
    }

    fn new_block(&mut self) -> Option<u32> {
        let block = self.blocks;
        if block as usize == self.region.committed_blocks() {
            return None;
        }
        self.blocks += 1;
        self.held.push(0);
        Some(block)
    }

    /// Before a full collection: the marks become the `starts` of the
    /// conservative scan and are cleared.
    pub(crate) fn begin_full(&mut self, stress: bool) {
        std::mem::swap(&mut self.region.marks, &mut self.region.starts);
        // SAFETY: all blocks are committed.
        unsafe { self.region.marks.clear_range(0, self.blocks as usize * BLOCK_BYTES) };
        for block in 0..self.blocks {
            lines::clear_marks(self.region.lines_of(block), stress);
        }
    }

    /// After a minor collection: only the touched blocks changed.
    pub(crate) fn sweep_touched(&mut self) {
        // The block being filled is touched: sweeping lists it again.
        self.filling = None;
        let mut touched = std::mem::take(&mut self.touched);
        // The block touched last is the warmest: it ends on top of the stacks.
        for &block in &touched {
            self.sweep_block(block, false);
        }
        touched.clear();
        self.touched = touched;
    }

    /// After a full collection, or any in stress mode.
    pub(crate) fn sweep_all(&mut self, stress: bool) {
        self.filling = None;
        self.touched.clear();
        self.recyclable.clear();
        self.free.clear();
        let mut discarded = std::mem::take(&mut self.discarded);
        discarded.sort_unstable();
        // Low addresses are used first, so the high ones can be given back.
        for block in (0..self.blocks).rev() {
            if discarded.last() == Some(&block) {
                discarded.pop();
                self.discarded.push(block);
            } else {
                self.sweep_block(block, stress);
            }
        }
    }

    /// After a full collection: gives empty blocks beyond `keep` back to the
    /// system, those with the highest addresses.
    pub(crate) fn discard_beyond(&mut self, keep: usize) {
        let excess = self.free.len().saturating_sub(keep);
        // The sweep listed them from high to low: neighbours go in one call.
        for group in self.free[..excess].chunk_by(|high, low| *high == low + 1) {
            // A group has one block at least, and its lowest is the last.
            if let Some(&low) = group.last() {
                self.region.discard(low, group.len() as u32);
            }
        }
        self.discarded.extend(self.free.drain(..excess));
    }

    fn sweep_block(&mut self, block: u32, stress: bool) {
        let swept = lines::sweep(self.region.lines_of(block), stress);
        let mut held = LINES_PER_BLOCK;
        if swept.empty {
            held = 0;
            self.free.push(block);
        } else if swept.usable >= MIN_USABLE {
            held -= swept.usable;
            self.recyclable.push(block);
        }
        let before = std::mem::replace(&mut self.held[block as usize], held as u16);
        self.held_lines = self.held_lines + held - before as usize;
    }

    /// Calls `f` with every object of the touched blocks' fresh runs.
    pub(crate) fn for_each_fresh(&mut self, f: &mut dyn FnMut(*mut Header)) {
        for index in 0..self.touched.len() {
            let block = self.touched[index];
            let base = self.region.base() + block as usize * BLOCK_BYTES;
            let lines = *self.region.lines_of(block);
            for line in 0..LINES_PER_BLOCK {
                if lines[line] & RUN_START != 0 {
                    let run = run_at(&lines, line, base);
                    // SAFETY: the run was handed out and retired.
                    unsafe { walk(run, f) };
                }
            }
        }
    }
}

/// The run that the fresh line `line` of a block at address `base` belongs to.
pub(crate) fn run_at(lines: &[u8; LINES_PER_BLOCK], line: usize, base: usize) -> Run {
    let mut start = line;
    while lines[start] & RUN_START == 0 && start > 0 {
        start -= 1;
    }
    let mut end = line + 1;
    while end < LINES_PER_BLOCK && lines[end] & (FRESH | RUN_START) == FRESH {
        end += 1;
    }
    Run { start: base + start * LINE_BYTES, end: base + end * LINE_BYTES }
}

/// Ends a run whose cursor will move no more: a zero word (no header has size
/// zero) tells [`walk`] where its objects end.
///
/// # Safety
/// `cursor..end` is the free rest of a run.
pub(crate) unsafe fn retire(cursor: usize, end: usize) {
    if cursor < end {
        // SAFETY: the word lies in the free rest.
        unsafe { (cursor as *mut u64).write(0) };
    }
}

/// Calls `f` with each object of a retired run.
///
/// # Safety
/// The run was handed out since the last collection and retired, and each of
/// its objects has its header.
pub(crate) unsafe fn walk(run: Run, f: &mut dyn FnMut(*mut Header)) {
    let mut at = run.start;
    while at < run.end {
        let object = at as *mut Header;
        // SAFETY: `at` is the start of an object or the zero word behind the last.
        let words = unsafe { (*object).words() };
        if words == 0 {
            break;
        }
        f(object);
        at += words * 8;
    }
    debug_assert!(at <= run.end);
}
