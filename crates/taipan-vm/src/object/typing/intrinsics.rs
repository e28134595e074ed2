//! What the instructions of type parameter syntax do.

use super::parameter::{Part, TypeParameter, variance};
use super::type_alias::TypeAlias;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::function::Function;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_bytecode::{Intrinsic1, Intrinsic2};
use taipan_heap::Value;

impl Vm {
    fn type_parameter(&self, id: ClassId, name: Value) -> PyResult<TypeParameter> {
        let Some(name) = name.downcast::<Str>() else {
            return Err(self.type_error("a type parameter's name is no string"));
        };
        Ok(TypeParameter::new(self.class(id), name, variance::INFERRED, self))
    }

    /// The type-related intrinsics of one operand.
    pub(crate) fn intrinsic1(&mut self, kind: Intrinsic1, value: Value) -> PyResult<Value> {
        match kind {
            Intrinsic1::TypeVar => Ok(self.type_parameter(ClassId::TypeVar, value)?.value()),
            Intrinsic1::ParamSpec => Ok(self.type_parameter(ClassId::ParamSpec, value)?.value()),
            Intrinsic1::TypeVarTuple => {
                Ok(self.type_parameter(ClassId::TypeVarTuple, value)?.value())
            }
            Intrinsic1::SubscriptGeneric => self.subscript_generic(value),
            Intrinsic1::TypeAlias => self.type_alias(value),
            _ => Err(self.unsupported("this intrinsic")),
        }
    }

    /// The type-related intrinsics of two operands.
    pub(crate) fn intrinsic2(&mut self, kind: Intrinsic2, a: Value, b: Value) -> PyResult<Value> {
        let lazy = |vm: &mut Vm, part: Part| {
            let parameter = vm.type_parameter(ClassId::TypeVar, a)?;
            parameter.set_compute(part, b, vm);
            Ok(parameter.value())
        };
        match kind {
            Intrinsic2::TypeVarWithBound => lazy(self, Part::Bound),
            Intrinsic2::TypeVarWithConstraints => lazy(self, Part::Constraints),
            Intrinsic2::SetTypeParamDefault => {
                if let Some(parameter) = a.downcast::<TypeParameter>() {
                    parameter.set_compute(Part::Default, b, self);
                }
                Ok(a)
            }
            Intrinsic2::SetFunctionTypeParams => {
                if let Some(function) = a.downcast::<Function>() {
                    function.set_field(|f| &f.type_params, b, self);
                }
                Ok(a)
            }
            _ => Err(self.unsupported("this intrinsic")),
        }
    }

    /// `Generic[*parameters]`.
    fn subscript_generic(&mut self, parameters: Value) -> PyResult<Value> {
        let generic = self.class(ClassId::Generic).value();
        let parameters = match parameters.downcast::<Tuple>() {
            Some(parameters) => parameters.value(),
            None => self.collect(parameters)?.into_tuple(self)?.value(),
        };
        let mut unpacked = crate::GcVec::new(self);
        for &parameter in parameters.downcast::<Tuple>().iter().flat_map(|t| t.items()) {
            if self.is_exact(parameter, ClassId::TypeVarTuple) {
                let unpack = self.from_typing("Unpack")?;
                let value = self.get_item(unpack, parameter)?;
                unpacked.push(value, self)?;
            } else {
                unpacked.push(parameter, self)?;
            }
        }
        let unpacked = unpacked.into_tuple(self)?;
        let alias = self.from_typing("_GenericAlias")?;
        self.call(alias, &[generic, unpacked.value()])
    }

    fn type_alias(&mut self, parts: Value) -> PyResult<Value> {
        let parts = parts.downcast::<Tuple>();
        let Some(&[name, parameters, compute]) = parts.as_ref().map(|p| p.items()) else {
            return Err(self.type_error("a type alias has three parts"));
        };
        let parameters = parameters.downcast::<Tuple>().unwrap_or(self.empty_tuple());
        Ok(TypeAlias::new(name, parameters, compute, Value::UNBOUND, self).value())
    }
}
