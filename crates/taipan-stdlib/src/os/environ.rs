//! The environment: a mapping from text to text. What a program changes is its
//! own; the process's variables stay as they are, since other isolates share
//! them.

use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::handle::{Downcast, Handle};
use taipan_vm::native::{Args, NativeDecl};
use taipan_vm::object::dict::Dict;
use taipan_vm::object::module::Module;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::str::Str;
use taipan_vm::{PyResult, Vm};

static ENVIRON: NativeClass = NativeClass::new("_Environ", "os", "", METHODS);

static METHODS: &[&NativeDecl] = &[
    &GETITEM,
    &SETITEM,
    &DELITEM,
    &ITER,
    &LEN,
    &CONTAINS,
    &REPR,
    &EQ,
    &GET,
    &KEYS,
    &VALUES,
    &ITEMS,
    &COPY,
    &SETDEFAULT,
    &POP,
    &UPDATE,
];

/// Adds `environ`.
pub(super) fn add(module: Module, vm: &mut Vm) -> PyResult<()> {
    let variables = vm.host().environment();
    let dict = Dict::new(vm);
    for (name, value) in variables {
        let (name, value) = (Str::new(&name, vm)?, Str::new(&value, vm)?);
        dict.set_str(name, value.value(), vm)?;
    }
    let class = vm.native_class(&ENVIRON)?;
    module.add("_Environ", class.value(), vm)?;
    let environ = Opaque::new(class, dict.value(), vm);
    module.add("environ", environ.value(), vm)
}

/// The dict behind the mapping.
fn dict_of(this: Value, vm: &Vm) -> PyResult<Dict> {
    let dict = this.downcast::<Opaque>().and_then(|o| o.payload(vm).downcast::<Dict>());
    dict.ok_or_else(|| vm.type_error("os.environ is required"))
}

/// The mapping of the imported module.
fn current(vm: &Vm) -> PyResult<Option<Value>> {
    let (module, name) = (vm.intern("os")?, vm.intern("environ")?);
    let module = vm.modules().get_str(module, vm).and_then(|m| m.downcast::<Module>());
    Ok(module.and_then(|m| m.dict(vm).get_str(name, vm)))
}

fn text(value: Value, vm: &Vm) -> PyResult<Str> {
    value
        .downcast::<Str>()
        .ok_or_else(|| vm.type_error(format!("str expected, not {}", vm.type_name(value))))
}

/// Return self[key].
#[native("__getitem__(self, key, /)")]
fn getitem(this: Value, key: Value, vm: &mut Vm) -> PyResult<Value> {
    let name = text(key, vm)?;
    dict_of(this, vm)?.get_str(name, vm).ok_or_else(|| vm.key_error(key))
}

/// Set self[key] to value.
#[native("__setitem__(self, key, value, /)")]
fn setitem(this: Value, key: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
    let (name, value) = (text(key, vm)?, text(value, vm)?);
    if name.as_bytes().contains(&0) || value.as_bytes().contains(&0) {
        return Err(vm.value_error("embedded null byte"));
    }
    if name.as_bytes().is_empty() || name.as_bytes().contains(&b'=') {
        return Err(vm.value_error("illegal environment variable name"));
    }
    dict_of(this, vm)?.set_str(name, value.value(), vm)
}

