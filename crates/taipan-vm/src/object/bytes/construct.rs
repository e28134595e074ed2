//! Making `bytes` and `bytearray`: the constructors and `fromhex`.

use super::{ByteArray, Bytes, buffer_of};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::Class;
use crate::object::int;
use crate::object::str::Str;
use crate::protocol::codec::registry::{self, Named};
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// The bytes that an iterable of integers gives.
pub(super) fn from_iterable(iterable: Value, name: &str, vm: &mut Vm) -> PyResult<Vec<u8>> {
    let class = vm.class_of(iterable);
    if class.special(Special::Iter, vm).is_none() && class.special(Special::GetItem, vm).is_none() {
        let got = vm.type_name(iterable);
        return Err(vm.type_error(format!("cannot convert '{got}' object to {name}")));
    }
    let iterator = vm.iter(iterable)?;
    let mut content = Vec::new();
    while let Some(item) = vm.next(iterator)? {
        let index = vm.index(item)?;
        let byte = int::to_i64(index).and_then(|byte| u8::try_from(byte).ok());
        let range = if name == "bytes" {
            "bytes must be in range(0, 256)"
        } else {
            "byte must be in range(0, 256)"
        };
        vm.reserve_text(&mut content, 1)?;
        content.push(byte.ok_or_else(|| vm.value_error(range))?);
    }
    Ok(content)
}

