//! Cells: captured variables, and global variables.

use crate::class_id::ClassId;
use crate::handle;
use crate::kind::Kind;
use crate::object::class::ClassDecl;
use crate::vm::Vm;
use std::cell::Cell as Field;
use taipan_heap::{Header, Value};

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
}

/// `cell`'s declaration.
pub static CELL: ClassDecl =
    ClassDecl { kind: Kind::Cell, ..ClassDecl::new(ClassId::Cell, "cell") };
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
