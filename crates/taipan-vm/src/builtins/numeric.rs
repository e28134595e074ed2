//! The built-in functions of numbers: `abs`, `bin`, `divmod`, `hex`, `oct`,
//! `pow`, `round`, `sum`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::NativeDecl;
use crate::object::complex::{self, Complex};
use crate::object::int::{Operand, text};
use crate::object::iterator::{exact_items, skip};
use crate::object::number::{floor_div, floor_mod};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::BinaryOp;
use taipan_heap::Value;
use taipan_macros::native;

/// Return the absolute value of the argument.
#[native("abs(number, /)")]
pub fn abs(number: Value, vm: &mut Vm) -> PyResult<Value> {
    if let Some(f) = number.as_inline_float() {
        return Ok(vm.float(f.abs()));
    }
    if let Some(i) = number.as_int() {
        return Ok(vm.int(i.abs()));
    }
    match vm.call_special(number, Special::Abs, &[])? {
        Some(result) => Ok(result),
        None => {
            let name = vm.type_name(number);
            Err(vm.type_error(format!("bad operand type for abs(): '{name}'")))
        }
    }
}

/// The integer of an argument, in a radix with prefix.
fn in_radix(number: Value, radix: u8, vm: &mut Vm) -> PyResult<Str> {
    let index = vm.index(number)?;
    text::prefixed(Operand::of(index).unwrap_or(Operand::Small(0)), radix, vm)
}

/// Return the binary representation of an integer.
///
///    >>> bin(2796202)
///    '0b1010101010101010101010'
#[native("bin(number, /)")]
pub fn bin(number: Value, vm: &mut Vm) -> PyResult<Str> {
    in_radix(number, 2, vm)
}

/// Return the octal representation of an integer.
///
///    >>> oct(342391)
///    '0o1234567'
#[native("oct(number, /)")]
pub fn oct(number: Value, vm: &mut Vm) -> PyResult<Str> {
    in_radix(number, 8, vm)
}

/// Return the hexadecimal representation of an integer.
///
///    >>> hex(12648430)
///    '0xc0ffee'
#[native("hex(number, /)")]
pub fn hex(number: Value, vm: &mut Vm) -> PyResult<Str> {
    in_radix(number, 16, vm)
}

/// Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.
#[native("divmod(x, y, /)")]
pub fn divmod(x: Value, y: Value, vm: &mut Vm) -> PyResult<Value> {
    if x.both_ints(y) && y.int_unchecked() != 0 {
        let (x, y) = (x.int_unchecked(), y.int_unchecked());
        let (quotient, rest) = (floor_div(x, y), floor_mod(x, y));
        return Ok(Tuple::small([vm.int(quotient), vm.int(rest)], vm).value());
    }
    let pair = (Special::Divmod, Special::RDivmod);
    match reflected_call(pair, x, y, &[y], &[x], vm)? {
        Some(result) => Ok(result),
        None => {
            let (left, right) = (vm.type_name(x), vm.type_name(y));
            Err(vm.type_error(format!(
                "unsupported operand type(s) for divmod(): '{left}' and '{right}'"
            )))
        }
    }
}

/// Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.
///
/// Some types, such as ints, are able to use a more efficient algorithm when
/// invoked using the three argument form.
#[native("pow(base, exp, mod=None)")]
pub fn pow(base: Value, exponent: Value, modulus: Value, vm: &mut Vm) -> PyResult<Value> {
    if modulus.is_none() {
        return vm.binary(BinaryOp::Pow, base, exponent);
    }
    let pair = (Special::Pow, Special::RPow);
    match reflected_call(pair, base, exponent, &[exponent, modulus], &[base, modulus], vm)? {
        Some(result) => Ok(result),
        None => {
            let number = |v: Value| vm.is_instance(v, ClassId::Int) || vm.as_float(v).is_some();
            if vm.is_instance(base, ClassId::Int) && number(exponent) {
                return Err(vm.type_error(
                    "pow() 3rd argument not allowed unless all arguments are integers",
                ));
            }
            let names = [base, exponent, modulus].map(|v| vm.type_name(v));
            Err(vm.type_error(format!(
                "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
                names[0], names[1], names[2]
            )))
        }
    }
}

