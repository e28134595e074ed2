//! Binary and unary operators: special methods with reflection.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::object::class::{Class, class_flags};
use crate::object::native_function::Native;
use crate::protocol::direct;
use crate::special::Special;
use crate::vm::Vm;
use taipan_bytecode::BinaryOp;
use taipan_heap::Value;

impl Vm {
    /// `a op b`.
    pub fn binary(&mut self, op: BinaryOp, a: Value, b: Value) -> PyResult<Value> {
        match self.try_binary(op, a, b)? {
            Some(result) => Ok(result),
            None => Err(self.unsupported_operands(op, "", a, b)),
        }
    }

    /// `a op= b`.
    pub fn binary_in_place(&mut self, op: BinaryOp, a: Value, b: Value) -> PyResult<Value> {
        // Numbers have no in-place operators.
        if let Some(result) = direct::binary(op, a, b, self) {
            return result;
        }
        let method = self.class_of(a).special(Special::in_place(op), self);
        if let Some(method) = method
            && !is_sequence_slot(method)
        {
            let result = self.call_unbound(method, a, &[b])?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        let result = match method.filter(|&method| is_sequence_slot(method)) {
            None => self.try_binary(op, a, b)?,
            Some(method) => match self.by_number_slots(op, a, b)? {
                None => Some(self.call_sequence_slot(op, method, a, b)?),
                result => result,
            },
        };
        result.ok_or_else(|| self.unsupported_operands(op, "=", a, b))
    }

    /// `a op b`, or `None` where neither operand knows how.
    fn try_binary(&mut self, op: BinaryOp, a: Value, b: Value) -> PyResult<Option<Value>> {
        if let Some(result) = direct::binary(op, a, b, self) {
            return result.map(Some);
        }
        if let Some(result) = self.by_number_slots(op, a, b)? {
            return Ok(Some(result));
        }
        if !matches!(op, BinaryOp::Add | BinaryOp::Mul) {
            return Ok(None);
        }
        let forward = self.class_of(a).special(Special::binary(op), self);
        if let Some(method) = forward.filter(|&method| is_sequence_slot(method)) {
            return self.call_sequence_slot(op, method, a, b).map(Some);
        }
        let backward = self.class_of(b).special(Special::reflected(op), self);
        if let Some(method) = backward.filter(|&method| is_sequence_slot(method)) {
            return self.call_sequence_slot(op, method, b, a).map(Some);
        }
        Ok(None)
    }

    /// What the operands do with each other, other than that a sequence joins
    /// another or repeats itself: that comes last (in CPython, `nb_add` of both
    /// operands comes before `sq_concat` of the first).
    fn by_number_slots(&mut self, op: BinaryOp, a: Value, b: Value) -> PyResult<Option<Value>> {
        self.check_native_stack()?;
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let number = |method: &Value| !is_sequence_slot(*method);
        let forward = class_a.special(Special::binary(op), self).filter(number);
        let mut backward = None;
        if class_a != class_b {
            backward = class_b.special(Special::reflected(op), self).filter(number);
            if let Some(method) = backward
                && class_b.is_subclass_of(class_a)
                && class_a.special(Special::reflected(op), self) != Some(method)
            {
                let result = self.call_unbound(method, b, &[a])?;
                if result != Value::NOT_IMPLEMENTED {
                    return Ok(Some(result));
                }
                backward = None;
            }
        }
        if let Some(method) = forward {
            let result = self.call_unbound(method, a, &[b])?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(Some(result));
            }
        }
        if let Some(method) = backward {
            let result = self.call_unbound(method, b, &[a])?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(Some(result));
            }
        }
        Ok(None)
    }

    /// Joins a sequence with another operand, or repeats it.
    fn call_sequence_slot(
        &mut self,
        op: BinaryOp,
        method: Value,
        sequence: Value,
        operand: Value,
    ) -> PyResult<Value> {
        if op == BinaryOp::Mul && !self.has_index(operand) {
            let name = self.type_name(operand);
            return Err(
                self.type_error(format!("can't multiply sequence by non-int of type '{name}'"))
            );
        }
        self.call_unbound(method, sequence, &[operand])
    }

    #[cold]
    fn unsupported_operands(
        &mut self,
        op: BinaryOp,
        suffix: &str,
        a: Value,
        b: Value,
    ) -> crate::Raised {
        let (left, right) = (self.type_name(a), self.type_name(b));
        let symbol = match op {
            BinaryOp::Pow if suffix.is_empty() => "** or pow()",
            other => other.symbol(),
        };
        self.type_error(format!(
            "unsupported operand type(s) for {symbol}{suffix}: '{left}' and '{right}'"
        ))
    }

    /// `-a`, `+a` or `~a`.
    pub fn unary(&mut self, special: Special, a: Value) -> PyResult<Value> {
        let class = self.class_of(a);
        match class.special(special, self) {
            Some(method) => self.call_unbound(method, a, &[]),
            None => {
                let symbol = match special {
                    Special::Neg => "-",
                    Special::Pos => "+",
                    _ => "~",
                };
                Err(self.type_error(format!(
                    "bad operand type for unary {symbol}: '{}'",
                    class.name_text()
                )))
            }
        }
    }
}

/// Is it a built-in sequence's own `__add__`, `__mul__` or the like? (`%` of a string
/// is an operation of numbers.)
fn is_sequence_slot(method: Value) -> bool {
    let Some(native) = method.downcast::<Native>() else { return false };
    if matches!(native.decl().name, "__mod__" | "__rmod__") {
        return false;
    }
    let Some(owner) = native.owner().downcast::<Class>() else { return false };
    owner.has(class_flags::SEQUENCE)
        || owner.decl().is_some_and(|decl| {
            matches!(decl.id, ClassId::Str | ClassId::Bytes | ClassId::ByteArray)
        })
}
