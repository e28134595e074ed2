//! What the machine's own codecs leave to the registry: encodings of other names,
//! and error handlers that programs register. The module `_codecs` is imported when
//! one is met, and not before.

use super::{Encoding, Handler};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::bytes::Bytes;
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_heap::Value;

/// Encoding and error handler as a program names them.
pub(crate) struct Named {
    encoding: Option<Str>,
    errors: Option<Str>,
}

impl Named {
    /// The optional arguments of `function`.
    pub(crate) fn of(
        function: &str,
        encoding: Option<Value>,
        errors: Option<Value>,
        vm: &Vm,
    ) -> PyResult<Named> {
        let text = |value: Option<Value>, name: &str| -> PyResult<Option<Str>> {
            let Some(value) = value else { return Ok(None) };
            if let Some(text) = value.downcast::<Str>() {
                if text.as_bytes().contains(&0) {
                    return Err(vm.value_error("embedded null character"));
                }
                return Ok(Some(text));
            }
            let got = if value.is_none() { "None".to_owned() } else { vm.type_name(value) };
            let message = format!("{function}() argument '{name}' must be str, not {got}");
            Err(vm.type_error(message))
        };
        Ok(Named { encoding: text(encoding, "encoding")?, errors: text(errors, "errors")? })
    }

    fn own_encoding(&self) -> Option<Encoding> {
        match self.encoding {
            Some(name) => Encoding::find(&name.to_string_lossy()),
            None => Some(Encoding::Utf8),
        }
    }

    fn handler(&self) -> Handler {
        self.errors.map_or(Handler::Strict, |name| Handler::of(&name.to_string_lossy()))
    }

    /// Calls a function of `_codecs` with what is to be converted and the two names.
    fn ask(&self, function: &str, object: Value, vm: &mut Vm) -> PyResult<Value> {
        let module = vm.import_module("_codecs")?;
        let name = |name: Option<Str>, default: &str, vm: &Vm| match name {
            Some(name) => Ok(name),
            None => vm.intern(default),
        };
        let encoding = name(self.encoding, "utf-8", vm)?.value();
        let errors = name(self.errors, "strict", vm)?.value();
        vm.call_method(module, function, &[object, encoding, errors])
    }
}

/// `text.encode(encoding, errors)`.
pub(crate) fn encode(text: Str, named: &Named, vm: &mut Vm) -> PyResult<Vec<u8>> {
    let made = match (named.own_encoding(), named.handler()) {
        (Some(encoding), Handler::Unknown(_)) => {
            match super::encode(text, encoding, &Handler::Strict, vm) {
                Ok(bytes) => return Ok(bytes),
                Err(raised) => drop(vm.catch(raised, ClassId::UnicodeEncodeError)?),
            }
            named.ask("_encode_handled", text.value(), vm)?
        }
        (Some(encoding), handler) => return super::encode(text, encoding, &handler, vm),
        (None, _) => named.ask("_encode_text", text.value(), vm)?,
    };
    match made.downcast::<Bytes>() {
        Some(bytes) => Ok(bytes.as_slice().to_vec()),
        None => Err(vm.type_error("the codec did not return bytes")),
    }
}

/// `bytes.decode(encoding, errors)`.
pub(crate) fn decode(bytes: &[u8], named: &Named, vm: &mut Vm) -> PyResult<Str> {
    let function = match (named.own_encoding(), named.handler()) {
        (Some(encoding), Handler::Unknown(_)) => {
            match super::decode(bytes, encoding, &Handler::Strict, vm) {
                Ok(text) => return Ok(text),
                Err(raised) => drop(vm.catch(raised, ClassId::UnicodeDecodeError)?),
            }
            "_decode_handled"
        }
        (Some(encoding), handler) => return super::decode(bytes, encoding, &handler, vm),
        (None, _) => "_decode_text",
    };
    let object = Bytes::new(bytes, vm)?.value();
    let made = named.ask(function, object, vm)?;
    made.downcast::<Str>().ok_or_else(|| vm.type_error("the codec did not return str"))
}
