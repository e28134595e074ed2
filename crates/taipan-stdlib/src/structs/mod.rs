//! `_struct`: bytes with a layout that a format says.
//!
//! - `format`: formats, as fields with places. `pack`: values to bytes.
//!   `unpack`: bytes to values. `object`: the class `Struct`.

mod format;
mod object;
mod pack;
mod unpack;

use format::Format;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::bytes::Bytes;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::object::str::Str;
use taipan_vm::{Args, Downcast, Handle, PyResult, Raised, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new(
        "_struct",
        "Functions to convert between Python values and C structs.",
        &[&CALCSIZE, &PACK, &PACK_INTO, &UNPACK, &UNPACK_FROM, &ITER_UNPACK, &CLEARCACHE],
    )
};

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    let class = vm.declared_class(&object::STRUCT)?;
    module.add("Struct", class.value(), vm)?;
    vm.run_library(
        "class error(Exception):\n    __module__ = 'struct'\n",
        "<_struct>",
        module.dict(vm),
    )
}

/// `struct.error`.
#[cold]
fn error(message: impl AsRef<str>, vm: &mut Vm) -> Raised {
    let made = (|| {
        let (module, name) = (vm.import_module("_struct")?, vm.intern("error")?);
        let class = vm.get_attr(module, name)?;
        let message = Str::new(message.as_ref(), vm)?.value();
        vm.call(class, &[message])
    })();
    match made {
        Ok(error) => vm.raise_value(error),
        Err(raised) => raised,
    }
}

/// The format of an argument: `str` or `bytes`.
fn parse(format: Value, vm: &mut Vm) -> PyResult<Format> {
    let text = match (format.downcast::<Str>(), format.downcast::<Bytes>()) {
        (Some(text), _) => text.as_bytes().to_vec(),
        (_, Some(bytes)) => bytes.as_slice().to_vec(),
        _ => {
            let got = vm.type_name(format);
            return Err(vm.type_error(format!(
                "Struct() argument 1 must be a str or bytes object, not {got}"
            )));
        }
    };
    Format::parse(&text).map_err(|message| error(message, vm))
}

/// Return size in bytes of the struct described by the format string.
#[native("calcsize(format, /)")]
fn calcsize(format: Value, vm: &mut Vm) -> PyResult<i64> {
    Ok(parse(format, vm)?.size as i64)
}

/// pack(format, v1, v2, ...) -> bytes
///
/// Return a bytes object containing the values v1, v2, ... packed according
/// to the format string.  See help(struct) for more on format strings.
#[native("pack(format, /, *values)")]
fn pack(format: Value, values: Args, vm: &mut Vm) -> PyResult<Bytes> {
    let format = parse(format, vm)?;
    pack::packed(&format, "pack", values, vm)
}

/// pack_into(format, buffer, offset, v1, v2, ...)
///
/// Pack the values v1, v2, ... according to the format string and write
/// the packed bytes into the writable buffer buf starting at offset.
#[native("pack_into(format, buffer, offset, /, *values)")]
fn pack_into(
    format: Value,
    buffer: Value,
    offset: isize,
    values: Args,
    vm: &mut Vm,
) -> PyResult<()> {
    let format = parse(format, vm)?;
    pack::into(&format, buffer, offset, values, vm)
}

/// Return a tuple containing values unpacked according to the format string.
#[native("unpack(format, buffer, /)")]
fn unpack(format: Value, buffer: Value, vm: &mut Vm) -> PyResult<Value> {
    let format = parse(format, vm)?;
    unpack::whole(&format, buffer, vm)
}

/// Return a tuple containing values unpacked according to the format string.
#[native("unpack_from(format, /, buffer, offset=0)")]
fn unpack_from(
    format: Value,
    buffer: Value,
    offset: Option<isize>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let format = parse(format, vm)?;
    unpack::from(&format, buffer, offset.unwrap_or(0), vm)
}

/// Return an iterator yielding tuples unpacked from the given bytes.
#[native("iter_unpack(format, buffer, /)")]
fn iter_unpack(format: Value, buffer: Value, vm: &mut Vm) -> PyResult<Value> {
    let format = parse(format, vm)?;
    unpack::all(&format, buffer, vm)
}

/// Clear the internal cache.
#[native("_clearcache()")]
fn clearcache(_vm: &Vm) -> PyResult<()> {
    Ok(())
}
