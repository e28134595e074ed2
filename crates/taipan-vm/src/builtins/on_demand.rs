//! What an isolate makes when it is first asked for: built-in classes, the names
//! of `builtins`, strings of one character, the names of special methods.
//!
//! All of it is bounded by the declarations, so it is made beyond the memory
//! limit where need be: whoever asks for a class always gets one.

use super::FUNCTIONS;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Handle;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;

/// The names of `builtins` that are neither functions nor classes.
const OTHERS: &[&str] = &[
    "__name__",
    "__doc__",
    "__debug__",
    "IOError",
    "EnvironmentError",
    "Ellipsis",
    "NotImplemented",
    "exit",
    "quit",
];

impl Vm {
    /// Makes what is not made yet. Nobody can go on without it: where the system
    /// refuses even this little memory, the process ends as it does where Rust's
    /// own collections meet that.
    fn make<T>(&self, make: impl FnOnce() -> PyResult<T>) -> T {
        let limit = self.heap.lift_limit();
        let made = make();
        self.heap.set_limit(limit);
        match made {
            Ok(made) => made,
            Err(_) => std::alloc::handle_alloc_error(std::alloc::Layout::new::<T>()),
        }
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn make_class(&self, id: ClassId) -> Class {
        self.make(|| super::bootstrap::make_class(id, self))
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn make_ascii_char(&self, byte: u8) -> Str {
        self.make(|| {
            let string = self.intern_str(Str::one_ascii(byte, self)?)?;
            self.set_ascii_char(byte, string);
            Ok(string)
        })
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn make_special_name(&self, special: Special) -> Str {
        self.make(|| {
            let name = self.intern(special.name())?;
            self.set_special_name(special, name);
            Ok(name)
        })
    }

    /// What stands under an interned name in `builtins`.
    pub fn builtin_named(&self, name: Str) -> Option<Value> {
        let known = self.builtins_so_far().get_str(name, self);
        if known.is_some() || self.builtins_complete.get() {
            return known;
        }
        self.make(|| {
            let made = self.declared_builtin(name)?;
            if let Some(value) = made {
                self.builtins_so_far().set_str(name, value, self)?;
            }
            Ok(made)
        })
    }

    /// What the declarations say of a name, made afresh.
    fn declared_builtin(&self, name: Str) -> PyResult<Option<Value>> {
        let Some(text) = name.to_str() else { return Ok(None) };
        if let Some(&function) = functions().find(|f| f.name == text) {
            return Ok(Some(Native::function(function, Value::UNBOUND, self).value()));
        }
        if let Some(&id) = classes().find(|id| id.decl().name == text) {
            return Ok(Some(self.class(id).value()));
        }
        Ok(Some(match text {
            "__name__" => self.intern("builtins")?.value(),
            "__doc__" => Value::NONE,
            "__debug__" => Value::bool(self.config.optimize == 0),
            "IOError" | "EnvironmentError" => self.class(ClassId::OSError).value(),
            "Ellipsis" => Value::ELLIPSIS,
            "NotImplemented" => Value::NOT_IMPLEMENTED,
            "exit" | "quit" => super::leaving::quitter(name, self)?,
            _ => return Ok(None),
        }))
    }

    /// Makes the names of `builtins` that nobody has asked for, before somebody
    /// looks at the namespace itself: it holds all, in the order of the
    /// declarations.
    #[cold]
    #[inline(never)]
    pub(crate) fn complete_builtins(&self) {
        self.make(|| {
            let so_far = self.builtins_so_far();
            let all = Dict::new(self);
            let names = functions().map(|f| f.name).chain(classes().map(|id| id.decl().name));
            for text in names.chain(OTHERS.iter().copied()) {
                let name = self.intern(text)?;
                let value = match so_far.standing(name, self) {
                    Some(known) => Some(known),
                    None => self.declared_builtin(name)?,
                };
                if let Some(value) = value {
                    all.set_str(name, value, self)?;
                }
            }
            so_far.take_table(all, self);
            Ok(())
        });
        self.builtins_complete.set(true);
    }
}

fn functions() -> impl Iterator<Item = &'static &'static crate::native::NativeDecl> {
    FUNCTIONS.iter().copied().flatten()
}

fn classes() -> impl Iterator<Item = &'static ClassId> {
    ClassId::ALL.iter().filter(|id| is_public(**id) && id.decl().module == "builtins")
}

/// Is the class a name in `builtins`?
fn is_public(id: ClassId) -> bool {
    use ClassId::*;
    id as u16 >= BaseException as u16
        || matches!(
            id,
            Object
                | Type
                | Int
                | Bool
                | Float
                | Complex
                | Str
                | Bytes
                | ByteArray
                | MemoryView
                | List
                | Tuple
                | Dict
                | Set
                | FrozenSet
                | Range
                | Slice
                | Property
                | StaticMethod
                | ClassMethod
                | Super
                | Enumerate
                | Zip
                | Map
                | Filter
                | Reversed
        )
}
