//! What every exception has: `BaseException`'s methods and attributes.

use super::{Exception, ExceptionObject};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::Args;
use crate::object::class::{Class, GetSetDecl};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::Value;
use taipan_macros::native;

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub fn exception_new(
    class: Class,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let _ = kwargs;
    if !class.is_subclass_of(vm.class(ClassId::BaseException)) {
        return Err(vm.type_error("exceptions must derive from BaseException"));
    }
    let args = Tuple::new(&args, vm)?;
    Ok(Exception::allocate(class, args, vm).value())
}

/// Initialize self.
#[native("__init__(self, /, *args, **kwargs)")]
pub fn exception_init(
    this: Exception,
    args: Args,
    kwargs: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<()> {
    if kwargs.is_some_and(|k| k.len(vm) > 0) {
        let name = vm.type_name(this.value());
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let args = Tuple::new(&args, vm)?;
    this.set_field(|o| &o.args, args.value(), vm);
    Ok(())
}

/// Return str(self).
#[native("__str__(self, /)")]
pub fn exception_str(this: Exception, vm: &mut Vm) -> PyResult<Str> {
    match this.args().items() {
        [] => Ok(vm.empty_str()),
        &[one] => vm.str(one),
        _ => vm.repr(this.args().value()),
    }
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn exception_repr(this: Exception, vm: &mut Vm) -> PyResult<String> {
    let name = vm.type_name(this.value());
    match this.args().items() {
        &[one] => Ok(format!("{name}({})", vm.repr_text(one)?)),
        _ => Ok(format!("{name}{}", vm.repr_text(this.args().value())?)),
    }
}

/// Set self.__traceback__ to tb and return self.
#[native("with_traceback(self, tb, /)")]
pub fn with_traceback(this: Exception, traceback: Value, vm: &mut Vm) -> PyResult<Value> {
    set_traceback(vm, this.value(), Some(traceback))?;
    Ok(this.value())
}

/// Add a note to the exception.
#[native("add_note(self, note, /)")]
pub fn add_note(this: Exception, note: Value, vm: &mut Vm) -> PyResult<()> {
    if !note.is_kind(crate::Kind::Str) {
        let name = if note.is_none() { "None".to_owned() } else { vm.type_name(note) };
        return Err(vm.type_error(format!("add_note() argument must be str, not {name}")));
    }
    let name = vm.intern("__notes__")?;
    let notes = match vm.try_get_attr(this.value(), name)? {
        Some(notes) => notes
            .downcast::<List>()
            .ok_or_else(|| vm.type_error("Cannot add note: __notes__ is not a list"))?,
        None => {
            let list = List::new(vm);
            vm.set_attr(this.value(), name, list.value())?;
            list
        }
    };
    notes.push(note, vm)
}

/// The class, the arguments, and the attributes if there are any.
#[native("__reduce__(self, /)")]
pub fn exception_reduce(this: Exception, vm: &mut Vm) -> PyResult<Value> {
    reduce_with(this, this.args().value(), &[], vm)
}

/// What recreates an exception: `class(*args)`, then `__setstate__` with its
/// attributes and these fields.
pub(super) fn reduce_with(
    this: Exception,
    args: Value,
    fields: &[&str],
    vm: &mut Vm,
) -> PyResult<Value> {
    let class = vm.class_of(this.value()).value();
    let own = vm.to_dictionary(this.value())?;
    let mut state = own.filter(|own| own.len(vm) > 0);
    for field in fields {
        let value = if *field == "args" { args } else { this.named_field(field, vm) };
        if value.is_none() {
            continue;
        }
        let copy = match state {
            Some(state) if own == Some(state) => state.copy(vm)?,
            Some(state) => state,
            None => Dict::new(vm),
        };
        copy.set_str(vm.intern(field)?, value, vm)?;
        state = Some(copy);
    }
    Ok(match state {
        Some(state) => Tuple::small([class, args, state.value()], vm).value(),
        None => Tuple::small([class, args], vm).value(),
    })
}

/// Sets each attribute that the state, a dict, has.
#[native("__setstate__(self, state, /)")]
pub fn exception_setstate(this: Exception, state: Value, vm: &mut Vm) -> PyResult<()> {
    if state.is_none() {
        return Ok(());
    }
    let Some(state) = state.downcast::<Dict>() else {
        return Err(vm.type_error("state is not a dictionary"));
    };
    let mut number = 0;
    while let Some((at, entry)) = state.next_entry(number, vm) {
        let Some(name) = entry.key.downcast::<Str>() else {
            return Err(vm.type_error("attribute name must be string"));
        };
        vm.set_attr(this.value(), name, entry.value)?;
        number = at + 1;
    }
    Ok(())
}

fn this(vm: &Vm, value: Value) -> PyResult<Exception> {
    value.downcast().ok_or_else(|| vm.type_error("an exception is needed"))
}

fn field(
    vm: &mut Vm,
    value: Value,
    which: fn(&ExceptionObject) -> &Cell<Value>,
) -> PyResult<Value> {
    let this = this(vm, value)?;
    Ok(which(this.object()).get())
}

fn set_args(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let this = this(vm, object)?;
    let Some(value) = value else { return Err(vm.type_error("args may not be deleted")) };
    let items = vm.collect(value)?;
    let args = items.into_tuple(vm)?;
    this.set_field(|o| &o.args, args.value(), vm);
    Ok(())
}

fn set_traceback(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let this = this(vm, object)?;
    let Some(value) = value else {
        return Err(vm.type_error("__traceback__ may not be deleted"));
    };
    if !value.is_none() && !value.is_kind(crate::Kind::Traceback) {
        return Err(vm.type_error("__traceback__ must be a traceback or None"));
    }
    this.set_field(|o| &o.traceback, value, vm);
    Ok(())
}

fn checked_link(vm: &mut Vm, value: Option<Value>, name: &str) -> PyResult<Value> {
    let Some(value) = value else {
        return Err(vm.type_error(format!("{name} may not be deleted")));
    };
    if !value.is_none() && !value.is_kind(crate::Kind::Exception) {
        let what = name.trim_matches('_');
        return Err(
            vm.type_error(format!("exception {what} must be None or derive from BaseException"))
        );
    }
    Ok(value)
}

fn set_cause(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let this = this(vm, object)?;
    let value = checked_link(vm, value, "__cause__")?;
    this.set_field(|o| &o.cause, value, vm);
    this.set_field(|o| &o.suppress_context, Value::TRUE, vm);
    Ok(())
}

fn set_context(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let this = this(vm, object)?;
    let value = checked_link(vm, value, "__context__")?;
    this.set_field(|o| &o.context, value, vm);
    Ok(())
}

fn set_suppress(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let this = this(vm, object)?;
    let Some(truth) = value.and_then(Value::as_bool) else {
        return Err(vm.type_error("attribute value type must be bool"));
    };
    this.set_field(|o| &o.suppress_context, Value::bool(truth), vm);
    Ok(())
}

/// The computed attributes of every exception.
pub(super) static GETSETS: &[GetSetDecl] = &[
    GetSetDecl {
        name: "args",
        get: |vm, v| field(vm, v, |o| &o.args),
        set: Some(set_args),
        doc: "",
    },
    GetSetDecl {
        name: "__dict__",
        get: crate::object::attribute_dict::instance_dict,
        set: Some(crate::object::attribute_dict::set_instance_dict),
        doc: "",
    },
    GetSetDecl {
        name: "__traceback__",
        get: |vm, v| field(vm, v, |o| &o.traceback),
        set: Some(set_traceback),
        doc: "",
    },
    GetSetDecl {
        name: "__cause__",
        get: |vm, v| field(vm, v, |o| &o.cause),
        set: Some(set_cause),
        doc: "exception cause",
    },
    GetSetDecl {
        name: "__context__",
        get: |vm, v| field(vm, v, |o| &o.context),
        set: Some(set_context),
        doc: "exception context",
    },
    GetSetDecl {
        name: "__suppress_context__",
        get: |vm, v| field(vm, v, |o| &o.suppress_context),
        set: Some(set_suppress),
        doc: "",
    },
];
