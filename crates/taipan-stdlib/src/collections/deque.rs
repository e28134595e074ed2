//! `deque`: a ring buffer. The fields: the buffer (an array), where the first
//! element lies, the length, the greatest length (or `None`), and a count of
//! changes, by which iterators see that it was changed under them.

use super::deque_methods as methods;
use crate::instance::{instance, or_stop};
use taipan_macros::native;
use taipan_vm::native::NativeDecl;
use taipan_vm::object::array::Array;
use taipan_vm::object::class::{Class, GetSetDecl};
use taipan_vm::object::module::Module;
use taipan_vm::object::opaque::{NativeClass, Opaque};
use taipan_vm::object::typing::CLASS_GETITEM;
use taipan_vm::{Args, Downcast, Handle, PyResult, Value, Vm};

static METHODS: &[&NativeDecl] = &[
    &NEW,
    &methods::INIT,
    &methods::APPEND,
    &methods::APPENDLEFT,
    &methods::POP,
    &methods::POPLEFT,
    &methods::EXTEND,
    &methods::EXTENDLEFT,
    &methods::CLEAR,
    &methods::COPY,
    &methods::COPY_SPECIAL,
    &methods::COUNT,
    &methods::INDEX,
    &methods::INSERT,
    &methods::REMOVE,
    &methods::REVERSE,
    &methods::ROTATE,
    &methods::LEN,
    &methods::GETITEM,
    &methods::SETITEM,
    &methods::DELITEM,
    &methods::CONTAINS,
    &methods::ADD,
    &methods::IADD,
    &methods::MUL,
    &methods::RMUL,
    &methods::IMUL,
    &methods::REPR,
    &methods::DEQUE_LT,
    &methods::DEQUE_LE,
    &methods::DEQUE_EQ,
    &methods::DEQUE_NE,
    &methods::DEQUE_GT,
    &methods::DEQUE_GE,
    &methods::REDUCE,
    &ITER,
    &REVERSED,
    &CLASS_GETITEM,
];

pub(super) static DEQUE: NativeClass = NativeClass {
    getters: &[GetSetDecl {
        name: "maxlen",
        get: |vm, this| Ok(Deque::of(this).map_or(Value::NONE, |d| d.0.field::<3>(vm))),
        set: None,
        doc: "maximum size of a deque or None if unbounded",
    }],
    ..NativeClass::new(
        "deque",
        "collections",
        "A list-like sequence optimized for data accesses near its endpoints.",
        METHODS,
    )
};

/// The fields: the deque, the position, the change count it began with, how many
/// elements are left.
static FORWARD: NativeClass = NativeClass {
    subclassable: false,
    ..NativeClass::new("_deque_iterator", "_collections", "", &[&F_ITER, &F_NEXT, &F_HINT])
};
static BACKWARD: NativeClass = NativeClass {
    subclassable: false,
    ..NativeClass::new("_deque_reverse_iterator", "_collections", "", &[&B_ITER, &B_NEXT, &B_HINT])
};

instance!(Deque, DEQUE);
instance!(Forward, FORWARD);
instance!(Backward, BACKWARD);

pub(super) fn add_classes(module: Module, vm: &mut Vm) -> PyResult<()> {
    let class = vm.native_class(&DEQUE)?;
    class.match_as_sequence();
    class.dict(vm).set_str(vm.intern("__hash__")?, Value::NONE, vm)?;
    module.add("deque", class.value(), vm)?;
    for decl in [&FORWARD, &BACKWARD] {
        module.add(decl.name, vm.native_class(decl)?.value(), vm)?;
    }
    Ok(())
}

/// Create and return a new object.
#[native("__new__(cls, /, *args, **kwargs)", static)]
fn new(
    class: Class,
    _args: Args,
    _kwargs: Option<taipan_vm::object::dict::Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    Ok(Deque::make(class, Value::NONE, vm)?.value())
}

/// The first capacity.
const FIRST: usize = 8;

impl Deque {
    /// An empty deque.
    pub(super) fn make(class: Class, maxlen: Value, vm: &Vm) -> PyResult<Deque> {
        let buffer = Array::new(FIRST, vm)?;
        let zero = Value::int(0);
        Ok(Deque(Opaque::of(&DEQUE, class, [buffer.value(), zero, zero, maxlen, zero], vm)))
    }

