//! Constant folding: what CPython computes at compile time, with its limits on
//! the size of results. What would raise, and what could surprise, stays as it
//! is written.

use std::sync::Arc;

use ast::{Expr, Operator, UnaryOp};
use ruff_python_ast as ast;
use taipan_bytecode::Const;

use crate::Compiler;

/// How deep an expression is searched for constants: deeper ones are computed
/// when they run.
const MAX_DEPTH: u32 = 60;
/// Bits of a folded integer.
const MAX_BITS: u32 = 128;
/// Length of a folded string, bytes object or tuple.
const MAX_STRING: usize = 4096;
const MAX_TUPLE: usize = 256;

impl Compiler<'_> {
    /// The value of an expression that is constant.
    pub(crate) fn constant(&self, expr: &Expr) -> Option<Const> {
        self.fold(expr, MAX_DEPTH)
    }

    fn fold(&self, expr: &Expr, depth: u32) -> Option<Const> {
        let depth = depth.checked_sub(1)?;
        Some(match expr {
            Expr::NoneLiteral(_) => Const::None,
            Expr::EllipsisLiteral(_) => Const::Ellipsis,
            Expr::BooleanLiteral(node) => Const::Bool(node.value),
            Expr::NumberLiteral(node) => self.number(node).ok()?,
            Expr::StringLiteral(node) => self.string(node),
            Expr::BytesLiteral(node) => self.bytes(node),
            Expr::Name(node) if &node.id == "__debug__" => Const::Bool(self.options.optimize == 0),
            Expr::Tuple(node) if node.ctx == ast::ExprContext::Load => {
                let elements = node.elts.iter().map(|element| self.fold(element, depth));
                Const::Tuple(elements.collect::<Option<_>>()?)
            }
            Expr::UnaryOp(node) => unary(node.op, self.fold(&node.operand, depth)?)?,
            Expr::BinOp(node) => {
                let left = self.fold(&node.left, depth)?;
                binary(node.op, &left, &self.fold(&node.right, depth)?)?
            }
            _ => return None,
        })
    }

    /// The truth of a constant condition.
    pub(crate) fn constant_truth(&self, expr: &Expr) -> Option<bool> {
        match expr {
            // Only what is constant by its kind: a display of constants is rare here.
            Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::Name(_)
            | Expr::Tuple(_)
            | Expr::UnaryOp(_) => self.constant(expr).and_then(|value| truth(&value)),
            _ => None,
        }
    }
}

/// The truth value of a constant.
pub(crate) fn truth(value: &Const) -> Option<bool> {
    Some(match value {
        Const::None => false,
        Const::Ellipsis | Const::BigInt(..) | Const::Code(_) => true,
        Const::Bool(value) => *value,
        Const::Int(value) => *value != 0,
        Const::Float(value) => *value != 0.0,
        Const::Complex(real, imaginary) => *real != 0.0 || *imaginary != 0.0,
        Const::Str(value) | Const::Bytes(value) => !value.is_empty(),
        Const::Tuple(values) | Const::FrozenSet(values) => !values.is_empty(),
    })
}

/// Folds `op value`.
pub(crate) fn unary(op: UnaryOp, value: Const) -> Option<Const> {
    Some(match (op, value) {
        (UnaryOp::Not, value) => Const::Bool(!truth(&value)?),
        (UnaryOp::USub, Const::Int(value)) => integer(-i128::from(value))?,
        (UnaryOp::USub, Const::BigInt(negative, magnitude)) => {
            // -2**63 is the one that becomes small.
            if !negative && magnitude == [0, 0, 0, 0, 0, 0, 0, 0x80] {
                return Some(Const::Int(i64::MIN));
            }
            Const::BigInt(!negative, magnitude)
        }
        (UnaryOp::USub, Const::Float(value)) => Const::Float(-value),
        (UnaryOp::USub, Const::Complex(real, imaginary)) => Const::Complex(-real, -imaginary),
        (UnaryOp::UAdd, value @ (Const::Int(_) | Const::BigInt(..) | Const::Float(_))) => value,
        (UnaryOp::UAdd, value @ Const::Complex(..)) => value,
        (UnaryOp::Invert, Const::Int(value)) => Const::Int(!value),
        _ => return None,
    })
}

/// Folds `left op right`.
pub(crate) fn binary(op: Operator, left: &Const, right: &Const) -> Option<Const> {
    match (left, right) {
        (&Const::Int(left), &Const::Int(right)) => integers(op, left, right),
        (&Const::Float(left), &Const::Float(right)) => floats(op, left, right),
        (&Const::Float(left), &Const::Int(right)) => floats(op, left, exact_float(right)?),
        (&Const::Int(left), &Const::Float(right)) => floats(op, exact_float(left)?, right),
        (_, Const::Complex(..)) | (Const::Complex(..), _) => complexes(op, left, right),
        (Const::Str(left), Const::Str(right)) if op == Operator::Add => {
            Some(Const::Str(concatenated(left, right)?))
        }
        (Const::Bytes(left), Const::Bytes(right)) if op == Operator::Add => {
            Some(Const::Bytes(concatenated(left, right)?))
        }
        (Const::Tuple(left), Const::Tuple(right)) if op == Operator::Add => {
            let sum: Vec<Const> = left.iter().chain(right).cloned().collect();
            (sum.len() <= MAX_TUPLE).then_some(Const::Tuple(sum))
        }
        (sequence, &Const::Int(count)) | (&Const::Int(count), sequence) if op == Operator::Mult => {
            repeated(sequence, count)
        }
        _ => None,
    }
}

