//! Files by the system's numbers. A number means a file of the process, so a host
//! that grants no files grants none of these.

use super::files::path_for;
use super::stat;
use crate::host_error;
use std::fs::File;
use std::io;
use std::mem::ManuallyDrop;
use std::os::fd::FromRawFd;
use std::os::unix::ffi::OsStrExt;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::bytes::{Bytes, bytes_like};
use taipan_vm::object::module::Module;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{PyResult, Scratch, Vm};

/// Adds the flags of `open` and the kinds of `lseek`.
pub(super) fn add_constants(module: Module, vm: &mut Vm) -> PyResult<()> {
    let constants = [
        ("O_RDONLY", libc::O_RDONLY),
        ("O_WRONLY", libc::O_WRONLY),
        ("O_RDWR", libc::O_RDWR),
        ("O_APPEND", libc::O_APPEND),
        ("O_CREAT", libc::O_CREAT),
        ("O_EXCL", libc::O_EXCL),
        ("O_TRUNC", libc::O_TRUNC),
        ("O_CLOEXEC", libc::O_CLOEXEC),
        ("O_DIRECTORY", libc::O_DIRECTORY),
        ("O_NOFOLLOW", libc::O_NOFOLLOW),
        ("O_NONBLOCK", libc::O_NONBLOCK),
        ("O_NOCTTY", libc::O_NOCTTY),
        ("O_SYNC", libc::O_SYNC),
        ("SEEK_SET", libc::SEEK_SET),
        ("SEEK_CUR", libc::SEEK_CUR),
        ("SEEK_END", libc::SEEK_END),
    ];
    for (name, number) in constants {
        module.add(name, Value::int(i64::from(number)), vm)?;
    }
    Ok(())
}

/// Are files granted?
fn granted(vm: &mut Vm) -> PyResult<()> {
    if vm.host().files() {
        return Ok(());
    }
    let error = io::Error::from(io::ErrorKind::PermissionDenied);
    Err(host_error::raise(&error, &[], vm))
}

/// The result of a system call that is negative for an error.
pub(super) fn answer<T: Copy + PartialOrd + From<i8>>(
    result: T,
    files: &[Value],
    vm: &mut Vm,
) -> PyResult<T> {
    if result >= T::from(0) {
        return Ok(result);
    }
    Err(host_error::raise(&io::Error::last_os_error(), files, vm))
}

/// A path as the system takes it.
pub(super) fn c_path(path: &std::path::Path, vm: &Vm) -> PyResult<std::ffi::CString> {
    std::ffi::CString::new(path.as_os_str().as_bytes())
        .map_err(|_| vm.value_error("embedded null byte"))
}

/// Open a file for low level IO.  Returns a file descriptor (integer).
#[native("open(path, flags, mode=511, *, dir_fd=None)")]
pub(super) fn open(
    path: Value,
    flags: i32,
    mode: Option<i32>,
    dir_fd: Option<Value>,
    vm: &mut Vm,
) -> PyResult<i64> {
    let _ = dir_fd;
    let place = c_path(&path_for("open", path, vm)?, vm)?;
    let mode = mode.unwrap_or(0o777) as libc::c_uint;
    // SAFETY: a null-terminated path that outlives the call.
    let number = unsafe { libc::open(place.as_ptr(), flags | libc::O_CLOEXEC, mode) };
    answer(number, &[path], vm).map(i64::from)
}

/// Close a file descriptor.
#[native("close(fd)")]
pub(super) fn close(fd: i32, vm: &mut Vm) -> PyResult<()> {
    granted(vm)?;
    // SAFETY: a plain system call.
    answer(unsafe { libc::close(fd) }, &[], vm).map(drop)
}

/// Read from a file descriptor.  Returns a bytes object.
#[native("read(fd, length, /)")]
pub(super) fn read(fd: i32, length: isize, vm: &mut Vm) -> PyResult<Bytes> {
    granted(vm)?;
    let Ok(length) = usize::try_from(length) else {
        let error = io::Error::from_raw_os_error(libc::EINVAL);
        return Err(host_error::raise(&error, &[], vm));
    };
    let length = length.min(1 << 30);
    let mut buffer = Scratch::filled(0_u8, length, vm)?;
    // SAFETY: the buffer has room for that many bytes.
    let count = unsafe { libc::read(fd, buffer.as_mut_ptr().cast(), length) };
    let count = answer(count as i64, &[], vm)?;
    Bytes::new(buffer.get(..count as usize).unwrap_or_default(), vm)
}

