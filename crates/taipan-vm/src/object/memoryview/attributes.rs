//! What a view says of its memory.

use super::MemoryView;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::GetSetDecl;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_heap::Value;

/// The view, which must not be released.
fn open(vm: &Vm, value: Value) -> PyResult<MemoryView> {
    let view = value.downcast::<MemoryView>();
    let view = view.ok_or_else(|| vm.type_error("a memoryview is needed"))?;
    view.check(vm)?;
    Ok(view)
}

fn one(number: i64, vm: &Vm) -> Value {
    Tuple::small([vm.int(number)], vm).value()
}

macro_rules! attributes {
    ($($name:literal $doc:literal |$view:ident, $vm:ident| $value:expr;)*) => {
        /// The attributes of views.
        pub(super) static GETSETS: &[GetSetDecl] = &[$(
            GetSetDecl {
                name: $name,
                get: |$vm, value| {
                    let $view = open($vm, value)?;
                    Ok($value)
                },
                set: None,
                doc: $doc,
            },
        )*];
    };
}

attributes! {
    "obj" "The underlying object of the memoryview."
        |view, vm| { let _ = vm; view.object().object.get() };
    "nbytes" "The amount of space in bytes that the array would use in a contiguous representation."
        |view, vm| vm.int((view.object().len * view.object().format.size()) as i64);
    "readonly" "A bool indicating whether the memory is read only."
        |view, vm| { let _ = vm; Value::bool(view.object().read_only) };
    "itemsize" "The size in bytes of each element of the memoryview."
        |view, vm| vm.int(view.object().format.size() as i64);
    "format" "A string containing the format (in struct module style) for each element in the view."
        |view, vm| Str::new(&view.object().format.text(), vm)?.value();
    "ndim" "An integer indicating how many dimensions of a multi-dimensional array the memory represents."
        |view, vm| { let _ = view; vm.int(1) };
    "shape" "A tuple of ndim integers giving the shape of the memory as an N-dimensional array."
        |view, vm| one(view.object().len as i64, vm);
    "strides" "A tuple of ndim integers giving the size in bytes to access each element for each dimension of the array."
        |view, vm| one(view.object().stride as i64, vm);
    "suboffsets" "A tuple of integers used internally for PIL-style arrays."
        |view, vm| { let _ = view; vm.empty_tuple().value() };
    "c_contiguous" "A bool indicating whether the memory is C contiguous."
        |view, vm| { let _ = vm; Value::bool(view.is_contiguous()) };
    "f_contiguous" "A bool indicating whether the memory is Fortran contiguous."
        |view, vm| { let _ = vm; Value::bool(view.is_contiguous()) };
    "contiguous" "A bool indicating whether the memory is contiguous."
        |view, vm| { let _ = vm; Value::bool(view.is_contiguous()) };
}
