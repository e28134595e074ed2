//! `print`.

use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::host::Stream;
use crate::native::{Args, NativeDecl, OrNone};
use crate::object::str::Str;
use crate::protocol::codec::{self, Encoding, Handler};
use crate::vm::{Root, Vm};
use taipan_heap::Value;
use taipan_macros::native;

/// Prints the values to a stream, or to sys.stdout by default.
#[native("print(*args, sep=None, end=None, file=None, flush=False)")]
pub fn print(
    args: Args,
    sep: OrNone<Value>,
    end: OrNone<Value>,
    file: OrNone<Value>,
    flush: bool,
    vm: &mut Vm,
) -> PyResult<()> {
    let (sep, end) = (separator("sep", sep, vm)?, separator("end", end, vm)?);
    let target = match file.0 {
        Some(file) => Some(file),
        None => match vm.sys_attribute("stdout") {
            Some(stdout) if stdout.is_none() => return Ok(()),
            Some(stdout) if !stdout.is(vm.root(Root::Stdout)) => Some(stdout),
            _ => None,
        },
    };
    if let Some(target) = target {
        return print_to(target, args, (sep, end), flush, vm);
    }
    let mut text = Vec::new();
    for (i, &value) in args.iter().enumerate() {
        let step = if i > 0 { add(&mut text, sep, b" ", vm) } else { Ok(()) };
        let step = step.and_then(|()| vm.str(value));
        if let Err(raised) = step.and_then(|part| add(&mut text, Some(part), b"", vm)) {
            // What stands before it is printed all the same.
            let error = vm.take_raised(raised);
            vm.write_stream(Stream::Out, &text)?;
            return Err(vm.raise_again(error));
        }
    }
    add(&mut text, end, b"\n", vm)?;
    vm.write_stream(Stream::Out, &text)?;
    if flush {
        vm.flush_stream(Stream::Out)?;
    }
    Ok(())
}

/// Adds a part, or what stands for it; lone surrogates cannot be encoded.
fn add(text: &mut Vec<u8>, part: Option<Str>, usual: &[u8], vm: &mut Vm) -> PyResult<()> {
    let Some(part) = part else {
        text.extend_from_slice(usual);
        return Ok(());
    };
    if std::str::from_utf8(part.as_bytes()).is_err() {
        codec::encode(part, Encoding::Utf8, &Handler::Strict, vm)?;
    }
    text.extend_from_slice(part.as_bytes());
    Ok(())
}

fn separator(name: &str, value: OrNone<Value>, vm: &Vm) -> PyResult<Option<Str>> {
    let Some(value) = value.0 else { return Ok(None) };
    match value.downcast::<Str>() {
        Some(text) => Ok(Some(text)),
        None => {
            let got = vm.type_name(value);
            Err(vm.type_error(format!("{name} must be None or a string, not {got}")))
        }
    }
}

/// Prints to any object with `write`: each part by a call of its own.
fn print_to(
    target: Value,
    args: Args,
    (sep, end): (Option<Str>, Option<Str>),
    flush: bool,
    vm: &mut Vm,
) -> PyResult<()> {
    let write = vm.intern("write")?;
    let write = vm.get_attr(target, write)?;
    for (i, &value) in args.iter().enumerate() {
        if i > 0 {
            let sep = sep.map_or_else(|| Str::new(" ", vm), Ok)?;
            vm.call(write, &[sep.value()])?;
        }
        let text = vm.str(value)?;
        vm.call(write, &[text.value()])?;
    }
    let end = end.map_or_else(|| Str::new("\n", vm), Ok)?;
    vm.call(write, &[end.value()])?;
    if flush {
        vm.call_method(target, "flush", &[])?;
    }
    Ok(())
}

impl Vm {
    /// An expression statement of an interactive program: `sys.displayhook`.
    pub(crate) fn print_expression(&mut self, value: Value) -> PyResult<()> {
        match self.sys_attribute("displayhook") {
            Some(hook) => self.call(hook, &[value]).map(|_| ()),
            None => self.display(value),
        }
    }

    /// What `sys.displayhook` does: prints a value that is not `None` and keeps
    /// it as `builtins._`.
    pub fn display(&mut self, value: Value) -> PyResult<()> {
        if value.is_none() {
            return Ok(());
        }
        let name = self.intern("_")?;
        self.builtins().set_str(name, Value::NONE, self)?;
        let text = self.repr(value)?;
        let end = Str::new("\n", self)?;
        match self.sys_attribute("stdout") {
            Some(stdout) if !stdout.is(self.root(Root::Stdout)) => {
                self.call_method(stdout, "write", &[text.value()])?;
                self.call_method(stdout, "write", &[end.value()])?;
            }
            _ => {
                self.write_stream(Stream::Out, text.as_bytes())?;
                self.write_stream(Stream::Out, b"\n")?;
            }
        }
        self.builtins().set_str(name, value, self)
    }

    /// Writes to a standard stream; `OSError` where the host refuses.
    pub fn write_stream(&mut self, stream: Stream, bytes: &[u8]) -> PyResult<()> {
        let written = self.host().write(stream, bytes);
        written.map_err(|error| self.os_error(&error))
    }

    /// Flushes a standard stream.
    pub fn flush_stream(&mut self, stream: Stream) -> PyResult<()> {
        let flushed = self.host().flush(stream);
        flushed.map_err(|error| self.os_error(&error))
    }

    /// Raises `OSError` (or the subclass for its number) for an error of the
    /// system.
    #[cold]
    pub fn os_error(&mut self, error: &std::io::Error) -> crate::Raised {
        self.os_error_about(error, &[])
    }

    /// As [`Vm::os_error`], with the file names that the call was about.
    #[cold]
    pub fn os_error_about(&mut self, error: &std::io::Error, names: &[Value]) -> crate::Raised {
        match self.make_os_error(error, names) {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }

    fn make_os_error(&mut self, error: &std::io::Error, names: &[Value]) -> PyResult<Value> {
        let number = error_number(error);
        let text = Str::new(&error_text(number), self)?;
        let mut args = crate::GcVec::from_slice(&[Value::int(number.into()), text.value()], self)?;
        for (i, &name) in names.iter().enumerate() {
            if i == 1 {
                // `winerror` stands between the two names.
                args.push(Value::NONE, self)?;
            }
            args.push(name, self)?;
        }
        let class = self.class(crate::ClassId::OSError).value();
        self.call(class, args.as_slice())
    }
}

/// The system's number of an error; a host's own errors have those of the
/// errors that they are like.
fn error_number(error: &std::io::Error) -> i32 {
    use std::io::ErrorKind;
    error.raw_os_error().unwrap_or(match error.kind() {
        ErrorKind::NotFound => libc::ENOENT,
        ErrorKind::PermissionDenied => libc::EACCES,
        ErrorKind::AlreadyExists => libc::EEXIST,
        ErrorKind::BrokenPipe => libc::EPIPE,
        ErrorKind::InvalidInput => libc::EINVAL,
        ErrorKind::Interrupted => libc::EINTR,
        ErrorKind::WriteZero => libc::ENOSPC,
        _ => libc::EIO,
    })
}

/// The system's words for an error.
fn error_text(number: i32) -> String {
    let text = std::io::Error::from_raw_os_error(number).to_string();
    match text.rfind(" (os error ") {
        Some(end) => text.get(..end).unwrap_or("").to_owned(),
        None => text,
    }
}

/// The functions of this file.
pub static FUNCTIONS: &[&NativeDecl] = &[&PRINT];
