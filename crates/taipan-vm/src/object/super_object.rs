//! `super`.
//!
//! `super().method(…)` needs no object: the compiler emits instructions that
//! look the name up directly ([`Vm::super_method`]).

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::cell::Cell as Variable;
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::str::Str;
use crate::protocol::attr::is_method;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};
use taipan_macros::native;

/// The memory of a `super` object.
#[repr(C)]
pub struct SuperObject {
    header: Header,
    /// The class behind which the search begins.
    class: Cell<Value>,
    /// The object, or unbound.
    object: Cell<Value>,
    /// The class whose MRO is searched, or unbound.
    start: Cell<Value>,
}

const SUPER_WORDS: usize = 4;

handle! {
    /// `super`: look-up behind a class in an object's MRO.
    Super => SuperObject, Kind::Super
}

/// What a look-up through `super` starts from.
#[derive(Clone, Copy)]
struct Start {
    class: Class,
    object: Value,
    /// The object's class, or the object itself if it is a class.
    start: Class,
}

impl Start {
    /// The attribute behind the class in the MRO, not bound.
    fn find(self, name: Str, vm: &Vm) -> Option<Value> {
        if name.as_bytes() == b"__class__" {
            return None;
        }
        let (start, class) = (self.start.value(), self.class.value());
        if let Some(known) = vm.mro_cache.get(start, class, name.value()) {
            return known.bound();
        }
        let found = self.find_behind(name, vm);
        vm.mro_cache.put(start, class, name.value(), found.unwrap_or(Value::UNBOUND));
        found
    }

    fn find_behind(self, name: Str, vm: &Vm) -> Option<Value> {
        let mro = self.start.mro();
        let behind = mro.items().iter().skip_while(|c| !c.is(self.class.value())).skip(1);
        for ancestor in behind.filter_map(|c| c.downcast::<Class>()) {
            if let Some(value) = ancestor.dict(vm).get_str(name, vm) {
                return Some(value);
            }
        }
        None
    }

    fn bind(self, attribute: Value, vm: &mut Vm) -> PyResult<Value> {
        if self.object.is(self.start.value()) {
            vm.bind_from_class(attribute, self.start)
        } else {
            vm.bind_descriptor(attribute, self.object, self.start)
        }
    }
}

impl Vm {
    /// Checks the arguments of `super(class, object)`.
    fn super_start(&mut self, class: Class, object: Value) -> PyResult<Start> {
        if let Some(own) = object.downcast::<Class>()
            && own.is_subclass_of(class)
        {
            return Ok(Start { class, object, start: own });
        }
        let actual = self.class_of(object);
        if actual.is_subclass_of(class) {
            return Ok(Start { class, object, start: actual });
        }
        let name = self.intern("__class__")?;
        if let Some(claimed) = self.try_get_attr(object, name)?.and_then(|c| c.downcast::<Class>())
            && claimed.is_subclass_of(class)
        {
            return Ok(Start { class, object, start: claimed });
        }
        let (what, of) = match object.downcast::<Class>() {
            Some(own) => ("type", own.name_text()),
            None => ("instance of", actual.name_text()),
        };
        let class = class.name_text();
        Err(self.type_error(format!(
            "super(type, obj): obj ({what} {of}) is not an instance or subtype of type ({class})."
        )))
    }

    /// The attribute, if `global_super` is the builtin and it is found along
    /// the MRO.
    fn find_super(
        &mut self,
        global_super: Value,
        class: Value,
        object: Value,
        name: Str,
    ) -> PyResult<Option<(Start, Value)>> {
        if !global_super.is(self.class(ClassId::Super).value()) {
            return Ok(None);
        }
        let Some(class) = class.downcast::<Class>() else {
            if class.is_unbound() {
                return Err(self.runtime_error("super(): empty __class__ cell"));
            }
            let got = self.type_name(class);
            return Err(self.type_error(format!("super() argument 1 must be a type, not {got}")));
        };
        self.check_super_object(object)?;
        let start = self.super_start(class, object)?;
        Ok(start.find(name, self).map(|attribute| (start, attribute)))
    }

    /// The first parameter may have been deleted.
    fn check_super_object(&self, object: Value) -> PyResult<()> {
        if object.is_unbound() {
            return Err(self.runtime_error("super(): arg[0] deleted"));
        }
        Ok(())
    }

