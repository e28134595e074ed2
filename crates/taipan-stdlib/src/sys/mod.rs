//! `sys`: the interpreter as its programs see it.
//!
//! What the isolate knows only when it starts (`argv`, `path`, `modules`, the
//! streams) is added by its start-up. The records (`version_info`, `float_info`,
//! …) are classes of their own; a few lines of Python make each when it is first
//! asked for, so start-up pays nothing for them.

mod tracing;

use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::native::{NativeDecl, OrNone};
use taipan_vm::object::class::Class;
use taipan_vm::object::dict::Dict;
use taipan_vm::object::exception::Exception;
use taipan_vm::object::list::List;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{Args, ClassId, Downcast, Handle, PyResult, Vm};

/// `sys`'s declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init: fill,
    ..ModuleDecl::new(
        "sys",
        "This module provides access to some objects used or maintained by the\n\
         interpreter and to functions that interact strongly with the interpreter.",
        FUNCTIONS,
    )
};

static FUNCTIONS: &[&NativeDecl] = &[
    &EXIT,
    &EXCEPTION,
    &EXC_INFO,
    &CLEAR_TYPE_DESCRIPTORS,
    &GETRECURSIONLIMIT,
    &SETRECURSIONLIMIT,
    &GETSIZEOF,
    &INTERN,
    &GETDEFAULTENCODING,
    &GETFILESYSTEMENCODING,
    &GETFILESYSTEMENCODEERRORS,
    &GET_INT_MAX_STR_DIGITS,
    &SET_INT_MAX_STR_DIGITS,
    &GETFRAME,
    &tracing::SETTRACE,
    &tracing::GETTRACE,
    &tracing::SETPROFILE,
    &tracing::GETPROFILE,
    &tracing::CALL_TRACING,
    &tracing::CURRENT_FRAMES,
    &EXCEPTHOOK,
    &UNRAISABLEHOOK,
    &SET_ASYNCGEN_HOOKS,
    &GET_ASYNCGEN_HOOKS,
    &DISPLAYHOOK,
    &IS_FINALIZING,
    &AUDIT,
    &GETATTR,
];

fn fill(vm: &mut Vm, module: Module) -> PyResult<()> {
    let version = concat!("3.14.0 (taipan ", env!("CARGO_PKG_VERSION"), ")");
    for (name, text) in [
        ("version", version),
        ("platform", std::env::consts::OS),
        ("byteorder", if cfg!(target_endian = "little") { "little" } else { "big" }),
        ("copyright", "Taipan: MIT or Apache-2.0"),
        ("prefix", ""),
        ("exec_prefix", ""),
        ("base_prefix", ""),
        ("base_exec_prefix", ""),
        ("float_repr_style", "short"),
        ("platlibdir", "lib"),
    ] {
        let text = vm.intern(text)?;
        module.add(name, text.value(), vm)?;
    }
    for (name, number) in [
        ("maxsize", i64::MAX),
        ("maxunicode", 0x10ffff),
        ("hexversion", 0x030e_00f0),
        ("api_version", 1013),
    ] {
        let number = vm.int(number);
        module.add(name, number, vm)?;
    }
    module.add("dont_write_bytecode", Value::TRUE, vm)?;
    module.add("warnoptions", List::new(vm).value(), vm)?;
    for hook in ["excepthook", "displayhook", "unraisablehook"] {
        let name = vm.intern(hook)?;
        if let Some(own) = module.dict(vm).get_str(name, vm) {
            module.add(&format!("__{hook}__"), own, vm)?;
        }
    }
    Ok(())
}

