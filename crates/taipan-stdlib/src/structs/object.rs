//! The class `Struct`: a format that was parsed before. Fields: the format as text,
//! and its size. Formats are short, and parsed again on each use.

use super::{pack as packing, parse, unpack as unpacking};
use crate::instance::instance;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::bytes::Bytes;
use taipan_vm::object::class::{Class, GetSetDecl};
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::str::Str;
use taipan_vm::{Args, Downcast, Handle, PyResult, Vm};

/// The class.
pub(super) static STRUCT: NativeClass = NativeClass {
    getters: &[
        GetSetDecl {
            name: "format",
            get: |vm, this| Ok(Struct::of(this).map_or(Value::NONE, |s| s.0.field::<0>(vm))),
            set: None,
            doc: "struct format string",
        },
        GetSetDecl {
            name: "size",
            get: |vm, this| Ok(Struct::of(this).map_or(Value::NONE, |s| s.0.field::<1>(vm))),
            set: None,
            doc: "struct size in bytes",
        },
    ],
    ..NativeClass::new(
        "Struct",
        "_struct",
        "Struct(fmt) --> compiled struct object",
        &[&NEW, &PACK, &PACK_INTO, &UNPACK, &UNPACK_FROM, &ITER_UNPACK, &REPR],
    )
};

instance!(Struct, STRUCT);

/// Create and return a new object.
#[native("__new__(cls, format)", static)]
fn new(class: Class, format: Value, vm: &mut Vm) -> PyResult<Value> {
    let parsed = parse(format, vm)?;
    let text = match format.downcast::<Bytes>() {
        Some(bytes) => Str::new(&String::from_utf8_lossy(bytes.as_slice()), vm)?.value(),
        None => format,
    };
    let size = vm.int(parsed.size as i64);
    Ok(Opaque::of(&STRUCT, class, [text, size], vm).value())
}

/// S.pack(v1, v2, ...) -> bytes
#[native("pack(self, /, *values)")]
fn pack(this: Struct, values: Args, vm: &mut Vm) -> PyResult<Bytes> {
    let format = parse(this.0.field::<0>(vm), vm)?;
    packing::packed(&format, "pack", values, vm)
}

/// S.pack_into(buffer, offset, v1, v2, ...)
#[native("pack_into(self, buffer, offset, /, *values)")]
fn pack_into(
    this: Struct,
    buffer: Value,
    offset: isize,
    values: Args,
    vm: &mut Vm,
) -> PyResult<()> {
    let format = parse(this.0.field::<0>(vm), vm)?;
    packing::into(&format, buffer, offset, values, vm)
}

/// Return a tuple containing unpacked values.
#[native("unpack(self, buffer, /)")]
fn unpack(this: Struct, buffer: Value, vm: &mut Vm) -> PyResult<Value> {
    let format = parse(this.0.field::<0>(vm), vm)?;
    unpacking::whole(&format, buffer, vm)
}

/// Return a tuple containing unpacked values.
#[native("unpack_from(self, /, buffer, offset=0)")]
fn unpack_from(this: Struct, buffer: Value, offset: Option<isize>, vm: &mut Vm) -> PyResult<Value> {
    let format = parse(this.0.field::<0>(vm), vm)?;
    unpacking::from(&format, buffer, offset.unwrap_or(0), vm)
}

/// Return an iterator yielding tuples.
#[native("iter_unpack(self, buffer, /)")]
fn iter_unpack(this: Struct, buffer: Value, vm: &mut Vm) -> PyResult<Value> {
    let format = parse(this.0.field::<0>(vm), vm)?;
    unpacking::all(&format, buffer, vm)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn repr(this: Struct, vm: &mut Vm) -> PyResult<String> {
    let name = vm.class_of(this.value()).name_text();
    let name = name.rsplit('.').next().unwrap_or_default().to_owned();
    Ok(format!("{name}({})", vm.repr_text(this.0.field::<0>(vm))?))
}
