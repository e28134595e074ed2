//! `memoryview`: a window on the bytes of another object.
//!
//! A view knows the object, and where in its bytes the elements are: an offset, a
//! number of elements and the distance from one to the next. It never holds an
//! address, so whatever becomes of the object, a view reads what is there or
//! nothing. As long as a view is on a bytearray, this cannot change its length; a
//! view that is reachable no more lets go when it is collected, which a bytearray
//! asks for before it refuses. Views have one dimension.

mod attributes;
mod element;
mod methods;

use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{ArgContext, FromArg, IntoResult};
use crate::object::bytes::{ByteArray, Octets};
use crate::object::class::ClassDecl;
use crate::vm::Vm;
use element::Format;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// The memory of a view.
#[repr(C)]
pub struct MemoryViewObject {
    header: Header,
    /// Where the first element begins.
    offset: usize,
    /// How many elements there are.
    len: usize,
    /// From the beginning of one element to that of the next.
    stride: isize,
    format: Format,
    read_only: bool,
    released: Cell<bool>,
    padding: [u8; 4],
    /// A `bytes` or a `bytearray`.
    object: Cell<Value>,
}

handle! {
    /// A view of the bytes of an object.
    MemoryView => MemoryViewObject, Kind::MemoryView
}

/// Which bytes a view shows, and as what.
#[derive(Clone, Copy)]
struct Window {
    offset: usize,
    len: usize,
    stride: isize,
    format: Format,
    read_only: bool,
}

impl MemoryView {
    fn new(object: Value, window: Window, vm: &Vm) -> MemoryView {
        let view =
            MemoryView(vm.place(Kind::MemoryView, 4, ClassId::MemoryView.shape(), |header| {
                MemoryViewObject {
                    header,
                    offset: window.offset,
                    len: window.len,
                    stride: window.stride,
                    format: window.format,
                    read_only: window.read_only,
                    released: Cell::new(false),
                    padding: [0; 4],
                    object: Cell::new(object),
                }
            }));
        if let Some(array) = object.downcast::<ByteArray>() {
            array.export();
            vm.heap.register_finalizer(view.head());
        }
        view
    }

    /// A view of all bytes of a bytes-like object.
    fn of(value: Value, vm: &mut Vm) -> PyResult<MemoryView> {
        if let Some(view) = value.downcast::<MemoryView>() {
            view.check(vm)?;
            return Ok(MemoryView::new(view.object().object.get(), view.window(), vm));
        }
        let Some(octets) = Octets::of(value) else {
            let name = vm.type_name(value);
            return Err(
                vm.type_error(format!("memoryview: a bytes-like object is required, not '{name}'"))
            );
        };
        let window = Window {
            offset: 0,
            len: octets.as_slice(vm).len(),
            stride: 1,
            format: Format::BYTE,
            read_only: !octets.is_array(),
        };
        Ok(MemoryView::new(value, window, vm))
    }

    fn window(self) -> Window {
        let object = self.object();
        Window {
            offset: object.offset,
            len: object.len,
            stride: object.stride,
            format: object.format,
            read_only: object.read_only,
        }
    }

    fn is_released(self) -> bool {
        self.object().released.get()
    }

    fn check(self, vm: &Vm) -> PyResult<()> {
        if self.is_released() { Err(released(vm)) } else { Ok(()) }
    }

    fn is_contiguous(self) -> bool {
        let object = self.object();
        object.len < 2 || object.stride == object.format.size() as isize
    }

    /// Lets go of the object.
    pub(crate) fn release(self) {
        if !self.object().released.replace(true)
            && let Some(array) = self.object().object.get().downcast::<ByteArray>()
        {
            array.end_export();
        }
    }

    /// All bytes of the object below.
    fn all_bytes(self, vm: &Vm) -> &[u8] {
        match Octets::of(self.object().object.get()) {
            Some(Octets::Array(array)) => array.as_slice(vm),
            Some(Octets::Bytes(bytes)) => {
                let slice = bytes.as_slice();
                // SAFETY: the object lives while its value is in a native frame,
                // and is not collected while the token is borrowed.
                unsafe { std::slice::from_raw_parts(slice.as_ptr(), slice.len()) }
            }
            None => &[],
        }
    }

    /// The bytes that it shows, if they lie one behind the other and it is not
    /// released.
    pub(crate) fn contiguous(self, vm: &Vm) -> Option<&[u8]> {
        if self.is_released() || !self.is_contiguous() {
            return None;
        }
        let object = self.object();
        let end = object.offset.checked_add(object.len.checked_mul(object.format.size())?)?;
        self.all_bytes(vm).get(object.offset..end)
    }

    /// Where element `index` begins in the object's bytes.
    fn place(self, index: usize) -> usize {
        let object = self.object();
        object.offset.wrapping_add_signed(object.stride.wrapping_mul(index as isize))
    }

    /// The bytes of element `index`.
    fn element(self, index: usize, vm: &Vm) -> Option<&[u8]> {
        let start = self.place(index);
        self.all_bytes(vm).get(start..start.checked_add(self.object().format.size())?)
    }

    /// A copy of the bytes that it shows, in its order.
    pub(crate) fn copied(self, vm: &Vm) -> PyResult<Vec<u8>> {
        self.check(vm)?;
        let mut out = Vec::new();
        vm.reserve_text(&mut out, self.object().len.saturating_mul(self.object().format.size()))?;
        for index in 0..self.object().len {
            out.extend_from_slice(self.element(index, vm).unwrap_or_default());
        }
        Ok(out)
    }
}

#[cold]
fn released(vm: &Vm) -> Raised {
    vm.value_error("operation forbidden on released memoryview object")
}

impl IntoResult for MemoryView {
    fn into_result(self, _: &Vm) -> PyResult<Value> {
        Ok(self.value())
    }
}

impl FromArg for MemoryView {
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        value.downcast().ok_or_else(|| vm.bad_argument(value, ClassId::MemoryView, context))
    }
}

/// `memoryview`'s declaration.
pub static MEMORYVIEW: ClassDecl = ClassDecl {
    kind: Kind::MemoryView,
    methods: methods::METHODS,
    getsets: attributes::GETSETS,
    doc: "Create a new memoryview object which references the given object.",
    is_sequence: true,
    ..ClassDecl::new(ClassId::MemoryView, "memoryview")
};
