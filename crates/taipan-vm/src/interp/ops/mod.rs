//! The handlers of instructions with fast paths, by family.
//!
//! A handler is a small function, inlined into the loop. It reads its operands
//! from the [`State`](super::state::State), does the common case in place, and
//! leaves everything else to the `Vm`, after [`save`](super::state::State::save).

pub(super) mod arithmetic;
pub(super) mod attribute;
pub(super) mod branch;
pub(super) mod build;
pub(super) mod invoke;
pub(super) mod item;
pub(super) mod iterate;
pub(super) mod variable;
