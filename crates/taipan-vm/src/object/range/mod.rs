//! `range`: integers of any size. What it computes goes by 128 bits where its
//! parts fit in 64, which they nearly always do.

mod methods;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::object::int;
use crate::object::iterator::{Iterator, range_iterator};
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use dashu_int::IBig;
use std::cell::Cell;
use taipan_heap::{Header, Value};

/// The memory of a range.
#[repr(C)]
pub struct RangeObject {
    header: Header,
    pub(crate) start: Cell<Value>,
    pub(crate) stop: Cell<Value>,
    pub(crate) step: Cell<Value>,
}

handle! {
    /// `range`.
    Range => RangeObject, Kind::Range
}

impl Range {
    /// A range of these three values: exact integers, the step not 0.
    pub fn new(start: Value, stop: Value, step: Value, vm: &Vm) -> Range {
        Range(vm.place(Kind::Range, 0, ClassId::Range.shape(), |header| RangeObject {
            header,
            start: Cell::new(start),
            stop: Cell::new(stop),
            step: Cell::new(step),
        }))
    }

    /// Start, stop and step.
    #[inline]
    pub fn parts(self) -> (Value, Value, Value) {
        let object = self.object();
        (object.start.get(), object.stop.get(), object.step.get())
    }

    /// Start, stop and step, if all fit in 64 bits.
    #[inline]
    pub fn small_parts(self) -> Option<(i64, i64, i64)> {
        let (start, stop, step) = self.parts();
        Some((int::to_i64(start)?, int::to_i64(stop)?, int::to_i64(step)?))
    }

    /// The length, if the parts fit in 64 bits (then it does in 65).
    pub(crate) fn small_len(self) -> Option<u128> {
        let (start, stop, step) = self.small_parts()?;
        Some(small_len(start, stop, step))
    }

    /// The length.
    pub(crate) fn big_len(self) -> IBig {
        if let Some(len) = self.small_len() {
            return IBig::from(len);
        }
        let (start, stop, step) = self.big_parts();
        let (low, high, stride) =
            if step > IBig::ZERO { (start, stop, step) } else { (stop, start, -step) };
        if low >= high { IBig::ZERO } else { (high - low - 1u8) / stride + 1u8 }
    }

    pub(crate) fn big_parts(self) -> (IBig, IBig, IBig) {
        let big = |v: Value| int::to_ibig(v).unwrap_or(IBig::ZERO);
        let (start, stop, step) = self.parts();
        (big(start), big(stop), big(step))
    }

    /// `iter(range)`.
    #[inline]
    pub fn iter(self, vm: &Vm) -> PyResult<Value> {
        if let Some((start, stop, step)) = self.small_parts()
            && let Ok(len) = u64::try_from(small_len(start, stop, step))
            && let Some(iterator) = range_iterator(start, step, len, vm)
        {
            return Ok(iterator);
        }
        let (start, _, step) = self.parts();
        long_iterator(start, step, &self.big_len(), vm)
    }

    /// `reversed(range)`.
    pub(crate) fn iter_reversed(self, vm: &Vm) -> PyResult<Value> {
        let (start, _, step) = self.big_parts();
        let len = self.big_len();
        let last = &start + (&len - 1u8) * &step;
        let back = -step;
        if let (Ok(last), Ok(back), Ok(len)) =
            (i64::try_from(&last), i64::try_from(&back), u64::try_from(&len))
            && let Some(iterator) = range_iterator(last, back, len, vm)
        {
            return Ok(iterator);
        }
        long_iterator(vm.big(&last)?, vm.big(&back)?, &len, vm)
    }
}

/// The length of a range of these parts; `step` is not 0.
fn small_len(start: i64, stop: i64, step: i64) -> u128 {
    let (low, high) = if step > 0 { (start, stop) } else { (stop, start) };
    if low >= high {
        return 0;
    }
    let distance = (i128::from(high) - i128::from(low) - 1) as u128;
    distance / u128::from(step.unsigned_abs()) + 1
}

fn long_iterator(start: Value, step: Value, len: &IBig, vm: &Vm) -> PyResult<Value> {
    let state = Tuple::small([start, step, vm.big(len)?], vm);
    Ok(Iterator::over(ClassId::LongRangeIterator, state.value(), vm))
}

/// `range`'s declaration.
pub static RANGE: ClassDecl = ClassDecl {
    kind: Kind::Range,
    is_sequence: true,
    methods: methods::METHODS,
    getsets: methods::GETSETS,
    doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
    ..ClassDecl::new(ClassId::Range, "range")
};
