//! `itemgetter`, `attrgetter`, `methodcaller`.

use crate::calling::call_with_keywords;
use crate::instance::instance;
use taipan_macros::native;
use taipan_vm::object::class::Class;
use taipan_vm::object::dict::Dict;
use taipan_vm::object::module::Module;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{Args, Downcast, GcVec, Handle, PyResult, Value, Vm};

static ITEM_GETTER: NativeClass = NativeClass::new(
    "itemgetter",
    "operator",
    "Return a callable object that fetches the given item(s) from its operand.\n\
     After f = itemgetter(2), the call f(r) returns r[2].\n\
     After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
    &[&ITEM_NEW, &ITEM_CALL, &ITEM_REPR, &ITEM_REDUCE],
);
static ATTR_GETTER: NativeClass = NativeClass::new(
    "attrgetter",
    "operator",
    "Return a callable object that fetches the given attribute(s) from its operand.\n\
     After f = attrgetter('name'), the call f(r) returns r.name.\n\
     After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\n\
     After h = attrgetter('name.first', 'name.last'), the call h(r) returns\n\
     (r.name.first, r.name.last).",
    &[&ATTR_NEW, &ATTR_CALL, &ATTR_REPR, &ATTR_REDUCE],
);
static METHOD_CALLER: NativeClass = NativeClass::new(
    "methodcaller",
    "operator",
    "Return a callable object that calls the given method on its operand.\n\
     After f = methodcaller('name'), the call f(r) returns r.name().\n\
     After g = methodcaller('name', 'date', foo=1), the call g(r) returns\n\
     r.name('date', foo=1).",
    &[&METHOD_NEW, &METHOD_CALL, &METHOD_REPR, &METHOD_REDUCE],
);

instance!(ItemGetter, ITEM_GETTER);
instance!(AttrGetter, ATTR_GETTER);
instance!(MethodCaller, METHOD_CALLER);

const NONE: Value = Value::UNBOUND;

pub(super) fn add_classes(module: Module, vm: &mut Vm) -> PyResult<()> {
    for decl in [&ITEM_GETTER, &ATTR_GETTER, &METHOD_CALLER] {
        module.add(decl.name, vm.native_class(decl)?.value(), vm)?;
    }
    Ok(())
}

/// The items of a field that is a tuple.
fn items(value: Value, vm: &Vm) -> Tuple {
    value.downcast().unwrap_or_else(|| vm.empty_tuple())
}

/// Create and return a new object.
#[native("__new__(cls, item, /, *items)", static)]
fn item_new(class: Class, item: Value, rest: Args, vm: &mut Vm) -> PyResult<Value> {
    let mut all = GcVec::from_slice(&[item], vm)?;
    for &item in rest.as_slice() {
        all.push(item, vm)?;
    }
    let keys = all.into_tuple(vm)?;
    Ok(Opaque::of(&ITEM_GETTER, class, [keys.value(), NONE, NONE, NONE], vm).value())
}

/// Call self as a function.
#[native("__call__(self, obj, /)")]
fn item_call(this: ItemGetter, object: Value, vm: &mut Vm) -> PyResult<Value> {
    let keys = items(this.0.field::<0>(vm), vm);
    if let &[key] = keys.items() {
        return vm.get_item(object, key);
    }
    let mut values = GcVec::with_capacity(keys.len(), vm)?;
    for &key in keys.items() {
        let value = vm.get_item(object, key)?;
        values.push(value, vm)?;
    }
    values.into_tuple(vm).map(Handle::value)
}

