//! `exit` and `quit`: what CPython's `site` adds to `builtins` for a prompt, and
//! many a script calls.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::opaque::{NativeClass, Opaque};
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// The only field of an instance is its name.
static QUITTER: NativeClass = NativeClass::new("Quitter", "_sitebuiltins", "", &[&REPR, &CALL]);

/// `exit` or `quit`.
pub(super) fn quitter(name: Str, vm: &Vm) -> PyResult<Value> {
    let class = vm.native_class(&QUITTER)?;
    Ok(Opaque::of(&QUITTER, class, [name.value()], vm).value())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn repr(this: Value, vm: &Vm) -> PyResult<String> {
    let name = this
        .downcast::<Opaque>()
        .filter(|this| this.is(&QUITTER))
        .and_then(|this| this.payload(vm).downcast::<Str>());
    let Some(name) = name else {
        let got = vm.type_name(this);
        return Err(vm.type_error(format!(
            "descriptor '__repr__' requires a 'Quitter' object but received a '{got}'"
        )));
    };
    let name = name.to_string_lossy();
    Ok(format!("Use {name}() or Ctrl-D (i.e. EOF) to exit"))
}

/// Call self as a function.
#[native("__call__(self, /, code=None)")]
fn call(_this: Value, code: Value, vm: &mut Vm) -> PyResult<Value> {
    let class = vm.class(ClassId::SystemExit).value();
    let exception = vm.call(class, &[code])?;
    Err(vm.raise_value(exception))
}
