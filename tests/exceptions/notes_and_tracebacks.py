# requires: 3.14
# Notes, traceback objects walked by hand, frames seen through them.
import sys
e = ValueError("v")
print(hasattr(e, "__notes__"))
e.add_note("one"); e.add_note("two\nlines")
print(e.__notes__, e.args, vars(e))
for bad in (5, None, b"x"):
    try: e.add_note(bad)
    except TypeError as err: print(err)
def a(): b()
def b():
    local = "in b"
    c(1)
def c(x):
    raise KeyError("deep")
def walk(tb):
    out = []
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno, sorted(k for k in tb.tb_frame.f_locals if len(k) < 7 and not k.startswith("__"))[:2] if tb.tb_frame.f_code.co_name != "<module>" else "module"))
        tb = tb.tb_next
    return out
try: a()
except KeyError as err:
    tb = err.__traceback__
    print(walk(tb), sys.exc_info()[2] is tb, sys.exc_info()[0].__name__, type(tb).__name__)
    kept = err
print(sys.exc_info(), walk(kept.__traceback__))
try:
    try: a()
    except KeyError: raise
except KeyError as err: print(walk(err.__traceback__))
try: raise kept
except KeyError as err: print(len(walk(err.__traceback__)))
try: raise kept.with_traceback(None)
except KeyError as err: print(len(walk(err.__traceback__)))
def gen():
    yield 1
    raise OSError("gen")
try: list(gen())
except OSError as err: print(walk(err.__traceback__))
def rec(n):
    if not n: raise ValueError("bottom")
    rec(n - 1)
try: rec(5)
except ValueError as err: print(walk(err.__traceback__))
def through_finally():
    try: c(2)
    finally: pass
try: through_finally()
except KeyError as err: print(walk(err.__traceback__))
def caught_and_raised_elsewhere():
    try: c(3)
    except KeyError as err: return err
err = caught_and_raised_elsewhere()
def other(): raise err
try: other()
except KeyError as e2: print(walk(e2.__traceback__))
class E(Exception):
    def __init__(self, m): super().__init__(m); self.add_note("from init")
try: raise E("m")
except E as x: print(x.__notes__)
x.__notes__ = 5 if False else ["replaced"] if (x := E("n")) else 0
print(x.__notes__)
try: [1, 2, 3].index("q")
except ValueError as err: print(walk(err.__traceback__))
try: sorted([1, 2], key=lambda v: v / 0)
except ZeroDivisionError as err: print(walk(err.__traceback__))
f = sys._getframe()
print(f.f_code.co_name, f.f_back, f.f_lineno)
def caller(): return sys._getframe(1).f_code.co_name, sys._getframe().f_code.co_name, sys._getframe(1).f_lineno
print(caller())
