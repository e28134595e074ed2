//! The instructions without a fast path: building, unpacking, formatting,
//! raising, importing.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::code::Code;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::function::Function;
use crate::object::generator::Generator;
use crate::object::list::List;
use crate::object::set::Set;
use crate::object::str::Str;
use crate::roots::GcVec;
use crate::vm::Vm;
use taipan_bytecode::{Intrinsic1, Intrinsic2, Op};
use taipan_heap::Value;

/// An instruction's operands, decoded.
pub(super) struct Operands {
    pub base: *mut Value,
    pub code: Code,
    pub a: usize,
    pub b: usize,
    pub c: usize,
    pub word1: u32,
    pub word2: u32,
}

impl Operands {
    pub(in crate::interp) fn get(&self, register: usize) -> Value {
        // SAFETY: verified; see `dispatch`.
        unsafe { *self.base.add(register) }
    }

    pub(in crate::interp) fn set(&self, register: usize, value: Value) {
        // SAFETY: verified; see `dispatch`.
        unsafe { *self.base.add(register) = value }
    }

    /// `count` registers from `start`. They stay in place and reachable while
    /// the frame is on the stack.
    fn window(&self, start: usize, count: usize) -> &[Value] {
        // SAFETY: verified; callees' frames begin above this frame's registers.
        unsafe { std::slice::from_raw_parts(self.base.add(start), count) }
    }
}

impl Vm {
    /// Runs one of the instructions without a fast path.
    #[inline(never)]
    pub(in crate::interp) fn execute(&mut self, op: Op, o: Operands) -> PyResult<()> {
        match op {
            Op::BuildSet => {
                let set = Set::new(self);
                for &item in o.window(o.b, o.c) {
                    set.add(item, self)?;
                }
                o.set(o.a, set.value());
            }
            Op::BuildDict => {
                let dict = Dict::new(self);
                if o.c > 0 {
                    dict.reserve(o.c, self)?;
                }
                for pair in o.window(o.b, 2 * o.c).chunks_exact(2) {
                    dict.set(pair[0], pair[1], self)?;
                }
                o.set(o.a, dict.value());
            }
            Op::BuildString => o.set(o.a, self.join_strs(o.window(o.b, o.c))?.value()),
            Op::ListExtend => self.extend_display(self.expect::<List>(o.get(o.a))?, o.get(o.b))?,
            Op::SetUpdate => {
                self.expect::<Set>(o.get(o.a))?.update_from(o.get(o.b), self)?;
            }
            Op::DictUpdate => self.update_display(self.expect::<Dict>(o.get(o.a))?, o.get(o.b))?,
            Op::DictMerge => {
                self.merge_keywords(self.expect::<Dict>(o.get(o.a))?, o.get(o.b), o.get(o.c))?;
            }
            Op::UnpackEx => self.unpack_starred(o.get(o.a), &o, o.word1 as usize)?,
            Op::Format => {
                let text = self.format_field(o.get(o.a), o.get(o.b), o.c)?;
                o.set(o.a, text.value());
            }
            Op::Interpolation => {
                let conversion = match o.c & 3 {
                    0 => Value::NONE,
                    1 => self.intern("s")?.value(),
                    2 => self.intern("r")?.value(),
                    _ => self.intern("a")?.value(),
                };
                let parts = o.window(o.b, 3);
                let made = crate::object::template::interpolation(
                    parts[0], parts[1], conversion, parts[2], self,
                )?;
                o.set(o.a, made);
            }
            Op::Template => {
                let parts = o.window(o.b, 2);
                o.set(o.a, crate::object::template::template(parts[0], parts[1], self)?);
            }
            Op::LoadBuildClass => o.set(o.a, self.builtin("__build_class__")?),
            Op::ImportName => {
                let name = o.code.name_at(o.word1 as usize);
                let globals = o.code.globals();
                o.set(o.a, self.import_name(name, globals, o.get(o.b), o.get(o.c))?);
            }
            Op::ImportFrom => {
                let name = o.code.name_at(o.word1 as usize);
                o.set(o.a, self.import_from(o.get(o.b), name)?);
            }
            Op::GetLen => {
                let len = self.len(o.get(o.b))?;
                o.set(o.a, Value::int(len as i64));
            }
            Op::Intrinsic1 => {
                let value = self.run_intrinsic1(o.c, o.get(o.b), &o)?;
                o.set(o.a, value);
            }
            Op::Intrinsic2 => {
                let value = self.run_intrinsic2(o.word1, o.get(o.b), o.get(o.c))?;
                o.set(o.a, value);
            }
            Op::Raise
            | Op::Reraise
            | Op::PushHandled
            | Op::PopHandled
            | Op::MatchException
            | Op::MatchExceptionStar
            | Op::ExcInfo => self.execute_exception(op, &o)?,
            _ => self.execute_match(op, &o)?,
        }
        Ok(())
    }

