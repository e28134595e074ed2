//! `%`-formatting of `str` and `bytes` ("printf-style" in the library
//! reference).

use super::number::{int_digits, magnitude};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::bytes::{Bytes, buffer_of};
use crate::object::int;
use crate::object::number::digits::write_i64;
use crate::object::str::concat::fill_repeated;
use crate::object::str::{Str, wtf8};
use crate::object::tuple::Tuple;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;

/// Formatting text or formatting bytes: what differs.
#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Text,
    Bytes,
}

/// A conversion specifier.
#[derive(Default)]
struct Conversion {
    left: bool,
    plus: bool,
    blank: bool,
    alternate: bool,
    zero: bool,
    width: Option<usize>,
    precision: Option<usize>,
}

/// Hands out the values.
struct Values {
    /// A tuple, or the one value.
    args: Value,
    next: usize,
    /// The right operand, if it is a mapping.
    mapping: Option<Value>,
    /// A value was looked up by key, which stands in for `args`.
    keyed: bool,
}

impl Values {
    fn new(args: Value, vm: &mut Vm) -> Values {
        let is_mapping = args.downcast::<Tuple>().is_none()
            && args.downcast::<Str>().is_none()
            && vm.class_of(args).special(Special::GetItem, vm).is_some();
        Values { args, next: 0, mapping: is_mapping.then_some(args), keyed: false }
    }

    fn next(&mut self, vm: &Vm) -> PyResult<Value> {
        let missing = || vm.type_error("not enough arguments for format string");
        let index = self.next;
        self.next += 1;
        match self.args.downcast::<Tuple>() {
            Some(tuple) if !self.keyed => tuple.items().get(index).copied().ok_or_else(missing),
            _ if index == 0 => Ok(self.args),
            _ => Err(missing()),
        }
    }

    fn select(&mut self, key: Value, vm: &mut Vm) -> PyResult<()> {
        let Some(mapping) = self.mapping else {
            return Err(vm.type_error("format requires a mapping"));
        };
        self.args = vm.get_item(mapping, key)?;
        self.keyed = true;
        self.next = 0;
        Ok(())
    }

    /// Were all values used?
    fn check_used(&self, mode: Mode, vm: &Vm) -> PyResult<()> {
        let left = match self.args.downcast::<Tuple>() {
            Some(tuple) if !self.keyed => self.next < tuple.len(),
            _ => self.next == 0,
        };
        if left && self.mapping.is_none() {
            let what = if mode == Mode::Text { "string" } else { "bytes" };
            return Err(
                vm.type_error(format!("not all arguments converted during {what} formatting"))
            );
        }
        Ok(())
    }
}

/// Text being formatted.
struct Printer<'a> {
    format: &'a [u8],
    at: usize,
    out: Vec<u8>,
    values: Values,
    mode: Mode,
}

/// `format % args` for text.
pub(crate) fn percent_str(format: Str, args: Value, vm: &mut Vm) -> PyResult<Str> {
    let values = Values::new(args, vm);
    let out = print(format.as_bytes(), values, Mode::Text, vm)?;
    Str::from_wtf8(&out, vm)
}

/// `format % args` for bytes.
pub(crate) fn percent_bytes(format: &[u8], args: Value, vm: &mut Vm) -> PyResult<Vec<u8>> {
    let mut values = Values::new(args, vm);
    if buffer_of(args, vm).is_some() {
        values.mapping = None;
    }
    // The format may be a `bytearray` that Python code changes meanwhile.
    let format = format.to_vec();
    print(&format, values, Mode::Bytes, vm)
}

fn print(format: &[u8], values: Values, mode: Mode, vm: &mut Vm) -> PyResult<Vec<u8>> {
    let mut printer =
        Printer { format, at: 0, out: Vec::with_capacity(format.len() + 32), values, mode };
    while let Some(offset) = memchr::memchr(b'%', &format[printer.at..]) {
        let at = printer.at + offset;
        vm.reserve_text(&mut printer.out, offset)?;
        printer.out.extend_from_slice(&format[printer.at..at]);
        printer.at = at + 1;
        printer.conversion(vm)?;
    }
    printer.out.extend_from_slice(&format[printer.at..]);
    printer.values.check_used(mode, vm)?;
    Ok(printer.out)
}

