//! `object`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::Args;
use crate::object::class::{Class, ClassDecl, GetSetDecl, class_flags};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Return getattr(self, name).
#[native("__getattribute__(self, name, /)")]
pub fn getattribute(object: Value, name: Value, vm: &mut Vm) -> PyResult<Value> {
    let name = crate::builtins::attributes::attribute_name(name, vm)?;
    let class = vm.class_of(object);
    match vm.generic_get_attr(object, class, name)? {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(object, name)),
    }
}

/// Implement setattr(self, name, value).
#[native("__setattr__(self, name, value, /)")]
pub fn setattr(object: Value, name: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
    let name = crate::builtins::attributes::attribute_name(name, vm)?;
    let class = vm.class_of(object);
    vm.check_set_of_class(object, "__setattr__")?;
    vm.generic_change_attr(object, class, name, Some(value))
}

/// Implement delattr(self, name).
#[native("__delattr__(self, name, /)")]
pub fn delattr(object: Value, name: Value, vm: &mut Vm) -> PyResult<()> {
    let name = crate::builtins::attributes::attribute_name(name, vm)?;
    let class = vm.class_of(object);
    vm.check_set_of_class(object, "__delattr__")?;
    vm.generic_change_attr(object, class, name, None)
}

impl Vm {
    /// `object.__setattr__` is not for classes.
    fn check_set_of_class(&self, object: Value, method: &str) -> PyResult<()> {
        if object.is_kind(Kind::Class) {
            let meta = self.type_name(object);
            return Err(self.type_error(format!("can't apply this {method} to {meta} object")));
        }
        Ok(())
    }

    /// Is it `object.__new__`?
    pub(crate) fn is_object_new(&self, new: Option<Value>) -> bool {
        is_native(new, &OBJECT_NEW)
    }

    /// Is it `object.__init__`?
    pub(crate) fn is_object_init(&self, init: Option<Value>) -> bool {
        is_native(init, &OBJECT_INIT)
    }

    /// Raises `TypeError` for an abstract class that is instantiated.
    #[cold]
    fn abstract_class(&mut self, class: Class) -> PyResult<crate::Raised> {
        let key = self.intern("__abstractmethods__")?;
        let methods = class.dict(self).get_str(key, self).unwrap_or(Value::NONE);
        let methods = self.collect(methods)?;
        let mut names = Vec::new();
        for &name in methods.as_slice() {
            names.push(self.str(name)?.to_string_lossy().into_owned());
        }
        names.sort();
        let plural = if names.len() == 1 { "" } else { "s" };
        Ok(self.type_error(format!(
            "Can't instantiate abstract class {} without an implementation for abstract \
             method{plural} '{}'",
            class.name_text(),
            names.join("', '")
        )))
    }
}

fn is_native(value: Option<Value>, decl: &'static crate::native::NativeDecl) -> bool {
    value.and_then(|v| v.downcast::<Native>()).is_some_and(|n| std::ptr::eq(n.decl(), decl))
}

fn has_arguments(args: Args, keywords: Option<Dict>, vm: &Vm) -> bool {
    !args.is_empty() || keywords.is_some_and(|k| k.len(vm) > 0)
}

/// Create and return a new object.  See help(type) for accurate signature.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub fn object_new(class: Value, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    let Some(class) = class.downcast::<Class>() else {
        let got = vm.type_name(class);
        return Err(vm.type_error(format!("object.__new__(X): X is not a type object ({got})")));
    };
    if has_arguments(args, kwargs, vm) {
        if !vm.is_object_new(class.special(Special::New, vm)) {
            return Err(vm.type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)",
            ));
        }
        if vm.is_object_init(class.special(Special::Init, vm)) {
            return Err(vm.type_error(format!("{}() takes no arguments", class.name_text())));
        }
    }
    if class.has(class_flags::ABSTRACT) {
        return Err(vm.abstract_class(class)?);
    }
    let builtin = class.built_in_base(vm);
    if builtin != vm.class(ClassId::Object) || class.kind() != Kind::Instance {
        // The nearest class whose `__new__` is not written in Python.
        let mut safe = class;
        while safe.special(Special::New, vm).is_some_and(|new| !new.is_kind(Kind::Native))
            && let Some(base) = safe.base(vm)
        {
            safe = base;
        }
        let plain =
            class.kind() == Kind::Instance && vm.is_object_new(safe.special(Special::New, vm));
        let (name, base) = (class.name_text(), safe.name_text());
        // `typing.Generic` is a class of the machine's, but makes plain objects.
        if !plain {
            return Err(
                vm.type_error(format!("object.__new__({name}) is not safe, use {base}.__new__()"))
            );
        }
    }
    Ok(vm.allocate_instance(class))
}

