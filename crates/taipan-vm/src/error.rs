//! Exceptions as Rust sees them.

/// Proof that an exception is pending in the [`Vm`](crate::Vm). Made only by
/// raising; dropping it without handing it on or [`Vm::take_raised`] loses an
/// exception, so it must be used.
///
/// [`Vm::take_raised`]: crate::Vm::take_raised
#[derive(Debug)]
#[must_use = "an exception is pending: return it, or take it from the Vm"]
pub struct Raised(());

impl Raised {
    /// For the `Vm`'s raising functions.
    #[inline(always)]
    pub(crate) fn pending() -> Raised {
        Raised(())
    }
}

/// What a function that may raise returns.
pub type PyResult<T> = Result<T, Raised>;
