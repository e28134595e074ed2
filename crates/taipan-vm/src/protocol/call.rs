//! Calls.
//!
//! [`Vm::call`] is what natives use. A Python function's frame goes onto the
//! value stack and a nested interpreter loop runs it; a native function's entry
//! is called on a window, bound first where the arguments do not fit as they
//! are.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::native::{Args, Binding};
use crate::object::class::{Class, class_flags};
use crate::object::function::Function;
use crate::object::method::Method;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;

impl Vm {
    /// Calls `callee` with positional arguments.
    pub fn call(&mut self, callee: Value, args: &[Value]) -> PyResult<Value> {
        if let Some(function) = callee.downcast::<Function>() {
            return self.call_function(function, args, None);
        }
        if let Some(native) = callee.downcast::<Native>() {
            return self.call_native(native, args, None);
        }
        self.call_object(callee, args, None)
    }

    /// Calls `callee`: the last `names.len()` of `args` are keyword arguments.
    pub fn call_with_names(
        &mut self,
        callee: Value,
        args: &[Value],
        names: Tuple,
    ) -> PyResult<Value> {
        let names = (!names.is_empty()).then_some(names);
        if let Some(function) = callee.downcast::<Function>() {
            return self.call_function(function, args, names);
        }
        if let Some(native) = callee.downcast::<Native>() {
            return self.call_native(native, args, names);
        }
        self.call_object(callee, args, names)
    }

    /// Calls what was found on a class as a special method of `receiver`:
    /// functions take the receiver as first argument, other descriptors are
    /// bound first.
    #[inline]
    pub fn call_unbound(
        &mut self,
        method: Value,
        receiver: Value,
        args: &[Value],
    ) -> PyResult<Value> {
        if let Some(native) = method.downcast::<Native>()
            && native.decl().binding == Binding::Method
            && native.receiver().is_unbound()
        {
            let decl = native.decl();
            let count = args.len() + 1;
            if count <= 4
                && count == decl.params.len()
                && !decl.varargs
                && !decl.varkeywords
                && decl.max_positional() == count
            {
                let mut window = [receiver, Value::UNBOUND, Value::UNBOUND, Value::UNBOUND];
                window[1..count].copy_from_slice(args);
                // SAFETY: the window lies in this frame, which outlives the call,
                // where the stack scan finds its values.
                return (decl.entry)(self, unsafe { Args::new(&window[..count]) });
            }
        }
        if method.is_kind(crate::kind::Kind::Function) || is_plain_native(method) {
            return self.call_prepended(method, receiver, args, None);
        }
        let class = self.class_of(receiver);
        let bound = self.bind_descriptor(method, receiver, class)?;
        self.call(bound, args)
    }

    /// Calls `callee` with `first` in front of `args`.
    pub(crate) fn call_prepended(
        &mut self,
        callee: Value,
        first: Value,
        args: &[Value],
        names: Option<Tuple>,
    ) -> PyResult<Value> {
        if args.len() < 8 {
            let mut window = [Value::UNBOUND; 8];
            window[0] = first;
            window[1..=args.len()].copy_from_slice(args);
            return self.call_maybe_named(callee, &window[..=args.len()], names);
        }
        let mut window = GcVec::with_capacity(args.len() + 1, self)?;
        window.push(first, self)?;
        for &arg in args {
            window.push(arg, self)?;
        }
        self.call_maybe_named(callee, window.as_slice(), names)
    }

    fn call_maybe_named(
        &mut self,
        callee: Value,
        args: &[Value],
        names: Option<Tuple>,
    ) -> PyResult<Value> {
        match names {
            Some(names) => self.call_with_names(callee, args, names),
            None => self.call(callee, args),
        }
    }

