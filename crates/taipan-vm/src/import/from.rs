//! `from module import name` and `from module import *`.

use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle::{Downcast, Handle};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::report::plain;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    /// The attribute `name` of a module, or its submodule.
    pub(crate) fn import_from(&mut self, module: Value, name: Str) -> PyResult<Value> {
        if let Some(value) = self.try_get_attr(module, name)? {
            return Ok(value);
        }
        let key = self.intern("__name__")?;
        let own_name = self.try_get_attr(module, key)?.and_then(|n| n.downcast::<Str>());
        if let Some(own_name) = own_name {
            let full = self.intern(&format!("{}.{}", plain(own_name), plain(name)))?;
            if let Some(submodule) = self.modules().get_str(full, self) {
                return Ok(submodule);
            }
        }
        Err(self.cannot_import(module, own_name, name))
    }

    #[cold]
    fn cannot_import(&mut self, module: Value, own_name: Option<Str>, name: Str) -> Raised {
        let origin = self.module_file(module);
        let shown = own_name.map_or("<unknown module name>".to_owned(), plain);
        let wanted = plain(name);
        let loading = own_name
            .and_then(|name| self.find_interned(name))
            .is_some_and(|name| self.is_initializing(name));
        let place = origin.map_or("unknown location".to_owned(), plain);
        let renaming = self.renaming_advice(module, &shown, loading);
        let message = if let Some(advice) = renaming {
            format!("cannot import name '{wanted}' from '{shown}' ({advice})")
        } else if origin.is_some() && loading {
            format!(
                "cannot import name '{wanted}' from partially initialized module '{shown}' (most \
                 likely due to a circular import) ({place})"
            )
        } else {
            format!("cannot import name '{wanted}' from '{shown}' ({place})")
        };
        let value = |text: Option<Str>| text.map_or(Value::NONE, Handle::value);
        let own_name = own_name.or_else(|| self.intern("<unknown module name>").ok());
        let fields = [value(own_name), value(origin), name.value()];
        self.import_error_from(ClassId::ImportError, &message, fields)
    }

    /// Advice for a module beside the program that may hide one of the library,
    /// or one that the program means.
    fn renaming_advice(&mut self, module: Value, name: &str, loading: bool) -> Option<String> {
        let file = plain(self.module_file(module)?);
        let folder = file.strip_suffix("/__init__.py").unwrap_or(&file);
        let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = self.sys_attribute("path")?.downcast::<List>()?;
        let first = plain(path.get(0, self)?.downcast::<Str>()?);
        if first.is_empty() || first != folder {
            return None;
        }
        if super::stdlib_names::contains(name) {
            return Some(format!(
                "consider renaming '{file}' since it has the same name as the standard library \
                 module named '{name}' and prevents importing that standard library module"
            ));
        }
        loading.then(|| {
            format!(
                "consider renaming '{file}' if it has the same name as a library you intended to \
                 import"
            )
        })
    }

    /// The message for an attribute that a module does not have.
    #[cold]
    pub(crate) fn no_module_attribute(&mut self, module: Module, wanted: &str) -> String {
        let name = module.name_text(self);
        let loading = Str::new(&name, self)
            .ok()
            .and_then(|name| self.find_interned(name))
            .is_some_and(|name| self.is_initializing(name));
        if let Some(advice) = self.renaming_advice(module.value(), &name, loading) {
            return format!("module '{name}' has no attribute '{wanted}' ({advice})");
        }
        let circular = "(most likely due to a circular import)";
        if loading {
            return match self.module_file(module.value()).map(plain) {
                Some(file) => format!(
                    "partially initialized module '{name}' from '{file}' has no attribute \
                     '{wanted}' {circular}"
                ),
                None => format!(
                    "partially initialized module '{name}' has no attribute '{wanted}' {circular}"
                ),
            };
        }
        let full = Str::new(&format!("{name}.{wanted}"), self).ok();
        let submodule = full.and_then(|full| self.find_interned(full));
        if submodule.is_some_and(|full| self.is_initializing(full)) {
            return format!("cannot access submodule '{wanted}' of module '{name}' {circular}");
        }
        format!("module '{name}' has no attribute '{wanted}'")
    }

    /// `__file__`.
    fn module_file(&mut self, module: Value) -> Option<Str> {
        let module = module.downcast::<Module>()?;
        let key = self.intern("__file__").ok()?;
        module.dict(self).get_str(key, self)?.downcast()
    }

    /// Puts the public names of a module into a namespace.
    pub(crate) fn import_star(&mut self, module: Value, namespace: Value) -> PyResult<()> {
        let all = self.intern("__all__")?;
        let (names, listed) = match self.try_get_attr(module, all)? {
            Some(names) => (self.collect(names)?, true),
            None => (self.public_names(module)?, false),
        };
        for &name in names.as_slice() {
            let Some(text) = name.downcast::<Str>() else {
                return Err(self.not_a_name(module, name, listed));
            };
            if !listed && text.as_bytes().starts_with(b"_") {
                continue;
            }
            let key = self.intern_str(text)?;
            let value = self.get_attr(module, key)?;
            match namespace.downcast::<Dict>() {
                Some(dict) if self.is_exact(namespace, ClassId::Dict) => {
                    dict.set_str(key, value, self)?;
                }
                _ => self.set_item(namespace, key.value(), value)?,
            }
        }
        Ok(())
    }

    fn public_names(&mut self, module: Value) -> PyResult<crate::GcVec> {
        let namespace = match module.downcast::<Module>() {
            Some(module) => module.dict(self),
            None => {
                let key = self.intern("__dict__")?;
                let found = self.try_get_attr(module, key)?;
                let Some(dict) = found.and_then(|d| d.downcast::<Dict>()) else {
                    return Err(self.raise(
                        ClassId::ImportError,
                        "from-import-* object has no __dict__ and no __all__",
                    ));
                };
                dict
            }
        };
        let mut names = crate::GcVec::new(self);
        let mut number = 0;
        while let Some((at, entry)) = namespace.next_entry(number, self) {
            names.push(entry.key, self)?;
            number = at + 1;
        }
        Ok(names)
    }

    #[cold]
    fn not_a_name(&mut self, module: Value, name: Value, listed: bool) -> Raised {
        let shown = module.downcast::<Module>().map_or("?".to_owned(), |m| m.name_text(self));
        let got = self.type_name(name);
        self.type_error(if listed {
            format!("Item in {shown}.__all__ must be str, not {got}")
        } else {
            format!("Key in {shown}.__dict__ must be str, not {got}")
        })
    }
}
