//! `os.stat`.

use super::files::{checked, path_for};
use std::os::unix::fs::MetadataExt;
use taipan_bytecode::BinaryOp;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::handle::{Downcast, Handle};
use taipan_vm::object::class::{Class, GetSetDecl};
use taipan_vm::object::module::Module;
use taipan_vm::object::struct_sequence::{StructSequence, field};
use taipan_vm::{PyResult, Vm};

static FIELDS: &[GetSetDecl] = &[
    field::<0>("st_mode", "protection bits"),
    field::<1>("st_ino", "inode"),
    field::<2>("st_dev", "device"),
    field::<3>("st_nlink", "number of hard links"),
    field::<4>("st_uid", "user ID of owner"),
    field::<5>("st_gid", "group ID of owner"),
    field::<6>("st_size", "total size, in bytes"),
    GetSetDecl {
        name: "st_atime",
        get: |vm, this| seconds("st_atime_ns", this, vm),
        set: None,
        doc: "time of last access",
    },
    GetSetDecl {
        name: "st_mtime",
        get: |vm, this| seconds("st_mtime_ns", this, vm),
        set: None,
        doc: "time of last modification",
    },
    GetSetDecl {
        name: "st_ctime",
        get: |vm, this| seconds("st_ctime_ns", this, vm),
        set: None,
        doc: "time of last change",
    },
];

/// A time in seconds, from the attribute that has it in nanoseconds.
fn seconds(name: &str, this: Value, vm: &mut Vm) -> PyResult<Value> {
    let name = vm.intern(name)?;
    let nanoseconds = vm.get_attr(this, name)?;
    let whole = vm.binary(BinaryOp::FloorDiv, nanoseconds, Value::int(1_000_000_000))?;
    let rest = vm.binary(BinaryOp::Mod, nanoseconds, Value::int(1_000_000_000))?;
    let (whole, rest) = (vm.to_float(whole)?, vm.to_float(rest)?);
    Ok(vm.float(whole + 1e-9 * rest))
}

static STAT_RESULT: StructSequence = StructSequence {
    name: "stat_result",
    module: "os",
    doc: "stat_result: Result from stat, fstat, or lstat.",
    fields: FIELDS,
};

/// Adds the class of the results.
pub(super) fn add_classes(module: Module, vm: &mut Vm) -> PyResult<()> {
    let class = vm.struct_sequence(&STAT_RESULT)?;
    module.add("stat_result", class.value(), vm)
}

/// The class in the imported module.
fn class(vm: &Vm) -> PyResult<Option<Class>> {
    let (module, name) = (vm.intern("os")?, vm.intern("stat_result")?);
    let module = vm.modules().get_str(module, vm).and_then(|m| m.downcast::<Module>());
    Ok(module.and_then(|m| m.dict(vm).get_str(name, vm)).and_then(|c| c.downcast()))
}

fn result(metadata: &std::fs::Metadata, vm: &mut Vm) -> PyResult<Value> {
    let whole = |n: u64| vm.wide_int(i128::from(n));
    let items = [
        Value::int(i64::from(metadata.mode())),
        whole(metadata.ino()),
        whole(metadata.dev()),
        whole(metadata.nlink()),
        Value::int(i64::from(metadata.uid())),
        Value::int(i64::from(metadata.gid())),
        whole(metadata.size()),
        vm.int(metadata.atime()),
        vm.int(metadata.mtime()),
        vm.int(metadata.ctime()),
    ];
    let Some(class) = class(vm)? else {
        return Err(vm.runtime_error("the module os is not imported"));
    };
    let value = vm.struct_sequence_of(class, &items)?;
    let times = [
        ("st_atime_ns", metadata.atime(), metadata.atime_nsec()),
        ("st_mtime_ns", metadata.mtime(), metadata.mtime_nsec()),
        ("st_ctime_ns", metadata.ctime(), metadata.ctime_nsec()),
    ];
    for (name, seconds, nanoseconds) in times {
        let time = vm.wide_int(i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds));
        let name = vm.intern(name)?;
        vm.set_attr(value, name, time)?;
    }
    Ok(value)
}

/// Perform a stat system call on the given path.
#[native("stat(path, *, dir_fd=None, follow_symlinks=True)")]
pub(super) fn stat(path: Value, _dir_fd: Value, follow: bool, vm: &mut Vm) -> PyResult<Value> {
    if let Some(number) = path.as_int().and_then(|number| i32::try_from(number).ok()) {
        return by_number(number, vm);
    }
    let place = path_for("stat", path, vm)?;
    let metadata = if follow { std::fs::metadata(place) } else { std::fs::symlink_metadata(place) };
    let metadata = checked(metadata, path, vm)?;
    result(&metadata, vm)
}

/// Perform a stat system call on the given path, without following symbolic links.
#[native("lstat(path, *, dir_fd=None)")]
pub(super) fn lstat(path: Value, _dir_fd: Value, vm: &mut Vm) -> PyResult<Value> {
    let place = path_for("lstat", path, vm)?;
    let metadata = checked(std::fs::symlink_metadata(place), path, vm)?;
    result(&metadata, vm)
}

/// What is known of an open file, by the system's number.
pub(super) fn by_number(fd: i32, vm: &mut Vm) -> PyResult<Value> {
    let metadata = super::descriptors::metadata(fd, vm)?;
    result(&metadata, vm)
}