/// Calls `x`'s special method with `args`, or `y`'s reflected one with
/// `reflected`, in the order that subclasses ask for; `None` where neither knows.
fn reflected_call(
    (forward, backward): (Special, Special),
    x: Value,
    y: Value,
    args: &[Value],
    reflected: &[Value],
    vm: &mut Vm,
) -> PyResult<Option<Value>> {
    let (class_x, class_y) = (vm.class_of(x), vm.class_of(y));
    let mut last = (class_x != class_y).then(|| class_y.special(backward, vm)).flatten();
    if let Some(method) = last
        && class_y.is_subclass_of(class_x)
        && class_x.special(backward, vm) != Some(method)
    {
        let result = vm.call_unbound(method, y, reflected)?;
        if result != Value::NOT_IMPLEMENTED {
            return Ok(Some(result));
        }
        last = None;
    }
    for (method, receiver, args) in [(class_x.special(forward, vm), x, args), (last, y, reflected)]
    {
        if let Some(method) = method {
            let result = vm.call_unbound(method, receiver, args)?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(Some(result));
            }
        }
    }
    Ok(None)
}

/// Round a number to a given precision in decimal digits.
///
/// The return value is an integer if ndigits is omitted or None.  Otherwise
/// the return value has the same type as the number.  ndigits may be negative.
#[native("round(number, ndigits=None)")]
pub fn round(number: Value, digits: Value, vm: &mut Vm) -> PyResult<Value> {
    let args = [digits];
    let args = if digits.is_none() { &[][..] } else { &args[..] };
    match vm.call_special(number, Special::Round, args)? {
        Some(result) => Ok(result),
        None => {
            let name = vm.type_name(number);
            Err(vm.type_error(format!("type {name} doesn't define __round__ method")))
        }
    }
}

/// A float sum with the rounding error of each addition kept apart (Neumaier,
/// *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*,
/// 1974).
#[derive(Clone, Copy, Default)]
struct Compensated {
    high: f64,
    low: f64,
}

impl Compensated {
    fn new(start: f64) -> Compensated {
        Compensated { high: start, low: 0.0 }
    }

    fn add(&mut self, x: f64) {
        let sum = self.high + x;
        self.low +=
            if self.high.abs() >= x.abs() { (self.high - sum) + x } else { (x - sum) + self.high };
        self.high = sum;
    }

    fn total(self) -> f64 {
        // Without the test an infinite sum would become NaN.
        if self.low != 0.0 && self.low.is_finite() { self.high + self.low } else { self.high }
    }
}

/// Adds the small integers that a plain list or tuple begins with, while the sum
/// fits in 64 bits; gives the sum and how many there were.
fn sum_prefix(iterable: Value, start: i64, vm: &Vm) -> Option<(i64, usize)> {
    let (mut sum, mut count) = (start, 0);
    for item in exact_items(iterable, vm)? {
        let Some(total) = item.as_int().and_then(|i| sum.checked_add(i)) else { break };
        sum = total;
        count += 1;
    }
    Some((sum, count))
}

/// Return the sum of a 'start' value (default: 0) plus an iterable of numbers
///
/// When the iterable is empty, return the start value.
/// This function is intended specifically for use with numeric values and may
/// reject non-numeric types.
#[native("sum(iterable, /, start=?)")]
pub fn sum(iterable: Value, start: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    let iterator = vm.iter(iterable)?;
    let mut start = start.unwrap_or(Value::int(0));
    let refused = [
        (ClassId::Str, "sum() can't sum strings [use ''.join(seq) instead]"),
        (ClassId::Bytes, "sum() can't sum bytes [use b''.join(seq) instead]"),
        (ClassId::ByteArray, "sum() can't sum bytearray [use b''.join(seq) instead]"),
    ];
    if let Some(first) = start.as_int()
        && let Some((sum, count)) = sum_prefix(iterable, first, vm)
    {
        start = vm.int(sum);
        skip(iterator, count);
    }
    if !start.is_inline_number() {
        for (class, message) in refused {
            if vm.is_instance(start, class) {
                return Err(vm.type_error(message));
            }
        }
    }
    let mut total = start;
    let mut item = None;
    if vm.is_exact(total, ClassId::Int) {
        (total, item) = sum_ints(iterator, total, vm)?;
        if item.is_none() {
            return Ok(total);
        }
    }
    let next_is = |item: Option<Value>, class, vm: &Vm| item.is_some_and(|i| vm.is_exact(i, class));
    if next_is(item, ClassId::Float, vm) || vm.is_exact(total, ClassId::Float) {
        (total, item) = sum_floats(iterator, total, item, vm)?;
        if item.is_none() {
            return Ok(total);
        }
    }
    if next_is(item, ClassId::Complex, vm) || vm.is_exact(total, ClassId::Complex) {
        (total, item) = sum_complexes(iterator, total, item, vm)?;
        if item.is_none() {
            return Ok(total);
        }
    }
    loop {
        let next = match item.take() {
            Some(item) => Some(item),
            None => vm.next(iterator)?,
        };
        let Some(next) = next else { return Ok(total) };
        total = vm.binary(BinaryOp::Add, total, next)?;
    }
}