/// Write a bytes object to a file descriptor.
#[native("write(fd, data, /)")]
pub(super) fn write(fd: i32, data: Value, vm: &mut Vm) -> PyResult<i64> {
    granted(vm)?;
    let data = bytes_like(data, vm)?;
    // SAFETY: the bytes stay in place: nothing runs meanwhile.
    let count = unsafe { libc::write(fd, data.as_ptr().cast(), data.len()) };
    answer(count as i64, &[], vm)
}

/// Set the position of a file descriptor.  Return the new position.
#[native("lseek(fd, position, how, /)")]
pub(super) fn lseek(fd: i32, position: i64, how: i32, vm: &mut Vm) -> PyResult<i64> {
    granted(vm)?;
    // SAFETY: a plain system call.
    answer(unsafe { libc::lseek(fd, position, how) }, &[], vm)
}

/// Perform a stat system call on the given file descriptor.
#[native("fstat(fd)")]
pub(super) fn fstat(fd: i32, vm: &mut Vm) -> PyResult<Value> {
    stat::by_number(fd, vm)
}

/// What is known of an open file.
pub(super) fn metadata(fd: i32, vm: &mut Vm) -> PyResult<std::fs::Metadata> {
    granted(vm)?;
    if fd < 0 {
        let error = io::Error::from_raw_os_error(libc::EBADF);
        return Err(host_error::raise(&error, &[], vm));
    }
    // SAFETY: not negative, and never dropped: the number stays its owner's.
    let file = ManuallyDrop::new(unsafe { File::from_raw_fd(fd) });
    file.metadata().map_err(|error| host_error::raise(&error, &[], vm))
}

/// Truncate a file, specified by file descriptor, to a specific length.
#[native("ftruncate(fd, length, /)")]
pub(super) fn ftruncate(fd: i32, length: i64, vm: &mut Vm) -> PyResult<()> {
    granted(vm)?;
    // SAFETY: a plain system call.
    answer(unsafe { libc::ftruncate(fd, length) }, &[], vm).map(drop)
}

/// Force write of fd to disk.
#[native("fsync(fd)")]
pub(super) fn fsync(fd: i32, vm: &mut Vm) -> PyResult<()> {
    granted(vm)?;
    // SAFETY: a plain system call.
    answer(unsafe { libc::fsync(fd) }, &[], vm).map(drop)
}

/// Return a duplicate of a file descriptor.
#[native("dup(fd, /)")]
pub(super) fn dup(fd: i32, vm: &mut Vm) -> PyResult<i64> {
    granted(vm)?;
    // SAFETY: a plain system call.
    answer(unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0) }, &[], vm).map(i64::from)
}

/// Create a pipe.
#[native("pipe()")]
pub(super) fn pipe(vm: &mut Vm) -> PyResult<Tuple> {
    granted(vm)?;
    let mut ends = [0; 2];
    // SAFETY: room for two numbers.
    answer(unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) }, &[], vm)?;
    Ok(Tuple::small(ends.map(|end| Value::int(i64::from(end))), vm))
}

/// Return True if the fd is connected to a terminal.
#[native("isatty(fd, /)")]
pub(super) fn isatty(fd: i32, _vm: &Vm) -> bool {
    // SAFETY: a plain system call.
    unsafe { libc::isatty(fd) == 1 }
}

/// Is the descriptor handed on to child processes?
#[native("get_inheritable(fd, /)")]
pub(super) fn get_inheritable(fd: i32, vm: &mut Vm) -> PyResult<bool> {
    granted(vm)?;
    // SAFETY: a plain system call.
    let flags = answer(unsafe { libc::fcntl(fd, libc::F_GETFD) }, &[], vm)?;
    Ok(flags & libc::FD_CLOEXEC == 0)
}

/// Set the inheritable flag of the specified file descriptor.
#[native("set_inheritable(fd, inheritable, /)")]
pub(super) fn set_inheritable(fd: i32, inheritable: bool, vm: &mut Vm) -> PyResult<()> {
    granted(vm)?;
    // SAFETY: a plain system call.
    let flags = answer(unsafe { libc::fcntl(fd, libc::F_GETFD) }, &[], vm)?;
    let flags = if inheritable { flags & !libc::FD_CLOEXEC } else { flags | libc::FD_CLOEXEC };
    // SAFETY: a plain system call.
    answer(unsafe { libc::fcntl(fd, libc::F_SETFD, flags) }, &[], vm).map(drop)
}
