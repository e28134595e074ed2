//! `open` and `input`.

use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle::{Downcast, Handle};
use crate::host::{OpenMode, Stream};
use crate::native::{NativeDecl, OrNone};
use crate::object::bytes::buffer_of;
use crate::object::file::stream::{OpenFile, Source};
use crate::object::file::{Description, File};
use crate::object::str::Str;
use crate::protocol::codec::Encoding;
use crate::special::Special;
use crate::vm::{Root, Vm};
use std::path::PathBuf;
use taipan_heap::Value;
use taipan_macros::native;

/// What the letters of a mode say.
#[derive(Clone, Copy, Default)]
struct Mode {
    open: OpenMode,
    binary: bool,
}

fn parse_mode(text: &str, vm: &Vm) -> PyResult<Mode> {
    let invalid = || vm.value_error(format!("invalid mode: '{text}'"));
    let count = |letter: char| text.chars().filter(|&c| c == letter).count();
    if text.chars().any(|c| !"rwxabt+".contains(c)) || "rwxabt+".chars().any(|c| count(c) > 1) {
        return Err(invalid());
    }
    if count('t') + count('b') > 1 {
        return Err(vm.value_error("can't have text and binary mode at once"));
    }
    match count('r') + count('w') + count('x') + count('a') {
        0 => {
            return Err(vm.value_error(
                "Must have exactly one of create/read/write/append mode and at most one plus",
            ));
        }
        1 => {}
        _ => return Err(vm.value_error("must have exactly one of create/read/write/append mode")),
    }
    let has = |letter| count(letter) == 1;
    let plus = has('+');
    let open = OpenMode {
        read: has('r') || plus,
        write: has('w') || has('x') || plus,
        append: has('a'),
        truncate: has('w'),
        create: has('w') || has('a'),
        exclusive: has('x'),
    };
    Ok(Mode { open, binary: has('b') })
}

/// A path: a string, bytes, or what has `__fspath__`.
fn path_of(value: Value, vm: &mut Vm) -> PyResult<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    let mut value = value;
    if !value.is_kind(crate::Kind::Str)
        && buffer_of(value, vm).is_none()
        && let Some(path) = vm.call_special(value, Special::Fspath, &[])?
    {
        value = path;
    }
    let bytes = if let Some(text) = value.downcast::<Str>() {
        crate::protocol::codec::encode(
            text,
            Encoding::Utf8,
            &crate::protocol::codec::Handler::SurrogateEscape,
            vm,
        )?
    } else if let Some(bytes) = buffer_of(value, vm) {
        bytes.to_vec()
    } else {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {name}")));
    };
    if bytes.contains(&0) {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(PathBuf::from(std::ffi::OsString::from_vec(bytes)))
}

fn open_path(file: Value, mode: OpenMode, vm: &mut Vm) -> PyResult<OpenFile> {
    let path = path_of(file, vm)?;
    // Another file object may still hold what this one is to read.
    let flushed = vm.files.borrow_mut().flush_all();
    flushed.map_err(|error| vm.os_error(&error))?;
    let mut opened = vm.host().open(&path, mode);
    if let Err(error) = &opened
        && error.raw_os_error() == Some(libc::EMFILE)
    {
        // Unreachable files are still open: close them.
        vm.collect_garbage(taipan_heap::Collect::Full);
        opened = vm.host().open(&path, mode);
    }
    match opened {
        Ok(opened) => Ok(OpenFile::new(Source::Host(opened), mode.read, mode.write || mode.append)),
        Err(error) => Err(vm.os_error_about(&error, &[file])),
    }
}

fn check_newline(newline: Option<Str>, vm: &Vm) -> PyResult<()> {
    match newline.as_ref().map(Str::as_bytes) {
        None | Some(b"" | b"\n" | b"\r" | b"\r\n") => Ok(()),
        Some(_) => {
            let shown = newline.map_or(String::new(), |n| n.to_string_lossy().into_owned());
            Err(vm.value_error(format!("illegal newline value: {shown}")))
        }
    }
}

