//! The standard library: native modules, and (later) the embedded pure-Python
//! ones.
//!
//! [`MODULES`] is what the import system looks through; each entry is declared
//! in a file or folder of its module's name.

pub mod abc;
pub mod binascii;
pub mod bisect;
mod calling;
pub mod codecs;
pub mod collections;
pub mod contextvars;
pub mod errno;
pub mod functools;
pub mod gc;
pub mod heapq;
mod host_error;
pub mod importlib;
mod instance;
pub mod io;
pub mod itertools;
pub mod json;
pub mod library;
pub mod math;
pub mod operator;
pub mod os;
pub mod random;
pub mod sre;
pub mod string;
pub mod structs;
pub mod sys;
pub mod thread;
pub mod time;
pub mod traceback;
pub mod types;
pub mod typing;
pub mod unicodedata;
pub mod weakref;

use taipan_vm::object::module::ModuleDecl;

/// Every native module, by name.
pub static MODULES: &[&ModuleDecl] = &[
    &abc::MODULE,
    &binascii::MODULE,
    &bisect::MODULE,
    &codecs::MODULE,
    &collections::MODULE,
    &contextvars::MODULE,
    &errno::MODULE,
    &functools::MODULE,
    &gc::MODULE,
    &heapq::MODULE,
    &importlib::MODULE,
    &io::MODULE,
    &itertools::MODULE,
    &json::MODULE,
    &math::MODULE,
    &operator::MODULE,
    &os::MODULE,
    &os::PATH_MODULE,
    &random::MODULE,
    &sre::MODULE,
    &string::MODULE,
    &structs::MODULE,
    &sys::MODULE,
    &thread::MODULE,
    &time::MODULE,
    &traceback::MODULE,
    &types::MODULE,
    &typing::MODULE,
    &unicodedata::MODULE,
    &weakref::MODULE,
];

/// The native module of this name.
pub fn find(name: &str) -> Option<&'static ModuleDecl> {
    MODULES.iter().copied().find(|module| module.name == name)
}
