//! The layout of instances: which built-in type's memory they begin with, and
//! where their slots and attributes lie.
//!
//! As in CPython, every class has a *solid base*: the nearest class on the chain
//! of best bases that adds fields to instances, be it a built-in type with a
//! memory of its own or a class with `__slots__`. A class can have several bases
//! only if their solid bases lie on one line.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::kind::Kind;
use crate::object::class::{Class, class_flags};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::shape::AttributeLayout;
use crate::vm::Vm;
use taipan_heap::Value;

/// The fewest and the most attributes that get room in the instance itself.
const INLINE: std::ops::RangeInclusive<usize> = 2..=16;
/// The most `__slots__` an instance can have; CPython has no limit.
pub(crate) const MAX_FIXED_SLOTS: usize = 900;

impl Class {
    /// `__base__`: the base that gives the instances their layout.
    pub(crate) fn base(self, vm: &Vm) -> Option<Class> {
        if let Some(known) = self.known_base() {
            return Some(known);
        }
        let bases = self.bases();
        let mut winner: Option<(Class, Class)> = None;
        for base in bases.items().iter().filter_map(|b| b.downcast::<Class>()) {
            let solid = base.solid_base(vm);
            match winner {
                Some((_, best)) if best.is_subclass_of(solid) => {}
                _ => winner = Some((base, solid)),
            }
        }
        let (base, _) = winner?;
        self.set_known_base(base, vm);
        Some(base)
    }

    /// The nearest class on the chain of bases that adds fields to instances.
    pub(crate) fn solid_base(self, vm: &Vm) -> Class {
        let mut class = self;
        loop {
            if class.is_solid(vm) {
                return class;
            }
            match class.base(vm) {
                Some(base) => class = base,
                None => return class,
            }
        }
    }

    /// The nearest built-in class on the chain of bases.
    pub(crate) fn built_in_base(self, vm: &Vm) -> Class {
        let mut class = self;
        while class.decl().is_none()
            && let Some(base) = class.base(vm)
        {
            class = base;
        }
        class
    }

    fn is_solid(self, vm: &Vm) -> bool {
        let Some(decl) = self.decl() else { return self.has(class_flags::OWN_SLOTS) };
        if decl.kind == Kind::Exception {
            return has_own_exception_fields(decl.id);
        }
        let base = vm.class(decl.base).decl();
        decl.id == ClassId::Object
            || base.is_none_or(|b| b.kind != decl.kind || b.fixed_words != decl.fixed_words)
    }
}

/// Has the exception class fields of its own in CPython? All have one layout
/// here, but which of them can be combined must be the same.
fn has_own_exception_fields(id: ClassId) -> bool {
    use ClassId::*;
    matches!(
        id,
        BaseException
            | BaseExceptionGroup
            | StopIteration
            | SystemExit
            | ImportError
            | OSError
            | NameError
            | AttributeError
            | SyntaxError
            | UnicodeEncodeError
            | UnicodeDecodeError
            | UnicodeTranslateError
    )
}

/// How instances of a new class are laid out.
pub(crate) struct InstanceLayout {
    pub kind: Kind,
    pub attributes: AttributeLayout,
    /// Does it add a `__dict__` that its base's instances have not?
    pub adds_dict: bool,
}

impl Vm {
    /// The base that gives a class with these bases its layout; raises where
    /// there can be no such class.
    pub(crate) fn best_base(&self, bases: Tuple) -> PyResult<Option<Class>> {
        let mut winner: Option<(Class, Class)> = None;
        for base in bases.items() {
            let Some(base) = base.downcast::<Class>() else {
                return Err(self.type_error("bases must be types"));
            };
            if !base.has(class_flags::SUBCLASSABLE | class_flags::MUTABLE) {
                let name = base.name_text();
                return Err(
                    self.type_error(format!("type '{name}' is not an acceptable base type"))
                );
            }
            let solid = base.solid_base(self);
            match winner {
                Some((_, best)) if best.is_subclass_of(solid) => {}
                Some((_, best)) if !solid.is_subclass_of(best) => {
                    return Err(self.type_error("multiple bases have instance lay-out conflict"));
                }
                _ => winner = Some((base, solid)),
            }
        }
        Ok(winner.map(|(base, _)| base))
    }

    /// The layout of instances of a class derived from `base`, with `slots`
    /// slots of `__slots__` (inherited ones included) and, if they have a
    /// `__dict__`, an expected number of attributes.
    pub(crate) fn instance_layout(
        &self,
        base: Class,
        slots: usize,
        has_dict: bool,
        expected: usize,
    ) -> InstanceLayout {
        let kind = base.kind();
        let inherited = base.layout();
        let mut attributes = AttributeLayout { has_dict, ..inherited };
        // Classes and modules have their dict elsewhere.
        let own_namespace = matches!(kind, Kind::Class | Kind::Module);
        if kind == Kind::Instance && attributes.attributes_at == 0 && (has_dict || slots > 0) {
            attributes.attributes_at = 1;
        }
        attributes.inline = if attributes.attributes_at == 0 {
            0
        } else if has_dict && !own_namespace {
            let least = if kind == Kind::Instance { *INLINE.start() } else { 0 };
            (slots + expected.clamp(least, *INLINE.end())) as u16
        } else {
            slots as u16
        };
        InstanceLayout { kind, attributes, adds_dict: has_dict && !inherited.has_dict }
    }

    /// How many attributes the methods of a class and of its bases set, by
    /// `__static_attributes__`.
    pub(crate) fn expected_attributes(&self, bases: Tuple, own: Option<Value>) -> PyResult<usize> {
        let key = self.intern("__static_attributes__")?;
        let mut names: Vec<String> = Vec::new();
        let mut note = |tuple: Option<Value>| {
            let Some(tuple) = tuple.and_then(|t| t.downcast::<Tuple>()) else { return };
            for name in tuple.items().iter().filter_map(|n| n.downcast::<Str>()) {
                let name = name.to_string_lossy();
                if names.len() <= *INLINE.end() && names.iter().all(|n| *n != name) {
                    names.push(name.into_owned());
                }
            }
        };
        note(own);
        for base in bases.items().iter().filter_map(|b| b.downcast::<Class>()) {
            for class in base.mro().items().iter().filter_map(|c| c.downcast::<Class>()) {
                if class.decl().is_none() {
                    note(class.dict(self).get_str(key, self));
                }
            }
        }
        Ok(names.len())
    }
}
