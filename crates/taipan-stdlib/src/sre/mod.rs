//! `_sre`: regular expressions. The library's own compiler (`re._compiler`) makes
//! the code, [`matcher`] runs it, [`search`] finds where to begin; the numbers of the
//! code and the case of characters come from the crate `rustpython-sre_engine`.
//!
//! [`subject`] puts the search on our strings, [`code`] checks what it is to run,
//! [`pattern`] and [`matching`] are the classes `re.Pattern` and `re.Match`.

mod backtrack;
mod character;
mod code;
mod matcher;
mod matching;
mod pattern;
mod replace;
mod scanning;
mod search;
mod subject;
mod text;

use rustpython_sre_engine as engine;
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
        ("MAGIC", engine::SRE_MAGIC),
        ("CODESIZE", engine::CODESIZE),
        ("MAXREPEAT", engine::MAXREPEAT),
        ("MAXGROUPS", engine::MAXGROUPS),
    ] {
        let number = vm.int(number as i64);
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
    engine::string::lower_unicode(character) != character
        || engine::string::upper_unicode(character) != character
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
    Ok(i64::from(engine::string::lower_unicode(character(number, vm)?)))
}

#[native("getcodesize()")]
fn getcodesize(_vm: &Vm) -> PyResult<i64> {
    Ok(engine::CODESIZE as i64)
}
