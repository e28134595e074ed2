//! `slice`, and what every sequence does with one.
//!
//! A sequence turns a slice to [`Indices`] in two steps, because the first runs
//! Python code (`__index__`) that may change the sequence's length:
//! [`Slice::unpack`], then [`Bounds::over`] with the length as it is then.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::Args;
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::object::tuple::Tuple;
use crate::special::Special;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_bytecode::{BinaryOp, CompareOp};
use taipan_heap::{Header, Value};
use taipan_macros::native;

/// The memory of a slice.
#[repr(C)]
pub struct SliceObject {
    header: Header,
    pub(crate) start: Cell<Value>,
    pub(crate) stop: Cell<Value>,
    pub(crate) step: Cell<Value>,
}

handle! {
    /// `slice`.
    Slice => SliceObject, Kind::Slice
}

/// A slice as numbers, not yet fitted to a length; `step` is not 0 and can be
/// negated.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    start: isize,
    stop: isize,
    step: isize,
}

/// Which elements of a sequence a slice names: `len` of them, from `start` by
/// `step`; all lie within the sequence.
#[derive(Clone, Copy, Debug)]
pub struct Indices {
    /// The first; where elements are inserted if there are none.
    pub start: isize,
    /// Where it ends: behind the last, or before it for a negative step.
    pub stop: isize,
    /// The distance; not 0.
    pub step: isize,
    /// How many.
    pub len: usize,
}

impl Slice {
    /// A slice of these three values.
    pub fn new(start: Value, stop: Value, step: Value, vm: &Vm) -> Slice {
        Slice(vm.place(Kind::Slice, 0, ClassId::Slice.shape(), |header| SliceObject {
            header,
            start: Cell::new(start),
            stop: Cell::new(stop),
            step: Cell::new(step),
        }))
    }

    /// Start, stop and step.
    pub fn parts(self) -> (Value, Value, Value) {
        let object = self.object();
        (object.start.get(), object.stop.get(), object.step.get())
    }

    /// The bounds as numbers. Runs `__index__`.
    pub fn unpack(self, vm: &mut Vm) -> PyResult<Bounds> {
        let (start, stop, step) = self.parts();
        let step = match slice_index(step, vm)? {
            None => 1,
            Some(0) => return Err(vm.value_error("slice step cannot be zero")),
            Some(step) => step.max(-isize::MAX),
        };
        let (first, last) = if step > 0 { (0, isize::MAX) } else { (isize::MAX, isize::MIN) };
        let start = slice_index(start, vm)?.unwrap_or(first);
        let stop = slice_index(stop, vm)?.unwrap_or(last);
        Ok(Bounds { start, stop, step })
    }
}

impl Bounds {
    /// The indices in a sequence of `len` elements.
    pub fn over(self, len: usize) -> Indices {
        let len = len as isize;
        let step = self.step;
        let fit = |bound: isize| {
            if bound < 0 {
                (bound.saturating_add(len)).max(if step < 0 { -1 } else { 0 })
            } else {
                bound.min(if step < 0 { len - 1 } else { len })
            }
        };
        let (start, stop) = (fit(self.start), fit(self.stop));
        let count = if step < 0 && stop < start {
            (start - stop - 1) / -step + 1
        } else if step > 0 && start < stop {
            (stop - start - 1) / step + 1
        } else {
            0
        };
        Indices { start, stop, step, len: count as usize }
    }
}

impl Indices {
    /// The indices, in the slice's order.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator {
        (0..self.len).map(move |i| (self.start + i as isize * self.step) as usize)
    }

    /// The range of indices, if the step is 1.
    pub fn as_range(self) -> Option<std::ops::Range<usize>> {
        let start = self.start as usize;
        (self.step == 1).then_some(start..start + self.len)
    }
}

/// A bound of a slice as a number, past 64 bits the nearest; `None` for `None`.
pub(crate) fn slice_index(value: Value, vm: &mut Vm) -> PyResult<Option<isize>> {
    if value.is_none() {
        return Ok(None);
    }
    if vm.has_index(value) {
        return vm.index_clamped(value).map(Some);
    }
    Err(vm.type_error("slice indices must be integers or None or have an __index__ method"))
}

impl Vm {
    /// Can it be used as an index?
    #[inline]
    pub fn is_index(&self, value: Value) -> bool {
        self.has_index(value)
    }

    /// Can it be used as an index?
    #[inline]
    pub fn has_index(&self, value: Value) -> bool {
        value.is_int() || self.class_of(value).special(Special::Index, self).is_some()
    }
}

