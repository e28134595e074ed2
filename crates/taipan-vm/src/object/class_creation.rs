//! `type.__new__`: the creation of a class.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::Args;
use crate::object::cell::Cell;
use crate::object::class::{Class, NewClass, class_flags};
use crate::object::class_layout::InstanceLayout;
use crate::object::class_slots::Slots;
use crate::object::descriptor::{ClassMethod, GetSet, Member, StaticMethod};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub fn type_new(meta: Value, args: Args, keywords: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    let Some(meta) = meta.downcast::<Class>() else {
        let got = vm.type_name(meta);
        return Err(vm.type_error(format!("type.__new__(X): X is not a type object ({got})")));
    };
    if !meta.has(class_flags::METACLASS) {
        let name = meta.name_text();
        return Err(vm.type_error(format!("type.__new__({name}): {name} is not a subtype of type")));
    }
    let [name, bases, namespace] = args[..] else {
        let count = args.len();
        let message = format!("type.__new__() takes exactly 3 arguments ({count} given)");
        return Err(vm.type_error(message));
    };
    let wrong = |number: usize, expected: &str, value: Value, vm: &Vm| {
        let got = if value.is_none() { "None".to_owned() } else { vm.type_name(value) };
        vm.type_error(format!("type.__new__() argument {number} must be {expected}, not {got}"))
    };
    let name = name.downcast::<Str>().ok_or_else(|| wrong(1, "str", name, vm))?;
    let bases = bases.downcast::<Tuple>().ok_or_else(|| wrong(2, "tuple", bases, vm))?;
    let namespace = namespace.downcast::<Dict>().ok_or_else(|| wrong(3, "dict", namespace, vm))?;
    let winner = vm.calculate_metaclass(meta, bases)?;
    if winner != meta
        && let Some(new) = winner.special(Special::New, vm)
        && !is_type_new(new)
    {
        let new = new.downcast::<StaticMethod>().map_or(new, StaticMethod::callable);
        let all = [winner.value(), name.value(), bases.value(), namespace.value()];
        let all = Tuple::small(all, vm);
        let keywords = keywords.map_or(Value::UNBOUND, Dict::value);
        return vm.call_spread(new, Value::UNBOUND, all.value(), keywords);
    }
    let class = vm.create_class(winner, name, bases, namespace, keywords)?;
    Ok(class.value())
}

fn is_type_new(new: Value) -> bool {
    new.downcast::<crate::object::native_function::Native>()
        .is_some_and(|n| std::ptr::eq(n.decl(), &TYPE_NEW))
}