impl Printer<'_> {
    fn peek(&self) -> Option<u8> {
        self.format.get(self.at).copied()
    }

    fn conversion(&mut self, vm: &mut Vm) -> PyResult<()> {
        if self.peek() == Some(b'%') {
            self.at += 1;
            self.out.push(b'%');
            return Ok(());
        }
        if self.mode == Mode::Text && self.plain_conversion(vm)? {
            return Ok(());
        }
        let mut conversion = Conversion::default();
        if self.peek() == Some(b'(') {
            self.key(vm)?;
        }
        while let Some(flag) = self.peek() {
            match flag {
                b'-' => conversion.left = true,
                b'+' => conversion.plus = true,
                b' ' => conversion.blank = true,
                b'#' => conversion.alternate = true,
                b'0' => conversion.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        if self.peek() == Some(b'*') {
            let width = self.star(vm)?;
            conversion.left |= width < 0;
            conversion.width = Some(width.unsigned_abs());
        } else {
            conversion.width = self.number("width too big", isize::MAX as usize, vm)?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            conversion.precision = if self.peek() == Some(b'*') {
                let precision = self.star(vm)?;
                if precision > i32::MAX as isize {
                    return Err(vm.overflow_error("Python int too large to convert to C int"));
                }
                Some(usize::try_from(precision).unwrap_or(0))
            } else {
                Some(self.number(self.precision_message(), i32::MAX as usize, vm)?.unwrap_or(0))
            };
        }
        if matches!(self.peek(), Some(b'h' | b'l' | b'L')) {
            self.at += 1;
        }
        if self.peek().is_none() {
            return Err(vm.value_error("incomplete format"));
        }
        let (code, width) = match self.mode {
            Mode::Text => wtf8::decode(self.format, self.at),
            Mode::Bytes => (u32::from(self.peek().unwrap_or(0)), 1),
        };
        let place = self.at;
        self.at += width;
        let value = self.values.next(vm)?;
        self.convert(code, place, &conversion, value, vm)
    }

    /// Does `%s` and `%d` without flags of plain values at once.
    fn plain_conversion(&mut self, vm: &mut Vm) -> PyResult<bool> {
        let kind = self.peek();
        if kind != Some(b's') && kind != Some(b'd') {
            return Ok(false);
        }
        self.at += 1;
        let value = self.values.next(vm)?;
        if kind == Some(b's') {
            let text = vm.str(value)?;
            vm.reserve_text(&mut self.out, text.byte_len())?;
            self.out.extend_from_slice(text.as_bytes());
        } else if let Some(i) = value.as_int() {
            self.out.extend_from_slice(write_i64(i, &mut [0; 21]));
        } else {
            self.integer('d', &Conversion::default(), value, vm)?;
        }
        Ok(true)
    }

    fn precision_message(&self) -> &'static str {
        if self.mode == Mode::Text { "precision too big" } else { "prec too big" }
    }

    fn key(&mut self, vm: &mut Vm) -> PyResult<()> {
        if self.values.mapping.is_none() {
            return Err(vm.type_error("format requires a mapping"));
        }
        let start = self.at + 1;
        let (mut at, mut depth) = (start, 1);
        while depth > 0 {
            match self.format.get(at) {
                Some(b'(') => depth += 1,
                Some(b')') => depth -= 1,
                Some(_) => {}
                None => return Err(vm.value_error("incomplete format key")),
            }
            at += 1;
        }
        let key = &self.format[start..at - 1];
        let key = match self.mode {
            Mode::Text => Str::from_wtf8(key, vm)?.value(),
            Mode::Bytes => Bytes::new(key, vm)?.value(),
        };
        self.at = at;
        self.values.select(key, vm)
    }

    fn star(&mut self, vm: &mut Vm) -> PyResult<isize> {
        self.at += 1;
        let value = self.values.next(vm)?;
        if !vm.is_instance(value, ClassId::Int) {
            return Err(vm.type_error("* wants int"));
        }
        let number = int::to_i64(value)
            .ok_or_else(|| vm.overflow_error("Python int too large to convert to C ssize_t"))?;
        Ok(number as isize)
    }

    fn number(&mut self, message: &str, limit: usize, vm: &Vm) -> PyResult<Option<usize>> {
        let start = self.at;
        let mut number = 0usize;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            let next = number.checked_mul(10).and_then(|n| n.checked_add((digit - b'0').into()));
            number = next.filter(|&n| n <= limit).ok_or_else(|| vm.value_error(message))?;
            self.at += 1;
        }
        Ok((self.at > start).then_some(number))
    }

    fn convert(
        &mut self,
        code: u32,
        place: usize,
        conversion: &Conversion,
        value: Value,
        vm: &mut Vm,
    ) -> PyResult<()> {
        let kind = char::from_u32(code).unwrap_or('\0');
        match kind {
            's' | 'r' | 'a' | 'b' if self.mode == Mode::Bytes || kind != 'b' => {
                let mut text = self.text(kind, value, vm)?;
                if let Some(precision) = conversion.precision {
                    let end = match self.mode {
                        Mode::Text => wtf8::offset(&text, precision),
                        Mode::Bytes => precision.min(text.len()),
                    };
                    text.truncate(end);
                }
                self.put(b"", &text, conversion, false, vm)
            }
            'c' => {
                let text = self.character(value, vm)?;
                self.put(b"", &text, conversion, false, vm)
            }
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => self.integer(kind, conversion, value, vm),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => self.real(kind, conversion, value, vm),
            _ => {
                let index = match self.mode {
                    Mode::Text => wtf8::count(&self.format[..place]),
                    Mode::Bytes => place,
                };
                let shown = if (0x20..0x7f).contains(&code) { kind } else { '?' };
                Err(vm.value_error(format!(
                    "unsupported format character '{shown}' (0x{code:x}) at index {index}"
                )))
            }
        }
    }

    fn text(&self, kind: char, value: Value, vm: &mut Vm) -> PyResult<Vec<u8>> {
        if self.mode == Mode::Bytes && kind != 'r' && kind != 'a' {
            return bytes_of(value, vm);
        }
        let text = match kind {
            's' => vm.str(value)?,
            'r' if self.mode == Mode::Text => vm.repr(value)?,
            _ => vm.ascii(value)?,
        };
        Ok(text.as_bytes().to_vec())
    }

    fn character(&self, value: Value, vm: &mut Vm) -> PyResult<Vec<u8>> {
        if self.mode == Mode::Bytes {
            if let Some(&[byte]) = buffer_of(value, vm) {
                return Ok(vec![byte]);
            }
            if let Some(bytes) = buffer_of(value, vm) {
                let name = vm.type_name(value);
                return Err(vm.type_error(format!(
                    "%c requires an integer in range(256) or a single byte, not a {name} object of length {}",
                    bytes.len()
                )));
            }
        } else if let Some(text) = value.downcast::<Str>() {
            if text.char_len() == 1 {
                return Ok(text.as_bytes().to_vec());
            }
            return Err(vm.type_error(format!(
                "%c requires an int or a unicode character, not a string of length {}",
                text.char_len()
            )));
        }
        let is_index = vm.class_of(value).special(Special::Index, vm).is_some();
        if !is_index && !vm.is_instance(value, ClassId::Int) {
            let name = vm.type_name(value);
            return Err(vm.type_error(if self.mode == Mode::Text {
                format!("%c requires an int or a unicode character, not {name}")
            } else {
                format!("%c requires an integer in range(256) or a single byte, not {name}")
            }));
        }
        let index = vm.index(value)?;
        let code = int::to_i64(index).and_then(|code| u32::try_from(code).ok());
        let (limit, shown) =
            if self.mode == Mode::Text { (0x11_0000, "0x110000") } else { (256, "256") };
        let code = code
            .filter(|&code| code < limit)
            .ok_or_else(|| vm.overflow_error(format!("%c arg not in range({shown})")))?;
        if self.mode == Mode::Bytes {
            return Ok(vec![code as u8]);
        }
        let mut text = Vec::new();
        wtf8::push(&mut text, code);
        Ok(text)
    }

    fn integer(
        &mut self,
        kind: char,
        conversion: &Conversion,
        value: Value,
        vm: &mut Vm,
    ) -> PyResult<()> {
        let number = to_integer(kind, value, vm)?;
        let (base, prefix) = match kind {
            'o' => (8, "0o"),
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            _ => (10, ""),
        };
        let (negative, mut digits) = int_digits(number, base, vm)?;
        if kind == 'X' {
            digits.make_ascii_uppercase();
        }
        let prefix = if conversion.alternate { prefix } else { "" };
        let zeros = conversion.precision.unwrap_or(0).saturating_sub(digits.len());
        let mut body = Vec::new();
        vm.reserve_text(&mut body, zeros.saturating_add(digits.len()))?;
        body.resize(zeros, b'0');
        body.extend_from_slice(digits.as_bytes());
        let head = format!("{}{prefix}", sign(negative, conversion));
        self.put(head.as_bytes(), &body, conversion, conversion.zero, vm)
    }

    fn real(
        &mut self,
        kind: char,
        conversion: &Conversion,
        value: Value,
        vm: &mut Vm,
    ) -> PyResult<()> {
        let number = match self.mode {
            Mode::Text => vm.to_float(value)?,
            Mode::Bytes => match vm.to_float(value) {
                Ok(number) => number,
                Err(raised) => {
                    vm.catch(raised, ClassId::TypeError)?;
                    let name = vm.type_name(value);
                    return Err(vm.type_error(format!("float argument required, not {name}")));
                }
            },
        };
        let precision = conversion.precision.or(Some(6));
        let text = magnitude(number, kind, precision, conversion.alternate, vm)?;
        let negative = number.is_sign_negative() && !number.is_nan();
        let head = sign(negative, conversion);
        self.put(head.as_bytes(), text.as_bytes(), conversion, conversion.zero, vm)
    }

    /// Appends `head` (sign and prefix) and `body` in their field.
    fn put(
        &mut self,
        head: &[u8],
        body: &[u8],
        conversion: &Conversion,
        zero: bool,
        vm: &Vm,
    ) -> PyResult<()> {
        let len = match self.mode {
            Mode::Text => wtf8::count(body),
            Mode::Bytes => body.len(),
        };
        let missing = conversion.width.unwrap_or(0).saturating_sub(head.len() + len);
        vm.reserve_text(&mut self.out, missing.saturating_add(head.len() + body.len()))?;
        let pad = |out: &mut Vec<u8>, byte: u8| {
            let at = out.len();
            out.resize(at + missing, 0);
            fill_repeated(&mut out[at..], &[byte]);
        };
        if conversion.left {
            self.out.extend_from_slice(head);
            self.out.extend_from_slice(body);
            pad(&mut self.out, b' ');
            return Ok(());
        }
        if !zero {
            pad(&mut self.out, b' ');
        }
        self.out.extend_from_slice(head);
        if zero {
            pad(&mut self.out, b'0');
        }
        self.out.extend_from_slice(body);
        Ok(())
    }
}

