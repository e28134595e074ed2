//! Receivers that are instances of native classes.
//!
//! A method of such a class may be called on anything (`deque.append(5, 6)`), so
//! its first argument is a type made by [`instance!`], whose conversion compares
//! the object's declaration.

use taipan_vm::native::ArgContext;
use taipan_vm::object::opaque::NativeClass;
use taipan_vm::{PyResult, Raised, Value, Vm};

/// The error for a receiver of another class.
#[cold]
pub(crate) fn wrong_receiver(
    decl: &NativeClass,
    value: Value,
    context: ArgContext,
    vm: &Vm,
) -> Raised {
    let (method, got) = (context.decl.name, vm.type_name(value));
    let class = format!("{}.{}", decl.module, decl.name);
    vm.type_error(if method.starts_with("__") {
        format!("descriptor '{method}' requires a '{class}' object but received a '{got}'")
    } else {
        format!("descriptor '{method}' for '{class}' objects doesn't apply to a '{got}' object")
    })
}

/// Declares the type of the instances of a native class: `instance!(Deque, DEQUE)`.
macro_rules! instance {
    ($name:ident, $decl:path) => {
        /// An instance of the class.
        #[derive(Clone, Copy, Debug)]
        pub(super) struct $name(pub(super) taipan_vm::object::opaque::Opaque);

        impl $name {
            /// The instance, if `value` is one.
            #[inline(always)]
            #[allow(dead_code, reason = "not every class needs it")]
            pub(super) fn of(value: taipan_vm::Value) -> Option<$name> {
                use taipan_vm::Downcast;
                let object = value.downcast::<taipan_vm::object::opaque::Opaque>()?;
                object.is(&$decl).then_some($name(object))
            }

            /// As a value.
            #[allow(dead_code, reason = "not every class needs it")]
            pub(super) fn value(self) -> taipan_vm::Value {
                taipan_vm::Handle::value(self.0)
            }
        }

        impl taipan_vm::native::FromArg for $name {
            #[inline(always)]
            fn from_arg(
                value: taipan_vm::Value,
                context: taipan_vm::native::ArgContext,
                vm: &mut taipan_vm::Vm,
            ) -> taipan_vm::PyResult<Self> {
                $name::of(value)
                    .ok_or_else(|| $crate::instance::wrong_receiver(&$decl, value, context, vm))
            }
        }
    };
}
pub(crate) use instance;

/// What `__next__` returns, or `StopIteration`.
#[inline(always)]
pub(crate) fn or_stop(next: PyResult<Option<Value>>, vm: &Vm) -> PyResult<Value> {
    match next? {
        Some(value) => Ok(value),
        None => Err(vm.stop_iteration(Value::NONE)),
    }
}

/// `id(value)`, for texts.
pub(crate) fn address(value: Value, vm: &Vm) -> i64 {
    taipan_vm::builtins::attributes::id(value, vm).ok().and_then(|id| id.as_int()).unwrap_or(0)
}
