//! Exceptions with fields of their own, which `__init__` sets.

use super::Exception;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::Args;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

fn keep_args(this: Exception, args: Args, vm: &mut Vm) -> PyResult<()> {
    let args = Tuple::new(&args, vm)?;
    this.set_field(|o| &o.args, args.value(), vm);
    Ok(())
}

/// Sets the attributes that keywords may name; any other keyword is an error.
fn take_keywords(
    this: Exception,
    names: &[&str],
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<()> {
    for name in names {
        this.set_named_field(name, Value::NONE, vm)?;
    }
    let Some(kwargs) = kwargs else { return Ok(()) };
    let mut number = 0;
    while let Some((at, entry)) = kwargs.next_entry(number, vm) {
        let text = vm.str(entry.key)?.to_string_lossy().into_owned();
        if !names.contains(&text.as_str()) {
            let class = vm.type_name(this.value());
            return Err(
                vm.type_error(format!("{class}() got an unexpected keyword argument '{text}'"))
            );
        }
        this.set_named_field(&text, entry.value, vm)?;
        number = at + 1;
    }
    Ok(())
}

fn refuse_keywords(this: Exception, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<()> {
    if kwargs.is_some_and(|k| k.len(vm) > 0) {
        let name = vm.type_name(this.value());
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    Ok(())
}

/// Initialize self.
#[native("__init__(self, /, *args, **kwargs)")]
pub fn stop_iteration_init(
    this: Exception,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<()> {
    refuse_keywords(this, kwargs, vm)?;
    this.set_named_field("value", args.first().copied().unwrap_or(Value::NONE), vm)?;
    keep_args(this, args, vm)
}

/// Initialize self.
#[native("__init__(self, /, *args, **kwargs)")]
pub fn system_exit_init(
    this: Exception,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<()> {
    refuse_keywords(this, kwargs, vm)?;
    keep_args(this, args, vm)?;
    let code = match *args {
        [] => Value::NONE,
        [one] => one,
        _ => this.args().value(),
    };
    this.set_named_field("code", code, vm)
}

/// Initialize self.
#[native("__init__(self, /, *args, **kwargs)")]
pub fn name_error_init(
    this: Exception,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<()> {
    take_keywords(this, &["name"], kwargs, vm)?;
    keep_args(this, args, vm)
}

/// Initialize self.
#[native("__init__(self, /, *args, **kwargs)")]
pub fn attribute_error_init(
    this: Exception,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<()> {
    take_keywords(this, &["name", "obj"], kwargs, vm)?;
    keep_args(this, args, vm)
}

/// Initialize self.
#[native("__init__(self, /, *args, **kwargs)")]
pub fn import_error_init(
    this: Exception,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<()> {
    take_keywords(this, &["name", "path", "name_from"], kwargs, vm)?;
    let message = if args.len() == 1 { args[0] } else { Value::NONE };
    this.set_named_field("msg", message, vm)?;
    keep_args(this, args, vm)
}

/// Return str(self).
#[native("__str__(self, /)")]
pub fn import_error_str(this: Exception, vm: &mut Vm) -> PyResult<Str> {
    let message = this.named_field("msg", vm);
    if let Some(text) = message.downcast::<Str>() {
        return Ok(text);
    }
    super::methods::exception_str(this, vm)
}

/// Return str(self).
#[native("__str__(self, /)")]
pub fn key_error_str(this: Exception, vm: &mut Vm) -> PyResult<Str> {
    match this.args().items() {
        &[one] => vm.repr(one),
        _ => super::methods::exception_str(this, vm),
    }
}

/// As `BaseException.__reduce__`, with the name, but not the object, as state.
#[native("__reduce__(self, /)")]
pub fn attribute_error_reduce(this: Exception, vm: &mut Vm) -> PyResult<Value> {
    let args = this.args().value();
    super::methods::reduce_with(this, args, &["name", "args"], vm)
}

/// As `BaseException.__reduce__`, with the fields as state.
#[native("__reduce__(self, /)")]
pub fn import_error_reduce(this: Exception, vm: &mut Vm) -> PyResult<Value> {
    let args = this.args().value();
    super::methods::reduce_with(this, args, &["name", "path", "name_from"], vm)
}

/// As `BaseException.__reduce__`, with the filenames among the arguments.
#[native("__reduce__(self, /)")]
pub fn os_error_reduce(this: Exception, vm: &mut Vm) -> PyResult<Value> {
    let args = this.args();
    let (first, second) = (this.named_field("filename", vm), this.named_field("filename2", vm));
    let args = match *args.items() {
        [errno, text] if !first.is_none() && second.is_none() => {
            Tuple::small([errno, text, first], vm)
        }
        [errno, text] if !first.is_none() => {
            Tuple::small([errno, text, first, Value::NONE, second], vm)
        }
        _ => args,
    };
    super::methods::reduce_with(this, args.value(), &[], vm)
}

/// The subclass of `OSError` for an error number.
fn os_error_class(errno: i64) -> Option<ClassId> {
    use ClassId::*;
    Some(match errno as i32 {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => BlockingIOError,
        libc::ECHILD => ChildProcessError,
        libc::EPIPE | libc::ESHUTDOWN => BrokenPipeError,
        libc::ECONNABORTED => ConnectionAbortedError,
        libc::ECONNREFUSED => ConnectionRefusedError,
        libc::ECONNRESET => ConnectionResetError,
        libc::EEXIST => FileExistsError,
        libc::ENOENT => FileNotFoundError,
        libc::EINTR => InterruptedError,
        libc::EISDIR => IsADirectoryError,
        libc::ENOTDIR => NotADirectoryError,
        libc::EACCES | libc::EPERM => PermissionError,
        libc::ESRCH => ProcessLookupError,
        libc::ETIMEDOUT => TimeoutError,
        _ => return None,
    })
}

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub fn os_error_new(
    class: Class,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let _ = kwargs;
    let mut class = class;
    if class == vm.class(ClassId::OSError)
        && (2..=5).contains(&args.len())
        && let Some(id) = args[0].as_int().and_then(os_error_class)
    {
        class = vm.class(id);
    }
    // A subclass with an `__init__` of its own has its arguments set by that.
    let init = class.special(crate::Special::Init, vm);
    if init != vm.class(ClassId::OSError).special(crate::Special::Init, vm) {
        let none = vm.empty_tuple();
        return Ok(Exception::allocate(class, none, vm).value());
    }
    let all = Tuple::new(&args, vm)?;
    let this = Exception::allocate(class, all, vm);
    set_os_fields(this, args, vm)?;
    Ok(this.value())
}

fn set_os_fields(this: Exception, args: Args, vm: &mut Vm) -> PyResult<()> {
    let detailed = (2..=5).contains(&args.len());
    let at =
        |i: usize| if detailed { args.get(i).copied().unwrap_or(Value::NONE) } else { Value::NONE };
    this.set_named_field("errno", at(0), vm)?;
    this.set_named_field("strerror", at(1), vm)?;
    this.set_named_field("filename", at(2), vm)?;
    this.set_named_field("filename2", at(4), vm)?;
    if detailed && args.len() > 2 {
        let pair = Tuple::new(&args[..2], vm)?;
        this.set_field(|o| &o.args, pair.value(), vm);
    }
    Ok(())
}

/// Initialize self.
#[native("__init__(self, /, *args, **kwargs)")]
pub fn os_error_init(
    this: Exception,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<()> {
    refuse_keywords(this, kwargs, vm)?;
    keep_args(this, args, vm)?;
    set_os_fields(this, args, vm)
}

/// Return str(self).
#[native("__str__(self, /)")]
pub fn os_error_str(this: Exception, vm: &mut Vm) -> PyResult<Value> {
    let (errno, text) = (this.named_field("errno", vm), this.named_field("strerror", vm));
    if errno.is_none() && text.is_none() {
        return super::methods::exception_str(this, vm).map(Handle::value);
    }
    let (errno, text) = (vm.str(errno)?, vm.str(text)?);
    let mut message = format!("[Errno {}] {}", errno.to_string_lossy(), text.to_string_lossy());
    let (first, second) = (this.named_field("filename", vm), this.named_field("filename2", vm));
    if !first.is_none() {
        message.push_str(&format!(": {}", vm.repr_text(first)?));
        if !second.is_none() {
            message.push_str(&format!(" -> {}", vm.repr_text(second)?));
        }
    }
    Str::new(&message, vm).map(Handle::value)
}

/// The fields of a `SyntaxError`, in the order of its detail tuple.
pub(crate) const SYNTAX_FIELDS: [&str; 6] =
    ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];

/// Initialize self.
#[native("__init__(self, /, *args, **kwargs)")]
pub fn syntax_error_init(
    this: Exception,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<()> {
    refuse_keywords(this, kwargs, vm)?;
    keep_args(this, args, vm)?;
    this.set_named_field("msg", args.first().copied().unwrap_or(Value::NONE), vm)?;
    this.set_named_field("print_file_and_line", Value::NONE, vm)?;
    for field in SYNTAX_FIELDS {
        this.set_named_field(field, Value::NONE, vm)?;
    }
    if args.len() == 2 {
        let details = vm.collect(args[1])?;
        if !matches!(details.len(), 4 | 6) {
            return Err(vm.type_error(format!(
                "function takes {} arguments ({} given)",
                if details.len() < 4 { "at least 4" } else { "at most 6" },
                details.len()
            )));
        }
        for (field, &value) in SYNTAX_FIELDS.iter().zip(details.as_slice()) {
            this.set_named_field(field, value, vm)?;
        }
    }
    Ok(())
}

/// Return str(self).
#[native("__str__(self, /)")]
pub fn syntax_error_str(this: Exception, vm: &mut Vm) -> PyResult<String> {
    let message = vm.str(this.named_field("msg", vm))?.to_string_lossy().into_owned();
    let file = this.named_field("filename", vm).downcast::<Str>();
    let file = file.map(|f| {
        let path = f.to_string_lossy().into_owned();
        path.rsplit('/').next().map_or(path.clone(), str::to_owned)
    });
    let line = this.named_field("lineno", vm).as_int();
    Ok(match (file, line) {
        (Some(file), Some(line)) => format!("{message} ({file}, line {line})"),
        (Some(file), None) => format!("{message} ({file})"),
        (None, Some(line)) => format!("{message} (line {line})"),
        (None, None) => message,
    })
}
