//! Native functions: how Rust functions are declared and called from Python.
//!
//! A function is declared once with `#[native("name(parameters)")]`
//! (crate `taipan-macros`), which makes a [`NativeDecl`]: the parameters as data,
//! and an *entry* that takes its arguments from a window of values, in parameter
//! order, absent ones unbound. A call whose positional arguments fit goes to the
//! entry directly, with the caller's registers as the window; any other call is
//! bound first ([`bind`](crate::protocol::call)).
//!
//! The text form of parameters is that of CPython's `__text_signature__`:
//! `self, iterable, /`, `*args, key=None, default=?` (`?`: may be absent).

use crate::error::PyResult;
use crate::vm::Vm;
use taipan_heap::Value;

/// How an argument may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// By position only.
    PositionalOnly,
    /// By position or name.
    Positional,
    /// By name only.
    Keyword,
}

/// A parameter of a native function.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Its name.
    pub name: &'static str,
    /// How it may be given.
    pub kind: ParamKind,
    /// Must it be given?
    pub required: bool,
}

/// What a native function is in its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// A method (or, in a module, a function).
    Method,
    /// A class method: the first argument is the class.
    Class,
    /// A static method.
    Static,
}

pub use crate::protocol::args::keywords_of;

/// A native function as declared. See the head of this module.
#[derive(Debug)]
pub struct NativeDecl {
    /// `__name__`.
    pub name: &'static str,
    /// The text form of the parameters, for `__text_signature__`.
    pub signature: &'static str,
    /// `__doc__`.
    pub doc: &'static str,
    /// The parameters, in window order: positional-only, positional, keyword.
    pub params: &'static [Param],
    /// Takes `*args`: they follow the parameters in the window.
    pub varargs: bool,
    /// Takes `**kwargs`: the window's last value is a dict or unbound.
    pub varkeywords: bool,
    /// What it is in its class.
    pub binding: Binding,
    /// Takes `&Vm`: it cannot run Python code.
    pub leaf: bool,
    /// Are all parameters positional, so that as many arguments fit as they are?
    pub exact: bool,
    /// How many parameters can be given by position.
    pub positional: usize,
    /// The function itself, on a window.
    pub entry: NativeEntry,
}

/// How many values [`Vm::call_fitting`] makes a window of.
pub(crate) const FITTING: usize = 12;

/// The function behind a [`NativeDecl`].
pub type NativeEntry = fn(&mut Vm, Args) -> PyResult<Value>;

impl NativeDecl {
    /// Are all parameters positional, so that as many arguments fit as they are?
    #[inline(always)]
    pub fn fits_exactly(&self) -> bool {
        self.exact && !self.is_constructor()
    }

    /// Do this many positional arguments fit, and nothing else is needed than to
    /// say that the others are absent?
    pub fn takes(&self, given: usize) -> bool {
        let positional = self.max_positional();
        let direct = given.min(positional);
        let params = self.params;
        (given <= positional || self.varargs)
            && params.iter().skip(direct).all(|p| !p.required)
            && params.len() + (given - direct) < FITTING
    }

    /// Is it a `__new__`, whose first argument must be checked?
    #[inline(always)]
    pub fn is_constructor(&self) -> bool {
        self.binding == Binding::Static && self.name == "__new__"
    }

    /// How many positional arguments are needed at least.
    pub fn min_positional(&self) -> usize {
        let positional = self.params.iter().filter(|p| p.kind != ParamKind::Keyword);
        positional.filter(|p| p.required).count()
    }

    /// How many positional arguments are taken at most, without `*args`.
    pub fn max_positional(&self) -> usize {
        self.positional
    }
}

/// A window of arguments on the value stack (or in any memory that the caller
/// keeps alive and in place during the call). Natives never write it.
#[derive(Clone, Copy, Debug)]
pub struct Args {
    start: *const Value,
    len: usize,
}

impl Args {
    /// No arguments.
    pub const EMPTY: Args = Args { start: std::ptr::dangling(), len: 0 };

    /// The window over this slice.
    ///
    /// # Safety
    /// The slice stays in place, and its values reachable for the collector,
    /// for as long as the window is used.
    #[inline(always)]
    pub unsafe fn new(window: &[Value]) -> Args {
        Args { start: window.as_ptr(), len: window.len() }
    }

    /// The window over `len` values from `start`.
    ///
    /// # Safety
    /// As [`Args::new`].
    #[inline(always)]
    pub unsafe fn from_raw(start: *const Value, len: usize) -> Args {
        Args { start, len }
    }

    /// The arguments.
    #[inline(always)]
    pub fn as_slice(&self) -> &[Value] {
        // SAFETY: whoever made the window vouches for it.
        unsafe { std::slice::from_raw_parts(self.start, self.len) }
    }

    /// The arguments behind the first `n`.
    #[inline(always)]
    pub fn rest(self, n: usize) -> Args {
        debug_assert!(n <= self.len);
        // SAFETY: `n` is at most `len`: the binder fills every parameter.
        Args { start: unsafe { self.start.add(n) }, len: self.len - n }
    }

    /// The window without its last value.
    #[inline(always)]
    pub fn without_last(self) -> Args {
        Args { start: self.start, len: self.len.saturating_sub(1) }
    }
}

impl std::ops::Deref for Args {
    type Target = [Value];
    #[inline(always)]
    fn deref(&self) -> &[Value] {
        self.as_slice()
    }
}

/// Which argument is being converted, for messages.
#[derive(Clone, Copy, Debug)]
pub struct ArgContext {
    /// The function.
    pub decl: &'static NativeDecl,
    /// The parameter's number; from 0, `self` included.
    pub index: usize,
}

/// A Rust type that a parameter may have.
pub trait FromArg: Sized {
    /// Converts an argument (unbound: absent), or raises `TypeError` in the
    /// words of CPython's argument clinic.
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self>;
}

/// A Rust type that a native function may return.
pub trait IntoResult {
    /// As a value, or the exception that is pending.
    fn into_result(self, vm: &Vm) -> PyResult<Value>;
}

/// An optional argument that is `None` by default: `None` and absent are the
/// same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrNone<T>(pub Option<T>);
