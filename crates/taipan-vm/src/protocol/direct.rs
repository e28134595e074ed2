//! Operations on plain instances of built-in classes.
//!
//! Built-in classes cannot be changed, so what an operator, `len` or `in` means
//! for a plain instance is known from its shape number alone. The functions here
//! do that without looking for the special method, building its window and
//! converting its result. They answer `None` for everything else (instances of
//! subclasses among it), which goes through the table of special methods, and
//! for operands that the methods themselves would refuse.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::bytes::{ByteArray, Bytes};
use crate::object::dict::Dict;
use crate::object::float::{self, Float};
use crate::object::int::operand::Operand;
use crate::object::int::{arith as integers, compare as integer_order, divide, power};
use crate::object::iterator::Iterator;
use crate::object::list::{self, List};
use crate::object::number::compare_i64_f64;
use crate::object::range::Range;
use crate::object::sequence::place;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::{self, Tuple};
use crate::protocol::compare::holds;
use crate::vm::Vm;
use std::cmp::Ordering;
use taipan_bytecode::{BinaryOp, CompareOp};
use taipan_heap::Value;

const INT: u32 = ClassId::Int.shape();
const FLOAT: u32 = ClassId::Float.shape();
const STR: u32 = ClassId::Str.shape();
const LIST: u32 = ClassId::List.shape();
const TUPLE: u32 = ClassId::Tuple.shape();
const DICT: u32 = ClassId::Dict.shape();
const SET: u32 = ClassId::Set.shape();
const FROZEN_SET: u32 = ClassId::FrozenSet.shape();
const BYTES: u32 = ClassId::Bytes.shape();
const BYTE_ARRAY: u32 = ClassId::ByteArray.shape();
const RANGE: u32 = ClassId::Range.shape();

/// The handle of a plain instance of the built-in class whose handle it is.
///
/// # Safety
/// The value's shape number is that of the built-in class of `H`.
#[inline(always)]
unsafe fn plain<H: Handle>(value: Value) -> H {
    // SAFETY: plain instances of a built-in class have its kind.
    unsafe { H::from_value(value) }
}

/// An exact `int`, or a `bool`, which does as one.
#[inline(always)]
fn integer(value: Value) -> Option<Operand> {
    if value.is_int() {
        return Some(Operand::Small(value.int_unchecked()));
    }
    if value.is_pointer() {
        return if value.shape_number() == Some(INT) { Operand::of(value) } else { None };
    }
    value.as_bool().map(|truth| Operand::Small(truth.into()))
}

/// An exact `float`.
#[inline(always)]
fn real(value: Value) -> Option<f64> {
    if let Some(f) = value.as_inline_float() {
        return Some(f);
    }
    if value.shape_number() == Some(FLOAT) {
        // SAFETY: the shape was just tested.
        return Some(unsafe { plain::<Float>(value) }.get());
    }
    None
}

/// `a op b` of exact `int`s, `bool`s and `float`s, where neither raises for its type.
#[inline]
pub(crate) fn binary(op: BinaryOp, a: Value, b: Value, vm: &Vm) -> Option<PyResult<Value>> {
    match (integer(a), integer(b)) {
        (Some(x), Some(y)) => match (op, a.as_bool(), b.as_bool()) {
            (BinaryOp::And, Some(x), Some(y)) => Some(Ok(Value::bool(x & y))),
            (BinaryOp::Or, Some(x), Some(y)) => Some(Ok(Value::bool(x | y))),
            (BinaryOp::Xor, Some(x), Some(y)) => Some(Ok(Value::bool(x ^ y))),
            _ => integer_binary(op, x, y, vm),
        },
        (None, None) => float_binary(op, real(a)?, real(b)?, vm),
        // An integer past 64 bits may be past the range of floats.
        (Some(Operand::Small(x)), None) => float_binary(op, x as f64, real(b)?, vm),
        (None, Some(Operand::Small(y))) => float_binary(op, real(a)?, y as f64, vm),
        _ => None,
    }
}

