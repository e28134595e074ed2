//! `binascii`: bytes as text of hexadecimal digits or base 64, and checksums.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::bytes::{Bytes, bytes_like};
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::object::str::Str;
use taipan_vm::{Downcast, Handle, PyResult, Raised, Scratch, TextBuffer, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new(
        "binascii",
        "Conversion between binary data and ASCII",
        &[&HEXLIFY, &UNHEXLIFY, &B2A_HEX, &A2B_HEX, &B2A_BASE64, &A2B_BASE64, &CRC32, &CRC_HQX],
    )
};

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    let source = "class Error(ValueError):\n    __module__ = 'binascii'\n\n\
                  class Incomplete(Exception):\n    __module__ = 'binascii'\n";
    vm.run_library(source, "<binascii>", module.dict(vm))
}

/// `binascii.Error`.
#[cold]
fn error(message: &str, vm: &mut Vm) -> Raised {
    let made = (|| {
        let (module, name) = (vm.import_module("binascii")?, vm.intern("Error")?);
        let class = vm.get_attr(module, name)?;
        let message = Str::new(message, vm)?.value();
        vm.call(class, &[message])
    })();
    match made {
        Ok(error) => vm.raise_value(error),
        Err(raised) => raised,
    }
}

/// The bytes of an argument that is bytes-like or text of ASCII characters.
fn ascii(value: Value, vm: &Vm) -> PyResult<TextBuffer> {
    let mut out = Scratch::new(vm);
    match value.downcast::<Str>() {
        Some(text) if text.is_ascii() => out.extend(text.as_bytes(), vm)?,
        Some(_) => {
            return Err(vm.value_error("string argument should contain only ASCII characters"));
        }
        None => match taipan_vm::object::bytes::buffer_of(value, vm) {
            Some(bytes) => out.extend(bytes, vm)?,
            None => {
                let name = vm.type_name(value);
                return Err(vm.type_error(format!(
                    "argument should be bytes, buffer or ASCII string, not '{name}'"
                )));
            }
        },
    }
    Ok(out)
}

/// Hexadecimal representation of binary data.
///
/// The return value is a bytes object.
#[native("hexlify(data, sep=?, bytes_per_sep=?)")]
fn hexlify(
    data: Value,
    sep: Option<Value>,
    bytes_per_sep: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let content = Bytes::new(bytes_like(data, vm)?, vm)?.value();
    let text = match (sep, bytes_per_sep) {
        (None, _) => vm.call_method(content, "hex", &[])?,
        (Some(sep), None) => vm.call_method(content, "hex", &[sep])?,
        (Some(sep), Some(bytes)) => vm.call_method(content, "hex", &[sep, bytes])?,
    };
    vm.call_method(text, "encode", &[])
}

/// Hexadecimal representation of binary data.
///
/// The return value is a bytes object.  This function is also
/// available as "hexlify()".
#[native("b2a_hex(data, sep=?, bytes_per_sep=?)")]
fn b2a_hex(
    data: Value,
    sep: Option<Value>,
    bytes_per_sep: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    hexlify(data, sep, bytes_per_sep, vm)
}

/// What each byte stands for as a hexadecimal digit; 255: it is none.
static HEX_VALUES: [u8; 256] = {
    let mut values = [255; 256];
    let mut value = 0;
    while value < 16 {
        let digit = b"0123456789abcdef"[value as usize];
        values[digit as usize] = value;
        values[digit.to_ascii_uppercase() as usize] = value;
        value += 1;
    }
    values
};

/// Binary data of hexadecimal representation.
#[native("unhexlify(hexstr, /)")]
fn unhexlify(hexstr: Value, vm: &mut Vm) -> PyResult<Bytes> {
    let text = ascii(hexstr, vm)?;
    if text.len() % 2 != 0 {
        return Err(error("Odd-length string", vm));
    }
    let mut out = TextBuffer::with_capacity(text.len() / 2, vm)?;
    for pair in text.chunks_exact(2) {
        let [high, low] = [0, 1].map(|i| HEX_VALUES[usize::from(pair[i])]);
        if (high | low) > 15 {
            return Err(error("Non-hexadecimal digit found", vm));
        }
        out.push(high << 4 | low, vm)?;
    }
    Bytes::new(&out, vm)
}

