//! `os.walk`, as an iterator that reads each folder when it comes to it, so that
//! the caller may prune the list of folders meanwhile.
//!
//! The payload is a list: folders still to visit, the next one last; in front
//! of them the last tuple that was yielded, or `None`, and the options.

use super::files::{names_in, path_for};
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::handle::{Downcast, Handle};
use taipan_vm::object::class::Class;
use taipan_vm::object::list::List;
use taipan_vm::object::module::Module;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{GcVec, PyResult, Vm};

static WALKER: NativeClass =
    NativeClass::new("_Walker", "os", "The folders of a tree.", &[&ITER, &NEXT]);

/// Adds the iterator's class.
pub(super) fn add_classes(module: Module, vm: &mut Vm) -> PyResult<()> {
    let class = vm.native_class(&WALKER)?;
    module.add("_Walker", class.value(), vm)
}

/// Directory tree generator.
///
/// For each directory in the directory tree rooted at top (including top
/// itself, but excluding '.' and '..'), yields a 3-tuple
///
///     dirpath, dirnames, filenames
///
/// dirpath is a string, the path to the directory.  dirnames is a list of
/// the names of the subdirectories in dirpath (including symlinks to directories,
/// and excluding '.' and '..').
/// filenames is a list of the names of the non-directory files in dirpath.
/// Note that the names in the lists are just names, with no path components.
/// To get a full path (which begins with top) to a file or directory in
/// dirpath, do os.path.join(dirpath, name).
#[native("walk(top, topdown=True, onerror=None, followlinks=False)")]
pub(super) fn walk(
    top: Value,
    topdown: bool,
    onerror: Value,
    followlinks: Value,
    vm: &mut Vm,
) -> PyResult<Value> {
    let followlinks = if followlinks.is_unbound() { Value::FALSE } else { followlinks };
    if !onerror.is_none() || !matches!(followlinks, Value::TRUE | Value::FALSE) {
        let (os, name) = (vm.import_module("os")?, vm.intern("_walk_tree")?);
        let walk = vm.get_attr(os, name)?;
        return vm.call(walk, &[top, Value::bool(topdown), onerror, followlinks]);
    }
    let followlinks = followlinks == Value::TRUE;
    let top = super::path_text(top, vm)?;
    let mut state = GcVec::new(vm);
    state.push(Value::NONE, vm)?;
    state.push(Value::bool(followlinks), vm)?;
    if topdown {
        state.push(top.value(), vm)?;
    } else {
        let mut found = GcVec::new(vm);
        bottom_up(top, followlinks, &mut found, vm)?;
        for i in (0..found.len()).rev() {
            state.push(found.get(i).unwrap_or(Value::NONE), vm)?;
        }
    }
    let (module, name) = (vm.intern("os")?, vm.intern("_Walker")?);
    let module = vm.modules().get_str(module, vm).and_then(|m| m.downcast::<Module>());
    let class =
        module.and_then(|m| m.dict(vm).get_str(name, vm)).and_then(|c| c.downcast::<Class>());
    let Some(class) = class else {
        return Err(vm.runtime_error("the module os is not imported"));
    };
    Ok(Opaque::new(class, state.into_list(vm).value(), vm).value())
}

fn joined(folder: Str, name: Str, vm: &Vm) -> PyResult<Str> {
    let (folder, name) = (folder.to_string_lossy(), name.to_string_lossy());
    let text = if folder.is_empty() || folder.ends_with('/') {
        format!("{folder}{name}")
    } else {
        format!("{folder}/{name}")
    };
    Str::new(&text, vm)
}

/// What is in a folder, as the tuple of `walk`; `None` where it cannot be read.
fn entry(folder: Str, vm: &mut Vm) -> PyResult<Option<Tuple>> {
    let place = path_for("scandir", folder.value(), vm)?;
    let Ok(names) = names_in(&place) else { return Ok(None) };
    let (mut folders, mut files) = (GcVec::new(vm), GcVec::new(vm));
    for name in names {
        let text = Str::new(&name, vm)?.value();
        let list = if place.join(&name).is_dir() { &mut folders } else { &mut files };
        list.push(text, vm)?;
    }
    let lists = [folders.into_list(vm).value(), files.into_list(vm).value()];
    Ok(Some(Tuple::small([folder.value(), lists[0], lists[1]], vm)))
}

/// The folders below, as they are to be visited after `tuple` was yielded.
fn below(tuple: Tuple, follow: bool, vm: &mut Vm) -> PyResult<GcVec> {
    let mut folders = GcVec::new(vm);
    let [folder, names, ..] = tuple.items() else { return Ok(folders) };
    let (Some(folder), Some(names)) = (folder.downcast::<Str>(), names.downcast::<List>()) else {
        return Ok(folders);
    };
    let mut i = 0;
    while let Some(name) = names.get(i, vm) {
        i += 1;
        let name = super::path_text(name, vm)?;
        let path = joined(folder, name, vm)?;
        let place = path_for("scandir", path.value(), vm)?;
        if follow || !place.is_symlink() {
            folders.push(path.value(), vm)?;
        }
    }
    Ok(folders)
}

fn bottom_up(folder: Str, follow: bool, found: &mut GcVec, vm: &mut Vm) -> PyResult<()> {
    vm.check_native_stack()?;
    let Some(tuple) = entry(folder, vm)? else { return Ok(()) };
    let folders = below(tuple, follow, vm)?;
    for i in 0..folders.len() {
        if let Some(folder) = folders.get(i).and_then(|f| f.downcast::<Str>()) {
            bottom_up(folder, follow, found, vm)?;
        }
    }
    found.push(tuple.value(), vm)
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn iter(this: Value, _vm: &Vm) -> Value {
    this
}

/// Implement next(self).
#[native("__next__(self, /)")]
fn next(this: Value, vm: &mut Vm) -> PyResult<Value> {
    let state = this.downcast::<Opaque>().and_then(|o| o.payload(vm).downcast::<List>());
    let Some(state) = state else { return Err(vm.stop_iteration(Value::NONE)) };
    let (last, follow) = (state.get(0, vm), state.get(1, vm));
    if let Some(last) = last.and_then(|l| l.downcast::<Tuple>()) {
        let folders = below(last, follow == Some(Value::TRUE), vm)?;
        for i in (0..folders.len()).rev() {
            if let Some(folder) = folders.get(i) {
                state.push(folder, vm)?;
            }
        }
        vm.set_item(state.value(), Value::int(0), Value::NONE)?;
    }
    loop {
        if state.len(vm) <= 2 {
            return Err(vm.stop_iteration(Value::NONE));
        }
        let top = vm.call_method(state.value(), "pop", &[])?;
        let Some(folder) = top.downcast::<Str>() else { return Ok(top) };
        if let Some(tuple) = entry(folder, vm)? {
            vm.set_item(state.value(), Value::int(0), tuple.value())?;
            return Ok(tuple.value());
        }
    }
}
