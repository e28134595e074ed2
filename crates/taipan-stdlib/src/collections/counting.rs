//! `_count_elements`, which `Counter` counts with.

use taipan_bytecode::BinaryOp;
use taipan_macros::native;
use taipan_vm::object::dict::Dict;
use taipan_vm::{ClassId, Downcast, PyResult, Value, Vm};

/// Is the attribute of this class that of `dict`?
fn inherits(mapping: Value, name: &str, vm: &Vm) -> PyResult<bool> {
    let name = vm.intern(name)?;
    let own = vm.class_of(mapping).lookup(name, vm);
    let of_dict = vm.class(ClassId::Dict).lookup(name, vm);
    Ok(own == of_dict)
}

/// Count elements in the iterable, updating the mapping
#[native("_count_elements(mapping, iterable, /)")]
pub(super) fn count_elements(mapping: Value, iterable: Value, vm: &mut Vm) -> PyResult<()> {
    let iterator = vm.iter(iterable)?;
    let one = Value::int(1);
    if let Some(dict) = mapping.downcast::<Dict>()
        && inherits(mapping, "get", vm)?
        && inherits(mapping, "__setitem__", vm)?
    {
        while let Some(item) = vm.next(iterator)? {
            let count = match dict.get(item, vm)? {
                None => one,
                Some(count) => vm.binary(BinaryOp::Add, count, one)?,
            };
            dict.set(item, count, vm)?;
            vm.poll()?;
        }
        return Ok(());
    }
    let name = vm.intern("get")?;
    let get = vm.get_attr(mapping, name)?;
    while let Some(item) = vm.next(iterator)? {
        let count = vm.call(get, &[item, Value::int(0)])?;
        let count = vm.binary(BinaryOp::Add, count, one)?;
        vm.set_item(mapping, item, count)?;
        vm.poll()?;
    }
    Ok(())
}
