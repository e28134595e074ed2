//! `print`.

use crate::error::PyResult;
use crate::host::Stream;
use crate::native::{Args, NativeDecl, OrNone};
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Prints the values to a stream, or to sys.stdout by default.
#[native("print(*args, sep=None, end=None, file=None, flush=False)")]
pub fn print(
    args: Args,
    sep: OrNone<Str>,
    end: OrNone<Str>,
    file: OrNone<Value>,
    flush: bool,
    vm: &mut Vm,
) -> PyResult<()> {
    if file.0.is_some() {
        return Err(vm.unsupported("print(file=...)"));
    }
    let mut text = Vec::new();
    for (i, &value) in args.iter().enumerate() {
        if i > 0 {
            text.extend_from_slice(sep.0.as_ref().map_or(b" ", |s| s.as_bytes()));
        }
        text.extend_from_slice(vm.str(value)?.as_bytes());
    }
    text.extend_from_slice(end.0.as_ref().map_or(b"\n", |s| s.as_bytes()));
    vm.write_stream(Stream::Out, &text)?;
    if flush {
        vm.flush_stream(Stream::Out)?;
    }
    Ok(())
}

impl Vm {
    /// Writes to a standard stream; `OSError` where the host refuses.
    pub fn write_stream(&mut self, stream: Stream, bytes: &[u8]) -> PyResult<()> {
        self.host().write(stream, bytes).map_err(|error| self.os_error(&error))
    }

    /// Flushes a standard stream.
    pub fn flush_stream(&mut self, stream: Stream) -> PyResult<()> {
        self.host().flush(stream).map_err(|error| self.os_error(&error))
    }

    /// Raises `OSError` for an error of the system.
    #[cold]
    pub fn os_error(&self, error: &std::io::Error) -> crate::Raised {
        self.raise(crate::ClassId::OSError, error.to_string())
    }
}

/// The functions of this file.
pub static FUNCTIONS: &[&NativeDecl] = &[&PRINT];
