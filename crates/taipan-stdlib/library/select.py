"""Waiting for files, which is not supported."""

error = OSError

def select(rlist, wlist, xlist, timeout=None, /):
    raise NotImplementedError("taipan does not support waiting for files yet")
