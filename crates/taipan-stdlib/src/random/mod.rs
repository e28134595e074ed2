//! `random`: CPython's sequences, number for number.
//!
//! - [`twister`]: the generator. [`source`]: where a `Random` object keeps it,
//!   and how subclasses replace it. [`seed`]: from seeds to states.
//! - [`integers`], [`sequences`], [`distributions`]: the methods.
//!
//! The module's functions are the methods of one hidden instance, as in CPython.

mod distributions;
mod gamma;
mod integers;
mod seed;
mod sequences;
mod source;
mod twister;

use taipan_heap::Value;
use taipan_vm::handle::Handle;
use taipan_vm::native::NativeDecl;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::object::opaque::NativeClass;
use taipan_vm::{PyResult, Vm};

/// `random`'s declaration.
pub static MODULE: ModuleDecl =
    ModuleDecl { init, ..ModuleDecl::new("random", "Random variable generators.", &[]) };

static METHODS: &[&NativeDecl] = &[
    &source::NEW,
    &source::RANDOM,
    &source::GETRANDBITS,
    &source::GETSTATE,
    &source::SETSTATE,
    &source::REDUCE,
    &seed::INIT,
    &seed::SEED,
    &integers::RANDRANGE,
    &integers::RANDINT,
    &integers::RANDBYTES,
    &integers::RANDBELOW,
    &sequences::CHOICE,
    &sequences::CHOICES,
    &sequences::SAMPLE,
    &sequences::SHUFFLE,
    &distributions::UNIFORM,
    &distributions::TRIANGULAR,
    &distributions::NORMALVARIATE,
    &distributions::GAUSS,
    &distributions::LOGNORMVARIATE,
    &distributions::EXPOVARIATE,
    &distributions::VONMISESVARIATE,
    &distributions::PARETOVARIATE,
    &distributions::WEIBULLVARIATE,
    &gamma::GAMMAVARIATE,
    &gamma::BETAVARIATE,
    &gamma::BINOMIALVARIATE,
];

static RANDOM_CLASS: NativeClass = NativeClass {
    name: "Random",
    module: "random",
    doc: "Random number generator base class used by bound module functions.\n\n\
          Used to instantiate instances of Random to get generators that don't\n\
          share state.\n\n\
          Class Random can also be subclassed if you want to use a different basic\n\
          generator of your own devising: in that case, override the following\n\
          methods:  random(), seed(), getstate(), and setstate().\n\
          Optionally, implement a getrandbits() method so that randrange()\n\
          can cover arbitrarily large ranges.",
    methods: METHODS,
    getters: &[],
    subclassable: true,
    has_dict: true,
};

/// The methods of the hidden instance that are functions of the module.
const FUNCTIONS: [&str; 24] = [
    "seed",
    "random",
    "uniform",
    "triangular",
    "randint",
    "choice",
    "randrange",
    "sample",
    "shuffle",
    "choices",
    "normalvariate",
    "lognormvariate",
    "expovariate",
    "vonmisesvariate",
    "gammavariate",
    "gauss",
    "betavariate",
    "binomialvariate",
    "paretovariate",
    "weibullvariate",
    "getstate",
    "setstate",
    "getrandbits",
    "randbytes",
];

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    let class = vm.native_class(&RANDOM_CLASS)?;
    module.add("Random", class.value(), vm)?;
    let instance = vm.call(class.value(), &[])?;
    module.add("_inst", instance, vm)?;
    for name in FUNCTIONS {
        let method = vm.intern(name)?;
        let method = vm.get_attr(instance, method)?;
        module.add(name, method, vm)?;
    }
    Ok(())
}

/// A value that is the absent argument's default.
fn or_float(value: Option<Value>, default: f64, vm: &Vm) -> Value {
    value.unwrap_or_else(|| vm.float(default))
}
