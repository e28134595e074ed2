//! The text form of a code block: [`Text`] writes it, [`parse`] reads it, and
//! reading what was written gives the same block again. So tests of bytecode
//! are text files.
//!
//! ```text
//! code "f" qualified "f" file "x.py" line 1
//!   flags 64
//!   parameters 0 1 0
//!   registers 3
//!   locals "a"
//!   constants
//!     int 300
//!   instructions
//!     @ 1:4-1:9
//!     BinaryK r1 r0 k0 0x0 ; + 300
//!     Return r1
//! end
//! ```
//!
//! Registers are `r`, constants `k`, names `n`, free variables `f`; further
//! words are hexadecimal, jumps go to labels. What follows `;` is a comment.

mod read;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};

pub use read::{TextError, parse};

use crate::code::{Code, Const, Position};
use crate::decode::{Decoded, decode};
use crate::op::{BinaryOp, CompareOp, Intrinsic1, Intrinsic2, Op, Operand, SpecialName, Word};

/// Displays a code block in the text form.
pub struct Text<'a>(pub &'a Code);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_code(self.0, 0, f)
    }
}

fn write_code(code: &Code, depth: usize, f: &mut Formatter<'_>) -> fmt::Result {
    let margin = "  ".repeat(depth);
    let Code { name, qualified_name, filename, first_line, .. } = code;
    writeln!(
        f,
        "{margin}code {name:?} qualified {qualified_name:?} file {filename:?} line {first_line}"
    )?;
    writeln!(f, "{margin}  flags {}", code.flags.0)?;
    let parameters = code.parameters;
    writeln!(
        f,
        "{margin}  parameters {} {} {}",
        parameters.positional_only, parameters.positional, parameters.keyword_only
    )?;
    writeln!(f, "{margin}  registers {}", code.registers)?;
    write_list(f, &margin, "locals", &code.locals)?;
    write_list(f, &margin, "cells", &code.cells)?;
    write_list(f, &margin, "free", &code.free)?;
    write_list(f, &margin, "names", &code.names)?;
    if !code.constants.is_empty() {
        writeln!(f, "{margin}  constants")?;
        for constant in &code.constants {
            if let Const::Code(inner) = constant {
                write_code(inner, depth + 2, f)?;
            } else {
                writeln!(f, "{margin}    {}", ConstText(constant))?;
            }
        }
    }
    writeln!(f, "{margin}  instructions")?;
    write_instructions(code, &margin, f)?;
    writeln!(f, "{margin}end")
}

fn write_list<T: fmt::Debug>(
    f: &mut Formatter<'_>,
    margin: &str,
    what: &str,
    items: &[T],
) -> fmt::Result {
    if items.is_empty() {
        return Ok(());
    }
    write!(f, "{margin}  {what}")?;
    items.iter().try_for_each(|item| write!(f, " {item:?}"))?;
    writeln!(f)
}

/// The labels of all words that something refers to.
fn labels(code: &Code) -> BTreeMap<u32, usize> {
    let mut words = BTreeSet::new();
    let mut at = 0;
    while let Ok(instruction) = decode(&code.instructions, at) {
        if let Some(target) = instruction.target(&code.instructions) {
            words.insert(target as u32);
        }
        at = instruction.end;
    }
    for handler in &code.handlers {
        words.extend([handler.start, handler.end, handler.target]);
    }
    words.into_iter().enumerate().map(|(number, word)| (word, number)).collect()
}

fn write_instructions(code: &Code, margin: &str, f: &mut Formatter<'_>) -> fmt::Result {
    let labels = labels(code);
    let mut positions = code.positions.iter().peekable();
    let mut at = 0;
    while let Ok(instruction) = decode(&code.instructions, at) {
        if let Some(number) = labels.get(&at) {
            writeln!(f, "{margin}   L{number}:")?;
        }
        while let Some((_, position)) = positions.next_if(|(word, _)| *word == at) {
            let Position { line, end_line, column, end_column } = position;
            writeln!(f, "{margin}    @ {line}:{column}-{end_line}:{end_column}")?;
        }
        write!(f, "{margin}    ")?;
        write_instruction(code, &instruction, &labels, f)?;
        at = instruction.end;
    }
    if let Some(number) = labels.get(&at) {
        writeln!(f, "{margin}   L{number}:")?;
    }
    if !code.handlers.is_empty() {
        writeln!(f, "{margin}  handlers")?;
    }
    for handler in &code.handlers {
        let label = |word: u32| labels.get(&word).copied().unwrap_or_default();
        writeln!(
            f,
            "{margin}    L{} L{} L{} r{}",
            label(handler.start),
            label(handler.end),
            label(handler.target),
            handler.register
        )?;
    }
    Ok(())
}

