//! `_thread`: what single-threaded programs need of it. An isolate runs one
//! thread, so a lock that is taken can only be waited for in vain: that is an
//! error here, and not a hang.

use crate::instance::{address, instance};
use taipan_macros::native;
use taipan_vm::object::class::Class;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::{Args, ClassId, Handle, PyResult, Value, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new(
        "_thread",
        "This module provides primitive operations to write multi-threaded programs.\n\
         The 'threading' module provides a more convenient interface.",
        &[&GET_IDENT, &GET_NATIVE_ID, &ALLOCATE_LOCK, &START_NEW_THREAD, &COUNT],
    )
};

/// The number of the one thread.
pub(crate) const IDENT: i64 = 1;

static LOCK: NativeClass = NativeClass {
    subclassable: false,
    ..NativeClass::new(
        "lock",
        "_thread",
        "A lock object is a synchronization primitive.",
        &[&NEW, &ACQUIRE, &RELEASE, &LOCKED, &ENTER, &EXIT, &REPR],
    )
};

static RLOCK: NativeClass = NativeClass::new(
    "RLock",
    "_thread",
    "",
    &[&R_NEW, &R_ACQUIRE, &R_RELEASE, &R_LOCKED, &R_ENTER, &R_EXIT, &R_OWNED, &R_REPR],
);

instance!(Lock, LOCK);
instance!(RLock, RLOCK);

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    let lock = vm.native_class(&LOCK)?;
    module.add("lock", lock.value(), vm)?;
    module.add("LockType", lock.value(), vm)?;
    module.add("RLock", vm.native_class(&RLOCK)?.value(), vm)?;
    module.add("error", vm.class(ClassId::RuntimeError).value(), vm)?;
    let longest = vm.float(9_223_372_036.0);
    module.add("TIMEOUT_MAX", longest, vm)?;
    vm.run_library(include_str!("handles.py"), "<_thread>", module.dict(vm))
}

/// Return a non-zero integer that uniquely identifies the current thread.
#[native("get_ident()")]
fn get_ident(_vm: &Vm) -> PyResult<i64> {
    Ok(IDENT)
}

/// Return the native integer ID of the thread.
#[native("get_native_id()")]
fn get_native_id(_vm: &Vm) -> PyResult<i64> {
    Ok(IDENT)
}

/// Return the number of currently running Python threads.
#[native("_count()")]
fn count(_vm: &Vm) -> PyResult<i64> {
    Ok(0)
}

/// Start a new thread and return its identifier.
#[native("start_new_thread(*args)")]
fn start_new_thread(_args: Args, vm: &Vm) -> PyResult<()> {
    Err(vm.runtime_error("can't start new thread: threads are not supported"))
}

/// Create a new lock object.
#[native("allocate_lock()")]
fn allocate_lock(vm: &mut Vm) -> PyResult<Value> {
    let module = vm.import_module("_thread")?;
    let name = vm.intern("lock")?;
    let class = vm.get_attr(module, name)?;
    vm.call(class, &[])
}

const NONE: Value = Value::UNBOUND;

/// A lock object is a synchronization primitive.
#[native("__new__(cls)", static)]
fn new(class: Class, vm: &Vm) -> PyResult<Value> {
    Ok(Opaque::of(&LOCK, class, [Value::int(0), NONE, NONE, NONE], vm).value())
}

