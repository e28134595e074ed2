//! Text files (`TextIOWrapper`).

use super::{Description, File};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{NativeDecl, OrNone};
use crate::object::class::{ClassDecl, GetSetDecl};
use crate::object::str::Str;
use crate::protocol::codec::{self, Encoding, Handler};
use crate::roots::GcVec;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Which line ends are read, by `newline`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineEnd {
    /// `None`: any, all become `\n`.
    Universal,
    /// `''`: any, as they are.
    Any,
    /// One only.
    Exactly(&'static [u8]),
}

impl File {
    fn line_end(self) -> LineEnd {
        match self.object().newline.get().downcast::<Str>().as_ref().map(Str::as_bytes) {
            None => LineEnd::Universal,
            Some(b"") => LineEnd::Any,
            Some(b"\r") => LineEnd::Exactly(b"\r"),
            Some(b"\r\n") => LineEnd::Exactly(b"\r\n"),
            Some(_) => LineEnd::Exactly(b"\n"),
        }
    }

    fn codec(self, vm: &Vm) -> PyResult<(Encoding, Handler)> {
        let text = |value: Value| value.downcast::<Str>().map(|s| s.to_string_lossy().into_owned());
        let encoding = text(self.object().encoding.get()).unwrap_or_default();
        let errors = text(self.object().errors.get()).unwrap_or_default();
        Ok((Encoding::of(&encoding, vm)?, Handler::of(&errors)))
    }

    fn decode(self, bytes: &[u8], vm: &mut Vm) -> PyResult<Str> {
        let (encoding, handler) = self.codec(vm)?;
        let text = codec::decode(bytes, encoding, &handler, vm)?;
        if self.line_end() != LineEnd::Universal || !text.as_bytes().contains(&b'\r') {
            return Ok(text);
        }
        Str::from_wtf8(&translated(text.as_bytes()), vm)
    }

    /// The next line, with its end; empty at the end of the file.
    pub(crate) fn read_line(self, limit: usize, vm: &mut Vm) -> PyResult<Str> {
        let end = self.line_end();
        let mut searched = 0;
        loop {
            let found =
                self.with(vm, |open, _| Ok(line_length(open.available(), searched, end)))?;
            let length = match found {
                Some(length) => length,
                None => {
                    searched = self.with(vm, |open, _| Ok(open.available().len()))?;
                    searched = searched.saturating_sub(1);
                    if searched < limit.saturating_mul(4) && self.fill(vm)? {
                        continue;
                    }
                    self.with(vm, |open, _| Ok(open.available().len()))?
                }
            };
            if length > limit {
                return self.read_characters(limit.min(length), vm);
            }
            let line = self.with(vm, |open, _| Ok(open.take(length)))?;
            return self.decode(&line, vm);
        }
    }

    /// Everything that is left.
    pub(crate) fn read_all(self, vm: &mut Vm) -> PyResult<Str> {
        while self.fill(vm)? {}
        let bytes = self.with(vm, |open, _| Ok(open.take(usize::MAX)))?;
        self.decode(&bytes, vm)
    }

    /// Up to `count` characters.
    fn read_characters(self, count: usize, vm: &mut Vm) -> PyResult<Str> {
        let (encoding, _) = self.codec(vm)?;
        let universal = self.line_end() == LineEnd::Universal;
        let mut taken = Vec::new();
        for _ in 0..count {
            // Four bytes hold any character, and the other half of a line end.
            while self.with(vm, |open, _| Ok(open.available().len()))? < 4 && self.fill(vm)? {}
            let bytes = self.with(vm, |open, _| {
                let length = character_length(open.available(), encoding, universal);
                Ok(open.take(length))
            })?;
            if bytes.is_empty() {
                break;
            }
            taken.extend_from_slice(if universal && bytes[0] == b'\r' { b"\n" } else { &bytes });
        }
        self.decode(&taken, vm)
    }

    /// Writes text; how many characters that were.
    pub(crate) fn write_text(self, text: Str, vm: &mut Vm) -> PyResult<i64> {
        let (encoding, handler) = self.codec(vm)?;
        let mut bytes = match (encoding, text.to_str()) {
            (Encoding::Utf8, Some(text)) => text.as_bytes().to_vec(),
            _ => codec::encode(text, encoding, &handler, vm)?,
        };
        if let LineEnd::Exactly(end) = self.line_end()
            && end != b"\n"
        {
            bytes = bytes.split(|&b| b == b'\n').collect::<Vec<_>>().join(end);
        }
        let at_once = self.is_line_buffered() && bytes.contains(&b'\n');
        self.with(vm, |open, host| {
            open.write(&bytes, host)?;
            if at_once { open.flush(host) } else { Ok(()) }
        })?;
        Ok(vm.len(text.value())? as i64)
    }
}

/// How long the first line is, its end included; `None`: its end is not there.
fn line_length(bytes: &[u8], from: usize, end: LineEnd) -> Option<usize> {
    let find = |byte: u8| {
        let rest = bytes.get(from..)?;
        rest.iter().position(|&b| b == byte).map(|at| at + from)
    };
    match end {
        LineEnd::Exactly(b"\r\n") => {
            bytes.windows(2).position(|pair| pair == b"\r\n").map(|at| at + 2)
        }
        LineEnd::Exactly(end) => find(*end.first()?).map(|at| at + 1),
        LineEnd::Universal | LineEnd::Any => {
            let rest = bytes.get(from..)?;
            let at = rest.iter().position(|&b| b == b'\n' || b == b'\r')? + from;
            if bytes.get(at) == Some(&b'\n') {
                return Some(at + 1);
            }
            match bytes.get(at + 1) {
                Some(b'\n') => Some(at + 2),
                Some(_) => Some(at + 1),
                None => None,
            }
        }
    }
}

/// With `\n` for `\r\n` and `\r`.
fn translated(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        if byte == b'\r' {
            rest.next_if_eq(&b'\n');
        }
        plain.push(if byte == b'\r' { b'\n' } else { byte });
    }
    plain
}

