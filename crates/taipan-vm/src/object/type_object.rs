//! `type`: the class of classes.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::native::Args;
use crate::object::class::{Class, ClassDecl};
use crate::object::class_creation::TYPE_NEW;
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Return getattr(self, name).
#[native("__getattribute__(self, name, /)")]
pub fn type_getattribute(class: Class, name: Str, vm: &mut Vm) -> PyResult<Value> {
    let name = vm.intern_str(name)?;
    let meta = vm.class_of(class.value());
    match vm.generic_get_attr(class.value(), meta, name)? {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(class.value(), name)),
    }
}

/// Implement setattr(self, name, value).
#[native("__setattr__(self, name, value, /)")]
pub fn type_setattr(class: Class, name: Str, value: Value, vm: &mut Vm) -> PyResult<()> {
    let name = vm.intern_str(name)?;
    let meta = vm.class_of(class.value());
    vm.change_class_attr(class, meta, name, Some(value))
}

/// Implement delattr(self, name).
#[native("__delattr__(self, name, /)")]
pub fn type_delattr(class: Class, name: Str, vm: &mut Vm) -> PyResult<()> {
    let name = vm.intern_str(name)?;
    let meta = vm.class_of(class.value());
    vm.change_class_attr(class, meta, name, None)
}

/// Create the namespace for the class statement
#[native("__prepare__(cls, /, *args, **kwargs)", class)]
pub fn type_prepare(
    _class: Value,
    _args: Args,
    _keywords: Option<Dict>,
    vm: &Vm,
) -> PyResult<Dict> {
    Ok(Dict::new(vm))
}

