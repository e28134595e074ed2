//! The computed attributes of classes: `__name__`, `__bases__`, `__dict__`, ….

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::{Class, GetSetDecl, class_flags};
use crate::object::dict::Dict;
use crate::object::dict_views::MappingProxy;
use crate::object::str::Str;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;

type Set = Option<Value>;

impl Class {
    /// `__module__` as text, if it is a string.
    pub(crate) fn module_text(self, vm: &Vm) -> Option<String> {
        if let Some(decl) = self.decl() {
            return Some(decl.module.to_owned());
        }
        let key = vm.intern("__module__").ok()?;
        let module = self.dict(vm).get_str(key, vm)?.downcast::<Str>()?;
        Some(module.to_string_lossy().into_owned())
    }

    /// `module.qualname`, without the module for built-in classes.
    pub(crate) fn full_name(self, vm: &Vm) -> String {
        let name = match self.qualified_name().downcast::<Str>() {
            Some(name) => name.to_string_lossy().into_owned(),
            None => self.name_text(),
        };
        match self.module_text(vm) {
            Some(module) if module != "builtins" => format!("{module}.{name}"),
            Some(_) => name,
            None => self.name_text(),
        }
    }
}

/// The class whose attribute is read; getsets of `type` are only reached
/// through classes, or called by hand.
fn class_of_getset(object: Value, vm: &Vm) -> PyResult<Class> {
    object.downcast().ok_or_else(|| {
        let got = vm.type_name(object);
        vm.type_error(format!("descriptor for 'type' objects doesn't apply to a '{got}' object"))
    })
}

impl Vm {
    /// Raises `TypeError` unless the class may be changed.
    pub(crate) fn check_mutable(&self, class: Class, name: &str, delete: bool) -> PyResult<()> {
        let class_name = class.name_text();
        if !class.has(class_flags::MUTABLE) {
            return Err(self.type_error(format!(
                "cannot set '{name}' attribute of immutable type '{class_name}'"
            )));
        }
        if delete {
            return Err(self.type_error(format!(
                "cannot delete '{name}' attribute of immutable type '{class_name}'"
            )));
        }
        Ok(())
    }

    fn class_entry(&self, class: Class, name: &str) -> PyResult<Option<Value>> {
        let key = self.intern(name)?;
        Ok(class.dict(self).get_str(key, self))
    }

    /// Sets or deletes an entry of a class's namespace.
    fn set_class_entry(&mut self, class: Class, name: &str, value: Set) -> PyResult<()> {
        let key = self.intern(name)?;
        match value {
            Some(value) => class.dict(self).set_str(key, value, self)?,
            None => {
                class.dict(self).delete_str(key, self);
            }
        }
        self.class_changed(class);
        Ok(())
    }

    fn new_class_name(&mut self, class: Class, attribute: &str, value: Set) -> PyResult<Str> {
        self.check_mutable(class, attribute, value.is_none())?;
        let value = value.unwrap_or(Value::NONE);
        value.downcast::<Str>().ok_or_else(|| {
            let (got, class) = (self.type_name(value), class.name_text());
            self.type_error(format!("can only assign string to {class}.{attribute}, not '{got}'"))
        })
    }
}

