//! The bounds of the running thread's stack, which the collector scans and
//! recursion is checked against.

use std::cell::OnceCell;

thread_local! {
    static BOUNDS: OnceCell<Option<(usize, usize)>> = const { OnceCell::new() };
}

/// The bounds of the running thread's stack, which a thread asks the system for
/// once: of a main thread it is told in a file.
pub(crate) fn bounds() -> Option<(usize, usize)> {
    BOUNDS.with(|known| *known.get_or_init(find_bounds))
}

/// The upper end of the running thread's stack, and how many bytes it reaches
/// down.
#[cfg(target_os = "linux")]
fn find_bounds() -> Option<(usize, usize)> {
    let mut low = std::ptr::null_mut();
    let mut size = 0;
    // SAFETY: the attributes are initialized by the first call and destroyed by
    // the last; `low` and `size` are local.
    let found = unsafe {
        let mut attributes = std::mem::zeroed::<libc::pthread_attr_t>();
        if libc::pthread_getattr_np(libc::pthread_self(), &raw mut attributes) != 0 {
            return None;
        }
        let found = libc::pthread_attr_getstack(&raw const attributes, &raw mut low, &raw mut size);
        libc::pthread_attr_destroy(&raw mut attributes);
        found == 0
    };
    found.then(|| (low as usize + size, size))
}

/// As above.
#[cfg(target_os = "macos")]
fn find_bounds() -> Option<(usize, usize)> {
    // SAFETY: plain queries about the running thread.
    unsafe {
        let this = libc::pthread_self();
        Some((libc::pthread_get_stackaddr_np(this) as usize, libc::pthread_get_stacksize_np(this)))
    }
}
