# What a function object carries, and what may be changed.
def f(a, b: int = 2, *args: "x", c=3, **kw) -> str:
    """The docstring."""
    local = a
    return local
print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__dict__, f.__closure__)
print(f.__annotations__, f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_varnames, f.__code__.co_posonlyargcount)
f.counter = 0
f.counter += 1
print(f.counter, f.__dict__, hasattr(f, "nope"), callable(f), type(f).__name__)
f.__doc__ = None
f.__name__ = "g"
print(f.__doc__, f.__name__, repr(f).split(" at ")[0])
f.__qualname__ = "Some.thing"
print(repr(f).split(" at ")[0])
for change in ("f.__name__ = 1", "f.__defaults__ = [1]", "f.__code__ = 1", "f.__dict__ = 1", "f.__closure__ = ()", "f.__globals__ = {}", "f.__kwdefaults__ = 3", "del f.nothing", "f.nothing", "f.__qualname__ = 2", "f.__annotations__ = 3"):
    try:
        exec(change)
        print(change, "ok")
    except Exception as e:
        print(change, type(e).__name__, e)
def swap1(x): return x + 1
def swap2(x): return x * 100
swap1.__code__ = swap2.__code__
print(swap1(3), swap1.__name__)
class A:
    def m(self): "doc of m"
    attr = 1
a = A()
m = a.m
print(m.__self__ is a, m.__func__ is A.m, m.__name__, m.__doc__, m.__qualname__, m == a.m, m is a.m, hash(m) == hash(a.m), A.m == A.m)
try:
    m.x = 1
except AttributeError as e:
    print(e)
A.m.x = 5
print(m.x, repr(m).split(" of ")[0], repr(A.m).split(" at ")[0])
print((lambda: 0).__name__, (lambda: 0).__qualname__, [g.__qualname__ for g in [lambda: 0]])
def outer():
    def inner(): return lambda: 0
    return inner
print(outer().__qualname__, outer()().__qualname__)
del f.__defaults__
try:
    f()
except TypeError as e:
    print(e)
print(len.__name__, len.__qualname__, len.__module__, [].append.__name__, [].append.__qualname__, str.join.__qualname__, repr(len), repr(str.join), type(len), type([].append), type(str.join))
f.__code__ = (lambda: 7).__code__
print(f())
