//! Generators, coroutines and async generators.

use crate::class_id::ClassId;
use crate::handle;
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// The memory of a generator.
#[repr(C)]
pub struct GeneratorObject {
    header: Header,
    pub(crate) registers: Cell<Value>,
}

handle! {
    /// A generator, coroutine or async generator.
    Generator => GeneratorObject, Kind::Generator
}

/// `generator`'s declaration.
pub static GENERATOR: ClassDecl =
    ClassDecl { kind: Kind::Generator, ..ClassDecl::new(ClassId::Generator, "generator") };
/// `coroutine`'s declaration.
pub static COROUTINE: ClassDecl =
    ClassDecl { kind: Kind::Generator, ..ClassDecl::new(ClassId::Coroutine, "coroutine") };
/// `coroutine_wrapper`'s declaration.
pub static COROUTINE_WRAPPER: ClassDecl = ClassDecl {
    kind: Kind::Instance,
    ..ClassDecl::new(ClassId::CoroutineWrapper, "coroutine_wrapper")
};
/// `async_generator`'s declaration.
pub static ASYNC_GENERATOR: ClassDecl = ClassDecl {
    kind: Kind::Generator,
    ..ClassDecl::new(ClassId::AsyncGenerator, "async_generator")
};
/// `async_generator_asend`'s declaration.
pub static ASYNC_GENERATOR_STEP: ClassDecl = ClassDecl {
    kind: Kind::Instance,
    ..ClassDecl::new(ClassId::AsyncGeneratorStep, "async_generator_asend")
};
/// `async_generator_wrapped_value`'s declaration.
pub static ASYNC_GENERATOR_VALUE: ClassDecl = ClassDecl {
    kind: Kind::Instance,
    ..ClassDecl::new(ClassId::AsyncGeneratorValue, "async_generator_wrapped_value")
};
