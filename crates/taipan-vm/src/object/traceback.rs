//! Tracebacks and frame objects.
//!
//! A traceback entry is made when an exception leaves a frame (or is handled in
//! it): the function, where in its code it was, and the values that the local
//! variables had. The frame itself is gone by then; `tb_frame` is a [`FrameView`]
//! of what the entry knows.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::interp::stack::Frame;
use crate::kind::Kind;
use crate::object::array::Array;
use crate::object::cell::Cell as Variable;
use crate::object::class::{ClassDecl, GetSetDecl};
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::function::Function;
use crate::object::str::Str;
use crate::vm::Vm;
use std::cell::Cell;
use std::sync::Arc;
use taipan_bytecode::{CodeFlags, Position};
use taipan_heap::{Header, Value};

/// The memory of a traceback entry.
#[repr(C)]
pub struct TracebackObject {
    header: Header,
    /// Word position of the instruction in the function's code.
    word: u64,
    function: Cell<Value>,
    next: Cell<Value>,
    /// The local variables (see [`snapshot`]), or unbound.
    locals: Cell<Value>,
    /// `tb_frame` once asked for, or unbound.
    frame: Cell<Value>,
}

handle! {
    /// A line of a traceback: a function and where it was.
    Traceback => TracebackObject, Kind::Traceback
}

impl Traceback {
    /// The function whose frame it was.
    pub fn function(self) -> Option<Function> {
        self.object().function.get().downcast()
    }

    /// Word position of the instruction in the function's code.
    pub fn word(self) -> u32 {
        self.object().word as u32
    }

    /// The next entry, nearer to where it was raised; or `None`.
    pub fn next(self) -> Value {
        self.object().next.get()
    }

    /// Where the instruction stands in the source, if that is known.
    pub fn position(self) -> Option<Position> {
        let function = self.function()?;
        let position = function.code().block().position(self.word());
        (position.line != 0).then_some(position)
    }

    /// The line it was in.
    pub fn line(self) -> u32 {
        self.function().map_or(0, |function| line_of(function, self.word()))
    }

    /// The code's filename and name.
    pub(crate) fn place(self) -> (Arc<str>, Arc<str>) {
        match self.function() {
            Some(function) => {
                let code = function.code();
                (code.block().filename.clone(), code.block().name.clone())
            }
            None => ("".into(), "".into()),
        }
    }

    /// The value of a local variable, where the entry has kept them.
    pub(crate) fn local(self, name: &str, vm: &Vm) -> Option<Value> {
        let locals = self.object().locals.get();
        if let Some(namespace) = locals.downcast::<Dict>() {
            return namespace.get_str(vm.intern(name).ok()?, vm);
        }
        let values = locals.downcast::<Array>()?;
        let function = self.function()?;
        let number = variable_names(function).position(|n| *n == *name)?;
        (number < values.capacity()).then(|| values.get(number)).and_then(Value::bound)
    }

    /// The names of the bound local variables, where the entry has kept them.
    pub(crate) fn local_names(self, vm: &Vm) -> Vec<String> {
        let locals = self.object().locals.get();
        let mut names = Vec::new();
        if let Some(namespace) = locals.downcast::<Dict>() {
            let mut number = 0;
            while let Some((at, entry)) = namespace.next_entry(number, vm) {
                names.extend(entry.key.downcast::<Str>().map(crate::report::plain));
                number = at + 1;
            }
        } else if let (Some(values), Some(function)) = (locals.downcast::<Array>(), self.function())
        {
            for (i, name) in variable_names(function).enumerate() {
                if i < values.capacity() && !values.get(i).is_unbound() {
                    names.push(name.to_string());
                }
            }
        }
        names
    }
}

/// Local variables, then free ones.
fn variable_names(function: Function) -> impl Iterator<Item = Arc<str>> {
    let block = function.code().shared_block();
    let count = block.locals.len();
    (0..count + block.free.len()).filter_map(move |i| {
        if i < count { block.locals.get(i).cloned() } else { block.free.get(i - count).cloned() }
    })
}

/// The line of the instruction at `word`.
fn line_of(function: Function, word: u32) -> u32 {
    let code = function.code();
    match code.block().position(word).line {
        0 => code.block().first_line,
        line => line,
    }
}

