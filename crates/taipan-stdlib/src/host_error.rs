//! `OSError` from the errors of the host.

use std::io;
use taipan_heap::Value;
use taipan_vm::handle::Handle;
use taipan_vm::object::str::Str;
use taipan_vm::{ClassId, Raised, Vm};

/// `EACCES`: what a host that does not grant something answers.
const NOT_GRANTED: i32 = 13;

/// Raises the `OSError` (or the subclass for its number) of a host's error, with
/// the names of the files it is about.
pub(crate) fn raise(error: &io::Error, files: &[Value], vm: &mut Vm) -> Raised {
    let number = error.raw_os_error().unwrap_or(match error.kind() {
        io::ErrorKind::NotFound => 2,
        io::ErrorKind::AlreadyExists => 17,
        io::ErrorKind::InvalidInput => 22,
        _ => NOT_GRANTED,
    });
    let text = match error.raw_os_error() {
        Some(_) => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or_default().to_owned()
        }
        None if error.kind() == io::ErrorKind::PermissionDenied => {
            "Permission denied by the host".to_owned()
        }
        None => error.to_string(),
    };
    let text = match Str::new(&text, vm) {
        Ok(text) => text.value(),
        Err(raised) => return raised,
    };
    let none = Value::NONE;
    let number = Value::int(i64::from(number));
    let class = vm.class(ClassId::OSError).value();
    let made = match files {
        [] => vm.call(class, &[number, text]),
        [file] => vm.call(class, &[number, text, *file]),
        [file, second, ..] => vm.call(class, &[number, text, *file, none, *second]),
    };
    match made {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}
