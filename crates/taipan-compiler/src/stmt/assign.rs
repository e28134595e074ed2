//! Assignment in all its forms, and `del`.

use ast::Expr;
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};
use taipan_bytecode::Op;

use crate::registers::Reg;
use crate::{Compiler, Outcome};

/// The flag of an in-place operator.
const IN_PLACE: u32 = 0x100;

impl<'a> Compiler<'a> {
    pub(super) fn assignment(&mut self, node: &'a ast::StmtAssign) -> Outcome {
        let value = &*node.value;
        if let [target] = &node.targets[..] {
            match target {
                Expr::Name(name) => {
                    return self.bind_name(&name.id, name.range, |compiler, into| {
                        compiler.expr_to(value, into)
                    });
                }
                Expr::Tuple(_) | Expr::List(_)
                    if self.assign_pairwise(elements(target), value)? =>
                {
                    return Ok(());
                }
                _ => {}
            }
        }
        let targets = node.targets.first().map_or(TextRange::default(), Ranged::range);
        let all = TextRange::new(targets.start(), value.start());
        let mut from = self.operand(value, all)?;
        // An earlier target may be the variable that the value is read from.
        if node.targets.len() > 1 && self.unit.registers.is_variable(from) {
            let copy = self.unit.registers.temporary();
            self.move_to(copy, from, value.range());
            from = copy;
        }
        node.targets.iter().try_for_each(|target| self.assign(target, from))
    }

    /// `a, b = x, y` without a tuple. False if it is not of that form.
    fn assign_pairwise(&mut self, targets: &'a [Expr], value: &'a Expr) -> Outcome<bool> {
        let Expr::Tuple(node) = value else { return Ok(false) };
        let starred = |elements: &[Expr]| elements.iter().any(Expr::is_starred_expr);
        let few = node.elts.len() == targets.len() && node.elts.len() <= 8;
        if !few || targets.is_empty() || starred(&node.elts) || starred(targets) {
            return Ok(false);
        }
        let span = TextRange::new(targets[0].start(), value.end());
        let rebinds = self.may_rebind(span);
        let mut values = Vec::with_capacity(targets.len());
        for (index, element) in node.elts.iter().enumerate() {
            let mut register = self.expr(element)?;
            // Is it a variable that an earlier target overwrites?
            let overwritten = targets[..index].iter().any(|target| match target {
                Expr::Name(name) => self.local_register(&name.id) == Some(register),
                _ => true,
            });
            if self.unit.registers.is_variable(register) && (overwritten || rebinds) {
                let copy = self.unit.registers.temporary();
                self.move_to(copy, register, element.range());
                register = copy;
            }
            values.push(register);
        }
        for (target, register) in targets.iter().zip(values) {
            self.assign(target, register)?;
        }
        Ok(true)
    }

    /// Binds a target to the value of a register.
    pub(crate) fn assign(&mut self, target: &'a Expr, from: Reg) -> Outcome {
        let mark = self.unit.registers.mark();
        let at = target.range();
        match target {
            Expr::Name(name) => self.store_name(&name.id, from, at),
            Expr::Attribute(node) => {
                self.note_static_attribute(node);
                let object = self.expr(&node.value)?;
                let name = self.attribute_name(&node.attr);
                let at = self.attribute_range(node);
                self.emit(at, Op::StoreAttr, [from, object, 0], &[name]);
            }
            Expr::Subscript(node) => {
                let object = self.operand(&node.value, node.slice.range())?;
                let index = self.expr(&node.slice)?;
                self.emit(at, Op::SetItem, [object, index, from], &[]);
            }
            Expr::Tuple(_) | Expr::List(_) => self.unpack(elements(target), from, at)?,
            Expr::Starred(_) => {
                let message = "starred assignment target must be in a list or tuple";
                return Err(self.error(message, at));
            }
            _ => return Err(self.error("cannot assign to expression", at)),
        }
        self.unit.registers.release(mark);
        Ok(())
    }

    /// The first register of targets that are local variables side by side.
    fn consecutive_variables(&self, targets: &[Expr]) -> Option<Reg> {
        let register = |target: &Expr| match target {
            Expr::Name(name) => self.local_register(&name.id),
            _ => None,
        };
        let first = register(targets.first()?)?;
        let mut expected = first..;
        targets.iter().all(|target| register(target) == expected.next()).then_some(first)
    }

