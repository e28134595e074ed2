//! `Random` objects as sources of random bits and floats.
//!
//! The payload of an instance is the buffer of its [`Twister`]. A subclass that
//! overrides `random()` or `getrandbits()` is asked through its methods; an
//! instance of `Random` itself is drawn from directly.

use super::twister::{SIZE, Twister, WORDS};
use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::handle::{Downcast, Handle};
use taipan_vm::native::{ArgContext, Args, FromArg};
use taipan_vm::object::array::RawBuffer;
use taipan_vm::object::class::Class;
use taipan_vm::object::dict::Dict;
use taipan_vm::object::int::{Operand, is_negative, to_i64};
use taipan_vm::object::opaque::Opaque;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::{GcVec, PyResult, Vm};

/// The version of the state's form.
const STATE_VERSION: i64 = 3;

/// An argument that is a `Random`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source {
    object: Opaque,
    buffer: RawBuffer,
}

impl FromArg for Source {
    fn from_arg(value: Value, _: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        let object = value.downcast::<Opaque>();
        let buffer = object.and_then(|o| o.payload(vm).downcast::<RawBuffer>());
        match (object, buffer) {
            (Some(object), Some(buffer)) => Ok(Source { object, buffer }),
            _ => {
                let name = vm.type_name(value);
                Err(vm.type_error(format!("expected a Random object, not '{name}'")))
            }
        }
    }
}

/// What a class overrides of the sources of randomness.
enum Override {
    /// Nothing: the twister is drawn from.
    None,
    /// `getrandbits()`, at least.
    Bits,
    /// `random()` only: integers are made from floats.
    Floats,
}

impl Source {
    /// As a value.
    pub(super) fn value(self) -> Value {
        self.object.value()
    }

    /// Draws from the twister.
    pub(super) fn twist<T>(
        mut self,
        vm: &mut Vm,
        draw: impl FnOnce(&mut Twister) -> T,
    ) -> PyResult<T> {
        if let Some(mut twister) = Twister::over(self.buffer.words_mut(vm)) {
            return Ok(draw(&mut twister));
        }
        Err(vm.runtime_error("the random number generator has no state"))
    }

    /// Which of the two methods the classes in front of `Random` define, the
    /// first to be found deciding.
    fn overrides(self, vm: &Vm) -> PyResult<Override> {
        let class = vm.class_of(self.value());
        let mro = class.mro();
        if mro.len() == 2 {
            return Ok(Override::None);
        }
        let (bits, floats) = (vm.intern("getrandbits")?, vm.intern("random")?);
        // The last two are `Random` and `object`.
        let derived = mro.len().saturating_sub(2);
        for class in mro.items().iter().take(derived).filter_map(|c| c.downcast::<Class>()) {
            let dict = class.dict(vm);
            if dict.get_str(bits, vm).is_some() {
                return Ok(Override::Bits);
            }
            if dict.get_str(floats, vm).is_some() {
                return Ok(Override::Floats);
            }
        }
        Ok(Override::None)
    }

    /// `self.random()`.
    pub(super) fn float(self, vm: &mut Vm) -> PyResult<f64> {
        match self.overrides(vm)? {
            Override::None => self.twist(vm, |twister| twister.float()),
            _ => {
                let result = vm.call_method(self.value(), "random", &[])?;
                vm.to_float(result)
            }
        }
    }

    /// A random integer of `bits` bits.
    fn bits(self, bits: u64, vm: &mut Vm) -> PyResult<Value> {
        if bits <= 64 {
            let number = self.twist(vm, |twister| small_bits(bits as u32, twister))?;
            return Ok(vm.wide_int(i128::from(number)));
        }
        vm.check_integer_size(bits)?;
        let words = self.twist(vm, |twister| {
            let mut rest = bits;
            let mut bytes = Vec::with_capacity(bits.div_ceil(8) as usize + 4);
            while rest > 0 {
                let word = twister.next();
                let word = if rest < 32 { word >> (32 - rest) } else { word };
                bytes.extend_from_slice(&word.to_le_bytes());
                rest = rest.saturating_sub(32);
            }
            bytes
        })?;
        vm.big(&dashu_int::UBig::from_le_bytes(&words).into())
    }

    /// A random integer in `0..n`; `n` is positive.
    pub(super) fn below(self, n: Operand, vm: &mut Vm) -> PyResult<Value> {
        let overrides = self.overrides(vm)?;
        if let Override::Floats = overrides {
            return self.below_by_floats(n, vm);
        }
        let bits = n.bits();
        if let (Override::None, Operand::Small(n)) = (&overrides, n) {
            let drawn = self.twist(vm, |twister| {
                loop {
                    let number = small_bits(bits as u32, twister);
                    if number < n as u64 {
                        return number;
                    }
                }
            })?;
            return Ok(vm.int(drawn as i64));
        }
        loop {
            let number = match overrides {
                Override::None => self.bits(bits, vm)?,
                _ => vm.call_method(self.value(), "getrandbits", &[Value::int(bits as i64)])?,
            };
            let Some(drawn) = Operand::of(number) else {
                return Err(vm.type_error("getrandbits() should return an integer"));
            };
            if taipan_vm::object::int::compare::order(drawn, n).is_lt() {
                return Ok(number);
            }
            vm.check_native_stack()?;
        }
    }

