//! The machine of one isolate, and the token of the borrow rule.
//!
//! [`Vm`] owns everything a program has: heap, stacks, classes, modules, the
//! pending exception. There is no other mutable state. A `&Vm` reads, borrows
//! and allocates; a `&mut Vm` changes contents and runs Python code.

use crate::class_id::ClassId;
use crate::error::{PyResult, Raised};
use crate::handle::{Downcast, Handle};
use crate::host::Host;
use crate::interp::stack::Stacks;
use crate::object::array::Array;
use crate::object::class::Class;
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::shape::ShapeTable;
use crate::special::Special;
use std::cell::{Cell, OnceCell, RefCell};
use taipan_heap::{Heap, HeapConfig, Value};

/// How an isolate is set up.
pub struct Config {
    /// Bytes its heap may take; `usize::MAX`: no limit.
    pub memory_limit: usize,
    /// Collect at every safepoint and poison what is unreachable.
    pub gc_stress: bool,
    /// `sys.flags.optimize`: 0 keeps assertions.
    pub optimize: u8,
    /// The world outside.
    pub host: Box<dyn Host>,
    /// Finds the native module of a name.
    pub natives: FindNative,
    /// Finds the embedded Python module of a name.
    pub library: FindLibrary,
}

/// How an isolate finds native modules: the library that holds them stands above
/// this crate.
pub type FindNative = fn(&str) -> Option<&'static crate::object::module::ModuleDecl>;

/// A module of the embedded pure-Python library.
#[derive(Clone, Debug)]
pub struct LibraryModule {
    /// Where it says to be: [`LIBRARY_FOLDER`] and its path in the library.
    pub filename: String,
    /// Is it a package?
    pub is_package: bool,
    /// Decompresses its text.
    pub source: fn(&str) -> Option<Vec<u8>>,
}

/// The folder in which the embedded library says to be. No file is there: what
/// begins with it is looked up in the library.
pub const LIBRARY_FOLDER: &str = "<stdlib>";

/// How an isolate finds the embedded library, by full names.
pub type FindLibrary = fn(&str) -> Option<LibraryModule>;

impl Config {
    /// No limit, no library, assertions kept.
    pub fn new(host: Box<dyn Host>) -> Config {
        Config {
            memory_limit: usize::MAX,
            gc_stress: false,
            optimize: 0,
            host,
            natives: |_| None,
            library: |_| None,
        }
    }
}

/// One isolate. See the head of this module.
pub struct Vm {
    pub(crate) heap: Heap,
    pub(crate) stacks: Stacks,
    pub(crate) shapes: ShapeTable,
    /// The pending exception, or unbound.
    pub(crate) pending: Cell<Value>,
    /// The exception being handled (`sys.exception()`), or `None`.
    pub(crate) handled: Cell<Value>,
    /// What the frame that Rust entered has returned or yielded, on its way out
    /// of the interpreter.
    pub(crate) left: Cell<Value>,
    classes: [Cell<Value>; ClassId::COUNT], // tidy: traced in `Roots`
    /// All interned strings: a dict from each to itself.
    pub(crate) interned: Cell<Value>,
    empty_array: Cell<Value>,
    empty_tuple: Cell<Value>,
    empty_str: Cell<Value>,
    ascii_chars: [Cell<Value>; 128],
    special_names: [Cell<Value>; Special::COUNT],
    /// `sys.modules`.
    pub(crate) modules: Cell<Value>,
    /// The namespace of `builtins`.
    pub(crate) builtins: Cell<Value>,
    /// Has that all names?
    pub(crate) builtins_complete: Cell<bool>,
    /// Values that the runtime keeps for itself, by [`Root`].
    roots: [Cell<Value>; Root::COUNT],
    /// `sys.get_int_max_str_digits()`; 0: no limit.
    pub int_max_str_digits: Cell<usize>,
    pub(crate) config: Config,
    hash_key: OnceCell<u64>,
    pub(crate) mro_cache: crate::object::mro_cache::MroCache,
    pub(crate) lookups: crate::interp::lookup_cache::LookupCache,
    /// The texts of programs that are in no file.
    pub(crate) sources: crate::report::source::Sources,
    /// Open files, by number.
    pub(crate) files: RefCell<crate::object::file::stream::Files>,
    /// Finalizers and callbacks that wait to be run.
    pub(crate) finalization: crate::finalize::Finalization,
    /// The weak references to each object.
    pub(crate) weak: crate::finalize::weak::WeakTable,
    /// Who watches the program.
    pub(crate) observer: crate::observe::Observer,
    /// Does a breakpoint wait for a collection (`interp/collect_call.rs`)?
    pub(crate) collects_at_breakpoint: Cell<bool>,
    /// Addresses of the containers whose `repr` is being made.
    pub(crate) repr_guard: RefCell<Vec<u64>>,
    /// How many calls of `repr` are running.
    pub(crate) repr_depth: Cell<u32>,
}

