//! `_contextvars`: variables whose values belong to a context.
//!
//! A context is a dict from variables to values. The isolate keeps the current one
//! (`Root::Context`); `Context.run` puts another in its place. [`variable`] holds
//! the variables and their tokens, [`context`] the contexts.

mod context;
mod variable;

use taipan_macros::native;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::{Handle, PyResult, Value, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl =
    ModuleDecl { init, ..ModuleDecl::new("_contextvars", "Context Variables", &[&COPY_CONTEXT]) };

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    let class = vm.declared_class(&context::CONTEXT)?;
    module.add("Context", class.value(), vm)?;
    let class = vm.declared_class(&variable::VARIABLE)?;
    module.add("ContextVar", class.value(), vm)?;
    let class = vm.declared_class(&variable::TOKEN)?;
    let missing = variable::missing(vm)?;
    class.dict(vm).set_str(vm.intern("MISSING")?, missing, vm)?;
    module.add("Token", class.value(), vm)
}

#[native("copy_context()")]
fn copy_context(vm: &mut Vm) -> PyResult<Value> {
    let current = context::current(vm)?;
    context::copy_of(current, vm)
}