    fn number<const N: usize>(self, vm: &Vm) -> usize {
        self.0.field::<N>(vm).as_int().unwrap_or(0) as usize
    }

    fn set_number<const N: usize>(self, number: usize, vm: &mut Vm) {
        self.0.set_field::<N>(Value::int(number as i64), vm);
    }

    pub(super) fn len(self, vm: &Vm) -> usize {
        self.number::<2>(vm)
    }

    pub(super) fn maxlen(self, vm: &Vm) -> Option<usize> {
        self.0.field::<3>(vm).as_int().map(|n| n as usize)
    }

    /// The count of changes.
    pub(super) fn changes(self, vm: &Vm) -> Value {
        self.0.field::<4>(vm)
    }

    fn note_change(self, vm: &mut Vm) {
        let changes = self.number::<4>(vm);
        self.set_number::<4>((changes + 1) & ((1 << 59) - 1), vm);
    }

    fn buffer(self, vm: &Vm) -> Option<Array> {
        self.0.field::<0>(vm).downcast()
    }

    fn slot(self, index: usize, buffer: Array, vm: &Vm) -> usize {
        (self.number::<1>(vm) + index) & (buffer.capacity() - 1)
    }

    #[inline]
    pub(super) fn get(self, index: usize, vm: &Vm) -> Option<Value> {
        let buffer = self.buffer(vm)?;
        (index < self.len(vm)).then(|| buffer.get(self.slot(index, buffer, vm)))
    }

    /// Replaces the element at `index`, which there is.
    pub(super) fn set(self, index: usize, value: Value, vm: &mut Vm) {
        if let Some(buffer) = self.buffer(vm)
            && index < self.len(vm)
        {
            buffer.set(self.slot(index, buffer, vm), value, vm);
        }
    }

    /// The buffer, with room for one more element.
    fn roomy(self, vm: &mut Vm) -> PyResult<Array> {
        let len = self.len(vm);
        match self.buffer(vm) {
            Some(buffer) if len < buffer.capacity() => Ok(buffer),
            old => {
                let capacity = (len + 1).next_power_of_two().max(FIRST);
                let bigger = Array::new(capacity, vm)?;
                if let Some(old) = old {
                    for index in 0..len {
                        bigger.set(index, old.get(self.slot(index, old, vm)), vm);
                    }
                }
                self.0.set_field::<0>(bigger.value(), vm);
                self.set_number::<1>(0, vm);
                Ok(bigger)
            }
        }
    }

    #[inline]
    pub(super) fn push_back(self, value: Value, vm: &mut Vm) -> PyResult<()> {
        let buffer = self.roomy(vm)?;
        let len = self.len(vm);
        buffer.set(self.slot(len, buffer, vm), value, vm);
        self.set_number::<2>(len + 1, vm);
        self.note_change(vm);
        if self.maxlen(vm).is_some_and(|most| len + 1 > most) {
            self.pop_front(vm);
        }
        Ok(())
    }

    pub(super) fn push_front(self, value: Value, vm: &mut Vm) -> PyResult<()> {
        let buffer = self.roomy(vm)?;
        let len = self.len(vm);
        let head = (self.number::<1>(vm) + buffer.capacity() - 1) & (buffer.capacity() - 1);
        buffer.set(head, value, vm);
        self.set_number::<1>(head, vm);
        self.set_number::<2>(len + 1, vm);
        self.note_change(vm);
        if self.maxlen(vm).is_some_and(|most| len + 1 > most) {
            self.pop_back(vm);
        }
        Ok(())
    }

    pub(super) fn pop_back(self, vm: &mut Vm) -> Option<Value> {
        let buffer = self.buffer(vm)?;
        let last = self.len(vm).checked_sub(1)?;
        let slot = self.slot(last, buffer, vm);
        let value = buffer.get(slot);
        buffer.set(slot, Value::UNBOUND, vm);
        self.set_number::<2>(last, vm);
        self.note_change(vm);
        Some(value)
    }

