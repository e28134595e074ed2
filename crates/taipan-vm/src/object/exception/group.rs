//! Exception groups and `except*` (PEP 654).

use super::Exception;
use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::Args;
use crate::object::class::{Class, class_flags};
use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub fn group_new(class: Class, args: Args, kwargs: Option<Dict>, vm: &mut Vm) -> PyResult<Value> {
    let _ = kwargs;
    let &[message, exceptions] = &*args else {
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
            args.len()
        )));
    };
    if !message.is_kind(crate::Kind::Str) {
        let got = vm.type_name(message);
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() argument 1 must be str, not {got}"
        )));
    }
    let sequence = vm.class_of(exceptions).special(crate::Special::GetItem, vm).is_some()
        && !exceptions.is_kind(crate::Kind::Dict);
    if !sequence {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let items = vm.collect(exceptions)?.into_tuple(vm)?;
    if items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut plain = true;
    for (i, &item) in items.items().iter().enumerate() {
        if !item.is_kind(crate::Kind::Exception) {
            return Err(vm.value_error(format!(
                "Item {i} of second argument (exceptions) is not an exception"
            )));
        }
        plain &= vm.is_instance(item, ClassId::Exception);
    }
    let mut class = class;
    if class == vm.class(ClassId::BaseExceptionGroup) {
        if plain {
            class = vm.class(ClassId::ExceptionGroup);
        }
    } else if !plain && class.is_subclass_of(vm.class(ClassId::Exception)) {
        return Err(vm.type_error(if class == vm.class(ClassId::ExceptionGroup) {
            "Cannot nest BaseExceptions in an ExceptionGroup".to_owned()
        } else {
            format!("Cannot nest BaseExceptions in '{}'", class.name_text())
        }));
    }
    let all = Tuple::new(&args, vm)?;
    let this = Exception::allocate(class, all, vm);
    this.set_named_field("message", message, vm)?;
    this.set_named_field("exceptions", items.value(), vm)?;
    Ok(this.value())
}

/// The exceptions in a group.
fn members(group: Value, vm: &Vm) -> Option<Tuple> {
    if !vm.is_instance(group, ClassId::BaseExceptionGroup) {
        return None;
    }
    group.downcast::<Exception>()?.named_field("exceptions", vm).downcast()
}

