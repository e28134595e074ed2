//! `_operator`: the operators as functions, and the makers of getters
//! ([`getters`]).

mod getters;

use taipan_bytecode::{BinaryOp, CompareOp};
use taipan_macros::native;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::{ClassId, PyResult, Special, Value, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new(
        "_operator",
        "Operator interface.\n\n\
         This module exports a set of functions implemented in C corresponding\n\
         to the intrinsic operators of Python.  For example, operator.add(x, y)\n\
         is equivalent to the expression x+y.",
        &[
            &LT,
            &LE,
            &EQ,
            &NE,
            &GE,
            &GT,
            &NOT,
            &TRUTH,
            &IS,
            &IS_NOT,
            &IS_NONE,
            &IS_NOT_NONE,
            &ADD,
            &SUB,
            &MUL,
            &MATMUL,
            &TRUEDIV,
            &FLOORDIV,
            &MODULO,
            &POW,
            &LSHIFT,
            &RSHIFT,
            &AND,
            &OR,
            &XOR,
            &IADD,
            &ISUB,
            &IMUL,
            &IMATMUL,
            &ITRUEDIV,
            &IFLOORDIV,
            &IMOD,
            &IPOW,
            &ILSHIFT,
            &IRSHIFT,
            &IAND,
            &IOR,
            &IXOR,
            &NEG,
            &POS,
            &INVERT,
            &INV,
            &ABS,
            &INDEX,
            &CONCAT,
            &ICONCAT,
            &CONTAINS,
            &COUNTOF,
            &INDEXOF,
            &GETITEM,
            &SETITEM,
            &DELITEM,
            &LENGTH_HINT,
            &CALL,
            &COMPARE_DIGEST,
        ],
    )
};

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    getters::add_classes(module, vm)
}

macro_rules! comparisons {
    ($($function:ident $text:literal $op:ident $doc:literal;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        fn $function(a: Value, b: Value, vm: &mut Vm) -> PyResult<Value> {
            vm.rich_compare(CompareOp::$op, a, b)
        }
    )* };
}

comparisons! {
    lt "lt(a, b, /)" Lt "Same as a < b.";
    le "le(a, b, /)" Le "Same as a <= b.";
    eq "eq(a, b, /)" Eq "Same as a == b.";
    ne "ne(a, b, /)" Ne "Same as a != b.";
    ge "ge(a, b, /)" Ge "Same as a >= b.";
    gt "gt(a, b, /)" Gt "Same as a > b.";
}

macro_rules! binaries {
    ($($function:ident $text:literal $op:ident $doc:literal;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        fn $function(a: Value, b: Value, vm: &mut Vm) -> PyResult<Value> {
            vm.binary(BinaryOp::$op, a, b)
        }
    )* };
}

binaries! {
    add "add(a, b, /)" Add "Same as a + b.";
    sub "sub(a, b, /)" Sub "Same as a - b.";
    mul "mul(a, b, /)" Mul "Same as a * b.";
    matmul "matmul(a, b, /)" MatMul "Same as a @ b.";
    truediv "truediv(a, b, /)" TrueDiv "Same as a / b.";
    floordiv "floordiv(a, b, /)" FloorDiv "Same as a // b.";
    modulo "mod(a, b, /)" Mod "Same as a % b.";
    pow "pow(a, b, /)" Pow "Same as a ** b.";
    lshift "lshift(a, b, /)" LShift "Same as a << b.";
    rshift "rshift(a, b, /)" RShift "Same as a >> b.";
    and "and_(a, b, /)" And "Same as a & b.";
    or "or_(a, b, /)" Or "Same as a | b.";
    xor "xor(a, b, /)" Xor "Same as a ^ b.";
}

macro_rules! in_place {
    ($($function:ident $text:literal $op:ident $doc:literal;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        fn $function(a: Value, b: Value, vm: &mut Vm) -> PyResult<Value> {
            vm.binary_in_place(BinaryOp::$op, a, b)
        }
    )* };
}