/// Puts the frame that an exception leaves (or is handled in) in front of its
/// traceback.
pub(crate) fn extend(exception: Exception, frame: &Frame, word: u32, vm: &Vm) {
    let next = exception.traceback();
    let locals = snapshot(frame, vm);
    let entry =
        vm.place(Kind::Traceback, 1, ClassId::Traceback.shape(), |header| TracebackObject {
            header,
            word: u64::from(word),
            function: Cell::new(frame.function().value()),
            next: Cell::new(next),
            locals: Cell::new(locals),
            frame: Cell::new(Value::UNBOUND),
        });
    exception.set_field(|o| &o.traceback, Traceback(entry).value(), vm);
}

/// The local variables of a frame: its namespace if it has one, else an array
/// of the values of local and free variables, unbound ones included.
fn snapshot(frame: &Frame, vm: &Vm) -> Value {
    let block = frame.code.block();
    if block.flags.has(CodeFlags::NAMESPACE) {
        // SAFETY: a block with a namespace has register 0.
        return unsafe { *frame.base };
    }
    let function = frame.function();
    let Ok(values) = Array::new(block.locals.len() + block.free.len(), vm) else {
        vm.forget_memory_error();
        return Value::UNBOUND;
    };
    for i in 0..block.locals.len() {
        // SAFETY: the locals are the frame's first registers.
        let value = unsafe { *frame.base.add(i) };
        let is_cell = block.cells.contains(&(i as u16));
        let value = match value.downcast::<Variable>() {
            Some(cell) if is_cell => cell.get(vm),
            _ => value,
        };
        values.set(i, value, vm);
    }
    for (i, cell) in function.closure().items().iter().take(block.free.len()).enumerate() {
        let value = cell.downcast::<Variable>().map_or(Value::UNBOUND, |cell| cell.get(vm));
        values.set(block.locals.len() + i, value, vm);
    }
    values.value()
}

/// A snapshot as the dict that `f_locals` is.
fn locals_dict(function: Function, locals: Value, vm: &Vm) -> PyResult<Option<Value>> {
    let Some(values) = locals.downcast::<Array>() else {
        return Ok(locals.bound());
    };
    let dict = Dict::new(vm);
    for (i, name) in variable_names(function).enumerate() {
        if i < values.capacity()
            && let Some(value) = values.get(i).bound()
            && !name.starts_with('.')
        {
            dict.set_str(vm.intern(&name)?, value, vm)?;
        }
    }
    Ok(Some(dict.value()))
}

fn entry(vm: &Vm, value: Value) -> PyResult<Traceback> {
    value.downcast().ok_or_else(|| vm.type_error("a traceback is needed"))
}

fn set_next(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let this = entry(vm, object)?;
    let Some(value) = value else {
        return Err(vm.type_error("can't delete tb_next attribute"));
    };
    if !value.is_none() && !value.is_kind(Kind::Traceback) {
        let name = vm.type_name(value);
        return Err(vm.type_error(format!("expected traceback object or None, got '{name}'")));
    }
    let mut link = value;
    while let Some(entry) = link.downcast::<Traceback>() {
        if entry == this {
            return Err(vm.value_error("traceback loop detected"));
        }
        link = entry.next();
    }
    vm.store(this.head(), &this.object().next, value);
    Ok(())
}

fn frame_of(vm: &mut Vm, value: Value) -> PyResult<Value> {
    let this = entry(vm, value)?;
    if let Some(frame) = this.object().frame.get().bound() {
        return Ok(frame);
    }
    let object = this.object();
    let view =
        FrameView::new(object.function.get(), object.word, Value::NONE, object.locals.get(), vm);
    vm.store(this.head(), &object.frame, view.value());
    Ok(view.value())
}

/// `traceback`'s declaration.
pub static TRACEBACK: ClassDecl = ClassDecl {
    kind: Kind::Traceback,
    getsets: &[
        GetSetDecl {
            name: "tb_next",
            get: |vm, v| Ok(entry(vm, v)?.next()),
            set: Some(set_next),
            doc: "",
        },
        GetSetDecl { name: "tb_frame", get: frame_of, set: None, doc: "" },
        GetSetDecl {
            name: "tb_lineno",
            get: |vm, v| Ok(Value::int(i64::from(entry(vm, v)?.line()))),
            set: None,
            doc: "",
        },
        GetSetDecl {
            name: "tb_lasti",
            get: |vm, v| Ok(Value::int(2 * i64::from(entry(vm, v)?.word()))),
            set: None,
            doc: "",
        },
    ],
    ..ClassDecl::new(ClassId::Traceback, "traceback")
};

