//! `str.encode`, and `str` of bytes.

use super::Str;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::kind::Kind;
use crate::object::bytes::{Bytes, buffer_of};
use crate::protocol::codec::registry::{self, Named};
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Encode the string using the codec registered for encoding.
///
///   encoding
///     The encoding in which to encode the string.
///   errors
///     The error handling scheme to use for encoding errors.
///     The default is 'strict' meaning that encoding errors raise a
///     UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and
///     'xmlcharrefreplace' as well as any other name registered with
///     codecs.register_error that can handle UnicodeEncodeErrors.
#[native("encode(self, /, encoding=?, errors=?)")]
pub(super) fn encode(
    string: Str,
    encoding: Option<Value>,
    errors: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Bytes> {
    // UTF-8 is what strings are in, unless surrogates are among the characters.
    if encoding.is_none() && (string.is_ascii() || string.to_str().is_some()) {
        let plain = errors.is_none_or(|errors| errors.is_kind(Kind::Str));
        if plain {
            return Bytes::new(string.as_bytes(), vm);
        }
    }
    let named = Named::of("encode", encoding, errors, vm)?;
    let bytes = registry::encode(string, &named, vm)?;
    Bytes::new(&bytes, vm)
}

/// `str(object, encoding, errors)`.
pub(super) fn decoded(
    object: Value,
    encoding: Option<Value>,
    errors: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Str> {
    for (name, option) in [("encoding", encoding), ("errors", errors)] {
        if let Some(option) = option
            && !crate::handle::Downcast::is_kind(option, crate::Kind::Str)
        {
            let got = vm.type_name(option);
            let message = format!("str() argument '{name}' must be str, not {got}");
            return Err(vm.type_error(message));
        }
    }
    if crate::handle::Downcast::downcast::<Str>(object).is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    let Some(bytes) = buffer_of(object, vm).map(<[u8]>::to_vec) else {
        let name = vm.type_name(object);
        return Err(
            vm.type_error(format!("decoding to str: need a bytes-like object, {name} found"))
        );
    };
    let named = Named::of("str", encoding, errors, vm)?;
    registry::decode(&bytes, &named, vm)
}
