//! How objects are taken apart for `copy` and `pickle`: `object.__reduce_ex__`
//! and `object.__getstate__`.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::object::class::Class;
use crate::object::descriptor::Member;
use crate::object::dict::Dict;
use crate::object::native_function::Native;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::special::Special;
use crate::vm::Vm;
use taipan_heap::Value;
use taipan_macros::native;

/// Helper for pickle.
#[native("__getstate__(self, /)")]
pub fn object_getstate(object: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.default_state(object, false)
}

/// Helper for pickle.
#[native("__reduce__(self, /)")]
pub fn object_reduce(object: Value, vm: &mut Vm) -> PyResult<Value> {
    vm.reduce_by_copyreg(object, 0)
}

/// Helper for pickle.
#[native("__reduce_ex__(self, protocol, /)")]
pub fn object_reduce_ex(object: Value, protocol: i64, vm: &mut Vm) -> PyResult<Value> {
    let class = vm.class_of(object);
    let own = class.special(Special::Reduce, vm);
    let plain = own
        .and_then(|m| m.downcast::<Native>())
        .is_some_and(|n| std::ptr::eq(n.decl(), &OBJECT_REDUCE));
    match own {
        Some(reduce) if !plain => vm.call_unbound(reduce, object, &[]),
        _ if protocol >= 2 => vm.reduce_new_object(object),
        _ => vm.reduce_by_copyreg(object, protocol),
    }
}

impl Vm {
    fn from_copyreg(&mut self, name: &str) -> PyResult<Value> {
        let module = self.intern("copyreg")?;
        let import = self.intern("__import__")?;
        let Some(import) = self.builtin_named(import) else {
            return Err(self.unsupported("pickling without import"));
        };
        let module = self.call(import, &[module.value()])?;
        let name = self.intern(name)?;
        self.get_attr(module, name)
    }

    fn reduce_by_copyreg(&mut self, object: Value, protocol: i64) -> PyResult<Value> {
        let function = self.from_copyreg("_reduce_ex")?;
        self.call(function, &[object, self.int(protocol)])
    }

    /// `copyreg.__newobj__(class, *args)`, the state, and iterators over the
    /// items of lists and dicts.
    fn reduce_new_object(&mut self, object: Value) -> PyResult<Value> {
        let class = self.class_of(object).value();
        let (args, keywords) = self.new_arguments(object)?;
        let has_args = args.is_some();
        let (maker, all) = match keywords {
            Some(keywords) if keywords.len(self) > 0 => {
                let args = args.unwrap_or(self.empty_tuple()).value();
                let maker = self.from_copyreg("__newobj_ex__")?;
                (maker, Tuple::small([class, args, keywords.value()], self))
            }
            _ => {
                let mut all = GcVec::new(self);
                all.push(class, self)?;
                for &arg in args.iter().flat_map(|a| a.items()) {
                    all.push(arg, self)?;
                }
                let maker = self.from_copyreg("__newobj__")?;
                (maker, all.into_tuple(self)?)
            }
        };
        let state = self.state_of(object, !has_args)?;
        let list =
            if self.is_instance(object, ClassId::List) { self.iter(object)? } else { Value::NONE };
        let dict = if self.is_instance(object, ClassId::Dict) {
            let items = self.call_method(object, "items", &[])?;
            self.iter(items)?
        } else {
            Value::NONE
        };
        Ok(Tuple::small([maker, all.value(), state, list, dict], self).value())
    }

    /// What `__getnewargs_ex__` or `__getnewargs__` says.
    fn new_arguments(&mut self, object: Value) -> PyResult<(Option<Tuple>, Option<Dict>)> {
        let name = self.intern("__getnewargs_ex__")?;
        if let Some(hook) = self.try_get_attr(object, name)? {
            let result = self.call(hook, &[])?;
            let pair = result.downcast::<Tuple>();
            let Some(&[args, keywords]) = pair.as_ref().map(|p| p.items()) else {
                let got = self.type_name(result);
                return Err(self
                    .type_error(format!("__getnewargs_ex__ should return a tuple, not '{got}'")));
            };
            return Ok((args.downcast(), keywords.downcast()));
        }
        let name = self.intern("__getnewargs__")?;
        let Some(hook) = self.try_get_attr(object, name)? else { return Ok((None, None)) };
        let result = self.call(hook, &[])?;
        match result.downcast::<Tuple>() {
            Some(args) => Ok((Some(args), None)),
            None => {
                let got = self.type_name(result);
                Err(self.type_error(format!("__getnewargs__ should return a tuple, not '{got}'")))
            }
        }
    }

    pub(crate) fn state_of(&mut self, object: Value, required: bool) -> PyResult<Value> {
        let name = self.intern("__getstate__")?;
        let class = self.class_of(object);
        let hook = class.lookup(name, self);
        let plain = hook
            .and_then(|h| h.downcast::<Native>())
            .is_some_and(|n| std::ptr::eq(n.decl(), &OBJECT_GETSTATE));
        match hook {
            Some(hook) if !plain => self.call_unbound(hook, object, &[]),
            _ => self.default_state(object, required),
        }
    }

    /// The attributes: a dict, `None`, or a pair with the values of
    /// `__slots__`. `required`: the object must be of a kind that the state
    /// describes in full.
    fn default_state(&mut self, object: Value, required: bool) -> PyResult<Value> {
        let class = self.class_of(object);
        if required && !self.is_described_by_state(class) {
            let name = class.name_text();
            return Err(self.type_error(format!("cannot pickle '{name}' object")));
        }
        let key = self.intern("__dict__")?;
        let dict = match self.try_get_attr(object, key)? {
            Some(dict) => match dict.downcast::<Dict>() {
                Some(own) if own.len(self) == 0 => Value::NONE,
                Some(own) => {
                    let copy = Dict::new(self);
                    self.copy_entries(own, copy)?;
                    copy.value()
                }
                None => dict,
            },
            None => Value::NONE,
        };
        let slots = Dict::new(self);
        for ancestor in class.mro().items().iter().filter_map(|c| c.downcast::<Class>()) {
            let namespace = ancestor.dict(self);
            let mut number = 0;
            while let Some((at, entry)) = namespace.next_entry(number, self) {
                number = at + 1;
                if entry.value.downcast::<Member>().is_some()
                    && let Some(name) = entry.key.downcast::<Str>()
                    && let Some(value) = self.own_value(object, entry.value)
                {
                    slots.set_str(name, value, self)?;
                }
            }
        }
        if slots.len(self) == 0 {
            return Ok(dict);
        }
        Ok(Tuple::small([dict, slots.value()], self).value())
    }

    /// Do attributes, and the items of lists and dicts, say all there is in
    /// instances of this class?
    fn is_described_by_state(&self, class: Class) -> bool {
        use crate::Kind;
        let base = class.built_in_base(self);
        matches!(class.kind(), Kind::Instance | Kind::List | Kind::Dict)
            && (class.decl().is_none() || base == self.class(ClassId::Object))
            || matches!(class.kind(), Kind::List | Kind::Dict | Kind::Exception)
    }

    fn copy_entries(&mut self, from: Dict, into: Dict) -> PyResult<()> {
        let mut number = 0;
        while let Some((at, entry)) = from.next_entry(number, self) {
            into.set(entry.key, entry.value, self)?;
            number = at + 1;
        }
        Ok(())
    }
}
