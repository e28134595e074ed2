//! Classes (`type` objects).
//!
//! A class object holds its MRO, its namespace dict and the table of its special
//! methods. Built-in classes are declared as data ([`ClassDecl`]); their
//! namespaces are filled from the declaration when they are first looked into,
//! so start-up pays only for what a program touches.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::NativeDecl;
use crate::object::array::Array;
use crate::object::dict::Dict;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::shape::AttributeLayout;
use crate::special::Special;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// A built-in attribute that is computed (`getset_descriptor`).
#[derive(Debug)]
pub struct GetSetDecl {
    /// Its name.
    pub name: &'static str,
    /// Reads it from an object of the class.
    pub get: fn(&mut Vm, Value) -> PyResult<Value>,
    /// Sets it, or deletes it (`None`); absent: read-only.
    pub set: Option<fn(&mut Vm, Value, Option<Value>) -> PyResult<()>>,
    /// `__doc__`.
    pub doc: &'static str,
}

/// A built-in class as declared. Start from [`ClassDecl::new`].
#[derive(Debug)]
pub struct ClassDecl {
    /// Its number.
    pub id: ClassId,
    /// `__name__`.
    pub name: &'static str,
    /// `__module__`.
    pub module: &'static str,
    /// Its base; [`ClassId::Object`] for most.
    pub base: ClassId,
    /// Which Rust type its instances are.
    pub kind: Kind,
    /// Words of an instance's fixed part, header included, where attributes of
    /// subclass instances begin; 0: at the object's end (variable size).
    pub fixed_words: u16,
    /// May Python code derive from it?
    pub subclassable: bool,
    /// Have its own instances a `__dict__`?
    pub has_dict: bool,
    /// Methods, class and static methods, `__new__`.
    pub methods: &'static [&'static NativeDecl],
    /// Computed attributes.
    pub getsets: &'static [GetSetDecl],
    /// Further attributes, made when the namespace is filled.
    pub attributes: Option<fn(&Vm, Dict) -> PyResult<()>>,
    /// Is it a sequence for `match`?
    pub is_sequence: bool,
    /// Is it a mapping for `match`?
    pub is_mapping: bool,
    /// `__doc__`.
    pub doc: &'static str,
}

impl ClassDecl {
    /// A class of plain instances without methods.
    pub const fn new(id: ClassId, name: &'static str) -> ClassDecl {
        ClassDecl {
            id,
            name,
            module: "builtins",
            base: ClassId::Object,
            kind: Kind::Instance,
            fixed_words: 0,
            subclassable: false,
            has_dict: false,
            methods: &[],
            getsets: &[],
            attributes: None,
            is_sequence: false,
            is_mapping: false,
            doc: "",
        }
    }
}

/// Flags of a class.
pub mod class_flags {
    /// Made by Python code, so it can be changed.
    pub const MUTABLE: u32 = 1 << 0;
    /// May be a base.
    pub const SUBCLASSABLE: u32 = 1 << 1;
    /// The namespace holds what the declaration says.
    pub const FILLED: u32 = 1 << 2;
    /// A sequence for `match`.
    pub const SEQUENCE: u32 = 1 << 4;
    /// A mapping for `match`.
    pub const MAPPING: u32 = 1 << 5;
    /// Instances have a `__dict__`.
    pub const HAS_DICT: u32 = 1 << 6;
    /// Has abstract methods (`__abstractmethods__` is not empty).
    pub const ABSTRACT: u32 = 1 << 7;
    /// Derives from `BaseException`.
    pub const EXCEPTION: u32 = 1 << 8;
    /// Derives from `type`: a metaclass.
    pub const METACLASS: u32 = 1 << 9;
    /// Instances have `__del__`.
    pub const HAS_DEL: u32 = 1 << 10;
    /// Its own `__slots__` add slots to instances.
    pub const OWN_SLOTS: u32 = 1 << 11;
    /// The next four are up to date.
    pub const ACCESS_KNOWN: u32 = 1 << 12;
    /// `__getattribute__` is a built-in one.
    pub const GENERIC_GET: u32 = 1 << 13;
    /// `__setattr__` and `__delattr__` are built-in ones.
    pub const GENERIC_SET: u32 = 1 << 14;
    /// There is a `__getattr__`.
    pub const HAS_GETATTR: u32 = 1 << 15;
    /// `__new__` is `object`'s, and makes instances of attributes only.
    pub const PLAIN_NEW: u32 = 1 << 16;
}

