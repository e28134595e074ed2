//! `float`: held in place where the exponent allows, else boxed.

use crate::class_id::ClassId;
use crate::handle;
use crate::handle::Handle;
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::vm::Vm;
use taipan_heap::header::RAW_ALL;
use taipan_heap::{Header, Value};

/// The memory of a boxed float.
#[repr(C)]
pub struct FloatObject {
    header: Header,
    number: f64,
}

handle! {
    /// A boxed float: huge, tiny, infinite, NaN, or an instance of a subclass.
    Float => FloatObject, Kind::Float
}

impl Float {
    /// The number.
    #[inline(always)]
    pub fn get(self) -> f64 {
        self.object().number
    }
}

impl Vm {
    /// The float as a value.
    #[inline(always)]
    pub fn float(&self, f: f64) -> Value {
        match Value::inline_float(f) {
            Some(value) => value,
            None => self.boxed_float(f),
        }
    }

    #[cold]
    fn boxed_float(&self, number: f64) -> Value {
        let place = self.place(Kind::Float, RAW_ALL, ClassId::Float.shape(), |header| {
            FloatObject { header, number }
        });
        Float(place).value()
    }
}

/// `float`'s declaration.
pub static FLOAT: ClassDecl = ClassDecl {
    kind: Kind::Float,
    subclassable: true,
    fixed_words: 2,
    ..ClassDecl::new(ClassId::Float, "float")
};
