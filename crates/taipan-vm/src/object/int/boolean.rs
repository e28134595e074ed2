//! `bool`: the two instances of a subclass of `int`.

use super::construct::subtype;
use super::operand::Operand;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::kind::Kind;
use crate::native::{ArgContext, FromArg};
use crate::object::class::ClassDecl;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// An argument that is `True` or `False` itself.
#[derive(Clone, Copy, Debug)]
pub struct Bool(bool);

impl FromArg for Bool {
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        value.as_bool().map(Bool).ok_or_else(|| vm.bad_argument(value, ClassId::Bool, context))
    }
}

/// Create and return a new object.  See help(type) for accurate signature.
#[native("__new__(cls, object=False, /)", static)]
pub fn bool_new(class: Value, object: bool, vm: &mut Vm) -> PyResult<bool> {
    subtype(class, ClassId::Bool, vm)?;
    Ok(object)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn bool_repr(this: Bool, _vm: &Vm) -> &'static str {
    if this.0 { "True" } else { "False" }
}

/// The bitwise operators yield `bool` where both operands are.
macro_rules! logical {
    ($($name:ident $reflected:ident $text:literal $rtext:literal $doc:literal $rdoc:literal
       $op:tt $whole:path;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        pub fn $name(this: Bool, value: Value, vm: &Vm) -> PyResult<Value> {
            match (value.as_bool(), Operand::of(value)) {
                (Some(other), _) => Ok(Value::bool(this.0 $op other)),
                (None, Some(other)) => $whole(Operand::Small(i64::from(this.0)), other, vm),
                (None, None) => Ok(Value::NOT_IMPLEMENTED),
            }
        }

        #[doc = $rdoc]
        #[native($rtext)]
        pub fn $reflected(this: Bool, value: Value, vm: &Vm) -> PyResult<Value> {
            $name(this, value, vm)
        }
    )* };
}

logical! {
    bool_and bool_rand "__and__(self, value, /)" "__rand__(self, value, /)"
        " Return self&value." " Return value&self." & super::arith::and;
    bool_or bool_ror "__or__(self, value, /)" "__ror__(self, value, /)"
        " Return self|value." " Return value|self." | super::arith::or;
    bool_xor bool_rxor "__xor__(self, value, /)" "__rxor__(self, value, /)"
        " Return self^value." " Return value^self." ^ super::arith::xor;
}

/// ~self
#[native("__invert__(self, /)")]
pub fn bool_invert(this: Bool, vm: &mut Vm) -> PyResult<Value> {
    vm.warn(
        ClassId::DeprecationWarning,
        "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This \
         returns the bitwise inversion of the underlying int object and is usually not what you \
         expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if \
         you really want the bitwise inversion of the underlying int.",
    )?;
    Ok(Value::int(!i64::from(this.0)))
}

/// `bool`'s declaration.
pub static BOOL: ClassDecl = ClassDecl {
    kind: Kind::BigInt,
    base: ClassId::Int,
    methods: &[
        &BOOL_INVERT,
        &BOOL_NEW,
        &BOOL_REPR,
        &BOOL_AND,
        &BOOL_RAND,
        &BOOL_OR,
        &BOOL_ROR,
        &BOOL_XOR,
        &BOOL_RXOR,
    ],
    doc: "Returns True when the argument is true, False otherwise.\n\
          The builtins True and False are the only two instances of the class bool.\n\
          The class bool is a subclass of the class int, and cannot be subclassed.",
    ..ClassDecl::new(ClassId::Bool, "bool")
};
