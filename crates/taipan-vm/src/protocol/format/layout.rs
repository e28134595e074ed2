//! Where the parts of a formatted number go: sign, prefix, grouped digits,
//! fraction, and the padding around or between them.

use super::spec::{Align, Grouping, Spec};
use crate::error::PyResult;
use crate::object::str::{Str, pad, wtf8};
use crate::vm::Vm;

/// A number in parts, all but the fill in ASCII (`c` may give any character).
pub(super) struct Number<'a> {
    /// Is a minus sign to be shown?
    pub negative: bool,
    /// `0x` and the like.
    pub prefix: &'a str,
    /// The digits in front of the point.
    pub digits: &'a [u8],
    /// What follows them.
    pub rest: &'a [u8],
}

/// How much padding stands to the left and to the right.
pub(super) fn padding(align: Align, missing: usize) -> (usize, usize) {
    match align {
        Align::Left => (0, missing),
        Align::Center => (missing / 2, missing - missing / 2),
        Align::Right | Align::AfterSign => (missing, 0),
    }
}

/// The digits in groups, with zeros in front up to `least` characters (one more
/// rather than begin with a separator).
fn grouped(digits: &[u8], grouping: Option<Grouping>, least: usize, vm: &Vm) -> PyResult<Vec<u8>> {
    let mut out = Vec::new();
    let size = grouping.map_or(usize::MAX, Grouping::size);
    let room = digits.len().max(least).saturating_add(digits.len().max(least) / 2);
    vm.reserve_text(&mut out, room.saturating_add(4))?;
    let mut digits = digits.iter().rev();
    loop {
        let mut in_group = 0;
        while in_group < size {
            match digits.next() {
                Some(&digit) => out.push(digit),
                None if out.len() < least => out.push(b'0'),
                None => break,
            }
            in_group += 1;
        }
        let more = digits.len() > 0 || out.len() < least;
        match grouping {
            Some(grouping) if more && in_group == size => {
                out.push(grouping.separator());
                if digits.len() == 0 && out.len() >= least {
                    // A field cannot begin with a separator.
                    out.push(b'0');
                    break;
                }
            }
            _ => break,
        }
    }
    out.reverse();
    Ok(out)
}

/// Separators into the digits behind the point.
pub(super) fn group_fraction(rest: &[u8], grouping: Option<Grouping>) -> Vec<u8> {
    let Some(grouping) = grouping else { return rest.to_vec() };
    let Some((b'.', after)) = rest.split_first() else { return rest.to_vec() };
    let count = after.iter().take_while(|b| b.is_ascii_digit()).count();
    let (digits, tail) = after.split_at(count);
    let mut out = vec![b'.'];
    for (i, group) in digits.chunks(grouping.size()).enumerate() {
        if i > 0 {
            out.push(grouping.separator());
        }
        out.extend_from_slice(group);
    }
    out.extend_from_slice(tail);
    out
}

/// Lays out a number without groups: with an ASCII fill everything is ASCII, and
/// as long as it has parts.
fn lay_out_plainly(sign: &[u8], number: &Number, spec: &Spec, vm: &Vm) -> PyResult<Str> {
    let used = sign.len() + number.prefix.len() + number.digits.len() + number.rest.len();
    let missing = spec.width.unwrap_or(0).saturating_sub(used);
    let (left, inside, right) = match (spec.align, padding(spec.align, missing)) {
        (Align::AfterSign, _) => (0, missing, 0),
        (_, (left, right)) => (left, 0, right),
    };
    let total = used.checked_add(missing).filter(|&n| n <= isize::MAX as usize);
    let total = total.ok_or_else(|| vm.memory_error())?;
    Str::build(total, true, vm, |room| {
        let mut at = 0;
        let mut put = |bytes: &[u8]| {
            room[at..at + bytes.len()].copy_from_slice(bytes);
            at += bytes.len();
        };
        let fill = [spec.fill as u8; 16];
        let pad = |mut count: usize, put: &mut dyn FnMut(&[u8])| {
            while count > 0 {
                let some = count.min(fill.len());
                put(&fill[..some]);
                count -= some;
            }
        };
        pad(left, &mut put);
        put(sign);
        put(number.prefix.as_bytes());
        pad(inside, &mut put);
        put(number.digits);
        put(number.rest);
        pad(right, &mut put);
    })
}

/// Lays a number out as the specification says.
pub(super) fn lay_out(number: &Number, spec: &Spec, vm: &Vm) -> PyResult<Str> {
    let sign: &[u8] = match (number.negative, spec.sign) {
        (true, _) => b"-",
        (false, b'+') => b"+",
        (false, b' ') => b" ",
        _ => b"",
    };
    let around = sign.len() + number.prefix.len() + number.rest.len();
    let width = spec.width.unwrap_or(0);
    if spec.grouping.is_none() && spec.fill < 0x80 {
        return lay_out_plainly(sign, number, spec, vm);
    }
    let zero_filled = spec.align == Align::AfterSign && spec.fill == 0x30;
    let least = if zero_filled { width.saturating_sub(around) } else { 0 };
    let digits = if number.digits.is_empty() {
        Vec::new()
    } else {
        grouped(number.digits, spec.grouping, least, vm)?
    };
    let used = around + wtf8::count(&digits);
    let missing = width.saturating_sub(used);
    let mut body = Vec::new();
    vm.reserve_text(
        &mut body,
        sign.len() + number.prefix.len() + number.rest.len() + digits.len(),
    )?;
    body.extend_from_slice(sign);
    body.extend_from_slice(number.prefix.as_bytes());
    if spec.align == Align::AfterSign && missing > 0 {
        let mut unit = Vec::new();
        wtf8::push(&mut unit, spec.fill);
        let bytes = missing.checked_mul(unit.len()).ok_or_else(|| vm.memory_error())?;
        vm.reserve_text(&mut body, bytes.saturating_add(digits.len() + number.rest.len()))?;
        let at = body.len();
        body.resize(at + bytes, 0);
        crate::object::str::concat::fill_repeated(&mut body[at..], &unit);
    }
    body.extend_from_slice(&digits);
    body.extend_from_slice(number.rest);
    if missing == 0 || spec.align == Align::AfterSign {
        return Str::from_wtf8(&body, vm);
    }
    pad::padded(&body, body.is_ascii(), padding(spec.align, missing), spec.fill, vm)
}
