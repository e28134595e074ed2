//! Attributes of classes (`Color.RED`, `Node.make(…)`): what an instruction caches
//! where the object is a class itself.
//!
//! All classes of a metaclass have one shape, so a class is known by the shape of its
//! instances, which is its own. The instruction is registered with the class, whose
//! change or end empties the cache, and with its metaclass.

use super::attributes::is_free;
use super::binary::quicken;
use crate::class_id::ClassId;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::{Class, class_flags};
use crate::object::code::Code;
use crate::object::method_wrappers::{ClassMethod, StaticMethod};
use crate::object::str::Str;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::Op;
use taipan_heap::Value;

impl Vm {
    /// What `class.name` finds in the class or its bases, if that is all there is to
    /// know and will hold until one of them changes.
    fn find_in_type(&self, class: Class, name: Str) -> Option<Value> {
        let meta = self.class_of(class.value());
        if !class.has(class_flags::MUTABLE)
            || !self.has_generic_get(meta)
            || meta.lookup(name, self).is_some()
        {
            return None;
        }
        class.lookup(name, self)
    }

    /// Lets the `LoadAttr` at `at` cache an attribute of a class that is as it stands
    /// there.
    pub(super) fn cache_type_attr(&self, code: Code, at: *mut u32, class: Class, name: Str) {
        if is_free(at)
            && let Some(attribute) = self.find_in_type(class, name)
            && (attribute.is_kind(Kind::Function) || !self.is_descriptor(attribute))
        {
            self.cache_of_type(code, at, class, attribute, Op::LoadAttrType);
        }
    }

    /// Lets the `LoadMethod` at `at` cache a function of a class, or one wrapped in a
    /// `staticmethod` or `classmethod`.
    pub(super) fn cache_type_method(&self, code: Code, at: *mut u32, class: Class, name: Str) {
        if is_free(at)
            && let Some(attribute) = self.find_in_type(class, name)
            && method_of_type(attribute, class).is_some()
        {
            self.cache_of_type(code, at, class, attribute, Op::LoadMethodType);
        }
    }

    fn is_descriptor(&self, attribute: Value) -> bool {
        let native =
            [Kind::Native, Kind::GetSet, Kind::Member, Kind::StaticMethod, Kind::ClassMethod];
        native.iter().any(|&kind| attribute.is_kind(kind))
            || attribute.is_pointer()
                && self.class_of(attribute).special(Special::Get, self).is_some()
    }

    fn cache_of_type(&self, code: Code, at: *mut u32, class: Class, attribute: Value, op: Op) {
        let Some(place) = self.cache_cell(code, at, attribute) else { return };
        self.depend_on_class(class, code, at);
        self.depend_on_class(self.class_of(class.value()), code, at);
        // An attribute that can get a `__get__` matters too.
        self.depend_on_class(self.class_of(attribute), code, at);
        // SAFETY: the cache words follow the name.
        unsafe {
            *at.add(2) = class.root_shape();
            *at.add(3) = place;
            quicken(at, op);
        }
    }
}

/// Callee and receiver of a call of this attribute of `class`, if it is a function as
/// it stands or in a wrapper.
#[inline(always)]
pub(super) fn method_of_type(attribute: Value, class: Class) -> Option<(Value, Value)> {
    if attribute.is_kind(Kind::Function) {
        return Some((attribute, Value::UNBOUND));
    }
    let plain = |id: ClassId| attribute.shape_number() == Some(id.shape());
    if plain(ClassId::StaticMethod) {
        let callee = attribute.downcast::<StaticMethod>()?.callable();
        return callee.is_kind(Kind::Function).then_some((callee, Value::UNBOUND));
    }
    if plain(ClassId::ClassMethod) {
        let callee = attribute.downcast::<ClassMethod>()?.callable();
        return callee.is_kind(Kind::Function).then_some((callee, class.value()));
    }
    None
}
