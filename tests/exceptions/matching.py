# What an except clause may name, when it is evaluated, and what happens to its variable.
class A(Exception): pass
class B(A): pass
class C(Exception): pass
def which(exc):
    try: raise exc
    except (B, C) as e: return f"B or C: {type(e).__name__}"
    except A: return "A"
    except Exception as e: return f"other {e!r}"
print(which(A), which(B), which(B()), which(C(1)), which(ValueError("x")))
def noisy(t, tag): print("eval", tag); return t
try:
    raise ValueError("v")
except noisy(KeyError, "first"): print("no")
except noisy((IndexError, ValueError), "second"): print("yes")
except noisy(Exception, "third"): print("no")
for bad in (5, "ValueError", None, (ValueError, 5), int, [KeyError]):
    try:
        try: raise KeyError("k")
        except bad: print("matched?")
    except TypeError as e: print(e, "| context", repr(e.__context__))
for bad in (5, "text", int, None, object()):
    try: raise bad
    except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
e = "before"
try: 1 / 0
except ZeroDivisionError as e: pass
try: print(e)
except NameError as err: print(err)
try:
    try: raise KeyError
    except KeyError as k: del k
except Exception as x: print("never", x)
def f():
    try: raise ValueError("kept")
    except ValueError as err: saved = err
    return saved
print(repr(f()))
class Meta(type):
    def __instancecheck__(cls, x): return True
    def __subclasscheck__(cls, x): return True
class Fake(Exception, metaclass=Meta): pass
try:
    try: raise KeyError("real")
    except Fake: print("by check")
except KeyError: print("real classes only")
class NewReturns(Exception):
    def __new__(cls): return 5
try: raise NewReturns
except TypeError as e: print(e)
class InitFails(Exception):
    def __init__(self): raise OSError("in init")
try: raise InitFails
except OSError as e: print(e)
class Args(Exception):
    def __init__(self, code, detail=None): super().__init__(code); self.code, self.detail = code, detail
try: raise Args(404, detail="not found")
except Args as e: print(e, e.args, e.code, e.detail, repr(e))
try: raise Args
except TypeError as e: print(e)
try: raise ((ValueError, KeyError), 1)
except TypeError as e: print(e)
if True:
    try: raise KeyboardInterrupt
    except Exception: print("no")
    except BaseException as e: print(repr(e))
