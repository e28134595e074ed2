//! The decoder: words to instructions with their operands in full width.

use crate::op::{Op, Operand, Word};

/// An instruction with its [`Op::Wide`] prefix taken into its operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Where it begins, its prefix included.
    pub start: u32,
    /// Where its own first word is.
    pub at: u32,
    /// Where the next instruction begins.
    pub end: u32,
    /// What it is.
    pub op: Op,
    /// `a`, `b`, `c`; where the row has a 16-bit operand, that is `b`.
    pub operands: [u32; 3],
}

impl Decoded {
    /// The target of its jump, if it has one.
    pub fn target(&self, words: &[u32]) -> Option<i64> {
        if self.op.info().words.first() != Some(&Word::Offset) {
            return None;
        }
        let offset = *words.get(self.at as usize + 1)? as i32;
        Some(i64::from(self.end) + i64::from(offset))
    }
}

/// Why words are no instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// No opcode has this number.
    UnknownOpcode(u8),
    /// The words end within an instruction.
    Truncated,
    /// A prefix before a prefix.
    DoubleWide,
}

/// Decodes the instruction at a position.
///
/// # Errors
/// If there is none.
pub fn decode(words: &[u32], start: u32) -> Result<Decoded, DecodeError> {
    let word = |at: u32| words.get(at as usize).copied().ok_or(DecodeError::Truncated);
    let op_of = |word: u32| Op::from_u8(word as u8).ok_or(DecodeError::UnknownOpcode(word as u8));
    let mut at = start;
    let mut first = word(at)?;
    let mut op = op_of(first)?;
    let mut upper = 0;
    if op == Op::Wide {
        upper = first >> 8;
        at += 1;
        first = word(at)?;
        op = op_of(first)?;
        if op == Op::Wide {
            return Err(DecodeError::DoubleWide);
        }
    }
    let end = at + op.length() as u32;
    if end as usize > words.len() {
        return Err(DecodeError::Truncated);
    }
    let a = first >> 8 & 0xff | (upper & 0xff) << 8;
    let operands = match op.info().operands[1] {
        Operand::Const16 | Operand::Name16 | Operand::Free16 => {
            [a, first >> 16 | upper >> 8 << 16, 0]
        }
        Operand::Int16 => [a, first >> 16, 0],
        _ => {
            let b = first >> 16 & 0xff | (upper >> 8 & 0xff) << 8;
            [a, b, first >> 24 | (upper >> 16 & 0xff) << 8]
        }
    };
    Ok(Decoded { start, at, end, op, operands })
}
