# sys.exception() in a generator: its own while it handles one, else that of whoever resumes it, never that of an earlier resumer.
import sys
def seen(): return repr(sys.exception())
def g():
    yield seen()
    try: raise KeyError("own")
    except KeyError:
        yield seen()
        try: raise IndexError("inner")
        except IndexError: yield seen()
        yield seen()
    yield seen()
    yield seen()
it = g()
def step(error):
    if error is None: return next(it)
    try: raise error
    except Exception: return next(it), seen()
for error in (OSError(1), OSError(2), None, OSError(4), OSError(5), None):
    print(step(error), seen())
def outer():
    try: raise ValueError("outer")
    except ValueError: yield from inner()
    yield seen()
def inner():
    yield seen()
    try: raise KeyError("inner")
    except KeyError as e: yield repr(e.__context__)
    yield seen()
print(list(outer()))
async def coroutine():
    try: raise TypeError("in coroutine")
    except TypeError: pass
    return seen()
def drive(c):
    try: c.send(None)
    except StopIteration as e: return e.value
try: raise LookupError("driver")
except LookupError: print(drive(coroutine()))
