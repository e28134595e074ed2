//! The embedding API of Taipan, a virtual machine for Python.
//!
//! An [`Isolate`] runs Python programs. It has its own heap, modules and limits,
//! and sees of the world what its [`Host`] grants; [`Denied`] grants nothing,
//! [`Process`] all that the process has.
//!
//! ```
//! use taipan::{Denied, Isolate, Settings};
//!
//! let mut isolate = Isolate::new(Settings::default(), Box::new(Denied));
//! let outcome = isolate.run_text("assert sum([1, 2, 3]) == 6", "<rules>");
//! # let _ = outcome;
//! ```

mod isolate;
mod process;
mod stack;

pub use isolate::{Denied, Exit, Isolate, Main, Settings};
pub use process::Process;
pub use taipan_heap::address_limit;
pub use taipan_vm::host::{FileKind, Host, HostFile, OpenMode, Stream};
pub use taipan_vm::interrupt::Interrupt;
pub use taipan_vm::observe::sampling::Profile;
