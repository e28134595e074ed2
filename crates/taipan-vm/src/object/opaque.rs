//! Classes that native modules define, and their instances.
//!
//! The built-in classes are a fixed table; a native module makes its classes
//! when it is first imported, from a [`NativeClass`]. An instance has a few fields
//! that Python code cannot see (a [`RawBuffer`], a list, integers, whatever the
//! module keeps its state in), and attributes as instances of any class have. It
//! knows its declaration, so that one comparison tells which class's methods may
//! touch it. Python code may derive from such classes.
//!
//! [`RawBuffer`]: crate::object::array::RawBuffer

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::native::NativeDecl;
use crate::object::class::{Class, GetSetDecl, NewClass, class_flags};
use crate::object::descriptor::GetSet;
use crate::object::dict::Dict;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::shape::AttributeLayout;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// The memory of an instance.
#[repr(C)]
pub struct OpaqueObject {
    header: Header,
    /// The address of the declaration, or 0. Not a value.
    decl: Cell<usize>,
    fields: [Cell<Value>; OPAQUE_FIELDS],
}

/// How many fields an instance has.
pub const OPAQUE_FIELDS: usize = 5;
/// Words in front of the attributes.
const OPAQUE_WORDS: u16 = 2 + OPAQUE_FIELDS as u16;

handle! {
    /// An instance of a class that a native module defines.
    Opaque => OpaqueObject, Kind::Opaque
}

impl Opaque {
    /// An instance of `class`, which came from [`Vm::native_class`] or derives
    /// from such a class.
    pub fn new(class: Class, payload: Value, vm: &Vm) -> Opaque {
        Opaque::allocate(class, 0, [payload], vm)
    }

    /// An instance of `class`, which is the class of this declaration or derives
    /// from it. The fields that are not given are unbound.
    pub fn of<const N: usize>(
        decl: &'static NativeClass,
        class: Class,
        fields: [Value; N],
        vm: &Vm,
    ) -> Opaque {
        Opaque::allocate(class, std::ptr::from_ref(decl) as usize, fields, vm)
    }

    fn allocate<const N: usize>(class: Class, decl: usize, fields: [Value; N], vm: &Vm) -> Opaque {
        const { assert!(N <= OPAQUE_FIELDS) };
        let memory = vm.allocate_with_attributes(Kind::Opaque, 1, OPAQUE_WORDS as usize, class);
        let opaque = Opaque(memory.cast());
        opaque.object().decl.set(decl);
        for field in &opaque.object().fields {
            field.set(Value::UNBOUND);
        }
        for (field, value) in opaque.object().fields.iter().zip(fields) {
            field.set(value);
        }
        opaque
    }

    /// Is it an instance of the class of this declaration?
    #[inline(always)]
    pub fn is(self, decl: &'static NativeClass) -> bool {
        self.object().decl.get() == std::ptr::from_ref(decl) as usize
    }

    /// What the module keeps in it, in a class of one field.
    #[inline]
    pub fn payload(self, vm: &Vm) -> Value {
        self.field::<0>(vm)
    }

    /// Replaces it.
    pub fn set_payload(self, payload: Value, vm: &mut Vm) {
        self.set_field::<0>(payload, vm);
    }

    /// A field.
    #[inline(always)]
    pub fn field<const N: usize>(self, _vm: &Vm) -> Value {
        self.object().fields[N].get()
    }

    /// Replaces it.
    #[inline(always)]
    pub fn set_field<const N: usize>(self, value: Value, vm: &mut Vm) {
        vm.store(self.head(), &self.object().fields[N], value);
    }
}

/// A class of a native module, as declared.
#[derive(Debug)]
pub struct NativeClass {
    /// `__name__`.
    pub name: &'static str,
    /// `__module__`.
    pub module: &'static str,
    /// `__doc__`.
    pub doc: &'static str,
    /// Methods, class and static methods, `__new__`.
    pub methods: &'static [&'static NativeDecl],
    /// Computed attributes.
    pub getters: &'static [GetSetDecl],
    /// May Python code derive from it?
    pub subclassable: bool,
    /// Have its instances a `__dict__`?
    pub has_dict: bool,
}

impl NativeClass {
    /// A class that Python code may derive from, whose instances have no
    /// `__dict__`.
    pub const fn new(
        name: &'static str,
        module: &'static str,
        doc: &'static str,
        methods: &'static [&'static NativeDecl],
    ) -> NativeClass {
        NativeClass {
            name,
            module,
            doc,
            methods,
            getters: &[],
            subclassable: true,
            has_dict: false,
        }
    }
}

impl Vm {
    /// Makes the class, derived from `object`.
    pub fn native_class(&self, decl: &'static NativeClass) -> PyResult<Class> {
        let name = self.intern(decl.name)?;
        let layout =
            AttributeLayout { attributes_at: OPAQUE_WORDS, inline: 0, has_dict: decl.has_dict };
        let object = self.class(ClassId::Object).value();
        let dict = Dict::new(self);
        let mut flags = class_flags::FILLED | class_flags::OWN_SLOTS;
        if decl.subclassable {
            flags |= class_flags::SUBCLASSABLE;
        }
        if decl.has_dict {
            flags |= class_flags::HAS_DICT;
        }
        let new = NewClass {
            metaclass_shape: ClassId::Type.shape(),
            name,
            qualified_name: name.value(),
            flags,
            kind: Kind::Opaque,
            layout,
            decl: None,
            bases: Tuple::small([object], self).value(),
            dict,
        };
        let class = Class::allocate(&new, self);
        // These are written in Python in CPython.
        if !matches!(decl.module, "random" | "os" | "abc") {
            class.set_prefix(decl.module);
        }
        class.set_mro(Tuple::small([class.value(), object], self), self);
        class.set_root_shape(self.shapes.add_root(class, layout, &[]));
        for &method in decl.methods {
            let native = Native::method(method, class.value(), self);
            dict.set_str(self.intern(method.name)?, native.value(), self)?;
        }
        if decl.has_dict {
            let getset = GetSet::new(&super::attribute_dict::DICT, class.value(), self);
            dict.set_str(self.intern("__dict__")?, getset.value(), self)?;
        }
        for getter in decl.getters {
            let descriptor = GetSet::new(getter, class.value(), self);
            dict.set_str(self.intern(getter.name)?, descriptor.value(), self)?;
        }
        for (key, text) in [("__module__", decl.module), ("__doc__", decl.doc)] {
            let text = Str::new(text, self)?;
            dict.set_str(self.intern(key)?, text.value(), self)?;
        }
        Ok(class)
    }
}
