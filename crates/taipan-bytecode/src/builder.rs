//! The encoder: instructions, labels and protected regions in, words and
//! tables out.
//!
//! The one idea: **code that nothing reaches is not written.** The builder
//! knows after each instruction whether the next one can run; what is emitted
//! while it cannot is dropped, and a [`Label`] that is bound makes code
//! reachable again if something jumps to it. So the compiler needs no care for
//! what stands behind a `return`.
//!
//! Operands past 255 get their [`Op::Wide`] prefix here, jumps are patched when
//! their label is bound.

use crate::code::{Handler, Position};
use crate::op::{Op, Operand, Word};

/// A place to jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label(u32);

/// A protected region, see [`Builder::open_region`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region(u32);

#[derive(Default)]
struct LabelState {
    position: Option<u32>,
    /// (index of the offset word, end of its instruction)
    patches: Vec<(u32, u32)>,
    /// Something reaches it.
    used: bool,
}

struct RegionState {
    target: Label,
    register: u32,
    start: Option<u32>,
    ranges: Vec<(u32, u32)>,
}

/// What a [`Builder`] has built.
#[derive(Debug, Default)]
pub struct Built {
    /// Instruction words.
    pub instructions: Vec<u32>,
    /// Handlers, innermost first.
    pub handlers: Vec<Handler>,
    /// Source positions.
    pub positions: Vec<(u32, Position)>,
}

/// Builds the instructions of one code block.
pub struct Builder {
    words: Vec<u32>,
    positions: Vec<(u32, Position)>,
    labels: Vec<LabelState>,
    regions: Vec<RegionState>,
    handlers: Vec<(u32, u32, Label, u32)>,
    reachable: bool,
    /// Positions without an instruction of their own, in front of the next one.
    marks: Vec<Position>,
}

impl Default for Builder {
    fn default() -> Self {
        Builder::new()
    }
}

impl Builder {
    /// An empty block whose first instruction is reachable.
    pub fn new() -> Builder {
        Builder {
            words: Vec::new(),
            positions: Vec::new(),
            labels: Vec::new(),
            regions: Vec::new(),
            handlers: Vec::new(),
            reachable: true,
            marks: Vec::new(),
        }
    }

    /// Can an instruction emitted now run?
    pub fn reachable(&self) -> bool {
        self.reachable
    }

    /// The position of the next word.
    pub fn position(&self) -> u32 {
        self.words.len() as u32
    }

