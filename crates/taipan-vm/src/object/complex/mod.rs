//! `complex`.
//!
//! [`arith`]: what the operators do. [`parse`]: from text. [`methods`]: what
//! Python sees.

pub mod arith;
pub mod methods;
pub mod parse;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{ArgContext, FromArg};
use crate::object::class::Class;
use crate::vm::Vm;
use taipan_heap::header::RAW_ALL;
use taipan_heap::{Header, Value};

pub use methods::COMPLEX;

/// The memory of a complex number.
#[repr(C)]
pub struct ComplexObject {
    header: Header,
    re: f64,
    im: f64,
}

/// Words of a complex number.
pub const COMPLEX_WORDS: u16 = 3;

handle! {
    /// `complex`.
    Complex => ComplexObject, Kind::Complex
}

impl Complex {
    /// Real and imaginary part.
    pub fn parts(self) -> (f64, f64) {
        (self.object().re, self.object().im)
    }
}

impl FromArg for Complex {
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        value.downcast().ok_or_else(|| vm.bad_argument(value, ClassId::Complex, context))
    }
}

/// A complex number as a value.
pub fn new(re: f64, im: f64, vm: &Vm) -> Value {
    let place = vm.place(Kind::Complex, RAW_ALL, ClassId::Complex.shape(), |header| {
        ComplexObject { header, re, im }
    });
    Complex(place).value()
}

/// A complex number as an instance of `class`, which is `complex` or a subclass.
pub(crate) fn of_class(class: Class, (re, im): (f64, f64), vm: &Vm) -> Value {
    if class == vm.class(ClassId::Complex) {
        return new(re, im, vm);
    }
    let memory = vm.allocate_with_attributes(Kind::Complex, 2, COMPLEX_WORDS as usize, class);
    // SAFETY: fresh memory of at least three words, of which the allocator wrote
    // the header.
    unsafe {
        let object = memory.cast::<ComplexObject>().as_ptr();
        (&raw mut (*object).re).write(re);
        (&raw mut (*object).im).write(im);
    }
    Value::pointer(memory)
}
