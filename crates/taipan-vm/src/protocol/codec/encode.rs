//! Text to bytes.

use super::{Encoding, Handler, Order, unicode_error, unknown_handler};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Handle;
use crate::object::str::{Str, push_escape, wtf8};
use crate::vm::Vm;

fn is_surrogate(code: u32) -> bool {
    (0xd800..0xe000).contains(&code)
}

fn can_encode(encoding: Encoding, code: u32) -> bool {
    match encoding {
        Encoding::Ascii => code < 0x80,
        Encoding::Latin1 => code < 0x100,
        _ => !is_surrogate(code),
    }
}

/// Appends a character, surrogates as they are.
fn put(out: &mut Vec<u8>, encoding: Encoding, code: u32) {
    let order16 = |unit: u16, order| match order {
        Order::Big => unit.to_be_bytes(),
        _ => unit.to_le_bytes(),
    };
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Sig => wtf8::push(out, code),
        Encoding::Ascii | Encoding::Latin1 => out.push(code as u8),
        Encoding::Utf16(order) if code < 0x1_0000 => {
            out.extend_from_slice(&order16(code as u16, order));
        }
        Encoding::Utf16(order) => {
            let rest = code - 0x1_0000;
            out.extend_from_slice(&order16(0xd800 | (rest >> 10) as u16, order));
            out.extend_from_slice(&order16(0xdc00 | (rest & 0x3ff) as u16, order));
        }
        Encoding::Utf32(Order::Big) => out.extend_from_slice(&code.to_be_bytes()),
        Encoding::Utf32(_) => out.extend_from_slice(&code.to_le_bytes()),
    }
}

/// `text.encode(encoding, handler)`.
pub fn encode(text: Str, encoding: Encoding, handler: &Handler, vm: &mut Vm) -> PyResult<Vec<u8>> {
    let mut out = Vec::new();
    let factor = match encoding {
        Encoding::Utf16(_) => 2,
        Encoding::Utf32(_) => 4,
        _ => 1,
    };
    vm.reserve_text(&mut out, text.byte_len().saturating_mul(factor))?;
    match encoding {
        Encoding::Utf8Sig => out.extend_from_slice(b"\xef\xbb\xbf"),
        Encoding::Utf16(Order::Marked) => out.extend_from_slice(b"\xff\xfe"),
        Encoding::Utf32(Order::Marked) => out.extend_from_slice(b"\xff\xfe\0\0"),
        _ => {}
    }
    if text.is_ascii() && factor == 1 || encoding == Encoding::Utf8 && text.to_str().is_some() {
        out.extend_from_slice(text.as_bytes());
        return Ok(out);
    }
    let codes: Vec<u32> = text.code_points().collect();
    let mut at = 0;
    while let Some(&code) = codes.get(at) {
        if can_encode(encoding, code) {
            put(&mut out, encoding, code);
            at += 1;
            continue;
        }
        let run = codes[at..].iter().take_while(|&&code| !can_encode(encoding, code)).count();
        handle(&mut out, text, encoding, handler, &codes[at..at + run], at, vm)?;
        at += run;
    }
    Ok(out)
}

/// Deals with a run of characters that cannot be encoded.
fn handle(
    out: &mut Vec<u8>,
    text: Str,
    encoding: Encoding,
    handler: &Handler,
    run: &[u32],
    start: usize,
    vm: &mut Vm,
) -> PyResult<()> {
    let reason = match encoding {
        Encoding::Ascii => "ordinal not in range(128)",
        Encoding::Latin1 => "ordinal not in range(256)",
        _ => "surrogates not allowed",
    };
    let fail = |vm: &mut Vm| {
        let place = (start, start + run.len());
        Err(unicode_error(ClassId::UnicodeEncodeError, encoding, text.value(), place, reason, vm))
    };
    let put_text = |out: &mut Vec<u8>, text: &[u8]| {
        text.iter().for_each(|&byte| put(out, encoding, u32::from(byte)));
    };
    match handler {
        Handler::Strict => return fail(vm),
        Handler::Unknown(name) => return Err(unknown_handler(name, vm)),
        Handler::Ignore => {}
        Handler::Replace => run.iter().for_each(|_| put(out, encoding, u32::from(b'?'))),
        Handler::Backslash => run.iter().for_each(|&code| {
            let mut escape = Vec::new();
            push_escape(&mut escape, code);
            put_text(out, &escape);
        }),
        Handler::XmlReference => {
            run.iter().for_each(|code| put_text(out, format!("&#{code};").as_bytes()));
        }
        Handler::NameEscape => run.iter().for_each(|&code| {
            let mut escape = Vec::new();
            match char::from_u32(code).and_then(unicode_names2::name) {
                Some(name) => escape.extend_from_slice(format!("\\N{{{name}}}").as_bytes()),
                None => push_escape(&mut escape, code),
            }
            put_text(out, &escape);
        }),
        Handler::SurrogateEscape => {
            if !run.iter().all(|code| (0xdc80..0xdd00).contains(code)) {
                return fail(vm);
            }
            out.extend(run.iter().map(|code| (code - 0xdc00) as u8));
        }
        Handler::SurrogatePass => {
            let wide = !matches!(encoding, Encoding::Ascii | Encoding::Latin1);
            if !wide || !run.iter().all(|&code| is_surrogate(code)) {
                return fail(vm);
            }
            run.iter().for_each(|&code| put(out, encoding, code));
        }
    }
    Ok(())
}
