//! Generators, coroutines and async generators: a suspended frame in an object.
//!
//! The object holds the frame's registers, and the frame runs on them in place:
//! resuming and suspending copy nothing. What the frame calls gets its frame on
//! the value stack, where that was free when the generator was resumed.
//!
//! A running frame stores into its registers without a write barrier, so the
//! collector scans them as roots while it runs; suspending runs the barrier
//! once. Registers hold values always, dead ones too: nothing but this frame
//! writes them.

pub mod anext;
pub mod asynchronous;
pub mod methods;

use crate::class_id::ClassId;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::object::function::Function;
use crate::object::tuple::Tuple;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// What a generator is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum State {
    /// Made, not begun.
    Created,
    /// Suspended at a `yield`.
    Suspended,
    /// Its frame is on the stack.
    Running,
    /// Returned or raised.
    Finished,
}

/// The memory of a generator; the registers follow.
#[repr(C)]
pub struct GeneratorObject {
    header: Header,
    pub(crate) pc: Cell<*const u32>,
    /// While running: where the value stack is free.
    pub(crate) stack_end: Cell<*mut Value>,
    /// The register that receives what is sent.
    pub(crate) receiver: Cell<u16>,
    /// The register of the iterator that it delegates to, plus 1; or 0.
    pub(crate) delegate: Cell<u16>,
    pub(crate) state: Cell<State>,
    /// An async generator: have the hooks been looked at?
    pub(crate) hooked: Cell<bool>,
    padding: [u8; 2],
    /// Its name; or the object of its frame, which keeps the name.
    pub(crate) name: Cell<Value>,
    pub(crate) qualified_name: Cell<Value>,
    /// The exception it is handling itself, while suspended; or `None`.
    pub(crate) handled: Cell<Value>,
    /// What its resumer was handling, while running.
    pub(crate) outer_handled: Cell<Value>,
    /// In front of the registers, as in every frame.
    pub(crate) function: Cell<Value>,
}

/// Raw words behind a generator's header.
pub(crate) const GENERATOR_RAW: u8 = 3;
/// Words in front of the registers.
pub(crate) const GENERATOR_WORDS: usize = crate::memory::words_of::<GeneratorObject>();
const _: () =
    assert!(std::mem::offset_of!(GeneratorObject, name) == 8 * (1 + GENERATOR_RAW as usize));

handle! {
    /// A generator, coroutine or async generator.
    Generator => GeneratorObject, Kind::Generator
}

impl Generator {
    /// The function whose frame it is.
    pub fn function(self) -> Function {
        // SAFETY: the field always holds a function.
        unsafe { Function::from_value(self.object().function.get()) }
    }

    /// What it is doing.
    #[inline(always)]
    pub fn state(self) -> State {
        self.object().state.get()
    }

    /// The registers.
    pub(crate) fn registers(&self) -> &[Cell<Value>] {
        let count = self.object().header.words() - GENERATOR_WORDS;
        // SAFETY: the registers follow the fields.
        unsafe {
            let start = self.head().as_ptr().cast::<Cell<Value>>().add(GENERATOR_WORDS);
            std::slice::from_raw_parts(start, count)
        }
    }

    /// Where its frame's registers are.
    #[inline(always)]
    pub(crate) fn base(self) -> *mut Value {
        // SAFETY: the registers follow the fields.
        unsafe { self.head().as_ptr().cast::<Value>().add(GENERATOR_WORDS) }
    }

    /// What an async generator is handed to when it is found dead.
    pub(crate) fn finalizer_hook(self) -> Option<Value> {
        self.registers().last().and_then(|place| place.get().bound())
    }

    /// The first step of an async generator: the hooks that are set now are its
    /// own.
    pub(crate) fn take_hooks(self, vm: &mut crate::vm::Vm) -> crate::PyResult<()> {
        if self.object().hooked.replace(true) {
            return Ok(());
        }
        let hooks = vm.root(crate::vm::Root::AsyncHooks).downcast::<Tuple>();
        let Some(&[first, finalizer]) = hooks.as_ref().map(|hooks| hooks.items()) else {
            return Ok(());
        };
        if !finalizer.is_none()
            && let Some(place) = self.registers().last()
        {
            vm.store(self.head(), place, finalizer);
        }
        if first.is_none() { Ok(()) } else { vm.call(first, &[self.value()]).map(|_| ()) }
    }

    /// The iterator that it delegates to (`gi_yieldfrom`), if it is suspended
    /// there.
    pub fn delegate(self) -> Option<Value> {
        let register = self.object().delegate.get().checked_sub(1)?;
        if self.state() != State::Suspended {
            return None;
        }
        self.registers().get(register as usize).map(Cell::get)
    }

