//! `type`: the class of classes.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::native::Args;
use crate::object::class::{Class, ClassDecl};
use crate::object::class_creation::TYPE_NEW;
use crate::object::dict::Dict;
use crate::object::str::Str;
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
#[native("__prepare__(cls, *args, **kwargs)", class)]
pub fn type_prepare(
    _class: Value,
    _args: Args,
    _keywords: Option<Dict>,
    vm: &Vm,
) -> PyResult<Dict> {
    Ok(Dict::new(vm))
}

/// Initialize self.  See help(type(self)) for accurate signature.
#[native("__init__(self, *args, **kwargs)")]
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
        use crate::object::class::class_flags;
        if let Some(attribute) = meta.lookup(name, self)
            && self.is_data_descriptor(attribute)
        {
            return self.change_through(attribute, class.value(), value);
        }
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
        self.class_changed(class);
        Ok(())
    }

    /// Tells caches and special-method tables that `class` has changed: see
    /// [`crate::shape`].
    pub(crate) fn class_changed(&mut self, class: Class) {
        use crate::handle::Downcast;
        use crate::object::class::class_flags;
        use crate::object::list::List;
        class.forget_specials();
        let count = class.count_renumbering();
        if !self.shapes.renumber(class, count) {
            class.set_flags(class_flags::UNSTABLE);
        }
        class.set_root_shape(self.shapes.current(class.root_shape()));
        if let Some(list) = class.subclasses().downcast::<List>() {
            let mut i = 0;
            while let Some(subclass) = list.get(i, self).and_then(|v| v.downcast::<Class>()) {
                self.class_changed(subclass);
                i += 1;
            }
        }
    }
}

/// `type`'s declaration.
pub static TYPE: ClassDecl = ClassDecl {
    kind: Kind::Class,
    subclassable: true,
    methods: &[
        &TYPE_NEW,
        &TYPE_INIT,
        &TYPE_PREPARE,
        &TYPE_GETATTRIBUTE,
        &TYPE_SETATTR,
        &TYPE_DELATTR,
    ],
    ..ClassDecl::new(ClassId::Type, "type")
};
