//! `UnicodeEncodeError`, `UnicodeDecodeError` and `UnicodeTranslateError`: what
//! could not be converted, where, and why.

use super::Exception;

use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::Args;
use crate::object::bytes::{Bytes, buffer_of};
use crate::object::str::{Str, push_escape};
use crate::object::tuple::Tuple;
use crate::vm::Vm;

use taipan_macros::native;

/// What an argument must be.
#[derive(Clone, Copy, PartialEq)]
enum Expected {
    Text,
    Bytes,
    Index,
}

/// Sets the fields from the arguments and keeps these as `args`.
fn set_fields(
    this: Exception,
    args: Args,
    fields: &[(&str, Expected)],
    vm: &mut Vm,
) -> PyResult<()> {
    let kept = Tuple::new(&args, vm)?;
    this.set_field(|object| &object.args, kept.value(), vm);
    if args.len() != fields.len() {
        return Err(vm.type_error(format!(
            "function takes exactly {} arguments ({} given)",
            fields.len(),
            args.len()
        )));
    }
    for (i, (&value, &(name, expected))) in args.iter().zip(fields).enumerate() {
        let value = match expected {
            Expected::Text if value.downcast::<Str>().is_none() => {
                let got = vm.type_name(value);
                return Err(vm.type_error(format!("argument {} must be str, not {got}", i + 1)));
            }
            Expected::Bytes => match buffer_of(value, vm).map(<[u8]>::to_vec) {
                Some(_) if value.downcast::<Bytes>().is_some() => value,
                Some(content) => Bytes::new(&content, vm)?.value(),
                None => {
                    let got = vm.type_name(value);
                    return Err(
                        vm.type_error(format!("a bytes-like object is required, not '{got}'"))
                    );
                }
            },
            Expected::Index => {
                let index = vm.index_isize(value)?;
                vm.int(index as i64)
            }
            Expected::Text => value,
        };
        this.set_named_field(name, value, vm)?;
    }
    Ok(())
}

/// Initialize self.
#[native("__init__(self, /, *args)")]
pub fn encode_error_init(this: Exception, args: Args, vm: &mut Vm) -> PyResult<()> {
    use Expected::{Index, Text};
    let fields =
        [("encoding", Text), ("object", Text), ("start", Index), ("end", Index), ("reason", Text)];
    set_fields(this, args, &fields, vm)
}

/// Initialize self.
#[native("__init__(self, /, *args)")]
pub fn decode_error_init(this: Exception, args: Args, vm: &mut Vm) -> PyResult<()> {
    use Expected::{Bytes, Index, Text};
    let fields =
        [("encoding", Text), ("object", Bytes), ("start", Index), ("end", Index), ("reason", Text)];
    set_fields(this, args, &fields, vm)
}

/// Initialize self.
#[native("__init__(self, /, *args)")]
pub fn translate_error_init(this: Exception, args: Args, vm: &mut Vm) -> PyResult<()> {
    use Expected::{Index, Text};
    let fields = [("object", Text), ("start", Index), ("end", Index), ("reason", Text)];
    set_fields(this, args, &fields, vm)
}

/// Which part of the object is meant: clamped, as CPython does.
fn place(this: Exception, len: usize, vm: &Vm) -> (usize, usize) {
    let number = |name: &str| this.named_field(name, vm).as_int().unwrap_or(0).max(0) as usize;
    let start = number("start").min(len.saturating_sub(1));
    (start, number("end").max(1).min(len).max(start + 1))
}

/// The text of the message for a text object; `verb` is what failed.
fn text_message(this: Exception, verb: &str, vm: &mut Vm) -> PyResult<Str> {
    let Some(object) = this.named_field("object", vm).downcast::<Str>() else {
        return Ok(vm.empty_str());
    };
    let (start, end) = place(this, object.char_len(), vm);
    let reason = this.named_field("reason", vm);
    let reason = vm.str(reason)?;
    let mut text = verb.as_bytes().to_vec();
    let one = object.char_at(start, vm).filter(|_| end == start + 1);
    match one.and_then(|one| one.code_points().next()) {
        Some(code) => {
            text.extend_from_slice(b" character '");
            match code {
                // No short escapes here.
                0..0x100 => text.extend_from_slice(format!("\\x{code:02x}").as_bytes()),
                _ => push_escape(&mut text, code),
            }
            text.extend_from_slice(format!("' in position {start}: ").as_bytes());
        }
        None => {
            let range = format!(" characters in position {start}-{}: ", end - 1);
            text.extend_from_slice(range.as_bytes());
        }
    }
    text.extend_from_slice(reason.as_bytes());
    Str::from_wtf8(&text, vm)
}

fn encoding_of(this: Exception, vm: &mut Vm) -> PyResult<String> {
    let encoding = this.named_field("encoding", vm);
    Ok(vm.str(encoding)?.to_string_lossy().into_owned())
}

/// Return str(self).
#[native("__str__(self, /)")]
pub fn encode_error_str(this: Exception, vm: &mut Vm) -> PyResult<Str> {
    let encoding = encoding_of(this, vm)?;
    text_message(this, &format!("'{encoding}' codec can't encode"), vm)
}

/// Return str(self).
#[native("__str__(self, /)")]
pub fn translate_error_str(this: Exception, vm: &mut Vm) -> PyResult<Str> {
    text_message(this, "can't translate", vm)
}

/// Return str(self).
#[native("__str__(self, /)")]
pub fn decode_error_str(this: Exception, vm: &mut Vm) -> PyResult<Str> {
    let Some(object) = this.named_field("object", vm).downcast::<Bytes>() else {
        return Ok(vm.empty_str());
    };
    let encoding = encoding_of(this, vm)?;
    let reason = this.named_field("reason", vm);
    let reason = vm.str(reason)?;
    let (start, end) = place(this, object.as_slice().len(), vm);
    let what = match object.as_slice().get(start) {
        Some(byte) if end == start + 1 => format!("byte 0x{byte:02x} in position {start}"),
        _ => format!("bytes in position {start}-{}", end - 1),
    };
    let mut text = format!("'{encoding}' codec can't decode {what}: ").into_bytes();
    text.extend_from_slice(reason.as_bytes());
    Str::from_wtf8(&text, vm)
}
