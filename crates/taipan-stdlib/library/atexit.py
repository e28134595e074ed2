"""allow programmer to define multiple exit functions to be executed
upon normal program termination.

Two public functions, register and unregister, are defined.
"""
import sys as _sys

_functions = []

def register(func, /, *args, **kwargs):
    """Register a function to be executed upon normal program termination."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func

def unregister(func, /):
    """Unregister an exit function which was previously registered using atexit.register."""
    _functions[:] = [entry for entry in _functions if not entry[0] == func]

def _clear():
    """Clear the list of previously registered exit functions."""
    _functions.clear()

def _ncallbacks():
    """Return the number of registered exit functions."""
    return len(_functions)

def _run_exitfuncs():
    """Run all registered exit functions."""
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            hook = _sys.unraisablehook
            hook(_Unraisable(type(error), error, error.__traceback__,
                             f"Exception ignored in atexit callback {func!r}", None))

class _Unraisable:
    def __init__(self, *fields):
        (self.exc_type, self.exc_value, self.exc_traceback, self.err_msg, self.object) = fields
