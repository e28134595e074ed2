//! Code objects: a compiled block linked into an isolate.
//!
//! The compiler's [`taipan_bytecode::Code`] belongs to no isolate. Linking gives
//! it a namespace of globals, its constants as values, a private copy of the
//! instructions (they are specialized in place) and a *cell table*: what inline
//! caches rely on and the collector must know, one value per name of the code
//! and one per caching instruction.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::array::{Array, RawBuffer};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::vm::Vm;
use std::cell::Cell;
use std::sync::Arc;
use taipan_bytecode::{Code as Block, CodeFlags};
use taipan_heap::{Header, Value};

/// The memory of a code object.
#[repr(C)]
pub struct CodeObject {
    header: Header,
    pub(crate) instructions: *mut u32,
    pub(crate) constants: *const Value,
    pub(crate) cells: *const Cell<Value>,
    pub(crate) flags: u32,
    /// How many registers a frame has.
    pub(crate) registers: u16,
    /// How many of them are locals.
    pub(crate) locals: u16,
    /// Positional parameters; all parameters, `*args` and `**kwargs` too.
    pub(crate) positional: u16,
    pub(crate) parameters: u16,
    pub(crate) keyword_only: u16,
    pub(crate) positional_only: u16,
    /// The next free place in the cell table.
    pub(crate) next_cell: Cell<u32>,
    /// How many arguments fit without binding: all parameters are positional;
    /// [`u16::MAX`] where that never holds.
    pub(crate) simple_parameters: u16,
    /// Has a frame of it something to do when it is closed: handlers, or an
    /// iterator that it delegates to?
    pub(crate) needs_closing: bool,
    padding: u8,
    /// Owned: dropped by the finalizer.
    block: *const Block,
    globals: Cell<Value>,
    constants_array: Cell<Value>,
    names: Cell<Value>,
    cells_array: Cell<Value>,
    buffer: Cell<Value>,
    name: Cell<Value>,
    qualified_name: Cell<Value>,
    filename: Cell<Value>,
    /// The parameters' names, interned, once a call by name has asked for them;
    /// or unbound.
    parameter_names: Cell<Value>,
}

const CODE_RAW: u8 = 7;
const _: () = assert!(std::mem::offset_of!(CodeObject, globals) == 8 * (1 + CODE_RAW as usize));

handle! {
    /// A code block linked into the isolate.
    Code => CodeObject, Kind::Code
}

impl Code {
    /// Links `block` into the isolate, to run with these globals.
    pub fn link(block: &Arc<Block>, globals: Dict, vm: &Vm) -> PyResult<Code> {
        let constants = Array::new(block.constants.len(), vm)?;
        for (i, constant) in block.constants.iter().enumerate() {
            let value = crate::object::constant::link(constant, globals, vm)?;
            constants.set(i, value, vm);
        }
        let names = Array::new(block.names.len(), vm)?;
        for (i, name) in block.names.iter().enumerate() {
            names.set(i, vm.intern(name)?.value(), vm);
        }
        let caches = crate::interp::cache::sites(&block.instructions);
        let cells = Array::new(block.names.len() + caches, vm)?;
        let words = block.instructions.len();
        let buffer = RawBuffer::new(words * 4, vm)?;
        let instructions = buffer.start().cast::<u32>();
        // SAFETY: the buffer has room for the words.
        unsafe { instructions.copy_from_nonoverlapping(block.instructions.as_ptr(), words) };
        let name = vm.intern(&block.name)?.value();
        let qualified_name = vm.intern(&block.qualified_name)?.value();
        let filename = vm.intern(&block.filename)?.value();
        let p = block.parameters;
        let variadic = u16::from(block.flags.has(CodeFlags::VARARGS))
            + u16::from(block.flags.has(CodeFlags::VARKEYWORDS));
        let object = vm.place(Kind::Code, CODE_RAW, ClassId::Code.shape(), |header| CodeObject {
            header,
            instructions,
            constants: constants.start(),
            cells: cells.start().cast(),
            flags: block.flags.0,
            registers: block.registers,
            locals: block.locals.len() as u16,
            positional: p.positional,
            parameters: p.positional + p.keyword_only + variadic,
            keyword_only: p.keyword_only,
            positional_only: p.positional_only,
            next_cell: Cell::new(block.names.len() as u32),
            simple_parameters: if variadic == 0 && p.keyword_only == 0 {
                p.positional
            } else {
                u16::MAX
            },
            needs_closing: needs_closing(block),
            padding: 0,
            block: Arc::into_raw(block.clone()),
            globals: Cell::new(globals.value()),
            constants_array: Cell::new(constants.value()),
            names: Cell::new(names.value()),
            cells_array: Cell::new(cells.value()),
            buffer: Cell::new(buffer.value()),
            name: Cell::new(name),
            qualified_name: Cell::new(qualified_name),
            filename: Cell::new(filename),
            parameter_names: Cell::new(Value::UNBOUND),
        });
        vm.heap.register_finalizer(object.cast());
        vm.keep_code(Code(object));
        Ok(Code(object))
    }

