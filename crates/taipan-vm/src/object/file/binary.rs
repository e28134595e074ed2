//! Binary files (`BufferedReader` and its relatives), and what text files have
//! in common with them.

use super::text::{closed_of, mode_of, name_of};
use super::{File, unsupported};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::native::{Args, OrNone};
use crate::object::bytes::{Bytes, buffer_of};
use crate::object::class::{ClassDecl, GetSetDecl};
use crate::roots::GcVec;
use crate::vm::Vm;
use std::io::SeekFrom;
use taipan_heap::Value;
use taipan_macros::native;

/// Flush write buffers, if applicable.
#[native("flush(self, /)")]
pub(super) fn flush(file: File, vm: &mut Vm) -> PyResult<()> {
    file.with(vm, |open, host| open.flush(host))
}

/// Flush and close the IO object.
#[native("close(self, /)")]
pub(super) fn close(file: File, vm: &mut Vm) -> PyResult<()> {
    file.close(vm)
}

/// Return whether object was opened for reading.
#[native("readable(self, /)")]
pub(super) fn readable(file: File, vm: &mut Vm) -> PyResult<bool> {
    file.with(vm, |open, _| Ok(open.readable()))
}

/// Return whether object was opened for writing.
#[native("writable(self, /)")]
pub(super) fn writable(file: File, vm: &mut Vm) -> PyResult<bool> {
    file.with(vm, |open, _| Ok(open.writable()))
}

/// Return whether object supports random access.
#[native("seekable(self, /)")]
pub(super) fn seekable(file: File, vm: &mut Vm) -> PyResult<bool> {
    file.with(vm, |open, _| Ok(open.seekable()))
}

/// Return whether this is an 'interactive' stream.
#[native("isatty(self, /)")]
pub(super) fn isatty(file: File, vm: &mut Vm) -> PyResult<bool> {
    file.with(vm, |open, host| Ok(open.is_terminal(host)))
}

/// Return underlying file descriptor if one exists.
#[native("fileno(self, /)")]
pub(super) fn fileno(file: File, vm: &mut Vm) -> PyResult<i64> {
    match file.with(vm, |open, _| Ok(open.descriptor()))? {
        Some(number) => Ok(number),
        None => Err(unsupported("fileno", vm)),
    }
}

/// Return current stream position.
#[native("tell(self, /)")]
pub(super) fn tell(file: File, vm: &mut Vm) -> PyResult<i64> {
    Ok(file.with(vm, |open, _| open.tell())? as i64)
}

/// Change the stream position to the given byte offset.
#[native("seek(self, offset, whence=0, /)")]
pub(super) fn seek(file: File, offset: i64, whence: i64, vm: &mut Vm) -> PyResult<i64> {
    let text = vm.is_exact(file.value(), ClassId::TextFile);
    let to = match whence {
        0 => match u64::try_from(offset) {
            Ok(offset) => SeekFrom::Start(offset),
            Err(_) if text => {
                return Err(vm.value_error(format!("negative seek position {offset}")));
            }
            Err(_) => {
                let error = std::io::Error::from_raw_os_error(libc::EINVAL);
                return Err(vm.os_error(&error));
            }
        },
        1 if text && offset != 0 => {
            return Err(unsupported("can't do nonzero cur-relative seeks", vm));
        }
        2 if text && offset != 0 => {
            return Err(unsupported("can't do nonzero end-relative seeks", vm));
        }
        1 => {
            let here = file.with(vm, |open, _| open.tell())?;
            SeekFrom::Start(here.saturating_add_signed(offset))
        }
        2 => SeekFrom::End(offset),
        _ => {
            return Err(vm.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)")));
        }
    };
    Ok(file.with(vm, |open, host| open.seek(to, host))? as i64)
}

