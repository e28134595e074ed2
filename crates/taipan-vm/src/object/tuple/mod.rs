//! `tuple`: a length and the elements, in one object.

mod methods;

pub(crate) use methods::{compare, hash};

use crate::class_id::ClassId;
use crate::error::PyResult;
use crate::handle;
use crate::kind::Kind;
use crate::object::class::{Class, ClassDecl, class_flags};
use crate::vm::Vm;
use taipan_heap::header::MAX_SMALL_WORDS;
use taipan_heap::{Header, Value};

/// The memory of a tuple: length, then the elements (then, in instances of
/// subclasses, the attributes).
#[repr(C)]
pub struct TupleObject {
    header: Header,
    len: usize,
}

/// Word of the first element.
pub const TUPLE_ITEMS: usize = 2;

handle! {
    /// `tuple`: immutable, so its elements borrow from the handle.
    Tuple => TupleObject, Kind::Tuple
}

impl Tuple {
    /// A tuple of these values.
    pub fn new(items: &[Value], vm: &Vm) -> PyResult<Tuple> {
        if items.is_empty() {
            return Ok(vm.empty_tuple());
        }
        Tuple::with_shape(items, ClassId::Tuple.shape(), 0, vm)
    }

    /// A tuple of few (at most 64) values; cannot fail.
    pub fn small<const N: usize>(items: [Value; N], vm: &Vm) -> Tuple {
        const { assert!(N <= 64) };
        let memory = vm.allocate(Kind::Tuple, 1, TUPLE_ITEMS + N, ClassId::Tuple.shape());
        // SAFETY: fresh memory of that size.
        unsafe { Tuple::fill(memory, &items, 0) }
    }

    /// A tuple of this class, `tuple` or a subclass.
    pub(crate) fn of_class(class: Class, items: &[Value], vm: &Vm) -> PyResult<Tuple> {
        if class.root_shape() == ClassId::Tuple.shape() {
            return Tuple::new(items, vm);
        }
        let extra = usize::from(class.layout().has_dict);
        let tuple = Tuple::with_shape(items, class.root_shape(), extra, vm)?;
        if class.has(class_flags::HAS_DEL) {
            vm.heap.register_finalizer(tuple.head());
        }
        Ok(tuple)
    }

    /// A tuple of these values with another shape and `extra` unbound words
    /// behind the elements (instances of subclasses).
    pub(crate) fn with_shape(
        items: &[Value],
        shape: u32,
        extra: usize,
        vm: &Vm,
    ) -> PyResult<Tuple> {
        let words = TUPLE_ITEMS + items.len() + extra;
        let memory = if words <= MAX_SMALL_WORDS {
            vm.allocate(Kind::Tuple, 1, words, shape)
        } else {
            vm.try_allocate(Kind::Tuple, 1, words, shape)?
        };
        // SAFETY: fresh memory of that size.
        Ok(unsafe { Tuple::fill(memory, items, extra) })
    }

    /// # Safety
    /// `memory` was just allocated for that many elements and extra words.
    unsafe fn fill(memory: std::ptr::NonNull<Header>, items: &[Value], extra: usize) -> Tuple {
        let words = memory.as_ptr().cast::<u64>();
        // SAFETY: the memory has two words more than there are items and extra
        // words.
        unsafe {
            words.add(1).cast::<usize>().write(items.len());
            let start = words.add(TUPLE_ITEMS).cast::<Value>();
            std::ptr::copy_nonoverlapping(items.as_ptr(), start, items.len());
            for i in 0..extra {
                start.add(items.len() + i).write(Value::UNBOUND);
            }
        }
        Tuple(memory.cast())
    }

    /// How many elements it has.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.object().len
    }

    /// Has it no elements?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The elements, borrowed from the token: for code that takes lists too.
    #[inline(always)]
    pub(crate) fn items_in(self, _vm: &Vm) -> &[Value] {
        // SAFETY: as `items`; nothing is collected while the token is borrowed.
        unsafe {
            let start = self.0.as_ptr().cast::<Value>().add(TUPLE_ITEMS);
            std::slice::from_raw_parts(start, self.object().len)
        }
    }

    /// The elements.
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        // SAFETY: `len` elements follow the length; a tuple never changes.
        unsafe {
            let start = self.0.as_ptr().cast::<Value>().add(TUPLE_ITEMS);
            std::slice::from_raw_parts(start, self.object().len)
        }
    }
}

/// `tuple`'s declaration.
pub static TUPLE: ClassDecl = ClassDecl {
    kind: Kind::Tuple,
    subclassable: true,
    is_sequence: true,
    methods: &[
        &methods::TUPLE_NEW,
        &methods::TUPLE_LEN,
        &methods::TUPLE_REPR,
        &methods::TUPLE_ITER,
        &methods::TUPLE_HASH,
        &methods::TUPLE_CONTAINS,
        &methods::TUPLE_GETITEM,
        &methods::TUPLE_ADD,
        &methods::TUPLE_MUL,
        &methods::TUPLE_RMUL,
        &methods::TUPLE_EQ,
        &methods::TUPLE_NE,
        &methods::TUPLE_LT,
        &methods::TUPLE_LE,
        &methods::TUPLE_GT,
        &methods::TUPLE_GE,
        &methods::TUPLE_INDEX,
        &methods::TUPLE_COUNT,
        &methods::TUPLE_GETNEWARGS,
    ],
    doc: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
    ..ClassDecl::new(ClassId::Tuple, "tuple")
};
