//! What type parameters do.

use super::parameter::{Part, TypeParameter, WORDS, parameter_of, variance};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{Args, OrNone};
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

fn variance_bits(covariant: bool, contravariant: bool, infer: bool, vm: &Vm) -> PyResult<i64> {
    if covariant && contravariant {
        return Err(vm.value_error("Bivariant types are not supported."));
    }
    if infer && (covariant || contravariant) {
        return Err(vm.value_error("Variance cannot be specified with infer_variance."));
    }
    Ok((i64::from(covariant) * variance::COVARIANT)
        | (i64::from(contravariant) * variance::CONTRAVARIANT)
        | (i64::from(infer) * variance::INFERRED))
}

fn set_default(parameter: TypeParameter, default: Option<Value>, vm: &Vm) {
    if let Some(default) = default.filter(|d| !d.is(vm.no_default())) {
        parameter.set(Part::Default, default, vm);
    }
}

/// `TypeVar(name, …)`.
#[native(
    "__new__(cls, name, *constraints, bound=None, default=?, covariant=False, contravariant=False, infer_variance=False)",
    static
)]
pub fn type_var_new(
    class: Class,
    name: Str,
    constraints: Args,
    bound: OrNone<Value>,
    default: Option<Value>,
    covariant: bool,
    contravariant: bool,
    infer_variance: bool,
    vm: &mut Vm,
) -> PyResult<Value> {
    let bits = variance_bits(covariant, contravariant, infer_variance, vm)?;
    if constraints.len() == 1 {
        return Err(vm.type_error("A single constraint is not allowed"));
    }
    if !constraints.is_empty() && bound.0.is_some() {
        return Err(vm.type_error("Constraints cannot be combined with bound=..."));
    }
    let parameter = TypeParameter::new(class, name, bits, vm);
    if let Some(bound) = bound.0 {
        parameter.set(Part::Bound, bound, vm);
    }
    if !constraints.is_empty() {
        parameter.set(Part::Constraints, Tuple::new(&constraints, vm)?.value(), vm);
    }
    set_default(parameter, default, vm);
    Ok(parameter.value())
}

/// `ParamSpec(name, …)`.
#[native(
    "__new__(cls, name, *, bound=None, default=?, covariant=False, contravariant=False, infer_variance=False)",
    static
)]
pub fn param_spec_new(
    class: Class,
    name: Str,
    bound: OrNone<Value>,
    default: Option<Value>,
    covariant: bool,
    contravariant: bool,
    infer_variance: bool,
    vm: &mut Vm,
) -> PyResult<Value> {
    let bits = variance_bits(covariant, contravariant, infer_variance, vm)?;
    let parameter = TypeParameter::new(class, name, bits, vm);
    if let Some(bound) = bound.0 {
        parameter.set(Part::Bound, bound, vm);
    }
    set_default(parameter, default, vm);
    Ok(parameter.value())
}

