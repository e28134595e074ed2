//! The methods of views.

use super::element::Format;
use super::{MemoryView, Window};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::{Args, NativeDecl, OrNone};
use crate::object::bytes::{ByteArray, Bytes};
use crate::object::class::Class;
use crate::object::iterator::Iterator;
use crate::object::list::List;
use crate::object::slice::Slice;
use crate::object::str::Str;
use crate::object::str::range::slice_range;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Create a new memoryview object which references the given object.
#[native("__new__(cls, object)", static)]
fn view_new(_class: Class, object: Value, vm: &mut Vm) -> PyResult<MemoryView> {
    MemoryView::of(object, vm)
}

/// Return len(self).
#[native("__len__(self, /)")]
fn view_len(view: MemoryView, vm: &Vm) -> PyResult<usize> {
    view.check(vm)?;
    Ok(view.object().len)
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn view_iter(view: MemoryView, vm: &Vm) -> PyResult<Value> {
    view.check(vm)?;
    let class = ClassId::SequenceIterator;
    Ok(Iterator::new(class, view.value(), Value::UNBOUND, [0; 3], vm).value())
}

/// What a subscript asks for.
enum Key {
    Element(usize),
    Part(Window),
}

fn resolve(view: MemoryView, key: Value, vm: &mut Vm) -> PyResult<Key> {
    view.check(vm)?;
    let window = view.window();
    if let Some(slice) = key.downcast::<Slice>() {
        let (start, step, len) = slice_range(slice, window.len, vm)?;
        view.check(vm)?;
        let offset = if len == 0 { window.offset } else { view.place(start as usize) };
        let stride = window.stride.saturating_mul(step);
        return Ok(Key::Part(Window { offset, len, stride, ..window }));
    }
    if !vm.has_index(key) {
        return Err(vm.type_error("memoryview: invalid slice key"));
    }
    let index = vm.index(key)?;
    view.check(vm)?;
    let index = crate::object::int::to_i64(index);
    let index = index.and_then(|i| crate::object::sequence::place(i as isize, window.len));
    let index = index.ok_or_else(|| vm.index_error("index out of bounds on dimension 1"))?;
    Ok(Key::Element(index))
}

fn item(view: MemoryView, index: usize, vm: &mut Vm) -> PyResult<Value> {
    let mut bytes = [0; 8];
    let size = view.object().format.size();
    match view.element(index, vm) {
        Some(element) => bytes[..size].copy_from_slice(element),
        None => return Err(vm.index_error("index out of bounds on dimension 1")),
    }
    view.object().format.unpack(&bytes[..size], vm)
}

/// Return self[key].
#[native("__getitem__(self, key, /)")]
fn view_getitem(view: MemoryView, key: Value, vm: &mut Vm) -> PyResult<Value> {
    match resolve(view, key, vm)? {
        Key::Element(index) => item(view, index, vm),
        Key::Part(window) => Ok(MemoryView::new(view.object().object.get(), window, vm).value()),
    }
}

/// Set self[key] to value.
#[native("__setitem__(self, key, value, /)")]
fn view_setitem(view: MemoryView, key: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
    view.check(vm)?;
    let array = view.object().object.get().downcast::<ByteArray>();
    let Some(array) = array.filter(|_| !view.object().read_only) else {
        return Err(vm.type_error("cannot modify read-only memory"));
    };
    match resolve(view, key, vm)? {
        Key::Element(index) => {
            let (word, size) = view.object().format.pack(value, vm)?;
            view.check(vm)?;
            let start = view.place(index);
            if let Some(room) = array.as_mut_slice(vm).get_mut(start..start.saturating_add(size)) {
                room.copy_from_slice(&word[..size]);
            }
        }
        Key::Part(window) => {
            let source = MemoryView::of_assigned(value, vm)?;
            let (len, format) = (source.object().len, source.object().format);
            if len != window.len || !format.same(window.format) {
                return Err(vm.value_error(
                    "memoryview assignment: lvalue and rvalue have different structures",
                ));
            }
            let content = source.copied(vm)?;
            source.release();
            let size = window.format.size();
            let bytes = array.as_mut_slice(vm);
            for (i, element) in content.chunks(size).enumerate() {
                let shift = window.stride.wrapping_mul(i as isize);
                let start = window.offset.wrapping_add_signed(shift);
                if let Some(room) = bytes.get_mut(start..start.saturating_add(size)) {
                    room.copy_from_slice(element);
                }
            }
        }
    }
    Ok(())
}

impl MemoryView {
    /// A view of what is assigned to a part of a view.
    fn of_assigned(value: Value, vm: &mut Vm) -> PyResult<MemoryView> {
        MemoryView::of(value, vm).or_else(|raised| {
            vm.catch(raised, ClassId::TypeError)?;
            let name = vm.type_name(value);
            Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")))
        })
    }
}

/// Delete self[key].
#[native("__delitem__(self, key, /)")]
fn view_delitem(view: MemoryView, key: Value, vm: &Vm) -> PyResult<()> {
    let _ = key;
    view.check(vm)?;
    let read_only = view.object().read_only;
    Err(vm.type_error(if read_only {
        "cannot modify read-only memory"
    } else {
        "cannot delete memory"
    }))
}

/// Do both show the same values? Views of other formats than bytes compare their elements.
#[native("__eq__(self, value, /)")]
fn view_eq(view: MemoryView, value: Value, vm: &mut Vm) -> PyResult<Value> {
    if view.value().is(value) {
        return Ok(Value::TRUE);
    }
    let released = |value: Value| value.downcast::<MemoryView>().is_some_and(|v| v.is_released());
    if view.is_released() || released(value) {
        return Ok(Value::FALSE);
    }
    let other = match MemoryView::of(value, vm) {
        Ok(other) => other,
        Err(raised) => {
            vm.catch(raised, ClassId::TypeError)?;
            return Ok(Value::NOT_IMPLEMENTED);
        }
    };
    let equal = same_elements(view, other, vm);
    other.release();
    equal.map(Value::bool)
}

fn same_elements(view: MemoryView, other: MemoryView, vm: &mut Vm) -> PyResult<bool> {
    let (mine, yours) = (view.object(), other.object());
    if mine.len != yours.len {
        return Ok(false);
    }
    if mine.format.same(yours.format) && mine.format.is_bytes() {
        return Ok(view.copied(vm)? == other.copied(vm)?);
    }
    for index in 0..mine.len {
        let (a, b) = (item(view, index, vm)?, item(other, index, vm)?);
        if !vm.eq(a, b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Return hash(self).
#[native("__hash__(self, /)")]
fn view_hash(view: MemoryView, vm: &Vm) -> PyResult<i64> {
    view.check(vm)?;
    if !view.object().read_only {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    if !view.object().format.is_bytes() {
        return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    Ok(vm.hash_bytes(&view.copied(vm)?) as i64)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn view_repr(view: MemoryView, vm: &Vm) -> String {
    let what = if view.is_released() { "released memory" } else { "memory" };
    format!("<{what} at {:#x}>", vm.address(view.value()))
}

/// Return the data in the buffer as a byte string.
#[native("tobytes(self, /, order='C')")]
fn view_tobytes(view: MemoryView, order: Value, vm: &Vm) -> PyResult<Bytes> {
    view.check(vm)?;
    let order = order.downcast::<Str>();
    let known = order.as_ref().is_none_or(|o| matches!(o.as_bytes(), b"C" | b"F" | b"A"));
    if !known {
        return Err(vm.value_error("order must be 'C', 'F' or 'A'"));
    }
    Bytes::new(&view.copied(vm)?, vm)
}

/// Return the data in the buffer as a list of elements.
#[native("tolist(self, /)")]
fn view_tolist(view: MemoryView, vm: &mut Vm) -> PyResult<List> {
    view.check(vm)?;
    let list = List::new(vm);
    for index in 0..view.object().len {
        let value = item(view, index, vm)?;
        list.push(value, vm)?;
    }
    Ok(list)
}

/// Return the data in the buffer as a str of hexadecimal numbers.
#[native("hex(self, /, sep=?, bytes_per_sep=1)")]
fn view_hex(
    view: MemoryView,
    sep: Option<Value>,
    bytes_per_sep: Value,
    vm: &mut Vm,
) -> PyResult<Value> {
    let bytes = Bytes::new(&view.copied(vm)?, vm)?.value();
    match sep {
        Some(sep) => vm.call_method(bytes, "hex", &[sep, bytes_per_sep]),
        None => vm.call_method(bytes, "hex", &[]),
    }
}

/// Cast a memoryview to a new format or shape.
#[native("cast(self, /, format, shape=?)")]
fn view_cast(
    view: MemoryView,
    format: Str,
    shape: OrNone<Value>,
    vm: &mut Vm,
) -> PyResult<MemoryView> {
    view.check(vm)?;
    if !view.is_contiguous() {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    if shape.0.is_some() {
        return Err(vm.unsupported("memoryview.cast() to a shape"));
    }
    let Some(format) = Format::parse(format.as_bytes()) else {
        return Err(vm.value_error(
            "memoryview: destination format must be a native single character format prefixed \
             with an optional '@'",
        ));
    };
    let window = view.window();
    if !window.format.is_bytes() && !format.is_bytes() {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let bytes = window.len * window.format.size();
    if !bytes.is_multiple_of(format.size()) {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let len = bytes / format.size();
    let window = Window { len, stride: format.size() as isize, format, ..window };
    Ok(MemoryView::new(view.object().object.get(), window, vm))
}

/// Return a readonly version of the memoryview.
#[native("toreadonly(self, /)")]
fn view_toreadonly(view: MemoryView, vm: &Vm) -> PyResult<MemoryView> {
    view.check(vm)?;
    let window = Window { read_only: true, ..view.window() };
    Ok(MemoryView::new(view.object().object.get(), window, vm))
}

/// Release the underlying buffer exposed by the memoryview object.
#[native("release(self, /)")]
fn view_release(view: MemoryView, _vm: &Vm) {
    view.release();
}

/// Enter a with statement: the view itself.
#[native("__enter__(self, /)")]
fn view_enter(view: MemoryView, vm: &Vm) -> PyResult<MemoryView> {
    view.check(vm)?;
    Ok(view)
}

/// Leave a with statement: release the view.
#[native("__exit__(self, /, *args)")]
fn view_exit(view: MemoryView, args: Args, _vm: &Vm) {
    let _ = args;
    view.release();
}

/// Count the number of occurrences of a value.
#[native("count(self, value, /)")]
fn view_count(view: MemoryView, value: Value, vm: &mut Vm) -> PyResult<usize> {
    view.check(vm)?;
    let mut count = 0;
    for index in 0..view.object().len {
        let element = item(view, index, vm)?;
        count += usize::from(vm.eq(element, value)?);
    }
    Ok(count)
}

/// The methods of views.
pub(super) static METHODS: &[&NativeDecl] = &[
    &VIEW_NEW,
    &VIEW_LEN,
    &VIEW_ITER,
    &VIEW_GETITEM,
    &VIEW_SETITEM,
    &VIEW_DELITEM,
    &VIEW_EQ,
    &VIEW_HASH,
    &VIEW_REPR,
    &VIEW_TOBYTES,
    &VIEW_TOLIST,
    &VIEW_HEX,
    &VIEW_CAST,
    &VIEW_TOREADONLY,
    &VIEW_RELEASE,
    &VIEW_ENTER,
    &VIEW_EXIT,
    &VIEW_COUNT,
];