fn set_name(vm: &mut Vm, object: Value, value: Set) -> PyResult<()> {
    let class = class_of_getset(object, vm)?;
    let name = vm.new_class_name(class, "__name__", value)?;
    if name.as_bytes().contains(&0) {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    class.set_name(name, vm);
    Ok(())
}

fn set_qualified_name(vm: &mut Vm, object: Value, value: Set) -> PyResult<()> {
    let class = class_of_getset(object, vm)?;
    let name = vm.new_class_name(class, "__qualname__", value)?;
    class.set_qualified_name(name.value(), vm);
    Ok(())
}

fn module(vm: &mut Vm, object: Value) -> PyResult<Value> {
    let class = class_of_getset(object, vm)?;
    if let Some(decl) = class.decl() {
        return Ok(Str::new(decl.module, vm)?.value());
    }
    match vm.class_entry(class, "__module__")? {
        Some(module) => Ok(module),
        None => Err(vm.raise(ClassId::AttributeError, "__module__")),
    }
}

fn set_module(vm: &mut Vm, object: Value, value: Set) -> PyResult<()> {
    let class = class_of_getset(object, vm)?;
    vm.check_mutable(class, "__module__", value.is_none())?;
    vm.set_class_entry(class, "__firstlineno__", None)?;
    vm.set_class_entry(class, "__module__", value)
}

fn abstract_methods(vm: &mut Vm, object: Value) -> PyResult<Value> {
    let class = class_of_getset(object, vm)?;
    if class.decl().is_none()
        && let Some(methods) = vm.class_entry(class, "__abstractmethods__")?
    {
        return Ok(methods);
    }
    Err(vm.raise(ClassId::AttributeError, "__abstractmethods__"))
}

fn set_abstract_methods(vm: &mut Vm, object: Value, value: Set) -> PyResult<()> {
    let class = class_of_getset(object, vm)?;
    vm.check_mutable(class, "__abstractmethods__", false)?;
    let is_abstract = match value {
        Some(value) => vm.is_true(value)?,
        None => {
            abstract_methods(vm, object)?;
            false
        }
    };
    vm.set_class_entry(class, "__abstractmethods__", value)?;
    if is_abstract {
        class.set_flags(class_flags::ABSTRACT);
    } else {
        class.clear_flags(class_flags::ABSTRACT);
    }
    Ok(())
}

fn doc(vm: &mut Vm, object: Value) -> PyResult<Value> {
    let class = class_of_getset(object, vm)?;
    if let Some(decl) = class.decl() {
        return if decl.doc.is_empty() {
            Ok(Value::NONE)
        } else {
            Ok(Str::new(decl.doc, vm)?.value())
        };
    }
    match vm.class_entry(class, "__doc__")? {
        Some(doc) => match vm.class_of(doc).special(Special::Get, vm) {
            Some(get) if doc.is_pointer() => {
                vm.call_unbound(get, doc, &[Value::NONE, class.value()])
            }
            _ => Ok(doc),
        },
        None => Ok(Value::NONE),
    }
}

fn set_doc(vm: &mut Vm, object: Value, value: Set) -> PyResult<()> {
    let class = class_of_getset(object, vm)?;
    vm.check_mutable(class, "__doc__", value.is_none())?;
    vm.set_class_entry(class, "__doc__", value)
}

fn no_such(vm: &mut Vm, class: Class, name: &str) -> crate::Raised {
    match vm.intern(name) {
        Ok(name) => vm.no_attribute(class.value(), name),
        Err(raised) => raised,
    }
}

fn annotations(vm: &mut Vm, object: Value) -> PyResult<Value> {
    let class = class_of_getset(object, vm)?;
    if class.decl().is_some() {
        return Err(no_such(vm, class, "__annotations__"));
    }
    for name in ["__annotations__", "__annotations_cache__"] {
        if let Some(found) = vm.class_entry(class, name)? {
            return Ok(found);
        }
    }
    let annotate = annotate(vm, object)?;
    let value =
        if annotate.is_none() { Dict::new(vm).value() } else { vm.call_annotate(annotate)? };
    vm.set_class_entry(class, "__annotations_cache__", Some(value))?;
    Ok(value)
}

fn set_annotations(vm: &mut Vm, object: Value, value: Set) -> PyResult<()> {
    let class = class_of_getset(object, vm)?;
    vm.check_mutable(class, "__annotations__", false)?;
    let written = vm.class_entry(class, "__annotations__")?.is_some();
    let cached = vm.class_entry(class, "__annotations_cache__")?.is_some();
    if value.is_none() && !written && !cached {
        return Err(vm.raise(ClassId::AttributeError, "__annotations__"));
    }
    let name = if written { "__annotations__" } else { "__annotations_cache__" };
    vm.set_class_entry(class, name, value)?;
    if written {
        vm.set_class_entry(class, "__annotations_cache__", None)?;
    }
    vm.set_class_entry(class, "__annotate_func__", None)?;
    vm.set_class_entry(class, "__annotate__", None)
}

fn annotate(vm: &mut Vm, object: Value) -> PyResult<Value> {
    let class = class_of_getset(object, vm)?;
    if class.decl().is_some() {
        return Err(no_such(vm, class, "__annotate__"));
    }
    for name in ["__annotate_func__", "__annotate__"] {
        if let Some(found) = vm.class_entry(class, name)? {
            return match vm.class_of(found).special(Special::Get, vm) {
                Some(get) if found.is_pointer() => {
                    vm.call_unbound(get, found, &[Value::NONE, class.value()])
                }
                _ => Ok(found),
            };
        }
    }
    Ok(Value::NONE)
}

fn set_annotate(vm: &mut Vm, object: Value, value: Set) -> PyResult<()> {
    let class = class_of_getset(object, vm)?;
    vm.check_mutable(class, "__annotate__", false)?;
    let Some(value) = value else {
        return Err(vm.type_error("cannot delete __annotate__ attribute"));
    };
    if !value.is_none() && !vm.is_callable(value) {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    vm.set_class_entry(class, "__annotate_func__", Some(value))?;
    if !value.is_none() {
        vm.set_class_entry(class, "__annotations_cache__", None)?;
    }
    Ok(())
}

impl Vm {
    /// Calls an annotate function for the values (`Format.VALUE`).
    pub(crate) fn call_annotate(&mut self, annotate: Value) -> PyResult<Value> {
        let value = self.call(annotate, &[Value::int(1)])?;
        if value.downcast::<Dict>().is_some() {
            return Ok(value);
        }
        let got = self.type_name(value);
        Err(self.type_error(format!("__annotate__() must return a dict, not {got}")))
    }
}

fn type_params(vm: &mut Vm, object: Value) -> PyResult<Value> {
    let class = class_of_getset(object, vm)?;
    if class.decl().is_some() {
        return Ok(vm.empty_tuple().value());
    }
    let found = vm.class_entry(class, "__type_params__")?;
    Ok(found.unwrap_or(vm.empty_tuple().value()))
}

fn set_type_params(vm: &mut Vm, object: Value, value: Set) -> PyResult<()> {
    let class = class_of_getset(object, vm)?;
    vm.check_mutable(class, "__type_params__", value.is_none())?;
    vm.set_class_entry(class, "__type_params__", value)
}

/// `__flags__`: the bits of `Py_TPFLAGS_*` that programs look at.
fn flags(vm: &mut Vm, object: Value) -> PyResult<Value> {
    let class = class_of_getset(object, vm)?;
    let bit = |on: bool, bit: i64| if on { 1 << bit } else { 0 };
    let mutable = class.has(class_flags::MUTABLE);
    let flags = bit(!mutable, 8)
        | bit(mutable, 9)
        | bit(class.has(class_flags::SUBCLASSABLE), 10)
        | bit(class.has(class_flags::SEQUENCE), 5)
        | bit(class.has(class_flags::MAPPING), 6)
        | bit(class.has(class_flags::ABSTRACT), 20)
        | bit(class.has(class_flags::EXCEPTION), 30)
        | bit(class.has(class_flags::METACLASS), 31);
    Ok(Value::int(flags))
}

/// A computed attribute that cannot be set.
const fn constant(name: &'static str, get: fn(&mut Vm, Value) -> PyResult<Value>) -> GetSetDecl {
    GetSetDecl { name, get, set: None, doc: "" }
}

const fn variable(
    name: &'static str,
    get: fn(&mut Vm, Value) -> PyResult<Value>,
    set: fn(&mut Vm, Value, Option<Value>) -> PyResult<()>,
) -> GetSetDecl {
    GetSetDecl { name, get, set: Some(set), doc: "" }
}

/// The computed attributes of `type`.
pub static GETSETS: &[GetSetDecl] = &[
    variable("__name__", |vm, o| Ok(class_of_getset(o, vm)?.name().value()), set_name),
    variable(
        "__qualname__",
        |vm, o| Ok(class_of_getset(o, vm)?.qualified_name()),
        set_qualified_name,
    ),
    variable(
        "__bases__",
        |vm, o| Ok(class_of_getset(o, vm)?.bases().value()),
        |vm, o, value| {
            let class = class_of_getset(o, vm)?;
            vm.assign_bases(class, value)
        },
    ),
    constant("__mro__", |vm, o| Ok(class_of_getset(o, vm)?.mro().value())),
    constant("__base__", |vm, o| {
        Ok(class_of_getset(o, vm)?.base(vm).map_or(Value::NONE, Class::value))
    }),
    constant("__dict__", |vm, o| {
        let dict = class_of_getset(o, vm)?.dict(vm);
        Ok(MappingProxy::new(dict.value(), vm).value())
    }),
    constant("__basicsize__", |vm, o| {
        let layout = class_of_getset(o, vm)?.layout();
        Ok(Value::int(8 * i64::from(layout.attributes_at.max(1) + 1 + layout.inline)))
    }),
    constant("__itemsize__", |_, _| Ok(Value::int(0))),
    constant("__dictoffset__", |_, _| Ok(Value::int(0))),
    constant("__weakrefoffset__", |_, _| Ok(Value::int(0))),
    constant("__flags__", flags),
    constant("__text_signature__", |_, _| Ok(Value::NONE)),
    variable("__module__", module, set_module),
    variable("__abstractmethods__", abstract_methods, set_abstract_methods),
    variable("__doc__", doc, set_doc),
    variable("__annotations__", annotations, set_annotations),
    variable("__annotate__", annotate, set_annotate),
    variable("__type_params__", type_params, set_type_params),
];