    /// Calls a native function on arguments in any memory.
    pub(crate) fn call_native(
        &mut self,
        native: Native,
        args: &[Value],
        names: Option<Tuple>,
    ) -> PyResult<Value> {
        self.check_native_stack()?;
        if let Some(receiver) = native.bound_receiver() {
            if args.len() < 8 {
                let mut window = [Value::UNBOUND; 8];
                window[0] = receiver;
                window[1..=args.len()].copy_from_slice(args);
                return self.bind_and_call(native, &window[..=args.len()], names);
            }
            let mut window = GcVec::with_capacity(args.len() + 1, self)?;
            window.push(receiver, self)?;
            for &arg in args {
                window.push(arg, self)?;
            }
            return self.bind_and_call(native, window.as_slice(), names);
        }
        self.bind_and_call(native, args, names)
    }

    /// Calls any other callable.
    #[inline(never)]
    fn call_object(
        &mut self,
        callee: Value,
        args: &[Value],
        names: Option<Tuple>,
    ) -> PyResult<Value> {
        self.check_native_stack()?;
        if let Some(method) = callee.downcast::<Method>() {
            return self.call_prepended(method.function(), method.receiver(), args, names);
        }
        if let Some(class) = callee.downcast::<Class>() {
            return self.call_class(class, args, names);
        }
        match self.class_of(callee).special(Special::Call, self) {
            Some(call) if call.is_kind(crate::kind::Kind::Function) || is_plain_native(call) => {
                self.call_prepended(call, callee, args, names)
            }
            Some(call) => {
                let class = self.class_of(callee);
                let bound = self.bind_descriptor(call, callee, class)?;
                self.call_maybe_named(bound, args, names)
            }
            None => {
                let name = self.type_name(callee);
                Err(self.type_error(format!("'{name}' object is not callable")))
            }
        }
    }

    /// Calls a class: its metaclass's `__call__`.
    pub(crate) fn call_class(
        &mut self,
        class: Class,
        args: &[Value],
        names: Option<Tuple>,
    ) -> PyResult<Value> {
        let meta = self.class_of(class.value());
        if meta != self.class(ClassId::Type)
            && let Some(call) = meta.special(Special::Call, self)
            && !is_plain_native(call)
        {
            if call.is_kind(crate::kind::Kind::Function) {
                return self.call_prepended(call, class.value(), args, names);
            }
            let bound = self.bind_descriptor(call, class.value(), meta)?;
            return self.call_maybe_named(bound, args, names);
        }
        self.instantiate(class, args, names)
    }

    /// `type.__call__`: `__new__`, then `__init__` if that made an instance.
    pub fn instantiate(
        &mut self,
        class: Class,
        args: &[Value],
        names: Option<Tuple>,
    ) -> PyResult<Value> {
        if class == self.class(ClassId::Type) {
            match args.len() - names.map_or(0, |names| names.len()) {
                1 if names.is_none() => return Ok(self.class_of(args[0]).value()),
                3 => {}
                1 => return Err(self.type_error("type() takes no keyword arguments")),
                _ => return Err(self.type_error("type() takes 1 or 3 arguments")),
            }
        }
        if names.is_none()
            && let Some(converted) = self.convert(class, args)
        {
            return converted;
        }
        let Some(new) = class.special(Special::New, self) else {
            return Err(self.type_error(format!("cannot create '{}' instances", class.name_text())));
        };
        let plain_new = self.is_object_new(Some(new));
        if plain_new && class.decl().is_some() && class != self.class(ClassId::Object) {
            return Err(self.type_error(format!("cannot create '{}' instances", class.name_text())));
        }
        let init = class.special(Special::Init, self);
        let plain_init = self.is_object_init(init);
        let ready = class.kind() == crate::Kind::Instance && !class.has(class_flags::ABSTRACT);
        if plain_new && ready && (!plain_init || args.is_empty()) {
            let object = self.allocate_instance(class);
            return match init {
                Some(init) if !plain_init => self.initialize(object, class, init, args, names),
                _ => Ok(object),
            };
        }
        let new = match new.downcast::<crate::object::descriptor::StaticMethod>() {
            Some(wrapper) => wrapper.callable(),
            None => new,
        };
        let object = if new.is_kind(crate::kind::Kind::Function) || is_plain_native(new) {
            self.call_prepended(new, class.value(), args, names)?
        } else {
            // Looked up as an attribute of the class: a class method is bound to it.
            let name = self.special_name(Special::New);
            let bound = self.get_attr(class.value(), name)?;
            self.call_prepended(bound, class.value(), args, names)?
        };
        if !self.class_of(object).is_subclass_of(class) {
            return Ok(object);
        }
        let made = self.class_of(object);
        match made.special(Special::Init, self) {
            // The `__new__` of a class that does not define `__init__` has
            // checked the arguments, unless it is `object`'s.
            Some(init) if (args.is_empty() || !plain_new) && self.is_object_init(Some(init)) => {
                Ok(object)
            }
            Some(init) => self.initialize(object, made, init, args, names),
            None => Ok(object),
        }
    }

