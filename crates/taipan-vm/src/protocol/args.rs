//! Conversions between values and the Rust types of native functions.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::{ArgContext, Args, FromArg, IntoResult, OrNone};
use crate::object::dict::Dict;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;

/// The dict of a native's `**kwargs`: the last value of its window.
pub fn keywords_of(args: Args) -> Option<Dict> {
    args.last().and_then(|v| v.downcast())
}

impl FromArg for Value {
    #[inline(always)]
    fn from_arg(value: Value, _: ArgContext, _: &mut Vm) -> PyResult<Self> {
        Ok(value)
    }
}

impl<T: FromArg> FromArg for Option<T> {
    #[inline]
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        if value.is_unbound() { Ok(None) } else { T::from_arg(value, context, vm).map(Some) }
    }
}

impl<T: FromArg> FromArg for OrNone<T> {
    #[inline]
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        if value.is_unbound() || value.is_none() {
            Ok(OrNone(None))
        } else {
            T::from_arg(value, context, vm).map(|t| OrNone(Some(t)))
        }
    }
}

impl FromArg for bool {
    fn from_arg(value: Value, _: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        vm.is_true(value)
    }
}

impl FromArg for f64 {
    fn from_arg(value: Value, _: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        vm.to_float(value)
    }
}

impl FromArg for i64 {
    fn from_arg(value: Value, _: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        vm.index_i64(value)
    }
}

impl FromArg for isize {
    fn from_arg(value: Value, _: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        let index = vm.index(value)?;
        let fits = crate::object::int::to_i64(index).map(|i| i as isize);
        fits.ok_or_else(|| vm.overflow_error("Python int too large to convert to C ssize_t"))
    }
}

impl FromArg for i32 {
    fn from_arg(value: Value, _: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        let index = vm.index(value)?;
        let fits = crate::object::int::to_i64(index).and_then(|wide| i32::try_from(wide).ok());
        fits.ok_or_else(|| vm.overflow_error("Python int too large to convert to C int"))
    }
}

/// Handles as arguments: the class's name goes into the message.
macro_rules! handle_argument {
    ($($handle:path => $class:ident,)*) => { $(
        impl FromArg for $handle {
            #[inline]
            fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
                value.downcast().ok_or_else(|| vm.bad_argument(value, ClassId::$class, context))
            }
        }
        impl IntoResult for $handle {
            #[inline(always)]
            fn into_result(self, _: &Vm) -> PyResult<Value> { Ok(self.value()) }
        }
    )* };
}

handle_argument! {
    crate::object::str::Str => Str,
    crate::object::bytes::Bytes => Bytes,
    crate::object::list::List => List,
    crate::object::tuple::Tuple => Tuple,
    crate::object::dict::Dict => Dict,
    crate::object::set::Set => Set,
    crate::object::class::Class => Type,
    crate::object::range::Range => Range,
    crate::object::slice::Slice => Slice,
    crate::object::function::Function => Function,
    crate::object::exception::Exception => BaseException,
    crate::object::module::Module => Module,
    crate::object::generator::Generator => Generator,
    crate::object::code::Code => Code,
}

macro_rules! results {
    ($($ty:ty, |$value:ident, $vm:ident| $make:expr;)*) => { $(
        impl IntoResult for $ty {
            #[inline(always)]
            fn into_result(self, $vm: &Vm) -> PyResult<Value> {
                let $value = self;
                $make
            }
        }
    )* };
}

results! {
    Value, |v, _vm| Ok(v);
    (), |_v, _vm| Ok(Value::NONE);
    bool, |v, _vm| Ok(Value::bool(v));
    i64, |v, vm| Ok(vm.int(v));
    i32, |v, _vm| Ok(Value::int(i64::from(v)));
    u32, |v, _vm| Ok(Value::int(i64::from(v)));
    usize, |v, vm| Ok(vm.int(v as i64));
    isize, |v, vm| Ok(vm.int(v as i64));
    f64, |v, vm| Ok(vm.float(v));
    &str, |v, vm| crate::object::str::Str::new(v, vm).map(Handle::value);
    String, |v, vm| crate::object::str::Str::new(&v, vm).map(Handle::value);
}

impl<T: IntoResult> IntoResult for PyResult<T> {
    #[inline(always)]
    fn into_result(self, vm: &Vm) -> PyResult<Value> {
        self?.into_result(vm)
    }
}

impl<T: IntoResult> IntoResult for Option<T> {
    #[inline]
    fn into_result(self, vm: &Vm) -> PyResult<Value> {
        self.map_or(Ok(Value::NONE), |v| v.into_result(vm))
    }
}

