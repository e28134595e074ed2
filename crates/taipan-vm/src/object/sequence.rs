//! What lists and tuples have in common: subscripts, comparison element by
//! element, and the text of containers that contain themselves.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::protocol::compare::holds;
use crate::protocol::direct::same_strings;
use crate::scratch::TextBuffer;
use crate::vm::Vm;
use std::cmp::Ordering;
use taipan_bytecode::CompareOp;
use taipan_heap::Value;

/// The place in a sequence of `len` elements of an index that may count from
/// the end.
#[inline(always)]
pub(crate) fn place(index: isize, len: usize) -> Option<usize> {
    let index = if index < 0 { index.wrapping_add(len as isize) } else { index };
    ((index as usize) < len).then_some(index as usize)
}

/// How many elements two sequences begin with that are equal without a question:
/// the same, or equal strings.
#[inline]
pub(crate) fn common_prefix(left: &[Value], right: &[Value]) -> usize {
    let same = |(a, b): &(&Value, &Value)| a.is(**b) || same_strings(**a, **b) == Some(true);
    left.iter().zip(right).take_while(same).count()
}

/// A position for a search or an insertion, which may count from the end, cut
/// off at both ends.
pub(crate) fn clamp(index: isize, len: usize) -> usize {
    let index = if index < 0 { index.saturating_add(len as isize).max(0) } else { index };
    (index as usize).min(len)
}

impl Vm {
    /// The subscript of a sequence, which is no slice; `what` is the sequence's
    /// name in the message.
    pub(crate) fn subscript(&mut self, key: Value, what: &str) -> PyResult<isize> {
        if let Some(index) = key.as_int() {
            return Ok(index as isize);
        }
        if !self.has_index(key) {
            let name = self.type_name(key);
            return Err(
                self.type_error(format!("{what} indices must be integers or slices, not {name}"))
            );
        }
        let index = self.index(key)?;
        crate::object::int::to_i64(index).map(|i| i as isize).ok_or_else(|| {
            let name = self.type_name(key);
            self.index_error(format!("cannot fit '{name}' into an index-sized integer"))
        })
    }

    /// A count for repetition (`sequence * n`): 0 if it is negative.
    pub(crate) fn repetitions(&mut self, value: Value) -> PyResult<usize> {
        let count = self.index(value)?;
        match crate::object::int::to_i64(count) {
            Some(count) => Ok(usize::try_from(count).unwrap_or(0)),
            None => {
                let name = self.type_name(value);
                Err(self.overflow_error(format!("cannot fit '{name}' into an index-sized integer")))
            }
        }
    }

    /// Compares two sequences element by element from `start` on; `left` and
    /// `right` give the elements, which may change meanwhile.
    pub(crate) fn compare_sequences(
        &mut self,
        op: CompareOp,
        start: usize,
        left: impl Fn(usize, &Vm) -> Option<Value>,
        right: impl Fn(usize, &Vm) -> Option<Value>,
    ) -> PyResult<Value> {
        Ok(match self.first_difference(op, start, left, right)? {
            Some(verdict) => verdict,
            None => Value::bool(holds(op, Some(Ordering::Equal))),
        })
    }

    /// What the first elements that differ say of `op`; `None` if all are equal.
    ///
    /// Elements that are lists or tuples themselves are looked into only once:
    /// asking `==` first and `<` then would take time quadratic in the depth.
    fn first_difference(
        &mut self,
        op: CompareOp,
        start: usize,
        left: impl Fn(usize, &Vm) -> Option<Value>,
        right: impl Fn(usize, &Vm) -> Option<Value>,
    ) -> PyResult<Option<Value>> {
        self.check_native_stack()?;
        let mut i = start;
        loop {
            self.check_interrupt()?;
            let (a, b) = (left(i, self), right(i, self));
            let (Some(a), Some(b)) = (a, b) else {
                // The shorter one is less.
                let order = a.is_some().cmp(&b.is_some());
                let ended = a.is_none() && b.is_none();
                return Ok((!ended).then(|| Value::bool(holds(op, Some(order)))));
            };
            let difference = match op {
                CompareOp::Eq | CompareOp::Ne if self.eq(a, b)? => None,
                // `__eq__` has emptied a list: the sizes decide, as at the end.
                CompareOp::Eq | CompareOp::Ne
                    if left(i, self).is_none() || right(i, self).is_none() =>
                {
                    let uneven = |j| left(j, self).is_some() != right(j, self).is_some();
                    let differ = (0..=i).any(uneven);
                    return Ok(Some(Value::bool(differ == (op == CompareOp::Ne))));
                }
                CompareOp::Eq => Some(Value::FALSE),
                CompareOp::Ne => Some(Value::TRUE),
                _ => self.element_difference(op, a, b)?,
            };
            if difference.is_some() {
                return Ok(difference);
            }
            i += 1;
        }
    }

    fn element_difference(&mut self, op: CompareOp, a: Value, b: Value) -> PyResult<Option<Value>> {
        let exact = |id| self.is_exact(a, id) && self.is_exact(b, id);
        if exact(ClassId::List)
            && let (Some(a), Some(b)) = (a.downcast::<List>(), b.downcast::<List>())
        {
            return self.first_difference(op, 0, |i, vm| a.get(i, vm), |i, vm| b.get(i, vm));
        }
        if exact(ClassId::Tuple)
            && let (Some(a), Some(b)) = (a.downcast::<Tuple>(), b.downcast::<Tuple>())
        {
            let item = |tuple: Tuple, i: usize| tuple.items().get(i).copied();
            return self.first_difference(op, 0, |i, _| item(a, i), |i, _| item(b, i));
        }
        if self.eq(a, b)? { Ok(None) } else { self.rich_compare(op, a, b).map(Some) }
    }

    /// Runs `write` to make the text of a container, or gives `again` if that
    /// text is being made already: the container contains itself.
    pub fn guarded_repr(
        &mut self,
        container: Value,
        again: &str,
        write: impl FnOnce(&mut Vm) -> PyResult<Str>,
    ) -> PyResult<Str> {
        self.check_native_stack()?;
        if self.repr_guard.borrow().contains(&container.bits()) {
            return Str::new(again, self);
        }
        self.repr_guard.borrow_mut().push(container.bits());
        let result = write(self);
        self.repr_guard.borrow_mut().pop();
        result
    }

    /// `open`, the elements' texts with commas between, `close`.
    pub(crate) fn repr_elements(
        &mut self,
        open: &str,
        close: &str,
        element: impl Fn(usize, &Vm) -> Option<Value>,
    ) -> PyResult<Str> {
        let mut text = TextBuffer::new(self);
        text.push_str(open, self)?;
        let mut i = 0;
        while let Some(value) = element(i, self) {
            if i > 0 {
                text.extend(b", ", self)?;
            }
            text.extend(self.repr(value)?.as_bytes(), self)?;
            i += 1;
        }
        text.push_str(close, self)?;
        Str::from_wtf8(&text, self)
    }
}

/// A bound of `index(value, start, stop)`: like a slice's, but never `None`.
pub(crate) fn search_bound(bound: Option<Value>, default: isize, vm: &mut Vm) -> PyResult<isize> {
    let Some(bound) = bound else { return Ok(default) };
    if vm.has_index(bound) {
        return vm.index_clamped(bound);
    }
    Err(vm.type_error("slice indices must be integers or have an __index__ method"))
}
