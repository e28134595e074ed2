//! Calls with keyword arguments that are in dicts.

use taipan_vm::object::dict::Dict;
use taipan_vm::object::str::Str;
use taipan_vm::{Downcast, GcVec, PyResult, Value, Vm};

/// `callee(*args, **kwargs)`.
pub(crate) fn call_with_keywords(
    callee: Value,
    args: &[Value],
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let Some(kwargs) = kwargs.filter(|k| k.len(vm) > 0) else { return vm.call(callee, args) };
    let mut all = GcVec::from_slice(args, vm)?;
    let mut names = GcVec::new(vm);
    push_keywords(kwargs, &mut all, &mut names, vm)?;
    let names = names.into_tuple(vm)?;
    vm.call_with_names(callee, all.as_slice(), names)
}

/// Puts the values of `kwargs` behind `args`, and its keys behind `names`.
pub(crate) fn push_keywords(
    kwargs: Dict,
    args: &mut GcVec,
    names: &mut GcVec,
    vm: &Vm,
) -> PyResult<()> {
    let mut number = 0;
    while let Some((at, entry)) = kwargs.next_entry(number, vm) {
        number = at + 1;
        if entry.key.downcast::<Str>().is_none() {
            return Err(vm.type_error("keywords must be strings"));
        }
        names.push(entry.key, vm)?;
        args.push(entry.value, vm)?;
    }
    Ok(())
}
