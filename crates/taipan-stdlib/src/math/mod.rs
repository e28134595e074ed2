//! `math`.
//!
//! What the C library computes in CPython, the same library computes here
//! (through Rust's `f64`), so results agree to the last bit on one platform;
//! what CPython computes itself is written after the sources that its
//! documentation names.

mod elementary;
mod floats;
mod gamma;
mod integers;
mod norms;
mod sums;

use taipan_vm::native::NativeDecl;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::{PyResult, Raised, Vm};

/// `math`'s declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init: constants,
    ..ModuleDecl::new(
        "math",
        "This module provides access to the mathematical functions\n\
         defined by the C standard.",
        FUNCTIONS,
    )
};

static FUNCTIONS: &[&NativeDecl] = &[
    &elementary::ACOS,
    &elementary::ACOSH,
    &elementary::ASIN,
    &elementary::ASINH,
    &elementary::ATAN,
    &elementary::ATAN2,
    &elementary::ATANH,
    &elementary::CBRT,
    &elementary::COS,
    &elementary::COSH,
    &elementary::DEGREES,
    &elementary::ERF,
    &elementary::ERFC,
    &elementary::EXP,
    &elementary::EXP2,
    &elementary::EXPM1,
    &elementary::LOG,
    &elementary::LOG10,
    &elementary::LOG1P,
    &elementary::LOG2,
    &elementary::POW,
    &elementary::RADIANS,
    &elementary::SIN,
    &elementary::SINH,
    &elementary::SQRT,
    &elementary::TAN,
    &elementary::TANH,
    &gamma::GAMMA,
    &gamma::LGAMMA,
    &floats::CEIL,
    &floats::COPYSIGN,
    &floats::FABS,
    &floats::FLOOR,
    &floats::FMA,
    &floats::FMOD,
    &floats::FREXP,
    &floats::ISCLOSE,
    &floats::ISFINITE,
    &floats::ISINF,
    &floats::ISNAN,
    &floats::LDEXP,
    &floats::MODF,
    &floats::NEXTAFTER,
    &floats::REMAINDER,
    &floats::TRUNC,
    &floats::ULP,
    &integers::COMB,
    &integers::FACTORIAL,
    &integers::GCD,
    &integers::ISQRT,
    &integers::LCM,
    &integers::PERM,
    &norms::DIST,
    &norms::HYPOT,
    &sums::FSUM,
    &sums::PROD,
    &sums::SUMPROD,
];

fn constants(vm: &mut Vm, module: Module) -> PyResult<()> {
    use std::f64::consts;
    let constants = [
        ("pi", consts::PI),
        ("e", consts::E),
        ("tau", consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, number) in constants {
        module.add(name, vm.float(number), vm)?;
    }
    Ok(())
}

/// `math.lgamma` of a positive number.
pub(crate) fn log_gamma(x: f64) -> f64 {
    gamma::log_of_magnitude(x)
}

/// `ValueError: math domain error`.
fn domain_error(vm: &Vm) -> Raised {
    vm.value_error("math domain error")
}

/// `OverflowError: math range error`.
fn range_error(vm: &Vm) -> Raised {
    vm.overflow_error("math range error")
}
