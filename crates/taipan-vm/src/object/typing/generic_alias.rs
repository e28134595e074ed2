//! `types.GenericAlias`: `list[int]`.

use super::{collect_parameters, substitute, type_text};
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

/// The memory of a generic alias.
#[repr(C)]
pub struct GenericAliasObject {
    header: Header,
    origin: Cell<Value>,
    args: Cell<Value>,
    /// `__parameters__`, or unbound until asked for.
    parameters: Cell<Value>,
    /// `True`: written with a star.
    unpacked: Cell<Value>,
}

const WORDS: usize = 5;

handle! {
    /// A class with type arguments.
    GenericAlias => GenericAliasObject, Kind::GenericAlias
}

impl GenericAlias {
    /// `origin[args]`.
    pub fn new(origin: Value, args: Tuple, vm: &Vm) -> GenericAlias {
        let class = vm.class(ClassId::GenericAlias);
        GenericAlias::make(class, origin, args, false, vm)
    }

    fn make(class: Class, origin: Value, args: Tuple, unpacked: bool, vm: &Vm) -> GenericAlias {
        let memory = vm.allocate_with_attributes(Kind::GenericAlias, 0, WORDS, class);
        let alias = GenericAlias(memory.cast());
        let object = alias.object();
        object.origin.set(origin);
        object.args.set(args.value());
        object.parameters.set(Value::UNBOUND);
        object.unpacked.set(Value::bool(unpacked));
        alias
    }

    /// `__origin__`.
    pub fn origin(self) -> Value {
        self.object().origin.get()
    }

    /// `__args__`.
    pub fn args(self) -> Tuple {
        // SAFETY: the field always holds a tuple.
        unsafe { Tuple::from_value(self.object().args.get()) }
    }

    /// Was it written with a star?
    pub fn is_unpacked(self) -> bool {
        self.object().unpacked.get() == Value::TRUE
    }

    /// `__parameters__`.
    pub fn parameters(self, vm: &mut Vm) -> PyResult<Tuple> {
        if let Some(known) = self.object().parameters.get().downcast() {
            return Ok(known);
        }
        let parameters = collect_parameters(self.args(), vm)?;
        vm.store(self.head(), &self.object().parameters, parameters.value());
        Ok(parameters)
    }
}

fn alias_of(value: Value, vm: &Vm) -> PyResult<GenericAlias> {
    value.downcast().ok_or_else(|| {
        let got = vm.type_name(value);
        vm.type_error(format!("expected a GenericAlias, not '{got}'"))
    })
}

/// The type arguments of a subscription as a tuple.
pub(crate) fn as_arguments(key: Value, vm: &Vm) -> Tuple {
    key.downcast().unwrap_or_else(|| Tuple::small([key], vm))
}

/// See PEP 585
#[native("__class_getitem__(cls, object, /)", class)]
pub fn class_getitem(class: Value, key: Value, vm: &Vm) -> PyResult<Value> {
    Ok(GenericAlias::new(class, as_arguments(key, vm), vm).value())
}

/// Represent a PEP 585 generic type
#[native("__new__(cls, origin, args, /)", static)]
pub fn alias_new(class: Class, origin: Value, args: Value, vm: &mut Vm) -> PyResult<Value> {
    Ok(GenericAlias::make(class, origin, as_arguments(args, vm), false, vm).value())
}

/// Call self as a function.
#[native("__call__(self, /, *args, **kwargs)")]
pub fn alias_call(
    alias: Value,
    args: Args,
    keywords: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let origin = alias_of(alias, vm)?.origin();
    let args = Tuple::new(&args, vm)?;
    let keywords = keywords.map_or(Value::UNBOUND, Dict::value);
    let object = vm.call_spread(origin, Value::UNBOUND, args.value(), keywords)?;
    let name = vm.intern("__orig_class__")?;
    if let Err(raised) = vm.set_attr(object, name, alias) {
        if vm.raised_is(&raised, ClassId::TypeError) {
            vm.take_raised(raised);
        } else {
            vm.catch(raised, ClassId::AttributeError)?;
        }
    }
    Ok(object)
}

/// Names that are not looked up on the origin.
const OWN: &[&str] = &[
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
];

/// Return getattr(self, name).
#[native("__getattribute__(self, name, /)")]
pub fn alias_getattribute(alias: Value, name: Str, vm: &mut Vm) -> PyResult<Value> {
    let name = vm.intern_str(name)?;
    let text = name.to_string_lossy();
    if !OWN.contains(&&*text) {
        let own = text.starts_with("__") && text.ends_with("__") && {
            let class = vm.class_of(alias);
            let inherited = vm.class(ClassId::Object).lookup(name, vm);
            let found = class.lookup(name, vm);
            found.is_some()
                && !found.zip(inherited).is_some_and(|(a, b)| a.is(b))
                && text != "__doc__"
        };
        if !own {
            let origin = alias_of(alias, vm)?.origin();
            return vm.get_attr(origin, name);
        }
    }
    let class = vm.class_of(alias);
    match vm.generic_get_attr(alias, class, name)? {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(alias, name)),
    }
}

