//! `list.sort`.
use super::List;
use crate::error::PyResult;
use crate::native::OrNone;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Sort the list in ascending order and return None.
///
/// The sort is in-place (i.e. the list itself is modified) and stable (i.e. the
/// order of two equal elements is maintained).
///
/// If a key function is given, apply it once to each list item and sort them,
/// ascending or descending, according to their function values.
///
/// The reverse flag can be set to sort in descending order.
#[native("sort(self, /, *, key=None, reverse=False)")]
pub(super) fn list_sort(list: List, key: OrNone<Value>, reverse: bool, vm: &mut Vm) -> PyResult<()> {
    let _ = (list, key, reverse);
    Err(vm.raise(crate::ClassId::NotImplementedError, "taipan does not support list.sort yet"))
}
