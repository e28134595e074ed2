//! One instruction word and its fields.

use crate::op::Op;

/// A 32-bit instruction word: `opcode | a << 8 | b << 16 | c << 24`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct Instr(pub u32);

impl Instr {
    /// An instruction with three 8-bit operands.
    #[inline]
    pub const fn abc(op: Op, a: u8, b: u8, c: u8) -> Instr {
        Instr(op as u32 | (a as u32) << 8 | (b as u32) << 16 | (c as u32) << 24)
    }

    /// An instruction with one 8-bit and one 16-bit operand.
    #[inline]
    pub const fn a16(op: Op, a: u8, bc: u16) -> Instr {
        Instr(op as u32 | (a as u32) << 8 | (bc as u32) << 16)
    }

    /// The opcode's number.
    #[inline(always)]
    pub const fn opcode(self) -> u8 {
        self.0 as u8
    }

    /// The opcode; `None` for a number that is none.
    #[inline]
    pub fn op(self) -> Option<Op> {
        Op::from_u8(self.opcode())
    }

    /// The opcode, known to be one.
    ///
    /// # Safety
    /// The low byte is an opcode's number: the word is the first of an
    /// instruction of a verified block.
    #[inline(always)]
    pub const unsafe fn op_unchecked(self) -> Op {
        // SAFETY: `Op` is `repr(u8)`, and the caller vouches for the number.
        unsafe { std::mem::transmute::<u8, Op>(self.0 as u8) }
    }

    /// Operand `a`.
    #[inline(always)]
    pub const fn a(self) -> usize {
        (self.0 >> 8 & 0xff) as usize
    }

    /// Operand `b`.
    #[inline(always)]
    pub const fn b(self) -> usize {
        (self.0 >> 16 & 0xff) as usize
    }

    /// Operand `c`.
    #[inline(always)]
    pub const fn c(self) -> usize {
        (self.0 >> 24) as usize
    }

    /// Operands `b` and `c` as one unsigned number.
    #[inline(always)]
    pub const fn bc(self) -> usize {
        (self.0 >> 16) as usize
    }

    /// Operands `b` and `c` as one signed number.
    #[inline(always)]
    pub const fn signed_bc(self) -> i64 {
        (self.0 as i32 >> 16) as i64
    }

    /// The same instruction with another opcode (quickening).
    #[inline]
    pub const fn with_op(self, op: Op) -> Instr {
        Instr(self.0 & !0xff | op as u32)
    }
}
