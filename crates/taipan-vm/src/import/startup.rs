//! What exists before a program runs: `builtins`, `sys` and the search path.

use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::module::Module;
use crate::object::str::Str;
use crate::vm::{Root, Vm};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use taipan_heap::Value;

/// What the outside tells an isolate about itself.
#[derive(Clone, Debug, Default)]
pub struct Startup {
    /// `sys.argv`.
    pub arguments: Vec<OsString>,
    /// `sys.executable`.
    pub executable: OsString,
    /// `sys.path`, without the program's own folder.
    pub path: Vec<PathBuf>,
}

impl Vm {
    /// Makes the modules `builtins` and `sys`.
    pub fn start_up(&mut self, startup: &Startup) -> PyResult<()> {
        let modules = self.modules();
        let builtins = Module::builtins(self);
        modules.set_str(self.intern("builtins")?, builtins.value(), self)?;
        let Some(decl) = (self.config.natives)("sys") else { return Ok(()) };
        let sys = decl.instantiate(self)?;
        self.set_root(Root::Sys, sys.dict(self).value());
        modules.set_str(self.intern("sys")?, sys.value(), self)?;
        let streams = self.standard_streams()?;
        for (name, stream) in ["stdin", "stdout", "stderr"].into_iter().zip(streams) {
            sys.add(name, stream, self)?;
            sys.add(&format!("__{name}__"), stream, self)?;
        }
        let arguments = List::new(self);
        for argument in &startup.arguments {
            let argument = self.os_text(argument)?;
            arguments.push(argument.value(), self)?;
        }
        let executable = self.os_text(&startup.executable)?;
        let path = List::new(self);
        for folder in &startup.path {
            let folder = self.os_text(folder.as_os_str())?;
            path.push(folder.value(), self)?;
        }
        for (name, value) in [
            ("modules", modules.value()),
            ("argv", arguments.value()),
            ("orig_argv", arguments.value()),
            ("path", path.value()),
            ("executable", executable.value()),
        ] {
            sys.add(name, value, self)?;
        }
        Ok(())
    }

    /// Text of the system (a path, an argument): what is not UTF-8 becomes lone
    /// surrogates (`surrogateescape`, PEP 383).
    pub fn os_text(&self, text: &OsStr) -> PyResult<Str> {
        let mut rest = text.as_encoded_bytes();
        let mut wtf8 = Vec::with_capacity(rest.len());
        loop {
            match std::str::from_utf8(rest) {
                Ok(valid) => {
                    wtf8.extend_from_slice(valid.as_bytes());
                    return Str::from_wtf8(&wtf8, self);
                }
                Err(error) => {
                    let (valid, tail) = rest.split_at(error.valid_up_to());
                    wtf8.extend_from_slice(valid);
                    if let Some((&byte, tail)) = tail.split_first() {
                        // U+DC80 + (byte - 0x80), in three bytes.
                        wtf8.extend([0xed, 0xb0 | (byte >> 6), 0x80 | (byte & 0x3f)]);
                        rest = tail;
                    }
                }
            }
        }
    }

    /// An attribute of `sys`.
    pub fn sys_attribute(&self, name: &str) -> Option<Value> {
        let sys = self.root(Root::Sys).downcast::<Dict>()?;
        sys.get_str(self.intern(name).ok()?, self)
    }

    /// Puts a folder in front of `sys.path`.
    pub fn add_path_front(&mut self, folder: &str) -> PyResult<()> {
        let Some(path) = self.sys_attribute("path").and_then(|p| p.downcast::<List>()) else {
            return Ok(());
        };
        let folder = Str::new(folder, self)?;
        let mut items = vec![folder.value()]; // tidy: the list below keeps them
        items.extend_from_slice(path.items(self));
        let new = List::from_slice(&items, self)?;
        let name = self.intern("path")?;
        if let Some(sys) = self.root(Root::Sys).downcast::<Dict>() {
            sys.set_str(name, new.value(), self)?;
        }
        Ok(())
    }

    /// Puts the current folder in front of `sys.path`.
    pub fn add_path_front_current(&mut self) -> PyResult<()> {
        let folder = self.config.host.current_directory();
        let folder = folder.map_or(String::new(), |f| f.to_string_lossy().into_owned());
        self.add_path_front(&folder)
    }
}