/// Return str(self).
#[native("__str__(self, /)")]
pub fn group_str(this: Exception, vm: &mut Vm) -> PyResult<String> {
    let message = vm.str(this.named_field("message", vm))?.to_string_lossy().into_owned();
    let count = members(this.value(), vm).map_or(0, |m| m.len());
    let plural = if count == 1 { "" } else { "s" };
    Ok(format!("{message} ({count} sub-exception{plural})"))
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn group_repr(this: Exception, vm: &mut Vm) -> PyResult<String> {
    let name = vm.type_name(this.value());
    Ok(format!("{name}{}", vm.repr_text(this.args().value())?))
}

/// Return an exception group of the same kind around these exceptions.
#[native("derive(self, excs, /)")]
pub fn group_derive(this: Exception, exceptions: Value, vm: &mut Vm) -> PyResult<Value> {
    let class = vm.class(ClassId::BaseExceptionGroup).value();
    vm.call(class, &[this.named_field("message", vm), exceptions])
}

/// What `split` and `subgroup` select by.
#[derive(Clone, Copy)]
enum Matcher {
    /// Instances of a class, or of one in a tuple.
    Class(Value),
    /// What a callable finds true.
    Callable(Value),
    /// The exceptions in this list, by identity.
    Among(List),
}

fn matcher(value: Value, vm: &mut Vm) -> PyResult<Matcher> {
    let exception_class =
        |v: Value| v.downcast::<Class>().is_some_and(|c| c.has(class_flags::EXCEPTION));
    if exception_class(value) {
        return Ok(Matcher::Class(value));
    }
    if let Some(classes) = value.downcast::<Tuple>()
        && classes.items().iter().all(|&c| exception_class(c))
    {
        return Ok(Matcher::Class(value));
    }
    if !value.is_kind(crate::Kind::Class) && vm.is_callable(value) {
        return Ok(Matcher::Callable(value));
    }
    Err(vm.type_error("expected an exception type, a tuple of exception types, or a callable (other than a class)"))
}

impl Matcher {
    fn matches(self, exception: Value, vm: &mut Vm) -> PyResult<bool> {
        match self {
            Matcher::Class(class) => vm.exception_matches(exception, class),
            Matcher::Callable(function) => {
                if vm.is_instance(exception, ClassId::BaseExceptionGroup) {
                    // A group is asked about like a leaf first.
                    let result = vm.call(function, &[exception])?;
                    return vm.is_true(result);
                }
                let result = vm.call(function, &[exception])?;
                vm.is_true(result)
            }
            Matcher::Among(list) => Ok(list.items(vm).iter().any(|e| e.is(exception))),
        }
    }
}

/// The matching and the other part of an exception; `None` for nothing.
fn split(exception: Value, matcher: Matcher, vm: &mut Vm) -> PyResult<(Value, Value)> {
    vm.check_native_stack()?;
    let leaf = members(exception, vm);
    let by_identity = matches!(matcher, Matcher::Among(_));
    if (leaf.is_none() || !by_identity) && matcher.matches(exception, vm)? {
        return Ok((exception, Value::NONE));
    }
    let Some(items) = leaf else { return Ok((Value::NONE, exception)) };
    let (mut matching, mut others) = (GcVec::new(vm), GcVec::new(vm));
    for &item in items.items() {
        let (yes, no) = split(item, matcher, vm)?;
        if !yes.is_none() {
            matching.push(yes, vm)?;
        }
        if !no.is_none() {
            others.push(no, vm)?;
        }
    }
    Ok((derive_from(exception, matching, vm)?, derive_from(exception, others, vm)?))
}

/// A group like `group` around other exceptions, with its traceback, cause,
/// context and notes; `None` for no exceptions.
fn derive_from(group: Value, exceptions: GcVec, vm: &mut Vm) -> PyResult<Value> {
    if exceptions.is_empty() {
        return Ok(Value::NONE);
    }
    let list = exceptions.into_list(vm).value();
    let derived = vm.call_method(group, "derive", &[list])?;
    if !vm.is_instance(derived, ClassId::BaseExceptionGroup) {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    if let (Some(from), Some(to)) = (group.downcast::<Exception>(), derived.downcast::<Exception>())
    {
        to.set_field(|o| &o.traceback, from.traceback(), vm);
        to.set_field(|o| &o.cause, from.cause(), vm);
        to.set_field(|o| &o.context, from.context(), vm);
        to.set_field(|o| &o.suppress_context, Value::bool(from.suppress_context()), vm);
        let name = vm.intern("__notes__")?;
        if let Some(notes) = vm.own_attribute(group, name)
            && notes.is_kind(crate::Kind::List)
        {
            let copy = vm.collect(notes)?.into_list(vm);
            vm.set_own_attribute(derived, name.value(), copy.value())?;
        }
    }
    Ok(derived)
}

/// Split the group into a matching and a non-matching part.
#[native("split(self, matcher_value, /)")]
pub fn group_split(this: Exception, matcher_value: Value, vm: &mut Vm) -> PyResult<Value> {
    let matcher = matcher(matcher_value, vm)?;
    let (matching, others) = split(this.value(), matcher, vm)?;
    Ok(Tuple::small([matching, others], vm).value())
}

/// The part of the group that matches, or None.
#[native("subgroup(self, matcher_value, /)")]
pub fn group_subgroup(this: Exception, matcher_value: Value, vm: &mut Vm) -> PyResult<Value> {
    let matcher = matcher(matcher_value, vm)?;
    split(this.value(), matcher, vm).map(|(matching, _)| matching)
}

/// Return a generic alias.
#[native("__class_getitem__(cls, item, /)", class)]
pub fn group_class_getitem(class: Class, _item: Value, _vm: &Vm) -> Value {
    class.value()
}

impl Vm {
    /// `except* class`: the part of the exception that matches, and the rest.
    pub(crate) fn exception_group_match(
        &mut self,
        exception: Value,
        class: Value,
    ) -> PyResult<(Value, Value)> {
        if exception.is_none() {
            return Ok((Value::NONE, Value::NONE));
        }
        let matches = self.exception_matches(exception, class)?;
        let base = self.class(ClassId::BaseExceptionGroup);
        let single = [class];
        let classes = class.downcast::<Tuple>();
        let classes = classes.as_ref().map_or(&single[..], |t| t.items());
        if classes.iter().any(|c| c.downcast::<Class>().is_some_and(|c| c.is_subclass_of(base))) {
            return Err(self.type_error(
                "catching ExceptionGroup with except* is not allowed. Use except instead.",
            ));
        }
        let is_group = self.is_instance(exception, ClassId::BaseExceptionGroup);
        if matches && is_group {
            return Ok((exception, Value::NONE));
        }
        if matches {
            let naked = Tuple::small([exception], self).value();
            let message = self.empty_str().value();
            let wrapped = self.call(base.value(), &[message, naked])?;
            if let (Some(wrapped), Some(naked)) =
                (wrapped.downcast::<Exception>(), exception.downcast::<Exception>())
            {
                wrapped.set_field(|o| &o.traceback, naked.traceback(), self);
            }
            return Ok((wrapped, Value::NONE));
        }
        if !is_group {
            return Ok((Value::NONE, exception));
        }
        let pair = self.call_method(exception, "split", &[class])?;
        let Some(pair) = pair.downcast::<Tuple>() else {
            let (name, got) = (self.type_name(exception), self.type_name(pair));
            return Err(self.type_error(format!("{name}.split must return a tuple, not {got}")));
        };
        match *pair.items() {
            [matching, rest, ..] => Ok((matching, rest)),
            _ => {
                let name = self.type_name(exception);
                let len = pair.len();
                Err(self.type_error(format!(
                    "{name}.split must return a 2-tuple, got tuple of size {len}"
                )))
            }
        }
    }

    /// What to raise at the end of `except*`: from the original exception and
    /// the list of what is left of it and what handlers raised.
    pub(crate) fn prepare_reraise_star(&mut self, original: Value, list: Value) -> PyResult<Value> {
        let all = self.collect(list)?;
        let (raised, again) = (List::new(self), List::new(self));
        for &exception in all.as_slice() {
            if exception.is_none() {
                continue;
            }
            if members(original, self).is_none() {
                return Ok(exception);
            }
            let same = self.same_metadata(exception, original);
            (if same { again } else { raised }).push(exception, self)?;
        }
        let again = if again.len(self) == 0 { Value::NONE } else { self.project(original, again)? };
        if raised.len(self) == 0 {
            return Ok(again);
        }
        if !again.is_none() {
            raised.push(again, self)?;
        }
        if raised.len(self) == 1 {
            return Ok(raised.get(0, self).unwrap_or(Value::NONE));
        }
        let class = self.class(ClassId::BaseExceptionGroup).value();
        let message: Str = self.empty_str();
        self.call(class, &[message.value(), raised.value()])
    }

    /// Was `exception` split off `original`, not raised anew?
    fn same_metadata(&self, exception: Value, original: Value) -> bool {
        let (Some(a), Some(b)) =
            (exception.downcast::<Exception>(), original.downcast::<Exception>())
        else {
            return false;
        };
        a.traceback().is(b.traceback()) && a.cause().is(b.cause()) && a.context().is(b.context())
    }

    /// The part of `original` whose leaves are in the groups of `parts`.
    fn project(&mut self, original: Value, parts: List) -> PyResult<Value> {
        let leaves = List::new(self);
        let mut i = 0;
        while let Some(part) = parts.get(i, self) {
            self.collect_leaves(part, leaves)?;
            i += 1;
        }
        split(original, Matcher::Among(leaves), self).map(|(matching, _)| matching)
    }

    fn collect_leaves(&mut self, exception: Value, leaves: List) -> PyResult<()> {
        self.check_native_stack()?;
        match members(exception, self) {
            Some(items) => {
                for &item in items.items() {
                    self.collect_leaves(item, leaves)?;
                }
                Ok(())
            }
            None => leaves.push(exception, self),
        }
    }
}
