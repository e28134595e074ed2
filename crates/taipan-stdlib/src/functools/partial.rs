//! `partial` and `Placeholder`. The fields of a partial: the function, the tuple
//! of arguments, the dict of keyword arguments, how many placeholders there are.

use crate::calling::push_keywords;
use crate::instance::instance;
use taipan_macros::native;
use taipan_vm::object::class::{Class, GetSetDecl};
use taipan_vm::object::dict::Dict;
use taipan_vm::object::method::Method;
use taipan_vm::object::module::Module;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::object::typing::CLASS_GETITEM;
use taipan_vm::{Args, Downcast, GcVec, Handle, PyResult, Value, Vm};

const fn reader<const N: usize>(name: &'static str, doc: &'static str) -> GetSetDecl {
    GetSetDecl {
        name,
        get: |vm, this| {
            let object = this.downcast::<Opaque>().filter(|o| o.is(&PARTIAL));
            Ok(object.map_or(Value::NONE, |o| o.field::<N>(vm)))
        },
        set: None,
        doc,
    }
}

static PARTIAL: NativeClass = NativeClass {
    has_dict: true,
    getters: &[
        reader::<0>("func", "function object to use in future partial calls"),
        reader::<1>("args", "tuple of arguments to future partial calls"),
        reader::<2>("keywords", "dictionary of keyword arguments to future partial calls"),
    ],
    ..NativeClass::new(
        "partial",
        "functools",
        "Create a new function with partial application of the given arguments and keywords.",
        &[&NEW, &CALL, &GET, &REPR, &REDUCE, &SETSTATE, &CLASS_GETITEM],
    )
};

static PLACEHOLDER: NativeClass = NativeClass {
    subclassable: false,
    ..NativeClass::new(
        "_PlaceholderType",
        "functools",
        "The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments.",
        &[&PLACEHOLDER_NEW, &PLACEHOLDER_REPR, &PLACEHOLDER_REDUCE],
    )
};

instance!(Partial, PARTIAL);
instance!(Placeholder, PLACEHOLDER);

pub(super) fn add_classes(module: Module, vm: &mut Vm) -> PyResult<()> {
    module.add("partial", vm.native_class(&PARTIAL)?.value(), vm)?;
    let class = vm.native_class(&PLACEHOLDER)?;
    module.add("_PlaceholderType", class.value(), vm)?;
    module.add("Placeholder", Opaque::of(&PLACEHOLDER, class, [], vm).value(), vm)
}

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
fn placeholder_new(
    _class: Class,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    if !args.is_empty() || kwargs.is_some() {
        return Err(vm.type_error("_PlaceholderType takes no arguments"));
    }
    super::own("Placeholder", vm)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn placeholder_repr(_this: Placeholder, _vm: &Vm) -> PyResult<&'static str> {
    Ok("Placeholder")
}

/// Helper for pickle.
#[native("__reduce__(self, /)")]
fn placeholder_reduce(_this: Placeholder, _vm: &Vm) -> PyResult<&'static str> {
    Ok("Placeholder")
}

fn is_placeholder(value: Value) -> bool {
    Placeholder::of(value).is_some()
}

fn items(value: Value, vm: &Vm) -> Tuple {
    value.downcast().unwrap_or_else(|| vm.empty_tuple())
}

/// `args` with its placeholders filled from `more`, and the rest of `more`.
fn fill(args: Tuple, more: &[Value], vm: &Vm) -> PyResult<GcVec> {
    let mut filled = GcVec::with_capacity(args.len() + more.len(), vm)?;
    let mut more = more.iter();
    for &arg in args.items() {
        let arg = if is_placeholder(arg) { more.next().copied().unwrap_or(arg) } else { arg };
        filled.push(arg, vm)?;
    }
    for &arg in more {
        filled.push(arg, vm)?;
    }
    Ok(filled)
}

