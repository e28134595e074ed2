//! Making a module, and running its code.

use super::find::Found;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::vm::{LibraryModule, Root, Vm};
use std::path::Path;
use taipan_heap::Value;
use taipan_syntax::Mode;

impl Vm {
    /// Makes the module that was found and runs it. One that fails is not left
    /// in `sys.modules`.
    pub(crate) fn load_module(&mut self, name: &str, found: &Found) -> PyResult<Value> {
        let key = self.intern(name)?;
        let modules = self.modules();
        match found {
            Found::Native(decl) => {
                let module = decl.instantiate(self)?;
                let top = name.rsplit_once('.').map_or("", |(parent, _)| parent);
                self.describe(module, name, top)?;
                modules.set_str(key, module.value(), self)?;
                return Ok(module.value());
            }
            Found::Namespace(folders) => {
                let module = Module::new(Dict::new(self), self);
                self.describe(module, name, name)?;
                let path = List::new(self);
                for folder in folders {
                    let folder = self.os_text(folder.as_os_str())?;
                    path.push(folder.value(), self)?;
                }
                let path = self.namespace_path(path)?;
                module.add("__path__", path, self)?;
                module.add("__file__", Value::NONE, self)?;
                modules.set_str(key, module.value(), self)?;
                return Ok(module.value());
            }
            Found::File(_) | Found::Package(_) | Found::Library(_) => {}
        }
        let module = Module::new(Dict::new(self), self);
        modules.set_str(key, module.value(), self)?;
        self.set_initializing(key, true)?;
        let result = self.run_found(module, name, found);
        self.set_initializing(key, false)?;
        if let Err(raised) = result {
            let error = self.take_raised(raised);
            self.modules().delete_str(key, self);
            return Err(self.raise_again(error));
        }
        // A module may have put another object in its own place.
        match self.modules().get_str(key, self) {
            Some(module) => Ok(module),
            None => Err(self.key_error(key.value())),
        }
    }

    /// The folders of a namespace package, as an instance of a class of their own.
    fn namespace_path(&mut self, folders: List) -> PyResult<Value> {
        const SOURCE: &str = "class _NamespacePath(list):\n    def __repr__(self): \
                              return f'_NamespacePath({list(self)!r})'\n";
        let namespace = Dict::new(self);
        let name = self.intern("__name__")?;
        let module = self.intern("importlib._bootstrap_external")?;
        namespace.set_str(name, module.value(), self)?;
        self.run_library(SOURCE, "<frozen importlib._bootstrap_external>", namespace)?;
        let name = self.intern("_NamespacePath")?;
        match namespace.get_str(name, self) {
            Some(class) => self.call(class, &[folders.value()]),
            None => Ok(folders.value()),
        }
    }

    fn run_found(&mut self, module: Module, name: &str, found: &Found) -> PyResult<()> {
        let file = match found {
            Found::File(file) => {
                let parent = name.rsplit_once('.').map_or("", |(parent, _)| parent);
                self.describe(module, name, parent)?;
                file.clone()
            }
            Found::Package(folder) => {
                self.describe(module, name, name)?;
                let text = self.os_text(folder.as_os_str())?;
                let path = List::from_slice(&[text.value()], self)?;
                module.add("__path__", path.value(), self)?;
                folder.join("__init__.py")
            }
            Found::Library(library) => return self.run_embedded(module, name, library),
            Found::Native(_) | Found::Namespace(_) => return Ok(()),
        };
        let filename = self.os_text(file.as_os_str())?;
        module.add("__file__", filename.value(), self)?;
        module.add("__cached__", Value::NONE, self)?;
        self.run_file(module, &file)
    }

    /// Runs a module of the embedded library.
    fn run_embedded(
        &mut self,
        module: Module,
        name: &str,
        library: &LibraryModule,
    ) -> PyResult<()> {
        let parent = name.rsplit_once('.').map_or("", |(parent, _)| parent);
        self.describe(module, name, if library.is_package { name } else { parent })?;
        if library.is_package {
            let folder = library.filename.rsplit_once('/').map_or("", |(folder, _)| folder);
            let folder = Str::new(folder, self)?;
            let path = List::from_slice(&[folder.value()], self)?;
            module.add("__path__", path.value(), self)?;
        }
        let filename = Str::new(&library.filename, self)?;
        module.add("__file__", filename.value(), self)?;
        module.add("__cached__", Value::NONE, self)?;
        match (library.source)(name) {
            Some(source) => self.run_text(module, &source, &library.filename),
            None => Err(self.runtime_error(format!("the embedded module '{name}' is damaged"))),
        }
    }

    /// The names that every module has.
    fn describe(&mut self, module: Module, name: &str, package: &str) -> PyResult<()> {
        let doc = self.intern("__doc__")?;
        let doc = module.dict(self).get_str(doc, self).unwrap_or(Value::NONE);
        let name = self.intern(name)?;
        let package = Str::new(package, self)?;
        for (key, value) in [
            ("__name__", name.value()),
            ("__doc__", doc),
            ("__package__", package.value()),
            ("__loader__", Value::NONE),
            ("__spec__", Value::NONE),
        ] {
            module.add(key, value, self)?;
        }
        Ok(())
    }

