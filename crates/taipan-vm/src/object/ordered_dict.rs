//! `collections.OrderedDict`: a dict whose items can be moved to either end, and
//! whose iterators notice every change of its keys and their order.
//!
//! A dict is in order already; what is cheap here and not there is the beginning,
//! where entries are removed and put in front (see `Dict::dead_prefix`).

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{Args, NativeDecl};
use crate::object::attribute_dict::{instance_dict, set_instance_dict};
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::dict::{DICT, Dict, equal as same_items, table_hash};
use crate::object::dict_views::{DictView, Part};
use crate::object::iterator::Iterator;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::scratch::TextBuffer;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Is it an `OrderedDict`?
fn is_ordered(value: Value, vm: &Vm) -> bool {
    value.is_kind(Kind::Dict) && vm.is_instance(value, ClassId::OrderedDict)
}

/// Sets an item, by the `__setitem__` of a subclass that has one.
fn put(this: Dict, key: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
    let own = vm.class(ClassId::Dict).special(Special::SetItem, vm);
    if vm.class_of(this.value()).special(Special::SetItem, vm) == own {
        return this.set(key, value, vm);
    }
    vm.set_item(this.value(), key, value)
}

/// Adds the items of a mapping, or the pairs of an iterable.
fn add_from(this: Dict, source: Value, vm: &mut Vm) -> PyResult<()> {
    let name = vm.intern("keys")?;
    if let Some(keys) = vm.try_get_attr(source, name)? {
        let keys = vm.call(keys, &[])?;
        let iterator = vm.iter(keys)?;
        while let Some(key) = vm.next(iterator)? {
            let value = vm.get_item(source, key)?;
            put(this, key, value, vm)?;
        }
        return Ok(());
    }
    let iterator = vm.iter(source)?;
    while let Some(pair) = vm.next(iterator)? {
        let pair = vm.collect(pair)?;
        match *pair.as_slice() {
            [key, value] => put(this, key, value, vm)?,
            [] => return Err(vm.value_error("need more than 0 values to unpack")),
            [_] => return Err(vm.value_error("need more than 1 value to unpack")),
            _ => return Err(vm.value_error("too many values to unpack (expected 2)")),
        }
    }
    Ok(())
}

fn add_all(this: Dict, source: Option<Value>, more: Option<Dict>, vm: &mut Vm) -> PyResult<()> {
    if let Some(source) = source {
        add_from(this, source, vm)?;
    }
    match more {
        Some(more) => add_from(this, more.value(), vm),
        None => Ok(()),
    }
}

