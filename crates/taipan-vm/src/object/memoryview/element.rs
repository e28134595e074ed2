//! Elements of a view: a format of the `struct` module says what their bytes mean.

use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::bytes::Bytes;
use crate::object::int;
use crate::vm::Vm;
use taipan_bytecode::BinaryOp;
use taipan_heap::Value;

/// A native format of one character, perhaps written with an `@`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Format {
    code: u8,
    native: bool,
}

impl Format {
    /// `B`
    pub(super) const BYTE: Format = Format { code: b'B', native: false };

    /// The format that a text names.
    pub(super) fn parse(text: &[u8]) -> Option<Format> {
        let (code, native) = match text {
            [b'@', code] => (*code, true),
            [code] => (*code, false),
            _ => return None,
        };
        b"?cbBhHiIlLqQnNfdP".contains(&code).then_some(Format { code, native })
    }

    /// As it was written.
    pub(super) fn text(self) -> String {
        format!("{}{}", if self.native { "@" } else { "" }, char::from(self.code))
    }

    /// How many bytes an element has.
    pub(super) fn size(self) -> usize {
        match self.code {
            b'h' | b'H' => 2,
            b'i' | b'I' | b'f' => 4,
            b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' => 8,
            _ => 1,
        }
    }

    /// Are elements single bytes?
    pub(super) fn is_bytes(self) -> bool {
        matches!(self.code, b'B' | b'b' | b'c')
    }

    /// Do two formats mean the same?
    pub(super) fn same(self, other: Format) -> bool {
        self.code == other.code
    }

    fn is_signed(self) -> bool {
        matches!(self.code, b'b' | b'h' | b'i' | b'l' | b'q' | b'n')
    }

    /// The value that an element's bytes mean.
    pub(super) fn unpack(self, bytes: &[u8], vm: &mut Vm) -> PyResult<Value> {
        let mut word = [0; 8];
        let size = self.size().min(bytes.len());
        word[..size].copy_from_slice(&bytes[..size]);
        let raw = u64::from_le_bytes(word);
        Ok(match self.code {
            b'?' => Value::bool(raw != 0),
            b'c' => Bytes::new(&bytes[..size], vm)?.value(),
            b'f' => vm.float(f64::from(f32::from_bits(raw as u32))),
            b'd' => vm.float(f64::from_bits(raw)),
            _ if self.is_signed() => {
                let unused = 64 - 8 * self.size() as u32;
                vm.int(((raw << unused) as i64) >> unused)
            }
            _ => match i64::try_from(raw) {
                Ok(number) => vm.int(number),
                Err(_) => {
                    let high = vm.int((raw >> 1) as i64);
                    let twice = vm.binary(BinaryOp::Mul, high, Value::int(2))?;
                    let low = Value::int((raw & 1) as i64);
                    vm.binary(BinaryOp::Add, twice, low)?
                }
            },
        })
    }

    /// The bytes of an element with this value, and how many they are.
    pub(super) fn pack(self, value: Value, vm: &mut Vm) -> PyResult<([u8; 8], usize)> {
        let size = self.size();
        let word = match self.code {
            b'?' => u64::from(vm.is_true(value)?).to_le_bytes(),
            b'c' => match value.downcast::<Bytes>().as_ref().map(|bytes| bytes.as_slice()) {
                Some(&[byte]) => u64::from(byte).to_le_bytes(),
                Some(_) => return Err(self.invalid("value", vm)),
                None => return Err(self.invalid("type", vm)),
            },
            b'f' => {
                let number = self.number(value, vm)?;
                u64::from((number as f32).to_bits()).to_le_bytes()
            }
            b'd' => self.number(value, vm)?.to_bits().to_le_bytes(),
            _ => self.integer(value, vm)?,
        };
        Ok((word, size))
    }

    fn number(self, value: Value, vm: &mut Vm) -> PyResult<f64> {
        vm.to_float(value).or_else(|raised| {
            vm.catch(raised, crate::ClassId::TypeError)?;
            Err(self.invalid("type", vm))
        })
    }

    fn integer(self, value: Value, vm: &mut Vm) -> PyResult<[u8; 8]> {
        if !vm.has_index(value) {
            return Err(self.invalid("type", vm));
        }
        let index = vm.index(value)?;
        let bits = 8 * self.size() as u32;
        let word = match int::to_i64(index) {
            Some(number) if self.is_signed() => {
                let limit = 1_i128 << (bits - 1);
                (-limit..limit).contains(&i128::from(number)).then_some(number as u64)
            }
            Some(number) => {
                (0..1_i128 << bits).contains(&i128::from(number)).then_some(number as u64)
            }
            None if bits == 64 && !self.is_signed() && !int::is_negative(index) => {
                let half = vm.binary(BinaryOp::RShift, index, Value::int(1))?;
                let odd = vm.binary(BinaryOp::And, index, Value::int(1))?;
                let halves = int::to_i64(half).zip(int::to_i64(odd));
                halves.map(|(half, odd)| (half as u64) << 1 | odd as u64)
            }
            None => None,
        };
        word.map(u64::to_le_bytes).ok_or_else(|| self.invalid("value", vm))
    }

    #[cold]
    fn invalid(self, what: &str, vm: &Vm) -> crate::Raised {
        let message = format!("memoryview: invalid {what} for format '{}'", char::from(self.code));
        if what == "type" { vm.type_error(message) } else { vm.value_error(message) }
    }
}
