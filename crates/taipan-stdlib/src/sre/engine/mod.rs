//! The matcher of regular expressions: a backtracking machine.
//!
//! The library's compiler (`re._compiler`) makes code for a recursive matcher.
//! [`compile`] checks that code and translates it into a [`program`] for a machine
//! with a stack of its own, which can therefore stop anywhere: the machine counts
//! its steps, and hands control back now and then so that interrupts and the memory
//! limit take effect however long it backtracks.
//!
//! What the translation knows, the machine need not find out: sets of characters
//! are bitmaps for the first 256, a repeat of one character is a loop of its own,
//! and a search skips to where a match can begin ([`start`]).

pub(super) mod charset;
pub(super) mod compile;
pub(super) mod input;
pub(super) mod machine;
pub(super) mod opcode;
pub(super) mod program;
mod start;
