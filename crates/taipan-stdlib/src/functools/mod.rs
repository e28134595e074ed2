//! `_functools`: `reduce`, `cmp_to_key`, [`partial`], [`cache`].

mod cache;
mod partial;
mod sorting;

use taipan_macros::native;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::{PyResult, Value, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new(
        "_functools",
        "Tools that operate on functions.",
        &[&REDUCE, &sorting::CMP_TO_KEY],
    )
};

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    sorting::add_class(module, vm)?;
    cache::add_class(module, vm)?;
    partial::add_classes(module, vm)
}

/// The class of this name in the module.
fn own(name: &str, vm: &mut Vm) -> PyResult<Value> {
    let module = vm.import_module("_functools")?;
    let name = vm.intern(name)?;
    vm.get_attr(module, name)
}

/// Apply a function of two arguments cumulatively to the items of an iterable, from left to right.
///
/// This effectively reduces the iterable to a single value.  If initial is present,
/// it is placed before the items of the iterable in the calculation, and serves as
/// a default when the iterable is empty.
///
/// For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5])
/// calculates ((((1 + 2) + 3) + 4) + 5).
#[native("reduce(function, iterable, /, initial=?)")]
fn reduce(
    function: Value,
    iterable: Value,
    initial: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let iterator = match vm.iter(iterable) {
        Ok(iterator) => iterator,
        Err(raised) => {
            vm.catch(raised, taipan_vm::ClassId::TypeError)?;
            return Err(vm.type_error("reduce() arg 2 must support iteration"));
        }
    };
    let mut total = initial;
    while let Some(item) = vm.next(iterator)? {
        total = Some(match total {
            None => item,
            Some(total) => vm.call(function, &[total, item])?,
        });
        vm.poll()?;
    }
    total.ok_or_else(|| vm.type_error("reduce() of empty iterable with no initial value"))
}