/// Truncate the file to at most size bytes and return the truncated size.
#[native("truncate(self, size=None, /)")]
pub(super) fn truncate(file: File, size: OrNone<i64>, vm: &mut Vm) -> PyResult<i64> {
    file.check_writable(vm)?;
    let size = match size.0 {
        Some(size) => u64::try_from(size).unwrap_or(0),
        None => file.with(vm, |open, _| open.tell())?,
    };
    file.with(vm, |open, host| open.truncate(size, host))?;
    Ok(size as i64)
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
pub(super) fn file_iter(file: File, vm: &mut Vm) -> PyResult<File> {
    file.with(vm, |_, _| Ok(()))?;
    Ok(file)
}

/// Enter the context: the file itself.
#[native("__enter__(self, /)")]
pub(super) fn enter(file: File, vm: &mut Vm) -> PyResult<File> {
    file.with(vm, |_, _| Ok(()))?;
    Ok(file)
}

/// Leave the context: close the file.
#[native("__exit__(self, /, *args)")]
pub(super) fn exit(file: File, args: Args, vm: &mut Vm) -> PyResult<()> {
    let _ = args;
    file.close(vm)
}

fn limit(size: OrNone<i64>) -> usize {
    size.0.and_then(|size| usize::try_from(size).ok()).unwrap_or(usize::MAX)
}

fn take(file: File, size: usize, vm: &mut Vm) -> PyResult<Bytes> {
    while file.with(vm, |open, _| Ok(open.available().len()))? < size && file.fill(vm)? {}
    let bytes = file.with(vm, |open, _| Ok(open.take(size)))?;
    Bytes::new(&bytes, vm)
}

fn line(file: File, limit: usize, vm: &mut Vm) -> PyResult<Bytes> {
    loop {
        let (end, length) = file.with(vm, |open, _| {
            let available = open.available();
            Ok((available.iter().position(|&b| b == b'\n'), available.len()))
        })?;
        if end.is_none() && length < limit && file.fill(vm)? {
            continue;
        }
        let length = end.map_or(length, |end| end + 1);
        let bytes = file.with(vm, |open, _| Ok(open.take(length.min(limit))))?;
        return Bytes::new(&bytes, vm);
    }
}

/// Read and return up to size bytes.
#[native("read(self, size=-1, /)")]
fn binary_read(file: File, size: OrNone<i64>, vm: &mut Vm) -> PyResult<Bytes> {
    file.check_readable(vm)?;
    take(file, limit(size), vm)
}

/// Read and return a line from the stream.
#[native("readline(self, size=-1, /)")]
fn binary_readline(file: File, size: OrNone<i64>, vm: &mut Vm) -> PyResult<Bytes> {
    file.check_readable(vm)?;
    line(file, limit(size), vm)
}

/// Return a list of lines from the stream.
#[native("readlines(self, hint=-1, /)")]
fn binary_readlines(file: File, hint: OrNone<i64>, vm: &mut Vm) -> PyResult<Value> {
    file.check_readable(vm)?;
    let limit = limit(hint);
    let mut lines = GcVec::new(vm);
    let mut total = 0;
    loop {
        let line = line(file, usize::MAX, vm)?;
        if line.as_slice().is_empty() || limit != 0 && total >= limit {
            break;
        }
        total += line.as_slice().len();
        lines.push(line.value(), vm)?;
    }
    Ok(lines.into_list(vm).value())
}

/// Implement next(self).
#[native("__next__(self, /)")]
fn binary_next(file: File, vm: &mut Vm) -> PyResult<Bytes> {
    file.check_readable(vm)?;
    let line = line(file, usize::MAX, vm)?;
    if line.as_slice().is_empty() { Err(vm.stop_iteration(Value::NONE)) } else { Ok(line) }
}

/// Write the given buffer to the IO stream.
#[native("write(self, buffer, /)")]
fn binary_write(file: File, buffer: Value, vm: &mut Vm) -> PyResult<i64> {
    if file.is_closed() {
        return Err(vm.value_error("write to closed file"));
    }
    file.check_writable(vm)?;
    let Some(bytes) = buffer_of(buffer, vm).map(<[u8]>::to_vec) else {
        let name = vm.type_name(buffer);
        return Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")));
    };
    file.with(vm, |open, host| open.write(&bytes, host))?;
    Ok(bytes.len() as i64)
}

/// Write a list of lines to stream.
#[native("writelines(self, lines, /)")]
fn binary_writelines(file: File, lines: Value, vm: &mut Vm) -> PyResult<()> {
    let iterator = vm.iter(lines)?;
    while let Some(line) = vm.next(iterator)? {
        binary_write(file, line, vm)?;
    }
    Ok(())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn binary_repr(file: File, vm: &mut Vm) -> PyResult<String> {
    let name = file.object().name.get();
    let name = vm.repr_text(name)?;
    let mode = file.object().mode.get().downcast::<crate::object::str::Str>();
    let mode = mode.map_or(String::new(), |m| m.to_string_lossy().into_owned());
    let class = match (mode.contains('+'), mode.contains('r')) {
        (true, _) => "BufferedRandom",
        (false, true) => "BufferedReader",
        _ => "BufferedWriter",
    };
    Ok(format!("<_io.{class} name={name}>"))
}

/// `BufferedReader`'s declaration.
pub static BINARY_FILE: ClassDecl = ClassDecl {
    kind: Kind::File,
    module: "_io",
    methods: &[
        &BINARY_READ,
        &BINARY_READLINE,
        &BINARY_READLINES,
        &BINARY_NEXT,
        &BINARY_WRITE,
        &BINARY_WRITELINES,
        &BINARY_REPR,
        &FLUSH,
        &CLOSE,
        &READABLE,
        &WRITABLE,
        &SEEKABLE,
        &ISATTY,
        &FILENO,
        &TELL,
        &SEEK,
        &TRUNCATE,
        &FILE_ITER,
        &ENTER,
        &EXIT,
    ],
    getsets: &[
        GetSetDecl { name: "name", get: name_of, set: None, doc: "" },
        GetSetDecl { name: "mode", get: mode_of, set: None, doc: "" },
        GetSetDecl { name: "closed", get: closed_of, set: None, doc: "" },
    ],
    ..ClassDecl::new(ClassId::BinaryFile, "BufferedReader")
};
