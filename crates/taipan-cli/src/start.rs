//! Where the process begins.
//!
//! On Linux the C library calls us directly: Rust's own start-up asks for the
//! bounds of the main thread's stack, which the system tells in a file with a
//! line for every mapping, and that thread only waits. What else it does is done
//! here.

/// Calls `crate::start` as the process's `main`.
///
/// # Safety
/// Only the C library calls it, once.
#[unsafe(no_mangle)]
unsafe extern "C" fn main(
    _count: libc::c_int,
    _arguments: *const *const libc::c_char,
) -> libc::c_int {
    // SAFETY: no other thread runs yet.
    unsafe {
        libc::signal(libc::SIGPIPE, libc::SIG_IGN);
        open_standard_streams();
    }
    crate::start();
    0
}

/// Opens the null device for each standard stream that is closed, so that no
/// file the program opens becomes its standard output.
///
/// # Safety
/// No other thread runs.
unsafe fn open_standard_streams() {
    let mut streams = [0, 1, 2].map(|fd| libc::pollfd { fd, events: 0, revents: 0 });
    // SAFETY: the array has three entries; the path ends with a zero.
    unsafe {
        if libc::poll(streams.as_mut_ptr(), 3, 0) > 0 {
            for _ in streams.iter().filter(|s| s.revents & libc::POLLNVAL != 0) {
                // The lowest free number is the next closed stream's.
                libc::open(c"/dev/null".as_ptr(), libc::O_RDWR);
            }
        }
    }
}
