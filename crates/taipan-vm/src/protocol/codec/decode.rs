//! Bytes to text.

use super::{Encoding, Handler, Order, unicode_error, unknown_handler};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Handle;
use crate::object::bytes::Bytes;
use crate::object::str::{Str, wtf8};
use crate::vm::Vm;

/// Text being decoded.
struct Decoder<'a> {
    bytes: &'a [u8],
    out: Vec<u8>,
    encoding: Encoding,
    handler: &'a Handler,
}

/// `bytes.decode(encoding, handler)`.
pub fn decode(bytes: &[u8], encoding: Encoding, handler: &Handler, vm: &mut Vm) -> PyResult<Str> {
    let bytes = match encoding {
        Encoding::Utf8Sig => bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes),
        _ => bytes,
    };
    let eight_bit =
        matches!(encoding, Encoding::Ascii | Encoding::Latin1 | Encoding::Utf8 | Encoding::Utf8Sig);
    if eight_bit && bytes.is_ascii() {
        return Str::from_ascii(bytes, vm);
    }
    let mut decoder = Decoder { bytes, out: Vec::new(), encoding, handler };
    vm.reserve_text(&mut decoder.out, bytes.len())?;
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Sig => decoder.utf8(vm)?,
        Encoding::Ascii => decoder.ascii(vm)?,
        Encoding::Latin1 => {
            bytes.iter().for_each(|&byte| wtf8::push(&mut decoder.out, u32::from(byte)));
        }
        Encoding::Utf16(order) => decoder.utf16(order, vm)?,
        Encoding::Utf32(order) => decoder.utf32(order, vm)?,
    }
    Str::from_wtf8(&decoder.out, vm)
}