/// Create a slice object.
#[native("__new__(cls, /, *args)", static)]
fn slice_new(_class: Class, args: Args, vm: &Vm) -> PyResult<Slice> {
    let none = Value::NONE;
    match args[..] {
        [stop] => Ok(Slice::new(none, stop, none, vm)),
        [start, stop] => Ok(Slice::new(start, stop, none, vm)),
        [start, stop, step] => Ok(Slice::new(start, stop, step, vm)),
        [] => Err(vm.type_error("slice expected at least 1 argument, got 0")),
        _ => Err(vm.type_error(format!("slice expected at most 3 arguments, got {}", args.len()))),
    }
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn slice_repr(slice: Slice, vm: &mut Vm) -> PyResult<String> {
    let (start, stop, step) = slice.parts();
    let start = vm.repr_text(start)?;
    let stop = vm.repr_text(stop)?;
    let step = vm.repr_text(step)?;
    Ok(format!("slice({start}, {stop}, {step})"))
}

/// Return hash(self).
#[native("__hash__(self, /)")]
fn slice_hash(slice: Slice, vm: &mut Vm) -> PyResult<i64> {
    let (start, stop, step) = slice.parts();
    let mut state = crate::hash::TupleHash::default();
    state.add(vm.hash(start)?);
    state.add(vm.hash(stop)?);
    state.add(vm.hash(step)?);
    Ok(state.without_length())
}

fn compare(op: CompareOp, slice: Slice, other: Value, vm: &mut Vm) -> PyResult<Value> {
    let Some(other) = other.downcast::<Slice>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let tuple = |slice: Slice, vm: &Vm| {
        let (start, stop, step) = slice.parts();
        Tuple::small([start, stop, step], vm).value()
    };
    let (left, right) = (tuple(slice, vm), tuple(other, vm));
    vm.rich_compare(op, left, right)
}

macro_rules! comparisons {
    ($($function:ident $text:literal $op:ident;)*) => { $(
        /// Compare two slices as tuples of their parts.
        #[native($text)]
        fn $function(slice: Slice, value: Value, vm: &mut Vm) -> PyResult<Value> {
            compare(CompareOp::$op, slice, value, vm)
        }
    )* };
}

comparisons! {
    slice_eq "__eq__(self, value, /)" Eq;
    slice_ne "__ne__(self, value, /)" Ne;
    slice_lt "__lt__(self, value, /)" Lt;
    slice_le "__le__(self, value, /)" Le;
    slice_gt "__gt__(self, value, /)" Gt;
    slice_ge "__ge__(self, value, /)" Ge;
}

/// `slice.indices(length)` for a length of any size.
pub(crate) fn long_indices(
    slice: Slice,
    length: Value,
    vm: &mut Vm,
) -> PyResult<(Value, Value, Value)> {
    let zero = Value::int(0);
    let (start, stop, step) = slice.parts();
    let index = |value: Value, vm: &mut Vm| {
        if vm.has_index(value) {
            let index = vm.index(value)?;
            return crate::object::int::plain(index, vm);
        }
        Err(vm.type_error("slice indices must be integers or None or have an __index__ method"))
    };
    let step = if step.is_none() { Value::int(1) } else { index(step, vm)? };
    if vm.compare(CompareOp::Eq, step, zero)? {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let backward = crate::object::int::is_negative(step);
    let lower = if backward { Value::int(-1) } else { zero };
    let upper = if backward { vm.binary(BinaryOp::Sub, length, Value::int(1))? } else { length };
    let fit = |bound: Value, default: Value, vm: &mut Vm| {
        if bound.is_none() {
            return Ok(default);
        }
        let bound = index(bound, vm)?;
        if !crate::object::int::is_negative(bound) {
            return Ok(if vm.compare(CompareOp::Gt, bound, upper)? { upper } else { bound });
        }
        let bound = vm.binary(BinaryOp::Add, bound, length)?;
        Ok(if vm.compare(CompareOp::Lt, bound, lower)? { lower } else { bound })
    };
    let start = fit(start, if backward { upper } else { lower }, vm)?;
    let stop = fit(stop, if backward { lower } else { upper }, vm)?;
    Ok((start, stop, step))
}

/// S.indices(len) -> (start, stop, stride)
///
/// Assuming a sequence of length len, calculate the start and stop
/// indices, and the stride length of the extended slice described by
/// S. Out of bounds indices are clipped in a manner consistent with the
/// handling of normal slices.
#[native("indices(self, length, /)")]
fn slice_indices(slice: Slice, length: Value, vm: &mut Vm) -> PyResult<Tuple> {
    let length = vm.index(length)?;
    let length = crate::object::int::plain(length, vm)?;
    if crate::object::int::is_negative(length) {
        return Err(vm.value_error("length should not be negative"));
    }
    let (start, stop, step) = long_indices(slice, length, vm)?;
    Ok(Tuple::small([start, stop, step], vm))
}

/// Return state information for pickling.
#[native("__reduce__(self, /)")]
fn slice_reduce(slice: Slice, vm: &Vm) -> PyResult<Tuple> {
    let (start, stop, step) = slice.parts();
    let parts = Tuple::small([start, stop, step], vm);
    Ok(Tuple::small([vm.class(ClassId::Slice).value(), parts.value()], vm))
}

fn part(value: Value, vm: &Vm, pick: fn((Value, Value, Value)) -> Value) -> PyResult<Value> {
    match value.downcast::<Slice>() {
        Some(slice) => Ok(pick(slice.parts())),
        None => Err(vm.type_error("not a slice")),
    }
}

/// Refuses to set or delete a part.
fn read_only(vm: &mut Vm, _: Value, _: Option<Value>) -> PyResult<()> {
    Err(vm.raise(ClassId::AttributeError, "readonly attribute"))
}

/// `slice`'s declaration.
pub static SLICE: ClassDecl = ClassDecl {
    kind: Kind::Slice,
    methods: &[
        &SLICE_NEW,
        &SLICE_REPR,
        &SLICE_HASH,
        &SLICE_EQ,
        &SLICE_NE,
        &SLICE_LT,
        &SLICE_LE,
        &SLICE_GT,
        &SLICE_GE,
        &SLICE_INDICES,
        &SLICE_REDUCE,
    ],
    getsets: &[
        GetSetDecl {
            name: "start",
            get: |vm, v| part(v, vm, |p| p.0),
            set: Some(read_only),
            doc: "",
        },
        GetSetDecl {
            name: "stop",
            get: |vm, v| part(v, vm, |p| p.1),
            set: Some(read_only),
            doc: "",
        },
        GetSetDecl {
            name: "step",
            get: |vm, v| part(v, vm, |p| p.2),
            set: Some(read_only),
            doc: "",
        },
    ],
    doc: "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
    ..ClassDecl::new(ClassId::Slice, "slice")
};
