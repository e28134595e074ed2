//! Iteration.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::object::generator::{Generator, State};
use crate::roots::GcVec;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    /// `iter(value)`.
    pub fn iter(&mut self, value: Value) -> PyResult<Value> {
        if let Some(iterator) = self.direct_iter(value) {
            return Ok(iterator);
        }
        let class = self.class_of(value);
        match class.special(Special::Iter, self) {
            Some(method) if !method.is_none() => {
                let iterator = self.call_unbound(method, value, &[])?;
                if self.class_of(iterator).special(Special::Next, self).is_none() {
                    let name = self.type_name(iterator);
                    return Err(
                        self.type_error(format!("iter() returned non-iterator of type '{name}'"))
                    );
                }
                Ok(iterator)
            }
            None if class.special(Special::GetItem, self).is_some() => {
                Ok(crate::object::iterator::sequence_iterator(value, self))
            }
            _ => Err(self.type_error(format!("'{}' object is not iterable", class.name_text()))),
        }
    }

    /// `next(iterator)`, or `None` at its end.
    ///
    /// A safepoint: native functions that consume an iterator can be interrupted, and
    /// garbage that they make is collected.
    #[inline]
    pub fn next(&mut self, iterator: Value) -> PyResult<Option<Value>> {
        self.poll()?;
        if let Some(step) = crate::object::iterator::step(iterator, self) {
            return step;
        }
        self.next_slow(iterator)
    }

    fn next_slow(&mut self, iterator: Value) -> PyResult<Option<Value>> {
        if self.is_exact(iterator, ClassId::Generator)
            && let Some(generator) = iterator.downcast::<Generator>()
        {
            return if generator.state() == State::Finished {
                Ok(None)
            } else {
                self.resume(generator, Value::NONE).map(Result::ok)
            };
        }
        let class = self.class_of(iterator);
        let Some(method) = class.special(Special::Next, self) else {
            return Err(
                self.type_error(format!("'{}' object is not an iterator", class.name_text()))
            );
        };
        match self.call_unbound(method, iterator, &[]) {
            Ok(value) => Ok(Some(value)),
            Err(raised) => self.catch(raised, ClassId::StopIteration).map(|_| None),
        }
    }

    /// All elements of an iterable.
    pub fn collect(&mut self, iterable: Value) -> PyResult<GcVec> {
        if let Some(collected) = crate::object::iterator::collect(iterable, self) {
            let (buffer, len) = collected?;
            return Ok(GcVec::from_parts(buffer, len));
        }
        let iterator = self.iter(iterable)?;
        let mut values = GcVec::with_capacity(self.length_hint(iterable)?.min(1 << 16), self)?;
        while let Some(value) = self.next(iterator)? {
            values.push(value, self)?;
        }
        Ok(values)
    }

    /// As [`Vm::collect`] where CPython makes a list of an *iterator* (`PySequence_Fast`):
    /// the iterable is not asked for its length.
    pub fn collect_from_iterator(&mut self, iterable: Value) -> PyResult<GcVec> {
        if let Some(collected) = crate::object::iterator::collect(iterable, self) {
            let (buffer, len) = collected?;
            return Ok(GcVec::from_parts(buffer, len));
        }
        let iterator = self.iter(iterable)?;
        self.collect(iterator)
    }

    /// How many elements an iterable says it has: `len` or `__length_hint__`,
    /// else 0.
    pub fn length_hint(&mut self, value: Value) -> PyResult<usize> {
        let class = self.class_of(value);
        if class.special(Special::Len, self).is_some() {
            match self.try_len(value) {
                Ok(len) => return Ok(len.unwrap_or(0)),
                Err(raised) => {
                    self.catch(raised, ClassId::TypeError)?;
                }
            }
        }
        match self.call_special(value, Special::LengthHint, &[]) {
            Ok(Some(hint)) => Ok(hint.as_int().and_then(|i| usize::try_from(i).ok()).unwrap_or(0)),
            Ok(None) => Ok(0),
            Err(raised) => self.catch(raised, ClassId::TypeError).map(|_| 0),
        }
    }
}