fn write_instruction(
    code: &Code,
    instruction: &Decoded,
    labels: &BTreeMap<u32, usize>,
    f: &mut Formatter<'_>,
) -> fmt::Result {
    let info = instruction.op.info();
    write!(f, "{}", info.name)?;
    for (kind, &value) in info.operands.iter().zip(&instruction.operands) {
        match kind {
            Operand::None | Operand::High => {}
            Operand::Write | Operand::Read | Operand::Modify | Operand::Window => {
                write!(f, " r{value}")?;
            }
            Operand::Number => write!(f, " {value}")?,
            Operand::Const16 | Operand::Const8 => write!(f, " k{value}")?,
            Operand::Name16 => write!(f, " n{value}")?,
            Operand::Free16 => write!(f, " f{value}")?,
            Operand::Int16 => write!(f, " {}", value as u16 as i16)?,
        }
    }
    for (kind, &word) in info.words.iter().zip(further_words(code, instruction)) {
        match kind {
            Word::Offset => {
                let target = instruction.target(&code.instructions).unwrap_or_default();
                let number = labels.get(&(target as u32)).copied().unwrap_or_default();
                write!(f, " L{number}")?;
            }
            Word::Name => write!(f, " n{word}")?,
            Word::Const => write!(f, " k{word}")?,
            Word::Number | Word::Cache => write!(f, " {word:#x}")?,
        }
    }
    let remark = remark(code, instruction);
    if !remark.is_empty() {
        write!(f, " ;{remark}")?;
    }
    writeln!(f)
}

/// The further words, without the empty caches at the end.
fn further_words<'a>(code: &'a Code, instruction: &Decoded) -> &'a [u32] {
    let words = &code.instructions[instruction.at as usize + 1..instruction.end as usize];
    let info = instruction.op.info();
    let mut count = words.len();
    let has_operator = matches!(info.generic, Op::Binary | Op::BinaryK | Op::Compare);
    while count > usize::from(has_operator)
        && words[count - 1] == 0
        && info.words[count - 1] == Word::Cache
    {
        count -= 1;
    }
    &words[..count]
}

/// What the numbers mean.
fn remark(code: &Code, instruction: &Decoded) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    let info = instruction.op.info();
    let [_, b, c] = instruction.operands;
    let words = &code.instructions[instruction.at as usize + 1..instruction.end as usize];
    let first = words.first().copied().unwrap_or(0);
    let operator = match info.generic {
        Op::Binary | Op::BinaryK => BinaryOp::from_u8(first as u8).map(BinaryOp::symbol),
        Op::Compare => CompareOp::from_u8(first as u8).map(CompareOp::symbol),
        Op::BranchCompare | Op::BranchCompareK => {
            CompareOp::from_u8(c as u8 & 0xf).map(CompareOp::symbol)
        }
        _ => None,
    };
    if let Some(operator) = operator {
        let _ = write!(text, " {operator}");
        if matches!(info.generic, Op::Binary | Op::BinaryK) && first & 0x100 != 0 {
            text.push('=');
        }
    }
    let named = match info.generic {
        Op::Intrinsic1 => Intrinsic1::from_u8(c as u8).map(|kind| format!("{kind:?}")),
        Op::Intrinsic2 => Intrinsic2::from_u8(first as u8).map(|kind| format!("{kind:?}")),
        Op::LoadSpecial => SpecialName::from_u8(c as u8).map(|kind| format!("{kind:?}")),
        _ => None,
    };
    if let Some(named) = named {
        let _ = write!(text, " {named}");
    }
    let constant = |index: u32| code.constants.get(index as usize);
    for (kind, &value) in info.operands.iter().zip(&instruction.operands) {
        match kind {
            Operand::Const16 | Operand::Const8 => {
                let _ = constant(value).map(|value| write!(text, " {}", ConstText(value)));
            }
            Operand::Name16 => {
                let _ = code.names.get(value as usize).map(|name| write!(text, " {name}"));
            }
            Operand::Free16 => {
                let _ = code.free.get(value as usize).map(|name| write!(text, " {name}"));
            }
            _ => {}
        }
    }
    for (kind, &word) in info.words.iter().zip(words) {
        match kind {
            Word::Name => {
                let _ = code.names.get(word as usize).map(|name| write!(text, " {name}"));
            }
            Word::Const => {
                let _ = constant(word).map(|value| write!(text, " {}", ConstText(value)));
            }
            _ => {}
        }
    }
    if info.generic == Op::LoadCell {
        let _ = code.locals.get(b as usize).map(|name| write!(text, " {name}"));
    }
    text.replace(['\n', '\r'], " ")
}

/// A constant in one line.
struct ConstText<'a>(&'a Const);

impl Display for ConstText<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let list = |f: &mut Formatter<'_>, what: &str, values: &[Const]| {
            write!(f, "{what} (")?;
            values.iter().try_for_each(|value| write!(f, " {}", ConstText(value)))?;
            write!(f, " )")
        };
        match self.0 {
            Const::None => write!(f, "None"),
            Const::Ellipsis => write!(f, "Ellipsis"),
            Const::Bool(true) => write!(f, "True"),
            Const::Bool(false) => write!(f, "False"),
            Const::Int(value) => write!(f, "int {value}"),
            Const::BigInt(negative, magnitude) => {
                write!(f, "int {}0x", if *negative { "-" } else { "" })?;
                magnitude.iter().rev().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
            Const::Float(value) => write!(f, "float {value:?}"),
            Const::Complex(real, imaginary) => write!(f, "complex {real:?} {imaginary:?}"),
            Const::Str(value) => write!(f, "str \"{}\"", value.escape_ascii()),
            Const::Bytes(value) => write!(f, "bytes \"{}\"", value.escape_ascii()),
            Const::Tuple(values) => list(f, "tuple", values),
            Const::FrozenSet(values) => list(f, "frozenset", values),
            Const::Code(code) => write!(f, "code {}", code.qualified_name),
        }
    }
}
