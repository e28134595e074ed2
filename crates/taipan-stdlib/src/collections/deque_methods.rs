//! The methods of `deque`.

use super::deque::Deque;
use taipan_bytecode::CompareOp;
use taipan_macros::native;
use taipan_vm::native::OrNone;
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{ClassId, GcVec, Handle, PyResult, Raised, Value, Vm};

#[cold]
fn mutated(vm: &Vm) -> Raised {
    vm.runtime_error("deque mutated during iteration")
}

/// Initialize self.  See help(type(self)) for accurate signature.
#[native("__init__(self, iterable=?, maxlen=None)")]
pub(super) fn init(
    this: Deque,
    iterable: Option<Value>,
    maxlen: OrNone<Value>,
    vm: &mut Vm,
) -> PyResult<()> {
    let maxlen = match maxlen.0 {
        None => Value::NONE,
        Some(maxlen) if !vm.is_instance(maxlen, ClassId::Int) => {
            return Err(vm.type_error("an integer is required"));
        }
        Some(maxlen) => {
            let maxlen = vm.index_isize(maxlen)?;
            if maxlen < 0 {
                return Err(vm.value_error("maxlen must be non-negative"));
            }
            Value::int((maxlen as i64).min(1 << 59))
        }
    };
    this.0.set_field::<3>(maxlen, vm);
    if this.len(vm) > 0 {
        this.clear(vm)?;
    }
    match iterable {
        Some(iterable) => extend(this, iterable, vm),
        None => Ok(()),
    }
}

/// Add an element to the right side of the deque.
#[native("append(self, item, /)")]
pub(super) fn append(this: Deque, item: Value, vm: &mut Vm) -> PyResult<()> {
    this.push_back(item, vm)
}

/// Add an element to the left side of the deque.
#[native("appendleft(self, item, /)")]
pub(super) fn appendleft(this: Deque, item: Value, vm: &mut Vm) -> PyResult<()> {
    this.push_front(item, vm)
}

/// Remove and return the rightmost element.
#[native("pop(self)")]
pub(super) fn pop(this: Deque, vm: &mut Vm) -> PyResult<Value> {
    this.pop_back(vm).ok_or_else(|| vm.index_error("pop from an empty deque"))
}

/// Remove and return the leftmost element.
#[native("popleft(self)")]
pub(super) fn popleft(this: Deque, vm: &mut Vm) -> PyResult<Value> {
    this.pop_front(vm).ok_or_else(|| vm.index_error("pop from an empty deque"))
}

/// Extend the right side of the deque with elements from the iterable.
#[native("extend(self, iterable, /)")]
pub(super) fn extend(this: Deque, iterable: Value, vm: &mut Vm) -> PyResult<()> {
    let iterable = itself_or_copy(this, iterable, vm)?;
    let iterator = vm.iter(iterable)?;
    while let Some(item) = vm.next(iterator)? {
        this.push_back(item, vm)?;
        vm.poll()?;
    }
    Ok(())
}

/// A deque that is extended by itself is copied first.
fn itself_or_copy(this: Deque, iterable: Value, vm: &mut Vm) -> PyResult<Value> {
    if iterable.is(this.value()) {
        return vm.collect(iterable)?.into_tuple(vm).map(Handle::value);
    }
    Ok(iterable)
}

/// Extend the left side of the deque with elements from the iterable.
#[native("extendleft(self, iterable, /)")]
pub(super) fn extendleft(this: Deque, iterable: Value, vm: &mut Vm) -> PyResult<()> {
    let iterable = itself_or_copy(this, iterable, vm)?;
    let iterator = vm.iter(iterable)?;
    while let Some(item) = vm.next(iterator)? {
        this.push_front(item, vm)?;
        vm.poll()?;
    }
    Ok(())
}

/// Remove all elements from the deque.
#[native("clear(self)")]
pub(super) fn clear(this: Deque, vm: &mut Vm) -> PyResult<()> {
    this.clear(vm)
}

fn copied(this: Deque, vm: &mut Vm) -> PyResult<Value> {
    let class = vm.class_of(this.value()).value();
    let maxlen = this.0.field::<3>(vm);
    if maxlen.is_none() {
        return vm.call(class, &[this.value()]);
    }
    vm.call(class, &[this.value(), maxlen])
}

