//! Calls of Python functions: frames and the binding of arguments.

use super::stack::{Continuation, Frame};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::Class;
use crate::object::code::Code;
use crate::object::function::Function;
use crate::object::method::Method;
use crate::object::native_function::Native;
use crate::object::tuple::Tuple;
use crate::protocol::params::bind_quickly;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::CodeFlags;
use taipan_heap::Value;

/// How a new frame is entered: what becomes of its result.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub continuation: Continuation,
    pub result: u32,
    pub extra: Value,
}

impl Entry {
    /// The result goes to the caller's register.
    pub(crate) fn store(result: usize) -> Entry {
        Entry { continuation: Continuation::Store, result: result as u32, extra: Value::UNBOUND }
    }

    /// The result is returned to Rust.
    pub(crate) const LEAVE: Entry =
        Entry { continuation: Continuation::Leave, result: 0, extra: Value::UNBOUND };
}

/// What a call did.
pub(crate) enum Called {
    /// A frame was pushed: go on there.
    Frame,
    /// The callee has returned.
    Done(Value),
}

impl Vm {
    /// Pushes the frame of `function`, whose `given` arguments lie from `base` on
    /// (the last `names.len()` of them by name). The word below `base` is the
    /// frame's.
    #[inline]
    pub(crate) fn push_frame(
        &mut self,
        function: Function,
        base: *mut Value,
        given: usize,
        names: Option<Tuple>,
        entry: Entry,
    ) -> PyResult<()> {
        let base = self.callee_base(base, given)?;
        let code = function.code();
        let object = code.object();
        if self.stacks.depth >= self.stacks.limit
            || !self.stacks.has_room(base, object.registers as usize + given + 64)
        {
            self.check_depth(base, object.registers as usize + given + 64)?;
        }
        // SAFETY: there is room from `base` on for the arguments and all
        // registers; the word below `base` is part of the call window.
        unsafe {
            *base.sub(1) = function.value();
            let fits = names.is_none() && given == object.simple_parameters as usize;
            if !fits && !bind_quickly(function, base, given, names, self)? {
                self.bind_frame(function, base, given, names)?;
            }
            for register in object.parameters as usize..object.locals as usize {
                *base.add(register) = Value::UNBOUND;
            }
        }
        self.stacks.push(Frame {
            pc: object.instructions,
            base,
            code,
            constants: object.constants,
            cells: object.cells,
            extra: entry.extra,
            result: entry.result,
            continuation: entry.continuation,
        });
        Ok(())
    }

    /// Where a callee's registers begin whose arguments lie at `base`: there, or,
    /// if the caller's registers may be saved in a generator object, above them.
    /// A callee that overlaps its caller leaves dead values in registers that the
    /// caller has not written yet, and the collector reads saved registers as
    /// values.
    #[inline(always)]
    fn callee_base(&mut self, base: *mut Value, given: usize) -> PyResult<*mut Value> {
        match self.stacks.frames().last() {
            Some(caller) if caller.code.is_suspendable() => {
                // SAFETY: the caller put `given` arguments there.
                self.stage(unsafe { std::slice::from_raw_parts(base, given) })
            }
            _ => Ok(base),
        }
    }

    #[cold]
    #[inline(never)]
    pub(in crate::interp) fn check_depth(&self, base: *mut Value, words: usize) -> PyResult<()> {
        let limit = self.stacks.limit;
        if self.stacks.depth < limit && self.stacks.has_room(base, words) {
            return Ok(());
        }
        Err(self.raise(ClassId::RecursionError, "maximum recursion depth exceeded"))
    }

    /// Arranges the arguments from `base` on into parameter order.
    #[cold]
    #[inline(never)]
    fn bind_frame(
        &mut self,
        function: Function,
        base: *mut Value,
        given: usize,
        names: Option<Tuple>,
    ) -> PyResult<()> {
        // SAFETY: the caller put `given` arguments there, on the value stack.
        let args = unsafe { std::slice::from_raw_parts(base, given) };
        let bound = crate::protocol::params::bind(function, args, names, self)?;
        // SAFETY: there is room for all registers, and there are no more
        // parameters than registers.
        unsafe {
            std::ptr::copy_nonoverlapping(bound.as_slice().as_ptr(), base, bound.len());
        }
        Ok(())
    }

    /// Calls the window at `base[a]` with `count` arguments behind its self
    /// slot. Python callees get a frame; all others are run here.
    #[inline]
    pub(crate) fn call_window(
        &mut self,
        window: *mut Value,
        count: usize,
        names: Option<Tuple>,
        result: usize,
    ) -> PyResult<Called> {
        // SAFETY: a call window lies within its frame's registers.
        let callee = unsafe { *window };
        if let Some(function) = callee.downcast::<Function>() {
            // SAFETY: as above.
            let (base, given) = unsafe { self_first(window, count) };
            self.push_frame(function, base, given, names, Entry::store(result))?;
            return Ok(Called::Frame);
        }
        self.call_other(window, count, names, result)
    }

