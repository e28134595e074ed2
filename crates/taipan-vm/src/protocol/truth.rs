//! Truth, length and hash.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::object::float::Float;
use crate::object::str::Str;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    /// `bool(value)`.
    #[inline]
    pub fn is_true(&mut self, value: Value) -> PyResult<bool> {
        if let Some(truth) = value.as_bool() {
            return Ok(truth);
        }
        if value.is_int() {
            return Ok(value.int_unchecked() != 0);
        }
        if value.is_none() {
            return Ok(false);
        }
        self.is_true_slow(value)
    }

    fn is_true_slow(&mut self, value: Value) -> PyResult<bool> {
        if let Some(f) = value.as_inline_float() {
            return Ok(f != 0.0);
        }
        if let Some(len) = self.direct_len(value) {
            return Ok(len != 0);
        }
        let class = self.class_of(value);
        if let Some(method) = class.special(Special::Bool, self) {
            let result = self.call_unbound(method, value, &[])?;
            return result.as_bool().ok_or_else(|| {
                self.type_error(format!(
                    "__bool__ should return bool, returned {}",
                    self.type_name(result)
                ))
            });
        }
        if class.special(Special::Len, self).is_some() {
            return Ok(self.len(value)? != 0);
        }
        Ok(true)
    }

    /// `len(value)`.
    pub fn len(&mut self, value: Value) -> PyResult<usize> {
        if let Some(len) = self.direct_len(value) {
            return Ok(len);
        }
        match self.try_len(value)? {
            Some(len) => Ok(len),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("object of type '{name}' has no len()")))
            }
        }
    }

    /// `len(value)`, or `None` where the class has no `__len__`.
    pub fn try_len(&mut self, value: Value) -> PyResult<Option<usize>> {
        if let Some(len) = self.direct_len(value) {
            return Ok(Some(len));
        }
        let class = self.class_of(value);
        let Some(method) = class.special(Special::Len, self) else { return Ok(None) };
        let result = self.call_unbound(method, value, &[])?;
        if let Some(len) = result.as_int() {
            return usize::try_from(len)
                .map(Some)
                .map_err(|_| self.value_error("__len__() should return >= 0"));
        }
        let len = self.index_isize(result)?;
        usize::try_from(len).map(Some).map_err(|_| self.value_error("__len__() should return >= 0"))
    }

    /// `hash(value)`.
    #[inline]
    pub fn hash(&mut self, value: Value) -> PyResult<i64> {
        if value.is_int() {
            return Ok(crate::hash::small_int(value.int_unchecked()));
        }
        if self.is_exact(value, ClassId::Str)
            && let Some(string) = value.downcast::<Str>()
        {
            return Ok(string.hash(self) as i64);
        }
        self.hash_slow(value)
    }

    fn hash_slow(&mut self, value: Value) -> PyResult<i64> {
        if let Some(f) = value.as_inline_float() {
            return Ok(crate::hash::float(f));
        }
        if self.is_exact(value, ClassId::Tuple)
            && let Some(tuple) = value.downcast()
        {
            return crate::object::tuple::hash(tuple, self);
        }
        let class = self.class_of(value);
        match class.special(Special::Hash, self) {
            Some(method) if !method.is_none() => {
                let inherits = |id| self.class(id).special(Special::Hash, self) == Some(method);
                if inherits(ClassId::Object) {
                    return Ok(self.identity_hash(value));
                }
                if let Some(string) = value.downcast::<Str>()
                    && inherits(ClassId::Str)
                {
                    return Ok(string.hash(self) as i64);
                }
                if let Some(tuple) = value.downcast()
                    && inherits(ClassId::Tuple)
                {
                    return crate::object::tuple::hash(tuple, self);
                }
                let result = self.call_unbound(method, value, &[])?;
                match result.as_int() {
                    Some(-1) => Ok(-2),
                    Some(hash) => Ok(hash),
                    None => self.hash_of_result(result),
                }
            }
            _ => Err(self.type_error(format!("unhashable type: '{}'", class.name_text()))),
        }
    }

    /// The hash that a `__hash__` result past 61 bits stands for.
    fn hash_of_result(&mut self, result: Value) -> PyResult<i64> {
        if let Some(truth) = result.as_bool() {
            return Ok(i64::from(truth));
        }
        if !self.is_instance(result, ClassId::Int) {
            return Err(self.type_error("__hash__ method should return an integer"));
        }
        Ok(match crate::object::int::to_i64(result) {
            Some(-1) => -2,
            Some(hash) => hash,
            None => crate::object::int::hash(result),
        })
    }

    /// `hash(value)` of a constant that compilers put into sets; runs no Python
    /// code. `None` for other values.
    pub(crate) fn hash_of_constant(&self, value: Value) -> Option<i64> {
        if let Some(f) = self.as_float(value) {
            return Some(crate::hash::float(f));
        }
        if let Some(string) = value.downcast::<Str>() {
            return Some(string.hash(self) as i64);
        }
        if let Some(bytes) = value.downcast::<crate::object::bytes::Bytes>() {
            return Some(self.hash_bytes(bytes.as_slice()) as i64);
        }
        if let Some(tuple) = value.downcast::<crate::object::tuple::Tuple>() {
            let mut state = crate::hash::TupleHash::default();
            for &item in tuple.items() {
                state.add(self.hash_of_constant(item)?);
            }
            return Some(state.finish(tuple.len()));
        }
        if let Some(set) = value.downcast::<crate::object::set::Set>() {
            return Some(crate::object::set::hash_of(set, self));
        }
        if let Some(complex) = value.downcast::<crate::object::complex::Complex>() {
            return Some(crate::object::complex::methods::complex_hash(complex, self));
        }
        if self.is_instance(value, ClassId::Int) {
            return Some(crate::object::int::hash(value));
        }
        (!value.is_pointer()).then(|| self.identity_hash(value))
    }

    /// Are two constants of equal hash equal? Runs no Python code.
    pub(crate) fn equal_constants(&self, a: Value, b: Value) -> bool {
        use crate::object::{bytes::Bytes, complex::Complex, int, tuple::Tuple};
        if let (Some(a), Some(b)) = (a.downcast::<Bytes>(), b.downcast::<Bytes>()) {
            return a.as_slice() == b.as_slice();
        }
        if let (Some(a), Some(b)) = (a.downcast::<Tuple>(), b.downcast::<Tuple>()) {
            let same = |(&a, &b)| a == b || self.equal_constants(a, b);
            return a.len() == b.len() && a.items().iter().zip(b.items()).all(same);
        }
        if let (Some(a), Some(b)) = (a.downcast::<Str>(), b.downcast::<Str>()) {
            return a.same_text(&b);
        }
        if let (Some(a), Some(b)) = (int::to_ibig(a), int::to_ibig(b)) {
            return a == b;
        }
        // Of equal hash: an integer that a float equals is exact as a float.
        let number = |v: Value| match v.downcast::<Complex>() {
            Some(complex) => Some(complex.parts()),
            None => self.as_float(v).or_else(|| int::to_f64(v)).map(|re| (re, 0.0)),
        };
        matches!((number(a), number(b)), (Some(a), Some(b)) if a == b)
    }

    /// The hash of identity, as `object.__hash__` gives it.
    pub fn identity_hash(&self, value: Value) -> i64 {
        if value.is_none() {
            // A constant since 3.12.
            return 0xfca8_6420;
        }
        (value.bits().rotate_right(4) & ((1 << 60) - 1)) as i64
    }

    /// The number of a float, exact or of a subclass.
    pub fn as_float(&self, value: Value) -> Option<f64> {
        value.as_inline_float().or_else(|| value.downcast::<Float>().map(Float::get))
    }
}
