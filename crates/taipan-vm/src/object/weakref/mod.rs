//! Weak references (`weakref.ref`) and proxies.
//!
//! Both are objects of one layout: the referent's address in a word that the
//! collector does not trace, and the callback. What clears them is
//! [`crate::finalize::weak`].

pub mod proxy;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{ArgContext, Args, FromArg, OrNone};
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::str::Str;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_bytecode::CompareOp;
use taipan_heap::{Header, Value};
use taipan_macros::native;

/// The memory of a weak reference or proxy.
#[repr(C)]
pub struct WeakRefObject {
    header: Header,
    /// Not traced; unbound once the referent is dead.
    referent: Cell<Value>,
    /// What `hash` has answered, if `hashed`.
    hash: Cell<i64>,
    hashed: Cell<bool>,
    padding: [u8; 7],
    /// `None`: there is no callback.
    callback: Cell<Value>,
}

/// Raw words behind the header.
const RAW: u8 = 3;
const WORDS: usize = crate::memory::words_of::<WeakRefObject>();
const _: () = assert!(std::mem::offset_of!(WeakRefObject, callback) == 8 * (1 + RAW as usize));

handle! {
    /// A weak reference or a proxy.
    WeakRef => WeakRefObject, Kind::WeakRef
}

impl FromArg for WeakRef {
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        value.downcast().ok_or_else(|| vm.bad_argument(value, ClassId::WeakRef, context))
    }
}

impl WeakRef {
    /// A reference of this class to `referent`; the one that there is, where that
    /// makes no difference. `callback` may be `None`.
    fn make(class: Class, referent: Value, callback: Value, vm: &Vm) -> PyResult<WeakRef> {
        let target = match referent.as_pointer() {
            Some(target) if vm.allows_weak_references(referent) => target,
            _ => {
                let name = vm.type_name(referent);
                return Err(
                    vm.type_error(format!("cannot create weak reference to '{name}' object"))
                );
            }
        };
        let shared = callback.is_none() && class.decl().is_some();
        let mut number = 0;
        while shared && let Some(known) = vm.weak.get(target, number) {
            if known.callback().is_none() && vm.class_of(known.value()) == class {
                return Ok(known);
            }
            number += 1;
        }
        let memory = vm.allocate_with_attributes(Kind::WeakRef, RAW, WORDS, class);
        let reference = WeakRef(memory.cast());
        // SAFETY: fresh memory of that layout, whose header stays as it is.
        unsafe {
            let object = reference.0.as_ptr();
            (&raw mut (*object).referent).write(Cell::new(referent));
            (&raw mut (*object).hash).write(Cell::new(0));
            (&raw mut (*object).hashed).write(Cell::new(false));
            (&raw mut (*object).padding).write([0; 7]);
            (&raw mut (*object).callback).write(Cell::new(callback));
        }
        vm.weak.add(target, reference);
        Ok(reference)
    }

    /// The referent, while it lives.
    pub fn referent(self) -> Option<Value> {
        self.object().referent.get().bound()
    }

    /// The referent is dead.
    pub(crate) fn clear(self) {
        self.object().referent.set(Value::UNBOUND);
    }

    /// The callback, or `None`.
    pub(crate) fn callback(self) -> Value {
        self.object().callback.get()
    }
}

impl Vm {
    /// Can the object be the target of weak references?
    pub(crate) fn allows_weak_references(&self, object: Value) -> bool {
        use Kind::*;
        let class = self.class_of(object);
        let own = [
            Function,
            Native,
            Method,
            Generator,
            Set,
            Class,
            Module,
            Code,
            File,
            MemoryView,
            GenericAlias,
            TypeVar,
            Opaque,
        ];
        let plain = |id: ClassId| self.is_exact(object, id);
        if plain(ClassId::MethodWrapper) || plain(ClassId::WrapperDescriptor) {
            return false;
        }
        own.into_iter().any(|kind| object.is_kind(kind))
            || plain(ClassId::OrderedDict)
            || class.decl().is_none() && class.allows_weak_references(self)
    }

    /// Calls the callback of a reference whose referent has died.
    pub(crate) fn run_callback(&mut self, reference: Value) {
        let Some(callback) = reference.downcast::<WeakRef>().map(WeakRef::callback) else { return };
        if let Err(raised) = self.call(callback, &[reference]) {
            let what = "Exception ignored while calling weakref callback";
            self.report_unraisable(raised, what, callback);
        }
    }
}

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
fn reference_new(
    class: Class,
    args: Args,
    _keywords: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let (referent, callback) = match args[..] {
        [referent] => (referent, Value::NONE),
        [referent, callback] => (referent, callback),
        [] => return Err(vm.type_error("__new__ expected at least 1 argument, got 0")),
        _ => {
            let message = format!("__new__ expected at most 2 arguments, got {}", args.len());
            return Err(vm.type_error(message));
        }
    };
    WeakRef::make(class, referent, callback, vm).map(Handle::value)
}

