//! `_types`: the names of the runtime's own classes.

use taipan_vm::object::class::Class;
use taipan_vm::object::dict::Dict;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::{ClassId, Downcast, Handle, PyResult, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl =
    ModuleDecl { init, ..ModuleDecl::new("_types", "Define names for built-in types.", &[]) };

const CLASSES: &[(&str, ClassId)] = &[
    ("AsyncGeneratorType", ClassId::AsyncGenerator),
    ("BuiltinFunctionType", ClassId::Native),
    ("BuiltinMethodType", ClassId::Native),
    ("CellType", ClassId::Cell),
    ("ClassMethodDescriptorType", ClassId::ClassMethodDescriptor),
    ("CodeType", ClassId::Code),
    ("CoroutineType", ClassId::Coroutine),
    ("EllipsisType", ClassId::EllipsisType),
    ("FrameType", ClassId::Frame),
    ("FunctionType", ClassId::Function),
    ("GeneratorType", ClassId::Generator),
    ("GenericAlias", ClassId::GenericAlias),
    ("GetSetDescriptorType", ClassId::GetSet),
    ("LambdaType", ClassId::Function),
    ("MappingProxyType", ClassId::MappingProxy),
    ("MemberDescriptorType", ClassId::Member),
    ("MethodDescriptorType", ClassId::MethodDescriptor),
    ("MethodType", ClassId::Method),
    ("MethodWrapperType", ClassId::MethodWrapper),
    ("ModuleType", ClassId::Module),
    ("NoneType", ClassId::NoneType),
    ("NotImplementedType", ClassId::NotImplementedType),
    ("TracebackType", ClassId::Traceback),
    ("UnionType", ClassId::Union),
    ("WrapperDescriptorType", ClassId::WrapperDescriptor),
];

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    for &(name, id) in CLASSES {
        module.add(name, vm.class(id).value(), vm)?;
    }
    let globals = Dict::new(vm);
    globals.set_str(vm.intern("__name__")?, vm.intern("types")?.value(), vm)?;
    vm.run_library(include_str!("namespace.py"), "<types>", globals)?;
    let name = vm.intern("SimpleNamespace")?;
    if let Some(class) = globals.get_str(name, vm) {
        if let Some(class) = class.downcast::<Class>() {
            class.set_prefix("types");
        }
        module.add("SimpleNamespace", class, vm)?;
    }
    Ok(())
}