/// A value that the runtime keeps for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Root {
    /// The exception raised when memory is out; made beforehand.
    MemoryError,
    /// The namespace of `sys`.
    Sys,
    /// `sys.path_importer_cache`-like state of the import system (a dict).
    Import,
    /// The async generator hooks (a tuple).
    AsyncHooks,
    /// The default output stream.
    Stdout,
    /// The default error stream.
    Stderr,
    /// `typing.NoDefault`, once asked for.
    NoDefault,
    /// The classes of native modules, by the address of their declaration (a dict).
    Declared,
    /// The current context of context variables, once asked for.
    Context,
    /// The class of what `sys.get_asyncgen_hooks` returns, once needed.
    AsyncHooksClass,
    /// The class of what `sys.unraisablehook` is given, once needed.
    UnraisableArgs,
    /// The class of a function frame's `f_locals`, once needed.
    FrameLocals,
}

impl Root {
    const COUNT: usize = 13;
}

impl Vm {
    /// A machine with empty tables; [`Vm::new`] fills them.
    pub(crate) fn bare(config: Config) -> Vm {
        let unbound = || Cell::new(Value::UNBOUND);
        let heap = Heap::new(HeapConfig {
            limit_bytes: config.memory_limit,
            stress: config.gc_stress,
            ..HeapConfig::default()
        });
        Vm {
            heap,
            stacks: Stacks::new(config.memory_limit),
            shapes: ShapeTable::default(),
            pending: unbound(),
            handled: Cell::new(Value::NONE),
            left: Cell::new(Value::UNBOUND),
            classes: [const { Cell::new(Value::UNBOUND) }; ClassId::COUNT],
            interned: unbound(),
            empty_array: unbound(),
            empty_tuple: unbound(),
            empty_str: unbound(),
            ascii_chars: [const { Cell::new(Value::UNBOUND) }; 128],
            special_names: [const { Cell::new(Value::UNBOUND) }; Special::COUNT],
            modules: unbound(),
            builtins: unbound(),
            builtins_complete: Cell::new(false),
            roots: [const { Cell::new(Value::UNBOUND) }; Root::COUNT],
            int_max_str_digits: Cell::new(crate::object::int::text::DEFAULT_MAX_DIGITS),
            config,
            hash_key: OnceCell::new(),
            mro_cache: crate::object::mro_cache::MroCache::new(),
            lookups: crate::interp::lookup_cache::LookupCache::default(),
            sources: crate::report::source::Sources::default(),
            files: RefCell::default(),
            finalization: Default::default(),
            weak: Default::default(),
            observer: Default::default(),
            collects_at_breakpoint: Cell::new(false),
            repr_guard: RefCell::default(),
            repr_depth: Cell::new(0),
        }
    }

    /// The built-in class.
    #[inline(always)]
    pub fn class(&self, id: ClassId) -> Class {
        let class = self.classes[id as usize].get();
        if class.is_unbound() {
            return self.make_class(id);
        }
        // SAFETY: what is in the table is a class.
        unsafe { Class::from_value(class) }
    }

    pub(crate) fn set_class(&self, id: ClassId, class: Class) {
        self.classes[id as usize].set(class.value());
    }

