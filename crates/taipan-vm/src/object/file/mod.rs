//! Files: what `open` returns, and the standard streams.
//!
//! Text and binary files have one layout; the bytes and their buffers are in the
//! isolate's table of open files ([`stream`]), under the object's number. A text
//! file decodes what it takes from there ([`text`]); line ends are translated as
//! `newline` says.

pub mod binary;
pub(crate) mod stream;
pub mod text;

use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{ArgContext, FromArg};
use crate::vm::Vm;
use std::cell::Cell;
use stream::OpenFile;
use taipan_heap::{Header, Value};

/// The memory of a file object.
#[repr(C)]
pub struct FileObject {
    header: Header,
    /// Number in the table of open files; [`CLOSED`] once closed.
    number: Cell<usize>,
    /// [`LINE_BUFFERED`].
    flags: Cell<u64>,
    name: Cell<Value>,
    mode: Cell<Value>,
    encoding: Cell<Value>,
    errors: Cell<Value>,
    /// `newline`: `None` or a string.
    newline: Cell<Value>,
    /// The binary file below a text file, or unbound.
    buffer: Cell<Value>,
}

const CLOSED: usize = usize::MAX;
/// Flag: each line is written at once.
const LINE_BUFFERED: u64 = 1;

handle! {
    /// An open (or closed) file.
    File => FileObject, Kind::File
}

impl crate::native::IntoResult for File {
    fn into_result(self, _: &Vm) -> PyResult<Value> {
        Ok(self.value())
    }
}

impl FromArg for File {
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        value.downcast().ok_or_else(|| vm.bad_argument(value, ClassId::TextFile, context))
    }
}

/// What a file object shows of itself.
pub(crate) struct Description {
    pub(crate) name: Value,
    pub(crate) mode: Value,
    /// Text files only.
    pub(crate) encoding: Value,
    pub(crate) errors: Value,
    pub(crate) newline: Value,
    pub(crate) line_buffered: bool,
}

impl File {
    /// A file object over an open file.
    pub(crate) fn new(class: ClassId, open: OpenFile, about: &Description, vm: &Vm) -> File {
        let number = vm.files.borrow_mut().add(open);
        let flags = if about.line_buffered { LINE_BUFFERED } else { 0 };
        let field = Cell::new;
        let file = File(vm.place(Kind::File, 2, class.shape(), |header| FileObject {
            header,
            number: Cell::new(number),
            flags: Cell::new(flags),
            name: field(about.name),
            mode: field(about.mode),
            encoding: field(about.encoding),
            errors: field(about.errors),
            newline: field(about.newline),
            buffer: field(Value::UNBOUND),
        }));
        vm.heap.register_finalizer(file.head());
        file
    }

    /// Is it closed?
    pub(crate) fn is_closed(self) -> bool {
        self.object().number.get() == CLOSED
    }

    fn is_line_buffered(self) -> bool {
        self.object().flags.get() & LINE_BUFFERED != 0
    }

    /// Does something with the open file; `ValueError` if it is closed.
    pub(crate) fn with<T>(
        self,
        vm: &mut Vm,
        action: impl FnOnce(&mut OpenFile, &mut dyn crate::host::Host) -> std::io::Result<T>,
    ) -> PyResult<T> {
        let mut files = std::mem::take(&mut *vm.files.borrow_mut());
        let result =
            files.get(self.object().number.get()).map(|open| action(open, &mut *vm.config.host));
        *vm.files.borrow_mut() = files;
        match result {
            Some(Ok(value)) => Ok(value),
            Some(Err(error)) => Err(vm.os_error(&error)),
            None => Err(closed(vm)),
        }
    }

    /// Fills the buffer; an interrupt that ends the wait is raised.
    pub(crate) fn fill(self, vm: &mut Vm) -> PyResult<bool> {
        loop {
            let more = self.with(vm, |open, host| match open.fill(host) {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => Ok(None),
                other => other.map(Some),
            })?;
            match more {
                Some(more) => return Ok(more),
                None => vm.safepoint()?,
            }
        }
    }

    pub(crate) fn check_readable(self, vm: &mut Vm) -> PyResult<()> {
        if self.with(vm, |open, _| Ok(open.readable()))? {
            return Ok(());
        }
        Err(unsupported("not readable", vm))
    }

    pub(crate) fn check_writable(self, vm: &mut Vm) -> PyResult<()> {
        if self.with(vm, |open, _| Ok(open.writable()))? {
            return Ok(());
        }
        Err(unsupported("not writable", vm))
    }

    /// Closes it. Closing twice is no error.
    pub(crate) fn close(self, vm: &mut Vm) -> PyResult<()> {
        if self.is_closed() {
            return Ok(());
        }
        let flushed = self.with(vm, |open, host| open.flush(host));
        let number = self.object().number.replace(CLOSED);
        drop(vm.files.borrow_mut().remove(number));
        flushed
    }

    /// Closes a file that became unreachable.
    pub(crate) fn abandon(self, vm: &Vm) {
        let number = self.object().number.replace(CLOSED);
        if let Ok(mut files) = vm.files.try_borrow_mut()
            && let Some(mut open) = files.remove(number)
            && open.seekable()
        {
            // Nobody is left to be told of an error.
            let _ = open.flush(&mut NoHost);
        }
    }
}

/// Stands for the host where only the file itself is written.
struct NoHost;
impl crate::host::Host for NoHost {}

#[cold]
fn closed(vm: &Vm) -> Raised {
    vm.value_error("I/O operation on closed file.")
}

/// Raises `io.UnsupportedOperation`.
#[cold]
pub(crate) fn unsupported(message: &str, vm: &mut Vm) -> Raised {
    let made = (|| {
        let io = vm.import_module("io")?;
        let class = vm.intern("UnsupportedOperation")?;
        let class = vm.get_attr(io, class)?;
        let message = crate::object::str::Str::new(message, vm)?;
        vm.call(class, &[message.value()])
    })();
    match made {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

pub use binary::BINARY_FILE;
pub use text::TEXT_FILE;
