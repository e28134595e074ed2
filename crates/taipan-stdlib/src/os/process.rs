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

/// What the system says of this process.
macro_rules! numbers {
    ($($name:ident $text:literal $doc:literal;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        pub(super) fn $name(_vm: &Vm) -> i64 {
            // SAFETY: a system call without arguments.
            i64::from(unsafe { libc::$name() })
        }
    )* };
}

numbers! {
    getppid "getppid()" " Return the parent's process id.";
    getuid "getuid()" " Return the current process's user id.";
    geteuid "geteuid()" " Return the current process's effective user id.";
    getgid "getgid()" " Return the current process's group id.";
    getegid "getegid()" " Return the current process's effective group id.";
}

/// Width and height of a terminal; `None` where there is none.
#[native("_terminal(fd, /)")]
pub(super) fn terminal(fd: i32, vm: &Vm) -> Value {
    let mut size = libc::winsize { ws_row: 0, ws_col: 0, ws_xpixel: 0, ws_ypixel: 0 };
    // SAFETY: room for the answer.
    if unsafe { libc::ioctl(fd, libc::TIOCGWINSZ, &raw mut size) } != 0 {
        return Value::NONE;
    }
    let numbers = [size.ws_col, size.ws_row].map(|n| Value::int(i64::from(n)));
    taipan_vm::object::tuple::Tuple::small(numbers, vm).value()
}

/// What `uname` says: system, node, release, version, machine.
#[native("_uname()")]
pub(super) fn uname(vm: &mut Vm) -> PyResult<Value> {
    // SAFETY: zeros are a valid `utsname`, which the call fills.
    let names = unsafe {
        let mut names: libc::utsname = std::mem::zeroed();
        libc::uname(&raw mut names);
        names
    };
    let text = |chars: &[libc::c_char]| -> PyResult<Value> {
        let bytes: Vec<u8> = chars.iter().map(|&c| c as u8).take_while(|&c| c != 0).collect();
        Str::new(&String::from_utf8_lossy(&bytes), vm).map(Handle::value)
    };
    let fields = [
        text(&names.sysname)?,
        text(&names.nodename)?,
        text(&names.release)?,
        text(&names.version)?,
        text(&names.machine)?,
    ];
    Ok(taipan_vm::object::tuple::Tuple::small(fields, vm).value())
}

/// User and system time of the process in seconds, those of its children, and
/// the time since a fixed point.
#[native("_times()")]
pub(super) fn times(vm: &Vm) -> Value {
    let mut times = libc::tms { tms_utime: 0, tms_stime: 0, tms_cutime: 0, tms_cstime: 0 };
    // SAFETY: room for the answer.
    let elapsed = unsafe { libc::times(&raw mut times) };
    // SAFETY: a plain system call.
    let ticks = unsafe { libc::sysconf(libc::_SC_CLK_TCK) }.max(1) as f64;
    let all = [times.tms_utime, times.tms_stime, times.tms_cutime, times.tms_cstime, elapsed];
    taipan_vm::object::tuple::Tuple::small(all.map(|t| vm.float(t as f64 / ticks)), vm).value()
}
