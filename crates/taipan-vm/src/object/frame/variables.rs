//! The variables of a frame by name, where they are now: in its registers, in
//! cells, or in what the object kept when the frame ended (PEP 667).

use super::FrameView;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::NativeDecl;
use crate::object::array::Array;
use crate::object::cell::Cell;
use crate::object::dict::Dict;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::object::traceback::variable_names;
use crate::roots::GcVec;
use crate::vm::{Root, Vm};
use taipan_heap::Value;
use taipan_macros::native;

impl FrameView {
    fn is_cell(self, number: usize) -> bool {
        self.function()
            .is_some_and(|function| function.code().block().cells.contains(&(number as u16)))
    }

    /// The cell of variable `number`, if it lies in one.
    fn cell(self, number: usize, vm: &Vm) -> Option<Cell> {
        let function = self.function()?;
        let locals = function.code().block().locals.len();
        if let Some(free) = number.checked_sub(locals) {
            return function.closure().items().get(free)?.downcast();
        }
        if !self.is_cell(number) {
            return None;
        }
        let base = self.registers(vm)?;
        // SAFETY: the locals are the frame's first registers.
        unsafe { *base.add(number) }.downcast()
    }

    /// The value of variable `number`: the locals, then the free variables.
    fn variable(self, number: usize, vm: &Vm) -> Option<Value> {
        if let Some(cell) = self.cell(number, vm) {
            return cell.get(vm).bound();
        }
        match self.registers(vm) {
            // SAFETY: as above: a free variable has a cell.
            Some(base) => unsafe { *base.add(number) }.bound(),
            None => {
                let kept = self.object().locals.get().downcast::<Array>()?;
                (number < kept.capacity()).then(|| kept.get(number)).and_then(Value::bound)
            }
        }
    }

    fn set_variable(self, number: usize, value: Value, vm: &mut Vm) {
        if let Some(cell) = self.cell(number, vm) {
            cell.set(value, vm);
            return;
        }
        match self.registers(vm) {
            Some(base) => {
                if let Some(generator) = self.generator() {
                    vm.heap.barrier(generator.head());
                }
                // SAFETY: as above.
                unsafe { *base.add(number) = value }
            }
            None => {
                if let Some(kept) = self.object().locals.get().downcast::<Array>()
                    && number < kept.capacity()
                {
                    kept.set(number, value, vm);
                }
            }
        }
    }

    fn number_of(self, name: Str) -> Option<usize> {
        let text = name.to_string_lossy();
        let hidden = text.starts_with('.');
        variable_names(self.function()?).position(|own| !hidden && *own == *text)
    }

    /// Its variables are gone (`frame.clear()`).
    pub(super) fn clear_variables(self, vm: &Vm) {
        vm.store(self.head(), &self.object().locals, Value::UNBOUND);
        vm.store(self.head(), &self.object().extra, Value::UNBOUND);
    }
}

/// The names of the variables that are bound.
#[native("names(frame, /)")]
fn names(frame: FrameView, vm: &mut Vm) -> PyResult<Value> {
    let mut bound = GcVec::new(vm);
    if let Some(function) = frame.function() {
        for (number, name) in variable_names(function).enumerate() {
            if !name.starts_with('.') && frame.variable(number, vm).is_some() {
                bound.push(vm.intern(&name)?.value(), vm)?;
            }
        }
    }
    Ok(bound.into_list(vm).value())
}

/// The variable of this name, or the default.
#[native("load(frame, name, default, /)")]
fn load(frame: FrameView, name: Value, default: Value, vm: &mut Vm) -> PyResult<Value> {
    let number = name.downcast::<Str>().and_then(|name| frame.number_of(name));
    Ok(number.and_then(|number| frame.variable(number, vm)).unwrap_or(default))
}

/// Sets the variable of this name; false if the code has none.
#[native("store(frame, name, value, /)")]
fn store(frame: FrameView, name: Value, value: Value, vm: &mut Vm) -> PyResult<bool> {
    let Some(number) = name.downcast::<Str>().and_then(|name| frame.number_of(name)) else {
        return Ok(false);
    };
    frame.set_variable(number, value, vm);
    Ok(true)
}

/// Has the code a variable of this name?
#[native("known(frame, name, /)")]
fn known(frame: FrameView, name: Value, _vm: &mut Vm) -> PyResult<bool> {
    Ok(name.downcast::<Str>().is_some_and(|name| frame.number_of(name).is_some()))
}

/// The dict of the variables that the code does not have.
#[native("extra(frame, /)")]
fn extra(frame: FrameView, vm: &mut Vm) -> PyResult<Value> {
    if let Some(dict) = frame.object().extra.get().bound() {
        return Ok(dict);
    }
    let dict = Dict::new(vm);
    vm.store(frame.head(), &frame.object().extra, dict.value());
    Ok(dict.value())
}

static NATIVES: &[&NativeDecl] = &[&NAMES, &LOAD, &STORE, &KNOWN, &EXTRA];

/// `f_locals` of a function's frame: the class of it is made when first asked for.
pub(super) fn proxy(frame: FrameView, vm: &mut Vm) -> PyResult<Value> {
    let mut class = vm.root(Root::FrameLocals);
    if class.is_unbound() {
        let globals = Dict::new(vm);
        globals.set_str(vm.intern("__name__")?, vm.intern("builtins")?.value(), vm)?;
        for &decl in NATIVES {
            let function = Native::function(decl, Value::NONE, vm);
            globals.set_str(vm.intern(decl.name)?, function.value(), vm)?;
        }
        vm.without_events(|vm| vm.run_library(include_str!("locals.py"), "<frame>", globals))?;
        let name = vm.intern("FrameLocalsProxy")?;
        class = globals.get_str(name, vm).unwrap_or(Value::NONE);
        vm.set_root(Root::FrameLocals, class);
    }
    vm.without_events(|vm| vm.call(class, &[frame.value()]))
}
