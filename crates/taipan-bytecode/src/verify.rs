//! The verifier: what the interpreter may rely on without a check.
//!
//! Every operand is in range, every jump and handler begins at an instruction,
//! and no way runs past the end. It is run after every compile in debug builds
//! and in tests, and on code that comes from outside.

use crate::code::{Code, CodeFlags, Const};
use crate::decode::{Decoded, decode};
use crate::op::{BinaryOp, CompareOp, Op, Operand, Word};

/// A fault in a code block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// The qualified name of the block.
    pub code: String,
    /// The word at which it stands.
    pub word: u32,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for VerifyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, word {}: {}", self.code, self.word, self.message)
    }
}

impl std::error::Error for VerifyError {}

/// Verifies a code block and all blocks among its constants.
///
/// # Errors
/// The first fault.
pub fn verify(code: &Code) -> Result<(), VerifyError> {
    let mut pending = vec![code];
    while let Some(code) = pending.pop() {
        Verifier { code, starts: Vec::new() }.run()?;
        for constant in &code.constants {
            if let Const::Code(inner) = constant {
                pending.push(inner);
            }
        }
    }
    Ok(())
}

struct Verifier<'a> {
    code: &'a Code,
    /// Is this word the start of an instruction?
    starts: Vec<bool>,
}

impl Verifier<'_> {
    fn fault<T>(&self, word: u32, message: impl Into<String>) -> Result<T, VerifyError> {
        Err(VerifyError {
            code: self.code.qualified_name.to_string(),
            word,
            message: message.into(),
        })
    }

    fn run(mut self) -> Result<(), VerifyError> {
        self.header()?;
        let words = &self.code.instructions;
        self.starts = vec![false; words.len()];
        let (mut at, mut last) = (0, None);
        while (at as usize) < words.len() {
            let instruction = match decode(words, at) {
                Ok(instruction) => instruction,
                Err(error) => return self.fault(at, format!("{error:?}")),
            };
            self.starts[at as usize] = true;
            self.instruction(&instruction)?;
            last = Some(instruction.op);
            at = instruction.end;
        }
        if !last.is_some_and(Op::is_terminator) {
            return self.fault(at, "runs past the end");
        }
        self.jumps()?;
        self.tables()
    }

    fn header(&self) -> Result<(), VerifyError> {
        let code = self.code;
        if code.locals.len() > code.registers as usize {
            return self.fault(0, "more locals than registers");
        }
        let parameters = code.parameters;
        let total = parameters.positional as usize
            + parameters.keyword_only as usize
            + usize::from(code.flags.any(CodeFlags::VARARGS))
            + usize::from(code.flags.any(CodeFlags::VARKEYWORDS));
        if total > code.locals.len() || parameters.positional_only > parameters.positional {
            return self.fault(0, "parameters are no locals");
        }
        if code.cells.iter().any(|&cell| cell as usize >= code.locals.len()) {
            return self.fault(0, "a cell is no local");
        }
        Ok(())
    }

    fn instruction(&self, instruction: &Decoded) -> Result<(), VerifyError> {
        let info = instruction.op.info();
        let at = instruction.start;
        if instruction.op == Op::Breakpoint {
            return self.fault(at, "a breakpoint");
        }
        for (kind, &value) in info.operands.iter().zip(&instruction.operands) {
            let (limit, what) = match kind {
                Operand::Write | Operand::Read | Operand::Modify => {
                    (self.code.registers as usize, "register")
                }
                Operand::Window if window_length(instruction) > 0 => {
                    (self.code.registers as usize, "window")
                }
                Operand::Const16 | Operand::Const8 => (self.code.constants.len(), "constant"),
                Operand::Name16 => (self.code.names.len(), "name"),
                Operand::Free16 => (self.code.free.len(), "free variable"),
                Operand::None if value != 0 => return self.fault(at, "an unused operand is set"),
                _ => continue,
            };
            if value as usize >= limit {
                return self.fault(at, format!("{}: {what} {value} of {limit}", info.name));
            }
            if *kind == Operand::Window {
                let end = value as usize + window_length(instruction) as usize;
                if end > limit {
                    return self.fault(at, format!("{}: window to {end} of {limit}", info.name));
                }
            }
        }
        self.further_words(instruction)
    }

    fn further_words(&self, instruction: &Decoded) -> Result<(), VerifyError> {
        let info = instruction.op.info();
        let words = &self.code.instructions;
        for (index, kind) in info.words.iter().enumerate() {
            let value = words[instruction.at as usize + 1 + index];
            let (limit, what) = match kind {
                Word::Name => (self.code.names.len(), "name"),
                Word::Const => (self.code.constants.len(), "constant"),
                _ => continue,
            };
            if value as usize >= limit {
                return self
                    .fault(instruction.start, format!("{}: {what} {value} of {limit}", info.name));
            }
        }
        let first = words.get(instruction.at as usize + 1).copied().unwrap_or(0);
        let operator_fits = match instruction.op {
            Op::Binary | Op::BinaryK => BinaryOp::from_u8(first as u8).is_some(),
            Op::Compare => CompareOp::from_u8(first as u8).is_some(),
            Op::BranchCompare | Op::BranchCompareK | Op::LoopCompare | Op::LoopCompareK => {
                CompareOp::from_u8(instruction.operands[2] as u8 & 0xf).is_some()
            }
            _ => true,
        };
        if !operator_fits {
            return self.fault(instruction.start, "no such operator");
        }
        Ok(())
    }

    fn is_start(&self, word: i64) -> bool {
        usize::try_from(word).is_ok_and(|word| self.starts.get(word).copied().unwrap_or(false))
    }

    fn jumps(&self) -> Result<(), VerifyError> {
        let words = &self.code.instructions;
        let mut at = 0;
        while let Ok(instruction) = decode(words, at) {
            if let Some(target) = instruction.target(words) {
                if !self.is_start(target) {
                    return self.fault(at, format!("jumps to {target}, no instruction"));
                }
                let backward = target < i64::from(instruction.end);
                if backward != instruction.op.is_back_edge() {
                    return self.fault(at, "only the end of a loop goes backward");
                }
            }
            at = instruction.end;
        }
        Ok(())
    }

    fn tables(&self) -> Result<(), VerifyError> {
        let end = self.code.instructions.len() as u32;
        for handler in &self.code.handlers {
            let covers = handler.start < handler.end
                && handler.end <= end
                && self.is_start(handler.start.into())
                && (handler.end == end || self.is_start(handler.end.into()));
            let continues =
                self.is_start(handler.target.into()) && handler.register < self.code.registers;
            if !covers || !continues {
                return self.fault(handler.start, "a handler is out of place");
            }
        }
        let mut last = None;
        for &(start, _) in &self.code.positions {
            if !self.is_start(start.into()) || last.is_some_and(|last| last > start) {
                return self.fault(start, "a position is out of place");
            }
            last = Some(start);
        }
        Ok(())
    }
}

/// How many registers an instruction's window has.
fn window_length(instruction: &Decoded) -> u32 {
    let [_, b, c] = instruction.operands;
    match instruction.op.info().generic {
        Op::Call | Op::CallPlain | Op::CallKw => b + 2,
        Op::CallEx => 4,
        Op::LoadMethod | Op::LoadSuperMethod | Op::LoadSpecial => 2,
        Op::MatchExceptionStar | Op::Template => 2,
        Op::ExcInfo | Op::Interpolation => 3,
        Op::BuildDict => c * 2,
        Op::UnpackEx => c + 1,
        Op::MakeFunction => c.count_ones(),
        _ => c,
    }
}
