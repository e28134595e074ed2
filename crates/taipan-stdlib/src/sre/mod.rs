//! `_sre`: regular expressions. The library's own compiler (`re._compiler`) makes
//! the code, [`engine`] translates and matches it.
//!
//! [`subject`] runs the engine on our strings, [`pattern`] and [`matching`] are the
//! classes `re.Pattern` and `re.Match`.

mod engine;
mod matching;
mod pattern;
mod replace;
mod scanning;
mod subject;

use engine::{charset, opcode};
use taipan_macros::native;
use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::{PyResult, Value, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new(
        "_sre",
        "",
        &[
            &pattern::COMPILE,
            &replace::TEMPLATE,
            &ASCII_ISCASED,
            &ASCII_TOLOWER,
            &UNICODE_ISCASED,
            &UNICODE_TOLOWER,
            &GETCODESIZE,
        ],
    )
};

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    for (name, number) in [
        ("MAGIC", i64::from(opcode::MAGIC)),
        ("CODESIZE", opcode::CODE_SIZE as i64),
        ("MAXREPEAT", i64::from(opcode::MAX_REPEAT)),
        ("MAXGROUPS", i64::from(opcode::MAX_GROUPS)),
    ] {
        let number = vm.int(number);
        module.add(name, number, vm)?;
    }
    pattern::add_class(module, vm)?;
    matching::add_class(module, vm)?;
    replace::add_class(module, vm)?;
    scanning::add_class(module, vm)
}

/// A class of the module, by its name there.
fn own(name: &str, vm: &mut Vm) -> PyResult<Value> {
    let module = vm.import_module("_sre")?;
    let name = vm.intern(name)?;
    vm.get_attr(module, name)
}

fn character(number: i64, vm: &Vm) -> PyResult<u32> {
    u32::try_from(number).map_err(|_| vm.overflow_error("character code out of range"))
}

fn is_cased(character: u32) -> bool {
    charset::lower(character) != character || charset::upper(character) != character
}

#[native("ascii_iscased(character, /)")]
fn ascii_iscased(number: i64, _vm: &Vm) -> PyResult<bool> {
    Ok(u8::try_from(number).is_ok_and(|byte| byte.is_ascii_alphabetic()))
}

#[native("ascii_tolower(character, /)")]
fn ascii_tolower(number: i64, _vm: &Vm) -> PyResult<i64> {
    Ok(u8::try_from(number).map_or(number, |byte| i64::from(byte.to_ascii_lowercase())))
}

#[native("unicode_iscased(character, /)")]
fn unicode_iscased(number: i64, vm: &Vm) -> PyResult<bool> {
    Ok(is_cased(character(number, vm)?))
}

#[native("unicode_tolower(character, /)")]
fn unicode_tolower(number: i64, vm: &Vm) -> PyResult<i64> {
    Ok(i64::from(charset::lower(character(number, vm)?)))
}

#[native("getcodesize()")]
fn getcodesize(_vm: &Vm) -> PyResult<i64> {
    Ok(opcode::CODE_SIZE as i64)
}
