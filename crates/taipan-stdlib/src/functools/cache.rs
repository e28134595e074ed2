//! `lru_cache`.
//!
//! A bounded cache is a dict from keys to *links* and a ring of the links, the
//! least recently used first; a link is a list of the links before and behind it,
//! the key and the result. An unbounded cache is a dict of results. The function
//! that is called may call the wrapper again or clear it: what a call changes is
//! read again afterwards.

use crate::calling::call_with_keywords;
use crate::instance::instance;
use taipan_macros::native;
use taipan_vm::object::class::Class;
use taipan_vm::object::dict::Dict;
use taipan_vm::object::list::List;
use taipan_vm::object::method::Method;
use taipan_vm::object::module::Module;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{Args, ClassId, Downcast, GcVec, Handle, PyResult, Value, Vm};

/// The fields: the function, the list of state, the cache, the ring's beginning.
static WRAPPER: NativeClass = NativeClass {
    has_dict: true,
    ..NativeClass::new(
        "_lru_cache_wrapper",
        "functools",
        "Create a cached callable that wraps another function.",
        &[&NEW, &CALL, &GET, &CACHE_INFO, &CACHE_CLEAR, &REDUCE, &COPY, &DEEPCOPY],
    )
};

instance!(Wrapper, WRAPPER);

pub(super) fn add_class(module: Module, vm: &mut Vm) -> PyResult<()> {
    module.add("_lru_cache_wrapper", vm.native_class(&WRAPPER)?.value(), vm)
}

// Places in the list of state.
const MAX_SIZE: usize = 0;
const TYPED: usize = 1;
const HITS: usize = 2;
const MISSES: usize = 3;
const INFO: usize = 4;
/// What stands between positional and keyword arguments in a key.
const MARK: usize = 5;

// Places in a link.
const BEFORE: usize = 0;
const BEHIND: usize = 1;
const LINK_KEY: usize = 2;
const RESULT: usize = 3;

fn ring(vm: &mut Vm) -> PyResult<List> {
    let root = List::from_slice(&[Value::NONE; 4], vm)?;
    root.set(BEFORE, root.value(), vm);
    root.set(BEHIND, root.value(), vm);
    Ok(root)
}