/// Initialize self.  See help(type(self)) for accurate signature.
#[native("__init__(self, /, *args, **kwargs)")]
pub fn type_init(_class: Value, args: Args, keywords: Option<Dict>, vm: &Vm) -> PyResult<()> {
    if keywords.is_some_and(|k| k.len(vm) > 0) && args.len() == 1 {
        return Err(vm.type_error("type.__init__() takes no keyword arguments"));
    }
    if args.len() != 1 && args.len() != 3 {
        return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(())
}

impl Vm {
    /// `type.__setattr__` and `__delattr__` (`value` is `None`).
    pub(crate) fn change_class_attr(
        &mut self,
        class: Class,
        meta: Class,
        name: Str,
        value: Option<Value>,
    ) -> PyResult<()> {
        if let Some(attribute) = meta.lookup(name, self)
            && self.is_data_descriptor(attribute)
        {
            return self.change_through(attribute, class.value(), value);
        }
        self.change_own_class_attr(class, name, value)
    }

    /// Sets or deletes (`value` is `None`) an attribute in a class's own
    /// namespace, whatever its metaclass says of the name.
    pub fn change_own_class_attr(
        &mut self,
        class: Class,
        name: Str,
        value: Option<Value>,
    ) -> PyResult<()> {
        use crate::object::class::class_flags;
        if !class.has(class_flags::MUTABLE) {
            let (name, class) = (name.to_string_lossy().into_owned(), class.name_text());
            return Err(self
                .type_error(format!("cannot set '{name}' attribute of immutable type '{class}'")));
        }
        match value {
            Some(value) => class.dict(self).set_str(name, value, self)?,
            None if class.dict(self).delete_str(name, self) => {}
            None => return Err(self.no_attribute(class.value(), name)),
        }
        self.class_attribute_changed(class, name);
        Ok(())
    }

    /// As [`Vm::class_changed`], for one attribute.
    fn class_attribute_changed(&mut self, class: Class, name: Str) {
        use crate::object::class::class_flags;
        let special = name.as_bytes().starts_with(b"__");
        self.class_changed_in(class, (!special).then_some(name));
        if name.as_bytes() == b"__del__" && class.special(Special::Del, self).is_some() {
            self.for_subclasses(class, &mut |class, _| class.set_flags(class_flags::HAS_DEL));
            self.register_instances(class);
        }
    }

    pub(crate) fn for_subclasses(&mut self, class: Class, visit: &mut dyn FnMut(Class, &mut Vm)) {
        visit(class, self);
        let mut i = 0;
        while let Some(subclass) = self.shapes.subclass(class, i) {
            self.for_subclasses(subclass, visit);
            i += 1;
        }
    }

    /// Tells caches and special-method tables that `class` has changed: see
    /// [`crate::shape`].
    pub(crate) fn class_changed(&mut self, class: Class) {
        self.class_changed_in(class, None);
    }

    /// As [`Vm::class_changed`]; `name`: only this attribute has, which is not a
    /// special one.
    fn class_changed_in(&mut self, class: Class, name: Option<Str>) {
        self.for_subclasses(class, &mut |class, vm| {
            if name.is_none() {
                class.forget_specials();
            }
            vm.shapes.forget(class, name);
        });
        self.lookups.clear();
        self.mro_cache.clear();
    }
}

/// Call self as a function.
#[native("__call__(self, /, *args, **kwargs)")]
pub fn type_call(class: Class, args: Args, keywords: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    match keywords {
        None => vm.instantiate(class, &args, None),
        Some(keywords) => {
            let (args, names) = vm.join_keywords(&args, keywords)?;
            vm.instantiate(class, args.as_slice(), Some(names))
        }
    }
}

impl Vm {
    /// Positional arguments and a dict of keyword arguments as a call takes
    /// them.
    pub(crate) fn join_keywords(
        &mut self,
        args: &[Value],
        keywords: Dict,
    ) -> PyResult<(GcVec, Tuple)> {
        let (mut all, mut names) = (GcVec::from_slice(args, self)?, GcVec::new(self));
        let mut number = 0;
        while let Some((at, entry)) = keywords.next_entry(number, self) {
            names.push(entry.key, self)?;
            all.push(entry.value, self)?;
            number = at + 1;
        }
        Ok((all, names.into_tuple(self)?))
    }
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn type_repr(class: Class, vm: &mut Vm) -> PyResult<String> {
    Ok(format!("<class '{}'>", class.full_name(vm)))
}

/// Return a type's method resolution order.
#[native("mro(self, /)")]
pub fn type_mro(class: Class, vm: &mut Vm) -> PyResult<List> {
    let mro = if class == vm.class(ClassId::Object) {
        class.mro()
    } else {
        vm.linearize(class, class.bases())?
    };
    List::from_slice(mro.items(), vm)
}

/// Return a list of immediate subclasses.
#[native("__subclasses__(self, /)")]
pub fn type_subclasses(class: Class, vm: &mut Vm) -> PyResult<List> {
    let list = List::new(vm);
    if let Some(decl) = class.decl() {
        for &id in ClassId::ALL {
            let hidden = matches!(id, ClassId::Object | ClassId::GlobalCell);
            if !hidden && id.decl().base == decl.id {
                list.push(vm.class(id).value(), vm)?;
            }
        }
    }
    let mut i = 0;
    while let Some(subclass) = vm.shapes.subclass(class, i) {
        list.push(subclass.value(), vm)?;
        i += 1;
    }
    Ok(list)
}

/// Check if an object is an instance.
#[native("__instancecheck__(self, instance, /)")]
pub fn type_instancecheck(class: Value, instance: Value, vm: &mut Vm) -> PyResult<bool> {
    vm.plain_is_instance(instance, class)
}

/// Check if a class is a subclass.
#[native("__subclasscheck__(self, subclass, /)")]
pub fn type_subclasscheck(class: Value, subclass: Value, vm: &mut Vm) -> PyResult<bool> {
    vm.plain_is_subclass(subclass, class)
}

/// Specialized __dir__ implementation for types.
#[native("__dir__(self, /)")]
pub fn type_dir(class: Class, vm: &mut Vm) -> PyResult<List> {
    let names = Dict::new(vm);
    vm.merge_class_names(class, names)?;
    vm.names_list(names)
}

/// Return self|value.
#[native("__or__(self, value, /)")]
pub fn type_or(class: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.make_union(class, other)
}

/// Return value|self.
#[native("__ror__(self, value, /)")]
pub fn type_ror(class: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.make_union(other, class)
}

/// `type`'s declaration.
pub static TYPE: ClassDecl = ClassDecl {
    kind: Kind::Class,
    subclassable: true,
    methods: &[
        &TYPE_NEW,
        &TYPE_INIT,
        &TYPE_CALL,
        &TYPE_PREPARE,
        &TYPE_GETATTRIBUTE,
        &TYPE_SETATTR,
        &TYPE_DELATTR,
        &TYPE_REPR,
        &TYPE_MRO,
        &TYPE_SUBCLASSES,
        &TYPE_INSTANCECHECK,
        &TYPE_SUBCLASSCHECK,
        &TYPE_DIR,
        &TYPE_OR,
        &TYPE_ROR,
    ],
    getsets: crate::object::class_attributes::GETSETS,
    doc: "type(object) -> the object's type\n\
          type(name, bases, dict, **kwds) -> a new type",
    ..ClassDecl::new(ClassId::Type, "type")
};
