//! The process, its machine, and conversions of paths.

use super::path_text;
use crate::host_error;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::handle::{Downcast, Handle};
use taipan_vm::object::bytes::Bytes;
use taipan_vm::object::str::Str;
use taipan_vm::{PyResult, Special, Vm};

/// Return the current process id.
#[native("getpid()")]
pub(super) fn getpid(_vm: &Vm) -> i64 {
    i64::from(std::process::id())
}

/// Return the number of logical CPUs in the system.
///
/// Return None if indeterminable.
#[native("cpu_count()")]
pub(super) fn cpu_count(_vm: &Vm) -> Option<i64> {
    std::thread::available_parallelism().ok().map(|n| n.get() as i64)
}

/// Return a bytes object containing random bytes suitable for cryptographic use.
#[native("urandom(size, /)")]
pub(super) fn urandom(size: isize, vm: &mut Vm) -> PyResult<Bytes> {
    let Ok(size) = usize::try_from(size) else {
        return Err(vm.value_error("negative argument not allowed"));
    };
    vm.check_integer_size((size as u64).saturating_mul(8))?;
    let mut bytes = vec![0; size];
    if let Err(error) = vm.host().entropy(&mut bytes) {
        return Err(host_error::raise(&error, &[], vm));
    }
    Bytes::new(&bytes, vm)
}

/// Return the file system path representation of the object.
///
/// If the object is str or bytes, then allow it to pass through as-is. If the
/// object defines __fspath__(), then return the result of that method. All other
/// types raise a TypeError.
#[native("fspath(path)")]
pub(super) fn fspath(path: Value, vm: &mut Vm) -> PyResult<Value> {
    if path.downcast::<Str>().is_some() || path.downcast::<Bytes>().is_some() {
        return Ok(path);
    }
    if vm.class_of(path).special(Special::Fspath, vm).is_some()
        && let Some(result) = vm.call_special(path, Special::Fspath, &[])?
        && result.downcast::<Bytes>().is_some()
    {
        return Ok(result);
    }
    path_text(path, vm).map(Handle::value)
}

/// Encode filename to the filesystem encoding with 'surrogateescape' error handler,
/// return bytes unchanged.
#[native("fsencode(filename)")]
pub(super) fn fsencode(filename: Value, vm: &mut Vm) -> PyResult<Bytes> {
    let text = path_text(filename, vm)?;
    Bytes::new(text.as_bytes(), vm)
}

/// Decode filename from the filesystem encoding with 'surrogateescape' error handler,
/// return str unchanged.
#[native("fsdecode(filename)")]
pub(super) fn fsdecode(filename: Value, vm: &mut Vm) -> PyResult<Str> {
    path_text(filename, vm)
}

/// Translate an error code to a message string.
#[native("strerror(code, /)")]
pub(super) fn strerror(code: i32, _vm: &Vm) -> String {
    let text = std::io::Error::from_raw_os_error(code).to_string();
    text.split(" (os error").next().unwrap_or_default().to_owned()
}
