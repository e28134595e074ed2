//! The constants of a code block, each once.
//!
//! Constants are one where Python's values are indistinguishable: `1`, `True`
//! and `1.0` are three, `0.0` and `-0.0` are two, also inside tuples. Code
//! blocks are never merged.

use rustc_hash::FxHashMap;
use taipan_bytecode::Const;

/// The pool.
#[derive(Debug, Default)]
pub(crate) struct Constants {
    values: Vec<Const>,
    index: FxHashMap<Vec<u8>, u32>,
}

impl Constants {
    /// The index of a constant, which is added if it is new.
    pub(crate) fn add(&mut self, value: Const) -> u32 {
        let mut key = Vec::new();
        if !identity(&value, &mut key) {
            self.values.push(value);
            return self.values.len() as u32 - 1;
        }
        if let Some(&at) = self.index.get(&key) {
            return at;
        }
        let at = self.values.len() as u32;
        self.values.push(value);
        self.index.insert(key, at);
        at
    }

    /// All of them.
    pub(crate) fn into_values(mut self) -> Vec<Const> {
        self.values.shrink_to_fit();
        self.values
    }
}

/// Writes what tells a constant from others; false for what is never the same.
fn identity(value: &Const, key: &mut Vec<u8>) -> bool {
    let mut tagged = |tag: u8, bytes: &[u8]| {
        key.push(tag);
        key.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        key.extend_from_slice(bytes);
    };
    match value {
        Const::None => tagged(0, &[]),
        Const::Ellipsis => tagged(1, &[]),
        Const::Bool(value) => tagged(2, &[u8::from(*value)]),
        Const::Int(value) => tagged(3, &value.to_le_bytes()),
        Const::BigInt(negative, magnitude) => tagged(4 + u8::from(*negative), magnitude),
        Const::Float(value) => tagged(6, &value.to_bits().to_le_bytes()),
        Const::Complex(real, imaginary) => {
            tagged(7, &real.to_bits().to_le_bytes());
            tagged(7, &imaginary.to_bits().to_le_bytes());
        }
        Const::Str(value) => tagged(8, value),
        Const::Bytes(value) => tagged(9, value),
        Const::Tuple(values) | Const::FrozenSet(values) => {
            let tag = if matches!(value, Const::Tuple(_)) { 10 } else { 11 };
            key.push(tag);
            key.extend_from_slice(&(values.len() as u64).to_le_bytes());
            return values.iter().all(|value| identity(value, key));
        }
        Const::Code(_) => return false,
    }
    true
}
