//! What an isolate is born with: the built-in classes and the module `builtins`.

pub mod attributes;
pub mod bootstrap;
pub mod class_building;
pub mod evaluate;
pub mod files;
pub mod importing;
pub mod iteration;
pub mod numeric;
pub mod output;
pub mod text;

use crate::error::PyResult;
use crate::native::NativeDecl;
use crate::object::native_function::Native;
use crate::vm::Vm;
use taipan_heap::Value;

pub(crate) use bootstrap::fill_class;

/// The functions of `builtins`, by the file that declares them.
static FUNCTIONS: &[&[&NativeDecl]] = &[
    output::FUNCTIONS,
    class_building::FUNCTIONS,
    crate::object::generator::asynchronous::FUNCTIONS,
    evaluate::FUNCTIONS,
    attributes::FUNCTIONS,
    iteration::FUNCTIONS,
    numeric::FUNCTIONS,
    text::FUNCTIONS,
    files::FUNCTIONS,
    importing::FUNCTIONS,
];

/// Puts the functions into the namespace of `builtins`.
pub(crate) fn fill_builtins(vm: &Vm) -> PyResult<()> {
    let builtins = vm.builtins();
    for &function in FUNCTIONS.iter().copied().flatten() {
        let native = Native::function(function, Value::UNBOUND, vm);
        builtins.set_str(vm.intern(function.name)?, native.into(), vm)?;
    }
    Ok(())
}