fn integer(value: i128) -> Option<Const> {
    if let Ok(value) = i64::try_from(value) {
        return Some(Const::Int(value));
    }
    let mut magnitude = value.unsigned_abs().to_le_bytes().to_vec();
    while magnitude.last() == Some(&0) {
        magnitude.pop();
    }
    Some(Const::BigInt(value < 0, magnitude))
}

fn integers(op: Operator, left: i64, right: i64) -> Option<Const> {
    let (wide_left, wide_right) = (i128::from(left), i128::from(right));
    match op {
        Operator::Add => integer(wide_left + wide_right),
        Operator::Sub => integer(wide_left - wide_right),
        Operator::Mult => integer(wide_left * wide_right),
        Operator::FloorDiv if right != 0 => {
            let (quotient, rest) = (wide_left / wide_right, wide_left % wide_right);
            integer(quotient - i128::from(rest != 0 && (rest < 0) != (right < 0)))
        }
        Operator::Mod if right != 0 => {
            let rest = wide_left % wide_right;
            let other_sign = rest != 0 && (rest < 0) != (right < 0);
            integer(if other_sign { rest + wide_right } else { rest })
        }
        Operator::Div if right != 0 => Some(Const::Float(exact_float(left)? / exact_float(right)?)),
        Operator::Pow if right >= 0 => {
            let bits = u64::from(64 - left.unsigned_abs().leading_zeros());
            let fits = bits.checked_mul(right as u64)? < u64::from(MAX_BITS);
            fits.then(|| wide_left.checked_pow(right as u32)).flatten().and_then(integer)
        }
        Operator::LShift if right >= 0 => {
            let bits = i64::from(64 - left.unsigned_abs().leading_zeros());
            let fits = left == 0 || right < i64::from(MAX_BITS) - 1 - bits;
            fits.then(|| integer(wide_left << right.min(126))).flatten()
        }
        Operator::RShift if right >= 0 => integer(wide_left >> right.min(127)),
        Operator::BitAnd => Some(Const::Int(left & right)),
        Operator::BitOr => Some(Const::Int(left | right)),
        Operator::BitXor => Some(Const::Int(left ^ right)),
        _ => None,
    }
}

/// An integer that a float holds exactly.
fn exact_float(value: i64) -> Option<f64> {
    (value.unsigned_abs() <= 1 << 53).then_some(value as f64)
}

fn floats(op: Operator, left: f64, right: f64) -> Option<Const> {
    Some(Const::Float(match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult => left * right,
        Operator::Div if right != 0.0 => left / right,
        Operator::Pow if left > 0.0 && left.is_finite() && right.is_finite() => {
            let power = left.powf(right);
            return power.is_finite().then_some(Const::Float(power));
        }
        _ => return None,
    }))
}

/// Sums and differences of a real and an imaginary part, as complex literals
/// are written.
fn complexes(op: Operator, left: &Const, right: &Const) -> Option<Const> {
    let real = |value: &Const| match *value {
        Const::Int(value) => exact_float(value),
        Const::Float(value) => Some(value),
        _ => None,
    };
    Some(match (op, left, right) {
        (Operator::Add, left, &Const::Complex(re, im)) => Const::Complex(real(left)? + re, im),
        (Operator::Sub, left, &Const::Complex(re, im)) => Const::Complex(real(left)? - re, -im),
        (Operator::Add, &Const::Complex(re, im), right) => Const::Complex(re + real(right)?, im),
        (Operator::Sub, &Const::Complex(re, im), right) => Const::Complex(re - real(right)?, im),
        _ => return None,
    })
}

fn concatenated(left: &[u8], right: &[u8]) -> Option<Arc<[u8]>> {
    // A surrogate pair in halves is left to the strings themselves.
    if left.last().is_some_and(|&byte| byte >= 0x80) && right.first() == Some(&0xed) {
        return None;
    }
    (left.len() + right.len() <= MAX_STRING).then(|| [left, right].concat().into())
}

fn repeated(sequence: &Const, count: i64) -> Option<Const> {
    let times = usize::try_from(count.max(0)).ok()?;
    match sequence {
        Const::Str(value) | Const::Bytes(value) => {
            if value.len().checked_mul(times)? > MAX_STRING {
                return None;
            }
            let repeated: Arc<[u8]> = value.repeat(times).into();
            Some(match sequence {
                Const::Str(_) => Const::Str(repeated),
                _ => Const::Bytes(repeated),
            })
        }
        Const::Tuple(values) if values.len().checked_mul(times)? <= MAX_TUPLE => {
            let all = std::iter::repeat_n(values, times).flatten().cloned();
            Some(Const::Tuple(all.collect()))
        }
        _ => None,
    }
}
