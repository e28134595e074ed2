//! Comparison: rich comparison with reflection, identity, membership.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::kind::Kind;
use crate::object::class::Class;
use crate::object::str::Str;
use crate::object::tuple::{self, Tuple};
use crate::protocol::direct;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::CompareOp;
use taipan_heap::Value;

fn special_of(op: CompareOp) -> (Special, Special) {
    match op {
        CompareOp::Lt => (Special::Lt, Special::Gt),
        CompareOp::Le => (Special::Le, Special::Ge),
        CompareOp::Gt => (Special::Gt, Special::Lt),
        CompareOp::Ge => (Special::Ge, Special::Le),
        CompareOp::Ne => (Special::Ne, Special::Ne),
        _ => (Special::Eq, Special::Eq),
    }
}

/// Applies an ordering or equality to what `partial_cmp` said.
pub(crate) fn holds(op: CompareOp, order: Option<std::cmp::Ordering>) -> bool {
    match (op, order) {
        (CompareOp::Ne, None) => true,
        (_, None) => false,
        (CompareOp::Lt, Some(o)) => o.is_lt(),
        (CompareOp::Le, Some(o)) => o.is_le(),
        (CompareOp::Gt, Some(o)) => o.is_gt(),
        (CompareOp::Ge, Some(o)) => o.is_ge(),
        (CompareOp::Ne, Some(o)) => o.is_ne(),
        (_, Some(o)) => o.is_eq(),
    }
}

impl Vm {
    /// `a op b` for the six rich comparisons, as the value it yields.
    pub fn rich_compare(&mut self, op: CompareOp, a: Value, b: Value) -> PyResult<Value> {
        if let Some(result) = direct::compare(op, a, b) {
            return Ok(Value::bool(result));
        }
        if matches!(op, CompareOp::Eq | CompareOp::Ne)
            && self.compare_as_strings(a, b)
            && let (Some(a), Some(b)) = (a.downcast::<Str>(), b.downcast::<Str>())
        {
            return Ok(Value::bool(a.same_text(&b) == (op == CompareOp::Eq)));
        }
        self.check_native_stack()?;
        if let Some(result) = self.compare_plain_sequences(op, a, b) {
            return result;
        }
        let (forward, backward) = special_of(op);
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        if let Some(left) = a.downcast::<Tuple>()
            && b.is_kind(Kind::Tuple)
            && self.inherit(ClassId::Tuple, (class_a, class_b), (forward, backward))
        {
            return tuple::compare(op, left, b, self);
        }
        let mut tried_backward = false;
        if class_a != class_b
            && class_b.is_subclass_of(class_a)
            && let Some(method) = class_b.special(backward, self)
        {
            tried_backward = true;
            let result = self.call_unbound(method, b, &[a])?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        if let Some(method) = class_a.special(forward, self) {
            let result = self.call_unbound(method, a, &[b])?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        if !tried_backward && let Some(method) = class_b.special(backward, self) {
            let result = self.call_unbound(method, b, &[a])?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        match op {
            CompareOp::Eq => Ok(Value::bool(a.is(b))),
            CompareOp::Ne => Ok(Value::bool(!a.is(b))),
            _ => Err(self.type_error(format!(
                "'{}' not supported between instances of '{}' and '{}'",
                op.symbol(),
                class_a.name_text(),
                class_b.name_text()
            ))),
        }
    }

    /// The truth of `a op b`, any of the ten comparisons.
    pub fn compare(&mut self, op: CompareOp, a: Value, b: Value) -> PyResult<bool> {
        match op {
            CompareOp::Is => Ok(a.is(b)),
            CompareOp::IsNot => Ok(!a.is(b)),
            CompareOp::In => self.contains(b, a),
            CompareOp::NotIn => Ok(!self.contains(b, a)?),
            _ => {
                let result = self.rich_compare(op, a, b)?;
                self.is_true(result)
            }
        }
    }

    /// Are they the same or equal? (The equality of containers' elements.)
    #[inline]
    pub fn eq(&mut self, a: Value, b: Value) -> PyResult<bool> {
        match direct::same_element(a, b) {
            Some(same) => Ok(same),
            None => self.eq_slow(a, b),
        }
    }

    #[inline(never)]
    fn eq_slow(&mut self, a: Value, b: Value) -> PyResult<bool> {
        if let Some(same) = direct::compare(CompareOp::Eq, a, b) {
            return Ok(same);
        }
        let result = self.rich_compare(CompareOp::Eq, a, b)?;
        self.is_true(result)
    }

    /// Are both strings whose classes leave `==` and `!=` as `str` has them?
    fn compare_as_strings(&self, a: Value, b: Value) -> bool {
        if !a.is_kind(Kind::Str) || !b.is_kind(Kind::Str) {
            return false;
        }
        let classes = (self.class_of(a), self.class_of(b));
        self.inherit(ClassId::Str, classes, (Special::Eq, Special::Ne))
    }

    /// Do both classes leave these two special methods as the built-in class has
    /// them?
    fn inherit(
        &self,
        builtin: ClassId,
        classes: (Class, Class),
        specials: (Special, Special),
    ) -> bool {
        let builtin = self.class(builtin);
        let inherits = |class: Class| {
            let same = |special| class.special(special, self) == builtin.special(special, self);
            class == builtin || same(specials.0) && same(specials.1)
        };
        inherits(classes.0) && (classes.0 == classes.1 || inherits(classes.1))
    }

    /// `item in container`.
    pub fn contains(&mut self, container: Value, item: Value) -> PyResult<bool> {
        if let Some(answer) = self.direct_contains(container, item) {
            return answer;
        }
        let class = self.class_of(container);
        match class.special(Special::Contains, self) {
            Some(method) if method.is_none() => {
                Err(self.type_error(format!("'{}' object is not a container", class.name_text())))
            }
            Some(method) => {
                let result = self.call_unbound(method, container, &[item])?;
                self.is_true(result)
            }
            None => self.contains_by_iteration(container, item),
        }
    }

    fn contains_by_iteration(&mut self, container: Value, item: Value) -> PyResult<bool> {
        let class = self.class_of(container);
        let iter = class.special(Special::Iter, self);
        if iter.is_some_and(Value::is_none)
            || iter.is_none() && class.special(Special::GetItem, self).is_none()
        {
            return Err(self.type_error(format!(
                "argument of type '{}' is not a container or iterable",
                class.name_text()
            )));
        }
        let iterator = self.iter(container)?;
        while let Some(element) = self.next(iterator)? {
            if self.eq(element, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `a < b` as a truth, for sorting.
    #[inline]
    pub fn less(&mut self, a: Value, b: Value) -> PyResult<bool> {
        if a.both_ints(b) {
            return Ok(a.int_unchecked() < b.int_unchecked());
        }
        let result = self.rich_compare(CompareOp::Lt, a, b)?;
        self.is_true(result)
    }
}