/// May the lock be waited for? What cannot come to an end is an error.
fn check_wait(blocking: bool, timeout: f64, vm: &Vm) -> PyResult<()> {
    if !blocking && timeout != -1.0 {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    if blocking && timeout < 0.0 && timeout != -1.0 {
        return Err(vm.value_error("timeout value must be a non-negative number"));
    }
    Ok(())
}

/// Lock the lock.
#[native("acquire(self, blocking=True, timeout=-1.0)")]
fn acquire(lock: Lock, blocking: bool, timeout: f64, vm: &mut Vm) -> PyResult<bool> {
    check_wait(blocking, timeout, vm)?;
    if lock.0.field::<0>(vm) == Value::int(0) {
        lock.0.set_field::<0>(Value::int(1), vm);
        return Ok(true);
    }
    if blocking && timeout < 0.0 {
        return Err(vm.runtime_error("deadlock: the only thread waits for a lock that it holds"));
    }
    Ok(false)
}

/// Release the lock, allowing another thread that is blocked waiting for
/// the lock to acquire the lock.
#[native("release(self)")]
fn release(lock: Lock, vm: &mut Vm) -> PyResult<()> {
    if lock.0.field::<0>(vm) == Value::int(0) {
        return Err(vm.runtime_error("release unlocked lock"));
    }
    lock.0.set_field::<0>(Value::int(0), vm);
    Ok(())
}

/// Return whether the lock is in the locked state.
#[native("locked(self)")]
fn locked(lock: Lock, vm: &Vm) -> PyResult<bool> {
    Ok(lock.0.field::<0>(vm) != Value::int(0))
}

/// Lock the lock.
#[native("__enter__(self)")]
fn enter(lock: Lock, vm: &mut Vm) -> PyResult<bool> {
    acquire(lock, true, -1.0, vm)
}

/// Release the lock.
#[native("__exit__(self, /, *args)")]
fn exit(lock: Lock, _args: Args, vm: &mut Vm) -> PyResult<()> {
    release(lock, vm)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn repr(lock: Lock, vm: &Vm) -> PyResult<String> {
    let state = if lock.0.field::<0>(vm) == Value::int(0) { "unlocked" } else { "locked" };
    Ok(format!("<{state} _thread.lock object at {:#x}>", address(lock.value(), vm)))
}

/// Create and return a new object.
#[native("__new__(cls)", static)]
fn r_new(class: Class, vm: &Vm) -> PyResult<Value> {
    Ok(Opaque::of(&RLOCK, class, [Value::int(0), NONE, NONE, NONE], vm).value())
}

fn held(lock: RLock, vm: &Vm) -> i64 {
    lock.0.field::<0>(vm).as_int().unwrap_or(0)
}

/// Lock the lock.
#[native("acquire(self, blocking=True, timeout=-1.0)")]
fn r_acquire(lock: RLock, blocking: bool, timeout: f64, vm: &mut Vm) -> PyResult<bool> {
    check_wait(blocking, timeout, vm)?;
    let count = held(lock, vm) + 1;
    lock.0.set_field::<0>(Value::int(count), vm);
    Ok(true)
}

/// Release the lock.
#[native("release(self)")]
fn r_release(lock: RLock, vm: &mut Vm) -> PyResult<()> {
    let count = held(lock, vm);
    if count == 0 {
        return Err(vm.runtime_error("cannot release un-acquired lock"));
    }
    lock.0.set_field::<0>(Value::int(count - 1), vm);
    Ok(())
}

/// Return a boolean indicating whether this object is locked right now.
#[native("locked(self)")]
fn r_locked(lock: RLock, vm: &Vm) -> PyResult<bool> {
    Ok(held(lock, vm) > 0)
}

/// For internal use by `threading.Condition`.
#[native("_is_owned(self)")]
fn r_owned(lock: RLock, vm: &Vm) -> PyResult<bool> {
    Ok(held(lock, vm) > 0)
}

/// Lock the lock.
#[native("__enter__(self)")]
fn r_enter(lock: RLock, vm: &mut Vm) -> PyResult<bool> {
    r_acquire(lock, true, -1.0, vm)
}

/// Release the lock.
#[native("__exit__(self, /, *args)")]
fn r_exit(lock: RLock, _args: Args, vm: &mut Vm) -> PyResult<()> {
    r_release(lock, vm)
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn r_repr(lock: RLock, vm: &Vm) -> PyResult<String> {
    let count = held(lock, vm);
    let (state, owner) = if count == 0 { ("unlocked", 0) } else { ("locked", IDENT) };
    let at = address(lock.value(), vm);
    Ok(format!("<{state} _thread.RLock object owner={owner} count={count} at {at:#x}>"))
}
