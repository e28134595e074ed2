//! Built-in descriptors of computed attributes and of `__slots__`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::{Class, ClassDecl, GetSetDecl};
pub use crate::object::method_wrappers::{CLASS_METHOD, ClassMethod, STATIC_METHOD, StaticMethod};
pub use crate::object::property::{PROPERTY, Property};
use crate::object::str::Str;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};
use taipan_macros::native;

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
            None => Err(vm.raise_value(vm.exception_of(ClassId::AttributeError, &[self.name()]))),
        }
    }

    fn check(self, object: Value, vm: &mut Vm) -> PyResult<()> {
        let (name, owner) = parts(self.value(), vm)?;
        vm.check_owner(&name, owner, object)
    }

    fn missing(self, object: Value, vm: &mut Vm) -> crate::Raised {
        match self.name().downcast() {
            Some(name) => vm.no_attribute(object, name),
            None => vm.raise(ClassId::AttributeError, "no such slot"),
        }
    }
}

impl Vm {
    /// `TypeError` where a descriptor is used on an object of another class.
    pub(crate) fn check_owner(
        &self,
        descriptor: &str,
        owner: Value,
        object: Value,
    ) -> PyResult<()> {
        let Some(owner) = owner.downcast::<Class>() else { return Ok(()) };
        let class = self.class_of(object);
        if class.is_subclass_of(owner) {
            return Ok(());
        }
        Err(self.type_error(format!(
            "descriptor '{descriptor}' for '{}' objects doesn't apply to a '{}' object",
            owner.name_text(),
            class.name_text()
        )))
    }
}

/// The setter of computed attributes that are fields in CPython: those say so in
/// other words.
pub(crate) fn read_only_member(vm: &mut Vm, _: Value, _: Option<Value>) -> PyResult<()> {
    Err(vm.raise(ClassId::AttributeError, "readonly attribute"))
}

/// Name and class of a descriptor.
fn parts(value: Value, vm: &Vm) -> PyResult<(String, Value)> {
    if let Some(getset) = value.downcast::<GetSet>() {
        return Ok((getset.decl().name.to_owned(), getset.owner()));
    }
    if let Some(member) = value.downcast::<Member>() {
        let name = member.name().downcast::<Str>();
        let name = name.map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        return Ok((name, member.owner()));
    }
    Err(vm.type_error("expected a descriptor"))
}

/// Return an attribute of instance, which is of type owner.
#[native("__get__(self, instance, owner=None, /)")]
pub fn descriptor_get(own: Value, instance: Value, owner: Value, vm: &mut Vm) -> PyResult<Value> {
    if instance.is_none() && !owner.is(vm.class(ClassId::NoneType).value()) {
        if owner.is_none() {
            return Err(vm.type_error("__get__(None, None) is invalid"));
        }
        return Ok(own);
    }
    let (name, class) = parts(own, vm)?;
    vm.check_owner(&name, class, instance)?;
    let class = vm.class_of(instance);
    vm.bind_descriptor(own, instance, class)
}

/// Set an attribute of instance to value.
#[native("__set__(self, instance, value, /)")]
pub fn descriptor_set(own: Value, instance: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
    let (name, class) = parts(own, vm)?;
    vm.check_owner(&name, class, instance)?;
    vm.change_through(own, instance, Some(value))
}

/// Delete an attribute of instance.
#[native("__delete__(self, instance, /)")]
pub fn descriptor_delete(own: Value, instance: Value, vm: &mut Vm) -> PyResult<()> {
    let (name, class) = parts(own, vm)?;
    vm.check_owner(&name, class, instance)?;
    vm.change_through(own, instance, None)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn descriptor_repr(own: Value, vm: &mut Vm) -> PyResult<String> {
    let (name, class) = parts(own, vm)?;
    let class = class.downcast::<Class>().map_or_else(|| "?".to_owned(), Class::name_text);
    let what = if own.is_kind(Kind::Member) { "member" } else { "attribute" };
    Ok(format!("<{what} '{name}' of '{class}' objects>"))
}

static GETSETS: &[GetSetDecl] = &[
    GetSetDecl {
        name: "__name__",
        get: |vm, own| {
            let (name, _) = parts(own, vm)?;
            Ok(Str::new(&name, vm)?.value())
        },
        set: None,
        doc: "",
    },
    GetSetDecl {
        name: "__qualname__",
        get: |vm, own| {
            let (name, class) = parts(own, vm)?;
            let class = class.downcast::<Class>().and_then(|c| c.qualified_name().downcast());
            let class: Option<Str> = class;
            let class = class.map_or_else(String::new, |c| c.to_string_lossy().into_owned());
            Ok(Str::new(&format!("{class}.{name}"), vm)?.value())
        },
        set: None,
        doc: "",
    },
    GetSetDecl { name: "__objclass__", get: |vm, own| Ok(parts(own, vm)?.1), set: None, doc: "" },
    GetSetDecl {
        name: "__doc__",
        get: |vm, own| match own.downcast::<GetSet>() {
            Some(getset) if !getset.decl().doc.is_empty() => {
                Ok(Str::new(getset.decl().doc, vm)?.value())
            }
            _ => Ok(Value::NONE),
        },
        set: None,
        doc: "",
    },
];

/// `getset_descriptor`'s declaration.
pub static GETSET: ClassDecl = ClassDecl {
    kind: Kind::GetSet,
    methods: &[&DESCRIPTOR_GET, &DESCRIPTOR_SET, &DESCRIPTOR_DELETE, &DESCRIPTOR_REPR],
    getsets: GETSETS,
    ..ClassDecl::new(ClassId::GetSet, "getset_descriptor")
};
/// `member_descriptor`'s declaration.
pub static MEMBER: ClassDecl = ClassDecl {
    kind: Kind::Member,
    methods: &[&DESCRIPTOR_GET, &DESCRIPTOR_SET, &DESCRIPTOR_DELETE, &DESCRIPTOR_REPR],
    getsets: GETSETS,
    ..ClassDecl::new(ClassId::Member, "member_descriptor")
};
