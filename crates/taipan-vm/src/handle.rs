//! Handles: one `Copy` newtype per object type.
//!
//! A handle is a pointer to a heap object of a known [`Kind`]. It is made by
//! [`Downcast::downcast`], costs nothing, and carries the type's methods. The
//! conservative stack scan finds it wherever it lies in a native frame; on the
//! malloc heap it must never be.
//!
//! *The borrow rule*: with `&Vm` a method reads, borrows contents and
//! allocates; with `&mut Vm` it changes contents or runs Python code.

use crate::kind::Kind;
use taipan_heap::{Header, Value};

/// A typed pointer to a heap object.
pub trait Handle: Copy {
    /// The kind of the objects it points to.
    const KIND: Kind;

    /// The handle of an object that is known to have this kind.
    ///
    /// # Safety
    /// `value` points to an object of [`Handle::KIND`].
    unsafe fn from_value(value: Value) -> Self;

    /// The object as a value.
    fn value(self) -> Value;
}

/// Conversion of values to handles.
pub trait Downcast {
    /// The handle, if the value is an object of that kind (instances of
    /// subclasses included).
    fn downcast<H: Handle>(self) -> Option<H>;

    /// Is it an object of that kind?
    fn is_kind(self, kind: Kind) -> bool;

    /// The header's shape number, if it is a heap object.
    fn shape_number(self) -> Option<u32>;
}

impl Downcast for Value {
    #[inline(always)]
    fn downcast<H: Handle>(self) -> Option<H> {
        if self.is_kind(H::KIND) {
            // SAFETY: the kind was just tested.
            Some(unsafe { H::from_value(self) })
        } else {
            None
        }
    }

    #[inline(always)]
    fn is_kind(self, kind: Kind) -> bool {
        match self.as_pointer() {
            // SAFETY: a pointer value points to a live header.
            Some(header) => unsafe { header.as_ref() }.kind() == kind as u8,
            None => false,
        }
    }

    #[inline(always)]
    fn shape_number(self) -> Option<u32> {
        // SAFETY: a pointer value points to a live header.
        self.as_pointer().map(|header| unsafe { header.as_ref() }.shape())
    }
}

/// The header behind a pointer value.
///
/// # Safety
/// `value` is a pointer.
#[inline(always)]
pub unsafe fn header<'a>(value: Value) -> &'a Header {
    // SAFETY: the caller vouches for the pointer; headers are only reached
    // through shared references with interior mutability.
    unsafe { value.pointer_unchecked().as_ref() }
}

/// Defines a handle newtype over a `repr(C)` object struct whose first field is
/// its [`Header`]: `handle! { /// docs List => ListObject, Kind::List }`.
#[macro_export]
macro_rules! handle {
    ($(#[$meta:meta])* $name:ident => $object:ty, $kind:expr) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq)]
        #[repr(transparent)]
        pub struct $name(std::ptr::NonNull<$object>);

        impl $crate::handle::Handle for $name {
            const KIND: $crate::kind::Kind = $kind;

            #[inline(always)]
            unsafe fn from_value(value: taipan_heap::Value) -> Self {
                debug_assert!($crate::handle::Downcast::is_kind(value, $kind));
                // SAFETY: the caller vouches that it is a pointer of this kind.
                $name(unsafe { value.pointer_unchecked() }.cast())
            }

            #[inline(always)]
            fn value(self) -> taipan_heap::Value {
                taipan_heap::Value::pointer(self.0.cast())
            }
        }

        impl $name {
            /// The object's memory.
            #[inline(always)]
            #[allow(dead_code, reason = "not every type needs it")]
            pub(crate) fn object(&self) -> &$object {
                // SAFETY: a handle points to a live object of its kind: values
                // in native frames keep objects alive, and objects never move.
                unsafe { self.0.as_ref() }
            }

            /// Pointer to the object's header.
            #[inline(always)]
            #[allow(dead_code, reason = "not every type needs it")]
            pub(crate) fn head(&self) -> std::ptr::NonNull<taipan_heap::Header> {
                self.0.cast()
            }
        }

        impl From<$name> for taipan_heap::Value {
            #[inline(always)]
            fn from(handle: $name) -> Self {
                $crate::handle::Handle::value(handle)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({:?})", stringify!($name), self.0)
            }
        }
    };
}
