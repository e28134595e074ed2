//! Built-in descriptors: property, static and class methods, computed and slot attributes.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::object::class::GetSetDecl;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

macro_rules! wrapper {
    ($(#[$meta:meta])* $name:ident, $object:ident) => {
        /// The memory of the wrapper.
        #[repr(C)]
        pub struct $object {
            header: Header,
            callable: Cell<Value>,
            /// `__dict__`, or unbound until asked for.
            pub(crate) dict: Cell<Value>,
        }

        handle! { $(#[$meta])* $name => $object, Kind::$name }

        impl $name {
            /// A wrapper of this callable.
            pub fn new(callable: Value, vm: &Vm) -> $name {
                let shape = ClassId::$name.shape();
                $name(vm.place(Kind::$name, 0, shape, |header| $object {
                    header,
                    callable: Cell::new(callable),
                    dict: Cell::new(Value::UNBOUND),
                }))
            }

            /// What it wraps.
            #[inline(always)]
            pub fn callable(self) -> Value {
                self.object().callable.get()
            }

            /// Changes what it wraps (`__init__`).
            pub(crate) fn set_callable(self, callable: Value, vm: &Vm) {
                vm.store(self.head(), &self.object().callable, callable);
            }
        }
    };
}

wrapper! {
    /// `staticmethod`.
    StaticMethod, StaticMethodObject
}
wrapper! {
    /// `classmethod`.
    ClassMethod, ClassMethodObject
}

/// The memory of a property.
#[repr(C)]
pub struct PropertyObject {
    header: Header,
    pub(crate) getter: Cell<Value>,
    pub(crate) setter: Cell<Value>,
    pub(crate) deleter: Cell<Value>,
    pub(crate) doc: Cell<Value>,
    pub(crate) name: Cell<Value>,
}

handle! {
    /// `property`.
    Property => PropertyObject, Kind::Property
}

impl Property {
    /// `object`'s value of it.
    pub fn read(self, object: Value, vm: &mut Vm) -> PyResult<Value> {
        let getter = self.object().getter.get();
        if getter.is_none() {
            return Err(vm.raise(ClassId::AttributeError, "property has no getter"));
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
            return Err(vm.raise(ClassId::AttributeError, format!("property has no {what}")));
        }
        vm.call(hook, args).map(|_| ())
    }
}

/// The memory of a computed attribute's descriptor.
#[repr(C)]
pub struct GetSetObject {
    header: Header,
    decl: &'static GetSetDecl,
    owner: Cell<Value>,
}

handle! {
    /// `getset_descriptor`: a computed attribute of a built-in class.
    GetSet => GetSetObject, Kind::GetSet
}

impl GetSet {
    /// The descriptor of a declared attribute.
    pub fn new(decl: &'static GetSetDecl, owner: Value, vm: &Vm) -> GetSet {
        GetSet(vm.place(Kind::GetSet, 1, ClassId::GetSet.shape(), |header| GetSetObject {
            header,
            decl,
            owner: Cell::new(owner),
        }))
    }

    /// How it was declared.
    pub fn decl(self) -> &'static GetSetDecl {
        self.object().decl
    }

    /// The class that defines it.
    pub fn owner(self) -> Value {
        self.object().owner.get()
    }
}

/// The memory of a slot's descriptor.
#[repr(C)]
pub struct MemberObject {
    header: Header,
    name: Cell<Value>,
    owner: Cell<Value>,
}

handle! {
    /// `member_descriptor`: an attribute named in `__slots__`. It is itself the
    /// key of the attribute in the objects' shapes.
    Member => MemberObject, Kind::Member
}

impl Member {
    /// The descriptor of a slot.
    pub fn new(name: Value, owner: Value, vm: &Vm) -> Member {
        Member(vm.place(Kind::Member, 0, ClassId::Member.shape(), |header| MemberObject {
            header,
            name: Cell::new(name),
            owner: Cell::new(owner),
        }))
    }

    /// The attribute's name.
    pub fn name(self) -> Value {
        self.object().name.get()
    }

    /// The class that defines it.
    pub fn owner(self) -> Value {
        self.object().owner.get()
    }

    /// `object`'s value of it.
    pub fn read(self, object: Value, vm: &mut Vm) -> PyResult<Value> {
        self.check(object, vm)?;
        match vm.own_value(object, self.value()) {
            Some(value) => Ok(value),
            None => Err(self.missing(object, vm)),
        }
    }

    /// Sets or deletes (`None`) `object`'s value of it.
    pub fn write(self, object: Value, value: Option<Value>, vm: &mut Vm) -> PyResult<()> {
        self.check(object, vm)?;
        match value {
            Some(value) => vm.set_own_attribute(object, self.value(), value),
            None if vm.delete_own_attribute(object, self.value())? => Ok(()),
            None => Err(self.missing(object, vm)),
        }
    }

    fn check(self, object: Value, vm: &mut Vm) -> PyResult<()> {
        use crate::handle::Downcast;
        use crate::object::class::Class;
        let Some(owner) = self.owner().downcast::<Class>() else { return Ok(()) };
        if vm.class_of(object).is_subclass_of(owner) {
            return Ok(());
        }
        let name = vm.str(self.name())?.to_string_lossy().into_owned();
        Err(vm.type_error(format!(
            "descriptor '{name}' for '{}' objects doesn't apply to a '{}' object",
            owner.name_text(),
            vm.type_name(object)
        )))
    }

    fn missing(self, object: Value, vm: &mut Vm) -> crate::Raised {
        use crate::handle::Downcast;
        match self.name().downcast() {
            Some(name) => vm.no_attribute(object, name),
            None => vm.raise(ClassId::AttributeError, "no such slot"),
        }
    }
}

/// `property`'s declaration.
pub static PROPERTY: ClassDecl = ClassDecl {
    kind: Kind::Property,
    subclassable: true,
    fixed_words: 6,
    ..ClassDecl::new(ClassId::Property, "property")
};
/// `staticmethod`'s declaration.
pub static STATIC_METHOD: ClassDecl = ClassDecl {
    kind: Kind::StaticMethod,
    subclassable: true,
    fixed_words: 3,
    ..ClassDecl::new(ClassId::StaticMethod, "staticmethod")
};
/// `classmethod`'s declaration.
pub static CLASS_METHOD: ClassDecl = ClassDecl {
    kind: Kind::ClassMethod,
    subclassable: true,
    fixed_words: 3,
    ..ClassDecl::new(ClassId::ClassMethod, "classmethod")
};
/// `getset_descriptor`'s declaration.
pub static GETSET: ClassDecl =
    ClassDecl { kind: Kind::GetSet, ..ClassDecl::new(ClassId::GetSet, "getset_descriptor") };
/// `member_descriptor`'s declaration.
pub static MEMBER: ClassDecl =
    ClassDecl { kind: Kind::Member, ..ClassDecl::new(ClassId::Member, "member_descriptor") };