    /// A new label, not bound yet.
    pub fn label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(self.labels.len() as u32 - 1)
    }

    /// Binds a label to the position of the next instruction.
    pub fn bind(&mut self, label: Label) {
        if self.reachable && !self.marks.is_empty() {
            // The mark is not on the ways that meet here.
            self.emit(Op::Nop, [0; 3], &[], Position::default());
        }
        self.marks.clear();
        let at = self.position();
        let state = &mut self.labels[label.0 as usize];
        debug_assert!(state.position.is_none(), "a label is bound once");
        state.position = Some(at);
        self.reachable |= state.used;
    }

    /// Binds a label that is reached by jumps from behind only, if `reachable`.
    pub fn bind_loop_head(&mut self, label: Label, reachable: bool) {
        self.bind(label);
        self.reachable |= reachable;
    }

    /// Has the label a position?
    pub fn is_bound(&self, label: Label) -> bool {
        self.labels[label.0 as usize].position.is_some()
    }

    /// Does something reach this label?
    pub fn is_used(&self, label: Label) -> bool {
        self.labels[label.0 as usize].used
    }

    /// Emits an instruction. For a row whose `b` and `c` are one 16-bit
    /// operand, `operands[1]` is that number. `words` are the first of its
    /// further words, the rest are zero.
    pub fn emit(&mut self, op: Op, operands: [u32; 3], words: &[u32], at: Position) {
        if !self.reachable {
            return;
        }
        let word = self.position();
        let marks = std::mem::take(&mut self.marks);
        if marks.is_empty() {
            self.note_position(at);
        } else {
            self.positions.extend(marks.into_iter().map(|mark| (word, mark)));
            if op != Op::Nop {
                self.positions.push((word, at));
            }
        }
        encode(op, operands, &mut self.words);
        let info = op.info();
        debug_assert!(words.len() <= info.words.len());
        self.words.extend_from_slice(words);
        self.words.extend(std::iter::repeat_n(0, info.words.len() - words.len()));
        self.reachable = !op.is_terminator();
    }

    /// Emits a jump or branch, whose first further word is its offset.
    pub fn emit_jump(&mut self, op: Op, operands: [u32; 3], target: Label, at: Position) {
        if !self.reachable {
            return;
        }
        debug_assert_eq!(op.info().words.first(), Some(&Word::Offset));
        self.emit(op, operands, &[], at);
        let end = self.position();
        let offset_word = end - op.info().words.len() as u32;
        let state = &mut self.labels[target.0 as usize];
        state.used = true;
        state.patches.push((offset_word, end));
    }

    /// A statement without instructions (`pass`, `try:`) stands here: a trace
    /// function is told of its line in front of the next instruction's. Where
    /// other ways come in before that, an instruction is made for it.
    pub fn mark(&mut self, at: Position) {
        if self.reachable {
            self.marks.push(at);
        }
    }

    fn note_position(&mut self, at: Position) {
        let word = self.position();
        match self.positions.last_mut() {
            Some((_, last)) if *last == at => {}
            _ => self.positions.push((word, at)),
        }
    }

    /// Begins a region whose exceptions continue at `target` with the
    /// exception in `register`. Regions opened inside it must be closed before
    /// it is.
    pub fn open_region(&mut self, target: Label, register: u32) -> Region {
        let start = Some(self.position());
        self.regions.push(RegionState { target, register, start, ranges: Vec::new() });
        Region(self.regions.len() as u32 - 1)
    }

    /// What follows is not covered by the region, until it is resumed.
    pub fn suspend_region(&mut self, region: Region) {
        let at = self.position();
        let state = &mut self.regions[region.0 as usize];
        let Some(start) = state.start.take() else { return };
        match state.ranges.last_mut() {
            Some((_, end)) if *end == start => *end = at,
            _ if start < at => state.ranges.push((start, at)),
            _ => {}
        }
    }

    /// What follows is covered again.
    pub fn resume_region(&mut self, region: Region) {
        self.regions[region.0 as usize].start = Some(self.position());
    }

    /// Ends a region for good.
    pub fn close_region(&mut self, region: Region) {
        self.suspend_region(region);
        let RegionState { target, register, .. } = self.regions[region.0 as usize];
        for (start, end) in std::mem::take(&mut self.regions[region.0 as usize].ranges) {
            self.labels[target.0 as usize].used = true;
            self.handlers.push((start, end, target, register));
        }
    }

    /// Patches all jumps.
    pub fn finish(mut self) -> Built {
        for label in &self.labels {
            let Some(position) = label.position else {
                debug_assert!(!label.used, "a used label is bound");
                continue;
            };
            for &(word, end) in &label.patches {
                self.words[word as usize] = (i64::from(position) - i64::from(end)) as i32 as u32;
            }
        }
        let labels = &self.labels;
        let handlers = self.handlers.iter().filter_map(|&(start, end, target, register)| {
            let target = labels[target.0 as usize].position?;
            Some(Handler { start, end, target, register: register as u16 })
        });
        // Code lives long: no room is left for more.
        self.words.shrink_to_fit();
        self.positions.shrink_to_fit();
        Built { handlers: handlers.collect(), instructions: self.words, positions: self.positions }
    }
}

/// Appends an instruction's first word, with its prefix if it needs one.
pub(crate) fn encode(op: Op, operands: [u32; 3], words: &mut Vec<u32>) {
    let [a, b, c] = operands;
    let (upper, low) = match op.info().operands[1] {
        Operand::Const16 | Operand::Name16 | Operand::Free16 => (b >> 16, b << 16),
        Operand::Int16 => (0, b << 16),
        _ => (b >> 8 & 0xff | c & 0xff00, b << 16 & 0xff_0000 | c << 24),
    };
    if a >> 8 != 0 || upper != 0 {
        words.push(Op::Wide as u32 | a & 0xff00 | upper << 16);
    }
    words.push(op as u32 | a << 8 & 0xff00 | low);
}
