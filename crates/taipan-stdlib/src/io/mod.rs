//! `io`: files in memory. Files of the system are the machine's own; the rest of
//! the module is CPython's `_pyio`, imported when something of it is asked for.

use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::{ClassId, Handle, PyResult, Vm};

/// `io`'s declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init: fill,
    ..ModuleDecl::new("io", "The io module provides the Python interfaces to stream handling.", &[])
};

fn fill(vm: &mut Vm, module: Module) -> PyResult<()> {
    let open = vm.intern("open")?;
    if let Some(open) = vm.builtin_named(open) {
        module.add("open", open, vm)?;
    }
    for (name, class) in [("_text_file", ClassId::TextFile), ("_binary_file", ClassId::BinaryFile)]
    {
        let class = vm.class(class).value();
        module.add(name, class, vm)?;
    }
    vm.run_library(include_str!("io.py"), "<io>", module.dict(vm))
}