    fn below_by_floats(self, n: Operand, vm: &mut Vm) -> PyResult<Value> {
        const LIMIT: f64 = 9_007_199_254_740_992.0;
        let Some(n) = n.to_f64().filter(|n| *n < LIMIT) else {
            return Err(vm.runtime_error(
                "Underlying random() generator does not supply enough bits for a range this large",
            ));
        };
        let limit = (LIMIT - LIMIT % n) / LIMIT;
        loop {
            let drawn = self.float(vm)?;
            if drawn < limit {
                return taipan_vm::object::float::to_int((drawn * LIMIT) % n, vm);
            }
        }
    }

    /// A random index below `n`, which is positive.
    pub(super) fn index(self, n: usize, vm: &mut Vm) -> PyResult<usize> {
        let drawn = self.below(Operand::Small(n as i64), vm)?;
        // An overriding method can return anything: it must not leave the range.
        let index = to_i64(drawn).and_then(|i| usize::try_from(i).ok());
        Ok(index.unwrap_or(0).min(n.saturating_sub(1)))
    }
}

/// Up to 64 random bits, the lowest word first.
fn small_bits(bits: u32, twister: &mut Twister) -> u64 {
    match bits {
        0 => 0,
        1..=32 => u64::from(twister.next() >> (32 - bits)),
        _ => {
            let low = u64::from(twister.next());
            low | u64::from(twister.next() >> (64 - bits)) << 32
        }
    }
}

/// Create and return a new object.  See help(type) for accurate signature.
#[native("__new__(cls, /, *args, **kwargs)", static)]
pub(super) fn new(
    class: Class,
    _args: Args,
    _keywords: Option<Dict>,
    vm: &mut Vm,
) -> PyResult<Value> {
    let buffer = RawBuffer::zeroed(WORDS, vm)?;
    Ok(Opaque::new(class, buffer.value(), vm).value())
}

/// random() -> x in the interval [0, 1).
#[native("random(self, /)")]
pub(super) fn random(source: Source, vm: &mut Vm) -> PyResult<f64> {
    source.twist(vm, |twister| twister.float())
}

/// getrandbits(k) -> x.  Generates an int with k random bits.
#[native("getrandbits(self, k, /)")]
pub(super) fn getrandbits(source: Source, k: Value, vm: &mut Vm) -> PyResult<Value> {
    let k = vm.index(k)?;
    if is_negative(k) {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    match to_i64(k) {
        Some(bits) => source.bits(bits as u64, vm),
        None => Err(vm.overflow_error("Python int too large to convert to C unsigned long long")),
    }
}

/// Return internal state; can be passed to setstate() later.
#[native("getstate(self, /)")]
pub(super) fn getstate(source: Source, vm: &mut Vm) -> PyResult<Tuple> {
    let words: Box<[u64]> = source.twist(vm, |twister| twister.words().into())?;
    let mut state = GcVec::with_capacity(words.len(), vm)?;
    for &word in &words {
        state.push(Value::int(word as i64), vm)?;
    }
    let state = state.into_tuple(vm)?;
    let key = vm.intern("gauss_next")?;
    let next = vm.get_attr(source.value(), key)?;
    Ok(Tuple::small([Value::int(STATE_VERSION), state.value(), next], vm))
}

/// Restore internal state from object returned by getstate().
#[native("setstate(self, state, /)")]
pub(super) fn setstate(source: Source, state: Value, vm: &mut Vm) -> PyResult<()> {
    let parts = vm.collect(state)?;
    let version = parts.get(0).and_then(to_i64);
    let (Some(STATE_VERSION), Some(words), Some(next)) = (version, parts.get(1), parts.get(2))
    else {
        let version = match parts.get(0) {
            Some(version) => vm.repr_text(version)?,
            None => "None".into(),
        };
        return Err(vm.value_error(format!(
            "state with version {version} passed to Random.setstate() of version {STATE_VERSION}"
        )));
    };
    let Some(words) = words.downcast::<Tuple>() else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    if words.len() != WORDS {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut state = [0u64; WORDS];
    for (to, &word) in state.iter_mut().zip(words.items()) {
        let word = to_i64(word).ok_or_else(|| vm.type_error("an integer is required"))?;
        *to = u64::from(word as u32);
    }
    if state[SIZE] > SIZE as u64 {
        return Err(vm.value_error("invalid state"));
    }
    source.twist(vm, |twister| twister.set_words(&state))?;
    let key = vm.intern("gauss_next")?;
    vm.set_attr(source.value(), key, next)
}

/// Helper for pickle.
#[native("__reduce__(self, /)")]
pub(super) fn reduce(source: Source, vm: &mut Vm) -> PyResult<Tuple> {
    let class = vm.class_of(source.value()).value();
    let state = vm.call_method(source.value(), "getstate", &[])?;
    Ok(Tuple::small([class, vm.empty_tuple().value(), state], vm))
}
