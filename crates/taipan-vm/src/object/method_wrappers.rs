//! `staticmethod` and `classmethod`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::Args;
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::dict::Dict;
use crate::object::property::is_abstract;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};
use taipan_macros::native;

/// Words in front of the attributes.
const WORDS: usize = 2;

macro_rules! wrapper {
    ($(#[$meta:meta])* $name:ident, $object:ident) => {
        /// The memory of the wrapper.
        #[repr(C)]
        pub struct $object {
            header: Header,
            callable: Cell<Value>,
            /// See [`crate::shape`].
            attributes: Cell<Value>,
        }

        handle! { $(#[$meta])* $name => $object, Kind::$name }

        impl $name {
            /// A wrapper of this callable.
            pub fn new(callable: Value, vm: &Vm) -> $name {
                let shape = ClassId::$name.shape();
                $name(vm.place(Kind::$name, 0, shape, |header| $object {
                    header,
                    callable: Cell::new(callable),
                    attributes: Cell::new(Value::UNBOUND),
                }))
            }

            fn allocate(class: Class, vm: &Vm) -> $name {
                let memory = vm.allocate_with_attributes(Kind::$name, 0, WORDS, class);
                let wrapper = $name(memory.cast());
                wrapper.object().callable.set(Value::NONE);
                wrapper
            }

            /// What it wraps.
            #[inline(always)]
            pub fn callable(self) -> Value {
                self.object().callable.get()
            }

            /// Changes what it wraps (`__init__`).
            fn set_callable(self, callable: Value, vm: &Vm) {
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

fn callable_of(value: Value, vm: &Vm) -> PyResult<Value> {
    if let Some(wrapper) = value.downcast::<StaticMethod>() {
        return Ok(wrapper.callable());
    }
    if let Some(wrapper) = value.downcast::<ClassMethod>() {
        return Ok(wrapper.callable());
    }
    let got = vm.type_name(value);
    Err(vm.type_error(format!("expected a staticmethod or classmethod, not '{got}'")))
}

/// Takes over name, module and docstring of what is wrapped.
fn copy_attributes(own: Value, callable: Value, vm: &mut Vm) -> PyResult<()> {
    for name in ["__module__", "__name__", "__qualname__", "__doc__"] {
        let name = vm.intern(name)?;
        if let Some(value) = vm.try_get_attr(callable, name)? {
            vm.set_own_attribute(own, name.value(), value)?;
        }
    }
    Ok(())
}

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub fn static_new(class: Class, _args: Args, _keywords: Option<Dict>, vm: &Vm) -> PyResult<Value> {
    Ok(StaticMethod::allocate(class, vm).value())
}

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub fn class_new(class: Class, _args: Args, _keywords: Option<Dict>, vm: &Vm) -> PyResult<Value> {
    Ok(ClassMethod::allocate(class, vm).value())
}

fn one_argument(name: &str, args: Args, keywords: Option<Dict>, vm: &Vm) -> PyResult<Value> {
    if keywords.is_some_and(|k| k.len(vm) > 0) {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    match args[..] {
        [callable] => Ok(callable),
        _ => {
            let count = args.len();
            Err(vm.type_error(format!("{name} expected 1 argument, got {count}")))
        }
    }
}

/// `__init__` was called on something else.
#[cold]
pub(crate) fn no_receiver(expected: &str, own: Value, vm: &Vm) -> crate::Raised {
    let got = vm.type_name(own);
    vm.type_error(format!(
        "descriptor '__init__' requires a '{expected}' object but received a '{got}'"
    ))
}

/// Initialize self.
#[native("__init__(self, /, *args, **kwargs)")]
pub fn static_init(own: Value, args: Args, keywords: Option<Dict>, vm: &mut Vm) -> PyResult<()> {
    let Some(wrapper) = own.downcast::<StaticMethod>() else {
        return Err(no_receiver("staticmethod", own, vm));
    };
    let callable = one_argument("staticmethod", args, keywords, vm)?;
    wrapper.set_callable(callable, vm);
    copy_attributes(own, callable, vm)
}

/// Initialize self.
#[native("__init__(self, /, *args, **kwargs)")]
pub fn class_init(own: Value, args: Args, keywords: Option<Dict>, vm: &mut Vm) -> PyResult<()> {
    let Some(wrapper) = own.downcast::<ClassMethod>() else {
        return Err(no_receiver("classmethod", own, vm));
    };
    let callable = one_argument("classmethod", args, keywords, vm)?;
    wrapper.set_callable(callable, vm);
    copy_attributes(own, callable, vm)
}

/// Return an attribute of instance, which is of type owner.
#[native("__get__(self, instance, owner=None, /)")]
pub fn static_get(own: Value, _instance: Value, _owner: Value, vm: &mut Vm) -> PyResult<Value> {
    callable_of(own, vm)
}

/// Return an attribute of instance, which is of type owner.
#[native("__get__(self, instance, owner=None, /)")]
pub fn class_get(own: Value, instance: Value, owner: Value, vm: &mut Vm) -> PyResult<Value> {
    let owner = if owner.is_none() { vm.class_of(instance).value() } else { owner };
    let callable = callable_of(own, vm)?;
    Ok(crate::object::method::Method::new(callable, owner, vm).value())
}

/// Call self as a function.
#[native("__call__(self, /, *args, **kwargs)")]
pub fn static_call(own: Value, args: Args, keywords: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    let callable = callable_of(own, vm)?;
    let args = Tuple::new(&args, vm)?;
    let keywords = keywords.map_or(Value::UNBOUND, Dict::value);
    vm.call_spread(callable, Value::UNBOUND, args.value(), keywords)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn wrapper_repr(own: Value, vm: &mut Vm) -> PyResult<String> {
    let callable = callable_of(own, vm)?;
    let text = vm.repr_text(callable)?;
    let name = if own.is_kind(Kind::StaticMethod) { "staticmethod" } else { "classmethod" };
    Ok(format!("<{name}({text})>"))
}

static GETSETS: &[GetSetDecl] = &[
    GetSetDecl { name: "__func__", get: |vm, own| callable_of(own, vm), set: None, doc: "" },
    GetSetDecl { name: "__wrapped__", get: |vm, own| callable_of(own, vm), set: None, doc: "" },
    GetSetDecl {
        name: "__isabstractmethod__",
        get: |vm, own| {
            let callable = callable_of(own, vm)?;
            Ok(Value::bool(is_abstract(callable, vm)?))
        },
        set: None,
        doc: "",
    },
    GetSetDecl {
        name: "__dict__",
        get: crate::object::attribute_dict::instance_dict,
        set: Some(crate::object::attribute_dict::set_instance_dict),
        doc: "",
    },
];

/// `staticmethod`'s declaration.
pub static STATIC_METHOD: ClassDecl = ClassDecl {
    kind: Kind::StaticMethod,
    subclassable: true,
    has_dict: true,
    fixed_words: WORDS as u16,
    methods: &[&STATIC_NEW, &STATIC_INIT, &STATIC_GET, &STATIC_CALL, &WRAPPER_REPR],
    getsets: GETSETS,
    doc: "Convert a function to be a static method.\n\nA static method does not receive an \
          implicit first argument.\nTo declare a static method, use this idiom:\n\n     class C:\n         \
          @staticmethod\n         def f(arg1, arg2, argN):\n             ...\n\nIt can be called either on \
          the class (e.g. C.f()) or on an instance\n(e.g. C().f()). Both the class and the instance \
          are ignored, and\nneither is passed implicitly as the first argument to the \
          method.\n\nStatic methods in Python are similar to those found in Java or C++.\nFor a more \
          advanced concept, see the classmethod builtin.",
    ..ClassDecl::new(ClassId::StaticMethod, "staticmethod")
};
/// `classmethod`'s declaration.
pub static CLASS_METHOD: ClassDecl = ClassDecl {
    kind: Kind::ClassMethod,
    subclassable: true,
    has_dict: true,
    fixed_words: WORDS as u16,
    methods: &[&CLASS_NEW, &CLASS_INIT, &CLASS_GET, &WRAPPER_REPR],
    getsets: GETSETS,
    doc: "Convert a function to be a class method.\n\nA class method receives the class as implicit \
          first argument,\njust like an instance method receives the instance.\nTo declare a class \
          method, use this idiom:\n\n  class C:\n      @classmethod\n      def f(cls, arg1, arg2, \
          argN):\n          ...\n\nIt can be called either on the class (e.g. C.f()) or on an \
          instance\n(e.g. C().f()).  The instance is ignored except for its class.\nIf a class \
          method is called for a derived class, the derived class\nobject is passed as the implied \
          first argument.\n\nClass methods are different than C++ or Java static methods.\nIf you \
          want those, see the staticmethod builtin.",
    ..ClassDecl::new(ClassId::ClassMethod, "classmethod")
};
