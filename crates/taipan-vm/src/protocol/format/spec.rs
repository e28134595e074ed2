//! The parser of format specifications:
//! `[[fill]align][sign][z][#][0][width][grouping][.precision][grouping][type]`.

use crate::error::PyResult;
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_heap::Value;

/// Where a value stands in its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: the padding stands behind the sign.
    AfterSign,
}

/// What separates groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// `,` between groups of three.
    Comma,
    /// `_` between groups of three.
    Underscore,
    /// `_` between groups of four (binary, octal, hexadecimal).
    UnderscoreFour,
}

impl Grouping {
    /// The separator.
    pub fn separator(self) -> u8 {
        if self == Grouping::Comma { b',' } else { b'_' }
    }

    /// How many digits a group has.
    pub fn size(self) -> usize {
        if self == Grouping::UnderscoreFour { 4 } else { 3 }
    }
}

/// A parsed format specification.
#[derive(Clone, Debug)]
pub struct Spec {
    /// The fill character.
    pub fill: u32,
    /// The alignment.
    pub align: Align,
    /// The sign option, 0 where none is given.
    pub sign: u8,
    /// `z`: no negative zero.
    pub no_negative_zero: bool,
    /// `#`.
    pub alternate: bool,
    /// The least width.
    pub width: Option<usize>,
    /// Grouping of the digits in front of the point.
    pub grouping: Option<Grouping>,
    /// The precision.
    pub precision: Option<usize>,
    /// Grouping of the digits behind the point.
    pub fraction_grouping: Option<Grouping>,
    /// The presentation type; 0 where none is given and the type has no default.
    pub kind: u32,
}

fn align_of(code: Option<&u32>) -> Option<Align> {
    Some(match char::from_u32(*code?)? {
        '<' => Align::Left,
        '>' => Align::Right,
        '^' => Align::Center,
        '=' => Align::AfterSign,
        _ => return None,
    })
}

/// A cursor over the characters of a specification.
struct Reader<'a> {
    codes: &'a [u32],
    at: usize,
}

impl Reader<'_> {
    fn take(&mut self, ch: char) -> bool {
        let found = self.codes.get(self.at) == Some(&u32::from(ch));
        self.at += usize::from(found);
        found
    }

    /// A decimal number, if there is one.
    fn number(&mut self, vm: &Vm) -> PyResult<Option<usize>> {
        let start = self.at;
        let mut number = 0isize;
        while let Some(digit) =
            self.codes.get(self.at).and_then(|&c| crate::object::str::unicode::decimal_value(c))
        {
            let next = number.checked_mul(10).and_then(|n| n.checked_add(digit as isize));
            number =
                next.ok_or_else(|| vm.value_error("Too many decimal digits in format string"))?;
            self.at += 1;
        }
        Ok((self.at > start).then_some(number as usize))
    }

    fn grouping(&mut self, vm: &Vm) -> PyResult<Option<Grouping>> {
        let mut grouping = None;
        if self.take(',') {
            grouping = Some(Grouping::Comma);
        }
        if self.take('_') {
            if grouping.is_some() {
                return Err(vm.value_error("Cannot specify both ',' and '_'."));
            }
            grouping = Some(Grouping::Underscore);
        }
        if grouping == Some(Grouping::Underscore) && self.codes.get(self.at) == Some(&0x2c) {
            return Err(vm.value_error("Cannot specify both ',' and '_'."));
        }
        Ok(grouping)
    }
}

fn is_type(code: u32, types: &str) -> bool {
    char::from_u32(code).is_some_and(|ch| types.contains(ch))
}

/// `ValueError` for a presentation type that the value's class does not know.
#[cold]
pub(super) fn unknown_type(kind: u32, value: Value, vm: &Vm) -> crate::Raised {
    let type_name = vm.type_name(value);
    let shown = match char::from_u32(kind) {
        Some(ch) if (0x21..0x80).contains(&kind) => ch.to_string(),
        _ => format!("\\x{kind:x}"),
    };
    vm.value_error(format!("Unknown format code '{shown}' for object of type '{type_name}'"))
}

fn bad_grouping(grouping: Grouping, kind: u32, vm: &Vm) -> crate::Raised {
    let separator = char::from(grouping.separator());
    let shown = match char::from_u32(kind) {
        Some(ch) if (0x21..0x80).contains(&kind) => ch.to_string(),
        _ => format!("\\x{kind:x}"),
    };
    vm.value_error(format!("Cannot specify '{separator}' with '{shown}'."))
}

impl Spec {
    /// Parses a specification for `value`.
    pub fn parse(
        text: Str,
        default_kind: u8,
        default_align: Align,
        value: Value,
        vm: &Vm,
    ) -> PyResult<Spec> {
        let mut room = [0; 16];
        let many: Vec<u32>;
        let codes = if text.byte_len() <= room.len() {
            let mut len = 0;
            for (slot, code) in room.iter_mut().zip(text.code_points()) {
                *slot = code;
                len += 1;
            }
            &room[..len]
        } else {
            many = text.code_points().collect();
            &many[..]
        };
        let mut reader = Reader { codes, at: 0 };
        let mut spec = Spec {
            fill: 0x20,
            align: default_align,
            sign: 0,
            no_negative_zero: false,
            alternate: false,
            width: None,
            grouping: None,
            precision: None,
            fraction_grouping: None,
            kind: u32::from(default_kind),
        };
        let (mut fill_given, mut align_given) = (false, false);
        if let Some(align) = align_of(codes.get(1)) {
            (spec.fill, spec.align) = (codes[0], align);
            (fill_given, align_given) = (true, true);
            reader.at = 2;
        } else if let Some(align) = align_of(codes.first()) {
            spec.align = align;
            align_given = true;
            reader.at = 1;
        }
        for sign in [' ', '+', '-'] {
            if spec.sign == 0 && reader.take(sign) {
                spec.sign = sign as u8;
            }
        }
        spec.no_negative_zero = reader.take('z');
        spec.alternate = reader.take('#');
        if !fill_given && reader.take('0') {
            spec.fill = 0x30;
            if !align_given && default_align == Align::Right {
                spec.align = Align::AfterSign;
            }
        }
        spec.width = reader.number(vm)?;
        spec.grouping = reader.grouping(vm)?;
        if reader.take('.') {
            spec.precision = reader.number(vm)?;
            spec.fraction_grouping = reader.grouping(vm)?;
            if spec.precision.is_none() && spec.fraction_grouping.is_none() {
                return Err(vm.value_error("Format specifier missing precision"));
            }
        }
        match codes[reader.at.min(codes.len())..] {
            [] => {}
            [kind] => spec.kind = kind,
            _ => {
                let type_name = vm.type_name(value);
                return Err(vm.value_error(format!(
                    "Invalid format specifier '{}' for object of type '{type_name}'",
                    text.to_string_lossy()
                )));
            }
        }
        spec.check_grouping(vm)?;
        Ok(spec)
    }

    fn check_grouping(&mut self, vm: &Vm) -> PyResult<()> {
        if let Some(grouping) = self.grouping {
            let kind = self.kind;
            if grouping == Grouping::Underscore && is_type(kind, "boxX") {
                self.grouping = Some(Grouping::UnderscoreFour);
            } else if kind != 0 && !is_type(kind, "defgEG%F") {
                return Err(bad_grouping(grouping, kind, vm));
            }
        }
        match self.fraction_grouping {
            Some(grouping) if self.kind != 0 && !is_type(self.kind, "efgEG%F") => {
                Err(bad_grouping(grouping, self.kind, vm))
            }
            _ => Ok(()),
        }
    }
}