in_place! {
    iadd "iadd(a, b, /)" Add "Same as a += b.";
    isub "isub(a, b, /)" Sub "Same as a -= b.";
    imul "imul(a, b, /)" Mul "Same as a *= b.";
    imatmul "imatmul(a, b, /)" MatMul "Same as a @= b.";
    itruediv "itruediv(a, b, /)" TrueDiv "Same as a /= b.";
    ifloordiv "ifloordiv(a, b, /)" FloorDiv "Same as a //= b.";
    imod "imod(a, b, /)" Mod "Same as a %= b.";
    ipow "ipow(a, b, /)" Pow "Same as a **= b.";
    ilshift "ilshift(a, b, /)" LShift "Same as a <<= b.";
    irshift "irshift(a, b, /)" RShift "Same as a >>= b.";
    iand "iand(a, b, /)" And "Same as a &= b.";
    ior "ior(a, b, /)" Or "Same as a |= b.";
    ixor "ixor(a, b, /)" Xor "Same as a ^= b.";
}

macro_rules! unaries {
    ($($function:ident $text:literal $special:ident $doc:literal;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        fn $function(a: Value, vm: &mut Vm) -> PyResult<Value> {
            vm.unary(Special::$special, a)
        }
    )* };
}

unaries! {
    neg "neg(a, /)" Neg "Same as -a.";
    pos "pos(a, /)" Pos "Same as +a.";
    invert "invert(a, /)" Invert "Same as ~a.";
    inv "inv(a, /)" Invert "Same as ~a.";
}

/// Same as not a.
#[native("not_(a, /)")]
fn not(a: Value, vm: &mut Vm) -> PyResult<bool> {
    Ok(!vm.is_true(a)?)
}

/// Return True if a is true, False otherwise.
#[native("truth(a, /)")]
fn truth(a: Value, vm: &mut Vm) -> PyResult<bool> {
    vm.is_true(a)
}

/// Same as a is b.
#[native("is_(a, b, /)")]
fn is(a: Value, b: Value, _vm: &Vm) -> PyResult<bool> {
    Ok(a.is(b))
}

/// Same as a is not b.
#[native("is_not(a, b, /)")]
fn is_not(a: Value, b: Value, _vm: &Vm) -> PyResult<bool> {
    Ok(!a.is(b))
}

/// Same as a is None.
#[native("is_none(a, /)")]
fn is_none(a: Value, _vm: &Vm) -> PyResult<bool> {
    Ok(a.is_none())
}

/// Same as a is not None.
#[native("is_not_none(a, /)")]
fn is_not_none(a: Value, _vm: &Vm) -> PyResult<bool> {
    Ok(!a.is_none())
}

/// Same as abs(a).
#[native("abs(a, /)")]
fn abs(a: Value, vm: &mut Vm) -> PyResult<Value> {
    let name = vm.intern("abs")?;
    match vm.builtins().get_str(name, vm) {
        Some(abs) => vm.call(abs, &[a]),
        None => Err(vm.runtime_error("builtins.abs is missing")),
    }
}

/// Same as a.__index__()
#[native("index(a, /)")]
fn index(a: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.index(a)
}

fn check_sequence(a: Value, vm: &Vm) -> PyResult<()> {
    let class = vm.class_of(a);
    let mapping = vm.is_instance(a, ClassId::Dict);
    if class.special(Special::GetItem, vm).is_some() && !mapping {
        return Ok(());
    }
    Err(vm.type_error(format!("'{}' object can't be concatenated", class.name_text())))
}

/// Same as a + b, for a and b sequences.
#[native("concat(a, b, /)")]
fn concat(a: Value, b: Value, vm: &mut Vm) -> PyResult<Value> {
    check_sequence(a, vm)?;
    vm.binary(BinaryOp::Add, a, b)
}

/// Same as a += b, for a and b sequences.
#[native("iconcat(a, b, /)")]
fn iconcat(a: Value, b: Value, vm: &mut Vm) -> PyResult<Value> {
    check_sequence(a, vm)?;
    vm.binary_in_place(BinaryOp::Add, a, b)
}

/// Same as b in a (note reversed operands).
#[native("contains(a, b, /)")]
fn contains(a: Value, b: Value, vm: &mut Vm) -> PyResult<bool> {
    vm.contains(a, b)
}

/// Return the number of items in a which are, or which equal, b.
#[native("countOf(a, b, /)")]
fn countof(a: Value, b: Value, vm: &mut Vm) -> PyResult<i64> {
    let iterator = vm.iter(a)?;
    let mut count = 0;
    while let Some(item) = vm.next(iterator)? {
        if item.is(b) || vm.eq(item, b)? {
            count += 1;
        }
        vm.poll()?;
    }
    Ok(count)
}

