//! `_codecs`: the registry of encodings and error handlers, and the built-in
//! codecs as functions.
//!
//! Text to bytes and back is the machine's own for the encodings that programs
//! live with (`taipan_vm::protocol::codec`); nothing of this module is imported
//! for them. It comes in where an encoding or an error handler is not one of
//! those, and under the module `codecs`. What it adds is written in Python, since
//! nearly all of it is calls of functions that Python code registers.

use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::{PyResult, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl { init: fill, ..ModuleDecl::new("_codecs", "", &[]) };

fn fill(vm: &mut Vm, module: Module) -> PyResult<()> {
    let globals = module.dict(vm);
    vm.run_library(include_str!("registry.py"), "<_codecs>", globals)?;
    vm.run_library(include_str!("handlers.py"), "<_codecs>", globals)?;
    vm.run_library(include_str!("unicode.py"), "<_codecs>", globals)?;
    vm.run_library(include_str!("escapes.py"), "<_codecs>", globals)?;
    vm.run_library(include_str!("charmap.py"), "<_codecs>", globals)
}
