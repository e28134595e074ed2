//! `gc`: asking for a collection. The collector cannot be switched off, so
//! `disable` only says so.

use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::{PyResult, Vm};

/// `gc`'s declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init: |vm, module| set_enabled(true, module, vm),
    ..ModuleDecl::new(
        "gc",
        "This module provides access to the garbage collector.",
        &[&COLLECT, &ENABLE, &DISABLE, &ISENABLED],
    )
};

/// Under this name the module keeps what `isenabled` says.
const ENABLED: &str = "_enabled";

fn set_enabled(enabled: bool, module: Module, vm: &mut Vm) -> PyResult<()> {
    module.add(ENABLED, Value::bool(enabled), vm)
}

fn own_module(vm: &mut Vm) -> PyResult<Option<Module>> {
    use taipan_vm::Downcast;
    let module = vm.import_module("gc")?;
    Ok(module.downcast())
}

/// Run the garbage collector.
#[native("collect(generation=2)")]
fn collect(generation: i64, vm: &mut Vm) -> PyResult<i64> {
    if !(0..=2).contains(&generation) {
        return Err(vm.value_error("invalid generation"));
    }
    vm.collect_for(&COLLECT);
    Ok(0)
}

/// Enable automatic garbage collection.
#[native("enable()")]
fn enable(vm: &mut Vm) -> PyResult<()> {
    match own_module(vm)? {
        Some(module) => set_enabled(true, module, vm),
        None => Ok(()),
    }
}

/// Disable automatic garbage collection.
#[native("disable()")]
fn disable(vm: &mut Vm) -> PyResult<()> {
    match own_module(vm)? {
        Some(module) => set_enabled(false, module, vm),
        None => Ok(()),
    }
}

/// Returns true if automatic garbage collection is enabled.
#[native("isenabled()")]
fn isenabled(vm: &mut Vm) -> PyResult<bool> {
    let Some(module) = own_module(vm)? else { return Ok(true) };
    let key = vm.intern(ENABLED)?;
    Ok(module.dict(vm).get_str(key, vm) != Some(Value::FALSE))
}