    fn unpack(&mut self, targets: &'a [Expr], from: Reg, at: TextRange) -> Outcome {
        let count = targets.len() as u32;
        if let Some(first) = self.consecutive_variables(targets) {
            self.emit(at, Op::Unpack, [from, first, count], &[]);
            (first..first + count).for_each(|register| self.unit.set_bound(register));
            return Ok(());
        }
        let window = self.unit.registers.window(count);
        match targets.iter().position(Expr::is_starred_expr) {
            None => self.emit(at, Op::Unpack, [from, window, count], &[]),
            Some(before) => {
                let after = count - before as u32 - 1;
                if targets[before + 1..].iter().any(Expr::is_starred_expr) {
                    return Err(self.error("multiple starred expressions in assignment", at));
                }
                self.emit(at, Op::UnpackEx, [from, window, before as u32], &[after]);
            }
        }
        for (target, slot) in targets.iter().zip(window..) {
            let target = match target {
                Expr::Starred(node) => &*node.value,
                target => target,
            };
            self.assign(target, slot)?;
        }
        Ok(())
    }

    pub(super) fn augmented(&mut self, node: &'a ast::StmtAugAssign) -> Outcome {
        let (at, value) = (node.range, &*node.value);
        match &*node.target {
            Expr::Name(name) => {
                let Some(register) = self.local_register(&name.id) else {
                    let left = self.unit.registers.temporary();
                    self.load_name(&name.id, left, name.range);
                    self.binary_step(node.op, left, value, left, at, IN_PLACE)?;
                    self.store_name(&name.id, left, name.range);
                    return Ok(());
                };
                let left = self.operand(&node.target, value.range())?;
                self.binary_step(node.op, left, value, register, at, IN_PLACE)?;
                self.unit.set_bound(register);
            }
            Expr::Attribute(target) => {
                let object = self.operand(&target.value, value.range())?;
                let left = self.unit.registers.temporary();
                let name = self.attribute_name(&target.attr);
                let range = self.attribute_range(target);
                self.emit(range, Op::LoadAttr, [left, object, 0], &[name]);
                self.binary_step(node.op, left, value, left, at, IN_PLACE)?;
                self.emit(range, Op::StoreAttr, [left, object, 0], &[name]);
            }
            Expr::Subscript(target) => {
                let rest = TextRange::new(target.slice.start(), value.end());
                let object = self.operand(&target.value, rest)?;
                let index = self.operand(&target.slice, value.range())?;
                let left = self.unit.registers.temporary();
                self.emit(target.range, Op::GetItem, [left, object, index], &[]);
                self.binary_step(node.op, left, value, left, at, IN_PLACE)?;
                self.emit(target.range, Op::SetItem, [object, index, left], &[]);
            }
            target => {
                let message = "illegal expression for augmented assignment";
                return Err(self.error(message, target.range()));
            }
        }
        Ok(())
    }

    pub(super) fn annotated(&mut self, node: &'a ast::StmtAnnAssign) -> Outcome {
        let at = node.range;
        if let Some(value) = &node.value {
            match &*node.target {
                Expr::Name(name) => {
                    self.bind_name(&name.id, name.range, |compiler, into| {
                        compiler.expr_to(value, into)
                    })?;
                }
                target => {
                    let from = self.operand(value, target.range())?;
                    self.assign(target, from)?;
                }
            }
        }
        match &*node.target {
            Expr::Name(name) if node.simple => self.note_annotation(node, &name.id, at)?,
            // The parts of a target that is not assigned are evaluated.
            Expr::Attribute(target) if node.value.is_none() => {
                self.expr(&target.value)?;
            }
            Expr::Subscript(target) if node.value.is_none() => {
                self.expr(&target.value)?;
                self.expr(&target.slice)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// `del target`
    pub(super) fn delete(&mut self, target: &'a Expr) -> Outcome {
        let mark = self.unit.registers.mark();
        let at = target.range();
        match target {
            Expr::Name(name) => self.delete_name(&name.id, at),
            Expr::Attribute(node) => {
                let object = self.expr(&node.value)?;
                let name = self.attribute_name(&node.attr);
                let at = self.attribute_range(node);
                self.emit(at, Op::DeleteAttr, [0, object, 0], &[name]);
            }
            Expr::Subscript(node) => {
                let object = self.operand(&node.value, node.slice.range())?;
                let index = self.expr(&node.slice)?;
                self.emit(at, Op::DeleteItem, [object, index, 0], &[]);
            }
            Expr::Tuple(_) | Expr::List(_) => {
                elements(target).iter().try_for_each(|element| self.delete(element))?;
            }
            _ => return Err(self.error("cannot delete expression", at)),
        }
        self.unit.registers.release(mark);
        Ok(())
    }
}

/// The elements of a tuple or list.
fn elements(expr: &Expr) -> &[Expr] {
    match expr {
        Expr::Tuple(node) => &node.elts,
        Expr::List(node) => &node.elts,
        _ => &[],
    }
}
