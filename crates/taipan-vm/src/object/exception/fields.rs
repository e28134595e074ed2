//! Fields that only some exceptions have: `OSError.errno`, `StopIteration.value`, …
//!
//! They are no attributes of the instance (`vars(error)` does not show them) but
//! members of the class, as in CPython. Their values stand in an array that is
//! made when the first is set; until then a field follows from `args`.

use super::Exception;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::array::Array;
use crate::object::class::{Class, GetSetDecl};
use crate::vm::Vm;
use taipan_heap::Value;

/// The fields that a class adds, in the order of its array.
pub(crate) fn names(id: ClassId) -> &'static [&'static str] {
    match id {
        ClassId::AttributeError => &["name", "obj"],
        ClassId::NameError => &["name"],
        ClassId::ImportError => &["msg", "name", "path", "name_from"],
        ClassId::StopIteration => &["value"],
        ClassId::SystemExit => &["code"],
        ClassId::OSError => &["errno", "strerror", "filename", "filename2"],
        ClassId::SyntaxError => &[
            "msg",
            "filename",
            "lineno",
            "offset",
            "text",
            "end_lineno",
            "end_offset",
            "print_file_and_line",
        ],
        ClassId::UnicodeEncodeError
        | ClassId::UnicodeDecodeError
        | ClassId::UnicodeTranslateError => &["encoding", "object", "start", "end", "reason"],
        ClassId::BaseExceptionGroup => &["message", "exceptions"],
        _ => &[],
    }
}

/// The class whose fields instances of `class` have.
fn owner(class: Class) -> Option<ClassId> {
    let bases = class.mro();
    let mut ids = bases.items().iter().filter_map(|base| base.downcast::<Class>()?.decl());
    ids.find(|decl| !names(decl.id).is_empty()).map(|decl| decl.id)
}

impl Exception {
    fn field_index(self, name: &str, vm: &Vm) -> Option<(usize, usize)> {
        let names = names(owner(vm.class_of(self.value()))?);
        Some((names.iter().position(|n| *n == name)?, names.len()))
    }

    /// Sets one of the exception's fields.
    ///
    /// # Errors
    /// `MemoryError`; `AttributeError` for a name that is none of its fields.
    pub fn set_named_field(self, name: &str, value: Value, vm: &Vm) -> PyResult<()> {
        let Some((index, count)) = self.field_index(name, vm) else {
            let class = vm.type_name(self.value());
            let message = format!("'{class}' object has no attribute '{name}'");
            return Err(vm.raise(ClassId::AttributeError, message));
        };
        let fields = match self.object().fields.get().downcast::<Array>() {
            Some(fields) => fields,
            None => {
                let fields = Array::new(count, vm)?;
                self.set_field(|o| &o.fields, fields.value(), vm);
                fields
            }
        };
        if index < fields.capacity() {
            fields.set(index, value, vm);
        }
        Ok(())
    }

    /// One of the exception's fields; `None` where it has no such field.
    pub fn named_field(self, name: &str, vm: &Vm) -> Value {
        let set = self.object().fields.get().downcast::<Array>().and_then(|fields| {
            let (index, _) = self.field_index(name, vm)?;
            (index < fields.capacity()).then(|| fields.get(index)).and_then(Value::bound)
        });
        set.unwrap_or_else(|| self.field_of_args(name))
    }

    /// What a field is that nobody has set: exceptions that the machine raises
    /// come without their fields.
    fn field_of_args(self, name: &str) -> Value {
        match (name, self.args().items()) {
            ("value" | "code" | "msg", &[one]) => one,
            ("value", &[first, ..]) => first,
            ("code", [_, ..]) => self.args().value(),
            _ => Value::NONE,
        }
    }
}

fn get<const FIELD: usize>(vm: &mut Vm, object: Value) -> PyResult<Value> {
    let name = |error: Exception| {
        names(owner(vm.class_of(error.value()))?).get(FIELD).map(|name| error.named_field(name, vm))
    };
    Ok(object.downcast::<Exception>().and_then(name).unwrap_or(Value::NONE))
}

fn set<const FIELD: usize>(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let Some(error) = object.downcast::<Exception>() else {
        return Err(vm.type_error("an exception is needed"));
    };
    let owner = owner(vm.class_of(object));
    let Some(&name) = owner.and_then(|owner| names(owner).get(FIELD)) else { return Ok(()) };
    error.set_named_field(name, value.unwrap_or(Value::NONE), vm)
}

fn read_only(vm: &mut Vm, _: Value, _: Option<Value>) -> PyResult<()> {
    Err(vm.raise(ClassId::AttributeError, "readonly attribute"))
}

macro_rules! declare {
    ($($declared:ident: $($index:literal $name:literal)*;)*) => {
        $(pub(super) static $declared: &[GetSetDecl] = &[$(
            GetSetDecl { name: $name, get: get::<$index>, set: Some(set::<$index>), doc: "" },
        )*];)*
    };
}

declare! {
    ATTRIBUTE_ERROR: 0 "name" 1 "obj";
    NAME_ERROR: 0 "name";
    IMPORT_ERROR: 0 "msg" 1 "name" 2 "path" 3 "name_from";
    STOP_ITERATION: 0 "value";
    SYSTEM_EXIT: 0 "code";
    OS_ERROR: 0 "errno" 1 "strerror" 2 "filename" 3 "filename2";
    SYNTAX_ERROR: 0 "msg" 1 "filename" 2 "lineno" 3 "offset" 4 "text" 5 "end_lineno"
        6 "end_offset" 7 "print_file_and_line";
    UNICODE_ERROR: 0 "encoding" 1 "object" 2 "start" 3 "end" 4 "reason";
}

/// The fields of exception groups, which do not change.
pub(super) static GROUP: &[GetSetDecl] = &[
    GetSetDecl { name: "message", get: get::<0>, set: Some(read_only), doc: "exception message" },
    GetSetDecl {
        name: "exceptions",
        get: get::<1>,
        set: Some(read_only),
        doc: "nested exceptions",
    },
];
