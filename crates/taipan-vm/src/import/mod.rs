//! Imports.

pub mod main_module;
pub mod startup;
pub mod stdlib_names;