fn integer_binary(op: BinaryOp, x: Operand, y: Operand, vm: &Vm) -> Option<PyResult<Value>> {
    Some(match op {
        BinaryOp::Add => integers::add(x, y, vm),
        BinaryOp::Sub => integers::sub(x, y, vm),
        BinaryOp::Mul => integers::mul(x, y, vm),
        BinaryOp::TrueDiv => divide::true_divide(x, y, vm),
        BinaryOp::FloorDiv => integers::floor_divide(x, y, vm),
        BinaryOp::Mod => integers::modulo(x, y, vm),
        BinaryOp::Pow => power::power(x, y, vm),
        BinaryOp::LShift => integers::shift_left(x, y, vm),
        BinaryOp::RShift => integers::shift_right(x, y, vm),
        BinaryOp::And => integers::and(x, y, vm),
        BinaryOp::Or => integers::or(x, y, vm),
        BinaryOp::Xor => integers::xor(x, y, vm),
        BinaryOp::MatMul => return None,
    })
}

fn float_binary(op: BinaryOp, x: f64, y: f64, vm: &Vm) -> Option<PyResult<Value>> {
    use float::arith;
    let result = match op {
        BinaryOp::Add => Ok(x + y),
        BinaryOp::Sub => Ok(x - y),
        BinaryOp::Mul => Ok(x * y),
        BinaryOp::TrueDiv => arith::divide(x, y, vm),
        BinaryOp::FloorDiv => arith::floor_divide(x, y, vm),
        BinaryOp::Mod => arith::modulo(x, y, vm),
        BinaryOp::Pow => return Some(arith::power(x, y, vm)),
        _ => return None,
    };
    Some(result.map(|f| vm.float(f)))
}

/// How two exact `int`s, `float`s, `str`s or `bytes` stand to each other: the outer
/// `None` for other operands, the inner one where one is no number.
#[inline]
pub(crate) fn order(a: Value, b: Value) -> Option<Option<Ordering>> {
    if a.shape_number() == Some(STR) {
        if b.shape_number() != Some(STR) {
            return None;
        }
        // SAFETY: the shapes were just tested.
        let (a, b) = unsafe { (plain::<Str>(a), plain::<Str>(b)) };
        return Some(Some(a.as_bytes().cmp(b.as_bytes())));
    }
    if a.shape_number() == Some(BYTES) && b.shape_number() == Some(BYTES) {
        // SAFETY: the shapes were just tested.
        let (a, b) = unsafe { (plain::<Bytes>(a), plain::<Bytes>(b)) };
        return Some(Some(a.as_slice().cmp(b.as_slice())));
    }
    match (integer(a), integer(b)) {
        (Some(x), Some(y)) => Some(Some(integer_order::order(x, y))),
        (None, None) => Some(real(a)?.partial_cmp(&real(b)?)),
        (Some(Operand::Small(x)), None) => Some(compare_i64_f64(x, real(b)?)),
        (None, Some(Operand::Small(y))) => {
            Some(compare_i64_f64(y, real(a)?).map(Ordering::reverse))
        }
        _ => None,
    }
}

/// `a == b` of exact strings; `None` for other operands.
#[inline(always)]
pub(crate) fn same_strings(a: Value, b: Value) -> Option<bool> {
    if a.shape_number() != Some(STR) || b.shape_number() != Some(STR) {
        return None;
    }
    // SAFETY: the shapes were just tested.
    Some(unsafe { plain::<Str>(a).same_text(&plain::<Str>(b)) })
}

/// How deep tuples in tuples are compared at once.
const SHALLOW: u32 = 3;

/// Are two values the same or equal, as elements and keys are compared? `None` where
/// Python code may have to be asked.
#[inline(always)]
pub(crate) fn same_element(a: Value, b: Value) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    if a.both_ints(b) {
        return Some(false);
    }
    same_strings(a, b).or_else(|| same_tuples(a, b, SHALLOW))
}

