//! The import system: `sys.modules`, packages, relative names.
//!
//! What CPython's `importlib` does in Python is done here in Rust, for the
//! finders that a program normally has: native modules (by the function in
//! [`Config::natives`](crate::vm::Config)), then the folders of `sys.path` or of
//! the package's `__path__`: a package (`name/__init__.py`), a module
//! (`name.py`), or folders that together are a namespace package. There is no
//! `sys.meta_path`, and a module's `__spec__` and `__loader__` are `None`.
//!
//! [`find`] says where a module is, [`load`] makes it, [`from`] is what `from m
//! import …` means.

pub mod find;
pub mod from;
pub mod load;
pub mod main_module;
pub mod runtime;
pub mod startup;
pub mod stdlib_names;

use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle::{Downcast, Handle};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::report::plain;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    /// The `import` statement: `builtins.__import__`, which a program may have
    /// replaced.
    pub(crate) fn import_name(
        &mut self,
        name: Str,
        globals: Dict,
        names: Value,
        level: Value,
    ) -> PyResult<Value> {
        let key = self.intern("__import__")?;
        let Some(import) = self.builtin_named(key) else {
            return Err(self.raise(ClassId::ImportError, "__import__ not found"));
        };
        let own = import
            .downcast::<Native>()
            .is_some_and(|n| std::ptr::eq(n.decl(), &crate::builtins::importing::IMPORT));
        if !own {
            let locals = globals.value();
            return self.call(import, &[name.value(), globals.value(), locals, names, level]);
        }
        self.import(name, Some(globals), names, level.as_int().unwrap_or(0))
    }

    /// `__import__(name, globals, None, names, level)`.
    pub fn import(
        &mut self,
        name: Str,
        globals: Option<Dict>,
        names: Value,
        level: i64,
    ) -> PyResult<Value> {
        let text = plain(name);
        let absolute = if level > 0 {
            self.absolute_name(&text, globals, level as usize)?
        } else if text.is_empty() {
            return Err(self.value_error("Empty module name"));
        } else {
            text.clone()
        };
        let module = self.import_module(&absolute)?;
        if self.is_true(names)? {
            self.import_submodules(module, names)?;
            return Ok(module);
        }
        let first = text.split('.').next().unwrap_or("");
        if level <= 0 {
            return self.import_module(first);
        }
        if text.is_empty() {
            return Ok(module);
        }
        let top = absolute.get(..absolute.len() - (text.len() - first.len())).unwrap_or(first);
        self.import_module(top)
    }

    /// The full name of a relative import.
    fn absolute_name(
        &mut self,
        name: &str,
        globals: Option<Dict>,
        level: usize,
    ) -> PyResult<String> {
        let package = match globals {
            Some(globals) => self.package_of(globals)?,
            None => return Err(self.raise(ClassId::KeyError, "'__name__' not in globals")),
        };
        if package.is_empty() {
            return Err(self.import_error(
                ClassId::ImportError,
                "attempted relative import with no known parent package",
                None,
            ));
        }
        let mut base = package.as_str();
        for _ in 1..level {
            match base.rfind('.') {
                Some(dot) => base = base.get(..dot).unwrap_or(""),
                None => {
                    let message = "attempted relative import beyond top-level package";
                    return Err(self.import_error(ClassId::ImportError, message, None));
                }
            }
        }
        Ok(if name.is_empty() { base.to_owned() } else { format!("{base}.{name}") })
    }

    /// The package that a module's code is in: `__package__`, or what
    /// `__name__` and `__path__` say.
    fn package_of(&mut self, globals: Dict) -> PyResult<String> {
        let package = globals.get_str(self.intern("__package__")?, self);
        match package {
            Some(package) if !package.is_none() => {
                let Some(text) = package.downcast::<Str>() else {
                    return Err(self.type_error("__package__ must be a string"));
                };
                return Ok(plain(text));
            }
            _ => {}
        }
        let Some(name) = globals.get_str(self.intern("__name__")?, self) else {
            return Err(self.raise(ClassId::KeyError, "'__name__' not in globals"));
        };
        let Some(name) = name.downcast::<Str>() else {
            return Err(self.type_error("__name__ must be a string"));
        };
        let name = plain(name);
        if globals.get_str(self.intern("__path__")?, self).is_some() {
            return Ok(name);
        }
        Ok(name.rsplit_once('.').map_or(String::new(), |(parent, _)| parent.to_owned()))
    }

    /// Imports the module of this full name, its parents before it.
    pub fn import_module(&mut self, name: &str) -> PyResult<Value> {
        self.check_native_stack()?;
        let key = self.intern(name)?;
        if let Some(module) = self.modules().get_str(key, self) {
            if module.is_none() {
                let message = format!("import of {name} halted; None in sys.modules");
                return Err(self.import_error(ClassId::ModuleNotFoundError, &message, Some(name)));
            }
            return Ok(module);
        }
        let (parent, child) = name.rsplit_once('.').unwrap_or(("", name));
        if parent.is_empty() {
            return self.find_and_load(name, None);
        }
        let parent_module = self.import_module(parent)?;
        if let Some(module) = self.modules().get_str(key, self) {
            return Ok(module);
        }
        let path_name = self.intern("__path__")?;
        let Some(path) = self.try_get_attr(parent_module, path_name)? else {
            let message = format!("No module named '{name}'; '{parent}' is not a package");
            return Err(self.import_error(ClassId::ModuleNotFoundError, &message, Some(name)));
        };
        let module = self.find_and_load(name, Some(path))?;
        // The parent may have been replaced while the child was loaded.
        let parent_key = self.intern(parent)?;
        if let Some(parent_module) = self.modules().get_str(parent_key, self) {
            let child = self.intern(child)?;
            self.set_attr(parent_module, child, module)?;
        }
        Ok(module)
    }

    fn find_and_load(&mut self, name: &str, path: Option<Value>) -> PyResult<Value> {
        match self.find_module(name, path)? {
            Some(found) => self.load_module(name, &found),
            None => {
                let message = format!("No module named '{name}'");
                Err(self.import_error(ClassId::ModuleNotFoundError, &message, Some(name)))
            }
        }
    }

    /// Imports the names of `from package import names` that are submodules.
    fn import_submodules(&mut self, module: Value, names: Value) -> PyResult<()> {
        let path_name = self.intern("__path__")?;
        if self.try_get_attr(module, path_name)?.is_none() {
            return Ok(());
        }
        let names = self.collect(names)?;
        for &name in names.as_slice() {
            let Some(text) = name.downcast::<Str>() else {
                let got = self.type_name(name);
                return Err(
                    self.type_error(format!("Item in ``from list'' must be str, not {got}"))
                );
            };
            if text.as_bytes() == b"*" {
                let all = self.intern("__all__")?;
                if let Some(all) = self.try_get_attr(module, all)? {
                    let all = self.collect(all)?;
                    for &name in all.as_slice() {
                        self.import_submodule(module, name)?;
                    }
                }
            } else {
                self.import_submodule(module, name)?;
            }
        }
        Ok(())
    }

    fn import_submodule(&mut self, module: Value, name: Value) -> PyResult<()> {
        let Some(child) = name.downcast::<Str>() else { return Ok(()) };
        let child = self.intern_str(child)?;
        if self.try_get_attr(module, child)?.is_some() {
            return Ok(());
        }
        let own_name = self.intern("__name__")?;
        let own_name = self.get_attr(module, own_name)?;
        let own_name = self.str(own_name)?;
        let full = format!("{}.{}", plain(own_name), plain(child));
        match self.import_module(&full) {
            Ok(_) => Ok(()),
            Err(raised) => {
                let error = self.catch(raised, ClassId::ModuleNotFoundError)?;
                let missing = error.downcast::<Exception>().map(|e| e.named_field("name", self));
                let missing = missing.and_then(|m| m.downcast::<Str>()).map(plain);
                // It is said when the name is taken from the module.
                if missing.as_deref() == Some(full.as_str()) {
                    Ok(())
                } else {
                    Err(self.raise_again(error))
                }
            }
        }
    }

    /// `ImportError` (or its subclass) with `name`.
    #[cold]
    pub(crate) fn import_error(
        &mut self,
        class: ClassId,
        message: &str,
        name: Option<&str>,
    ) -> Raised {
        let name = match name.map(|name| Str::new(name, self)).transpose() {
            Ok(name) => name.map_or(Value::NONE, Handle::value),
            Err(raised) => return raised,
        };
        self.import_error_from(class, message, [name, Value::NONE, Value::NONE])
    }

    /// As [`Vm::import_error`], with `name`, `path` and `name_from`.
    #[cold]
    pub(crate) fn import_error_from(
        &mut self,
        class: ClassId,
        message: &str,
        fields: [Value; 3],
    ) -> Raised {
        let value = self.exception(class, message);
        let Some(error) = value.downcast::<Exception>() else { return self.raise_value(value) };
        let text = error.args().items().first().copied().unwrap_or(Value::NONE);
        let set = error.set_named_field("msg", text, self).and_then(|()| {
            for (field, value) in ["name", "path", "name_from"].into_iter().zip(fields) {
                error.set_named_field(field, value, self)?;
            }
            Ok(())
        });
        match set {
            Ok(()) => self.raise_value(value),
            Err(raised) => raised,
        }
    }
}
