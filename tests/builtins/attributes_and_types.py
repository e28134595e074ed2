# getattr and friends, vars, dir, type with three arguments, isinstance with odd classes.
class A:
    x = 1
    def __init__(self): self.y = 2
a = A()
print(getattr(a, "x"), getattr(a, "z", 9), hasattr(a, "y"), setattr(a, "z", 3), a.z, delattr(a, "z"), hasattr(a, "z"), vars(a), sorted(k for k in dir(a) if k[0] != "_"), vars(A)["x"])
T = type("T", (A,), {"w": 5, "m": lambda self: self.w})
print(T, T().m(), T().x, T.__mro__, type(T), type(T()), T.__name__, T.__bases__, isinstance(T(), A), T.__module__, T.__doc__)
print(type(5) is int, type(a) == A, type(A) is type, isinstance(A, type), isinstance(type, object), isinstance(object, type), issubclass(A, object), issubclass(A, (int, A)), issubclass(int, (str, (float, int))))
for bad in (lambda: isinstance(5, 5), lambda: isinstance(5, "int"), lambda: issubclass(5, int), lambda: issubclass(int, 5), lambda: isinstance(5, [int]), lambda: isinstance(5, (str, 5)), lambda: isinstance(5, list[int]), lambda: issubclass(int, list[int]), lambda: vars(5), lambda: getattr(a, 5), lambda: setattr(a, 5, 1), lambda: hasattr(a, 5), lambda: delattr(a, "q"), lambda: type("X"), lambda: type(5, (), {}), lambda: type("X", 5, {}), lambda: type("X", (), 5), lambda: type("X", (5,), {}), lambda: isinstance(5), lambda: isinstance(1, int | list[int])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(object() == object(), object.__name__, repr(object())[:15], object().__class__, object().__str__()[:7], object.__new__(A).__dict__, A.__init__ is A.__dict__["__init__"], a.__class__.__name__, a.__module__, a.__init__.__name__)
def scope():
    p, q = 1, 2
    return dir(), sorted(locals())
print(scope(), "scope" in dir(), "A" in globals(), __name__, callable(A), callable(a))
class D:
    def __dir__(self): return ["c", "a", "b"]
    def __instancecheck__(self, o): return True
print(dir(D()), isinstance(5, D) if False else isinstance(5, type))
class BadDir:
    def __dir__(self): return 5
try: dir(BadDir())
except TypeError as e: print(e)
print(NotImplemented, Ellipsis, ..., type(...), type(NotImplemented), type(None), None is None, __debug__, bool(Ellipsis))
print(type(None)(), type(...)() is ..., [cls.__name__ for cls in (int, bool, str, float, complex, list, tuple, dict, set, frozenset, bytes, bytearray, range, slice, type, object, property, staticmethod, classmethod, super, zip, map, filter, enumerate, reversed, memoryview)])
print(int.__doc__ is not None, len.__doc__ is not None, id(a) == id(a), hash(a) == hash(a), copyright is not None if "copyright" in dir(__builtins__) else True)