impl Vm {
    /// The most derived of `meta` and the metaclasses of the bases.
    pub(crate) fn calculate_metaclass(&mut self, meta: Class, bases: Tuple) -> PyResult<Class> {
        let mut winner = meta;
        for &base in bases.items() {
            let candidate = self.class_of(base);
            if winner.is_subclass_of(candidate) {
                continue;
            }
            if candidate.is_subclass_of(winner) {
                winner = candidate;
                continue;
            }
            let name = self.special_name(Special::MroEntries);
            if !base.is_kind(Kind::Class) && self.try_get_attr(base, name)?.is_some() {
                return Err(self.type_error(
                    "type() doesn't support MRO entry resolution; use types.new_class()",
                ));
            }
            return Err(self.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) \
                 subclass of the metaclasses of all its bases",
            ));
        }
        Ok(winner)
    }

    /// Makes a class from its parts, and tells its attributes and bases of it.
    fn create_class(
        &mut self,
        meta: Class,
        name: Str,
        bases: Tuple,
        namespace: Dict,
        keywords: Option<Dict>,
    ) -> PyResult<Class> {
        if name.as_bytes().contains(&0) {
            return Err(self.value_error("type name must not contain null characters"));
        }
        let bases = if bases.is_empty() {
            Tuple::small([self.class(ClassId::Object).value()], self)
        } else {
            Tuple::new(bases.items(), self)?
        };
        for &base in bases.items() {
            let name = self.special_name(Special::MroEntries);
            if !base.is_kind(Kind::Class) && self.try_get_attr(base, name)?.is_some() {
                return Err(self.type_error(
                    "type() doesn't support MRO entry resolution; use types.new_class()",
                ));
            }
        }
        let Some(base) = self.best_base(bases)? else {
            return Err(self.type_error("bases must be types"));
        };
        let inherits_dict = inherits(bases, class_flags::HAS_DICT);
        let slots = self.read_slots(name, base, namespace, base.has(class_flags::HAS_DICT))?;
        let has_dict = inherits_dict || !slots.given || slots.wants_dict;
        let key = self.intern("__static_attributes__")?;
        let expected = self.expected_attributes(bases, namespace.get_str(key, self))?;
        let inherited = self.shapes.get(base.root_shape()).fixed_keys();
        let total = inherited.len() + slots.names.len();
        if total > crate::object::class_layout::MAX_FIXED_SLOTS {
            return Err(self.unsupported("as many __slots__ in one class"));
        }
        let layout = self.instance_layout(base, total, has_dict, expected);
        let dict = self.copy_namespace(namespace)?;
        let class = self.allocate_class(meta, name, bases, dict, &layout)?;
        if !slots.names.is_empty() {
            class.set_flags(class_flags::OWN_SLOTS);
        }
        // A metaclass's `mro()` may already use the class.
        let object = self.class(ClassId::Object).value();
        class.set_mro(Tuple::small([class.value(), object], self), self);
        self.fill_class_namespace(class, dict)?;
        let keys = self.add_descriptors(class, base, &slots, &layout, inherited)?;
        let shape = self.shapes.add_root(class, layout.attributes, keys.as_slice());
        class.set_root_shape(shape);
        self.set_up_mro(class, bases)?;
        self.finish_namespace(class, dict)?;
        if class.special(Special::Del, self).is_some() {
            class.set_flags(class_flags::HAS_DEL);
        }
        self.enter_subclass(class)?;
        self.set_names(class)?;
        self.init_subclass(class, keywords)?;
        Ok(class)
    }

    fn copy_namespace(&mut self, namespace: Dict) -> PyResult<Dict> {
        let dict = Dict::new(self);
        let mut number = 0;
        while let Some((at, entry)) = namespace.next_entry(number, self) {
            match entry.key.downcast::<Str>() {
                Some(key) => dict.set_str(self.intern_str(key)?, entry.value, self)?,
                None => dict.set(entry.key, entry.value, self)?,
            }
            number = at + 1;
        }
        Ok(dict)
    }

    fn allocate_class(
        &mut self,
        meta: Class,
        name: Str,
        bases: Tuple,
        dict: Dict,
        layout: &InstanceLayout,
    ) -> PyResult<Class> {
        use class_flags::*;
        let key = self.intern("__qualname__")?;
        let qualified_name = match dict.get_str(key, self) {
            Some(value) if value.is_kind(Kind::Str) => value,
            Some(value) => {
                let got = self.type_name(value);
                let message = format!("type __qualname__ must be a str, not {got}");
                return Err(self.type_error(message));
            }
            None => name.value(),
        };
        dict.delete_str(key, self);
        let mut flags = MUTABLE | SUBCLASSABLE | FILLED;
        for flag in [EXCEPTION, METACLASS, HAS_DEL] {
            if inherits(bases, flag) {
                flags |= flag;
            }
        }
        flags |= matched_as(bases);
        if layout.attributes.has_dict {
            flags |= HAS_DICT;
        }
        let new = NewClass {
            metaclass_shape: meta.root_shape(),
            name,
            qualified_name,
            flags,
            kind: layout.kind,
            layout: layout.attributes,
            decl: None,
            bases: bases.value(),
            dict,
        };
        Ok(Class::allocate(&new, self))
    }

    /// What a namespace gets before descriptors are added: `__module__`, and
    /// the methods that are static or class methods by name.
    fn fill_class_namespace(&mut self, class: Class, dict: Dict) -> PyResult<()> {
        let module = self.intern("__module__")?;
        if dict.get_str(module, self).is_none() {
            let name = self.intern("__name__")?;
            let globals = self.stacks.frames().last().map(|f| f.code.globals());
            if let Some(name) = globals.and_then(|g| g.get_str(name, self)) {
                dict.set_str(module, name, self)?;
            }
        }
        let new = self.special_name(Special::New);
        if let Some(function) = dict.get_str(new, self)
            && function.is_kind(Kind::Function)
        {
            dict.set_str(new, StaticMethod::new(function, self).value(), self)?;
        }
        for special in [Special::InitSubclass, Special::ClassGetItem] {
            let name = self.special_name(special);
            if let Some(function) = dict.get_str(name, self)
                && function.is_kind(Kind::Function)
            {
                dict.set_str(name, ClassMethod::new(function, self).value(), self)?;
            }
        }
        self.fill_class_cells(class, dict)
    }

    /// Fills the cells through which methods reach `__class__` and annotation
    /// scopes the class's namespace.
    fn fill_class_cells(&mut self, class: Class, dict: Dict) -> PyResult<()> {
        for (name, content) in
            [("__classcell__", class.value()), ("__classdictcell__", dict.value())]
        {
            let key = self.intern(name)?;
            let Some(value) = dict.get_str(key, self) else { continue };
            let Some(cell) = value.downcast::<Cell>() else {
                let class = self.class_of(value);
                let got = self.repr_text(class.value())?;
                return Err(self.type_error(format!("{name} must be a nonlocal cell, not {got}")));
            };
            cell.set(content, self);
            dict.delete_str(key, self);
        }
        Ok(())
    }

    /// Adds the descriptors of `__slots__`, `__dict__` and `__weakref__`;
    /// returns the keys of all slots, inherited ones first.
    fn add_descriptors(
        &mut self,
        class: Class,
        base: Class,
        slots: &Slots,
        layout: &InstanceLayout,
        inherited: Box<[Value]>, // tidy: keys of a live shape, which traces them
    ) -> PyResult<GcVec> {
        let mut keys = GcVec::from_slice(&inherited, self)?;
        let dict = class.dict(self);
        for &name in slots.names.as_slice() {
            let member = Member::new(name, class.value(), self).value();
            keys.push(member, self)?;
            if let Some(name) = name.downcast::<Str>() {
                dict.set_str(name, member, self)?;
            }
        }
        let own_namespace = matches!(layout.kind, Kind::Class | Kind::Module);
        if layout.adds_dict && !own_namespace {
            let getset = GetSet::new(&super::attribute_dict::DICT, class.value(), self);
            dict.set_str(self.intern("__dict__")?, getset.value(), self)?;
        }
        let wants_weakref = slots.wants_weakref || !slots.given && layout.kind != Kind::Class;
        let sized = layout.attributes.attributes_at == 0 && layout.kind != Kind::Instance;
        if wants_weakref && !sized && !base.allows_weak_references(self) {
            let getset = GetSet::new(&super::attribute_dict::WEAKREF, class.value(), self);
            dict.set_str(self.intern("__weakref__")?, getset.value(), self)?;
        }
        Ok(keys)
    }

    fn finish_namespace(&mut self, _class: Class, dict: Dict) -> PyResult<()> {
        let doc = self.intern("__doc__")?;
        if dict.get_str(doc, self).is_none() {
            dict.set_str(doc, Value::NONE, self)?;
        }
        let hash = self.special_name(Special::Hash);
        let eq = self.special_name(Special::Eq);
        if dict.get_str(eq, self).is_some() && dict.get_str(hash, self).is_none() {
            dict.set_str(hash, Value::NONE, self)?;
        }
        Ok(())
    }

    /// Enters the class into the lists of its bases' subclasses.
    pub(crate) fn enter_subclass(&mut self, class: Class) -> PyResult<()> {
        for base in class.bases().items().iter().filter_map(|b| b.downcast::<Class>()) {
            self.shapes.add_subclass(base, class);
        }
        Ok(())
    }

    /// Calls `__set_name__` of the attributes that have it.
    fn set_names(&mut self, class: Class) -> PyResult<()> {
        let dict = class.dict(self);
        let mut items = GcVec::new(self);
        let mut number = 0;
        while let Some((at, entry)) = dict.next_entry(number, self) {
            items.push(entry.key, self)?;
            items.push(entry.value, self)?;
            number = at + 1;
        }
        for item in items.as_slice().chunks_exact(2) {
            let (name, value) = (item[0], item[1]);
            let Some(hook) = self.class_of(value).special(Special::SetName, self) else {
                continue;
            };
            if let Err(raised) = self.call_unbound(hook, value, &[class.value(), name]) {
                let error = self.take_raised(raised);
                let note = format!(
                    "Error calling __set_name__ on '{}' instance {} in '{}'",
                    self.type_name(value),
                    self.repr_text(name)?,
                    class.name_text()
                );
                self.add_note(error, &note)?;
                return Err(self.raise_value(error));
            }
        }
        Ok(())
    }

    /// Appends to the `__notes__` of an exception.
    fn add_note(&mut self, error: Value, note: &str) -> PyResult<()> {
        let key = self.intern("__notes__")?;
        let note = Str::new(note, self)?.value();
        match self.own_attribute(error, key).and_then(|n| n.downcast::<List>()) {
            Some(list) => list.push(note, self),
            None => {
                let list = List::from_slice(&[note], self)?;
                self.set_own_attribute(error, key.value(), list.value())
            }
        }
    }

    /// `super(class, class).__init_subclass__(**keywords)`.
    fn init_subclass(&mut self, class: Class, keywords: Option<Dict>) -> PyResult<()> {
        let name = self.special_name(Special::InitSubclass);
        for ancestor in class.mro().items().iter().skip(1) {
            let Some(ancestor) = ancestor.downcast::<Class>() else { continue };
            if let Some(hook) = ancestor.dict(self).get_str(name, self) {
                let hook = self.bind_from_class(hook, class)?;
                let keywords = keywords.map_or(Value::UNBOUND, Dict::value);
                let nothing = self.empty_tuple().value();
                return self.call_spread(hook, Value::UNBOUND, nothing, keywords).map(|_| ());
            }
        }
        Ok(())
    }
}

/// Has any of the bases this flag?
impl Vm {
    /// Does `class` have this special method from the built-in class `base` that it
    /// derives from?
    pub(crate) fn inherits_special(&self, class: Class, base: ClassId, special: Special) -> bool {
        let base = self.class(base);
        class == base || class.special(special, self) == base.special(special, self)
    }
}

/// What patterns take the instances for: sequences or mappings, which the first base
/// that is one of them says.
fn matched_as(bases: Tuple) -> u32 {
    let mut bases = bases.items().iter().filter_map(|b| b.downcast::<Class>());
    let either = class_flags::SEQUENCE | class_flags::MAPPING;
    match bases.find(|base| base.has(either)) {
        Some(base) if base.has(class_flags::MAPPING) => class_flags::MAPPING,
        Some(_) => class_flags::SEQUENCE,
        None => 0,
    }
}

fn inherits(bases: Tuple, flag: u32) -> bool {
    bases.items().iter().filter_map(|b| b.downcast::<Class>()).any(|base| base.has(flag))
}
