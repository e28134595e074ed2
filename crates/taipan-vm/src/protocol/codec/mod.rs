//! Encodings: text to bytes and back, with error handlers (library reference,
//! `codecs`).

mod decode;
mod encode;
pub(crate) mod registry;

pub use decode::decode;
pub use encode::encode;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Handle;
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_heap::Value;

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a signature.
    Utf8Sig,
    /// ASCII.
    Ascii,
    /// ISO 8859-1.
    Latin1,
    /// UTF-16: byte order by mark, or little and big.
    Utf16(Order),
    /// UTF-32: byte order by mark, or little and big.
    Utf32(Order),
}

/// The order of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Little-endian, marked.
    Marked,
    /// Little-endian.
    Little,
    /// Big-endian.
    Big,
}

impl Encoding {
    /// The encoding of this name; `LookupError` if there is none.
    pub fn of(name: &str, vm: &Vm) -> PyResult<Encoding> {
        Encoding::find(name)
            .ok_or_else(|| vm.raise(ClassId::LookupError, format!("unknown encoding: {name}")))
    }

    /// The encoding of this name, if it is one of these.
    pub fn find(name: &str) -> Option<Encoding> {
        let plain: String = name
            .chars()
            .map(|ch| if ch.is_ascii_alphanumeric() { ch.to_ascii_lowercase() } else { '_' })
            .collect();
        Some(match plain.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" => Encoding::Utf8,
            "utf_8_sig" | "utf8_sig" => Encoding::Utf8Sig,
            "ascii" | "us_ascii" | "646" | "ansi_x3_4_1968" | "iso646_us" => Encoding::Ascii,
            "latin_1" | "latin1" | "latin" | "iso_8859_1" | "iso8859_1" | "8859" | "cp819"
            | "l1" | "iso_ir_100" | "iso8859" => Encoding::Latin1,
            "utf_16" | "utf16" | "u16" => Encoding::Utf16(Order::Marked),
            "utf_16_le" | "utf_16le" | "utf16_le" | "utf16le" => Encoding::Utf16(Order::Little),
            "utf_16_be" | "utf_16be" | "utf16_be" | "utf16be" => Encoding::Utf16(Order::Big),
            "utf_32" | "utf32" | "u32" => Encoding::Utf32(Order::Marked),
            "utf_32_le" | "utf_32le" | "utf32_le" | "utf32le" => Encoding::Utf32(Order::Little),
            "utf_32_be" | "utf_32be" | "utf32_be" | "utf32be" => Encoding::Utf32(Order::Big),
            _ => return None,
        })
    }

    /// Its name in error messages.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Sig => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Utf16(Order::Marked) => "utf-16",
            Encoding::Utf16(Order::Little) => "utf-16-le",
            Encoding::Utf16(Order::Big) => "utf-16-be",
            Encoding::Utf32(Order::Marked) => "utf-32",
            Encoding::Utf32(Order::Little) => "utf-32-le",
            Encoding::Utf32(Order::Big) => "utf-32-be",
        }
    }
}

/// What to do with what cannot be encoded or decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handler {
    /// Raise.
    Strict,
    /// Leave it out.
    Ignore,
    /// A replacement character.
    Replace,
    /// An escape.
    Backslash,
    /// `&#n;` (encoding only).
    XmlReference,
    /// `\N{…}` (encoding only).
    NameEscape,
    /// Bytes as lone surrogates and back.
    SurrogateEscape,
    /// Surrogates as they are.
    SurrogatePass,
    /// Not known; looked up, and missed, when there is an error.
    Unknown(String),
}

impl Handler {
    /// The handler of this name.
    pub fn of(name: &str) -> Handler {
        match name {
            "strict" => Handler::Strict,
            "ignore" => Handler::Ignore,
            "replace" => Handler::Replace,
            "backslashreplace" => Handler::Backslash,
            "xmlcharrefreplace" => Handler::XmlReference,
            "namereplace" => Handler::NameEscape,
            "surrogateescape" => Handler::SurrogateEscape,
            "surrogatepass" => Handler::SurrogatePass,
            other => Handler::Unknown(other.to_owned()),
        }
    }
}

fn unknown_handler(name: &str, vm: &Vm) -> crate::Raised {
    vm.raise(ClassId::LookupError, format!("unknown error handler name '{name}'"))
}

/// Raises `UnicodeEncodeError` or `UnicodeDecodeError`.
fn unicode_error(
    class: ClassId,
    encoding: Encoding,
    object: Value,
    (start, end): (usize, usize),
    reason: &str,
    vm: &mut Vm,
) -> crate::Raised {
    let made = (|| {
        let arguments = [
            Str::new(encoding.name(), vm)?.value(),
            object,
            vm.int(start as i64),
            vm.int(end as i64),
            Str::new(reason, vm)?.value(),
        ];
        let class = vm.class(class).value();
        vm.call(class, &arguments)
    })();
    match made {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}
