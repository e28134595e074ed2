//! Modules.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::native::NativeDecl;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// A module written in Rust, as declared. The import system makes the module
/// when it is first imported: the functions go into the namespace, then `init`
/// adds the rest.
#[derive(Debug)]
pub struct ModuleDecl {
    /// Its full name.
    pub name: &'static str,
    /// `__doc__`.
    pub doc: &'static str,
    /// Its functions.
    pub functions: &'static [&'static NativeDecl],
    /// Adds what is no function: constants, classes, state.
    pub init: fn(&mut Vm, Module) -> PyResult<()>,
}

impl ModuleDecl {
    /// A module with functions only.
    pub const fn new(
        name: &'static str,
        doc: &'static str,
        functions: &'static [&'static NativeDecl],
    ) -> ModuleDecl {
        ModuleDecl { name, doc, functions, init: |_, _| Ok(()) }
    }

    /// Makes the module: `__name__`, `__doc__`, its functions, what `init` adds.
    pub fn instantiate(&'static self, vm: &mut Vm) -> PyResult<Module> {
        let module = Module::new(Dict::new(vm), vm);
        let name = Str::new(self.name, vm)?;
        let doc = Str::new(self.doc, vm)?;
        module.add("__name__", name.value(), vm)?;
        module.add("__doc__", doc.value(), vm)?;
        for &function in self.functions {
            let native =
                crate::object::native_function::Native::function(function, module.value(), vm);
            module.add(function.name, native.value(), vm)?;
        }
        (self.init)(vm, module)?;
        Ok(module)
    }
}

/// The memory of a module.
#[repr(C)]
pub struct ModuleObject {
    header: Header,
    /// Its namespace; unbound: `builtins`, not looked at yet.
    dict: Cell<Value>,
}

handle! {
    /// A module: a namespace.
    Module => ModuleObject, Kind::Module
}

impl Module {
    /// A module with this namespace.
    pub fn new(dict: Dict, vm: &Vm) -> Module {
        Module(vm.place(Kind::Module, 0, ClassId::Module.shape(), |header| ModuleObject {
            header,
            dict: Cell::new(dict.value()),
        }))
    }

    /// Sets a name in its namespace.
    pub fn add(self, name: &str, value: Value, vm: &Vm) -> PyResult<()> {
        let name = vm.intern(name)?;
        self.dict(vm).set_str(name, value, vm)
    }

    /// Is it the module of the built-in functions?
    pub(crate) fn is_builtins(self, vm: &Vm) -> bool {
        let dict = self.object().dict.get();
        dict.is_unbound() || dict.is(vm.builtins_so_far().value())
    }

    /// The module `builtins`, whose namespace is completed when it is looked at.
    pub(crate) fn builtins(vm: &Vm) -> Module {
        Module(vm.place(Kind::Module, 0, ClassId::Module.shape(), |header| ModuleObject {
            header,
            dict: Cell::new(Value::UNBOUND),
        }))
    }

    /// Its namespace.
    #[inline(always)]
    pub fn dict(self, vm: &Vm) -> Dict {
        let dict = self.object().dict.get();
        if dict.is_unbound() {
            return self.complete(vm);
        }
        // SAFETY: the field holds a dict.
        unsafe { Dict::from_value(dict) }
    }

    #[cold]
    fn complete(self, vm: &Vm) -> Dict {
        let dict = vm.builtins();
        vm.store(self.head(), &self.object().dict, dict.value());
        dict
    }

    /// `__name__` as text, for messages.
    pub fn name_text(self, vm: &Vm) -> String {
        use crate::handle::Downcast;
        let name = vm.intern("__name__").ok().and_then(|n| self.dict(vm).get_str(n, vm));
        name.and_then(|n| n.downcast::<Str>())
            .map_or("?".into(), |n| n.to_string_lossy().into_owned())
    }
}

/// What a module does for an attribute that is not in its namespace: its
/// `__getattr__` (PEP 562).
pub(crate) fn missing_attribute(module: Module, name: Str, vm: &mut Vm) -> PyResult<Option<Value>> {
    let hook = vm.intern("__getattr__")?;
    match module.dict(vm).get_str(hook, vm) {
        Some(hook) => vm.call(hook, &[name.value()]).map(Some),
        None => Ok(None),
    }
}

pub use crate::object::module_methods::{MODULE, MODULE_GETATTRIBUTE};

/// Words in front of a module's slots.
pub(crate) const MODULE_WORDS: usize = 2;

impl Module {
    /// A module of a subclass, with an empty namespace.
    pub(crate) fn allocate(class: Class, vm: &Vm) -> Module {
        let memory = vm.allocate_with_attributes(Kind::Module, 0, MODULE_WORDS, class);
        let module = Module(memory.cast());
        module.object().dict.set(Dict::new(vm).value());
        module
    }
}
