//! `_abc`: abstract base classes.
//!
//! What CPython keeps in weak sets is kept in plain sets: a class lives as long as
//! its isolate, so nothing is held that would have gone.

use crate::instance::instance;
use taipan_macros::native;
use taipan_vm::object::class::Class;
use taipan_vm::object::dict::Dict;
use taipan_vm::object::list::List;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::set::Set;
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{ClassId, Downcast, Handle, PyResult, Value, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new(
        "_abc",
        "Module contains faster C implementation of abc.ABCMeta",
        &[
            &GET_CACHE_TOKEN,
            &ABC_INIT,
            &ABC_REGISTER,
            &ABC_INSTANCECHECK,
            &ABC_SUBCLASSCHECK,
            &GET_DUMP,
            &RESET_REGISTRY,
            &RESET_CACHES,
        ],
    )
};

/// The fields: registry (a list), cache and negative cache (sets), and a list of
/// the negative cache's version and of the list that holds the isolate's.
static DATA: NativeClass = NativeClass {
    subclassable: false,
    ..NativeClass::new("_abc_data", "_abc", "Internal state held by ABC machinery.", &[])
};

instance!(Data, DATA);

/// Where the module keeps the version, in a list of one.
const TOKEN: &str = "_token";
const DATA_CLASS: &str = "_abc_data";

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    let class = vm.native_class(&DATA)?;
    module.add(DATA_CLASS, class.value(), vm)?;
    let token = List::from_slice(&[Value::int(0)], vm)?;
    module.add(TOKEN, token.value(), vm)
}

fn own(name: &str, vm: &mut Vm) -> PyResult<Value> {
    let module = vm.import_module("_abc")?;
    let name = vm.intern(name)?;
    vm.get_attr(module, name)
}

impl Data {
    fn registry(self, vm: &Vm) -> Option<List> {
        self.0.field::<0>(vm).downcast()
    }
    fn cache(self, vm: &Vm) -> Option<Set> {
        self.0.field::<1>(vm).downcast()
    }
    fn negative(self, vm: &Vm) -> Option<Set> {
        self.0.field::<2>(vm).downcast()
    }
    fn versions(self, vm: &Vm) -> Option<List> {
        self.0.field::<3>(vm).downcast()
    }
    fn token(self, vm: &Vm) -> Option<List> {
        self.versions(vm)?.get(1, vm)?.downcast()
    }
    /// Is the negative cache from before the last registration? Then it is
    /// emptied.
    fn refresh(self, vm: &mut Vm) -> bool {
        let now = self.token(vm).and_then(|t| t.get(0, vm));
        let mine = self.versions(vm).and_then(|v| v.get(0, vm));
        if now == mine {
            return false;
        }
        let fresh = Set::new(vm).value();
        self.0.set_field::<2>(fresh, vm);
        if let (Some(versions), Some(now)) = (self.versions(vm), now) {
            versions.set(0, now, vm);
        }
        true
    }
}

fn contains(set: Option<Set>, class: Value, vm: &mut Vm) -> PyResult<bool> {
    match set {
        Some(set) => set.contains(class, vm),
        None => Ok(false),
    }
}

fn add(set: Option<Set>, class: Value, vm: &mut Vm) -> PyResult<()> {
    if let Some(set) = set {
        set.add(class, vm)?;
    }
    Ok(())
}

fn data_of(class: Value, vm: &mut Vm) -> PyResult<Data> {
    let name = vm.intern("_abc_impl")?;
    let data = vm.get_attr(class, name)?;
    Data::of(data).ok_or_else(|| vm.type_error("_abc_impl is set to a wrong type"))
}

/// Returns the current ABC cache token.
#[native("get_cache_token()")]
fn get_cache_token(vm: &mut Vm) -> PyResult<Value> {
    let token = own(TOKEN, vm)?.downcast::<List>();
    Ok(token.and_then(|t| t.get(0, vm)).unwrap_or(Value::int(0)))
}

