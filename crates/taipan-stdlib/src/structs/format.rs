//! Formats: which fields there are, and where.

/// What the bytes of a field mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `c`: one byte as bytes.
    Char,
    /// `?`
    Bool,
    /// An integer of so many bytes.
    Int { size: usize, signed: bool },
    /// `e`, `f`, `d`.
    Float { size: usize },
    /// `s`: bytes of a fixed length.
    Bytes { len: usize },
    /// `p`: bytes behind their length.
    Pascal { len: usize },
}

/// A field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) code: u8,
    pub(super) kind: Kind,
    pub(super) offset: usize,
    /// How many of these follow one another; strings are one.
    pub(super) count: usize,
}

impl Field {
    /// Bytes of one element.
    pub(super) fn width(&self) -> usize {
        match self.kind {
            Kind::Char | Kind::Bool => 1,
            Kind::Int { size, .. } | Kind::Float { size } => size,
            Kind::Bytes { len } | Kind::Pascal { len } => len,
        }
    }
}

/// A format.
#[derive(Debug)]
pub(super) struct Format {
    pub(super) fields: Vec<Field>,
    /// Bytes in all.
    pub(super) size: usize,
    /// Are bytes in big-endian order?
    pub(super) big: bool,
    /// How many values there are.
    pub(super) values: usize,
}

/// What there may be at most, so that nothing overflows.
const LIMIT: usize = isize::MAX as usize;

impl Format {
    /// The format that a text says, or why it says none.
    pub(super) fn parse(text: &[u8]) -> Result<Format, &'static str> {
        let (native, big, mut rest) = match text {
            [b'<', rest @ ..] => (false, false, rest),
            [b'>' | b'!', rest @ ..] => (false, true, rest),
            [b'=', rest @ ..] => (false, cfg!(target_endian = "big"), rest),
            [b'@', rest @ ..] => (true, cfg!(target_endian = "big"), rest),
            rest => (true, cfg!(target_endian = "big"), rest),
        };
        let mut format = Format { fields: Vec::new(), size: 0, big, values: 0 };
        while let [first, behind @ ..] = rest {
            rest = behind;
            if first.is_ascii_whitespace() {
                continue;
            }
            let mut code = *first;
            let mut count = None;
            while code.is_ascii_digit() {
                let digit = usize::from(code - b'0');
                let more =
                    count.unwrap_or(0_usize).checked_mul(10).and_then(|n| n.checked_add(digit));
                count = Some(more.ok_or("total struct size too long")?);
                let [next, behind @ ..] = rest else {
                    return Err("repeat count given without format specifier");
                };
                (code, rest) = (*next, behind);
            }
            format.add(code, count.unwrap_or(1), native)?;
        }
        Ok(format)
    }

    fn add(&mut self, code: u8, count: usize, native: bool) -> Result<(), &'static str> {
        let long = if native { 8 } else { 4 };
        let int = |size, signed| Kind::Int { size, signed };
        let kind = match code {
            b'x' => None,
            b'c' => Some(Kind::Char),
            b'?' => Some(Kind::Bool),
            b'b' | b'B' => Some(int(1, code == b'b')),
            b'h' | b'H' => Some(int(2, code == b'h')),
            b'i' | b'I' => Some(int(4, code == b'i')),
            b'l' | b'L' => Some(int(long, code == b'l')),
            b'q' | b'Q' => Some(int(8, code == b'q')),
            b'n' | b'N' if native => Some(int(8, code == b'n')),
            b'P' if native => Some(int(8, false)),
            b'e' => Some(Kind::Float { size: 2 }),
            b'f' => Some(Kind::Float { size: 4 }),
            b'd' => Some(Kind::Float { size: 8 }),
            b's' => Some(Kind::Bytes { len: count }),
            b'p' => Some(Kind::Pascal { len: count }),
            _ => return Err("bad char in struct format"),
        };
        let is_text = matches!(code, b's' | b'p');
        let field = Field {
            code,
            kind: kind.unwrap_or(Kind::Char),
            offset: self.size,
            count: if is_text { 1 } else { count },
        };
        let width = field.width();
        if native && !is_text && width > 1 {
            self.size =
                self.size.checked_next_multiple_of(width).ok_or("total struct size too long")?;
        }
        let offset = self.size;
        let bytes = width.checked_mul(field.count).ok_or("total struct size too long")?;
        self.size = offset.checked_add(bytes).ok_or("total struct size too long")?;
        if self.size > LIMIT {
            return Err("total struct size too long");
        }
        if kind.is_some() && field.count > 0 {
            self.values += field.count;
            self.fields.push(Field { offset, ..field });
        }
        Ok(())
    }
}
