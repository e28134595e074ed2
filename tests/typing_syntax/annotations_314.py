# requires: 3.14
# Annotations are evaluated when they are asked for.
def f(a: undefined_a, *args: int, b: str = "x", **kw: list[undefined_b]) -> later: return a
print(f(1))
try: f.__annotations__
except NameError as e: print(e)
undefined_a = undefined_b = later = float
print(f.__annotations__, f.__annotations__ is f.__annotations__)
class C:
    x: int
    y: "text" = 5
    z: later_class
    def m(self) -> C: return self
try: C.__annotations__
except NameError as e: print(e)
class later_class: pass
print(C.__annotations__, C.y, hasattr(C, "x"), C.m.__annotations__, C().m().y)
class D(C):
    w: bool
print(D.__annotations__, "x" in D.__annotations__)
log = []
def note(x): log.append(x); return x
def g(a: note("ann a") = note("default")) -> note("ret"): pass
print(log); g.__annotations__; print(log); g.__annotations__; print(log)
v: note("module annotation") = 3
print(log, v)
def local():
    x: note("never evaluated") = 1
    y: also_never
    return x
print(local(), log[-1])
obj = C()
obj.attr: note("attr annotation") = 5
lst = [0]
lst[0]: note("item") = 7
(paren): int = 8
print(obj.attr, lst, paren, log)
print(g.__annotate__(1), f.__annotate__ is not None, (lambda: 0).__annotations__)
try: print(g.__annotate__(99))
except NotImplementedError as e: print(repr(e))
f.__annotations__ = {"set": 1}
print(f.__annotations__, f.__annotate__)
def in_function():
    T = int
    class L:
        a: T
    T = str
    return L.__annotations__
print(in_function())
class Cond:
    if True:
        p: int
    else:
        q: int
    for i in range(1): r: str
print(Cond.__annotations__)
print(__annotations__ if "__annotations__" in globals() else "not materialized", __annotate__(1) if "__annotate__" in globals() else "")
