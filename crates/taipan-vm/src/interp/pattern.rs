//! Pattern matching (PEP 634).

use super::containers::Operands;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::{Class, class_flags};
use crate::object::dict::Dict;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::vm::Vm;
use taipan_bytecode::Op;
use taipan_heap::Value;

impl Vm {
    pub(super) fn execute_match(&mut self, op: Op, o: &Operands) -> PyResult<()> {
        match op {
            Op::MatchSequence => {
                let yes = self.class_of(o.get(o.b)).has(class_flags::SEQUENCE);
                o.set(o.a, Value::bool(yes));
            }
            Op::MatchMapping => {
                let yes = self.class_of(o.get(o.b)).has(class_flags::MAPPING);
                o.set(o.a, Value::bool(yes));
            }
            Op::MatchKeys => {
                let value = self.match_keys(o.get(o.b), o.get(o.c))?;
                o.set(o.a, value);
            }
            Op::MatchRest => {
                let value = self.match_rest(o.get(o.b), o.get(o.c))?;
                o.set(o.a, value);
            }
            Op::MatchClass => {
                // SAFETY: verified; see `dispatch`.
                let names = o.code.constant(o.word2 as usize);
                let value = self.match_class(o.get(o.b), o.get(o.c), o.word1 as usize, names)?;
                o.set(o.a, value);
            }
            _ => return Err(self.raise(ClassId::SystemError, "the bytecode is not valid")),
        }
        Ok(())
    }

    fn match_keys(&mut self, subject: Value, keys: Value) -> PyResult<Value> {
        let Some(keys) = keys.downcast::<Tuple>() else { return Ok(Value::NONE) };
        let seen = Dict::new(self);
        let mut values = GcVec::with_capacity(keys.len(), self)?;
        let get = self.intern("get")?;
        let get = if keys.is_empty() { Value::NONE } else { self.get_attr(subject, get)? };
        let missing = Dict::new(self).value();
        for &key in keys.items() {
            if seen.get(key, self)?.is_some() {
                let text = self.repr_text(key)?;
                return Err(
                    self.value_error(format!("mapping pattern checks duplicate key ({text})"))
                );
            }
            seen.set(key, Value::NONE, self)?;
            let value = self.call(get, &[key, missing])?;
            if value.is(missing) {
                return Ok(Value::NONE);
            }
            values.push(value, self)?;
        }
        Ok(values.into_tuple(self)?.value())
    }

    fn match_rest(&mut self, subject: Value, keys: Value) -> PyResult<Value> {
        let rest = Dict::new(self);
        let names = self.call_method(subject, "keys", &[])?;
        let all = self.collect(names)?;
        for &key in all.as_slice() {
            let value = self.get_item(subject, key)?;
            rest.set(key, value, self)?;
        }
        if let Some(keys) = keys.downcast::<Tuple>() {
            for &key in keys.items() {
                rest.remove(key, self)?;
            }
        }
        Ok(rest.value())
    }

    fn match_class(
        &mut self,
        subject: Value,
        class: Value,
        count: usize,
        names: Value,
    ) -> PyResult<Value> {
        let Some(class) = class.downcast::<Class>() else {
            return Err(self.type_error("called match pattern must be a class"));
        };
        if !self.is_instance_of(subject, class.value())? {
            return Ok(Value::NONE);
        }
        let names = names.downcast::<Tuple>();
        let mut seen = GcVec::new(self);
        let mut values = GcVec::new(self);
        if count > 0 {
            let attribute = self.intern("__match_args__")?;
            let positional = match self.try_get_attr(class.value(), attribute)? {
                Some(args) => Some(args.downcast::<Tuple>().ok_or_else(|| {
                    let (class, got) = (class.name_text(), self.type_name(args));
                    self.type_error(format!("{class}.__match_args__ must be a tuple (got {got})"))
                })?),
                None => None,
            };
            let itself = positional.is_none() && matches_itself(class, self);
            let allowed = positional.map_or(usize::from(itself), |p| p.len());
            if allowed < count {
                let plural = if allowed == 1 { "" } else { "s" };
                return Err(self.type_error(format!(
                    "{}() accepts {allowed} positional sub-pattern{plural} ({count} given)",
                    class.name_text()
                )));
            }
            if itself {
                values.push(subject, self)?;
            }
            for i in 0..if itself { 0 } else { count } {
                let name =
                    positional.and_then(|p| p.items().get(i).copied()).unwrap_or(Value::NONE);
                let Some(name) = name.downcast::<Str>() else {
                    let got = self.type_name(name);
                    return Err(self.type_error(format!(
                        "__match_args__ elements must be strings (got {got})"
                    )));
                };
                match self.match_attribute(subject, class, name, &mut seen)? {
                    Some(value) => values.push(value, self)?,
                    None => return Ok(Value::NONE),
                }
            }
        }
        for &name in names.iter().flat_map(|n| n.items()) {
            let Some(name) = name.downcast::<Str>() else { continue };
            match self.match_attribute(subject, class, name, &mut seen)? {
                Some(value) => values.push(value, self)?,
                None => return Ok(Value::NONE),
            }
        }
        Ok(values.into_tuple(self)?.value())
    }

    fn match_attribute(
        &mut self,
        subject: Value,
        class: Class,
        name: Str,
        seen: &mut GcVec,
    ) -> PyResult<Option<Value>> {
        let name = self.intern_str(name)?;
        if seen.as_slice().contains(&name.value()) {
            return Err(self.type_error(format!(
                "{}() got multiple sub-patterns for attribute '{}'",
                class.name_text(),
                name.to_string_lossy()
            )));
        }
        seen.push(name.value(), self)?;
        self.try_get_attr(subject, name)
    }
}

/// Does a class pattern's one positional sub-pattern match the subject itself?
fn matches_itself(class: Class, vm: &Vm) -> bool {
    use ClassId::*;
    let builtin = [Bool, ByteArray, Bytes, Dict, Float, FrozenSet, Int, List, Set, Str, Tuple];
    builtin.iter().any(|&id| class.is_subclass_of(vm.class(id)))
}
