//! Exceptions: `BaseException` and its fields.
//!
//! All built-in exceptions share one layout; what only some have
//! (`StopIteration.value`, `OSError.errno`, …) stands in an array: see [`fields`].

pub mod fields;
pub mod group;
pub mod methods;
pub mod special;
pub mod table;
pub mod unicode;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::{Class, ClassDecl};
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// The memory of an exception.
#[repr(C)]
pub struct ExceptionObject {
    header: Header,
    pub(crate) args: Cell<Value>,
    /// A traceback or `None`.
    pub(crate) traceback: Cell<Value>,
    pub(crate) cause: Cell<Value>,
    pub(crate) context: Cell<Value>,
    /// `__suppress_context__`.
    pub(crate) suppress_context: Cell<Value>,
    /// An array of what [`fields`] declares, or unbound.
    pub(crate) fields: Cell<Value>,
    /// Attributes: see [`crate::shape`].
    attributes: Cell<Value>,
}

/// Words in front of an exception's attributes.
pub const EXCEPTION_WORDS: u16 = 7;

handle! {
    /// An exception.
    Exception => ExceptionObject, Kind::Exception
}

impl Exception {
    /// An exception of this shape (the class's [`Class::root_shape`]) with these
    /// arguments.
    pub(crate) fn allocate(class: Class, args: Tuple, vm: &Vm) -> Exception {
        let memory =
            vm.allocate_with_attributes(Kind::Exception, 0, EXCEPTION_WORDS as usize, class);
        let exception = Exception(memory.cast());
        let object = exception.object();
        object.args.set(args.value());
        object.traceback.set(Value::NONE);
        object.cause.set(Value::NONE);
        object.context.set(Value::NONE);
        object.suppress_context.set(Value::FALSE);
        object.fields.set(Value::UNBOUND);
        exception
    }

    /// `args`.
    pub fn args(self) -> Tuple {
        // SAFETY: the field always holds a tuple.
        unsafe { Tuple::from_value(self.object().args.get()) }
    }

    /// `__traceback__`.
    pub fn traceback(self) -> Value {
        self.object().traceback.get()
    }

    /// `__cause__`.
    pub fn cause(self) -> Value {
        self.object().cause.get()
    }

    /// `__context__`.
    pub fn context(self) -> Value {
        self.object().context.get()
    }

    /// `__suppress_context__`.
    pub fn suppress_context(self) -> bool {
        self.object().suppress_context.get() == Value::TRUE
    }

    /// Sets a field of the object.
    pub(crate) fn set_field(
        self,
        field: fn(&ExceptionObject) -> &Cell<Value>,
        value: Value,
        vm: &Vm,
    ) {
        vm.store(self.head(), field(self.object()), value);
    }
}

impl Vm {
    /// A built-in exception with one text argument.
    pub fn exception(&self, class: ClassId, message: &str) -> Value {
        match Str::new(message, self) {
            Ok(text) => self.exception_of(class, &[text.value()]),
            Err(raised) => self.take_raised(raised),
        }
    }

    /// A built-in exception with these arguments.
    pub fn exception_of(&self, class: ClassId, args: &[Value]) -> Value {
        match Tuple::new(args, self) {
            Ok(args) => Exception::allocate(self.class(class), args, self).value(),
            Err(raised) => self.take_raised(raised),
        }
    }

    /// Raises a built-in exception with a message.
    #[cold]
    pub fn raise(&self, class: ClassId, message: impl AsRef<str>) -> crate::Raised {
        self.raise_value(self.exception(class, message.as_ref()))
    }

    /// Raises `TypeError`.
    #[cold]
    pub fn type_error(&self, message: impl AsRef<str>) -> crate::Raised {
        self.raise(ClassId::TypeError, message)
    }

    /// Raises `ValueError`.
    #[cold]
    pub fn value_error(&self, message: impl AsRef<str>) -> crate::Raised {
        self.raise(ClassId::ValueError, message)
    }

    /// Raises `IndexError`.
    #[cold]
    pub fn index_error(&self, message: impl AsRef<str>) -> crate::Raised {
        self.raise(ClassId::IndexError, message)
    }

    /// Raises `OverflowError`.
    #[cold]
    pub fn overflow_error(&self, message: impl AsRef<str>) -> crate::Raised {
        self.raise(ClassId::OverflowError, message)
    }

