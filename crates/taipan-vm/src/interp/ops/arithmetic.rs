//! Operators on numbers and strings.

use crate::class_id::ClassId;
use crate::handle::{Downcast, Handle};
use crate::interp::binary;
use crate::interp::state::{Flow, State, Step};
use crate::kind::Kind;
use crate::object::number::{floor_div, floor_mod};
use crate::object::str::Str;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::{BinaryOp, Op};
use taipan_heap::Value;

#[inline(always)]
pub(crate) fn binary<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let (left, right, cache) = (s.r(s.b()), s.r(s.c()), s.word(1));
    if binary::may_specialize(cache) {
        let (operator, _) = binary::operator(cache);
        if let Some(op) = binary::specialize_binary(operator, left, right, vm) {
            s.quicken(op);
        }
    }
    generic(s, left, right, vm)
}

#[inline(always)]
pub(crate) fn binary_k<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let (left, right, cache) = (s.r(s.b()), s.k(s.c()), s.word(1));
    if binary::may_specialize(cache) {
        let (operator, _) = binary::operator(cache);
        if let Some(op) = binary::specialize_binary_k(operator, left, right) {
            s.quicken(op);
        }
    }
    generic(s, left, right, vm)
}

#[inline(always)]
fn generic<const W: bool>(s: &mut State<W>, left: Value, right: Value, vm: &mut Vm) -> Step {
    s.save();
    let value = vm.binary_value(s.word(1), left, right)?;
    s.put(value, 2)
}

/// An operator on the words of two small integers; `None`: not for these.
#[inline(always)]
fn on_words<const W: bool>(
    s: &mut State<W>,
    right: Value,
    general: Op,
    operator: impl FnOnce(i64, i64) -> Option<i64>,
) -> Step {
    let left = s.r(s.b());
    if left.both_ints(right) {
        return match operator(left.bits() as i64, right.bits() as i64) {
            // SAFETY: operators on small integers' words yield such a word.
            Some(word) => s.put(unsafe { Value::from_bits(word as u64) }, 2),
            // A result that is too large now and then is no reason to give up.
            None => s.again(general),
        };
    }
    // Nor is an operand that is: integers go on being added here.
    let whole = |value: Value| value.is_int() || value.is_kind(Kind::BigInt);
    if !whole(left) || !whole(right) {
        s.unspecialize(general, 1);
    }
    s.again(general)
}

/// Defines handlers of integer operators: on two registers, and on a register
/// and a constant.
macro_rules! int_handlers {
    ($($name:ident $(, $name_k:ident)?: |$x:ident, $y:ident| $result:expr;)*) => { $(
        #[inline(always)]
        pub(crate) fn $name<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
            let right = s.r(s.c());
            on_words(s, right, Op::Binary, |$x, $y| $result)
        }
        $(
            #[inline(always)]
            pub(crate) fn $name_k<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
                let right = s.k(s.c());
                on_words(s, right, Op::BinaryK, |$x, $y| $result)
            }
        )?
    )* };
}

int_handlers! {
    add_int, add_int_k: |x, y| x.checked_add(y);
    sub_int, sub_int_k: |x, y| x.checked_sub(y);
    mul_int, mul_int_k: |x, y| x.checked_mul(y >> 3);
    floor_div_int, floor_div_int_k:
        |x, y| if y == 0 { None } else { floor_div(x, y).checked_mul(8) };
    mod_int, mod_int_k: |x, y| if y == 0 { None } else { Some(floor_mod(x, y)) };
    and_int, and_int_k: |x, y| Some(x & y);
    or_int: |x, y| Some(x | y);
    xor_int: |x, y| Some(x ^ y);
    lshift_int: |x, y| shift_left(x, y >> 3);
    rshift_int: |x, y| shift_right(x, y >> 3);
}

/// The word of an integer shifted left, if that fits.
#[inline(always)]
fn shift_left(word: i64, amount: i64) -> Option<i64> {
    ((0..60).contains(&amount) && (word << amount) >> amount == word).then(|| word << amount)
}

/// The word of an integer shifted right.
#[inline(always)]
fn shift_right(word: i64, amount: i64) -> Option<i64> {
    (amount >= 0).then(|| word >> amount.min(60) & !7)
}

#[inline(always)]
pub(crate) fn shift_int_k<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    let right = s.k(s.c());
    if s.word(1) as u8 == BinaryOp::LShift as u8 {
        on_words(s, right, Op::BinaryK, |x, y| shift_left(x, y >> 3))
    } else {
        on_words(s, right, Op::BinaryK, |x, y| shift_right(x, y >> 3))
    }
}

