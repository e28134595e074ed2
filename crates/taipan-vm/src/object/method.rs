//! Bound methods of Python functions (and of any other callable).

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::Args;
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};
use taipan_macros::native;

/// The memory of a bound method.
#[repr(C)]
pub struct MethodObject {
    header: Header,
    function: Cell<Value>,
    receiver: Cell<Value>,
}

handle! {
    /// A callable and the object that is its first argument.
    Method => MethodObject, Kind::Method
}

impl Method {
    /// `function` bound to `receiver`.
    #[inline]
    pub fn new(function: Value, receiver: Value, vm: &Vm) -> Method {
        Method(vm.place(Kind::Method, 0, ClassId::Method.shape(), |header| MethodObject {
            header,
            function: Cell::new(function),
            receiver: Cell::new(receiver),
        }))
    }

    /// `__func__`.
    #[inline(always)]
    pub fn function(self) -> Value {
        self.object().function.get()
    }

    /// `__self__`.
    #[inline(always)]
    pub fn receiver(self) -> Value {
        self.object().receiver.get()
    }
}

fn method_of(value: Value, vm: &Vm) -> PyResult<Method> {
    value.downcast().ok_or_else(|| {
        let got = vm.type_name(value);
        vm.type_error(format!("expected a method, not '{got}'"))
    })
}

/// Create a bound instance method object.
#[native("__new__(cls, function, instance, /)", static)]
pub fn method_new(_class: Class, function: Value, instance: Value, vm: &mut Vm) -> PyResult<Value> {
    if !vm.is_callable(function) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if instance.is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    Ok(Method::new(function, instance, vm).value())
}

/// Call self as a function.
#[native("__call__(self, /, *args, **kwargs)")]
pub fn method_call(
    method: Value,
    args: Args,
    keywords: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    vm.call_forwarded(method, args, keywords)
}

/// Return an attribute of instance, which is of type owner.
#[native("__get__(self, instance, owner=None, /)")]
pub fn method_get(method: Value, _instance: Value, _owner: Value, _vm: &Vm) -> PyResult<Value> {
    Ok(method)
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
pub fn method_eq(method: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    let (Some(a), Some(b)) = (method.downcast::<Method>(), other.downcast::<Method>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let same = a.receiver().is(b.receiver()) && vm.eq(a.function(), b.function())?;
    Ok(Value::bool(same))
}

/// Return hash(self).
#[native("__hash__(self, /)")]
pub fn method_hash(method: Value, vm: &mut Vm) -> PyResult<i64> {
    let method = method_of(method, vm)?;
    let function = vm.hash(method.function())?;
    Ok(function ^ vm.identity_hash(method.receiver()))
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn method_repr(method: Value, vm: &mut Vm) -> PyResult<String> {
    vm.check_native_stack()?;
    let method = method_of(method, vm)?;
    let mut name = "?".to_owned();
    for key in ["__qualname__", "__name__"] {
        let key = vm.intern(key)?;
        let found = vm.try_get_attr(method.function(), key)?;
        if let Some(text) = found.and_then(|n| n.downcast::<Str>()) {
            name = text.to_string_lossy().into_owned();
            break;
        }
    }
    let receiver = vm.repr_text(method.receiver())?;
    Ok(format!("<bound method {name} of {receiver}>"))
}

/// Return getattr(self, name).
#[native("__getattribute__(self, name, /)")]
pub fn method_getattribute(own: Value, name: Str, vm: &mut Vm) -> PyResult<Value> {
    let name = vm.intern_str(name)?;
    let class = vm.class_of(own);
    if let Some(attribute) = class.lookup(name, vm) {
        return vm.bind_descriptor(attribute, own, class);
    }
    let function = method_of(own, vm)?.function();
    vm.get_attr(function, name)
}

/// How to make it again, for pickle.
#[native("__reduce__(self, /)")]
pub fn method_reduce(own: Value, vm: &mut Vm) -> PyResult<Value> {
    let method = method_of(own, vm)?;
    let key = vm.intern("__name__")?;
    let name = vm.get_attr(method.function(), key)?;
    let getattr = vm.intern("getattr")?;
    let getattr = vm.builtin_named(getattr).unwrap_or(Value::NONE);
    let args = Tuple::small([method.receiver(), name], vm);
    Ok(Tuple::small([getattr, args.value()], vm).value())
}

static GETSETS: &[GetSetDecl] = &[
    GetSetDecl {
        name: "__func__",
        get: |vm, own| Ok(method_of(own, vm)?.function()),
        set: Some(crate::object::descriptor::read_only_member),
        doc: "the function (or other callable) implementing a method",
    },
    GetSetDecl {
        name: "__self__",
        get: |vm, own| Ok(method_of(own, vm)?.receiver()),
        set: Some(crate::object::descriptor::read_only_member),
        doc: "the instance to which a method is bound",
    },
    GetSetDecl {
        name: "__doc__",
        get: |vm, own| {
            let function = method_of(own, vm)?.function();
            let key = vm.intern("__doc__")?;
            Ok(vm.try_get_attr(function, key)?.unwrap_or(Value::NONE))
        },
        set: None,
        doc: "",
    },
];

/// `method`'s declaration.
pub static METHOD: ClassDecl = ClassDecl {
    kind: Kind::Method,
    methods: &[
        &METHOD_NEW,
        &METHOD_CALL,
        &METHOD_GET,
        &METHOD_EQ,
        &METHOD_HASH,
        &METHOD_REPR,
        &METHOD_GETATTRIBUTE,
        &METHOD_REDUCE,
    ],
    getsets: GETSETS,
    doc: "Create a bound instance method object.",
    ..ClassDecl::new(ClassId::Method, "method")
};
