//! Ctrl-C: the signal asks the program to raise `KeyboardInterrupt`.

use std::sync::OnceLock;
use taipan::Interrupt;

static RUNNING: OnceLock<Interrupt> = OnceLock::new();

extern "C" fn on_signal(_signal: libc::c_int) {
    // Reading an initialized `OnceLock` and setting an atomic flag are safe in a
    // signal handler.
    if let Some(running) = RUNNING.get() {
        running.set();
    }
}

/// The system has refused memory: the program is to raise `MemoryError` soon.
pub(crate) fn tell_of_refusal() {
    if let Some(running) = RUNNING.get() {
        running.memory_refused();
    }
}

/// From now on SIGINT interrupts the program.
pub(crate) fn install(interrupt: Interrupt) {
    if RUNNING.set(interrupt).is_err() {
        return;
    }
    // SAFETY: the handler only does what is allowed in one; the structure is
    // zeroed (empty mask, no flags: a blocked read returns) and lives on.
    unsafe {
        let mut action = std::mem::zeroed::<libc::sigaction>();
        let handler: extern "C" fn(libc::c_int) = on_signal;
        action.sa_sigaction = handler as libc::sighandler_t;
        libc::sigaction(libc::SIGINT, &raw const action, std::ptr::null_mut());
    }
}

/// The running thread takes no SIGINT, so the thread that runs the program gets
/// it and is woken where it reads.
pub(crate) fn leave_to_other_threads() {
    // SAFETY: the set is local and initialized by `sigemptyset`.
    unsafe {
        let mut set = std::mem::zeroed::<libc::sigset_t>();
        libc::sigemptyset(&raw mut set);
        libc::sigaddset(&raw mut set, libc::SIGINT);
        libc::pthread_sigmask(libc::SIG_BLOCK, &raw const set, std::ptr::null_mut());
    }
}