/// An operator on two floats held in place.
#[inline(always)]
fn on_floats<const W: bool>(s: &mut State<W>, operator: impl FnOnce(f64, f64) -> f64) -> Step {
    let (left, right) = (s.r(s.b()), s.r(s.c()));
    if left.is_inline_float() && right.is_inline_float() {
        let result = operator(left.inline_float_unchecked(), right.inline_float_unchecked());
        return put_float(s, result, Op::Binary);
    }
    s.unspecialize(Op::Binary, 1);
    s.again(Op::Binary)
}

/// The result of a float operation. One that cannot be held in place is left to
/// the generic instruction.
#[inline(always)]
fn put_float<const W: bool>(s: &mut State<W>, result: f64, general: Op) -> Step {
    match Value::inline_float(result) {
        Some(value) => s.put(value, 2),
        None => s.again(general),
    }
}

#[inline(always)]
pub(crate) fn add_float<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    on_floats(s, |x, y| x + y)
}

#[inline(always)]
pub(crate) fn sub_float<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    on_floats(s, |x, y| x - y)
}

#[inline(always)]
pub(crate) fn mul_float<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    on_floats(s, |x, y| x * y)
}

#[inline(always)]
pub(crate) fn mixed<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    let (left, right) = (s.r(s.b()), s.r(s.c()));
    mixed_operands(s, left, right, Op::Binary)
}

#[inline(always)]
pub(crate) fn mixed_k<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    let (left, right) = (s.r(s.b()), s.k(s.c()));
    mixed_operands(s, left, right, Op::BinaryK)
}

#[inline(always)]
fn mixed_operands<const W: bool>(s: &mut State<W>, left: Value, right: Value, general: Op) -> Step {
    if let Some(result) = mixed_result(s.word(1), left, right) {
        return put_float(s, result, general);
    }
    s.unspecialize(general, 1);
    s.again(general)
}

/// Arithmetic on two numbers held in place of which one is a float, or true
/// division of any.
#[inline(always)]
fn mixed_result(cache: u32, left: Value, right: Value) -> Option<f64> {
    let (x, y) = (binary::exact_float(left)?, binary::exact_float(right)?);
    Some(match cache as u8 {
        o if o == BinaryOp::TrueDiv as u8 && y != 0.0 => x / y,
        _ if left.both_ints(right) => return None,
        o if o == BinaryOp::Add as u8 => x + y,
        o if o == BinaryOp::Sub as u8 => x - y,
        o if o == BinaryOp::Mul as u8 => x * y,
        _ => return None,
    })
}

#[inline(always)]
pub(crate) fn add_str<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    let (left, right) = (s.r(s.b()), s.r(s.c()));
    let both = vm.is_exact(left, ClassId::Str) && vm.is_exact(right, ClassId::Str);
    if both && let (Some(x), Some(y)) = (left.downcast::<Str>(), right.downcast::<Str>()) {
        s.save();
        let value = vm.concat(x, y)?.value();
        return s.put(value, 2);
    }
    s.unspecialize(Op::Binary, 1);
    s.again(Op::Binary)
}

#[inline(always)]
pub(crate) fn negate<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    let value = s.r(s.b());
    if let Some(f) = value.as_inline_float() {
        // A sign does not take a float out of its place.
        return match Value::inline_float(-f) {
            Some(value) => s.put(value, 1),
            None => Ok(Flow::Slow),
        };
    }
    if value.is_int() && value.int_unchecked() != Value::INT_MIN {
        return s.put(Value::int(-value.int_unchecked()), 1);
    }
    Ok(Flow::Slow)
}

#[inline(always)]
pub(crate) fn unary<const W: bool>(s: &mut State<W>, vm: &mut Vm, special: Special) -> Step {
    s.save();
    let value = vm.unary(special, s.r(s.b()))?;
    s.put(value, 1)
}

#[inline(always)]
pub(crate) fn not_bool<const W: bool>(s: &mut State<W>, _: &Vm) -> Step {
    let value = s.r(s.b());
    if value.is_bool() { s.put(Value::bool(value == Value::FALSE), 1) } else { Ok(Flow::Slow) }
}

#[inline(always)]
pub(crate) fn not<const W: bool>(s: &mut State<W>, vm: &mut Vm) -> Step {
    s.save();
    let truth = vm.is_true(s.r(s.b()))?;
    s.put(Value::bool(!truth), 1)
}