/// The content that a constructor's arguments ask for.
fn content(
    name: &str,
    source: Option<Value>,
    encoding: Option<Value>,
    errors: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Vec<u8>> {
    let Some(source) = source else {
        let what = if encoding.is_some() { "encoding" } else { "errors" };
        if encoding.is_some() || errors.is_some() {
            return Err(vm.type_error(format!("{what} without a string argument")));
        }
        return Ok(Vec::new());
    };
    if let Some(text) = source.downcast::<Str>() {
        if encoding.is_none() {
            return Err(vm.type_error("string argument without an encoding"));
        }
        let named = Named::of(name, encoding, errors, vm)?;
        return registry::encode(text, &named, vm);
    }
    if encoding.is_some() || errors.is_some() {
        let what = if encoding.is_some() { "encoding" } else { "errors" };
        return Err(vm.type_error(format!("{what} without a string argument")));
    }
    if name == "bytes"
        && let Some(result) = vm.call_special(source, Special::Bytes, &[])?
    {
        let bytes = result.downcast::<Bytes>().ok_or_else(|| {
            let got = vm.type_name(result);
            vm.type_error(format!("__bytes__ returned non-bytes (type {got})"))
        })?;
        return Ok(bytes.as_slice().to_vec());
    }
    if let Some(bytes) = buffer_of(source, vm) {
        return Ok(bytes.to_vec());
    }
    if let Some(view) = source.downcast::<crate::object::memoryview::MemoryView>() {
        return view.copied(vm);
    }
    let is_count = vm.is_instance(source, ClassId::Int)
        || vm.class_of(source).special(Special::Index, vm).is_some();
    if is_count {
        let index = vm.index(source)?;
        if int::is_negative(index) {
            return Err(vm.value_error("negative count"));
        }
        let count = int::to_i64(index).ok_or_else(|| {
            let got = vm.type_name(source);
            vm.overflow_error(format!("cannot fit '{got}' into an index-sized integer"))
        })?;
        let mut zeros = Vec::new();
        vm.reserve_text(&mut zeros, count as usize)?;
        zeros.resize(count as usize, 0);
        return Ok(zeros);
    }
    from_iterable(source, name, vm)
}

/// Create and return a new bytes object.
#[native("__new__(cls, source=?, encoding=?, errors=?)", static)]
pub(super) fn new_bytes(
    class: Class,
    source: Option<Value>,
    encoding: Option<Value>,
    errors: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let plain = class == vm.class(ClassId::Bytes);
    if plain
        && encoding.is_none()
        && errors.is_none()
        && let Some(source) = source
        && vm.is_exact(source, ClassId::Bytes)
    {
        return Ok(source);
    }
    let content = content("bytes", source, encoding, errors, vm)?;
    let bytes = Bytes::new(&content, vm)?;
    Ok(if plain { bytes } else { Bytes::with_class(bytes, class, vm) }.value())
}

/// Create and return a new, empty bytearray object.
#[native("__new__(cls, source=?, encoding=?, errors=?)", static)]
pub(super) fn new_array(
    class: Class,
    _source: Option<Value>,
    _encoding: Option<Value>,
    _errors: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    Ok(ByteArray::new(&[], class, vm)?.value())
}

/// Fill the bytearray.
#[native("__init__(self, source=?, encoding=?, errors=?)")]
pub(super) fn init_array(
    array: ByteArray,
    source: Option<Value>,
    encoding: Option<Value>,
    errors: Option<Value>,
    vm: &mut Vm,
) -> PyResult<()> {
    let content = content("bytearray", source, encoding, errors, vm)?;
    let len = array.len(vm);
    array.splice(0, len, &content, vm)
}

fn parse_hex(text: Value, vm: &Vm) -> PyResult<Vec<u8>> {
    let string = text.downcast::<Str>();
    let bytes = match &string {
        Some(string) => string.as_bytes(),
        None => buffer_of(text, vm).ok_or_else(|| {
            let name = if text.is_none() { "None".to_owned() } else { vm.type_name(text) };
            vm.type_error(format!("fromhex() argument must be str or bytes-like, not {name}"))
        })?,
    };
    let digit = |at: usize| bytes.get(at).and_then(|&b| char::from(b).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len() / 2);
    let mut at = 0;
    while at < bytes.len() {
        if super::split::is_space(bytes[at]) {
            at += 1;
            continue;
        }
        let bad = match (digit(at), digit(at + 1)) {
            (Some(high), Some(low)) => {
                out.push((high << 4 | low) as u8);
                at += 2;
                continue;
            }
            (None, _) => at,
            (Some(_), None) if at + 1 >= bytes.len() => {
                return Err(vm.value_error(
                    "fromhex() arg must contain an even number of hexadecimal digits",
                ));
            }
            (Some(_), None) => at + 1,
        };
        let position = string.map_or(bad, |string| string.char_index(bad));
        return Err(vm.value_error(format!(
            "non-hexadecimal number found in fromhex() arg at position {position}"
        )));
    }
    Ok(out)
}

fn made(class: Class, plain: ClassId, value: Value, vm: &mut Vm) -> PyResult<Value> {
    if class == vm.class(plain) { Ok(value) } else { vm.call(class.value(), &[value]) }
}

/// Create a bytes object from a string of hexadecimal numbers.
///
/// Spaces between two numbers are accepted.
/// Example: bytes.fromhex('B9 01EF') -> b'\\xb9\\x01\\xef'.
#[native("fromhex(cls, string, /)", class)]
pub(super) fn bytes_fromhex(class: Class, string: Value, vm: &mut Vm) -> PyResult<Value> {
    let content = parse_hex(string, vm)?;
    let bytes = Bytes::new(&content, vm)?.value();
    made(class, ClassId::Bytes, bytes, vm)
}

/// Create a bytearray object from a string of hexadecimal numbers.
///
/// Spaces between two numbers are accepted.
/// Example: bytearray.fromhex('B9 01EF') -> bytearray(b'\\xb9\\x01\\xef')
#[native("fromhex(cls, string, /)", class)]
pub(super) fn array_fromhex(class: Class, string: Value, vm: &mut Vm) -> PyResult<Value> {
    let content = parse_hex(string, vm)?;
    let array = ByteArray::new(&content, vm.class(ClassId::ByteArray), vm)?.value();
    made(class, ClassId::ByteArray, array, vm)
}

/// `bytes(self)`.
#[native("__bytes__(self, /)")]
pub(super) fn to_bytes(bytes: Bytes, vm: &Vm) -> PyResult<Bytes> {
    bytes.exact(vm)
}

/// The arguments for pickling and copying.
#[native("__getnewargs__(self, /)")]
pub(super) fn getnewargs(bytes: Bytes, vm: &Vm) -> PyResult<Value> {
    let bytes = bytes.exact(vm)?;
    Ok(crate::object::tuple::Tuple::small([bytes.value()], vm).value())
}