/// Makes what is made when first asked for.
#[native("__getattr__(name, /)")]
fn getattr(name: Str, vm: &mut Vm) -> PyResult<Value> {
    let text = name.to_string_lossy().into_owned();
    let value = match text.as_str() {
        "version_info" | "float_info" | "int_info" | "hash_info" | "thread_info" | "flags"
        | "implementation" | "monitoring" => {
            let value = record(&text, vm)?;
            if !matches!(text.as_str(), "implementation" | "monitoring") {
                vm.class_of(value).set_prefix("sys");
            }
            value
        }
        "builtin_module_names" => {
            let names = ["builtins", "sys"];
            let names = [vm.intern(names[0])?.value(), vm.intern(names[1])?.value()];
            Tuple::small(names, vm).value()
        }
        "stdlib_module_names" => {
            let mut names = taipan_vm::GcVec::new(vm);
            for name in taipan_vm::import::stdlib_names::NAMES {
                let name = vm.intern(name)?;
                names.push(name.value(), vm)?;
            }
            let names = names.into_tuple(vm)?;
            let class = vm.class(ClassId::FrozenSet).value();
            vm.call(class, &[names.value()])?
        }
        _ => {
            let module = vm.intern("sys")?;
            let module = vm.modules().get_str(module, vm).unwrap_or(Value::NONE);
            let message = format!("module 'sys' has no attribute '{text}'");
            return Err(vm.attribute_error(message, module, name));
        }
    };
    let module = vm.intern("sys")?;
    if let Some(module) = vm.modules().get_str(module, vm).and_then(|m| m.downcast::<Module>()) {
        module.add(&text, value, vm)?;
    }
    Ok(value)
}

/// Runs the function of this name in `records.py`.
fn record(name: &str, vm: &mut Vm) -> PyResult<Value> {
    let globals = Dict::new(vm);
    let optimize = vm.int(i64::from(vm.optimize()));
    globals.set_str(vm.intern("optimize")?, optimize, vm)?;
    globals.set_str(vm.intern("__name__")?, vm.intern("sys")?.value(), vm)?;
    vm.run_library(include_str!("records.py"), "<sys>", globals)?;
    match globals.get_str(vm.intern(name)?, vm) {
        Some(function) => vm.call(function, &[]),
        None => Ok(Value::NONE),
    }
}

/// Exit the interpreter by raising SystemExit(status).
#[native("exit(status=None, /)")]
fn exit(status: OrNone<Value>, vm: &mut Vm) -> PyResult<Value> {
    let class = vm.class(ClassId::SystemExit).value();
    let exit = match status.0 {
        None => vm.call(class, &[])?,
        Some(status) => match status.downcast::<Tuple>() {
            Some(args) => vm.call(class, args.items())?,
            None => vm.call(class, &[status])?,
        },
    };
    Err(vm.raise_value(exit))
}

/// Return the current exception.
#[native("exception()")]
fn exception(vm: &Vm) -> PyResult<Value> {
    Ok(vm.handled_exception())
}

/// Return current exception information: (type, value, traceback).
#[native("exc_info()")]
fn exc_info(vm: &Vm) -> PyResult<Value> {
    let value = vm.handled_exception();
    let info = match value.downcast::<Exception>() {
        Some(exception) => [vm.class_of(value).value(), value, exception.traceback()],
        None => [Value::NONE; 3],
    };
    Ok(Tuple::small(info, vm).value())
}

/// Return the current value of the recursion limit.
/// Removes a class's own descriptors of `__dict__` and `__weakref__`.
#[native("_clear_type_descriptors(type, /)")]
fn clear_type_descriptors(class: Class, vm: &mut Vm) -> PyResult<()> {
    for name in ["__dict__", "__weakref__"] {
        let name = vm.intern(name)?;
        if class.dict(vm).get_str(name, vm).is_some() {
            vm.change_own_class_attr(class, name, None)?;
        }
    }
    Ok(())
}

#[native("getrecursionlimit()")]
fn getrecursionlimit(vm: &Vm) -> PyResult<i64> {
    Ok(vm.recursion_limit() as i64)
}

/// Set the maximum depth of the Python interpreter stack to n.
#[native("setrecursionlimit(limit, /)")]
fn setrecursionlimit(limit: i32, vm: &mut Vm) -> PyResult<()> {
    match usize::try_from(limit) {
        Ok(limit) if limit > 0 => vm.set_recursion_limit(limit),
        _ => Err(vm.value_error("recursion limit must be greater or equal than 1")),
    }
}

/// Return the size of object in bytes.
#[native("getsizeof(object, default=?)")]
fn getsizeof(object: Value, default: Option<Value>, vm: &Vm) -> PyResult<i64> {
    let _ = default;
    Ok(vm.size_of(object) as i64)
}