impl Vm {
    /// `TypeError` for an argument of a wrong class, as the argument clinic words
    /// it.
    #[cold]
    pub fn bad_argument(
        &self,
        value: Value,
        expected: ClassId,
        context: ArgContext,
    ) -> crate::Raised {
        let decl = context.decl;
        let method = decl.params.first().is_some_and(|p| p.name == "self" || p.name == "cls");
        let got = self.type_name(value);
        let expected = expected.decl().name;
        if method && context.index == 0 && crate::object::native_function::is_slot_name(decl.name) {
            return self.type_error(format!(
                "descriptor '{}' requires a '{expected}' object but received a '{got}'",
                decl.name
            ));
        }
        if method && context.index == 0 {
            return self.type_error(format!(
                "descriptor '{}' for '{expected}' objects doesn't apply to a '{got}' object",
                decl.name
            ));
        }
        let total = decl.params.len() - usize::from(method);
        let position = context.index + 1 - usize::from(method);
        let got = if value.is_none() { "None".to_owned() } else { got };
        self.type_error(
            if total == 1
                && decl.params[context.index].kind == crate::native::ParamKind::PositionalOnly
            {
                format!("{}() argument must be {expected}, not {got}", decl.name)
            } else if decl.params[context.index].kind == crate::native::ParamKind::PositionalOnly {
                format!("{}() argument {position} must be {expected}, not {got}", decl.name)
            } else {
                format!(
                    "{}() argument '{}' must be {expected}, not {got}",
                    decl.name, decl.params[context.index].name
                )
            },
        )
    }

    /// The integer that `value` is or that its `__index__` gives, as a value of
    /// class `int` or a subclass.
    pub fn index(&mut self, value: Value) -> PyResult<Value> {
        if value.is_int() || self.is_instance(value, ClassId::Int) {
            return Ok(value);
        }
        let Some(result) = self.call_special(value, Special::Index, &[])? else {
            let name = self.type_name(value);
            return Err(
                self.type_error(format!("'{name}' object cannot be interpreted as an integer"))
            );
        };
        if self.is_exact(result, ClassId::Int) {
            return Ok(result);
        }
        let name = self.type_name(result);
        let what = format!("__index__ returned non-int (type {name})");
        if !self.is_instance(result, ClassId::Int) {
            return Err(self.type_error(what));
        }
        let text = crate::object::int::construct::strict_subclass(&what, "int");
        self.warn(ClassId::DeprecationWarning, &text)?;
        Ok(result)
    }

    /// As [`Vm::index`], as a C `long`: `OverflowError` past 64 bits.
    pub fn index_i64(&mut self, value: Value) -> PyResult<i64> {
        if value.is_int() {
            return Ok(value.int_unchecked());
        }
        let index = self.index(value)?;
        crate::object::int::to_i64(index)
            .ok_or_else(|| self.overflow_error("Python int too large to convert to C long"))
    }

    /// As [`Vm::index`], as a size: `OverflowError` past 64 bits.
    pub fn index_isize(&mut self, value: Value) -> PyResult<isize> {
        if value.is_int() {
            return Ok(value.int_unchecked() as isize);
        }
        let index = self.index(value)?;
        crate::object::int::to_i64(index)
            .map(|i| i as isize)
            .ok_or_else(|| self.overflow_error("cannot fit 'int' into an index-sized integer"))
    }

    /// As [`Vm::index`], past 64 bits the nearest size (slices).
    pub fn index_clamped(&mut self, value: Value) -> PyResult<isize> {
        if value.is_int() {
            return Ok(value.int_unchecked() as isize);
        }
        let index = self.index(value)?;
        Ok(crate::object::int::to_i64(index).map_or_else(
            || if crate::object::int::is_negative(index) { isize::MIN } else { isize::MAX },
            |i| i as isize,
        ))
    }

    /// The float that `__float__` of `value` gave.
    pub(crate) fn float_result(&mut self, value: Value, result: Value) -> PyResult<f64> {
        let (of, got) = (self.type_name(value), self.type_name(result));
        let what = format!("{of}.__float__ returned non-float (type {got})");
        let Some(float) = self.as_float(result) else { return Err(self.type_error(what)) };
        if !self.is_exact(result, ClassId::Float) {
            let text = crate::object::int::construct::strict_subclass(&what, "float");
            self.warn(ClassId::DeprecationWarning, &text)?;
        }
        Ok(float)
    }

    /// The float that `value` is or that its `__float__` or `__index__` gives.
    pub fn to_float(&mut self, value: Value) -> PyResult<f64> {
        if let Some(f) = self.as_float(value) {
            return Ok(f);
        }
        if value.is_int() {
            return Ok(value.int_unchecked() as f64);
        }
        if let Some(result) = self.call_special(value, Special::Float, &[])? {
            return self.float_result(value, result);
        }
        if self.class_of(value).special(Special::Index, self).is_some() {
            let index = self.index(value)?;
            return crate::object::int::to_f64(index)
                .ok_or_else(|| self.overflow_error("int too large to convert to float"));
        }
        let name = self.type_name(value);
        Err(self.type_error(format!("must be real number, not {name}")))
    }
}