    /// Callee and receiver of `super(class, object).name(…)`; `global_super` is
    /// what the name `super` stands for.
    pub(crate) fn super_method(
        &mut self,
        global_super: Value,
        class: Value,
        object: Value,
        name: Str,
    ) -> PyResult<(Value, Value)> {
        match self.find_super(global_super, class, object, name)? {
            Some((start, attribute))
                if is_method(attribute) && !start.object.is(start.start.value()) =>
            {
                Ok((attribute, object))
            }
            Some((start, attribute)) => Ok((start.bind(attribute, self)?, Value::UNBOUND)),
            None => {
                self.check_super_object(object)?;
                let proxy = self.call(global_super, &[class, object])?;
                Ok((self.get_attr(proxy, name)?, Value::UNBOUND))
            }
        }
    }

    /// `super(class, object).name`.
    pub(crate) fn super_attr(
        &mut self,
        global_super: Value,
        class: Value,
        object: Value,
        name: Str,
    ) -> PyResult<Value> {
        match self.find_super(global_super, class, object, name)? {
            Some((start, attribute)) => start.bind(attribute, self),
            None => {
                self.check_super_object(object)?;
                let proxy = self.call(global_super, &[class, object])?;
                self.get_attr(proxy, name)
            }
        }
    }

    /// What `super()` means in the running function: its `__class__` and its
    /// first argument.
    fn super_of_frame(&mut self) -> PyResult<(Value, Value)> {
        let Some(frame) = self.stacks.frames().last() else {
            return Err(self.runtime_error("super(): no current frame"));
        };
        let function = frame.function();
        let code = function.code();
        let block = code.block();
        if block.parameters.positional == 0 {
            return Err(self.runtime_error("super(): no arguments"));
        }
        // SAFETY: a frame of a function with a parameter has register 0.
        let mut object = unsafe { *frame.base };
        if block.cells.contains(&0)
            && let Some(cell) = object.downcast::<Variable>()
        {
            object = cell.get(self);
        }
        if object.is_unbound() {
            return Err(self.runtime_error("super(): arg[0] deleted"));
        }
        let place = block.free.iter().position(|name| &**name == "__class__");
        let cell = place.and_then(|i| function.closure().items().get(i).copied());
        let Some(cell) = cell.and_then(|c| c.downcast::<Variable>()) else {
            return Err(self.runtime_error("super(): __class__ cell not found"));
        };
        let class = cell.get(self);
        if class.is_unbound() {
            return Err(self.runtime_error("super(): empty __class__ cell"));
        }
        Ok((class, object))
    }
}

impl Super {
    fn start(self) -> Option<Start> {
        let object = self.object();
        Some(Start {
            class: object.class.get().downcast()?,
            object: object.object.get().bound()?,
            start: object.start.get().downcast()?,
        })
    }
}

/// super() -> same as super(__class__, <first argument>)
/// super(type) -> unbound super object
/// super(type, obj) -> bound super object; requires isinstance(obj, type)
/// super(type, type2) -> bound super object; requires issubclass(type2, type)
/// Typical use to call a cooperative superclass method:
/// class C(B):
///     def meth(self, arg):
///         super().meth(arg)
/// This works for class methods too:
/// class C(B):
///     @classmethod
///     def cmeth(cls, arg):
///         super().cmeth(arg)
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub fn super_new(
    own: Class,
    _args: crate::native::Args,
    _keywords: Option<crate::object::dict::Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let memory = vm.allocate_with_attributes(Kind::Super, 0, SUPER_WORDS, own);
    let object = Super(memory.cast());
    object.object().class.set(Value::UNBOUND);
    object.object().object.set(Value::UNBOUND);
    object.object().start.set(Value::UNBOUND);
    Ok(object.value())
}

