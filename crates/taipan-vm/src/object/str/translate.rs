//! `maketrans` and `translate`.

use super::{Str, wtf8};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::dict::Dict;
use crate::object::int;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// The only character of a string.
fn single(string: Str) -> Option<u32> {
    let mut codes = string.code_points();
    let code = codes.next()?;
    codes.next().is_none().then_some(code)
}

fn table_of(mapping: Value, vm: &mut Vm) -> PyResult<Dict> {
    let Some(mapping) = mapping.downcast::<Dict>() else {
        return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
    };
    let table = Dict::new(vm);
    let items = vm.call_method(mapping.value(), "items", &[])?;
    let items = vm.collect(items)?;
    for &item in items.as_slice() {
        let Some(pair) = item.downcast::<crate::object::tuple::Tuple>() else { continue };
        let &[key, value] = pair.items() else { continue };
        let key = if let Some(text) = key.downcast::<Str>() {
            let code = single(text).ok_or_else(|| {
                vm.value_error("string keys in translate table must be of length 1")
            })?;
            Value::int(i64::from(code))
        } else if vm.is_instance(key, ClassId::Int) {
            key
        } else {
            return Err(vm.type_error("keys in translate table must be strings or integers"));
        };
        table.set(key, value, vm)?;
    }
    Ok(table)
}

/// Return a translation table usable for str.translate().
///
/// If there is only one argument, it must be a dictionary mapping Unicode
/// ordinals (integers) or characters to Unicode ordinals, strings or None.
/// Character keys will be then converted to ordinals.
/// If there are two arguments, they must be strings of equal length, and
/// in the resulting dictionary, each character in x will be mapped to the
/// character at the same position in y. If there is a third argument, it
/// must be a string, whose characters will be mapped to None in the result.
#[native("maketrans(x, y=?, z=?, /)", static)]
pub(super) fn maketrans(x: Value, y: Option<Str>, z: Option<Str>, vm: &mut Vm) -> PyResult<Dict> {
    let Some(y) = y else { return table_of(x, vm) };
    let Some(x) = x.downcast::<Str>() else {
        return Err(vm.type_error(
            "first maketrans argument must be a string if there is a second argument",
        ));
    };
    if x.char_len() != y.char_len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    let table = Dict::new(vm);
    for (from, to) in x.code_points().zip(y.code_points()) {
        table.set(Value::int(i64::from(from)), Value::int(i64::from(to)), vm)?;
    }
    for code in z.iter().flat_map(|z| z.code_points()) {
        table.set(Value::int(i64::from(code)), Value::NONE, vm)?;
    }
    Ok(table)
}

/// Appends what `table` makes of a character.
fn push_translated(out: &mut Vec<u8>, code: u32, table: Value, vm: &mut Vm) -> PyResult<()> {
    let result = match vm.get_item(table, Value::int(i64::from(code))) {
        Ok(result) => result,
        Err(raised) => {
            vm.catch(raised, ClassId::LookupError)?;
            wtf8::push(out, code);
            return Ok(());
        }
    };
    if result.is_none() {
        return Ok(());
    }
    if let Some(text) = result.downcast::<Str>() {
        vm.reserve_text(out, text.byte_len())?;
        out.extend_from_slice(text.as_bytes());
        return Ok(());
    }
    if !vm.is_instance(result, ClassId::Int) {
        return Err(vm.type_error("character mapping must return integer, None or str"));
    }
    let code = int::to_i64(result).and_then(|code| u32::try_from(code).ok());
    match code.filter(|&code| code < 0x11_0000) {
        Some(code) => wtf8::push(out, code),
        None => {
            return Err(vm.value_error("character mapping must be in range(0x110000)"));
        }
    }
    Ok(())
}

/// Replace each character in the string using the given translation table.
///
///   table
///     Translation table, which must be a mapping of Unicode ordinals to
///     Unicode ordinals, strings, or None.
///
/// The table must implement lookup/indexing via __getitem__, for instance a
/// dictionary or list.  If this operation raises LookupError, the character is
/// left untouched.  Characters mapped to None are deleted.
#[native("translate(self, table, /)")]
pub(super) fn translate(string: Str, table: Value, vm: &mut Vm) -> PyResult<Str> {
    let mut out = Vec::with_capacity(string.byte_len());
    // A plain dict cannot change meanwhile: what it says of ASCII is asked once.
    let plain = vm.is_exact(table, ClassId::Dict);
    let mut known: Vec<Option<Vec<u8>>> = vec![None; if plain { 128 } else { 0 }];
    for code in string.code_points() {
        match known.get(code as usize) {
            Some(Some(text)) => {
                vm.reserve_text(&mut out, text.len())?;
                out.extend_from_slice(text);
            }
            Some(None) => {
                let mut text = Vec::new();
                push_translated(&mut text, code, table, vm)?;
                vm.reserve_text(&mut out, text.len())?;
                out.extend_from_slice(&text);
                known[code as usize] = Some(text);
            }
            None => push_translated(&mut out, code, table, vm)?,
        }
    }
    Str::from_wtf8(&out, vm)
}
