//! `complex`.

use crate::class_id::ClassId;
use crate::handle;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::vm::Vm;
use taipan_heap::header::RAW_ALL;
use taipan_heap::{Header, Value};

/// The memory of a complex number.
#[repr(C)]
pub struct ComplexObject {
    header: Header,
    re: f64,
    im: f64,
}

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

/// A complex number as a value.
pub fn new(re: f64, im: f64, vm: &Vm) -> Value {
    let place = vm.place(Kind::Complex, RAW_ALL, ClassId::Complex.shape(), |header| {
        ComplexObject { header, re, im }
    });
    Complex(place).value()
}

/// `complex`'s declaration.
pub static COMPLEX: ClassDecl = ClassDecl {
    kind: Kind::Complex,
    subclassable: true,
    fixed_words: 3,
    ..ClassDecl::new(ClassId::Complex, "complex")
};