/// The memory of a frame object.
#[repr(C)]
pub struct FrameObject {
    header: Header,
    /// Word position of the instruction in the function's code.
    word: u64,
    function: Cell<Value>,
    back: Cell<Value>,
    /// See [`snapshot`].
    locals: Cell<Value>,
}

handle! {
    /// A frame as it was when it was asked for.
    FrameView => FrameObject, Kind::Frame
}

impl FrameView {
    fn new(function: Value, word: u64, back: Value, locals: Value, vm: &Vm) -> FrameView {
        FrameView(vm.place(Kind::Frame, 1, ClassId::Frame.shape(), |header| FrameObject {
            header,
            word,
            function: Cell::new(function),
            back: Cell::new(back),
            locals: Cell::new(locals),
        }))
    }

    /// The function that runs in it.
    pub fn function(self) -> Option<Function> {
        self.object().function.get().downcast()
    }
}

impl Vm {
    /// The frame `depth` calls above the running one (0), if there is one. Its
    /// callers hang on it as `f_back`; only its own locals are kept.
    pub fn frame_view(&self, depth: usize) -> Option<Value> {
        let frames = self.stacks.frames();
        let count = frames.len().checked_sub(depth)?;
        let frames = frames.get(..count)?;
        let (asked, outer) = frames.split_last()?;
        let mut back = Value::NONE;
        for frame in outer {
            let function = frame.function().value();
            let word = u64::from(frame.word());
            back = FrameView::new(function, word, back, Value::UNBOUND, self).value();
        }
        let locals = snapshot(asked, self);
        let word = u64::from(asked.word());
        Some(FrameView::new(asked.function().value(), word, back, locals, self).value())
    }
}

fn view(vm: &Vm, value: Value) -> PyResult<(FrameView, Function)> {
    let view = value.downcast::<FrameView>();
    view.and_then(|v| Some((v, v.function()?))).ok_or_else(|| vm.type_error("a frame is needed"))
}

/// Where the frame is. That of a module or a class body is looked for among those
/// that run: its function runs once only, so it is the same.
fn word_of(view: FrameView, function: Function, vm: &Vm) -> u32 {
    let stored = view.object().word as u32;
    if function.code().flags().has(CodeFlags::FUNCTION) {
        return stored;
    }
    let running = vm.stacks.frames().iter().find(|frame| frame.function() == function);
    running.map_or(stored, |frame| frame.word())
}

fn frame_locals(vm: &mut Vm, value: Value) -> PyResult<Value> {
    let (view, function) = view(vm, value)?;
    if !function.code().flags().any(CodeFlags::FUNCTION | CodeFlags::NAMESPACE) {
        return Ok(function.code().globals().value());
    }
    match locals_dict(function, view.object().locals.get(), vm)? {
        Some(locals) => Ok(locals),
        None => Err(vm.unsupported("f_locals of a frame that has ended or that called another")),
    }
}

/// `frame`'s declaration.
pub static FRAME: ClassDecl = ClassDecl {
    kind: Kind::Frame,
    getsets: &[
        GetSetDecl {
            name: "f_code",
            get: |vm, v| Ok(view(vm, v)?.1.code().value()),
            set: None,
            doc: "",
        },
        GetSetDecl {
            name: "f_globals",
            get: |vm, v| Ok(view(vm, v)?.1.code().globals().value()),
            set: None,
            doc: "",
        },
        GetSetDecl {
            name: "f_builtins",
            get: |vm, v| view(vm, v).map(|_| vm.builtins().value()),
            set: None,
            doc: "",
        },
        GetSetDecl { name: "f_locals", get: frame_locals, set: None, doc: "" },
        GetSetDecl {
            name: "f_lineno",
            get: |vm, v| {
                let (view, function) = view(vm, v)?;
                Ok(Value::int(i64::from(line_of(function, word_of(view, function, vm)))))
            },
            set: None,
            doc: "",
        },
        GetSetDecl {
            name: "f_lasti",
            get: |vm, v| Ok(Value::int(2 * view(vm, v)?.0.object().word as i64)),
            set: None,
            doc: "",
        },
        GetSetDecl {
            name: "f_back",
            get: |vm, v| Ok(view(vm, v)?.0.object().back.get()),
            set: None,
            doc: "",
        },
    ],
    ..ClassDecl::new(ClassId::Frame, "frame")
};