    /// Fills the fields of fresh memory.
    ///
    /// # Safety
    /// `memory` was just allocated with [`GENERATOR_WORDS`] words and the
    /// registers.
    pub(crate) unsafe fn initialize(
        memory: std::ptr::NonNull<Header>,
        function: Function,
        pc: *const u32,
    ) -> Generator {
        let generator = Generator(memory.cast());
        // SAFETY: the caller vouches for the memory; the header stays as the
        // allocator wrote it.
        unsafe {
            let object = generator.0.as_ptr();
            (&raw mut (*object).pc).write(Cell::new(pc));
            (&raw mut (*object).stack_end).write(Cell::new(std::ptr::null_mut()));
            (&raw mut (*object).receiver).write(Cell::new(0));
            (&raw mut (*object).delegate).write(Cell::new(0));
            (&raw mut (*object).state).write(Cell::new(State::Created));
            (&raw mut (*object).hooked).write(Cell::new(false));
            (&raw mut (*object).padding).write([0; 2]);
            (&raw mut (*object).function).write(Cell::new(function.value()));
            (&raw mut (*object).name).write(Cell::new(function.name()));
            (&raw mut (*object).qualified_name).write(Cell::new(function.qualified_name()));
            (&raw mut (*object).handled).write(Cell::new(Value::NONE));
            (&raw mut (*object).outer_handled).write(Cell::new(Value::NONE));
        }
        generator
    }
}

/// `generator`'s declaration.
pub static GENERATOR: ClassDecl = ClassDecl {
    kind: Kind::Generator,
    methods: &[
        &methods::SELF_ITER,
        &methods::GENERATOR_NEXT,
        &methods::GENERATOR_SEND,
        &methods::GENERATOR_THROW,
        &methods::GENERATOR_CLOSE,
        &methods::GENERATOR_REPR,
    ],
    getsets: methods::GENERATOR_GETSETS,
    ..ClassDecl::new(ClassId::Generator, "generator")
};
/// `coroutine`'s declaration.
pub static COROUTINE: ClassDecl = ClassDecl {
    kind: Kind::Generator,
    methods: &[
        &methods::COROUTINE_AWAIT,
        &methods::GENERATOR_SEND,
        &methods::GENERATOR_THROW,
        &methods::GENERATOR_CLOSE,
        &methods::GENERATOR_REPR,
    ],
    getsets: methods::COROUTINE_GETSETS,
    ..ClassDecl::new(ClassId::Coroutine, "coroutine")
};
/// `coroutine_wrapper`'s declaration.
pub static COROUTINE_WRAPPER: ClassDecl = ClassDecl {
    kind: Kind::AsyncStep,
    methods: &[
        &methods::SELF_ITER,
        &methods::WRAPPER_NEXT,
        &methods::WRAPPER_SEND,
        &methods::WRAPPER_THROW,
        &methods::WRAPPER_CLOSE,
    ],
    ..ClassDecl::new(ClassId::CoroutineWrapper, "coroutine_wrapper")
};
/// `async_generator`'s declaration.
pub static ASYNC_GENERATOR: ClassDecl = ClassDecl {
    kind: Kind::Generator,
    methods: &[
        &asynchronous::ASYNC_ITER,
        &asynchronous::ASYNC_NEXT,
        &asynchronous::ASYNC_SEND,
        &asynchronous::ASYNC_THROW,
        &asynchronous::ASYNC_CLOSE,
        &methods::GENERATOR_REPR,
    ],
    getsets: methods::ASYNC_GETSETS,
    ..ClassDecl::new(ClassId::AsyncGenerator, "async_generator")
};
/// `async_generator_asend`'s declaration.
pub static ASYNC_GENERATOR_STEP: ClassDecl = ClassDecl {
    kind: Kind::AsyncStep,
    methods: &[
        &methods::SELF_ITER,
        &asynchronous::STEP_AWAIT,
        &asynchronous::STEP_NEXT,
        &asynchronous::STEP_SEND,
        &asynchronous::STEP_THROW,
        &asynchronous::STEP_CLOSE,
    ],
    ..ClassDecl::new(ClassId::AsyncGeneratorStep, "async_generator_asend")
};
/// `async_generator_wrapped_value`'s declaration.
pub static ASYNC_GENERATOR_VALUE: ClassDecl = ClassDecl {
    kind: Kind::AsyncStep,
    ..ClassDecl::new(ClassId::AsyncGeneratorValue, "async_generator_wrapped_value")
};
