//! The attributes and methods of native functions, in all their classes.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{Args, Binding, NativeDecl};
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::dict::Dict;
use crate::object::module::Module;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

fn native_of(value: Value, vm: &Vm) -> PyResult<Native> {
    value.downcast().ok_or_else(|| {
        let got = vm.type_name(value);
        vm.type_error(format!("expected a built-in function, not '{got}'"))
    })
}

fn owner_name(native: Native) -> String {
    native.owner().downcast::<Class>().map_or_else(|| "?".to_owned(), Class::name_text)
}

impl Vm {
    /// `__self__` of a native function.
    fn native_self(&self, native: Native) -> Value {
        if let Some(receiver) = native.receiver().bound() {
            return receiver;
        }
        // `__new__` and static methods have their class as `__self__`.
        if let Some(owner) = native.owner().bound() {
            return owner;
        }
        let builtins = self.intern("builtins").ok();
        builtins.and_then(|name| self.modules().get_str(name, self)).unwrap_or(Value::NONE)
    }
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn native_repr(own: Value, vm: &mut Vm) -> PyResult<String> {
    let native = native_of(own, vm)?;
    let name = native.decl().name;
    let is = |id: ClassId| vm.is_exact(own, id);
    if is(ClassId::MethodDescriptor) || is(ClassId::ClassMethodDescriptor) {
        return Ok(format!("<method '{name}' of '{}' objects>", owner_name(native)));
    }
    if is(ClassId::WrapperDescriptor) {
        return Ok(format!("<slot wrapper '{name}' of '{}' objects>", owner_name(native)));
    }
    let receiver = vm.native_self(native);
    if receiver.is_none() || receiver.is_kind(Kind::Module) {
        return Ok(format!("<built-in function {name}>"));
    }
    let what = if is(ClassId::MethodWrapper) {
        format!("method-wrapper '{name}'")
    } else {
        format!("built-in method {name}")
    };
    let class = vm.type_name(receiver);
    Ok(format!("<{what} of {class} object at {:#x}>", vm.address(receiver)))
}

/// Call self as a function.
#[native("__call__(self, /, *args, **kwargs)")]
pub fn native_call(own: Value, args: Args, keywords: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    vm.call_forwarded(own, args, keywords)
}

/// Return an attribute of instance, which is of type owner.
#[native("__get__(self, instance, owner=None, /)")]
pub fn native_get(own: Value, instance: Value, owner: Value, vm: &mut Vm) -> PyResult<Value> {
    let native = native_of(own, vm)?;
    let binding = native.decl().binding;
    if instance.is_none() && binding == Binding::Method && !owner.is_none() {
        let none_type = vm.class(ClassId::NoneType);
        if !owner.is(none_type.value()) {
            return Ok(own);
        }
    }
    if instance.is_none() && owner.is_none() {
        return Err(vm.type_error("__get__(None, None) is invalid"));
    }
    if binding == Binding::Class {
        let class = if owner.is_none() { vm.class_of(instance).value() } else { owner };
        return Ok(native.bind(class, vm).value());
    }
    vm.check_native_receiver(native, instance)?;
    let class = vm.class_of(instance);
    vm.bind_descriptor(own, instance, class)
}

impl Vm {
    /// `TypeError` where a method descriptor is bound to an object of another
    /// class.
    fn check_native_receiver(&self, native: Native, instance: Value) -> PyResult<()> {
        let Some(owner) = native.owner().downcast::<Class>() else { return Ok(()) };
        let class = self.class_of(instance);
        if class.is_subclass_of(owner) {
            return Ok(());
        }
        Err(self.type_error(format!(
            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
            native.decl().name,
            owner.name_text(),
            class.name_text()
        )))
    }
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
pub fn native_eq(own: Value, other: Value, _vm: &Vm) -> PyResult<Value> {
    let (Some(a), Some(b)) = (own.downcast::<Native>(), other.downcast::<Native>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let same = std::ptr::eq::<NativeDecl>(a.decl(), b.decl())
        && a.receiver() == b.receiver()
        && a.owner() == b.owner();
    Ok(Value::bool(same))
}

/// Return hash(self).
#[native("__hash__(self, /)")]
pub fn native_hash(own: Value, vm: &mut Vm) -> PyResult<i64> {
    let native = native_of(own, vm)?;
    let decl = std::ptr::from_ref(native.decl()).addr() as i64 >> 4;
    Ok(decl ^ vm.identity_hash(native.receiver()))
}

/// How to find it again, for pickle.
#[native("__reduce__(self, /)")]
pub fn native_reduce(own: Value, vm: &mut Vm) -> PyResult<Value> {
    let native = native_of(own, vm)?;
    let name = Str::new(native.decl().name, vm)?.value();
    let receiver = match native.owner().bound() {
        Some(owner) => native.receiver().bound().unwrap_or(owner),
        None => return Ok(name),
    };
    let getattr = vm.intern("getattr")?;
    let getattr = vm.builtin_named(getattr).unwrap_or(Value::NONE);
    let args = Tuple::small([receiver, name], vm);
    Ok(Tuple::small([getattr, args.value()], vm).value())
}

fn qualified_name(vm: &mut Vm, own: Value) -> PyResult<Value> {
    let native = native_of(own, vm)?;
    let name = native.decl().name;
    let text = match native.owner().downcast::<Class>() {
        Some(_) => format!("{}.{name}", owner_name(native)),
        None => name.to_owned(),
    };
    Ok(Str::new(&text, vm)?.value())
}

fn module(vm: &mut Vm, own: Value) -> PyResult<Value> {
    let native = native_of(own, vm)?;
    if !native.owner().is_unbound() {
        return Ok(Value::NONE);
    }
    if let Some(module) = native.receiver().downcast::<Module>() {
        let key = vm.intern("__name__")?;
        return Ok(module.dict(vm).get_str(key, vm).unwrap_or(Value::NONE));
    }
    Ok(vm.intern("builtins")?.value())
}

/// `__text_signature__`: optional parameters without a default in Python show
/// as `<unrepresentable>`.
fn text_signature(vm: &mut Vm, own: Value) -> PyResult<Value> {
    let native = native_of(own, vm)?;
    let signature = native.decl().signature.replace("=?", "=<unrepresentable>");
    let first = if native.owner().is_unbound() {
        "$module, "
    } else if native.decl().binding == Binding::Static {
        ""
    } else {
        "$"
    };
    Ok(Str::new(&format!("({first}{signature})").replace(", )", ", /)"), vm)?.value())
}

const fn constant(name: &'static str, get: fn(&mut Vm, Value) -> PyResult<Value>) -> GetSetDecl {
    GetSetDecl { name, get, set: None, doc: "" }
}

const NAME: GetSetDecl = constant("__name__", |vm, own| {
    let native = native_of(own, vm)?;
    Ok(Str::new(native.decl().name, vm)?.value())
});
const QUALIFIED_NAME: GetSetDecl = constant("__qualname__", qualified_name);
const DOC: GetSetDecl = constant("__doc__", |vm, own| {
    let doc = native_of(own, vm)?.decl().doc;
    if doc.is_empty() { Ok(Value::NONE) } else { Ok(Str::new(doc, vm)?.value()) }
});
const TEXT_SIGNATURE: GetSetDecl = constant("__text_signature__", text_signature);
const OWNER: GetSetDecl = constant("__objclass__", |vm, own| Ok(native_of(own, vm)?.owner()));
const SELF: GetSetDecl = constant("__self__", |vm, own| {
    let native = native_of(own, vm)?;
    Ok(vm.native_self(native))
});
const MODULE: GetSetDecl = constant("__module__", module);

const METHODS: &[&NativeDecl] =
    &[&NATIVE_REPR, &NATIVE_CALL, &NATIVE_EQ, &NATIVE_HASH, &NATIVE_REDUCE];
const DESCRIPTOR_METHODS: &[&NativeDecl] =
    &[&NATIVE_REPR, &NATIVE_CALL, &NATIVE_GET, &NATIVE_REDUCE];
static DESCRIPTOR_GETSETS: &[GetSetDecl] = &[NAME, QUALIFIED_NAME, DOC, TEXT_SIGNATURE, OWNER];

/// `builtin_function_or_method`'s declaration.
pub static NATIVE: ClassDecl = ClassDecl {
    kind: Kind::Native,
    methods: METHODS,
    getsets: &[NAME, QUALIFIED_NAME, DOC, TEXT_SIGNATURE, SELF, MODULE],
    ..ClassDecl::new(ClassId::Native, "builtin_function_or_method")
};
/// `method_descriptor`'s declaration.
pub static METHOD_DESCRIPTOR: ClassDecl = ClassDecl {
    kind: Kind::Native,
    methods: DESCRIPTOR_METHODS,
    getsets: DESCRIPTOR_GETSETS,
    ..ClassDecl::new(ClassId::MethodDescriptor, "method_descriptor")
};
/// `classmethod_descriptor`'s declaration.
pub static CLASS_METHOD_DESCRIPTOR: ClassDecl = ClassDecl {
    kind: Kind::Native,
    methods: DESCRIPTOR_METHODS,
    getsets: DESCRIPTOR_GETSETS,
    ..ClassDecl::new(ClassId::ClassMethodDescriptor, "classmethod_descriptor")
};
/// `wrapper_descriptor`'s declaration.
pub static WRAPPER_DESCRIPTOR: ClassDecl = ClassDecl {
    kind: Kind::Native,
    methods: DESCRIPTOR_METHODS,
    getsets: DESCRIPTOR_GETSETS,
    ..ClassDecl::new(ClassId::WrapperDescriptor, "wrapper_descriptor")
};
/// `method-wrapper`'s declaration.
pub static METHOD_WRAPPER: ClassDecl = ClassDecl {
    kind: Kind::Native,
    methods: METHODS,
    getsets: &[NAME, QUALIFIED_NAME, DOC, TEXT_SIGNATURE, OWNER, SELF],
    ..ClassDecl::new(ClassId::MethodWrapper, "method-wrapper")
};
