//! Native functions as Python objects: `builtin_function_or_method`,
//! `method_descriptor` and their relatives, which differ in class only.

use crate::class_id::ClassId;
use crate::handle;
use crate::kind::Kind;
use crate::native::{Binding, NativeDecl, NativeEntry};
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// The memory of a native function.
#[repr(C)]
pub struct NativeObject {
    header: Header,
    decl: &'static NativeDecl,
    /// `__self__`: the bound object, the module, or unbound.
    receiver: Cell<Value>,
    /// The class that defines it (`__objclass__`), or unbound.
    owner: Cell<Value>,
}

handle! {
    /// A function written in Rust: bound to a receiver (which is then its first
    /// argument), or not.
    Native => NativeObject, Kind::Native
}

impl Native {
    /// A function of a module, or a static method: no receiver is passed.
    pub fn function(decl: &'static NativeDecl, module: Value, vm: &Vm) -> Native {
        Native::make(decl, ClassId::Native, module, Value::UNBOUND, vm)
    }

    /// A method as it stands in its class's namespace.
    pub fn method(decl: &'static NativeDecl, owner: Value, vm: &Vm) -> Native {
        let class = match decl.binding {
            Binding::Class => ClassId::ClassMethodDescriptor,
            Binding::Static => ClassId::Native,
            Binding::Method if decl.name.starts_with("__") && is_slot_name(decl.name) => {
                ClassId::WrapperDescriptor
            }
            Binding::Method => ClassId::MethodDescriptor,
        };
        Native::make(decl, class, Value::UNBOUND, owner, vm)
    }

    /// The method bound to an object (or a class, for class methods).
    pub fn bind(self, receiver: Value, vm: &Vm) -> Native {
        let wrapper = vm.is_exact(self.into(), ClassId::WrapperDescriptor);
        let class = if wrapper { ClassId::MethodWrapper } else { ClassId::Native };
        Native::make(self.decl(), class, receiver, self.owner(), vm)
    }

    fn make(
        decl: &'static NativeDecl,
        class: ClassId,
        receiver: Value,
        owner: Value,
        vm: &Vm,
    ) -> Native {
        Native(vm.place(Kind::Native, 1, class.shape(), |header| NativeObject {
            header,
            decl,
            receiver: Cell::new(receiver),
            owner: Cell::new(owner),
        }))
    }

    /// The entry, if one positional argument is all that it wants.
    pub(crate) fn unary_entry(self) -> Option<NativeEntry> {
        let decl = self.decl();
        let fits = decl.params.len() == 1 && decl.fits_exactly() && !decl.varargs;
        (fits && self.bound_receiver().is_none()).then_some(decl.entry)
    }

    /// How it was declared.
    #[inline(always)]
    pub fn decl(self) -> &'static NativeDecl {
        self.object().decl
    }

    /// What `__self__` is; unbound: nothing.
    pub fn receiver(self) -> Value {
        self.object().receiver.get()
    }

    /// The class that defines it; unbound: none.
    pub fn owner(self) -> Value {
        self.object().owner.get()
    }

    /// The receiver that is passed as first argument.
    #[inline(always)]
    pub fn bound_receiver(self) -> Option<Value> {
        if self.decl().binding == Binding::Static || self.object().owner.get().is_unbound() {
            return None;
        }
        self.object().receiver.get().bound()
    }
}

/// Is it the name of one of CPython's type slots (`slot wrapper` objects)?
pub(crate) fn is_slot_name(name: &str) -> bool {
    crate::special::Special::ALL.iter().any(|s| s.name() == name)
        && !matches!(
            name,
            "__new__"
                | "__format__"
                | "__dir__"
                | "__sizeof__"
                | "__reduce__"
                | "__reduce_ex__"
                | "__init_subclass__"
                | "__class_getitem__"
                | "__reversed__"
                | "__instancecheck__"
                | "__subclasscheck__"
                | "__prepare__"
                | "__round__"
                | "__trunc__"
                | "__floor__"
                | "__ceil__"
                | "__complex__"
                | "__bytes__"
                | "__length_hint__"
                | "__missing__"
                | "__enter__"
                | "__exit__"
                | "__mro_entries__"
                | "__set_name__"
                | "__fspath__"
        )
}

pub use crate::object::native_attributes::{
    CLASS_METHOD_DESCRIPTOR, METHOD_DESCRIPTOR, METHOD_WRAPPER, NATIVE, WRAPPER_DESCRIPTOR,
};
