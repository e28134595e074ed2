//! Linking of constants: from the compiler's data to values.

use crate::error::PyResult;
use crate::handle::Handle;
use crate::object::code::Code;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::vm::Vm;
use taipan_bytecode::Const;
use taipan_heap::Value;

/// The constant as a value. Strings that look like names are interned.
pub(crate) fn link(constant: &Const, globals: Dict, vm: &Vm) -> PyResult<Value> {
    Ok(match constant {
        Const::None => Value::NONE,
        Const::Ellipsis => Value::ELLIPSIS,
        Const::Bool(b) => Value::bool(*b),
        Const::Int(i) => vm.int(*i),
        Const::BigInt(negative, bytes) => crate::object::int::from_le_bytes(*negative, bytes, vm)?,
        Const::Float(f) => vm.float(*f),
        Const::Complex(re, im) => crate::object::complex::new(*re, *im, vm),
        Const::Str(bytes) => {
            let string = Str::from_wtf8(bytes, vm)?;
            let name_like = bytes.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_');
            if name_like && bytes.len() < 64 {
                vm.intern_str(string)?.value()
            } else {
                string.value()
            }
        }
        Const::Bytes(bytes) => crate::object::bytes::Bytes::new(bytes, vm)?.value(),
        Const::Tuple(items) => {
            let mut values = GcVec::with_capacity(items.len(), vm)?;
            for item in items {
                let item = link(item, globals, vm)?;
                values.push(item, vm)?;
            }
            Tuple::new(values.as_slice(), vm)?.value()
        }
        // Linked as a tuple: a frozenset constant is built by the set type.
        Const::FrozenSet(items) => {
            let mut values = GcVec::with_capacity(items.len(), vm)?;
            for item in items {
                let item = link(item, globals, vm)?;
                values.push(item, vm)?;
            }
            crate::object::set::frozen_constant(values.as_slice(), vm)?
        }
        // Linked when its function is made: `MakeFunction` knows the globals.
        Const::Code(block) => Code::link(block, globals, vm)?.value(),
    })
}