    /// The block it was linked from.
    #[inline]
    pub fn block(&self) -> &Block {
        // SAFETY: the pointer came from `Arc::into_raw` and is released only by
        // the finalizer.
        unsafe { &*self.object().block }
    }

    /// A counted reference to the block.
    pub fn shared_block(&self) -> Arc<Block> {
        // SAFETY: as in `block`; the count is raised before the `Arc` is made.
        unsafe {
            Arc::increment_strong_count(self.object().block);
            Arc::from_raw(self.object().block)
        }
    }

    /// Releases the block.
    ///
    /// # Safety
    /// Called once, by the finalizer.
    pub(crate) unsafe fn release(self) {
        // SAFETY: the object dies here, and its reference with it.
        drop(unsafe { Arc::from_raw(self.object().block) });
    }

    /// The namespace of its globals.
    #[inline(always)]
    pub fn globals(self) -> Dict {
        // SAFETY: the field always holds a dict.
        unsafe { Dict::from_value(self.object().globals.get()) }
    }

    /// The interned name with this number.
    #[inline(always)]
    pub fn name_at(self, number: usize) -> Str {
        // SAFETY: the field always holds an array, and that one strings only.
        unsafe { Str::from_value(Array::from_value(self.object().names.get()).get(number)) }
    }

    /// The names of its parameters that can be given by name, interned.
    #[inline]
    pub(crate) fn parameter_names(self, vm: &Vm) -> PyResult<Array> {
        let names = self.object().parameter_names.get();
        if !names.is_unbound() {
            // SAFETY: the field holds an array unless it is unbound.
            return Ok(unsafe { Array::from_value(names) });
        }
        self.make_parameter_names(vm)
    }

    #[cold]
    fn make_parameter_names(self, vm: &Vm) -> PyResult<Array> {
        let object = self.object();
        let count = (object.positional + object.keyword_only) as usize;
        let names = Array::new(count, vm)?;
        for (i, name) in self.block().locals.iter().take(count).enumerate() {
            names.set(i, vm.intern(name)?.value(), vm);
        }
        vm.store(self.head(), &object.parameter_names, names.value());
        Ok(names)
    }

    /// The cell table.
    #[inline(always)]
    pub(crate) fn cells(self) -> Array {
        // SAFETY: the field always holds an array.
        unsafe { Array::from_value(self.object().cells_array.get()) }
    }

    /// A free place in the cell table for a caching instruction.
    pub(crate) fn take_cell(self) -> Option<u32> {
        let place = self.object().next_cell.get();
        if (place as usize) < self.cells().capacity() {
            self.object().next_cell.set(place + 1);
            Some(place)
        } else {
            None
        }
    }

    /// `co_name`.
    pub fn name(self) -> Value {
        self.object().name.get()
    }

    /// `co_qualname`.
    pub fn qualified_name(self) -> Value {
        self.object().qualified_name.get()
    }

    /// `co_filename`.
    pub fn filename(self) -> Value {
        self.object().filename.get()
    }

    /// Its flags.
    #[inline(always)]
    pub fn flags(self) -> CodeFlags {
        CodeFlags(self.object().flags)
    }

    /// The constant with this number.
    #[inline(always)]
    pub fn constant(self, number: usize) -> Value {
        self.object()
            .constants_array
            .get()
            .downcast::<Array>()
            .map_or(Value::NONE, |a| a.get(number))
    }

    /// Which word an instruction pointer points to.
    #[inline]
    pub(crate) fn word_of(self, pc: *const u32) -> u32 {
        // SAFETY: both point into the instruction buffer.
        (unsafe { pc.offset_from(self.object().instructions) }) as u32
    }
}

/// See [`CodeObject::needs_closing`].
fn needs_closing(block: &Block) -> bool {
    const SUSPENDABLE: u32 =
        CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR;
    if !block.flags.any(SUSPENDABLE) {
        return false;
    }
    block.flags.any(CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR)
        // One stands around every generator's body.
        || block.handlers.len() > 1
        || crate::interp::cache::delegates(&block.instructions)
}

pub use crate::object::code_attributes::CODE;

impl Code {
    /// Does it take `*args` or `**kwargs`?
    #[inline(always)]
    pub(crate) fn is_variadic(self) -> bool {
        self.object().flags & (CodeFlags::VARARGS | CodeFlags::VARKEYWORDS) != 0
    }
}

impl Code {
    /// The instructions as they are now, specialized.
    pub(crate) fn current_instructions(&self) -> &[u32] {
        let words = self.block().instructions.len();
        // SAFETY: the buffer holds that many words.
        unsafe { std::slice::from_raw_parts(self.object().instructions, words) }
    }
}

impl Code {
    /// Empties the shape that the instruction at this word has cached.
    pub(crate) fn forget_shape(self, word: u32) {
        // SAFETY: the word is an instruction's that caches a shape, which is its
        // second further word.
        unsafe {
            *self.object().instructions.add(word as usize + 2) = crate::shape::NO_SHAPE;
        }
    }
}

impl Code {
    /// Is it a generator's, coroutine's or async generator's?
    #[inline(always)]
    pub(crate) fn is_suspendable(self) -> bool {
        const SUSPENDABLE: u32 =
            CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR;
        self.object().flags & SUSPENDABLE != 0
    }
}