    fn run_file(&mut self, module: Module, file: &Path) -> PyResult<()> {
        let filename = file.to_string_lossy();
        let source = match self.config.host.read_file(file) {
            Ok(source) => source,
            Err(error) => {
                let name = self.os_text(file.as_os_str())?;
                return Err(self.os_error_about(&error, &[name.value()]));
            }
        };
        self.run_text(module, &source, &filename)
    }

    fn run_text(&mut self, module: Module, source: &[u8], filename: &str) -> PyResult<()> {
        let builtins = self.intern("builtins")?;
        if let Some(builtins) = self.modules().get_str(builtins, self) {
            module.add("__builtins__", builtins, self)?;
        }
        let source = taipan_syntax::decode_source(source, filename)
            .map_err(|error| self.syntax_error(&error))?;
        let globals = module.dict(self);
        let code = self.compile(&source, filename, Mode::Exec, false, globals)?;
        self.run_code(code, None).map(|_| ())
    }

    /// Notes which modules are being loaded, for the messages of circular
    /// imports.
    fn set_initializing(&mut self, name: Str, loading: bool) -> PyResult<()> {
        let names = match self.root(Root::Import).downcast::<Dict>() {
            Some(names) => names,
            None => {
                let names = Dict::new(self);
                self.set_root(Root::Import, names.value());
                names
            }
        };
        if loading {
            names.set_str(name, Value::TRUE, self)
        } else {
            names.delete_str(name, self);
            Ok(())
        }
    }

    /// Is the module of this name being loaded?
    pub(crate) fn is_initializing(&self, name: Str) -> bool {
        let names = self.root(Root::Import).downcast::<Dict>();
        names.is_some_and(|names| names.get_str(name, self).is_some())
    }

    /// Runs the module `name` as `__main__` (`-m`); what cannot be run is
    /// complained of.
    pub fn run_module(&mut self, name: &str) -> PyResult<Option<String>> {
        let found = match self.find_for_main(name) {
            Ok(found) => found,
            Err(raised) => {
                let error = self.catch(raised, ClassId::ModuleNotFoundError)?;
                let message = self.str(error)?;
                let parent = name.rsplit_once('.').map_or("", |(parent, _)| parent);
                return Ok(Some(format!(
                    "Error while finding module specification for '{name}' (ModuleNotFoundError: \
                     {})",
                    if parent.is_empty() { String::new() } else { crate::report::plain(message) }
                )));
            }
        };
        let (file, package) = match found {
            Some(Found::File(file)) => {
                (file, name.rsplit_once('.').map_or("", |(parent, _)| parent))
            }
            Some(Found::Package(_) | Found::Namespace(_)) => {
                let main = format!("{name}.__main__");
                match self.find_for_main(&main)? {
                    Some(Found::File(file)) => (file, name),
                    _ => {
                        return Ok(Some(format!(
                            "No module named {main}; '{name}' is a package and cannot be directly \
                             executed"
                        )));
                    }
                }
            }
            Some(Found::Library(library)) => {
                return self.run_library_module(name, &library);
            }
            Some(Found::Native(_)) => {
                return Ok(Some(format!("No code object available for {name}")));
            }
            None => return Ok(Some(format!("No module named {name}"))),
        };
        let source = match self.config.host.read_file(&file) {
            Ok(source) => source,
            Err(error) => return Err(self.os_error(&error)),
        };
        if let Some(arguments) = self.sys_attribute("argv").and_then(|a| a.downcast::<List>()) {
            let file = self.os_text(file.as_os_str())?;
            arguments.set(0, file.value(), self);
        }
        let filename = file.to_string_lossy();
        self.run_main(super::main_module::Program {
            source: &source,
            filename: &filename,
            is_file: true,
            package: Some(package),
        })?;
        Ok(None)
    }

    /// `-m` with a module of the embedded library.
    fn run_library_module(
        &mut self,
        name: &str,
        library: &LibraryModule,
    ) -> PyResult<Option<String>> {
        let main = format!("{name}.__main__");
        let (full, library) = if library.is_package {
            match (self.config.library)(&main) {
                Some(found) => (main, found),
                None => {
                    return Ok(Some(format!(
                        "No module named {main}; '{name}' is a package and cannot be directly \
                         executed"
                    )));
                }
            }
        } else {
            (name.to_owned(), library.clone())
        };
        if library.is_package || full.contains('.') {
            self.import_module(full.rsplit_once('.').map_or(name, |(parent, _)| parent))?;
        }
        let Some(source) = (library.source)(&full) else {
            return Ok(Some(format!("No module named {full}")));
        };
        let package = full.rsplit_once('.').map_or("", |(parent, _)| parent);
        self.run_main(super::main_module::Program {
            source: &source,
            filename: &library.filename,
            is_file: true,
            package: Some(package),
        })?;
        Ok(None)
    }

    fn find_for_main(&mut self, name: &str) -> PyResult<Option<Found>> {
        let Some((parent, _)) = name.rsplit_once('.') else { return self.find_module(name, None) };
        let parent = self.import_module(parent)?;
        let path = self.intern("__path__")?;
        match self.try_get_attr(parent, path)? {
            Some(path) => self.find_module(name, Some(path)),
            None => Ok(None),
        }
    }
}
