"""Signals by name. Handlers written in Python are not supported: `signal` says so."""

SIG_DFL, SIG_IGN = 0, 1
SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = 0, 1, 2
SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE = range(1, 9)
SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM = range(9, 16)
SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU = range(17, 23)
SIGWINCH = 28
NSIG = 65

def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt

def getsignal(signalnum, /):
    if not 0 < signalnum < NSIG:
        raise ValueError("signal number out of range")
    return default_int_handler if signalnum == SIGINT else SIG_IGN if signalnum == SIGPIPE else SIG_DFL

def signal(signalnum, handler, /):
    if not 0 < signalnum < NSIG:
        raise ValueError("signal number out of range")
    if handler is getsignal(signalnum):
        return handler
    raise ValueError("taipan does not support signal handlers")

def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    if fd == -1:
        return -1
    raise ValueError("taipan does not support signal handlers")
