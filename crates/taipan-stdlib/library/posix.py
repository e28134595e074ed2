"""The system's functions, which are those of `os`."""
import os as _os

def __getattr__(name):
    try:
        return getattr(_os, name)
    except AttributeError:
        raise AttributeError(f"module 'posix' has no attribute {name!r}") from None
