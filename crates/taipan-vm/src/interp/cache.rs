//! Inline caches: which instructions have one, and where they keep values.
//!
//! What an inline cache relies on lies in the instruction's cache words: a shape,
//! a word number, a version. Values (methods, cells) cannot lie there, because
//! the collector does not look into instructions: they are put into the code's
//! cell table, and the cache word is their place in it.

use taipan_bytecode::{Instr, Op};

/// How many instructions may need a place in the cell table.
pub(crate) fn sites(instructions: &[u32]) -> usize {
    let mut count = 0;
    let mut word = 0;
    while let Some(&bits) = instructions.get(word) {
        let Some(op) = Instr(bits).op() else { break };
        if matches!(op.info().generic, Op::LoadAttr | Op::LoadMethod | Op::LoadSuperMethod) {
            count += 1;
        }
        word += op.length();
    }
    count
}

/// Hands each instruction's opcode to `visit`, prefixes too.
pub(crate) fn each_op(instructions: &[u32], mut visit: impl FnMut(Op)) {
    let mut word = 0;
    while let Some(op) = instructions.get(word).and_then(|&bits| Instr(bits).op()) {
        visit(op);
        word += op.length();
    }
}

/// Does the code delegate to other iterators (`yield from`, `await`)?
pub(crate) fn delegates(instructions: &[u32]) -> bool {
    let mut word = 0;
    while let Some(&bits) = instructions.get(word) {
        match Instr(bits).op() {
            Some(Op::YieldDelegate) => return true,
            Some(op) => word += op.length(),
            None => break,
        }
    }
    false
}
