//! `_collections`: [`deque`], [`defaultdict`](default_dict), the accessors of
//! named tuples, the counting of `Counter`. `OrderedDict` is a built-in class.

mod counting;
mod default_dict;
mod deque;
mod deque_methods;
mod tuple_getter;

use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::{ClassId, Handle, PyResult, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new(
        "_collections",
        "High performance data structures.\n- deque:        ordered collection accessible from \
         endpoints only\n- defaultdict:  dict subclass with a default value factory\n",
        &[&counting::COUNT_ELEMENTS],
    )
};

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    deque::add_classes(module, vm)?;
    default_dict::add_class(module, vm)?;
    module.add("OrderedDict", vm.class(ClassId::OrderedDict).value(), vm)?;
    tuple_getter::add_class(module, vm)
}