impl Decoder<'_> {
    fn utf8(&mut self, vm: &mut Vm) -> PyResult<()> {
        let bytes = self.bytes;
        let mut at = 0;
        while at < bytes.len() {
            let error = match std::str::from_utf8(&bytes[at..]) {
                Ok(_) => {
                    self.out.extend_from_slice(&bytes[at..]);
                    return Ok(());
                }
                Err(error) => error,
            };
            self.out.extend_from_slice(&bytes[at..at + error.valid_up_to()]);
            at += error.valid_up_to();
            if *self.handler == Handler::SurrogatePass
                && let &[0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, ..] = &bytes[at..]
            {
                self.out.extend_from_slice(&[0xed, second, third]);
                at += 3;
                continue;
            }
            let (len, reason) = match error.error_len() {
                None => (bytes.len() - at, "unexpected end of data"),
                Some(len) if matches!(bytes[at], 0x80..0xc2 | 0xf5..) => {
                    (len, "invalid start byte")
                }
                Some(len) => (len, "invalid continuation byte"),
            };
            self.handle(at, at + len, reason, vm)?;
            at += len;
        }
        Ok(())
    }

    fn ascii(&mut self, vm: &mut Vm) -> PyResult<()> {
        for (at, &byte) in self.bytes.iter().enumerate() {
            if byte < 0x80 {
                self.out.push(byte);
            } else {
                self.handle(at, at + 1, "ordinal not in range(128)", vm)?;
            }
        }
        Ok(())
    }

    fn utf16(&mut self, order: Order, vm: &mut Vm) -> PyResult<()> {
        let bytes = self.bytes;
        let (mut at, big) = match (order, bytes) {
            (Order::Marked, [0xff, 0xfe, ..]) => (2, false),
            (Order::Marked, [0xfe, 0xff, ..]) => (2, true),
            _ => (0, order == Order::Big),
        };
        self.settle(big);
        let unit = |at: usize| -> Option<u32> {
            let pair = [*bytes.get(at)?, *bytes.get(at + 1)?];
            Some(u32::from(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }))
        };
        while at < bytes.len() {
            let Some(first) = unit(at) else {
                return self.handle(at, bytes.len(), "truncated data", vm);
            };
            if !(0xd800..0xe000).contains(&first) {
                wtf8::push(&mut self.out, first);
                at += 2;
                continue;
            }
            if first < 0xdc00
                && let Some(second @ 0xdc00..0xe000) = unit(at + 2)
            {
                wtf8::push(&mut self.out, 0x1_0000 + ((first & 0x3ff) << 10 | second & 0x3ff));
                at += 4;
                continue;
            }
            if *self.handler == Handler::SurrogatePass {
                wtf8::push(&mut self.out, first);
                at += 2;
                continue;
            }
            let (end, reason) = if first >= 0xdc00 {
                (at + 2, "illegal encoding")
            } else if unit(at + 2).is_none() {
                (bytes.len(), "unexpected end of data")
            } else {
                (at + 2, "illegal UTF-16 surrogate")
            };
            self.handle(at, end, reason, vm)?;
            at = end;
        }
        Ok(())
    }

    fn utf32(&mut self, order: Order, vm: &mut Vm) -> PyResult<()> {
        let bytes = self.bytes;
        let (mut at, big) = match (order, bytes) {
            (Order::Marked, [0xff, 0xfe, 0, 0, ..]) => (4, false),
            (Order::Marked, [0, 0, 0xfe, 0xff, ..]) => (4, true),
            _ => (0, order == Order::Big),
        };
        self.settle(big);
        while at < bytes.len() {
            let Some(&[a, b, c, d]) = bytes.get(at..at + 4) else {
                return self.handle(at, bytes.len(), "truncated data", vm);
            };
            let code = if big {
                u32::from_be_bytes([a, b, c, d])
            } else {
                u32::from_le_bytes([a, b, c, d])
            };
            let surrogate = (0xd800..0xe000).contains(&code);
            if code >= 0x11_0000 {
                self.handle(at, at + 4, "code point not in range(0x110000)", vm)?;
            } else if surrogate && *self.handler != Handler::SurrogatePass {
                let reason = "code point in surrogate code point range(0xd800, 0xe000)";
                self.handle(at, at + 4, reason, vm)?;
            } else {
                wtf8::push(&mut self.out, code);
            }
            at += 4;
        }
        Ok(())
    }

    /// The byte order that errors name, once the mark was read.
    fn settle(&mut self, big: bool) {
        let order = if big { Order::Big } else { Order::Little };
        self.encoding = match self.encoding {
            Encoding::Utf16(_) => Encoding::Utf16(order),
            Encoding::Utf32(_) => Encoding::Utf32(order),
            other => other,
        };
    }

    /// Deals with bytes that cannot be decoded.
    fn handle(&mut self, start: usize, end: usize, reason: &str, vm: &mut Vm) -> PyResult<()> {
        let bad = &self.bytes[start..end];
        match self.handler {
            Handler::Ignore => {}
            Handler::Replace => wtf8::push(&mut self.out, 0xfffd),
            Handler::Backslash => {
                for byte in bad {
                    self.out.extend_from_slice(format!("\\x{byte:02x}").as_bytes());
                }
            }
            Handler::SurrogateEscape if bad.iter().all(|&byte| byte >= 0x80) => {
                for &byte in bad {
                    wtf8::push(&mut self.out, 0xdc00 + u32::from(byte));
                }
            }
            Handler::Unknown(name) => return Err(unknown_handler(name, vm)),
            Handler::XmlReference | Handler::NameEscape => {
                return Err(
                    vm.type_error("don't know how to handle UnicodeDecodeError in error callback")
                );
            }
            Handler::Strict | Handler::SurrogateEscape | Handler::SurrogatePass => {
                let object = Bytes::new(self.bytes, vm)?.value();
                return Err(unicode_error(
                    ClassId::UnicodeDecodeError,
                    self.encoding,
                    object,
                    (start, end),
                    reason,
                    vm,
                ));
            }
        }
        Ok(())
    }
}
