//! Template strings (PEP 750): `Template` and `Interpolation` of
//! `string.templatelib`.
//!
//! A template is two tuples: its strings, of which there is always one more than
//! there are interpolations, and its interpolations.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{ArgContext, Args, FromArg};
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};
use taipan_macros::native;

/// The memory of a template.
#[repr(C)]
pub struct TemplateObject {
    header: Header,
    strings: Cell<Value>,
    interpolations: Cell<Value>,
}

handle! {
    /// `string.templatelib.Template`.
    Template => TemplateObject, Kind::Template
}

/// The memory of an interpolation.
#[repr(C)]
pub struct InterpolationObject {
    header: Header,
    value: Cell<Value>,
    expression: Cell<Value>,
    conversion: Cell<Value>,
    format_spec: Cell<Value>,
}

handle! {
    /// `string.templatelib.Interpolation`.
    Interpolation => InterpolationObject, Kind::Interpolation
}

impl FromArg for Template {
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        value.downcast().ok_or_else(|| vm.bad_argument(value, ClassId::Template, context))
    }
}

impl FromArg for Interpolation {
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        value.downcast().ok_or_else(|| vm.bad_argument(value, ClassId::Interpolation, context))
    }
}

/// A t-string's `Interpolation`.
pub(crate) fn interpolation(
    value: Value,
    expression: Value,
    conversion: Value,
    format_spec: Value,
    vm: &Vm,
) -> PyResult<Value> {
    let shape = ClassId::Interpolation.shape();
    let place = vm.place(Kind::Interpolation, 0, shape, |header| InterpolationObject {
        header,
        value: Cell::new(value),
        expression: Cell::new(expression),
        conversion: Cell::new(conversion),
        format_spec: Cell::new(format_spec),
    });
    Ok(Interpolation(place).value())
}

/// A t-string's `Template`, of a tuple of strings and one of interpolations.
pub(crate) fn template(strings: Value, interpolations: Value, vm: &Vm) -> PyResult<Value> {
    let place = vm.place(Kind::Template, 0, ClassId::Template.shape(), |header| TemplateObject {
        header,
        strings: Cell::new(strings),
        interpolations: Cell::new(interpolations),
    });
    Ok(Template(place).value())
}

impl Template {
    fn strings(self) -> Tuple {
        // SAFETY: the field always holds a tuple.
        unsafe { Tuple::from_value(self.object().strings.get()) }
    }

    fn interpolations(self) -> Tuple {
        // SAFETY: the field always holds a tuple.
        unsafe { Tuple::from_value(self.object().interpolations.get()) }
    }
}

/// Builds a template from strings and interpolations in any order.
struct Builder {
    strings: GcVec,
    interpolations: GcVec,
    /// The string not yet ended by an interpolation.
    open: Str,
}

impl Builder {
    fn new(vm: &Vm) -> Builder {
        Builder { strings: GcVec::new(vm), interpolations: GcVec::new(vm), open: vm.empty_str() }
    }

    fn push_str(&mut self, text: Str, vm: &Vm) -> PyResult<()> {
        self.open = vm.concat(self.open, text)?;
        Ok(())
    }

    fn push_interpolation(&mut self, interpolation: Value, vm: &Vm) -> PyResult<()> {
        self.strings.push(self.open.value(), vm)?;
        self.open = vm.empty_str();
        self.interpolations.push(interpolation, vm)
    }

    fn push_template(&mut self, part: Template, vm: &Vm) -> PyResult<()> {
        let (strings, interpolations) = (part.strings(), part.interpolations());
        for (i, text) in strings.items().iter().enumerate() {
            if let Some(text) = text.downcast::<Str>() {
                self.push_str(text, vm)?;
            }
            if let Some(&interpolation) = interpolations.items().get(i) {
                self.push_interpolation(interpolation, vm)?;
            }
        }
        Ok(())
    }

    fn finish(mut self, vm: &Vm) -> PyResult<Value> {
        self.strings.push(self.open.value(), vm)?;
        let strings = self.strings.into_tuple(vm)?;
        let interpolations = self.interpolations.into_tuple(vm)?;
        template(strings.value(), interpolations.value(), vm)
    }
}

/// Create a template of strings and interpolations.
#[native("__new__(cls, /, *args, **kwargs)", static)]
fn template_new(_class: Class, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    if kwargs.is_some_and(|kwargs| kwargs.len(vm) > 0) {
        return Err(vm.type_error("Template.__new__ only accepts *args arguments"));
    }
    let mut builder = Builder::new(vm);
    for &arg in args.iter() {
        if let Some(text) = arg.downcast::<Str>() {
            builder.push_str(text, vm)?;
        } else if arg.is_kind(Kind::Interpolation) {
            builder.push_interpolation(arg, vm)?;
        } else {
            let name = vm.type_name(arg);
            return Err(vm.type_error(format!(
                "Template.__new__ *args need to be of type 'str' or 'Interpolation', got {name}"
            )));
        }
    }
    builder.finish(vm)
}

/// `self + value`.
#[native("__add__(self, value, /)")]
fn template_add(left: Template, right: Value, vm: &Vm) -> PyResult<Value> {
    let Some(right) = right.downcast::<Template>() else {
        let name = vm.type_name(right);
        return Err(vm.type_error(format!(
            "can only concatenate string.templatelib.Template (not \"{name}\") to string.templatelib.Template"
        )));
    };
    let mut builder = Builder::new(vm);
    builder.push_template(left, vm)?;
    builder.push_template(right, vm)?;
    builder.finish(vm)
}

