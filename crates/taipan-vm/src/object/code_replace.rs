//! `code.replace`: a copy of a code object that differs in what the machine can
//! change in compiled code: names, places, and whether generators can be awaited.

use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::code::Code;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::vm::Vm;
use std::sync::Arc;
use taipan_bytecode::{Code as Block, CodeFlags};
use taipan_heap::Value;
use taipan_macros::native;

/// The attributes that are what `replace` was given, or it refuses.
const FIXED: &[&str] = &[
    "co_argcount",
    "co_cellvars",
    "co_code",
    "co_consts",
    "co_exceptiontable",
    "co_freevars",
    "co_kwonlyargcount",
    "co_linetable",
    "co_names",
    "co_nlocals",
    "co_posonlyargcount",
    "co_stacksize",
    "co_varnames",
];

/// `CO_ITERABLE_COROUTINE` in `co_flags`.
pub(super) const ITERABLE_COROUTINE: i64 = 0x100;

/// Return a copy of the code object with new values for the specified fields.
#[native("replace(self, /, **changes)")]
pub(super) fn code_replace(this: Code, changes: Option<Dict>, vm: &mut Vm) -> PyResult<Code> {
    let mut block = Block::clone(this.block());
    let mut number = 0;
    while let Some((at, entry)) = changes.and_then(|changes| changes.next_entry(number, vm)) {
        number = at + 1;
        let name = entry.key.downcast::<Str>();
        let name = name.map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        match name.as_str() {
            "co_name" => block.name = text(&name, entry.value, vm)?,
            "co_qualname" => block.qualified_name = text(&name, entry.value, vm)?,
            "co_filename" => block.filename = text(&name, entry.value, vm)?,
            "co_firstlineno" => move_lines(&mut block, entry.value, vm)?,
            "co_flags" => set_flags(this, &mut block, entry.value, vm)?,
            fixed if FIXED.contains(&fixed) => {
                let key = vm.intern(fixed)?;
                let now = vm.get_attr(this.value(), key)?;
                if !vm.eq(now, entry.value)? {
                    return Err(vm.unsupported(&format!("replacing {fixed} of a code object")));
                }
            }
            _ => {
                return Err(vm.type_error(format!(
                    "code.replace() got an unexpected keyword argument '{name}'"
                )));
            }
        }
    }
    Code::link(&Arc::new(block), this.globals(), vm)
}

fn text(name: &str, value: Value, vm: &Vm) -> PyResult<Arc<str>> {
    match value.downcast::<Str>() {
        Some(text) => Ok(text.to_string_lossy().into()),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("replace() argument '{name}' must be str, not {got}")))
        }
    }
}

/// Moves the code to another first line, and all its places with it.
fn move_lines(block: &mut Block, value: Value, vm: &mut Vm) -> PyResult<()> {
    let line = vm.index_i64(value)?;
    let Ok(line) = u32::try_from(line) else {
        return Err(vm.value_error("code: co_firstlineno must be a positive integer"));
    };
    let moved = |old: u32| old.wrapping_sub(block.first_line).wrapping_add(line);
    for (_, position) in &mut block.positions {
        if position.line != 0 {
            position.line = moved(position.line);
            position.end_line = moved(position.end_line);
        }
    }
    block.first_line = line;
    Ok(())
}

/// Of the flags, only `CO_ITERABLE_COROUTINE` can change, and only generators'.
fn set_flags(this: Code, block: &mut Block, value: Value, vm: &mut Vm) -> PyResult<()> {
    let (old, new) = (super::code_attributes::flags(this), vm.index_i64(value)?);
    let iterable = new & ITERABLE_COROUTINE != 0;
    let is_generator = block.flags.has(CodeFlags::GENERATOR);
    if (old ^ new) & !ITERABLE_COROUTINE != 0 || iterable && !is_generator {
        return Err(vm.unsupported("replacing these flags of a code object"));
    }
    block.flags = if iterable {
        CodeFlags(block.flags.0 | CodeFlags::ITERABLE_COROUTINE)
    } else {
        CodeFlags(block.flags.0 & !CodeFlags::ITERABLE_COROUTINE)
    };
    Ok(())
}
