//! Assignment to `__class__` and to `__bases__`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle, header};
use crate::kind::Kind;
use crate::object::class::{Class, class_flags};
use crate::object::descriptor::Member;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::shape::AttributeLayout;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    /// `object.__class__ = value`.
    pub(crate) fn assign_class(&mut self, object: Value, value: Option<Value>) -> PyResult<()> {
        let Some(value) = value else {
            return Err(self.type_error("can't delete __class__ attribute"));
        };
        let Some(new) = value.downcast::<Class>() else {
            let got = self.type_name(value);
            return Err(
                self.type_error(format!("__class__ must be set to a class, not '{got}' object"))
            );
        };
        let old = self.class_of(object);
        let module = self.class(ClassId::Module);
        let modules = old.is_subclass_of(module) && new.is_subclass_of(module);
        let mutable = old.has(class_flags::MUTABLE) && new.has(class_flags::MUTABLE);
        if !modules && !mutable {
            return Err(self.type_error(
                "__class__ assignment only supported for mutable types or ModuleType subclasses",
            ));
        }
        if !self.same_layout(old, new) {
            let (old, new) = (old.name_text(), new.name_text());
            return Err(self.type_error(format!(
                "__class__ assignment: '{new}' object layout differs from '{old}'"
            )));
        }
        self.give_class(object, new);
        Ok(())
    }

    fn same_layout(&self, old: Class, new: Class) -> bool {
        let (from, to) = (old.layout(), new.layout());
        if old.kind() == Kind::Module && new.kind() == Kind::Module {
            return self.fixed_names(old) == self.fixed_names(new);
        }
        old.kind() == new.kind()
            && from.has_dict == to.has_dict
            && from.attributes_at == to.attributes_at
            && old.built_in_base(self) == new.built_in_base(self)
            && self.fixed_names(old) == self.fixed_names(new)
    }

    /// The names of a class's slots, in order.
    fn fixed_names(&self, class: Class) -> Vec<Vec<u8>> {
        let keys = self.shapes.get(class.root_shape()).fixed_keys();
        let names = keys.iter().filter_map(|k| k.downcast::<Member>());
        names
            .map(|m| m.name().downcast::<Str>().map_or(Vec::new(), |n| n.as_bytes().to_vec()))
            .collect()
    }

    /// Gives the object the shape of class `new` that has the object's layout
    /// and attributes.
    fn give_class(&mut self, object: Value, new: Class) {
        let Some((_, shape)) = self.shape_of(object) else { return };
        let layout = AttributeLayout {
            attributes_at: shape.attributes_at,
            inline: shape.inline,
            has_dict: shape.has_dict,
        };
        let root = new.root_shape();
        let mut number = if layout.inline == new.layout().inline {
            root
        } else {
            let fixed = self.shapes.get(root).fixed_keys();
            self.shapes.root_with(new, layout, &fixed)
        };
        if shape.dictionary {
            number = self.shapes.dictionary_of(number);
        } else {
            for slot in shape.fixed..shape.count {
                if let Some(key) = shape.key(slot) {
                    number = self.shapes.with_attribute(number, key);
                }
            }
        }
        // SAFETY: an object with a shape is a pointer.
        unsafe { header(object) }.set_shape(number);
        if let Some(class) = object.downcast::<Class>() {
            // It has another metaclass.
            self.shapes.forget(class, None);
        }
        if new.has(class_flags::HAS_DEL)
            && let Some(head) = object.as_pointer()
        {
            self.heap.register_finalizer(head);
        }
    }

    /// `class.__bases__ = value`.
    pub(crate) fn assign_bases(&mut self, class: Class, value: Option<Value>) -> PyResult<()> {
        let name = class.name_text();
        self.check_mutable(class, "__bases__", value.is_none())?;
        let value = value.unwrap_or(Value::NONE);
        let Some(bases) = value.downcast::<Tuple>() else {
            let got = self.type_name(value);
            return Err(
                self.type_error(format!("can only assign tuple to {name}.__bases__, not {got}"))
            );
        };
        if bases.is_empty() {
            return Err(self.type_error(format!(
                "can only assign non-empty tuple to {name}.__bases__, not ()"
            )));
        }
        for &base in bases.items() {
            let Some(base) = base.downcast::<Class>() else {
                let got = self.type_name(base);
                return Err(self.type_error(format!(
                    "{name}.__bases__ must be tuple of classes, not '{got}'"
                )));
            };
            if self.inherits_from(base, class)? {
                return Err(self.type_error("a __bases__ item causes an inheritance cycle"));
            }
        }
        self.check_base_layout(class, bases)?;
        let old = class.bases();
        let mros = self.save_mros(class)?;
        class.set_bases(bases, self);
        let renewed = self.renew_mro(class);
        if class.bases() != bases {
            // A metaclass's `mro()` has assigned to it meanwhile, and that is what counts.
            return renewed;
        }
        if let Err(raised) = renewed {
            class.set_bases(old, self);
            for pair in mros.as_slice().chunks_exact(2) {
                if let (Some(class), Some(mro)) = (pair[0].downcast::<Class>(), pair[1].downcast())
                {
                    class.set_mro(mro, self);
                }
            }
            return Err(raised);
        }
        for base in old.items().iter().filter_map(|b| b.downcast::<Class>()) {
            self.leave_subclass(base, class);
        }
        self.enter_subclass(class)?;
        self.class_changed(class);
        Ok(())
    }

    /// Is `class` or a base of it, at any distance, `ancestor`? The MRO alone does not
    /// say it while a metaclass's `mro()` runs: then bases are set whose MRO is not.
    fn inherits_from(&mut self, class: Class, ancestor: Class) -> PyResult<bool> {
        if class.is_subclass_of(ancestor) {
            return Ok(true);
        }
        let mut seen = std::collections::HashSet::new();
        let mut waiting = crate::GcVec::new(self);
        waiting.push(class.value(), self)?;
        while let Some(class) = waiting.pop().and_then(|c| c.downcast::<Class>()) {
            if class == ancestor {
                return Ok(true);
            }
            if seen.insert(class.value().bits()) {
                for &base in class.bases().items() {
                    waiting.push(base, self)?;
                }
            }
        }
        Ok(false)
    }

    fn check_base_layout(&mut self, class: Class, bases: Tuple) -> PyResult<()> {
        let (old, new) = (class.base(self), self.best_base(bases)?);
        let (Some(old), Some(new)) = (old, new) else { return Ok(()) };
        let fits = old.solid_base(self) == new.solid_base(self)
            && (class.has(class_flags::HAS_DICT) || !new.has(class_flags::HAS_DICT));
        if fits {
            return Ok(());
        }
        let mutable = |class: Class| class.has(class_flags::MUTABLE);
        let what = if mutable(old) == mutable(new) { "object layout" } else { "deallocator" };
        let (old, new) = (old.name_text(), new.name_text());
        Err(self.type_error(format!("__bases__ assignment: '{new}' {what} differs from '{old}'")))
    }

    fn save_mros(&mut self, class: Class) -> PyResult<crate::GcVec> {
        let mut saved = crate::GcVec::new(self);
        let mut result = Ok(());
        self.for_subclasses(class, &mut |class, vm| {
            let pushed = saved.push(class.value(), vm);
            let pushed = pushed.and_then(|()| saved.push(class.mro().value(), vm));
            if result.is_ok() {
                result = pushed;
            }
        });
        result.map(|()| saved)
    }

    /// Computes the MROs of a class and of its subclasses anew.
    fn renew_mro(&mut self, class: Class) -> PyResult<()> {
        let mut result = Ok(());
        self.for_subclasses(class, &mut |class, vm| {
            if result.is_ok() {
                result = vm.set_up_mro(class, class.bases());
            }
        });
        result
    }

    fn leave_subclass(&mut self, base: Class, class: Class) {
        self.shapes.remove_subclass(base, class);
    }
}