/// How many bytes the first character takes.
fn character_length(bytes: &[u8], encoding: Encoding, universal: bool) -> usize {
    match bytes.first() {
        None => 0,
        Some(b'\r') if universal && bytes.get(1) == Some(&b'\n') => 2,
        Some(&first) if matches!(encoding, Encoding::Utf8 | Encoding::Utf8Sig) => {
            let length = match first {
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => 1,
            };
            let tail = bytes.iter().skip(1).take(length - 1);
            1 + tail.take_while(|&&b| b & 0xc0 == 0x80).count()
        }
        Some(_) => 1,
    }
}

fn limit(size: OrNone<i64>) -> usize {
    size.0.and_then(|size| usize::try_from(size).ok()).unwrap_or(usize::MAX)
}

/// Read at most size characters from stream.
#[native("read(self, size=-1, /)")]
fn read(file: File, size: OrNone<i64>, vm: &mut Vm) -> PyResult<Str> {
    file.check_readable(vm)?;
    match limit(size) {
        usize::MAX => file.read_all(vm),
        size => file.read_characters(size, vm),
    }
}

/// Read until newline or EOF.
#[native("readline(self, size=-1, /)")]
fn readline(file: File, size: OrNone<i64>, vm: &mut Vm) -> PyResult<Str> {
    file.check_readable(vm)?;
    file.read_line(limit(size), vm)
}

/// Return a list of lines from the stream.
#[native("readlines(self, hint=-1, /)")]
fn readlines(file: File, hint: OrNone<i64>, vm: &mut Vm) -> PyResult<Value> {
    file.check_readable(vm)?;
    let limit = limit(hint);
    let mut lines = GcVec::new(vm);
    let mut total = 0;
    loop {
        let line = file.read_line(usize::MAX, vm)?;
        if line.as_bytes().is_empty() {
            break;
        }
        lines.push(line.value(), vm)?;
        total += line.as_bytes().len();
        if limit != 0 && total >= limit {
            break;
        }
    }
    Ok(lines.into_list(vm).value())
}

/// Implement next(self).
#[native("__next__(self, /)")]
fn text_next(file: File, vm: &mut Vm) -> PyResult<Str> {
    file.check_readable(vm)?;
    let line = file.read_line(usize::MAX, vm)?;
    if line.as_bytes().is_empty() { Err(vm.stop_iteration(Value::NONE)) } else { Ok(line) }
}

/// Write string s to stream.
#[native("write(self, text, /)")]
fn write(file: File, text: Value, vm: &mut Vm) -> PyResult<i64> {
    let Some(text) = text.downcast::<Str>() else {
        let name = vm.type_name(text);
        return Err(vm.type_error(format!("write() argument must be str, not {name}")));
    };
    file.check_writable(vm)?;
    file.write_text(text, vm)
}

