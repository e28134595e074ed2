//! The attributes of code objects: `co_name`, `co_varnames`, ….

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::bytes::Bytes;
use crate::object::class::{ClassDecl, GetSetDecl};
use crate::object::code::Code;
use crate::object::descriptor::read_only_member;
use crate::object::tuple::Tuple;
use crate::roots::GcVec;
use crate::vm::Vm;
use taipan_bytecode::{CodeFlags, Position};
use taipan_heap::Value;
use taipan_macros::native;

fn code_of(value: Value, vm: &Vm) -> PyResult<Code> {
    value.downcast().ok_or_else(|| {
        let got = vm.type_name(value);
        vm.type_error(format!("expected a code object, not '{got}'"))
    })
}

/// The bits of `co_flags` as CPython has them.
pub(super) fn flags(code: Code) -> i64 {
    let ours = code.flags();
    let pairs = [
        (CodeFlags::FUNCTION, 0x3),
        (CodeFlags::VARARGS, 0x4),
        (CodeFlags::VARKEYWORDS, 0x8),
        (CodeFlags::NESTED, 0x10),
        (CodeFlags::GENERATOR, 0x20),
        (CodeFlags::COROUTINE, 0x80),
        (CodeFlags::ITERABLE_COROUTINE, super::code_replace::ITERABLE_COROUTINE),
        (CodeFlags::ASYNC_GENERATOR, 0x200),
        (CodeFlags::FUTURE_ANNOTATIONS, 0x100_0000),
        (CodeFlags::HAS_DOCSTRING, 0x400_0000),
        (CodeFlags::METHOD, 0x800_0000),
    ];
    pairs.iter().filter(|(bit, _)| ours.has(*bit)).map(|(_, flag)| flag).sum()
}

fn names<'a>(names: impl Iterator<Item = &'a str>, vm: &Vm) -> PyResult<Value> {
    let mut all = GcVec::new(vm);
    for name in names {
        all.push(vm.intern(name)?.value(), vm)?;
    }
    Ok(all.into_tuple(vm)?.value())
}

/// The local variables: parameters, and what is no cell.
fn variable_names(code: Code) -> Vec<String> {
    let block = code.block();
    let parameters = code.object().parameters as usize;
    let locals = block.locals.iter().enumerate();
    let own = locals.filter(|(i, name)| {
        *i < parameters || !block.cells.contains(&(*i as u16)) && !name.starts_with('.')
    });
    own.map(|(_, name)| name.to_string()).collect()
}

fn cell_names(code: Code) -> Vec<String> {
    let block = code.block();
    let names = block.cells.iter().filter_map(|&i| block.locals.get(i as usize));
    names.map(|name| name.to_string()).collect()
}

fn integer(value: u32) -> PyResult<Value> {
    Ok(Value::int(i64::from(value)))
}

