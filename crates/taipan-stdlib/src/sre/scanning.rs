//! Scanners, and the iterators of `finditer`.
//!
//! The fields: the pattern, the string, where to go on, the end, and whether the
//! next match must be longer than nothing there.

use super::matching;
use super::own;
use super::pattern::{Pattern, bounds, region};
use super::subject::{Anchor, Region};
use crate::instance::{instance, or_stop};
use taipan_macros::native;
use taipan_vm::object::class::{Class, GetSetDecl};
use taipan_vm::object::module::Module;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::{Downcast, Handle, PyResult, Value, Vm};

static SRE_SCANNER: NativeClass = NativeClass {
    subclassable: false,
    getters: &[GetSetDecl {
        name: "pattern",
        get: |vm, this| Ok(Scanner::of(this).map_or(Value::NONE, |s| s.0.field::<0>(vm))),
        set: None,
        doc: "",
    }],
    ..NativeClass::new("SRE_Scanner", "_sre", "", &[&SCANNER_MATCH, &SCANNER_SEARCH])
};

static FINDER: NativeClass = NativeClass {
    subclassable: false,
    ..NativeClass::new("callable_iterator", "builtins", "", &[&ITER, &NEXT])
};

instance!(Scanner, SRE_SCANNER);
instance!(Finder, FINDER);

pub(super) fn add_class(module: Module, vm: &mut Vm) -> PyResult<()> {
    module.add("SRE_Scanner", vm.native_class(&SRE_SCANNER)?.value(), vm)?;
    module.add("_finder", vm.native_class(&FINDER)?.value(), vm)
}

fn make(
    decl: &'static NativeClass,
    name: &str,
    pattern: Pattern,
    string: Value,
    bounds: (isize, isize),
    vm: &mut Vm,
) -> PyResult<Value> {
    let subject = pattern.subject(string, vm)?;
    let region = region(&subject, bounds.0, bounds.1);
    let Some(class) = own(name, vm)?.downcast::<Class>() else {
        return Err(vm.type_error("a class of _sre is missing"));
    };
    let (start, end) = (Value::int(region.start as i64), Value::int(region.end as i64));
    let fields = [pattern.value(), string, start, end, Value::FALSE];
    Ok(Opaque::of(decl, class, fields, vm).value())
}

/// The iterator over the matches of a pattern.
pub(super) fn iterator(
    pattern: Pattern,
    string: Value,
    pos: isize,
    endpos: isize,
    vm: &mut Vm,
) -> PyResult<Value> {
    make(&FINDER, "_finder", pattern, string, (pos, endpos), vm)
}

#[native("scanner(self, /, string, pos=0, endpos=?)")]
pub(super) fn scanner(
    pattern: Pattern,
    string: Value,
    pos: isize,
    endpos: Option<isize>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let bounds = (pos, endpos.unwrap_or(isize::MAX));
    make(&SRE_SCANNER, "SRE_Scanner", pattern, string, bounds, vm)
}

fn step(this: Opaque, anchor: Anchor, vm: &mut Vm) -> PyResult<Option<Value>> {
    let Some(pattern) = Pattern::of(this.field::<0>(vm)) else { return Ok(None) };
    let Some(start) = this.field::<2>(vm).as_int() else { return Ok(None) };
    let end = this.field::<3>(vm).as_int().unwrap_or(0);
    let string = this.field::<1>(vm);
    let subject = pattern.subject(string, vm)?;
    let region = Region {
        start: start as usize,
        end: end as usize,
        must_advance: this.field::<4>(vm) == Value::TRUE,
        limit: 1,
    };
    if region.start > region.end {
        return Ok(None);
    }
    let found = pattern.run(&subject, anchor, region, vm)?;
    let Some(numbers) = found.first() else {
        this.set_field::<2>(Value::NONE, vm);
        return Ok(None);
    };
    let (from, to) = bounds(numbers, 0);
    this.set_field::<2>(Value::int(to), vm);
    this.set_field::<4>(Value::bool(from == to), vm);
    let whole = Region { start: 0, ..region };
    matching::make(pattern, string, whole, numbers, vm).map(Some)
}

#[native("match(self, /)")]
fn scanner_match(this: Scanner, vm: &mut Vm) -> PyResult<Value> {
    Ok(step(this.0, Anchor::Start, vm)?.unwrap_or(Value::NONE))
}

#[native("search(self, /)")]
fn scanner_search(this: Scanner, vm: &mut Vm) -> PyResult<Value> {
    Ok(step(this.0, Anchor::Search, vm)?.unwrap_or(Value::NONE))
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn iter(this: Finder, _vm: &Vm) -> PyResult<Value> {
    Ok(this.value())
}

/// Implement next(self).
#[native("__next__(self, /)")]
fn next(this: Finder, vm: &mut Vm) -> PyResult<Value> {
    or_stop(step(this.0, Anchor::Search, vm), vm)
}
