//! The attributes and methods of Python functions.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{Args, OrNone};
use crate::object::cell::Cell as Variable;
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::code::Code;
use crate::object::descriptor::read_only_member;
use crate::object::dict::Dict;
use crate::object::function::{Function, FunctionObject};
use crate::object::method::Method;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::Value;
use taipan_macros::native;

type Set = Option<Value>;

fn function_of(value: Value, vm: &Vm) -> PyResult<Function> {
    value.downcast().ok_or_else(|| {
        let got = vm.type_name(value);
        vm.type_error(format!("expected a function, not '{got}'"))
    })
}

/// Create a function object.
#[native(
    "__new__(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
    static
)]
pub fn function_new(
    _class: Class,
    code: Code,
    globals: Dict,
    name: OrNone<Str>,
    argdefs: OrNone<Tuple>,
    closure: OrNone<Tuple>,
    kwdefaults: OrNone<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let needed = code.block().free.len();
    let closure = match closure.0 {
        Some(closure) => closure,
        None if needed > 0 => return Err(vm.type_error("arg 5 (closure) must be tuple")),
        None => vm.empty_tuple(),
    };
    if closure.len() != needed {
        let name = vm.str(code.name())?.to_string_lossy().into_owned();
        let given = closure.len();
        return Err(
            vm.value_error(format!("{name} requires closure of length {needed}, not {given}"))
        );
    }
    for &cell in closure.items() {
        if cell.downcast::<Variable>().is_none() {
            let got = vm.type_name(cell);
            return Err(vm.type_error(format!("arg 5 (closure) expected cell, found {got}")));
        }
    }
    let code = in_globals(code, globals, vm)?;
    let key = vm.intern("__name__")?;
    let module = globals.get_str(key, vm).unwrap_or(Value::NONE);
    let has_doc = code.flags().has(taipan_bytecode::CodeFlags::HAS_DOCSTRING);
    let doc = if has_doc { code.constant(0) } else { Value::NONE };
    let function = Function::new(code, closure, module, doc, vm);
    if let Some(name) = name.0 {
        function.set_field(|f| &f.name, name.value(), vm);
    }
    if let Some(defaults) = argdefs.0 {
        function.set_field(|f| &f.defaults, defaults.value(), vm);
    }
    if let Some(defaults) = kwdefaults.0 {
        function.set_field(|f| &f.keyword_defaults, defaults.value(), vm);
    }
    Ok(function.value())
}

/// The code linked to these globals.
fn in_globals(code: Code, globals: Dict, vm: &Vm) -> PyResult<Code> {
    if code.globals() == globals {
        return Ok(code);
    }
    Code::link(&code.shared_block(), globals, vm)
}

/// Call self as a function.
#[native("__call__(self, /, *args, **kwargs)")]
pub fn function_call(
    function: Value,
    args: Args,
    keywords: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    vm.call_forwarded(function, args, keywords)
}

impl Vm {
    /// Calls with the arguments that a native `__call__` got.
    pub(crate) fn call_forwarded(
        &mut self,
        callee: Value,
        args: Args,
        keywords: Option<Dict>,
    ) -> PyResult<Value> {
        match keywords {
            None => self.call(callee, &args),
            Some(keywords) => {
                let (args, names) = self.join_keywords(&args, keywords)?;
                self.call_with_names(callee, args.as_slice(), names)
            }
        }
    }
}

