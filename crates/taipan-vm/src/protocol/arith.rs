//! Binary and unary operators: special methods with reflection.

use crate::class_id::ClassId;
use crate::error::PyResult;
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
        if let Some(method) = self.class_of(a).special(Special::in_place(op), self) {
            let result = self.call_unbound(method, a, &[b])?;
            if result != Value::NOT_IMPLEMENTED {
                return Ok(result);
            }
        }
        match self.try_binary(op, a, b)? {
            Some(result) => Ok(result),
            None => Err(self.unsupported_operands(op, "=", a, b)),
        }
    }

    /// `a op b`, or `None` where neither operand knows how.
    fn try_binary(&mut self, op: BinaryOp, a: Value, b: Value) -> PyResult<Option<Value>> {
        if let Some(result) = direct::binary(op, a, b, self) {
            return result.map(Some);
        }
        self.check_native_stack()?;
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let forward = class_a.special(Special::binary(op), self);
        let mut backward = None;
        if class_a != class_b {
            backward = class_b.special(Special::reflected(op), self);
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
        if op == BinaryOp::Add && self.is_instance(a, ClassId::Str) {
            return self.type_error(format!("can only concatenate str (not \"{right}\") to str"));
        }
        if op == BinaryOp::Mul {
            let sequence = |value: Value| {
                use ClassId::{ByteArray, Bytes, List, Str, Tuple};
                [Str, Bytes, ByteArray, List, Tuple].iter().any(|&id| self.is_instance(value, id))
            };
            let other = if sequence(a) { Some(&right) } else { None };
            if let Some(other) = other.or(if sequence(b) { Some(&left) } else { None }) {
                return self
                    .type_error(format!("can't multiply sequence by non-int of type '{other}'"));
            }
        }
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