/// `iter(self)`: the strings that are not empty, and the interpolations.
#[native("__iter__(self, /)")]
fn template_iter(template: Template, vm: &mut Vm) -> PyResult<Value> {
    let (strings, interpolations) = (template.strings(), template.interpolations());
    let mut parts = GcVec::new(vm);
    for (i, &text) in strings.items().iter().enumerate() {
        if text.downcast::<Str>().is_some_and(|text| !text.is_empty()) {
            parts.push(text, vm)?;
        }
        if let Some(&interpolation) = interpolations.items().get(i) {
            parts.push(interpolation, vm)?;
        }
    }
    let parts = parts.into_tuple(vm)?.value();
    vm.iter(parts)
}

/// `repr(self)`.
#[native("__repr__(self, /)")]
fn template_repr(template: Template, vm: &mut Vm) -> PyResult<Str> {
    let strings = vm.repr(template.strings().value())?;
    let interpolations = vm.repr(template.interpolations().value())?;
    let mut text = b"Template(strings=".to_vec();
    text.extend_from_slice(strings.as_bytes());
    text.extend_from_slice(b", interpolations=");
    text.extend_from_slice(interpolations.as_bytes());
    text.push(b')');
    Str::from_wtf8(&text, vm)
}

/// Create an interpolation.
#[native("__new__(cls, value, expression=?, conversion=None, format_spec=?)", static)]
fn interpolation_new(
    _class: Class,
    value: Value,
    expression: Option<Str>,
    conversion: Value,
    format_spec: Option<Str>,
    vm: &mut Vm,
) -> PyResult<Value> {
    if !conversion.is_none() {
        let Some(text) = conversion.downcast::<Str>() else {
            let name = vm.type_name(conversion);
            return Err(vm.type_error(format!(
                "Interpolation() argument 'conversion' must be str, not {name}"
            )));
        };
        if !matches!(text.as_bytes(), b"s" | b"a" | b"r") {
            return Err(vm.value_error(
                "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'",
            ));
        }
    }
    let expression = expression.unwrap_or(vm.empty_str()).value();
    let format_spec = format_spec.unwrap_or(vm.empty_str()).value();
    interpolation(value, expression, conversion, format_spec, vm)
}

/// `repr(self)`.
#[native("__repr__(self, /)")]
fn interpolation_repr(interpolation: Interpolation, vm: &mut Vm) -> PyResult<Str> {
    let object = interpolation.object();
    let fields = [&object.value, &object.expression, &object.conversion, &object.format_spec];
    let mut text = b"Interpolation(".to_vec();
    for (i, field) in fields.iter().enumerate() {
        if i > 0 {
            text.extend_from_slice(b", ");
        }
        text.extend_from_slice(vm.repr(field.get())?.as_bytes());
    }
    text.push(b')');
    Str::from_wtf8(&text, vm)
}

fn values(vm: &mut Vm, template: Value) -> PyResult<Value> {
    let mut values = GcVec::new(vm);
    let interpolations = template.downcast::<Template>().map(Template::interpolations);
    for item in interpolations.iter().flat_map(|tuple| tuple.items()) {
        if let Some(interpolation) = item.downcast::<Interpolation>() {
            values.push(interpolation.object().value.get(), vm)?;
        }
    }
    values.into_tuple(vm).map(Handle::value)
}

macro_rules! fields {
    ($handle:ident: $($name:ident $doc:literal,)* $(; $more:expr)?) => { &[ $(
        GetSetDecl {
            name: stringify!($name),
            get: |_, object| {
                let object = object.downcast::<$handle>();
                Ok(object.map_or(Value::NONE, |object| object.object().$name.get()))
            },
            set: None,
            doc: $doc,
        },
    )* $($more)? ] };
}

/// `Template`'s declaration.
pub static TEMPLATE: ClassDecl = ClassDecl {
    kind: Kind::Template,
    module: "string.templatelib",
    methods: &[&TEMPLATE_NEW, &TEMPLATE_ADD, &TEMPLATE_ITER, &TEMPLATE_REPR],
    getsets: fields! { Template:
        strings "Strings",
        interpolations "Interpolations",
        ; GetSetDecl { name: "values", get: values, set: None, doc: "Values of interpolations" }
    },
    doc: "Template object",
    ..ClassDecl::new(ClassId::Template, "Template")
};

fn match_args(vm: &Vm, dict: Dict) -> PyResult<()> {
    let names = ["value", "expression", "conversion", "format_spec"];
    let mut tuple = GcVec::new(vm);
    for name in names {
        tuple.push(vm.intern(name)?.value(), vm)?;
    }
    let tuple = tuple.into_tuple(vm)?.value();
    dict.set_str(vm.intern("__match_args__")?, tuple, vm)
}

/// `Interpolation`'s declaration.
pub static INTERPOLATION: ClassDecl = ClassDecl {
    kind: Kind::Interpolation,
    module: "string.templatelib",
    methods: &[&INTERPOLATION_NEW, &INTERPOLATION_REPR],
    getsets: fields! { Interpolation:
        value "Value",
        expression "Expression",
        conversion "Conversion",
        format_spec "Format specifier",
    },
    attributes: Some(match_args),
    doc: "Interpolation object",
    ..ClassDecl::new(ClassId::Interpolation, "Interpolation")
};
