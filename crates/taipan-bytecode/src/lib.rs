//! The register bytecode: the opcode table, code blocks, their encoder,
//! decoder, verifier and text form.
//!
//! The one idea: **one table** ([`op`]) says which instructions exist, and all
//! that must know them is generated from it.

pub mod builder;
pub mod code;
pub mod decode;
pub mod instr;
pub mod op;
pub mod text;
pub mod verify;

pub use builder::{Builder, Built, Label, Region};
pub use code::{Code, CodeFlags, Const, Handler, Parameters, Position};
pub use instr::Instr;
pub use op::{BinaryOp, CompareOp, Intrinsic1, Intrinsic2, Op, SpecialName};