/// Adds integers as long as there are any: the sum, and the item that is none.
fn sum_ints(iterator: Value, start: Value, vm: &mut Vm) -> PyResult<(Value, Option<Value>)> {
    let mut total = start;
    while let Some(item) = vm.next(iterator)? {
        let (Some(x), Some(y)) = (Operand::of(total), Operand::of(item)) else {
            return Ok((total, Some(item)));
        };
        if !vm.is_exact(item, ClassId::Int) && !item.is_bool() {
            return Ok((total, Some(item)));
        }
        total = crate::object::int::arith::add(x, y, vm)?;
    }
    Ok((total, None))
}

/// Adds floats and integers, `first` before what the iterator gives.
fn sum_floats(
    iterator: Value,
    start: Value,
    first: Option<Value>,
    vm: &mut Vm,
) -> PyResult<(Value, Option<Value>)> {
    let Some(start) = crate::object::float::operand(start, vm)? else { return Ok((start, first)) };
    let mut total = Compensated::new(start);
    let mut pending = first;
    loop {
        let next = match pending.take() {
            Some(item) => Some(item),
            None => vm.next(iterator)?,
        };
        let Some(item) = next else { return Ok((vm.float(total.total()), None)) };
        if vm.is_exact(item, ClassId::Float)
            && let Some(f) = vm.as_float(item)
        {
            total.add(f);
            continue;
        }
        match Operand::of(item).and_then(Operand::to_f64) {
            Some(f) if vm.is_exact(item, ClassId::Int) || item.is_bool() => total.add(f),
            _ => return Ok((vm.float(total.total()), Some(item))),
        }
    }
}

/// Adds complex numbers, floats and integers.
fn sum_complexes(
    iterator: Value,
    start: Value,
    first: Option<Value>,
    vm: &mut Vm,
) -> PyResult<(Value, Option<Value>)> {
    let (re, im) = match start.downcast::<Complex>() {
        Some(complex) => complex.parts(),
        None => match crate::object::float::operand(start, vm)? {
            Some(re) => (re, 0.0),
            None => return Ok((start, first)),
        },
    };
    let (mut re, mut im) = (Compensated::new(re), Compensated::new(im));
    let mut pending = first;
    loop {
        let next = match pending.take() {
            Some(item) => Some(item),
            None => vm.next(iterator)?,
        };
        if let Some(complex) = next.and_then(|item| item.downcast::<Complex>())
            && next.is_some_and(|item| vm.is_exact(item, ClassId::Complex))
        {
            re.add(complex.parts().0);
            im.add(complex.parts().1);
            continue;
        }
        let real = next.filter(|&item| {
            vm.is_exact(item, ClassId::Float) || vm.is_exact(item, ClassId::Int) || item.is_bool()
        });
        match real.and_then(|item| vm.as_float(item).or(Operand::of(item)?.to_f64())) {
            Some(f) => re.add(f),
            None => return Ok((complex::new(re.total(), im.total(), vm), next)),
        }
    }
}

/// These functions, for the table of `builtins`.
pub static FUNCTIONS: &[&NativeDecl] = &[&ABS, &BIN, &OCT, &HEX, &DIVMOD, &POW, &ROUND, &SUM];
