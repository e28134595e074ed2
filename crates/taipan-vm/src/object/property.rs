//! `property`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::OrNone;
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::descriptor::read_only_member;
use crate::object::method_wrappers::no_receiver;
use crate::object::str::Str;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};
use taipan_macros::native;

/// The memory of a property.
#[repr(C)]
pub struct PropertyObject {
    header: Header,
    pub(crate) getter: Cell<Value>,
    pub(crate) setter: Cell<Value>,
    pub(crate) deleter: Cell<Value>,
    pub(crate) doc: Cell<Value>,
    /// Set by `__set_name__`, or unbound.
    pub(crate) name: Cell<Value>,
    /// `True`: the doc is the getter's.
    doc_of_getter: Cell<Value>,
}

const WORDS: usize = 7;

handle! {
    /// `property`.
    Property => PropertyObject, Kind::Property
}

impl Property {
    /// `object`'s value of it.
    pub fn read(self, object: Value, vm: &mut Vm) -> PyResult<Value> {
        let getter = self.object().getter.get();
        if getter.is_none() {
            return Err(self.lacks("getter", object, vm));
        }
        vm.call(getter, &[object])
    }

    /// Sets or deletes (`None`) `object`'s value of it.
    pub fn write(self, object: Value, value: Option<Value>, vm: &mut Vm) -> PyResult<()> {
        let (hook, args) = match &value {
            Some(value) => (self.object().setter.get(), &[object, *value][..]),
            None => (self.object().deleter.get(), &[object][..]),
        };
        if hook.is_none() {
            let what = if value.is_some() { "setter" } else { "deleter" };
            return Err(self.lacks(what, object, vm));
        }
        vm.call(hook, args).map(|_| ())
    }

    #[cold]
    fn lacks(self, what: &str, object: Value, vm: &mut Vm) -> crate::Raised {
        let class = vm.class_of(object);
        let class = match class.qualified_name().downcast::<Str>() {
            Some(name) => name.to_string_lossy().into_owned(),
            None => class.name_text(),
        };
        let message = match self.known_name(vm) {
            Ok(Some(name)) => match vm.repr_text(name) {
                Ok(name) => format!("property {name} of '{class}' object has no {what}"),
                Err(raised) => return raised,
            },
            Ok(None) => format!("property of '{class}' object has no {what}"),
            Err(raised) => return raised,
        };
        vm.raise(ClassId::AttributeError, message)
    }

    /// The name given by the class, or that of the getter.
    fn known_name(self, vm: &mut Vm) -> PyResult<Option<Value>> {
        if let Some(name) = self.object().name.get().bound() {
            return Ok(Some(name));
        }
        let getter = self.object().getter.get();
        if getter.is_none() {
            return Ok(None);
        }
        let key = vm.intern("__name__")?;
        vm.try_get_attr(getter, key)
    }

    /// A property of the same class with other functions.
    fn copy(self, getter: Value, setter: Value, deleter: Value, vm: &mut Vm) -> PyResult<Value> {
        let object = self.object();
        let inherits = object.doc_of_getter.get() == Value::TRUE && !getter.is_none();
        let doc = if inherits { Value::NONE } else { object.doc.get() };
        let class = vm.class_of(self.value());
        let new = vm.call(class.value(), &[getter, setter, deleter, doc])?;
        if let Some(new) = new.downcast::<Property>() {
            vm.store(new.head(), &new.object().name, object.name.get());
        }
        Ok(new)
    }
}

fn property_of(value: Value, vm: &Vm) -> PyResult<Property> {
    value.downcast().ok_or_else(|| {
        let got = vm.type_name(value);
        vm.type_error(format!("expected a property, not '{got}'"))
    })
}

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub fn property_new(
    class: Class,
    _args: crate::native::Args,
    _keywords: Option<crate::object::dict::Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let property = Property(vm.allocate_with_attributes(Kind::Property, 0, WORDS, class).cast());
    let object = property.object();
    for field in [&object.getter, &object.setter, &object.deleter, &object.doc] {
        field.set(Value::NONE);
    }
    object.name.set(Value::UNBOUND);
    object.doc_of_getter.set(Value::FALSE);
    Ok(property.value())
}

/// Initialize self.
#[native("__init__(self, fget=None, fset=None, fdel=None, doc=None)")]
pub fn property_init(
    own: Value,
    getter: Value,
    setter: Value,
    deleter: Value,
    doc: OrNone<Value>,
    vm: &mut Vm,
) -> PyResult<()> {
    let Some(property) = own.downcast::<Property>() else {
        return Err(no_receiver("property", own, vm));
    };
    let object = property.object();
    vm.store(property.head(), &object.getter, getter);
    vm.store(property.head(), &object.setter, setter);
    vm.store(property.head(), &object.deleter, deleter);
    let key = vm.intern("__doc__")?;
    let (doc, of_getter) = match doc.0 {
        Some(doc) => (doc, false),
        None if getter.is_none() => (Value::NONE, false),
        None => (vm.try_get_attr(getter, key)?.unwrap_or(Value::NONE), true),
    };
    object.doc_of_getter.set(Value::bool(of_getter));
    if vm.is_exact(own, ClassId::Property) || doc.is_none() {
        vm.store(property.head(), &object.doc, doc);
        return Ok(());
    }
    // The class of a subclass has a `__doc__` of its own, which would hide the
    // field.
    vm.store(property.head(), &object.doc, doc);
    vm.set_own_attribute(own, key.value(), doc)
}

