//! `_json`: reading and writing JSON, behind the library's `json`.
//!
//! [`text`] is about strings, [`scanner`] reads values, [`encoder`] writes them.

mod encoder;
mod scanner;
mod text;

use taipan_vm::object::module::{Module, ModuleDecl};
use taipan_vm::{Handle, PyResult, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl {
    init,
    ..ModuleDecl::new(
        "_json",
        "json speedups\n",
        &[&text::SCANSTRING, &text::ENCODE_BASESTRING, &text::ENCODE_BASESTRING_ASCII],
    )
};

fn init(vm: &mut Vm, module: Module) -> PyResult<()> {
    let scanner = vm.native_class(&scanner::SCANNER)?;
    module.add("make_scanner", scanner.value(), vm)?;
    let encoder = vm.native_class(&encoder::ENCODER)?;
    module.add("make_encoder", encoder.value(), vm)
}