/// Internal ABC helper for class set-up. Should be never used outside abc module.
#[native("_abc_init(self, /)")]
fn abc_init(this: Value, vm: &mut Vm) -> PyResult<()> {
    let Some(class) = this.downcast::<Class>() else {
        return Err(vm.type_error("_abc_init() argument must be a class"));
    };
    compute_abstract_methods(class, vm)?;
    let data_class = own(DATA_CLASS, vm)?;
    let token = own(TOKEN, vm)?;
    let now = token.downcast::<List>().and_then(|t| t.get(0, vm)).unwrap_or(Value::int(0));
    let versions = List::from_slice(&[now, token], vm)?;
    let fields =
        [List::new(vm).value(), Set::new(vm).value(), Set::new(vm).value(), versions.value()];
    let Some(data_class) = data_class.downcast::<Class>() else {
        return Err(vm.type_error("_abc._abc_data is set to a wrong type"));
    };
    let data = Opaque::of(&DATA, data_class, fields, vm);
    vm.set_attr(this, vm.intern("_abc_impl")?, data.value())?;
    let flags = vm.intern("__abc_tpflags__")?;
    if let Some(flags_value) = class.dict(vm).get_str(flags, vm) {
        let bits = flags_value.as_int().unwrap_or(0);
        let (sequence, mapping) = (bits & 1 << 5 != 0, bits & 1 << 6 != 0);
        if sequence || mapping {
            class.match_as(sequence, mapping);
        }
        vm.delete_attr(this, flags)?;
    }
    Ok(())
}

fn is_abstract(value: Value, vm: &mut Vm) -> PyResult<bool> {
    let name = vm.intern("__isabstractmethod__")?;
    match vm.try_get_attr(value, name)? {
        Some(flag) => vm.is_true(flag),
        None => Ok(false),
    }
}

fn compute_abstract_methods(class: Class, vm: &mut Vm) -> PyResult<()> {
    let abstracts = Set::new(vm);
    let dict: Dict = class.dict(vm);
    let mut number = 0;
    while let Some((at, entry)) = dict.next_entry(number, vm) {
        if is_abstract(entry.value, vm)? {
            abstracts.add(entry.key, vm)?;
        }
        number = at + 1;
    }
    let key = vm.intern("__abstractmethods__")?;
    for &base in class.bases().items() {
        let Some(inherited) = vm.try_get_attr(base, key)? else { continue };
        let names = vm.collect(inherited)?;
        for &name in names.as_slice() {
            let Some(text) = name.downcast::<Str>() else { continue };
            let text = vm.intern_str(text)?;
            if let Some(value) = vm.try_get_attr(class.value(), text)?
                && is_abstract(value, vm)?
            {
                abstracts.add(name, vm)?;
            }
        }
    }
    let frozen = vm.class(ClassId::FrozenSet).value();
    let frozen = vm.call(frozen, &[abstracts.value()])?;
    vm.set_attr(class.value(), key, frozen)
}

/// Internal ABC helper for subclasss registration. Should be never used outside abc module.
#[native("_abc_register(self, subclass, /)")]
fn abc_register(this: Value, subclass: Value, vm: &mut Vm) -> PyResult<Value> {
    let Some(class) = subclass.downcast::<Class>() else {
        return Err(vm.type_error("Can only register classes"));
    };
    if vm.is_subclass_of(subclass, this)? {
        return Ok(subclass);
    }
    if vm.is_subclass_of(this, subclass)? {
        return Err(vm.runtime_error("Refusing to create an inheritance cycle"));
    }
    let data = data_of(this, vm)?;
    if let Some(registry) = data.registry(vm) {
        registry.push(subclass, vm)?;
    }
    if let Some(token) = data.token(vm) {
        let next = token.get(0, vm).and_then(|t| t.as_int()).unwrap_or(0) + 1;
        token.set(0, Value::int(next), vm);
    }
    if let Some(base) = this.downcast::<Class>() {
        match_as_base(base, class, vm)?;
    }
    Ok(subclass)
}

/// A class that is registered with `Sequence` or `Mapping` is matched as one, and
/// so are the classes that derive from it.
fn match_as_base(base: Class, class: Class, vm: &mut Vm) -> PyResult<()> {
    let flags = vm.intern("__flags__")?;
    let flags = vm.get_attr(base.value(), flags)?.as_int().unwrap_or(0);
    let (sequence, mapping) = (flags & 1 << 5 != 0, flags & 1 << 6 != 0);
    if !sequence && !mapping {
        return Ok(());
    }
    if !class.match_as(sequence, mapping) {
        return Ok(());
    }
    let subclasses = vm.call_method(class.value(), "__subclasses__", &[])?;
    let subclasses = vm.collect(subclasses)?;
    for &subclass in subclasses.as_slice() {
        if let Some(subclass) = subclass.downcast::<Class>() {
            vm.check_native_stack()?;
            match_as_base(base, subclass, vm)?;
        }
    }
    Ok(())
}