fn constants(vm: &mut Vm, value: Value) -> PyResult<Value> {
    let code = code_of(value, vm)?;
    let mut all = GcVec::new(vm);
    for number in 0..code.block().constants.len() {
        all.push(code.constant(number), vm)?;
    }
    Ok(all.into_tuple(vm)?.value())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn code_repr(own: Value, vm: &mut Vm) -> PyResult<String> {
    let code = code_of(own, vm)?;
    let block = code.block();
    Ok(format!(
        "<code object {} at {:#x}, file \"{}\", line {}>",
        block.name,
        vm.address(own),
        block.filename,
        block.first_line
    ))
}

fn line(number: u32) -> Value {
    if number == 0 { Value::NONE } else { Value::int(i64::from(number)) }
}

/// For each range of instructions that belong to one line: start, end, line, in
/// the unit of `f_lasti`.
#[native("co_lines(self, /)")]
pub fn code_lines(own: Value, vm: &mut Vm) -> PyResult<Value> {
    let code = code_of(own, vm)?;
    let block = code.block();
    let end = block.instructions.len() as u32;
    let mut ranges: Vec<(u32, u32, u32)> = Vec::new();
    for (i, (start, position)) in block.positions.iter().enumerate() {
        let stop = block.positions.get(i + 1).map_or(end, |(next, _)| *next);
        match ranges.last_mut() {
            Some((_, last, line)) if *line == position.line => *last = stop,
            _ => ranges.push((*start, stop, position.line)),
        }
    }
    let mut all = GcVec::new(vm);
    for (start, stop, number) in ranges {
        let range =
            [Value::int(i64::from(start) * 2), Value::int(i64::from(stop) * 2), line(number)];
        all.push(Tuple::small(range, vm).value(), vm)?;
    }
    let list = all.into_list(vm);
    vm.iter(list.value())
}

/// For each instruction word: line, end line, column, end column.
#[native("co_positions(self, /)")]
pub fn code_positions(own: Value, vm: &mut Vm) -> PyResult<Value> {
    let code = code_of(own, vm)?;
    let mut all = GcVec::new(vm);
    for word in 0..code.block().instructions.len() {
        let Position { line: first, end_line, column, end_column } =
            code.block().position(word as u32);
        let known = first != 0;
        let place = |n: u32| if known { Value::int(i64::from(n)) } else { Value::NONE };
        let entry = [line(first), line(end_line), place(column), place(end_column)];
        all.push(Tuple::small(entry, vm).value(), vm)?;
    }
    let list = all.into_list(vm);
    vm.iter(list.value())
}

const fn field(name: &'static str, get: fn(&mut Vm, Value) -> PyResult<Value>) -> GetSetDecl {
    GetSetDecl { name, get, set: Some(read_only_member), doc: "" }
}

static GETSETS: &[GetSetDecl] = &[
    field("co_name", |vm, c| Ok(code_of(c, vm)?.name())),
    field("co_qualname", |vm, c| Ok(code_of(c, vm)?.qualified_name())),
    field("co_filename", |vm, c| Ok(code_of(c, vm)?.filename())),
    field("co_firstlineno", |vm, c| integer(code_of(c, vm)?.block().first_line)),
    field("co_argcount", |vm, c| integer(code_of(c, vm)?.block().parameters.positional.into())),
    field("co_posonlyargcount", |vm, c| {
        integer(code_of(c, vm)?.block().parameters.positional_only.into())
    }),
    field("co_kwonlyargcount", |vm, c| {
        integer(code_of(c, vm)?.block().parameters.keyword_only.into())
    }),
    field("co_nlocals", |vm, c| integer(variable_names(code_of(c, vm)?).len() as u32)),
    field("co_stacksize", |vm, c| integer(code_of(c, vm)?.block().registers.into())),
    field("co_flags", |vm, c| Ok(Value::int(flags(code_of(c, vm)?)))),
    field("co_varnames", |vm, c| {
        let all = variable_names(code_of(c, vm)?);
        names(all.iter().map(String::as_str), vm)
    }),
    field("co_cellvars", |vm, c| {
        let all = cell_names(code_of(c, vm)?);
        names(all.iter().map(String::as_str), vm)
    }),
    field("co_freevars", |vm, c| {
        let block = code_of(c, vm)?.shared_block();
        names(block.free.iter().map(|n| &**n), vm)
    }),
    field("co_names", |vm, c| {
        let block = code_of(c, vm)?.shared_block();
        names(block.names.iter().map(|n| &**n), vm)
    }),
    field("co_consts", constants),
    field("co_code", |vm, c| {
        let block = code_of(c, vm)?.shared_block();
        let bytes: Vec<u8> = block.instructions.iter().flat_map(|w| w.to_le_bytes()).collect();
        Ok(Bytes::new(&bytes, vm)?.value())
    }),
    field("co_exceptiontable", |vm, _| Ok(Bytes::new(&[], vm)?.value())),
];

/// `code`'s declaration.
pub static CODE: ClassDecl = ClassDecl {
    kind: Kind::Code,
    methods: &[&CODE_REPR, &CODE_LINES, &CODE_POSITIONS, &super::code_replace::CODE_REPLACE],
    getsets: GETSETS,
    doc: "Create a code object.  Not for mere mortals.",
    ..ClassDecl::new(ClassId::Code, "code")
};
