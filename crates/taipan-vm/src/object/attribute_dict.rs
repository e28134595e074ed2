//! `__dict__` and `__weakref__` as attributes of instances.

use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::GetSetDecl;
use crate::object::dict::Dict;
use crate::vm::Vm;
use taipan_heap::Value;

/// `__dict__` of instances.
pub static DICT: GetSetDecl = GetSetDecl {
    name: "__dict__",
    get: instance_dict,
    set: Some(set_instance_dict),
    doc: "dictionary for instance variables",
};

/// `__weakref__` of instances.
pub static WEAKREF: GetSetDecl = GetSetDecl {
    name: "__weakref__",
    get: |vm, object| {
        let first = object.as_pointer().and_then(|object| vm.weak.get(object, 0));
        Ok(first.map_or(Value::NONE, Handle::value))
    },
    set: None,
    doc: "list of weak references to the object",
};

pub(crate) fn instance_dict(vm: &mut Vm, object: Value) -> PyResult<Value> {
    match vm.to_dictionary(object)? {
        Some(dict) => Ok(dict.value()),
        None => {
            let name = vm.intern("__dict__")?;
            Err(vm.no_attribute(object, name))
        }
    }
}

pub(crate) fn set_instance_dict(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let dict = match value {
        Some(value) => value.downcast::<Dict>().ok_or_else(|| {
            let got = vm.type_name(value);
            vm.type_error(format!("__dict__ must be set to a dictionary, not a '{got}'"))
        })?,
        None => Dict::new(vm),
    };
    if vm.set_dictionary(object, dict)? {
        return Ok(());
    }
    let name = vm.intern("__dict__")?;
    Err(vm.no_attribute(object, name))
}
