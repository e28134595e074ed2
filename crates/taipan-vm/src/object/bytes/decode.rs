//! `decode`.

use super::Octets;
use crate::error::PyResult;
use crate::object::str::Str;
use crate::protocol::codec::registry::{self, Named};
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Decode the bytes using the codec registered for encoding.
///
///   encoding
///     The encoding with which to decode the bytes.
///   errors
///     The error handling scheme to use for the handling of decoding errors.
///     The default is 'strict' meaning that decoding errors raise a
///     UnicodeDecodeError. Other possible values are 'ignore' and 'replace'
///     as well as any other name registered with codecs.register_error that
///     can handle UnicodeDecodeErrors.
#[native("decode(self, /, encoding=?, errors=?)")]
pub(super) fn decode(
    octets: Octets,
    encoding: Option<Value>,
    errors: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Str> {
    if encoding.is_none()
        && errors.is_none()
        && let Ok(text) = std::str::from_utf8(octets.as_slice(vm))
    {
        return Str::new(text, vm);
    }
    let named = Named::of("decode", encoding, errors, vm)?;
    let content = octets.as_slice(vm).to_vec();
    registry::decode(&content, &named, vm)
}
