//! `_importlib`: what the library's `importlib` asks of the machine: importing by a name
//! that the program computes, and where a module is.

use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::native::OrNone;
use taipan_vm::object::dict::Dict;
use taipan_vm::object::module::ModuleDecl;
use taipan_vm::object::str::Str;
use taipan_vm::{Handle, PyResult, Vm};

/// `_importlib`'s declaration.
pub static MODULE: ModuleDecl = ModuleDecl::new(
    "_importlib",
    "What importlib asks of the machine.",
    &[&IMPORT_MODULE, &INVALIDATE_CACHES, &FIND, &FIND_IN],
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

/// Where a module is, along a package's path if one is given: None, or its kind ("file",
/// "library", "native", "namespace"), origin, and the folders of a package.
#[native("find(name, path, /)")]
fn find(name: Str, path: OrNone<Value>, vm: &mut Vm) -> PyResult<Value> {
    let name = name.to_string_lossy().into_owned();
    vm.describe_found(&name, path.0)
}

/// As `find`, for the last part of a module's name in one folder.
#[native("find_in(folder, child, /)")]
fn find_in(folder: Str, child: Str, vm: &mut Vm) -> PyResult<Value> {
    let (folder, child) = (folder.to_string_lossy(), child.to_string_lossy());
    vm.describe_found_in(&folder, &child)
}

/// Call the invalidate_caches() method on all meta path finders.
#[native("invalidate_caches()")]
fn invalidate_caches(_vm: &Vm) -> PyResult<()> {
    Ok(())
}
