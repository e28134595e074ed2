//! The standard library: native modules, and (later) the embedded pure-Python
//! ones.
//!
//! [`MODULES`] is what the import system looks through; each entry is declared
//! in a file or folder of its module's name.

pub mod gc;
mod host_error;
pub mod importlib;
pub mod io;
pub mod math;
pub mod os;
pub mod random;
pub mod sys;
pub mod time;
pub mod typing;

use taipan_vm::object::module::ModuleDecl;

/// Every native module, by name.
pub static MODULES: &[&ModuleDecl] = &[
    &gc::MODULE,
    &importlib::MODULE,
    &io::MODULE,
    &math::MODULE,
    &os::MODULE,
    &os::PATH_MODULE,
    &random::MODULE,
    &sys::MODULE,
    &time::MODULE,
    &typing::MODULE,
];

/// The native module of this name.
pub fn find(name: &str) -> Option<&'static ModuleDecl> {
    MODULES.iter().copied().find(|module| module.name == name)
}
