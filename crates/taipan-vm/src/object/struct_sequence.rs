//! Struct sequences: tuples whose elements have names (`time.struct_time`,
//! `os.stat_result`, `sys.version_info`).
//!
//! A struct sequence is a class derived from `tuple`, made from a
//! [`StructSequence`] when its module is first imported. Fields behind the
//! visible elements are ordinary attributes of the instance.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::{Class, GetSetDecl, NewClass, class_flags};
use crate::object::descriptor::GetSet;
use crate::object::dict::Dict;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::shape::AttributeLayout;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// A struct sequence as declared.
#[derive(Debug)]
pub struct StructSequence {
    /// `__name__`.
    pub name: &'static str,
    /// `__module__`.
    pub module: &'static str,
    /// `__doc__`.
    pub doc: &'static str,
    /// The visible elements, in order: [`field`].
    pub fields: &'static [GetSetDecl],
}

/// The field that is element `N`.
pub const fn field<const N: usize>(name: &'static str, doc: &'static str) -> GetSetDecl {
    fn get<const N: usize>(_vm: &mut Vm, this: Value) -> PyResult<Value> {
        let tuple = this.downcast::<Tuple>();
        Ok(tuple.and_then(|t| t.items().get(N).copied()).unwrap_or(Value::NONE))
    }
    GetSetDecl { name, get: get::<N>, set: None, doc }
}

impl Vm {
    /// Makes the class.
    pub fn struct_sequence(&self, decl: &StructSequence) -> PyResult<Class> {
        let name = self.intern(decl.name)?;
        let layout = AttributeLayout { attributes_at: 0, inline: 0, has_dict: true };
        let tuple = self.class(ClassId::Tuple).value();
        let object = self.class(ClassId::Object).value();
        let dict = Dict::new(self);
        let new = NewClass {
            metaclass_shape: ClassId::Type.shape(),
            name,
            qualified_name: name.value(),
            flags: class_flags::FILLED | class_flags::HAS_DICT | class_flags::SEQUENCE,
            kind: Kind::Tuple,
            layout,
            decl: None,
            bases: Tuple::small([tuple], self).value(),
            dict,
        };
        let class = Class::allocate(&new, self);
        class.set_prefix(decl.module);
        class.set_mro(Tuple::small([class.value(), tuple, object], self), self);
        class.set_root_shape(self.shapes.add_root(class, layout, &[]));
        let mut names = GcVec::new(self);
        for field in decl.fields {
            let name = self.intern(field.name)?;
            names.push(name.value(), self)?;
            dict.set_str(name, GetSet::new(field, class.value(), self).value(), self)?;
        }
        for method in [&NEW, &REPR, &REDUCE] {
            let native = Native::method(method, class.value(), self);
            dict.set_str(self.intern(method.name)?, native.value(), self)?;
        }
        let count = Value::int(decl.fields.len() as i64);
        let attributes = [
            ("__module__", Str::new(decl.module, self)?.value()),
            ("__doc__", Str::new(decl.doc, self)?.value()),
            ("__match_args__", names.into_tuple(self)?.value()),
            ("n_fields", count),
            ("n_sequence_fields", count),
            ("n_unnamed_fields", Value::int(0)),
        ];
        for (key, value) in attributes {
            dict.set_str(self.intern(key)?, value, self)?;
        }
        Ok(class)
    }

    /// An instance of a class made by [`Vm::struct_sequence`].
    pub fn struct_sequence_of(&self, class: Class, items: &[Value]) -> PyResult<Value> {
        Tuple::with_shape(items, class.root_shape(), 1, self).map(Handle::value)
    }
}

/// `module.name`, as these classes call themselves.
fn full_name(class: Class, vm: &Vm) -> PyResult<String> {
    let module = class.lookup(vm.intern("__module__")?, vm).and_then(|m| m.downcast::<Str>());
    let module = module.map_or_else(String::new, |m| m.to_string_lossy().into_owned() + ".");
    Ok(module + &class.plain_name())
}

fn field_names(class: Class, vm: &Vm) -> PyResult<Tuple> {
    let names = class.lookup(vm.intern("__match_args__")?, vm).and_then(|n| n.downcast());
    Ok(names.unwrap_or_else(|| vm.empty_tuple()))
}

/// Create and return a new object.  See help(type) for accurate signature.
#[native("__new__(cls, sequence, dict=None)", static)]
fn new(class: Class, sequence: Value, _dict: Value, vm: &mut Vm) -> PyResult<Value> {
    if vm.class_of(sequence).special(crate::Special::Iter, vm).is_none() {
        return Err(vm.type_error("constructor requires a sequence"));
    }
    let items = vm.collect(sequence)?;
    let expected = field_names(class, vm)?.len();
    if items.len() < expected {
        let name = full_name(class, vm)?;
        return Err(vm.type_error(format!(
            "{name}() takes a {expected}-sequence ({}-sequence given)",
            items.len()
        )));
    }
    let items = items.as_slice().get(..expected).unwrap_or_default();
    vm.struct_sequence_of(class, items)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn repr(this: Tuple, vm: &mut Vm) -> PyResult<String> {
    let class = vm.class_of(this.value());
    let names = field_names(class, vm)?;
    let mut text = full_name(class, vm)? + "(";
    for (i, (&name, &item)) in names.items().iter().zip(this.items()).enumerate() {
        if i > 0 {
            text.push_str(", ");
        }
        if let Some(name) = name.downcast::<Str>() {
            text.push_str(&name.to_string_lossy());
        }
        text.push('=');
        text.push_str(&vm.repr_text(item)?);
    }
    Ok(text + ")")
}

/// Helper for pickle.
#[native("__reduce__(self, /)")]
fn reduce(this: Tuple, vm: &mut Vm) -> PyResult<Tuple> {
    let items = Tuple::new(this.items(), vm)?;
    let args = Tuple::small([items.value()], vm);
    Ok(Tuple::small([vm.class_of(this.value()).value(), args.value()], vm))
}