/// [`same_element`] of exact tuples.
#[inline]
fn same_tuples(a: Value, b: Value, depth: u32) -> Option<bool> {
    if a.shape_number() != Some(TUPLE) || b.shape_number() != Some(TUPLE) || depth == 0 {
        return None;
    }
    // SAFETY: the shapes were just tested.
    let (a, b) = unsafe { (plain::<Tuple>(a), plain::<Tuple>(b)) };
    if a.len() != b.len() {
        // Their elements are asked first.
        return None;
    }
    for (&x, &y) in a.items().iter().zip(b.items()) {
        if x.is(y) {
            continue;
        }
        if x.both_ints(y) {
            return Some(false);
        }
        let same = match (x.as_inline_float(), y.as_inline_float()) {
            (Some(x), Some(y)) => x == y,
            _ => same_strings(x, y).or_else(|| same_tuples(x, y, depth - 1))?,
        };
        if !same {
            return Some(false);
        }
    }
    Some(true)
}

/// A rich comparison of exact `int`s, `float`s and `str`s; and of what can never be
/// equal.
#[inline]
pub(crate) fn compare(op: CompareOp, a: Value, b: Value) -> Option<bool> {
    let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    if equality && let Some(same) = same_strings(a, b) {
        return Some(same == (op == CompareOp::Eq));
    }
    if let Some(order) = order(a, b) {
        return Some(holds(op, order));
    }
    let differ = equality && family(a).zip(family(b)).is_some_and(|(a, b)| a != b);
    differ.then_some(op == CompareOp::Ne)
}

/// A number for the plain built-in values that may be equal to each other.
fn family(value: Value) -> Option<u32> {
    match value.shape_number() {
        None if value.is_none() => Some(u32::MAX),
        None | Some(INT | FLOAT) => Some(INT),
        Some(SET | FROZEN_SET) => Some(SET),
        Some(BYTES | BYTE_ARRAY) => Some(BYTES),
        Some(shape @ (STR | LIST | TUPLE | DICT | RANGE)) => Some(shape),
        Some(_) => None,
    }
}

/// `a < b` of exact `int`s, `float`s and `str`s, and of exact tuples of these;
/// `None` where anything else has to be asked.
#[inline]
pub(crate) fn less(a: Value, b: Value) -> Option<bool> {
    if a.shape_number() != Some(TUPLE) || b.shape_number() != Some(TUPLE) {
        return order(a, b).map(|order| holds(CompareOp::Lt, order));
    }
    // SAFETY: the shapes were just tested.
    let (a, b) = unsafe { (plain::<Tuple>(a), plain::<Tuple>(b)) };
    for (&x, &y) in a.items().iter().zip(b.items()) {
        if x.is(y) {
            continue;
        }
        match order(x, y)? {
            Some(Ordering::Equal) => {}
            other => return Some(other == Some(Ordering::Less)),
        }
    }
    Some(a.len() < b.len())
}

#[inline(always)]
fn item_of<T>(items: &[T], index: isize) -> Option<&T> {
    items.get(place(index, items.len())?)
}

#[inline(always)]
fn byte_of(bytes: &[u8], index: isize) -> Option<Value> {
    item_of(bytes, index).map(|&byte| Value::int(i64::from(byte)))
}

impl Vm {
    /// A rich comparison of two plain tuples or two plain lists.
    #[inline]
    pub(crate) fn compare_plain_sequences(
        &mut self,
        op: CompareOp,
        a: Value,
        b: Value,
    ) -> Option<PyResult<Value>> {
        let shape = a.shape_number()?;
        if b.shape_number() != Some(shape) {
            return None;
        }
        match shape {
            TUPLE => {
                // SAFETY: the arm has tested the shape.
                let left = unsafe { plain(a) };
                Some(tuple::compare(op, left, b, self))
            }
            LIST => {
                // SAFETY: the arm has tested the shape.
                let left = unsafe { plain(a) };
                Some(list::compare(op, left, b, self))
            }
            _ => None,
        }
    }