/// Write a list of lines to stream.
#[native("writelines(self, lines, /)")]
fn writelines(file: File, lines: Value, vm: &mut Vm) -> PyResult<()> {
    let iterator = vm.iter(lines)?;
    while let Some(line) = vm.next(iterator)? {
        write(file, line, vm)?;
    }
    Ok(())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn text_repr(file: File, vm: &mut Vm) -> PyResult<String> {
    let object = file.object();
    let (name, mode, encoding) = (object.name.get(), object.mode.get(), object.encoding.get());
    let (name, mode) = (vm.repr_text(name)?, vm.repr_text(mode)?);
    let encoding = vm.repr_text(encoding)?;
    Ok(format!("<_io.TextIOWrapper name={name} mode={mode} encoding={encoding}>"))
}

pub(super) fn this(vm: &Vm, value: Value) -> PyResult<File> {
    value.downcast().ok_or_else(|| vm.type_error("a file is needed"))
}

/// The binary file below: it shares the open file only for the standard
/// streams.
fn text_buffer(vm: &mut Vm, value: Value) -> PyResult<Value> {
    let file = this(vm, value)?;
    match file.object().buffer.get().bound() {
        Some(buffer) => Ok(buffer),
        None => Err(vm.unsupported("the buffer of a text file")),
    }
}

pub(super) fn name_of(vm: &mut Vm, value: Value) -> PyResult<Value> {
    Ok(this(vm, value)?.object().name.get())
}

pub(super) fn mode_of(vm: &mut Vm, value: Value) -> PyResult<Value> {
    Ok(this(vm, value)?.object().mode.get())
}

pub(super) fn closed_of(vm: &mut Vm, value: Value) -> PyResult<Value> {
    Ok(Value::bool(this(vm, value)?.is_closed()))
}

static METHODS: &[&NativeDecl] = &[
    &READ,
    &READLINE,
    &READLINES,
    &TEXT_NEXT,
    &WRITE,
    &WRITELINES,
    &TEXT_REPR,
    &super::binary::FLUSH,
    &super::binary::CLOSE,
    &super::binary::READABLE,
    &super::binary::WRITABLE,
    &super::binary::SEEKABLE,
    &super::binary::ISATTY,
    &super::binary::FILENO,
    &super::binary::TELL,
    &super::binary::SEEK,
    &super::binary::TRUNCATE,
    &super::binary::FILE_ITER,
    &super::binary::ENTER,
    &super::binary::EXIT,
];

/// `TextIOWrapper`'s declaration.
pub static TEXT_FILE: ClassDecl = ClassDecl {
    kind: Kind::File,
    module: "_io",
    methods: METHODS,
    getsets: &[
        GetSetDecl { name: "name", get: name_of, set: None, doc: "" },
        GetSetDecl { name: "mode", get: mode_of, set: None, doc: "" },
        GetSetDecl { name: "closed", get: closed_of, set: None, doc: "" },
        GetSetDecl {
            name: "encoding",
            get: |vm, v| Ok(this(vm, v)?.object().encoding.get()),
            set: None,
            doc: "",
        },
        GetSetDecl {
            name: "errors",
            get: |vm, v| Ok(this(vm, v)?.object().errors.get()),
            set: None,
            doc: "",
        },
        GetSetDecl { name: "newlines", get: |_, _| Ok(Value::NONE), set: None, doc: "" },
        GetSetDecl {
            name: "line_buffering",
            get: |vm, v| Ok(Value::bool(this(vm, v)?.is_line_buffered())),
            set: None,
            doc: "",
        },
        GetSetDecl { name: "buffer", get: text_buffer, set: None, doc: "" },
    ],
    ..ClassDecl::new(ClassId::TextFile, "TextIOWrapper")
};

impl Vm {
    /// Makes `sys.stdin`, `stdout` and `stderr`.
    pub fn standard_streams(&mut self) -> PyResult<[Value; 3]> {
        use super::stream::{OpenFile, Source};
        use crate::host::Stream;
        let streams = [
            ("<stdin>", "r", "strict"),
            ("<stdout>", "w", "strict"),
            ("<stderr>", "w", "backslashreplace"),
        ];
        let mut made = [Value::NONE; 3];
        for (i, (name, mode, errors)) in streams.into_iter().enumerate() {
            let open = || match i {
                0 => OpenFile::new(Source::In, true, false),
                1 => OpenFile::new(Source::Std(Stream::Out), false, true),
                _ => OpenFile::new(Source::Std(Stream::Err), false, true),
            };
            let mut about = Description {
                name: self.intern(name)?.value(),
                mode: self.intern(mode)?.value(),
                encoding: self.intern("utf-8")?.value(),
                errors: self.intern(errors)?.value(),
                newline: if i == 0 { Value::NONE } else { self.intern("\n")?.value() },
                line_buffered: i == 2,
            };
            let file = File::new(ClassId::TextFile, open(), &about, self);
            about.mode = self.intern(if i == 0 { "rb" } else { "wb" })?.value();
            let below = File::new(ClassId::BinaryFile, open(), &about, self);
            self.store(file.head(), &file.object().buffer, below.value());
            made[i] = file.value();
        }
        self.set_root(crate::vm::Root::Stdout, made[1]);
        self.set_root(crate::vm::Root::Stderr, made[2]);
        Ok(made)
    }
}