/// Return a shallow copy of a deque.
#[native("copy(self)")]
pub(super) fn copy(this: Deque, vm: &mut Vm) -> PyResult<Value> {
    copied(this, vm)
}

/// Return a shallow copy of a deque.
#[native("__copy__(self)")]
pub(super) fn copy_special(this: Deque, vm: &mut Vm) -> PyResult<Value> {
    copied(this, vm)
}

/// Return number of occurrences of value.
#[native("count(self, value, /)")]
pub(super) fn count(this: Deque, value: Value, vm: &mut Vm) -> PyResult<i64> {
    let changes = this.changes(vm);
    let (mut count, mut index) = (0, 0);
    while let Some(item) = this.get(index, vm) {
        if item.is(value) || vm.eq(item, value)? {
            count += 1;
        }
        if this.changes(vm) != changes {
            return Err(mutated(vm));
        }
        index += 1;
    }
    Ok(count)
}

/// Implement key in self.
#[native("__contains__(self, key, /)")]
pub(super) fn contains(this: Deque, value: Value, vm: &mut Vm) -> PyResult<bool> {
    let changes = this.changes(vm);
    let mut index = 0;
    while let Some(item) = this.get(index, vm) {
        // What is found is found, even if the comparison changed the deque.
        if item.is(value) || vm.eq(item, value)? {
            return Ok(true);
        }
        if this.changes(vm) != changes {
            return Err(mutated(vm));
        }
        index += 1;
    }
    Ok(false)
}