/// Initialize self.  See help(type(self)) for accurate signature.
#[native("__init__(self, /, *args, **kwargs)")]
pub fn object_init(object: Value, args: Args, kwargs: Option<Dict>, vm: &Vm) -> PyResult<()> {
    if !has_arguments(args, kwargs, vm) {
        return Ok(());
    }
    let class = vm.class_of(object);
    if !vm.is_object_init(class.special(Special::Init, vm)) {
        return Err(vm.type_error(
            "object.__init__() takes exactly one argument (the instance to initialize)",
        ));
    }
    if vm.is_object_new(class.special(Special::New, vm)) {
        return Err(vm.type_error(format!("{}() takes no arguments", class.name_text())));
    }
    Ok(())
}

/// This method is called when a class is subclassed.
///
/// The default implementation does nothing. It may be
/// overridden to extend subclasses.
#[native("__init_subclass__(cls, /, *args, **kwargs)", class)]
pub fn object_init_subclass(
    class: Class,
    args: Args,
    kwargs: Option<Dict>,
    vm: &Vm,
) -> PyResult<()> {
    let name = class.name_text();
    if kwargs.is_some_and(|k| k.len(vm) > 0) {
        return Err(vm.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    if !args.is_empty() {
        let count = args.len();
        return Err(
            vm.type_error(format!("{name}.__init_subclass__() takes no arguments ({count} given)"))
        );
    }
    Ok(())
}

/// Abstract classes can override this to customize issubclass().
///
/// This is invoked early on by abc.ABCMeta.__subclasscheck__().
/// It should return True, False or NotImplemented.  If it returns
/// NotImplemented, the normal algorithm is used.  Otherwise, it
/// overrides the normal algorithm (and the outcome is cached).
#[native("__subclasshook__(cls, object, /)", class)]
pub fn object_subclasshook(_class: Value, _object: Value, _vm: &Vm) -> PyResult<Value> {
    Ok(Value::NOT_IMPLEMENTED)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn object_repr(object: Value, vm: &mut Vm) -> PyResult<String> {
    let class = vm.class_of(object);
    let name = class.full_name(vm);
    Ok(format!("<{name} object at {:#x}>", vm.address(object)))
}

/// Return str(self).
#[native("__str__(self, /)")]
pub fn object_str(object: Value, vm: &mut Vm) -> PyResult<Value> {
    // A class whose `__repr__` is its `__str__` comes here again.
    vm.check_native_stack()?;
    // What is no string is told by the caller, as a result of `__str__`.
    match vm.call_special(object, Special::Repr, &[])? {
        Some(text) => Ok(text),
        None => Ok(vm.repr(object)?.value()),
    }
}

/// Default object formatter.
///
/// Return str(self) if format_spec is empty. Raise TypeError otherwise.
#[native("__format__(self, format_spec, /)")]
pub fn object_format(object: Value, specification: Str, vm: &mut Vm) -> PyResult<Str> {
    if !specification.as_bytes().is_empty() {
        let name = vm.type_name(object);
        return Err(vm.type_error(format!("unsupported format string passed to {name}.__format__")));
    }
    vm.str(object)
}

/// Return hash(self).
#[native("__hash__(self, /)")]
pub fn object_hash(object: Value, vm: &Vm) -> PyResult<i64> {
    Ok(vm.identity_hash(object))
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
pub fn object_eq(object: Value, other: Value, _vm: &Vm) -> PyResult<Value> {
    Ok(if object.is(other) { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}

/// Return self!=value.
#[native("__ne__(self, value, /)")]
pub fn object_ne(object: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    match vm.call_special(object, Special::Eq, &[other])? {
        None => Ok(Value::NOT_IMPLEMENTED),
        Some(result) if result == Value::NOT_IMPLEMENTED => Ok(result),
        Some(result) => Ok(Value::bool(!vm.is_true(result)?)),
    }
}

macro_rules! no_order {
    ($($function:ident $signature:literal $doc:literal;)*) => { $(
        #[doc = $doc]
        #[native($signature)]
        pub fn $function(_object: Value, _other: Value, _vm: &Vm) -> PyResult<Value> {
            Ok(Value::NOT_IMPLEMENTED)
        }
    )* };
}

no_order! {
    object_lt "__lt__(self, value, /)" "Return self<value.";
    object_le "__le__(self, value, /)" "Return self<=value.";
    object_gt "__gt__(self, value, /)" "Return self>value.";
    object_ge "__ge__(self, value, /)" "Return self>=value.";
}

/// Default dir() implementation.
#[native("__dir__(self, /)")]
pub fn object_dir(object: Value, vm: &mut Vm) -> PyResult<List> {
    let names = Dict::new(vm);
    let key = vm.intern("__dict__")?;
    if let Some(own) = vm.try_get_attr(object, key)?.and_then(|d| d.downcast::<Dict>()) {
        vm.merge_names(own, names)?;
    }
    let key = vm.intern("__class__")?;
    if let Some(class) = vm.try_get_attr(object, key)?.and_then(|c| c.downcast::<Class>()) {
        vm.merge_class_names(class, names)?;
    }
    vm.names_list(names)
}

/// Size of object in memory, in bytes.
#[native("__sizeof__(self, /)")]
pub fn object_sizeof(object: Value, _vm: &Vm) -> PyResult<usize> {
    // SAFETY: a pointer value points to a live header.
    Ok(object.as_pointer().map_or(8, |head| unsafe { head.as_ref() }.words() * 8))
}

impl Vm {
    /// Adds the keys of a namespace to a set of names (a dict).
    pub(crate) fn merge_names(&mut self, from: Dict, into: Dict) -> PyResult<()> {
        let mut number = 0;
        while let Some((at, entry)) = from.next_entry(number, self) {
            into.set(entry.key, Value::NONE, self)?;
            number = at + 1;
        }
        Ok(())
    }

    /// Adds the names of a class and of its bases.
    pub(crate) fn merge_class_names(&mut self, class: Class, into: Dict) -> PyResult<()> {
        for &ancestor in class.mro().items() {
            if let Some(ancestor) = ancestor.downcast::<Class>() {
                self.merge_names(ancestor.dict(self), into)?;
            }
        }
        Ok(())
    }

    /// The names as a list.
    pub(crate) fn names_list(&mut self, names: Dict) -> PyResult<List> {
        let list = List::new(self);
        let mut number = 0;
        while let Some((at, entry)) = names.next_entry(number, self) {
            list.push(entry.key, self)?;
            number = at + 1;
        }
        Ok(list)
    }

    /// What `repr` prints as an object's address, and `id()` is.
    pub fn address(&self, object: Value) -> u64 {
        object.as_pointer().map_or(object.bits(), |p| p.as_ptr().addr() as u64)
    }
}

static GETSETS: &[GetSetDecl] = &[GetSetDecl {
    name: "__class__",
    get: |vm, object| Ok(vm.class_of(object).value()),
    set: Some(|vm, object, value| vm.assign_class(object, value)),
    doc: "the object's class",
}];

/// `object`'s declaration.
pub static OBJECT: ClassDecl = ClassDecl {
    subclassable: true,
    methods: &[
        &OBJECT_NEW,
        &OBJECT_INIT,
        &GETATTRIBUTE,
        &SETATTR,
        &DELATTR,
        &OBJECT_REPR,
        &OBJECT_STR,
        &OBJECT_FORMAT,
        &OBJECT_HASH,
        &OBJECT_EQ,
        &OBJECT_NE,
        &OBJECT_LT,
        &OBJECT_LE,
        &OBJECT_GT,
        &OBJECT_GE,
        &OBJECT_DIR,
        &OBJECT_SIZEOF,
        &crate::object::reduce::OBJECT_REDUCE,
        &crate::object::reduce::OBJECT_REDUCE_EX,
        &crate::object::reduce::OBJECT_GETSTATE,
        &OBJECT_INIT_SUBCLASS,
        &OBJECT_SUBCLASSHOOK,
    ],
    getsets: GETSETS,
    doc: "The base class of the class hierarchy.\n\n\
          When called, it accepts no arguments and returns a new featureless\n\
          instance that has no instance attributes and cannot be given any.\n",
    ..ClassDecl::new(ClassId::Object, "object")
};
