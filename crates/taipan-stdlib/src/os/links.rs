//! Links, permissions and times of files, and what a folder holds.

use super::descriptors::{answer, c_path};
use super::files::{checked, path_for};
use super::path_text;
use std::os::unix::fs::{DirEntryExt, PermissionsExt};
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::list::List;
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{GcVec, Handle, PyResult, Vm};

/// Create a symbolic link pointing to src named dst.
#[native("symlink(src, dst, target_is_directory=False, *, dir_fd=None)")]
pub(super) fn symlink(
    src: Value,
    dst: Value,
    target_is_directory: bool,
    dir_fd: Value,
    vm: &mut Vm,
) -> PyResult<()> {
    let _ = (target_is_directory, dir_fd);
    let source = path_text(src, vm)?.to_string_lossy().into_owned();
    let place = path_for("symlink", dst, vm)?;
    let made = std::os::unix::fs::symlink(source, place);
    made.map_err(|error| crate::host_error::raise(&error, &[src, dst], vm))
}

/// Create a hard link to a file.
#[native("link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)")]
pub(super) fn link(
    src: Value,
    dst: Value,
    src_dir_fd: Value,
    dst_dir_fd: Value,
    follow_symlinks: bool,
    vm: &mut Vm,
) -> PyResult<()> {
    let _ = (src_dir_fd, dst_dir_fd, follow_symlinks);
    let (source, place) = (path_for("link", src, vm)?, path_for("link", dst, vm)?);
    let made = std::fs::hard_link(source, place);
    made.map_err(|error| crate::host_error::raise(&error, &[src, dst], vm))
}

/// Return a string representing the path to which the symbolic link points.
#[native("readlink(path, *, dir_fd=None)")]
pub(super) fn readlink(path: Value, _dir_fd: Value, vm: &mut Vm) -> PyResult<Str> {
    let place = path_for("readlink", path, vm)?;
    let target = checked(std::fs::read_link(place), path, vm)?;
    Str::new(&target.to_string_lossy(), vm)
}

/// Change the access permissions of a file.
#[native("chmod(path, mode, *, dir_fd=None, follow_symlinks=True)")]
pub(super) fn chmod(
    path: Value,
    mode: i64,
    dir_fd: Value,
    follow_symlinks: bool,
    vm: &mut Vm,
) -> PyResult<()> {
    let _ = (dir_fd, follow_symlinks);
    let place = path_for("chmod", path, vm)?;
    let mode = std::fs::Permissions::from_mode(mode as u32);
    checked(std::fs::set_permissions(place, mode), path, vm)
}

/// Use the real uid/gid to test for access to a path.
#[native("access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)")]
pub(super) fn access(
    path: Value,
    mode: i32,
    dir_fd: Value,
    effective_ids: bool,
    follow_symlinks: bool,
    vm: &mut Vm,
) -> PyResult<bool> {
    let _ = (dir_fd, effective_ids, follow_symlinks);
    let place = c_path(&path_for("access", path, vm)?, vm)?;
    // SAFETY: a null-terminated path that outlives the call.
    Ok(unsafe { libc::access(place.as_ptr(), mode) } == 0)
}

/// Set the current numeric umask and return the previous umask.
#[native("umask(mask, /)")]
pub(super) fn umask(mask: i32, _vm: &Vm) -> i64 {
    // SAFETY: a plain system call.
    i64::from(unsafe { libc::umask(mask as libc::mode_t) })
}

/// Truncate a file to a specific length.
#[native("truncate(path, length)")]
pub(super) fn truncate(path: Value, length: i64, vm: &mut Vm) -> PyResult<()> {
    let place = c_path(&path_for("truncate", path, vm)?, vm)?;
    // SAFETY: a null-terminated path that outlives the call.
    answer(unsafe { libc::truncate(place.as_ptr(), length) }, &[path], vm).map(drop)
}

/// Sets access and modification time, in nanoseconds since the epoch, or now.
#[native("_utime(path, atime_ns, mtime_ns, follow_symlinks, /)")]
pub(super) fn utime(
    path: Value,
    atime: Value,
    mtime: Value,
    follow_symlinks: bool,
    vm: &mut Vm,
) -> PyResult<()> {
    let place = c_path(&path_for("utime", path, vm)?, vm)?;
    let mut times = [libc::timespec { tv_sec: 0, tv_nsec: libc::UTIME_NOW }; 2];
    for (time, given) in times.iter_mut().zip([atime, mtime]) {
        if !given.is_none() {
            let nanoseconds = vm.index_i64(given)?;
            time.tv_sec = nanoseconds.div_euclid(1_000_000_000);
            time.tv_nsec = nanoseconds.rem_euclid(1_000_000_000);
        }
    }
    let flags = if follow_symlinks { 0 } else { libc::AT_SYMLINK_NOFOLLOW };
    // SAFETY: a null-terminated path and two times that outlive the call.
    let result = unsafe { libc::utimensat(libc::AT_FDCWD, place.as_ptr(), times.as_ptr(), flags) };
    answer(result, &[path], vm).map(drop)
}

/// Name, kind (`d`, `f`, `l` or another letter) and inode of what is in a folder.
#[native("_entries(path, /)")]
pub(super) fn entries(path: Value, vm: &mut Vm) -> PyResult<List> {
    let place = path_for("scandir", path, vm)?;
    let entries = checked(std::fs::read_dir(place), path, vm)?;
    let mut list = GcVec::new(vm);
    for entry in entries {
        let entry = checked(entry, path, vm)?;
        let kind = entry.file_type().ok();
        let kind = match kind {
            Some(kind) if kind.is_dir() => "d",
            Some(kind) if kind.is_file() => "f",
            Some(kind) if kind.is_symlink() => "l",
            _ => "?",
        };
        let name = Str::new(&entry.file_name().to_string_lossy(), vm)?.value();
        let (kind, inode) = (vm.intern(kind)?.value(), vm.wide_int(i128::from(entry.ino())));
        list.push(Tuple::small([name, kind, inode], vm).value(), vm)?;
    }
    Ok(list.into_list(vm))
}
