//! Calls with `*args` and `**kwargs`.

use super::calls::{Called, Entry};
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::Downcast;
use crate::object::dict::Dict;
use crate::object::function::Function;
use crate::object::iterator::exact_items;
use crate::object::method::Method;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    /// Calls with the positional arguments of an iterable and the keywords of a
    /// dict (or unbound): `CallEx`. A Python function gets a frame.
    pub(in crate::interp) fn enter_spread(
        &mut self,
        callee: Value,
        receiver: Value,
        [positional, keywords]: [Value; 2],
        result: usize,
    ) -> PyResult<Called> {
        let given_receiver = receiver;
        let (function, receiver) = match callee.downcast::<Method>() {
            Some(method) if receiver.is_unbound() => (method.function(), method.receiver()),
            _ => (callee, receiver),
        };
        if let Some(function) = function.downcast::<Function>()
            && let Some(items) = exact_items(positional, self)
            && let Some(names) = self.keyword_tuple(keywords)?
        {
            // SAFETY: the words above the running frame's registers are free.
            let base = unsafe { self.stacks.free().add(1) };
            let first = usize::from(!receiver.is_unbound());
            let given = first + items.len() + names.map_or(0, |n| n.len());
            self.check_depth(base, given + 64)?;
            // SAFETY: there is room. What is staged cannot move before the frame
            // is pushed, which neither runs Python code nor collects.
            unsafe {
                *base = receiver;
                let start = base.add(first);
                std::ptr::copy_nonoverlapping(items.as_ptr(), start, items.len());
                let mut number = 0;
                for i in 0..names.map_or(0, |n| n.len()) {
                    let entry =
                        keywords.downcast::<Dict>().and_then(|d| d.next_entry(number, self));
                    if let Some((at, entry)) = entry {
                        *start.add(items.len() + i) = entry.value;
                        number = at + 1;
                    }
                }
            }
            self.push_frame(function, base, given, names, Entry::store(result))?;
            return Ok(Called::Frame);
        }
        self.call_spread(callee, given_receiver, positional, keywords).map(Called::Done)
    }

    /// The keys of a call's keyword dict as a tuple, `None` for no keywords; the
    /// whole is `None` where a key is no string.
    fn keyword_tuple(&self, keywords: Value) -> PyResult<Option<Option<Tuple>>> {
        let Some(keywords) = keywords.downcast::<Dict>() else { return Ok(Some(None)) };
        if keywords.len(self) == 0 {
            return Ok(Some(None));
        }
        let mut names = GcVec::with_capacity(keywords.len(self), self)?;
        let mut number = 0;
        while let Some((at, entry)) = keywords.next_entry(number, self) {
            if !self.is_exact(entry.key, ClassId::Str) {
                return Ok(None);
            }
            names.push(entry.key, self)?;
            number = at + 1;
        }
        Ok(Some(Some(names.into_tuple(self)?)))
    }

    /// Calls with the positional arguments of an iterable and the keywords of a
    /// dict (or unbound).
    pub(crate) fn call_spread(
        &mut self,
        callee: Value,
        receiver: Value,
        positional: Value,
        keywords: Value,
    ) -> PyResult<Value> {
        let mut args = GcVec::new(self);
        if !receiver.is_unbound() {
            args.push(receiver, self)?;
        }
        let items = self.collect_arguments(callee, positional)?;
        for &item in items.as_slice() {
            args.push(item, self)?;
        }
        let Some(keywords) = keywords.downcast::<Dict>() else {
            return self.call(callee, args.as_slice());
        };
        let mut names = GcVec::new(self);
        let mut number = 0;
        while let Some((at, entry)) = keywords.next_entry(number, self) {
            if !entry.key.is_kind(crate::Kind::Str) {
                return Err(self.type_error("keywords must be strings"));
            }
            names.push(entry.key, self)?;
            args.push(entry.value, self)?;
            number = at + 1;
        }
        let names = names.into_tuple(self)?;
        self.call_with_names(callee, args.as_slice(), names)
    }

    fn collect_arguments(&mut self, callee: Value, positional: Value) -> PyResult<GcVec> {
        let class = self.class_of(positional);
        if class.special(Special::Iter, self).is_none()
            && class.special(Special::GetItem, self).is_none()
        {
            let (what, got) = (self.callee_text(callee)?, class.name_text());
            return Err(
                self.type_error(format!("{what} argument after * must be an iterable, not {got}"))
            );
        }
        self.collect(positional)
    }
}