/// Create and return a new object.
#[native("__new__(cls, user_function, maxsize, typed, cache_info_type)", static)]
fn new(
    class: Class,
    function: Value,
    maxsize: Value,
    typed: bool,
    info: Value,
    vm: &mut Vm,
) -> PyResult<Value> {
    if !vm.is_callable(function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let maxsize = if maxsize.is_none() {
        Value::NONE
    } else if vm.is_instance(maxsize, ClassId::Int) {
        Value::int((vm.index_isize(maxsize)?.max(0) as i64).min(1 << 59))
    } else {
        return Err(vm.type_error("maxsize should be integer or None"));
    };
    let object = vm.class(ClassId::Object).value();
    let mark = vm.call(object, &[])?;
    let zero = Value::int(0);
    let state = List::from_slice(&[maxsize, Value::bool(typed), zero, zero, info, mark], vm)?;
    let root = ring(vm)?;
    let cache = Dict::new(vm);
    let fields = [function, state.value(), cache.value(), root.value()];
    Ok(Opaque::of(&WRAPPER, class, fields, vm).value())
}

impl Wrapper {
    fn state(self, place: usize, vm: &Vm) -> Value {
        let state = self.0.field::<1>(vm).downcast::<List>();
        state.and_then(|s| s.get(place, vm)).unwrap_or(Value::NONE)
    }

    fn count(self, place: usize, vm: &mut Vm) {
        if let Some(state) = self.0.field::<1>(vm).downcast::<List>() {
            let count = state.get(place, vm).and_then(|c| c.as_int()).unwrap_or(0);
            state.set(place, Value::int(count + 1), vm);
        }
    }

    fn cache(self, vm: &Vm) -> PyResult<Dict> {
        let cache = self.0.field::<2>(vm).downcast();
        cache.ok_or_else(|| vm.runtime_error("the cache is damaged"))
    }

    fn root(self, vm: &Vm) -> PyResult<List> {
        let root = self.0.field::<3>(vm).downcast();
        root.ok_or_else(|| vm.runtime_error("the cache is damaged"))
    }

    /// The key of these arguments.
    fn key(self, args: &[Value], kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
        let typed = self.state(TYPED, vm) == Value::TRUE;
        let kwargs = kwargs.filter(|k| k.len(vm) > 0);
        if !typed && kwargs.is_none() {
            if let &[only] = args
                && (vm.is_exact(only, ClassId::Int) || vm.is_exact(only, ClassId::Str))
            {
                return Ok(only);
            }
            return Tuple::new(args, vm).map(Handle::value);
        }
        let mut key = GcVec::from_slice(args, vm)?;
        if let Some(kwargs) = kwargs {
            key.push(self.state(MARK, vm), vm)?;
            let mut number = 0;
            while let Some((at, entry)) = kwargs.next_entry(number, vm) {
                number = at + 1;
                key.push(entry.key, vm)?;
                key.push(entry.value, vm)?;
            }
        }
        if typed {
            for &arg in args {
                key.push(vm.class_of(arg).value(), vm)?;
            }
            let mut number = 0;
            while let Some((at, entry)) = kwargs.and_then(|k| k.next_entry(number, vm)) {
                number = at + 1;
                key.push(vm.class_of(entry.value).value(), vm)?;
            }
        }
        key.into_tuple(vm).map(Handle::value)
    }
}

fn link_at(link: List, place: usize, vm: &Vm) -> PyResult<List> {
    let other = link.get(place, vm).and_then(|l| l.downcast());
    other.ok_or_else(|| vm.runtime_error("the cache is damaged"))
}

/// Takes a link out of its ring.
fn extract(link: List, vm: &mut Vm) -> PyResult<()> {
    let (before, behind) = (link_at(link, BEFORE, vm)?, link_at(link, BEHIND, vm)?);
    before.set(BEHIND, behind.value(), vm);
    behind.set(BEFORE, before.value(), vm);
    Ok(())
}

/// Puts a link at the end of the ring: the most recently used.
fn append(link: List, root: List, vm: &mut Vm) -> PyResult<()> {
    let last = link_at(root, BEFORE, vm)?;
    last.set(BEHIND, link.value(), vm);
    root.set(BEFORE, link.value(), vm);
    link.set(BEFORE, last.value(), vm);
    link.set(BEHIND, root.value(), vm);
    Ok(())
}

/// Call self as a function.
#[native("__call__(self, /, *args, **kwargs)")]
fn call(this: Wrapper, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    let function = this.0.field::<0>(vm);
    let maxsize = this.state(MAX_SIZE, vm);
    if maxsize == Value::int(0) {
        this.count(MISSES, vm);
        return call_with_keywords(function, args.as_slice(), kwargs, vm);
    }
    let key = this.key(args.as_slice(), kwargs, vm)?;
    let cache = this.cache(vm)?;
    let found = cache.get(key, vm)?;
    let Some(limit) = maxsize.as_int() else {
        if let Some(result) = found {
            this.count(HITS, vm);
            return Ok(result);
        }
        this.count(MISSES, vm);
        let result = call_with_keywords(function, args.as_slice(), kwargs, vm)?;
        this.cache(vm)?.set(key, result, vm)?;
        return Ok(result);
    };
    if let Some(link) = found.and_then(|l| l.downcast::<List>()) {
        let root = this.root(vm)?;
        extract(link, vm)?;
        append(link, root, vm)?;
        this.count(HITS, vm);
        return Ok(link.get(RESULT, vm).unwrap_or(Value::NONE));
    }
    this.count(MISSES, vm);
    let result = call_with_keywords(function, args.as_slice(), kwargs, vm)?;
    let cache = this.cache(vm)?;
    if cache.get(key, vm)?.is_some() {
        // The function has called the wrapper with these arguments.
        return Ok(result);
    }
    keep(this, cache, key, result, limit as usize, vm)?;
    Ok(result)
}

/// Puts a result into a bounded cache.
fn keep(
    this: Wrapper,
    cache: Dict,
    key: Value,
    result: Value,
    limit: usize,
    vm: &mut Vm,
) -> PyResult<()> {
    let root = this.root(vm)?;
    let oldest = link_at(root, BEHIND, vm)?;
    if cache.len(vm) < limit || oldest == root {
        let link = List::from_slice(&[Value::NONE, Value::NONE, key, result], vm)?;
        cache.set(key, link.value(), vm)?;
        return append(link, root, vm);
    }
    // The oldest link is used again.
    extract(oldest, vm)?;
    let old_key = oldest.get(LINK_KEY, vm).unwrap_or(Value::NONE);
    match cache.remove(old_key, vm) {
        Ok(Some(_)) => {}
        // Comparing keys has removed it: somebody else has made room.
        Ok(None) => return Ok(()),
        Err(raised) => {
            let error = vm.take_raised(raised);
            append(oldest, root, vm)?;
            return Err(vm.raise_again(error));
        }
    }
    oldest.set(LINK_KEY, key, vm);
    oldest.set(RESULT, result, vm);
    cache.set(key, oldest.value(), vm)?;
    append(oldest, root, vm)
}

/// Return an attribute of instance, which is of type owner.
#[native("__get__(self, instance, owner=None, /)")]
fn get(this: Wrapper, instance: Value, _owner: Value, vm: &Vm) -> PyResult<Value> {
    if instance.is_none() {
        return Ok(this.value());
    }
    Ok(Method::new(this.value(), instance, vm).value())
}

/// Report cache statistics
#[native("cache_info(self, /)")]
fn cache_info(this: Wrapper, vm: &mut Vm) -> PyResult<Value> {
    let size = vm.int(this.cache(vm)?.len(vm) as i64);
    let [hits, misses, maxsize, info] =
        [HITS, MISSES, MAX_SIZE, INFO].map(|place| this.state(place, vm));
    vm.call(info, &[hits, misses, maxsize, size])
}

/// Clear the cache and cache statistics
#[native("cache_clear(self, /)")]
fn cache_clear(this: Wrapper, vm: &mut Vm) -> PyResult<()> {
    let root = ring(vm)?;
    let cache = Dict::new(vm);
    this.0.set_field::<2>(cache.value(), vm);
    this.0.set_field::<3>(root.value(), vm);
    if let Some(state) = this.0.field::<1>(vm).downcast::<List>() {
        state.set(HITS, Value::int(0), vm);
        state.set(MISSES, Value::int(0), vm);
    }
    Ok(())
}

/// Helper for pickle.
#[native("__reduce__(self, /)")]
fn reduce(this: Wrapper, vm: &mut Vm) -> PyResult<Value> {
    let name = vm.intern("__qualname__")?;
    vm.get_attr(this.value(), name)
}

/// Return self.
#[native("__copy__(self, /)")]
fn copy(this: Wrapper, _vm: &Vm) -> PyResult<Value> {
    Ok(this.value())
}

/// Return self.
#[native("__deepcopy__(self, memo, /)")]
fn deepcopy(this: Wrapper, _memo: Value, _vm: &Vm) -> PyResult<Value> {
    Ok(this.value())
}
