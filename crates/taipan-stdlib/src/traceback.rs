//! `_traceback`: what the module `traceback` needs to know of a line's syntax.

use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::module::ModuleDecl;
use taipan_vm::object::str::Str;
use taipan_vm::object::tuple::Tuple;
use taipan_vm::report::anchors;
use taipan_vm::{Handle, PyResult, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl::new("_traceback", "", &[&FIND_ANCHORS, &IS_WHOLE_CALL]);

/// Line and column of the operator or the brackets in an expression's text, lines
/// and columns from 0; `None` where nothing is marked apart.
#[native("anchors(segment, /)")]
fn find_anchors(segment: Str, vm: &mut Vm) -> PyResult<Value> {
    let Some(found) = anchors::find(&segment.to_string_lossy()) else { return Ok(Value::NONE) };
    let places = [found.left.0, found.left.1, found.right.0, found.right.1];
    Ok(Tuple::small(places.map(|place| Value::int(place as i64)), vm).value())
}

/// Is all that is marked the call of `return f(…)` or `name = f(…)`?
#[native("is_whole_call(lines, start, end, /)")]
fn is_whole_call(lines: Str, start: i64, end: i64, _vm: &mut Vm) -> PyResult<bool> {
    let text = lines.to_string_lossy().into_owned();
    let lines: Vec<&str> = text.split('\n').collect();
    let place = |place: i64| usize::try_from(place).unwrap_or(0);
    Ok(anchors::is_whole_call(&lines, place(start), place(end)))
}
