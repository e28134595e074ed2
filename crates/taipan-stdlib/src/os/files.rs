//! Folders and files by path.

use super::try_path;
use crate::host_error;
use std::io;
use std::path::{Path, PathBuf};
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::handle::Handle;
use taipan_vm::object::list::List;
use taipan_vm::object::str::Str;
use taipan_vm::{GcVec, PyResult, Vm};

/// The path of an argument, for the function `name`; raises where the host
/// grants no files, and for null characters.
pub(super) fn path_for(name: &str, value: Value, vm: &mut Vm) -> PyResult<PathBuf> {
    let Some(text) = try_path(value, vm)? else {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!(
            "{name}: path should be string, bytes or os.PathLike, not {got}"
        )));
    };
    if text.as_bytes().contains(&0) {
        return Err(vm.value_error(format!("{name}: embedded null character in path")));
    }
    if !vm.host().files() {
        let error = io::Error::from(io::ErrorKind::PermissionDenied);
        return Err(host_error::raise(&error, &[value], vm));
    }
    Ok(PathBuf::from(text.to_string_lossy().into_owned()))
}

/// The result, or its `OSError` with the file's name.
pub(super) fn checked<T>(result: io::Result<T>, file: Value, vm: &mut Vm) -> PyResult<T> {
    result.map_err(|error| host_error::raise(&error, &[file], vm))
}

/// Return a list containing the names of the files in the directory.
///
/// path can be specified as either str, bytes, or a path-like object.  If path is bytes,
///   the filenames returned will also be bytes; in all other circumstances
///   the filenames returned will be str.
/// If path is None, uses the path='.'.
///
/// The list is in arbitrary order.  It does not include the special
/// entries '.' and '..' even if they are present in the directory.
#[native("listdir(path=None)")]
pub(super) fn listdir(path: Value, vm: &mut Vm) -> PyResult<List> {
    let folder = if path.is_none() { Str::new(".", vm)?.value() } else { path };
    let place = path_for("listdir", folder, vm)?;
    let names = checked(names_in(&place), folder, vm)?;
    let mut list = GcVec::with_capacity(names.len(), vm)?;
    for name in names {
        list.push(Str::new(&name, vm)?.value(), vm)?;
    }
    Ok(list.into_list(vm))
}

/// The names of what is in a folder.
pub(super) fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    let entries = std::fs::read_dir(folder)?;
    entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

/// Create a directory.
#[native("mkdir(path, mode=511, *, dir_fd=None)")]
pub(super) fn mkdir(path: Value, _mode: i64, _dir_fd: Value, vm: &mut Vm) -> PyResult<()> {
    let place = path_for("mkdir", path, vm)?;
    checked(std::fs::create_dir(place), path, vm)
}

/// makedirs(name [, mode=0o777][, exist_ok=False])
///
/// Super-mkdir; create a leaf directory and all intermediate ones.  Works like
/// mkdir, except that any intermediate path segment (not just the rightmost)
/// will be created if it does not exist. If the target directory already
/// exists, raise an OSError if exist_ok is False. Otherwise no exception is
/// raised.  This is recursive.
#[native("makedirs(name, mode=511, exist_ok=False)")]
pub(super) fn makedirs(name: Value, _mode: i64, exist_ok: bool, vm: &mut Vm) -> PyResult<()> {
    let place = path_for("mkdir", name, vm)?;
    if let Some(parent) = place.parent().filter(|p| !p.as_os_str().is_empty()) {
        checked(std::fs::create_dir_all(parent), name, vm)?;
    }
    match std::fs::create_dir(&place) {
        Err(_) if exist_ok && place.is_dir() => Ok(()),
        result => checked(result, name, vm),
    }
}

/// Remove a directory.
#[native("rmdir(path, *, dir_fd=None)")]
pub(super) fn rmdir(path: Value, _dir_fd: Value, vm: &mut Vm) -> PyResult<()> {
    let place = path_for("rmdir", path, vm)?;
    checked(std::fs::remove_dir(place), path, vm)
}

/// removedirs(name)
///
/// Super-rmdir; remove a leaf directory and all empty intermediate
/// ones.  Works like rmdir except that, if the leaf directory is
/// successfully removed, directories corresponding to rightmost path
/// segments will be pruned away until either the whole path is
/// consumed or an error occurs.  Errors during this latter phase are
/// ignored -- they generally mean that a directory was not empty.
#[native("removedirs(name)")]
pub(super) fn removedirs(name: Value, vm: &mut Vm) -> PyResult<()> {
    let place = path_for("rmdir", name, vm)?;
    checked(std::fs::remove_dir(&place), name, vm)?;
    let mut parent = place.parent();
    while let Some(folder) = parent.filter(|p| !p.as_os_str().is_empty()) {
        if std::fs::remove_dir(folder).is_err() {
            break;
        }
        parent = folder.parent();
    }
    Ok(())
}

/// Remove a file (same as unlink()).
#[native("remove(path, *, dir_fd=None)")]
pub(super) fn remove(path: Value, _dir_fd: Value, vm: &mut Vm) -> PyResult<()> {
    let place = path_for("remove", path, vm)?;
    checked(std::fs::remove_file(place), path, vm)
}

/// Remove a file (same as remove()).
#[native("unlink(path, *, dir_fd=None)")]
pub(super) fn unlink(path: Value, _dir_fd: Value, vm: &mut Vm) -> PyResult<()> {
    let place = path_for("unlink", path, vm)?;
    checked(std::fs::remove_file(place), path, vm)
}

fn moved(name: &str, from: Value, to: Value, vm: &mut Vm) -> PyResult<()> {
    let source = path_for(name, from, vm)?;
    let target = path_for(name, to, vm)?;
    std::fs::rename(source, target).map_err(|error| host_error::raise(&error, &[from, to], vm))
}

/// Rename a file or directory.
#[native("rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)")]
pub(super) fn rename(src: Value, dst: Value, _s: Value, _d: Value, vm: &mut Vm) -> PyResult<()> {
    moved("rename", src, dst, vm)
}

/// Rename a file or directory, overwriting the destination.
#[native("replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)")]
pub(super) fn replace(src: Value, dst: Value, _s: Value, _d: Value, vm: &mut Vm) -> PyResult<()> {
    moved("replace", src, dst, vm)
}

/// Change the current working directory to the specified path.
#[native("chdir(path)")]
pub(super) fn chdir(path: Value, vm: &mut Vm) -> PyResult<()> {
    let place = path_for("chdir", path, vm)?;
    checked(std::env::set_current_dir(place), path, vm)
}

/// Return a unicode string representing the current working directory.
#[native("getcwd()")]
pub(super) fn getcwd(vm: &mut Vm) -> PyResult<String> {
    let folder = vm.host().current_directory();
    match folder {
        Ok(folder) => Ok(folder.to_string_lossy().into_owned()),
        Err(error) => Err(host_error::raise(&error, &[], vm)),
    }
}