    /// `len(value)` of a plain built-in container.
    #[inline]
    pub(crate) fn direct_len(&self, value: Value) -> Option<usize> {
        let shape = value.shape_number()?;
        // SAFETY: each arm has tested the shape.
        unsafe {
            Some(match shape {
                STR => plain::<Str>(value).char_len(),
                LIST => plain::<List>(value).len(self),
                TUPLE => plain::<Tuple>(value).len(),
                DICT => plain::<Dict>(value).len(self),
                SET | FROZEN_SET => plain::<Set>(value).len(self),
                BYTES => plain::<Bytes>(value).as_slice().len(),
                BYTE_ARRAY => plain::<ByteArray>(value).len(self),
                _ => return None,
            })
        }
    }

    /// `container[key]` of a plain built-in sequence, if there is such an item.
    #[inline]
    pub(crate) fn direct_item(&self, container: Value, key: Value) -> Option<Value> {
        let (shape, index) = (container.shape_number()?, key.as_int()? as isize);
        // SAFETY: each arm has tested the shape.
        unsafe {
            match shape {
                LIST => item_of(plain::<List>(container).items(self), index).copied(),
                TUPLE => item_of(plain::<Tuple>(container).items(), index).copied(),
                RANGE => self.range_item(plain::<Range>(container), index),
                BYTES => byte_of(plain::<Bytes>(container).as_slice(), index),
                BYTE_ARRAY => byte_of(plain::<ByteArray>(container).as_slice(self), index),
                _ => None,
            }
        }
    }

    fn range_item(&self, range: Range, index: isize) -> Option<Value> {
        let (start, _, step) = range.small_parts()?;
        let len = usize::try_from(range.small_len()?).ok()?;
        let index = place(index, len)?;
        // Between start and stop, so it fits.
        Some(self.int((i128::from(start) + index as i128 * i128::from(step)) as i64))
    }

    /// `item in container` of a plain built-in container.
    #[inline]
    pub(crate) fn direct_contains(
        &mut self,
        container: Value,
        item: Value,
    ) -> Option<PyResult<bool>> {
        let shape = container.shape_number()?;
        // SAFETY: each arm has tested the shape.
        unsafe {
            Some(match shape {
                DICT => plain::<Dict>(container).get(item, self).map(|found| found.is_some()),
                SET | FROZEN_SET if !item.is_kind(crate::Kind::Set) => {
                    plain::<Set>(container).contains(item, self)
                }
                LIST => {
                    let list = plain::<List>(container);
                    self.is_among(item, |i, vm| list.get(i, vm))
                }
                TUPLE => {
                    let tuple = plain::<Tuple>(container);
                    self.is_among(item, |i, _| tuple.items().get(i).copied())
                }
                STR if item.is_kind(crate::Kind::Str) => {
                    let (text, part) = (plain::<Str>(container), plain::<Str>(item));
                    Ok(crate::object::str::find_in(text.as_bytes(), part.as_bytes()).is_some())
                }
                _ => return None,
            })
        }
    }

    /// Is the item the same as, or equal to, one of these? They may change
    /// meanwhile.
    #[inline]
    pub(crate) fn is_among(
        &mut self,
        item: Value,
        element: impl Fn(usize, &Vm) -> Option<Value>,
    ) -> PyResult<bool> {
        let mut i = 0;
        while let Some(other) = element(i, self) {
            if self.eq(other, item)? {
                return Ok(true);
            }
            i += 1;
        }
        Ok(false)
    }

    /// `iter(value)` of a plain built-in container.
    #[inline]
    pub(crate) fn direct_iter(&self, value: Value) -> Option<Value> {
        let shape = value.shape_number()?;
        Some(match shape {
            LIST => Iterator::over(ClassId::ListIterator, value, self),
            TUPLE => Iterator::over(ClassId::TupleIterator, value, self),
            DICT => {
                // SAFETY: the arm has tested the shape.
                let dict = unsafe { plain::<Dict>(value) };
                Iterator::over_dict(ClassId::DictKeyIterator, dict, self)
            }
            RANGE => {
                // SAFETY: the arm has tested the shape.
                let range = unsafe { plain::<Range>(value) };
                let (start, _, step) = range.small_parts()?;
                let count = u64::try_from(range.small_len()?).ok()?;
                return crate::object::iterator::range_iterator(start, step, count, self);
            }
            _ => return None,
        })
    }
}
