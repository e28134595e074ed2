//! Type parameters: `TypeVar`, `ParamSpec` and `TypeVarTuple` have one layout.
//!
//! Bounds, constraints and defaults that were written in type parameter syntax
//! (PEP 695, 696) are functions until they are asked for.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::Class;
use crate::object::str::Str;
use crate::vm::{Root, Vm};
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// A value that may have to be computed first.
#[repr(C)]
pub struct Lazy {
    /// Unbound: not computed yet, or there is none.
    value: Cell<Value>,
    /// The function that computes it, or unbound.
    compute: Cell<Value>,
}

/// The memory of a type parameter.
#[repr(C)]
pub struct TypeParameterObject {
    header: Header,
    name: Cell<Value>,
    module: Cell<Value>,
    /// A small integer of [`variance`] bits.
    variance: Cell<Value>,
    bound: Lazy,
    constraints: Lazy,
    default: Lazy,
}

/// Bits that say how a type variable varies.
pub(super) mod variance {
    /// `covariant=True`.
    pub(crate) const COVARIANT: i64 = 1;
    /// `contravariant=True`.
    pub(crate) const CONTRAVARIANT: i64 = 2;
    /// `infer_variance=True`, or written in type parameter syntax.
    pub(crate) const INFERRED: i64 = 4;
}

pub(super) const WORDS: usize = 10;

handle! {
    /// A type parameter.
    TypeParameter => TypeParameterObject, Kind::TypeVar
}

/// Which of the lazily computed values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Bound,
    Constraints,
    Default,
}

impl TypeParameter {
    /// A type parameter without bound, constraints or default.
    pub(super) fn new(class: Class, name: Str, variance: i64, vm: &Vm) -> TypeParameter {
        let memory = vm.allocate_with_attributes(Kind::TypeVar, 0, WORDS, class);
        let parameter = TypeParameter(memory.cast());
        let object = parameter.object();
        object.name.set(name.value());
        object.module.set(vm.calling_module());
        object.variance.set(Value::int(variance));
        for lazy in [&object.bound, &object.constraints, &object.default] {
            lazy.value.set(Value::UNBOUND);
            lazy.compute.set(Value::UNBOUND);
        }
        parameter
    }

    /// `__name__`.
    pub fn name(self) -> Str {
        // SAFETY: the field always holds a string.
        unsafe { Str::from_value(self.object().name.get()) }
    }

    pub(super) fn module(self) -> Value {
        self.object().module.get()
    }

    pub(super) fn varies(self, bits: i64) -> bool {
        self.object().variance.get().as_int().is_some_and(|v| v & bits != 0)
    }

    fn lazy(&self, part: Part) -> &Lazy {
        match part {
            Part::Bound => &self.object().bound,
            Part::Constraints => &self.object().constraints,
            Part::Default => &self.object().default,
        }
    }

    pub(super) fn has(self, part: Part) -> bool {
        let lazy = self.lazy(part);
        !lazy.value.get().is_unbound() || !lazy.compute.get().is_unbound()
    }

    pub(super) fn set(self, part: Part, value: Value, vm: &Vm) {
        vm.store(self.head(), &self.lazy(part).value, value);
    }

    pub(super) fn set_compute(self, part: Part, function: Value, vm: &Vm) {
        vm.store(self.head(), &self.lazy(part).compute, function);
    }

    /// The function that computes it, or `None`.
    pub(super) fn evaluator(self, part: Part) -> Value {
        self.lazy(part).compute.get().bound().unwrap_or(Value::NONE)
    }

    /// The value, computed if need be; `None` if there is none.
    pub(super) fn get(self, part: Part, vm: &mut Vm) -> PyResult<Option<Value>> {
        if let Some(value) = self.lazy(part).value.get().bound() {
            return Ok(Some(value));
        }
        let Some(compute) = self.lazy(part).compute.get().bound() else { return Ok(None) };
        let value = vm.call(compute, &[Value::int(1)])?;
        self.set(part, value, vm);
        Ok(Some(value))
    }
}

impl Vm {
    /// `__name__` of the module whose code is running, or `None`.
    pub(super) fn calling_module(&self) -> Value {
        let globals = self.stacks.frames().last().map(|f| f.code.globals());
        let name = self.intern("__name__").ok();
        name.and_then(|name| globals?.get_str(name, self)).unwrap_or(Value::NONE)
    }

    /// `typing.NoDefault`.
    pub fn no_default(&self) -> Value {
        if let Some(known) = self.root(Root::NoDefault).bound() {
            return known;
        }
        let value = self.allocate_instance(self.class(ClassId::NoDefaultType));
        self.set_root(Root::NoDefault, value);
        value
    }

    /// A function or class of the module `typing`, which is imported if need be.
    pub(super) fn from_typing(&mut self, name: &str) -> PyResult<Value> {
        let key = self.intern("typing")?;
        let module = match self.modules().get_str(key, self) {
            Some(module) => module,
            None => {
                let import = self.intern("__import__")?;
                let Some(import) = self.builtin_named(import) else {
                    return Err(self.unsupported("this use of typing without import"));
                };
                self.call(import, &[key.value()])?
            }
        };
        let name = self.intern(name)?;
        self.get_attr(module, name)
    }
}

/// The receiver of a method of a type parameter.
pub(super) fn parameter_of(value: Value, vm: &Vm) -> PyResult<TypeParameter> {
    value.downcast().ok_or_else(|| {
        let got = vm.type_name(value);
        vm.type_error(format!("expected a type parameter, not '{got}'"))
    })
}