    /// The `__new__` of a built-in class, if a call with positional arguments
    /// means that first.
    #[inline]
    pub(crate) fn builtin_constructor(&self, class: Class, count: usize) -> Option<Native> {
        class.decl()?;
        if class == self.class(ClassId::Type) && count != 3 {
            return None;
        }
        let new = class.special(Special::New, self)?;
        if self.is_object_new(Some(new)) {
            return None;
        }
        new.downcast::<Native>()
    }

    /// Makes an instance of a built-in class: `args` begins with the class.
    pub(crate) fn construct_builtin(
        &mut self,
        class: Class,
        new: Native,
        args: &[Value],
    ) -> PyResult<Value> {
        self.check_native_stack()?;
        if let Some(converted) = self.convert(class, &args[1..]) {
            return converted;
        }
        let object = self.bind_and_call(new, args, None)?;
        let made = self.class_of(object);
        if made != class && !made.is_subclass_of(class) {
            return Ok(object);
        }
        match made.special(Special::Init, self) {
            Some(init) if !self.is_object_init(Some(init)) => {
                self.initialize(object, made, init, &args[1..], None)
            }
            _ => Ok(object),
        }
    }

    /// Calls `__init__` and returns the object.
    fn initialize(
        &mut self,
        object: Value,
        class: Class,
        init: Value,
        args: &[Value],
        names: Option<Tuple>,
    ) -> PyResult<Value> {
        let result = if init.is_kind(crate::kind::Kind::Function) || is_plain_native(init) {
            self.call_prepended(init, object, args, names)?
        } else {
            let bound = self.bind_descriptor(init, object, class)?;
            self.call_maybe_named(bound, args, names)?
        };
        if !result.is_none() {
            let name = self.type_name(result);
            return Err(self.type_error(format!("__init__() should return None, not '{name}'")));
        }
        Ok(object)
    }

    /// Calls the method `name` of `receiver`.
    pub fn call_method(&mut self, receiver: Value, name: &str, args: &[Value]) -> PyResult<Value> {
        let name = self.intern(name)?;
        let method = self.get_attr(receiver, name)?;
        self.call(method, args)
    }

    /// Calls the special method of `receiver`'s class, or `None` if it has none.
    pub fn call_special(
        &mut self,
        receiver: Value,
        special: Special,
        args: &[Value],
    ) -> PyResult<Option<Value>> {
        match self.class_of(receiver).special(special, self) {
            Some(method) => self.call_unbound(method, receiver, args).map(Some),
            None => Ok(None),
        }
    }

    /// The keyword names of a call as strings.
    pub(crate) fn keyword_name(&self, name: Value) -> PyResult<Str> {
        name.downcast::<Str>().ok_or_else(|| self.type_error("keywords must be strings"))
    }

    /// Can it be called?
    pub fn is_callable(&self, value: Value) -> bool {
        use crate::kind::Kind;
        let kinds = [Kind::Function, Kind::Native, Kind::Method, Kind::Class];
        kinds.into_iter().any(|kind| value.is_kind(kind))
            || self.class_of(value).special(Special::Call, self).is_some()
    }
}

/// Is it a native function as it stands in a class's namespace, not bound?
fn is_plain_native(value: Value) -> bool {
    value
        .downcast::<Native>()
        .is_some_and(|n| n.decl().binding == Binding::Method && n.receiver().is_unbound())
}