    #[inline]
    pub(super) fn pop_front(self, vm: &mut Vm) -> Option<Value> {
        let buffer = self.buffer(vm)?;
        let rest = self.len(vm).checked_sub(1)?;
        let head = self.number::<1>(vm) & (buffer.capacity() - 1);
        let value = buffer.get(head);
        buffer.set(head, Value::UNBOUND, vm);
        self.set_number::<1>((head + 1) & (buffer.capacity() - 1), vm);
        self.set_number::<2>(rest, vm);
        self.note_change(vm);
        Some(value)
    }

    pub(super) fn clear(self, vm: &mut Vm) -> PyResult<()> {
        let buffer = Array::new(FIRST, vm)?;
        self.0.set_field::<0>(buffer.value(), vm);
        self.set_number::<1>(0, vm);
        self.set_number::<2>(0, vm);
        self.note_change(vm);
        Ok(())
    }

    /// Moves elements from the end to the front, or the other way where negative.
    pub(super) fn rotate(self, steps: isize, vm: &mut Vm) -> PyResult<()> {
        let len = self.len(vm) as isize;
        if len < 2 {
            return Ok(());
        }
        let steps = steps.rem_euclid(len);
        let maxlen = self.0.field::<3>(vm);
        // In between it is longer by one.
        self.0.set_field::<3>(Value::NONE, vm);
        let result = if steps <= len / 2 {
            (0..steps).try_for_each(|_| match self.pop_back(vm) {
                Some(value) => self.push_front(value, vm),
                None => Ok(()),
            })
        } else {
            (0..len - steps).try_for_each(|_| match self.pop_front(vm) {
                Some(value) => self.push_back(value, vm),
                None => Ok(()),
            })
        };
        self.0.set_field::<3>(maxlen, vm);
        result
    }
}

fn iterator(this: Deque, decl: &'static NativeClass, vm: &mut Vm) -> PyResult<Value> {
    let module = vm.import_module("_collections")?;
    let name = vm.intern(decl.name)?;
    let class = vm.get_attr(module, name)?.downcast::<Class>();
    let Some(class) = class else { return Err(vm.type_error("the iterator's class is missing")) };
    let len = Value::int(this.len(vm) as i64);
    let fields = [this.value(), Value::int(0), this.changes(vm), len];
    Ok(Opaque::of(decl, class, fields, vm).value())
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn iter(this: Deque, vm: &mut Vm) -> PyResult<Value> {
    iterator(this, &FORWARD, vm)
}

/// D.__reversed__() -- return a reverse iterator over the deque
#[native("__reversed__(self)")]
fn reversed(this: Deque, vm: &mut Vm) -> PyResult<Value> {
    iterator(this, &BACKWARD, vm)
}

fn step(this: Opaque, backward: bool, vm: &mut Vm) -> PyResult<Option<Value>> {
    let Some(deque) = Deque::of(this.field::<0>(vm)) else { return Ok(None) };
    let left = this.field::<3>(vm).as_int().unwrap_or(0);
    if deque.changes(vm) != this.field::<2>(vm) {
        this.set_field::<3>(Value::int(0), vm);
        return Err(vm.runtime_error("deque mutated during iteration"));
    }
    if left == 0 {
        return Ok(None);
    }
    let position = this.field::<1>(vm).as_int().unwrap_or(0) as usize;
    this.set_field::<1>(Value::int(position as i64 + 1), vm);
    this.set_field::<3>(Value::int(left - 1), vm);
    let index = if backward { deque.len(vm).saturating_sub(position + 1) } else { position };
    Ok(deque.get(index, vm))
}

macro_rules! iteration {
    ($class:ident $backward:literal $iter:ident $next:ident $hint:ident) => {
        /// Implement iter(self).
        #[native("__iter__(self, /)")]
        fn $iter(this: $class, _vm: &Vm) -> PyResult<Value> {
            Ok(this.value())
        }

        /// Implement next(self).
        #[native("__next__(self, /)")]
        fn $next(this: $class, vm: &mut Vm) -> PyResult<Value> {
            or_stop(step(this.0, $backward, vm), vm)
        }

        /// Private method returning an estimate of len(list(it)).
        #[native("__length_hint__(self, /)")]
        fn $hint(this: $class, vm: &Vm) -> PyResult<Value> {
            Ok(this.0.field::<3>(vm))
        }
    };
}

iteration!(Forward false f_iter f_next f_hint);
iteration!(Backward true b_iter b_next b_hint);
