//! Functions of integers: divisors, multiples, factorials, roots.

use dashu_int::UBig;
use dashu_int::ops::UnsignedAbs;
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::native::Args;
use taipan_vm::object::int::{Operand, long};
use taipan_vm::{GcVec, PyResult, Vm};

/// The argument's integer, by `__index__`.
fn integer(value: Value, vm: &mut Vm) -> PyResult<Operand> {
    let index = vm.index(value)?;
    Operand::of(index).ok_or_else(|| vm.type_error("an integer is required"))
}

fn gcd_u64(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn gcd_of(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    if let (Operand::Small(x), Operand::Small(y)) = (a, b) {
        return Ok(vm.wide_int(i128::from(gcd_u64(x.unsigned_abs(), y.unsigned_abs()))));
    }
    let (x, y) = (a.to_ibig().unsigned_abs(), b.to_ibig().unsigned_abs());
    vm.big(&long::root::gcd(x, y, vm)?.into())
}

/// Folds the integers of all arguments, beginning with `start`.
fn folded(
    integers: Args,
    start: i64,
    fold: fn(Operand, Operand, &Vm) -> PyResult<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let mut result = Value::int(start);
    for &value in integers.iter() {
        let next = integer(value, vm)?;
        let current = Operand::of(result).unwrap_or(Operand::Small(0));
        result = fold(current, next, vm)?;
    }
    Ok(result)
}

/// Greatest Common Divisor.
#[native("gcd(*integers)")]
pub(super) fn gcd(integers: Args, vm: &mut Vm) -> PyResult<Value> {
    folded(integers, 0, gcd_of, vm)
}

/// Least Common Multiple.
#[native("lcm(*integers)")]
pub(super) fn lcm(integers: Args, vm: &mut Vm) -> PyResult<Value> {
    folded(integers, 1, lcm_of, vm)
}

fn lcm_of(a: Operand, b: Operand, vm: &Vm) -> PyResult<Value> {
    if a.is_zero() || b.is_zero() {
        return Ok(Value::int(0));
    }
    vm.check_integer_size(a.bits() + b.bits())?;
    let (x, y) = (a.to_ibig().unsigned_abs(), b.to_ibig().unsigned_abs());
    vm.big(&long::root::lcm(x, y, vm)?.into())
}

/// Return the integer part of the square root of the input.
#[native("isqrt(n, /)")]
pub(super) fn isqrt(n: Value, vm: &mut Vm) -> PyResult<Value> {
    let n = integer(n, vm)?;
    if n.is_negative() {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    match n {
        Operand::Small(i) => Ok(vm.int(i.unsigned_abs().isqrt() as i64)),
        Operand::Big(_) => {
            vm.big(&long::root::square_root(&n.to_ibig().unsigned_abs(), vm)?.into())
        }
    }
}

/// Find n!.
#[native("factorial(n, /)")]
pub(super) fn factorial(n: Value, vm: &mut Vm) -> PyResult<Value> {
    let n = integer(n, vm)?;
    factorial_of(n, vm)
}

fn factorial_of(n: Operand, vm: &Vm) -> PyResult<Value> {
    if n.is_negative() {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    let Operand::Small(n) = n else {
        return Err(vm.overflow_error("factorial() argument should not exceed 9223372036854775807"));
    };
    falling(n as u64, n as u64, vm).and_then(|product| vm.big(&product.into()))
}

/// `n (n - 1) …`, `k` factors; `k` is at most `n`.
fn falling(n: u64, k: u64, vm: &Vm) -> PyResult<UBig> {
    // The smaller half of the factors has at least half the bits of `k`.
    let bits = u64::from(64 - (n - k / 2).leading_zeros());
    vm.check_integer_size((k / 2).saturating_mul(bits.saturating_sub(1)))?;
    long::range_product(n - k + 1, n, vm)
}

/// Two arguments that must not be negative.
fn nonnegative(n: Value, k: Value, vm: &mut Vm) -> PyResult<(Operand, Operand)> {
    // Both stay reachable while the other's `__index__` runs.
    let mut kept = GcVec::new(vm);
    let index = vm.index(n)?;
    kept.push(index, vm)?;
    let second = integer(k, vm)?;
    let first = integer(index, vm)?;
    if first.is_negative() {
        return Err(vm.value_error("n must be a non-negative integer"));
    }
    if second.is_negative() {
        return Err(vm.value_error("k must be a non-negative integer"));
    }
    Ok((first, second))
}

/// Number of ways to choose k items from n items without repetition and with order.
///
/// Evaluates to n! / (n - k)! when k <= n and evaluates
/// to zero when k > n.
///
/// If k is not specified or is None, then k defaults to n
/// and the function returns n!.
///
/// Raises TypeError if either of the arguments are not integers.
/// Raises ValueError if either of the arguments are negative.
#[native("perm(n, k=None, /)")]
pub(super) fn perm(n: Value, k: Value, vm: &mut Vm) -> PyResult<Value> {
    if k.is_none() {
        let n = integer(n, vm)?;
        return factorial_of(n, vm);
    }
    let (n, k) = nonnegative(n, k, vm)?;
    match (n, k) {
        (Operand::Small(n), Operand::Small(k)) if k <= n => {
            falling(n as u64, k as u64, vm).and_then(|product| vm.big(&product.into()))
        }
        (Operand::Small(_), _) => Ok(Value::int(0)),
        (_, Operand::Small(k)) => {
            vm.check_integer_size(n.bits().saturating_mul(k as u64))?;
            let n = n.to_ibig();
            let factors = (0..k).map(|i| &n - i);
            let mut product = dashu_int::IBig::ONE;
            for factor in factors {
                vm.check_interrupt()?;
                product *= factor;
            }
            vm.big(&product)
        }
        _ => Err(vm.overflow_error("k must not exceed 9223372036854775807")),
    }
}

/// Number of ways to choose k items from n items without repetition and without order.
///
/// Evaluates to n! / (k! * (n - k)!) when k <= n and evaluates
/// to zero when k > n.
///
/// Also called the binomial coefficient because it is equivalent
/// to the coefficient of k-th term in polynomial expansion of the
/// expression (1 + x)**n.
///
/// Raises TypeError if either of the arguments are not integers.
/// Raises ValueError if either of the arguments are negative.
#[native("comb(n, k, /)")]
pub(super) fn comb(n: Value, k: Value, vm: &mut Vm) -> PyResult<Value> {
    let (n, k) = nonnegative(n, k, vm)?;
    if let (Operand::Small(n), Operand::Small(k)) = (n, k) {
        if k > n {
            return Ok(Value::int(0));
        }
        let (n, k) = (n as u64, (k as u64).min((n - k) as u64));
        let (result, _) = long::div_rem(&falling(n, k, vm)?, &long::range_product(1, k, vm)?, vm)?;
        return vm.big(&result.into());
    }
    let (n, k) = (n.to_ibig(), k.to_ibig());
    if k > n {
        return Ok(Value::int(0));
    }
    let k = std::cmp::min(&n - &k, k);
    let Ok(count) = u64::try_from(&k) else {
        return Err(vm.overflow_error("min(n - k, k) must not exceed 9223372036854775807"));
    };
    let bits = dashu_int::ops::BitTest::bit_len(&n) as u64;
    vm.check_integer_size(bits.saturating_mul(count))?;
    let mut result = dashu_int::IBig::ONE;
    for i in 0..count {
        vm.check_interrupt()?;
        result = result * (&n - i) / (i + 1);
    }
    vm.big(&result)
}
