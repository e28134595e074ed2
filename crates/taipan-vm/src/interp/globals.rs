//! Global and builtin names, namespaces, and captured variables.

use super::stack::Frame;
use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle::{Downcast, Handle};
use crate::object::cell::Cell;
use crate::object::code::Code;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::str::Str;
use crate::vm::Vm;
use taipan_bytecode::Op;
use taipan_heap::Value;

impl Vm {
    /// The global or builtin `name`, and how to find it faster next time.
    #[inline(never)]
    pub(in crate::interp) fn load_global(
        &mut self,
        code: Code,
        name: usize,
        at: *mut u32,
    ) -> PyResult<Value> {
        let key = code.name_at(name);
        let globals = code.globals();
        if let Some(value) = globals.get_str(key, self) {
            if let Some(cell) = globals.cell(key, self) {
                code.cells().set(name, cell.value(), self);
                // SAFETY: `at` is the instruction being executed.
                unsafe { super::binary::quicken(at, Op::LoadGlobalCell) };
            }
            return Ok(value);
        }
        if let Some(value) = self.missing_global(globals, key)? {
            return Ok(value);
        }
        if let Some(own) = self.own_builtins(globals)? {
            return self.find_builtin(own, key);
        }
        if let Some(value) = self.builtin_named(key) {
            let builtins = self.builtins_so_far();
            if let Some(cell) = builtins.cell(key, self) {
                code.cells().set(name, cell.value(), self);
                // SAFETY: as above; the cache word follows.
                unsafe {
                    *at.add(1) = globals.key_version(self);
                    super::binary::quicken(at, Op::LoadGlobalBuiltin);
                }
            }
            return Ok(value);
        }
        Err(self.name_error(key))
    }

    /// Sets the global `name`.
    #[inline(never)]
    pub(in crate::interp) fn store_global(
        &mut self,
        code: Code,
        name: usize,
        value: Value,
        at: *mut u32,
    ) -> PyResult<()> {
        let key = code.name_at(name);
        let globals = code.globals();
        globals.set_str(key, value, self)?;
        if let Some(cell) = globals.cell(key, self) {
            code.cells().set(name, cell.value(), self);
            // SAFETY: `at` is the instruction being executed.
            unsafe { super::binary::quicken(at, Op::StoreGlobalCell) };
        }
        Ok(())
    }

    pub(in crate::interp) fn delete_global(&mut self, code: Code, name: usize) -> PyResult<()> {
        let key = code.name_at(name);
        if code.globals().delete_str(key, self) { Ok(()) } else { Err(self.name_error(key)) }
    }

    /// `name` among the globals and builtins, without caching.
    fn find_global(&mut self, code: Code, key: Str) -> PyResult<Value> {
        if let Some(value) = code.globals().get_str(key, self) {
            return Ok(value);
        }
        if let Some(value) = self.missing_global(code.globals(), key)? {
            return Ok(value);
        }
        match self.own_builtins(code.globals())? {
            Some(own) => self.find_builtin(own, key),
            None => self.builtin_named(key).ok_or_else(|| self.name_error(key)),
        }
    }

    /// What globals that are an instance of a subclass of `dict` give for a name that
    /// is not among their keys (`__missing__`).
    fn missing_global(&mut self, globals: Dict, key: Str) -> PyResult<Option<Value>> {
        if self.is_exact(globals.value(), ClassId::Dict) {
            return Ok(None);
        }
        self.in_namespace(globals.value(), key)
    }

    /// The `__builtins__` of these globals, where a program has put other ones
    /// there: a namespace, or a module.
    fn own_builtins(&mut self, globals: Dict) -> PyResult<Option<Value>> {
        let name = self.intern("__builtins__")?;
        let Some(own) = globals.get_str(name, self) else { return Ok(None) };
        if own.is(self.builtins_so_far().value()) || own.is_kind(crate::Kind::Module) {
            return Ok(None);
        }
        Ok(Some(own))
    }

    fn find_builtin(&mut self, own: Value, key: Str) -> PyResult<Value> {
        let found = match own.downcast::<Dict>() {
            Some(namespace) => namespace.get_str(key, self),
            None => match self.get_item(own, key.value()) {
                Ok(value) => Some(value),
                Err(raised) => self.catch(raised, ClassId::KeyError).map(|_| None)?,
            },
        };
        found.ok_or_else(|| self.name_error(key))
    }

