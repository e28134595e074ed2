//! Type aliases: the `type` statement (PEP 695).

use super::{GenericAlias, generic_alias::as_arguments};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};
use taipan_macros::native;

/// The memory of a type alias.
#[repr(C)]
pub struct TypeAliasObject {
    header: Header,
    name: Cell<Value>,
    type_params: Cell<Value>,
    /// The function that computes the value, or unbound.
    compute: Cell<Value>,
    /// Unbound until computed.
    value: Cell<Value>,
    module: Cell<Value>,
}

handle! {
    /// A type alias.
    TypeAlias => TypeAliasObject, Kind::TypeAlias
}

impl TypeAlias {
    pub(super) fn new(
        name: Value,
        type_params: Tuple,
        compute: Value,
        value: Value,
        vm: &Vm,
    ) -> TypeAlias {
        let module = vm.calling_module();
        TypeAlias(vm.place(Kind::TypeAlias, 0, ClassId::TypeAliasType.shape(), |header| {
            TypeAliasObject {
                header,
                name: Cell::new(name),
                type_params: Cell::new(type_params.value()),
                compute: Cell::new(compute),
                value: Cell::new(value),
                module: Cell::new(module),
            }
        }))
    }

    fn get(self, vm: &mut Vm) -> PyResult<Value> {
        let object = self.object();
        if let Some(value) = object.value.get().bound() {
            return Ok(value);
        }
        let value = vm.call(object.compute.get(), &[Value::int(1)])?;
        vm.store(self.head(), &object.value, value);
        Ok(value)
    }

    fn type_params(self) -> Value {
        self.object().type_params.get()
    }
}

fn alias_of(value: Value, vm: &Vm) -> PyResult<TypeAlias> {
    value.downcast().ok_or_else(|| {
        let got = vm.type_name(value);
        vm.type_error(format!("expected a type alias, not '{got}'"))
    })
}

/// Create a TypeAliasType.
#[native("__new__(cls, name, value, *, type_params=?)", static)]
pub fn type_alias_new(
    _class: Class,
    name: Str,
    value: Value,
    type_params: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let type_params = match type_params {
        None => vm.empty_tuple(),
        Some(value) => match value.downcast::<Tuple>() {
            Some(tuple) => tuple,
            None => return Err(vm.type_error("type_params must be a tuple")),
        },
    };
    Ok(TypeAlias::new(name.value(), type_params, Value::UNBOUND, value, vm).value())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn type_alias_repr(alias: Value, vm: &mut Vm) -> PyResult<Str> {
    let name = alias_of(alias, vm)?.object().name.get();
    vm.str(name)
}

/// Return self[key].
#[native("__getitem__(self, key, /)")]
pub fn type_alias_getitem(alias: Value, key: Value, vm: &mut Vm) -> PyResult<Value> {
    let params = alias_of(alias, vm)?.type_params().downcast::<Tuple>();
    if params.is_none_or(|p| p.is_empty()) {
        return Err(vm.type_error("Only generic type aliases are subscriptable"));
    }
    Ok(GenericAlias::new(alias, as_arguments(key, vm), vm).value())
}

/// Return self|value.
#[native("__or__(self, value, /)")]
pub fn type_alias_or(alias: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.make_union(alias, other)
}

/// Return value|self.
#[native("__ror__(self, value, /)")]
pub fn type_alias_ror(alias: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.make_union(other, alias)
}

/// The name, for pickle.
#[native("__reduce__(self, /)")]
pub fn type_alias_reduce(alias: Value, vm: &mut Vm) -> PyResult<Value> {
    Ok(alias_of(alias, vm)?.object().name.get())
}

const fn read(name: &'static str, get: fn(&mut Vm, Value) -> PyResult<Value>) -> GetSetDecl {
    GetSetDecl { name, get, set: None, doc: "" }
}

static GETSETS: &[GetSetDecl] = &[
    read("__name__", |vm, alias| Ok(alias_of(alias, vm)?.object().name.get())),
    read("__value__", |vm, alias| alias_of(alias, vm)?.get(vm)),
    read("__type_params__", |vm, alias| Ok(alias_of(alias, vm)?.type_params())),
    read("__parameters__", |vm, alias| Ok(alias_of(alias, vm)?.type_params())),
    read("__module__", |vm, alias| Ok(alias_of(alias, vm)?.object().module.get())),
    read("evaluate_value", |vm, alias| {
        Ok(alias_of(alias, vm)?.object().compute.get().bound().unwrap_or(Value::NONE))
    }),
];

/// `TypeAliasType`'s declaration.
pub static TYPE_ALIAS_TYPE: ClassDecl = ClassDecl {
    kind: Kind::TypeAlias,
    module: "typing",
    methods: &[
        &TYPE_ALIAS_NEW,
        &TYPE_ALIAS_REPR,
        &TYPE_ALIAS_GETITEM,
        &TYPE_ALIAS_OR,
        &TYPE_ALIAS_ROR,
        &TYPE_ALIAS_REDUCE,
    ],
    getsets: GETSETS,
    doc: "Type alias.",
    ..ClassDecl::new(ClassId::TypeAliasType, "TypeAliasType")
};
