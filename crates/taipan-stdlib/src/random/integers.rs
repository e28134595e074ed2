//! Random integers and bytes.

use super::source::Source;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::int::{Operand, arith};
use taipan_vm::{GcVec, PyResult, Vm};

fn operand(value: Value, vm: &Vm) -> PyResult<Operand> {
    Operand::of(value).ok_or_else(|| vm.type_error("an integer is required"))
}

fn is_positive(value: Value) -> bool {
    Operand::of(value).is_some_and(|i| !i.is_negative() && !i.is_zero())
}

/// `start + step * below(count)`.
fn draw(source: Source, start: Value, step: Value, count: Value, vm: &mut Vm) -> PyResult<Value> {
    let drawn = source.below(operand(count, vm)?, vm)?;
    let offset = arith::mul(operand(step, vm)?, operand(drawn, vm)?, vm)?;
    arith::add(operand(start, vm)?, operand(offset, vm)?, vm)
}

/// Choose a random item from range(stop) or range(start, stop[, step]).
///
/// Roughly equivalent to ``choice(range(start, stop, step))`` but
/// supports arbitrarily large ranges and is optimized for common cases.
#[native("randrange(self, start, stop=None, step=?)")]
pub(super) fn randrange(
    source: Source,
    start: Value,
    stop: Value,
    step: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let one = Value::int(1);
    // Integers past 61 bits must stay reachable while `__index__` runs.
    let mut kept = GcVec::new(vm);
    let first = vm.index(start)?;
    kept.push(first, vm)?;
    if stop.is_none() {
        if step.is_some_and(|step| step.as_int() != Some(1)) {
            return Err(vm.type_error("Missing a non-None stop argument"));
        }
        if is_positive(first) {
            return source.below(operand(first, vm)?, vm);
        }
        return Err(vm.value_error("empty range for randrange()"));
    }
    let last = vm.index(stop)?;
    kept.push(last, vm)?;
    let width = arith::sub(operand(last, vm)?, operand(first, vm)?, vm)?;
    kept.push(width, vm)?;
    let step = vm.index(step.unwrap_or(one))?;
    if step.as_int() == Some(1) {
        if is_positive(width) {
            return draw(source, first, one, width, vm);
        }
        let (start, stop) = (vm.repr_text(start)?, vm.repr_text(stop)?);
        return Err(vm.value_error(format!("empty range in randrange({start}, {stop})")));
    }
    let by = operand(step, vm)?;
    if by.is_zero() {
        return Err(vm.value_error("zero step for randrange()"));
    }
    let rounding = if by.is_negative() { Value::int(1) } else { Value::int(-1) };
    let sum = arith::add(operand(width, vm)?, by, vm)?;
    let sum = arith::add(operand(sum, vm)?, operand(rounding, vm)?, vm)?;
    let count = arith::floor_divide(operand(sum, vm)?, by, vm)?;
    if !is_positive(count) {
        let (start, stop) = (vm.repr_text(start)?, vm.repr_text(stop)?);
        let step = vm.repr_text(step)?;
        return Err(vm.value_error(format!("empty range in randrange({start}, {stop}, {step})")));
    }
    draw(source, first, step, count, vm)
}

/// Return random integer in range [a, b], including both end points.
#[native("randint(self, a, b)")]
pub(super) fn randint(source: Source, a: Value, b: Value, vm: &mut Vm) -> PyResult<Value> {
    let mut kept = GcVec::new(vm);
    let first = vm.index(a)?;
    kept.push(first, vm)?;
    let last = vm.index(b)?;
    kept.push(last, vm)?;
    let width = arith::sub(operand(last, vm)?, operand(first, vm)?, vm)?;
    let count = arith::add(operand(width, vm)?, Operand::Small(1), vm)?;
    if !is_positive(count) {
        let (a, b) = (vm.repr_text(first)?, vm.repr_text(last)?);
        return Err(vm.value_error(format!("empty range in randint({a}, {b})")));
    }
    draw(source, first, Value::int(1), count, vm)
}

/// Return a random int in the range [0,n).  Defined for n > 0.
#[native("_randbelow(self, n)")]
pub(super) fn randbelow(source: Source, n: Value, vm: &mut Vm) -> PyResult<Value> {
    let n = vm.index(n)?;
    if !is_positive(n) {
        return Ok(Value::int(0));
    }
    source.below(operand(n, vm)?, vm)
}

/// Generate n random bytes.
#[native("randbytes(self, n)")]
pub(super) fn randbytes(source: Source, n: Value, vm: &mut Vm) -> PyResult<Value> {
    let bits =
        arith::mul(Operand::of(vm.index(n)?).unwrap_or(Operand::Small(0)), Operand::Small(8), vm)?;
    let number = vm.call_method(source.value(), "getrandbits", &[bits])?;
    let order = taipan_vm::object::str::Str::new("little", vm)?;
    vm.call_method(number, "to_bytes", &[n, order.into()])
}
