//! `mappingproxy`: a mapping that can only be read. `vars(cls)` is one.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{ArgContext, FromArg, NativeDecl};
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::special::Special;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_bytecode::{BinaryOp, CompareOp};
use taipan_heap::{Header, Value};
use taipan_macros::native;

/// The memory of a proxy.
#[repr(C)]
pub(crate) struct MappingProxyObject {
    header: Header,
    mapping: Cell<Value>,
}

handle! {
    /// `mappingproxy`.
    MappingProxy => MappingProxyObject, Kind::MappingProxy
}

impl MappingProxy {
    /// A proxy of a mapping.
    pub fn new(mapping: Value, vm: &Vm) -> MappingProxy {
        let shape = ClassId::MappingProxy.shape();
        MappingProxy(vm.place(Kind::MappingProxy, 0, shape, |header| MappingProxyObject {
            header,
            mapping: Cell::new(mapping),
        }))
    }

    /// The mapping.
    pub fn mapping(self) -> Value {
        self.object().mapping.get()
    }
}

impl FromArg for MappingProxy {
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        value.downcast().ok_or_else(|| vm.bad_argument(value, ClassId::MappingProxy, context))
    }
}

/// The dict behind a proxy.
pub(crate) fn proxied_dict(value: Value) -> Option<Dict> {
    value.downcast::<MappingProxy>()?.mapping().downcast()
}

/// Create and return a new object.  See help(type) for accurate signature.
#[native("__new__(cls, mapping)", static)]
fn proxy_new(_class: Class, mapping: Value, vm: &Vm) -> PyResult<Value> {
    let class = vm.class_of(mapping);
    let plain_sequence = mapping.is_kind(Kind::List) || mapping.is_kind(Kind::Tuple);
    if class.special(Special::GetItem, vm).is_none() || plain_sequence {
        let name = class.name_text();
        return Err(vm.type_error(format!("mappingproxy() argument must be a mapping, not {name}")));
    }
    Ok(MappingProxy::new(mapping, vm).value())
}

/// Return len(self).
#[native("__len__(self, /)")]
fn proxy_len(proxy: MappingProxy, vm: &mut Vm) -> PyResult<usize> {
    vm.len(proxy.mapping())
}

/// Return self[key].
#[native("__getitem__(self, key, /)")]
fn proxy_getitem(proxy: MappingProxy, key: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.get_item(proxy.mapping(), key)
}

/// Return bool(key in self).
#[native("__contains__(self, key, /)")]
fn proxy_contains(proxy: MappingProxy, key: Value, vm: &mut Vm) -> PyResult<bool> {
    vm.contains(proxy.mapping(), key)
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn proxy_iter(proxy: MappingProxy, vm: &mut Vm) -> PyResult<Value> {
    vm.iter(proxy.mapping())
}

/// D.__reversed__() -> reverse iterator
#[native("__reversed__(self, /)")]
fn proxy_reversed(proxy: MappingProxy, vm: &mut Vm) -> PyResult<Value> {
    vm.call_method(proxy.mapping(), "__reversed__", &[])
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn proxy_repr(proxy: MappingProxy, vm: &mut Vm) -> PyResult<Str> {
    let mut text = b"mappingproxy(".to_vec();
    text.extend_from_slice(vm.repr(proxy.mapping())?.as_bytes());
    text.push(b')');
    Str::from_wtf8(&text, vm)
}

/// Return str(self).
#[native("__str__(self, /)")]
fn proxy_str(proxy: MappingProxy, vm: &mut Vm) -> PyResult<Str> {
    vm.str(proxy.mapping())
}

/// Return hash(self).
#[native("__hash__(self, /)")]
fn proxy_hash(proxy: MappingProxy, vm: &mut Vm) -> PyResult<i64> {
    vm.hash(proxy.mapping())
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
fn proxy_eq(proxy: MappingProxy, value: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.rich_compare(CompareOp::Eq, proxy.mapping(), value)
}

/// Return self!=value.
#[native("__ne__(self, value, /)")]
fn proxy_ne(proxy: MappingProxy, value: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.rich_compare(CompareOp::Ne, proxy.mapping(), value)
}

/// Return self|value.
#[native("__or__(self, value, /)")]
fn proxy_or(proxy: MappingProxy, value: Value, vm: &mut Vm) -> PyResult<Value> {
    let other = value.downcast::<MappingProxy>().map_or(value, MappingProxy::mapping);
    vm.binary(BinaryOp::Or, proxy.mapping(), other)
}

/// Return value|self.
#[native("__ror__(self, value, /)")]
fn proxy_ror(proxy: MappingProxy, value: Value, vm: &mut Vm) -> PyResult<Value> {
    let other = value.downcast::<MappingProxy>().map_or(value, MappingProxy::mapping);
    vm.binary(BinaryOp::Or, other, proxy.mapping())
}

/// Return self|=value.
#[native("__ior__(self, value, /)")]
fn proxy_ior(_proxy: MappingProxy, _value: Value, vm: &Vm) -> PyResult<Value> {
    Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
}

/// Return the value for key if key is in the mapping, else default.
#[native("get(self, key, default=None, /)")]
fn proxy_get(proxy: MappingProxy, key: Value, default: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.call_method(proxy.mapping(), "get", &[key, default])
}

/// a set-like object providing a view on D's keys
#[native("keys(self, /)")]
fn proxy_keys(proxy: MappingProxy, vm: &mut Vm) -> PyResult<Value> {
    vm.call_method(proxy.mapping(), "keys", &[])
}

/// an object providing a view on D's values
#[native("values(self, /)")]
fn proxy_values(proxy: MappingProxy, vm: &mut Vm) -> PyResult<Value> {
    vm.call_method(proxy.mapping(), "values", &[])
}

/// a set-like object providing a view on D's items
#[native("items(self, /)")]
fn proxy_items(proxy: MappingProxy, vm: &mut Vm) -> PyResult<Value> {
    vm.call_method(proxy.mapping(), "items", &[])
}

/// a shallow copy of D
#[native("copy(self, /)")]
fn proxy_copy(proxy: MappingProxy, vm: &mut Vm) -> PyResult<Value> {
    vm.call_method(proxy.mapping(), "copy", &[])
}

pub(super) const METHODS: &[&NativeDecl] = &[
    &PROXY_NEW,
    &PROXY_LEN,
    &PROXY_GETITEM,
    &PROXY_CONTAINS,
    &PROXY_ITER,
    &PROXY_REVERSED,
    &PROXY_REPR,
    &PROXY_STR,
    &PROXY_HASH,
    &PROXY_EQ,
    &PROXY_NE,
    &PROXY_OR,
    &PROXY_ROR,
    &PROXY_IOR,
    &PROXY_GET,
    &PROXY_KEYS,
    &PROXY_VALUES,
    &PROXY_ITEMS,
    &PROXY_COPY,
];
