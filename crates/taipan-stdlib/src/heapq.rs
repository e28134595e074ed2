//! `_heapq`: heaps in lists.
//!
//! Comparisons run Python code. Where the list changed its length meanwhile, a
//! heap that is being changed says so instead of going on with what is not there.

use taipan_heap::Value;
use taipan_macros::native;
use taipan_vm::object::list::List;
use taipan_vm::object::module::ModuleDecl;
use taipan_vm::{Downcast, PyResult, Vm};

/// The module's declaration.
pub static MODULE: ModuleDecl = ModuleDecl::new(
    "_heapq",
    "Heap queue algorithm (a.k.a. priority queue).\n",
    &[
        &HEAPPUSH,
        &HEAPPUSHPOP,
        &HEAPPOP,
        &HEAPREPLACE,
        &HEAPIFY,
        &HEAPPUSH_MAX,
        &HEAPPUSHPOP_MAX,
        &HEAPPOP_MAX,
        &HEAPREPLACE_MAX,
        &HEAPIFY_MAX,
    ],
);

/// Which element is at the top.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Min,
    Max,
}

impl Order {
    /// Does `a` belong above `b`?
    fn above(self, a: Value, b: Value, vm: &mut Vm) -> PyResult<bool> {
        match self {
            Order::Min => vm.less(a, b),
            Order::Max => vm.less(b, a),
        }
    }
}

/// An argument that must be a list.
fn list(heap: Value, function: &str, vm: &Vm) -> PyResult<List> {
    heap.downcast::<List>().ok_or_else(|| {
        let name = vm.type_name(heap);
        vm.type_error(format!("{function}() argument 1 must be list, not {name}"))
    })
}

fn item(heap: List, index: usize, vm: &Vm) -> PyResult<Value> {
    heap.get(index, vm).ok_or_else(|| vm.index_error("index out of range"))
}

fn same_size(heap: List, size: usize, vm: &Vm) -> PyResult<()> {
    if heap.len(vm) == size {
        return Ok(());
    }
    Err(vm.runtime_error("list changed size during iteration"))
}

/// Lets the element at `position` rise, at most to `start`.
fn rise(heap: List, start: usize, mut position: usize, order: Order, vm: &mut Vm) -> PyResult<()> {
    let size = heap.len(vm);
    if position >= size {
        return Err(vm.index_error("index out of range"));
    }
    while position > start {
        let parent = (position - 1) / 2;
        let (new, above) = (item(heap, position, vm)?, item(heap, parent, vm)?);
        let rises = order.above(new, above, vm)?;
        same_size(heap, size, vm)?;
        if !rises {
            break;
        }
        swap(heap, position, parent, vm)?;
        position = parent;
    }
    Ok(())
}

fn swap(heap: List, i: usize, j: usize, vm: &mut Vm) -> PyResult<()> {
    let (a, b) = (item(heap, i, vm)?, item(heap, j, vm)?);
    heap.set(i, b, vm);
    heap.set(j, a, vm);
    Ok(())
}

/// Lets the element at `start` sink to a leaf, and rise again.
fn sink(heap: List, start: usize, order: Order, vm: &mut Vm) -> PyResult<()> {
    let size = heap.len(vm);
    let mut position = start;
    while position < size / 2 {
        let mut child = 2 * position + 1;
        if child + 1 < size {
            let (left, right) = (item(heap, child, vm)?, item(heap, child + 1, vm)?);
            child += usize::from(!order.above(left, right, vm)?);
            same_size(heap, size, vm)?;
        }
        swap(heap, position, child, vm)?;
        position = child;
    }
    rise(heap, start, position, order, vm)
}

fn push(heap: List, new: Value, order: Order, vm: &mut Vm) -> PyResult<()> {
    heap.push(new, vm)?;
    rise(heap, 0, heap.len(vm) - 1, order, vm)
}

fn pop(heap: List, order: Order, vm: &mut Vm) -> PyResult<Value> {
    let Some(last) = heap.pop(vm) else { return Err(vm.index_error("index out of range")) };
    let Some(top) = heap.get(0, vm) else { return Ok(last) };
    heap.set(0, last, vm);
    sink(heap, 0, order, vm)?;
    Ok(top)
}