/// Initialize self.  See help(type(self)) for accurate signature.
#[native("__init__(self, /, *args, **kwargs)")]
fn ordered_init(this: Dict, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<()> {
    if args.len() > 1 {
        let message = format!("expected at most 1 arguments, got {}", args.len());
        return Err(vm.type_error(message));
    }
    add_all(this, args.first().copied(), kwargs, vm)
}

/// D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.
/// If E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]
/// If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v
/// In either case, this is followed by: for k in F:  D[k] = F[k]
#[native("update(self, /, *args, **kwargs)")]
fn ordered_update(this: Dict, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<()> {
    if args.len() > 1 {
        return Err(vm.type_error(format!(
            "update() takes at most 1 positional argument ({} given)",
            args.len()
        )));
    }
    add_all(this, args.first().copied(), kwargs, vm)
}

/// Create a new ordered dictionary with keys from iterable and values set to value.
#[native("fromkeys(cls, iterable, value=None)", class)]
fn ordered_fromkeys(class: Class, iterable: Value, value: Value, vm: &mut Vm) -> PyResult<Value> {
    let made = vm.call(class.value(), &[])?;
    let iterator = vm.iter(iterable)?;
    while let Some(key) = vm.next(iterator)? {
        vm.set_item(made, key, value)?;
    }
    Ok(made)
}

/// Insert key with a value of default if key is not in the dictionary.
///
/// Return the value for key if key is in the dictionary, else default.
#[native("setdefault(self, /, key, default=None)")]
fn ordered_setdefault(this: Dict, key: Value, default: Value, vm: &mut Vm) -> PyResult<Value> {
    if vm.contains(this.value(), key)? {
        return vm.get_item(this.value(), key);
    }
    put(this, key, default, vm)?;
    Ok(default)
}

/// od.pop(key[,default]) -> v, remove specified key and return the corresponding value.
///
/// If the key is not found, return the default if given; otherwise,
/// raise a KeyError.
#[native("pop(self, /, key, default=?)")]
fn ordered_pop(this: Dict, key: Value, default: Option<Value>, vm: &mut Vm) -> PyResult<Value> {
    let hash = table_hash(vm.hash(key)?);
    match this.find(hash, key, vm)? {
        Some(number) => {
            let value = this.entry_value(number);
            this.remove_entry(number, vm);
            Ok(value)
        }
        None => default.ok_or_else(|| vm.key_error(key)),
    }
}

/// Remove and return a (key, value) pair from the dictionary.
///
/// Pairs are returned in LIFO order if last is true or FIFO order if false.
#[native("popitem(self, /, last=True)")]
fn ordered_popitem(this: Dict, last: bool, vm: &mut Vm) -> PyResult<Tuple> {
    let entry = if last {
        this.pop_last(vm)
    } else {
        this.next_entry(0, vm).map(|(number, entry)| {
            this.remove_entry(number, vm);
            entry
        })
    };
    match entry {
        Some(entry) => Ok(Tuple::small([entry.key, entry.value], vm)),
        None => Err(vm.raise(ClassId::KeyError, "dictionary is empty")),
    }
}

/// Move an existing element to the end (or beginning if last is false).
///
/// Raise KeyError if the element does not exist.
#[native("move_to_end(self, /, key, last=True)")]
fn move_to_end(this: Dict, key: Value, last: bool, vm: &mut Vm) -> PyResult<()> {
    let hash = table_hash(vm.hash(key)?);
    match this.find(hash, key, vm)? {
        Some(number) if last => this.move_to_back(number, vm),
        Some(number) => this.move_to_front(number, vm),
        None => Err(vm.key_error(key)),
    }
}

/// A shallow copy of ordered dict.
#[native("copy(self, /)")]
fn ordered_copy(this: Dict, vm: &mut Vm) -> PyResult<Value> {
    let class = vm.class_of(this.value());
    if vm.is_exact(this.value(), ClassId::OrderedDict) {
        let copy = Dict::of_class(class, vm);
        copy.update(this, vm)?;
        return Ok(copy.value());
    }
    let copy = vm.call(class.value(), &[])?;
    let iterator = Iterator::over_ordered_dict(ClassId::DictKeyIterator, this, false, vm);
    while let Some(key) = vm.next(iterator)? {
        let value = vm.get_item(this.value(), key)?;
        vm.set_item(copy, key, value)?;
    }
    Ok(copy)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn ordered_repr(this: Dict, vm: &mut Vm) -> PyResult<Str> {
    let class = vm.class_of(this.value()).plain_name();
    if this.len(vm) == 0 {
        return Str::new(&format!("{class}()"), vm);
    }
    vm.guarded_repr(this.value(), "...", |vm| {
        let items = if vm.is_exact(this.value(), ClassId::OrderedDict) {
            this.copy(vm)?
        } else {
            let items = vm.call_method(this.value(), "items", &[])?;
            let dict = Dict::new(vm);
            dict.update_from(items, vm)?;
            dict
        };
        let text = vm.repr(items.value())?;
        let mut out = TextBuffer::new(vm);
        for part in [class.as_bytes(), b"(", text.as_bytes(), b")"] {
            out.extend(part, vm)?;
        }
        Str::from_wtf8(&out, vm)
    })
}

/// Return state information for pickling
#[native("__reduce__(self, /)")]
fn ordered_reduce(this: Dict, vm: &mut Vm) -> PyResult<Tuple> {
    let state = vm.call_method(this.value(), "__getstate__", &[])?;
    let items = vm.call_method(this.value(), "items", &[])?;
    let items = vm.iter(items)?;
    let class = vm.class_of(this.value()).value();
    Ok(Tuple::small([class, vm.empty_tuple().value(), state, Value::NONE, items], vm))
}

/// Have both the same keys in the same order?
fn same_order(left: Dict, right: Dict, vm: &mut Vm) -> PyResult<bool> {
    let versions = |vm: &Vm| (left.version(vm), right.version(vm));
    let before = versions(vm);
    let (mut i, mut j) = (0, 0);
    loop {
        match (left.next_entry(i, vm), right.next_entry(j, vm)) {
            (None, None) => return Ok(true),
            (Some((at, a)), Some((behind, b))) => {
                if !vm.eq(a.key, b.key)? {
                    return Ok(false);
                }
                if versions(vm) != before {
                    return Err(vm.runtime_error("OrderedDict mutated during iteration"));
                }
                (i, j) = (at + 1, behind + 1);
            }
            _ => return Ok(false),
        }
    }
}

fn equal(this: Dict, value: Value, vm: &mut Vm) -> PyResult<Option<bool>> {
    let Some(other) = value.downcast::<Dict>() else { return Ok(None) };
    let same =
        same_items(this, other, vm)? && (!is_ordered(value, vm) || same_order(this, other, vm)?);
    Ok(Some(same))
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
fn ordered_eq(this: Dict, value: Value, vm: &mut Vm) -> PyResult<Value> {
    Ok(equal(this, value, vm)?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

/// Return self!=value.
#[native("__ne__(self, value, /)")]
fn ordered_ne(this: Dict, value: Value, vm: &mut Vm) -> PyResult<Value> {
    Ok(equal(this, value, vm)?.map_or(Value::NOT_IMPLEMENTED, |same| Value::bool(!same)))
}

/// An instance of `this`' class with the items of `left`, then of `right`.
fn joined(this: Dict, left: Value, right: Value, vm: &mut Vm) -> PyResult<Value> {
    if !left.is_kind(Kind::Dict) || !right.is_kind(Kind::Dict) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let class = vm.class_of(this.value()).value();
    let made = vm.call(class, &[left])?;
    match made.downcast::<Dict>() {
        Some(dict) => add_from(dict, right, vm)?,
        None => {
            vm.call_method(made, "update", &[right])?;
        }
    }
    Ok(made)
}

/// Return self|value.
#[native("__or__(self, value, /)")]
fn ordered_or(this: Dict, value: Value, vm: &mut Vm) -> PyResult<Value> {
    joined(this, this.value(), value, vm)
}

/// Return value|self.
#[native("__ror__(self, value, /)")]
fn ordered_ror(this: Dict, value: Value, vm: &mut Vm) -> PyResult<Value> {
    joined(this, value, this.value(), vm)
}

/// Return self|=value.
#[native("__ior__(self, value, /)")]
fn ordered_ior(this: Dict, value: Value, vm: &mut Vm) -> PyResult<Value> {
    add_from(this, value, vm)?;
    Ok(this.value())
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn ordered_iter(this: Dict, vm: &Vm) -> Value {
    Iterator::over_ordered_dict(ClassId::DictKeyIterator, this, false, vm)
}

/// od.__reversed__() <==> reversed(od)
#[native("__reversed__(self, /)")]
fn ordered_reversed(this: Dict, vm: &Vm) -> Value {
    Iterator::over_ordered_dict(ClassId::DictKeyIterator, this, true, vm)
}

/// D.keys() -> a set-like object providing a view on D's keys
#[native("keys(self, /)")]
fn ordered_keys(this: Dict, vm: &Vm) -> Value {
    DictView::new(ClassId::OrderedDictKeys, this, vm).value()
}

/// D.values() -> an object providing a view on D's values
#[native("values(self, /)")]
fn ordered_values(this: Dict, vm: &Vm) -> Value {
    DictView::new(ClassId::OrderedDictValues, this, vm).value()
}

/// D.items() -> a set-like object providing a view on D's items
#[native("items(self, /)")]
fn ordered_items(this: Dict, vm: &Vm) -> Value {
    DictView::new(ClassId::OrderedDictItems, this, vm).value()
}

fn over_view(view: DictView, reverse: bool, vm: &Vm) -> Value {
    let class = match view.part() {
        Part::Keys => ClassId::DictKeyIterator,
        Part::Values => ClassId::DictValueIterator,
        Part::Items => ClassId::DictItemIterator,
    };
    Iterator::over_ordered_dict(class, view.dict(), reverse, vm)
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn view_iter(view: DictView, vm: &Vm) -> Value {
    over_view(view, false, vm)
}

/// Return a reverse iterator over the view.
#[native("__reversed__(self, /)")]
fn view_reversed(view: DictView, vm: &Vm) -> Value {
    over_view(view, true, vm)
}

const METHODS: &[&NativeDecl] = &[
    &ORDERED_INIT,
    &ORDERED_UPDATE,
    &ORDERED_FROMKEYS,
    &ORDERED_SETDEFAULT,
    &ORDERED_POP,
    &ORDERED_POPITEM,
    &MOVE_TO_END,
    &ORDERED_COPY,
    &ORDERED_REPR,
    &ORDERED_REDUCE,
    &ORDERED_EQ,
    &ORDERED_NE,
    &ORDERED_OR,
    &ORDERED_ROR,
    &ORDERED_IOR,
    &ORDERED_ITER,
    &ORDERED_REVERSED,
    &ORDERED_KEYS,
    &ORDERED_VALUES,
    &ORDERED_ITEMS,
];

/// `collections.OrderedDict`'s declaration.
pub(crate) static ORDERED_DICT: ClassDecl = ClassDecl {
    module: "collections",
    base: ClassId::Dict,
    kind: Kind::Dict,
    fixed_words: DICT.fixed_words,
    subclassable: true,
    has_dict: true,
    methods: METHODS,
    getsets: &[GetSetDecl {
        name: "__dict__",
        get: instance_dict,
        set: Some(set_instance_dict),
        doc: "",
    }],
    is_mapping: true,
    doc: "Dictionary that remembers insertion order",
    ..ClassDecl::new(ClassId::OrderedDict, "OrderedDict")
};

const VIEW_METHODS: &[&NativeDecl] = &[&VIEW_ITER, &VIEW_REVERSED];

const fn view(id: ClassId, name: &'static str, base: ClassId) -> ClassDecl {
    ClassDecl { base, kind: Kind::DictView, methods: VIEW_METHODS, ..ClassDecl::new(id, name) }
}

/// `odict_keys`'s declaration.
pub(crate) static ORDERED_DICT_KEYS: ClassDecl =
    view(ClassId::OrderedDictKeys, "odict_keys", ClassId::DictKeys);
/// `odict_values`'s declaration.
pub(crate) static ORDERED_DICT_VALUES: ClassDecl =
    view(ClassId::OrderedDictValues, "odict_values", ClassId::DictValues);
/// `odict_items`'s declaration.
pub(crate) static ORDERED_DICT_ITEMS: ClassDecl =
    view(ClassId::OrderedDictItems, "odict_items", ClassId::DictItems);
