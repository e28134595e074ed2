//! Proxies: objects that do what their referent does, while it lives.

use super::{WORDS, WeakRef};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{Args, NativeDecl};
use crate::object::class::ClassDecl;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::{BinaryOp, CompareOp};
use taipan_heap::Value;
use taipan_macros::native;

/// What stands for the value: a proxy's referent, else itself.
fn unwrapped(value: Value, vm: &mut Vm) -> PyResult<Value> {
    let proxy =
        vm.is_exact(value, ClassId::WeakProxy) || vm.is_exact(value, ClassId::WeakCallableProxy);
    match value.downcast::<WeakRef>() {
        Some(reference) if proxy => reference.referent().ok_or_else(|| {
            vm.raise(ClassId::ReferenceError, "weakly-referenced object no longer exists")
        }),
        _ => Ok(value),
    }
}

/// Calls a special method of the referent.
fn forward(this: Value, special: Special, args: &[Value], vm: &mut Vm) -> PyResult<Value> {
    let object = unwrapped(this, vm)?;
    match vm.call_special(object, special, args)? {
        Some(value) => Ok(value),
        None => {
            let (class, name) = (vm.type_name(object), special.name());
            Err(vm.type_error(format!("'{class}' object has no {name}")))
        }
    }
}

macro_rules! operators {
    ($($plain:ident $ps:literal $op:ident, $reflected:ident $rs:literal, $own:ident $is:literal;)*) => { $(
        /// The operator on the referent.
        #[native($ps)]
        fn $plain(a: Value, b: Value, vm: &mut Vm) -> PyResult<Value> {
            let (a, b) = (unwrapped(a, vm)?, unwrapped(b, vm)?);
            vm.binary(BinaryOp::$op, a, b)
        }
        /// The reflected operator on the referent.
        #[native($rs)]
        fn $reflected(b: Value, a: Value, vm: &mut Vm) -> PyResult<Value> {
            let (a, b) = (unwrapped(a, vm)?, unwrapped(b, vm)?);
            vm.binary(BinaryOp::$op, a, b)
        }
        /// The operator in place on the referent.
        #[native($is)]
        fn $own(a: Value, b: Value, vm: &mut Vm) -> PyResult<Value> {
            let (a, b) = (unwrapped(a, vm)?, unwrapped(b, vm)?);
            vm.binary_in_place(BinaryOp::$op, a, b)
        }
    )* };
}

operators! {
    proxy_add "__add__(self, other, /)" Add, proxy_radd "__radd__(self, other, /)", proxy_iadd "__iadd__(self, other, /)";
    proxy_sub "__sub__(self, other, /)" Sub, proxy_rsub "__rsub__(self, other, /)", proxy_isub "__isub__(self, other, /)";
    proxy_mul "__mul__(self, other, /)" Mul, proxy_rmul "__rmul__(self, other, /)", proxy_imul "__imul__(self, other, /)";
    proxy_matmul "__matmul__(self, other, /)" MatMul, proxy_rmatmul "__rmatmul__(self, other, /)", proxy_imatmul "__imatmul__(self, other, /)";
    proxy_truediv "__truediv__(self, other, /)" TrueDiv, proxy_rtruediv "__rtruediv__(self, other, /)", proxy_itruediv "__itruediv__(self, other, /)";
    proxy_floordiv "__floordiv__(self, other, /)" FloorDiv, proxy_rfloordiv "__rfloordiv__(self, other, /)", proxy_ifloordiv "__ifloordiv__(self, other, /)";
    proxy_mod "__mod__(self, other, /)" Mod, proxy_rmod "__rmod__(self, other, /)", proxy_imod "__imod__(self, other, /)";
    proxy_pow "__pow__(self, other, /)" Pow, proxy_rpow "__rpow__(self, other, /)", proxy_ipow "__ipow__(self, other, /)";
    proxy_lshift "__lshift__(self, other, /)" LShift, proxy_rlshift "__rlshift__(self, other, /)", proxy_ilshift "__ilshift__(self, other, /)";
    proxy_rshift "__rshift__(self, other, /)" RShift, proxy_rrshift "__rrshift__(self, other, /)", proxy_irshift "__irshift__(self, other, /)";
    proxy_and "__and__(self, other, /)" And, proxy_rand "__rand__(self, other, /)", proxy_iand "__iand__(self, other, /)";
    proxy_or "__or__(self, other, /)" Or, proxy_ror "__ror__(self, other, /)", proxy_ior "__ior__(self, other, /)";
    proxy_xor "__xor__(self, other, /)" Xor, proxy_rxor "__rxor__(self, other, /)", proxy_ixor "__ixor__(self, other, /)";
}