/// The memory of a class.
#[repr(C)]
pub struct ClassObject {
    header: Header,
    flags: Cell<u32>,
    /// Shape of new instances.
    root_shape: Cell<u32>,
    instance_kind: Kind,
    attributes_at: Cell<u16>,
    inline: Cell<u16>,
    decl: Option<&'static ClassDecl>,
    /// The module that CPython names in front of `__name__` in messages, where that
    /// is not the declaration's.
    prefix: Cell<Option<&'static str>>,
    /// Values indexed by [`Special`]: unbound = not looked up yet, Ellipsis =
    /// there is none.
    specials_start: Cell<*const Cell<Value>>,
    name: Cell<Value>,
    qualified_name: Cell<Value>,
    bases: Cell<Value>,
    /// The base that gives instances their layout; unbound until asked for.
    base: Cell<Value>,
    mro: Cell<Value>,
    dict: Cell<Value>,
    /// The array that `specials_start` points into, or unbound.
    specials: Cell<Value>,
}

/// Raw words behind a class's header.
const CLASS_RAW: u8 = 6;
const _: () = assert!(std::mem::offset_of!(ClassObject, name) == 8 * (1 + CLASS_RAW as usize));

handle! {
    /// A class.
    Class => ClassObject, Kind::Class
}

/// The table of a class whose special methods have not been looked up yet.
struct NoSpecials([Cell<Value>; Special::COUNT]); // tidy: unbound for ever

// SAFETY: nothing ever writes it: `find_special` gives a class a table of its
// own before it notes anything.
unsafe impl Sync for NoSpecials {}

static NO_SPECIALS: NoSpecials = NoSpecials([const { Cell::new(Value::UNBOUND) }; Special::COUNT]);

/// What [`Class::allocate`] needs.
pub(crate) struct NewClass {
    pub metaclass_shape: u32,
    pub name: Str,
    pub qualified_name: Value,
    pub flags: u32,
    pub kind: Kind,
    pub layout: AttributeLayout,
    pub decl: Option<&'static ClassDecl>,
    pub bases: Value,
    pub dict: Dict,
}

impl Class {
    /// A class object without MRO and without shape.
    pub(crate) fn allocate(new: &NewClass, vm: &Vm) -> Class {
        Class(vm.place(Kind::Class, CLASS_RAW, new.metaclass_shape, |header| ClassObject {
            header,
            flags: Cell::new(new.flags),
            root_shape: Cell::new(0),
            instance_kind: new.kind,
            attributes_at: Cell::new(new.layout.attributes_at),
            inline: Cell::new(new.layout.inline),
            decl: new.decl,
            prefix: Cell::new(None),
            specials_start: Cell::new(NO_SPECIALS.0.as_ptr()),
            name: Cell::new(new.name.value()),
            qualified_name: Cell::new(new.qualified_name),
            bases: Cell::new(new.bases),
            base: Cell::new(Value::UNBOUND),
            mro: Cell::new(Value::UNBOUND),
            dict: Cell::new(new.dict.value()),
            specials: Cell::new(Value::UNBOUND),
        }))
    }

    /// Is any of these [`class_flags`] set?
    #[inline(always)]
    pub fn has(self, flags: u32) -> bool {
        self.object().flags.get() & flags != 0
    }

    pub(crate) fn set_flags(self, flags: u32) {
        self.object().flags.set(self.object().flags.get() | flags);
    }

    /// Lets `match` see its instances as sequences or as mappings, and as nothing
    /// else; `false` where the class is one of the built-in classes, which no
    /// registration changes (`str` is a `Sequence`, but no sequence of a pattern).
    pub fn match_as(self, sequence: bool, mapping: bool) -> bool {
        if !self.has(class_flags::MUTABLE) {
            return false;
        }
        self.clear_flags(class_flags::SEQUENCE | class_flags::MAPPING);
        if sequence {
            self.set_flags(class_flags::SEQUENCE);
        }
        if mapping {
            self.set_flags(class_flags::MAPPING);
        }
        true
    }