    /// Raises `RuntimeError`.
    #[cold]
    pub fn runtime_error(&self, message: impl AsRef<str>) -> crate::Raised {
        self.raise(ClassId::RuntimeError, message)
    }

    /// Raises `KeyError` with the key itself as argument.
    #[cold]
    pub fn key_error(&self, key: Value) -> crate::Raised {
        self.raise_value(self.exception_of(ClassId::KeyError, &[key]))
    }

    /// Raises `MemoryError`: where hardly anything is left, the one that was made
    /// beforehand, which forgets where it was raised before.
    #[cold]
    pub fn memory_error(&self) -> crate::Raised {
        if !self.heap.is_tight() {
            return self.raise_again(self.exception_of(ClassId::MemoryError, &[]));
        }
        if let Some(shared) = self.root(crate::vm::Root::MemoryError).downcast::<Exception>() {
            shared.set_field(|o| &o.traceback, Value::NONE, self);
            shared.set_field(|o| &o.context, Value::NONE, self);
        }
        // CPython's has no context either: it is not made by the ordinary way.
        self.raise_again(self.root(crate::vm::Root::MemoryError))
    }

    /// Raises `StopIteration`, with the value unless it is `None`.
    #[cold]
    pub fn stop_iteration(&self, value: Value) -> crate::Raised {
        let args: &[Value] = if value.is_none() { &[] } else { &[value] };
        self.raise_value(self.exception_of(ClassId::StopIteration, args))
    }

    /// Does the pending exception, proved by `raised`, match this class? If so
    /// it is taken; if not it stays pending.
    pub fn catch(&self, raised: crate::Raised, class: ClassId) -> PyResult<Value> {
        let exception = self.pending.get();
        if self.is_instance(exception, class) { Ok(self.take_raised(raised)) } else { Err(raised) }
    }

    /// Is the pending exception an instance of this class?
    pub fn raised_is(&self, _raised: &crate::Raised, class: ClassId) -> bool {
        self.is_instance(self.pending.get(), class)
    }

    /// The first argument of a `StopIteration`: the iterator's return value.
    pub fn stop_value(&self, exception: Value) -> Value {
        exception.downcast::<Exception>().map_or(Value::NONE, |e| e.named_field("value", self))
    }
}

/// `BaseException`'s declaration.
pub static BASE_EXCEPTION: ClassDecl = ClassDecl {
    kind: Kind::Exception,
    subclassable: true,
    has_dict: true,
    fixed_words: EXCEPTION_WORDS,
    doc: "Common base class for all exceptions",
    methods: &[
        &methods::EXCEPTION_NEW,
        &methods::EXCEPTION_INIT,
        &methods::EXCEPTION_STR,
        &methods::EXCEPTION_REPR,
        &methods::WITH_TRACEBACK,
        &methods::ADD_NOTE,
        &methods::EXCEPTION_REDUCE,
        &methods::EXCEPTION_SETSTATE,
    ],
    getsets: methods::GETSETS,
    ..ClassDecl::new(ClassId::BaseException, "BaseException")
};

/// An exception, its context, the context of that, and so on. Programs can close a
/// circle by assignment to `__context__`; each of its exceptions comes at least once,
/// and then the walk ends (Brent's algorithm).
pub(crate) fn contexts(start: Value) -> impl Iterator<Item = Exception> {
    let mut link = start;
    let mut mark = Value::NONE;
    let (mut steps, mut limit) = (0u64, 1u64);
    std::iter::from_fn(move || {
        let exception = link.downcast::<Exception>()?;
        if link.is(mark) {
            return None;
        }
        steps += 1;
        if steps == limit {
            mark = link;
            (steps, limit) = (0, limit * 2);
        }
        link = exception.context();
        Some(exception)
    })
}

/// Makes `handled` the context of `exception`, unless it is the same or that
/// would close a circle (then the circle is cut).
pub(crate) fn chain_context(exception: Value, handled: Value, vm: &Vm) {
    let (Some(raised), Some(_)) =
        (exception.downcast::<Exception>(), handled.downcast::<Exception>())
    else {
        return;
    };
    if exception.is(handled) {
        return;
    }
    if let Some(outer) = contexts(handled).find(|outer| outer.context().is(exception)) {
        outer.set_field(|o| &o.context, Value::NONE, vm);
    }
    raised.set_field(|o| &o.context, handled, vm);
}
