//! `importlib`: importing by a name that the program computes.

use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::native::OrNone;
use taipan_vm::object::dict::Dict;
use taipan_vm::object::module::ModuleDecl;
use taipan_vm::object::str::Str;
use taipan_vm::{Handle, PyResult, Vm};

/// `importlib`'s declaration.
pub static MODULE: ModuleDecl = ModuleDecl::new(
    "importlib",
    "A pure Python implementation of import.",
    &[&IMPORT_MODULE, &INVALIDATE_CACHES],
);

/// Import a module.
#[native("import_module(name, package=None)")]
fn import_module(name: Str, package: OrNone<Str>, vm: &mut Vm) -> PyResult<Value> {
    let text = name.to_string_lossy().into_owned();
    let rest = text.trim_start_matches('.');
    let level = text.len() - rest.len();
    if level == 0 {
        return vm.import_module(&text);
    }
    let Some(package) = package.0 else {
        return Err(vm.type_error(format!(
            "the 'package' argument is required to perform a relative import for '{text}'"
        )));
    };
    let globals = Dict::new(vm);
    globals.set_str(vm.intern("__package__")?, package.value(), vm)?;
    // With a name to take from it, the module itself is what is returned.
    let rest = Str::new(rest, vm)?;
    let absent = taipan_vm::object::tuple::Tuple::new(&[vm.intern("__name__")?.value()], vm)?;
    vm.import(rest, Some(globals), absent.value(), level as i64)
}

/// Call the invalidate_caches() method on all meta path finders.
#[native("invalidate_caches()")]
fn invalidate_caches(_vm: &Vm) -> PyResult<()> {
    Ok(())
}