/// The items of `a`, then those of `b`.
fn merged(a: Option<Dict>, b: Option<Dict>, vm: &mut Vm) -> PyResult<Dict> {
    let all = Dict::new(vm);
    for dict in [a, b].into_iter().flatten() {
        let mut number = 0;
        while let Some((at, entry)) = dict.next_entry(number, vm) {
            number = at + 1;
            all.set(entry.key, entry.value, vm)?;
        }
    }
    Ok(all)
}

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
fn new(class: Class, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    let Some((&function, args)) = args.as_slice().split_first() else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    if !vm.is_callable(function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    if args.last().is_some_and(|&last| is_placeholder(last)) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    let mut number = 0;
    while let Some((at, entry)) = kwargs.and_then(|k| k.next_entry(number, vm)) {
        number = at + 1;
        if is_placeholder(entry.value) {
            return Err(vm.type_error("Placeholder cannot be passed as a keyword argument"));
        }
    }
    // A partial of a partial of the same class is one partial.
    let inner = Partial::of(function).filter(|p| vm.class_of(p.value()) == class);
    let (function, args, keywords) = match inner {
        Some(inner) => {
            let own = items(inner.0.field::<1>(vm), vm);
            let mut args = fill(own, args, vm)?;
            while args.as_slice().last().is_some_and(|&last| is_placeholder(last)) {
                args.pop();
            }
            let keywords = inner.0.field::<2>(vm).downcast();
            (inner.0.field::<0>(vm), args.into_tuple(vm)?, merged(keywords, kwargs, vm)?)
        }
        None => (function, Tuple::new(args, vm)?, merged(None, kwargs, vm)?),
    };
    let holes = args.items().iter().filter(|&&arg| is_placeholder(arg)).count();
    let fields = [function, args.value(), keywords.value(), Value::int(holes as i64)];
    Ok(Opaque::of(&PARTIAL, class, fields, vm).value())
}

/// Call self as a function.
#[native("__call__(self, /, *args, **kwargs)")]
fn call(this: Partial, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    let own = items(this.0.field::<1>(vm), vm);
    let holes = this.0.field::<3>(vm).as_int().unwrap_or(0) as usize;
    if args.len() < holes {
        return Err(vm.type_error(format!(
            "missing positional arguments in 'partial' call; expected at least {holes}, got {}",
            args.len()
        )));
    }
    let mut all = fill(own, args.as_slice(), vm)?;
    let function = this.0.field::<0>(vm);
    let keywords = this.0.field::<2>(vm).downcast::<Dict>().filter(|k| k.len(vm) > 0);
    let kwargs = kwargs.filter(|k| k.len(vm) > 0);
    let keywords = match (keywords, kwargs) {
        (None, None) => return vm.call(function, all.as_slice()),
        (Some(own), Some(given)) => merged(Some(own), Some(given), vm)?,
        (Some(one), None) | (None, Some(one)) => one,
    };
    let mut names = GcVec::new(vm);
    push_keywords(keywords, &mut all, &mut names, vm)?;
    let names = names.into_tuple(vm)?;
    vm.call_with_names(function, all.as_slice(), names)
}

/// Return an attribute of instance, which is of type owner.
#[native("__get__(self, instance, owner=None, /)")]
fn get(this: Partial, instance: Value, _owner: Value, vm: &Vm) -> PyResult<Value> {
    if instance.is_none() {
        return Ok(this.value());
    }
    Ok(Method::new(this.value(), instance, vm).value())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn repr(this: Partial, vm: &mut Vm) -> PyResult<Str> {
    vm.check_native_stack()?;
    let class = vm.class_of(this.value());
    let module = vm.intern("__module__")?;
    let module = vm.get_attr(class.value(), module)?;
    let module = vm.str(module)?.to_string_lossy().into_owned();
    let name = vm.str(class.qualified_name())?.to_string_lossy().into_owned();
    vm.guarded_repr(this.value(), "...", |vm| {
        let mut texts = vec![vm.repr_text(this.0.field::<0>(vm))?];
        for &arg in items(this.0.field::<1>(vm), vm).items() {
            texts.push(vm.repr_text(arg)?);
        }
        if let Some(keywords) = this.0.field::<2>(vm).downcast::<Dict>() {
            let mut number = 0;
            while let Some((at, entry)) = keywords.next_entry(number, vm) {
                number = at + 1;
                let key = vm.str(entry.key)?.to_string_lossy().into_owned();
                texts.push(format!("{key}={}", vm.repr_text(entry.value)?));
            }
        }
        Str::new(&format!("{module}.{name}({})", texts.join(", ")), vm)
    })
}

/// Helper for pickle.
#[native("__reduce__(self, /)")]
fn reduce(this: Partial, vm: &mut Vm) -> PyResult<Tuple> {
    let [function, args, keywords] =
        [this.0.field::<0>(vm), this.0.field::<1>(vm), this.0.field::<2>(vm)];
    let name = vm.intern("__dict__")?;
    let attributes = vm.get_attr(this.value(), name)?;
    let state = Tuple::small([function, args, keywords, attributes], vm);
    let made_from = Tuple::small([function], vm);
    let class = vm.class_of(this.value()).value();
    Ok(Tuple::small([class, made_from.value(), state.value()], vm))
}

/// Set the state that __reduce__ returned.
#[native("__setstate__(self, state, /)")]
fn setstate(this: Partial, state: Value, vm: &mut Vm) -> PyResult<()> {
    let parts = state.downcast::<Tuple>();
    let Some(&[function, args, keywords, attributes]) = parts.as_ref().map(Tuple::items) else {
        return Err(vm.type_error("invalid partial state"));
    };
    let keywords_ok = keywords.is_none() || keywords.downcast::<Dict>().is_some();
    let (true, Some(args), true) =
        (vm.is_callable(function), args.downcast::<Tuple>(), keywords_ok)
    else {
        return Err(vm.type_error("invalid partial state"));
    };
    if args.items().last().is_some_and(|&last| is_placeholder(last)) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    let args = Tuple::new(args.items(), vm)?;
    let holes = args.items().iter().filter(|&&arg| is_placeholder(arg)).count();
    let keywords = merged(keywords.downcast(), None, vm)?;
    this.0.set_field::<0>(function, vm);
    this.0.set_field::<1>(args.value(), vm);
    this.0.set_field::<2>(keywords.value(), vm);
    this.0.set_field::<3>(Value::int(holes as i64), vm);
    if !attributes.is_none() {
        let name = vm.intern("__dict__")?;
        vm.set_attr(this.value(), name, attributes)?;
    }
    Ok(())
}