/// ``Intern'' the given string.
#[native("intern(string, /)")]
fn intern(string: Value, vm: &mut Vm) -> PyResult<Str> {
    match string.downcast::<Str>() {
        Some(text) if vm.is_exact(string, ClassId::Str) => vm.intern_str(text),
        other => {
            let name = vm.type_name(string);
            Err(vm.type_error(match other {
                Some(_) => format!("can't intern {name}"),
                None => format!("intern() argument must be str, not {name}"),
            }))
        }
    }
}

/// Return the current default encoding used by the Unicode implementation.
#[native("getdefaultencoding()")]
fn getdefaultencoding(vm: &Vm) -> PyResult<Str> {
    vm.intern("utf-8")
}

/// Return the encoding used to convert Unicode filenames to OS filenames.
#[native("getfilesystemencoding()")]
fn getfilesystemencoding(vm: &Vm) -> PyResult<Str> {
    vm.intern("utf-8")
}

/// Return the error mode used for Unicode to OS filename conversion.
#[native("getfilesystemencodeerrors()")]
fn getfilesystemencodeerrors(vm: &Vm) -> PyResult<Str> {
    vm.intern("surrogateescape")
}

/// Return the maximum string digits limit for non-binary int<->str conversions.
#[native("get_int_max_str_digits()")]
fn get_int_max_str_digits(vm: &Vm) -> PyResult<i64> {
    Ok(vm.int_max_str_digits.get() as i64)
}

/// Set the maximum string digits limit for non-binary int<->str conversions.
#[native("set_int_max_str_digits(maxdigits)")]
fn set_int_max_str_digits(maxdigits: i64, vm: &mut Vm) -> PyResult<()> {
    match usize::try_from(maxdigits) {
        Ok(digits) if digits == 0 || digits >= 640 => {
            vm.int_max_str_digits.set(digits);
            Ok(())
        }
        _ => Err(vm.value_error("maxdigits must be 0 or larger than 640")),
    }
}

/// Return a frame object from the call stack.
#[native("_getframe(depth=0, /)")]
fn getframe(depth: i64, vm: &Vm) -> PyResult<Value> {
    let depth = usize::try_from(depth).unwrap_or(0);
    vm.frame_view(depth).ok_or_else(|| vm.value_error("call stack is not deep enough"))
}

/// Handle an unraisable exception.
#[native("unraisablehook(unraisable, /)")]
fn unraisablehook(unraisable: Value, vm: &mut Vm) -> PyResult<()> {
    vm.show_unraisable(unraisable)
}

/// Set a finalizer for async generators objects.
#[native("set_asyncgen_hooks(firstiter=?, finalizer=?)")]
fn set_asyncgen_hooks(
    firstiter: Option<Value>,
    finalizer: Option<Value>,
    vm: &mut Vm,
) -> PyResult<()> {
    for (name, hook) in [("finalizer", finalizer), ("firstiter", firstiter)] {
        if let Some(hook) = hook
            && !hook.is_none()
            && !vm.is_callable(hook)
        {
            let got = vm.type_name(hook);
            return Err(vm.type_error(format!("callable {name} expected, got {got}")));
        }
    }
    vm.set_async_hooks(firstiter, finalizer);
    Ok(())
}

/// Return the installed asynchronous generators hooks.
#[native("get_asyncgen_hooks()")]
fn get_asyncgen_hooks(vm: &mut Vm) -> PyResult<Value> {
    vm.async_hooks()
}

/// Handle an exception by displaying it with a traceback on sys.stderr.
#[native("excepthook(exctype, value, traceback, /)")]
fn excepthook(exctype: Value, value: Value, traceback: Value, vm: &mut Vm) -> PyResult<()> {
    let _ = (exctype, traceback);
    let text = vm.report(value);
    vm.write_error(&text);
    Ok(())
}

/// Print an object to sys.stdout and also save it in builtins._
#[native("displayhook(object, /)")]
fn displayhook(object: Value, vm: &mut Vm) -> PyResult<()> {
    vm.display(object)
}

/// Return True if Python is exiting.
#[native("is_finalizing()")]
fn is_finalizing(vm: &Vm) -> PyResult<bool> {
    Ok(vm.is_finalizing())
}

/// Passes the event to any hooks that are attached.
///
/// Hooks cannot be attached (there is no `addaudithook`), so nobody is told.
#[native("audit(event, /, *args)")]
fn audit(_event: Str, _args: Args, _vm: &Vm) -> PyResult<()> {
    Ok(())
}
