//! Tracebacks.
//!
//! A traceback entry is made when an exception leaves a frame (or is handled in
//! it): the function, where in its code it was, and the values that the local
//! variables had. The frame itself is mostly gone by then; `tb_frame` is made of
//! what the entry knows when it is asked for. A frame that has an object already,
//! and one whose handler still runs, is the frame's own object.

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
use crate::object::exception::{Exception, contexts};
use crate::object::frame::FrameView;
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
    /// Word position of the instruction in the function's code; in the upper half
    /// how many frames there were.
    word: u64,
    function: Cell<Value>,
    next: Cell<Value>,
    /// The entry of the frame that called this one, or unbound.
    outer: Cell<Value>,
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

    /// How many frames there were, its own included.
    fn depth(self) -> usize {
        (self.object().word >> 32) as usize
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
pub(crate) fn variable_names(function: Function) -> impl Iterator<Item = Arc<str>> {
    let block = function.code().shared_block();
    let count = block.locals.len();
    (0..count + block.free.len()).filter_map(move |i| {
        if i < count { block.locals.get(i).cloned() } else { block.free.get(i - count).cloned() }
    })
}

/// The line of the instruction at `word`.
pub(crate) fn line_of(function: Function, word: u32) -> u32 {
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
    let object = frame.view(vm).map_or(Value::UNBOUND, FrameView::value);
    let depth = vm.stacks.depth as u64;
    let entry =
        vm.place(Kind::Traceback, 1, ClassId::Traceback.shape(), |header| TracebackObject {
            header,
            word: u64::from(word) | depth << 32,
            function: Cell::new(frame.function().value()),
            next: Cell::new(next),
            outer: Cell::new(Value::UNBOUND),
            locals: Cell::new(locals),
            frame: Cell::new(object),
        });
    let entry = Traceback(entry);
    if let Some(inner) = next.downcast::<Traceback>()
        && inner.depth() as u64 == depth + 1
    {
        vm.store(inner.head(), &inner.object().outer, entry.value());
    }
    exception.set_field(|o| &o.traceback, entry.value(), vm);
}

/// The local variables of a frame: its namespace if it has one, else an array
/// of the values of local and free variables, unbound ones included.
pub(crate) fn snapshot(frame: &Frame, vm: &Vm) -> Value {
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

/// `tb_frame`.
pub(crate) fn frame_of(vm: &mut Vm, value: Value) -> PyResult<Value> {
    let this = entry(vm, value)?;
    let object = this.object();
    if let Some(frame) = object.frame.get().bound() {
        return Ok(frame);
    }
    let view = match live_frame(this, vm) {
        Some(index) => vm.frame_object(index),
        None => {
            let outer = object.outer.get().bound().unwrap_or(Value::NONE);
            FrameView::ended(object.function.get(), this.word(), outer, object.locals.get(), vm)
        }
    };
    vm.store(this.head(), &object.frame, view.value());
    Ok(view.value())
}

/// The frame of an entry, if its handler for this exception runs: then the entry
/// is the first of an exception that is being handled.
fn live_frame(this: Traceback, vm: &Vm) -> Option<usize> {
    let index = this.depth().checked_sub(1)?;
    let frame = vm.stacks.frames().get(index)?;
    if Some(frame.function()) != this.function() {
        return None;
    }
    let mut handled = contexts(vm.handled.get());
    handled.any(|exception| exception.traceback().is(this.value())).then_some(index)
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