fn show(class: Value, keys: Tuple, vm: &mut Vm) -> PyResult<String> {
    let name = vm.class_of(class).name_text();
    vm.check_native_stack()?;
    let mut texts = Vec::new();
    for &key in keys.items() {
        texts.push(vm.repr_text(key)?);
    }
    Ok(format!("{name}({})", texts.join(", ")))
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn item_repr(this: ItemGetter, vm: &mut Vm) -> PyResult<String> {
    let keys = items(this.0.field::<0>(vm), vm);
    show(this.value(), keys, vm)
}

/// Return state information for pickling
#[native("__reduce__(self, /)")]
fn item_reduce(this: ItemGetter, vm: &Vm) -> PyResult<Tuple> {
    Ok(Tuple::small([vm.class_of(this.value()).value(), this.0.field::<0>(vm)], vm))
}

/// Create and return a new object.
#[native("__new__(cls, attr, /, *attrs)", static)]
fn attr_new(class: Class, attr: Value, rest: Args, vm: &mut Vm) -> PyResult<Value> {
    let mut all = GcVec::from_slice(&[attr], vm)?;
    for &attr in rest.as_slice() {
        all.push(attr, vm)?;
    }
    // Each path is a tuple of interned names.
    let mut paths = GcVec::new(vm);
    for &attr in all.as_slice() {
        let Some(text) = attr.downcast::<Str>() else {
            return Err(vm.type_error("attribute name must be a string"));
        };
        let mut path = GcVec::new(vm);
        let bytes = text.as_bytes();
        for part in bytes.split(|&b| b == b'.') {
            let name = Str::from_wtf8(part, vm)?;
            path.push(vm.intern_str(name)?.value(), vm)?;
        }
        let path = path.into_tuple(vm)?;
        paths.push(path.value(), vm)?;
    }
    let (names, paths) = (all.into_tuple(vm)?, paths.into_tuple(vm)?);
    let fields = [names.value(), paths.value(), NONE, NONE];
    Ok(Opaque::of(&ATTR_GETTER, class, fields, vm).value())
}

fn follow(object: Value, path: Value, vm: &mut Vm) -> PyResult<Value> {
    let mut value = object;
    for name in items(path, vm).items().iter().filter_map(|n| n.downcast::<Str>()) {
        value = vm.get_attr(value, name)?;
    }
    Ok(value)
}

/// Call self as a function.
#[native("__call__(self, obj, /)")]
fn attr_call(this: AttrGetter, object: Value, vm: &mut Vm) -> PyResult<Value> {
    let paths = items(this.0.field::<1>(vm), vm);
    if let &[path] = paths.items() {
        return follow(object, path, vm);
    }
    let mut values = GcVec::with_capacity(paths.len(), vm)?;
    for &path in paths.items() {
        let value = follow(object, path, vm)?;
        values.push(value, vm)?;
    }
    values.into_tuple(vm).map(Handle::value)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn attr_repr(this: AttrGetter, vm: &mut Vm) -> PyResult<String> {
    let names = items(this.0.field::<0>(vm), vm);
    show(this.value(), names, vm)
}

/// Return state information for pickling
#[native("__reduce__(self, /)")]
fn attr_reduce(this: AttrGetter, vm: &Vm) -> PyResult<Tuple> {
    Ok(Tuple::small([vm.class_of(this.value()).value(), this.0.field::<0>(vm)], vm))
}

/// Create and return a new object.
#[native("__new__(cls, name, /, *args, **kwargs)", static)]
fn method_new(
    class: Class,
    name: Value,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let Some(name) = name.downcast::<Str>() else {
        return Err(vm.type_error("method name must be a string"));
    };
    let name = vm.intern_str(name)?;
    let args = Tuple::new(args.as_slice(), vm)?;
    let kwargs = kwargs.map_or(NONE, Handle::value);
    let fields = [name.value(), args.value(), kwargs, NONE];
    Ok(Opaque::of(&METHOD_CALLER, class, fields, vm).value())
}

/// Call self as a function.
#[native("__call__(self, obj, /)")]
fn method_call(this: MethodCaller, object: Value, vm: &mut Vm) -> PyResult<Value> {
    let Some(name) = this.0.field::<0>(vm).downcast::<Str>() else { return Ok(Value::NONE) };
    let args = items(this.0.field::<1>(vm), vm);
    let kwargs = this.0.field::<2>(vm).downcast::<Dict>();
    let method = vm.get_attr(object, name)?;
    call_with_keywords(method, args.items(), kwargs, vm)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn method_repr(this: MethodCaller, vm: &mut Vm) -> PyResult<String> {
    vm.check_native_stack()?;
    let class = vm.class_of(this.value()).name_text();
    let mut texts = vec![vm.repr_text(this.0.field::<0>(vm))?];
    for &arg in items(this.0.field::<1>(vm), vm).items() {
        texts.push(vm.repr_text(arg)?);
    }
    if let Some(kwargs) = this.0.field::<2>(vm).downcast::<Dict>() {
        let mut number = 0;
        while let Some((at, entry)) = kwargs.next_entry(number, vm) {
            number = at + 1;
            let key = vm.str(entry.key)?.to_string_lossy().into_owned();
            texts.push(format!("{key}={}", vm.repr_text(entry.value)?));
        }
    }
    Ok(format!("{class}({})", texts.join(", ")))
}

/// Return state information for pickling
#[native("__reduce__(self, /)")]
fn method_reduce(this: MethodCaller, vm: &mut Vm) -> PyResult<Tuple> {
    let class = vm.class_of(this.value()).value();
    let mut all = GcVec::from_slice(&[this.0.field::<0>(vm)], vm)?;
    for &arg in items(this.0.field::<1>(vm), vm).items() {
        all.push(arg, vm)?;
    }
    if let Some(kwargs) = this.0.field::<2>(vm).downcast::<Dict>() {
        // A partial of the class keeps the keyword arguments.
        let module = vm.import_module("functools")?;
        let name = vm.intern("partial")?;
        let partial = vm.get_attr(module, name)?;
        let class_and_name = [class, this.0.field::<0>(vm)];
        let made = call_with_keywords(partial, &class_and_name, Some(kwargs), vm)?;
        return Ok(Tuple::small([made, this.0.field::<1>(vm)], vm));
    }
    let all = all.into_tuple(vm)?;
    Ok(Tuple::small([class, all.value()], vm))
}
