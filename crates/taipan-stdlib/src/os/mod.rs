//! `os` and `os.path` (POSIX).
//!
//! - [`files`]: folders and files by path. [`stat`]: what is known of them.
//! - [`descriptors`]: files by number. [`links`]: links, permissions, times.
//! - [`walk`]: whole trees. [`environ`]: the environment. [`path`]: paths as
//!   text. [`process`]: the rest.
//!
//! Everything outside is asked of the host: where it grants no files, each
//! function raises `PermissionError`.

mod descriptors;
mod environ;
mod files;
mod links;
mod path;
mod process;
mod stat;
mod walk;

use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::handle::{Downcast, Handle};
use taipan_vm::native::NativeDecl;
use taipan_vm::object::bytes::Bytes;
use taipan_vm::object::dict::Dict;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::object::str::Str;
use taipan_vm::{ClassId, PyResult, Special, Vm};

/// `os`'s declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new(
        "os",
        "OS routines for NT or Posix depending on what system we're on.",
        FUNCTIONS,
    )
};

pub use path::MODULE as PATH_MODULE;

static FUNCTIONS: &[&NativeDecl] = &[
    &files::LISTDIR,
    &files::MKDIR,
    &files::MAKEDIRS,
    &files::RMDIR,
    &files::REMOVEDIRS,
    &files::REMOVE,
    &files::UNLINK,
    &files::RENAME,
    &files::REPLACE,
    &files::CHDIR,
    &files::GETCWD,
    &stat::STAT,
    &stat::LSTAT,
    &walk::WALK,
    &environ::GETENV,
    &environ::PUTENV,
    &environ::UNSETENV,
    &process::GETPID,
    &process::CPU_COUNT,
    &process::URANDOM,
    &process::FSPATH,
    &process::FSENCODE,
    &process::FSDECODE,
    &process::STRERROR,
    &process::GETPPID,
    &process::GETUID,
    &process::GETEUID,
    &process::GETGID,
    &process::GETEGID,
    &process::TERMINAL,
    &process::UNAME,
    &process::TIMES,
    &descriptors::OPEN,
    &descriptors::CLOSE,
    &descriptors::READ,
    &descriptors::WRITE,
    &descriptors::LSEEK,
    &descriptors::FSTAT,
    &descriptors::FTRUNCATE,
    &descriptors::FSYNC,
    &descriptors::DUP,
    &descriptors::PIPE,
    &descriptors::ISATTY,
    &descriptors::GET_INHERITABLE,
    &descriptors::SET_INHERITABLE,
    &links::SYMLINK,
    &links::LINK,
    &links::READLINK,
    &links::CHMOD,
    &links::ACCESS,
    &links::UMASK,
    &links::TRUNCATE,
    &links::UTIME,
    &links::ENTRIES,
    &GETATTR,
];

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    let texts = [
        ("sep", "/"),
        ("name", "posix"),
        ("linesep", "\n"),
        ("curdir", "."),
        ("pardir", ".."),
        ("extsep", "."),
        ("pathsep", ":"),
        ("devnull", "/dev/null"),
        ("defpath", "/bin:/usr/bin"),
    ];
    for (name, text) in texts {
        let text = Str::new(text, vm)?;
        module.add(name, text.value(), vm)?;
    }
    module.add("altsep", Value::NONE, vm)?;
    for (name, number) in [("F_OK", 0), ("R_OK", 4), ("W_OK", 2), ("X_OK", 1)] {
        module.add(name, Value::int(number), vm)?;
    }
    module.add("error", vm.class(ClassId::OSError).value(), vm)?;
    descriptors::add_constants(module, vm)?;
    stat::add_classes(module, vm)?;
    walk::add_classes(module, vm)?;
    environ::add(module, vm)?;
    let path = path::MODULE.instantiate(vm)?;
    module.add("path", path.value(), vm)?;
    for name in ["os.path", "posixpath"] {
        let name = vm.intern(name)?;
        vm.modules().set_str(name, path.value(), vm)?;
    }
    Ok(())
}

/// Makes what is made when first asked for.
#[native("__getattr__(name, /)")]
fn getattr(name: Str, vm: &mut Vm) -> PyResult<Value> {
    extra("os", include_str!("extras.py"), name, vm)
}

/// A name of the module `of` that `source` makes, which is run when such a name is
/// first asked for.
fn extra(of: &str, source: &str, name: Str, vm: &mut Vm) -> PyResult<Value> {
    let key = vm.intern(of)?;
    let module = vm.modules().get_str(key, vm).unwrap_or(Value::NONE);
    if let Some(own) = module.downcast::<Module>() {
        let mark = vm.intern("_extras")?;
        if own.dict(vm).get_str(mark, vm).is_none() {
            own.add("_extras", Value::TRUE, vm)?;
            let extras = Dict::new(vm);
            extras.set_str(vm.intern("__name__")?, key.value(), vm)?;
            vm.run_library(source, "<os>", extras)?;
            let mut number = 0;
            while let Some((at, entry)) = extras.next_entry(number, vm) {
                number = at + 1;
                if let Some(name) = entry.key.downcast::<Str>()
                    && own.dict(vm).get_str(name, vm).is_none()
                {
                    own.dict(vm).set_str(name, entry.value, vm)?;
                }
            }
        }
        if let Some(name) = vm.find_interned(name)
            && let Some(value) = own.dict(vm).get_str(name, vm)
        {
            return Ok(value);
        }
    }
    let message = format!("module '{of}' has no attribute '{}'", name.to_string_lossy());
    Err(vm.attribute_error(message, module, name))
}

/// A path argument as text: a `str`, `bytes`, or what `__fspath__` gives; `None`
/// where it is none of these.
fn try_path(value: Value, vm: &mut Vm) -> PyResult<Option<Str>> {
    if let Some(text) = value.downcast::<Str>() {
        return Ok(Some(text));
    }
    let given = match value.downcast::<Bytes>() {
        Some(_) => value,
        None => match vm.call_special(value, Special::Fspath, &[])? {
            Some(result) => result,
            None => return Ok(None),
        },
    };
    if let Some(bytes) = given.downcast::<Bytes>() {
        return Str::new(&String::from_utf8_lossy(bytes.as_slice()), vm).map(Some);
    }
    match given.downcast::<Str>() {
        Some(text) => Ok(Some(text)),
        None => {
            let (of, got) = (vm.type_name(value), vm.type_name(given));
            Err(vm.type_error(format!(
                "expected {of}.__fspath__() to return str or bytes, not {got}"
            )))
        }
    }
}

/// As [`try_path`], or the `TypeError` of `os.fspath`.
fn path_text(value: Value, vm: &mut Vm) -> PyResult<Str> {
    match try_path(value, vm)? {
        Some(text) => Ok(text),
        None => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {name}")))
        }
    }
}