/// Return self[key].
#[native("__getitem__(self, key, /)")]
pub fn alias_getitem(alias: Value, key: Value, vm: &mut Vm) -> PyResult<Value> {
    let own = alias_of(alias, vm)?;
    let parameters = own.parameters(vm)?;
    let args = substitute(alias, own.args(), parameters, key, vm)?;
    let class = vm.class(ClassId::GenericAlias);
    Ok(GenericAlias::make(class, own.origin(), args, own.is_unpacked(), vm).value())
}

/// The base that stands for it in a class statement.
#[native("__mro_entries__(self, bases, /)")]
pub fn alias_mro_entries(alias: Value, _bases: Value, vm: &mut Vm) -> PyResult<Tuple> {
    let origin = alias_of(alias, vm)?.origin();
    Ok(Tuple::small([origin], vm))
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
pub fn alias_eq(alias: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    let (Some(a), Some(b)) = (alias.downcast::<GenericAlias>(), other.downcast::<GenericAlias>())
    else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if a.is_unpacked() != b.is_unpacked() || !vm.eq(a.origin(), b.origin())? {
        return Ok(Value::FALSE);
    }
    Ok(Value::bool(vm.eq(a.args().value(), b.args().value())?))
}

/// Return hash(self).
#[native("__hash__(self, /)")]
pub fn alias_hash(alias: Value, vm: &mut Vm) -> PyResult<i64> {
    let own = alias_of(alias, vm)?;
    let origin = vm.hash(own.origin())?;
    Ok(origin ^ vm.hash(own.args().value())?)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn alias_repr(alias: Value, vm: &mut Vm) -> PyResult<String> {
    vm.check_native_stack()?;
    let own = alias_of(alias, vm)?;
    let mut texts = Vec::new();
    for &value in own.args().items() {
        texts.push(type_text(value, vm)?);
    }
    let star = if own.is_unpacked() { "*" } else { "" };
    let origin = type_text(own.origin(), vm)?;
    let args = if texts.is_empty() { "()".to_owned() } else { texts.join(", ") };
    Ok(format!("{star}{origin}[{args}]"))
}

/// Check if an object is an instance.
#[native("__instancecheck__(self, instance, /)")]
pub fn alias_instancecheck(_alias: Value, _instance: Value, vm: &Vm) -> PyResult<bool> {
    Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
}

/// Check if a class is a subclass.
#[native("__subclasscheck__(self, subclass, /)")]
pub fn alias_subclasscheck(_alias: Value, _subclass: Value, vm: &Vm) -> PyResult<bool> {
    Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
pub fn alias_iter(alias: Value, vm: &mut Vm) -> PyResult<Value> {
    let own = alias_of(alias, vm)?;
    let class = vm.class(ClassId::GenericAlias);
    let starred = GenericAlias::make(class, own.origin(), own.args(), true, vm);
    let single = Tuple::small([starred.value()], vm);
    vm.iter(single.value())
}

/// Return self|value.
#[native("__or__(self, value, /)")]
pub fn alias_or(alias: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.make_union(alias, other)
}

/// Return value|self.
#[native("__ror__(self, value, /)")]
pub fn alias_ror(alias: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.make_union(other, alias)
}

static GETSETS: &[GetSetDecl] = &[
    GetSetDecl {
        name: "__origin__",
        get: |vm, alias| Ok(alias_of(alias, vm)?.origin()),
        set: None,
        doc: "",
    },
    GetSetDecl {
        name: "__args__",
        get: |vm, alias| Ok(alias_of(alias, vm)?.args().value()),
        set: None,
        doc: "",
    },
    GetSetDecl {
        name: "__parameters__",
        get: |vm, alias| Ok(alias_of(alias, vm)?.parameters(vm)?.value()),
        set: None,
        doc: "Type variables in the GenericAlias.",
    },
    GetSetDecl {
        name: "__unpacked__",
        get: |vm, alias| Ok(Value::bool(alias_of(alias, vm)?.is_unpacked())),
        set: None,
        doc: "",
    },
    GetSetDecl {
        name: "__typing_unpacked_tuple_args__",
        get: |vm, alias| {
            let own = alias_of(alias, vm)?;
            let tuple = own.origin().is(vm.class(ClassId::Tuple).value());
            Ok(if own.is_unpacked() && tuple { own.args().value() } else { Value::NONE })
        },
        set: None,
        doc: "Unpacked type arguments",
    },
];

/// `GenericAlias`'s declaration.
pub static GENERIC_ALIAS: ClassDecl = ClassDecl {
    kind: Kind::GenericAlias,
    module: "types",
    subclassable: true,
    fixed_words: WORDS as u16,
    methods: &[
        &ALIAS_NEW,
        &ALIAS_CALL,
        &ALIAS_GETATTRIBUTE,
        &ALIAS_GETITEM,
        &ALIAS_MRO_ENTRIES,
        &ALIAS_EQ,
        &ALIAS_HASH,
        &ALIAS_REPR,
        &ALIAS_INSTANCECHECK,
        &ALIAS_SUBCLASSCHECK,
        &ALIAS_ITER,
        &ALIAS_OR,
        &ALIAS_ROR,
    ],
    getsets: GETSETS,
    doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    ..ClassDecl::new(ClassId::GenericAlias, "GenericAlias")
};
