//! What an isolate is born with: the built-in classes and the module `builtins`.

pub mod attributes;
pub mod bootstrap;
pub mod class_building;
pub mod evaluate;
pub mod files;
pub mod importing;
pub mod iteration;
mod leaving;
pub mod numeric;
mod on_demand;
pub mod output;
pub mod text;

use crate::native::NativeDecl;

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