fn replace(heap: List, new: Value, order: Order, vm: &mut Vm) -> PyResult<Value> {
    let top = item(heap, 0, vm)?;
    heap.set(0, new, vm);
    sink(heap, 0, order, vm)?;
    Ok(top)
}

fn push_pop(heap: List, new: Value, order: Order, vm: &mut Vm) -> PyResult<Value> {
    let Some(top) = heap.get(0, vm) else { return Ok(new) };
    if !order.above(top, new, vm)? {
        return Ok(new);
    }
    replace(heap, new, order, vm)
}

fn heapify_list(heap: List, order: Order, vm: &mut Vm) -> PyResult<()> {
    for i in (0..heap.len(vm) / 2).rev() {
        sink(heap, i, order, vm)?;
        vm.poll()?;
    }
    Ok(())
}

/// Push item onto heap, maintaining the heap invariant.
#[native("heappush(heap, item, /)")]
fn heappush(heap: Value, new: Value, vm: &mut Vm) -> PyResult<()> {
    push(list(heap, "heappush", vm)?, new, Order::Min, vm)
}

/// Pop the smallest item off the heap, maintaining the heap invariant.
#[native("heappop(heap, /)")]
fn heappop(heap: Value, vm: &mut Vm) -> PyResult<Value> {
    pop(list(heap, "heappop", vm)?, Order::Min, vm)
}

/// Pop and return the current smallest value, and add the new item.
///
/// This is more efficient than heappop() followed by heappush(), and can be
/// more appropriate when using a fixed-size heap.  Note that the value
/// returned may be larger than item!  That constrains reasonable uses of
/// this routine unless written as part of a conditional replacement:
///
///     if item > heap[0]:
///         item = heapreplace(heap, item)
#[native("heapreplace(heap, item, /)")]
fn heapreplace(heap: Value, new: Value, vm: &mut Vm) -> PyResult<Value> {
    replace(list(heap, "heapreplace", vm)?, new, Order::Min, vm)
}

/// Push item on the heap, then pop and return the smallest item from the heap.
///
/// The combined action runs more efficiently than heappush() followed by
/// a separate call to heappop().
#[native("heappushpop(heap, item, /)")]
fn heappushpop(heap: Value, new: Value, vm: &mut Vm) -> PyResult<Value> {
    push_pop(list(heap, "heappushpop", vm)?, new, Order::Min, vm)
}

/// Transform list into a heap, in-place, in O(len(heap)) time.
#[native("heapify(heap, /)")]
fn heapify(heap: Value, vm: &mut Vm) -> PyResult<()> {
    heapify_list(list(heap, "heapify", vm)?, Order::Min, vm)
}

/// Push item onto max heap, maintaining the heap invariant.
#[native("heappush_max(heap, item, /)")]
fn heappush_max(heap: Value, new: Value, vm: &mut Vm) -> PyResult<()> {
    push(list(heap, "heappush_max", vm)?, new, Order::Max, vm)
}

/// Maxheap variant of heappop.
#[native("heappop_max(heap, /)")]
fn heappop_max(heap: Value, vm: &mut Vm) -> PyResult<Value> {
    pop(list(heap, "heappop_max", vm)?, Order::Max, vm)
}

/// Maxheap variant of heapreplace.
#[native("heapreplace_max(heap, item, /)")]
fn heapreplace_max(heap: Value, new: Value, vm: &mut Vm) -> PyResult<Value> {
    replace(list(heap, "heapreplace_max", vm)?, new, Order::Max, vm)
}

/// Maxheap variant of heappushpop.
///
/// The combined action runs more efficiently than heappush_max() followed by
/// a separate call to heappop_max().
#[native("heappushpop_max(heap, item, /)")]
fn heappushpop_max(heap: Value, new: Value, vm: &mut Vm) -> PyResult<Value> {
    push_pop(list(heap, "heappushpop_max", vm)?, new, Order::Max, vm)
}

/// Maxheap variant of heapify.
#[native("heapify_max(heap, /)")]
fn heapify_max(heap: Value, vm: &mut Vm) -> PyResult<()> {
    heapify_list(list(heap, "heapify_max", vm)?, Order::Max, vm)
}
