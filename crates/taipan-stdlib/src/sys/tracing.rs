//! `sys.settrace`, `sys.setprofile` and what belongs to them.

use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::dict::Dict;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{Handle, PyResult, Vm};

fn given(function: Value) -> Option<Value> {
    Some(function).filter(|function| !function.is_none())
}

/// Set the global debug tracing function.
///
/// It will be called on each function call.  See the debugger chapter
/// in the library manual.
#[native("settrace(function, /)")]
pub(super) fn settrace(function: Value, vm: &mut Vm) -> PyResult<()> {
    vm.set_trace_function(given(function));
    Ok(())
}

/// Return the global debug tracing function set with sys.settrace.
///
/// See the debugger chapter in the library manual.
#[native("gettrace()")]
pub(super) fn gettrace(vm: &Vm) -> PyResult<Value> {
    Ok(vm.trace_function().unwrap_or(Value::NONE))
}

/// Set the profiling function.
///
/// It will be called on each function call and return.  See the profiler
/// chapter in the library manual.
#[native("setprofile(function, /)")]
pub(super) fn setprofile(function: Value, vm: &mut Vm) -> PyResult<()> {
    vm.set_profile_function(given(function));
    Ok(())
}

/// Return the profiling function set with sys.setprofile.
///
/// See the profiler chapter in the library manual.
#[native("getprofile()")]
pub(super) fn getprofile(vm: &Vm) -> PyResult<Value> {
    Ok(vm.profile_function().unwrap_or(Value::NONE))
}

/// Call func(*args), while tracing is enabled.
///
/// The tracing state is saved, and restored afterwards.  This is intended
/// to be called from a debugger from a checkpoint, to recursively debug
/// some other code.
#[native("call_tracing(func, args, /)")]
pub(super) fn call_tracing(func: Value, args: Tuple, vm: &mut Vm) -> PyResult<Value> {
    vm.with_events(|vm| vm.call(func, args.items()))
}

/// Return a dict mapping each thread's thread id to its current stack frame.
///
/// This function should be used for specialized purposes only.
#[native("_current_frames()")]
pub(super) fn current_frames(vm: &mut Vm) -> PyResult<Value> {
    let frames = Dict::new(vm);
    if let Some(frame) = vm.frame_view(0) {
        frames.set(Value::int(crate::thread::IDENT), frame, vm)?;
    }
    Ok(frames.value())
}
