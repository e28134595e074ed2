//! What the embedder tells a collection, and is told by it.

use crate::header::Header;
use crate::trace::Tracer;
use crate::value::Value;
use std::ptr::NonNull;

/// The embedder's side of a collection. None of these methods may allocate,
/// store into objects or otherwise use the heap (it would panic).
pub trait Roots {
    /// Reports every value that is reachable from outside the heap.
    fn trace(&mut self, tracer: &mut Tracer<'_>);

    /// Everything reachable is marked, nothing is freed: weak references are
    /// cleared that refer to what is not marked. Runs before finalization, so, as
    /// in CPython, weak references are cleared before `__del__` can see them.
    fn after_mark(&mut self, marked: &mut Marker<'_>) {
        let _ = marked;
    }

    /// A live object has this shape, one of those that were asked for by
    /// [`Tracer::watch_shapes`]. Told once for each; what it needs is reported.
    fn shape(&mut self, shape: u32, tracer: &mut Tracer<'_>) {
        let _ = (shape, tracer);
    }

    /// Everything that was reported is marked. Is there more to report because of
    /// what is marked ([`Tracer::is_live`])? Asked until there is not, where
    /// shapes are watched.
    fn revisit(&mut self, tracer: &mut Tracer<'_>) -> bool {
        let _ = tracer;
        false
    }

    /// Everything that lives on is marked, what finalizers keep too; nothing is
    /// freed: weak tables drop what is not marked.
    fn after_finalize(&mut self, marked: &mut Marker<'_>) {
        let _ = marked;
    }

    /// An object registered with [`crate::Heap::register_finalizer`] is
    /// unreachable. Its fields are intact, but may refer to objects that are
    /// finalized as well.
    ///
    /// If some objects answer `Keep` and others `Drop`, an object kept may
    /// refer to one whose payload was dropped here: where that can happen, drop
    /// payloads in [`Roots::dispose`] instead.
    fn finalize(&mut self, object: NonNull<Header>) -> FinalizeAction;

    /// The last word on an object whose `finalize` answered `Drop`, after all
    /// objects answered and the kept ones were marked, and only if it is
    /// unreachable still (else it stays registered and is asked again when it
    /// dies).
    fn dispose(&mut self, object: NonNull<Header>) {
        let _ = object;
    }
}

/// What becomes of an unreachable object with a finalizer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FinalizeAction {
    /// It dies; its foreign payload is dropped by the callee.
    Drop,
    /// It, and what it refers to, stays alive and is no longer registered: the
    /// embedder has queued its `__del__`.
    Keep,
}

/// The state after marking.
pub struct Marker<'m> {
    pub(crate) tracer: &'m Tracer<'m>,
}

impl Marker<'_> {
    /// Will the object survive?
    pub fn is_marked(&self, object: NonNull<Header>) -> bool {
        // SAFETY: the embedder asks about objects that it held weakly, cleaned
        // at each collection: they were alive when this one began.
        unsafe { self.tracer.is_marked(object.as_ptr()) }
    }

    /// Will it survive? Values in place always do.
    pub fn is_live(&self, value: Value) -> bool {
        value.as_pointer().is_none_or(|object| self.is_marked(object))
    }

    /// Did this collection look at all objects, or at the young only?
    pub fn is_full(&self) -> bool {
        self.tracer.full
    }
}
