//! Calls of built-in classes that convert plain values: `int(x)`, `str(x)`,
//! `list(x)`.
//!
//! What such a call means follows from the class and its argument's shape; the
//! general way binds the arguments of `__new__`, checks the class it is given,
//! and looks for `__init__`. The answer `None` means: go that way.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::Class;
use crate::object::float;
use crate::object::int::construct::few_digits;
use crate::object::iterator::exact_items;
use crate::object::list::List;
use crate::object::range::Range;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    /// `class(*args)` for a built-in class.
    #[inline]
    pub(crate) fn convert(&mut self, class: Class, args: &[Value]) -> Option<PyResult<Value>> {
        let id = class.decl()?.id;
        match *args {
            [x] => self.convert_one(id, x),
            [start, stop] if id == ClassId::Range && start.both_ints(stop) => {
                Some(Ok(Range::new(start, stop, Value::int(1), self).value()))
            }
            [] => match id {
                ClassId::List => Some(Ok(List::new(self).value())),
                ClassId::Set => Some(Ok(Set::new(self).value())),
                _ => None,
            },
            _ => None,
        }
    }

    fn convert_one(&mut self, id: ClassId, x: Value) -> Option<PyResult<Value>> {
        match id {
            ClassId::Int => self.to_int_at_once(x),
            ClassId::Float => {
                if self.is_exact(x, ClassId::Float) {
                    return Some(Ok(x));
                }
                x.as_int().map(|i| Ok(self.float(i as f64)))
            }
            ClassId::Bool => Some(self.is_true(x).map(Value::bool)),
            ClassId::Str => {
                let plain = self.is_exact(x, ClassId::Str)
                    || self.is_exact(x, ClassId::Int)
                    || self.is_exact(x, ClassId::Float);
                plain.then(|| self.str(x).map(Handle::value))
            }
            ClassId::Range if x.is_int() => {
                Some(Ok(Range::new(Value::int(0), x, Value::int(1), self).value()))
            }
            ClassId::List => {
                let list = List::new(self);
                Some(list.extend_from(x, self).map(|()| list.value()))
            }
            ClassId::Set => {
                let set = Set::new(self);
                Some(set.update_from(x, self).map(|()| set.value()))
            }
            ClassId::Tuple => {
                if self.is_exact(x, ClassId::Tuple) {
                    return Some(Ok(x));
                }
                if let Some(items) = exact_items(x, self) {
                    return Some(Tuple::new(items, self).map(Handle::value));
                }
                let items = match self.collect(x) {
                    Ok(items) => items,
                    Err(raised) => return Some(Err(raised)),
                };
                Some(items.into_tuple(self).map(Handle::value))
            }
            _ => None,
        }
    }

    fn to_int_at_once(&mut self, x: Value) -> Option<PyResult<Value>> {
        if self.is_exact(x, ClassId::Int) {
            return Some(Ok(x));
        }
        if let Some(f) = x.as_inline_float() {
            return Some(float::to_int(f, self));
        }
        if self.is_exact(x, ClassId::Str) {
            let digits = few_digits(x.downcast::<Str>()?.as_bytes())?;
            return Some(Ok(Value::int(digits)));
        }
        None
    }
}
