//! `_weakref`: weak references; the module `weakref` builds on it.

use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::object::weakref::FUNCTIONS;
use taipan_vm::{ClassId, Handle, PyResult, Vm};

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    let classes = [
        ("ref", ClassId::WeakRef),
        ("ReferenceType", ClassId::WeakRef),
        ("ProxyType", ClassId::WeakProxy),
        ("CallableProxyType", ClassId::WeakCallableProxy),
    ];
    for (name, id) in classes {
        module.add(name, vm.class(id).value(), vm)?;
    }
    Ok(())
}

/// The module's declaration.
pub static MODULE: ModuleDecl =
    ModuleDecl { init, ..ModuleDecl::new("_weakref", "Weak-reference support module.", FUNCTIONS) };