    fn execute_exception(&mut self, op: Op, o: &Operands) -> PyResult<()> {
        match op {
            Op::Raise => {
                let raised = match o.c {
                    0 => {
                        let handled = self.handled.get();
                        if handled.is_none() {
                            return Err(self.runtime_error("No active exception to reraise"));
                        }
                        return Err(self.raise_again(handled));
                    }
                    1 => self.normalize_raise(o.get(o.a), None)?,
                    _ => self.normalize_raise(o.get(o.a), Some(o.get(o.b)))?,
                };
                return Err(self.raise_value(raised));
            }
            Op::Reraise => return Err(self.raise_again(o.get(o.a))),
            Op::PushHandled => {
                let handled = self.handled.get();
                let own = !handled.is(self.handled_outside());
                o.set(o.b, if own { handled } else { Value::NONE });
                self.handled.set(o.get(o.a));
            }
            Op::PopHandled => {
                let saved = o.get(o.a);
                let outside = self.handled_outside();
                self.handled.set(if saved.is_none() { outside } else { saved });
            }
            Op::MatchException => {
                let matches = self.exception_matches(o.get(o.b), o.get(o.c))?;
                o.set(o.a, Value::bool(matches));
            }
            Op::MatchExceptionStar => {
                let (matched, rest) = self.exception_group_match(o.get(o.b), o.get(o.c))?;
                o.set(o.a, matched);
                o.set(o.a + 1, rest);
            }
            _ => {
                let exception = o.get(o.b);
                let traceback =
                    exception.downcast::<Exception>().map_or(Value::NONE, |e| e.traceback());
                o.set(o.a, self.class_of(exception).value());
                o.set(o.a + 1, exception);
                o.set(o.a + 2, traceback);
            }
        }
        Ok(())
    }

    /// What the running frame's resumer is handling, if the frame is a
    /// generator's: another one each time.
    fn handled_outside(&mut self) -> Value {
        let frame = *self.stacks.top();
        match frame.extra.downcast::<Generator>() {
            Some(generator) if frame.is_generator() => generator.object().outer_handled.get(),
            _ => Value::NONE,
        }
    }

    /// The object of the type that the compiler put there.
    fn expect<H: Handle>(&self, value: Value) -> PyResult<H> {
        value
            .downcast()
            .ok_or_else(|| self.raise(ClassId::SystemError, "the bytecode is not valid"))
    }

    fn extend_display(&mut self, list: List, iterable: Value) -> PyResult<()> {
        let class = self.class_of(iterable);
        if class.special(crate::Special::Iter, self).is_none()
            && class.special(crate::Special::GetItem, self).is_none()
        {
            let name = class.name_text();
            return Err(self.type_error(format!("Value after * must be an iterable, not {name}")));
        }
        list.extend_from(iterable, self)
    }

    /// The keys of a mapping, for `**`; `None` if it has no `keys`.
    fn mapping_keys(&mut self, mapping: Value) -> PyResult<Option<GcVec>> {
        let name = self.intern("keys")?;
        let Some(keys) = self.try_get_attr(mapping, name)? else { return Ok(None) };
        let keys = self.call(keys, &[])?;
        self.collect(keys).map(Some)
    }

    fn update_display(&mut self, dict: Dict, mapping: Value) -> PyResult<()> {
        if let Some(source) = mapping.downcast::<Dict>()
            && source.has_plain_iteration(self)
        {
            return dict.update(source, self);
        }
        let Some(keys) = self.mapping_keys(mapping)? else {
            let name = self.type_name(mapping);
            return Err(self.type_error(format!("'{name}' object is not a mapping")));
        };
        for &key in keys.as_slice() {
            let value = self.get_item(mapping, key)?;
            dict.set(key, value, self)?;
        }
        Ok(())
    }