/// Return an attribute of instance, which is of type owner.
#[native("__get__(self, instance, owner=None, /)")]
pub fn function_get(
    function: Value,
    instance: Value,
    owner: Value,
    vm: &mut Vm,
) -> PyResult<Value> {
    let none_type = vm.class(ClassId::NoneType).value();
    if instance.is_none() && !owner.is(none_type) {
        return Ok(function);
    }
    Ok(Method::new(function, instance, vm).value())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn function_repr(function: Value, vm: &mut Vm) -> PyResult<String> {
    let name = function_of(function, vm)?.qualified_name();
    let name = vm.str(name)?.to_string_lossy().into_owned();
    Ok(format!("<function {name} at {:#x}>", vm.address(function)))
}

fn read(
    vm: &mut Vm,
    function: Value,
    field: fn(&FunctionObject) -> &Cell<Value>,
) -> PyResult<Value> {
    let function = function_of(function, vm)?;
    Ok(field(function.object()).get().bound().unwrap_or(Value::NONE))
}

/// Sets a field that must be a string.
fn set_text(
    vm: &mut Vm,
    function: Value,
    value: Set,
    name: &str,
    field: fn(&FunctionObject) -> &Cell<Value>,
) -> PyResult<()> {
    let function = function_of(function, vm)?;
    match value {
        Some(value) if value.is_kind(Kind::Str) => {
            function.set_field(field, value, vm);
            Ok(())
        }
        _ => Err(vm.type_error(format!("{name} must be set to a string object"))),
    }
}

/// Sets a field that must be of a kind, or `None`.
fn set_kind(
    vm: &mut Vm,
    function: Value,
    value: Set,
    (kind, message): (Kind, &str),
    field: fn(&FunctionObject) -> &Cell<Value>,
) -> PyResult<()> {
    let function = function_of(function, vm)?;
    let value = value.unwrap_or(Value::NONE);
    if !value.is_none() && !value.is_kind(kind) {
        return Err(vm.type_error(message));
    }
    function.set_field(field, value, vm);
    Ok(())
}

fn set_code(vm: &mut Vm, function: Value, value: Set) -> PyResult<()> {
    let function = function_of(function, vm)?;
    let Some(code) = value.and_then(|v| v.downcast::<Code>()) else {
        return Err(vm.type_error("__code__ must be set to a code object"));
    };
    let (given, needed) = (code.block().free.len(), function.closure().len());
    if given != needed {
        let name = vm.str(function.name())?.to_string_lossy().into_owned();
        return Err(vm.value_error(format!(
            "{name}() requires a code object with {needed} free vars, not {given}"
        )));
    }
    let code = in_globals(code, function.code().globals(), vm)?;
    function.set_field(|f| &f.code, code.value(), vm);
    Ok(())
}

fn closure(vm: &mut Vm, function: Value) -> PyResult<Value> {
    let function = function_of(function, vm)?;
    let closure = function.closure();
    Ok(if closure.is_empty() { Value::NONE } else { closure.value() })
}

fn annotations(vm: &mut Vm, value: Value) -> PyResult<Value> {
    let function = function_of(value, vm)?;
    if let Some(known) = function.object().annotations.get().bound() {
        return Ok(known);
    }
    let annotate = read(vm, value, |f| &f.annotate)?;
    let computed =
        if annotate.is_none() { Dict::new(vm).value() } else { vm.call_annotate(annotate)? };
    function.set_field(|f| &f.annotations, computed, vm);
    Ok(computed)
}

fn set_annotations(vm: &mut Vm, value: Value, new: Set) -> PyResult<()> {
    let function = function_of(value, vm)?;
    let new = new.unwrap_or(Value::NONE);
    if !new.is_none() && !new.is_kind(Kind::Dict) {
        return Err(vm.type_error("__annotations__ must be set to a dict object"));
    }
    let new = if new.is_none() { Dict::new(vm).value() } else { new };
    function.set_field(|f| &f.annotations, new, vm);
    function.set_field(|f| &f.annotate, Value::UNBOUND, vm);
    Ok(())
}

fn set_annotate(vm: &mut Vm, value: Value, new: Set) -> PyResult<()> {
    let function = function_of(value, vm)?;
    let Some(new) = new else {
        return Err(vm.type_error("__annotate__ cannot be deleted"));
    };
    if !new.is_none() && !vm.is_callable(new) {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    function.set_field(|f| &f.annotate, new, vm);
    if !new.is_none() {
        function.set_field(|f| &f.annotations, Value::UNBOUND, vm);
    }
    Ok(())
}

fn type_params(vm: &mut Vm, value: Value) -> PyResult<Value> {
    let known = function_of(value, vm)?.object().type_params.get().bound();
    Ok(known.unwrap_or(vm.empty_tuple().value()))
}

fn set_type_params(vm: &mut Vm, value: Value, new: Set) -> PyResult<()> {
    let function = function_of(value, vm)?;
    match new {
        Some(new) if new.is_kind(Kind::Tuple) => {
            function.set_field(|f| &f.type_params, new, vm);
            Ok(())
        }
        _ => Err(vm.type_error("__type_params__ must be set to a tuple")),
    }
}

fn set_dict(vm: &mut Vm, value: Value, new: Set) -> PyResult<()> {
    let function = function_of(value, vm)?;
    let Some(new) = new else { return Err(vm.type_error("cannot delete __dict__")) };
    if !new.is_kind(Kind::Dict) {
        let got = vm.type_name(new);
        let message = format!("__dict__ must be set to a dictionary, not a '{got}'");
        return Err(vm.type_error(message));
    }
    function.set_field(|f| &f.dict, new, vm);
    Ok(())
}

const fn constant(name: &'static str, get: fn(&mut Vm, Value) -> PyResult<Value>) -> GetSetDecl {
    GetSetDecl { name, get, set: Some(read_only_member), doc: "" }
}

const fn variable(
    name: &'static str,
    get: fn(&mut Vm, Value) -> PyResult<Value>,
    set: fn(&mut Vm, Value, Option<Value>) -> PyResult<()>,
) -> GetSetDecl {
    GetSetDecl { name, get, set: Some(set), doc: "" }
}

const DEFAULTS: (Kind, &str) = (Kind::Tuple, "__defaults__ must be set to a tuple object");
const KEYWORDS: (Kind, &str) = (Kind::Dict, "__kwdefaults__ must be set to a dict object");

static GETSETS: &[GetSetDecl] = &[
    variable("__code__", |vm, f| read(vm, f, |f| &f.code), set_code),
    variable(
        "__defaults__",
        |vm, f| read(vm, f, |f| &f.defaults),
        |vm, f, value| set_kind(vm, f, value, DEFAULTS, |f| &f.defaults),
    ),
    variable(
        "__kwdefaults__",
        |vm, f| read(vm, f, |f| &f.keyword_defaults),
        |vm, f, value| set_kind(vm, f, value, KEYWORDS, |f| &f.keyword_defaults),
    ),
    constant("__closure__", closure),
    constant("__globals__", |vm, f| Ok(function_of(f, vm)?.code().globals().value())),
    constant("__builtins__", |vm, f| {
        function_of(f, vm)?;
        Ok(vm.builtins().value())
    }),
    variable("__dict__", |vm, f| Ok(function_of(f, vm)?.dict(vm).value()), set_dict),
    variable(
        "__name__",
        |vm, f| read(vm, f, |f| &f.name),
        |vm, f, value| set_text(vm, f, value, "__name__", |f| &f.name),
    ),
    variable(
        "__qualname__",
        |vm, f| read(vm, f, |f| &f.qualified_name),
        |vm, f, value| set_text(vm, f, value, "__qualname__", |f| &f.qualified_name),
    ),
    variable(
        "__module__",
        |vm, f| read(vm, f, |f| &f.module),
        |vm, f, value| {
            let function = function_of(f, vm)?;
            function.set_field(|f| &f.module, value.unwrap_or(Value::NONE), vm);
            Ok(())
        },
    ),
    variable(
        "__doc__",
        |vm, f| read(vm, f, |f| &f.doc),
        |vm, f, value| {
            let function = function_of(f, vm)?;
            function.set_field(|f| &f.doc, value.unwrap_or(Value::NONE), vm);
            Ok(())
        },
    ),
    variable("__annotations__", annotations, set_annotations),
    variable("__annotate__", |vm, f| read(vm, f, |f| &f.annotate), set_annotate),
    variable("__type_params__", type_params, set_type_params),
];

/// `function`'s declaration.
pub static FUNCTION: ClassDecl = ClassDecl {
    kind: Kind::Function,
    methods: &[&FUNCTION_NEW, &FUNCTION_CALL, &FUNCTION_GET, &FUNCTION_REPR],
    getsets: GETSETS,
    doc: "Create a function object.\n\n  code\n    a code object\n  globals\n    the globals \
          dictionary\n  name\n    a string that overrides the name from the code object\n  \
          argdefs\n    a tuple that specifies the default argument values\n  closure\n    a tuple \
          that supplies the bindings for free variables\n  kwdefaults\n    a dictionary that \
          specifies the default keyword argument values",
    ..ClassDecl::new(ClassId::Function, "function")
};