/// Open file and return a stream.  Raise OSError upon failure.
#[native(
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)"
)]
#[expect(clippy::too_many_arguments, reason = "the parameters of Python's function")]
pub fn open(
    file: Value,
    mode: Option<Str>,
    buffering: i64,
    encoding: OrNone<Str>,
    errors: OrNone<Str>,
    newline: OrNone<Str>,
    closefd: bool,
    opener: OrNone<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let text = mode.map_or("r".to_owned(), |m| m.to_string_lossy().into_owned());
    let name = mode;
    let mode = parse_mode(&text, vm)?;
    let own = |name: Str| {
        let found = Encoding::find(&name.to_string_lossy());
        matches!(found, Some(Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1))
    };
    let is_own = encoding.0.is_none_or(|name| name.as_bytes() == b"locale" || own(name));
    if opener.0.is_some() || file.as_int().is_some() || mode.binary && buffering == 0 || !is_own {
        let name = match name {
            Some(name) => name,
            None => vm.intern("r")?,
        };
        let text = |text: OrNone<Str>| text.0.map_or(Value::NONE, Handle::value);
        let (buffering, closefd) = (vm.int(buffering), Value::bool(closefd));
        let opener = opener.0.unwrap_or(Value::NONE);
        let (encoding, errors, newline) = (text(encoding), text(errors), text(newline));
        let all = [file, name.value(), buffering, encoding, errors, newline, closefd, opener];
        let io = vm.import_module("io")?;
        return vm.call_method(io, "_open_in_python", &all);
    }
    if mode.binary {
        for (given, name) in
            [(encoding.0, "an encoding"), (errors.0, "an errors"), (newline.0, "a newline")]
        {
            if given.is_some() {
                let message = format!("binary mode doesn't take {name} argument");
                return Err(vm.value_error(message));
            }
        }
    } else if buffering == 0 {
        return Err(vm.value_error("can't have unbuffered text I/O"));
    }
    check_newline(newline.0, vm)?;
    if !closefd {
        return Err(vm.value_error("Cannot use closefd=False with file name"));
    }
    let encoding = match encoding.0 {
        Some(name) if name.as_bytes() != b"locale" => name,
        _ => vm.intern("utf-8")?,
    };
    let opened = open_path(file, mode.open, vm)?;
    let shown = if mode.binary {
        let kind = if text.contains('x') {
            'x'
        } else if text.contains('a') {
            'a'
        } else {
            'r'
        };
        match (kind, text.contains('+'), mode.open.read) {
            (kind @ ('x' | 'a'), true, _) => format!("{kind}b+"),
            (kind @ ('x' | 'a'), false, _) => format!("{kind}b"),
            (_, true, _) => "rb+".to_owned(),
            (_, false, true) => "rb".to_owned(),
            (_, false, false) => "wb".to_owned(),
        }
    } else {
        text
    };
    let errors = match errors.0 {
        Some(errors) => errors,
        None => vm.intern("strict")?,
    };
    let about = Description {
        name: file,
        mode: Str::new(&shown, vm)?.value(),
        encoding: encoding.value(),
        errors: errors.value(),
        newline: newline.0.map_or(Value::NONE, Handle::value),
        line_buffered: buffering == 1,
    };
    let class = if mode.binary { ClassId::BinaryFile } else { ClassId::TextFile };
    Ok(File::new(class, opened, &about, vm).value())
}

/// Read a string from standard input.  The trailing newline is stripped.
#[native("input(prompt='', /)")]
pub fn input(prompt: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    let lost =
        |name: &str, vm: &Vm| -> Raised { vm.runtime_error(format!("input(): lost sys.{name}")) };
    let Some(stdin) = vm.sys_attribute("stdin").filter(|s| !s.is_none()) else {
        return Err(lost("stdin", vm));
    };
    if let Some(prompt) = prompt {
        let text = vm.str(prompt)?;
        match vm.sys_attribute("stdout") {
            Some(stdout) if !stdout.is(vm.root(Root::Stdout)) => {
                vm.call_method(stdout, "write", &[text.value()])?;
                vm.call_method(stdout, "flush", &[])?;
            }
            _ => vm.write_stream(Stream::Out, text.as_bytes())?,
        }
    }
    vm.flush_stream(Stream::Out)?;
    let line = vm.call_method(stdin, "readline", &[])?;
    let Some(line) = line.downcast::<Str>() else {
        return Err(vm.type_error("object.readline() returned non-string"));
    };
    if line.as_bytes().is_empty() {
        return Err(vm.raise(ClassId::EOFError, "EOF when reading a line"));
    }
    let bytes = line.as_bytes().strip_suffix(b"\n").unwrap_or(line.as_bytes());
    Str::from_wtf8(bytes, vm).map(Handle::value)
}

/// The functions of this file.
pub static FUNCTIONS: &[&NativeDecl] = &[&OPEN, &INPUT];
