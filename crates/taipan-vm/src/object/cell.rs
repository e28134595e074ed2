//! Cells: captured variables, and global variables.

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::object::class::{Class, ClassDecl, GetSetDecl};
use crate::vm::Vm;
use std::cell::Cell as Field;
use taipan_bytecode::CompareOp;
use taipan_heap::{Header, Value};
use taipan_macros::native;

/// The memory of a cell.
#[repr(C)]
pub struct CellObject {
    header: Header,
    value: Field<Value>,
}

handle! {
    /// A variable that several functions share: captured by a closure, or a
    /// global (then it lies in the module's dict, see [`crate::object::dict`]).
    Cell => CellObject, Kind::Cell
}

impl Cell {
    /// A cell with this content; unbound: empty.
    #[inline]
    pub fn new(value: Value, vm: &Vm) -> Cell {
        Cell::with_shape(value, ClassId::Cell.shape(), vm)
    }

    /// A cell that stands for its content in a dict. It differs in shape from
    /// the cells that Python code can hold.
    pub(crate) fn new_global(value: Value, vm: &Vm) -> Cell {
        Cell::with_shape(value, ClassId::GlobalCell.shape(), vm)
    }

    fn with_shape(value: Value, shape: u32, vm: &Vm) -> Cell {
        Cell(
            vm.place(Kind::Cell, 0, shape, |header| CellObject {
                header,
                value: Field::new(value),
            }),
        )
    }

    /// The content; unbound: empty.
    #[inline(always)]
    pub fn get(self, _vm: &Vm) -> Value {
        self.object().value.get()
    }

    /// Changes the content; unbound empties the cell.
    #[inline(always)]
    pub fn set(self, value: Value, vm: &mut Vm) {
        vm.store(self.head(), &self.object().value, value);
    }

    /// As [`Cell::set`], but false, and nothing is stored, where the write barrier
    /// has something to do.
    #[inline(always)]
    pub(crate) fn try_set(self, value: Value, vm: &Vm) -> bool {
        vm.try_store(self.head(), &self.object().value, value)
    }
}

fn cell_of(value: Value, vm: &Vm) -> PyResult<Cell> {
    value.downcast().ok_or_else(|| {
        let got = vm.type_name(value);
        vm.type_error(format!("expected a cell, not '{got}'"))
    })
}

/// Create a new cell object.
#[native("__new__(cls, contents=?, /)", static)]
pub fn cell_new(_class: Class, contents: Option<Value>, vm: &Vm) -> PyResult<Value> {
    Ok(Cell::new(contents.unwrap_or(Value::UNBOUND), vm).value())
}

/// Return repr(self).
#[native("__repr__(self, /)")]
pub fn cell_repr(own: Value, vm: &mut Vm) -> PyResult<String> {
    let content = cell_of(own, vm)?.get(vm);
    let address = vm.address(own);
    Ok(match content.bound() {
        None => format!("<cell at {address:#x}: empty>"),
        Some(content) => {
            let class = vm.type_name(content);
            format!("<cell at {address:#x}: {class} object at {:#x}>", vm.address(content))
        }
    })
}

fn compare_cells(op: CompareOp, a: Value, b: Value, vm: &mut Vm) -> PyResult<Value> {
    let (Some(a), Some(b)) = (a.downcast::<Cell>(), b.downcast::<Cell>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match (a.get(vm).bound(), b.get(vm).bound()) {
        (Some(a), Some(b)) => vm.rich_compare(op, a, b),
        (a, b) => {
            let order = a.is_some().cmp(&b.is_some());
            Ok(Value::bool(crate::protocol::compare::holds(op, Some(order))))
        }
    }
}

macro_rules! comparisons {
    ($($function:ident $signature:literal $op:ident;)*) => { $(
        /// Compares the contents.
        #[native($signature)]
        pub fn $function(a: Value, b: Value, vm: &mut Vm) -> PyResult<Value> {
            compare_cells(CompareOp::$op, a, b, vm)
        }
    )* };
}

comparisons! {
    cell_lt "__lt__(self, value, /)" Lt;
    cell_le "__le__(self, value, /)" Le;
    cell_eq "__eq__(self, value, /)" Eq;
    cell_ne "__ne__(self, value, /)" Ne;
    cell_gt "__gt__(self, value, /)" Gt;
    cell_ge "__ge__(self, value, /)" Ge;
}

static GETSETS: &[GetSetDecl] = &[GetSetDecl {
    name: "cell_contents",
    get: |vm, own| match cell_of(own, vm)?.get(vm).bound() {
        Some(content) => Ok(content),
        None => Err(vm.value_error("cell is empty")),
    },
    set: Some(|vm, own, value| {
        cell_of(own, vm)?.set(value.unwrap_or(Value::UNBOUND), vm);
        Ok(())
    }),
    doc: "",
}];

/// `cell`'s declaration.
pub static CELL: ClassDecl = ClassDecl {
    kind: Kind::Cell,
    methods: &[&CELL_NEW, &CELL_REPR, &CELL_LT, &CELL_LE, &CELL_EQ, &CELL_NE, &CELL_GT, &CELL_GE],
    getsets: GETSETS,
    ..ClassDecl::new(ClassId::Cell, "cell")
};
/// The declaration of the cells in module dicts; Python code never sees them.
pub static GLOBAL_CELL: ClassDecl =
    ClassDecl { kind: Kind::Cell, ..ClassDecl::new(ClassId::GlobalCell, "global_cell") };

impl Cell {
    /// As [`Cell::get`], for the dict that holds it.
    #[inline(always)]
    pub(crate) fn content(self) -> Value {
        self.object().value.get()
    }

    /// As [`Cell::set`], for the dict that holds it.
    #[inline(always)]
    pub(crate) fn set_content(self, value: Value, vm: &Vm) {
        vm.store(self.head(), &self.object().value, value);
    }
}