    /// The class of a value (`type(value)`).
    #[inline]
    pub fn class_of(&self, value: Value) -> Class {
        match value.shape_number() {
            Some(shape) => self.shape_class(shape),
            None => self.class(immediate_class(value)),
        }
    }

    /// The class of objects of this shape.
    #[inline(always)]
    pub(crate) fn shape_class(&self, shape: u32) -> Class {
        match ClassId::ALL.get(shape as usize) {
            Some(&id) => self.class(id),
            None => self.shapes.class(shape),
        }
    }

    /// The name of a value's class, for messages.
    pub fn type_name(&self, value: Value) -> String {
        self.class_of(value).name_text()
    }

    /// Is the value's class this built-in class itself?
    #[inline(always)]
    pub fn is_exact(&self, value: Value, id: ClassId) -> bool {
        match value.shape_number() {
            Some(shape) => shape == id.shape(),
            None => immediate_class(value) == id,
        }
    }

    /// Is the value an instance of this built-in class or of a subclass?
    #[inline]
    pub fn is_instance(&self, value: Value, id: ClassId) -> bool {
        self.is_exact(value, id) || self.class_of(value).is_subclass_of(self.class(id))
    }

    /// An array without elements, shared.
    #[inline(always)]
    pub(crate) fn empty_array(&self) -> Array {
        // SAFETY: set when the isolate was made.
        unsafe { Array::from_value(self.empty_array.get()) }
    }

    /// `()`.
    #[inline(always)]
    pub fn empty_tuple(&self) -> Tuple {
        // SAFETY: set when the isolate was made.
        unsafe { Tuple::from_value(self.empty_tuple.get()) }
    }

    /// `''`.
    pub fn empty_str(&self) -> Str {
        // SAFETY: set when the isolate was made.
        unsafe { Str::from_value(self.empty_str.get()) }
    }

    pub(crate) fn try_empty_str(&self) -> Option<Str> {
        self.empty_str.get().downcast()
    }

    /// The string of one ASCII character, if it is one.
    #[inline]
    pub(crate) fn try_ascii_char(&self, byte: u8) -> Option<Str> {
        let known = self.ascii_chars.get(byte as usize)?.get();
        if known.is_unbound() {
            return Some(self.make_ascii_char(byte));
        }
        // SAFETY: what is in the table is a string.
        Some(unsafe { Str::from_value(known) })
    }

    pub(crate) fn set_empties(&self, array: Array, tuple: Tuple) {
        self.empty_array.set(array.value());
        self.empty_tuple.set(tuple.value());
    }

    pub(crate) fn set_empty_str(&self, string: Str) {
        self.empty_str.set(string.value());
    }

    pub(crate) fn set_ascii_char(&self, byte: u8, string: Str) {
        self.ascii_chars[byte as usize].set(string.value());
    }

    /// The interned name of a special method.
    #[inline(always)]
    pub fn special_name(&self, special: Special) -> Str {
        let name = self.special_names[special as usize].get();
        if name.is_unbound() {
            return self.make_special_name(special);
        }
        // SAFETY: what is in the table is a string.
        unsafe { Str::from_value(name) }
    }

    pub(crate) fn set_special_name(&self, special: Special, name: Str) {
        self.special_names[special as usize].set(name.value());
    }

    /// A value that the runtime keeps for itself.
    pub fn root(&self, root: Root) -> Value {
        self.roots[root as usize].get()
    }

    /// Keeps a value.
    pub fn set_root(&self, root: Root, value: Value) {
        self.roots[root as usize].set(value);
    }

    /// The namespace of `builtins`.
    pub fn builtins(&self) -> Dict {
        if !self.builtins_complete.get() {
            self.complete_builtins();
        }
        self.builtins_so_far()
    }

    /// The namespace of `builtins` with those names that were asked for. Python
    /// code never gets to see it before [`Vm::builtins`] has completed it.
    #[inline(always)]
    pub(crate) fn builtins_so_far(&self) -> Dict {
        // SAFETY: set when the isolate was made.
        unsafe { Dict::from_value(self.builtins.get()) }
    }