fn find(
    this: Deque,
    value: Value,
    start: usize,
    stop: usize,
    vm: &mut Vm,
) -> PyResult<Option<usize>> {
    let changes = this.changes(vm);
    let mut index = start;
    while let Some(item) = this.get(index, vm).filter(|_| index < stop) {
        let same = item.is(value) || vm.eq(item, value)?;
        if this.changes(vm) != changes {
            return Err(mutated(vm));
        }
        if same {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

/// Return first index of value.
///
/// Raises ValueError if the value is not present.
#[native("index(self, value, start=?, stop=?, /)")]
pub(super) fn index(
    this: Deque,
    value: Value,
    start: Option<Value>,
    stop: Option<Value>,
    vm: &mut Vm,
) -> PyResult<i64> {
    let mut bound = |value: Option<Value>, default: isize| match value {
        Some(value) if !vm.is_index(value) => {
            Err(vm.type_error("slice indices must be integers or have an __index__ method"))
        }
        Some(value) => vm.index_clamped(value),
        None => Ok(default),
    };
    let (start, stop) = (bound(start, 0)?, bound(stop, isize::MAX)?);
    let len = this.len(vm) as isize;
    let place = |at: isize| if at < 0 { at.saturating_add(len).max(0) } else { at } as usize;
    match find(this, value, place(start), place(stop), vm)? {
        Some(index) => Ok(index as i64),
        None => Err(vm.value_error("deque.index(x): x not in deque")),
    }
}

/// Insert value before index.
#[native("insert(self, index, value, /)")]
pub(super) fn insert(this: Deque, index: isize, value: Value, vm: &mut Vm) -> PyResult<()> {
    let len = this.len(vm);
    if this.maxlen(vm).is_some_and(|most| len >= most) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    if index >= len as isize {
        return this.push_back(value, vm);
    }
    if index <= -(len as isize) || index == 0 {
        return this.push_front(value, vm);
    }
    this.rotate(-index, vm)?;
    if index < 0 {
        this.push_back(value, vm)?
    } else {
        this.push_front(value, vm)?
    }
    this.rotate(index, vm)
}

fn delete(this: Deque, index: usize, vm: &mut Vm) -> PyResult<()> {
    let index = index as isize;
    this.rotate(-index, vm)?;
    this.pop_front(vm);
    this.rotate(index, vm)
}

/// Remove first occurrence of value.
#[native("remove(self, value, /)")]
pub(super) fn remove(this: Deque, value: Value, vm: &mut Vm) -> PyResult<()> {
    let changes = this.changes(vm);
    let mut index = 0;
    while let Some(item) = this.get(index, vm) {
        let same = item.is(value) || vm.eq(item, value)?;
        if this.changes(vm) != changes {
            return Err(vm.index_error("deque mutated during iteration"));
        }
        if same {
            return delete(this, index, vm);
        }
        index += 1;
    }
    Err(vm.value_error("deque.remove(x): x not in deque"))
}

/// Reverse *IN PLACE*.
#[native("reverse(self)")]
pub(super) fn reverse(this: Deque, vm: &mut Vm) -> PyResult<()> {
    let len = this.len(vm);
    for left in 0..len / 2 {
        let right = len - 1 - left;
        if let (Some(a), Some(b)) = (this.get(left, vm), this.get(right, vm)) {
            this.set(left, b, vm);
            this.set(right, a, vm);
        }
    }
    Ok(())
}

/// Rotate the deque n steps to the right.  If n is negative, rotates left.
#[native("rotate(self, n=1, /)")]
pub(super) fn rotate(this: Deque, n: isize, vm: &mut Vm) -> PyResult<()> {
    this.rotate(n, vm)
}

/// Return len(self).
#[native("__len__(self, /)")]
pub(super) fn len(this: Deque, vm: &Vm) -> PyResult<i64> {
    Ok(this.len(vm) as i64)
}

fn place(this: Deque, key: Value, vm: &mut Vm) -> PyResult<usize> {
    if !vm.is_instance(key, ClassId::Int)
        && vm.class_of(key).special(taipan_vm::Special::Index, vm).is_none()
    {
        let got = vm.type_name(key);
        return Err(vm.type_error(format!("sequence index must be integer, not '{got}'")));
    }
    let index = match vm.index_isize(key) {
        Ok(index) => index,
        Err(raised) => {
            vm.catch(raised, ClassId::OverflowError)?;
            let got = vm.type_name(key);
            let message = format!("cannot fit '{got}' into an index-sized integer");
            return Err(vm.index_error(message));
        }
    };
    let len = this.len(vm);
    let index = if index < 0 { index + len as isize } else { index };
    match usize::try_from(index) {
        Ok(index) if index < len => Ok(index),
        _ => Err(vm.index_error("deque index out of range")),
    }
}

/// Return self[key].
#[native("__getitem__(self, key, /)")]
pub(super) fn getitem(this: Deque, key: Value, vm: &mut Vm) -> PyResult<Value> {
    let index = place(this, key, vm)?;
    this.get(index, vm).ok_or_else(|| vm.index_error("deque index out of range"))
}

/// Set self[key] to value.
#[native("__setitem__(self, key, value, /)")]
pub(super) fn setitem(this: Deque, key: Value, value: Value, vm: &mut Vm) -> PyResult<()> {
    let index = place(this, key, vm)?;
    this.set(index, value, vm);
    Ok(())
}

/// Delete self[key].
#[native("__delitem__(self, key, /)")]
pub(super) fn delitem(this: Deque, key: Value, vm: &mut Vm) -> PyResult<()> {
    let index = place(this, key, vm)?;
    delete(this, index, vm)
}

/// Return self+value.
#[native("__add__(self, value, /)")]
pub(super) fn add(this: Deque, other: Value, vm: &mut Vm) -> PyResult<Value> {
    if Deque::of(other).is_none() {
        let got = vm.type_name(other);
        return Err(vm.type_error(format!("can only concatenate deque (not \"{got}\") to deque")));
    }
    let made = copied(this, vm)?;
    if let Some(deque) = Deque::of(made) {
        extend(deque, other, vm)?;
    }
    Ok(made)
}

/// Implement self+=value.
#[native("__iadd__(self, value, /)")]
pub(super) fn iadd(this: Deque, other: Value, vm: &mut Vm) -> PyResult<Value> {
    extend(this, other, vm)?;
    Ok(this.value())
}

fn repeat(this: Deque, times: isize, vm: &mut Vm) -> PyResult<()> {
    let len = this.len(vm);
    if times <= 0 {
        return this.clear(vm);
    }
    if len == 0 {
        return Ok(());
    }
    let most = this.maxlen(vm).unwrap_or(usize::MAX);
    let total = len.checked_mul(times as usize).filter(|&total| total < isize::MAX as usize / 8);
    if most == usize::MAX {
        let Some(total) = total else { return Err(vm.memory_error()) };
        // What will not fit is refused before the first turn.
        if total > 1 << 16 {
            GcVec::with_capacity(total, vm)?;
        }
    }
    // Only the last `maxlen` elements stay: no more turns are needed than fill it.
    let times = (times as usize).min((most / len).saturating_add(2));
    let items = vm.collect(this.value())?;
    for _ in 1..times {
        for &item in items.as_slice() {
            this.push_back(item, vm)?;
        }
        vm.poll()?;
    }
    Ok(())
}

/// Return self*value.
#[native("__mul__(self, value, /)")]
pub(super) fn mul(this: Deque, times: isize, vm: &mut Vm) -> PyResult<Value> {
    let made = copied(this, vm)?;
    if let Some(deque) = Deque::of(made) {
        repeat(deque, times, vm)?;
    }
    Ok(made)
}

/// Return value*self.
#[native("__rmul__(self, value, /)")]
pub(super) fn rmul(this: Deque, times: isize, vm: &mut Vm) -> PyResult<Value> {
    mul(this, times, vm)
}

/// Implement self*=value.
#[native("__imul__(self, value, /)")]
pub(super) fn imul(this: Deque, times: isize, vm: &mut Vm) -> PyResult<Value> {
    repeat(this, times, vm)?;
    Ok(this.value())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub(super) fn repr(this: Deque, vm: &mut Vm) -> PyResult<Str> {
    vm.guarded_repr(this.value(), "[...]", |vm| {
        let items = vm.collect(this.value())?.into_list(vm);
        let items = vm.repr(items.value())?;
        let class = vm.class_of(this.value()).plain_name();
        let items = items.to_string_lossy();
        let text = match this.maxlen(vm) {
            Some(most) => format!("{class}({items}, maxlen={most})"),
            None => format!("{class}({items})"),
        };
        Str::new(&text, vm)
    })
}

fn compare(this: Deque, other: Value, op: CompareOp, vm: &mut Vm) -> PyResult<Value> {
    let Some(other) = Deque::of(other) else { return Ok(Value::NOT_IMPLEMENTED) };
    let lengths = (this.len(vm), other.len(vm));
    if lengths.0 != lengths.1 && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    vm.check_native_stack()?;
    let a = vm.collect(this.value())?.into_list(vm);
    let b = vm.collect(other.value())?.into_list(vm);
    vm.rich_compare(op, a.value(), b.value())
}

macro_rules! comparisons {
    ($($name:ident $text:literal $op:ident;)*) => { $(
        /// Compare two deques.
        #[native($text)]
        pub(super) fn $name(this: Deque, other: Value, vm: &mut Vm) -> PyResult<Value> {
            compare(this, other, CompareOp::$op, vm)
        }
    )* };
}

comparisons! {
    deque_lt "__lt__(self, value, /)" Lt;
    deque_le "__le__(self, value, /)" Le;
    deque_eq "__eq__(self, value, /)" Eq;
    deque_ne "__ne__(self, value, /)" Ne;
    deque_gt "__gt__(self, value, /)" Gt;
    deque_ge "__ge__(self, value, /)" Ge;
}

/// Return state information for pickling.
#[native("__reduce__(self)")]
pub(super) fn reduce(this: Deque, vm: &mut Vm) -> PyResult<Tuple> {
    let maxlen = this.0.field::<3>(vm);
    let args = if maxlen.is_none() {
        vm.empty_tuple()
    } else {
        Tuple::small([vm.empty_tuple().value(), maxlen], vm)
    };
    let name = vm.intern("__dict__")?;
    let state = vm.try_get_attr(this.value(), name)?.unwrap_or(Value::NONE);
    let items = vm.iter(this.value())?;
    let class = vm.class_of(this.value()).value();
    Ok(Tuple::small([class, args.value(), state, items], vm))
}