/// Initialize self.  See help(type(self)) for accurate signature.
#[native("__init__(self, type=?, object=?, /)")]
pub fn super_init(
    own: Value,
    class: Option<Value>,
    object: Option<Value>,
    vm: &mut Vm,
) -> PyResult<()> {
    let Some(own) = own.downcast::<Super>() else { return Err(vm.type_error("not a super")) };
    let (class, object) = match class {
        Some(class) => (class, object.filter(|o| !o.is_none())),
        None => {
            let (class, object) = vm.super_of_frame()?;
            (class, Some(object))
        }
    };
    let Some(class) = class.downcast::<Class>() else {
        let got = vm.type_name(class);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {got}")));
    };
    vm.store(own.head(), &own.object().class, class.value());
    if let Some(object) = object {
        let start = vm.super_start(class, object)?;
        vm.store(own.head(), &own.object().object, object);
        vm.store(own.head(), &own.object().start, start.start.value());
    }
    Ok(())
}

/// Return getattr(self, name).
#[native("__getattribute__(self, name, /)")]
pub fn super_getattribute(own: Value, name: Str, vm: &mut Vm) -> PyResult<Value> {
    let name = vm.intern_str(name)?;
    if let Some(start) = own.downcast::<Super>().and_then(Super::start)
        && let Some(attribute) = start.find(name, vm)
    {
        return start.bind(attribute, vm);
    }
    let class = vm.class_of(own);
    match vm.generic_get_attr(own, class, name)? {
        Some(value) => Ok(value),
        None => Err(vm.no_attribute(own, name)),
    }
}

/// Return an attribute of instance, which is of type owner.
#[native("__get__(self, instance, owner=None, /)")]
pub fn super_get(own: Value, instance: Value, _owner: Value, vm: &mut Vm) -> PyResult<Value> {
    let Some(proxy) = own.downcast::<Super>() else { return Ok(own) };
    if instance.is_none() || !proxy.object().object.get().is_unbound() {
        return Ok(own);
    }
    let class = vm.class_of(own);
    vm.call(class.value(), &[proxy.object().class.get(), instance])
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn super_repr(own: Value, vm: &mut Vm) -> PyResult<String> {
    let Some(proxy) = own.downcast::<Super>() else { return Err(vm.type_error("not a super")) };
    let class = match proxy.object().class.get().downcast::<Class>() {
        Some(class) => class.name_text(),
        None => "NULL".to_owned(),
    };
    Ok(match proxy.object().start.get().downcast::<Class>() {
        Some(start) => format!("<super: <class '{class}'>, <{} object>>", start.name_text()),
        None => format!("<super: <class '{class}'>, NULL>"),
    })
}

fn field(vm: &mut Vm, own: Value, read: fn(&SuperObject) -> &Cell<Value>) -> PyResult<Value> {
    match own.downcast::<Super>() {
        Some(proxy) => Ok(read(proxy.object()).get().bound().unwrap_or(Value::NONE)),
        None => Err(vm.type_error("not a super")),
    }
}

static GETSETS: &[GetSetDecl] = &[
    GetSetDecl {
        name: "__thisclass__",
        get: |vm, own| field(vm, own, |o| &o.class),
        set: Some(crate::object::descriptor::read_only_member),
        doc: "the class invoking super()",
    },
    GetSetDecl {
        name: "__self__",
        get: |vm, own| field(vm, own, |o| &o.object),
        set: Some(crate::object::descriptor::read_only_member),
        doc: "the instance invoking super(); may be None",
    },
    GetSetDecl {
        name: "__self_class__",
        get: |vm, own| field(vm, own, |o| &o.start),
        set: Some(crate::object::descriptor::read_only_member),
        doc: "the type of the instance invoking super(); may be None",
    },
];

/// `super`'s declaration.
pub static SUPER: ClassDecl = ClassDecl {
    kind: Kind::Super,
    subclassable: true,
    fixed_words: SUPER_WORDS as u16,
    methods: &[&SUPER_NEW, &SUPER_INIT, &SUPER_GETATTRIBUTE, &SUPER_GET, &SUPER_REPR],
    getsets: GETSETS,
    doc: "super() -> same as super(__class__, <first argument>)\n\
          super(type) -> unbound super object\n\
          super(type, obj) -> bound super object; requires isinstance(obj, type)\n\
          super(type, type2) -> bound super object; requires issubclass(type2, type)\n\
          Typical use to call a cooperative superclass method:\n\
          class C(B):\n    def meth(self, arg):\n        super().meth(arg)\n\
          This works for class methods too:\n\
          class C(B):\n    @classmethod\n    def cmeth(cls, arg):\n        super().cmeth(arg)\n",
    ..ClassDecl::new(ClassId::Super, "super")
};