    #[inline(never)]
    fn call_other(
        &mut self,
        window: *mut Value,
        count: usize,
        names: Option<Tuple>,
        result: usize,
    ) -> PyResult<Called> {
        // SAFETY: a call window lies within its frame's registers.
        let (callee, receiver) = unsafe { (*window, *window.add(1)) };
        if receiver.is_unbound()
            && let Some(method) = callee.downcast::<Method>()
        {
            // SAFETY: as above.
            unsafe {
                *window = method.function();
                *window.add(1) = method.receiver();
            }
            return self.call_window(window, count, names, result);
        }
        if let Some(class) = callee.downcast::<Class>()
            && receiver.is_unbound()
            && names.is_none()
            && let Some(new) = self.builtin_constructor(class, count)
        {
            // SAFETY: as above: the class, then the arguments.
            let args = unsafe {
                *window.add(1) = callee;
                std::slice::from_raw_parts(window.add(1).cast_const(), count + 1)
            };
            return self.construct_builtin(class, new, args).map(Called::Done);
        }
        if let Some(class) = callee.downcast::<Class>()
            && receiver.is_unbound()
            && let Some((init, instance)) = self.begin_construction(class)
        {
            // SAFETY: as above.
            unsafe {
                *window = init.value();
                *window.add(1) = instance;
            }
            let entry = Entry {
                continuation: Continuation::Construct,
                result: result as u32,
                extra: instance,
            };
            // SAFETY: the instance stands in the window's second word.
            self.push_frame(init, unsafe { window.add(1) }, count + 1, names, entry)?;
            return Ok(Called::Frame);
        }
        // SAFETY: the window's arguments lie in its frame's registers, which
        // callees do not touch: their frames begin above.
        let (start, given) = unsafe { self_first(window, count) };
        // SAFETY: as above.
        let args = unsafe { std::slice::from_raw_parts(start.cast_const(), given) };
        if let Some(native) = callee.downcast::<Native>() {
            return self.call_native(native, args, names).map(Called::Done);
        }
        let value = match names {
            Some(names) => self.call_with_names(callee, args, names)?,
            None => self.call(callee, args)?,
        };
        Ok(Called::Done(value))
    }

    /// If calling `class` means "a fresh plain instance, then a Python
    /// `__init__`": that `__init__` and the instance.
    fn begin_construction(&mut self, class: Class) -> Option<(Function, Value)> {
        let init = self.plain_constructor(class)?;
        Some((init, self.allocate_instance(class)))
    }

    /// The Python `__init__` of a class whose call makes a plain instance and hands
    /// it to that.
    #[inline(always)]
    pub(in crate::interp) fn plain_constructor(&self, class: Class) -> Option<Function> {
        use crate::object::class::class_flags::{ABSTRACT, PLAIN_NEW};
        let meta = self.class_of(class.value());
        if class.access(self) & (PLAIN_NEW | ABSTRACT) != PLAIN_NEW
            || meta.root_shape() != ClassId::Type.shape() && !self.calls_as_type(meta)
        {
            return None;
        }
        let init = class.special(Special::Init, self)?.downcast::<Function>()?;
        (!init.code().is_suspendable()).then_some(init)
    }

    /// Does a metaclass inherit `type.__call__`?
    fn calls_as_type(&self, meta: Class) -> bool {
        let call = meta.special(Special::Call, self).and_then(|call| call.downcast::<Native>());
        call.is_some_and(|call| std::ptr::eq(call.decl(), &crate::object::type_object::TYPE_CALL))
    }

    /// Calls a Python function from Rust: a frame above everything in use, and a
    /// nested loop.
    pub(crate) fn call_function(
        &mut self,
        function: Function,
        args: &[Value],
        names: Option<Tuple>,
    ) -> PyResult<Value> {
        self.check_native_stack()?;
        let base = self.stage(args)?;
        self.push_frame(function, base, args.len(), names, Entry::LEAVE)?;
        self.run()
    }

    /// Copies arguments to the free part of the value stack, behind one word for
    /// the function.
    pub(crate) fn stage(&mut self, args: &[Value]) -> PyResult<*mut Value> {
        // SAFETY: one word above the used part; room is checked before it is
        // written.
        let base = unsafe { self.stacks.free().add(1) };
        if !self.stacks.has_room(base, args.len() + 64) {
            return Err(self.raise(ClassId::RecursionError, "maximum recursion depth exceeded"));
        }
        // SAFETY: there is room, and the arguments do not lie in the free part
        // (or begin at `base` itself, which a plain copy allows).
        unsafe { std::ptr::copy(args.as_ptr(), base, args.len()) };
        Ok(base)
    }

    /// Runs a class body, with its namespace as register 0.
    pub(crate) fn run_class_body(
        &mut self,
        function: Function,
        namespace: Value,
    ) -> PyResult<Value> {
        self.run_with_namespace(function, namespace)
    }

    fn run_with_namespace(&mut self, function: Function, namespace: Value) -> PyResult<Value> {
        self.check_native_stack()?;
        let base = self.stage(&[])?;
        self.push_frame(function, base, 0, None, Entry::LEAVE)?;
        // SAFETY: a block with a namespace has register 0.
        unsafe { *base = namespace };
        self.run()
    }

    /// Runs a module's, `exec`'s or `eval`'s code. `locals` is given where they
    /// are not the globals: then the code was compiled with a namespace.
    pub fn run_code(&mut self, code: Code, locals: Option<Value>) -> PyResult<Value> {
        let function = Function::new(code, self.empty_tuple(), Value::NONE, Value::NONE, self);
        self.run_function_body(function, locals)
    }

    /// As [`Vm::run_code`] for a function made already (with a closure).
    pub fn run_function_body(
        &mut self,
        function: Function,
        locals: Option<Value>,
    ) -> PyResult<Value> {
        if function.code().flags().has(CodeFlags::NAMESPACE) {
            let namespace = locals.unwrap_or_else(|| function.code().globals().value());
            return self.run_with_namespace(function, namespace);
        }
        self.call_function(function, &[], None)
    }
}

/// Where the arguments of a window begin, and how many there are: with the
/// receiver if the self slot is bound.
///
/// # Safety
/// `window` is a call window of `count` arguments.
#[inline(always)]
pub(crate) unsafe fn self_first(window: *mut Value, count: usize) -> (*mut Value, usize) {
    // SAFETY: the caller vouches for the window.
    unsafe {
        if (*window.add(1)).is_unbound() {
            (window.add(2), count)
        } else {
            (window.add(1), count + 1)
        }
    }
}
