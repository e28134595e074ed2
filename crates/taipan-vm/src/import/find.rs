//! Where a module is.

use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::host::FileKind;
use crate::object::module::ModuleDecl;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::report::plain;
use crate::vm::{LibraryModule, Vm};
use std::path::{Path, PathBuf};
use taipan_heap::Value;

/// What was found under a module's name.
pub(crate) enum Found {
    /// A module written in Rust.
    Native(&'static ModuleDecl),
    /// `name.py`.
    File(PathBuf),
    /// `name/__init__.py` in that folder.
    Package(PathBuf),
    /// A module of the embedded library.
    Library(LibraryModule),
    /// Folders that together are a namespace package (PEP 420).
    Namespace(Vec<PathBuf>),
}

/// The modules that CPython has built in, so that no file takes their place.
static BUILTIN: &[&str] = &[
    "_abc",
    "_ast",
    "_codecs",
    "_collections",
    "_functools",
    "_imp",
    "_io",
    "_locale",
    "_operator",
    "_signal",
    "_sre",
    "_stat",
    "_string",
    "_symtable",
    "_sysconfig",
    "_thread",
    "_tokenize",
    "_tracemalloc",
    "_typing",
    "_warnings",
    "_weakref",
    "atexit",
    "builtins",
    "errno",
    "faulthandler",
    "gc",
    "itertools",
    "marshal",
    "posix",
    "pwd",
    "sys",
    "time",
];

impl Vm {
    /// Looks for the module: among the native ones CPython has built in, along
    /// `path` (for a submodule, its package's `__path__`), among the other native
    /// ones, and in the embedded library.
    pub(crate) fn find_module(
        &mut self,
        name: &str,
        path: Option<Value>,
    ) -> PyResult<Option<Found>> {
        let native = (self.config.natives)(name);
        if let Some(decl) = native
            && BUILTIN.contains(&name)
        {
            return Ok(Some(Found::Native(decl)));
        }
        let child = name.rsplit('.').next().unwrap_or(name);
        let folders = match path {
            Some(path) => self.collect(path)?,
            None => match self.sys_attribute("path") {
                Some(path) if !path.is_none() => self.collect(path)?,
                _ => crate::GcVec::new(self),
            },
        };
        let mut portions = Vec::new();
        for folder in folders.as_slice() {
            let Some(folder) = folder.downcast::<Str>() else { continue };
            match self.find_in(&plain(folder), child) {
                Some(Found::Namespace(mut found)) => portions.append(&mut found),
                Some(found) => return Ok(Some(found)),
                None => {}
            }
        }
        if let Some(decl) = native {
            return Ok(Some(Found::Native(decl)));
        }
        if let Some(module) = (self.config.library)(name) {
            return Ok(Some(Found::Library(module)));
        }
        Ok((!portions.is_empty()).then_some(Found::Namespace(portions)))
    }

    /// What [`Vm::find_module`] finds, for programs: see `_importlib.find`.
    pub fn describe_found(&mut self, name: &str, path: Option<Value>) -> PyResult<Value> {
        let found = self.find_module(name, path)?;
        self.describe_place(found)
    }

    /// As [`Vm::describe_found`], for the last part of a module's name in one folder.
    pub fn describe_found_in(&mut self, folder: &str, child: &str) -> PyResult<Value> {
        let found = self.find_in(folder, child);
        self.describe_place(found)
    }

    fn describe_place(&mut self, found: Option<Found>) -> PyResult<Value> {
        let Some(found) = found else { return Ok(Value::NONE) };
        let (kind, origin, folders) = match found {
            Found::Native(_) => ("native", Some(PathBuf::from("built-in")), None),
            Found::File(file) => ("file", Some(file), None),
            Found::Package(folder) => {
                ("file", Some(folder.join("__init__.py")), Some(vec![folder]))
            }
            Found::Library(library) => {
                let file = PathBuf::from(library.filename);
                let folder = file.parent().map(Path::to_owned);
                ("library", Some(file), folder.filter(|_| library.is_package).map(|f| vec![f]))
            }
            Found::Namespace(folders) => ("namespace", None, Some(folders)),
        };
        let origin = match origin {
            Some(origin) => self.os_text(origin.as_os_str())?.value(),
            None => Value::NONE,
        };
        let locations = match folders {
            Some(folders) => {
                let mut list = crate::GcVec::new(self);
                for folder in folders {
                    list.push(self.os_text(folder.as_os_str())?.value(), self)?;
                }
                list.into_list(self).value()
            }
            None => Value::NONE,
        };
        let kind = self.intern(kind)?.value();
        Ok(Tuple::small([kind, origin, locations], self).value())
    }

    fn find_in(&self, folder: &str, child: &str) -> Option<Found> {
        if child.is_empty() || child.contains(['/', '\0']) {
            return None;
        }
        let host = &self.config.host;
        let folder = match folder {
            "" => host.current_directory().ok()?,
            folder if Path::new(folder).is_absolute() => PathBuf::from(folder),
            folder => host.current_directory().ok()?.join(folder),
        };
        let package = folder.join(child);
        let is_file = |path: &Path| host.file_kind(path) == Some(FileKind::File);
        let is_folder = host.file_kind(&package) == Some(FileKind::Directory);
        if is_folder && is_file(&package.join("__init__.py")) {
            return Some(Found::Package(package));
        }
        let file = folder.join(format!("{child}.py"));
        if is_file(&file) {
            return Some(Found::File(file));
        }
        is_folder.then(|| Found::Namespace(vec![package]))
    }
}