macro_rules! comparisons {
    ($($function:ident $signature:literal $op:ident;)*) => { $(
        /// Compares the referents.
        #[native($signature)]
        fn $function(a: Value, b: Value, vm: &mut Vm) -> PyResult<Value> {
            let (a, b) = (unwrapped(a, vm)?, unwrapped(b, vm)?);
            vm.rich_compare(CompareOp::$op, a, b)
        }
    )* };
}

comparisons! {
    proxy_lt "__lt__(self, value, /)" Lt;
    proxy_le "__le__(self, value, /)" Le;
    proxy_eq "__eq__(self, value, /)" Eq;
    proxy_ne "__ne__(self, value, /)" Ne;
    proxy_gt "__gt__(self, value, /)" Gt;
    proxy_ge "__ge__(self, value, /)" Ge;
}

macro_rules! unary {
    ($($function:ident $signature:literal $special:ident;)*) => { $(
        /// The operation on the referent.
        #[native($signature)]
        fn $function(this: Value, vm: &mut Vm) -> PyResult<Value> {
            forward(this, Special::$special, &[], vm)
        }
    )* };
}

unary! {
    proxy_neg "__neg__(self, /)" Neg;
    proxy_pos "__pos__(self, /)" Pos;
    proxy_abs "__abs__(self, /)" Abs;
    proxy_invert "__invert__(self, /)" Invert;
    proxy_int "__int__(self, /)" Int;
    proxy_float "__float__(self, /)" Float;
    proxy_index "__index__(self, /)" Index;
    proxy_bytes "__bytes__(self, /)" Bytes;
    proxy_reversed "__reversed__(self, /)" Reversed;
}

