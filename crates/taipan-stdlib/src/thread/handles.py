# What `threading` asks of a machine with one thread.

class _ThreadHandle:
    def __init__(self):
        self.ident, self._done = 0, True

    def is_done(self):
        return self._done

    def _set_done(self):
        self._done = True

    def join(self, timeout=None):
        if not self._done:
            raise RuntimeError("Cannot join current thread")

    def __repr__(self):
        return f"<_ThreadHandle object: ident={self.ident}>"

def _make_thread_handle(ident, /):
    handle = _ThreadHandle()
    handle.ident, handle._done = ident, False
    return handle

def start_joinable_thread(function, handle=None, daemon=True):
    raise RuntimeError("can't start new thread: threads are not supported")

def _get_main_thread_ident():
    return get_ident()

def _is_main_interpreter():
    return True

def daemon_threads_allowed():
    return True

def _shutdown():
    pass

def stack_size(size=0, /):
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    return 0

def interrupt_main(signum=2, /):
    raise KeyboardInterrupt

def exit():
    raise SystemExit

class _local:
    """Thread-local data"""
    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        return object.__new__(cls)