    /// `NameError` with its `name` attribute.
    #[cold]
    pub(crate) fn name_error(&mut self, name: Str) -> Raised {
        let message = format!("name '{}' is not defined", name.to_string_lossy());
        let error = self.exception(ClassId::NameError, &message);
        self.raise_about(error, name)
    }

    /// Raises an error whose field `name` says which name it is about.
    #[cold]
    fn raise_about(&mut self, error: Value, name: Str) -> Raised {
        if let Some(error) = error.downcast::<Exception>()
            && let Err(raised) = error.set_named_field("name", name.value(), self)
        {
            return raised;
        }
        self.raise_value(error)
    }

    #[cold]
    pub(in crate::interp) fn unbound_local(&mut self, code: Code, register: usize) -> Raised {
        let name = code.block().locals.get(register).cloned().unwrap_or_default();
        let message = format!(
            "cannot access local variable '{name}' where it is not associated with a value"
        );
        // Only an exact `NameError` is told which name it is about.
        let error = self.exception(ClassId::UnboundLocalError, &message);
        self.raise_value(error)
    }

    #[cold]
    pub(in crate::interp) fn unbound_free(&mut self, code: Code, index: usize) -> Raised {
        let name = code.block().free.get(index).cloned().unwrap_or_default();
        let message = format!(
            "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
        );
        let error = self.exception(ClassId::NameError, &message);
        match self.intern(&name) {
            Ok(name) => self.raise_about(error, name),
            Err(raised) => raised,
        }
    }

    /// An item of a namespace; exact dicts without running Python code.
    fn in_namespace(&mut self, namespace: Value, key: Str) -> PyResult<Option<Value>> {
        if self.is_exact(namespace, ClassId::Dict)
            && let Some(dict) = namespace.downcast::<Dict>()
        {
            return Ok(dict.get_str(key, self));
        }
        match self.get_item(namespace, key.value()) {
            Ok(value) => Ok(Some(value)),
            Err(raised) => self.catch(raised, ClassId::KeyError).map(|_| None),
        }
    }

    pub(in crate::interp) fn load_name(
        &mut self,
        code: Code,
        namespace: Value,
        name: usize,
    ) -> PyResult<Value> {
        let key = code.name_at(name);
        match self.in_namespace(namespace, key)? {
            Some(value) => Ok(value),
            None => self.find_global(code, key),
        }
    }

    pub(in crate::interp) fn store_name(
        &mut self,
        code: Code,
        namespace: Value,
        name: usize,
        value: Value,
    ) -> PyResult<()> {
        let key = code.name_at(name);
        if self.is_exact(namespace, ClassId::Dict)
            && let Some(dict) = namespace.downcast::<Dict>()
        {
            return dict.set_str(key, value, self);
        }
        self.set_item(namespace, key.value(), value)
    }

    pub(in crate::interp) fn delete_name(
        &mut self,
        code: Code,
        namespace: Value,
        name: usize,
    ) -> PyResult<()> {
        let key = code.name_at(name);
        if self.is_exact(namespace, ClassId::Dict)
            && let Some(dict) = namespace.downcast::<Dict>()
        {
            return if dict.delete_str(key, self) { Ok(()) } else { Err(self.name_error(key)) };
        }
        match self.delete_item(namespace, key.value()) {
            Ok(()) => Ok(()),
            Err(raised) => {
                self.catch(raised, ClassId::KeyError)?;
                Err(self.name_error(key))
            }
        }
    }

    /// A free variable by way of a class namespace: the namespace first.
    pub(in crate::interp) fn load_name_or_free(
        &mut self,
        frame: Frame,
        namespace: Value,
        index: usize,
    ) -> PyResult<Value> {
        let name = frame.code.block().free.get(index).cloned().unwrap_or_default();
        let key = self.intern(&name)?;
        if let Some(value) = self.in_namespace(namespace, key)? {
            return Ok(value);
        }
        match free_cell(frame, index).map(|cell| cell.get(self)) {
            Some(value) if !value.is_unbound() => Ok(value),
            _ => Err(self.unbound_free(frame.code, index)),
        }
    }
}

/// The cell of the running function's free variable.
#[inline(always)]
pub(in crate::interp) fn free_cell(frame: Frame, index: usize) -> Option<Cell> {
    frame.function().closure().items().get(index).and_then(|v| v.downcast())
}
