//! The attributes of frame objects.

use super::FrameView;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::{ClassDecl, GetSetDecl};
use crate::object::function::Function;
use crate::object::traceback::{Traceback, frame_of};
use crate::vm::Vm;
use taipan_bytecode::CodeFlags;
use taipan_heap::Value;
use taipan_macros::native;

fn view(vm: &Vm, value: Value) -> PyResult<(FrameView, Function)> {
    let view = value.downcast::<FrameView>();
    view.and_then(|v| Some((v, v.function()?))).ok_or_else(|| vm.type_error("a frame is needed"))
}

/// `f_lineno`: the line of the instruction; of a frame that has not begun, where
/// its code begins.
pub(crate) fn line(view: FrameView, vm: &Vm) -> u32 {
    let Some(function) = view.function() else { return 0 };
    let block = function.code().shared_block();
    let Some(word) = view.word(vm) else {
        return if &*block.name == "<module>" { 0 } else { block.first_line };
    };
    let object = view.object();
    // An instruction without a place (the return at the end) belongs to what ran
    // before it.
    let before = || {
        let lines = block.positions.iter().take_while(|(start, _)| *start <= word);
        lines.map(|(_, position)| position.line).filter(|line| *line != 0).last()
    };
    match (object.shown_line.get(), block.position(word).line, object.last_line.get()) {
        (0, 0, 0) => before().unwrap_or(block.first_line),
        (0, 0, line) | (0, line, _) | (line, _, _) => line,
    }
}

/// `f_back`.
pub(crate) fn back(vm: &mut Vm, value: Value) -> PyResult<Value> {
    let (view, _) = view(vm, value)?;
    if let Some(index) = view.index(vm) {
        let outer = index.checked_sub(1);
        return Ok(outer.map_or(Value::NONE, |outer| vm.frame_object(outer).value()));
    }
    let back = view.object().back.get();
    if !back.is_kind(Kind::Traceback) || back.downcast::<Traceback>().is_none() {
        return Ok(back);
    }
    let frame = frame_of(vm, back)?;
    vm.store(view.head(), &view.object().back, frame);
    Ok(frame)
}

fn locals(vm: &mut Vm, value: Value) -> PyResult<Value> {
    let (view, function) = view(vm, value)?;
    let code = function.code();
    if code.flags().has(CodeFlags::NAMESPACE) {
        return Ok(match view.registers(vm) {
            // SAFETY: such a frame holds its namespace in register 0.
            Some(base) => unsafe { *base },
            None => view.object().locals.get().bound().unwrap_or(Value::NONE),
        });
    }
    if !code.flags().has(CodeFlags::FUNCTION) {
        return Ok(code.globals().value());
    }
    super::variables::proxy(view, vm)
}

fn set_line(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let (view, _) = view(vm, object)?;
    match value {
        None => return Err(vm.raise(ClassId::AttributeError, "cannot delete attribute")),
        Some(value) if value.as_int().is_none() => {
            return Err(vm.value_error("lineno must be an integer"));
        }
        Some(_) => {}
    }
    if !view.object().in_trace.get() {
        return Err(vm.value_error("f_lineno can only be set in a trace function"));
    }
    Err(vm.unsupported("jumps by setting f_lineno"))
}

fn set_trace(vm: &mut Vm, object: Value, value: Option<Value>) -> PyResult<()> {
    let (view, _) = view(vm, object)?;
    view.set_trace(value.filter(|v| !v.is_none()), vm);
    if view.object().last_line.get() == 0 && !view.object().in_trace.get() {
        let line = line(view, vm);
        view.object().last_line.set(line);
    }
    Ok(())
}

fn truth(vm: &Vm, name: &str, value: Option<Value>) -> PyResult<bool> {
    match value {
        Some(value) if value.is(Value::TRUE) => Ok(true),
        Some(value) if value.is(Value::FALSE) => Ok(false),
        Some(_) => Err(vm.type_error("attribute value type must be bool")),
        None => Err(vm.type_error(format!("can't delete numeric/char attribute {name}"))),
    }
}

/// Clear all references held by the frame.
#[native("clear(self, /)")]
pub fn clear(this: FrameView, vm: &mut Vm) -> PyResult<()> {
    if this.index(vm).is_some() {
        return Err(vm.runtime_error("cannot clear an executing frame"));
    }
    if let Some(generator) = this.generator() {
        use crate::object::generator::State;
        match generator.state() {
            State::Suspended => return Err(vm.runtime_error("cannot clear a suspended frame")),
            State::Created => {
                crate::object::generator::methods::generator_close(generator, vm)?;
            }
            State::Running | State::Finished => {}
        }
    }
    this.clear_variables(vm);
    Ok(())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn frame_repr(this: FrameView, vm: &mut Vm) -> PyResult<String> {
    let (view, function) = view(vm, this.value())?;
    let (line, block) = (line(view, vm), function.code().shared_block());
    let (file, name) = (&block.filename, &block.name);
    let address = vm.address(this.value());
    Ok(format!("<frame at {address:#x}, file '{file}', line {line}, code {name}>"))
}

const fn read_only(name: &'static str, get: fn(&mut Vm, Value) -> PyResult<Value>) -> GetSetDecl {
    GetSetDecl { name, get, set: None, doc: "" }
}

static GETSETS: &[GetSetDecl] = &[
    read_only("f_code", |vm, v| Ok(view(vm, v)?.1.code().value())),
    read_only("f_globals", |vm, v| Ok(view(vm, v)?.1.code().globals().value())),
    read_only("f_builtins", |vm, v| view(vm, v).map(|_| vm.builtins().value())),
    read_only("f_locals", locals),
    read_only("f_back", back),
    read_only("f_lasti", |vm, v| {
        let word = view(vm, v)?.0.word(vm);
        Ok(Value::int(word.map_or(0, |word| 2 * i64::from(word))))
    }),
    read_only("f_generator", |vm, v| {
        Ok(view(vm, v)?.0.generator().map_or(Value::NONE, |generator| generator.value()))
    }),
    GetSetDecl {
        name: "f_lineno",
        get: |vm, v| Ok(Value::int(line(view(vm, v)?.0, vm).into())),
        set: Some(set_line),
        doc: "",
    },
    GetSetDecl {
        name: "f_trace",
        get: |vm, v| Ok(view(vm, v)?.0.trace().unwrap_or(Value::NONE)),
        set: Some(set_trace),
        doc: "",
    },
    GetSetDecl {
        name: "f_trace_lines",
        get: |vm, v| Ok(Value::bool(view(vm, v)?.0.object().trace_lines.get())),
        set: Some(|vm, object, value| {
            let on = truth(vm, "f_trace_lines", value)?;
            view(vm, object)?.0.object().trace_lines.set(on);
            Ok(())
        }),
        doc: "",
    },
    GetSetDecl {
        name: "f_trace_opcodes",
        get: |vm, v| Ok(Value::bool(view(vm, v)?.0.object().trace_opcodes.get())),
        set: Some(|vm, object, value| {
            let on = truth(vm, "f_trace_opcodes", value)?;
            view(vm, object)?.0.object().trace_opcodes.set(on);
            Ok(())
        }),
        doc: "",
    },
];

/// `frame`'s declaration.
pub static FRAME: ClassDecl = ClassDecl {
    kind: Kind::Frame,
    methods: &[&CLEAR, &FRAME_REPR],
    getsets: GETSETS,
    ..ClassDecl::new(ClassId::Frame, "frame")
};