    /// As [`Class::match_as`], for a class that is being made by native code.
    pub fn match_as_sequence(self) {
        self.set_flags(class_flags::SEQUENCE);
    }

    pub(crate) fn clear_flags(self, flags: u32) {
        self.object().flags.set(self.object().flags.get() & !flags);
    }

    /// Which Rust type instances are.
    #[inline(always)]
    pub fn kind(self) -> Kind {
        self.object().instance_kind
    }

    /// The shape of new instances.
    #[inline(always)]
    pub fn root_shape(self) -> u32 {
        self.object().root_shape.get()
    }

    pub(crate) fn set_root_shape(self, shape: u32) {
        self.object().root_shape.set(shape);
    }

    /// How instances carry attributes.
    pub fn layout(self) -> AttributeLayout {
        let object = self.object();
        AttributeLayout {
            attributes_at: object.attributes_at.get(),
            inline: object.inline.get(),
            has_dict: self.has(class_flags::HAS_DICT),
        }
    }

    /// The declaration, if it is a built-in class.
    #[inline]
    pub fn decl(self) -> Option<&'static ClassDecl> {
        self.object().decl
    }

    /// `__name__`.
    pub fn name(self) -> Str {
        // SAFETY: the field always holds a string.
        unsafe { Str::from_value(self.object().name.get()) }
    }

    /// `__name__` as text, for messages.
    /// Classes that native modules declare show their module too, as in CPython.
    pub fn name_text(self) -> String {
        let name = self.name().to_string_lossy().into_owned();
        match (self.decl(), self.object().prefix.get()) {
            (Some(decl), _) if decl.module != "builtins" => format!("{}.{name}", decl.module),
            (_, Some(module)) => format!("{module}.{name}"),
            _ => name,
        }
    }

    /// `__name__`, as text.
    pub fn plain_name(self) -> String {
        self.name().to_string_lossy().into_owned()
    }

    /// Lets messages name the class with its module, as CPython names the classes
    /// that it writes in C.
    pub fn set_prefix(self, module: &'static str) {
        self.object().prefix.set(Some(module));
    }

    pub(crate) fn set_name(self, name: Str, vm: &mut Vm) {
        vm.store(self.head(), &self.object().name, name.value());
    }

    /// `__qualname__`.
    pub fn qualified_name(self) -> Value {
        self.object().qualified_name.get()
    }

    pub(crate) fn set_qualified_name(self, name: Value, vm: &mut Vm) {
        vm.store(self.head(), &self.object().qualified_name, name);
    }

    /// `__bases__`.
    pub fn bases(self) -> Tuple {
        // SAFETY: the field always holds a tuple.
        unsafe { Tuple::from_value(self.object().bases.get()) }
    }

    /// What [`Class::set_known_base`] has noted.
    pub(crate) fn known_base(self) -> Option<Class> {
        self.object().base.get().downcast()
    }

    /// Notes the base that gives instances their layout.
    pub(crate) fn set_known_base(self, base: Class, vm: &Vm) {
        vm.store(self.head(), &self.object().base, base.value());
    }

    pub(crate) fn set_bases(self, bases: Tuple, vm: &Vm) {
        self.object().base.set(Value::UNBOUND);
        vm.store(self.head(), &self.object().bases, bases.value());
    }

    /// `__mro__`.
    #[inline(always)]
    pub fn mro(self) -> Tuple {
        // SAFETY: the field holds a tuple from the end of the class's creation.
        unsafe { Tuple::from_value(self.object().mro.get()) }
    }

    pub(crate) fn set_mro(self, mro: Tuple, vm: &Vm) {
        vm.store(self.head(), &self.object().mro, mro.value());
    }

    /// The namespace, filled if the class is built in.
    #[inline(always)]
    pub fn dict(self, vm: &Vm) -> Dict {
        if !self.has(class_flags::FILLED) {
            self.fill(vm);
        }
        // SAFETY: the field always holds a dict.
        unsafe { Dict::from_value(self.object().dict.get()) }
    }

    #[cold]
    fn fill(self, vm: &Vm) {
        self.set_flags(class_flags::FILLED);
        // SAFETY: the field always holds a dict.
        let dict = unsafe { Dict::from_value(self.object().dict.get()) };
        if let Some(decl) = self.decl() {
            crate::builtins::fill_class(self, decl, dict, vm);
        }
    }

    /// The attribute `name` (interned) in the namespaces along the MRO.
    pub fn lookup(self, name: Str, vm: &Vm) -> Option<Value> {
        if let Some(known) = vm.mro_cache.get(self.value(), Value::UNBOUND, name.value()) {
            return known.bound();
        }
        let found = self.find(name, vm);
        let note = found.unwrap_or(Value::UNBOUND);
        vm.mro_cache.put(self.value(), Value::UNBOUND, name.value(), note);
        found
    }

    fn find(self, name: Str, vm: &Vm) -> Option<Value> {
        let mro = self.mro();
        for &class in mro.items() {
            // SAFETY: an MRO holds classes only.
            let class = unsafe { Class::from_value(class) };
            if let Some(value) = class.dict(vm).get_str(name, vm) {
                return Some(value);
            }
        }
        None
    }

    /// The special method as found along the MRO, not bound.
    #[inline(always)]
    pub fn special(self, special: Special, vm: &Vm) -> Option<Value> {
        let start = self.object().specials_start.get();
        // SAFETY: it points to a table of all special methods, which the class
        // keeps alive.
        let value = unsafe { (*start.add(special as usize)).get() };
        if value == Value::ELLIPSIS {
            None
        } else if value.is_unbound() {
            self.find_special(special, vm)
        } else {
            Some(value)
        }
    }

    #[cold]
    #[inline(never)]
    fn find_special(self, special: Special, vm: &Vm) -> Option<Value> {
        let found = self.lookup(vm.special_name(special), vm);
        let table = match self.object().specials.get().downcast::<Array>() {
            Some(table) => table,
            None => {
                // Too little memory to cache: look it up again next time.
                let Ok(table) = Array::new(Special::COUNT, vm) else {
                    vm.forget_memory_error();
                    return found;
                };
                vm.store(self.head(), &self.object().specials, table.value());
                self.object().specials_start.set(table.start().cast_const().cast());
                table
            }
        };
        table.set(special as usize, found.unwrap_or(Value::ELLIPSIS), vm);
        found
    }

    pub(crate) fn forget_specials(self) {
        self.object().specials.set(Value::UNBOUND);
        self.object().specials_start.set(NO_SPECIALS.0.as_ptr());
        self.clear_flags(class_flags::ACCESS_KNOWN);
    }

    /// How attributes of instances are reached: [`class_flags::GENERIC_GET`],
    /// [`class_flags::GENERIC_SET`], [`class_flags::HAS_GETATTR`]; and
    /// [`class_flags::PLAIN_NEW`].
    #[inline(always)]
    pub(crate) fn access(self, vm: &Vm) -> u32 {
        let flags = self.object().flags.get();
        if flags & class_flags::ACCESS_KNOWN != 0 { flags } else { self.find_access(vm) }
    }

    #[cold]
    #[inline(never)]
    fn find_access(self, vm: &Vm) -> u32 {
        use class_flags::*;
        let mut access = ACCESS_KNOWN;
        if vm.finds_generic_get(self) {
            access |= GENERIC_GET;
        }
        if vm.finds_generic_set(self) {
            access |= GENERIC_SET;
        }
        if self.special(Special::GetAttr, vm).is_some() {
            access |= HAS_GETATTR;
        }
        let new = self.special(Special::New, vm).and_then(|new| new.downcast::<Native>());
        if self.kind() == Kind::Instance
            && new.is_some_and(|new| std::ptr::eq(new.decl(), &crate::object::object::OBJECT_NEW))
        {
            access |= PLAIN_NEW;
        }
        self.clear_flags(GENERIC_GET | GENERIC_SET | HAS_GETATTR | PLAIN_NEW);
        self.set_flags(access);
        self.object().flags.get()
    }

    /// Is it `base` or derived from it, by the MRO?
    #[inline]
    pub fn is_subclass_of(self, base: Class) -> bool {
        self == base || self.mro().items().iter().any(|c| c.is(base.value()))
    }
}