/// `TypeVarTuple(name, …)`.
#[native("__new__(cls, name, *, default=?)", static)]
pub fn type_var_tuple_new(
    class: Class,
    name: Str,
    default: Option<Value>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let parameter = TypeParameter::new(class, name, variance::INFERRED, vm);
    set_default(parameter, default, vm);
    Ok(parameter.value())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn parameter_repr(value: Value, vm: &mut Vm) -> PyResult<String> {
    let parameter = parameter_of(value, vm)?;
    let sign = if parameter.varies(variance::INFERRED) {
        ""
    } else if parameter.varies(variance::COVARIANT) {
        "+"
    } else if parameter.varies(variance::CONTRAVARIANT) {
        "-"
    } else {
        "~"
    };
    Ok(format!("{sign}{}", parameter.name().to_string_lossy()))
}

/// Return self|value.
#[native("__or__(self, value, /)")]
pub fn parameter_or(value: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.make_union(value, other)
}

/// Return value|self.
#[native("__ror__(self, value, /)")]
pub fn parameter_ror(value: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.make_union(other, value)
}

/// Has it a default?
#[native("has_default(self, /)")]
pub fn parameter_has_default(value: Value, vm: &Vm) -> PyResult<bool> {
    Ok(parameter_of(value, vm)?.has(Part::Default))
}

/// The name, for pickle.
#[native("__reduce__(self, /)")]
pub fn parameter_reduce(value: Value, vm: &Vm) -> PyResult<Str> {
    Ok(parameter_of(value, vm)?.name())
}

/// Type parameters cannot be bases.
#[native("__mro_entries__(self, bases, /)")]
pub fn parameter_mro_entries(value: Value, _bases: Value, vm: &mut Vm) -> PyResult<Value> {
    let class = vm.type_name(value);
    Err(vm.type_error(format!("Cannot subclass an instance of {class}")))
}

/// What stands for it in a subscription.
#[native("__typing_subst__(self, arg, /)")]
pub fn type_var_subst(value: Value, arg: Value, vm: &mut Vm) -> PyResult<Value> {
    let _ = value;
    Ok(if arg.is_none() { vm.class(ClassId::NoneType).value() } else { arg })
}

/// Adds the default where there are too few type arguments.
#[native("__typing_prepare_subst__(self, alias, args, /)")]
pub fn type_var_prepare(value: Value, alias: Value, args: Value, vm: &mut Vm) -> PyResult<Value> {
    // The library's own generics pass a list.
    let count = vm.len(args)?;
    let name = vm.intern("__parameters__")?;
    let parameters = vm.get_attr(alias, name)?;
    let place =
        parameters.downcast::<Tuple>().and_then(|p| p.items().iter().position(|p| p.is(value)));
    if place != Some(count) {
        return Ok(args);
    }
    match parameter_of(value, vm)?.get(Part::Default, vm)? {
        Some(default) => {
            let mut all = vm.collect(args)?;
            all.push(default, vm)?;
            Ok(all.into_tuple(vm)?.value())
        }
        None => {
            let text = vm.repr_text(alias)?;
            Err(vm.type_error(format!("Too few arguments for {text}")))
        }
    }
}

/// What stands for it in a subscription.
#[native("__typing_subst__(self, arg, /)")]
pub fn param_spec_subst(value: Value, arg: Value, vm: &mut Vm) -> PyResult<Value> {
    let function = vm.from_typing("_paramspec_subst")?;
    vm.call(function, &[value, arg])
}

/// Arranges type arguments.
#[native("__typing_prepare_subst__(self, alias, args, /)")]
pub fn param_spec_prepare(value: Value, alias: Value, args: Value, vm: &mut Vm) -> PyResult<Value> {
    let function = vm.from_typing("_paramspec_prepare_subst")?;
    vm.call(function, &[value, alias, args])
}

/// A bare `TypeVarTuple` cannot be replaced.
#[native("__typing_subst__(self, arg, /)")]
pub fn type_var_tuple_subst(_value: Value, arg: Value, vm: &mut Vm) -> PyResult<Value> {
    if arg.is_kind(Kind::Tuple) {
        return Ok(arg);
    }
    Err(vm.type_error("Substitution of bare TypeVarTuple is not supported"))
}

/// Arranges type arguments.
#[native("__typing_prepare_subst__(self, alias, args, /)")]
pub fn type_var_tuple_prepare(
    value: Value,
    alias: Value,
    args: Value,
    vm: &mut Vm,
) -> PyResult<Value> {
    let function = vm.from_typing("_typevartuple_prepare_subst")?;
    vm.call(function, &[value, alias, args])
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
pub fn type_var_tuple_iter(value: Value, vm: &mut Vm) -> PyResult<Value> {
    let unpack = vm.from_typing("Unpack")?;
    let unpacked = vm.get_item(unpack, value)?;
    let single = Tuple::small([unpacked], vm);
    vm.iter(single.value())
}

const fn read(name: &'static str, get: fn(&mut Vm, Value) -> PyResult<Value>) -> GetSetDecl {
    GetSetDecl { name, get, set: None, doc: "" }
}

fn varies(vm: &mut Vm, value: Value, bit: i64) -> PyResult<Value> {
    Ok(Value::bool(parameter_of(value, vm)?.varies(bit)))
}

fn part(vm: &mut Vm, value: Value, part: Part) -> PyResult<Option<Value>> {
    parameter_of(value, vm)?.get(part, vm)
}

fn evaluator(vm: &mut Vm, value: Value, part: Part) -> PyResult<Value> {
    Ok(parameter_of(value, vm)?.evaluator(part))
}

/// `P.args` and `P.kwargs`.
fn side(vm: &mut Vm, value: Value, id: ClassId) -> PyResult<Value> {
    let object = vm.allocate_instance(vm.class(id));
    let name = vm.intern("__origin__")?;
    vm.set_own_attribute(object, name.value(), value)?;
    Ok(object)
}

const NAME: GetSetDecl = read("__name__", |vm, p| Ok(parameter_of(p, vm)?.name().value()));
const MODULE: GetSetDecl = read("__module__", |vm, p| Ok(parameter_of(p, vm)?.module()));
const DEFAULT: GetSetDecl =
    read("__default__", |vm, p| Ok(part(vm, p, Part::Default)?.unwrap_or(vm.no_default())));
const EVALUATE_DEFAULT: GetSetDecl =
    read("evaluate_default", |vm, p| evaluator(vm, p, Part::Default));
const BOUND: GetSetDecl =
    read("__bound__", |vm, p| Ok(part(vm, p, Part::Bound)?.unwrap_or(Value::NONE)));
const COVARIANT: GetSetDecl = read("__covariant__", |vm, p| varies(vm, p, variance::COVARIANT));
const CONTRAVARIANT: GetSetDecl =
    read("__contravariant__", |vm, p| varies(vm, p, variance::CONTRAVARIANT));
const INFER: GetSetDecl = read("__infer_variance__", |vm, p| varies(vm, p, variance::INFERRED));

/// `TypeVar`'s declaration.
pub static TYPE_VAR: ClassDecl = ClassDecl {
    kind: Kind::TypeVar,
    module: "typing",
    has_dict: true,
    fixed_words: WORDS as u16,
    methods: &[
        &TYPE_VAR_NEW,
        &PARAMETER_REPR,
        &PARAMETER_OR,
        &PARAMETER_ROR,
        &PARAMETER_HAS_DEFAULT,
        &PARAMETER_REDUCE,
        &PARAMETER_MRO_ENTRIES,
        &TYPE_VAR_SUBST,
        &TYPE_VAR_PREPARE,
    ],
    getsets: &[
        NAME,
        MODULE,
        DEFAULT,
        EVALUATE_DEFAULT,
        BOUND,
        COVARIANT,
        CONTRAVARIANT,
        INFER,
        read("__constraints__", |vm, p| {
            Ok(part(vm, p, Part::Constraints)?.unwrap_or(vm.empty_tuple().value()))
        }),
        read("evaluate_bound", |vm, p| evaluator(vm, p, Part::Bound)),
        read("evaluate_constraints", |vm, p| evaluator(vm, p, Part::Constraints)),
    ],
    doc: "Type variable.",
    ..ClassDecl::new(ClassId::TypeVar, "TypeVar")
};

/// `ParamSpec`'s declaration.
pub static PARAM_SPEC: ClassDecl = ClassDecl {
    kind: Kind::TypeVar,
    module: "typing",
    has_dict: true,
    fixed_words: WORDS as u16,
    methods: &[
        &PARAM_SPEC_NEW,
        &PARAMETER_REPR,
        &PARAMETER_OR,
        &PARAMETER_ROR,
        &PARAMETER_HAS_DEFAULT,
        &PARAMETER_REDUCE,
        &PARAMETER_MRO_ENTRIES,
        &PARAM_SPEC_SUBST,
        &PARAM_SPEC_PREPARE,
    ],
    getsets: &[
        NAME,
        MODULE,
        DEFAULT,
        EVALUATE_DEFAULT,
        BOUND,
        COVARIANT,
        CONTRAVARIANT,
        INFER,
        read("args", |vm, p| side(vm, p, ClassId::ParamSpecArgs)),
        read("kwargs", |vm, p| side(vm, p, ClassId::ParamSpecKwargs)),
    ],
    doc: "Parameter specification variable.",
    ..ClassDecl::new(ClassId::ParamSpec, "ParamSpec")
};

/// `TypeVarTuple`'s declaration.
pub static TYPE_VAR_TUPLE: ClassDecl = ClassDecl {
    kind: Kind::TypeVar,
    module: "typing",
    has_dict: true,
    fixed_words: WORDS as u16,
    methods: &[
        &TYPE_VAR_TUPLE_NEW,
        &PARAMETER_REPR,
        &PARAMETER_HAS_DEFAULT,
        &PARAMETER_REDUCE,
        &PARAMETER_MRO_ENTRIES,
        &TYPE_VAR_TUPLE_SUBST,
        &TYPE_VAR_TUPLE_PREPARE,
        &TYPE_VAR_TUPLE_ITER,
    ],
    getsets: &[NAME, MODULE, DEFAULT, EVALUATE_DEFAULT],
    doc: "Type variable tuple. A specialized form of type variable that enables\n\
          variadic generics.",
    ..ClassDecl::new(ClassId::TypeVarTuple, "TypeVarTuple")
};

fn origin_of(side: Value, vm: &mut Vm) -> PyResult<Value> {
    let name = vm.intern("__origin__")?;
    Ok(vm.own_attribute(side, name).unwrap_or(Value::NONE))
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn side_repr(side: Value, vm: &mut Vm) -> PyResult<String> {
    let origin = origin_of(side, vm)?;
    let suffix = if vm.is_exact(side, ClassId::ParamSpecArgs) { "args" } else { "kwargs" };
    Ok(match origin.downcast::<TypeParameter>() {
        Some(origin) => format!("{}.{suffix}", origin.name().to_string_lossy()),
        None => format!("{}.{suffix}", vm.repr_text(origin)?),
    })
}

/// Return self==value.
#[native("__eq__(self, value, /)")]
pub fn side_eq(side: Value, other: Value, vm: &mut Vm) -> PyResult<Value> {
    if vm.class_of(side) != vm.class_of(other) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (origin_of(side, vm)?, origin_of(other, vm)?);
    Ok(Value::bool(vm.eq(a, b)?))
}

/// `ParamSpecArgs`'s declaration.
pub static PARAM_SPEC_ARGS: ClassDecl = ClassDecl {
    module: "typing",
    has_dict: true,
    methods: &[&SIDE_REPR, &SIDE_EQ],
    doc: "The args for a ParamSpec object.",
    ..ClassDecl::new(ClassId::ParamSpecArgs, "ParamSpecArgs")
};
/// `ParamSpecKwargs`'s declaration.
pub static PARAM_SPEC_KWARGS: ClassDecl = ClassDecl {
    module: "typing",
    has_dict: true,
    methods: &[&SIDE_REPR, &SIDE_EQ],
    doc: "The kwargs for a ParamSpec object.",
    ..ClassDecl::new(ClassId::ParamSpecKwargs, "ParamSpecKwargs")
};

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn no_default_repr(_value: Value, _vm: &Vm) -> PyResult<&'static str> {
    Ok("typing.NoDefault")
}

/// `NoDefaultType`'s declaration.
pub static NO_DEFAULT_TYPE: ClassDecl = ClassDecl {
    module: "typing",
    methods: &[&NO_DEFAULT_REPR],
    doc: "The type of the NoDefault singleton.",
    ..ClassDecl::new(ClassId::NoDefaultType, "NoDefaultType")
};

/// Parameterizes a generic class.
#[native("__class_getitem__(cls, /, *args, **kwargs)", class)]
pub fn generic_class_getitem(
    class: Value,
    args: Args,
    keywords: Option<crate::object::dict::Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let function = vm.from_typing("_generic_class_getitem")?;
    call_with_class(function, class, args, keywords, vm)
}

/// Function to initialize subclasses.
#[native("__init_subclass__(cls, /, *args, **kwargs)", class)]
pub fn generic_init_subclass(
    class: Value,
    args: Args,
    keywords: Option<crate::object::dict::Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let function = vm.from_typing("_generic_init_subclass")?;
    call_with_class(function, class, args, keywords, vm)
}

fn call_with_class(
    function: Value,
    class: Value,
    args: Args,
    keywords: Option<crate::object::dict::Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let args = Tuple::new(&args, vm)?;
    let keywords = keywords.map_or(Value::UNBOUND, Handle::value);
    vm.call_spread(function, class, args.value(), keywords)
}

/// `typing.Generic`'s declaration.
pub static GENERIC: ClassDecl = ClassDecl {
    module: "typing",
    subclassable: true,
    methods: &[&GENERIC_CLASS_GETITEM, &GENERIC_INIT_SUBCLASS],
    doc: "Abstract base class for generic types.",
    ..ClassDecl::new(ClassId::Generic, "Generic")
};
