//! Views of dicts: keys, values and items, and the read-only proxy.

mod operations;
mod proxy;

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::handle::{Downcast, Handle};
use crate::kind::Kind;
use crate::native::{ArgContext, FromArg, NativeDecl};
use crate::object::class::{ClassDecl, GetSetDecl};
use crate::object::dict::{Dict, Entry};
use crate::object::iterator::Iterator;
use crate::object::str::Str;
use crate::object::tuple::Tuple;
use crate::scratch::TextBuffer;
use crate::vm::Vm;
use std::cell::Cell;
use taipan_heap::{Header, Value};
use taipan_macros::native;

pub(crate) use proxy::{MappingProxy, proxied_dict};

/// The memory of a view.
#[repr(C)]
pub struct DictViewObject {
    header: Header,
    dict: Cell<Value>,
}

handle! {
    /// `dict_keys`, `dict_values` or `dict_items`.
    DictView => DictViewObject, Kind::DictView
}

/// What a view shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Keys,
    Values,
    Items,
}

impl DictView {
    /// A view of one of the three classes.
    pub fn new(class: ClassId, dict: Dict, vm: &Vm) -> DictView {
        let place = vm.place(Kind::DictView, 0, class.shape(), |header| DictViewObject {
            header,
            dict: Cell::new(dict.value()),
        });
        DictView(place)
    }

    /// The dict.
    pub fn dict(self) -> Dict {
        // SAFETY: the field always holds a dict.
        unsafe { Dict::from_value(self.object().dict.get()) }
    }

    pub(crate) fn part(self) -> Part {
        const KEYS: u32 = ClassId::DictKeys.shape();
        const VALUES: u32 = ClassId::DictValues.shape();
        const ORDERED_KEYS: u32 = ClassId::OrderedDictKeys.shape();
        const ORDERED_VALUES: u32 = ClassId::OrderedDictValues.shape();
        match self.object().header.shape() {
            KEYS | ORDERED_KEYS => Part::Keys,
            VALUES | ORDERED_VALUES => Part::Values,
            _ => Part::Items,
        }
    }

    /// What the view shows of an entry.
    fn element(self, entry: Entry, vm: &Vm) -> Value {
        match self.part() {
            Part::Keys => entry.key,
            Part::Values => entry.value,
            Part::Items => Tuple::small([entry.key, entry.value], vm).value(),
        }
    }

    /// The class of its iterators.
    fn iterator_class(self) -> ClassId {
        match self.part() {
            Part::Keys => ClassId::DictKeyIterator,
            Part::Values => ClassId::DictValueIterator,
            Part::Items => ClassId::DictItemIterator,
        }
    }
}

impl FromArg for DictView {
    fn from_arg(value: Value, context: ArgContext, vm: &mut Vm) -> PyResult<Self> {
        value.downcast().ok_or_else(|| vm.bad_argument(value, ClassId::DictKeys, context))
    }
}

/// Return len(self).
#[native("__len__(self, /)")]
fn view_len(view: DictView, vm: &Vm) -> PyResult<usize> {
    Ok(view.dict().len(vm))
}

/// Implement iter(self).
#[native("__iter__(self, /)")]
fn view_iter(view: DictView, vm: &Vm) -> PyResult<Value> {
    Ok(Iterator::over_dict(view.iterator_class(), view.dict(), vm))
}

/// Return a reverse iterator over the dict view.
#[native("__reversed__(self, /)")]
fn view_reversed(view: DictView, vm: &Vm) -> PyResult<Value> {
    Ok(Iterator::over_dict_reversed(view.iterator_class(), view.dict(), vm))
}

/// Return repr(self).
#[native("__repr__(self, /)")]
fn view_repr(view: DictView, vm: &mut Vm) -> PyResult<Str> {
    let name = vm.type_name(view.value());
    vm.guarded_repr(view.value(), "...", |vm| {
        let mut text = TextBuffer::new(vm);
        text.push_str(&format!("{name}(["), vm)?;
        let (mut number, mut first) = (0, true);
        while let Some((found, entry)) = view.dict().next_entry(number, vm) {
            if !first {
                text.extend(b", ", vm)?;
            }
            first = false;
            let element = view.element(entry, vm);
            text.extend(vm.repr(element)?.as_bytes(), vm)?;
            number = found + 1;
        }
        text.extend(b"])", vm)?;
        Str::from_wtf8(&text, vm)
    })
}

/// The dict that this view refers to, read-only.
fn mapping(value: Value, vm: &Vm) -> PyResult<Value> {
    match value.downcast::<DictView>() {
        Some(view) => Ok(MappingProxy::new(view.dict().value(), vm).value()),
        None => Err(vm.type_error("not a view of a dict")),
    }
}

const GETSETS: &[GetSetDecl] = &[GetSetDecl {
    name: "mapping",
    get: |vm, value| mapping(value, vm),
    set: None,
    doc: "dictionary that this view refers to",
}];

/// What keys and items have: they are sets.
const SET_METHODS: &[&NativeDecl] = &[
    &VIEW_LEN,
    &VIEW_ITER,
    &VIEW_REVERSED,
    &VIEW_REPR,
    &operations::VIEW_CONTAINS,
    &operations::VIEW_EQ,
    &operations::VIEW_NE,
    &operations::VIEW_LT,
    &operations::VIEW_LE,
    &operations::VIEW_GT,
    &operations::VIEW_GE,
    &operations::VIEW_AND,
    &operations::VIEW_RAND,
    &operations::VIEW_OR,
    &operations::VIEW_ROR,
    &operations::VIEW_XOR,
    &operations::VIEW_RXOR,
    &operations::VIEW_SUB,
    &operations::VIEW_RSUB,
    &operations::VIEW_ISDISJOINT,
];

/// `dict_keys`'s declaration.
pub static DICT_KEYS: ClassDecl = ClassDecl {
    kind: Kind::DictView,
    methods: SET_METHODS,
    getsets: GETSETS,
    ..ClassDecl::new(ClassId::DictKeys, "dict_keys")
};
/// `dict_values`'s declaration.
pub static DICT_VALUES: ClassDecl = ClassDecl {
    kind: Kind::DictView,
    methods: &[&VIEW_LEN, &VIEW_ITER, &VIEW_REVERSED, &VIEW_REPR],
    getsets: GETSETS,
    ..ClassDecl::new(ClassId::DictValues, "dict_values")
};
/// `dict_items`'s declaration.
pub static DICT_ITEMS: ClassDecl = ClassDecl {
    kind: Kind::DictView,
    methods: SET_METHODS,
    getsets: GETSETS,
    ..ClassDecl::new(ClassId::DictItems, "dict_items")
};
/// `mappingproxy`'s declaration.
pub static MAPPING_PROXY: ClassDecl = ClassDecl {
    kind: Kind::MappingProxy,
    is_mapping: true,
    methods: proxy::METHODS,
    doc: "Read-only proxy of a mapping.",
    ..ClassDecl::new(ClassId::MappingProxy, "mappingproxy")
};
