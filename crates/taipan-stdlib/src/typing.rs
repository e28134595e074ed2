//! `_typing`: what the module `typing` takes from the runtime.

use taipan_macros::native;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::{ClassId, Handle, PyResult, Value, Vm};

/// The argument itself.
#[native("_idfunc(x, /)")]
pub fn idfunc(value: Value, _vm: &Vm) -> PyResult<Value> {
    Ok(value)
}

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    let classes = [
        ("TypeVar", ClassId::TypeVar),
        ("ParamSpec", ClassId::ParamSpec),
        ("TypeVarTuple", ClassId::TypeVarTuple),
        ("ParamSpecArgs", ClassId::ParamSpecArgs),
        ("ParamSpecKwargs", ClassId::ParamSpecKwargs),
        ("TypeAliasType", ClassId::TypeAliasType),
        ("Generic", ClassId::Generic),
        ("Union", ClassId::Union),
    ];
    for (name, id) in classes {
        module.add(name, vm.class(id).value(), vm)?;
    }
    module.add("NoDefault", vm.no_default(), vm)
}

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new("_typing", "Primitives and accelerators for the typing module.", &[&IDFUNC])
};