    fn merge_keywords(&mut self, dict: Dict, mapping: Value, callee: Value) -> PyResult<()> {
        if let Some(source) = mapping.downcast::<Dict>()
            && source.has_plain_iteration(self)
            && dict.len(self) == 0
            && source.has_only_strings(self)
        {
            return dict.update(source, self);
        }
        let Some(keys) = self.mapping_keys(mapping)? else {
            let (what, name) = (self.callee_text(callee)?, self.type_name(mapping));
            return Err(
                self.type_error(format!("{what} argument after ** must be a mapping, not {name}"))
            );
        };
        for &key in keys.as_slice() {
            let Some(name) = key.downcast::<Str>() else {
                return Err(self.type_error("keywords must be strings"));
            };
            if dict.get_str(name, self).is_some() {
                let what = self.callee_text(callee)?;
                let text = name.to_string_lossy().into_owned();
                return Err(self.type_error(format!(
                    "{what} got multiple values for keyword argument '{text}'"
                )));
            }
            let value = self.get_item(mapping, key)?;
            dict.set_str(name, value, self)?;
        }
        Ok(())
    }

    /// How messages about a call name the callee: `module.function()`.
    pub(in crate::interp) fn callee_text(&mut self, callee: Value) -> PyResult<String> {
        let name = self.intern("__qualname__")?;
        let Some(name) = self.try_get_attr(callee, name)? else { return self.repr_text(callee) };
        let name = self.str(name)?.to_string_lossy().into_owned();
        let module = self.intern("__module__")?;
        let module = self.try_get_attr(callee, module)?.unwrap_or(Value::NONE);
        let prefix = match module.downcast::<Str>() {
            Some(module) if module.as_bytes() != b"builtins" => {
                format!("{}.", module.to_string_lossy())
            }
            _ => String::new(),
        };
        Ok(format!("{prefix}{name}()"))
    }

    /// `Unpack` of what is not a tuple or list of the right length: the targets
    /// are `count` registers from `start`.
    pub(in crate::interp) fn unpack_registers(
        &mut self,
        source: Value,
        start: *mut Value,
        count: usize,
    ) -> PyResult<()> {
        if let Some(items) = crate::object::iterator::exact_items(source, self) {
            return Err(self.wrong_count(count, Some(items.len())));
        }
        // The registers may be variables: they are written only when all items
        // are there.
        let iterator = self.unpack_iterator(source)?;
        let mut items = GcVec::new(self);
        for i in 0..count {
            match self.next(iterator)? {
                Some(item) => items.push(item, self)?,
                None => {
                    return Err(self.value_error(format!(
                        "not enough values to unpack (expected {count}, got {i})"
                    )));
                }
            }
        }
        if self.next(iterator)?.is_some() {
            let exact = self.is_exact(source, ClassId::Dict);
            let got = if exact { Some(self.len(source)?) } else { None };
            return Err(match got {
                Some(got) => self.wrong_count(count, Some(got)),
                None => self.wrong_count(count, None),
            });
        }
        for (i, &item) in items.as_slice().iter().enumerate() {
            // SAFETY: verified; see `dispatch`.
            unsafe { *start.add(i) = item };
        }
        Ok(())
    }

    #[cold]
    fn wrong_count(&self, expected: usize, got: Option<usize>) -> crate::Raised {
        self.value_error(match got {
            Some(got) if got < expected => {
                format!("not enough values to unpack (expected {expected}, got {got})")
            }
            Some(got) => format!("too many values to unpack (expected {expected}, got {got})"),
            None => format!("too many values to unpack (expected {expected})"),
        })
    }

    fn unpack_iterator(&mut self, source: Value) -> PyResult<Value> {
        let class = self.class_of(source);
        if class.special(crate::Special::Iter, self).is_none()
            && class.special(crate::Special::GetItem, self).is_none()
        {
            let name = class.name_text();
            return Err(self.type_error(format!("cannot unpack non-iterable {name} object")));
        }
        self.iter(source)
    }

    fn unpack_starred(&mut self, source: Value, o: &Operands, after: usize) -> PyResult<()> {
        let iterator = self.unpack_iterator(source)?;
        let before = o.c;
        let mut items = GcVec::new(self);
        while let Some(item) = self.next(iterator)? {
            items.push(item, self)?;
        }
        let len = items.len();
        if len < before + after {
            return Err(self.value_error(format!(
                "not enough values to unpack (expected at least {}, got {len})",
                before + after
            )));
        }
        let all = items.as_slice();
        for (i, &item) in all[..before].iter().enumerate() {
            o.set(o.b + i, item);
        }
        o.set(o.b + before, List::from_slice(&all[before..len - after], self)?.value());
        for (i, &item) in all[len - after..].iter().enumerate() {
            o.set(o.b + before + 1 + i, item);
        }
        Ok(())
    }

    fn format_field(&mut self, specification: Value, value: Value, how: usize) -> PyResult<Str> {
        let value = match how & 3 {
            0 => value,
            1 => self.str(value)?.value(),
            2 => self.repr(value)?.value(),
            _ => self.ascii(value)?.value(),
        };
        let specification = match specification.downcast::<Str>() {
            Some(specification) if how & 4 != 0 => specification,
            _ => self.empty_str(),
        };
        self.format(value, specification)
    }