/// Return the first index of b in a.
#[native("indexOf(a, b, /)")]
fn indexof(a: Value, b: Value, vm: &mut Vm) -> PyResult<i64> {
    let iterator = vm.iter(a)?;
    let mut index = 0;
    while let Some(item) = vm.next(iterator)? {
        if item.is(b) || vm.eq(item, b)? {
            return Ok(index);
        }
        index += 1;
        vm.poll()?;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

/// Same as a[b].
#[native("getitem(a, b, /)")]
fn getitem(a: Value, b: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.get_item(a, b)
}

/// Same as a[b] = c.
#[native("setitem(a, b, c, /)")]
fn setitem(a: Value, b: Value, c: Value, vm: &mut Vm) -> PyResult<()> {
    vm.set_item(a, b, c)
}

/// Same as del a[b].
#[native("delitem(a, b, /)")]
fn delitem(a: Value, b: Value, vm: &mut Vm) -> PyResult<()> {
    vm.delete_item(a, b)
}

/// Return an estimate of the number of items in obj.
///
/// This is useful for presizing containers when building from an iterable.
///
/// If the object supports len(), the result will be exact.
/// Otherwise, it may over- or under-estimate by an arbitrary amount.
/// The result will be an integer >= 0.
#[native("length_hint(obj, default=0, /)")]
fn length_hint(object: Value, default: Value, vm: &mut Vm) -> PyResult<Value> {
    if !vm.is_instance(default, ClassId::Int) {
        let got = vm.type_name(default);
        return Err(vm.type_error(format!("'{got}' object cannot be interpreted as an integer")));
    }
    if vm.class_of(object).special(Special::Len, vm).is_some() {
        match vm.len(object) {
            Ok(len) => return Ok(vm.int(len as i64)),
            Err(raised) => {
                vm.catch(raised, ClassId::TypeError)?;
            }
        }
    }
    let hint = match vm.call_special(object, Special::LengthHint, &[]) {
        Ok(Some(hint)) => hint,
        Ok(None) => return Ok(default),
        Err(raised) => return vm.catch(raised, ClassId::TypeError).map(|_| default),
    };
    if hint == Value::NOT_IMPLEMENTED {
        return Ok(default);
    }
    if !vm.is_instance(hint, ClassId::Int) {
        let got = vm.type_name(hint);
        return Err(vm.type_error(format!("__length_hint__ must be an integer, not {got}")));
    }
    if taipan_vm::object::int::is_negative(hint) {
        return Err(vm.value_error("__length_hint__() should return >= 0"));
    }
    Ok(hint)
}

/// Same as obj(*args, **kwargs).
#[native("call(obj, /, *args, **kwargs)")]
fn call(
    callee: Value,
    args: taipan_vm::Args,
    kwargs: Option<taipan_vm::object::dict::Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    crate::calling::call_with_keywords(callee, args.as_slice(), kwargs, vm)
}

/// Return 'a == b'.
///
/// This function uses an approach designed to prevent
/// timing analysis, making it appropriate for cryptography.
///
/// a and b must both be of the same type: either str (ASCII only),
/// or any bytes-like object.
#[native("_compare_digest(a, b, /)")]
fn compare_digest(a: Value, b: Value, vm: &Vm) -> PyResult<bool> {
    use taipan_vm::Downcast;
    use taipan_vm::object::bytes::Octets;
    use taipan_vm::object::str::Str;
    let same = |a: &[u8], b: &[u8]| {
        a.len() == b.len() && a.iter().zip(b).fold(0, |acc, (x, y)| acc | (x ^ y)) == 0
    };
    if let (Some(a), Some(b)) = (a.downcast::<Str>(), b.downcast::<Str>()) {
        if !a.is_ascii() || !b.is_ascii() {
            return Err(
                vm.type_error("comparing strings with non-ASCII characters is not supported")
            );
        }
        return Ok(same(a.as_bytes(), b.as_bytes()));
    }
    match (Octets::of(a), Octets::of(b)) {
        (Some(a), Some(b)) => Ok(same(a.as_slice(vm), b.as_slice(vm))),
        _ => {
            let (a, b) = (vm.type_name(a), vm.type_name(b));
            Err(vm.type_error(format!(
                "unsupported operand types(s) or combination of types: '{a}' and '{b}'"
            )))
        }
    }
}