/// Return str(self).
#[native("__str__(self, /)")]
fn proxy_str(this: Value, vm: &mut Vm) -> PyResult<Value> {
    let object = unwrapped(this, vm)?;
    vm.str(object).map(Handle::value)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn proxy_repr(this: WeakRef, vm: &mut Vm) -> PyResult<String> {
    let address = vm.address(this.value());
    Ok(match this.referent() {
        Some(referent) => {
            let (class, at) = (vm.type_name(referent), vm.address(referent));
            format!("<weakproxy at {address:#x}; to '{class}' at {at:#x}>")
        }
        None => format!("<weakproxy at {address:#x}; dead>"),
    })
}

/// True if self else False
#[native("__bool__(self, /)")]
fn proxy_bool(this: Value, vm: &mut Vm) -> PyResult<bool> {
    let object = unwrapped(this, vm)?;
    vm.is_true(object)
}

/// Return len(self).
#[native("__len__(self, /)")]
fn proxy_len(this: Value, vm: &mut Vm) -> PyResult<i64> {
    let object = unwrapped(this, vm)?;
    Ok(vm.len(object)? as i64)
}

/// Return self[key].
#[native("__getitem__(self, key, /)")]
fn proxy_getitem(this: Value, key: Value, vm: &mut Vm) -> PyResult<Value> {
    let object = unwrapped(this, vm)?;
    vm.get_item(object, key)
}

/// Set self[key] to value.
#[native("__setitem__(self, key, value, /)")]
fn proxy_setitem(this: Value, key: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
    let object = unwrapped(this, vm)?;
    vm.set_item(object, key, value)
}

/// Delete self[key].
#[native("__delitem__(self, key, /)")]
fn proxy_delitem(this: Value, key: Value, vm: &mut Vm) -> PyResult<()> {
    let object = unwrapped(this, vm)?;
    vm.delete_item(object, key)
}

/// Return bool(key in self).
#[native("__contains__(self, key, /)")]
fn proxy_contains(this: Value, key: Value, vm: &mut Vm) -> PyResult<bool> {
    let object = unwrapped(this, vm)?;
    vm.contains(object, key)
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn proxy_iter(this: Value, vm: &mut Vm) -> PyResult<Value> {
    let object = unwrapped(this, vm)?;
    vm.iter(object)
}

/// Implement next(self).
#[native("__next__(self, /)")]
fn proxy_next(this: Value, vm: &mut Vm) -> PyResult<Value> {
    let object = unwrapped(this, vm)?;
    if vm.class_of(object).special(Special::Next, vm).is_none() {
        let name = vm.type_name(object);
        return Err(
            vm.type_error(format!("Weakref proxy referenced a non-iterator '{name}' object"))
        );
    }
    vm.next_or_stop(object)
}

/// Return getattr(self, name).
#[native("__getattribute__(self, name, /)")]
fn proxy_getattribute(this: Value, name: Str, vm: &mut Vm) -> PyResult<Value> {
    let object = unwrapped(this, vm)?;
    let name = vm.intern_str(name)?;
    vm.get_attr(object, name)
}

/// Implement setattr(self, name, value).
#[native("__setattr__(self, name, value, /)")]
fn proxy_setattr(this: Value, name: Str, value: Value, vm: &mut Vm) -> PyResult<()> {
    let object = unwrapped(this, vm)?;
    let name = vm.intern_str(name)?;
    vm.set_attr(object, name, value)
}

/// Implement delattr(self, name).
#[native("__delattr__(self, name, /)")]
fn proxy_delattr(this: Value, name: Str, vm: &mut Vm) -> PyResult<()> {
    let object = unwrapped(this, vm)?;
    let name = vm.intern_str(name)?;
    vm.delete_attr(object, name)
}

/// Call self as a function.
#[native("__call__(self, /, *args, **kwargs)")]
fn proxy_call(this: Value, args: Args, keywords: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    let object = unwrapped(this, vm)?;
    let args = crate::object::tuple::Tuple::new(&args[..], vm)?;
    let keywords = keywords.map_or(Value::UNBOUND, Dict::value);
    vm.call_spread(object, Value::UNBOUND, args.value(), keywords)
}

const METHODS: &[&NativeDecl] = &[
    &PROXY_CALL,
    &PROXY_LT,
    &PROXY_LE,
    &PROXY_EQ,
    &PROXY_NE,
    &PROXY_GT,
    &PROXY_GE,
    &PROXY_NEG,
    &PROXY_POS,
    &PROXY_ABS,
    &PROXY_INVERT,
    &PROXY_INT,
    &PROXY_FLOAT,
    &PROXY_INDEX,
    &PROXY_BYTES,
    &PROXY_REVERSED,
    &PROXY_STR,
    &PROXY_REPR,
    &PROXY_BOOL,
    &PROXY_LEN,
    &PROXY_GETITEM,
    &PROXY_SETITEM,
    &PROXY_DELITEM,
    &PROXY_CONTAINS,
    &PROXY_ITER,
    &PROXY_NEXT,
    &PROXY_GETATTRIBUTE,
    &PROXY_SETATTR,
    &PROXY_DELATTR,
    &PROXY_ADD,
    &PROXY_RADD,
    &PROXY_IADD,
    &PROXY_SUB,
    &PROXY_RSUB,
    &PROXY_ISUB,
    &PROXY_MUL,
    &PROXY_RMUL,
    &PROXY_IMUL,
    &PROXY_MATMUL,
    &PROXY_RMATMUL,
    &PROXY_IMATMUL,
    &PROXY_TRUEDIV,
    &PROXY_RTRUEDIV,
    &PROXY_ITRUEDIV,
    &PROXY_FLOORDIV,
    &PROXY_RFLOORDIV,
    &PROXY_IFLOORDIV,
    &PROXY_MOD,
    &PROXY_RMOD,
    &PROXY_IMOD,
    &PROXY_POW,
    &PROXY_RPOW,
    &PROXY_IPOW,
    &PROXY_LSHIFT,
    &PROXY_RLSHIFT,
    &PROXY_ILSHIFT,
    &PROXY_RSHIFT,
    &PROXY_RRSHIFT,
    &PROXY_IRSHIFT,
    &PROXY_AND,
    &PROXY_RAND,
    &PROXY_IAND,
    &PROXY_OR,
    &PROXY_ROR,
    &PROXY_IOR,
    &PROXY_XOR,
    &PROXY_RXOR,
    &PROXY_IXOR,
];

/// `weakref.CallableProxyType`'s declaration.
pub static WEAK_CALLABLE_PROXY: ClassDecl = ClassDecl {
    kind: Kind::WeakRef,
    module: "weakref",
    fixed_words: WORDS as u16,
    methods: METHODS,
    ..ClassDecl::new(ClassId::WeakCallableProxy, "CallableProxyType")
};

/// `weakref.ProxyType`'s declaration.
pub static WEAK_PROXY: ClassDecl = ClassDecl {
    kind: Kind::WeakRef,
    module: "weakref",
    fixed_words: WORDS as u16,
    methods: METHODS.split_at(1).1,
    ..ClassDecl::new(ClassId::WeakProxy, "ProxyType")
};