    fn run_intrinsic1(&mut self, kind: usize, value: Value, o: &Operands) -> PyResult<Value> {
        let Some(kind) = u8::try_from(kind).ok().and_then(Intrinsic1::from_u8) else {
            return Err(self.raise(ClassId::SystemError, "the bytecode is not valid"));
        };
        match kind {
            Intrinsic1::PrintExpression => self.print_expression(value).map(|()| Value::NONE),
            Intrinsic1::ImportStar => {
                let namespace = if o.code.flags().has(taipan_bytecode::CodeFlags::NAMESPACE) {
                    o.get(0)
                } else {
                    o.code.globals().value()
                };
                self.import_star(value, namespace).map(|()| Value::NONE)
            }
            Intrinsic1::ListToTuple => {
                let items = self.collect(value)?;
                Ok(items.into_tuple(self)?.value())
            }
            Intrinsic1::StopIterationError => self.stop_iteration_error(value, o.code),
            Intrinsic1::AsyncGeneratorWrap => {
                Ok(crate::object::generator::asynchronous::wrap_value(value, self))
            }
            Intrinsic1::YieldFromIter => self.yield_from_iter(value, o.code),
            Intrinsic1::Awaitable => self.awaitable(value),
            Intrinsic1::AwaitableEnter => self.awaitable_from(value, Some("__aenter__")),
            Intrinsic1::AwaitableExit => self.awaitable_from(value, Some("__aexit__")),
            Intrinsic1::AsyncIter => self.async_iter(value),
            Intrinsic1::AsyncNext => self.async_next(value),
            Intrinsic1::SetupAnnotations => {
                let name = self.intern("__annotations__")?;
                let globals = o.code.globals().value();
                let value = if value.is_none() { globals } else { value };
                let missing = match value.downcast::<Dict>() {
                    Some(dict) => dict.get_str(name, self).is_none(),
                    None => !self.contains(value, name.value())?,
                };
                if missing {
                    let dict = Dict::new(self).value();
                    self.set_item(value, name.value(), dict)?;
                }
                Ok(Value::NONE)
            }
            _ => self.intrinsic1(kind, value),
        }
    }

    fn run_intrinsic2(&mut self, kind: u32, a: Value, b: Value) -> PyResult<Value> {
        match u8::try_from(kind).ok().and_then(Intrinsic2::from_u8) {
            Some(Intrinsic2::PrepareReraiseStar) => self.prepare_reraise_star(a, b),
            Some(kind) => self.intrinsic2(kind, a, b),
            None => Err(self.raise(ClassId::SystemError, "the bytecode is not valid")),
        }
    }

    /// `MakeFunction`.
    pub(in crate::interp) fn make_function(
        &mut self,
        outer: Code,
        constant: Value,
        window: *const Value,
        flags: usize,
    ) -> PyResult<Value> {
        let code = self.expect::<Code>(constant)?;
        // SAFETY: the instruction names as many registers as it has flags.
        let given = unsafe { std::slice::from_raw_parts(window, flags.count_ones() as usize) };
        let mut given = given.iter().copied();
        let mut take = |bit: usize| if flags & bit != 0 { given.next() } else { None };
        let (defaults, keyword_defaults, closure, annotate) = (take(1), take(2), take(4), take(8));
        let closure = closure.and_then(|v| v.downcast()).unwrap_or(self.empty_tuple());
        let name = self.intern("__name__")?;
        let module = outer.globals().get_str(name, self).unwrap_or(Value::NONE);
        let has_doc = code.flags().has(taipan_bytecode::CodeFlags::HAS_DOCSTRING);
        let doc = if has_doc { code.constant(0) } else { Value::NONE };
        let function = Function::new(code, closure, module, doc, self);
        if let Some(defaults) = defaults {
            function.set_field(|o| &o.defaults, defaults, self);
        }
        if let Some(defaults) = keyword_defaults {
            function.set_field(|o| &o.keyword_defaults, defaults, self);
        }
        if let Some(annotate) = annotate {
            function.set_field(|o| &o.annotate, annotate, self);
        }
        Ok(function.value())
    }

    /// A name of `builtins` that an instruction needs.
    pub(in crate::interp) fn builtin(&mut self, name: &str) -> PyResult<Value> {
        let key = self.intern(name)?;
        self.builtin_named(key).ok_or_else(|| self.name_error(key))
    }
}
