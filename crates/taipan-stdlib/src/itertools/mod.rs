//! `itertools`: iterators that are made of others.
//!
//! Each is a native class whose state lies in the fields of its instances. An
//! iterator that runs Python code reads its state again afterwards: that code may
//! have advanced or exhausted it.

mod chain;
mod combine;
mod endless;
mod filter;
mod group;
mod permute;
mod slice;
mod tee;
mod zip;

use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::object::opaque::NativeClass;
use taipan_vm::{Handle, PyResult, Value, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new(
        "itertools",
        "Functional tools for creating and using iterators.",
        &[&tee::TEE],
    )
};

static CLASSES: &[&NativeClass] = &[
    &zip::ACCUMULATE,
    &slice::BATCHED,
    &chain::CHAIN,
    &combine::COMBINATIONS,
    &combine::COMBINATIONS_WITH_REPLACEMENT,
    &filter::COMPRESS,
    &endless::COUNT,
    &endless::CYCLE,
    &filter::DROPWHILE,
    &filter::FILTERFALSE,
    &group::GROUPBY,
    &group::GROUPER,
    &slice::ISLICE,
    &slice::PAIRWISE,
    &permute::PERMUTATIONS,
    &permute::PRODUCT,
    &endless::REPEAT,
    &zip::STARMAP,
    &filter::TAKEWHILE,
    &tee::TEE_CLASS,
    &zip::ZIP_LONGEST,
];

/// The field that is not used.
const NONE: Value = Value::UNBOUND;

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    for decl in CLASSES {
        module.add(decl.name, vm.native_class(decl)?.value(), vm)?;
    }
    Ok(())
}

/// An `__iter__` that returns the receiver.
macro_rules! own_iterator {
    ($class:ident) => {
        /// Implement iter(self).
        #[taipan_macros::native("__iter__(self, /)")]
        fn iter(this: $class, _vm: &taipan_vm::Vm) -> taipan_vm::PyResult<taipan_vm::Value> {
            Ok(this.value())
        }
    };
}
use own_iterator;
