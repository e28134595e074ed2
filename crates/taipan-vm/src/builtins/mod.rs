//! What an isolate is born with: the built-in classes and the module `builtins`.

pub mod bootstrap;

pub(crate) use bootstrap::fill_class;