    /// `sys.modules`.
    pub fn modules(&self) -> Dict {
        // SAFETY: set when the isolate was made.
        unsafe { Dict::from_value(self.modules.get()) }
    }

    /// The world outside.
    pub fn host(&mut self) -> &mut dyn Host {
        &mut *self.config.host
    }

    /// The isolate's interned string of this text.
    pub fn intern(&self, text: &str) -> PyResult<Str> {
        self.intern_str(Str::new(text, self)?)
    }

    /// The isolate's interned string equal to `string` (an exact string).
    pub fn intern_str(&self, string: Str) -> PyResult<Str> {
        if string.is_interned() {
            return Ok(string);
        }
        // SAFETY: set when the isolate was made.
        let table = unsafe { Dict::from_value(self.interned.get()) };
        if let Some(known) = table.get_str(string, self).and_then(|v| v.downcast()) {
            return Ok(known);
        }
        table.set_str(string, string.value(), self)?;
        string.set_interned();
        Ok(string)
    }

    /// The interned string equal to `string`, if there is one: what is not
    /// interned is no attribute's name.
    pub fn find_interned(&self, string: Str) -> Option<Str> {
        if string.is_interned() {
            return Some(string);
        }
        // SAFETY: set when the isolate was made.
        let table = unsafe { Dict::from_value(self.interned.get()) };
        table.get_str(string, self).and_then(|v| v.downcast())
    }

    /// The keyed hash of bytes: 60 bits, never 0.
    pub(crate) fn hash_bytes(&self, bytes: &[u8]) -> u64 {
        let key = *self.hash_key.get_or_init(|| self.config.host.hash_seed());
        let hash = crate::hash::bytes(bytes, key) & ((1 << 60) - 1);
        if hash == 0 { 1 } else { hash }
    }

    /// Hands every value the isolate keeps to `visit`.
    pub(crate) fn trace_tables(&self, visit: &mut dyn FnMut(Value)) {
        let cells = self.classes.iter().chain(&self.ascii_chars).chain(&self.special_names);
        cells.chain(&self.roots).for_each(|cell| visit(cell.get()));
        let single = [
            &self.pending,
            &self.handled,
            &self.interned,
            &self.empty_array,
            &self.empty_tuple,
            &self.empty_str,
            &self.modules,
            &self.builtins,
        ];
        single.iter().for_each(|cell| visit(cell.get()));
        self.finalization.trace(visit);
        self.observer.trace_values(visit);
    }

    /// Bytes of all objects, dead ones not yet reclaimed included.
    pub fn heap_bytes(&self) -> usize {
        self.heap.allocated_bytes()
    }

    /// The flag that interrupts the program from outside.
    pub fn interrupt_handle(&self) -> crate::interrupt::Interrupt {
        crate::interrupt::Interrupt::new(self.heap.shared_poll_word())
    }

    /// Makes an exception pending. Its context becomes the exception being
    /// handled.
    pub fn raise_value(&self, exception: Value) -> Raised {
        crate::object::exception::chain_context(exception, self.handled.get(), self);
        self.pending.set(exception);
        Raised::pending()
    }

    /// Takes the pending exception, which `raised` proves to be there.
    pub fn take_raised(&self, raised: Raised) -> Value {
        let Raised { .. } = raised;
        self.pending.replace(Value::UNBOUND)
    }

    pub(crate) fn forget_memory_error(&self) {
        self.pending.set(Value::UNBOUND);
    }
}

/// The class of a value that is no pointer.
#[inline]
fn immediate_class(value: Value) -> ClassId {
    if value.is_int() {
        ClassId::Int
    } else if value.is_inline_float() {
        ClassId::Float
    } else if value.is_bool() {
        ClassId::Bool
    } else if value.is_none() {
        ClassId::NoneType
    } else if value == Value::NOT_IMPLEMENTED {
        ClassId::NotImplementedType
    } else {
        ClassId::EllipsisType
    }
}
