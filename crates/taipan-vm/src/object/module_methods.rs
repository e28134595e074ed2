//! What modules do.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::Args;
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::module::{MODULE_WORDS, Module};
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub fn module_new(
    class: Class,
    _args: Args,
    _keywords: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    Ok(Module::allocate(class, vm).value())
}

/// Initialize self.  See help(type(self)) for accurate signature.
#[native("__init__(self, name, doc=None)")]
pub fn module_init(module: Module, name: Str, doc: Value, vm: &mut Vm) -> PyResult<()> {
    module.add("__name__", name.value(), vm)?;
    module.add("__doc__", doc, vm)?;
    for name in ["__package__", "__loader__", "__spec__"] {
        module.add(name, Value::NONE, vm)?;
    }
    Ok(())
}

fn entry(module: Module, name: &str, vm: &Vm) -> PyResult<Option<Value>> {
    let key = vm.intern(name)?;
    Ok(module.dict(vm).get_str(key, vm).filter(|v| !v.is_none()))
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn module_repr(module: Module, vm: &mut Vm) -> PyResult<String> {
    let name = match entry(module, "__name__", vm)? {
        Some(name) => vm.repr_text(name)?,
        None => "'?'".to_owned(),
    };
    if let Some(spec) = entry(module, "__spec__", vm)? {
        let key = vm.intern("origin")?;
        let origin = vm.try_get_attr(spec, key)?.filter(|o| !o.is_none());
        let key = vm.intern("has_location")?;
        let located = match vm.try_get_attr(spec, key)? {
            Some(located) => vm.is_true(located)?,
            None => false,
        };
        let loader = vm.intern("loader")?;
        let loader = vm.try_get_attr(spec, loader)?.filter(|l| !l.is_none());
        return Ok(match (origin, loader) {
            (Some(origin), _) if located => {
                format!("<module {name} from {}>", vm.repr_text(origin)?)
            }
            (Some(origin), _) => {
                format!("<module {name} ({})>", vm.str(origin)?.to_string_lossy())
            }
            (None, Some(loader)) => format!("<module {name} ({})>", vm.repr_text(loader)?),
            (None, None) => format!("<module {name}>"),
        });
    }
    if let Some(file) = entry(module, "__file__", vm)? {
        let embedded = vm.str(file)?.to_string_lossy().starts_with("<stdlib>/");
        if let Some(origin) = origin(module, vm).filter(|_| embedded) {
            return Ok(format!("<module {name} ({origin})>"));
        }
        return Ok(format!("<module {name} from {}>", vm.repr_text(file)?));
    }
    if let Some(loader) = entry(module, "__loader__", vm)? {
        return Ok(format!("<module {name} ({})>", vm.repr_text(loader)?));
    }
    Ok(match origin(module, vm) {
        Some(origin) => format!("<module {name} ({origin})>"),
        None => format!("<module {name}>"),
    })
}

/// Modules of the library that CPython has inside itself, compiled.
const FROZEN: &[&str] = &[
    "_collections_abc",
    "_sitebuiltins",
    "abc",
    "codecs",
    "genericpath",
    "io",
    "ntpath",
    "os",
    "posixpath",
    "runpy",
    "site",
    "stat",
];

/// Where a module comes from that has no file.
fn origin(module: Module, vm: &Vm) -> Option<&'static str> {
    let text = module.name_text(vm);
    let key = vm.intern(&text).ok()?;
    let known = vm.modules().get_str(key, vm)?;
    if !known.is(module.value()) {
        return None;
    }
    if FROZEN.contains(&text.as_str()) {
        return Some("frozen");
    }
    (text == "builtins" || text == "sys" || (vm.config.natives)(&text).is_some())
        .then_some("built-in")
}

/// Return getattr(self, name).
#[native("__getattribute__(self, name, /)")]
pub fn module_getattribute(module: Module, name: Str, vm: &mut Vm) -> PyResult<Value> {
    let name = vm.intern_str(name)?;
    let class = vm.class_of(module.value());
    match vm.generic_get_attr(module.value(), class, name)? {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(module.value(), name)),
    }
}

/// __dir__() -> list
/// specialized dir() implementation
#[native("__dir__(self, /)")]
pub fn module_dir(module: Module, vm: &mut Vm) -> PyResult<Value> {
    if let Some(hook) = entry(module, "__dir__", vm)? {
        return vm.call(hook, &[]);
    }
    let list: List = vm.names_list(module.dict(vm))?;
    Ok(list.value())
}

fn module_of(value: Value, vm: &Vm) -> PyResult<Module> {
    value.downcast().ok_or_else(|| {
        let got = vm.type_name(value);
        vm.type_error(format!("expected a module, not '{got}'"))
    })
}

fn annotations(vm: &mut Vm, own: Value) -> PyResult<Value> {
    let module = module_of(own, vm)?;
    if let Some(known) = entry(module, "__annotations__", vm)? {
        return Ok(known);
    }
    let value = match entry(module, "__annotate__", vm)? {
        Some(annotate) => vm.call_annotate(annotate)?,
        None => Dict::new(vm).value(),
    };
    module.add("__annotations__", value, vm)?;
    Ok(value)
}

fn set_annotations(vm: &mut Vm, own: Value, value: Option<Value>) -> PyResult<()> {
    let module = module_of(own, vm)?;
    let key = vm.intern("__annotations__")?;
    match value {
        Some(value) => module.dict(vm).set_str(key, value, vm)?,
        None => {
            if !module.dict(vm).delete_str(key, vm) {
                return Err(vm.raise(ClassId::AttributeError, "__annotations__"));
            }
        }
    }
    let key = vm.intern("__annotate__")?;
    module.dict(vm).delete_str(key, vm);
    Ok(())
}

fn annotate(vm: &mut Vm, own: Value) -> PyResult<Value> {
    let module = module_of(own, vm)?;
    Ok(entry(module, "__annotate__", vm)?.unwrap_or(Value::NONE))
}

fn set_annotate(vm: &mut Vm, own: Value, value: Option<Value>) -> PyResult<()> {
    let module = module_of(own, vm)?;
    let Some(value) = value else {
        return Err(vm.type_error("cannot delete __annotate__ attribute"));
    };
    if !value.is_none() && !vm.is_callable(value) {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    module.add("__annotate__", value, vm)?;
    if !value.is_none() {
        let key = vm.intern("__annotations__")?;
        module.dict(vm).delete_str(key, vm);
    }
    Ok(())
}

static GETSETS: &[GetSetDecl] = &[
    GetSetDecl {
        name: "__dict__",
        get: |vm, own| Ok(module_of(own, vm)?.dict(vm).value()),
        set: Some(crate::object::descriptor::read_only_member),
        doc: "",
    },
    GetSetDecl { name: "__annotations__", get: annotations, set: Some(set_annotations), doc: "" },
    GetSetDecl { name: "__annotate__", get: annotate, set: Some(set_annotate), doc: "" },
];

/// `module`'s declaration.
pub static MODULE: ClassDecl = ClassDecl {
    kind: Kind::Module,
    subclassable: true,
    fixed_words: MODULE_WORDS as u16,
    methods: &[&MODULE_NEW, &MODULE_INIT, &MODULE_REPR, &MODULE_GETATTRIBUTE, &MODULE_DIR],
    getsets: GETSETS,
    doc: "Create a module object.\n\nThe name must be a string; the optional docstring can have any \
          type.",
    ..ClassDecl::new(ClassId::Module, "module")
};