/// Internal ABC helper for instance checks. Should be never used outside abc module.
#[native("_abc_instancecheck(self, instance, /)")]
fn abc_instancecheck(this: Value, instance: Value, vm: &mut Vm) -> PyResult<Value> {
    let data = data_of(this, vm)?;
    let name = vm.intern("__class__")?;
    let subclass = vm.get_attr(instance, name)?;
    if contains(data.cache(vm), subclass, vm)? {
        return Ok(Value::TRUE);
    }
    let subtype = vm.class_of(instance).value();
    if subtype.is(subclass) {
        if !data.refresh(vm) && contains(data.negative(vm), subclass, vm)? {
            return Ok(Value::FALSE);
        }
        return vm.call_method(this, "__subclasscheck__", &[subclass]);
    }
    let result = vm.call_method(this, "__subclasscheck__", &[subclass])?;
    if vm.is_true(result)? {
        return Ok(result);
    }
    vm.call_method(this, "__subclasscheck__", &[subtype])
}

/// Internal ABC helper for subclasss checks. Should be never used outside abc module.
#[native("_abc_subclasscheck(self, subclass, /)")]
fn abc_subclasscheck(this: Value, subclass: Value, vm: &mut Vm) -> PyResult<bool> {
    if !subclass.is_kind(taipan_vm::Kind::Class) {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    }
    let data = data_of(this, vm)?;
    if contains(data.cache(vm), subclass, vm)? {
        return Ok(true);
    }
    if !data.refresh(vm) && contains(data.negative(vm), subclass, vm)? {
        return Ok(false);
    }
    let verdict = decide(this, subclass, data, vm)?;
    let set = if verdict { data.cache(vm) } else { data.negative(vm) };
    add(set, subclass, vm)?;
    Ok(verdict)
}

fn decide(this: Value, subclass: Value, data: Data, vm: &mut Vm) -> PyResult<bool> {
    let answer = vm.call_method(this, "__subclasshook__", &[subclass])?;
    if answer != Value::NOT_IMPLEMENTED {
        if answer == Value::TRUE || answer == Value::FALSE {
            return Ok(answer == Value::TRUE);
        }
        return Err(vm.raise(
            ClassId::AssertionError,
            "__subclasshook__ must return either False, True, or NotImplemented",
        ));
    }
    let name = vm.intern("__mro__")?;
    let mro = vm.get_attr(subclass, name)?;
    if mro.downcast::<Tuple>().is_some_and(|mro| mro.items().contains(&this)) {
        return Ok(true);
    }
    let mut index = 0;
    while let Some(registered) = data.registry(vm).and_then(|r| r.get(index, vm)) {
        if vm.is_subclass_of(subclass, registered)? {
            return Ok(true);
        }
        index += 1;
    }
    let subclasses = vm.call_method(this, "__subclasses__", &[])?;
    if !subclasses.is_kind(taipan_vm::Kind::List) {
        return Err(vm.type_error("__subclasses__() must return a list"));
    }
    let subclasses = vm.collect(subclasses)?;
    for &child in subclasses.as_slice() {
        if vm.is_subclass_of(subclass, child)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Internal cache and registry debugging.
#[native("_get_dump(self, /)")]
fn get_dump(this: Value, vm: &mut Vm) -> PyResult<Tuple> {
    let data = data_of(this, vm)?;
    let set = vm.class(ClassId::Set).value();
    let registry = vm.call(set, &[data.0.field::<0>(vm)])?;
    let cache = vm.call(set, &[data.0.field::<1>(vm)])?;
    let negative = vm.call(set, &[data.0.field::<2>(vm)])?;
    let version = data.versions(vm).and_then(|v| v.get(0, vm)).unwrap_or(Value::int(0));
    Ok(Tuple::small([registry, cache, negative, version], vm))
}

/// Internal ABC helper to reset registry of a given class.
#[native("_reset_registry(self, /)")]
fn reset_registry(this: Value, vm: &mut Vm) -> PyResult<()> {
    let data = data_of(this, vm)?;
    if let Some(registry) = data.registry(vm) {
        registry.clear(vm);
    }
    Ok(())
}

/// Internal ABC helper to reset both caches of a given class.
#[native("_reset_caches(self, /)")]
fn reset_caches(this: Value, vm: &mut Vm) -> PyResult<()> {
    let data = data_of(this, vm)?;
    let (cache, negative) = (Set::new(vm).value(), Set::new(vm).value());
    data.0.set_field::<1>(cache, vm);
    data.0.set_field::<2>(negative, vm);
    Ok(())
}