/// Descriptor to obtain a copy of the property with a different getter.
#[native("getter(self, fget, /)")]
pub fn property_getter(own: Value, getter: Value, vm: &mut Vm) -> PyResult<Value> {
    let property = property_of(own, vm)?;
    let object = property.object();
    property.copy(getter, object.setter.get(), object.deleter.get(), vm)
}

/// Descriptor to obtain a copy of the property with a different setter.
#[native("setter(self, fset, /)")]
pub fn property_setter(own: Value, setter: Value, vm: &mut Vm) -> PyResult<Value> {
    let property = property_of(own, vm)?;
    let object = property.object();
    property.copy(object.getter.get(), setter, object.deleter.get(), vm)
}

/// Descriptor to obtain a copy of the property with a different deleter.
#[native("deleter(self, fdel, /)")]
pub fn property_deleter(own: Value, deleter: Value, vm: &mut Vm) -> PyResult<Value> {
    let property = property_of(own, vm)?;
    let object = property.object();
    property.copy(object.getter.get(), object.setter.get(), deleter, vm)
}

/// Method to set name of a property.
#[native("__set_name__(self, owner, name, /)")]
pub fn property_set_name(own: Value, _owner: Value, name: Value, vm: &mut Vm) -> PyResult<()> {
    let property = property_of(own, vm)?;
    vm.store(property.head(), &property.object().name, name);
    Ok(())
}

/// Return an attribute of instance, which is of type owner.
#[native("__get__(self, instance, owner=None, /)")]
pub fn property_get(own: Value, instance: Value, _owner: Value, vm: &mut Vm) -> PyResult<Value> {
    if instance.is_none() {
        return Ok(own);
    }
    property_of(own, vm)?.read(instance, vm)
}

/// Set an attribute of instance to value.
#[native("__set__(self, instance, value, /)")]
pub fn property_set(own: Value, instance: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
    property_of(own, vm)?.write(instance, Some(value), vm)
}

/// Delete an attribute of instance.
#[native("__delete__(self, instance, /)")]
pub fn property_delete(own: Value, instance: Value, vm: &mut Vm) -> PyResult<()> {
    property_of(own, vm)?.write(instance, None, vm)
}

const fn member(name: &'static str, get: fn(&mut Vm, Value) -> PyResult<Value>) -> GetSetDecl {
    GetSetDecl { name, get, set: Some(read_only_member), doc: "" }
}

/// Is any of the functions marked as abstract?
pub(crate) fn is_abstract(function: Value, vm: &mut Vm) -> PyResult<bool> {
    let key = vm.intern("__isabstractmethod__")?;
    match vm.try_get_attr(function, key)? {
        Some(mark) => vm.is_true(mark),
        None => Ok(false),
    }
}

fn any_abstract(vm: &mut Vm, own: Value) -> PyResult<Value> {
    let property = property_of(own, vm)?;
    let object = property.object();
    for function in [object.getter.get(), object.setter.get(), object.deleter.get()] {
        if !function.is_none() && is_abstract(function, vm)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

static GETSETS: &[GetSetDecl] = &[
    member("fget", |vm, own| Ok(property_of(own, vm)?.object().getter.get())),
    member("fset", |vm, own| Ok(property_of(own, vm)?.object().setter.get())),
    member("fdel", |vm, own| Ok(property_of(own, vm)?.object().deleter.get())),
    GetSetDecl { name: "__isabstractmethod__", get: any_abstract, set: None, doc: "" },
    GetSetDecl {
        name: "__doc__",
        get: |vm, own| Ok(property_of(own, vm)?.object().doc.get()),
        set: Some(|vm, own, value| {
            let property = property_of(own, vm)?;
            let value = value.unwrap_or(Value::NONE);
            vm.store(property.head(), &property.object().doc, value);
            Ok(())
        }),
        doc: "",
    },
    GetSetDecl {
        name: "__name__",
        get: |vm, own| match property_of(own, vm)?.known_name(vm)? {
            Some(name) => Ok(name),
            None => {
                let name = vm.intern("__name__")?;
                Err(vm.no_attribute(own, name))
            }
        },
        set: Some(|vm, own, value| {
            let property = property_of(own, vm)?;
            let value = value.unwrap_or(Value::UNBOUND);
            vm.store(property.head(), &property.object().name, value);
            Ok(())
        }),
        doc: "",
    },
];

/// `property`'s declaration.
pub static PROPERTY: ClassDecl = ClassDecl {
    kind: Kind::Property,
    subclassable: true,
    fixed_words: WORDS as u16,
    methods: &[
        &PROPERTY_NEW,
        &PROPERTY_INIT,
        &PROPERTY_GETTER,
        &PROPERTY_SETTER,
        &PROPERTY_DELETER,
        &PROPERTY_SET_NAME,
        &PROPERTY_GET,
        &PROPERTY_SET,
        &PROPERTY_DELETE,
    ],
    getsets: GETSETS,
    doc: "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  \
          fset\n    function to be used for setting an attribute value\n  fdel\n    function to be \
          used for del'ing an attribute\n  doc\n    docstring\n\nTypical use is to define a managed \
          attribute x:\n\nclass C(object):\n    def getx(self): return self._x\n    def setx(self, \
          value): self._x = value\n    def delx(self): del self._x\n    x = property(getx, setx, \
          delx, \"I'm the 'x' property.\")\n\nDecorators make defining new properties or modifying \
          existing ones easy:\n\nclass C(object):\n    @property\n    def x(self):\n        \"I am \
          the 'x' property.\"\n        return self._x\n    @x.setter\n    def x(self, value):\n        \
          self._x = value\n    @x.deleter\n    def x(self):\n        del self._x",
    ..ClassDecl::new(ClassId::Property, "property")
};