/// Initialize self.
#[native("__init__(self, /, *args, **kwargs)")]
fn reference_init(_this: WeakRef, args: Args, keywords: Option<Dict>, vm: &mut Vm) -> PyResult<()> {
    if keywords.is_some_and(|k| k.len(vm) > 0) {
        return Err(vm.type_error("ref() takes no keyword arguments"));
    }
    if args.len() > 2 {
        let message = format!("__init__ expected at most 2 arguments, got {}", args.len());
        return Err(vm.type_error(message));
    }
    Ok(())
}

/// Call self as a function.
#[native("__call__(self)")]
fn reference_call(this: WeakRef, _vm: &Vm) -> Value {
    this.referent().unwrap_or(Value::NONE)
}

/// Return hash(self).
#[native("__hash__(self, /)")]
fn reference_hash(this: WeakRef, vm: &mut Vm) -> PyResult<i64> {
    if this.object().hashed.get() {
        return Ok(this.object().hash.get());
    }
    let Some(referent) = this.referent() else {
        return Err(vm.type_error("weak object has gone away"));
    };
    let hash = vm.hash(referent)?;
    this.object().hash.set(hash);
    this.object().hashed.set(true);
    Ok(hash)
}

fn compare(op: CompareOp, a: Value, b: Value, vm: &mut Vm) -> PyResult<Value> {
    let (Some(left), Some(right)) = (a.downcast::<WeakRef>(), b.downcast::<WeakRef>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match (left.referent(), right.referent()) {
        (Some(left), Some(right)) => vm.rich_compare(op, left, right),
        _ => Ok(Value::bool(a.is(b) == (op == CompareOp::Eq))),
    }
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
fn reference_eq(this: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    compare(CompareOp::Eq, this, other, vm)
}

/// Return self!=value.
#[native("__ne__(self, value, /)")]
fn reference_ne(this: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    compare(CompareOp::Ne, this, other, vm)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn reference_repr(this: WeakRef, vm: &mut Vm) -> PyResult<String> {
    let address = vm.address(this.value());
    let Some(referent) = this.referent() else {
        return Ok(format!("<weakref at {address:#x}; dead>"));
    };
    let class = vm.type_name(referent);
    let target = vm.address(referent);
    let name = vm.intern("__name__")?;
    let name = match vm.try_get_attr(referent, name)?.and_then(|n| n.downcast::<Str>()) {
        Some(name) => format!(" ({})", name.to_string_lossy()),
        None => String::new(),
    };
    Ok(format!("<weakref at {address:#x}; to '{class}' at {target:#x}{name}>"))
}

/// `weakref.ref`'s declaration.
pub static WEAK_REF: ClassDecl = ClassDecl {
    kind: Kind::WeakRef,
    module: "weakref",
    fixed_words: WORDS as u16,
    subclassable: true,
    methods: &[
        &REFERENCE_NEW,
        &REFERENCE_INIT,
        &REFERENCE_CALL,
        &REFERENCE_HASH,
        &REFERENCE_EQ,
        &REFERENCE_NE,
        &REFERENCE_REPR,
    ],
    getsets: &[GetSetDecl {
        name: "__callback__",
        get: |_, this| {
            let reference = this.downcast::<WeakRef>();
            let live = reference.filter(|r| r.referent().is_some());
            Ok(live.map_or(Value::NONE, WeakRef::callback))
        },
        set: None,
        doc: "",
    }],
    ..ClassDecl::new(ClassId::WeakRef, "ReferenceType")
};

/// Return the number of weak references to 'object'.
#[native("getweakrefcount(object, /)")]
fn getweakrefcount(object: Value, vm: &Vm) -> PyResult<i64> {
    Ok(object.as_pointer().map_or(0, |object| vm.weak.count(object) as i64))
}

/// Return a list of all weak reference objects pointing to 'object'.
#[native("getweakrefs(object, /)")]
fn getweakrefs(object: Value, vm: &mut Vm) -> PyResult<List> {
    let list = List::new(vm);
    let mut number = 0;
    while let Some(object) = object.as_pointer()
        && let Some(reference) = vm.weak.get(object, number)
    {
        list.push(reference.value(), vm)?;
        number += 1;
    }
    Ok(list)
}

/// Create a proxy object that weakly references 'object'.
#[native("proxy(object, callback=None, /)")]
fn proxy(object: Value, callback: OrNone<Value>, vm: &mut Vm) -> PyResult<Value> {
    let callable = vm.is_callable(object);
    let id = if callable { ClassId::WeakCallableProxy } else { ClassId::WeakProxy };
    let callback = callback.0.unwrap_or(Value::NONE);
    WeakRef::make(vm.class(id), object, callback, vm).map(Handle::value)
}

/// Atomically remove key from dict if it points to a dead weakref.
#[native("_remove_dead_weakref(dct, key, /)")]
fn remove_dead_weakref(dct: Dict, key: Value, vm: &mut Vm) -> PyResult<()> {
    let found = dct.get(key, vm)?;
    if found.and_then(|v| v.downcast::<WeakRef>()).is_some_and(|r| r.referent().is_none()) {
        vm.delete_item(dct.value(), key)?;
    }
    Ok(())
}

/// The functions of the module `_weakref`.
pub static FUNCTIONS: &[&crate::native::NativeDecl] =
    &[&GETWEAKREFCOUNT, &GETWEAKREFS, &PROXY, &REMOVE_DEAD_WEAKREF];
