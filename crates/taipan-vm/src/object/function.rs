//! Python functions.

use crate::class_id::ClassId;
use crate::handle;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::object::code::Code;
pub use crate::object::function_attributes::FUNCTION;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// The memory of a function.
#[repr(C)]
pub struct FunctionObject {
    header: Header,
    pub(crate) code: Cell<Value>,
    /// Tuple of cells.
    pub(crate) closure: Cell<Value>,
    /// Tuple of defaults, or `None`.
    pub(crate) defaults: Cell<Value>,
    /// Dict of keyword-only defaults, or `None`.
    pub(crate) keyword_defaults: Cell<Value>,
    pub(crate) name: Cell<Value>,
    pub(crate) qualified_name: Cell<Value>,
    pub(crate) module: Cell<Value>,
    pub(crate) doc: Cell<Value>,
    /// `__annotate__`, or unbound.
    pub(crate) annotate: Cell<Value>,
    /// `__annotations__` once computed, or unbound.
    pub(crate) annotations: Cell<Value>,
    pub(crate) type_params: Cell<Value>,
    /// `__dict__`, or unbound until asked for.
    pub(crate) dict: Cell<Value>,
}

handle! {
    /// A function written in Python.
    Function => FunctionObject, Kind::Function
}

impl Function {
    /// A function of this code.
    pub fn new(code: Code, closure: Tuple, module: Value, doc: Value, vm: &Vm) -> Function {
        let (name, qualified_name) = (code.name(), code.qualified_name());
        let field = Cell::new;
        Function(vm.place(Kind::Function, 0, ClassId::Function.shape(), |header| FunctionObject {
            header,
            code: field(code.value()),
            closure: field(closure.value()),
            defaults: field(Value::NONE),
            keyword_defaults: field(Value::NONE),
            name: field(name),
            qualified_name: field(qualified_name),
            module: field(module),
            doc: field(doc),
            annotate: field(Value::UNBOUND),
            annotations: field(Value::UNBOUND),
            type_params: field(Value::UNBOUND),
            dict: field(Value::UNBOUND),
        }))
    }

    /// Its code.
    #[inline(always)]
    pub fn code(self) -> Code {
        // SAFETY: the field always holds a code object.
        unsafe { Code::from_value(self.object().code.get()) }
    }

    /// The cells of its free variables.
    #[inline(always)]
    pub fn closure(self) -> Tuple {
        // SAFETY: the field always holds a tuple.
        unsafe { Tuple::from_value(self.object().closure.get()) }
    }

    /// `__defaults__`.
    #[inline(always)]
    pub fn defaults(self) -> Value {
        self.object().defaults.get()
    }

    /// `__kwdefaults__`.
    #[inline(always)]
    pub fn keyword_defaults(self) -> Value {
        self.object().keyword_defaults.get()
    }

    /// `__qualname__`.
    pub fn qualified_name(self) -> Value {
        self.object().qualified_name.get()
    }

    /// `__name__`.
    pub fn name(self) -> Value {
        self.object().name.get()
    }

    /// Sets a field of the object.
    pub(crate) fn set_field(
        self,
        field: fn(&FunctionObject) -> &Cell<Value>,
        value: Value,
        vm: &Vm,
    ) {
        vm.store(self.head(), field(self.object()), value);
    }
}

impl Function {
    /// `__dict__`, made when first asked for.
    pub(crate) fn dict(self, vm: &Vm) -> crate::object::dict::Dict {
        use crate::handle::Downcast;
        match self.object().dict.get().downcast() {
            Some(dict) => dict,
            None => {
                let dict = crate::object::dict::Dict::new(vm);
                vm.store(self.head(), &self.object().dict, dict.value());
                dict
            }
        }
    }
}
