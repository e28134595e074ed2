//! `__import__`.

use crate::error::PyResult;
use crate::handle::Downcast;
use crate::native::{NativeDecl, OrNone};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Import a module.
#[native("__import__(name, globals=None, locals=None, fromlist=(), level=0)")]
pub fn import(
    name: Value,
    globals: OrNone<Value>,
    locals: OrNone<Value>,
    fromlist: Option<Value>,
    level: i64,
    vm: &mut Vm,
) -> PyResult<Value> {
    let _ = locals;
    let Some(name) = name.downcast::<Str>() else {
        return Err(vm.type_error("module name must be a string"));
    };
    if level < 0 {
        return Err(vm.value_error("level must be >= 0"));
    }
    let globals = globals.0.and_then(|globals| globals.downcast::<Dict>());
    if level > 0 && globals.is_none() {
        return Err(vm.type_error("globals must be a dict"));
    }
    vm.import(name, globals, fromlist.unwrap_or(Value::NONE), level)
}

/// The functions of this file.
pub static FUNCTIONS: &[&NativeDecl] = &[&IMPORT];
