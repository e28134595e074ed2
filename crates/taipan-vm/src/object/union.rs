//! Unions of types: `int | None` (PEP 604), `typing.Union`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::tuple::Tuple;
use crate::object::typing::{collect_parameters, type_text};
use crate::roots::GcVec;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};
use taipan_macros::native;

/// The memory of a union.
#[repr(C)]
pub struct UnionObject {
    header: Header,
    args: Cell<Value>,
}

handle! {
    /// A union of types.
    Union => UnionObject, Kind::Union
}

impl Union {
    /// `__args__`.
    pub fn args(self) -> Tuple {
        // SAFETY: the field always holds a tuple.
        unsafe { Tuple::from_value(self.object().args.get()) }
    }
}

impl Vm {
    /// `a | b` of types; `NotImplemented` if one of them is none.
    pub(crate) fn make_union(&mut self, a: Value, b: Value) -> PyResult<Value> {
        if !is_unionable(a) || !is_unionable(b) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        self.union_of(&[a, b])
    }

    /// The union of these types, flat and without duplicates; a single type if
    /// only one is left.
    pub(crate) fn union_of(&mut self, types: &[Value]) -> PyResult<Value> {
        let given = GcVec::from_slice(types, self)?;
        let mut args = GcVec::new(self);
        for &value in given.as_slice() {
            match value.downcast::<Union>() {
                Some(union) => {
                    for &value in union.args().items() {
                        self.add_distinct(&mut args, value)?;
                    }
                }
                None if value.is_none() => {
                    let none = self.class(ClassId::NoneType).value();
                    self.add_distinct(&mut args, none)?;
                }
                None => self.add_distinct(&mut args, value)?,
            }
        }
        if let [single] = args.as_slice() {
            return Ok(*single);
        }
        let args = args.into_tuple(self)?;
        let object = self.place(Kind::Union, 0, ClassId::Union.shape(), |header| UnionObject {
            header,
            args: Cell::new(args.value()),
        });
        Ok(Union(object).value())
    }

    fn add_distinct(&mut self, args: &mut GcVec, value: Value) -> PyResult<()> {
        let mut i = 0;
        while let Some(known) = args.get(i) {
            if known.is(value) || self.eq(known, value)? {
                return Ok(());
            }
            i += 1;
        }
        args.push(value, self)
    }

    /// Are the elements of both the same, in any order?
    fn same_elements(&mut self, a: Tuple, b: Tuple) -> PyResult<bool> {
        if a.len() != b.len() {
            return Ok(false);
        }
        for &value in a.items() {
            let mut found = false;
            for &other in b.items() {
                if value.is(other) || self.eq(value, other)? {
                    found = true;
                    break;
                }
            }
            if !found {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn is_unionable(value: Value) -> bool {
    value.is_none()
        || value.is_kind(Kind::Class)
        || value.is_kind(Kind::GenericAlias)
        || value.is_kind(Kind::Union)
        || value.is_kind(Kind::TypeAlias)
        || value.is_kind(Kind::TypeVar)
}

fn args_of(value: Value) -> Option<Tuple> {
    value.downcast::<Union>().map(Union::args)
}

/// Return self|value.
#[native("__or__(self, value, /)")]
pub fn union_or(union: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.make_union(union, other)
}

/// Return value|self.
#[native("__ror__(self, value, /)")]
pub fn union_ror(union: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.make_union(other, union)
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
pub fn union_eq(union: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    match (args_of(union), args_of(other)) {
        (Some(a), Some(b)) => Ok(Value::bool(vm.same_elements(a, b)?)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Return hash(self).
#[native("__hash__(self, /)")]
pub fn union_hash(union: Value, vm: &mut Vm) -> PyResult<i64> {
    let Some(args) = args_of(union) else { return Ok(0) };
    let mut hash = 1_927_868_237 * (args.len() as i64 + 1);
    for &value in args.items() {
        let own = vm.hash(value)?;
        hash ^= (own ^ (own << 16) ^ 89_869_747).wrapping_mul(3_644_798_167);
    }
    Ok(hash)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn union_repr(union: Value, vm: &mut Vm) -> PyResult<String> {
    let Some(args) = args_of(union) else { return Ok(String::new()) };
    let mut texts = Vec::new();
    for &value in args.items() {
        let none = value.is(vm.class(ClassId::NoneType).value());
        texts.push(if none { "None".to_owned() } else { type_text(value, vm)? });
    }
    Ok(texts.join(" | "))
}

/// Substitutes types for the type parameters.
#[native("__getitem__(self, key, /)")]
pub fn union_getitem(union: Value, key: Value, vm: &mut Vm) -> PyResult<Value> {
    let Some(args) = args_of(union) else { return Ok(union) };
    let parameters = collect_parameters(args, vm)?;
    let args = crate::object::typing::substitute(union, args, parameters, key, vm)?;
    vm.union_of(args.items())
}

/// Check if an object is an instance.
#[native("__instancecheck__(self, instance, /)")]
pub fn union_instancecheck(union: Value, instance: Value, vm: &mut Vm) -> PyResult<bool> {
    vm.is_instance_of(instance, union)
}

/// Check if a class is a subclass.
#[native("__subclasscheck__(self, subclass, /)")]
pub fn union_subclasscheck(union: Value, subclass: Value, vm: &mut Vm) -> PyResult<bool> {
    vm.is_subclass_of(subclass, union)
}

/// Unions cannot be bases.
#[native("__mro_entries__(self, bases, /)")]
pub fn union_mro_entries(union: Value, _bases: Value, vm: &mut Vm) -> PyResult<Value> {
    let text = vm.repr_text(union)?;
    Err(vm.type_error(format!("Cannot subclass {text}")))
}

/// `Union[int, str]`.
#[native("__class_getitem__(cls, key, /)", class)]
pub fn union_class_getitem(_class: Class, key: Value, vm: &mut Vm) -> PyResult<Value> {
    match key.downcast::<Tuple>() {
        Some(tuple) if tuple.is_empty() => Err(vm.type_error("Cannot take a Union of no types.")),
        Some(tuple) => vm.union_of(tuple.items()),
        None => vm.union_of(&[key]),
    }
}

static GETSETS: &[GetSetDecl] = &[
    GetSetDecl {
        name: "__args__",
        get: |vm, union| Ok(args_of(union).unwrap_or(vm.empty_tuple()).value()),
        set: None,
        doc: "",
    },
    GetSetDecl {
        name: "__parameters__",
        get: |vm, union| {
            let args = args_of(union).unwrap_or(vm.empty_tuple());
            Ok(collect_parameters(args, vm)?.value())
        },
        set: None,
        doc: "Type variables in the types.UnionType.",
    },
    GetSetDecl {
        name: "__origin__",
        get: |vm, _| Ok(vm.class(ClassId::Union).value()),
        set: None,
        doc: "Always returns the type",
    },
];

/// `Union`'s declaration.
pub static UNION: ClassDecl = ClassDecl {
    kind: Kind::Union,
    module: "typing",
    methods: &[
        &UNION_OR,
        &UNION_ROR,
        &UNION_EQ,
        &UNION_HASH,
        &UNION_REPR,
        &UNION_GETITEM,
        &UNION_INSTANCECHECK,
        &UNION_SUBCLASSCHECK,
        &UNION_MRO_ENTRIES,
        &UNION_CLASS_GETITEM,
    ],
    getsets: GETSETS,
    doc: "Represent a union type\n\nE.g. for int | str",
    ..ClassDecl::new(ClassId::Union, "Union")
};
