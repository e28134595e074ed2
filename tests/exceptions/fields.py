# Fields of built-in exceptions are members of the class: not in vars(), settable, deletable; and what __reduce__ says.
errors = [OSError(2, "No", "f"), OSError("text"), StopIteration(5), SystemExit(1, 2), NameError("n", name="x"),
          AttributeError("a", name="b", obj=3), ImportError("i", name="m", path="p"), SyntaxError("s", ("f", 1, 2, "t")),
          UnicodeEncodeError("ascii", "é", 0, 1, "r"), ExceptionGroup("g", [KeyError(1)]), KeyError("k")]
for e in errors:
    e.extra = 1
    print(type(e).__name__, vars(e), e.__reduce__()[1:])
e = OSError(2, "No", "f", None, "g")
e.filename = "other"
print(e, e.args, e.__reduce__()[1])
del e.filename
print(e.filename, e)
s = StopIteration(1)
s.value = 7
print(s.value, s.args, StopIteration.value.__get__(s))
def gen():
    return "returned"
    yield
try: next(gen())
except StopIteration as err: print(err.value, vars(err))
try: undefined_name
except NameError as err: print(err.name, vars(err))
try: (5).nope
except AttributeError as err: print(err.name, err.obj, vars(err))
class Sub(OSError):
    def __init__(self, *args): self.mine = args
print(vars(Sub(1, "x")), Sub(1, "x").errno, Sub(1, "x").__reduce__()[1:])
b = ValueError("restored")
b.__setstate__({"a": 1, "b": [2]})
print(vars(b), b.__setstate__(None))
for bad in (lambda: b.__setstate__([1]), lambda: setattr(ExceptionGroup("g", [b]), "message", 1)):
    try: bad()
    except Exception as err: print(type(err).__name__, err)