fn sign(negative: bool, conversion: &Conversion) -> &'static str {
    match (negative, conversion.plus, conversion.blank) {
        (true, ..) => "-",
        (_, true, _) => "+",
        (_, _, true) => " ",
        _ => "",
    }
}

/// The integer that `%d` and its kin show.
fn to_integer(kind: char, value: Value, vm: &mut Vm) -> PyResult<Value> {
    if vm.is_instance(value, ClassId::Int) {
        return Ok(value);
    }
    let class = vm.class_of(value);
    let indexable = matches!(kind, 'o' | 'x' | 'X');
    let (known, what) = if indexable {
        (class.special(Special::Index, vm).is_some(), "an integer is required")
    } else {
        let numeric = [Special::Int, Special::Index, Special::Float];
        let known = numeric.iter().any(|&special| class.special(special, vm).is_some());
        (known || vm.is_instance(value, ClassId::Float), "a real number is required")
    };
    let wrong = |vm: &Vm| {
        let name = vm.type_name(value);
        vm.type_error(format!("%{kind} format: {what}, not {name}"))
    };
    if !known {
        return Err(wrong(vm));
    }
    let result = if indexable {
        vm.index(value)
    } else {
        let int = vm.class(ClassId::Int).value();
        vm.call(int, &[value])
    };
    match result {
        Ok(number) => Ok(number),
        Err(raised) => {
            vm.catch(raised, ClassId::TypeError)?;
            Err(wrong(vm))
        }
    }
}

/// What `%b` and `%s` of bytes formatting show.
fn bytes_of(value: Value, vm: &mut Vm) -> PyResult<Vec<u8>> {
    if let Some(bytes) = buffer_of(value, vm) {
        return Ok(bytes.to_vec());
    }
    if let Some(result) = vm.call_special(value, Special::Bytes, &[])? {
        let bytes = result.downcast::<Bytes>().ok_or_else(|| {
            let name = vm.type_name(result);
            vm.type_error(format!("__bytes__ returned non-bytes (type {name})"))
        })?;
        return Ok(bytes.as_slice().to_vec());
    }
    let name = vm.type_name(value);
    Err(vm.type_error(format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{name}'"
    )))
}