/// Delete self[key].
#[native("__delitem__(self, key, /)")]
fn delitem(this: Value, key: Value, vm: &mut Vm) -> PyResult<()> {
    let name = text(key, vm)?;
    if dict_of(this, vm)?.delete_str(name, vm) { Ok(()) } else { Err(vm.key_error(key)) }
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn iter(this: Value, vm: &mut Vm) -> PyResult<Value> {
    let keys = keys(this, vm)?;
    vm.iter(keys)
}

/// Return len(self).
#[native("__len__(self, /)")]
fn len(this: Value, vm: &mut Vm) -> PyResult<usize> {
    let dict = dict_of(this, vm)?;
    vm.len(dict.value())
}

/// Return bool(key in self).
#[native("__contains__(self, key, /)")]
fn contains(this: Value, key: Value, vm: &mut Vm) -> PyResult<bool> {
    let Some(name) = key.downcast::<Str>() else { return Ok(false) };
    Ok(dict_of(this, vm)?.get_str(name, vm).is_some())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn repr(this: Value, vm: &mut Vm) -> PyResult<String> {
    let dict = dict_of(this, vm)?;
    Ok(format!("environ({})", vm.repr_text(dict.value())?))
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
fn eq(this: Value, value: Value, vm: &mut Vm) -> PyResult<bool> {
    let dict = dict_of(this, vm)?.value();
    let other = dict_of(value, vm).map_or(value, Handle::value);
    vm.eq(dict, other)
}

/// D.get(k[,d]) -> D[k] if k in D, else d.  d defaults to None.
#[native("get(self, key, default=None)")]
fn get(this: Value, key: Value, default: Value, vm: &mut Vm) -> PyResult<Value> {
    let name = text(key, vm)?;
    Ok(dict_of(this, vm)?.get_str(name, vm).unwrap_or(default))
}

/// Methods of the dict behind.
macro_rules! forwarded {
    ($($name:ident $text:literal $doc:literal $method:literal;)*) => { $(
        #[doc = $doc]
        #[native($text)]
        fn $name(this: Value, vm: &mut Vm) -> PyResult<Value> {
            let dict = dict_of(this, vm)?;
            vm.call_method(dict.value(), $method, &[])
        }
    )* };
}

forwarded! {
    keys "keys(self)" " D.keys() -> a set-like object providing a view on D's keys" "keys";
    values "values(self)" " D.values() -> an object providing a view on D's values" "values";
    items "items(self)" " D.items() -> a set-like object providing a view on D's items" "items";
    copy "copy(self)" " A dict of the variables." "copy";
}

/// D.setdefault(k[,d]) -> D.get(k,d), also set D[k]=d if k not in D
#[native("setdefault(self, key, value)")]
fn setdefault(this: Value, key: Value, value: Value, vm: &mut Vm) -> PyResult<Value> {
    if !contains(this, key, vm)? {
        setitem(this, key, value, vm)?;
    }
    getitem(this, key, vm)
}

/// D.pop(k[,d]) -> v, remove specified key and return the corresponding value.
/// If key is not found, d is returned if given, otherwise KeyError is raised.
#[native("pop(self, key, default=?)")]
fn pop(this: Value, key: Value, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    if let Some(default) = default
        && !contains(this, key, vm)?
    {
        return Ok(default);
    }
    let value = getitem(this, key, vm)?;
    delitem(this, key, vm)?;
    Ok(value)
}

/// D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.
#[native("update(self, /, *args, **kwargs)")]
fn update(this: Value, args: Args, keywords: Option<Dict>, vm: &mut Vm) -> PyResult<()> {
    let more = Dict::new(vm).value();
    for &arg in args.iter().chain(keywords.map(Handle::value).as_ref()) {
        vm.call_method(more, "update", &[arg])?;
    }
    let items = vm.call_method(more, "items", &[])?;
    let items = vm.collect(items)?;
    for i in 0..items.len() {
        let pair = items.get(i).and_then(|p| p.downcast::<taipan_vm::object::tuple::Tuple>());
        if let Some([key, value]) = pair.as_ref().map(|p| p.items()) {
            setitem(this, *key, *value, vm)?;
        }
    }
    Ok(())
}

/// Get an environment variable, return None if it doesn't exist.
///
/// The optional second argument can specify an alternate default.
/// key, default and the result are str.
#[native("getenv(key, default=None)")]
pub(super) fn getenv(key: Value, default: Value, vm: &mut Vm) -> PyResult<Value> {
    match current(vm)? {
        Some(environ) => get(environ, key, default, vm),
        None => Ok(default),
    }
}

/// Change or add an environment variable.
#[native("putenv(name, value, /)")]
pub(super) fn putenv(name: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
    match current(vm)? {
        Some(environ) => setitem(environ, name, value, vm),
        None => Ok(()),
    }
}

/// Delete an environment variable.
#[native("unsetenv(name, /)")]
pub(super) fn unsetenv(name: Value, vm: &mut Vm) -> PyResult<()> {
    match current(vm)? {
        Some(environ) => pop(environ, name, Some(Value::NONE), vm).map(|_| ()),
        None => Ok(()),
    }
}
