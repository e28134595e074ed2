//! `defaultdict`: a class made as Python code would make it, derived from `dict`,
//! with a slot for the factory and native methods.

use taipan_bytecode::BinaryOp;
use taipan_macros::native;
use taipan_vm::native::NativeDecl;
use taipan_vm::object::class::Class;
use taipan_vm::object::dict::Dict;
use taipan_vm::object::module::Module;
use taipan_vm::object::native_function::Native;
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{Args, ClassId, Downcast, GcVec, Handle, PyResult, Special, Value, Vm};

const DOC: &str = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\n\
    The default factory is called without arguments to produce\n\
    a new value when a key is not present, in __getitem__ only.\n\
    A defaultdict compares equal to a dict with the same items.\n\
    All remaining arguments are treated the same as if they were\n\
    passed to the dict constructor, including keyword arguments.";

static METHODS: &[&NativeDecl] =
    &[&INIT, &MISSING, &REPR, &COPY, &COPY_SPECIAL, &REDUCE, &OR, &ROR];

const FACTORY: &str = "default_factory";

pub(super) fn add_class(module: Module, vm: &mut Vm) -> PyResult<()> {
    let namespace = Dict::new(vm);
    let slots = Tuple::small([vm.intern(FACTORY)?.value()], vm);
    for (key, value) in [
        ("__slots__", slots.value()),
        ("__module__", vm.intern("collections")?.value()),
        ("__doc__", Str::new(DOC, vm)?.value()),
    ] {
        namespace.set_str(vm.intern(key)?, value, vm)?;
    }
    let name = vm.intern("defaultdict")?;
    let bases = Tuple::small([vm.class(ClassId::Dict).value()], vm);
    let metaclass = vm.class(ClassId::Type).value();
    let class = vm.call(metaclass, &[name.value(), bases.value(), namespace.value()])?;
    for &method in METHODS {
        let native = Native::method(method, class, vm).value();
        vm.set_attr(class, vm.intern(method.name)?, native)?;
    }
    if let Some(class) = class.downcast::<Class>() {
        class.set_prefix("collections");
    }
    module.add("defaultdict", class, vm)
}

fn factory(this: Dict, vm: &mut Vm) -> PyResult<Value> {
    let name = vm.intern(FACTORY)?;
    Ok(vm.try_get_attr(this.value(), name)?.unwrap_or(Value::NONE))
}

/// Initialize self.  See help(type(self)) for accurate signature.
#[native("__init__(self, /, *args, **kwargs)")]
fn init(this: Dict, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<()> {
    let (factory, rest) = match args.as_slice().split_first() {
        Some((&factory, rest)) => (factory, rest),
        None => (Value::NONE, &[][..]),
    };
    if !factory.is_none() && !vm.is_callable(factory) {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    // A subclass's `__setattr__` is not asked.
    let name = vm.intern(FACTORY)?.value();
    taipan_vm::object::object::setattr(this.value(), name, factory, vm)?;
    let init = vm.class(ClassId::Dict).special(Special::Init, vm).unwrap_or(Value::NONE);
    let mut all = GcVec::from_slice(&[this.value()], vm)?;
    for &arg in rest {
        all.push(arg, vm)?;
    }
    crate::calling::call_with_keywords(init, all.as_slice(), kwargs, vm)?;
    Ok(())
}

/// __missing__(key) # Called by __getitem__ for missing key; pseudo-code:
///   if self.default_factory is None: raise KeyError((key,))
///   self[key] = value = self.default_factory()
///   return value
#[native("__missing__(self, key, /)")]
fn missing(this: Dict, key: Value, vm: &mut Vm) -> PyResult<Value> {
    let factory = factory(this, vm)?;
    if factory.is_none() {
        return Err(vm.key_error(key));
    }
    let value = vm.call(factory, &[])?;
    vm.set_item(this.value(), key, value)?;
    Ok(value)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn repr(this: Dict, vm: &mut Vm) -> PyResult<String> {
    let class = vm.class_of(this.value()).plain_name();
    let method = vm.class(ClassId::Dict).special(Special::Repr, vm).unwrap_or(Value::NONE);
    let items = vm.call(method, &[this.value()])?;
    let items = vm.str(items)?.to_string_lossy().into_owned();
    let factory = factory(this, vm)?;
    vm.check_native_stack()?;
    // A factory may be a bound method of this very dict.
    let text = vm.guarded_repr(factory, "...", |vm| {
        let text = vm.repr(factory)?;
        Ok(text)
    })?;
    Ok(format!("{class}({}, {items})", text.to_string_lossy()))
}

fn copied(this: Dict, vm: &mut Vm) -> PyResult<Value> {
    let factory = factory(this, vm)?;
    let class = vm.class_of(this.value()).value();
    vm.call(class, &[factory, this.value()])
}

/// D.copy() -> a shallow copy of D.
#[native("copy(self)")]
fn copy(this: Dict, vm: &mut Vm) -> PyResult<Value> {
    copied(this, vm)
}

/// D.copy() -> a shallow copy of D.
#[native("__copy__(self)")]
fn copy_special(this: Dict, vm: &mut Vm) -> PyResult<Value> {
    copied(this, vm)
}

/// Return state information for pickling.
#[native("__reduce__(self)")]
fn reduce(this: Dict, vm: &mut Vm) -> PyResult<Tuple> {
    let factory = factory(this, vm)?;
    let args = if factory.is_none() { vm.empty_tuple() } else { Tuple::small([factory], vm) };
    let items = vm.call_method(this.value(), "items", &[])?;
    let items = vm.iter(items)?;
    let class: Class = vm.class_of(this.value());
    let none = Value::NONE;
    Ok(Tuple::small([class.value(), args.value(), none, none, items], vm))
}

fn joined(this: Dict, left: Value, right: Value, vm: &mut Vm) -> PyResult<Value> {
    if !left.is_kind(taipan_vm::Kind::Dict) || !right.is_kind(taipan_vm::Kind::Dict) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let factory = factory(this, vm)?;
    let class = vm.class_of(this.value()).value();
    let made = vm.call(class, &[factory, left])?;
    vm.binary_in_place(BinaryOp::Or, made, right)
}

/// Return self|value.
#[native("__or__(self, value, /)")]
fn or(this: Dict, other: Value, vm: &mut Vm) -> PyResult<Value> {
    joined(this, this.value(), other, vm)
}

/// Return value|self.
#[native("__ror__(self, value, /)")]
fn ror(this: Dict, other: Value, vm: &mut Vm) -> PyResult<Value> {
    if other.downcast::<Dict>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    joined(this, other, this.value(), vm)
}
