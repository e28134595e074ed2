//! Classes that native modules define, and their instances.
//!
//! The built-in classes are a fixed table; a native module makes its classes
//! when it is first imported, from a [`NativeClass`]. An instance has one field
//! that Python code cannot see, the *payload* (a [`RawBuffer`], a list, a tuple,
//! whatever the module keeps its state in), and attributes as instances of any
//! class have. Python code may derive from such classes.
//!
//! [`RawBuffer`]: crate::object::array::RawBuffer

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::native::NativeDecl;
use crate::object::class::{Class, NewClass, class_flags};
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
    payload: Cell<Value>,
}

/// Words in front of the attributes.
const OPAQUE_WORDS: u16 = 2;

handle! {
    /// An instance of a class that a native module defines.
    Opaque => OpaqueObject, Kind::Opaque
}

impl Opaque {
    /// An instance of `class`, which came from [`Vm::native_class`] or derives
    /// from such a class.
    pub fn new(class: Class, payload: Value, vm: &Vm) -> Opaque {
        let memory = vm.allocate_with_attributes(Kind::Opaque, 0, OPAQUE_WORDS as usize, class);
        let opaque = Opaque(memory.cast());
        opaque.object().payload.set(payload);
        opaque
    }

    /// What the module keeps in it.
    #[inline]
    pub fn payload(self, _vm: &Vm) -> Value {
        self.object().payload.get()
    }

    /// Replaces it.
    pub fn set_payload(self, payload: Value, vm: &mut Vm) {
        vm.store(self.head(), &self.object().payload, payload);
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
}

impl Vm {
    /// Makes the class, derived from `object`.
    pub fn native_class(&self, decl: &NativeClass) -> PyResult<Class> {
        let name = self.intern(decl.name)?;
        let layout = AttributeLayout { attributes_at: OPAQUE_WORDS, inline: 0, has_dict: true };
        let object = self.class(ClassId::Object).value();
        let dict = Dict::new(self);
        let new = NewClass {
            metaclass_shape: ClassId::Type.shape(),
            name,
            qualified_name: name.value(),
            flags: class_flags::FILLED
                | class_flags::SUBCLASSABLE
                | class_flags::HAS_DICT
                | class_flags::OWN_SLOTS,
            kind: Kind::Opaque,
            layout,
            decl: None,
            bases: Tuple::small([object], self).value(),
            dict,
        };
        let class = Class::allocate(&new, self);
        class.set_mro(Tuple::small([class.value(), object], self), self);
        class.set_root_shape(self.shapes.add_root(class, layout, &[]));
        for &method in decl.methods {
            let native = Native::method(method, class.value(), self);
            dict.set_str(self.intern(method.name)?, native.value(), self)?;
        }
        for (key, text) in [("__module__", decl.module), ("__doc__", decl.doc)] {
            let text = Str::new(text, self)?;
            dict.set_str(self.intern(key)?, text.value(), self)?;
        }
        Ok(class)
    }
}
