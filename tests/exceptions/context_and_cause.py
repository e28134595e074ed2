# __context__, __cause__, __suppress_context__: who sets them and when.
def show(e, depth=0):
    while e is not None:
        print("  " * depth, repr(e), "| cause", repr(e.__cause__), "| suppress", e.__suppress_context__)
        e, depth = e.__context__, depth + 1
def run(f):
    try: f()
    except BaseException as e: show(e)
def implicit():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("second")
def explicit():
    try: 1 / 0
    except ZeroDivisionError as e: raise KeyError("second") from e
def suppressed():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("second") from None
def class_cause():
    raise KeyError from ValueError
def in_finally():
    try: raise ValueError("a")
    finally: raise KeyError("b")
def same_again():
    try: raise ValueError("a")
    except ValueError as e:
        try: raise KeyError("b")
        except KeyError: raise e
def reraise():
    try:
        try: raise ValueError("a")
        except ValueError:
            try: raise KeyError("b")
            except KeyError: pass
            raise
    except ValueError as e: raise OSError("c")
def three():
    try:
        try: [][1]
        except IndexError: {}["k"]
    except KeyError: int("x")
def not_context():
    try: 1 / 0
    except ZeroDivisionError: pass
    raise KeyError("alone")
def in_call():
    def helper(): raise TypeError("from helper")
    try: 1 / 0
    except ZeroDivisionError: helper()
def in_with():
    class CM:
        def __enter__(self): pass
        def __exit__(self, *a): raise OSError("exit")
    with CM(): raise ValueError("body")
def cycle():
    a, b = ValueError("a"), KeyError("b")
    try: raise a
    except ValueError:
        try: raise b
        except KeyError: raise a
def from_self():
    e = ValueError("self")
    raise e from e
for f in (implicit, explicit, suppressed, class_cause, in_finally, same_again, reraise, three, not_context, in_call, in_with, cycle):
    print(f.__name__)
    run(f)
try: from_self()
except ValueError as e: print(e.__cause__ is e, e.__context__)
e = ValueError("x")
print(e.__cause__, e.__context__, e.__suppress_context__, e.__traceback__)
e.__cause__ = KeyError("set by hand")
print(e.__suppress_context__, repr(e.__cause__))
e.__context__ = None
for attr in ("__cause__", "__context__", "__traceback__"):
    try: setattr(e, attr, 5)
    except TypeError as err: print(err)
try: e.args = 5
except TypeError as err: print(err)
e.args = "ab"
print(repr(e), e.with_traceback(None) is e, e.__reduce__()[1])