/// Binary data of hexadecimal representation.
#[native("a2b_hex(hexstr, /)")]
fn a2b_hex(hexstr: Value, vm: &mut Vm) -> PyResult<Bytes> {
    unhexlify(hexstr, vm)
}

/// Base64-code line of data.
#[native("b2a_base64(data, /, *, newline=True)")]
fn b2a_base64(data: Value, newline: bool, vm: &mut Vm) -> PyResult<Bytes> {
    let content = bytes_like(data, vm)?;
    let Some(len) = base64::encoded_len(content.len(), true) else {
        return Err(error("Too much data for base64 line", vm));
    };
    Bytes::build(len + usize::from(newline), vm, |room| {
        // There is room for it, and for a line's end behind it.
        let written = BASE64_STANDARD.encode_slice(content, room).unwrap_or(0);
        room[written..].fill(b'\n');
    })
}

/// What a character of base 64 stands for.
fn sextet(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

/// Decode a line of base64 data.
///
///   strict_mode
///     When set to True, bytes that are not in the base64 standard are not allowed.
///     The same applies to excess data after padding (= / ==).
#[native("a2b_base64(data, /, *, strict_mode=False)")]
fn a2b_base64(data: Value, strict_mode: bool, vm: &mut Vm) -> PyResult<Bytes> {
    let text = ascii(data, vm)?;
    if strict_mode && text.first() == Some(&b'=') {
        return Err(error("Leading padding not allowed", vm));
    }
    // Text without anything that is to be skipped or complained of is done at once.
    let mut whole = TextBuffer::filled(0, text.len() / 4 * 3 + 3, vm)?;
    if let Ok(len) = BASE64_STANDARD.decode_slice(&text[..], &mut whole) {
        return Bytes::new(&whole[..len], vm);
    }
    drop(whole);
    let mut out = TextBuffer::with_capacity(text.len() / 4 * 3 + 3, vm)?;
    let (mut place, mut left, mut pads, mut padded) = (0, 0_u8, 0, false);
    for (i, &byte) in text.iter().enumerate() {
        if byte == b'=' {
            padded = true;
            pads += 1;
            if place >= 2 && place + pads >= 4 {
                if strict_mode && i + 1 < text.len() {
                    return Err(error("Excess data after padding", vm));
                }
                return Bytes::new(&out, vm);
            }
            if strict_mode && place < 2 {
                let what = if place == 0 { "Excess" } else { "Discontinuous" };
                return Err(error(&format!("{what} padding not allowed"), vm));
            }
            continue;
        }
        let Some(bits) = sextet(byte) else {
            if strict_mode {
                return Err(error("Only base64 data is allowed", vm));
            }
            continue;
        };
        if strict_mode && padded {
            return Err(error("Discontinuous padding not allowed", vm));
        }
        pads = 0;
        match place {
            0 => {}
            1 => out.push(left << 2 | bits >> 4, vm)?,
            2 => out.push(left << 4 | bits >> 2, vm)?,
            _ => out.push(left << 6 | bits, vm)?,
        }
        left = bits;
        place = (place + 1) % 4;
    }
    match place {
        0 => Bytes::new(&out, vm),
        1 => {
            let count = out.len() / 3 * 4 + 1;
            let message = format!(
                "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 \
                 more than a multiple of 4"
            );
            Err(error(&message, vm))
        }
        _ => Err(error("Incorrect padding", vm)),
    }
}

/// Compute CRC-32 incrementally.
#[native("crc32(data, crc=0, /)")]
fn crc32(data: Value, crc: Option<Value>, vm: &mut Vm) -> PyResult<i64> {
    let start = match crc {
        Some(crc) => vm.index_i64(crc)? as u32,
        None => 0,
    };
    let mut crc = crc32fast::Hasher::new_with_initial(start);
    crc.update(bytes_like(data, vm)?);
    Ok(i64::from(crc.finalize()))
}

/// Compute CRC-CCITT incrementally.
#[native("crc_hqx(data, crc, /)")]
fn crc_hqx(data: Value, crc: i64, vm: &mut Vm) -> PyResult<i64> {
    let mut crc = crc as u16;
    for &byte in bytes_like(data, vm)? {
        crc ^= u16::from(byte) << 8;
        for _ in 0..8 {
            crc = if crc & 0x8000 != 0 { crc << 1 ^ 0x1021 } else { crc << 1 };
        }
    }
    Ok(i64::from(crc))
}
